"""The radio's episodes: how long they last, and what of them is published."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import support_register
from exemplars import airtime, register
from exemplars.problem import Problem
from exemplars.radio import episodes
from exemplars.radio.episodes import Episode
from exemplars.reading import source
from exemplars.records.plan import Column
from support_plans import of
from support_portal import REPO, problems_of
from support_register import made, text
from support_rules import silence
from support_texts import lines

TWO = """
today: 2024-08-01
plan:
  channels: [{id: dai, name: Đài huyện, medium: radio}]
  columns:
    - {id: loa, name: Loa, medium: radio, rate: 60, pause: 3, opening: Xin chào, closing: Cảm ơn bà con, time: 17:00}
exemplars:
  - {id: a00001, name: Bà Lan, story: "Bà **Lan** dạy\\n\\nbốn em.", radio: {say: {Lan: La-nờ}}}
  - {id: a00002, name: Ông Tư, story: một, radio: {script: Ông Tư trồng cây.}}
  - {id: a00003, name: Tổ hai, story: một, withdrawn: {date: 2024-07-01, kind: withdrawn}}
  - {id: a00004, name: Chị Ba, story: một, published: 2024-09-01}
texts: {tin.md: ["Tin ở xã?", "Xã *vừa* họp."]}
episodes:
  - column: loa
    month: 2024-06
    number: 2
    title: Bà Lan và tổ hai
    segments: [{text: tin.md, topic: movement}, {profile: a00001}, {profile: a00003}]
    aired: [{station: dai, date: 2024-06-20, time: "05:30"}, {station: dai, date: 2024-06-19}]
  - {column: loa, month: 2024-06, number: 1, title: Trồng cây, segments: [{profile: a00002}], aired: [{station: dai, date: 2024-06-05}]}
  - {column: loa, month: 2024-09, number: 1, title: Chuyện chị Ba, segments: [{profile: a00004}], planned: 2024-09-04}
"""


def published() -> tuple[Episode, ...]:
    """Return the episodes of TWO as they are published."""
    return episodes.of(made(text(TWO)))


def test_newest_first_at_addresses_for_good() -> None:
    """Episodes come newest first, each at the address of its column, month and number."""
    assert [(each.id, each.address) for each in published()] == [
        ("loa-2024-09-1", "phat-thanh/loa/2024-09-1/"),
        ("loa-2024-06-2", "phat-thanh/loa/2024-06-2/"),
        ("loa-2024-06-1", "phat-thanh/loa/2024-06-1/"),
    ]


def test_parts_are_between_the_opening_and_the_closing() -> None:
    """A whole episode has its own title, every part in order, and the time of all with the pauses."""
    first = published()[2]

    assert (first.title, first.gone, first.summary) == ("Trồng cây", 0, "Ông Tư")
    assert [(e.title, e.seconds) for e in first.parts] == [("", 2), ("Ông Tư", 8), ("", 4)]
    assert first.said == "Xin chào\n\nÔng Tư.\nÔng Tư trồng cây.\n\nCảm ơn bà con"
    assert (first.seconds, first.clock) == (2 + 8 + 4 + 2 * 3, "0:20")
    assert [each.id for each in first.exemplars] == ["a00002"]


def test_what_may_not_be_heard_is_gone() -> None:
    """A withdrawn person's part is gone, and the title that may name them; the rest stays."""
    second = published()[1]
    said = f"{second.said}{second.title}{second.summary}"

    assert (second.gone, second.title) == (1, "Kỳ 2, tháng 6/2024")
    assert "Tổ hai" not in said
    assert "tổ hai" not in said
    assert [each.id for each in second.exemplars] == ["a00001"]


def test_who_is_not_published_yet_is_not_told_of() -> None:
    """A planned episode names nobody before the day of their publication."""
    planned = published()[0]

    assert "Ba" not in planned.title + planned.said.replace("bà con", "")
    assert (dt.date(2024, 9, 4), None) == (planned.day, planned.first_aired)


