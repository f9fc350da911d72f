"""
The report as .docx, in the form that Nghị định 30/2020/NĐ-CP (phụ lục I) gives administrative documents.

A4; margins 20 mm above and below, 30 left, 15 right; Times New Roman 13-14; the national heading
right, the issuing body left; page numbers above from the second page on; recipients left,
signature right. Number, date and whatever only people know are dots to be filled.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as Made
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from lxml import etree

from exemplars import packed, stationery
from exemplars.report.parts import ANNEX, BLANK, Grid, Report, Value, attached, clean, shown

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CENTRE, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


def written(report: Report) -> bytes:
    """Return a report as a Word file."""
    made = Document()
    _prepare(made, report)
    _heading(made, report)
    _said(made.add_paragraph(), "BÁO CÁO", 14, bold=True, align=_CENTRE)
    title = made.add_paragraph()
    _said(title, report.title, 14, bold=True, align=_CENTRE)
    _line_below(made)
    if report.to:
        _said(made.add_paragraph(), f"Kính gửi: {report.to}", 14, align=_CENTRE)
    for section in report.sections:
        head = _said(made.add_paragraph(), section.title, 14, bold=True).paragraph_format
        head.keep_with_next, head.space_before = True, Pt(6)
        for text in section.paragraphs:
            _body(made, text)
    _close(made, report)
    _appendix(made, report)
    out = io.BytesIO()
    made.save(out)
    return packed.office(out.getvalue(), report.closed)


def _prepare(made: Made, report: Report) -> None:
    properties = made.core_properties
    properties.title, properties.author = clean(report.title), clean(report.issuer)
    properties.last_modified_by = properties.comments = ""
    properties.language = "vi-VN"
    style = made.styles["Normal"]
    stationery.dress(style)
    style.font.size = Pt(14)
    style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(0), Pt(0)
    stationery.set_sheet(made.sections[0])
    stationery.number_pages(made.sections[0])


def _heading(made: Made, report: Report) -> None:
    table = _pair(made, 65, 100)
    left, right = table.rows[0].cells
    if report.superior:
        _said(left.paragraphs[0], report.superior.upper(), 12, align=_CENTRE)
    own = left.add_paragraph() if report.superior else left.paragraphs[0]
    _said(own, report.issuer.upper(), 12, bold=True, align=_CENTRE)
    _rule(left, 22)
    _said(right.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True, align=_CENTRE)
    _said(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", 13, bold=True, align=_CENTRE)
    _rule(right, 56)
    number, date = table.add_row().cells
    _said(number.paragraphs[0], report.number, 13, align=_CENTRE)
    _said(date.paragraphs[0], report.place, 13, align=_CENTRE, italic=True)
    made.add_paragraph()


def _pair(made: Made, left: int, right: int) -> Table:
    """Return a table of one row and two cells, of these widths in mm, without lines."""
    table: Table = made.add_table(rows=1, cols=2)
    table.autofit = False
    _whole(table.rows[0])
    for column, width in zip(table.columns, (left, right), strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _rule(cell: _Cell | Made, width: int, whole: int = 0) -> None:
    """Draw a line of `width` mm, centred, below what stands in a cell."""
    paragraph = cell.add_paragraph()
    inner = whole or (cell.width / Mm(1) if isinstance(cell, _Cell) and cell.width else 165)
    side = Mm(max((inner - width) / 2 - 2, 0))
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.line_spacing = Pt(2), Pt(4)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    # The schema wants the border before spacing, indents and alignment.
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _line_below(made: Made) -> None:
    _rule(made, 50, 165)
    made.add_paragraph()


def _body(made: Made, text: str) -> None:
    paragraph = _said(made.add_paragraph(), text, 14, align=_BOTH)
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_before = Pt(6)


def _close(made: Made, report: Report) -> None:
    made.add_paragraph()
    left, right = _pair(made, 80, 85).rows[0].cells
    _said(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True)
    for position, each in enumerate(report.recipients):
        end = "." if position == len(report.recipients) - 1 else ";"
        _said(left.add_paragraph(), f"- {each}{end}", 11)
    _said(
        right.paragraphs[0],
        f"QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ {report.signer}",
        14,
        bold=True,
        align=_CENTRE,
    )
    _said(right.add_paragraph(), "(Chữ ký, dấu)", 13, italic=True, align=_CENTRE)
    for _ in range(3):
        right.add_paragraph()
    _said(right.add_paragraph(), BLANK, 14, bold=True, align=_CENTRE)


def _appendix(made: Made, report: Report) -> None:
    page = made.add_section(WD_SECTION.NEW_PAGE)
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.different_first_page_header_footer = True
    _pages_from_one(page)
    for line, size in (("Phụ lục", 14), (ANNEX.upper(), 13)):
        _said(made.add_paragraph(), line, size, bold=True, align=_CENTRE)
    for line in (attached(report), report.period):
        _said(made.add_paragraph(), line, 13, italic=True, align=_CENTRE)
    for number, grid in enumerate(report.grids, start=1):
        title = _said(made.add_paragraph(), f"{number}. {grid.title}", 13, bold=True)
        title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(12), Pt(4)
        title.paragraph_format.keep_with_next = True
        if grid.rows:
            _table(made, grid)
        if grid.note or not grid.rows:
            note = _said(made.add_paragraph(), grid.note or "Không có.", 13)
            note.paragraph_format.space_before = Pt(4)


def _pages_from_one(page: Section) -> None:
    """Number a section's pages for themselves, as the decree wants of an annex."""
    number = OxmlElement("w:pgNumType")
    number.set(qn("w:start"), "1")
    # The schema wants it behind size, margins and borders, before columns.
    page._sectPr.insert_element_before(number, "w:cols", "w:formProt", "w:titlePg", "w:docGrid")


