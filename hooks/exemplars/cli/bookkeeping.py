"""`portal check --write-baseline`: the book of old faults is begun once, and from then on only shortened."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from exemplars.building.settings import SettingsError
from exemplars.checking import check, old_faults
from exemplars.language import phrase
from exemplars.reading import source
from exemplars.reading.source import Portfolio
from exemplars.records import baseline

_SHOWN = 20


def write(args: argparse.Namespace, root: Path, plans: list[str], today: dt.date | None) -> int:
    """
    Write the books of these plans; 1 where one of them would have grown, and was left as it is.

    Raises:
        SettingsError: only a part of a plan was asked for, or one cannot be read whole.
    """
    if args.paths or args.changed_since:
        raise SettingsError(
            "sổ lỗi cũ là của cả kế hoạch: dùng --write-baseline không kèm đường dẫn hay --changed-since"
        )
    portfolios = [source.load(root, plan) for plan in plans]
    for each in portfolios:
        _refuse_unread(each)
    done = [_write(each, today or each.newest_date) for each in portfolios]
    return 0 if all(done) else 1


def _refuse_unread(portfolio: Portfolio) -> None:
    if not old_faults.is_ready(portfolio):
        raise SettingsError(
            "kế hoạch {plan} có tệp chưa đọc được: chạy `portal check`, sửa các lỗi ấy rồi mới ghi sổ",
            plan=portfolio.plan_file.path.parent.name,
        )


def _write(portfolio: Portfolio, today: dt.date) -> bool:
    examined = check.examined(portfolio, today)
    book = old_faults.book_of([*examined.told, *examined.held])
    there = portfolio.baseline
    # A book that has a fault of its own is still a book: it cannot be begun again by spoiling it.
    grown = [*old_faults.grown(book, there.record)] if there.path.exists() else []
    if grown:
        print(
            phrase(
                "{name}: sổ chỉ được ngắn đi, mà nay có {count} lỗi mới:",
                name=there.name,
                count=len(grown),
            ),
            *(f"    {each.message}" for each in grown[:_SHOWN]),
            phrase("Sửa các lỗi ấy ở hồ sơ rồi ghi lại; sổ cũ giữ nguyên."),
            sep="\n",
            file=sys.stderr,
        )
        return False
    left = sum(
        each.severity == "error" and not old_faults.may_be_held(each.code) for each in examined.told
    )
    if not book.faults:
        there.path.unlink(missing_ok=True)
        print(phrase("{name}: không có lỗi nào cần giữ; không cần sổ.", name=there.name))
        _say_what_is_left(left)
        return True
    text = baseline.written(book.faults)
    if len(text.encode()) > source.LARGEST_FILE:
        raise SettingsError(
            "{name}: có {count} lỗi, quá nhiều cho một sổ; sửa bớt trước",
            name=there.name,
            count=len(book.faults),
        )
    there.path.write_text(text, "utf-8", newline="\n")
    print(
        phrase(
            "Đã ghi {count} lỗi cũ vào {name}.",
            count=sum(each.times for each in book.faults),
            name=there.name,
        )
    )
    _say_what_is_left(left)
    return True


def _say_what_is_left(count: int) -> None:
    """Say how many faults no book holds: they are told by every check until they are mended."""
    if count:
        print(
            phrase(
                "Còn {count} lỗi không ghi vào sổ được, phải sửa: chạy portal check để xem.",
                count=count,
            )
        )
