"""
`portal form`: what it makes, `portal import` reads back without loss.

It is over 300 lines, because a form and what is read of it are one thing, and share their files.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Portal
from exemplars.forms import layout, paper, workbook
from exemplars.forms.layout import Form
from exemplars.intake import draft, reading
from exemplars.intake.filled import is_form
from exemplars.intake.found import Heading, Paragraph, Refusal, Report, Table
from exemplars.reading.source import UNREAD, Source
from exemplars.records.vocabulary import AWARD_FORM_NAMES, LEVELS
from support_forms import carried, control, drafted, excel, fill, read_back, word
from support_plans import PLANS, of
from support_portal import REPO, problems_of
from support_texts import CASES as FILES

PRIVATE = ("điện thoại", "căn cước", "cccd", "ngày sinh", "địa chỉ nhà", "nơi ở", "tài khoản")


def samples(plan: str) -> list[Source]:
    """Return the sample profiles that are of a kind the plan asks for."""
    portfolio = of(plan)
    return [each for each in portfolio.sources if portfolio.plan.kind(each.profile.kind)]


def form_of(plan: str, kind: str = "", unit: str = "") -> Form:
    """Return a form of a plan of the repository."""
    return Form(of(plan), of(plan).newest_date, kind, unit)


KINDS = [(plan, kind.id) for plan in PLANS for kind in of(plan).plan.kinds]
SAMPLES = [
    pytest.param(plan, each, id=each.profile.id)
    for plan, kind in KINDS
    for each in [one for one in samples(plan) if one.profile.kind == kind][:1]
]


@pytest.mark.parametrize(("plan", "one"), SAMPLES)
def test_word_form_comes_back_whole(plan: str, one: Source) -> None:
    """A Word form filled in with a sample gives a draft that says what the sample says."""
    form = form_of(plan, one.profile.kind, one.profile.unit)
    (made,) = read_back("mau.docx", word(form, one), of(plan))

    assert carried(one, form) == carried(made, form)
    assert draft.LEFT not in made.story
    assert draft.MARK not in made.text


@pytest.mark.parametrize("plan", PLANS)
def test_excel_form_comes_back_whole(plan: str) -> None:
    """An Excel form with a row for each sample gives as many drafts that say what the samples say."""
    form, many = form_of(plan), samples(plan)[::3]
    made = read_back("mau.xlsx", excel(form, many), of(plan))

    assert [carried(each, form) for each in many] == [carried(each, form) for each in made]
    assert not [each.profile.name for each in made if draft.LEFT in each.story]


def test_same_form_is_the_same_bytes() -> None:
    """A form made twice is one file: no clock in its zip, nor in its properties."""
    form = form_of("tan-yen", "individual")
    for maker in (paper.made, workbook.made):
        first = maker(form)
        with zipfile.ZipFile(io.BytesIO(first)) as opened:
            days = {each.date_time for each in opened.infolist()}
            core = opened.read("docProps/core.xml").decode()

        assert first == maker(form)
        assert days == {(1980, 1, 1, 0, 0, 0)}
        assert set(re.findall(r">(\d{4})-\d\d-\d\dT", core)) == {"1980"}


@pytest.mark.parametrize(("plan", "kind"), KINDS)
def test_form_asks_by_the_plan_and_for_nothing_private(plan: str, kind: str) -> None:
    """Criteria and sectors are the plan's or are not asked; no label asks for private data."""
    form = form_of(plan, kind)
    judging = of(plan).plan.criteria_for(kind)
    labels = [each.label for each in form.singles]
    labels += [label for group in form.groups for label in group.head]

    assert (judging.atoms if judging else ()) == form.criteria
    assert bool(judging) == any(group.key == "criteria" for group in form.groups)
    assert bool(of(plan).plan.sectors) == ("Lĩnh vực" in labels)
    assert not [each for each in labels if any(word in each.lower() for word in PRIVATE)]


