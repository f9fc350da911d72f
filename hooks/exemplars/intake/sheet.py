"""A table of exemplars, one row each: .xlsx read from its XML, .csv; the first full row names the columns."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any

from exemplars.intake import filled_sheets, legacy_fonts, plain
from exemplars.intake.archive import BROKEN, Archive
from exemplars.intake.found import Refusal, Report

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MOST_ROWS = 2_000
MOST_COLUMNS = 200
_CELL = re.compile(r"([A-Z]{1,3})[0-9]{1,7}\Z")
_EPOCH = dt.date(1899, 12, 30)
# Excel's own formats of days (ECMA-376, 18.8.30).
_DAY_FORMATS = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)))
_DAY_CODE = re.compile(r"(?i)(?:^|[^a-z\\\"])(?:d{1,4}|y{2,4})(?:[^a-z]|$)")

Row = tuple[str, ...]


def read_workbook(data: bytes, name: str) -> list[Report]:
    """
    Return the rows of every sheet of an .xlsx.

    Raises:
        Refusal: it cannot be taken.
    """
    archive = Archive(data)
    books = [target for kind, target in archive.related("").values() if kind == "officeDocument"]
    if not books or not archive.has(books[0]):
        raise BROKEN
    relations = archive.related(books[0])
    shared = _shared(archive, relations)
    days = _day_styles(archive, relations)
    sheets: list[list[Row]] = []
    for sheet in archive.xml(books[0]).iter(f"{_S}sheet"):
        kind, target = relations.get(sheet.get(_R, ""), ("", ""))
        if (
            kind == "worksheet"
            and archive.has(target)
            and sheet.get("state", "") in ("", "visible")
        ):
            archive.related(target)
            sheets.append(list(_rows(archive.xml(target), shared, days)))
    if filled_sheets.is_form(sheets):
        return _not_empty(filled_sheets.reports(sheets, name))
    return _not_empty([each for rows in sheets for each in _reports(iter(rows), name)])


def read_csv(data: bytes, name: str) -> list[Report]:
    """
    Return the rows of a .csv: commas, semicolons or tabs.

    Raises:
        Refusal: it cannot be taken.
    """
    text, notices = plain.decoded(data)
    first = text.split("\n", 1)[0]
    mark = max(";\t,", key=first.count)
    try:
        rows = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)]
    except csv.Error as error:
        raise BROKEN from error
    return _not_empty(_reports(iter(rows), name, notices))


def _not_empty(found: list[Report]) -> list[Report]:
    if not found:
        raise Refusal(
            "bảng không có dòng nào",
            "dòng đầu ghi tên cột (Họ và tên, Đơn vị, Lĩnh vực, Thành tích…), mỗi gương một dòng dưới",
        )
    return found


def _reports(rows: Iterator[Row], name: str, notices: tuple[str, ...] = ()) -> list[Report]:
    """Return a report for every row below the first with two filled cells; rows above are said once."""
    above: list[str] = []
    head: Row = ()
    found: list[Report] = []
    for row in rows:
        filled = [cell for cell in row if cell.strip()]
        if not head:
            head = row if len(filled) > 1 else ()
            above += filled if not head else []
        elif filled:
            if len(found) == MOST_ROWS:
                raise Refusal(f"bảng dài quá {MOST_ROWS} dòng", "tách bảng ra nhiều tệp")
            padded = (*head, *(f"Cột {at + 1}" for at in range(len(head), len(row))))
            pairs = tuple(
                (label.strip() or f"Cột {at + 1}", cell)
                for at, (label, cell) in enumerate(zip(padded, row, strict=False))
                if cell.strip()
            )
            found.append(Report(name, labelled=pairs, notices=notices, margin=tuple(above)))
    return found


def _text(element: Any) -> str:
    """Return the words of a cell or shared string; each run by its font."""
    runs = element.findall(f"{_S}r")
    if not runs:
        return "".join(each.text or "" for each in element.findall(f"{_S}t"))
    said = []
    for run in runs:
        font = run.find(f"{_S}rPr/{_S}rFont")
        name = font.get("val", "") if font is not None else ""
        words = "".join(each.text or "" for each in run.findall(f"{_S}t"))
        said.append(
            legacy_fonts.converted(
                words, legacy_fonts.of_font(name), capitals=legacy_fonts.is_capital_font(name)
            )
        )
    return "".join(said)


def _part(archive: Archive, relations: dict[str, tuple[str, str]], kind: str) -> Any:
    for each, target in relations.values():
        if each == kind and archive.has(target):
            return archive.xml(target)
    return None


def _shared(archive: Archive, relations: dict[str, tuple[str, str]]) -> list[str]:
    tree = _part(archive, relations, "sharedStrings")
    return [_text(each) for each in tree.iter(f"{_S}si")] if tree is not None else []


def _day_styles(archive: Archive, relations: dict[str, tuple[str, str]]) -> list[tuple[bool, str]]:
    """Return of every style of cells: whether it shows a day, and its font."""
    tree = _part(archive, relations, "styles")
    if tree is None:
        return []
    own = {
        each.get("numFmtId", ""): bool(_DAY_CODE.search(each.get("formatCode", "")))
        for each in tree.iter(f"{_S}numFmt")
    }
    fonts = [
        (each.find(f"{_S}name").get("val", "") if each.find(f"{_S}name") is not None else "")
        for each in tree.iterfind(f"{_S}fonts/{_S}font")
    ]
    found = []
    for each in tree.iterfind(f"{_S}cellXfs/{_S}xf"):
        id = each.get("numFmtId", "0")
        font = _index(each.get("fontId", ""), len(fonts))
        is_day = own.get(id, id.isdigit() and int(id) in _DAY_FORMATS)
        found.append((is_day, fonts[font] if font is not None else ""))
    return found


def _rows(tree: Any, shared: list[str], styles: list[tuple[bool, str]]) -> Iterator[Row]:
    for row in tree.iter(f"{_S}row"):
        cells: dict[int, str] = {}
        for at, cell in enumerate(row.findall(f"{_S}c")):
            place = _CELL.match(cell.get("r", ""))
            column = _column(place[1]) if place else at
            if column < MOST_COLUMNS:
                cells[column] = _cell(cell, shared, styles)
        if cells:
            yield tuple(cells.get(at, "") for at in range(max(cells) + 1))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _index(said: str, count: int) -> int | None:
    return (
        int(said)
        if said.isascii() and said.isdigit() and len(said) < 8 and int(said) < count
        else None
    )


def _cell(cell: Any, shared: list[str], styles: list[tuple[bool, str]]) -> str:
    kind = cell.get("t", "n")
    style = _index(cell.get("s", "0"), len(styles))
    is_day, font = styles[style] if style is not None else (False, "")
    said = cell.findtext(f"{_S}v") or ""
    if kind == "s":
        position = _index(said, len(shared))
        said = shared[position] if position is not None else ""
    elif kind == "inlineStr":
        inline = cell.find(f"{_S}is")
        said = _text(inline) if inline is not None else ""
    elif kind == "n":
        return _day(said) if is_day else _plain_number(said)
    encoding = legacy_fonts.of_font(font)
    return legacy_fonts.converted(said, encoding, capitals=legacy_fonts.is_capital_font(font))


def _day(said: str) -> str:
    """Return a serial day as Vietnamese writes it."""
    try:
        return f"{_EPOCH + dt.timedelta(days=int(float(said))):%d/%m/%Y}"
    except (ValueError, OverflowError):
        return said


def _plain_number(said: str) -> str:
    """Return a number as Vietnamese writes it: 1500.5 is 1500,5."""
    whole = said.removesuffix(".0")
    return whole.replace(".", ",") if re.fullmatch(r"-?[0-9]+\.[0-9]+", whole) else whole
