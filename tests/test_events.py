"""What is to come: events, contests, days of commemoration, and the calendars of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import vobject

import support_portal
import support_site
from exemplars.coming import agenda, calendars, consultations
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


ASKED = """
today: 2024-10-10
plan:
  portal: {name: Cổng thử, url: "https://thu.example/", days_off: [2024-10-10]}
exemplars:
  - {id: a00001, name: Bà Hoa, published: 2024-06-01, consultation: {from: 2024-10-04, proposal: Huân chương Lao động hạng Ba}}
  - {id: a00002, name: Ông Bình, published: 2024-06-01, consultation: {from: 2024-08-01}}
  - {id: a00003, name: Chưa đăng, published: "", consultation: {from: 2024-09-01}}
"""


def test_consultation_lasts_ten_working_days() -> None:
    """Weekends and days off that were announced are not counted, nor is the first day."""
    found = consultations.of(made(text(ASKED)))

    # Monday 7 to Wednesday 9, Friday 11, 14-18, Monday 21 October.
    assert [(each.exemplar.id, each.until, each.state) for each in found] == [
        ("a00001", dt.date(2024, 10, 21), "open"),
        ("a00002", dt.date(2024, 8, 15), "closed"),
    ]


def test_consultations_end_stands_in_the_calendar() -> None:
    """The last day of a consultation is an appointment that leads to its page."""
    found = agenda.upcoming(made(text(ASKED)))

    assert [(each.id, each.start, each.address) for each in found] == [
        ("lay-y-kien-a00001", dt.date(2024, 10, 21), "lay-y-kien/a00001/")
    ]


def test_consultation_says_until_when_and_where_to_write(site: Callable[[str], Path]) -> None:
    """The page of an open consultation has what is proposed, its last day, and the office's address."""
    said = flat(pages(site("nghe-an"))["lay-y-kien/sjfpy0/"].text_content())

    assert "de nghi tang huan chuong lao dong hang ba cho to tu quan" in said
    assert "nhan y kien den het ngay 16/6/2025" in said
    assert "banthiduakhenthuong@nghe-an.example" in said


def test_consultation_about_the_withdrawn_is_a_tombstone(tmp_path: Path) -> None:
    """Once a profile is withdrawn its consultation's address shows the same neutral words."""
    root = support_portal.lay_out(tmp_path / "portal", whole=True)
    path = support_portal.profile(root, "f2r6yq")
    support_portal.edit(path, "withdrawn:", "consultation:\n  from: 2024-03-04\nwithdrawn:")
    made = support_site.made(root, "mini", today=dt.date(2026, 1, 1))
    page = made["lay-y-kien/f2r6yq/index.html"].decode()

    assert "Bài viết đã được gỡ" in page
    assert "/lay-y-kien/" not in made["sitemap.xml"].decode()
