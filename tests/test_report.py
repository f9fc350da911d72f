"""Reports: the command, and its files read back by the libraries that offices' programs are like."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Word
from docx.shared import Mm
from lxml import etree
from lxml import html as lxml_html
from openpyxl import Workbook, load_workbook

import support_register
from exemplars import report
from exemplars.cli import reporting
from exemplars.ledger import Ledger
from exemplars.report import data, sheet, word
from exemplars.report.parts import BLANK, Column, Grid, Report, shown
from support_ledger import real, reckoned
from support_portal import REPO

TEMPLATES = REPO / "theme/portal"
PERIODS = {
    "lao-cai": "2024-Q2",
    "soc-trang": "2020",
    "tan-yen": "2023",
    "vinh-thuan": "2024-05",
}
PLANS = sorted(PERIODS)
EVIL = """
today: 2024-12-31
period: "2024"
plan: {quotas: [{id: q, who: mỗi xã, unit_kinds: [commune], level: commune, min: 1, per: year}]}
exemplars:
  - {id: a00001, name: "=HYPERLINK(\\"https://x.example\\")", recognised: [{level: commune, date: 2024-02-01}]}
  - {id: a00002, name: "<script>alert(1)</script> & @SUM(A1)", published: 2024-02-02}
"""


def file(ledger: Ledger, format: str) -> bytes:
    """Return a report as a file."""
    return report.written(ledger, format, TEMPLATES)


def in_word(ledger: Ledger) -> Word:
    """Return a report as Word has it."""
    return Document(io.BytesIO(file(ledger, "docx")))


def texts(made: Word) -> list[str]:
    """Return the text of every paragraph, in tables too, in order."""
    return ["".join(t.text or "" for t in p.iter("{*}t")) for p in made.element.body.iter("{*}p")]


def in_excel(ledger: Ledger, *, values: bool = False) -> Workbook:
    """Return a report as Excel has it; `values` are those it keeps for its formulas."""
    return load_workbook(io.BytesIO(file(ledger, "xlsx")), data_only=values)


def rows_of(page: Any) -> list[list[Any]]:
    """Return the rows of a sheet below its headings."""
    return [list(row) for row in page.iter_rows(min_row=sheet.FIRST_ROW, values_only=True)]


@pytest.mark.parametrize("plan", PLANS)
def test_word_file_is_in_the_form_of_the_decree(plan: str) -> None:
    """A4, the margins and the face of Nghị định 30/2020, its national heading, blanks, recipients, signature."""
    made = in_word(real(plan, PERIODS[plan]))
    (language,) = made.styles["Normal"].element.rPr.iter("{*}lang")
    page, said = made.sections[0], texts(made)
    sizes = {run.font.size.pt for p in made.paragraphs for run in p.runs if run.font.size}

    assert (page.page_width, page.page_height) == pytest.approx((Mm(210), Mm(297)), abs=Mm(1))
    assert (Mm(20), Mm(20), Mm(30), Mm(15)) == pytest.approx(
        (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin), abs=Mm(1)
    )
    assert made.styles["Normal"].font.name == "Times New Roman"
    assert language.values() == ["vi-VN"]
    assert sizes <= {11, 12, 13, 14}
    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "BÁO CÁO",
        "Nơi nhận:",
    ):
        assert said.count(text) == 1
    assert f"Số: {BLANK}/BC-{BLANK}" in said
    assert any(re.fullmatch(r"…+, ngày …+ tháng …+ năm …+", text) for text in said)


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("format", ["docx", "html"])
def test_every_report_prints_its_window(plan: str, format: str) -> None:
    """The first and the last day that are counted stand in the report, and how months are cut."""
    ledger = real(plan, PERIODS[plan])
    made = file(ledger, format)
    text = " ".join(texts(Document(io.BytesIO(made)))) if format == "docx" else made.decode()

    assert f"từ ngày {shown(ledger.span.since)} đến ngày {shown(ledger.span.until)}" in text


@pytest.mark.parametrize("plan", PLANS)
def test_all_files_have_the_same_numbers(plan: str) -> None:
    """Word, Excel, HTML and JSON have one and the same tables."""
    ledger = real(plan, PERIODS[plan])
    grids = [grid for grid in report.report(ledger).grids if grid.rows]
    expected = [[[shown(value) for value in row] for row in grid.rows] for grid in grids]
    tables = in_word(ledger).tables[2:]
    page = lxml_html.fromstring(file(ledger, "html").decode())
    book = in_excel(ledger)

    assert expected == [
        [[cell.text for cell in row.cells] for row in table.rows][1 : len(grid.rows) + 1]
        for table, grid in zip(tables, grids, strict=True)
    ]
    assert expected == [
        [[cell.text_content() for cell in row] for row in body] for body in page.iter("tbody")
    ]
    assert expected == [
        [
            [shown(value.date() if isinstance(value, dt.datetime) else value) for value in row]
            for row in rows_of(book[grid.key])[: len(grid.rows)]
        ]
        for grid in grids
    ]
    told = json.loads(file(ledger, "json"))
    assert [(a.count, a.due, a.missing) for a in ledger.accounts] == [
        (quota["count"], quota["due"], quota["missing"]) for quota in told["quotas"]
    ]


@pytest.mark.parametrize("plan", PLANS)
def test_totals_are_formulas_that_agree(plan: str) -> None:
    """A total sums exactly its column's rows, and the value kept with it is that sum and the ledger's."""
    ledger = real(plan, PERIODS[plan])
    formulas, values = in_excel(ledger), in_excel(ledger, values=True)
    found = 0
    for grid in report.report(ledger).grids:
        for position, total in enumerate(grid.totals, start=1):
            if total is None:
                continue
            cell = formulas[grid.key].cell(sheet.FIRST_ROW + len(grid.rows), position)
            named = re.fullmatch(r"=SUM\(([A-Z]+\d+:[A-Z]+\d+)\)", cell.value)
            assert named is not None
            summed = [each.value for (each,) in formulas[grid.key][named[1]]]
            assert len(grid.rows) == len(summed)
            assert total == sum(summed) == values[grid.key][cell.coordinate].value
            found += 1
    for number, account in enumerate(ledger.accounts, start=1):
        last = rows_of(values[f"Chi tieu {number}"])[-1]
        if account.gap:
            assert account.count == last[1]
        else:
            assert [account.due, account.count, account.missing] == last[1:4]

    assert found


def test_cells_have_real_types() -> None:
    """Numbers are numbers, days are days, and the headings stay in sight."""
    page = in_excel(real("tan-yen", "2023"))["Danh sach"]
    row = rows_of(page)[0]

    assert f"A{sheet.FIRST_ROW}" == page.freeze_panes
    assert [int, str, str, str, str, dt.datetime, str] == [type(value) for value in row]
    assert page.cell(sheet.FIRST_ROW, 6).number_format == "dd/mm/yyyy"


def test_nothing_becomes_a_formula_or_markup() -> None:
    """A name that begins as a formula is text in Excel, and one with markup is text on the page."""
    ledger = reckoned(support_register.text(EVIL))
    page = in_excel(ledger)["Danh sach"]
    cell = page.cell(sheet.FIRST_ROW, 2)

    assert (cell.value, cell.data_type) == ('=HYPERLINK("https://x.example")', "s")
    assert b"<script" not in file(ledger, "html")
    assert "<script>alert(1)</script> & @SUM(A1)" in texts(in_word(ledger))


@pytest.mark.parametrize("format", reporting.FORMATS)
def test_same_ledger_same_bytes(format: str) -> None:
    """A report made twice is the same, and its file says no time but the period's last day."""
    one, two = (file(real("tan-yen", "2023"), format) for _ in range(2))

    assert one == two
    if format in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(one)) as archive:
            core = etree.fromstring(archive.read("docProps/core.xml"))
            assert {(1980, 1, 1, 0, 0, 0)} == {each.date_time for each in archive.infolist()}
        assert {"2023-12-31T00:00:00Z"} == {
            each.text
            for each in core.iter("{http://purl.org/dc/terms/}*")
            if each.text and each.text[:2] == "20"
        }


