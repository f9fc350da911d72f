"""
What has been published, held against the quotas of the plan.

How a quota is counted, where the plan is silent, is decided here once:

- An exemplar counts in every quota of a level that recognised it, once for each level, in the
  period of the first recognition by that level (the levels do not add up to one another). A quota
  with a channel counts what that channel carried, in the period in which it first did, whoever
  recognised it: such a plan asks for an introduction there and for nothing else.
- What counts is published: a draft, or a stage that may not be seen yet, does not.
- A household counts unless the plan's readings say otherwise; kinds that a quota names itself
  always do.
- It counts for the unit that introduced it or, going up, the nearest unit of the kinds the quota
  names, as long as that unit belongs to the plan's authority.
- The units that owe a period's quota are those that exist on the day of reckoning: today, or the
  period's last day once it is over, or the last day of the authority itself. A unit abolished
  within the period owes nothing more; its exemplars stand beside its successors', and are never
  theirs. Where none of the quota's units is left (districts
  after 30 June 2025), those stand that were there last within the period.
- A unit that does not exist throughout the period has its count told, and no verdict.
- A period is cut where the plan's reports cut it (`readings.reporting_window`).
- Where units.yml says that it does not have all units of a quota's kinds, what was published is
  shown and nothing is held against it: what is due of all of them nobody knows.
- Outside the plan's years, the plan's first or last period is shown.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exemplars.dates import spans
from exemplars.dates.spans import Span
from exemplars.records.plan import Quota
from exemplars.records.units import Unit
from exemplars.records.vocabulary import LEVELS
from exemplars.register import Exemplar, Register
from exemplars.telling import channels
from exemplars.telling.channels import ChannelTally


@dataclass(frozen=True)
class UnitTally:
    """One unit against its quota."""

    unit: Unit
    label: str
    count: int
    target: int

    @property
    def missing(self) -> int:
        """Return how many are still wanting."""
        return max(self.target - self.count, 0)


@dataclass(frozen=True)
class QuotaTally:
    """One quota in one period: what was published, against what the plan asks of all its units."""

    quota: Quota
    span: Span
    count: int  # exemplars
    target: int  # the least number for one unit, times the units
    units: int  # that owe it
    judged: int  # of them, that exist throughout the period: of the others only the count is told
    reached: int  # of the judged, that have at least their number
    covered: int  # exemplars up to each unit's number: one unit's surplus fills no other's gap
    rows: tuple[UnitTally, ...]  # in the order of units.yml; empty where only sums are public
    gap: str = ""  # why the units that owe are not all known; then nothing is held against it

    @property
    def missing(self) -> int:
        """Return how many exemplars are wanting, each unit taken for itself."""
        return self.target - self.covered

    @property
    def percent(self) -> int:
        """Return how much of the quota is covered, from 0 to 100; rounded down, so 100 is all."""
        return self.covered * 100 // self.target if self.target else 0


@dataclass(frozen=True)
class LevelTally:
    """How many exemplars one level recognised."""

    level: str
    name: str
    count: int


@dataclass(frozen=True)
class YearTally:
    """One year of the portal."""

    year: int
    address: str  # of the year's list
    published: int
    recognised: tuple[LevelTally, ...]  # of what is published, by the year of recognition


@dataclass(frozen=True)
class Progress:
    """What may be told of the portal's progress."""

    label: str  # of the plan's period: `giai đoạn 2022-2025`
    total: int  # published exemplars
    quotas: tuple[QuotaTally, ...]
    years: tuple[YearTally, ...]  # the oldest first
    channels: tuple[ChannelTally, ...]  # that have carried someone, in the plan's order


def progress(register: Register) -> Progress | None:
    """Return the progress as it stands on the register's `today`; None where it is not public."""
    publicity = register.plan.site.progress
    if publicity == "private":
        return None
    day, whole = reckoned(register)
    window = register.plan.reporting_window
    open_to_all = publicity == "public"
    return Progress(
        whole.label,
        sum(not each.draft for each in register.exemplars),
        tuple(
            tally(register, quota, spans.around(quota.per, day, whole, window), rows=open_to_all)
            for quota in register.plan.quotas
        ),
        tuple(_years(register)),
        channels.tallies(register),
    )


def tally(register: Register, quota: Quota, span: Span, *, rows: bool = True) -> QuotaTally:
    """Return what was published for one quota in one period; without `rows` only the sums."""
    return tallies(register, quota, (span,), rows=rows)[0]


def tallies(
    register: Register, quota: Quota, stretches: Iterable[Span], *, rows: bool = False
) -> tuple[QuotaTally, ...]:
    """Return what was published for one quota in each of some stretches, in one pass over all."""
    held = sorted(_held(register, quota), key=lambda item: item[0])
    days = [day for day, _ in held]
    return tuple(
        _tally(
            register,
            quota,
            span,
            [
                unit
                for _, unit in held[bisect_left(days, span.since) : bisect_right(days, span.until)]
            ],
            rows=rows,
        )
        for span in stretches
    )


