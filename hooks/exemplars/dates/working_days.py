"""
Working days: how long a term such as "10 ngày làm việc" lasts.

A term's first day is not counted (Điều 147 Bộ luật Dân sự 2015). Days off are Saturdays, Sundays
and the holidays of Điều 112 Bộ luật Lao động 2019; one that falls on a weekend is made up for on
the next working day (Điều 111.3). Which five days Tết takes, which day is joined to 2/9, and what
is exchanged for a Saturday, the State announces each year: such days are never guessed. A term is
told by the latest calendar that can be, a reproach is made only by the earliest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache

from exemplars.dates import lunar

_DAY = dt.timedelta(days=1)
# Nghị quyết 80-NQ/TW (07/01/2026) would have 24/11, Ngày Văn hóa Việt Nam, a holiday; that the
# Labour Code has been amended so was not found: it may be one.
_CULTURE_DAY_SINCE = 2026


def end_of(since: dt.date, count: int, announced: Iterable[dt.date] = ()) -> dt.date | None:
    """
    Return the last of `count` working days after `since`, at the latest that it can be.

    `announced`: further days off that are known. None: for a year outside `lunar.YEARS`, where
    no holiday is known.
    """
    off = frozenset(announced)
    day = since
    for _ in range(count):
        day += _DAY
        while _is_known(day) and (day in off or day in days_off(day.year, certain=False)):
            day += _DAY
        if not _is_known(day):
            return None
    return day


def most_between(since: dt.date, until: dt.date, announced: Iterable[dt.date] = ()) -> int | None:
    """
    Return how many working days from `since` up to the day before `until` there are at most.

    None for a year outside `lunar.YEARS`.
    """
    off = frozenset(announced)
    days = list(_days(since, until))
    if not all(map(_is_known, days)):
        return None
    return sum(day not in off and day not in days_off(day.year, certain=True) for day in days)


@lru_cache(maxsize=256)
def days_off(year: int, *, certain: bool) -> frozenset[dt.date]:
    """
    Return the days of a year without work: the certain ones, or also all that may be.

    Raises ValueError for a year outside `lunar.YEARS`.
    """
    first, last = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    weekends = {day for day in _days(first, last) if day.weekday() >= 5}
    found = set(_holidays(year))
    if not certain:
        found |= set(_possible(year))
    off = weekends | found
    for day in sorted(found & weekends):
        off.add(next(each for each in _days(day, last) if each not in off))
    return frozenset(off)


def _holidays(year: int) -> Iterator[dt.date]:
    """Give the holidays whatever is announced: of Tết its eve and the first three days."""
    tet = lunar.new_year(year)
    yield from (tet + number * _DAY for number in range(-1, 3))
    yield lunar.day_of(year, 3, 10)
    yield from (dt.date(year, month, day) for month, day in ((1, 1), (4, 30), (5, 1), (9, 2)))


def _possible(year: int) -> Iterator[dt.date]:
    """Give the days of which an announcement may choose, and all it may make of a holiday."""
    tet = lunar.new_year(year)
    yield from (tet - 2 * _DAY, tet + 3 * _DAY)
    yield from (dt.date(year, 9, 1), dt.date(year, 9, 3))
    if year >= _CULTURE_DAY_SINCE:
        yield dt.date(year, 11, 24)


def _days(since: dt.date, until: dt.date) -> Iterator[dt.date]:
    """Give the days from `since` up to the day before `until`."""
    for ordinal in range(since.toordinal(), until.toordinal()):
        yield dt.date.fromordinal(ordinal)


def _is_known(day: dt.date) -> bool:
    return day.year in lunar.YEARS