def _table(made: Made, grid: Grid) -> None:
    table: Table = made.add_table(rows=0, cols=len(grid.columns), style="Table Grid")
    table.autofit = False
    # A day, 27/02/2020, does not break in the least of them.
    shares = [3.0 if each.wide else 0.7 if each.narrow else 1.3 for each in grid.columns]
    widths = [Mm(252 * share / sum(shares)) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    twips = [str(round(width.twips)) for width in widths]
    head = _row(table, [column.name for column in grid.columns], twips, bold=True)
    _add(head[0], "tblHeader")
    for row in grid.rows:
        _row(table, row, twips)
    if grid.totals:
        _row(table, ("Tổng", *grid.totals[1:]), twips, bold=True)


def _row(table: Table, values: Sequence[Value], widths: list[str], *, bold: bool = False) -> Any:
    """Add a row, as XML: through the library a list of ten thousand takes half a minute."""
    row = _add(table._tbl, "tr")
    _add(_add(row, "trPr"), "cantSplit")
    for value, width in zip(values, widths, strict=True):
        cell = _add(row, "tc")
        _add(_add(cell, "tcPr"), "tcW", w=width, type="dxa")
        paragraph = _add(cell, "p")
        if isinstance(value, int | float):
            _add(_add(paragraph, "pPr"), "jc", val="right")
        run = _add(paragraph, "r")
        look = _add(run, "rPr")
        if bold:
            _add(look, "b")
        for size in ("sz", "szCs"):
            _add(look, size, val="24")  # half points
        text = _add(run, "t")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        text.text = clean(shown(value))
    return row


def _add(parent: Any, name: str, **attributes: str) -> Any:
    """Add an element of Word's own namespace."""
    values = {f"{_W}{key}": value for key, value in attributes.items()}
    return etree.SubElement(parent, f"{_W}{name}", values)


def _said(
    paragraph: Paragraph,
    text: str,
    size: int,
    *,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> Paragraph:
    run = paragraph.add_run(clean(text))
    run.font.size = Pt(size)
    run.bold, run.italic = bold or None, italic or None
    if align is not None:
        paragraph.alignment = align
    return paragraph
