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
        for each in register.with_pages:
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
        scored = [(self._common(one, each), each) for each in near.values()]
        scored.sort(key=lambda pair: pair[1].id)
        scored.sort(key=lambda pair: pair[1].published, reverse=True)
        scored.sort(key=lambda pair: sum(pair[0].values()), reverse=True)
        return tuple(Relation(each, tuple(common)) for common, each in scored[:most])

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

    def _common(self, one: Exemplar, other: Exemplar) -> dict[str, int]:
        """Return what two exemplars have in common, and how much each of it weighs."""
        mine, yours = one.profile, other.profile
        same_unit = mine.unit == yours.unit
        shared = {
            "cùng lĩnh vực": (4, bool(mine.sector) and mine.sector == yours.sector),
            "cùng đơn vị": (3, same_unit),
            "cùng phong trào": (2, not set(mine.movements).isdisjoint(yours.movements)),
            "cùng địa phương": (
                1,
                not same_unit and bool(self._above(one)) and self._above(one) == self._above(other),
            ),
            "cùng đối tượng": (1, mine.kind == yours.kind),
        }
        return {reason: weight for reason, (weight, holds) in shared.items() if holds}
