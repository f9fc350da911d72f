"""What the radio has carried in a month, and what the plan asks of its radio columns."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from exemplars.records.plan import Column, Plan
from exemplars.records.vocabulary import WEEKDAYS
from exemplars.register import Exemplar, Register


@dataclass(frozen=True)
class Airing:
    """An exemplar that the radio told of."""

    exemplar: Exemplar
    date: dt.date  # the last time
    channels: tuple[str, ...]  # names of the channels and columns, in the plan's order


@dataclass(frozen=True)
class Slot:
    """A radio column of the plan: its list's address, and what is asked of it in words, or ""."""

    column: Column
    address: str
    demand: str


@dataclass(frozen=True)
class Month:
    """The broadcasts of one month."""

    year: int
    month: int
    airings: tuple[Airing, ...]  # the newest first, each exemplar once
    slots: tuple[Slot, ...]

    @property
    def label(self) -> str:
        """Return the month as pages write it: `tháng 5/2025`."""
        return f"tháng {self.month}/{self.year}"


def latest(register: Register) -> Month | None:
    """
    Return the broadcasts of the latest month that has any.

    A portal whose plan has radio but which has broadcast nothing yet gets an empty month; one
    whose plan has no radio at all gets None.
    """
    plan, today = register.plan, register.today
    radio = plan.radio_channels
    if not radio:
        return None
    aired = list(_aired(register, set(radio)))
    newest = max((day for day, _, _ in aired), default=today)
    shown = [each for each in aired if (each[0].year, each[0].month) == (newest.year, newest.month)]
    return Month(
        newest.year,
        newest.month,
        tuple(_by_exemplar(shown, radio)),
        tuple(
            Slot(column, f"chuyen-muc/{column.id}/", demand(column))
            for column in plan.radio_columns
        ),
    )


def newest(register: Register, most: int) -> tuple[Airing, ...]:
    """Return at most so many exemplars that the radio has told of, the last told of first."""
    radio = register.plan.radio_channels
    return tuple(islice(_by_exemplar(list(_aired(register, set(radio))), radio), most))


def demand(column: Column) -> str:
    """Return what the plan asks of a column: `ít nhất 2 kỳ mỗi tháng, không quá 10 phút mỗi lần phát`."""
    often = f"ít nhất {column.min_per_month} kỳ mỗi tháng" if column.min_per_month else ""
    long = f"không quá {column.max_minutes} phút mỗi lần phát" if column.max_minutes else ""
    # A plan's one verb says too little by itself: `mở`.
    must = column.must if not column.must or "," in column.must else f"{column.must} chuyên mục"
    return ", ".join(part for part in (often, long) if part) or must


def timetable(plan: Plan, column: Column) -> str:
    """Return when and where a column is heard: `thứ tư, 17:00; loa truyền thanh huyện`, or ""."""
    days = ", ".join(WEEKDAYS[each] for each in column.days)
    hour = f"{column.time:%H:%M}" if column.time else ""
    when = ", ".join(part for part in (days, hour) if part)
    names = (plan.radio_channels.get(each, "") for each in column.stations)
    where = ", ".join(name for name in names if name)
    return "; ".join(part for part in (when, where) if part)


def _aired(register: Register, radio: set[str]) -> Iterator[tuple[dt.date, str, Exemplar]]:
    """Give (day, channel or column, exemplar) of every broadcast up to today."""
    shown = {each.id: each for each in register.exemplars}
    for episode in register.portfolio.radio.episodes:
        told = [shown[part.profile] for part in episode.segments if part.profile in shown]
        for broadcast in episode.aired:
            if broadcast.date and broadcast.date <= register.today:
                for id in sorted({broadcast.station, episode.column} & radio):
                    yield from ((broadcast.date, id, each) for each in told)
    for each in register.exemplars:
        for carried in each.profile.carried:
            if carried.channel in radio and carried.date and carried.date <= register.today:
                yield carried.date, carried.channel, each


def _by_exemplar(
    aired: list[tuple[dt.date, str, Exemplar]], radio: dict[str, str]
) -> Iterator[Airing]:
    found: defaultdict[str, list[tuple[dt.date, str, Exemplar]]] = defaultdict(list)
    for each in aired:
        found[each[2].id].append(each)
    airings = [
        Airing(
            many[0][2],
            max(day for day, _, _ in many),
            tuple(name for id, name in radio.items() if id in {channel for _, channel, _ in many}),
        )
        for many in found.values()
    ]
    airings.sort(key=lambda each: each.exemplar.id)
    airings.sort(key=lambda each: each.date, reverse=True)
    yield from airings