def test_text_has_its_topic_and_names_are_said() -> None:
    """A text of the radio's own has a title and a topic; a name is read as its profile says."""
    text_part, story_part = published()[1].told

    assert (text_part.title, text_part.topic_name) == ("Tin ở xã?", "tin phong trào thi đua")
    assert text_part.said == "Tin ở xã?\nXã vừa họp."
    assert story_part.text == "Bà Lan dạy.\nbốn em."
    assert story_part.said == "Bà La-nờ.\nBà La-nờ dạy.\nbốn em."
    assert story_part.topic_name == ""


def test_what_is_read_is_words() -> None:
    """Numbers, dates and abbreviations are read in words; what nobody can tell is a doubt of its part."""
    case = text(TWO)
    case["texts"] = {"tin.md": ["Tin", "Ngày 3/4/2024, UBND xã giao 1.234 m2 cho XQZ."]}
    said = episodes.of(made(case))[1].told[0]

    assert "Ủy ban nhân dân xã giao một nghìn hai trăm ba mươi tư mét vuông" in said.said
    assert not set("0123456789/") & set(said.said)
    assert [each.what for each in said.doubts] == ["XQZ"]


def test_broadcasts_are_in_order() -> None:
    """An episode's first day on air is the earliest, and its hour the column's where none is told."""
    second = published()[1]

    assert dt.date(2024, 6, 19) == second.first_aired == second.day
    assert dt.time(17) == second.time
    assert [each.date.day for each in second.aired if each.date] == [19, 20]


@pytest.mark.parametrize(
    ("today", "numbers"), [("2024-06-04", []), ("2024-06-05", [1]), ("2024-08-01", [2, 1])]
)
def test_a_columns_items_are_what_was_aired(today: str, numbers: list[int]) -> None:
    """A column's feed has its episodes from the day of their first broadcast on."""
    found = made(text(TWO) | {"today": "2024-08-01"})
    (column,) = found.plan.radio_columns
    items = episodes.aired(episodes.of(found), column, dt.date.fromisoformat(today))

    assert numbers == [each.number for each in items]
    assert episodes.aired(items, Column(id="khac"), dt.date(2024, 8, 1)) == ()


@pytest.mark.parametrize(
    ("seconds", "near", "over"),
    [
        (539, False, False),
        (540, False, False),
        (541, True, False),
        (600, True, False),
        (601, True, True),
    ],
)
def test_borders_of_ten_minutes(seconds: int, near: bool, over: bool) -> None:
    """9:00 of ten minutes is well within, 9:01 is near, 10:00 is allowed, 10:01 is over."""
    assert (near, over) == (airtime.is_near(seconds, 600), airtime.is_over(seconds, 600))
    assert (airtime.is_near(seconds, None), airtime.is_over(seconds, None)) == (False, False)


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0:00"), (59, "0:59"), (60, "1:00"), (545, "9:05"), (3725, "1:02:05")]
)
def test_running_times(seconds: int, said: str) -> None:
    """A running time is minutes and seconds, with hours where there are any."""
    assert said == airtime.clock(seconds)


@given(st.lists(st.text(), max_size=5), st.integers(60, 400))
def test_more_words_never_take_less_time(words: list[str], rate: int) -> None:
    """Whatever is added to a text, reading it takes no less, and slower reading takes no less either."""
    whole = " ".join(words)
    short = " ".join(words[:-1])

    assert airtime.seconds_of(short, rate) <= airtime.seconds_of(whole, rate)
    assert airtime.seconds_of(whole, 400) <= airtime.seconds_of(whole, rate)


def on_disk(root: Path, segments: str = "[{text: tin.md, topic: policy}]") -> register.Register:
    """Return the miniature's register with an episode that was recorded, twelve seconds of silence."""
    base = root / "profiles/mini"
    (base / "_phat-thanh").mkdir()
    (base / "_phat-thanh/tin.md").write_text("# Tin\n\nXã họp.\n", "utf-8")
    (base / "_phat-thanh/ky-1.mp3").write_bytes(silence(12))
    column = source.load(root, "mini").plan.radio_columns[0].id
    (base / "schedule.yml").write_text(
        f"episodes:\n  - column: {column}\n    month: 2024-06\n    number: 1\n    title: Tin xã\n"
        f"    segments: {segments}\n    recording: {{file: ky-1.mp3, voice: Thu Hà}}\n",
        "utf-8",
    )
    portfolio = source.load(root, "mini")
    return register.make(portfolio, portfolio.newest_date, root / ".cache")


