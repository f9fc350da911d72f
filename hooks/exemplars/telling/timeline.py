"""The portal year by year and month by month: who was published, and what else the plan had then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from exemplars.records.items import Item
from exemplars.register import Exemplar, Register

MOST = 6  # names of one month; the rest are counted


@dataclass(frozen=True)
class Month:
    """One month's exemplars, the newest first."""

    number: int
    exemplars: tuple[Exemplar, ...]  # at most MOST
    count: int

    @property
    def label(self) -> str:
        """Return the month's name: `Tháng 6`."""
        return f"Tháng {self.number}"

    @property
    def more(self) -> int:
        """Return how many are not named."""
        return self.count - len(self.exemplars)


@dataclass(frozen=True)
class Happening:
    """An event or a deadline of the plan in one year."""

    text: str
    when: str  # `2025` or `20/2/2023`
    item: Item  # the plan's own record, with its section


@dataclass(frozen=True)
class Year:
    """One year: its list, its months that have someone (the newest first), the plan's events."""

    year: int
    address: str
    count: int
    months: tuple[Month, ...]
    happenings: tuple[Happening, ...]


def years(register: Register, most: int = MOST) -> tuple[Year, ...]:
    """Return the years of the portal, the newest first, with at most `most` names a month."""
    found: defaultdict[int, defaultdict[int, list[Exemplar]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for each in register.exemplars:
        if not each.draft:
            found[each.published.year][each.published.month].append(each)
    return tuple(
        Year(
            year,
            f"nam/{year}/",
            sum(map(len, found[year].values())),
            tuple(
                Month(month, tuple(there[:most]), len(there))
                for month, there in sorted(found[year].items(), reverse=True)
            ),
            tuple(_happenings(register, year)),
        )
        for year in register.years
    )


def _happenings(register: Register, year: int) -> Iterator[Happening]:
    """Give the plan's events that fall in one year, then its deadlines by date."""
    plan = register.plan
    for event in plan.events:
        if event.year == year:
            yield Happening(event.name, str(year), event)
    dated = [(each.date, each) for each in plan.deadlines if each.date and each.date.year == year]
    for date, deadline in sorted(dated, key=lambda pair: (pair[0], pair[1].id)):
        yield Happening(deadline.text, f"{date.day}/{date.month}/{date.year}", deadline)
