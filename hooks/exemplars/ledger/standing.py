"""
What the page of progress draws of the ledger, as far as it may be told.

Everyone published up to today is in it, so that its groups add up to the number the page opens
with; quotas are the page's own (`progress`), drawn for every stretch of the plan's years. Units
that are behind have their names only where progress is public; exemplars are never set in order.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exemplars.dates import spans
from exemplars.dates.spans import Span
from exemplars.ledger import care, groups
from exemplars.ledger.care import Coverage
from exemplars.ledger.groups import Group
from exemplars.records.plan import Quota
from exemplars.records.units import Unit
from exemplars.register import Exemplar, Register
from exemplars.rules.on_the_day import FOLLOW_UP_DAYS
from exemplars.telling import progress
from exemplars.telling.progress import QuotaTally, YearTally

# A middle of fewer exemplars tells of one person more than of the units' work.
_FEWEST = 3
# So many columns have their number above them, so many their name below; more have the year alone.
_NUMBERED, _NAMED = 5, 12
_TALLEST = 40  # units of a drawing's height


@dataclass(frozen=True)
class Bar:
    """One line of a chart: what it says, and how long it is drawn, in percent of the longest."""

    id: str
    name: str
    count: int
    length: float
    percent: float = 0  # of all; 0 where the chart is of no whole


@dataclass(frozen=True)
class Column:
    """One stretch of time as it is drawn, from the ground up, in units of the drawing's height."""

    span: Span
    tick: str  # "" where there is no room for it
    height: float
    ground: float = 0  # of what the quota asks; 0 where nothing is asked
    number: str = ""  # above it; "" where there is no room for it


@dataclass(frozen=True)
class Chart:
    """Columns side by side, the oldest first, and the years they belong to, each as wide."""

    columns: tuple[Column, ...]
    years: tuple[str, ...]  # none where the columns are years themselves


@dataclass(frozen=True)
class YearSoFar:
    """The stretches of the newest year that have begun, taken together: each fills its own number."""

    year: int
    covered: int
    target: int

    @property
    def percent(self) -> int:
        """Return how much is covered; rounded down, so 100 is all."""
        return self.covered * 100 // self.target


@dataclass(frozen=True)
class History:
    """One quota through the plan's years."""

    quota: Quota
    chart: Chart
    tallies: tuple[QuotaTally, ...]  # of the stretches that have begun
    so_far: YearSoFar | None  # None where a year is one stretch, or nothing is held against it
    uncounted: tuple[str, ...]  # kinds of the plan that this quota does not count, by name


@dataclass(frozen=True)
class Overdue:
    """Exemplars that nobody has followed up for long."""

    count: int
    of: int
    days: int  # after which one is
    by_unit: tuple[tuple[Unit, int], ...]  # in the order of units.yml; empty where not public

    @property
    def percent(self) -> int:
        """Return the share of all."""
        return self.count * 100 // self.of if self.of else 0


@dataclass(frozen=True)
class Standing:
    """Everything the page draws."""

    histories: tuple[History, ...]
    years: Chart
    kinds: tuple[Bar, ...]
    sectors: tuple[Bar, ...]
    levels: tuple[Bar, ...]
    priorities: tuple[Bar, ...]  # as long as their share of all
    paces: tuple[Bar, ...]  # days; `percent` is unused
    paced: tuple[int, ...]  # how many exemplars each pace is known of
    channels: tuple[Bar, ...]
    coverage: Coverage | None  # None where the plan does not ask for criteria of units' own
    overdue: Overdue

    @property
    def empty_sectors(self) -> tuple[Bar, ...]:
        """Return the sectors that have nobody."""
        return tuple(each for each in self.sectors if each.id and not each.count)


def standing(register: Register, years: Sequence[YearTally]) -> Standing | None:
    """Return what is drawn on the register's `today`; None where progress is not public."""
    publicity = register.plan.site.progress
    if publicity == "private":
        return None
    everyone = [each for each in register.exemplars if not each.draft]
    day, whole = progress.reckoned(register)
    ever = Span(dt.date.min, register.today, "")
    paces = [each for each in care.paces(everyone) if each.count >= _FEWEST]
    coverage = care.coverage(register, day, None)
    return Standing(
        tuple(_history(register, quota, whole, day) for quota in register.plan.quotas),
        _of_years(years),
        _bars(groups.kinds(register, everyone, everyone)),
        _bars(groups.sectors(register, everyone, everyone)),
        _bars(groups.levels(everyone, ever, register.today)),
        tuple(
            Bar(each.id, each.name, each.count, each.percent, each.percent)
            for each in groups.priorities(register, everyone, everyone)
        ),
        _lengths((each.id, each.name, each.median or 0) for each in paces),
        tuple(each.count for each in paces),
        _lengths(
            (each.channel.id, each.channel.name, each.exemplars)
            for each in care.carriers(register, everyone, ever)
        ),
        coverage if coverage.units and (coverage.goal is not None or coverage.with_own) else None,
        _overdue(register, everyone, named=publicity == "public"),
    )


