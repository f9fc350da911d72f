"""
One exemplar's profile as an editor writes it: the table of its fields (design §4).

One table: over 300 lines, because a profile is read as a whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from exemplars.records.record import Record, frozen
from exemplars.records.schema import Many, Nested, Table, spec
from exemplars.records.values import (
    Address,
    Day,
    FileName,
    Flag,
    Identifier,
    Line,
    Number,
    OneOf,
    PartialDay,
    Prose,
    Slug,
)
from exemplars.records.vocabulary import (
    AWARD_CATEGORIES,
    AWARD_FORM_NAMES,
    CONSENT_GIVERS,
    CONSENT_SCOPES,
    KINDS,
    LEVELS,
    WITHDRAWAL_KINDS,
)

PICTURES = ("jpg", "jpeg", "png", "webp")
RECORDINGS = ("mp3", "m4a", "ogg")
# Fields of a profile whose help speaks of codes: a form, which offers names, leaves it out.
CHOSEN = ("kind", "sector", "movements", "priorities")
_SOURCE_IDS = Many(Slug())


@frozen
class Author(Record):
    """Who wrote the text."""

    name: str = spec(Line(120), "Họ tên", required=True, example="Nguyễn Văn Minh")
    unit: str = spec(Line(160), "Đơn vị", "Mã đơn vị hoặc tên cơ quan của người viết.")


@frozen
class Correction(Record):
    """A published mistake and what stands now."""

    date: dt.date | None = spec(Day(), "Ngày đính chính", required=True, example="2024-07-01")
    was: str = spec(
        Line(), "Đã viết", "Câu chữ hoặc con số sai đã đăng.", required=True, example="12 hộ"
    )
    now: str = spec(Line(), "Sửa thành", required=True, example="15 hộ")


@frozen
class Recognition(Record):
    """Recognised as an exemplar by one level; counts once for each level, in that date's period."""

    level: str = spec(OneOf(LEVELS), "Cấp công nhận", required=True, example="commune")
    date: dt.date | None = spec(Day(), "Ngày công nhận", required=True, example="2024-06-11")
    document: str = spec(Line(200), "Văn bản công nhận", example="Thông báo số 15/TB-UBND")


@frozen
class StageReached(Record):
    """A stage of the plan that the exemplar has reached."""

    stage: str = spec(Slug(), "Khâu", "Mã khâu trong kế hoạch.", required=True, example="detect")
    date: dt.date | None = spec(Day(), "Ngày", required=True, example="2024-02-01")
    by: str = spec(Line(200), "Đơn vị thực hiện", example="UBND xã Ngọc Thiện")
    document: str = spec(Line(200), "Văn bản")


@frozen
class Approval(Record):
    """A selection step that was passed."""

    step: str = spec(
        Slug(), "Bước xét chọn", "Mã bước trong kế hoạch.", required=True, example="council"
    )
    role: str = spec(Line(200), "Cơ quan duyệt", example="Hội đồng Thi đua - Khen thưởng huyện")
    date: dt.date | None = spec(Day(), "Ngày duyệt", required=True, example="2024-06-01")
    document: str = spec(Line(200), "Văn bản", example="Biên bản số 05/BB-HĐTĐKT")


@frozen
class CriterionMet(Record):
    """What shows that one criterion of the plan is met."""

    criterion: str = spec(
        Slug(), "Tiêu chuẩn", "Mã tiêu chuẩn trong kế hoạch.", required=True, example="law"
    )
    evidence: str = spec(
        Line(1200),
        "Minh chứng",
        "Việc làm cụ thể cho thấy đạt tiêu chuẩn; để trống thì coi như chưa có.",
    )
    sources: tuple[str, ...] = spec(_SOURCE_IDS, "Nguồn", "Mã nguồn ở mục `sources`.")


@frozen
class Figure(Record):
    """A number the profile relies on, with its source."""

    what: str = spec(Line(200), "Số liệu gì", required=True, example="thu nhập")
    value: str = spec(
        Number(),
        "Giá trị",
        "Nghìn dùng dấu chấm, phần lẻ dùng dấu phẩy.",
        required=True,
        example="700",
    )
    unit: str = spec(Line(60), "Đơn vị tính", example="triệu đồng")
    period: str = spec(Line(60), "Thời gian", example="2023")
    sources: tuple[str, ...] = spec(_SOURCE_IDS, "Nguồn", "Mã nguồn ở mục `sources`.")


