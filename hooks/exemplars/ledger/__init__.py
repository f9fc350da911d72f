"""
The office's ledger: a portal's register, reckoned for one period of a report.

    accounts   the plan's quotas, unit by unit
    groups     whom the period's exemplars are: kinds, sectors, levels, priorities
    scores     a year's points, where the office has a table of them
    handed_in  which units have sent their report
    care       criteria of units' own, how long things took, who has to be visited again, channels

It counts as `progress` does, so that a report and the page of progress agree. What belongs to the
period: who was published in it; who was recognised, in the quotas; what was carried, of channels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from exemplars.dates.spans import Span
from exemplars.ledger import accounts, care, groups, handed_in, scores
from exemplars.ledger.accounts import Account, Row
from exemplars.ledger.care import Carrier, Coverage, Pace
from exemplars.ledger.groups import Group
from exemplars.ledger.handed_in import Book
from exemplars.ledger.scores import Scores
from exemplars.records.units import Unit
from exemplars.register import Exemplar, Register
from exemplars.telling import progress


@dataclass(frozen=True)
class Ledger:
    """What one period brought, for the whole plan or for one unit and those below it."""

    register: Register
    span: Span
    window: str  # where months are cut: of `vocabulary.WINDOWS`
    unit: Unit | None  # None: the whole plan
    closed: dt.date  # the day of reckoning: the period's last, or today
    exemplars: tuple[Exemplar, ...]  # published in the period, the oldest first; ties by id
    total: int  # published up to the day of reckoning
    accounts: tuple[Account, ...]
    kinds: tuple[Group, ...]
    sectors: tuple[Group, ...]
    levels: tuple[Group, ...]
    priorities: tuple[Group, ...]
    coverage: Coverage
    paces: tuple[Pace, ...]
    overdue: tuple[Exemplar, ...]  # to be followed up, the longest silent first
    carriers: tuple[Carrier, ...]
    books: tuple[Book, ...]  # of units' reports, where the office keeps them
    scores: Scores | None  # of a year, where the office has a table of them

    @property
    def is_over(self) -> bool:
        """Return whether the period is over, so that its numbers stand."""
        return self.span.until <= self.register.today

    @property
    def asked(self) -> tuple[Account, ...]:
        """Return the quotas that the report speaks of; a unit's leaves out those of other units."""
        return tuple(each for each in self.accounts if each.rows or self.unit is None)

    @property
    def empty_sectors(self) -> tuple[Group, ...]:
        """Return the plan's sectors in which nobody was published in the period."""
        return tuple(each for each in self.sectors if each.id and not each.count)


def make(register: Register, span: Span, unit: Unit | None = None) -> Ledger:
    """Return the ledger of a period; of `unit` and those below it, where one is named."""
    everyone = tuple(_of(register, unit))
    closed = min(span.until, register.today)
    until = [each for each in everyone if each.published <= closed]
    inside = [each for each in until if each.published in span]
    inside.sort(key=lambda each: (each.published, each.id))
    _, whole = progress.reckoned(register)
    held = tuple(
        accounts.account(register, quota, span, whole, everyone, unit)
        for quota in register.plan.quotas
    )
    return Ledger(
        register,
        span,
        register.plan.reporting_window,
        unit,
        closed,
        tuple(inside),
        len(until),
        held,
        groups.kinds(register, inside, until),
        groups.sectors(register, inside, until),
        groups.levels(everyone, span, closed),
        groups.priorities(register, inside, until),
        care.coverage(register, closed, unit),
        care.paces(inside),
        care.overdue(until, closed),
        care.carriers(register, everyone, span),
        handed_in.books(register, span, closed, unit),
        scores.scores(register, span, held, inside, unit),
    )


def _of(register: Register, unit: Unit | None) -> Iterator[Exemplar]:
    for each in register.exemplars:
        if not each.draft and (unit is None or register.units.is_within(each.unit, unit)):
            yield each


__all__ = [
    "Account",
    "Book",
    "Carrier",
    "Coverage",
    "Group",
    "Ledger",
    "Pace",
    "Row",
    "Scores",
    "make",
]
