"""
A plan as data: the criteria schema that one portal's profiles are held against.

Five real plans share this table and differ in everything: each is silent somewhere, and what
a plan does not say is absent. `section` is the plan's own section; `reading` marks what is ours.

What plan.yml says of the portal itself is in `portal`, what the office owes by a day in `duties`.
The rest is one table: over 300 lines, because splitting it further would hide what a plan can say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from exemplars.records.duties import Deadline, ReportDuty, Scoring
from exemplars.records.items import TEXT, YEAR, Item, Items, Named, Said
from exemplars.records.portal import Contact, Portal
from exemplars.records.record import Record, frozen
from exemplars.records.schema import Many, Nested, spec
from exemplars.records.values import (
    Clock,
    Day,
    Flag,
    Identifier,
    Line,
    MonthDay,
    OneOf,
    PartialDay,
    Prose,
    Slug,
    Whole,
)
from exemplars.records.vocabulary import (
    DOCUMENT_KINDS,
    KINDS,
    LEVELS,
    MEASURES,
    MEDIA,
    RHYTHMS,
    UNIT_KIND_NAMES,
    WEEKDAYS,
    WINDOWS,
)

# Where a radio column says nothing of its own: syllables a minute for loudspeakers, which are read
# slower than television (264) or a book (315); seconds between two parts.
RATE = 220
PAUSE = 2


@frozen
class Signer(Record):
    """Who signed the document."""

    title: str = spec(Line(120), "Chức vụ")
    name: str = spec(Line(80), "Họ tên")


@frozen
class Document(Item):
    """The plan as a document."""

    kind: str = spec(OneOf(DOCUMENT_KINDS), "Loại văn bản", required=True, example="plan")
    number: str = spec(Line(60), "Số, ký hiệu")
    issued: str = spec(PartialDay(), "Ngày ban hành")
    place: str = spec(Line(80), "Nơi ban hành")
    signer: Signer | None = spec(Nested(Signer), "Người ký")
    as_printed: str = spec(Line(200), "Bản gốc in")


@frozen
class Authority(Item):
    """Who issued the plan and whose portal it is."""

    name: str = spec(Line(160), "Cơ quan ban hành", required=True)
    level: str = spec(OneOf(LEVELS), "Cấp", required=True, example="district")
    issuer: str = spec(Line(160), "Người ban hành")
    province: str = spec(Line(80), "Thuộc tỉnh")
    unit: str = spec(Slug(), "Mã đơn vị", "Đơn vị trong units.yml.")


@frozen
class Period(Item):
    """The years the plan is for, both included."""

    since: int | None = spec(YEAR, "Từ năm", name="from", required=True, example="2022")
    until: int | None = spec(YEAR, "Đến năm", name="to", required=True, example="2025")
    as_printed: tuple[str, ...] = spec(Many(Line(300)), "Bản gốc in")

    @property
    def label(self) -> str:
        """Return the years as a sentence names them: `giai đoạn 2022-2025`, `năm 2024`, or ""."""
        if not self.since or not self.until:
            return ""
        one = self.since == self.until
        return f"năm {self.since}" if one else f"giai đoạn {self.since}-{self.until}"


@frozen
class WordsReading(Item):
    """Our reading whose answer is a list of ids."""

    value: tuple[str, ...] = spec(Many(Slug()), "Giá trị", required=True)
    reason: str = spec(TEXT, "Lý do", required=True)


@frozen
class FlagReading(Item):
    """Our reading, or the plan's word, whose answer is yes or no."""

    value: bool = spec(Flag(), "Giá trị", required=True)
    reason: str = spec(TEXT, "Lý do")


@frozen
class WindowReading(Item):
    """Our reading, or the plan's word, of the day on which a report's numbers are closed."""

    value: str = spec(OneOf(WINDOWS), "Giá trị", required=True, example="calendar")
    reason: str = spec(TEXT, "Lý do", required=True)


