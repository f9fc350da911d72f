"""
The plan's quotas in one period, unit by unit.

- A quota is held against each of its own stretches (months, quarters, years) that lie wholly in
  the period and have begun; one stretch's surplus fills no other's gap. A quota whose stretch is
  longer than the period is only counted: nothing is due yet.
- A unit that did not exist for a whole stretch has its count shown and no verdict on that stretch;
  it stands beside its predecessors and successors and is never summed with them.
- Where units.yml says that it does not have all units of a quota's kinds, counts are shown and
  nothing is held against them.
- What a unit that owes nothing has done counts in the sum all the same.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from exemplars.dates import spans
from exemplars.dates.spans import Span
from exemplars.records.plan import Quota
from exemplars.records.units import Unit
from exemplars.register import Exemplar, Register
from exemplars.telling import progress

# Verdict -> how tables say it; "" is none.
VERDICTS = {"met": "đủ", "short": "thiếu", "open": "chưa hết kỳ", "": "không đánh giá"}


@dataclass(frozen=True)
class Row:
    """One unit against one quota in the period."""

    unit: Unit
    label: str
    count: int
    uncounted: int  # recognised likewise, but of a kind that the quota does not name
    due: int
    missing: int  # what is wanting in each stretch that it is judged by, summed
    so_far: int  # since the quota's own stretch began: more than `count` in a shorter period
    verdict: str  # of `VERDICTS`


@dataclass(frozen=True)
class Account:
    """One quota in the period."""

    quota: Quota
    stretches: tuple[Span, ...]  # held against the quota; none: it is only counted
    rows: tuple[Row, ...]  # in the order of units.yml, a successor behind whom it succeeds
    gap: str = ""  # why the units that owe are not all known; then no verdict is given

    @property
    def count(self) -> int:
        """Return how many exemplars counted."""
        return sum(row.count for row in self.rows)

    @property
    def uncounted(self) -> int:
        """Return how many would have counted, had the quota named their kind."""
        return sum(row.uncounted for row in self.rows)

    @property
    def due(self) -> int:
        """Return how many were due of all units."""
        return sum(row.due for row in self.rows)

    @property
    def missing(self) -> int:
        """Return how many are wanting, each unit and each stretch taken for itself."""
        return sum(row.missing for row in self.rows)

    @property
    def so_far(self) -> int:
        """Return how many have counted since the quota's own stretch began."""
        return sum(row.so_far for row in self.rows)

    def having(self, verdict: str) -> int:
        """Return how many units that owe have this verdict."""
        return sum(row.verdict == verdict for row in self.rows if row.due)


@dataclass
class _Unit:
    """One unit's numbers while they are being made."""

    days: list[dt.date] = field(default_factory=list)  # on which its exemplars counted, all time
    others: list[dt.date] = field(default_factory=list)  # likewise, of kinds that do not count
    due: int = 0
    missing: int = 0
    judged: bool = False  # existed for all of a stretch in which it owed
    late: bool = False  # a stretch that is over was not met


def account(
    register: Register,
    quota: Quota,
    span: Span,
    whole: Span,
    everyone: Iterable[Exemplar],
    top: Unit | None,
) -> Account:
    """Return a quota's account in a period; `everyone` are those who may count, `top` whose it is."""
    window, today = register.plan.reporting_window, register.today
    found = spans.parts(quota.per, span, whole, window)
    stretches = tuple(each for each in found if each.since <= today)
    units = _units(register, quota, everyone)
    gap = register.units.gap(quota.unit_kinds)
    for stretch in () if gap else stretches:
        _hold(register, quota, stretch, units, top)
    last = spans.around(quota.per, min(span.until, whole.until), whole, window)
    begun = min(last.since, span.since)
    shown = []
    for unit in register.units:
        made = units.get(unit.id, _Unit())
        if _is_shown(register, quota, unit, made, span, top):
            shown.append(unit)
    rows = [
        _row(register, unit, units.get(unit.id, _Unit()), span, begun)
        for unit in _side_by_side(register, shown)
    ]
    return Account(quota, stretches, tuple(rows), gap)


def _side_by_side(register: Register, shown: Sequence[Unit]) -> list[Unit]:
    """Return units in their order, but each successor behind the last of those it succeeds."""
    place = {unit.id: number for number, unit in enumerate(shown)}

    def standing(unit: Unit) -> tuple[int, bool, int]:
        before = register.units.predecessors.get(unit.id, ())
        behind = [place[each.id] for each in before if each.id in place]
        return (max(behind, default=place[unit.id]), bool(behind), place[unit.id])

    return sorted(shown, key=standing)


def _units(register: Register, quota: Quota, everyone: Iterable[Exemplar]) -> dict[str, _Unit]:
    """Return the units for which exemplars count, by id, with the days on which they do."""
    kinds = progress.counting_kinds(register, quota)
    units: dict[str, _Unit] = {}
    for each in everyone:
        day = progress.day_counted(register, quota, each)
        holder = progress.holder_of(register, quota, each) if day else None
        if day and holder:
            made = units.setdefault(holder.id, _Unit())
            (made.days if each.profile.kind in kinds else made.others).append(day)
    return units


def _hold(
    register: Register, quota: Quota, stretch: Span, units: dict[str, _Unit], top: Unit | None
) -> None:
    """Hold the units that owe a stretch against it."""
    least = quota.min or 0
    for id, unit in progress.owing_units(register, quota, stretch).items():
        if top is not None and not register.units.is_within(unit, top):
            continue
        made = units.setdefault(id, _Unit())
        made.due += least
        wanting = max(least - sum(day in stretch for day in made.days), 0)
        if not (unit.exists_on(stretch.since) and unit.exists_on(stretch.until)):
            continue
        made.judged = True
        made.missing += wanting
        made.late = made.late or (wanting > 0 and stretch.until <= register.today)


def _is_shown(
    register: Register, quota: Quota, unit: Unit, made: _Unit, span: Span, top: Unit | None
) -> bool:
    """Return whether a unit has a row: it existed in the period, or something counts for it."""
    if made.due or any(day in span for day in (*made.days, *made.others)):
        return True
    if unit.kind not in quota.unit_kinds or not progress.is_ours(register, unit):
        return False
    if top is not None and not register.units.is_within(unit, top):
        return False
    since, until = unit.valid_from or dt.date.min, unit.valid_to or dt.date.max
    return since <= min(span.until, register.today) and until >= span.since


def _row(register: Register, unit: Unit, made: _Unit, span: Span, begun: dt.date) -> Row:
    counted = Counter(day in span for day in made.days)
    return Row(
        unit,
        register.units.label(unit),
        counted[True],
        sum(day in span for day in made.others),
        made.due,
        made.missing,
        sum(begun <= day <= span.until for day in made.days),
        _verdict(made),
    )


def _verdict(made: _Unit) -> str:
    if not made.judged:
        return ""
    if not made.missing:
        return "met"
    return "short" if made.late else "open"