def _bars(found: Iterable[Group]) -> tuple[Bar, ...]:
    """Return groups as bars, their share of all beside them."""
    every = list(found)
    longest = max((each.count for each in every), default=0)
    return tuple(
        Bar(each.id, each.name, each.count, _part(each.count, longest), each.percent)
        for each in every
    )


def _lengths(found: Iterable[tuple[str, str, int]]) -> tuple[Bar, ...]:
    every = list(found)
    longest = max((count for _, _, count in every), default=0)
    return tuple(Bar(id, name, count, _part(count, longest)) for id, name, count in every)


def _part(count: int, longest: int, most: int = 100) -> float:
    """Return a length, one digit after the point; nothing is drawn for nothing."""
    return round(count * most / longest, 1) if longest else 0


def _history(register: Register, quota: Quota, whole: Span, day: dt.date) -> History:
    stretches = spans.parts(quota.per, whole, whole, register.plan.reporting_window)
    begun = [each for each in stretches if each.since <= day]
    tallies = progress.tallies(register, quota, begun)
    # Where it is not known who owes, what was published is drawn, with nothing to hold it against.
    is_held = not register.units.gap(quota.unit_kinds)
    # Nor is anything held against units of which none was there throughout.
    held = [is_held and each.judged > 0 for each in tallies]
    tallest = max(
        (each.target if judged else each.count for each, judged in zip(tallies, held, strict=True)),
        default=0,
    )
    numbered = len(stretches) <= _NUMBERED
    columns = [
        Column(
            each.span,
            _tick(quota.per, each.span, len(stretches)),
            _part(each.covered if judged else each.count, tallest, _TALLEST),
            _part(each.target if judged else 0, tallest, _TALLEST),
            _number(each, is_held=judged) if numbered else "",
        )
        for each, judged in zip(tallies, held, strict=True)
    ]
    columns += [
        Column(each, _tick(quota.per, each, len(stretches)), 0) for each in stretches[len(begun) :]
    ]
    several = quota.per in ("month", "quarter", "half-year")
    labels = dict.fromkeys(str(each.until.year) for each in stretches) if several else ()
    counting = progress.counting_kinds(register, quota)
    return History(
        quota,
        Chart(tuple(columns), tuple(labels)),
        tallies,
        _so_far([each for each, judged in zip(tallies, held, strict=True) if judged], tallies)
        if several
        else None,
        tuple(kind.name for kind in register.plan.kinds if kind.id not in counting),
    )


def _so_far(held: Sequence[QuotaTally], begun: Sequence[QuotaTally]) -> YearSoFar | None:
    """Return the newest begun year's sums, of the stretches held against their number."""
    year = begun[-1].span.until.year if begun else 0
    of_year = [each for each in held if each.span.until.year == year]
    target = sum(each.target for each in of_year)
    return YearSoFar(year, sum(each.covered for each in of_year), target) if target else None


def _number(each: QuotaTally, *, is_held: bool) -> str:
    return f"{each.covered}/{each.target}" if is_held else str(each.count)


def _tick(rhythm: str, span: Span, among: int) -> str:
    """Return what stands below a column: the year, or the part of it where there is room."""
    year, month = span.until.year, span.until.month
    if among > _NAMED:
        return ""
    if rhythm == "quarter":
        return ("I", "II", "III", "IV")[(month - 1) // 3]
    if rhythm == "half-year":
        return "đầu năm" if month <= 6 else "cuối năm"
    if rhythm == "month":
        return str(month)
    return str(year) if span.since.year + 1 >= year else f"{span.since.year}-{year}"


def _of_years(years: Sequence[YearTally]) -> Chart:
    """Return the columns of what was published each year."""
    tallest = max((each.published for each in years), default=0)
    columns = (
        Column(
            spans.years(each.year, each.year),
            str(each.year) if len(years) <= _NAMED else "",
            _part(each.published, tallest, _TALLEST),
            number=str(each.published) if len(years) <= _NAMED else "",
        )
        for each in years
    )
    return Chart(tuple(columns), ())


def _overdue(register: Register, everyone: Sequence[Exemplar], *, named: bool) -> Overdue:
    found = care.overdue(everyone, register.today)
    counts = Counter(each.profile.unit for each in found)
    units = (unit for unit in register.units if named and counts[unit.id])
    return Overdue(
        len(found), len(everyone), FOLLOW_UP_DAYS, tuple((unit, counts[unit.id]) for unit in units)
    )
