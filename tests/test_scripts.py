"""Episodes as they are read at a microphone: lines, times, words, Word files, and the calendar."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import re
import unicodedata
import zipfile
from typing import Any

import docx
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from exemplars import register
from exemplars.coming import calendars
from exemplars.radio import episodes, printed_script, scripts
from exemplars.radio.episodes import Episode
from support_radio import CASE, found, year
from support_register import made, text

# What no reading machine may be left to guess at.
UNREAD = re.compile(r"[0-9/%²³]|UBND|HĐND|m2")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Xin chào!", [["Xin chào!"]]),
        ("Tổ họp, bàn: làm. Xong.", [["Tổ họp,", "bàn:", "làm."], ["Xong."]]),
        ("Bác dạy: “Làm đi.” Ai cũng làm", [["Bác dạy:", "“Làm đi.”"], ["Ai cũng làm"]]),
        (
            "Chị em trong tổ góp tiền mua khung sắt mới để học thêm mẫu khó và tìm mối bán hàng",
            [
                [
                    "Chị em trong tổ góp tiền mua khung sắt mới",
                    "để học thêm mẫu khó và tìm mối bán hàng",
                ]
            ],
        ),
        (
            "Chị em trong tổ góp tiền tháng này để dành mua khung sắt mới cho bốn hộ nghèo",
            [["Chị em trong tổ góp tiền tháng này để dành mua khung sắt mới cho bốn hộ nghèo"]],
        ),
        ("", []),
    ],
)
def test_lines_and_breaths(said: str, expected: list[list[str]]) -> None:
    """A sentence is a line; the voice rests at commas, and where a clause begins in what is long."""
    assert expected == [list(line) for line in scripts.lines(said)]


@given(st.text(st.sampled_from("ab ,.;:!?…”“ đểnhưng\t"), max_size=80))
def test_lines_lose_no_word(said: str) -> None:
    """However a text is cut, its words are all there, in order."""
    cut = " ".join(phrase for line in scripts.lines(said) for phrase in line)

    assert (
        said.split() == cut.split() or said.replace(" ", "").split() == cut.replace(" ", "").split()
    )


def test_times_add_up() -> None:
    """Parts follow one another after the column's pause, paragraphs within them; the last ends at the end."""
    episode, shown = found()
    passages = scripts.of(episode, shown.plan)

    assert [each.name for each in passages] == ["Lời mở đầu", "Tin xã", "Bà Y Blơm", "Lời kết"]
    for before, after in itertools.pairwise(passages):
        assert after.begin == before.end + 3
    for each in passages:
        begins = [paragraph.begin for paragraph in each.paragraphs]
        assert begins == sorted(begins)
        assert each.begin == begins[0] <= begins[-1] <= each.end
    assert passages[-1].end == episode.running.estimated


def test_every_time_of_a_real_year_adds_up() -> None:
    """In a real year too the last word is said when the episode's running time is over, within the limit."""
    every, shown = year()
    for episode in every:
        passages = scripts.of(episode, shown.plan)

        assert passages[-1].end == episode.running.estimated <= 600
        assert [p.begin for e in passages for p in e.paragraphs] == sorted(
            p.begin for e in passages for p in e.paragraphs
        )


def test_doubts_stand_at_their_paragraph_and_names_have_hints() -> None:
    """What nobody could read for certain is told where it stands; a name with a reading has its hint."""
    episode, shown = found()
    _, news, story, _ = scripts.of(episode, shown.plan)

    assert [[each.what for each in p.doubts] for p in news.paragraphs] == [[], ["XQZ"], []]
    assert story.hints == (("Y Blơm", "i Bờ-lơm"),)
    assert story.paragraphs[0].lines == (("Bà i Bờ-lơm.",),)


def test_words_are_words_alone() -> None:
    """loi-doc.txt of every sample episode has no digit, stroke, sign or abbreviation, in NFC and LF."""
    every, _ = year()

    assert len(every) >= 24
    for episode in every:
        words = scripts.words(episode)

        assert UNREAD.findall(words) == []
        assert unicodedata.is_normalized("NFC", words)
        assert "\r" not in words
        assert words.endswith(".\n")
        assert words.startswith(episode.parts[0].said)


def read(episode: Episode, shown: register.Register) -> Any:
    """Return an episode's Word file as python-docx reads it back."""
    return docx.Document(io.BytesIO(printed_script.made(episode, shown.plan)))


def test_word_file_has_every_word() -> None:
    """Read back, the Word file has all the words in order, and says whose, which, how long."""
    episode, shown = found()
    document = read(episode, shown)
    lines = [each.text for each in document.paragraphs]
    spoken = [line.split("\t", 1)[1].replace(" / ", " ") for line in lines if "\t" in line]

    assert spoken == [line for line in episode.said.split("\n") if line]
    assert lines[:3] == ["UBND huyện Thử", "Chuyên mục: Chuyện quê", "Bà dạy chữ"]
    assert f"Thời lượng: {episode.clock}; giới hạn: 1:00; kỳ 1, tháng 5/2024" in lines
    assert "Y Blơm: đọc là “i Bờ-lơm”." in lines
    assert "Chưa chắc cách đọc: “XQZ”." in lines


