"""
What an office sees to beside the numbers: criteria, time that passed, visits that are due, channels.

A time that is known to the month is taken for the month's last day; one known to the year alone is
left out. An exemplar is due for a visit a year after it was published or last followed up: no plan
says how often, so that is our reading.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median_high

from exemplars.dates.spans import Span
from exemplars.records.plan import Channel
from exemplars.records.profile import Profile
from exemplars.records.units import Unit
from exemplars.records.vocabulary import LEVELS, UNIT_KIND_NAMES
from exemplars.register import Exemplar, Register
from exemplars.rules.on_the_day import is_overdue
from exemplars.telling import channels, progress

_LOWEST = "commune"  # level: no unit of a register is below one


@dataclass(frozen=True)
class Coverage:
    """Units that exist on the day of reckoning, and those of them with criteria of their own."""

    units: int
    with_own: int
    without: tuple[Unit, ...]  # in the order of units.yml
    goal: int | None  # percent, where the plan sets it
    gap: str = ""  # why the units are not all known

    @property
    def percent(self) -> int:
        """Return the share that has its own; rounded down, so 100 is all."""
        return self.with_own * 100 // self.units if self.units else 0


@dataclass(frozen=True)
class Pace:
    """How many days passed from one thing to the next, for those of whom both are known."""

    id: str
    name: str
    count: int  # exemplars
    median: int | None  # days; half took no longer


@dataclass(frozen=True)
class Carrier:
    """How often a channel carried how many exemplars in the period."""

    channel: Channel
    exemplars: int
    times: int


def coverage(register: Register, closed: dt.date, top: Unit | None) -> Coverage:
    """Return which units have criteria of their own; the plan's authority itself is not asked."""
    units = asked(register, closed, top)
    without = tuple(each for each in units if each.id not in register.portfolio.own_criteria)
    goal = next((g.target for g in register.plan.goals if g.measure == "own-criteria"), None)
    # Below a commune, and below an office that has none listed, there is nobody left out.
    is_alone = top is not None and units == [top] and top.level in ("", _LOWEST)
    gap = "" if is_alone else register.units.gap(UNIT_KIND_NAMES)
    return Coverage(len(units), len(units) - len(without), without, goal, gap)


def asked(register: Register, closed: dt.date, top: Unit | None) -> list[Unit]:
    """
    Return the units that exist on the day of reckoning; of `top` itself and those below it.

    Without the plan's authority, and without what stands as high or higher: a province owes a
    district's plan nothing, though it is listed as what the district belongs to.
    """
    authority = register.plan.authority
    id, highest = (authority.unit, authority.level) if authority else ("", "")
    ranks = list(LEVELS)
    own = ranks.index(highest) if highest in ranks else len(ranks)
    units = [
        unit
        for unit in register.units
        if unit.exists_on(closed)
        and unit.id != id
        and not (unit.level in ranks and ranks.index(unit.level) >= own)
        and progress.is_ours(register, unit)
    ]
    if top is None:
        return units
    return [each for each in units if register.units.is_within(each, top)]


def paces(inside: Iterable[Exemplar]) -> tuple[Pace, ...]:
    """Return how long it took from deed to award, from award to publication, from deed to publication."""
    steps: dict[str, list[int]] = {"deed-award": [], "award-published": [], "deed-published": []}
    for each in inside:
        deed = _deed(each.profile)
        days = [award.date for award in each.profile.awards if award.date]
        award = min((day for day in days if deed is None or day >= deed), default=None)
        for step, start, end in (
            ("deed-award", deed, award),
            ("award-published", award, each.published),
            ("deed-published", deed, each.published),
        ):
            if start and end and start <= end:
                steps[step].append((end - start).days)
    names = (
        ("deed-award", "Từ khi lập thành tích đến khi được khen thưởng"),
        ("award-published", "Từ khi được khen thưởng đến khi đăng trên cổng"),
        ("deed-published", "Từ khi lập thành tích đến khi đăng trên cổng"),
    )
    return tuple(
        Pace(id, name, len(steps[id]), median_high(steps[id]) if steps[id] else None)
        for id, name in names
    )


def _deed(profile: Profile) -> dt.date | None:
    """Return the last day of the deed, where it is known to the month."""
    said = [int(part) for part in profile.deed_date.split("-")] if profile.deed_date else []
    if len(said) < 2:
        return None
    year, month = said[:2]
    return dt.date(year, month, said[2] if len(said) > 2 else calendar.monthrange(year, month)[1])


def overdue(until: Iterable[Exemplar], closed: dt.date) -> tuple[Exemplar, ...]:
    """Return whom nobody has followed up for over a year before `closed`, the longest silent first."""
    found = [
        (last, each.id, each)
        for each in until
        if (last := each.profile.last_seen(closed)) and is_overdue(last, closed)
    ]
    return tuple(each for _, _, each in sorted(found, key=lambda item: item[:2]))


def carriers(register: Register, everyone: Iterable[Exemplar], span: Span) -> tuple[Carrier, ...]:
    """Return every channel and column of the plan with what it carried in the period, in its order."""
    times: Counter[str] = Counter()
    exemplars: Counter[str] = Counter()
    days = channels.days_by_channel(register)
    for each in everyone:
        ids = [id for id, day in days(each) if day in span]
        times.update(ids)
        exemplars.update(set(ids))
    every: tuple[Channel, ...] = (*register.plan.channels, *register.plan.columns)
    return tuple(Carrier(each, exemplars[each.id], times[each.id]) for each in every)
