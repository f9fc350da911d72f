"""
The radio's coming months: who is told of when, from the exemplars that have not been told of.

How it is decided, so that everyone gets the same proposal from the same records:

- Each month gets what it lacks of the column's minimum (one where the plan names none), on the
  column's days of the week, spread over the month.
- Every episode gets one exemplar before any gets a second; then they are filled, round by round,
  to nine tenths of the column's limit. Without a limit an episode tells of one.
- An episode closest to a commemoration, within `NEAR` days, prefers the day's sectors.
- Otherwise a unit that the episode does not have yet and that was told of least goes first, then
  so the sector, then the kind, then who has waited longest. What the column told before counts.
- No one comes twice until that is asked for; then only where nobody new is left, and the one
  told of longest ago first.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from exemplars import airtime
from exemplars.airtime import Running
from exemplars.radio.slots import Slot, lacking
from exemplars.reading.source import Portfolio, Source
from exemplars.records.plan import Column, Commemoration
from exemplars.records.schedule import Scheduled, Segment
from exemplars.register import is_public

_Groups = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Proposal:
    """One episode that may be decided."""

    column: Column
    month: dt.date
    number: int
    date: dt.date
    sources: tuple[Source, ...]
    repeats: frozenset[str]  # ids of those that are told of again
    occasions: tuple[Commemoration, ...]
    running: Running


@dataclass(frozen=True)
class Programme:
    """A column's proposal for some months."""

    column: Column
    months: tuple[dt.date, ...]
    proposals: tuple[Proposal, ...]
    wanted: int  # episodes that the months lack
    waiting: int  # exemplars that may be told of and have not been
    too_long: tuple[Source, ...]  # who alone would fill more than an episode

    @property
    def lacking(self) -> int:
        """Return how many episodes found nobody to tell of."""
        return self.wanted - len(self.proposals)


def propose(
    portfolio: Portfolio,
    column: Column,
    months: Sequence[dt.date],
    today: dt.date,
    *,
    repeat: bool = False,
    most: int | None = None,
) -> Programme:
    """
    Return what a column may air in `months` beside what schedule.yml has.

    `most` is the greatest number of exemplars in one episode; without it the limit of the column
    decides. Months before `today` are filled with who was published by then.
    """
    filling = _Filling(portfolio, column, today, most)
    slots = lacking(portfolio.plan, column, filling.history, months, today)
    waiting = len(filling.waiting)
    filling.one_each(slots)
    if repeat:
        filling.again(slots)
    filling.more(slots)
    made = [filling.proposal(slot) for slot in slots if slot.sources]
    return Programme(
        column, tuple(months), tuple(made), len(slots), waiting, tuple(filling.too_long)
    )


