"""Lists that offices keep: each exemplar one draft, whatever is merged, grouped or signed around it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import Portal
from exemplars.intake import draft, roster, spans
from exemplars.intake.roster_heads import Line
from exemplars.intake.spans import Cell
from support_intake import file_of
from support_portal import problems_of
from support_texts import CASES
from test_intake import award_line, drafts, marks_of, office, written

__all__ = ["office"]

LISTS = yaml.load((CASES / "rosters.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
NAMED = [pytest.param(case, id=case["case"].replace(" ", "-")) for case in LISTS]


@pytest.mark.parametrize("case", NAMED)
def test_list_becomes_its_drafts(
    case: dict[str, Any], office: Path, tmp_path: Path, portal: Portal
):
    """Each exemplar of a list is one draft with its unit, its awards, its photos; nothing else is."""
    path = written(tmp_path, *file_of(case))
    told = portal(office, "import", path, "--today", "2024-06-30")
    made = {(each.profile.name, each.profile.unit): each for each in drafts(office)}

    assert (told.code, told.err) == (0, "")
    assert {(each["name"], each["unit"]) for each in case["drafts"]} == set(made)
    assert len(case["drafts"]) == told.out.count("Đã tạo")
    assert [
        each
        for each in case.get("absent", ())
        for one in made.values()
        if each in one.path.read_text("utf-8") + told.out
    ] == []

    for each in case["drafts"]:
        one = made[each["name"], each["unit"]]
        story, _, left = one.story.replace("\\", "").partition(f"## {draft.LEFT}\n")

        assert each.get("kind", one.profile.kind) == one.profile.kind
        assert each.get("awards", []) == [award_line(award) for award in one.profile.awards]
        assert each.get("story", "") in story
        assert [said for said in each.get("left", []) if said not in left] == []
        assert [said for said in each.get("marks", []) if said not in marks_of(one.text)] == []
        assert int(each.get("photos", 0)) == len(list(one.folder.glob("anh-*")))


@pytest.mark.parametrize("case", NAMED)
def test_drafts_of_a_list_are_sound(
    case: dict[str, Any], office: Path, tmp_path: Path, portal: Portal
):
    """`check` finds no error in what a list has become but that of a unit nobody has named."""
    portal(office, "import", written(tmp_path, *file_of(case)), "--today", "2024-06-30")
    found = problems_of(office, "tan-yen", "2024-06-30")
    unknown = {"don-vi-la"} if "chua-ro" in {each["unit"] for each in case["drafts"]} else set()

    assert unknown == {each.code for each in found if each.severity == "error"}


def test_what_a_workbook_has_besides_is_named(office: Path, tmp_path: Path, portal: Portal) -> None:
    """Notes on cells, charts and pictures inside cells are not taken, and that is told."""
    name, data = file_of({"sheet": [["Họ tên", "Đơn vị"], ["Lê Thị Mai", "Xã Phúc Hòa"]]})
    path = written(tmp_path, name, data)
    with zipfile.ZipFile(path, "a") as opened:
        for part in ("xl/comments1.xml", "xl/charts/chart1.xml", "xl/richData/rdrichvalue.xml"):
            opened.writestr(part, "<x/>")
    told = portal(office, "import", path)

    assert told.code == 0
    assert "không đọc ghi chú của các ô" in told.out
    assert "không đọc biểu đồ" in told.out
    assert "Place in Cell" in told.out


def test_list_without_rows_stays_a_text(office: Path, tmp_path: Path, portal: Portal) -> None:
    """A Word file with the heads of a list and nothing below them is read as any other text."""
    rows = [["TT", "Họ và tên", "Đơn vị"], ["", "", ""]]
    told = portal(office, "import", written(tmp_path, *file_of({"word": [{"table": rows}]})))

    assert (told.code, told.err, len(drafts(office))) == (0, "", 1)


_CELLS = st.sampled_from(
    [
        "",
        "1",
        "I",
        "Họ tên",
        "Đơn vị",
        "Khen thưởng",
        "Số quyết định",
        "Lê Thị Mai",
        "Tổng cộng",
        "Cá nhân",
        "Xã Việt Lập",
        "a1",
    ]
)
_ROWS = st.lists(
    st.builds(
        lambda cells, below, wide: (tuple(cells), frozenset(below), wide),
        st.lists(_CELLS, max_size=5),
        st.sets(st.integers(0, 4), max_size=2),
        st.dictionaries(st.integers(0, 4), st.integers(0, 6), max_size=1),
    ),
    max_size=7,
)


@given(_ROWS)
def test_no_cell_is_dropped(rows):
    """Whatever stands below the heads of a list is said in a report."""
    head = Line(1, ("STT", "Họ tên", "Đơn vị", "Khen thưởng", "Số quyết định"))
    lines = [Line(number, *row) for number, row in enumerate(rows, start=2)]
    found = roster.reports([head, *lines], "x.csv")
    said = " ".join(text for one in found for pair in one.labelled for text in pair)
    said += " ".join(text for one in found for text in one.margin)
    cells = {cell for line in lines for at, cell in line.filled.items() if at not in line.below}

    assert {cell for cell in cells if cell not in said} == set()


@given(
    st.lists(
        st.lists(st.builds(Cell, st.just("x"), st.integers(0, 50), st.integers(0, 9)), max_size=4),
        max_size=6,
    )
)
def test_every_row_of_a_page_is_laid_out(rows):
    """A table has as many rows as were written, each at least as wide as its own cells."""
    made = list(spans.laid_out(rows))

    assert len(rows) == len(made)
    assert all(len(row) <= len(laid) for row, laid in zip(rows, made, strict=True))


def test_cells_that_reach_down_keep_the_columns() -> None:
    """What reaches down stands in its column in each row that it reaches."""
    rows = [[Cell("a", 1, 3), Cell("b", 2, 2)], [Cell("c")], [Cell("d"), Cell("e")]]

    assert list(spans.laid_out(rows)) == [("a", "b", ""), ("a", "b", "", "c"), ("a", "d", "e")]