def test_a_recording_is_exact(miniature: Path) -> None:
    """An episode that was recorded lasts as long as its recording, which lies beside its page."""
    (episode,) = episodes.of(on_disk(miniature), miniature / ".cache")

    assert episode.recording is not None
    assert (
        episode.seconds,
        episode.recording.type,
        episode.recording.voice,
    ) == (12, "audio/mpeg", "Thu Hà")
    assert episode.recording.address.startswith(f"{episode.address}ky-1-")
    assert episode.recording.size == len(episode.recording.path.read_bytes())


def test_a_recording_goes_with_whom_it_names(miniature: Path) -> None:
    """The recording of an episode with someone who may not be heard is not published."""
    segments = "[{text: tin.md, topic: policy}, {profile: a00001}]"
    (episode,) = episodes.of(on_disk(miniature, segments), miniature / ".cache")

    assert (episode.recording, episode.gone, episode.title) == (None, 1, "Kỳ 1, tháng 6/2024")


def test_a_real_year_as_it_is_published() -> None:
    """Vĩnh Thuận's episodes are all published; the one with a withdrawn exemplar tells of the other alone."""
    portfolio = of("vinh-thuan")
    shown = register.make(portfolio, portfolio.newest_date, REPO / ".cache")
    found = {each.key: each for each in episodes.of(shown)}
    april = found["2024-04-1"]

    assert len(portfolio.radio.episodes) == len(found) >= 24
    assert [(each.gone, len(each.exemplars)) for each in found.values() if each.gone] == [(1, 1)]
    assert "Âu Dương Văn Nhàn" not in april.said
    assert {"policy", "movement", "model"} <= {
        part.segment.topic for each in found.values() for part in each.told if part.segment
    }


def checked(root: Path, schedule: bytes, said: bytes) -> list[Problem]:
    """Return the problems of the miniature with these bytes as its schedule and as its text."""
    base = root / "profiles/mini"
    (base / "_phat-thanh").mkdir(exist_ok=True)
    (base / "schedule.yml").write_bytes(schedule)
    (base / "_phat-thanh/tin.md").write_bytes(said)
    return problems_of(root, "mini", "2025-01-01")


_GOOD = "episodes:\n  - column: {0}\n    month: {1}\n    number: 1\n    planned: {2}\n    segments: [{{text: tin.md, topic: policy}}]\n"


@pytest.mark.parametrize("month", ["9999-12", "0001-01", "2024-02"])
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", '""'])
def test_the_ends_of_the_calendar(month: str, day: str, miniature: Path) -> None:
    """An episode at either end of the calendar is judged like any other."""
    text = _GOOD.format("nguoi-tot-viec-tot", month, day)
    told = checked(miniature, text.encode(), "# Tin\n\nXã họp.\n".encode())

    assert not [each for each in told if each.code in ("gia-tri-sai", "yaml-sai")]


@pytest.mark.parametrize("raw", lines("yaml/hostile.txt")[::7])
def test_no_text_breaks_the_schedule(raw: str, miniature: Path) -> None:
    """Whatever stands in schedule.yml or in a text, problems are told and nothing is raised."""
    data = raw.encode("utf-8", "surrogatepass")
    item = b"episodes:\n  - column: " + data + b"\n    segments: [{profile: " + data + b"}]\n"

    assert checked(miniature, item, data)


def test_long_texts_take_no_longer_than_they_are(miniature: Path) -> None:
    """A text as long as a file may be is read and timed like any other."""
    for unit in ("một ", "*", "[", "# ", "1.", "a\n\n"):
        body = unit.encode() * (source.LARGEST_TEXT // len(unit.encode()))
        text = _GOOD.format("nguoi-tot-viec-tot", "2024-06", "2024-06-05")
        told = {each.code for each in checked(miniature, text.encode(), body)}

        assert told
        assert "tep-hong" not in told


def test_no_schedule_no_episodes() -> None:
    """A portal that keeps no schedule has no episodes."""
    case: dict[str, Any] = text(support_register.PLAN)

    assert episodes.of(made({"today": "2024-06-01", "plan": case})) == ()
