"""
The radio's schedule: what its columns have decided and aired (schedule.yml).

An episode is named by its column, its month and its number in that month; the three make its
address, which never changes. Its texts and recordings lie in `_phat-thanh/` beside: a name with an
underscore can be no unit's, for units are slugs, so no unit ever asks for that folder.
"""

from __future__ import annotations

import calendar
import datetime as dt

from exemplars.places import RADIO
from exemplars.records.profile import RECORDINGS
from exemplars.records.record import Record, frozen
from exemplars.records.schema import Many, Nested, spec
from exemplars.records.values import (
    Clock,
    Day,
    FileName,
    Flag,
    Identifier,
    Line,
    Month,
    OneOf,
    Slug,
    Whole,
)
from exemplars.records.vocabulary import TOPICS

TEXTS = ("md",)


@frozen
class Segment(Record):
    """One part of an episode: an exemplar's story, or a text of the radio's own."""

    profile: str = spec(Identifier(), "Gương", "Mã hồ sơ đã đăng.", example="k3f9ta")
    text: str = spec(
        FileName(TEXTS),
        "Tệp bài đọc",
        f"Đặt trong thư mục {RADIO}/; dòng đầu `# Tên bài` là tên bài.",
        example="luat-thi-dua.md",
    )
    topic: str = spec(OneOf(TOPICS), "Nội dung của bài đọc", "Với `text`.", example="policy")
    repeat: bool = spec(Flag(), "Phát lại", "true: đã phát ở kỳ trước, nay cố ý phát lại.")


@frozen
class EpisodeRecording(Record):
    """The episode as it was recorded: its length is then exact."""

    file: str = spec(
        FileName(RECORDINGS),
        "Tên tệp",
        f"Đặt trong thư mục {RADIO}/.",
        required=True,
        example="2024-06-ky-1.mp3",
    )
    voice: str = spec(Line(120), "Người đọc")


@frozen
class Broadcast(Record):
    """One time that an episode went on air."""

    station: str = spec(
        Slug(),
        "Nơi phát",
        "Mã kênh phát thanh trong kế hoạch.",
        required=True,
        example="district-loudspeakers",
    )
    date: dt.date | None = spec(Day(), "Ngày phát", required=True, example="2024-06-11")
    time: dt.time | None = spec(Clock(), "Giờ phát", example="17:00")


@frozen
class Scheduled(Record):
    """One episode, decided or aired."""

    column: str = spec(
        Slug(), "Chuyên mục", "Mã chuyên mục phát thanh trong kế hoạch.", required=True
    )
    month: dt.date | None = spec(Month(), "Tháng", required=True, example="2024-06")
    number: int | None = spec(Whole(1, 99), "Kỳ thứ mấy trong tháng", required=True, example="1")
    title: str = spec(Line(160), "Tên kỳ", "Bỏ trống thì gọi theo tháng và kỳ.")
    planned: dt.date | None = spec(Day(), "Ngày dự kiến phát", example="2024-06-11")
    segments: tuple[Segment, ...] = spec(
        Many(Nested(Segment)), "Các phần, theo thứ tự phát", required=True
    )
    recording: EpisodeRecording | None = spec(Nested(EpisodeRecording), "Bản thu của cả kỳ")
    aired: tuple[Broadcast, ...] = spec(Many(Nested(Broadcast)), "Đã phát")

    @property
    def key(self) -> str:
        """Return the episode's name within its column: `2024-06-1`."""
        month = f"{self.month:%Y-%m}" if self.month else "?"
        return f"{month}-{self.number or '?'}"

    @property
    def label(self) -> str:
        """Return the episode as people call it: `kỳ 1, tháng 6/2024`."""
        month = f"{self.month.month}/{self.month.year}" if self.month else "?"
        return f"kỳ {self.number or '?'}, tháng {month}"

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """Return the days on which it was aired, the first first."""
        return tuple(sorted(each.date for each in self.aired if each.date))

    @property
    def first_aired(self) -> dt.date | None:
        """Return the day on which it was first aired, or None while it has not been."""
        return self.dates[0] if self.dates else None

    @property
    def day(self) -> dt.date | None:
        """Return the day it was first aired, else the day it is planned for."""
        return self.first_aired or self.planned

    @property
    def order(self) -> tuple[dt.date, dt.date, int, str]:
        """Return the key of the order in time: by month, day, number, column."""
        month = self.month or dt.date.min
        return month, self.day or dt.date.max, self.number or 0, self.column


@frozen
class Schedule(Record):
    """schedule.yml."""

    episodes: tuple[Scheduled, ...] = spec(Many(Nested(Scheduled)), "Các kỳ phát")


def month_of(day: dt.date) -> dt.date:
    """Return the first day of a day's month: how a month is written here."""
    return day.replace(day=1)


def next_month(month: dt.date) -> dt.date:
    """Return the first day of the month after; the calendar ends with the year 9999."""
    year, number = divmod(month.year * 12 + month.month, 12)
    return dt.date(year, number + 1, 1)


def last_day(month: dt.date) -> dt.date:
    """Return the last day of a month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def months(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """Return every month from `first` to `last`, both included."""
    found: list[dt.date] = []
    month = month_of(first)
    while month <= last:
        found.append(month)
        month = next_month(month)
    return tuple(found)
