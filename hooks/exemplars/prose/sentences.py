"""Sentences and clauses of a text by their characters: where what is said of a place begins and ends."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from exemplars.patterns import regex

# Between paragraphs, items and headings there is no sentence; a line's end alone is none. It begins
# with one set of characters: that is what patterns run for quickly.
_END = regex(
    r"[.!?…\n](?:(?<!\n)[”\"’)]*(?=\s|\Z)|(?<=\n)(?:\s*\n|(?=\s*(?:[-#>|*+]|\d{1,2}[.)]\s))))"
)
_CLAUSE = regex(
    r"[,;:()–]\s|\s-\s|[ \n](?:và|còn|nhưng|rồi|trong đó|mà|để|nên|thì|khi|trong khi)[ \n]"
)
_LONGEST = 1200
_YEARS = regex(r"(?<!\d)(?<!\d[.,])(?:19|20)\d\d(?!\d|[.,]\d)")


class Stretch(NamedTuple):
    """A part of a text, by its first character and the one after its last."""

    start: int
    end: int


# Texts of which what was found is kept: rules see a few profiles by turns, each with some sixteen.
TEXTS_KEPT = 192


@lru_cache(maxsize=TEXTS_KEPT)
def lowered(text: str) -> str:
    """Return a text in lower case, its characters where they were; a rare one that is longer stays."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(_lower(char) for char in text)


def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


def sentence_at(text: str, at: int) -> Stretch:
    """Return the sentence that holds the character `at`; a very long one is cut."""
    start = max(0, at - _LONGEST)
    for found in _END.finditer(text, start, at):
        start = found.end()
    after = _END.search(text, at, at + _LONGEST)
    return Stretch(start, after.start() if after else min(len(text), at + _LONGEST))


def clause_at(text: str, start: int, end: int) -> Stretch:
    """Return the clause, inside its sentence, that holds what stands from `start` to `end`."""
    sentence = sentence_at(text, start)
    first = sentence.start
    for found in _CLAUSE.finditer(text, sentence.start, start):
        first = found.end()
    after = _CLAUSE.search(text, end, max(end, sentence.end))
    return Stretch(first, after.start() if after else max(end, sentence.end))


def years_in(text: str, stretch: Stretch) -> set[int]:
    """Return the years a stretch names: năm 2023, 12/2023, 2022-2024."""
    return {int(found[0]) for found in _YEARS.finditer(text, stretch.start, stretch.end)}