class _Filling:
    """The exemplars that are left, and how often whom was told of."""

    def __init__(
        self, portfolio: Portfolio, column: Column, today: dt.date, most: int | None
    ) -> None:
        self.portfolio, self.column = portfolio, column
        self.most = most or (None if column.limit else 1)
        self.history = [each for each in portfolio.radio.episodes if each.column == column.id]
        self.last: dict[str, dt.date] = {}
        for episode in self.history:
            day = episode.day or episode.month or dt.date.min
            for part in episode.segments:
                self.last[part.profile] = max(day, self.last.get(part.profile, day))
        able = [each for each in portfolio.sources if self._may_be_told(each, today)]
        self.parts = {each.profile.id: self._part(each) for each in able}
        room = airtime.room(self._running(()), column)
        fitting = [each for each in able if self._seconds(each) <= room]
        alone = {each.profile.id for each in fitting}
        self.too_long = [e for e in able if not (e.profile.id in alone or self._told(e))]
        self.told = [each for each in fitting if self._told(each)]
        # Those of one unit, sector and kind take their turns among themselves by how long they wait.
        self.pool: dict[_Groups, dict[str, Source]] = {}
        for each in sorted(fitting, key=_waiting):
            if not self._told(each):
                self.pool.setdefault(_groups(each), {})[each.profile.id] = each
        self.counts: Counter[tuple[str, str]] = Counter()
        for id in self.last:
            if id in portfolio.by_id:
                self.counts.update(_groups(portfolio.by_id[id]))

    @property
    def waiting(self) -> list[Source]:
        """Return who may be told of and has not been."""
        return [each for group in self.pool.values() for each in group.values()]

    def one_each(self, slots: list[Slot]) -> None:
        """Give every episode its first exemplar, those that keep a commemoration before the rest."""
        for slot in (each for each in slots if each.sectors):
            short, refused = self._shortage(slots), set[str]()
            while chosen := self._best(slot, slot.sectors, refused):
                if self._shortage([each for each in slots if each is not slot], chosen) <= short:
                    self._give(slot, chosen)
                    break
                # Someone published early, whom an earlier episode cannot do without.
                refused.add(chosen.profile.id)
        for slot in (each for each in slots if not each.sources):
            self._add(slot)

    def again(self, slots: list[Slot]) -> None:
        """Give every episode that found nobody someone who was told of before."""
        for slot in (each for each in slots if not each.sources):
            there = [each for each in self.told if _published(each) <= slot.date]
            if there:
                chosen = min(there, key=lambda e: (self._last(e), *self._turn(e, slot)))
                slot.sources.append(chosen)
                slot.repeats.add(chosen.profile.id)
                self.last[chosen.profile.id] = slot.date
                self.counts.update(_groups(chosen))

    def more(self, slots: list[Slot]) -> None:
        """Fill the episodes, round by round, as far as the limit and the exemplars reach."""
        added = True
        while added:
            added = False
            for slot in (each for each in slots if each.sources):
                if self.most is None or len(slot.sources) < self.most:
                    added = self._add(slot) or added

    def proposal(self, slot: Slot) -> Proposal:
        """Return a filled episode."""
        return Proposal(
            self.column,
            slot.month,
            slot.number,
            slot.date,
            tuple(slot.sources),
            frozenset(slot.repeats),
            slot.occasions,
            self._running(slot.sources),
        )

    def _may_be_told(self, source: Source, today: dt.date) -> bool:
        profile = source.profile
        kinds = self.column.kinds
        fitting = not kinds or profile.kind in kinds
        return fitting and profile.is_up and is_public(profile, self.portfolio.plan, today)

    def _told(self, source: Source) -> bool:
        carried = any(each.channel == self.column.id for each in source.profile.carried)
        return carried or source.profile.id in self.last

    def _last(self, source: Source) -> dt.date:
        days = [each.date for each in source.profile.carried if each.channel == self.column.id]
        return max(
            (day for day in (*days, self.last.get(source.profile.id)) if day), default=dt.date.min
        )

    def _best(
        self, slot: Slot, sectors: Set[str] = frozenset(), refused: Set[str] = frozenset()
    ) -> Source | None:
        """Return whose turn it is in an episode, of `sectors` where there are any; None: nobody's."""
        room = airtime.room(self._running(slot.sources), self.column)
        found = []
        for group in self.pool.values():
            for each in group.values():
                if _published(each) > slot.date or (sectors and each.profile.sector not in sectors):
                    break
                if each.profile.id not in refused and self._seconds(each) <= room:
                    found.append(each)
                    break
        return min(found, key=lambda each: self._turn(each, slot), default=None)

    def _add(self, slot: Slot) -> bool:
        """Add whose turn it is; return whether there was anyone."""
        chosen = self._best(slot)
        if chosen is not None:
            self._give(slot, chosen)
        return chosen is not None

    def _give(self, slot: Slot, chosen: Source) -> None:
        del self.pool[_groups(chosen)][chosen.profile.id]
        slot.sources.append(chosen)
        self.counts.update(_groups(chosen))

    def _turn(self, source: Source, slot: Slot) -> tuple[object, ...]:
        """Return the key of whose turn it is: the least goes first."""
        sectors = {each.profile.sector for each in slot.sources}
        keeps_the_day = source.profile.sector in slot.sectors and not sectors & slot.sectors
        # Within one episode too, nobody's neighbour twice.
        beside = [each for one in slot.sources for each in _groups(one)]
        told = [
            number for each in _groups(source) for number in (each in beside, self.counts[each])
        ]
        return (not keeps_the_day, *told, *_waiting(source))

    def _shortage(self, slots: list[Slot], without: Source | None = None) -> int:
        """Return how many of the episodes still empty cannot be given anyone but `without`."""
        empty = [slot.date for slot in slots if not slot.sources]
        days = sorted(_published(each) for each in self.waiting if each is not without)
        return max((n - bisect_right(days, date) for n, date in enumerate(empty, 1)), default=0)

    def _seconds(self, source: Source) -> int:
        return self.parts[source.profile.id].seconds

    def _running(self, sources: Sequence[Source]) -> Running:
        parts = [self.parts[each.profile.id] for each in sources]
        return airtime.assembled(self.portfolio, self.column, parts)

    def _part(self, source: Source) -> airtime.Part:
        segment = Segment(profile=source.profile.id)
        return airtime.exemplar_part(self.portfolio, self.column, source, segment)


def _published(source: Source) -> dt.date:
    return source.profile.published or dt.date.max


def _waiting(source: Source) -> tuple[dt.date, str]:
    """Return the key of who has waited longest; ties by id."""
    return _published(source), source.profile.id


def _groups(source: Source) -> _Groups:
    """Return what fairness is kept over, the weightiest first."""
    profile = source.profile
    return ("unit", profile.unit), ("sector", profile.sector), ("kind", profile.kind)


def scheduled(proposal: Proposal) -> Scheduled:
    """Return a proposal as schedule.yml holds it."""
    return Scheduled(
        column=proposal.column.id,
        month=proposal.month,
        number=proposal.number,
        planned=proposal.date,
        segments=tuple(
            Segment(profile=each.profile.id, repeat=each.profile.id in proposal.repeats)
            for each in proposal.sources
        ),
    )
