"""Whom a period's exemplars are: their kinds, sectors, the levels that recognised them, priorities."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exemplars.dates.spans import Span
from exemplars.records.vocabulary import LEVELS
from exemplars.register import Exemplar, Register
from exemplars.text import capital


@dataclass(frozen=True)
class Group:
    """So many of the period's exemplars, and of all up to its end."""

    id: str  # "" for those who have none
    name: str
    count: int
    total: int
    percent: float = 0  # of the period's exemplars; one digit after the point


def kinds(
    register: Register, inside: Sequence[Exemplar], until: Sequence[Exemplar]
) -> tuple[Group, ...]:
    """Return how many are of each of the plan's kinds."""
    names = [(kind.id, capital(kind.name)) for kind in register.plan.kinds]
    return _groups(
        names, [each.profile.kind for each in inside], [e.profile.kind for e in until], len(inside)
    )


def sectors(
    register: Register, inside: Sequence[Exemplar], until: Sequence[Exemplar]
) -> tuple[Group, ...]:
    """Return how many are of each of the plan's sectors, and of none where some are of none."""
    names = [(sector.id, sector.name) for sector in register.plan.sectors]
    if names and any(not each.profile.sector for each in until):
        names.append(("", "Lĩnh vực khác"))
    return _groups(
        names,
        [each.profile.sector for each in inside],
        [e.profile.sector for e in until],
        len(inside),
    )


def priorities(
    register: Register, inside: Sequence[Exemplar], until: Sequence[Exemplar]
) -> tuple[Group, ...]:
    """Return how many are of each group that the plan wants attention for; one may be of several."""
    names = [(each.id, each.name) for each in register.plan.priorities]
    return _groups(
        names,
        [id for each in inside for id in set(each.profile.priorities)],
        [id for each in until for id in set(each.profile.priorities)],
        len(inside),
    )


def levels(everyone: Iterable[Exemplar], span: Span, closed: dt.date) -> tuple[Group, ...]:
    """Return how many each level first recognised in the period; levels that never did are left out."""
    first: list[tuple[str, dt.date]] = []
    for each in everyone:
        for level in LEVELS:
            days = [r.date for r in each.profile.recognised if r.level == level and r.date]
            if days and min(days) <= closed:
                first.append((level, min(days)))
    found = _groups(
        [(level, capital(name)) for level, name in LEVELS.items()],
        [level for level, day in first if day in span],
        [level for level, _ in first],
        0,
    )
    return tuple(group for group in found if group.total)


def _groups(
    names: Iterable[tuple[str, str]], inside: Iterable[str], until: Iterable[str], whole: int
) -> tuple[Group, ...]:
    count, total = Counter(inside), Counter(until)
    return tuple(
        Group(id, name, count[id], total[id], round(count[id] * 100 / whole, 1) if whole else 0)
        for id, name in names
    )
