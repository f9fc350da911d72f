"""What home tells: the nearest day, the featured and the newest, the broadcasts; and the timeline."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import support_register
from exemplars.records.plan import Column
from exemplars.telling import broadcasts, occasions, timeline
from exemplars.telling.featured import Front, front
from exemplars.telling.occasions import Occasion
from support_plans import PLANS, of
from support_register import CASES, made, text

FILES = sorted(CASES.glob("occasions/*.yml"))
FIVE = """
today: 2024-06-01
exemplars:
  - {id: a00001, published: 2024-05-05}
  - {id: a00002, published: 2024-05-04, portrait: yes}
  - {id: a00003, published: 2024-05-03, featured_until: 2024-06-01}
  - {id: a00004, published: 2024-05-02, featured_until: 2024-05-31}
  - {id: a00005, published: 2024-05-01, featured_until: 2024-07-01, portrait: yes}
  - {id: a00006, published: ""}
"""
RADIO = """
today: 2024-06-15
plan:
  channels: [{id: dai, name: Đài huyện, medium: radio}, {id: cong, name: Cổng, medium: portal}]
  columns: [{id: thi-dua, name: Thi đua, medium: radio, min_per_month: 2, max_minutes: 10}]
exemplars:
  - {id: a00001, carried: [{channel: dai, date: 2024-06-02}, {channel: thi-dua, date: 2024-06-09}]}
  - {id: a00002, carried: [{channel: dai, date: 2024-06-15}, {channel: dai, date: 2024-06-16}]}
  - {id: a00003, carried: [{channel: cong, date: 2024-06-05}, {channel: dai, date: 2024-05-31}]}
  - {id: a00004, carried: [{channel: dai, date: 2024-06-09}]}
"""


def told(occasion: Occasion | None) -> Any:
    """Return an occasion as cases write it."""
    if occasion is None:
        return ""
    return {
        "id": occasion.commemoration.id,
        "date": str(occasion.date),
        "exemplars": [each.id for each in occasion.exemplars],
    }


def ids(found: Front) -> tuple[str, list[str], list[str]]:
    """Return the ids of what stands first."""
    lead = found.lead.id if found.lead else ""
    return lead, [each.id for each in found.featured], [each.id for each in found.newest]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_occasion(path: Path) -> None:
    """A case's nearest day is the one it says, with the exemplars it says."""
    case = support_register.read(path)

    assert case["expected"] == told(occasions.nearest(made(case))), case["fact"]


@pytest.mark.parametrize("plan", PLANS)
def test_days_are_of_the_plans_sectors(plan: str) -> None:
    """Every day of every plan is for some of its sectors or for all, never both, in calendar order."""
    found = of(plan).plan
    assert found.commemorations is not None
    days = found.commemorations.days
    sectors = {each.id for each in found.sectors}

    assert all(bool(each.sectors) != each.all for each in days)
    assert all(sectors.issuperset(each.sectors) for each in days)
    assert [each.day for each in days] == sorted(each.day for each in days if each.day)
    assert (6, 11) in [each.day for each in days if each.all]


def test_the_featured_go_first() -> None:
    """The lead is featured, through its last day; a portrait goes before none; nobody is there twice."""
    found = front(made(text(FIVE)))

    assert found.lead_is_featured
    assert ids(found) == ("a00005", ["a00003"], ["a00001", "a00002", "a00004"])


def test_without_the_featured_a_face_leads() -> None:
    """Where nobody is featured any more, the newest with a portrait leads."""
    found = front(made(text(FIVE) | {"today": "2024-07-02"}), newest=2)

    assert not found.lead_is_featured
    assert ids(found) == ("a00002", [], ["a00001", "a00003"])


def test_a_draft_never_leads() -> None:
    """In a preview a draft stands among the newest, and last."""
    found = front(made(text(FIVE) | {"drafts": "yes", "today": "2024-07-02"}))

    assert ids(found)[0] == "a00002"
    assert ids(found)[2][-1] == "a00006"


def test_an_empty_portal_has_no_lead() -> None:
    """A portal without exemplars leads with nobody."""
    assert ids(front(made(text("today: 2024-06-01")))) == ("", [], [])


def test_broadcasts_of_the_month() -> None:
    """The radio's exemplars of the month, each once, the newest first, none still to come."""
    found = broadcasts.latest(made(text(RADIO)))

    assert found is not None
    assert found.label == "tháng 6/2024"
    assert [(each.exemplar.id, str(each.date), each.channels) for each in found.airings] == [
        ("a00002", "2024-06-15", ("Đài huyện",)),
        ("a00001", "2024-06-09", ("Đài huyện", "Thi đua")),
        ("a00004", "2024-06-09", ("Đài huyện",)),
    ]
    assert [(each.address, each.demand) for each in found.slots] == [
        ("chuyen-muc/thi-dua/", "ít nhất 2 kỳ mỗi tháng, không quá 10 phút mỗi lần phát")
    ]


