"""`portal inspect`: what each unit still owes, as a page, as text or as JSON; never on the site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from exemplars import inspection
from exemplars.building import settings
from exemplars.building.settings import SettingsError
from exemplars.cli import asked, checking
from exemplars.cli.placing import place
from exemplars.inspection import Inspection
from exemplars.language import phrase
from exemplars.text import printable

FORMATS = ("html", "text", "json")
# Folders of the portal's own: what lies in the first three is published, or will be.
_OURS = ("site", "content", "theme", "profiles", "hooks", "scripts", "tests")


def options(parser: argparse.ArgumentParser) -> None:
    """Say what the verb takes."""
    parser.add_argument(
        "--unit", default="", metavar="MÃ", help="chỉ đơn vị này và cấp dưới của nó"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="", help="dạng; mặc định theo đuôi tệp, hoặc text"
    )
    parser.add_argument(
        "--output", type=Path, default=None, metavar="TỆP", help="nơi ghi; bỏ trống thì in ra"
    )
    parser.set_defaults(run=inspect)


def inspect(args: argparse.Namespace, root: Path) -> int:
    """Write what is wanting; faulty records are what it is for, so it ends with 0 all the same."""
    format = asked.format(args, FORMATS, "text")
    if args.output is not None:
        _refuse_published(args.output, root)
    content = _written(_made(args, root), format, root) + "\n"
    if args.output is None:
        sys.stdout.write(content)
        return 0
    place(args.output, content)
    print(
        phrase(
            "Đã ghi bảng kiểm tra vào {path}; không đưa tệp này lên cổng.",
            path=printable(str(args.output)),
        )
    )
    return 0


def _made(args: argparse.Namespace, root: Path) -> Inspection:
    portfolio, examined = checking.whole(root, asked.plan(root))
    today = settings.today()
    return inspection.make(
        portfolio,
        examined.told,
        examined.held,
        today or portfolio.newest_date,
        asked.unit(portfolio, args.unit),
        is_told=today is not None,
    )


def _written(made: Inspection, format: str, root: Path) -> str:
    if format == "json":
        return inspection.as_json(made)
    if format == "text":
        return inspection.as_text(made)
    return inspection.as_html(made, root / "theme" / "portal")


def _refuse_published(path: Path, root: Path) -> None:
    """
    Refuse to write where a site is, or is made from: the inspection names who is in arrears.

    Raises:
        SettingsError: the file would lie there.
    """
    path, root = path.absolute().resolve(), root.resolve()
    is_ours = root in path.parents and path.relative_to(root).parts[0] in _OURS
    # Every built portal has this file, wherever it lies.
    is_site = any((folder / "feeds" / "da-go.json").is_file() for folder in path.parents)
    if is_ours or is_site:
        raise SettingsError(
            "không ghi bảng kiểm tra vào {path}: thư mục ấy thuộc cổng; chọn nơi khác",
            path=printable(str(path)),
        )
