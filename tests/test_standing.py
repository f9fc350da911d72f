"""The charts of the page of progress: what they count, what they draw, what they keep to themselves."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import support_page
import support_register
from exemplars import register
from exemplars.ledger.standing import Chart, Standing, YearSoFar, standing
from exemplars.pages import alone
from exemplars.register import Register
from exemplars.telling.progress import progress
from support_plans import PLANS, of
from support_register import CASES

DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2027, 12, 31))
FEW = """
today: 2024-06-15
plan:
  goals: [{id: g, text: "100%", target: 100, measure: own-criteria}]
  quotas: [{id: q, who: mỗi xã, unit_kinds: [commune], level: commune, min: 2, per: half-year}]
  sectors: [{id: y-te, name: Y tế}, {id: van-hoa, name: Văn hóa}]
  priorities: [{id: lao-dong, name: người lao động}]
  channels: [{id: dai, name: Đài, medium: radio}, {id: bao, name: Báo, medium: press}]
exemplars:
  - {id: a00001, published: 2023-03-01, sector: y-te, priorities: [lao-dong], recognised: [{level: commune, date: 2023-02-01}], carried: [{channel: dai, date: 2024-02-01}]}
  - {id: a00002, published: 2023-04-01, deed_date: 2023-01-01, awards: [{date: 2023-02-01}], sector: y-te, recognised: [{level: commune, date: 2023-02-01}], follow_up: [{date: 2024-01-01}]}
  - {id: a00003, published: 2023-05-01, deed_date: 2023-01-01, awards: [{date: 2023-03-02}], sector: y-te, recognised: [{level: commune, date: 2023-02-01}]}
  - {id: a00004, published: 2024-03-01, sector: y-te, deed_date: 2024-01-01, awards: [{date: 2024-02-01}], recognised: [{level: commune, date: 2024-02-01}]}
