"""
What of a text is other than it was, word by word.

The shortest way from one text to the other (Myers 1986), within a measure: texts that have little
in common are told as one gone and one new, which is also how a person reads them. The cost is
bounded whatever the texts are: `MOST_CHANGES` words gone or new, `MOST_STEPS` words compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from exemplars.patterns import regex

Op = Literal["same", "gone", "new"]

MOST_CHANGES = 600
MOST_STEPS = 2_000_000
# Words left standing alone between two changes say nothing, and tear both apart.
_ISLAND = 2
_TOKEN = regex(r"\n|\S+")


@dataclass(frozen=True)
class Run:
    """Words that follow one another and have met the same fate; a line end is a word of its own."""

    op: Op
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the words as they are read: single blanks, line ends as they were."""
        return " ".join(self.words).replace(" \n ", "\n").replace(" \n", "\n").replace("\n ", "\n")


def words(text: str) -> list[str]:
    """Return the words of a text, every line end among them."""
    return _TOKEN.findall(text)


def runs(before: str, now: str) -> list[Run]:
    """Return a text's change as runs: what is same and new is `now`, what is same and gone is `before`."""
    old, new = words(before), words(now)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle = _edits(old[head : len(old) - tail], new[head : len(new) - tail])
    same: list[tuple[Op, str]] = [("same", word) for word in old[:head]]
    end: list[tuple[Op, str]] = [("same", word) for word in old[len(old) - tail :]]
    return list(_joined(_without_islands(_grouped([*same, *middle, *end]))))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words two lists begin with alike."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _edits(old: list[str], new: list[str]) -> list[tuple[Op, str]]:
    trace = _trace(old, new)
    if trace is None:
        gone: list[tuple[Op, str]] = [("gone", word) for word in old]
        return [*gone, *(("new", word) for word in new)]
    found: list[tuple[Op, str]] = []
    x, y = len(old), len(new)
    for distance in range(len(trace) - 1, -1, -1):
        reach = trace[distance]
        diagonal = x - y
        down = _goes_down(reach, diagonal, distance)
        from_x = reach[diagonal + 1 if down else diagonal - 1]
        from_y = from_x - (diagonal + 1 if down else diagonal - 1)
        while x > from_x and y > from_y:
            x, y = x - 1, y - 1
            found.append(("same", old[x]))
        if distance:
            found.append(("new", new[from_y]) if down else ("gone", old[from_x]))
        x, y = from_x, from_y
    return found[::-1]


def _trace(old: list[str], new: list[str]) -> list[dict[int, int]] | None:
    """Return how far each diagonal reached before every step, or None where the way is too long."""
    reach, trace, steps = {1: 0}, [], MOST_STEPS
    for distance in range(min(len(old) + len(new), MOST_CHANGES) + 1):
        trace.append(dict(reach))
        for diagonal in range(-distance, distance + 1, 2):
            down = _goes_down(reach, diagonal, distance)
            start = reach[diagonal + 1] if down else reach[diagonal - 1] + 1
            x, y = start, start - diagonal
            while x < len(old) and y < len(new) and old[x] == new[y]:
                x, y = x + 1, y + 1
            reach[diagonal] = x
            steps -= x - start
            if x >= len(old) and y >= len(new):
                return trace
        if steps < 0:
            return None
    return None


def _goes_down(reach: dict[int, int], diagonal: int, distance: int) -> bool:
    """Return whether a diagonal is reached by a new word, not by one that is gone."""
    return diagonal == -distance or (
        diagonal != distance and reach[diagonal - 1] < reach[diagonal + 1]
    )


def _grouped(edits: Iterable[tuple[Op, str]]) -> list[list[tuple[Op, str]]]:
    """Return the words in groups, of those that stand and of those that changed, in turn."""
    return [list(group) for _, group in groupby(edits, key=lambda each: each[0] == "same")]


def _without_islands(groups: list[list[tuple[Op, str]]]) -> Iterator[tuple[Op, str]]:
    """Give the words again; a few that stand between two changes belong to both."""
    for number, group in enumerate(groups):
        island = 0 < number < len(groups) - 1 and len(group) <= _ISLAND
        if group[0][0] == "same" and island and ("same", "\n") not in group:
            for _, word in group:
                yield from (("gone", word), ("new", word))
        else:
            yield from group


def _joined(edits: Iterable[tuple[Op, str]]) -> Iterator[Run]:
    """Give the runs; within one change what is gone comes before what is new."""
    for stands, group in groupby(edits, key=lambda each: each[0] == "same"):
        found = list(group)
        for op in ("same",) if stands else ("gone", "new"):
            some = tuple(word for each, word in found if each == op)
            if some:
                yield Run(op, some)  # type: ignore[arg-type]