@frozen
class Readings(Record):
    """What the portal needs and the plan does not say: our reading, shown as such."""

    publishable_stages: WordsReading | None = spec(Nested(WordsReading), "Khâu được đăng")
    stages_ordered: FlagReading | None = spec(Nested(FlagReading), "Các khâu có thứ tự")
    required_approvals: WordsReading | None = spec(
        Nested(WordsReading), "Bước phải duyệt trước khi đăng"
    )
    households_count: FlagReading | None = spec(
        Nested(FlagReading), "Hộ gia đình tính vào chỉ tiêu"
    )
    reporting_window: WindowReading | None = spec(
        Nested(WindowReading), "Kỳ số liệu", "Bỏ trống: trọn tháng, quý, năm dương lịch."
    )
    notes: tuple[Said, ...] = spec(Many(Nested(Said)), "Cách hiểu khác")


@frozen
class Cited(Item):
    """Another document the plan names."""

    document: str = spec(Line(300), "Văn bản", required=True)
    number: str = spec(Line(60), "Số, ký hiệu")
    date: dt.date | None = spec(Day(), "Ngày")
    issuer: str = spec(Line(160), "Cơ quan ban hành")
    about: str = spec(TEXT, "Về việc")


@frozen
class Goal(Item):
    """A goal in percent."""

    id: str = spec(Slug(), "Mã", required=True)
    text: str = spec(TEXT, "Lời kế hoạch", required=True)
    target: int | None = spec(Whole(0, 100), "Mức, phần trăm")
    measure: str = spec(
        OneOf(MEASURES), "Đo bằng", "Để báo cáo tính được mục tiêu; bỏ trống thì không tính."
    )


@frozen
class Kind(Named):
    """A kind of subject, under the plan's own name for it."""

    id: str = spec(OneOf(KINDS), "Mã", required=True, example="individual")
    criteria: str = spec(Slug(), "Danh mục tiêu chuẩn áp dụng")


@frozen
class Notion(Named):
    """A notion the plan uses beside its kinds."""

    text: str = spec(TEXT, "Lời kế hoạch")


@frozen
class Criterion(Item):
    """One atom of the plan's criteria, in the official wording."""

    id: str = spec(Slug(), "Mã", required=True)
    paragraph: int | None = spec(Whole(1, 99), "Đoạn")
    label: str = spec(Line(120), "Nhãn ngắn", required=True)
    text: str = spec(TEXT, "Lời kế hoạch", required=True)


@frozen
class CriteriaList(Named):
    """A list of criteria and the kinds it judges."""

    kinds: tuple[str, ...] = spec(Many(OneOf(KINDS)), "Áp dụng cho", required=True)
    atoms: tuple[Criterion, ...] = spec(Many(Nested(Criterion)), "Các tiêu chuẩn", required=True)


@frozen
class Rule(Item):
    """A rule of the plan about its criteria or about nurturing."""

    id: str = spec(Slug(), "Mã", required=True)
    text: str = spec(TEXT, "Lời kế hoạch", required=True)


@frozen
class Sector(Named):
    """A field of life in which the plan looks for exemplars."""

    number: int | None = spec(Whole(1, 99), "Số thứ tự")
    focus: tuple[str, ...] = spec(Many(TEXT), "Trọng tâm")
    text: str = spec(TEXT, "Lời kế hoạch")
    icon: str = spec(
        Slug(),
        "Biểu tượng",
        "Tên một biểu tượng của bộ Material Design; bỏ trống thì là một vòng tròn.",
        example="sprout",
    )


@frozen
class Step(Named):
    """A stage, an activity or a selection step."""

    number: int | None = spec(Whole(1, 99), "Số thứ tự")


