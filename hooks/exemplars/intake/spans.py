"""Cells that reach over columns and down over rows  ->  rows in which each cell stands in its column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_WIDEST: Final = 40
_LONGEST: Final = 500


class Cell(NamedTuple):
    """A cell as a page has it: its words, over how many columns and rows it reaches."""

    words: str
    columns: int = 1
    rows: int = 1


def laid_out(rows: Iterable[Iterable[Cell]]) -> Iterator[tuple[str, ...]]:
    """Give the rows of a table; what reaches down is said in each row, what reaches over once in it."""
    hanging: dict[int, tuple[int, str]] = {}  # column -> rows still to fill, with what
    for row in rows:
        cells = list(_hung(0, hanging))
        for cell in row:
            words = (cell.words, *[""] * (min(cell.columns, _WIDEST) - 1))
            down = min(cell.rows, _LONGEST) - 1
            if down > 0:
                hanging |= {len(cells) + at: (down, each) for at, each in enumerate(words)}
            cells += words
            cells += _hung(len(cells), hanging)
        yield tuple(cells)


def _hung(at: int, hanging: dict[int, tuple[int, str]]) -> Iterator[str]:
    """Give what reaches down into a row from above, from a column on as far as it goes."""
    while at in hanging:
        rows, words = hanging.pop(at)
        if rows > 1:
            hanging[at] = (rows - 1, words)
        yield words
        at += 1
