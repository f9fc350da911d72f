"""A portal whose plan is over: when it is one, what it stops doing, what stays."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import support_page
import support_register
from exemplars import collections, register
from exemplars.building import surroundings
from exemplars.feeds import Feeds
from exemplars.look import Look
from exemplars.pages import alone, events, introduce, lists
from exemplars.register import Register
from exemplars.telling.archived import archived
from support_page import parsed, shared, words
from support_plans import PLANS, of

INVITATION = "gioi-thieu-guong/"
NEXT = "Kế hoạch giai đoạn 2026-2030"
FEW = """
plan:
  sectors: [{id: y-te, name: Y tế}]
  commemorations: {days: [{id: thay-thuoc, name: Ngày Thầy thuốc Việt Nam, day: 02-27, all: "true"}]}
  events: [{id: tong-ket, name: hội nghị tổng kết, date: 2026-12-20}]
exemplars:
  - {id: a00001, sector: y-te, published: 2024-05-01}
  - {id: a00002, sector: y-te, published: 2025-05-01}
"""


def made(today: str, period: Any = None, **site: Any) -> Register:
    """Return a small portal of 2022-2025 as it stands on a day, `site` laid over its settings."""
    case = support_register.text(FEW) | {"today": today}
    base = support_register.text(support_register.PLAN)["portal"]
    tag = {"authority": "thu.example", "year": "2022"}
    case["plan"]["portal"] = base | {"tag": tag} | site
    case["plan"] |= {"period": period} if period is not None else {}
    return support_register.made(case)


def past(**site: Any) -> Register:
    """Return the portal in the year after its plan."""
    return made("2026-02-01", **site)


def followed() -> Register:
    """Return the portal in the year after its plan, with a successor."""
    return past(successor={"title": NEXT, "url": "https://sau.example/"})


def linked(tree: Any) -> list[str]:
    """Return where the links of a page lead."""
    return [str(each) for each in tree.xpath("//a/@href|//form/@action")]


@pytest.mark.parametrize(
    ("today", "site", "since"),
    [
        ("2025-12-31", {}, None),
        ("2026-01-01", {}, dt.date(2026, 1, 1)),
        ("2026-03-31", {"archive_from": "2026-04-01"}, None),
        ("2026-04-01", {"archive_from": "2026-04-01"}, dt.date(2026, 4, 1)),
        ("2025-07-01", {"archive_from": "2025-07-01"}, dt.date(2025, 7, 1)),
    ],
)
def test_archive_begins_after_the_period_or_on_the_day_set(
    today: str, site: dict[str, str], since: dt.date | None
) -> None:
    """The last day of the plan's last year is its own; the office may set an earlier or a later one."""
    found = archived(made(today, **site))

    assert since == (found.since if found else None)


def test_plan_without_an_end_is_never_an_archive() -> None:
    """A plan that does not say until when it is for stays open, however late it is."""
    assert archived(made("2199-01-01", period={"from": "2022"})) is None


@pytest.mark.parametrize("plan", PLANS)
def test_no_sample_is_an_archive_on_its_own_day(plan: str) -> None:
    """Each of the five portals is within its plan's years on the newest day of its records."""
    assert archived(register.make(of(plan), of(plan).newest_date, None)) is None


def every(site: support_page.Shared) -> dict[str, Any]:
    """Return the pages that invite people while a portal is open."""
    shelf = site.by_facet["sector"]
    found = [
        alone.home(site),
        alone.about(site),
        introduce.page(site),
        next(events.every(site)),
        next(lists.everyone(site)),
        *lists.one(site, shelf, shelf.collections[0]),
    ]
    return {each.address: parsed(each) for each in found}


def test_open_portal_invites() -> None:
    """While the plan lasts, home, the lists and the foot lead to where people introduce someone."""
    portal = made("2025-12-31")
    pages = every(shared(portal))

    for address in ("", "gioi-thieu/", "guong/", "linh-vuc/y-te/"):
        assert any(INVITATION in link for link in linked(pages[address]))
    assert INVITATION in [each["address"] for each in surroundings.foot(portal)]
    assert "Sắp tới" in words(pages["su-kien/"])
    assert pages[INVITATION].xpath("//form")


@pytest.mark.parametrize("portal", [past(), followed()], ids=["alone", "followed"])
def test_archive_invites_nobody(portal: Register) -> None:
    """Past its plan no page leads there, nothing is to come, and the page itself says that it is over."""
    pages = every(shared(portal))

    assert [
        each for each, tree in pages.items() if any(INVITATION in link for link in linked(tree))
    ] == []
    assert INVITATION not in [each["address"] for each in surroundings.foot(portal)]
    assert not pages[INVITATION].xpath("//form|//script")
    assert "không nhận thêm gương mới" in words(pages[INVITATION])
    assert "Sắp tới" not in words(pages["su-kien/"])
    assert "webcal:" not in " ".join(linked(pages["su-kien/"]))
    assert "Thầy thuốc" not in words(pages[""])
    assert "Mới giới thiệu" not in words(pages[""])
    assert introduce.page(shared(portal)).indexed is False


def test_archive_leads_to_its_successor() -> None:
    """Home, the lists, the page of introducing and about lead to the next portal; so does every frame."""
    portal = followed()
    pages = every(shared(portal))
    told = surroundings.header(portal, Look({}, {}, (), "", {}))["archived"]

    leading = [a for a, tree in pages.items() if "https://sau.example/" in linked(tree)]

    assert leading == ["", "gioi-thieu/", INVITATION, "guong/", "linh-vuc/y-te/"]
    assert told == archived(portal)
    assert told is not None
    assert (told.period, told.successor and told.successor.title) == ("giai đoạn 2022-2025", NEXT)


def test_calendar_of_great_days_ends() -> None:
    """Days that come back every year are no longer in the calendar that people subscribed to; it is still there."""
    name = "lich/ngay-ky-niem.ics"
    before = dict(events.files(shared(made("2025-12-31"))))[name]
    after = dict(events.files(shared(past())))[name]

    assert b"RRULE" in before
    assert b"BEGIN:VCALENDAR" in after
    assert b"BEGIN:VEVENT" not in after


def test_feeds_of_an_archive_stay_as_they_were() -> None:
    """The last day of the plan and a day after it give the same feeds, to the byte."""
    feeds = []
    for portal in (made("2025-12-31"), followed()):
        site = shared(portal)
        found = Feeds(portal, site.url, site.keys)
        files = found.files(collections.whole(portal), site.shelves)
        feeds.append({each.name: each.make() for each in files if "/nam/" not in each.name})

    assert feeds[0]
    assert feeds[0] == feeds[1]


def test_pages_of_the_open_portal_are_not_taken_over() -> None:
    """A list that was made while the portal was open is made anew once it is an archive."""
    keys = [shared(each).keys.of("list", None) for each in (made("2025-12-31"), past())]

    assert keys[0] != keys[1]