@frozen
class Award(Record):
    """An award or title, with the decision that gave it."""

    form: str = spec(
        OneOf(AWARD_FORM_NAMES), "Hình thức, danh hiệu", required=True, example="giay-khen"
    )
    level: str = spec(OneOf(LEVELS), "Cấp khen thưởng", required=True, example="district")
    issuer: str = spec(
        Line(200), "Người ký quyết định", required=True, example="Chủ tịch UBND huyện Tân Yên"
    )
    decision: str = spec(Line(60), "Số quyết định", required=True, example="123/QĐ-UBND")
    date: dt.date | None = spec(Day(), "Ngày quyết định", required=True, example="2023-12-01")
    category: str = spec(OneOf(AWARD_CATEGORIES), "Loại khen thưởng")
    title: str = spec(
        Line(160),
        "Tên đầy đủ",
        "Ví dụ “Huân chương Lao động hạng Ba”; bỏ trống thì dùng tên hình thức.",
    )
    sources: tuple[str, ...] = spec(_SOURCE_IDS, "Nguồn", "Mã nguồn ở mục `sources`.")


@frozen
class SourceOfClaim(Record):
    """Where a claim comes from: a document, a report, a minute."""

    id: str = spec(Slug(), "Mã nguồn", required=True, example="qd-123")
    title: str = spec(
        Line(300), "Tên văn bản, tài liệu", required=True, example="Quyết định về việc khen thưởng"
    )
    number: str = spec(Line(60), "Số, ký hiệu", example="123/QĐ-UBND")
    date: dt.date | None = spec(Day(), "Ngày", example="2023-12-01")
    issuer: str = spec(Line(200), "Cơ quan ban hành", example="UBND huyện Tân Yên")
    url: str = spec(Address(), "Địa chỉ web")


@frozen
class Picture(Record):
    """A picture beside the profile."""

    file: str = spec(FileName(PICTURES), "Tên tệp", required=True, example="chan-dung.jpg")
    alt: str = spec(
        Line(250),
        "Mô tả ảnh",
        "Cho người không nhìn thấy ảnh: trong ảnh có ai, đang làm gì.",
        required=True,
        example="Bà Nguyễn Thị Hoa bên vườn vải",
    )
    credit: str = spec(
        Line(120), "Tác giả ảnh", example="Trung tâm Văn hóa - Thông tin và Thể thao huyện"
    )


@frozen
class Recording(Record):
    """A recording of the story being read."""

    file: str = spec(FileName(RECORDINGS), "Tên tệp", required=True, example="bai-doc.mp3")
    voice: str = spec(Line(120), "Người đọc")


@frozen
class Consent(Record):
    """Whose consent was given, by whom, for what; the paper itself is kept in the office."""

    of: str = spec(Line(120), "Của ai", required=True, example="Nguyễn Thị Hoa")
    by: str = spec(OneOf(CONSENT_GIVERS), "Ai đồng ý", required=True, example="self")
    date: dt.date | None = spec(Day(), "Ngày", required=True, example="2024-05-30")
    scope: tuple[str, ...] = spec(
        Many(OneOf(CONSENT_SCOPES)),
        "Đồng ý cho dùng",
        required=True,
        example="[name, image, story, voice]",
    )


@frozen
class FollowUp(Record):
    """How the exemplar fares later."""

    date: dt.date | None = spec(Day(), "Ngày", required=True, example="2024-12-01")
    note: str = spec(Prose(1200), "Ghi nhận", required=True, example="Mô hình vẫn được duy trì")


@frozen
class Replication(Record):
    """A unit that has followed the example."""

    unit: str = spec(Line(160), "Đơn vị làm theo", required=True, example="Xã Việt Lập")
    date: dt.date | None = spec(Day(), "Ngày", example="2024-09-01")
    note: str = spec(Line(), "Kết quả")


