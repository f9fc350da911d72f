"""
The report's tables as .xlsx: a sheet for each, its headings frozen, numbers and days as such.

Totals are formulas, and carry the sum they give, for readers that do not reckon. A text is written
as text whatever it begins with: no name becomes a formula.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exemplars import packed
from exemplars.patterns import regex
from exemplars.report.parts import Column, Grid, Report, Value, clean
from exemplars.stationery import FACE

FIRST_ROW = 4  # of a table's rows: title, period and headings stand above
_SIZE, _LINE_HEIGHT = 12, 16.5  # points
_FILLED = 1.15  # letters to a unit of width: they are narrower than the figures it is made of
_LINE = Side(style="thin", color="999999")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="E7E2D6")
# Made once: the library compares them cell by cell.
_PLAIN, _BOLD = Font(name=FACE, size=12), Font(name=FACE, size=12, bold=True)
_TOP, _WRAPPED = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
_SUM = regex(rb'(<c r="([A-Z]+[0-9]+)"[^>]*>)(<f>[^<]*</f>)<v ?/?>(?:</v>)?')


def written(report: Report) -> bytes:
    """Return a report's tables as an Excel file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sums: dict[str, dict[str, int]] = {}
    for number, grid in enumerate(report.grids, start=1):
        sheet: Worksheet = book.create_sheet(grid.key)
        sums[f"xl/worksheets/sheet{number}.xml"] = _fill(sheet, grid, report)
    book.properties.title = clean(report.title)
    book.properties.creator = clean(report.issuer)
    out = io.BytesIO()
    book.save(out)
    file = out.getvalue()
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        changed = {name: _with_sums(archive.read(name), known) for name, known in sums.items()}
    return packed.office(file, report.closed, changed)


def _with_sums(xml: bytes, sums: dict[str, int]) -> bytes:
    """Return a sheet whose formulas carry their values."""

    def value(found: re.Match[bytes]) -> bytes:
        return found[1] + found[3] + f"<v>{sums[found[2].decode()]}</v>".encode()

    return _SUM.sub(value, xml)


def _fill(sheet: Worksheet, grid: Grid, report: Report) -> dict[str, int]:
    """Write one table; return the sums below it by their cells."""
    _head(sheet, 1, grid.title, grid, Font(name=FACE, size=14, bold=True))
    said = f"{report.period} {grid.note}".rstrip()
    _head(sheet, 2, said, grid, Font(name=FACE, size=11, italic=True))
    for position, column in enumerate(grid.columns, start=1):
        cell = _text(sheet.cell(FIRST_ROW - 1, position), column.name)
        cell.font = _BOLD
        cell.fill, cell.border = _HEAD, _BORDER
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        sheet.column_dimensions[get_column_letter(position)].width = _width(column)
    _raise(sheet, FIRST_ROW - 1, [column.name for column in grid.columns], grid)
    for down, row in enumerate(grid.rows, start=FIRST_ROW):
        for position, value in enumerate(row, start=1):
            _write(sheet.cell(down, position), value)
        _raise(sheet, down, row, grid)
    sheet.freeze_panes = f"A{FIRST_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"
    return _sum(sheet, grid)


def _head(sheet: Worksheet, down: int, text: str, grid: Grid, font: Font) -> None:
    """Write a line over the whole table: beyond it, it would make the printed page small."""
    cell = _text(sheet.cell(down, 1), text)
    cell.font, cell.alignment = font, _WRAPPED
    if len(grid.columns) > 1:
        sheet.merge_cells(
            start_row=down, end_row=down, start_column=1, end_column=len(grid.columns)
        )
    lines = math.ceil(len(text) * font.size / _SIZE / sum(map(_width, grid.columns)))
    sheet.row_dimensions[down].height = _LINE_HEIGHT * font.size / _SIZE * lines


def _raise(sheet: Worksheet, down: int, row: Sequence[Value], grid: Grid) -> None:
    """Make a row as high as its longest text needs: LibreOffice does not do so as it opens a file."""
    lines = max(
        math.ceil(len(value) / (_width(column) * _FILLED)) if isinstance(value, str) else 1
        for value, column in zip(row, grid.columns, strict=True)
    )
    if lines > 1:
        sheet.row_dimensions[down].height = _LINE_HEIGHT * lines


def _sum(sheet: Worksheet, grid: Grid) -> dict[str, int]:
    """Write the line of sums below a table; return them by their cells."""
    last = FIRST_ROW + len(grid.rows) - 1
    sums: dict[str, int] = {}
    for position, total in enumerate(grid.totals, start=1):
        cell = sheet.cell(last + 1, position)
        if total is not None:
            letter = get_column_letter(position)
            cell.value = f"=SUM({letter}{FIRST_ROW}:{letter}{last})"
            sums[cell.coordinate] = total
        elif position == 1:
            _text(cell, "Tổng")
        cell.font, cell.border = _BOLD, _BORDER
    return sums


def _write(cell: Cell, value: Value) -> None:
    if isinstance(value, str):
        _text(cell, value)
    else:
        cell.value = value
    if isinstance(value, dt.date):
        cell.number_format = "dd/mm/yyyy"
    cell.font, cell.border = _PLAIN, _BORDER
    cell.alignment = _WRAPPED if isinstance(value, str) else _TOP


def _text(cell: Cell, text: str) -> Cell:
    cell.value = clean(text)
    # Else the library takes what begins with = for a formula.
    cell.data_type = "s"
    return cell


def _width(column: Column) -> float:
    if column.narrow:
        return 6
    return 38 if column.wide else max(10, min(len(column.name) + 2, 18))
