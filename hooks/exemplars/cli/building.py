"""`portal build`: through the adapter, the only part that knows the site's host."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
import time
from pathlib import Path

from exemplars.building import publication
from exemplars.building.settings import Settings, SettingsError
from exemplars.cli.adapter import adapter
from exemplars.language import decimal, phrase
from exemplars.places import PROFILES
from exemplars.problem import refusal
from exemplars.reading.walk import name_of
from exemplars.text import megabytes, printable


def options(parser: argparse.ArgumentParser) -> None:
    """Say what `portal build` takes."""
    parser.add_argument(
        "--site-dir",
        type=Path,
        default=None,
        metavar="THƯ_MỤC",
        help="nơi đặt cổng; mặc định site/",
    )
    parser.add_argument("--drafts", action="store_true", help="dựng cả bản nháp, chỉ để xem trước")
    parser.add_argument("--no-search", action="store_true", help="không dựng danh mục tìm kiếm")
    parser.add_argument(
        "--offline",
        action=argparse.BooleanOptionalAction,
        help="làm hoặc không làm bản ngoại tuyến; mặc định theo plan.yml",
    )
    parser.set_defaults(run=build)


def build(args: argparse.Namespace, root: Path) -> int:
    """Build the portal and say what was built and how to look at it."""
    folder = args.site_dir or root / "site"
    _refuse_foreign(folder.resolve(), root.resolve())
    # Said before anything is begun: a setting that cannot be used is no fault of the records.
    Settings.of(os.environ, "")
    os.environ["PORTAL_DRAFTS"] = "1" if args.drafts else ""
    if args.no_search:
        os.environ["PORTAL_SEARCH"] = "0"
    if args.offline is not None:
        os.environ["PORTAL_OFFLINE"] = "1" if args.offline else "0"
    started = time.monotonic()
    try:
        written = adapter(root).build(root, folder)
    except OSError as error:
        print(_stopped(error, folder, root), file=sys.stderr)
        return 2
    if written is None:
        print(phrase("Chưa dựng được; cổng cũ giữ nguyên."), file=sys.stderr)
        return 1
    shown = folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
    print(
        phrase(
            "Đã dựng {exemplars} gương: {pages} trang, {feeds} tệp bản tin vào {shown}/ trong {seconds} giây.",
            exemplars=written.exemplars,
            pages=written.pages,
            feeds=written.feeds,
            shown=shown,
            seconds=decimal(time.monotonic() - started),
        )
    )
    if written.archived:
        print(
            phrase(
                "Kế hoạch đã hết: từ {archived:%d/%m/%Y} đây là cổng lưu giữ, không nhận thêm gương mới. Muốn lùi ngày ấy thì ghi portal.archive_from trong plan.yml.",
                archived=written.archived,
            )
        )
    if written.offline:
        print(
            phrase(
                "Bản ngoại tuyến: {size}, ở ngoai-tuyen/ của cổng.",
                size=megabytes(written.offline),
            )
        )
    print(
        phrase(
            "Xem: python3 -m http.server -d {shown} 8000, rồi mở http://localhost:8000/ (vừa sửa vừa xem: scripts/serve)",
            shown=shlex.quote(str(shown)),
        )
    )
    return 0


def _stopped(error: OSError, folder: Path, root: Path) -> str:
    """Return what could not be written, or read, and why."""
    site, said = folder.absolute(), error.filename
    path = Path(os.fsdecode(said)).absolute() if isinstance(said, str | bytes) else site
    # A site is built beside its folder, and that is nothing to be told of.
    own = path in (site, *site.parents) or any(
        publication.published(each) == site for each in (path, *path.parents)
    )
    why = phrase(refusal(error))
    if own:
        return phrase(
            "Không ghi được cổng vào {folder}: {why}. Cổng cũ giữ nguyên.", folder=folder, why=why
        )
    return phrase(
        "Không đọc hoặc ghi được {path}: {why}. Cổng cũ giữ nguyên.",
        # What is the records' own is called as the check calls it.
        path=name_of(root, path) if path.is_relative_to(root / PROFILES) else printable(str(path)),
        why=why,
    )


def _refuse_foreign(folder: Path, root: Path) -> None:
    """Refuse to replace a folder that is plainly not a built site."""
    if folder in (root, *root.parents) or (
        root in folder.parents
        and folder.relative_to(root).parts[0]
        in ("content", "profiles", "theme", "hooks", "scripts", "tests")
    ):
        raise SettingsError(
            "không dựng cổng vào {folder}: đó là thư mục nguồn của cổng", folder=folder
        )
    if folder.exists() and not folder.is_dir():
        raise SettingsError("{folder} là một tệp; chọn một thư mục", folder=folder)
    # Every portal has this file, and hardly anything else does.
    ours = (folder / "feeds" / "da-go.json").is_file()
    if folder.is_dir() and any(folder.iterdir()) and not ours:
        raise SettingsError(
            "{folder} đã có nội dung khác, không phải một cổng; chọn thư mục khác hoặc dọn thư mục ấy trước",
            folder=folder,
        )
