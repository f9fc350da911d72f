"""
An office's list of exemplars  ->  a report for each: rows as Excel shows them, not as it keeps them.

Such lists have a letterhead above, heads of two rows, rows that only name the commune or kind of
those below, cells merged down over several exemplars, one exemplar over several rows, and
signatures at the end. None of these is an exemplar, and none is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from exemplars.intake import labels
from exemplars.intake.found import Photo, Refusal, Report
from exemplars.intake.plain import mended
from exemplars.intake.roster_heads import Heads, Line, head_at, plain
from exemplars.patterns import regex

MOST_ROWS: Final = 2_000
_ORDINAL = regex(r"(?:[IVXLC]{1,5}|[A-ZĐ])[.)]?\Z")
_LEAD = regex(r"\A(?:[IVXLC]{1,5}|[A-ZĐ]|[0-9]{1,2})[.)/]\s*(?=\S)")
_OPENING = regex(r"(?:[IVXLC]{1,5}|[A-ZĐ])[.)/]\s*\S")
_KINDS = frozenset(("tap the", "ca nhan", "ho gia dinh", "mo hinh", "cac tap the", "cac ca nhan"))
_UNITS = regex(r"(?:xa|phuong|thi tran|dac khu|ubnd|phong|so|truong|hoi|dang bo|cong an|cong ty) ")
# How rows begin that end a list: sums, signatures.
_CLOSING = regex(
    r"(?:tong (?:cong|so)|cong(?= ?[0-9]*\Z)|nguoi (?:lap|duyet|tong hop)|lap (?:bang|bieu)|t ?m |kt |tl |chu tich|pho chu tich"
    r"|thu truong|truong phong|xac nhan|noi nhan|ghi chu|ky ten|ke toan)\b|.{0,40}\bngay .{0,12} thang .{0,12} nam\b"
)


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
    at = head_at(rows)
    if at is None:
        return []
    reader = _Roster(rows, at)
    for line in rows[reader.first :]:
        reader.read(line)
        if len(reader.found) > MOST_ROWS:
            raise Refusal(f"bảng dài quá {MOST_ROWS} dòng", "tách bảng ra nhiều tệp")
    reader.end()
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
        """Read the heads; nothing below them is read yet."""
        self.above = [cell for line in rows[:at] for cell in line.filled.values()]
        heads = Heads(rows, at)
        self.heads, self.first = heads.columns, heads.first
        self.name, self.rank, self.awards = heads.name, heads.rank, heads.awards
        self.group: list[tuple[str, str]] = []
        self.group_said: list[str] = []
        self.unused = ""
        self.is_closed = False
        self.before: list[str] = []  # rows above the first exemplar that are none
        self.found: list[_One] = []

    def read(self, line: Line) -> None:
        """Read a row below the heads."""
        filled = line.filled
        goes_on = self.name is not None and self.name in line.below
        is_named = self.name is None or (self.name in filled and not goes_on)
        if self._is_group(line):
            self._open(filled)
        elif self._closes(filled):
            (self.found[-1].around if self.found else self.before).append(
                " | ".join(filled.values())
            )
        elif is_named:
            own, around = self._of_group(filled)
            self.found.append(_One(line.number, [*self._pairs(line), *own], around + self.before))
            self.before, self.unused = [], ""
        elif self.found and (goes_on or self.awards & filled.keys()):
            new = {at: cell for at, cell in filled.items() if at not in line.below}
            self.found[-1].pairs += self._pairs(line, new)
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
        lone = len(filled) == 1 and plain(next(iter(filled.values())))
        if lone and (lone in _KINDS or _OPENING.match(next(iter(filled.values())))):
            return True
        if lone and any(last - at > 1 for at, last in line.wide.items()):
            return bool(_UNITS.match(lone))
        ranked = self.rank is not None and _ORDINAL.match(filled.get(self.rank, ""))
        return bool(ranked and len(filled) == 2)

    def _closes(self, filled: dict[int, str]) -> bool:
        """Return whether a row is no exemplar's but a sum or a signature, or stands below one."""
        if self.name is None:
            return False
        ranked = self.rank is not None and filled.get(self.rank, "").rstrip(".").isdigit()
        # In the columns of awards a chairman is who signed them.
        own = [cell for at, cell in filled.items() if at not in self.awards]
        own = [filled[self.name]] if self.name in filled else own
        if not ranked and any(_CLOSING.match(plain(cell)) for cell in own):
            self.is_closed = self.rank is not None
            return True
        self.is_closed = self.is_closed and not ranked
        return self.is_closed

    def _open(self, filled: dict[int, str]) -> None:
        said = [cell for at, cell in filled.items() if at != self.rank or len(filled) == 1]
        text = _LEAD.sub("", said[-1]).strip() if said else ""
        is_kind = plain(text) in _KINDS
        if is_kind:
            label = "Đối tượng"
            text = re.sub(r"(?i)\Acác ", "", mended(text))
        else:
            label = "Đơn vị" if _UNITS.match(plain(text)) else ""
        # A new commune ends the one before, not the kind that both stand under.
        kept = [pair for pair in self.group if pair[0] != label and not is_kind]
        self.group = [*kept, (label, text)] if label else kept
        self.group_said = [] if label else [" ".join(filled.values())]
        self.end()
        self.unused = " ".join(filled.values())

    def end(self) -> None:
        """Keep a row that names those below it where there are none."""
        if self.unused:
            (self.found[-1].around if self.found else self.before).append(self.unused)
        self.unused = ""

    def _of_group(self, filled: Mapping[int, str]) -> tuple[list[tuple[str, str]], list[str]]:
        """Return what the rows above say of an exemplar: what it does not say itself, and the rest."""
        said = {labels.meaning_of(self.heads.get(at, "")) for at in filled}
        own = [pair for pair in self.group if labels.meaning_of(pair[0]) not in said]
        return own, [
            *self.group_said,
            *(text for label, text in self.group if (label, text) not in own),
        ]

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
