"""
Everyone in one table: a row an exemplar, for spreadsheets and for a first look.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line's end for a
formula. Such a cell gets a `'` before it (ASVS 5.0, 1.2.10). Every cell is in quotes, and the same
is done behind a semicolon: a spreadsheet set to Vietnamese may part cells there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from exemplars.export.records import address
from exemplars.patterns import regex
from exemplars.records.profile import Profile
from exemplars.records.schema import table
from exemplars.records.vocabulary import LEVELS
from exemplars.register import Exemplar
from exemplars.text import legible

BETWEEN = " | "  # several values in one cell
_SPECS = table(Profile)
# The signs that begin a formula, as spreadsheets read them: full-width forms too.
_FORMULA = regex(r"(^|;)(?=[ \"]*[=+\-@\t\r\n\0＝＋－＠])")
_SUSPECT = regex(r"[;=+\-@\t\r\n\0＝＋－＠]")
_BREAKS = regex(r"[\r\n]+")


@dataclass(frozen=True)
class Column:
    """One column: its key for good, what it is, and how it is found."""

    key: str
    label: str
    type: str  # of JSON
    of: Callable[[Exemplar], Any]
    optional: bool = False  # may be null


def _said(key: str, *, optional: bool = False) -> Column:
    """Return a column that is a field of the profile."""
    attribute, spec = _SPECS[key]

    def of(each: Exemplar) -> Any:
        value = getattr(each.profile, attribute)
        return str(value) if value else None

    return Column(key, spec.label, "string", of, optional)


def _words(key: str) -> Column:
    """Return a column that is a list of words of the profile."""
    attribute, spec = _SPECS[key]
    return Column(key, spec.label, "array", lambda each: list(getattr(each.profile, attribute)))


def _recognised(level: str) -> Column:
    """Return the column of the first recognition by a level."""

    def of(each: Exemplar) -> str | None:
        days = [r.date for r in each.profile.recognised if r.level == level and r.date]
        return str(min(days)) if days else None

    return Column(f"recognised_{level}", f"Ngày {LEVELS[level]} công nhận", "string", of, True)


def _sector_name(each: Exemplar) -> str | None:
    return each.sector.name if each.sector else None


def _unit_name(each: Exemplar) -> str | None:
    return each.unit.name if each.unit else None


COLUMNS = (
    _said("id"),
    _said("name"),
    _said("kind"),
    Column("kind_name", "Tên đối tượng", "string", lambda each: each.kind_name),
    _said("sector", optional=True),
    Column("sector_name", "Tên lĩnh vực", "string", _sector_name, True),
    _said("unit"),
    Column("unit_name", "Tên đơn vị giới thiệu", "string", _unit_name, True),
    _said("summary", optional=True),
    _said("published"),
    _said("updated", optional=True),
    _said("deed_date", optional=True),
    *(_recognised(level) for level in LEVELS),
    _words("movements"),
    _words("priorities"),
    Column("posthumous", "Truy tặng", "boolean", lambda each: each.profile.posthumous),
    Column("awards", "Số lần khen thưởng", "integer", lambda each: len(each.profile.awards)),
    Column(
        "replicated", "Số nơi làm theo", "integer", lambda each: len(each.profile.replicated_by)
    ),
    Column("url", "Địa chỉ trang của gương", "string", lambda each: each.address),
    Column("data", "Địa chỉ dữ liệu đầy đủ", "string", address),
)
KEYS = tuple(column.key for column in COLUMNS)


def row(each: Exemplar, url: str) -> tuple[Any, ...]:
    """Return an exemplar's row, on a portal at `url`: a value for each of `KEYS`."""
    found = [column.of(each) for column in COLUMNS]
    # The last two are addresses.
    return (*found[:-2], url + found[-2], url + found[-1])


def csv_of(rows: Iterable[Sequence[Any]]) -> bytes:
    """Return the table as CSV (RFC 4180), with the mark by which Excel knows it for UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(KEYS)
    writer.writerows([cell(value) for value in each] for each in rows)
    return b"\xef\xbb\xbf" + legible(out.getvalue()).encode()


def cell(value: Any) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = BETWEEN.join(value) if isinstance(value, list) else str(value)
    return guarded(text)


def guarded(text: str) -> str:
    """Return a text with `'` before whatever could begin a formula, its line ends made spaces."""
    if not _SUSPECT.search(text):
        return text
    return _BREAKS.sub(" ", _FORMULA.sub(r"\1'", text))
