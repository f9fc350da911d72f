"""`portal schema`: what editing programs need to complete and explain a plan's files."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exemplars.building.settings import SettingsError
from exemplars.cli import asked
from exemplars.cli.placing import place
from exemplars.drafting import json_schema, snippets
from exemplars.language import listed, phrase
from exemplars.reading import source
from exemplars.reading.source import DataFile, Portfolio
from exemplars.text import printable


def options(parser: argparse.ArgumentParser) -> None:
    """Say what `portal schema` takes."""
    parser.add_argument(
        "--output",
        type=Path,
        default=None,
        metavar="THƯ_MỤC",
        help="nơi ghi lược đồ của profile.md, plan.yml, units.yml, unit.yml, schedule.yml; bỏ trống: chỉ in lược đồ của profile.md",
    )
    parser.add_argument(
        "--snippets",
        type=Path,
        default=None,
        metavar="TỆP",
        help="ghi mẫu gõ nhanh của hồ sơ cho VS Code vào tệp này, ví dụ .vscode/tan-yen.code-snippets",
    )
    parser.set_defaults(run=schema)


def schema(args: argparse.Namespace, root: Path) -> int:
    """Print the schema of a plan's profiles, or write what was asked for: all schemas, snippets."""
    asked.folder(args.output)
    portfolio = source.load(root, asked.plan(root))
    faulty = _faulty(portfolio)
    if faulty:
        # Made from half a plan, a schema would refuse what the plan allows.
        print(
            phrase(
                "{files} còn lỗi nên chưa làm lược đồ được; chạy portal check --plan {plan} để xem từng lỗi",
                files=listed(faulty),
                plan=portfolio.plan_file.path.parent.name,
            ),
            file=sys.stderr,
        )
        return 1
    files = dict(_asked_for(args, portfolio))
    for path in files:
        _refuse_profiles(path.parent, root)
    for path, text in files.items():
        place(path, text)
        print(phrase("Đã ghi {path}", path=printable(str(path))))
    if not files:
        sys.stdout.write(_schema("profile", portfolio))
    return 0


def _asked_for(args: argparse.Namespace, portfolio: Portfolio) -> Iterator[tuple[Path, str]]:
    """Give the path and the text of every file that was asked for."""
    if args.output is not None:
        for kind in json_schema.FILES:
            yield args.output / f"{kind}.schema.json", _schema(kind, portfolio)
    if args.snippets is not None:
        text = json_schema.written(snippets.snippets_of(portfolio))
        yield _snippets_file(args.snippets), text


def _schema(kind: str, portfolio: Portfolio) -> str:
    return json_schema.written(json_schema.schema_of(kind, portfolio))


def _snippets_file(path: Path) -> Path:
    """Refuse a name that VS Code would not look at."""
    if path.suffix != ".code-snippets":
        raise SettingsError(
            "VS Code chỉ đọc tệp có đuôi .code-snippets; đổi tên {path}",
            path=printable(str(path)),
        )
    return path


def _faulty(portfolio: Portfolio) -> list[str]:
    """Return the names of the files that give a schema its words and could not be read whole."""
    files: list[DataFile[Any]] = [portfolio.plan_file, portfolio.units_file]
    files += [file for _, file in portfolio.unit_files]
    return [printable(file.name) for file in files if file.findings]


def _refuse_profiles(folder: Path, root: Path) -> None:
    """Refuse a folder below profiles/, where the check would call every schema a stray file."""
    # Not Path.resolve, which raises where links go in a circle; such a folder is told when written to.
    profiles = os.path.realpath(root / "profiles")
    if Path(os.path.realpath(folder)).is_relative_to(profiles):
        raise SettingsError(
            "không ghi lược đồ vào profiles/: ở đó chỉ có hồ sơ và kế hoạch; chọn thư mục khác"
        )
