"""`portal fmt`: profiles in the canonical form, in place."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from exemplars import places
from exemplars.building.settings import SettingsError
from exemplars.drafting import canonical_form
from exemplars.language import phrase
from exemplars.reading import source, walk
from exemplars.reading.walk import name_of


def options(parser: argparse.ArgumentParser) -> None:
    """Say what `portal fmt` takes."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="ĐƯỜNG_DẪN",
        help="tệp profile.md hoặc thư mục; bỏ trống: mọi hồ sơ",
    )
    parser.add_argument(
        "--check", action="store_true", help="chỉ nói tệp nào cần sắp lại, không ghi gì"
    )
    parser.set_defaults(run=fmt)


def fmt(args: argparse.Namespace, root: Path) -> int:
    """Write profiles in the canonical form; 1 where one would change (`--check`) or had to be left."""
    changed = left = 0
    for path in _asked(args, root):
        name = name_of(root, path)
        text, finding = source.text_of(path, source.LARGEST_TEXT)
        made = canonical_form.formatted(text)
        why = finding.message if finding else made.left or _too_long(made.text)
        if why:
            left += 1
            line = (finding.line if finding else None) or made.line
            print(
                phrase("{name}:{line}: để nguyên tệp này: {why}", name=name, line=line, why=why),
                file=sys.stderr,
            )
            continue
        for key in made.unknown:
            print(
                phrase("{name}: không biết trường `{key}`, chuyển xuống cuối", name=name, key=key),
                file=sys.stderr,
            )
        if made.text.encode() == path.read_bytes():
            continue
        changed += 1
        if not args.check:
            _replace(path, made.text)
        print(phrase("Cần sắp lại {name}" if args.check else "Đã sắp lại {name}", name=name))
    if not (changed or left):
        print(phrase("Không hồ sơ nào phải sắp lại."))
    return 1 if left or (args.check and changed) else 0


def _too_long(text: str) -> str:
    """Return why a text may not be written, "" where it may: indented as it should be, it is longer."""
    if len(text.encode()) <= source.LARGEST_TEXT:
        return ""
    most = source.LARGEST_TEXT // 1000
    return phrase("sắp lại thì tệp lớn quá {most} kB, cổng không đọc được", most=most)


def _asked(args: argparse.Namespace, root: Path) -> Iterator[Path]:
    """Give every profile.md that was asked for, by name."""
    wanted = args.paths or [
        root / "profiles" / plan for plan in ([args.plan] if args.plan else walk.plans_in(root))
    ]
    seen: set[Path] = set()
    for said in wanted:
        path = Path(os.path.normpath(said.absolute()))
        if not path.exists():
            raise SettingsError("không có tệp hay thư mục {path}", path=said)
        if not path.is_relative_to(root):
            raise SettingsError("{path} không nằm trong cổng {root}", path=said, root=root)
        if path.is_file() and path.name != places.PROFILE:
            raise SettingsError(
                "{said} không phải hồ sơ; lệnh này chỉ sắp lại tệp profile.md", said=said
            )
        found = sorted(path.rglob(places.PROFILE)) if path.is_dir() else [path]
        if args.paths and not found:
            raise SettingsError(
                "{path}: không có hồ sơ nào ở đây; hồ sơ nằm ở {place}",
                path=said,
                place=places.PLACE,
            )
        for each in found:
            if each not in seen:
                seen.add(each)
                yield each


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(text.encode())
    beside.chmod(path.stat().st_mode)
    beside.replace(path)
