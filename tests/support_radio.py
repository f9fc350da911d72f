"""Episodes of the radio that tests look at: a few that have everything, and a sample year."""

from __future__ import annotations

import re
from pathlib import Path

from exemplars import register
from exemplars.radio import episodes
from exemplars.radio.episodes import Episode
from support_plans import of
from support_portal import REPO
from support_register import made, text
from support_rules import silence

PLAN = "vinh-thuan"
# Nothing of this can be read aloud.
UNSPEAKABLE = re.compile(
    r"[\d%/&@=<>|*_#\\²³½]|\b(?:UBND|HĐND|m2|km2|TP)\b|[\x00-\x09\x0b-\x1f\x7f-\x9f]"
)

CASE = """
today: 2024-06-10
plan:
  channels: [{id: dai, name: Đài huyện, medium: radio}, {id: loa-xa, name: Loa xã, medium: radio}]
  portal: {name: Cổng thử, url: "https://thu.example/", tag: {authority: thu.example, year: "2022"}}
  columns:
    - {id: loa, name: chuyện quê, medium: radio, rate: 60, pause: 3, max_minutes: 1, opening: Xin chào., closing: Cảm ơn bà con., time: 17:00, stations: [dai]}
    - {id: sang, name: buổi sáng, medium: radio}
exemplars:
  - {id: a00001, name: Bà Y Blơm, story: "Bà Y Blơm dạy bốn em.\\n\\nCác em đọc, viết được.", radio: {say: {Y Blơm: i Bờ-lơm}}}
texts: {tin.md: [Tin xã, "Xã giao việc cho XQZ.\\n\\nBà con làm đường."]}
episodes:
  - {column: loa, month: 2024-05, number: 1, title: Bà dạy chữ, segments: [{text: tin.md, topic: movement}, {profile: a00001}], aired: [{station: loa-xa, date: 2024-05-09, time: "05:30"}, {station: dai, date: 2024-05-08}]}
  - {column: loa, month: 2024-06, number: 1, segments: [{profile: a00001}], planned: 2024-06-12}
  - {column: loa, month: 2024-04, number: 1, segments: [{profile: a00001}], planned: 2024-04-12}
  - {column: sang, month: 2024-06, number: 1, segments: [{profile: a00001}], planned: 2024-06-10}
"""


def found(key: str = "loa-2024-05-1") -> tuple[Episode, register.Register]:
    """Return an episode of CASE, and the register it is in."""
    shown = made(text(CASE))
    return next(each for each in episodes.of(shown) if each.id == key), shown


def year() -> tuple[tuple[Episode, ...], register.Register]:
    """Return the sample year of Vĩnh Thuận."""
    portfolio = of(PLAN)
    shown = register.make(portfolio, portfolio.newest_date, REPO / ".cache")
    return episodes.of(shown), shown


def on_air(root: Path, column: str, profile: str, title: str, voice: str) -> None:
    """Give the miniature an episode that was recorded and aired: a text, and a profile's part."""
    base = root / "profiles/mini"
    (base / "_phat-thanh").mkdir()
    (base / "_phat-thanh/tin.md").write_text("# Tin xã\n\nXã làm đường.\n", "utf-8")
    (base / "_phat-thanh/ky-1.mp3").write_bytes(silence(12))
    (base / "schedule.yml").write_text(
        f"episodes:\n  - column: {column}\n    month: 2024-06\n    number: 1\n    title: {title}\n"
        f"    segments: [{{text: tin.md, topic: movement}}, {{profile: {profile}}}]\n"
        f"    recording: {{file: ky-1.mp3, voice: {voice}}}\n"
        f"    aired: [{{station: {column}, date: 2024-06-12}}]\n",
        "utf-8",
    )
