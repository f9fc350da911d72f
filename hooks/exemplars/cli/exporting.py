"""`portal export`: what the site publishes below /du-lieu/, without building the site."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from exemplars import export as data
from exemplars.building import publication
from exemplars.building.settings import Settings, SettingsError
from exemplars.cache import CACHE
from exemplars.cli import asked
from exemplars.cli.placing import place_bytes
from exemplars.language import phrase
from exemplars.text import printable

LISTS = {"json": data.LIST, "csv": data.CSV}


def options(parser: argparse.ArgumentParser) -> None:
    """Say what the verb takes."""
    parser.add_argument(
        "--format",
        choices=sorted(LISTS),
        default="",
        help="chỉ danh mục, ở dạng này; bỏ trống: theo đuôi tệp, hoặc mọi tệp của /du-lieu/",
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=None,
        metavar="NƠI_GHI",
        help="thư mục, hoặc tệp .json, .csv; bỏ trống: du-lieu/ ở thư mục hiện tại, còn danh mục thì in ra",
    )
    parser.set_defaults(run=export)


def export(args: argparse.Namespace, root: Path) -> int:
    """Write all open data into a folder, or one list into a file or to standard output."""
    settings = Settings.of(os.environ, "")
    format = asked.format(args, LISTS, "", or_folder=True)
    asked.folder(args.output, LISTS)
    # With the cache: the data name photos as the site does, by what they became.
    made = asked.published(root, phrase("chưa xuất dữ liệu"), root / CACHE)
    address = settings.address(made.plan)
    if not format:
        folder = args.output or Path.cwd() / data.FOLDER
        count = _fill(folder, data.files(made, address), root)
        print(
            phrase(
                "Đã ghi {count} tệp dữ liệu mở vào {folder}",
                count=count,
                folder=printable(str(folder)),
            )
        )
        return 0
    content = dict(data.whole(made, address))[LISTS[format]]
    if args.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        place_bytes(args.output, content)
        print(phrase("Đã ghi danh mục vào {path}", path=printable(str(args.output))))
    return 0


def _fill(folder: Path, files: Iterable[tuple[str, bytes]], root: Path) -> int:
    """Put files in place of what an earlier export left in `folder`; return how many there are."""
    folder = folder.absolute()
    _refuse_foreign(folder)
    count = 0
    # The whole folder is exchanged: nobody who was withdrawn since lives on in it.
    with publication.beside(folder, root / CACHE / "locks") as beside:
        for name, content in files:
            path = beside / name.removeprefix(data.FOLDER)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            count += 1
    return count


def _refuse_foreign(folder: Path) -> None:
    """
    Refuse to replace a folder that no export has made.

    Raises:
        SettingsError: it is a file, or holds something else.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise SettingsError(
            "{folder} không phải thư mục; chọn nơi khác", folder=printable(str(folder))
        )
    ours = {Path(each).name for each in data.WHOLE} | {data.ONE_FOLDER}
    if folder.is_dir() and not {each.name for each in folder.iterdir()} <= ours:
        raise SettingsError(
            "{folder} đã có nội dung khác; chọn thư mục khác hoặc dọn thư mục ấy trước",
            folder=printable(str(folder)),
        )
