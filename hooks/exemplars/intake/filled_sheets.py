"""Our own form as an Excel file, filled in: each exemplar as the blocks that its Word form would have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from exemplars.forms import layout
from exemplars.forms.workbook import NUMBER
from exemplars.intake.found import Block, Heading, Item, Paragraph, Refusal, Report, Table
from exemplars.patterns import regex
from exemplars.text import fold

Row = tuple[str, ...]

MOST_ROWS: Final = 2_000
_HEADING = regex(r"(#{2,6})\s+(?=\S)")
_ITEM = regex(r"[-+•]\s+(?=\S)")
_CODES = regex(r"\[([^\[\]]{1,300})\]\Z")
_HEADS = 2  # rows above the heads of the columns: title, help


def is_form(sheets: Sequence[Sequence[Row]]) -> bool:
    """Return whether a workbook is our form: its first sheet opens with the form's title."""
    return bool(sheets and sheets[0] and fold(sheets[0][0][0]).strip() == fold(layout.TITLE))


def reports(sheets: Sequence[Sequence[Row]], name: str) -> list[Report]:
    """
    Return a report for every exemplar on the first sheet, with its rows of the others.

    Raises:
        Refusal: there are too many.
    """
    head, main = _parted(sheets[0])
    asides = [_by_number(sheet) for sheet in sheets[1:]]
    filled = [row for row in main if any(cell.strip() for cell in row[1:])]
    if len(filled) > MOST_ROWS:
        raise Refusal(f"bảng dài quá {MOST_ROWS} dòng", "tách bảng ra nhiều tệp")
    numbers = [_number(row[0]) for row in filled]
    found: list[Report] = []
    for position, (number, row) in enumerate(zip(numbers, filled, strict=True)):
        # A number that stands twice is the first row's.
        own = number if number and numbers.index(number) == position else ""
        tables = [
            Table((top[1:], *(row[1:] for row in rows[own]))) for top, rows in asides if own in rows
        ]
        lost = () if found else tuple(_lost(asides, frozenset(numbers)))
        found.append(Report(name, tuple(_blocks(head, row, tables)), margin=lost))
    return found


def _parted(sheet: Sequence[Row]) -> tuple[Row, list[Row]]:
    """Return the heads of a sheet's columns and the rows below, however many stand above."""
    at = next((at for at, row in enumerate(sheet) if _is_head(row)), None)
    return (sheet[at], list(sheet[at + 1 :])) if at is not None else ((), list(sheet))


def _is_head(row: Row) -> bool:
    return len(row) > 1 and fold(row[0]).strip() in (fold(NUMBER), fold(layout.ROW))


def _number(cell: str) -> str:
    """Return an exemplar's number; Excel may have made 1 of 1.0."""
    return cell.strip().removesuffix(",0").lstrip("0")


def _by_number(sheet: Sequence[Row]) -> tuple[Row, dict[str, list[Row]]]:
    """Return the heads of a sheet's columns and its rows by the number of their exemplar."""
    head, rows = _parted(sheet)
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(_number(row[0]) or "-", []).append(row)
    return head, found


def _lost(
    asides: Sequence[tuple[Row, dict[str, list[Row]]]], numbers: frozenset[str]
) -> Iterator[str]:
    """Give the rows that belong to no exemplar."""
    for head, found in asides:
        for row in (
            each for number, rows in found.items() if number not in numbers for each in rows
        ):
            if any(cell.strip() for cell in row[1:]):
                said = [cell for cell in row if cell.strip()]
                pairs = zip(head, row, strict=False)
                labelled = [f"{label}: {cell}" for label, cell in pairs if cell.strip()]
                yield "; ".join(labelled if len(labelled) == len(said) else said)


def _blocks(head: Row, row: Row, tables: Sequence[Table]) -> Iterator[Block]:
    singles: list[Row] = []
    criteria: list[Row] = [layout.group("criteria").head]
    story = ""
    extra = [f"Cột {at + 1}" for at in range(len(head), len(row))]
    for label, said in list(zip((*head, *extra), row, strict=False))[1:]:
        if not said.strip():
            continue
        if label.startswith(layout.CRITERION):
            said = said.strip()
            codes = _CODES.search(said)
            evidence = said[: codes.start()] if codes else said
            criteria.append(
                (label.removeprefix(layout.CRITERION), evidence, codes[1] if codes else "")
            )
        elif label == layout.STORY:
            story = said
        else:
            singles.append((label, said))
    yield Heading(layout.TITLE)
    yield from (Table(tuple(rows)) for rows in (singles,) if rows)
    yield from (Table(tuple(rows)) for rows in (criteria,) if len(rows) > 1)
    yield from tables
    yield Heading(layout.STORY)
    yield from _story(story)


def _story(said: str) -> Iterator[Block]:
    """Give the blocks of a story in one cell: paragraphs parted by empty lines, marked headings, items."""
    lines: list[str] = []
    for line in [*said.replace("\r\n", "\n").split("\n"), ""]:
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if (heading or item or not line.strip()) and lines:
            yield Paragraph("\n".join(lines))
            lines = []
        if heading:
            yield Heading(line[heading.end() :], len(heading[1]))
        elif item:
            yield Item(line[item.end() :])
        elif line.strip():
            lines.append(line)
