"""What is to come: events, contests, days of commemoration, and the calendars of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import vobject

from exemplars import agenda, calendars
from support_plans import PLANS
from support_register import made, text
from support_site import flat, pages

CASE = """
today: 2024-05-20
plan:
  portal: {name: Cổng thử, url: "https://thu.example/", tag: {authority: thu.example, year: "2022"}}
  events:
    - {id: dai-hoi, name: "Đại hội; thi đua, yêu nước", date: 2024-06-10, until: 2024-06-11, time: 8 giờ 00, place: Hội trường huyện, by: Phòng Nội vụ}
    - {id: so-ket, name: Hội nghị sơ kết, per: year}
    - {id: da-qua, name: Hội nghị đã qua, date: 2024-05-19}
    - {id: hom-nay, name: Hội nghị hôm nay, date: 2024-05-18, until: 2024-05-20}
  contests:
    - {id: viet, name: Cuộc thi viết, opens: 2024-03-01, closes: 2024-05-31}
  commemorations:
    days:
      - {id: nhuan, name: Ngày nhuận, day: 02-29, all: "true"}
      - {id: thi-dua, name: Ngày truyền thống thi đua yêu nước, day: 06-11, all: "true"}
exemplars:
  - {id: a00001, name: Bài kín, kind: individual, entry_of: viet, published: 2024-05-10}
"""


def case(today: str = "2024-05-20") -> dict[str, Any]:
    """Return the case as it stands on a day."""
    return text(CASE) | {"today": today}


def test_what_is_to_come_begins_with_what_is_going_on() -> None:
    """An event on its last day is still to come, one that is over is not, and one without a date waits."""
    found = agenda.upcoming(made(case()))

    assert [each.id for each in found] == [
        "su-kien-hom-nay",
        "cuoc-thi-viet-dong",
        "su-kien-dai-hoi",
        "ky-niem-thi-dua",
        "ky-niem-nhuan",
    ]


@pytest.mark.parametrize(
    ("shown", "today"), [(False, "2024-05-30"), (False, "2024-05-31"), (True, "2024-06-01")]
)
def test_entry_is_kept_until_its_contest_has_closed(shown: bool, today: str) -> None:
    """An entry is in nobody's sight on the contest's last day, and in everybody's the day after."""
    assert shown == bool(made(case(today)).exemplars)


def test_calendar_is_read_as_it_was_meant() -> None:
    """Another reader finds the same names, days, places and addresses, commas and semicolons among them."""
    plan = made(case()).plan
    events = {each.uid.value: each for each in entries(plan, agenda.events(plan))}
    congress = events["su-kien-dai-hoi.thu@thu.example"]

    assert congress.summary.value == "Đại hội; thi đua, yêu nước"
    assert (congress.dtstart.value, congress.dtend.value) == (
        dt.date(2024, 6, 10),
        dt.date(2024, 6, 12),
    )
    assert congress.location.value == "Hội trường huyện"
    assert congress.description.value == "8 giờ 00; Phòng Nội vụ"
    assert events["cuoc-thi-viet-dong.thu@thu.example"].url.value == (
        "https://thu.example/cuoc-thi/viet/"
    )


def test_leap_day_is_kept_on_the_last_of_february() -> None:
    """A day of commemoration returns each year; 29 February on the 28th of a common one."""
    plan = made(case()).plan
    days = entries(plan, agenda.commemorations(plan, dt.date(2022, 1, 1)))
    leap = next(each for each in days if each.uid.value.startswith("ky-niem-nhuan"))
    years = [day.date() for day in leap.getrruleset(addRDate=True)[:3]]

    assert years == [dt.date(2022, 2, 28), dt.date(2023, 2, 28), dt.date(2024, 2, 29)]


def entries(plan: Any, appointments: Any) -> list[Any]:
    """Return the entries that another reader finds in a calendar."""
    data = calendars.calendar(plan, "Lịch thử", "https://thu.example/", appointments)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")

    return list(vobject.readOne(data.decode()).vevent_list)


@pytest.mark.parametrize("plan", PLANS)
def test_every_plan_has_its_events_and_calendars(plan: str, site: Callable[[str], Path]) -> None:
    """Each plan has its page of events with both calendars to subscribe to, however silent it is."""
    folder = site(plan)
    page = pages(folder)["su-kien/"]
    links = [each.get("href") for each in page.iter("a")]

    for name in ("su-kien", "ngay-ky-niem"):
        assert f"../lich/{name}.ics" in links
        assert f"webcal://{plan}.example/lich/{name}.ics" in links
        assert (folder / f"lich/{name}.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_contest_tells_its_rules_and_who_won(site: Callable[[str], Path]) -> None:
    """A closed contest's page has its rules, its result and every entry."""
    page = pages(site("tan-yen"))["cuoc-thi/viet-ve-dien-hinh-tien-tien/"]
    said = flat(page.text_content())

    assert "nhan bai den het ngay 31/5/2024" in said
    assert "giai nhat: bat nuoc che dau ngo" in said
    assert "tieng keng bao tan hoc" in said


def test_entry_has_its_page_and_is_in_no_list(site: Callable[[str], Path]) -> None:
    """An entry stands below its contest, and in no list, feed, index of search or count."""
    folder = site("tan-yen")
    holding = [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.*")
        if path.suffix in {".html", ".xml", ".atom", ".json", ".bin"}
        and "m4v8xk" in path.read_text("utf-8", "ignore")
    ]

    assert sorted(each for each in holding if not each.startswith("guong/bat-nuoc")) == [
        "cuoc-thi/viet-ve-dien-hinh-tien-tien/index.html",
        "sitemap.xml",
    ]
