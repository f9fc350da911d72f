"""
A year's scores, where the office has a table of them: the ledger's counts made points.

- A criterion on a quota is for the units that owe it; the others have no points there.
- Who did not exist for the whole year, or whose kind is not all listed, is not scored at all: its
  points would not mean what another's do.
- Units stand in the order of units.yml. It is a table, not a ranking.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from exemplars.dates import spans
from exemplars.dates.spans import Span
from exemplars.ledger.accounts import Account, Row
from exemplars.ledger.care import asked
from exemplars.records.duties import ScoreBand, ScoredCriterion, ScoreTable
from exemplars.records.units import Unit
from exemplars.records.values import decimal
from exemplars.register import Exemplar, Register
from exemplars.telling import channels


@dataclass(frozen=True)
class Scored:
    """One unit's points."""

    unit: Unit
    label: str
    points: tuple[Decimal | None, ...]  # by criterion; None where it is not the unit's
    total: Decimal | None  # None where the unit is not scored
    band: str = ""
    why: str = ""  # it is not scored


@dataclass(frozen=True)
class Scores:
    """The office's table and what it makes of a year."""

    table: ScoreTable
    rows: tuple[Scored, ...]  # in the order of units.yml


def scores(
    register: Register,
    span: Span,
    accounts: Iterable[Account],
    inside: Iterable[Exemplar],
    top: Unit | None,
) -> Scores | None:
    """Return a year's scores; None where there is no table, or the period is no year of the plan."""
    scoring, window = register.plan.scoring, register.plan.reporting_window
    table = scoring.table if scoring else None
    if table is None or span != spans.years(span.until.year, span.until.year, window):
        return None
    by_quota = {each.quota.id: each for each in accounts}
    named = [by_quota[each.quota] for each in table.criteria if each.quota in by_quota]
    counted = _counts(register, span, inside)
    rows = []
    for unit in _units(register, named, min(span.until, register.today), top):
        owed = {each.quota.id: row for each in named for row in each.rows if row.unit is unit}
        gap = any(each.gap for each in named if each.quota.id in owed)
        rows.append(_scored(register, table, unit, owed, counted, gap=gap))
    return Scores(table, tuple(rows))


def _units(
    register: Register, named: list[Account], closed: dt.date, top: Unit | None
) -> list[Unit]:
    """Return the units that are scored: who stands in a quota the table names; where it names none, all."""
    if not named:
        return asked(register, closed, top)
    standing = {row.unit.id for each in named for row in each.rows}
    return [unit for unit in register.units if unit.id in standing]


def _counts(
    register: Register, span: Span, inside: Iterable[Exemplar]
) -> Mapping[tuple[str, str], int]:
    """Return how many exemplars each unit, or one below it, published, and how often they were carried."""
    found: dict[tuple[str, str], int] = {}
    for each in inside:
        carried = channels.carryings(each.profile, register.portfolio, register.today)
        times = sum(item.date in span for item in carried)
        for unit in _line(register, each.unit):
            for measure, count in (("published", 1), ("carried", times)):
                found[measure, unit.id] = found.get((measure, unit.id), 0) + count
    return found


def _line(register: Register, unit: Unit | None) -> Iterator[Unit]:
    if unit is not None:
        yield unit
        yield from register.units.line(unit)


def _scored(
    register: Register,
    table: ScoreTable,
    unit: Unit,
    owed: Mapping[str, Row],
    counted: Mapping[tuple[str, str], int],
    *,
    gap: bool,
) -> Scored:
    label = register.units.label(unit)
    nothing = (None,) * len(table.criteria)
    if gap:
        return Scored(unit, label, nothing, None, why="danh bạ đơn vị chưa kê đủ")
    if any(not row.verdict for row in owed.values()):
        return Scored(unit, label, nothing, None, why="không tồn tại trọn năm")
    points = tuple(_points(each, unit, owed, counted) for each in table.criteria)
    total = sum((each for each in points if each is not None), Decimal(0))
    return Scored(unit, label, points, total, _band(table.bands, total))


def _points(
    criterion: ScoredCriterion,
    unit: Unit,
    owed: Mapping[str, Row],
    counted: Mapping[tuple[str, str], int],
) -> Decimal | None:
    most, each = decimal(criterion.points), decimal(criterion.each)
    if not criterion.quota:
        return min(each * counted.get((criterion.measure, unit.id), 0), most)
    row = owed.get(criterion.quota)
    if row is None:
        return None
    if criterion.measure == "missing":
        return max(most - each * row.missing, Decimal(0))
    return min(each * max(row.count - row.due, 0), most)


def _band(bands: Iterable[ScoreBand], total: Decimal) -> str:
    """Return the highest band that a total reaches; "" for none."""
    reached = [(decimal(each.least), each.name) for each in bands if decimal(each.least) <= total]
    return max(reached, default=(Decimal(0), ""))[1]


def plain(points: Decimal) -> str:
    """Return points as programs write them, without needless noughts: `7.5`."""
    return f"{points.normalize():f}"
