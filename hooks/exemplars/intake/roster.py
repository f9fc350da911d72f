"""
An office's list of exemplars  ->  a report for each: rows as Excel shows them, not as it keeps them.

Such lists have a letterhead above, heads of two rows, rows that only name the commune or kind of
those below, cells merged down over several exemplars, one exemplar over several rows, and
signatures at the end. None of these is an exemplar, and none is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from exemplars.intake import labels
from exemplars.intake.found import Photo, Refusal, Report
from exemplars.intake.plain import mended
from exemplars.text import fold

MOST_ROWS: Final = 2_000
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
_COUNTING = re.compile(r"\(?(?:[0-9]{1,2}|[A-Da-d])\)?\Z")
_ORDINAL = re.compile(r"(?:[IVXLC]{1,5}|[A-ZĐ])[.)]?\Z")
_LEAD = re.compile(r"\A(?:[IVXLC]{1,5}|[A-ZĐ]|[0-9]{1,2})[.)/]\s*(?=\S)")
_KINDS = frozenset(("tap the", "ca nhan", "ho gia dinh", "mo hinh", "cac tap the", "cac ca nhan"))
_UNITS = re.compile(
    r"(?:xa|phuong|thi tran|dac khu|ubnd|phong|so|truong|hoi|dang bo|cong an|cong ty) "
)


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


@dataclass
class _One:
    """One exemplar being read: the labelled values of its rows, and what is said around them."""

    row: int
    pairs: list[tuple[str, str]]
    around: list[str]


def reports(
    lines: Sequence[Line],
    name: str,
    notices: tuple[str, ...] = (),
    photos: Mapping[int, Sequence[Photo]] | None = None,
) -> list[Report]:
    """
    Return a report for every exemplar of a list; `photos` by the row in which they lie.

    Raises:
        Refusal: there are too many.
    """
    rows = [line for line in lines if line.filled]
    at = _head_at(rows)
    if at is None:
        return []
    reader = _Roster(rows, at)
    for line in rows[reader.first :]:
        reader.read(line)
        if len(reader.found) > MOST_ROWS:
            raise Refusal(f"bảng dài quá {MOST_ROWS} dòng", "tách bảng ra nhiều tệp")
    found = reader.found or reader.nameless()
    owned = _owned(found, photos or {})
    return [
        Report(
            name,
            labelled=tuple(one.pairs),
            photos=tuple(owned[position]),
            notices=notices,
            margin=tuple(dict.fromkeys((*reader.above, *one.around))),
        )
        for position, one in enumerate(found)
    ]


def _head_at(rows: Sequence[Line]) -> int | None:
    """Return where the heads of the columns stand: the first row that asks for two known things."""
    full = [at for at, line in enumerate(rows[:_HIGHEST_HEAD]) if len(line.filled) > 1]
    telling = (at for at in full if sum(map(_is_label, rows[at].filled.values())) > 1)
    return next(telling, full[0] if full else None)


def _is_label(cell: str) -> bool:
    return bool(labels.meaning_of(mended(cell))) or _plain(cell) in _NUMBER_LABELS


def _plain(cell: str) -> str:
    return " ".join(re.sub(r"[^\w\s]|_", " ", fold(mended(cell))).split())


def _owned(found: Sequence[_One], photos: Mapping[int, Sequence[Photo]]) -> list[list[Photo]]:
    """Return the pictures of each: those in its rows; what lies above the first is the first's."""
    owned: list[list[Photo]] = [[] for _ in found]
    for row in sorted(photos) if found else ():
        before = [position for position, one in enumerate(found) if one.row <= row]
        owned[before[-1] if before else 0].extend(photos[row])
    return owned


