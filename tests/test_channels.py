"""Where exemplars were carried beside the portal, and who is asked to take down what is withdrawn."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from conftest import Portal
from exemplars.telling import channels
from support_portal import REPO
from support_register import made, text
from support_site import flat, pages

CASE = """
today: 2024-06-01
plan:
  channels: [{id: dai, name: Đài huyện, medium: radio}, {id: bao, name: Báo tỉnh, medium: press}]
  columns: [{id: cot, name: Người tốt, medium: portal}]
exemplars:
  - id: a00001
    carried:
      - {channel: cot, date: 2024-05-01, url: "https://thu.example/1"}
      - {channel: dai, date: 2024-05-01}
      - {channel: dai, date: 2024-04-01}
      - {channel: bao, date: 2024-06-02}
  - id: a00002
    carried: [{channel: dai, date: 2024-06-01}]
"""


def test_carrying_counts_from_its_day_on() -> None:
    """What is carried tomorrow is not told today; of one day the plan's order decides."""
    register = made(text(CASE))
    first = next(each for each in register.exemplars if each.id == "a00001")
    found = channels.carryings(first.profile, register.portfolio, register.today)

    assert [(c.channel.id, c.date.isoformat()) for c in found] == [
        ("dai", "2024-04-01"),
        ("dai", "2024-05-01"),
        ("cot", "2024-05-01"),
    ]


def test_channels_are_counted_by_exemplars_and_by_times() -> None:
    """A channel that carried one exemplar twice has carried one; one that carried nobody is not told."""
    found = channels.tallies(made(text(CASE)))

    assert [(each.channel.id, each.exemplars, each.times) for each in found] == [
        ("dai", 2, 3),
        ("cot", 1, 1),
    ]


def test_what_the_schedule_aired_was_carried() -> None:
    """A broadcast of the radio's schedule counts; one that the profile tells of too counts once."""
    episode = text("""
column: cot
month: 2024-04
number: 1
segments: [{profile: a00001}]
aired:
  - {station: dai, date: 2024-04-01}
  - {station: dai, date: 2024-04-03}
  - {station: dai, date: 2024-06-02}
""")
    register = made(text(CASE) | {"episodes": [episode]})
    first = next(each for each in register.exemplars if each.id == "a00001")
    found = channels.carryings(first.profile, register.portfolio, register.today)

    assert [str(c.date) for c in found] == ["2024-04-01", "2024-04-03", "2024-05-01", "2024-05-01"]
    assert channels.tallies(register)[0].times == 4


def test_office_is_told_of_episodes(portal: Portal) -> None:
    """Whoever aired an episode with someone withdrawn is asked to take it down."""
    told = portal(REPO, "takedown", "--plan", "vinh-thuan", "c4fmr0")

    assert "loa truyền thanh huyện, ngày 3/4/2024" in told.out


def test_profile_tells_where_it_was_carried(site: Callable[[str], Path]) -> None:
    """A profile's page has the days and the names of those who carried it."""
    said = flat(pages(site("tan-yen"))["guong/chu-thi-le-mgx23c/"].text_content())

    assert "17/11/2023 cong thong tin dien tu huyen" in said


def test_office_is_told_whom_to_ask(portal: Portal) -> None:
    """Each withdrawn profile is listed with every place that carried it, by id or all of them."""
    told = portal(REPO, "takedown", "--plan", "tan-yen", "fd7fg4", "--format", "json")

    assert told.code == 0
    assert json.loads(told.out) == [
        {
            "id": "fd7fg4",
            "path": "profiles/tan-yen/ngoc-ly/tong-duy-hach-fd7fg4/profile.md",
            "date": "2024-09-12",
            "carried": [
                {
                    "channel": "district-portal",
                    "name": "Cổng thông tin điện tử huyện",
                    "date": "2023-11-17",
                    "url": "",
                }
            ],
        }
    ]


def test_office_is_told_what_is_not_withdrawn(portal: Portal) -> None:
    """An id that nobody withdrew is answered with words, not with an empty list."""
    told = portal(REPO, "takedown", "--plan", "tan-yen", "mgx23c")

    assert told.code == 2
    assert "không có hồ sơ nào đã gỡ mang mã mgx23c" in told.err
