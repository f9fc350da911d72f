"""Units and sectors that a text names, found in the plan and its register of units."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from exemplars.patterns import regex
from exemplars.records.plan import Plan, Sector
from exemplars.records.units import Unit, Units
from exemplars.text import fold, nearest, spelling

_SIGNS = regex(r"[^\w\s]|_")
_LONGEST = 4_000  # characters looked through: whose report it is stands near its beginning
_MOST_NAMED = 6


@dataclass(frozen=True)
class Place:
    """What was found of a unit: the unit, or None, and what the reader must know."""

    unit: Unit | None = None
    note: str = ""


@dataclass(frozen=True)
class Places:
    """The units of a plan as they stand on a day."""

    units: Units
    day: dt.date

    @cached_property
    def _names(self) -> list[tuple[str, list[Unit]]]:
        return [(f" {name} ", units) for name, units in self.units.by_name.items()]

    @cached_property
    def _bare(self) -> dict[str, list[Unit]]:
        """Return the units by their folded names, with and without the word for their kind."""
        found: dict[str, list[Unit]] = {}
        for unit in self.units:
            name = fold(unit.name)
            for each in {
                name,
                re.sub(r"\A(?:xa|phuong|thi tran|huyen|thi xa|quan|tinh|thanh pho) ", "", name),
            }:
                found.setdefault(each, []).append(unit)
        return found

    def called(self, name: str) -> Place:
        """Return the unit that a labelled value is: its id, its name, or its name without its kind."""
        unit = self.units.get(name.strip())
        if unit:
            return Place(unit)
        whole = " ".join(_SIGNS.sub(" ", fold(name)).split())
        exact = self.units.by_name.get(spelling(" ".join(name.split())), [])
        if exact or whole in self._bare:
            return self._one([(name, exact or self._bare[whole])], name)
        return self.named([name])

    def named(self, texts: Iterable[str]) -> Place:
        """Return the one unit that the first telling text names; the lowest where it names a line of them."""
        notes: list[str] = []
        for text in texts:
            place = self._one(list(self._hits(text)), text)
            if place.unit:
                return place
            notes += [place.note] if place.note and place.note not in notes else []
        return Place(None, "; ".join(notes[:2]))

    def _hits(self, text: str) -> Iterator[tuple[str, list[Unit]]]:
        """Give (name, units of that name) for every name in a text that is no part of a longer one."""
        words = f" {spelling(' '.join(_SIGNS.sub(' ', text[:_LONGEST]).split()))} "
        # Committees are called by what they govern: "UBND xã Ngọc Thiện".
        there = [(name, units) for name, units in self._names if name in words]
        for name, units in there:
            longer = [other for other, _ in there if name in other and name != other]
            if words.count(name) > sum(words.count(other) for other in longer):
                yield name.strip(), units

    def _one(self, hits: list[tuple[str, list[Unit]]], text: str) -> Place:
        found: dict[str, tuple[Unit, str]] = {}
        for _, units in hits:
            now = [unit for unit in units if unit.exists_on(self.day)]
            now = self._under_named(now, text) if len(now) > 1 else now
            if now:
                found |= {unit.id: (unit, "") for unit in now}
                continue
            for unit in units:
                for heir in self.units.today(unit, self.day):
                    said = f"{unit.name} nay là {heir.name}"
                    found.setdefault(heir.id, (heir, said))
        above = {each.id for unit, _ in found.values() for each in self.units.line(unit)}
        lowest = [each for id, each in found.items() if id not in above]
        if len(lowest) == 1:
            return Place(*lowest[0])
        names = [f"{unit.id} ({unit.name})" for unit, _ in lowest[:_MOST_NAMED]]
        return Place(None, f"có thể là: {', '.join(names)}" if names else "")

    def _under_named(self, units: list[Unit], text: str) -> list[Unit]:
        """Return of units of one name those whose parent the text names too."""
        words = spelling(" ".join(_SIGNS.sub(" ", text[:_LONGEST]).split()))
        found = [
            unit
            for unit in units
            if (above := self.units.get(unit.parent)) and spelling(above.name) in words
        ]
        return found or units


def sector_called(name: str, plan: Plan) -> Sector | None:
    """Return the sector that a labelled value is: its id or its name, nearly enough."""
    by_name = {sector.name: sector for sector in plan.sectors}
    for sector in plan.sectors:
        if name.strip() == sector.id or fold(name.strip()) == fold(sector.name):
            return sector
    near = nearest(name, by_name)
    return by_name[near] if near else None