"""


def made(publicity: str = "totals", written: str = FEW) -> Register:
    """Return a small portal that tells of its progress as far as `publicity` says."""
    case = support_register.text(written)
    site = support_register.text(support_register.PLAN)["portal"]
    case.setdefault("plan", {})["portal"] = site | {"progress": publicity}
    return support_register.made(case)


def drawn(register: Register) -> Standing:
    """Return what the page of a portal draws."""
    told = progress(register)

    assert told is not None

    found = standing(register, told.years)

    assert found is not None

    return found


def page(register: Register) -> Any:
    """Return the page of a portal as a tree."""
    return support_page.parsed(alone.standing(support_page.shared(register)))


def test_quota_is_drawn_for_every_stretch_of_the_plan() -> None:
    """Eight half-years of four years are columns; those that have begun hold what counted, of what was asked."""
    (history,) = drawn(made()).histories
    columns = history.chart.columns

    assert history.chart.years == ("2022", "2023", "2024", "2025")
    assert [each.height for each in columns] == [0, 0, 20, 0, 10, 0, 0, 0]
    assert [each.ground for each in columns] == [40] * 5 + [0] * 3
    assert history.so_far == YearSoFar(2024, 1, 4)
    assert "từ đầu năm 2024: 1/4 gương (25%)." in " ".join(page(made()).text_content().split())
    assert [(each.covered, each.target, each.count) for each in history.tallies] == [
        (0, 4, 0), (0, 4, 0), (2, 4, 3), (0, 4, 0), (1, 4, 1)
    ]  # fmt: skip


UNLISTED = """
incomplete: [{kinds: [commune], reason: Mới kê hai xã của huyện.}]
"""


@pytest.mark.parametrize("publicity", ["public", "totals"])
def test_who_did_not_last_the_period_has_no_verdict_on_the_page(publicity: str) -> None:
    """Of units that ended within the year the page tells the count: nothing asked, nobody short."""
    case = support_register.read(CASES / "progress/authority-ended.yml")
    site = support_register.text(support_register.PLAN)["portal"]
    case["plan"]["portal"] = site | {"progress": publicity}
    register = support_register.made(case)
    (history,) = drawn(register).histories
    text = " ".join(page(register).text_content().split())

    assert {each.ground for each in history.chart.columns if each.span.until.year == 2025} == {0}
    assert "1 gương; đơn vị không tồn tại trọn kỳ nên chỉ ghi số, không đánh giá." in text
    assert "1/2" not in text


@pytest.mark.parametrize("publicity", ["public", "totals"])
def test_unlisted_units_owe_nothing_on_the_page(publicity: str) -> None:
    """Where not all units are listed, what was published is drawn, nothing asked of it, and why is said."""
    register = made(publicity, FEW + UNLISTED)
    (history,) = drawn(register).histories
    text = " ".join(page(register).text_content().split())

    assert [each.height for each in history.chart.columns] == [0, 0, 40, 0, 13.3, 0, 0, 0]
    assert {each.ground for each in history.chart.columns} == {0}
    assert history.so_far is None
    assert "Mới kê hai xã của huyện." in text
    assert "chưa so được với chỉ tiêu" in text
    assert "đơn vị đã đủ" not in text.casefold()


def test_bars_are_as_long_as_their_numbers() -> None:
    """The longest bar is whole, the others in proportion; a priority is as long as its share of all."""
    found = drawn(made())

    assert [(each.name, each.count, each.length) for each in found.sectors] == [
        ("Y tế", 4, 100.0),
        ("Văn hóa", 0, 0),
    ]
    assert [(each.id, each.count, each.length) for each in found.priorities] == [
        ("lao-dong", 1, 25.0)
    ]
    assert [each.id for each in found.empty_sectors] == ["van-hoa"]
    assert [(each.id, each.count) for each in found.channels] == [("dai", 1), ("bao", 0)]


def test_days_are_told_of_three_at_least() -> None:
    """The middle of three is told, with how many it is of; of two it is not: that would tell of a person."""
    three, two = drawn(made()), drawn(made(written=FEW.replace("deed_date: 2024-01-01, ", "")))

    assert [(each.count, many) for each, many in zip(three.paces, three.paced, strict=True)] == [
        (31, 3),
        (59, 3),
        (90, 3),
    ]
    assert [(each.id, many) for each, many in zip(two.paces, two.paced, strict=True)] == [
        ("award-published", 3)
    ]


def test_column_of_the_radio_counts_by_its_episodes() -> None:
    """An episode counts for its station and, once a day, for its column; what is not yet aired for none."""
    aired = [
        ("dai", "2024-05-01"),
        ("loa", "2024-05-01"),
        ("dai", "2024-05-02"),
        ("dai", "2024-07-01"),
    ]
    case = support_register.text(FEW)
    case["plan"]["channels"] = [{"id": id, "name": id, "medium": "radio"} for id in ("dai", "loa")]
    case["plan"]["columns"] = [{"id": "thi-dua", "name": "Thi đua", "medium": "radio"}]
    case["episodes"] = [
        {
            "column": "thi-dua",
            "month": "2024-05",
            "number": "1",
            "segments": [{"profile": "a00003"}],
            "aired": [{"station": station, "date": day} for station, day in aired],
        }
    ]
    portal = support_register.made(case)
    told = progress(portal)

    assert told is not None
    assert [(each.channel.id, each.exemplars, each.times) for each in told.channels] == [
        ("dai", 2, 3),
        ("loa", 1, 1),
        ("thi-dua", 1, 2),
    ]
    assert [(each.id, each.count) for each in drawn(portal).channels] == [
        ("dai", 2),
        ("loa", 1),
        ("thi-dua", 1),
    ]


def test_whoever_stands_above_the_authority_is_not_asked() -> None:
    """Coverage is of the units below the authority, and of those that stand below nobody; not of its province."""
    case = support_register.text(FEW)
    units = support_register.text(f"u: {support_register.UNITS}".replace("\n- ", "\n  - "))["u"]
    units[0]["parent"] = "tinh-thu"
    case["units"] = [
        {"id": "tinh-thu", "name": "Tỉnh Thử", "kind": "province"},
        {"id": "doanh-nghiep", "name": "Doanh nghiệp", "kind": "enterprise"},
        *units,
    ]
    coverage = drawn(support_register.made(case)).coverage

    assert coverage is not None
    assert [each.id for each in coverage.without] == ["doanh-nghiep", "xa-mot", "xa-hai"]


def test_visits_that_are_due_are_counted() -> None:
    """Two of four were neither published nor visited within the last year; no unit is named."""
    overdue = drawn(made()).overdue

    assert (overdue.count, overdue.of, overdue.percent, overdue.by_unit) == (2, 4, 50, ())


@pytest.mark.parametrize(
    ("publicity", "named"),
    [("totals", []), ("public", ["Xã Hai", "Xã Một"]), ("private", [])],
)
def test_units_that_are_behind_are_named_only_in_public(publicity: str, named: list[str]) -> None:
    """The page names units only where the office makes progress public."""
    said = support_page.words(page(made(publicity)))

    assert named == [name for name in ("Xã Hai", "Xã Một") if name in said]
    assert (publicity == "private") == ("không công bố tiến độ" in said)


def test_private_progress_draws_nothing() -> None:
    """Where progress is private there is no figure, no table, no number."""
    tree = page(made("private"))

    assert standing(made("private"), ()) is None
    assert tree.xpath("//figure|//table|//svg") == []


def test_no_exemplar_is_named() -> None:
    """No chart sets people in order: the page of progress names nobody, however public it is."""
    assert "Gương a0000" not in support_page.words(page(made("public")))


@pytest.mark.parametrize("plan", PLANS)
def test_every_drawing_has_words_or_a_table(plan: str) -> None:
    """Each drawing is hidden from screen readers; its figure has a caption, and its numbers as text."""
    tree = page(register.make(of(plan), of(plan).newest_date, None))
    figures = tree.xpath("//figure")

    assert figures
    assert [
        each
        for each in tree.xpath("//svg")
        if not each.xpath("ancestor-or-self::*[@aria-hidden='true']")
    ] == []
    for figure in figures:
        (caption,) = figure.xpath("figcaption")
        lines, columns = figure.xpath(".//li"), figure.xpath("div//svg")
        behind = figure.xpath(".//table|following-sibling::div//table")
        assert figure.get("aria-labelledby") == caption.get("id")
        assert support_page.words(caption)
        assert bool(lines) != bool(columns)
        assert all(line.xpath("string(span[last()])").strip() for line in lines)
        assert behind or lines
    assert tree.xpath("//*[@style]") == []


@pytest.mark.parametrize("plan", PLANS)
def test_groups_of_the_page_add_up(plan: str) -> None:
    """On each day the kinds hold everyone once, and sectors too where the plan has any."""
    portal = register.make(of(plan), of(plan).newest_date, None)
    found, told = drawn(portal), progress(portal)

    assert told is not None
    assert told.total == sum(each.count for each in found.kinds)
    assert found.sectors == () or told.total == sum(each.count for each in found.sectors)
    assert told.total == found.overdue.of
    for history, quota in itertools.zip_longest(found.histories, told.quotas):
        assert quota.covered in [
            each.covered for each in history.tallies if each.span == quota.span
        ]


RHYTHMS = st.sampled_from(["month", "quarter", "half-year", "year", "end-of-period"])


@settings(max_examples=60)
@given(
    DAYS,
    RHYTHMS,
    st.integers(2015, 2030),
    st.integers(0, 12),
    st.sampled_from(["calendar", "day-14"]),
)
def test_columns_stay_on_the_drawing(
    today: dt.date, rhythm: str, first: int, years: int, window: str
) -> None:
    """Whatever day, rhythm, period and window: no column is higher than the drawing, none above what was asked."""
    case = support_register.text(FEW)
    case["today"] = str(today)
    case["plan"] |= {
        "period": {"from": str(first), "to": str(first + years)},
        "readings": {"reporting_window": {"value": window, "reason": "thử"}},
    }
    case["plan"]["quotas"][0]["per"] = rhythm
    (history,) = drawn(support_register.made(case)).histories
    chart: Chart = history.chart

    assert len(chart.columns) >= len(history.tallies) >= 1
    assert all(0 <= each.height <= max(each.ground, 0) <= 40 for each in chart.columns)
    assert not chart.years or len(chart.columns) % len(chart.years) == 0
