"""What a report says where units are not all listed, and where an office has a table of scores."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

import support_register
from exemplars import report
from exemplars.ledger import Ledger
from exemplars.report import data, sheet
from support_ledger import real, reckoned
from support_portal import REPO
from support_register import CASES

TEMPLATES = REPO / "theme/portal"
SCORED = """
today: 2024-12-31
period: "2024"
plan:
  quotas: [{id: q, who: mỗi xã, unit_kinds: [commune], level: commune, min: 2, per: year}]
  scoring:
    text: chấm điểm thi đua hàng năm
    table:
      document: Hướng dẫn số 12/HD-SNV
      criteria: [{id: du, name: Đủ chỉ tiêu, measure: missing, quota: q, points: "10", each: "2,5"}]
      bands: [{name: Hoàn thành, from: "5"}]
exemplars:
  - {id: a00001, recognised: [{level: commune, date: 2024-02-01}]}
"""


def words(file: bytes) -> str:
    """Return all that a Word file says, in order."""
    return " ".join(t.text or "" for t in Document(BytesIO(file)).element.body.iter("{*}t"))


def book(ledger: Ledger) -> Workbook:
    """Return a report as Excel has it."""
    return load_workbook(BytesIO(report.written(ledger, "xlsx", TEMPLATES)))


@pytest.mark.parametrize("format", ["docx", "html", "xlsx"])
def test_unlisted_units_are_told_and_not_judged(format: str) -> None:
    """Where units.yml names only some of the agencies, the report says so and calls none of them short."""
    ledger = real("tan-yen", "2023")
    (number,) = [
        n for n, each in enumerate(ledger.asked, start=1) if each.quota.id == "agency-year"
    ]
    grid = report.report(ledger).grids[number - 1]
    reason = ledger.register.units.gap(["district-agency"])
    made = report.written(ledger, format, TEMPLATES)
    told = {
        "docx": lambda: words(made),
        "html": made.decode if format == "html" else str,
        "xlsx": lambda: str(load_workbook(BytesIO(made))[grid.key].cell(2, 1).value),
    }[format]()

    assert reason in grid.note
    assert reason in told
    assert {"không đánh giá"} == {row[-1] for row in grid.rows}
    assert [column.name for column in grid.columns] == ["Đơn vị", "Đã có trong kỳ", "Đánh giá"]


def test_scores_stand_in_every_file_where_there_is_a_table() -> None:
    """The office's table is in the year's report whatever its file, and nowhere where there is none."""
    ledger = reckoned(support_register.text(SCORED))
    page = book(ledger)["Cham diem"]
    told = json.loads(report.written(ledger, "json", TEMPLATES))["scoring"]
    said = words(report.written(ledger, "docx", TEMPLATES))

    assert [list(row) for row in page.iter_rows(min_row=sheet.FIRST_ROW, values_only=True)] == [
        ["Xã Một", 7.5, 7.5, "Hoàn thành"],
        ["Xã Hai", 5, 5, "Hoàn thành"],
    ]
    assert told["units"][0]["points"] == {"du": "7.5"}
    assert (told["provisional"], told["units"][1]["total"]) == (False, "5")
    assert "theo Hướng dẫn số 12/HD-SNV: chấm 2 đơn vị, 2 đơn vị Hoàn thành." in said
    assert "7,5" in said
    assert data.tree(real("soc-trang", "2020"))["scoring"] is None
    assert "Cham diem" not in book(real("soc-trang", "2020")).sheetnames


def test_who_did_not_exist_throughout_has_its_days_and_its_heirs_beside_it() -> None:
    """The table says until when a unit was there and who came after it, and that nothing is held against it."""
    case = support_register.read(CASES / "ledger/abolished.yml")
    grid = report.report(reckoned(case)).grids[0]

    assert [column.name for column in grid.columns] == [
        "Đơn vị",
        "Chỉ tiêu",
        "Đã có trong kỳ",
        "Còn thiếu",
        "Đánh giá",
        "Ghi chú",
    ]
    assert grid.rows == (
        ("Xã Một", 0, 1, None, "không đánh giá", "đến 30/06/2025, kế tục: Xã Mới"),
        ("Xã Mới", 2, 1, None, "không đánh giá", "từ 01/07/2025, trước đó là Xã Một"),
        ("Xã Hai", 2, 1, 1, "thiếu", ""),
    )
    assert grid.totals == (None, 4, 3, 1, None, None)


def test_a_period_shorter_than_the_quotas_own_has_no_column_of_noughts() -> None:
    """In a month of a yearly quota nothing is due yet: the table counts, and asks nothing."""
    grid = report.report(real("tan-yen", "2024-05")).grids[0]

    assert "Chỉ tiêu" not in {column.name for column in grid.columns}
    assert "Còn thiếu" not in {column.name for column in grid.columns}
    assert {"chưa đến kỳ"} == {row[-1] for row in grid.rows}