@frozen
class Quota(Item):
    """How many exemplars whom, in what time."""

    id: str = spec(Slug(), "Mã", required=True)
    who: str = spec(TEXT, "Đơn vị chịu chỉ tiêu", required=True)
    unit_kinds: tuple[str, ...] = spec(Many(OneOf(UNIT_KIND_NAMES)), "Loại đơn vị", required=True)
    level: str = spec(OneOf(LEVELS), "Cấp công nhận được tính", required=True)
    min: int | None = spec(Whole(1, 10000), "Ít nhất", required=True)
    per: str = spec(OneOf(RHYTHMS), "Trong", required=True)
    of: str = spec(TEXT, "Điển hình nào")
    kinds: tuple[str, ...] = spec(Many(OneOf(KINDS)), "Đối tượng được tính")
    channel: str = spec(Slug(), "Kênh giới thiệu được tính")
    note: str = spec(TEXT, "Ghi chú")


@frozen
class Channel(Named):
    """A way by which exemplars are made known."""

    medium: str = spec(OneOf(MEDIA), "Phương tiện", required=True)


@frozen
class Column(Channel):
    """A regular slot on the radio, the e-portal or in the press."""

    owner: str = spec(Line(300), "Cơ quan phụ trách")
    must: str = spec(TEXT, "Yêu cầu")
    min_per_month: int | None = spec(Whole(1, 99), "Số kỳ ít nhất mỗi tháng")
    max_minutes: int | None = spec(Whole(1, 600), "Số phút nhiều nhất mỗi lần phát")
    content: tuple[str, ...] = spec(Many(TEXT), "Nội dung")
    kinds: tuple[str, ...] = spec(Many(OneOf(KINDS)), "Đối tượng")
    stations: tuple[str, ...] = spec(
        Many(Slug()), "Nơi phát", "Với phát thanh: mã các kênh (channels) phát chuyên mục."
    )
    days: tuple[str, ...] = spec(Many(OneOf(WEEKDAYS)), "Ngày phát trong tuần")
    time: dt.time | None = spec(Clock(), "Giờ phát", example="17:00")
    language: str = spec(
        Slug(), "Tiếng", "Mã BCP 47 của thứ tiếng phát; bỏ trống là tiếng Việt.", example="vi"
    )
    rate: int | None = spec(
        Whole(60, 400),
        "Tốc độ đọc, tiếng mỗi phút",
        f"Để ước thời lượng khi chưa có bản thu; bỏ trống là {RATE}.",
        example=str(RATE),
    )
    pause: int | None = spec(
        Whole(0, 60),
        "Số giây nghỉ giữa hai phần",
        f"Nhạc cắt hoặc khoảng lặng; bỏ trống là {PAUSE}.",
    )
    opening: str = spec(Prose(2000), "Lời mở đầu", "Đọc ở đầu mỗi kỳ phát thanh.")
    closing: str = spec(Prose(2000), "Lời kết", "Đọc ở cuối mỗi kỳ phát thanh.")
    as_printed: str = spec(TEXT, "Bản gốc in")

    @property
    def in_section(self) -> str:
        """Return where the plan says so, as a sentence ends: ` (mục IV.3)`, or "" where it does not."""
        return f" (mục {self.sections})" if self.section else ""

    @property
    def is_radio(self) -> bool:
        """Return whether the column is heard, not read."""
        return self.medium == "radio"

    @property
    def limit(self) -> int | None:
        """Return the seconds that one broadcast may last, or None where the plan sets no limit."""
        return self.max_minutes * 60 if self.max_minutes else None

    @property
    def spoken_rate(self) -> int:
        """Return the syllables that are read in a minute."""
        return self.rate or RATE

    @property
    def pause_seconds(self) -> int:
        """Return the seconds between two parts of a broadcast."""
        return PAUSE if self.pause is None else self.pause


@frozen
class Publication(Named):
    """A booklet or reportage the plan orders."""

    electronic: bool = spec(Flag(), "Có thể là bản điện tử")
    level: str = spec(OneOf(LEVELS), "Cấp")


@frozen
class ContestResult(Record):
    """A prize and the entry that won it."""

    prize: str = spec(Line(120), "Giải", required=True, example="Giải Nhất")
    entry: str = spec(Identifier(), "Bài dự thi", "Mã (`id`) của bài.", required=True)


