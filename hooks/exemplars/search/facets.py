"""What results are narrowed by: sector, unit, kind, movement, year, award level."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from exemplars.records.vocabulary import KIND_SLUGS, LEVELS
from exemplars.register import Exemplar, Register
from exemplars.search.coding import columns


@dataclass(frozen=True)
class Table:
    """
    One facet: its name in addresses, its title, and its values in the order they are shown.

    An item is (id, name) or, in a tree, (id, name, place of its parent or -1).
    """

    key: str
    title: str
    items: tuple[tuple[str | int, ...], ...]
    of: Callable[[Exemplar], tuple[str, ...]] = field(compare=False)


def tables(register: Register, exemplars: Sequence[Exemplar]) -> tuple[Table, ...]:
    """Return the facets that tell these exemplars apart; what the plan is silent on is left out."""
    plan = register.plan
    levels = {award.level for each in exemplars for award in each.profile.awards}
    made = (
        Table(
            "linh-vuc",
            "Lĩnh vực",
            tuple((each.id, each.name) for each in plan.sectors),
            lambda each: (each.profile.sector,),
        ),
        Table(
            "don-vi",
            "Đơn vị",
            tuple(_units(register, {each.profile.unit for each in exemplars})),
            lambda each: (each.profile.unit,),
        ),
        Table(
            "doi-tuong",
            "Đối tượng",
            tuple((KIND_SLUGS[k.id], k.name[:1].upper() + k.name[1:]) for k in plan.kinds),
            lambda each: (KIND_SLUGS.get(each.profile.kind, ""),),
        ),
        Table(
            "phong-trao",
            "Phong trào thi đua",
            tuple((each.id, each.name) for each in plan.movements),
            lambda each: each.profile.movements,
        ),
        Table(
            "khen-thuong",
            "Khen thưởng",
            tuple((id, name[:1].upper() + name[1:]) for id, name in LEVELS.items() if id in levels),
            lambda each: tuple(award.level for award in each.profile.awards),
        ),
    )
    return tuple(table for table in made if table.items)


def _units(register: Register, held: set[str]) -> Iterator[tuple[str | int, ...]]:
    """Give the units that have exemplars and those above them, each after its parent."""
    units = register.units
    found = [unit for id in sorted(held) if (unit := units.get(id))]
    kept = {each.id for unit in found for each in (unit, *units.line(unit))}
    places: dict[str, int] = {}

    def under(parent: str) -> Iterator[tuple[str | int, ...]]:
        for unit in units.children.get(parent, ()):
            if unit.id in kept and unit.id not in places:
                above = places.get(parent, -1)
                places[unit.id] = len(places)
                yield unit.id, units.label(unit), above
                yield from under(unit.id)

    for parent in units.children:
        if not units.get(parent):
            yield from under(parent)


def encoded(
    found: Iterable[Table], exemplars: Sequence[Exemplar]
) -> tuple[list[dict[str, object]], bytes]:
    """
    Return the facets' tables for the manifest, and their columns one after the other.

    A column holds for each document the place of its set of items in the table's `sets`.
    """
    said: list[dict[str, object]] = []
    data = b""
    for table in found:
        place = {item[0]: number for number, item in enumerate(table.items)}
        chosen = [
            tuple(sorted({place[id] for id in table.of(each) if id in place})) for each in exemplars
        ]
        sets = sorted(set(chosen))
        number = {each: position for position, each in enumerate(sets)}
        width = max(1, (len(sets) - 1).bit_length())
        said.append(
            {
                "key": table.key,
                "title": table.title,
                "items": table.items,
                "sets": sets,
                "width": width,
                "start": len(data),
            }
        )
        data += columns([number[each] for each in chosen], width)
    return said, data


def years(exemplars: Iterable[Exemplar]) -> list[tuple[int, int]]:
    """Return (year, how many) in the order of the documents, which is that of their days."""
    return [
        (year, len(list(each))) for year, each in groupby(exemplars, lambda e: e.published.year)
    ]
