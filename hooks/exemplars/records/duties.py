"""What a plan orders the office to do by a day, and how a year is scored: reports, deadlines, points."""

from __future__ import annotations

import datetime as dt

from exemplars.records.items import TEXT, Item, Said
from exemplars.records.record import Record, frozen
from exemplars.records.schema import Many, Nested, spec
from exemplars.records.values import (
    Day,
    Line,
    Number,
    OneOf,
    Slug,
    Whole,
)
from exemplars.records.vocabulary import (
    RHYTHMS,
    SCORED,
    UNIT_KIND_NAMES,
)


@frozen
class ReportDeadline(Record):
    """Due before a day of certain months; that day itself is late."""

    before_day: int | None = spec(Whole(1, 31), "Trước ngày", required=True)
    months: tuple[int, ...] = spec(Many(Whole(1, 12)), "Các tháng", required=True)


@frozen
class ReportSent(Record):
    """A report that was handed in."""

    period: str = spec(
        Line(9),
        "Kỳ",
        "Viết như --period của portal report: 2024-05, 2024-Q2, 2024-H1, 2024, 2022-2025.",
        required=True,
        example="2024-Q2",
    )
    date: dt.date | None = spec(Day(), "Ngày gửi", required=True, example="2024-06-18")
    document: str = spec(Line(60), "Số, ký hiệu", example="45/BC-UBND")


@frozen
class ReportReceived(ReportSent):
    """A unit's report, as the office that sums them up has received it."""

    date: dt.date | None = spec(Day(), "Ngày nhận", required=True, example="2024-06-18")
    unit: str = spec(Slug(), "Đơn vị gửi", required=True, example="ngoc-thien")


@frozen
class ReportDuty(Item):
    """Who reports what to whom, how often."""

    id: str = spec(Slug(), "Mã", required=True)
    since: str = spec(TEXT, "Đơn vị báo cáo", name="from", required=True)
    to: str = spec(Line(300), "Nơi nhận")
    then_to: str = spec(Line(300), "Trình tiếp")
    copy_to: str = spec(Line(300), "Đồng gửi")
    per: tuple[str, ...] = spec(Many(OneOf(RHYTHMS)), "Định kỳ", required=True)
    content: str = spec(TEXT, "Nội dung")
    purpose: str = spec(TEXT, "Mục đích")
    deadline: ReportDeadline | None = spec(Nested(ReportDeadline), "Thời hạn")
    sent: tuple[ReportSent, ...] = spec(
        Many(Nested(ReportSent)),
        "Đã gửi",
        "Cơ quan quản lý cổng ghi lại; còn thiếu kỳ nào thì được nhắc.",
    )
    unit_kinds: tuple[str, ...] = spec(
        Many(OneOf(UNIT_KIND_NAMES)),
        "Loại đơn vị phải gửi",
        "Để báo cáo kể ra đơn vị nào chưa gửi; bỏ trống: chỉ kể đơn vị đã gửi.",
    )
    received: tuple[ReportReceived, ...] = spec(
        Many(Nested(ReportReceived)),
        "Đã nhận của đơn vị",
        "Sổ của cơ quan tổng hợp: mỗi báo cáo nhận được một mục.",
    )
    as_printed: str = spec(TEXT, "Bản gốc in")


@frozen
class Deadline(Item):
    """A single date by which something is due."""

    id: str = spec(Slug(), "Mã", required=True)
    text: str = spec(TEXT, "Việc", required=True)
    date: dt.date | None = spec(Day(), "Hạn", required=True)
    done: dt.date | None = spec(Day(), "Ngày đã làm xong", "Ghi rồi thì thôi nhắc.")


@frozen
class ScoredCriterion(Record):
    """One criterion of the office's table: what is counted, and how many points it makes."""

    id: str = spec(Slug(), "Mã", required=True, example="du-chi-tieu")
    name: str = spec(
        Line(300), "Tiêu chí", required=True, example="Giới thiệu đủ số điển hình được giao"
    )
    measure: str = spec(OneOf(SCORED), "Tính theo", required=True, example="missing")
    quota: str = spec(
        Slug(),
        "Chỉ tiêu",
        "Với `missing`, `beyond`: mã chỉ tiêu; chỉ chấm đơn vị chịu chỉ tiêu ấy.",
        example="district-month",
    )
    points: str = spec(Number(), "Điểm tối đa", required=True, example="10")
    each: str = spec(
        Number(),
        "Điểm của mỗi một",
        "Với `missing` là số điểm trừ, không trừ quá điểm tối đa; còn lại là số điểm cộng.",
        required=True,
        example="0,5",
    )


@frozen
class ScoreBand(Record):
    """A name for so many points and more."""

    name: str = spec(Line(80), "Xếp loại", required=True, example="Hoàn thành tốt")
    least: str = spec(Number(), "Từ bao nhiêu điểm", name="from", required=True, example="8")


@frozen
class ScoreTable(Record):
    """The office's own table of scores: no plan has one."""

    document: str = spec(Line(300), "Văn bản ban hành bảng điểm", required=True)
    criteria: tuple[ScoredCriterion, ...] = spec(
        Many(Nested(ScoredCriterion)), "Các tiêu chí", required=True
    )
    bands: tuple[ScoreBand, ...] = spec(Many(Nested(ScoreBand)), "Các mức xếp loại")


@frozen
class Scoring(Said):
    """What the plan says of scoring, and the office's table where there is one."""

    table: ScoreTable | None = spec(
        Nested(ScoreTable), "Bảng điểm", "Cơ quan ban hành thì ghi; báo cáo năm chấm theo bảng này."
    )