@frozen
class Contest(Named):
    """A contest about exemplars."""

    lead: str = spec(Line(200), "Chủ trì")
    level: str = spec(OneOf(LEVELS), "Cấp")
    opens: dt.date | None = spec(
        Day(), "Ngày bắt đầu", "Ngày bắt đầu nhận bài.", example="2024-03-01"
    )
    closes: dt.date | None = spec(
        Day(),
        "Ngày cuối nhận bài",
        "Bài dự thi chỉ hiện từ ngày hôm sau.",
        example="2024-08-31",
    )
    rules: tuple[str, ...] = spec(Many(TEXT), "Thể lệ", "Mỗi ý một mục.")
    prizes: tuple[str, ...] = spec(Many(TEXT), "Giải thưởng", "Mỗi giải một mục.")
    contact: Contact | None = spec(Nested(Contact), "Nơi nhận bài")
    results: tuple[ContestResult, ...] = spec(Many(Nested(ContestResult)), "Kết quả")


@frozen
class Event(Named):
    """A congress, review or meeting."""

    year: int | None = spec(YEAR, "Năm")
    per: str = spec(OneOf(RHYTHMS), "Định kỳ")
    level: str = spec(OneOf(LEVELS), "Cấp")
    by: str = spec(Line(300), "Cơ quan tổ chức")
    date: dt.date | None = spec(Day(), "Ngày", "Khi đã ấn định.", example="2025-06-11")
    until: dt.date | None = spec(Day(), "Đến hết ngày", "Khi kéo dài hơn một ngày.")
    time: str = spec(Line(40), "Giờ", example="8 giờ 00")
    place: str = spec(Line(200), "Nơi tổ chức", example="Hội trường trung tâm huyện")


@frozen
class Commemoration(Named):
    """A day of the year on which exemplars are told of."""

    day: tuple[int, int] | None = spec(MonthDay(), "Tháng-ngày", required=True, example="06-11")
    sectors: tuple[str, ...] = spec(Many(Slug()), "Lĩnh vực")
    all: bool = spec(Flag(), "Mọi lĩnh vực")


@frozen
class Commemorations(Record):
    """The plan's rule on great days, and the days."""

    rule: Said | None = spec(Nested(Said), "Lời kế hoạch")
    days: tuple[Commemoration, ...] = spec(Many(Nested(Commemoration)), "Các ngày")


@frozen
class Role(Named):
    """An office and what the plan gives it to do."""

    unit: str = spec(Slug(), "Mã đơn vị")
    does: tuple[str, ...] = spec(Many(TEXT), "Nhiệm vụ", required=True)


@frozen
class Priority(Named):
    """Whom the plan wants more attention for."""

    text: str = spec(TEXT, "Lời kế hoạch")


@frozen
class Misprint(Item):
    """A slip of the printed text and how we read it."""

    printed: str = spec(TEXT, "Bản gốc in", required=True)
    read_as: str = spec(TEXT, "Đọc là", required=True)


N = TypeVar("N", Kind, Sector, Step, Channel, Column, Priority, Named, Contest, Quota)


