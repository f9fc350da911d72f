"""
An episode as a Word file to print: A4, margins and type as official documents have them.

Decree 30/2020/NĐ-CP, appendix I: 20 mm above and below, 30 mm at the left, 15 mm at the right,
Times New Roman 14, the number of the page in the middle above from the second page on. Lines stand
far apart, for a pencil; `/` is where the voice rests. The same episode gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
from functools import lru_cache
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt, RGBColor

from exemplars import airtime, packed, stationery
from exemplars.radio import scripts
from exemplars.radio.episodes import Episode
from exemplars.radio.scripts import Paragraph, Passage
from exemplars.records.plan import Plan
from exemplars.text import capital, without_forbidden

SIZE = 14  # points
REST = " / "
_CLOCK = Mm(14)  # the room for a running time before a paragraph
_PALE = RGBColor(0x59, 0x59, 0x59)
_STYLES = ("Normal", "Heading1", "Heading1Char", "Header", "HeaderChar", "DefaultParagraphFont")


def made(episode: Episode, plan: Plan) -> bytes:
    """Return the Word file of an episode."""
    document = docx.Document(io.BytesIO(_blank()))
    _describe(document, episode, plan)
    _head(document, episode, plan)
    for passage in scripts.of(episode, plan):
        _passage(document, passage)
    _line(document, f"Hết: {airtime.clock(episode.running.estimated)}.", size=12, pale=True)
    written = io.BytesIO()
    document.save(written)
    return packed.office(written.getvalue(), None)


@lru_cache(maxsize=1)
def _blank() -> bytes:
    """Return the paper without words; python-docx's template has a megabyte that nobody needs."""
    document = docx.Document()
    stationery.strip(document, _STYLES, parts=("numbering",))
    _set_out(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _set_out(document: Any) -> None:
    """Set the paper, the margins, the face and the number of the page."""
    paper = document.sections[0]
    stationery.set_sheet(paper)
    stationery.number_pages(paper)
    for name in ("Normal", "Heading 1"):
        stationery.dress(document.styles[name])
    body = document.styles["Normal"]
    body.font.size = Pt(SIZE)
    body.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    body.paragraph_format.line_spacing = 1.6
    body.paragraph_format.space_after = Pt(6)


def _describe(document: Any, episode: Episode, plan: Plan) -> None:
    """Say in the file's own properties what it is; its day is the episode's, not the clock's."""
    day = episode.day
    when = dt.datetime(max(day.year, packed.FIRST_DAY.year), day.month, min(day.day, 28))  # noqa: DTZ001
    about = document.core_properties
    about.title = without_forbidden(f"{capital(episode.column.name)}: {episode.title}")[:255]
    about.author = about.last_modified_by = without_forbidden(_authority(plan))[:255]
    about.comments = about.keywords = ""
    about.language, about.revision = "vi-VN", 1
    about.created = about.modified = when


def _head(document: Any, episode: Episode, plan: Plan) -> None:
    """Write what the paper is: whose, which column, which episode, how long."""
    _line(document, _authority(plan), size=13, centre=True)
    name = document.add_paragraph(style="Normal")
    name.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _word(name, f"Chuyên mục: {capital(episode.column.name)}", bold=True)
    title = document.add_heading(level=1)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _word(title, episode.title, size=16, bold=True)
    limit = episode.column.limit
    parts = [f"Thời lượng: {episode.clock}"]
    parts += [f"giới hạn: {airtime.clock(limit)}"] if limit else []
    parts += (
        [f"{episode.scheduled.label}"] if episode.title.lower() != episode.scheduled.label else []
    )
    _line(document, "; ".join(parts), size=13, centre=True)
    hint = "Dấu / là chỗ ngắt hơi; số bên trái là phút, giây tính từ đầu kỳ."
    _line(document, hint, size=12, centre=True, pale=True)


def _passage(document: Any, passage: Passage) -> None:
    """Write one part: its name, what to know before reading it, its paragraphs."""
    heading = document.add_heading(level=1)
    heading.paragraph_format.keep_with_next = True
    heading.paragraph_format.space_before = Pt(18)
    _word(heading, f"{passage.name} ({passage.length})", bold=True)
    for name, said in passage.hints:
        _line(document, f"{name}: đọc là “{said}”.", size=12, pale=True)
    for each in passage.paragraphs:
        _paragraph(document, each)


def _paragraph(document: Any, paragraph: Paragraph) -> None:
    written = document.add_paragraph()
    set_out = written.paragraph_format
    set_out.left_indent, set_out.first_line_indent = _CLOCK, -_CLOCK
    set_out.tab_stops.add_tab_stop(_CLOCK)
    _word(written, f"{paragraph.clock}\t", size=11, pale=True)
    for position, line in enumerate(paragraph.lines):
        if position:
            _word(written, " ")
        for rest, phrase in enumerate(line):
            if rest:
                _word(written, REST, pale=True)
            _word(written, phrase)
    for doubt in paragraph.doubts:
        _line(document, f"Chưa chắc cách đọc: “{doubt.what}”.", size=12, pale=True)


def _line(document: Any, text: str, *, size: int, centre: bool = False, pale: bool = False) -> None:
    written = document.add_paragraph()
    written.paragraph_format.line_spacing = 1.15
    if centre:
        written.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _word(written, text, size=size, pale=pale)


def _word(
    paragraph: Any, text: str, *, size: int = SIZE, bold: bool = False, pale: bool = False
) -> None:
    run = paragraph.add_run(without_forbidden(text))
    # What the style says anyway costs time and bytes to say again.
    if size != SIZE:
        run.font.size = Pt(size)
    if bold:
        run.bold = True
    if pale:
        run.font.color.rgb = _PALE


def _authority(plan: Plan) -> str:
    return plan.authority.name if plan.authority else plan.site.name
