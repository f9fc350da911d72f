"""
The form as a Word file: A4 in Times New Roman, a label at the left, an empty cell at the right.

Margins as official documents have them (Decree 30/2020/NĐ-CP, appendix I). Tables of many columns
lie on a wide page; the story comes last, so that everything below its heading is the story.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt, RGBColor

from exemplars import packed, stationery
from exemplars.forms import choices, layout
from exemplars.forms.layout import Asked, Form, Group
from exemplars.text import capital, without_forbidden

_PALE = RGBColor(0x59, 0x59, 0x59)
_HELP_SIZE = 11
_STYLES = frozenset(
    (
        "Normal",
        "Heading1",
        "Heading1Char",
        "Heading2",
        "Heading2Char",
        "DefaultParagraphFont",
        "TableNormal",
        "TableGrid",
        "ListBullet",
        "ListNumber",
        "NoList",
    )
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
# Widths of tables in millimetres, of a high page and of a wide one.
_SINGLES, _CRITERIA = (62, 103), (65, 70, 30)
_WIDE = 252


def made(form: Form) -> bytes:
    """Return the Word form of one kind."""
    document = docx.Document()
    _dress(document)
    _describe(document, form)
    _head(document, form)
    number = iter(_ROMAN)
    _heading(document, f"{next(number)}. {layout.GENERAL}")
    controls = itertools.count(1)
    _singles(document, form, controls)
    high = [each for each in form.groups if each.key in ("authors", "criteria")]
    for group in high:
        _group(document, group, form, next(number), 165, controls)
    _turn(document, wide=True)
    for group in form.groups:
        if group not in high:
            _group(document, group, form, next(number), _WIDE, controls)
    _turn(document, wide=False)
    _heading(document, f"{next(number)}. {layout.STORY}")
    _help(document.add_paragraph(), layout.STORY_HELP)
    document.add_paragraph()
    written = io.BytesIO()
    document.save(written)
    return packed.office(written.getvalue(), packed.FIRST_DAY)


def _dress(document: Any) -> None:
    """Set the paper and the type; drop what the template brings along and nobody needs."""
    stationery.strip(document, _STYLES)
    stationery.set_sheet(document.sections[0])
    for name, size in (("Normal", 13), ("Heading 1", 14), ("Heading 2", 13)):
        stationery.dress(document.styles[name])
        document.styles[name].font.size = Pt(size)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)


def _describe(document: Any, form: Form) -> None:
    """Say in the file's own properties what it is."""
    about = document.core_properties
    kind = form.portfolio.plan.kind(form.kind)
    about.title = without_forbidden(
        f"{capital(layout.TITLE.lower())}: {kind.name if kind else ''}"
    )[:255]
    about.author = about.last_modified_by = without_forbidden(form.portfolio.plan.site.name)[:255]
    about.comments = about.keywords = ""
    about.language, about.revision = "vi-VN", 1


def _head(document: Any, form: Form) -> None:
    plan = form.portfolio.plan
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(layout.TITLE).bold = True
    for said in (f"{plan.cited}.", f"{layout.PRIVATE_HELP} {layout.MARKED}"):
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _help(line, said)


def _heading(document: Any, text: str) -> None:
    heading = document.add_heading(without_forbidden(text), level=1)
    heading.paragraph_format.space_before = Pt(12)
    heading.paragraph_format.keep_with_next = True


def _singles(document: Any, form: Form, controls: Iterator[int]) -> None:
    table = _table(document, len(form.singles), _SINGLES)
    known = {"kind": form.kind, "unit": form.unit}
    for row, asked in zip(table.rows, form.singles, strict=True):
        label, value = row.cells
        _label(label, asked)
        said = known.get(asked.key, "")
        if not choices.put(value, asked, form, next(controls), said):
            value.text = without_forbidden(asked.choices.get(said, said))


def _label(cell: Any, asked: Asked) -> None:
    mark = " *" if asked.spec.required else ""
    cell.paragraphs[0].add_run(without_forbidden(asked.label + mark)).bold = True
    help = asked.help()
    if help:
        _help(cell.add_paragraph(), help)


def _group(
    document: Any, group: Group, form: Form, number: str, width: int, controls: Iterator[int]
) -> None:
    _heading(document, f"{number}. {group.label}")
    if group.help:
        _above(document, group.help)
    is_criteria = group.key == "criteria"
    for asked in group.columns:
        if asked.choices:
            _above(document, f"{asked.label}: {asked.help()}")
    count = len(form.criteria) if is_criteria else group.empty_rows
    columns = len(group.columns)
    table = _table(document, count + 1, _CRITERIA if is_criteria else (width // columns,) * columns)
    for cell, asked in zip(table.rows[0].cells, group.columns, strict=True):
        cell.paragraphs[0].add_run(asked.label + (" *" if asked.spec.required else "")).bold = True
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for position, row in enumerate(table.rows[1:]):
        _row(row.cells, position, group, form, controls)


def _row(cells: Any, position: int, group: Group, form: Form, controls: Iterator[int]) -> None:
    """Write what stands in a row before anybody has filled it in."""
    if group.key == "criteria":
        _criterion(cells[0], form, position)
    elif group.key == "sources":
        cells[0].text = f"n{position + 1}"
    for cell, asked in zip(cells, group.columns, strict=True):
        choices.put(cell, asked, form, next(controls))


def _criterion(cell: Any, form: Form, position: int) -> None:
    label, words = layout.criterion_said(form.criteria[position]).split("\n", 1)
    cell.paragraphs[0].add_run(without_forbidden(label)).bold = True
    _help(cell.add_paragraph(), words)


def _table(document: Any, rows: int, widths: Sequence[int]) -> Any:
    table = document.add_table(rows, len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _turn(document: Any, *, wide: bool) -> None:
    """Begin a page that lies or stands."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))


def _above(document: Any, text: str) -> None:
    """Write help that stays on the page of the table below it."""
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = True
    _help(line, text)


def _help(paragraph: Any, text: str) -> None:
    """Write how to fill in what stands beside it: small, grey, slanted."""
    run = paragraph.add_run(without_forbidden(text))
    run.italic, run.font.size, run.font.color.rgb = True, Pt(_HELP_SIZE), _PALE
