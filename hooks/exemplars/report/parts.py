"""What a report consists of, whatever file it becomes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from exemplars.text import FORBIDDEN

BLANK = "…………"  # to be filled by people
ANNEX = "Số liệu chi tiết"  # the annex's name
Value = str | int | float | dt.date | None


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, and whether the rows are summed below it."""

    name: str
    summed: bool = False
    wide: bool = False
    narrow: bool = False


@dataclass(frozen=True)
class Grid:
    """A table of the appendix."""

    key: str  # of its sheet
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""

    @property
    def totals(self) -> tuple[int | None, ...]:
        """Return the sum of every column that is summed, None for the others; () where none is."""
        if not self.rows or not any(column.summed for column in self.columns):
            return ()
        return tuple(
            sum(row[position] for row in self.rows if isinstance(row[position], int))  # type: ignore[misc]
            if column.summed
            else None
            for position, column in enumerate(self.columns)
        )


@dataclass(frozen=True)
class Section:
    """A numbered part of the text."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """A report before it becomes a file."""

    superior: str  # the body above the one that reports; "" where none is printed
    issuer: str
    number: str  # with its blank: `Số: …………/BC-…………`
    place: str  # with its blanks: `…………, ngày …… tháng …… năm ………`
    title: str  # `Kết quả thực hiện …`
    period: str  # the days that are counted, as a sentence
    to: str  # whom it is for
    sections: tuple[Section, ...]
    recipients: tuple[str, ...]
    signer: str  # the line above the signature
    grids: tuple[Grid, ...]
    closed: dt.date  # the last day that is counted


def attached(report: Report) -> str:
    """Return of which document the annex is, its number and day left blank as they are in it."""
    number = report.number.removeprefix("Số: ")
    day = report.place.partition(", ")[2]
    return f"(Kèm theo Báo cáo số {number} {day} của {report.issuer})"


def shown(value: Value) -> str:
    """Return a cell's value as text: days as 06/01/2024 (Nghị định 30/2020), numbers with a comma."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return f"{value:%d/%m}/{value.year}"
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return str(value)


def clean(text: str) -> str:
    """Return a text as XML can hold it, its control characters made spaces."""
    return FORBIDDEN.sub(" ", text)