def _tally(
    register: Register, quota: Quota, span: Span, holders: list[Unit], *, rows: bool
) -> QuotaTally:
    """Return a quota's tally in one period, from those for whom something counted in it."""
    owing = owing_units(register, quota, span)
    counts = Counter(holder.id for holder in holders)
    gap = register.units.gap(quota.unit_kinds)
    least = 0 if gap else quota.min or 0
    ends = (span.since, span.until)
    judged = [id for id, unit in owing.items() if all(map(unit.exists_on, ends))]
    return QuotaTally(
        quota,
        span,
        counts.total(),
        least * len(owing),
        len(owing),
        len(judged),
        0 if gap else sum(counts[id] >= least for id in judged),
        sum(min(counts[id], least) for id in owing),
        tuple(
            UnitTally(
                unit, register.units.label(unit), counts[unit.id], least if unit.id in owing else 0
            )
            for unit in (register.units if rows else ())
            if unit.id in owing or counts[unit.id]
        ),
        gap,
    )


def owing_units(register: Register, quota: Quota, span: Span) -> dict[str, Unit]:
    """Return the units that owe the quota's period on the day of reckoning, by id."""
    fitting = [
        unit for unit in register.units if unit.kind in quota.unit_kinds and is_ours(register, unit)
    ]
    day = min(span.until, _last_day(register))
    if not any(unit.exists_on(day) for unit in fitting):
        ended = [unit.valid_to for unit in fitting if unit.valid_to and unit.valid_to in span]
        day = max((last for last in ended if last <= day), default=day)
    return {unit.id: unit for unit in fitting if unit.exists_on(day)}


def _last_day(register: Register) -> dt.date:
    """Return today, or the last day of the plan's authority where that is past."""
    authority = register.plan.authority
    unit = register.units.get(authority.unit) if authority else None
    return min(register.today, unit.valid_to or register.today) if unit else register.today


def reckoned(register: Register) -> tuple[dt.date, Span]:
    """Return the day to reckon by, within the plan's years, and the span of those years."""
    period, today = register.plan.period, _last_day(register)
    first = (period.since if period else None) or today.year
    last = (period.until if period else None) or max(first, today.year)
    whole = spans.years(first, last, register.plan.reporting_window)
    return min(max(today, whole.since), whole.until), whole


def is_ours(register: Register, unit: Unit) -> bool:
    """Return whether a unit is the plan's authority or below it, or stands below nobody and not above it."""
    authority = register.plan.authority
    top = authority.unit if authority else ""
    line = register.units.line(unit)
    if not top or top in (unit.id, *(above.id for above in line)):
        return True
    highest = register.units.get(top)
    return not line and (highest is None or unit not in register.units.line(highest))


def _held(register: Register, quota: Quota) -> Iterator[tuple[dt.date, Unit]]:
    """Give each day on which an exemplar counts in the quota, and for whom."""
    kinds = counting_kinds(register, quota)
    for each in register.exemplars:
        day = day_counted(register, quota, each) if each.profile.kind in kinds else None
        holder = holder_of(register, quota, each) if day else None
        if day and holder:
            yield day, holder


def day_counted(register: Register, quota: Quota, each: Exemplar) -> dt.date | None:
    """Return the day on which an exemplar of a kind that counts does so in a quota; None: on none yet."""
    profile = each.profile
    if each.draft:
        return None
    if quota.channel:
        day = _first(c.date for c in profile.carried if c.channel == quota.channel)
    else:
        day = _first(r.date for r in profile.recognised if r.level == quota.level)
    return day if day and day <= register.today else None


def counting_kinds(register: Register, quota: Quota) -> set[str]:
    """Return the kinds that count in a quota."""
    if quota.kinds:
        return set(quota.kinds)
    readings = register.plan.readings
    households = readings.households_count if readings else None
    left_out = {"household"} if households and not households.value else set()
    return {kind.id for kind in register.plan.kinds} - left_out


def _first(days: Iterable[dt.date | None]) -> dt.date | None:
    return min((day for day in days if day), default=None)


def holder_of(register: Register, quota: Quota, each: Exemplar) -> Unit | None:
    """Return whose quota an exemplar counts in: its unit's, or the nearest fitting one above."""
    if each.unit is None:
        return None
    line = (each.unit, *reversed(register.units.line(each.unit)))
    return next(
        (unit for unit in line if unit.kind in quota.unit_kinds and is_ours(register, unit)),
        None,
    )


def _years(register: Register) -> Iterator[YearTally]:
    published: Counter[int] = Counter()
    recognised: Counter[tuple[int, str]] = Counter()
    for each in register.exemplars:
        if each.draft:
            continue
        published[each.published.year] += 1
        for level in LEVELS:
            day = _first(r.date for r in each.profile.recognised if r.level == level)
            if day and day <= register.today:
                recognised[day.year, level] += 1
    for year in sorted(register.years):
        yield YearTally(
            year,
            f"nam/{year}/",
            published[year],
            tuple(
                LevelTally(level, name, recognised[year, level])
                for level, name in LEVELS.items()
                if recognised[year, level]
            ),
        )
