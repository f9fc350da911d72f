"""
An office's report of one period, made from its ledger: what the numbers support, and blanks.

    parts      what a report consists of: heading, sections, tables
    wording    the ledger in official sentences
    appendix   the ledger in tables
    word       the report as .docx, in the form of Nghị định 30/2020/NĐ-CP
    sheet      the tables as .xlsx
    data       the ledger as JSON

Every report prints the days of its period. What only people know is a row of dots to be filled.
"""

from __future__ import annotations

from pathlib import Path

from exemplars import views
from exemplars.ledger import Ledger
from exemplars.report import appendix, data, sheet, word, wording
from exemplars.report.parts import ANNEX, Report, attached, shown


def report(ledger: Ledger) -> Report:
    """Return a ledger's report: heading, sections and tables."""
    return wording.report(ledger, tuple(appendix.grids(ledger)))


def written(ledger: Ledger, format: str, templates: Path) -> bytes:
    """
    Return a ledger's report as `docx`, `xlsx`, `html` or `json`.

    `templates` is the folder of the pages' templates.
    """
    if format == "json":
        return data.written(ledger)
    made = report(ledger)
    if format == "docx":
        return word.written(made)
    if format == "xlsx":
        return sheet.written(made)
    template = views.environment(templates).get_template("report.html")
    page = template.render(report=made, cell=shown, annex=ANNEX, attached=attached(made))
    return page.encode()
