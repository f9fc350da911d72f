"""The radio's episodes that some months still lack: their numbers, their days, what day they keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from exemplars.reading.source import Source
from exemplars.records import schedule
from exemplars.records.plan import Column, Commemoration, Plan
from exemplars.records.schedule import Scheduled
from exemplars.records.vocabulary import WEEKDAYS
from exemplars.telling import occasions

NEAR = 15  # days between a commemoration and the episode that keeps it


@dataclass
class Slot:
    """An episode being filled."""

    month: dt.date
    number: int
    date: dt.date
    occasions: tuple[Commemoration, ...] = ()
    sources: list[Source] = field(default_factory=list)
    repeats: set[str] = field(default_factory=set)

    @property
    def sectors(self) -> set[str]:
        """Return the sectors of the days it keeps; empty where they are for all, or there are none."""
        return {sector for each in self.occasions for sector in each.sectors}


def lacking(
    plan: Plan,
    column: Column,
    history: Sequence[Scheduled],
    months: Sequence[dt.date],
    today: dt.date,
) -> list[Slot]:
    """
    Return the episodes that `months` lack beside `history`, in order.

    A month lacks what is missing to the column's minimum, or to one where the plan names none.
    """
    slots = []
    for month in months:
        there = [each for each in history if each.month == month]
        names = {each.number or 0 for each in there}
        days = [each.day for each in there if each.day]
        count = max((column.min_per_month or 1) - len(names), 0)
        dates = spread(open_days(column, month, today), count, days)
        first = max(names, default=0) + 1
        slots += [Slot(month, first + n, date) for n, date in enumerate(dates)]
    if slots and plan.commemorations:
        _keep_days(slots, [each for each in plan.commemorations.days if each.day])
    return slots


def _keep_days(slots: list[Slot], days: Iterable[Commemoration]) -> None:
    """Give every commemoration to the episode closest to it, the earlier of two; none that is far off."""
    years = range(slots[0].month.year, slots[-1].month.year + 1)
    for date, each in ((occasions.in_year(each, year), each) for each in days for year in years):
        closest = min(slots, key=lambda slot: abs(slot.date - date))
        if abs(closest.date - date).days <= NEAR:
            closest.occasions = (*closest.occasions, each)


def open_days(column: Column, month: dt.date, today: dt.date) -> list[dt.date]:
    """Return the days of a month on which a column is on air; of this month, those still to come."""
    first = max(month, today) if schedule.month_of(today) == month else month
    length = (schedule.last_day(month) - first).days + 1
    days = [first + dt.timedelta(days=n) for n in range(length)]
    names = list(WEEKDAYS)
    return [day for day in days if names[day.weekday()] in column.days] or days


def spread(days: Sequence[dt.date], count: int, taken: Iterable[dt.date] = ()) -> list[dt.date]:
    """Return `count` of `days`, spread evenly and away from those `taken`; a day may come twice."""
    taken = list(taken)
    whole = count + len(taken)
    even = [days[(2 * n + 1) * len(days) // (2 * whole)] for n in range(whole)] if count else []
    for day in taken if count else ():
        even.remove(min(even, key=lambda each: (abs(each - day), each)))
    return even
