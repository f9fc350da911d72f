"""
A plan's profiles as a check has looked at them, and whom a change since the last check concerns.

What rules over all profiles tell of a profile is asked anew where it, or one that it meets or met,
has changed; of the rest they tell what they told. For that they have to see only these, and those
that these meet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from exemplars.checking import meetings
from exemplars.checking.last import DAY, NEWEST, NOTHING, WHOLE, Last, Seen, Told
from exemplars.checking.meetings import Stories
from exemplars.checking.remembered import Entry, Memory
from exemplars.checking.ties import of_id
from exemplars.places import PROFILE
from exemplars.problem import Problem
from exemplars.reading.source import Portfolio, Source
from exemplars.reading.walk import name_of
from exemplars.rules import departed, episodes
from exemplars.sketches import Sketch
from exemplars.text import printable

_ENDING = f"/{PROFILE}"


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a profile that was looked at: the source, or what is kept of it; neither where that is remembered."""

    seen: Seen
    entry: Entry | None = None
    whole: Source | None = None


class Concerned(NamedTuple):
    """What rules over all profiles see, and of whom they are asked; each profile is told by its place."""

    portfolio: Portfolio
    seen: Set[int]
    asked: Set[int]


@dataclass(frozen=True)
class Surveyed:
    """Every profile of a plan, in order; each is told by its place in it."""

    outline: Portfolio
    memory: Memory
    folders: Sequence[str]  # from the plan's on: `<unit>/<slug>-<id>`
    order: Sequence[int]  # the place of each at the last check; -1 where it had none
    looked: Mapping[int, Looked]  # those that were looked at; nobody has touched the rest since

    @cached_property
    def before(self) -> Last:
        """Return what the last check saw."""
        return self.memory.last or NOTHING

    @cached_property
    def now(self) -> Last:
        """Return what this one sees."""
        seen = {at: each.seen for at, each in self.looked.items()}
        return self.before.followed(self.folders, self.order, seen)

    @cached_property
    def is_as_before(self) -> bool:
        """Return whether all of it was seen at the last check, as it is."""
        last = self.before
        return self.now == replace(last, together={}, ground="")

    @cached_property
    def newest(self) -> dt.date | None:
        """Return the newest day in the profiles, None without any."""
        day = max(self.now.column(NEWEST), default=0)
        return dt.date.fromordinal(day) if day else None

    @cached_property
    def is_plain(self) -> bool:
        """Return whether each folder is printed as it is called, and so no two of them alike."""
        called = "".join(self.folders)
        return "\\" not in called and printable(called) == called

    def wholes(self) -> Iterator[Source]:
        """Give the profiles that are judged at every check."""
        return (each.whole for each in self.looked.values() if each.whole is not None)

    def portfolio(self, places: Set[int] | None = None) -> Portfolio:
        """Return the portfolio with the profiles at these places only, or with all."""
        chosen = range(len(self.folders)) if places is None else sorted(places)
        return replace(self.outline, sources=tuple(map(self._source, chosen)))

    def _source(self, at: int) -> Source:
        each = self.looked.get(at)
        if each is not None and each.whole is not None:
            return each.whole
        entry = (each and each.entry) or self.memory.entries[self.now.keys[at]]
        return Sketch(self.outline.root, self.path(at), entry[0])

    def path(self, at: int) -> Path:
        """Return where a profile lies."""
        return self.outline.plan_file.path.parent / self.folders[at] / PROFILE

    def _name(self, at: int) -> str:
        return name_of(self.outline.root, self.path(at))

    def told(self) -> Iterator[Problem]:
        """Give what was told of each profile by itself; not of one that is whole."""
        kept = self.memory.entries.told
        own = {at: kept[key] for at, key in enumerate(self.now.keys) if key in kept}
        own |= {at: each.entry[1] for at, each in self.looked.items() if each.entry}
        for at, told in own.items():
            if told:
                yield from _problems(self._name(at), told)

    @cached_property
    def concerned(self) -> Concerned:
        """Return what rules over all profiles have to see, and of which profiles they are asked."""
        if self.memory.last is not None and self.is_plain:
            named = episodes.named(self.outline)
            asked = self._asked()
            ties = self.now.ties
            met = ties.holders({*map(of_id, named), *ties.at(asked)})
            seen = asked | met | meetings.needed(self._stories, asked)
            portfolio = self.portfolio(seen)
            ground = departed.Departed(portfolio).ground
            if ground == self.before.ground and named <= portfolio.by_id.keys():
                return Concerned(portfolio, seen, asked)
        # A name that is to go may stand anywhere, and a hint for an unknown id may be any.
        everyone = frozenset(range(len(self.folders)))
        return Concerned(self.portfolio(), everyone, everyone)

    def _asked(self) -> Set[int]:
        """Return the profiles of which something else may be told than at the last check."""
        changed = [at for at in self.looked if not self._is_as_before(at)]
        now = frozenset(self.order)
        gone = [at for at in range(len(self.before.folders)) if at not in now]
        if not (changed or gone):
            return frozenset()
        pairs = [(self.order[at] if self.order[at] >= 0 else None, at) for at in changed]
        was = [before for before, _ in pairs if before is not None]
        ties = self.before.ties.at([*was, *gone]) | self.now.ties.at(changed)
        found = meetings.asked(
            _stories(self.before),
            self._stories,
            [*pairs, *((at, None) for at in gone)],
        )
        return found.union(changed, self.now.ties.holders(ties))

    @cached_property
    def _stories(self) -> Stories:
        return _stories(self.now)

    def _is_as_before(self, at: int) -> bool:
        """Return whether a profile that was looked at is what the last check saw."""
        key, was = self.looked[at].seen.key, self.order[at]
        return bool(key) and was >= 0 and key == self.before.keys[was]

    def together(self, told: Sequence[Problem]) -> list[Problem]:
        """Return what rules over all profiles tell: of those that are asked for, what they told now."""
        asked = self.concerned.asked
        if len(asked) == len(self.folders):
            return [*told]
        names = {self._name(at) for at in asked}
        found = [each for each in told if each.path in names]
        kept = self.before.together
        for at, folder in enumerate(self.folders):
            if folder in kept and at not in asked:
                found += _problems(self._name(at), kept[folder])
        return found

    def keep(self) -> None:
        """Remember what was seen, and the verdicts on it."""
        new = {each.seen.key: each.entry[1] for each in self.looked.values() if each.entry}
        self.memory.keep(self.now, new)

    def keep_together(self, told: Sequence[Problem]) -> None:
        """Remember what was told of all profiles together, where it is certain of whom."""
        if not self.is_plain:
            return
        begins = len(self._name(0)) - len(self.folders[0]) - len(_ENDING) if self.folders else 0
        together: dict[str, Told] = {}
        for each in told:
            folder = each.path[begins : -len(_ENDING)]
            together.setdefault(folder, []).append(told_of(each))
        ground = departed.Departed(self.concerned.portfolio).ground
        self.memory.keep_together(replace(self.now, together=together, ground=ground))


def _problems(name: str, told: Told) -> Iterator[Problem]:
    return (Problem(name, *each) for each in told)


def told_of(problem: Problem) -> list[str | int]:
    """Return a problem without its path."""
    each = problem
    return [each.line, each.column, each.code, each.severity, each.message, each.hint]


def _stories(last: Last) -> Stories:
    return Stories(last.places, last.column(WHOLE), last.column(DAY), last.folders)
