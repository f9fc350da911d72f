"""What a file holds, whatever its kind: blocks of text, tables, pictures; and why one is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


class Refusal(Exception):
    """A file cannot be taken; the message names why, the cure says what the sender can do."""

    def __init__(self, why: str, cure: str) -> None:
        """Say why, and what the sender can do."""
        super().__init__(why)
        self.why = why
        self.cure = cure


@dataclass(frozen=True)
class Heading:
    """A heading; `level` counts from 1."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; lines are broken where the writer broke them."""

    text: str


@dataclass(frozen=True)
class Item:
    """An item of a list; `depth` counts from 0."""

    text: str
    ordered: bool = False
    depth: int = 0


@dataclass(frozen=True)
class Table:
    """A table: rows of cells, the first row its head; `below` are those that were one with the cell above."""

    rows: tuple[tuple[str, ...], ...]
    below: frozenset[tuple[int, int]] = frozenset()  # row, column


Block = Heading | Paragraph | Item | Table


def words_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Give what blocks say, line by line; a row of a table is one line."""
    for each in blocks:
        if isinstance(each, Table):
            yield from (" | ".join(row) for row in each.rows)
        else:
            yield each.text


@dataclass(frozen=True)
class Photo:
    """A picture that came with a text: its bytes, what the sender called it, what it shows."""

    data: bytes = field(repr=False)
    name: str = ""
    alt: str = ""


@dataclass(frozen=True)
class Report:
    """One exemplar as it was sent: labelled values, blocks, pictures, and what the reader must know."""

    name: str
    blocks: tuple[Block, ...] = ()
    labelled: tuple[tuple[str, str], ...] = ()
    photos: tuple[Photo, ...] = ()
    notices: tuple[str, ...] = ()
    # What stands outside the text proper: letters, page heads, notes.
    margin: tuple[str, ...] = ()
    # A profile.md as the portal's own page makes it.
    ready: str = ""