def test_an_aired_episode_is_a_broadcast() -> None:
    """Whom an episode told of was on the radio then, under its column and its station."""
    episode = text("""
column: thi-dua
month: 2024-06
number: 1
segments: [{profile: a00003}, {text: tin.md, topic: policy}, {profile: a00009}]
aired: [{station: dai, date: 2024-06-12}, {station: dai, date: 2024-06-16}]
""")
    found = broadcasts.latest(made(text(RADIO) | {"episodes": [episode]}))

    assert found is not None
    assert [(each.exemplar.id, str(each.date), each.channels) for each in found.airings][1] == (
        "a00003",
        "2024-06-12",
        ("Đài huyện", "Thi đua"),
    )


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (Column(), ""),
        (Column(days=("wednesday", "saturday")), "thứ Tư, thứ Bảy"),
        (Column(time=dt.time(5, 30), stations=("dai",)), "05:30; Đài huyện"),
        (Column(days=("sunday",), time=dt.time(17)), "Chủ nhật, 17:00"),
    ],
)
def test_when_and_where_a_column_is_heard(column: Column, expected: str) -> None:
    """A column's days, hour and stations are told in words, as far as they are known."""
    assert expected == broadcasts.timetable(made(text(RADIO)).plan, column)


def test_the_latest_month_stands_in() -> None:
    """A month without broadcasts shows the latest that had some."""
    found = broadcasts.latest(made(text(RADIO) | {"today": "2024-06-01"}))

    assert found is not None
    assert found.label == "tháng 5/2024"
    assert [each.exemplar.id for each in found.airings] == ["a00003"]


def test_nothing_aired_yet() -> None:
    """A plan with radio that has broadcast nothing has this month, empty; one without has none."""
    empty = broadcasts.latest(made(text(RADIO) | {"exemplars": []}))
    silent = broadcasts.latest(made(text("today: 2024-06-01")))

    assert empty is not None
    assert (empty.label, empty.airings) == ("tháng 6/2024", ())
    assert silent is None


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (Column(min_per_month=2), "ít nhất 2 kỳ mỗi tháng"),
        (Column(max_minutes=10, must="duy trì"), "không quá 10 phút mỗi lần phát"),
        (Column(must="duy trì"), "duy trì chuyên mục"),
        (Column(), ""),
    ],
)
def test_what_is_asked_of_a_column(column: Column, expected: str) -> None:
    """A column's numbers are told in words; without numbers, the plan's own words."""
    assert expected == broadcasts.demand(column)


def test_timeline_is_bounded() -> None:
    """A month names at most so many and says how many more; empty years of the plan are there."""
    many = [{"id": f"a0000{n}", "published": f"2023-05-0{n}"} for n in range(1, 9)]
    case = text("today: 2024-06-01") | {"exemplars": [*many, {"id": "a00009"}]}
    found = timeline.years(made(case))

    assert [
        (2024, "nam/2024/", 1, [("Tháng 1", 1, 0, ["a00009"])]),
        (2023, "nam/2023/", 8, [("Tháng 5", 8, 2, [f"a0000{n}" for n in range(8, 2, -1)])]),
        (2022, "nam/2022/", 0, []),
    ] == [
        (
            year.year,
            year.address,
            year.count,
            [(m.label, m.count, m.more, [e.id for e in m.exemplars]) for m in year.months],
        )
        for year in found
    ]


def test_timeline_tells_the_plans_events() -> None:
    """A year tells the plan's events of that year and its deadlines by date."""
    case = text(
        """
        today: 2024-06-01
        plan:
          events: [{id: dai-hoi, name: Đại hội, year: 2023}, {id: so-ket, name: Sơ kết, per: year}]
          deadlines:
            - {id: sau, text: Việc sau, date: 2023-03-01}
            - {id: truoc, text: Việc trước, date: 2023-02-20}
        """
    )
    found = {year.year: year.happenings for year in timeline.years(made(case))}

    assert [(each.text, each.when) for each in found[2023]] == [
        ("Đại hội", "2023"),
        ("Việc trước", "20/2/2023"),
        ("Việc sau", "1/3/2023"),
    ]
    assert found[2022] == found[2024] == ()
