"""
How far a change of some stories reaches among all that are compared with one another.

Of a story is told that it repeats an earlier one (`rules.copies`). Which others it is laid beside
hangs on the places of its sample, and at each place on the first few that were there. So one
story can change what is told of others in three ways: it is one that they meet, it has the same
words and stands before them, or it was among the first at a place where they are as well.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from exemplars.numbers import Numbers
from exemplars.rules.copies import HOLDERS, have_met

# Which story comes before which: the day, then the folders as they are walked through.
Order = tuple[int, list[str]]
# A profile that has changed: its place among all as they were, and as they are; None where it is not.
Pair = tuple[int | None, int | None]


@dataclass(frozen=True)
class Stories:
    """The stories of many profiles, which are told by their place: their samples, and their order."""

    places: Numbers  # of one that is not compared, none
    wholes: array[int]  # a number for all words of a story; 0 of one that is not compared
    days: array[int]  # by which they have their order; of one day, as the profiles stand
    folders: Sequence[str]  # of the profiles, which stand in order

    @cached_property
    def times(self) -> Counter[int]:
        """Return how many stories have all of their words in common, by the number of these."""
        return Counter(self.wholes)

    @cached_property
    def _holders(self) -> dict[int, list[int]]:
        """Return who is at a place, in order, of those places that were asked for."""
        return {}

    def at_places(self, wanted: Set[int]) -> Mapping[int, list[int]]:
        """Return who is at each of these places, in order."""
        new = wanted - self._holders.keys()
        found: dict[int, list[int]] = {place: [] for place in new}
        for place, at in self.places.met(new):
            found[place].append(at)
        for holders in found.values():
            holders.sort(key=self.days.__getitem__)
        self._holders.update(found)
        return self._holders

    def order(self, at: int) -> Order:
        """Return what tells which of two stories comes first, in whatever revision."""
        return self.days[at], self.folders[at].split("/")

    def alike(self, wholes: Set[int]) -> set[int]:
        """Return all stories of these words."""
        return {at for at, whole in enumerate(self.wholes) if whole in wholes} if wholes else set()


def asked(was: Stories, now: Stories, pairs: Iterable[Pair]) -> set[int]:
    """Return of which stories something else may be told after a change of these."""
    changes = [_Change(was, now, *pair) for pair in pairs]
    changed = {each.after for each in changes if each.after is not None}
    holders = now.at_places({place for each in changes for place in each.places})
    found = changed | now.alike({whole for each in changes for whole in each.wholes})
    for change in changes:
        found.update(change.meeting(holders), change.behind(holders, changed))
    return found


def needed(now: Stories, asked: Set[int]) -> set[int]:
    """Return the stories that have to be seen, so that the same is told of these as among all."""
    found = set(asked)
    places = now.places.at(asked)
    holders_at = now.at_places(places)
    for place in places:
        first: dict[int, int] = {}
        for at in holders_at[place]:
            if len(first) == HOLDERS:
                break
            first.setdefault(now.wholes[at], at)
        found.update(first.values())
    return found | now.alike(
        {now.wholes[at] for at in asked if now.times[now.wholes[at]] > 1} - {0}
    )


class _Change:
    """One story as it was and as it is."""

    def __init__(self, was: Stories, now: Stories, before: int | None, after: int | None) -> None:
        self.now, self.after = now, after
        self.old = frozenset() if before is None else frozenset(was.places[before])
        self.new = frozenset() if after is None else frozenset(now.places[after])
        orders = [
            stories.order(at) for stories, at in ((was, before), (now, after)) if at is not None
        ]
        self.first = min(orders)
        old = 0 if before is None else was.wholes[before]
        new = 0 if after is None else now.wholes[after]
        self.wholes = {old, new} - {0}
        is_alone = all(
            stories.times[whole] == (whole == own)
            for stories, own in ((was, old), (now, new))
            for whole in self.wholes
        )
        stays = len(orders) == 2 and orders[0] == orders[1] and is_alone
        # Where others may be met who were not, or be no longer met.
        self.swept = self.old ^ self.new if stays else self.old | self.new

    @property
    def places(self) -> frozenset[int]:
        """Return all places of the story, as it was and as it is."""
        return self.old | self.new

    def meeting(self, holders: Mapping[int, list[int]]) -> Iterator[int]:
        """Give the stories that meet it, or met it."""
        for mine in (self.old, self.new):
            common = Counter(at for place in mine for at in holders.get(place, ()))
            for at, count in common.items():
                if have_met(count, len(mine), self.now.places.counts[at]):
                    yield at

    def behind(self, holders: Mapping[int, list[int]], changed: Set[int]) -> Iterator[int]:
        """Give the stories that come after it at places where it has come or gone among the first."""
        for place in self.swept:
            others = [at for at in holders.get(place, ()) if at not in changed]
            before = {self.now.wholes[at] for at in others if self.now.order(at) < self.first}
            if len(before) < HOLDERS:
                yield from (at for at in others if self.now.order(at) > self.first)