@frozen
class Carried(Record):
    """Where it was published, broadcast or printed: also the list for taking it down."""

    channel: str = spec(
        Slug(), "Kênh", "Mã kênh trong kế hoạch.", required=True, example="district-radio"
    )
    date: dt.date | None = spec(Day(), "Ngày đăng, phát", required=True, example="2024-06-20")
    url: str = spec(Address(), "Địa chỉ web")


@frozen
class Radio(Record):
    """What the radio needs beside the story."""

    script: str = spec(Prose(), "Lời đọc riêng", "Bỏ trống thì đọc bài viết.")
    say: Mapping[str, str] = spec(Table(Line(120)), "Cách đọc tên riêng", "Tên: cách đọc.")


@frozen
class Consultation(Record):
    """A public consultation before a state award."""

    since: dt.date | None = spec(
        Day(), "Lấy ý kiến từ ngày", name="from", required=True, example="2024-05-02"
    )
    proposal: str = spec(
        Line(200),
        "Hình thức đề nghị",
        "Hình thức khen thưởng cấp Nhà nước sẽ đề nghị.",
        example="Huân chương Lao động hạng Ba",
    )
    contact: str = spec(Line(200), "Nơi nhận ý kiến")


@frozen
class Withdrawal(Record):
    """Taken down; the reason is never public."""

    date: dt.date | None = spec(Day(), "Ngày gỡ", required=True, example="2024-10-01")
    kind: str = spec(OneOf(WITHDRAWAL_KINDS), "Loại", required=True, example="withdrawn")


@frozen
class Allowance(Record):
    """A rule silenced for this profile, with the reason and until when."""

    rule: str = spec(Slug(), "Mã quy tắc", required=True, example="ngoai-giai-doan")
    reason: str = spec(Line(), "Lý do", required=True, example="Phòng Nội vụ đã xác nhận")
    until: dt.date | None = spec(Day(), "Đến ngày", required=True, example="2025-12-31")


