"""
Exemplars to read next: those of the same sector, unit, movement or kind.

An exemplar is compared with its neighbours in time in each list it is in, never with the whole
list: the cost is linear, everyone is suggested by someone, and a new profile changes the
suggestions of its neighbours only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from exemplars.register import Exemplar, Register

NEIGHBOURS = 8  # on either side in each list
_Key = tuple[str, ...]


@dataclass(frozen=True)
class Relation:
    """An exemplar to read next, and what it has in common: `cùng lĩnh vực`, `cùng đơn vị`."""

    exemplar: Exemplar
    reasons: tuple[str, ...]


class Related:
    """Who is related to whom in one portal; its lists are made once."""

    def __init__(self, register: Register) -> None:
        """Sort every published exemplar into the lists it is in, newest first."""
        authority = register.plan.authority
        # In a district's portal all communes are of that district: it says nothing.
        self._top = authority.unit if authority else ""
        self._lists: defaultdict[_Key, list[Exemplar]] = defaultdict(list)
        self._places: dict[str, list[tuple[_Key, int]]] = {}
        self._facts: dict[str, _Facts] = {}
        for each in register.with_pages:
            self._facts[each.id] = self._facts_of(each)
            # A draft of a preview, or a contest's entry, is given suggestions but is none.
            places = [(key, len(self._lists[key])) for key in self._keys(each)]
            self._places[each.id] = places
            if not each.draft and not each.profile.is_entry:
                for key, _ in places:
                    self._lists[key].append(each)

    def to(self, one: Exemplar, most: int = 3) -> tuple[Relation, ...]:
        """Return at most `most` related exemplars: what has most in common first, then the newest."""
        near: dict[str, Exemplar] = {}
        for key, place in self._places[one.id]:
            for each in self._lists[key][max(place - NEIGHBOURS, 0) : place + NEIGHBOURS + 1]:
                near[each.id] = each
        near.pop(one.id, None)
        mine = self._facts[one.id]
        scored = [
            (-_weight(mine, self._facts[each.id]), -each.published.toordinal(), each.id)
            for each in near.values()
        ]
        scored.sort()
        return tuple(
            Relation(near[id], _reasons(mine, self._facts[id])) for _, _, id in scored[:most]
        )

    def _above(self, one: Exemplar) -> str:
        """Return the id of the unit above an exemplar's own, unless it is above everyone's."""
        above = one.unit.parent if one.unit else ""
        return above if above != self._top else ""

    def _keys(self, one: Exemplar) -> Iterator[_Key]:
        """Give the lists an exemplar is in; narrow ones too, so that the best are neighbours."""
        profile = one.profile
        yield "kind", profile.kind
        yield "unit", profile.unit
        if above := self._above(one):
            yield "above", above
        for movement in profile.movements:
            yield "movement", movement
        if profile.sector:
            yield "sector", profile.sector
            yield "sector, unit", profile.sector, profile.unit
            yield "sector, kind", profile.sector, profile.kind

    def _facts_of(self, one: Exemplar) -> _Facts:
        profile = one.profile
        return _Facts(
            profile.sector,
            profile.unit,
            frozenset(profile.movements),
            self._above(one),
            profile.kind,
        )


class _Facts(NamedTuple):
    """What an exemplar can have in common with another."""

    sector: str
    unit: str
    movements: frozenset[str]
    above: str
    kind: str


# In the order of what `_common` returns, and of their weights.
_REASONS = ("cùng lĩnh vực", "cùng đơn vị", "cùng phong trào", "cùng địa phương", "cùng đối tượng")


def _common(mine: _Facts, yours: _Facts) -> tuple[bool, ...]:
    """Return which of the reasons hold for two exemplars, in their order."""
    same_unit = mine.unit == yours.unit
    return (
        bool(mine.sector) and mine.sector == yours.sector,
        same_unit,
        not mine.movements.isdisjoint(yours.movements),
        not same_unit and bool(mine.above) and mine.above == yours.above,
        mine.kind == yours.kind,
    )


def _weight(mine: _Facts, yours: _Facts) -> int:
    """Return how much two exemplars have in common."""
    sector, unit, movement, place, kind = _common(mine, yours)
    return 4 * sector + 3 * unit + 2 * movement + place + kind


def _reasons(mine: _Facts, yours: _Facts) -> tuple[str, ...]:
    """Return what two exemplars have in common, in words."""
    held = _common(mine, yours)
    return tuple(reason for reason, holds in zip(_REASONS, held, strict=True) if holds)
