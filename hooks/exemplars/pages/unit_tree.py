"""The tree of units: who is under whom today, what is to come, and where an abolished one went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from exemplars.records.units import Unit, Units
from exemplars.records.vocabulary import UNIT_KINDS

OPEN_UP_TO = 60  # units of a register whose branches all stand open


@dataclass(frozen=True)
class Branch:
    """A unit with those below it, grouped as a reader looks for them."""

    unit: Unit
    count: int  # exemplars of its own and of the units below it
    groups: tuple[tuple[str, tuple[Branch, ...]], ...]
    now: tuple[Unit, ...] = ()  # what it is today, where it has ended
    coming: bool = False  # begins after today
    is_open: bool = True

    @property
    def is_leaf(self) -> bool:
        """Return whether nothing is below it."""
        return not self.groups


def tree(units: Units, counts: Mapping[str, int], today: dt.date) -> tuple[Branch, ...]:
    """Return the units at the top, each with all below it, as they stand on `today`."""
    is_open = len(units.by_id) <= OPEN_UP_TO

    def branch(unit: Unit) -> Branch:
        below = units.children.get(unit.id, ())
        places = [u for u in below if u.level and _there(u, today)]
        named = [
            (_kinds(places), places),
            ("Cơ quan, tổ chức", [u for u in below if not u.level and _there(u, today)]),
            ("Sẽ có", [u for u in below if _coming(u, today)]),
            ("Không còn", [u for u in below if _ended(u, today)]),
        ]
        groups = tuple((name, tuple(map(branch, group))) for name, group in named if group)
        now = units.today(unit, today) if _ended(unit, today) else ()
        return Branch(unit, counts[unit.id], groups, now, _coming(unit, today), is_open)

    # The order of children puts what has ended last; the top follows it.
    top = sorted(
        (unit for unit in units if not units.get(unit.parent)),
        key=lambda unit: (_ended(unit, today), _coming(unit, today)),
    )
    return tuple(map(branch, top))


def _kinds(places: list[Unit]) -> str:
    """Return what kinds of place these are, in the vocabulary's order: `Xã, thị trấn`."""
    kinds = {unit.kind for unit in places}
    names = ", ".join(kind.name for id, kind in UNIT_KINDS.items() if id in kinds)
    return names[:1].upper() + names[1:]


def _ended(unit: Unit, today: dt.date) -> bool:
    return unit.valid_to is not None and unit.valid_to < today


def _coming(unit: Unit, today: dt.date) -> bool:
    return unit.valid_from is not None and unit.valid_from > today


def _there(unit: Unit, today: dt.date) -> bool:
    return not _ended(unit, today) and not _coming(unit, today)
