"""A table of exemplars: .xlsx read from its XML, with what is merged and the pictures on it; .csv."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from exemplars.intake import filled_sheets, plain, roster
from exemplars.intake.archive import BROKEN, Archive
from exemplars.intake.found import Photo, Refusal, Report
from exemplars.intake.roster_heads import Line, plain_lines
from exemplars.patterns import regex
from exemplars.prose import legacy_fonts

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
MOST_COLUMNS = 200
_LAST = 20_000  # rows of a table without photos
_MOST_MERGED = 20_000  # rows over which cells are merged, all of them together
_CELL = regex(r"([A-Z]{1,3})([0-9]{1,7})\Z")
# Parts of a workbook that are not taken -> what the reader is told.
_UNREAD = (
    (regex(r"xl/(?:threadedComments/|comments)"), "không đọc ghi chú của các ô"),
    (
        regex(r"xl/richData/"),
        "không lấy ảnh đặt hẳn trong ô (Place in Cell); chèn ảnh nổi trên ô",
    ),
    (regex(r"xl/charts/"), "không đọc biểu đồ"),
)
_EPOCH = dt.date(1899, 12, 30)
# Excel's own formats of days (ECMA-376, 18.8.30).
_DAY_FORMATS = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)))
_DAY_CODE = regex(r"(?i)(?:^|[^a-z\\\"])(?:d{1,4}|y{2,4})(?:[^a-z]|$)")

Row = tuple[str, ...]


def read_workbook(data: bytes, name: str) -> list[Report]:
    """
    Return the rows of every sheet of an .xlsx.

    Raises:
        Refusal: it cannot be taken.
    """
    archive = Archive(data)
    sheets = [(lines, tree, _photos(archive, part)) for lines, tree, part in _sheets(archive)]
    notices = tuple(said for part, said in _UNREAD if any(map(part.match, archive.names())))
    rows = [[line.cells for line in lines] for lines, _, _ in sheets]
    if filled_sheets.is_form(rows):
        photos = [each for _, _, found in sheets for row in sorted(found) for each in found[row]]
        return _with_photos(_not_empty(filled_sheets.reports(rows, name)), photos, notices)
    return _not_empty(
        [
            each
            for lines, tree, photos in sheets
            for each in roster.reports(_merged(lines, tree), name, notices, photos)
        ]
    )


def read_csv(data: bytes, name: str) -> list[Report]:
    """
    Return the rows of a .csv: commas, semicolons or tabs.

    Raises:
        Refusal: it cannot be taken.
    """
    text, notices = plain.decoded(data)
    plain.refuse_lost_letters(text)
    first = text.split("\n", 1)[0]
    mark = max(";\t,", key=first.count)
    try:
        rows = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)]
    except csv.Error as error:
        raise BROKEN from error
    return _not_empty(roster.reports(plain_lines(rows), name, notices))


def _not_empty(found: list[Report]) -> list[Report]:
    if not found:
        raise Refusal(
            "bảng không có dòng nào",
            "dòng đầu ghi tên cột (Họ và tên, Đơn vị, Lĩnh vực, Thành tích…), mỗi gương một dòng dưới",
        )
    return found


def rows_of(data: bytes) -> list[tuple[str, ...]]:
    """
    Return the rows of a workbook's first visible sheet, what is merged down said in each.

    Raises:
        Refusal: it cannot be taken.
    """
    for lines, tree, _ in _sheets(Archive(data)):
        by_number = {line.number: line.cells for line in _merged(lines, tree)}
        # Rows are called by their numbers, so those without a cell count.
        return [
            by_number.get(each, ()) for each in range(1, min(max(by_number, default=0), _LAST) + 1)
        ]
    return []


def _sheets(archive: Archive) -> Iterator[tuple[list[Line], Any, str]]:
    """Give the rows of every visible sheet, its tree, and the name of its part."""
    books = [target for kind, target in archive.related("").values() if kind == "officeDocument"]
    if not books or not archive.has(books[0]):
        raise BROKEN
    relations = archive.related(books[0])
    shared = _shared(archive, relations)
    days = _day_styles(archive, relations)
    for sheet in archive.xml(books[0]).iter(f"{_S}sheet"):
        kind, target = relations.get(sheet.get(f"{_OFFICE}id", ""), ("", ""))
        is_seen = sheet.get("state", "") in ("", "visible")
        if kind == "worksheet" and archive.has(target) and is_seen:
            tree = archive.xml(target)
            yield list(_lines(tree, shared, days)), tree, target


def _with_photos(
    found: list[Report], photos: list[Photo], notices: tuple[str, ...]
) -> list[Report]:
    """Give the pictures of a form to its first exemplar: which row they belong to it does not ask."""
    first, *others = found
    told = f"{len(photos)} ảnh trong tệp xếp vào hồ sơ đầu; chuyển nếu là của hồ sơ khác"
    more = (told,) if photos and others else ()
    first = replace(
        first,
        photos=(*first.photos, *photos),
        notices=(*first.notices, *notices, *more),
    )
    return [first, *others]


def _photos(archive: Archive, sheet: str) -> dict[int, list[Photo]]:
    """Return the pictures that lie on a sheet, by the row that their upper edge is in."""
    found: dict[int, list[Photo]] = {}
    for kind, drawing in archive.related(sheet).values():
        if kind != "drawing" or not archive.has(drawing):
            continue
        images = archive.related(drawing)
        for anchor in archive.xml(drawing):
            row = _index(anchor.findtext(f"{_DRAWN}from/{_DRAWN}row", ""), 10_000_000) or 0
            described = anchor.find(f".//{_DRAWN}cNvPr")
            alt = described.get("descr", "") if described is not None else ""
            for blip in anchor.iter(_BLIP):
                kind, image = images.get(blip.get(f"{_OFFICE}embed", ""), ("", ""))
                if kind == "image" and archive.has(image):
                    photo = Photo(archive.part(image), image.rpartition("/")[2], alt)
                    found.setdefault(row + 1, []).append(photo)
    return found


def _merged(lines: list[Line], tree: Any) -> list[Line]:
    """Return rows with what is merged down said in each, and what is merged across remembered."""
    below: dict[int, dict[int, str]] = {}
    wide: dict[int, dict[int, int]] = {}
    by_number = {line.number: line for line in lines}
    left = _MOST_MERGED
    for each in tree.iter(f"{_S}mergeCell"):
        first, _, last = (_CELL.match(end) for end in each.get("ref", "").partition(":"))
        if first is None or last is None:
            continue
        top, bottom = int(first[2]), min(int(last[2]), int(first[2]) + left)
        column, end = _column(first[1]), min(_column(last[1]), MOST_COLUMNS)
        left -= max(0, bottom - top)
        if end > column:
            wide.setdefault(top, {})[column] = end
        over = by_number[top].filled.get(column, "") if top in by_number else ""
        for row in range(top + 1, bottom + 1):
            below.setdefault(row, {})[column] = over
    return [_spread(line, below.get(line.number, {}), wide.get(line.number, {})) for line in lines]


def _spread(line: Line, below: dict[int, str], wide: dict[int, int]) -> Line:
    own = line.filled
    width = max((len(line.cells), *(at + 1 for at in below if at < MOST_COLUMNS)))
    cells = tuple(own.get(at) or below.get(at, "") for at in range(width))
    return Line(line.number, cells, frozenset(below), wide) if own or below else line


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


def _lines(tree: Any, shared: list[str], styles: list[tuple[bool, str]]) -> Iterator[Line]:
    number = 0
    for row in tree.iter(f"{_S}row"):
        number = _index(row.get("r", ""), 10_000_000) or number + 1
        cells: dict[int, str] = {}
        for at, cell in enumerate(row.findall(f"{_S}c")):
            place = _CELL.match(cell.get("r", ""))
            column = _column(place[1]) if place else at
            if column < MOST_COLUMNS:
                cells[column] = _cell(cell, shared, styles)
        if cells:
            yield Line(number, tuple(cells.get(at, "") for at in range(max(cells) + 1)))


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