@frozen
class Plan(Record):
    """plan.yml: everything the plan says that the portal needs."""

    id: str = spec(Slug(), "Mã kế hoạch", "Trùng tên thư mục.", required=True, example="tan-yen")
    title: str = spec(TEXT, "Tên kế hoạch", required=True)
    document: Document | None = spec(Nested(Document), "Văn bản", required=True)
    authority: Authority | None = spec(Nested(Authority), "Cơ quan ban hành", required=True)
    period: Period | None = spec(Nested(Period), "Giai đoạn", required=True)
    portal: Portal | None = spec(Nested(Portal), "Cổng", required=True)
    readings: Readings | None = spec(Nested(Readings), "Cách hiểu của cổng")
    legal_basis: tuple[Cited, ...] = spec(Many(Nested(Cited)), "Căn cứ")
    documents: tuple[Cited, ...] = spec(Many(Nested(Cited)), "Văn bản khác được nhắc")
    scope: Said | None = spec(Nested(Said), "Phạm vi")
    motto: Said | None = spec(Nested(Said), "Phương châm")
    slogan: Said | None = spec(Nested(Said), "Khẩu hiệu")
    audience: Said | None = spec(Nested(Said), "Công chúng")
    funding: Said | None = spec(Nested(Said), "Kinh phí")
    training: Said | None = spec(Nested(Said), "Tập huấn")
    definition: Said | None = spec(Nested(Said), "Thế nào là điển hình tiên tiến")
    recognition: Said | None = spec(Nested(Said), "Suy tôn")
    survey: Said | None = spec(Nested(Said), "Khảo sát")
    submission: Said | None = spec(Nested(Said), "Gửi tin, bài")
    scoring: Scoring | None = spec(Nested(Scoring), "Chấm điểm")
    goals: tuple[Goal, ...] = spec(Many(Nested(Goal)), "Mục tiêu")
    shortcomings: tuple[Said, ...] = spec(Many(Nested(Said)), "Hạn chế đã nêu")
    kinds: tuple[Kind, ...] = spec(Many(Nested(Kind)), "Đối tượng", required=True)
    notions: tuple[Notion, ...] = spec(Many(Nested(Notion)), "Khái niệm liên quan")
    criteria: tuple[CriteriaList, ...] = spec(Many(Nested(CriteriaList)), "Tiêu chuẩn")
    criteria_rules: tuple[Rule, ...] = spec(Many(Nested(Rule)), "Quy định về tiêu chuẩn")
    sectors: tuple[Sector, ...] = spec(Many(Nested(Sector)), "Lĩnh vực")
    sectors_open: FlagReading | None = spec(Nested(FlagReading), "Danh mục lĩnh vực để mở")
    themes: tuple[Said, ...] = spec(Many(Nested(Said)), "Nội dung tuyên truyền")
    press_fields: Items | None = spec(Nested(Items), "Mảng báo chí")
    stages: tuple[Step, ...] = spec(Many(Nested(Step)), "Các khâu")
    stages_note: Said | None = spec(Nested(Said), "Về các khâu")
    activities: tuple[Step, ...] = spec(Many(Nested(Step)), "Các hoạt động")
    nurture_rules: tuple[Rule, ...] = spec(Many(Nested(Rule)), "Bồi dưỡng điển hình")
    selection: tuple[Step, ...] = spec(Many(Nested(Step)), "Các bước xét chọn")
    quotas: tuple[Quota, ...] = spec(Many(Nested(Quota)), "Chỉ tiêu")
    channels: tuple[Channel, ...] = spec(Many(Nested(Channel)), "Kênh tuyên truyền")
    columns: tuple[Column, ...] = spec(Many(Nested(Column)), "Chuyên mục")
    publications: tuple[Publication, ...] = spec(Many(Nested(Publication)), "Ấn phẩm")
    contests: tuple[Contest, ...] = spec(Many(Nested(Contest)), "Cuộc thi")
    events: tuple[Event, ...] = spec(Many(Nested(Event)), "Sự kiện")
    commemorations: Commemorations | None = spec(Nested(Commemorations), "Ngày kỷ niệm")
    reports: tuple[ReportDuty, ...] = spec(Many(Nested(ReportDuty)), "Báo cáo")
    deadlines: tuple[Deadline, ...] = spec(Many(Nested(Deadline)), "Thời hạn")
    roles: tuple[Role, ...] = spec(Many(Nested(Role)), "Phân công")
    award_levels: Items | None = spec(Nested(Items), "Cấp khen thưởng")
    award_categories: Items | None = spec(Nested(Items), "Loại khen thưởng")
    truthfulness: Said | None = spec(Nested(Said), "Khách quan, trung thực")
    priorities: tuple[Priority, ...] = spec(Many(Nested(Priority)), "Diện quan tâm")
    movements: tuple[Named, ...] = spec(Many(Nested(Named)), "Phong trào thi đua")
    movements_open: FlagReading | None = spec(Nested(FlagReading), "Danh mục phong trào để mở")
    inspection: tuple[Said, ...] = spec(Many(Nested(Said)), "Kiểm tra, giám sát")
    silent: tuple[str, ...] = spec(Many(TEXT), "Điều kế hoạch không nói")
    misprints: tuple[Misprint, ...] = spec(Many(Nested(Misprint)), "Lỗi in đã sửa")

    @property
    def document_kind(self) -> str:
        """Return what kind of document the plan is: `Kế hoạch`, `Chỉ thị`."""
        return DOCUMENT_KINDS[self.document.kind if self.document else "plan"]

    @property
    def cited(self) -> str:
        """
        Return the plan as a sentence names it.

        By its title in quotes, `Kế hoạch số 75/KH-UBND “Tuyên truyền …”`; a title that says what
        the document is about runs on: `Chỉ thị về việc …`.
        """
        number = self.document.number if self.document else ""
        named = f"{self.document_kind} số {number}" if number else self.document_kind
        title = self.title
        return f"{named} v{title[1:]}" if title.startswith("Về ") else f"{named} “{title}”"

    @property
    def site(self) -> Portal:
        """Return the portal's settings; a checked plan has them."""
        assert self.portal is not None
        return self.portal

    @property
    def archived_from(self) -> dt.date | None:
        """Return the first day on which the portal is an archive; None: it stays open."""
        last = self.period.until if self.period else None
        return self.site.archive_from or (dt.date(last + 1, 1, 1) if last else None)

    @cached_property
    def publishable_stages(self) -> tuple[str, ...]:
        """Return the stages at which a profile may be published; empty: `published` alone decides."""
        reading = self.readings.publishable_stages if self.readings else None
        return reading.value if reading else ()

    @cached_property
    def stages_ordered(self) -> bool:
        """Return whether the stages follow one another; a plan that prints several orders says no."""
        reading = self.readings.stages_ordered if self.readings else None
        return reading.value if reading else bool(self.stages)

    @cached_property
    def required_approvals(self) -> tuple[str, ...]:
        """Return the selection steps that must be approved before publication."""
        reading = self.readings.required_approvals if self.readings else None
        return reading.value if reading else ()

    @property
    def reporting_window(self) -> str:
        """Return where months are cut: `calendar`, where neither the plan nor a reading says otherwise."""
        reading = self.readings.reporting_window if self.readings else None
        return reading.value if reading else "calendar"

    @property
    def sectors_are_open(self) -> bool:
        """Return whether the plan's list of sectors ends in an open end."""
        return bool(self.sectors_open and self.sectors_open.value)

    def criteria_for(self, kind: str) -> CriteriaList | None:
        """Return the list of criteria that judges this kind, or None where the plan has none."""
        return next((each for each in self.criteria if kind in each.kinds), None)

    def kind(self, id: str) -> Kind | None:
        """Return the plan's kind with this id."""
        return find(self.kinds, id)

    @cached_property
    def radio_columns(self) -> tuple[Column, ...]:
        """Return the columns that are heard, in the plan's order."""
        return tuple(each for each in self.columns if each.is_radio)

    @cached_property
    def radio_channels(self) -> dict[str, str]:
        """Return the name of every channel and column of the radio, by id, in the plan's order."""
        every: tuple[Channel, ...] = (*self.channels, *self.columns)
        return {each.id: each.name for each in every if each.medium == "radio"}

    def sector(self, id: str) -> Sector | None:
        """Return the plan's sector with this id."""
        return find(self.sectors, id)


def find(items: Iterable[N], id: str) -> N | None:
    """Return the item with this id."""
    return next((item for item in items if item.id == id), None)
