"""The heads of an office's list: in which row they stand, what each column says of an exemplar."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from exemplars.intake import labels
from exemplars.intake.found import Table
from exemplars.intake.plain import mended
from exemplars.patterns import regex
from exemplars.text import fold

_HIGHEST_HEAD = 40  # a head stands among the first rows
_NUMBER_LABELS = frozenset(("stt", "tt", "so tt", "so thu tu"))
_AWARD_PARTS = frozenset(
    (
        *(
            "so quyet dinh",
            "so qd",
            "quyet dinh",
            "qd",
            "quyet dinh so",
            "so",
            "so ngay quyet dinh",
        ),
        *("ngay quyet dinh", "ngay qd", "ngay thang quyet dinh", "ngay ky", "ngay", "ngay thang"),
        *("ngay thang nam", "so ngay thang nam quyet dinh", "quyet dinh so ngay", "nguoi ky"),
        *("co quan ban hanh", "co quan quyet dinh", "co quan khen thuong", "co quan ky"),
        *("cap quyet dinh", "cap khen thuong", "cap khen", "nguoi quyet dinh", "noi ban hanh"),
    )
)
_COUNTING = regex(r"\(?(?:[0-9]{1,2}|[A-Da-d])\)?\Z")


@dataclass(frozen=True)
class Line:
    """A row as it is shown: its number from 1, its cells, and which of them are merged with others."""

    number: int
    cells: tuple[str, ...]
    below: frozenset[int] = frozenset()  # columns that go on with the cell above
    wide: Mapping[int, int] = field(default_factory=dict)  # column -> the last one it spreads over

    @property
    def filled(self) -> dict[int, str]:
        """Return what stands in the row, by column."""
        return {at: cell.strip() for at, cell in enumerate(self.cells) if cell.strip()}


def head_at(rows: Sequence[Line]) -> int | None:
    """Return where the heads of the columns stand: the first row that asks for two known things."""
    full = [at for at, line in enumerate(rows[:_HIGHEST_HEAD]) if len(line.filled) > 1]
    telling = (at for at in full if sum(map(_is_label, rows[at].filled.values())) > 1)
    return next(telling, full[0] if full else None)


def _is_label(cell: str) -> bool:
    return bool(labels.meaning_of(mended(cell))) or plain(cell) in _NUMBER_LABELS


def plain(cell: str) -> str:
    """Return a cell's words folded, without signs."""
    return " ".join(re.sub(r"[^\w\s]|_", " ", fold(mended(cell))).split())


class Heads:
    """The heads of a list's columns: one row, or two where a head above spreads over several below."""

    def __init__(self, rows: Sequence[Line], at: int) -> None:
        """Read them in the row `at` and the one below; `first` is the row after them."""
        self.first = at + 1
        self.columns = dict(rows[at].filled)
        under = rows[at + 1] if at + 1 < len(rows) else None
        if under and _is_second(rows[at], under):
            self._join(rows[at], under)
            self.first += 1
        counting = rows[self.first].filled.values() if self.first < len(rows) else ()
        if len(counting) > 2 and all(map(_COUNTING.match, counting)):
            self.first += 1
        named = [at for at, head in self.columns.items() if labels.meaning_of(head)[:4] == "name"]
        self.name = named[0] if named else None
        ranks = [at for at, head in self.columns.items() if plain(head) in _NUMBER_LABELS]
        self.rank = ranks[0] if ranks else None

    def _join(self, upper: Line, lower: Line) -> None:
        spread = _spread_of(upper)
        for at, cell in lower.filled.items():
            over = next((c for c, last in spread.items() if c <= at <= last), at)
            top = upper.filled.get(over, "")
            # In brackets, where a label's meaning does not look.
            self.columns[at] = f"{top} ({cell})" if top and at not in lower.below else cell or top

    @property
    def awards(self) -> frozenset[int]:
        """Return the columns that together say one award."""
        award = [at for at, head in self.columns.items() if labels.meaning_of(head) == "award"]
        parts = [at for at, head in self.columns.items() if plain(head) in _AWARD_PARTS]
        return frozenset((*award, *parts)) if award else frozenset()


def _spread_of(line: Line) -> Mapping[int, int]:
    """Return how far each head reaches: as merged, or where nothing is merged up to the next head."""
    if line.wide:
        return line.wide
    starts = sorted(line.filled)
    ends = [*(at - 1 for at in starts[1:]), len(line.cells) - 1]
    return {at: end for at, end in zip(starts, ends, strict=True) if end > at}


def _is_second(upper: Line, lower: Line) -> bool:
    """Return whether a row stands below heads that spread over it, and under nothing else."""
    spread = {at for first, last in _spread_of(upper).items() for at in range(first, last + 1)}
    own = {at for at in lower.filled if at not in lower.below}
    return len(own) > 1 and own <= spread and bool(own - upper.filled.keys())


def is_list(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a table in a text is a list of exemplars: its first row asks for a name and more."""
    head = [cell for cell in rows[0] if cell.strip()]
    known = [cell for cell in head if _is_label(cell)]
    named = any(labels.meaning_of(mended(cell))[:4] == "name" for cell in head)
    # A form has labels, and beside each its answer: half of its cells.
    return named and len(rows) > 1 and len(head) > 2 and 2 * len(known) > len(head)


def lines_of(table: Table) -> list[Line]:
    """Return the rows of a table in a text, with what of them was merged down."""
    below: dict[int, set[int]] = {}
    for number, at in table.below:
        below.setdefault(number, set()).add(at)
    return [
        Line(number + 1, row, frozenset(below.get(number, ())))
        for number, row in enumerate(table.rows)
    ]


def plain_lines(rows: Sequence[Sequence[str]]) -> list[Line]:
    """Return rows that nothing is merged in, as a .csv has them."""
    return [Line(number, tuple(row)) for number, row in enumerate(rows, start=1)]
