"""
Which units have handed in the period's report, where the office keeps a book of them (`received`).

- A report is told of once anything is in its book: an office that keeps none has nobody in arrears.
- Who owes are the units of the report's `unit_kinds` that exist on the day of reckoning. Where it
  names none, or units.yml does not have them all, only who has sent is known.
- A longer period's report that ends on the same day speaks for the period, as with what was sent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from exemplars.dates import spans
from exemplars.dates.spans import Span
from exemplars.records import due
from exemplars.records.due import Due
from exemplars.records.duties import ReportDuty, ReportReceived
from exemplars.records.units import Unit
from exemplars.register import Register
from exemplars.telling import progress


@dataclass(frozen=True)
class HandedIn:
    """One unit's report; without a day it has not come yet."""

    unit: Unit
    label: str
    day: dt.date | None
    document: str
    late: bool  # after the last good day; never where the plan sets none


@dataclass(frozen=True)
class Book:
    """What came of one report that the plan orders of its units."""

    duty: ReportDuty
    last: dt.date | None  # the last good day
    rows: tuple[HandedIn, ...]  # in the order of units.yml
    gap: str  # why the units that owe are not all known

    @property
    def came(self) -> int:
        """Return how many units have handed in theirs."""
        return sum(row.day is not None for row in self.rows)

    @property
    def late(self) -> int:
        """Return how many came after the last good day."""
        return sum(row.late for row in self.rows)


def books(register: Register, span: Span, closed: dt.date, top: Unit | None) -> tuple[Book, ...]:
    """Return the books of one period, of all units or of those below `top`, in the plan's order."""
    found: dict[str, Book] = {}
    for each in due.of(register.plan):
        if each.duty.received and each.duty.id not in found and _is_same(each.stretch, span):
            book = _book(register, each, closed, top)
            if book.rows:
                found[each.duty.id] = book
    return tuple(found.values())


def _is_same(one: Span, other: Span) -> bool:
    return (one.since, one.until) == (other.since, other.until)


def _book(register: Register, each: Due, closed: dt.date, top: Unit | None) -> Book:
    duty, units = each.duty, register.units
    came = {received.unit: received for received in _received(register, each)}
    rows = []
    for unit in units:
        if top is not None and top not in units.line(unit):
            continue
        found = came.get(unit.id)
        owes = unit.kind in duty.unit_kinds and unit.exists_on(closed)
        if found or (owes and progress.is_ours(register, unit)):
            rows.append(_row(unit, units.label(unit), found, each.last))
    return Book(duty, each.last, tuple(rows), units.gap(duty.unit_kinds))


def _received(register: Register, each: Due) -> Iterator[ReportReceived]:
    """Give what had come up to today for a period; of one unit's, the first to come is the last given."""
    of_it = []
    for received in each.duty.received:
        span = spans.named(received.period, register.plan.reporting_window)
        day = received.date
        if span is None or day is None or day > register.today:
            continue
        if span.covers(each.stretch) and span.until == each.stretch.until:
            of_it.append((day, received))
    yield from (received for _, received in sorted(of_it, key=lambda item: item[0], reverse=True))


def _row(unit: Unit, label: str, found: ReportReceived | None, last: dt.date | None) -> HandedIn:
    day = found.date if found else None
    late = day is not None and last is not None and day > last
    return HandedIn(unit, label, day, found.document if found else "", late)
