"""
A report, read from its first line to its last: which words say what, and which are left.

Nothing is invented: what is not said stays empty. Nothing is dropped: what finds no place is
`left`. Of what is private only its kind is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from exemplars.intake import labels, praise
from exemplars.intake.found import Block, Heading, Item, Paragraph, Report, Table
from exemplars.intake.personal import Screen
from exemplars.intake.places import Place
from exemplars.intake.plain import mended
from exemplars.intake.praise import Told
from exemplars.patterns import regex
from exemplars.privacy import WHAT
from exemplars.text import fold

_MOTTO = regex(r"(?:cong hoa xa hoi chu nghia viet nam|doc lap ?[-–] ?tu do ?[-–] ?hanh phuc)\W*\Z")
_DASH = regex(r"([-–•+*])\s+(?=\S)")
_KEPT_BACK = regex(r"\W*\(đã lược [^()]*\)\W*\Z")
_YEAR = regex(r"(?:19|20)\d\d\Z")
# What a field of the form says, as a profile writes it.
Answer = str | tuple[str, ...]
LONGEST_NAME, _LONGEST_SUMMARY, _LONGEST_BIO = 160, 300, 160


@dataclass
class Known:
    """What is known of one exemplar; `marks` says of a field why it is to be confirmed."""

    name: str = ""
    kind: str = ""
    place: Place = field(default_factory=Place)
    sector: str = ""
    summary: str = ""
    authors: list[str] = field(default_factory=list)
    awards: list[Told] = field(default_factory=list)
    story: list[Block] = field(default_factory=list)
    left: list[Block] = field(default_factory=list)
    marks: dict[str, list[str]] = field(default_factory=dict)
    # Of our own form alone: further fields, and rows of its tables.
    answers: dict[str, Answer] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Answer]]] = field(default_factory=dict)

    def mark(self, key: str, why: str) -> None:
        """Say why a field is to be confirmed."""
        self.marks.setdefault(key, []).append(why)


class Reader:
    """Reads a report once, from its first block to its last."""

    def __init__(self, report: Report, screen: Screen) -> None:
        """Nothing is read yet."""
        self.report = report
        self.screen = screen
        self.known = Known()
        self.part = ""
        self.said: dict[str, list[str]] = {}
        self.opening: list[str] = []
        self.addresses: list[str] = []
        self.name_meaning = ""
        self.is_of_collective = False  # by the heading of its first part

    def read(self) -> None:
        """Read labels and blocks."""
        for label, value in self.report.labelled:
            self._labelled(mended(label), mended(value))
        in_parts = any(labels.part_of(each.text.strip()) for each in self._lines())
        self.part = "" if in_parts else "deeds"
        for block in self.report.blocks:
            if isinstance(block, Table):
                self._table(block)
            else:
                self._words(block)
        self.known.left += [
            Paragraph(self.screen.through(mended(each)))
            for each in self.report.margin
            if not _MOTTO.match(fold(mended(each)))
        ]
        self.opening += [mended(each) for each in self.report.margin]

    def _lines(self) -> Iterator[Heading | Paragraph | Item]:
        yield from (each for each in self.report.blocks if not isinstance(each, Table))

    def _words(self, block: Heading | Paragraph | Item) -> None:
        for words in (
            each for line in _lines_of(block.text) for each in labels.beside(mended(line))
        ):
            if not words.strip("-–_*. ") or _MOTTO.match(fold(words)):
                continue
            part = "" if isinstance(block, Item) else labels.part_of(words)
            label, value = labels.parted(words)
            if part:
                self.part = part
                self.is_of_collective |= labels.is_of_collective(words)
            elif label and (
                self.part in ("", "bio", "awards") or value or self._opens_story(label)
            ):
                self._labelled(label, value)
            else:
                self._place(block, words)

    @staticmethod
    def _opens_story(label: str) -> bool:
        return labels.meaning_of(label) == "story"

    def _place(self, block: Heading | Paragraph | Item, words: str) -> None:
        """Put words that no label explains where the part of the report has them."""
        text = self.screen.through(words)
        if _KEPT_BACK.match(text):
            return
        made = _like(block, text)
        if not self.part:
            self.opening.append(words)
        if self.part == "awards":
            self._award(text, made)
        elif self.part == "deeds" or (self.part == "bio" and len(text) > _LONGEST_BIO):
            self.known.story.append(made)
        else:
            self.known.left.append(made if not isinstance(made, Heading) else Paragraph(text))

    def _award(self, text: str, made: Block) -> None:
        told = praise.read(text)
        if told and told.is_whole and not praise.tells_of_several(text):
            self.known.awards.append(told)
        else:
            self.known.left.append(made if not isinstance(made, Heading) else Paragraph(text))

    def _labelled(self, label: str, value: str) -> None:
        meaning = labels.meaning_of(label)
        if meaning in labels.PRIVATE:
            self._private(meaning, label, value)
        elif meaning == "story":
            self.part = "deeds"
            lines = [each for each in value.split("\n") if each.strip()]
            self.known.story += [Paragraph(self.screen.through(each)) for each in lines]
        elif meaning == "award":
            for each in re.split(r"[\n;]", value):
                if each.strip():
                    text = self.screen.through(each.strip())
                    self._award(text, Paragraph(text))
        elif meaning and value:
            self._said(meaning, label, self.screen.through(value))
        elif value:
            self.known.left.append(Paragraph(f"{label}: {self.screen.through(value)}"))

    def _private(self, meaning: str, label: str, value: str) -> None:
        if meaning == "address":
            self.addresses.append(value)
        if meaning == "birth" and _YEAR.match(value):
            self.known.left.append(Paragraph(f"{label}: {value}"))
        elif value.strip(" .…_-"):
            self.screen.keep(meaning, value)

    def _said(self, meaning: str, label: str, value: str) -> None:
        """Remember a labelled value; a second one of its meaning is left."""
        line = " ".join(value.split())
        if meaning.startswith("name"):
            if self.known.name or len(line) > LONGEST_NAME:
                self.known.left.append(Paragraph(f"{label}: {line}"))
            else:
                self.known.name, self.name_meaning = line, meaning
        elif meaning == "summary":
            self._summary(label, line)
        elif meaning == "author":
            self.known.authors.append(line[:120])
        elif meaning in self.said and line in self.said[meaning]:
            return
        else:
            self.said.setdefault(meaning, []).append(line)

    def _summary(self, label: str, line: str) -> None:
        if self.known.summary or len(line) > _LONGEST_SUMMARY:
            self.known.left.append(Paragraph(f"{label}: {line}"))
        else:
            self.known.summary = line

    def _table(self, table: Table) -> None:
        rows = tuple(tuple(mended(cell) for cell in row) for row in table.rows)
        if _is_of_awards(rows[0]) or (self.part == "awards" and len(rows) > 1):
            self._awards(rows)
        elif _is_of_labels(rows):
            for label, value in _pairs_of(rows):
                self._labelled(label, value)
        else:
            made = Table(self._without_private_columns(rows))
            (self.known.story if self.part == "deeds" else self.known.left).append(made)

    def _without_private_columns(
        self, rows: tuple[tuple[str, ...], ...]
    ) -> tuple[tuple[str, ...], ...]:
        """Return a table without what its heads say is private, whatever it looks like."""
        means = [labels.meaning_of(head) for head in rows[0]]
        made = [tuple(self.screen.through(cell) for cell in rows[0])]
        for row in rows[1:]:
            cells = []
            for at, cell in enumerate(row):
                what = means[at] if at < len(means) else ""
                hides = what in labels.PRIVATE and cell and not _YEAR.match(cell)
                if hides:
                    self.screen.keep(what, cell)
                cells.append(f"(đã lược {WHAT[what]})" if hides else self.screen.through(cell))
            made.append(tuple(cells))
        return tuple(made)

    def _awards(self, rows: tuple[tuple[str, ...], ...]) -> None:
        head, *others = rows
        left = []
        for row in others:
            said = " | ".join(" ".join(self.screen.through(cell).split()) for cell in row if cell)
            told = praise.read(said) if said else None
            if told and told.is_whole and not praise.tells_of_several(said):
                self.known.awards.append(told)
            elif said:
                left.append(tuple(self.screen.through(cell) for cell in row))
        if left:
            self.known.left.append(Table((head, *left)))


def _lines_of(text: str) -> Iterator[str]:
    """Give the lines of a block; labels that share one are parted: `Số CCCD: …; Điện thoại: …`."""
    for line in re.split(r"\n|\t+| {3,}", text):
        begun, *others = line.split(";")
        for each in others:
            if labels.parted(mended(each))[0]:
                yield begun
                begun = each
            else:
                begun = f"{begun};{each}"
        yield begun


def _like(block: Heading | Paragraph | Item, text: str) -> Block:
    """Return a block like another with these words; a dash typed by hand opens an item."""
    if isinstance(block, Heading):
        return Heading(text, block.level)
    if isinstance(block, Item):
        return Item(text, block.ordered, block.depth)
    dash = _DASH.match(text)
    return Item(text[dash.end() :], depth=int(dash[1] == "+")) if dash else Paragraph(text)


def _is_of_awards(head: tuple[str, ...]) -> bool:
    words = fold(" ".join(head))
    return ("danh hieu" in words or "hinh thuc" in words) and (
        "quyet dinh" in words or "nam" in words.split()
    )


def _pairs_of(rows: tuple[tuple[str, ...], ...]) -> list[tuple[str, str]]:
    """Return what may be labels with their values: the last two cells of a row, or two and two of four."""
    found: list[tuple[str, ...]] = []
    for row in rows:
        cells = ("", *row) if len(row) < 2 else row
        found += [cells[:2], cells[2:]] if len(cells) == 4 else [cells[-2:]]
    return [(label, value) for label, value in found if label or value]


def _is_of_labels(rows: tuple[tuple[str, ...], ...]) -> bool:
    """Return whether a table's rows are labels with their values: a form filled in."""
    pairs = _pairs_of(rows) if all(len(row) in (2, 3, 4) for row in rows) else []
    known = [label for label, _ in pairs if labels.meaning_of(label.rstrip(": "))]
    # Where values read like labels, they are the heads of a list.
    heads = [value for _, value in pairs if labels.meaning_of(value.rstrip(": "))]
    return 2 * len(heads) < len(pairs) <= 2 * len(known)