@frozen
class Profile(Record):
    """The front matter of one exemplar's `profile.md`."""

    id: str = spec(
        Identifier(),
        "Mã hồ sơ",
        "Do `portal new` cấp; không bao giờ đổi, không dùng lại.",
        required=True,
        example="k3f9ta",
    )
    name: str = spec(
        Line(160),
        "Tên gương",
        "Họ tên, tên tập thể, tên hộ hoặc tên mô hình.",
        required=True,
        example="Nguyễn Thị Hoa",
    )
    kind: str = spec(
        OneOf(KINDS),
        "Đối tượng",
        "Một trong các loại kế hoạch nêu.",
        required=True,
        example="individual",
    )
    sector: str = spec(
        Slug(),
        "Lĩnh vực",
        "Mã lĩnh vực trong kế hoạch; kế hoạch không chia lĩnh vực thì bỏ trống.",
        example="nong-nghiep",
    )
    unit: str = spec(
        Slug(),
        "Đơn vị giới thiệu",
        "Trùng tên thư mục chứa hồ sơ.",
        required=True,
        example="ngoc-thien",
    )
    summary: str = spec(
        Line(300),
        "Tóm tắt",
        "Một, hai câu: ai, làm gì, kết quả gì.",
        example="Ba năm cùng bà con chuyển 12 ha lúa sang trồng vải sớm.",
    )
    authors: tuple[Author, ...] = spec(Many(Nested(Author)), "Người viết")
    published: dt.date | None = spec(
        Day(),
        "Ngày đăng",
        "Chưa có ngày đăng là bản nháp: không xuất hiện ở bất cứ đâu.",
        example="2024-06-11",
    )
    updated: dt.date | None = spec(
        Day(), "Ngày cập nhật", "Cập nhật không báo lại như bài mới.", example="2024-07-01"
    )
    corrections: tuple[Correction, ...] = spec(Many(Nested(Correction)), "Đính chính")
    recognised: tuple[Recognition, ...] = spec(Many(Nested(Recognition)), "Công nhận điển hình")
    stages: tuple[StageReached, ...] = spec(Many(Nested(StageReached)), "Các khâu đã qua")
    approvals: tuple[Approval, ...] = spec(Many(Nested(Approval)), "Các bước xét chọn đã duyệt")
    deed_date: str = spec(PartialDay(), "Thời gian lập thành tích", example="2023-10")
    criteria: tuple[CriterionMet, ...] = spec(
        Many(Nested(CriterionMet)), "Tiêu chuẩn và minh chứng"
    )
    figures: tuple[Figure, ...] = spec(Many(Nested(Figure)), "Số liệu")
    awards: tuple[Award, ...] = spec(Many(Nested(Award)), "Khen thưởng")
    movements: tuple[str, ...] = spec(
        Many(Slug()),
        "Phong trào thi đua",
        "Mã phong trào trong kế hoạch.",
        example="[nong-thon-moi]",
    )
    priorities: tuple[str, ...] = spec(
        Many(Slug()), "Diện quan tâm", "Mã diện quan tâm trong kế hoạch.", example="[direct-worker]"
    )
    sources: tuple[SourceOfClaim, ...] = spec(Many(Nested(SourceOfClaim)), "Nguồn")
    portrait: Picture | None = spec(Nested(Picture), "Ảnh chân dung")
    gallery: tuple[Picture, ...] = spec(Many(Nested(Picture)), "Ảnh khác")
    audio: Recording | None = spec(Nested(Recording), "Bản thu âm")
    posthumous: bool = spec(Flag(), "Truy tặng")
    minor: bool = spec(Flag(), "Trẻ em", "Người dưới 16 tuổi.")
    consents: tuple[Consent, ...] = spec(Many(Nested(Consent)), "Sự đồng ý")
    owner: str = spec(Line(200), "Chủ mô hình", "Với mô hình: ai làm chủ, ai vận hành.")
    how_to: str = spec(Prose(), "Cách làm theo", "Với mô hình: các bước để nơi khác làm theo.")
    follow_up: tuple[FollowUp, ...] = spec(Many(Nested(FollowUp)), "Theo dõi sau công nhận")
    replicated_by: tuple[Replication, ...] = spec(Many(Nested(Replication)), "Nơi làm theo")
    carried: tuple[Carried, ...] = spec(Many(Nested(Carried)), "Đã đăng, phát ở đâu")
    radio: Radio | None = spec(Nested(Radio), "Phát thanh")
    entry_of: str = spec(Slug(), "Dự thi", "Mã cuộc thi trong kế hoạch.")
    featured_until: dt.date | None = spec(
        Day(),
        "Nổi bật đến ngày",
        "Đến hết ngày này, gương đứng đầu trang chủ; bỏ trống thì không.",
        example="2024-07-31",
    )
    consultation: Consultation | None = spec(Nested(Consultation), "Lấy ý kiến Nhân dân")
    withdrawn: Withdrawal | None = spec(
        Nested(Withdrawal), "Gỡ bài", "Trang còn lại một dòng trung tính; lý do không công khai."
    )
    aliases: tuple[str, ...] = spec(
        Many(Slug()),
        "Tên thư mục cũ",
        "Để địa chỉ cũ vẫn mở được.",
        example="[nguyen-van-hoa-k3f9ta]",
    )
    allow: tuple[Allowance, ...] = spec(Many(Nested(Allowance)), "Quy tắc được miễn")

    @property
    def is_up(self) -> bool:
        """Return whether it is to be seen: given a day of publication, and not withdrawn."""
        return self.published is not None and self.withdrawn is None

    @property
    def is_entry(self) -> bool:
        """Return whether it is a contest's entry: a text about an exemplar, which no step selects."""
        return self.kind == "contest-entry"

    def last_seen(self, until: dt.date) -> dt.date | None:
        """Return the last day, not after `until`, on which it was visited, or published; None for a draft."""
        if self.published is None:
            return None
        visits = [each.date for each in self.follow_up if each.date and each.date <= until]
        return max([self.published, *visits])

    def awards_newest_first(self) -> tuple[Award, ...]:
        """Return the awards by date of decision, newest first."""
        return tuple(
            sorted(self.awards, key=lambda a: (a.date or dt.date.min, a.decision), reverse=True)
        )

    def source(self, id: str) -> SourceOfClaim | None:
        """Return the source with this id."""
        return next((source for source in self.sources if source.id == id), None)
