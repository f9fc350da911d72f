"""Numbers of many profiles, some of each: as few bytes, and found again in one pass over them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress

# How `array` calls bytes, and whole numbers of 32 and of 64 bits.
BYTES, SHORT, LONG = "B", "I", "Q"
_STRETCH = 64  # things that are compared at once
# Of things told by their place: the first and the last of some on end, or one that is new.
Piece = tuple[int, int] | int


def pieces(order: Sequence[int], anew: Set[int]) -> list[Piece]:
    """Return things that had the places of `order` before, in pieces on end; by itself each of `anew`."""
    found: list[Piece] = []
    at = 0
    while at < len(order):
        if at in anew:
            found.append(at)
            at += 1
            continue
        begin, shift = at, order[at] - at
        while at < len(order) and at not in anew and order[at] - at == shift:
            at += 1
        found.append((order[begin], order[at - 1]))
    return found


@dataclass(frozen=True)
class Numbers:
    """The numbers of things that are told by their place: those of all on end, and how many each has."""

    values: array[int]
    counts: array[int]

    @classmethod
    def of(cls, each: Iterable[array[int]], kind: str = SHORT) -> Numbers:
        """Return the numbers of many from those of every one, in order."""
        values, counts = array(kind), array(SHORT)
        for numbers in each:
            values.extend(numbers)
            counts.append(len(numbers))
        return cls(values, counts)

    @classmethod
    def read(cls, kind: str, values: bytes | memoryview, counts: bytes | memoryview) -> Numbers:
        """Return the numbers of this kind from the bytes that they had on this computer."""
        found = array(kind), array(SHORT)
        for numbers, data in zip(found, (values, counts), strict=True):
            numbers.frombytes(data)
        return cls(*found)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(self.counts))

    def __getitem__(self, at: int) -> array[int]:
        """Return the numbers of the one at a place."""
        return self.values[self._ends[at - 1] if at else 0 : self._ends[at]]

    def spliced(self, pieces: Iterable[Piece], anew: Mapping[int, array[int]]) -> Numbers:
        """Return the numbers of other things: of pieces of these, and of single ones as `anew` has them."""
        values, counts = array(self.values.typecode), array(SHORT)
        for piece in pieces:
            if isinstance(piece, int):
                values.extend(anew[piece])
                counts.append(len(anew[piece]))
            else:
                first, last = piece
                begin = self._ends[first - 1] if first else 0
                values.extend(self.values[begin : self._ends[last]])
                counts.extend(self.counts[first : last + 1])
        return Numbers(values, counts)

    def unequal(self, others: Numbers) -> set[int]:
        """Return the places at which others, of as many numbers each, have other ones."""
        found: set[int] = set()
        for first in range(0, len(self.counts), _STRETCH):
            last = min(first + _STRETCH, len(self.counts)) - 1
            begin = self._ends[first - 1] if first else 0
            stretch = slice(begin, self._ends[last])
            if self.values[stretch] != others.values[stretch]:
                found |= {at for at in range(first, last + 1) if self[at] != others[at]}
        return found

    def at(self, places: Iterable[int]) -> set[int]:
        """Return the numbers of those at these places."""
        return {each for at in places for each in self[at]}

    def holders(self, wanted: Set[int]) -> set[int]:
        """Return the places of those that have any of these numbers."""
        return {at for _, at in self.met(wanted)}

    def met(self, wanted: Set[int]) -> list[tuple[int, int]]:
        """Return (number, place of one that has it) of every one of these numbers, the places in order."""
        if not wanted:
            return []
        values, ends = self.values, self._ends
        found = compress(range(len(values)), map(wanted.__contains__, values))
        return [(values[at], bisect_right(ends, at)) for at in found]