class _Roster:
    """Reads a list from the row of its heads down."""

    def __init__(self, rows: Sequence[Line], at: int) -> None:
        """Read the heads: one row, or two where a head above spreads over several below."""
        self.above = [cell for line in rows[:at] for cell in line.filled.values()]
        self.first = at + 1
        self.heads = dict(rows[at].filled)
        under = rows[at + 1] if at + 1 < len(rows) else None
        if under and _is_second(rows[at], under):
            self._join(rows[at], under)
            self.first += 1
        counting = rows[self.first].filled.values() if self.first < len(rows) else ()
        if len(counting) > 2 and all(map(_COUNTING.match, counting)):
            self.first += 1
        named = [at for at, head in self.heads.items() if labels.meaning_of(head)[:4] == "name"]
        self.name = named[0] if named else None
        ranks = [at for at, head in self.heads.items() if _plain(head) in _NUMBER_LABELS]
        self.rank = ranks[0] if ranks else None
        self.awards = self._award_columns()
        self.group: list[tuple[str, str]] = []
        self.group_said: list[str] = []
        self.before: list[str] = []  # rows above the first exemplar that are none
        self.found: list[_One] = []

    def _join(self, upper: Line, lower: Line) -> None:
        for at, cell in lower.filled.items():
            over = next((c for c, last in upper.wide.items() if c <= at <= last), at)
            top = upper.filled.get(over, "")
            # In brackets, where a label's meaning does not look.
            self.heads[at] = f"{top} ({cell})" if top and at not in lower.below else cell or top

    def _award_columns(self) -> frozenset[int]:
        award = [at for at, head in self.heads.items() if labels.meaning_of(head) == "award"]
        parts = [at for at, head in self.heads.items() if _plain(head) in _AWARD_PARTS]
        return frozenset((*award, *parts)) if award else frozenset()

    def read(self, line: Line) -> None:
        """Read a row below the heads."""
        filled = line.filled
        goes_on = self.name is not None and self.name in line.below
        is_named = self.name is None or (self.name in filled and not goes_on)
        if self._is_group(line):
            self._open(filled)
        elif is_named:
            self.found.append(_One(line.number, [*self._pairs(line), *self._of_group(filled)], []))
            self.found[-1].around += self.group_said + self.before
            self.before = []
        elif self.found and (goes_on or self.awards & filled.keys()):
            own = {at: cell for at, cell in filled.items() if at not in line.below}
            self.found[-1].pairs += self._pairs(line, own)
        elif self.found:
            self.found[-1].around.append(" | ".join(filled.values()))
        else:
            self.before.append(" | ".join(filled.values()))

    def nameless(self) -> list[_One]:
        """Return the first row as an exemplar where no row has a name: what it says must not be lost."""
        said, self.before = self.before, []
        return [_One(0, [], said)] if said else []

    def _is_group(self, line: Line) -> bool:
        """Return whether a row only says of whom the rows below it are."""
        filled = line.filled
        if self.name is None or len(filled) > 2:
            return False
        lone = len(filled) == 1 and _plain(next(iter(filled.values())))
        if lone and (lone in _KINDS or _LEAD.match(next(iter(filled.values())))):
            return True
        if lone and any(last - at > 1 for at, last in line.wide.items()):
            return bool(_UNITS.match(lone))
        ranked = self.rank is not None and _ORDINAL.match(filled.get(self.rank, ""))
        return bool(ranked and len(filled) == 2)

    def _open(self, filled: dict[int, str]) -> None:
        said = [cell for at, cell in filled.items() if at != self.rank or len(filled) == 1]
        text = _LEAD.sub("", said[-1]).strip() if said else ""
        is_kind = _plain(text) in _KINDS
        if is_kind:
            label = "Đối tượng"
            text = re.sub(r"(?i)\Acác ", "", mended(text))
        else:
            label = "Đơn vị" if _UNITS.match(_plain(text)) else ""
        # A new commune ends the one before, not the kind that both stand under.
        kept = [pair for pair in self.group if pair[0] != label and not is_kind]
        self.group = [*kept, (label, text)] if label else kept
        self.group_said = [] if label else [" ".join(filled.values())]

    def _of_group(self, filled: Mapping[int, str]) -> list[tuple[str, str]]:
        said = {labels.meaning_of(self.heads.get(at, "")) for at in filled}
        return [pair for pair in self.group if labels.meaning_of(pair[0]) not in said]

    def _pairs(self, line: Line, own: Mapping[int, str] | None = None) -> list[tuple[str, str]]:
        """Return (label, value) of a row; what columns say of one award is one value."""
        filled = line.filled if own is None else own
        award = [cell for at, cell in filled.items() if at in self.awards]
        pairs = [
            (self.heads.get(at, f"Cột {at + 1}"), cell)
            for at, cell in filled.items()
            if at not in self.awards or len(award) == 1
        ]
        if len(award) > 1:
            lines = [cell.split("\n") for cell in award]
            even = len({len(each) for each in lines}) == 1
            rows = zip(*lines, strict=True) if even else [award]
            # A semicolon would part one award into two.
            said = [" | ".join(map(mended, row)).replace(";", ",") for row in rows]
            pairs += [("Khen thưởng", each) for each in said]
        return pairs


def _is_second(upper: Line, lower: Line) -> bool:
    """Return whether a row stands below heads that spread over it, and under nothing else."""
    spread = {at for first, last in upper.wide.items() for at in range(first, last + 1)}
    own = {at for at in lower.filled if at not in lower.below}
    return bool(spread and own) and own <= spread


def plain_lines(rows: Sequence[Sequence[str]]) -> list[Line]:
    """Return rows that nothing is merged in, as a .csv has them."""
    return [Line(number, tuple(row)) for number, row in enumerate(rows, start=1)]
