"""
`portal check`: what it takes, and its beginning.

Of a large portal a copy of this process looks at the files while this one reads in the rules. After
a small change each of the two takes as long as all the rest of a check; at the first check the copy
only says where profiles lie.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib import import_module
from pathlib import Path

from exemplars import garbage, processes
from exemplars.building import settings
from exemplars.cache import CACHE
from exemplars.reading import walk
from exemplars.reading.looking import Found, Look, glance, look

# How problems can be told: `checking.verdict` has the words.
FORMATS = ("github", "gitlab", "json", "text")
_KEPT = 600  # bytes that the last check has kept of a profile, about


def options(parser: argparse.ArgumentParser) -> None:
    """Say what `portal check` takes."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="ĐƯỜNG_DẪN",
        help="tệp hoặc thư mục; bỏ trống: mọi kế hoạch",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="dạng kết quả")
    parser.add_argument("--strict", action="store_true", help="nhắc nhở cũng tính là lỗi")
    parser.add_argument(
        "--changed-since",
        default="",
        metavar="BẢN",
        help="chỉ báo các tệp đã đổi so với bản git này",
    )
    parser.add_argument(
        "--watch", action="store_true", help="kiểm tra lại mỗi khi có tệp được lưu, đến khi dừng"
    )
    parser.add_argument(
        "--write-baseline",
        action="store_true",
        help="ghi các lỗi hiện có vào sổ lỗi cũ của kế hoạch; sổ đã có thì chỉ rút ngắn",
    )
    parser.set_defaults(run=check)


def check(args: argparse.Namespace, root: Path) -> int:
    """Begin to look at the files, read in the rules, and check."""
    # Whoever compares, or looks again and again, looks for himself; and who asks for a path needs no other plan.
    plans = [args.plan] if args.plan else walk.plans_in(root)
    elsewhere = len(plans) > 1 and bool(args.paths)
    is_plain = not (args.watch or args.write_baseline or args.changed_since or settings.today())
    is_plain = is_plain and not elsewhere
    with _begun(root, plans) if is_plain else nullcontext() as looking:
        with garbage.left_alone():
            checking = import_module("exemplars.cli.checking")
        return int(checking.check(args, root, looking))


@contextmanager
def _begun(root: Path, plans: list[str]) -> Iterator[Look | None]:
    """Begin to look at plans, and give what tells how each of them lies; None where that does not pay."""
    kept = {plan: _kept(root, plan) for plan in plans}
    many = sum(kept[plan] // _KEPT or _profiles(root, plan) for plan in plans)

    def looked(root: Path, plan: str) -> Found:
        return (look if kept.get(plan) else glance)(root, plan)

    if many < processes.FEWEST:
        yield None
        return
    with processes.aside(lambda: [looked(root, plan) for plan in plans], many) as begun:
        seen: dict[str, Found] = {}

        def told(root: Path, plan: str) -> Found:
            if not seen:
                seen.update((each.plan, each) for each in begun.done())
            return seen.get(plan) or looked(root, plan)

        yield told


def _kept(root: Path, plan: str) -> int:
    """Return how many bytes the last check has kept."""
    try:
        return (root / CACHE / "checks" / plan / "verdicts").stat().st_size
    except OSError:
        return 0


def _profiles(root: Path, plan: str) -> int:
    """Return about how many profiles a plan has, by names alone."""
    folder = root / "profiles" / plan
    return sum(len(_names(folder / unit)) for unit in _names(folder))


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names alone
    except OSError:
        return []