@pytest.mark.parametrize("plan", PLANS)
def test_word_form_is_official_paper(plan: str) -> None:
    """The Word form is A4 in Times New Roman, a row for each criterion; its help is grey and slanted."""
    made = docx.Document(io.BytesIO(paper.made(form_of(plan, of(plan).plan.kinds[0].id))))
    papers = [
        sorted(round(side.mm) for side in (each.page_width, each.page_height))
        for each in made.sections
        if each.page_width and each.page_height
    ]
    label = made.tables[0].rows[0].cells[0]
    judging = of(plan).plan.criteria_for(of(plan).plan.kinds[0].id)
    asked = [
        row.cells[0].text.split("\n")[0]
        for table in made.tables[1:]
        for row in table.rows[1:]
        if table.rows[0].cells[0].text.startswith("Tiêu chuẩn")
    ]
    help = label.paragraphs[1].runs[0]

    assert [each.label for each in (judging.atoms if judging else ())] == asked
    assert papers == [[210, 297]] * 3
    assert made.styles["Normal"].font.name == "Times New Roman"
    assert (help.italic, str(help.font.color.rgb)) == (True, "595959")
    assert made.tables[0].rows[0].cells[1].text == ""


@pytest.mark.parametrize("plan", PLANS)
def test_excel_form_has_lists_to_choose_from(plan: str) -> None:
    """Kind, unit, sector, award form and level are chosen from lists that say what the plan says."""
    book = openpyxl.load_workbook(io.BytesIO(workbook.made(form_of(plan))))
    found: dict[str, list[str]] = {}
    for sheet in book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            if rule.type == "list":
                name, _, cells = rule.formula1.partition("!")
                column = sheet.cell(
                    workbook.FIRST_ROW - 1, next(iter(rule.sqref.ranges)).min_col
                ).value
                rows = book[name.strip("'")][cells.replace("$", "")]
                found[column] = [row[0].value for row in rows]
    ours = of(plan).plan
    units = [each for each in of(plan).units if each.exists_on(of(plan).newest_date)]

    assert [each.name.lower() for each in ours.kinds] == [
        each.lower() for each in found["Đối tượng"]
    ]
    assert [each.name for each in ours.sectors] == found.get("Lĩnh vực", [])
    assert len(units) == len(set(found["Đơn vị giới thiệu"]))
    assert list(AWARD_FORM_NAMES.values()) == found["Hình thức, danh hiệu"]
    assert list(LEVELS.values()) == found["Cấp khen thưởng"]
    assert book["Danh mục"].sheet_state == "hidden"


@pytest.mark.parametrize(("plan", "kind"), KINDS)
def test_word_form_has_lists_to_choose_from(plan: str, kind: str) -> None:
    """Kind, sector, unit, award form and level are chosen in Word from what the plan has; no two alike."""
    form = form_of(plan, kind)
    made = docx.Document(io.BytesIO(paper.made(form)))
    found = {tag_of(each): shown_in(each) for each in made.element.iter(qn("w:sdt"))}
    numbers = [each.get(qn("w:val")) for each in made.element.iter(qn("w:id"))]
    ours = of(plan).plan

    assert len(set(numbers)) == len(numbers)
    assert all(len(set(shown.values())) == len(shown) for shown in found.values())
    assert kind in found["kind"]
    assert {each.id: each.name for each in ours.sectors} == found.get("sector", {})
    assert form.units == found["unit"]
    assert found["form"] == AWARD_FORM_NAMES
    assert found["level"] == LEVELS


def tag_of(control: Any) -> str:
    """Return what a drop-down list is for."""
    return str(control.find(f".//{qn('w:tag')}").get(qn("w:val")))


def shown_in(control: Any) -> dict[str, str]:
    """Return the entries of a drop-down list: value -> what is shown."""
    items = control.iter(qn("w:listItem"))
    return {each.get(qn("w:value")): each.get(qn("w:displayText")) for each in items}


def test_form_offers_only_kinds_that_are_asked_the_same() -> None:
    """Sóc Trăng asks of a model whose it is: no other kind may be chosen in its form, nor it in theirs."""
    kinds = {
        kind.id: [each.id for each in form_of("soc-trang", kind.id).alike]
        for kind in of("soc-trang").plan.kinds
    }

    assert kinds["model"] == ["model"]
    assert all(kind in alike for kind, alike in kinds.items())
    assert "model" not in kinds["individual"]


@pytest.mark.parametrize(
    ("plan", "key", "may"),
    [("tan-yen", "sector", False), ("soc-trang", "sector", True), ("tan-yen", "unit", True)],
)
def test_open_list_may_be_written_into(plan: str, key: str, may: bool) -> None:
    """Units, and sectors of a plan that leaves its list open, may also be typed."""
    made = docx.Document(io.BytesIO(paper.made(form_of(plan, "individual"))))
    (control,) = [each for each in made.element.iter(qn("w:sdt")) if tag_of(each) == key]

    assert may == (key == "unit" or of(plan).plan.sectors_are_open)
    assert may == (control.find(f".//{qn('w:comboBox')}") is not None)