def test_control_characters_break_no_file() -> None:
    """What XML cannot hold is left out of both files."""
    grid = Grid("Thu", "Thử\x0b", (Column("Tên\x00"), Column("Số", summed=True)), (("a\x1fb", 3),))
    made = Report(
        "",
        "Đơn vị\x08",
        "Số",
        "nơi",
        "Tên\x0c",
        "kỳ",
        "ai",
        (),
        ("x",),
        BLANK,
        (grid,),
        dt.date(2024, 1, 1),
    )

    assert (
        load_workbook(io.BytesIO(sheet.written(made)))["Thu"].cell(sheet.FIRST_ROW, 1).value
        == "a b"
    )
    assert "Tên " in texts(Document(io.BytesIO(word.written(made))))


def test_a_unit_reports_for_itself() -> None:
    """A commune's report bears its People's Committee's name and has its own row alone."""
    ledger = real("tan-yen", "2023", unit="ngoc-thien")
    said = texts(in_word(ledger))
    (account,) = [each for each in ledger.accounts if each.quota.id == "commune-year"]

    assert "ỦY BAN NHÂN DÂN XÃ NGỌC THIỆN" in said
    assert [row.unit.id for row in account.rows] == ["ngoc-thien"]
    assert "Kính gửi: Phòng Nội vụ" in said
    assert not [text for text in said if "toàn huyện" in text]


def test_what_is_not_over_says_so() -> None:
    """A report written before its period is over names the day to which it counts."""
    ledger = real("tan-yen", "2024", today="2024-06-11")
    said = " ".join(
        section for each in report.report(ledger).sections for section in each.paragraphs
    )

    assert "kỳ báo cáo chưa kết thúc, số liệu mới đến ngày 11/06/2024" in said


def test_a_silent_plan_says_that_it_sets_no_quota() -> None:
    """Lào Cai's report says that there is no quota, and goes to whom the directive names."""
    made = report.report(real("lao-cai", "2024-Q2"))
    said = [text for section in made.sections for text in section.paragraphs]

    assert any(text.startswith("Văn bản không giao chỉ tiêu") for text in said)
    assert not [text for text in said if text.startswith("Về chỉ tiêu")]
    assert made.to == "UBND tỉnh"


def test_json_keys_are_for_good() -> None:
    """The keys that programs read a report by."""
    found = data.tree(real("tan-yen", "2023"))

    assert list(found) == [
        *(
            "plan",
            "unit",
            "period",
            "published",
            "total",
            "exemplars",
            "quotas",
            "scoring",
            "handed_in",
            "kinds",
            "sectors",
        ),
        *("levels", "priorities", "own_criteria", "days", "overdue", "channels"),
    ]
    assert list(found["quotas"][0]["units"][0]) == [
        *("unit", "count", "due", "missing", "uncounted", "so_far", "verdict"),
    ]
