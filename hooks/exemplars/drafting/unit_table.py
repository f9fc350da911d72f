"""
A register of units from a table that an office has anyway: name, kind, superior.

The table is rows of a workbook, or CSV as Excel saves it in Việt Nam: commas, semicolons or tabs,
UTF-8 with its mark or without. The first row that has a column of names names the columns; what
stands above is a title. A kind that is not given is read from the name.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exemplars.notation.canonical_yaml import scalar
from exemplars.patterns import regex
from exemplars.records.vocabulary import UNIT_KIND_NAMES
from exemplars.text import FORBIDDEN, clean, fold, listed, nearest, slug, spelling

LARGEST = 2_000_000  # bytes
MOST = 5_000  # units
_HIGHEST_HEAD = 20  # rows: titles stand above the names of the columns
_LONGEST_NAME = 160
_COLUMNS = {
    "name": ("name", "ten", "ten don vi", "don vi"),
    "kind": ("kind", "loai", "loai don vi", "cap"),
    "parent": ("parent", "truc thuoc", "cap tren", "thuoc"),
}
# How a name begins, and the kind it is then of; the longer beginning first.
_BEGINNINGS = {
    "thanh pho truc thuoc trung uong": "centrally-run-city",
    "thi tran": "township",
    "thi xa": "district-town",
    "dac khu": "special-zone",
    "thanh pho": "district-city",
    "phuong": "ward",
    "huyen": "district",
    "quan": "district",
    "tinh": "province",
    "xa": "commune",
    "so": "province-agency",
    "phong": "district-agency",
    "cong ty": "enterprise",
    "truong": "service",
    "benh vien": "service",
    "trung tam": "service",
}
# The words before a commune's name that its id does without.
_SHORTENED = regex(r"(?:xã|phường|thị trấn|đặc khu)\s+", re.IGNORECASE)


class TableError(Exception):
    """A table cannot be used; the message says where and why."""


@dataclass(frozen=True)
class Row:
    """One unit as a table has it."""

    name: str
    kind: str  # a key of UNIT_KINDS
    parent: str = ""  # as it was written
    line: int = 0
    id: str = ""


def read(data: bytes) -> list[Row]:
    """
    Return the units of a table.

    Raises:
        TableError: it is no such table, or a row of it cannot be meant.
    """
    if len(data) > LARGEST:
        raise TableError(f"bảng lớn quá {LARGEST // 1_000_000} MB")
    try:
        text = clean(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise TableError("bảng không phải UTF-8; trong Excel lưu dạng “CSV UTF-8”") from None
    if FORBIDDEN.search(text):
        raise TableError("bảng có ký tự ẩn; trong Excel lưu lại dạng “CSV UTF-8”")
    head = text.partition("\n")[0]
    mark = max(",;\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    except csv.Error as error:
        raise TableError(f"bảng không đọc được: {error}") from None
    return of_rows(rows)


def of_rows(rows: Sequence[Sequence[str]]) -> list[Row]:
    """
    Return the units of rows, the first of which are titles and the names of the columns.

    Raises:
        TableError: it is no such table, or a row of it cannot be meant.
    """
    if len(rows) > MOST + _HIGHEST_HEAD:
        raise TableError(f"bảng dài quá {MOST} dòng")
    heads = (at for at, row in enumerate(rows[:_HIGHEST_HEAD]) if "name" in _named(row))
    return list(_rows(rows, next(heads, 0)))


def _rows(rows: Sequence[Sequence[str]], at: int) -> Iterator[Row]:
    columns = _columns(rows[at] if rows else [])
    for line, row in enumerate(rows[at + 1 :], start=at + 2):
        cells = {
            field: " ".join(row[at].split()) if at < len(row) else ""
            for field, at in columns.items()
        }
        if not any(cells.values()):
            continue
        if not slug(cells["name"]) or len(cells["name"]) > _LONGEST_NAME:
            raise TableError(
                f"dòng {line}: tên đơn vị phải có chữ, không quá {_LONGEST_NAME} ký tự"
            )
        kind = kind_of(cells["name"], cells.get("kind", ""), f"dòng {line}: ")
        yield Row(cells["name"], kind, cells.get("parent", ""), line)


def _named(head: Sequence[str]) -> dict[str, int]:
    named = [" ".join(fold(clean(each)).split()) for each in head]
    return {
        field: next(at for at, name in enumerate(named) if name in names)
        for field, names in _COLUMNS.items()
        if any(name in names for name in named)
    }


def _columns(head: Sequence[str]) -> dict[str, int]:
    found = _named(head)
    if "name" not in found:
        raise TableError(
            "dòng đầu của bảng phải ghi tên các cột: name, kind, parent (hoặc Tên, Loại, Trực thuộc)"
        )
    return found


def kind_of(name: str, said: str = "", where: str = "") -> str:
    """
    Return the kind of a unit: as it is said, by id or in words, else as its name begins.

    Raises:
        TableError: there is no such kind, or the name tells none.
    """
    by_name: Mapping[str, str] = {fold(words): kind for kind, words in UNIT_KIND_NAMES.items()}
    if said:
        if said in UNIT_KIND_NAMES or fold(said) in by_name:
            return by_name.get(fold(said), said)
        near = nearest(said, [*UNIT_KIND_NAMES, *UNIT_KIND_NAMES.values()])
        cure = (
            f"có phải {near}?"
            if near
            else f"chọn một trong: {listed(UNIT_KIND_NAMES.values(), 30)}"
        )
        raise TableError(f"{where}không có loại đơn vị `{said}`; {cure}")
    begins = fold(name) + " "
    for beginning, kind in _BEGINNINGS.items():
        if begins.startswith(beginning + " "):
            return kind
    raise TableError(
        f"{where}chưa rõ `{name}` thuộc loại nào; ghi ở cột Loại một trong: "
        f"{listed(UNIT_KIND_NAMES.values(), 30)}"
    )


def register(top: Row, rows: list[Row], id: str) -> list[Row]:
    """
    Return the register: the topmost unit under `id`, then the table's, each with its superior's id.

    Raises:
        TableError: a unit stands there twice, or a superior is nowhere or is what two are called.
    """
    own = [each for each in rows if fold(each.name) != fold(top.name)]
    _refuse_twice(own, id)
    taken = {id}
    named = [replace(top, id=id), *(_with_id(each, taken) for each in own)]
    by_name: dict[str, list[Row]] = {}
    for each in named:
        for key in {fold(each.name), each.id}:
            by_name.setdefault(key, []).append(each)
    first, *others = named
    return [replace(first, parent=""), *(_placed(each, first, by_name) for each in others)]


def _refuse_twice(rows: list[Row], top: str) -> None:
    """Refuse a row that was pasted twice: two units of one name, kind and superior are one."""
    first: dict[tuple[str, str, str], Row] = {}
    for each in rows:
        # A superior may be written by name or by id; without one it is the topmost.
        before = first.setdefault((spelling(each.name), each.kind, slug(each.parent) or top), each)
        if before is not each:
            raise TableError(
                f"dòng {each.line}: {each.name} đã có ở dòng {before.line}; xóa một dòng"
            )


def _with_id(row: Row, taken: set[str]) -> Row:
    short = slug(_SHORTENED.sub("", row.name, count=1) if _SHORTENED.match(row.name) else row.name)
    parent = slug(row.parent)
    wanted = [short, slug(row.name), f"{slug(row.name)}-{parent}" if parent else ""]
    free = next((each for each in wanted if each and each not in taken), "")
    number = 2
    while not free or free in taken:
        free, number = f"{slug(row.name)}-{number}", number + 1
    taken.add(free)
    return replace(row, id=free)


def _placed(row: Row, top: Row, by_name: Mapping[str, list[Row]]) -> Row:
    if not row.parent:
        return replace(row, parent=top.id)
    there = by_name.get(fold(row.parent), [])
    if len(there) == 1 and there[0] is not row:
        return replace(row, parent=there[0].id)
    if len(there) > 1:
        ids = listed(each.id for each in there)
        raise TableError(f"dòng {row.line}: `{row.parent}` là tên của nhiều đơn vị; ghi mã: {ids}")
    near = nearest(row.parent, list(by_name))
    cure = f"; có phải `{by_name[near][0].name}`?" if near else ""
    raise TableError(f"dòng {row.line}: không có đơn vị cấp trên `{row.parent}` trong bảng{cure}")


def written(rows: list[Row], head: str) -> str:
    """Return units.yml; `head` is what its first line says."""
    lines = [f"# {head}", "", "units:"]
    for each in rows:
        lines += [f"  - id: {each.id}", f"    name: {scalar(each.name)}", f"    kind: {each.kind}"]
        lines += [f"    parent: {each.parent}"] if each.parent else []
    return "\n".join([*lines, ""])