def test_word_file_is_set_out_as_documents_are() -> None:
    """A4, the margins of Decree 30/2020, Times New Roman 14, the page's number from the second page on."""
    document = read(*found())
    paper, body = document.sections[0], document.styles["Normal"]

    # Word counts in twentieths of a point: a millimetre is not a whole number of them.
    assert [round(each.mm) for each in (paper.page_width, paper.page_height)] == [210, 297]
    assert [round(each.mm) for each in (paper.left_margin, paper.right_margin)] == [30, 15]
    assert [round(each.mm) for each in (paper.top_margin, paper.bottom_margin)] == [20, 20]
    assert (body.font.name, body.font.size.pt) == ("Times New Roman", 14)
    assert body.paragraph_format.line_spacing > 1.5
    assert "PAGE" in paper.header.paragraphs[0]._p.xml
    assert paper.different_first_page_header_footer
    assert [each.text for each in paper.first_page_header.paragraphs] == [""]


def test_word_file_has_no_clock() -> None:
    """The same episode gives the same bytes; its dates are the episode's, its zip's are nobody's."""
    episode, shown = found()
    data = printed_script.made(episode, shown.plan)
    about = docx.Document(io.BytesIO(data)).core_properties
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        days = {each.date_time for each in archive.infolist()}
        names = archive.namelist()

    assert data == printed_script.made(episode, shown.plan)
    assert days == {(1980, 1, 1, 0, 0, 0)}
    assert [each for each in names if "thumbnail" in each] == []
    assert about.created.date() == about.modified.date() == dt.date(2024, 5, 8)
    assert (about.title, about.author) == ("Chuyện quê: Bà dạy chữ", "UBND huyện Thử")


def broadcasts(today: str = "2024-06-10", **changes: Any) -> dict[str, Any]:
    """Return the entries that another reader finds in the calendar of CASE, by their identity."""
    shown = made(text(CASE) | changes)
    data = calendars.broadcasts(
        shown.plan,
        "Phát thanh",
        "https://thu.example/",
        episodes.of(shown),
        dt.date.fromisoformat(today),
    )
    return {
        each.uid.value.removesuffix(".thu@thu.example"): each
        for each in vobject.readOne(data.decode()).vevent_list
    }


def test_calendar_of_broadcasts() -> None:
    """Each broadcast stands at its hour in Việt Nam, as long as it lasts, at its station, with its page."""
    entries = broadcasts()
    first, second = (
        entries["phat-thanh-loa-2024-05-1"],
        entries["phat-thanh-loa-2024-05-1-loa-xa-2024-05-09-0530"],
    )
    episode, _ = found()

    assert first.dtstart.value.isoformat() == "2024-05-08T17:00:00+07:00"
    assert second.dtstart.value.isoformat() == "2024-05-09T05:30:00+07:00"
    assert first.duration.value == dt.timedelta(seconds=episode.seconds)
    assert (first.location.value, second.location.value) == ("Đài huyện", "Loa xã")
    assert first.summary.value == "Chuyện quê: bà dạy chữ"
    assert first.url.value == "https://thu.example/phat-thanh/loa/2024-05-1/"
    assert first.description.value == "Tin xã; Bà Y Blơm"


def test_calendar_of_what_is_planned() -> None:
    """What is to come is tentative; without an hour it is the day's; what was never aired is not there."""
    entries = broadcasts()
    planned, day = entries["phat-thanh-loa-2024-06-1"], entries["phat-thanh-sang-2024-06-1"]

    assert (planned.status.value, planned.location.value) == ("TENTATIVE", "Đài huyện")
    assert planned.dtstart.value.isoformat() == "2024-06-12T17:00:00+07:00"
    assert (day.dtstart.value, day.duration.value) == (dt.date(2024, 6, 10), dt.timedelta(days=1))
    assert "phat-thanh-loa-2024-04-1" not in entries
    assert "phat-thanh-sang-2024-06-1" not in broadcasts("2024-06-11")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_ends_of_the_calendar(day: str) -> None:
    """An episode at either end of the calendar has its page's parts like any other."""
    case = text(CASE)
    case["episodes"] = [
        each | {"month": day[:7], "planned": day, "aired": []} for each in case["episodes"]
    ]
    shown = made(case)
    every = episodes.of(shown)
    made_of = calendars.broadcasts(shown.plan, "Lịch", "https://thu.example/", every, dt.date.min)

    assert made_of.count(b"BEGIN:VEVENT") == len(every) == 4
    assert all(printed_script.made(each, shown.plan) for each in every)
    assert {each.begin for each in scripts.of(every[0], shown.plan)[:1]} == {0}
