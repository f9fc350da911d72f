"""`portal review`: what a change would do, for the person who approves it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from exemplars import media, review
from exemplars.building import settings
from exemplars.building.settings import SettingsError
from exemplars.cli import asked, checking
from exemplars.cli.placing import place
from exemplars.cli.revisions import Revision
from exemplars.language import phrase
from exemplars.problem import Problem
from exemplars.reading import source, walk
from exemplars.review import Review
from exemplars.text import printable

FORMATS = ("html", "text")


def options(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("revision", metavar="BẢN", help="bản git để so sánh, ví dụ origin/main")
    parser.add_argument(
        "--output", type=Path, default=None, metavar="TỆP", help="tệp để ghi; bỏ trống: in ra"
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="",
        help="html: trang đầy đủ; text: tóm tắt Markdown để đặt ở đề nghị",
    )
    parser.set_defaults(run=show)


def show(args: argparse.Namespace, root: Path) -> int:
    """Write the review of what has changed since a revision; whether it is clean is the check's to say."""
    format = asked.format(args, FORMATS, "html")
    revision = Revision.of(root, args.revision)
    plans = walk.plans_in(root)
    touched = [each for each in plans if args.plan in ("", each) and _touches(each, revision)]
    reviews = [_of_plan(root, plan, revision) for plan in touched]
    gone = [] if args.plan else checking.gone(root, revision)
    reviews += [_of_gone(root, plan, revision) for plan in gone]
    text = _written(format, root, revision, reviews)
    if args.output is None:
        sys.stdout.write(text)
        return 0
    place(_outside_profiles(args.output, root), text)
    print(phrase("Đã ghi {path}", path=printable(str(args.output))))
    return 0


def _written(form: str, root: Path, revision: Revision, reviews: list[Review]) -> str:
    told = {each.change.source.name.rpartition("/")[0] for one in reviews for each in one.profiles}
    names = [printable(each) for each in revision.differing]
    others = [each for each in names if each.rpartition("/")[0] not in told]
    if form == "text":
        return review.summary(revision.name, reviews, revision.links, others)
    templates = root / "theme" / "portal"
    pictures = review.Pictures(revision.content, lambda name: _on_disk(root, name))
    return review.page(templates, revision.name, reviews, revision.links, others, pictures)


def _on_disk(root: Path, name: str) -> bytes | None:
    """Return a file of a profile's folder; nothing that a link leads to, or that no check would take."""
    path = root / name
    if path.is_symlink() or not path.is_file() or path.stat().st_size > media.LARGEST_FILE:
        return None
    return path.read_bytes()


def _touches(plan: str, revision: Revision) -> bool:
    return any(each.startswith(f"profiles/{plan}/") for each in revision.differing)


def _of_plan(root: Path, plan: str, revision: Revision) -> Review:
    portfolio = source.load(root, plan)
    told = checking.of_plan(root, plan, revision).told
    today = settings.today() or portfolio.newest_date
    return review.review_of(revision.since(portfolio), revision.differing, told, today)


def _of_gone(root: Path, plan: str, revision: Revision) -> Review:
    """Return the review of a plan whose folder is gone: what was in it, and what the check says of that."""
    portfolio = source.load(root, plan)
    told: list[Problem] = checking.told_of_gone(root, plan, revision)
    since = revision.since(portfolio)
    today = settings.today() or portfolio.newest_date
    return review.review_of(since, revision.differing, told, today)


def _outside_profiles(path: Path, root: Path) -> Path:
    if path.absolute().resolve().is_relative_to((root / "profiles").resolve()):
        raise SettingsError("không ghi trang duyệt vào profiles/: ở đó chỉ có hồ sơ và kế hoạch")
    return path