def sector_cell(made: Any) -> Any:
    """Return the cell of a form of Tân Yên in which the sector is chosen."""
    return next(row.cells[1] for row in made.tables[0].rows if row.cells[0].text[:8] == "Lĩnh vực")


@pytest.mark.parametrize(
    ("asking", "beside", "sector"),
    [
        ("Bấm để chọn", "", ""),
        ("Choose an item.", "", ""),
        ("Y tế", "", "y-te"),
        ("Choose an item.", "Y tế", "y-te"),
    ],
)
def test_list_that_only_asks_is_no_answer(
    filled: Any, asking: str, beside: str, sector: str
) -> None:
    """What Word shows where nothing was chosen is no answer; what is on the list, or typed beside, is."""
    cell = sector_cell(filled)
    (said,) = control(cell).iter(qn("w:t"))
    said.text = asking
    if beside:
        cell.paragraphs[0].add_run(beside)
    made = draft_of(filled)

    assert sector == made.profile.sector
    assert "Choose" not in made.text
    assert "Bấm" not in made.text


def test_unit_that_is_not_listed_may_be_typed(filled: Any) -> None:
    """A unit typed over the list in the words of a letter is found as in any other text."""
    cell = next(row.cells[1] for row in filled.tables[0].rows if row.cells[0].text[:6] == "Đơn vị")
    fill(cell, "UBND xã Việt Lập")

    assert draft_of(filled).profile.unit == "viet-lap"


@pytest.mark.parametrize("plan", PLANS)
def test_form_left_empty_says_nothing(plan: str) -> None:
    """A form that nobody filled in is refused; of one with a summary alone nothing else enters the draft."""
    unit = next(iter(of(plan).units)).id
    form = form_of(plan, of(plan).plan.kinds[0].id, unit)
    with pytest.raises(Refusal, match="mẫu chưa điền gì"):
        read_back("trống.docx", paper.made(form), of(plan))
    (made,) = read_back("trống.docx", _with_summary(paper.made(form), "Cứu người."), of(plan))

    assert made.story == ""
    assert (made.profile.kind, made.profile.unit) == (form.kind, unit)
    assert (made.profile.name, made.profile.summary) == ("trống", "Cứu người.")
    assert [*made.profile.awards, *made.profile.sources, *made.profile.figures] == []


def _with_summary(form: bytes, said: str) -> bytes:
    made = docx.Document(io.BytesIO(form))
    rows = (row for table in made.tables for row in table.rows)
    next(row for row in rows if row.cells[0].text.startswith("Tóm tắt")).cells[1].text = said
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def blank() -> bytes:
    """Return a Word form of Tân Yên."""
    return paper.made(form_of("tan-yen", "individual", "ngoc-thien"))


@pytest.fixture
def filled(blank: bytes) -> Any:
    """Return a Word form of Tân Yên with a name, open."""
    made = docx.Document(io.BytesIO(blank))
    made.tables[0].rows[0].cells[1].text = "Lê Thị Mai"
    return made


def draft_of(made: Any) -> Source:
    """Return the draft that import makes of an open Word form."""
    out = io.BytesIO()
    made.save(out)
    (found,) = read_back("mau.docx", out.getvalue(), of("tan-yen"))
    return found


CASES = yaml.load((FILES / "forms.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"].replace(" ", "-"))
def test_answer_that_does_not_fit_is_left(case: dict[str, Any], filled: Any) -> None:
    """What a cell cannot be stands at the story's end with the reason; what fits is taken."""
    for place, text in case["cells"].items():
        table, row, column = map(int, place.split(","))
        filled.tables[table].rows[row].cells[column].text = text
    for text in case.get("story", ()):
        filled.add_paragraph(text)
    made = draft_of(filled)
    story, _, left = made.story.replace("\\", "").partition(f"## {draft.LEFT}\n")

    assert [each for each in case.get("has", []) if each not in made.text] == []
    assert [each for each in case.get("left", []) if each not in left] == []
    assert [each for each in case.get("absent", []) if each in made.text] == []
    assert "\n".join(case.get("story", ())) == story.replace("\n\n", "\n").strip()


