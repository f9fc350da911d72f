"""
Old faults: which may be held back, which are, which are gone.

A fault is known again by the profile's id, the rule and the words, not by its line: stories grow,
folders are renamed. Only rules that a profile could be spared (`allowances`), and those of truth
and of law, can be held back: an old corpus is full of unsourced praise and of wrong award forms.
What concerns a person's rights, what is hostile, what cannot be read and who is who is told until
it is mended, however old it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exemplars.checking import allowances
from exemplars.patterns import regex
from exemplars.places import PROFILE
from exemplars.problem import Finding, Problem
from exemplars.reading.source import Portfolio
from exemplars.records.baseline import LONGEST, Baseline, OldFault
from exemplars.rules import CATALOGUE
from exemplars.text import FORBIDDEN, clean, printable

Key = tuple[str, str, str]
# Where a message points into another file: lines shift there too.
_PLACE = regex(r"(\.(?:md|yml)):\d+(?::\d+)?")


def may_be_held(code: str) -> bool:
    """Return whether an old fault of this code can wait."""
    if code not in CATALOGUE or CATALOGUE[code].family == "people":
        return False
    return allowances.may_be_spared(code) or CATALOGUE[code].family in ("truth", "law")


def key_of(problem: Problem) -> Key:
    """Return what makes a problem the same in another revision: where, which rule, its words."""
    message = _PLACE.sub(r"\1", problem.message)
    return at(problem.path), problem.code, _plain(message)[:LONGEST].rstrip()


def at(path: str) -> str:
    """Return a profile's id, which outlives its folder's name; of other files the way from the plan."""
    within = path.split("/", 2)[-1]
    folder, _, name = within.rpartition("/")
    return _plain((folder.rpartition("-")[2] or folder) if name == PROFILE else within)


def _plain(text: str) -> str:
    """Return a text as it comes out of a YAML file again."""
    return " ".join(clean(FORBIDDEN.sub("?", printable(clean(text)))).split())


@dataclass(frozen=True)
class Parted:
    """Problems to be told and problems held back, both in order; entries of the book that hold nothing."""

    told: list[Problem]
    held: list[Problem]
    idle: list[OldFault]


def parted(problems: Iterable[Problem], portfolio: Portfolio) -> Parted:
    """Part a plan's problems by its book of old faults."""
    book = portfolio.baseline.record
    left = _counted(each for each in book.faults if may_be_held(each.code))
    told: list[Problem] = []
    held: list[Problem] = []
    for problem in problems:
        key = key_of(problem)
        if left[key] > 0:
            left[key] -= 1
            held.append(problem)
        else:
            told.append(problem)
    unread = _unread(portfolio)
    idle = [each for each in book.faults if left[each.key] > 0 and each.at not in unread]
    return Parted(told, held, [] if _is_blind(portfolio) else idle)


def _counted(faults: Iterable[OldFault]) -> Counter[Key]:
    found: Counter[Key] = Counter()
    for each in faults:
        found[each.key] += each.times
    return found


def _is_blind(portfolio: Portfolio) -> bool:
    """Return whether the plan could not be read, so that most rules were silent."""
    return portfolio.plan_file.is_unread or portfolio.units_file.is_unread


def _unread(portfolio: Portfolio) -> set[str]:
    """Return where rules were silent because the file could not be read."""
    return {at(each.name) for each in portfolio.sources if each.is_unread}


def wrong(book: Baseline) -> Iterator[Finding]:
    """Give what the book holds that no book may hold back."""
    for each in book.faults:
        if each.code and not may_be_held(each.code):
            there = each.code in CATALOGUE
            why = "không để lại được" if there else "không có"
            yield Finding(
                f"lỗi của quy tắc `{each.code}` {why}" if there else f"{why} quy tắc `{each.code}`",
                "bỏ mục này và sửa lỗi ở hồ sơ" if there else "bỏ mục này",
                (*each.path, "code"),
            )


def stale(idle: Iterable[OldFault]) -> Iterator[Finding]:
    """Give the entries whose fault, or a part of it, is gone."""
    for each in idle:
        yield Finding(
            f"lỗi cũ `{each.code}` ở {each.at} không còn, hoặc bớt số lần",
            "chạy `portal check --write-baseline` để rút ngắn sổ",
            each.path,
        )


def grown(now: Baseline, before: Baseline) -> Iterator[Finding]:
    """Give the entries that a change has added to the book, or counted up."""
    had = _counted(before.faults)
    for each in now.faults:
        had[each.key] -= each.times
        if had[each.key] < 0:
            yield Finding(
                f"thêm lỗi `{each.code}` ở {each.at}: {each.message}",
                "sửa lỗi ấy ở hồ sơ; sổ lỗi cũ chỉ được ngắn đi",
                each.path,
            )


def book_of(problems: Iterable[Problem]) -> Baseline:
    """Return the book that holds back all of these that may be."""
    counts = Counter(key_of(each) for each in problems if may_be_held(each.code))
    return Baseline(
        faults=tuple(
            OldFault(at=where, code=code, message=message, count=count)
            for (where, code, message), count in sorted(counts.items())
        )
    )


def is_ready(portfolio: Portfolio) -> bool:
    """Return whether every file could be read: else a book written now would forget what it could not see."""
    return not _is_blind(portfolio) and not _unread(portfolio)
