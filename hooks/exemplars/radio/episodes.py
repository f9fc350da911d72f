"""
The radio's episodes as they are published: everything that a page or a podcast's item needs.

What may not be seen is left out of an episode: a withdrawn person's part is gone, and with it the
episode's own title and its recording, for both may name them. The address stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from exemplars import airtime, sound
from exemplars.airtime import Part, Running
from exemplars.attachments import Audio
from exemplars.records.plan import Column
from exemplars.records.schedule import Broadcast, Scheduled
from exemplars.register import Exemplar, Register


@dataclass(frozen=True)
class Episode:
    """One broadcast of a radio column."""

    column: Column
    scheduled: Scheduled
    running: Running
    exemplars: tuple[Exemplar, ...]  # whom it tells of, in order
    recording: Audio | None = None
    gone: int = 0  # parts that may no longer be heard

    @property
    def key(self) -> str:
        """Return the name within its column: `2024-06-1`."""
        return self.scheduled.key

    @property
    def id(self) -> str:
        """Return what names the episode within the portal, for good: `<column>-2024-06-1`."""
        return f"{self.column.id}-{self.key}"

    @property
    def address(self) -> str:
        """Return the address below the portal's root: `phat-thanh/<column>/2024-06-1/`."""
        return f"phat-thanh/{self.column.id}/{self.key}/"

    @property
    def month(self) -> dt.date:
        """Return the first day of its month; a checked schedule has one."""
        assert self.scheduled.month is not None
        return self.scheduled.month

    @property
    def number(self) -> int:
        """Return which episode of its month it is."""
        return self.scheduled.number or 0

    @property
    def title(self) -> str:
        """Return its own title, else `Kỳ 1, tháng 6/2024`."""
        label = self.scheduled.label
        given = "" if self.gone else self.scheduled.title
        return given or label[:1].upper() + label[1:]

    @property
    def summary(self) -> str:
        """Return whom and what it tells of, in one line."""
        return "; ".join(each.title or each.topic_name for each in self.told)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return every part that is read, opening and closing words included."""
        return self.running.parts

    @property
    def told(self) -> tuple[Part, ...]:
        """Return the parts between the opening and the closing words."""
        return tuple(each for each in self.parts if each.segment)

    @property
    def said(self) -> str:
        """Return all the words, one paragraph a line, an empty line between parts."""
        return "\n\n".join(each.said for each in self.parts)

    @property
    def seconds(self) -> int:
        """Return how long it lasts: exactly where there is a recording, else as estimated."""
        return self.recorded if self.recording else self.running.estimated

    @property
    def recorded(self) -> int:
        """Return the seconds of the recording, or 0 without one."""
        return round(self.recording.seconds) if self.recording else 0

    @property
    def clock(self) -> str:
        """Return the running time as people write it: `9:05`."""
        return airtime.clock(self.seconds)

    @property
    def aired(self) -> tuple[Broadcast, ...]:
        """Return when and where it was aired, the first first."""
        return tuple(
            sorted(self.scheduled.aired, key=lambda e: (e.date or dt.date.max, e.time or dt.time()))
        )

    @property
    def first_aired(self) -> dt.date | None:
        """Return the day it was first aired, or None."""
        return self.scheduled.first_aired

    @property
    def is_aired(self) -> bool:
        """Return whether it has been on air."""
        return self.first_aired is not None

    @property
    def day(self) -> dt.date:
        """Return the day it was first aired, else is planned for, else its month's first."""
        return self.scheduled.day or self.month

    @property
    def time(self) -> dt.time | None:
        """Return the time of day it was first aired at, else the column's."""
        first = self.aired[0].time if self.aired else None
        return first or self.column.time


def of(register: Register, cache: Path | None = None) -> tuple[Episode, ...]:
    """
    Return every episode of a register that has no errors, the newest first; ties by address.

    `cache` is the folder that keeps recordings made safe; without one no episode has a recording.
    """
    columns = {each.id: each for each in register.plan.radio_columns}
    shown = {each.id: each for each in register.exemplars}
    found = [
        _episode(register, columns[each.column], each, shown, cache)
        for each in register.portfolio.radio.episodes
        if each.column in columns and each.month and each.number
    ]
    found.sort(key=lambda each: each.address)
    found.sort(key=lambda each: (each.day, each.month, each.number), reverse=True)
    return tuple(found)


def aired(episodes: Iterable[Episode], column: Column, today: dt.date) -> tuple[Episode, ...]:
    """Return a column's episodes that have been on air by `today`: the items of its feed."""
    return tuple(
        each
        for each in episodes
        if each.column.id == column.id and each.first_aired and each.first_aired <= today
    )


def _episode(
    register: Register,
    column: Column,
    scheduled: Scheduled,
    shown: dict[str, Exemplar],
    cache: Path | None,
) -> Episode:
    kept = [each for each in scheduled.segments if not each.profile or each.profile in shown]
    parts = [part for each in kept if (part := airtime.part_of(register.portfolio, column, each))]
    gone = len(scheduled.segments) - len(kept)
    return Episode(
        column,
        scheduled,
        airtime.assembled(register.portfolio, column, parts),
        tuple(shown[each.profile] for each in kept if each.profile),
        None if gone or cache is None else _recording(register, column, scheduled, cache),
        gone,
    )


def _recording(
    register: Register, column: Column, scheduled: Scheduled, cache: Path
) -> Audio | None:
    declared = scheduled.recording
    path = register.portfolio.radio.recordings.get(declared.file) if declared else None
    if declared is None or path is None:
        return None
    made = sound.recording(path, cache / "sounds")
    address = f"phat-thanh/{column.id}/{scheduled.key}/{made.name}"
    return Audio(address, made.path, made.type, made.size, made.seconds, declared.voice)
