"""
A Word file as blocks: what Word shows, and nothing that it hides.

Read from the XML itself: content controls, text boxes, tracked insertions and notes are text too.
What was deleted with tracking on is not; old fonts are turned into Unicode run by run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from exemplars.intake.archive import BROKEN, Archive
from exemplars.intake.found import Block, Heading, Item, Paragraph, Photo, Report, Table, words_of
from exemplars.intake.word_signs import BREAKS, TEXTS, UNREAD, shown, sign
from exemplars.intake.word_styles import Dress, Style, W, font, is_on, value
from exemplars.prose import legacy_fonts

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
_GONE = {f"{W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText")}
_LONGEST_BOLD_HEADING = 110

# A piece of a run: its text, the font's encoding, whether the font shows capitals.
_Piece = tuple[str, str, bool]


@dataclass
class _Found:
    """What is gathered on one walk."""

    blocks: list[Block] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)  # relation, alt
    boxes: list[Any] = field(default_factory=list)


def read(data: bytes, name: str) -> Report:
    """
    Return a .docx as one report.

    Raises:
        Refusal: it cannot be taken.
    """
    archive = Archive(data)
    main = _main_part(archive)
    if _STRICT in archive.part(main)[:4000]:
        raise BROKEN
    relations = archive.related(main)
    reader = _Reader(archive, relations)
    body = archive.xml(main).find(f"{W}body")
    if body is None:
        raise BROKEN
    found = _Found()
    reader.blocks(body, found)
    margin = [*reader.margin(("header", "footer")), *reader.margin(("footnotes", "endnotes"))]
    notices = [
        f"không đọc {what} {part.rpartition('/')[2]}"
        for part in archive.names()
        for where, what in UNREAD
        if where.match(part)
    ]
    if any(kind == "aFChunk" for kind, _ in relations.values()):
        notices.append("không đọc phần văn bản nhúng (altChunk)")
    photos = [
        Photo(archive.part(target), target.rpartition("/")[2], alt)
        for id, alt in found.pictures
        for kind, target in [relations.get(id, ("", ""))]
        if kind == "image" and archive.has(target)
    ]
    return Report(
        name,
        tuple(found.blocks),
        photos=tuple(photos),
        notices=tuple(notices),
        margin=tuple(margin),
    )


def _main_part(archive: Archive) -> str:
    for kind, target in archive.related("").values():
        if kind == "officeDocument" and archive.has(target):
            return target
    raise BROKEN


class _Reader:
    """Turns elements into blocks, with the styles and numberings of the file."""

    def __init__(self, archive: Archive, relations: dict[str, tuple[str, str]]) -> None:
        self.dress = Dress(archive, relations)

    def blocks(self, parent: Any, found: _Found) -> None:
        """Add what stands in a body, a cell or a box, in order."""
        for each in parent:
            if each.tag == f"{W}p":
                self._paragraph(each, found)
            elif each.tag == f"{W}tbl":
                table = Table(tuple(self._row(row, found) for row in _inside(each, f"{W}tr")))
                found.blocks.extend(_filled(table))
            elif each.tag not in _GONE and not _is_unanswered(each):
                self.blocks(each, found)

    def _paragraph(self, paragraph: Any, found: _Found) -> None:
        style = self.dress.style(value(paragraph.find(f"{W}pPr/{W}pStyle")))
        first = len(found.boxes)
        text = self._text(paragraph, style, found)
        if text.strip():
            found.blocks.append(self._block(paragraph, style, text))
        for box in found.boxes[first:]:
            self.blocks(box, found)
        del found.boxes[first:]

    def _block(self, paragraph: Any, style: Style, text: str) -> Block:
        level = style.level or _number(paragraph.find(f"{W}pPr/{W}outlineLvl"), -1) + 1
        if 0 < level < 10 and len(text) <= 200:
            return Heading(text, level)
        own = f"{W}pPr/{W}numPr/{W}"
        list = value(paragraph.find(f"{own}numId")) or style.list
        depth = value(paragraph.find(f"{own}ilvl")) or style.depth or "0"
        if list not in ("", "0"):
            ordered = (list, depth) not in self.dress.bullets
            return Item(text, ordered, min(int(depth), 5) if depth in "012345678" else 0)
        bold = _is_bold(paragraph, style) and len(text) <= _LONGEST_BOLD_HEADING
        plain = "\n" not in text and text.rstrip()[-1:] not in ".;,"
        return Heading(text, 3) if bold and plain and ":" not in text else Paragraph(text)

    def _row(self, row: Any, found: _Found) -> tuple[str, ...]:
        cells: list[str] = []
        for cell in _inside(row, f"{W}tc"):
            inner = _Found(pictures=found.pictures)
            self.blocks(cell, inner)
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            follows = merged is not None and merged.get(f"{W}val") != "restart"
            cells.append("\0" if follows else "\n".join(words_of(inner.blocks)))
            span = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            cells.extend([""] * min(span - 1, 40))
        return tuple(cells)

    def _text(self, paragraph: Any, style: Style, found: _Found) -> str:
        pieces = list(self._pieces(paragraph, style.font or self.dress.default, found))
        # VNI writes a vowel and its tone as two signs, and Word may part them into two runs.
        return "".join(
            legacy_fonts.converted("".join(piece[0] for piece in group), key[0], capitals=key[1])
            for key, group in groupby(pieces, key=lambda piece: piece[1:])
        )

    def _pieces(self, parent: Any, font: str, found: _Found) -> Iterator[_Piece]:
        for each in parent:
            tag = each.tag
            if tag in _GONE or tag == _FALLBACK or _is_unanswered(each):
                continue
            if tag in TEXTS:
                said = shown(each.text or "", font)
                yield said, legacy_fonts.of_font(font), legacy_fonts.is_capital_font(font)
            elif tag in BREAKS:
                yield BREAKS[tag], legacy_fonts.of_font(font), legacy_fonts.is_capital_font(font)
            elif tag == f"{W}sym":
                own = each.get(f"{W}font", font)
                yield sign(each), legacy_fonts.of_font(own), legacy_fonts.is_capital_font(own)
            elif tag == f"{W}txbxContent":
                found.boxes.append(each)
            elif tag in (_BLIP, _IMAGE_DATA):
                found.pictures.append(
                    (each.get(f"{_R}embed") or each.get(f"{_R}id", ""), _alt(each))
                )
            else:
                yield from self._pieces(each, self._font_of(each, font), found)

    def _font_of(self, element: Any, above: str) -> str:
        """Return the font of a run, or what stands above it where it says none."""
        if element.tag != f"{W}r":
            return above
        properties = element.find(f"{W}rPr")
        if properties is None:
            return above
        style = self.dress.style(value(properties.find(f"{W}rStyle")))
        return font(properties) or style.font or above

    def margin(self, kinds: tuple[str, ...]) -> Iterator[str]:
        """Give the words of page heads and feet, or of notes, each once."""
        seen: set[str] = set()
        for kind in kinds:
            for tree in self.dress.parts(kind):
                found = _Found()
                self.blocks(tree, found)
                for words in words_of(found.blocks):
                    if words.strip(" \t\n-–.0123456789") and words not in seen:
                        seen.add(words)
                        yield words


def _is_unanswered(element: Any) -> bool:
    """
    Return whether an element is a drop-down list that only asks to choose.

    What is on the list was chosen, whatever the program that saved it says.
    """
    said = element.find(f"{W}sdtPr") if element.tag == f"{W}sdt" else None
    if said is None or said.find(f"{W}showingPlcHdr") is None:
        return False
    for name in ("dropDownList", "comboBox"):
        choices = said.find(f"{W}{name}")
        if choices is not None:
            shown = {each.get(f"{W}displayText") or each.get(f"{W}value") for each in choices}
            return "".join(element.itertext(f"{W}t")).strip() not in shown
    return False


def _number(element: Any, default: int) -> int:
    said = value(element)
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else default


def _is_bold(paragraph: Any, style: Style) -> bool:
    runs = [run for run in paragraph.iter(f"{W}r") if "".join(run.itertext(f"{W}t")).strip()]
    return bool(runs) and all(
        is_on(bold) if (bold := run.find(f"{W}rPr/{W}b")) is not None else style.bold
        for run in runs
    )


def _alt(picture: Any) -> str:
    """Return what a picture's drawing says it shows."""
    for above in picture.iterancestors():
        properties = above.find(_PROPERTIES)
        if properties is not None:
            return str(properties.get("descr", ""))
        if above.tag == f"{W}p":
            break
    return ""


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """Give the rows of a table, or cells of a row, also from within content controls."""
    for each in parent:
        if each.tag == tag:
            yield each
        elif each.tag not in _GONE and each.tag not in (f"{W}tbl", f"{W}tr", f"{W}tc"):
            yield from _inside(each, tag)


def _filled(table: Table) -> Iterator[Block]:
    """Give a table with merged cells filled from above; one of a single row only lays out text."""
    if len(table.rows) == 1:
        for cell in table.rows[0]:
            yield from (Paragraph(line) for line in cell.split("\n") if line.strip())
        return
    rows: list[tuple[str, ...]] = []
    for row in table.rows:
        above = rows[-1] if rows else ()
        rows.append(
            tuple(
                (above[at] if at < len(above) else "") if cell == "\0" else cell
                for at, cell in enumerate(row)
            )
        )
    below = (
        (number, at)
        for number, row in enumerate(table.rows)
        for at, cell in enumerate(row)
        if cell == "\0"
    )
    if rows:
        yield Table(tuple(rows), frozenset(below))