def test_excel_rows_of_nobody_are_kept() -> None:
    """A row of another sheet whose number no exemplar has is left with the first exemplar."""
    book = openpyxl.load_workbook(io.BytesIO(workbook.made(form_of("tan-yen"))))
    book["Hồ sơ"].cell(4, 2, "Lê Thị Mai")
    book["Số liệu"].cell(4, 1, 9)
    book["Số liệu"].cell(4, 2, "hộ được giúp")
    out = io.BytesIO()
    book.save(out)
    (made,) = read_back("mau.xlsx", out.getvalue(), of("tan-yen"))

    assert "Số liệu gì: hộ được giúp" in made.story.partition(draft.LEFT)[2]


def test_empty_workbook_is_refused() -> None:
    """An Excel form without a single exemplar is refused, with what to do."""
    with pytest.raises(Refusal, match="không có dòng nào"):
        reading.read_bytes(workbook.made(form_of("tan-yen")), "mau.xlsx")


@given(st.lists(st.text(max_size=60), min_size=3, max_size=3), st.sampled_from((1, 2, 3, 4, 5, 6)))
@settings(max_examples=15, deadline=None)
def test_any_words_in_a_form_make_a_draft(texts: list[str], group: int) -> None:
    """Whatever stands in a form's cells, the draft is one that can be read."""
    form = form_of("tan-yen", "individual")
    table = form.groups[group - 1] if group <= len(form.groups) else form.groups[0]
    row = tuple((texts * 3)[: len(table.columns)])
    named = (form.singles[0].label, "Lê Thị Mai")
    singles = (
        named,
        *((each.label, text) for each, text in zip(form.singles[4:], texts, strict=False)),
    )
    blocks = (
        Heading(layout.TITLE),
        Table(singles),
        Table((table.head, row)),
        Heading(layout.STORY),
    )
    made = drafted(Report("x.docx", (*blocks, *map(Paragraph, texts))), of("tan-yen"))

    assert made.profile.id == "k3f9ta"
    assert [each for each in made.findings if each.code in UNREAD] == []


def test_command_writes_forms_that_import_takes(tmp_path: Path, portal: Portal) -> None:
    """`portal form` writes a Word file for each kind and an Excel file; one name means one form."""
    told = portal(REPO, "form", "--plan", "soc-trang", "--output", tmp_path)
    kinds = [each.id for each in of("soc-trang").plan.kinds]
    names = sorted(each.name for each in tmp_path.iterdir())
    one = tmp_path / "a.docx"

    assert (told.code, told.err) == (0, "")
    assert sorted(["mau-soc-trang.xlsx", *(f"mau-soc-trang-{k}.docx" for k in kinds)]) == names
    assert portal(REPO, "form", "--plan", "soc-trang", "--output", one).code == 2
    assert (
        portal(REPO, "form", "--plan", "soc-trang", "--kind", "cá nhân", "--output", one).code == 0
    )
    assert one.read_bytes() == (tmp_path / "mau-soc-trang-individual.docx").read_bytes()
    assert is_form(reading.read(one)[0])


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--kind", "xa"), "kế hoạch không có đối tượng `xa`"),
        (("--unit", "không đâu"), "không rõ đơn vị `không đâu`"),
        (
            ("--format", "xlsx", "--output", "a.docx"),
            "--format xlsx mà tên tệp kết thúc bằng .docx",
        ),
    ],
)
def test_command_says_what_it_cannot_do(argv: tuple[str, ...], said: str, portal: Portal) -> None:
    """A kind or a unit that is not the plan's, or a name of another form, is told."""
    told = portal(REPO, "form", "--plan", "tan-yen", *argv)

    assert told.code == 2
    assert said in told.err


def test_imported_form_is_clean(tmp_path: Path, portal: Portal) -> None:
    """What import writes of a form that was filled in well, `check` finds nothing wrong with."""
    folder = tmp_path / "profiles/tan-yen"
    folder.mkdir(parents=True)
    for each in ("mkdocs.yml", "profiles/tan-yen/plan.yml", "profiles/tan-yen/units.yml"):
        shutil.copy(REPO / each, tmp_path / each)
    one = next(each for each in samples("tan-yen") if each.profile.kind == "collective")
    sent = tmp_path / "mau.docx"
    sent.write_bytes(word(form_of("tan-yen", "collective"), one))
    told = portal(tmp_path, "import", sent, "--today", "2024-06-30")

    assert (told.code, told.err) == (0, "")
    assert "cần xác nhận" not in told.out
    assert problems_of(tmp_path, "tan-yen", "2024-06-30") == []
