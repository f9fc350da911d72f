"""Fills in our forms as an office would, with what a sample profile says: Word by python-docx, Excel by openpyxl."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any

import docx
import openpyxl
from docx.oxml.ns import qn

from exemplars import places
from exemplars.forms import layout, paper, workbook
from exemplars.forms.layout import Asked, Form
from exemplars.intake import draft, reading
from exemplars.intake.found import Report
from exemplars.intake.personal import Screen
from exemplars.intake.recognition import recognised
from exemplars.reading import source
from exemplars.reading.source import Portfolio, Source

# What a form can carry of a profile.
CARRIED = (*layout.SINGLES, "authors", "criteria", "figures", "awards", "sources", "consents")


def shown(asked: Asked, value: Any) -> str:
    """Return a value as an office writes it."""
    if isinstance(value, tuple):
        return ("; " if asked.choices else ", ").join(shown(asked, each) for each in value)
    if isinstance(value, bool):
        return "có" if value else ""
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return asked.choices.get(value, value)


def story_blocks(source: Source) -> Iterator[tuple[str, str]]:
    """Give (style, words) of a story's headings and paragraphs."""
    for block in re.split(r"\n{2,}", unquoted(source.story).strip()):
        heading = block.startswith("## ")
        yield ("Heading 2" if heading else "Normal"), block.removeprefix("## ")


def unquoted(story: str) -> str:
    """Return a story with its quotations as paragraphs: a form has no sign for them."""
    return re.sub(r"(?m)^> ?", "", story)


def control(cell: Any) -> Any:
    """Return the drop-down list in a cell of a Word form, or None."""
    return next(iter(cell._tc.iter(qn("w:sdt"))), None)


def fill(cell: Any, words: str) -> None:
    """Write into a cell as Word does: choose where there is a list, and type where there is none."""
    listed = control(cell)
    if listed is None:
        cell.text = words
    elif words:
        asking = listed.find(f".//{qn('w:showingPlcHdr')}")
        if asking is not None:
            asking.getparent().remove(asking)
        (said,) = listed.iter(qn("w:t"))
        said.text = words


def word(form: Form, one: Source) -> bytes:
    """Return the Word form filled in."""
    made = docx.Document(io.BytesIO(paper.made(form)))
    singles, *tables = made.tables
    for asked, row in zip(form.singles, singles.rows, strict=True):
        fill(row.cells[1], shown(asked, getattr(one.profile, asked.key)))
    for group, table in zip(form.groups, tables, strict=True):
        met = {each.criterion: each for each in one.profile.criteria}
        rows = (
            [met.get(each.id) for each in form.criteria]
            if group.key == "criteria"
            else getattr(one.profile, group.key)
        )
        for position, record in enumerate(rows, start=1):
            cells = (table.rows[position] if position < len(table.rows) else table.add_row()).cells
            for asked, cell in zip(group.columns, cells, strict=True):
                if record and asked.key != "criterion":
                    fill(cell, shown(asked, getattr(record, asked.key)))
    for style, words in story_blocks(one):
        made.add_paragraph(words, style=style)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def excel(form: Form, many: list[Source]) -> bytes:
    """Return the Excel form with a row for each of these."""
    book = openpyxl.load_workbook(io.BytesIO(workbook.made(form)))
    main = book[workbook.MAIN]
    heads = {cell.value: cell.column for cell in main[workbook.FIRST_ROW - 1]}
    asides = {group.key: book[group.label] for group in form.groups if group.key != "criteria"}
    next_row = dict.fromkeys(asides, workbook.FIRST_ROW)
    for number, one in enumerate(many, start=1):
        row = workbook.FIRST_ROW + number - 1
        main.cell(row, 1, number)
        for asked in form.singles:
            main.cell(row, heads[asked.label], shown(asked, getattr(one.profile, asked.key)))
        labels = {each.id: each.label for each in form.criteria}
        for met in one.profile.criteria:
            said = f"{met.evidence} [{', '.join(met.sources)}]" if met.sources else met.evidence
            if met.criterion in labels:
                main.cell(row, heads[layout.CRITERION + labels[met.criterion]], said)
        main.cell(row, heads[layout.STORY], unquoted(one.story).strip())
        for group in form.groups:
            for record in getattr(one.profile, group.key) if group.key in asides else ():
                sheet = asides[group.key]
                sheet.cell(next_row[group.key], 1, number)
                for at, asked in enumerate(group.columns, start=2):
                    value = getattr(record, asked.key)
                    day = isinstance(value, dt.date)
                    sheet.cell(next_row[group.key], at, value if day else shown(asked, value))
                next_row[group.key] += 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_back(name: str, data: bytes, portfolio: Portfolio) -> list[Source]:
    """Return the drafts that import makes of a file."""
    return [drafted(each, portfolio) for each in reading.read_bytes(data, name)]


def drafted(report: Report, portfolio: Portfolio) -> Source:
    """Return the draft of one report, read again."""
    known = recognised(report, portfolio, portfolio.newest_date, Screen(portfolio.offices))
    made = draft.drafted(known, report.photos, portfolio, "k3f9ta")
    name = f"profiles/{portfolio.plan.id}/{made.unit}/x-k3f9ta/{places.PROFILE}"
    return source.source_from(portfolio.root, name, made.text.encode())


def carried(one: Source, form: Form) -> dict[str, Any]:
    """Return what a form carries of a profile: its fields, and its story without quotation signs."""
    asked = {each.key for each in form.singles} | {each.key for each in form.groups}
    found = {key: _bare(getattr(one.profile, key)) for key in CARRIED if key in asked}
    known = {each.id for each in form.criteria}
    found["criteria"] = {
        each.criterion: (each.evidence, each.sources)
        for each in one.profile.criteria
        if each.criterion in known and (each.evidence or each.sources)
    }
    found["story"] = unquoted(one.story).replace("\\", "").strip()
    return found


def _bare(value: Any) -> Any:
    """Return a value without the place that it was read from."""
    if isinstance(value, tuple):
        return tuple(_bare(each) for each in value)
    return dataclasses.replace(value, path=()) if dataclasses.is_dataclass(value) else value  # type: ignore[type-var]
