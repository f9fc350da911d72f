"""
The nearest day of commemoration, and the exemplars to tell of on it.

A day is every year's; the plan's table says which sectors it is for. Lunar days are not in it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from exemplars.records.plan import Commemoration, Sector
from exemplars.register import Exemplar, Register
from exemplars.telling.featured import is_featured


@dataclass(frozen=True)
class Occasion:
    """A day of commemoration that comes next, and whom it suggests."""

    commemoration: Commemoration
    date: dt.date
    sectors: tuple[Sector, ...]  # empty: the day is for all
    exemplars: tuple[Exemplar, ...]

    @property
    def name(self) -> str:
        """Return the day's name."""
        return self.commemoration.name


def nearest(register: Register, most: int = 3) -> Occasion | None:
    """
    Return the day that comes next, today included, with at most `most` exemplars; None without days.

    Of several on one day the first of the plan's table stands, but one that has someone to tell
    of goes before one that has nobody.
    """
    table = register.plan.commemorations
    days = [each for each in table.days if each.day] if table else []
    if not days:
        return None
    dates = [next_day(each, register.today) for each in days]
    soonest = min(dates)
    found = [
        _occasion(register, each, soonest, most)
        for each, date in zip(days, dates, strict=True)
        if date == soonest
    ]
    return next((each for each in found if each.exemplars), found[0])


def next_day(commemoration: Commemoration, today: dt.date) -> dt.date:
    """Return when the day comes next."""
    dates = (in_year(commemoration, year) for year in (today.year, today.year + 1))
    return next(date for date in dates if date >= today)


def in_year(commemoration: Commemoration, year: int) -> dt.date:
    """Return the day in one year; 29 February is kept on the 28th of a common year."""
    assert commemoration.day is not None
    month, day = commemoration.day
    try:
        return dt.date(year, month, day)
    except ValueError:
        return dt.date(year, 2, 28)


def _occasion(
    register: Register, commemoration: Commemoration, date: dt.date, most: int
) -> Occasion:
    plan = register.plan
    wanted = () if commemoration.all else commemoration.sectors
    fitting = [
        each
        for each in register.exemplars
        if not each.draft and (commemoration.all or each.profile.sector in wanted)
    ]
    return Occasion(
        commemoration,
        date,
        tuple(sector for sector in plan.sectors if sector.id in wanted),
        tuple(_fair(_in_turn(fitting, register.today, date, most), most)),
    )


def _in_turn(fitting: list[Exemplar], today: dt.date, date: dt.date, most: int) -> list[Exemplar]:
    """
    Return the featured first, then those new since this day last year, then the older in turn.

    The older ones begin at another place each year, so that next year tells of others.
    """
    last_time = date - dt.timedelta(days=365)
    featured = [each for each in fitting if is_featured(each, today)]
    plain = [each for each in fitting if not is_featured(each, today)]
    new = [each for each in plain if each.published > last_time]
    old = [each for each in plain if each.published <= last_time]
    start = date.year * most % len(old) if old else 0
    return [*featured, *new, *old[start:], *old[:start]]


def _fair(ordered: Iterable[Exemplar], most: int) -> list[Exemplar]:
    """Return the first `most`, each unit's first before any unit's second."""
    seen: Counter[str] = Counter()
    ranked: list[tuple[int, int, Exemplar]] = []
    for position, each in enumerate(ordered):
        ranked.append((seen[each.profile.unit], position, each))
        seen[each.profile.unit] += 1
    return [each for _, _, each in sorted(ranked, key=lambda rank: rank[:2])[:most]]
