"""
Terms of the whole field, the same under every plan: slug in data -> Vietnamese name.

What a plan decides (sectors, criteria, stages …) is never here; see `plan`.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

# Kinds of subject a plan may declare, and the part of the address each has (design §7).
KINDS: Final = MappingProxyType(
    {
        "individual": "Cá nhân",
        "collective": "Tập thể",
        "household": "Hộ gia đình",
        "model": "Mô hình",
        "new-factor": "Nhân tố mới",
        "good-deed": "Người tốt, việc tốt",
        "contest-entry": "Bài dự thi",
    }
)
KIND_SLUGS: Final = MappingProxyType(
    {
        "individual": "ca-nhan",
        "collective": "tap-the",
        "household": "ho-gia-dinh",
        "model": "mo-hinh",
        "new-factor": "nhan-to-moi",
        "good-deed": "nguoi-tot-viec-tot",
        "contest-entry": "bai-du-thi",
    }
)
# The icon of each kind, by its name in Material Design's set.
KIND_ICONS: Final = MappingProxyType(
    {
        "individual": "account-outline",
        "collective": "account-group-outline",
        "household": "home-heart",
        "model": "lightbulb-on-outline",
        "new-factor": "sprout-outline",
        "good-deed": "hand-heart-outline",
        "contest-entry": "pencil-outline",
    }
)

# Levels of recognition and award.
LEVELS: Final = MappingProxyType(
    {
        "commune": "cấp xã",
        "district": "cấp huyện",
        "province": "cấp tỉnh",
        "ministry": "cấp bộ",
        "state": "cấp Nhà nước",
    }
)

AWARD_CATEGORIES: Final = MappingProxyType(
    {
        "sudden": "khen thưởng đột xuất",
        "thematic": "khen thưởng chuyên đề",
        "merit": "khen thưởng công trạng",
        "movement": "phát hiện qua phong trào thi đua",
    }
)

WITHDRAWAL_KINDS: Final = MappingProxyType(
    {"withdrawn": "rút hồ sơ", "revoked": "hủy bỏ khen thưởng", "on-hold": "tạm dừng"}
)
CONSENT_GIVERS: Final = MappingProxyType(
    {"self": "chính người đó", "guardian": "người giám hộ", "representative": "người đại diện"}
)
CONSENT_SCOPES: Final = MappingProxyType(
    {
        "name": "tên",
        "image": "hình ảnh",
        "story": "câu chuyện",
        "voice": "giọng nói",
        # Sensitive data: asked for by itself, never a part of the story's consent.
        "sensitive": "thông tin nhạy cảm",
    }
)
MEDIA: Final = MappingProxyType(
    {
        "radio": "phát thanh",
        "portal": "cổng, trang thông tin điện tử",
        "press": "báo chí",
        "social": "mạng xã hội",
        "meeting": "hội nghị, sinh hoạt",
        "print": "ấn phẩm",
    }
)
RHYTHMS: Final = MappingProxyType(
    {
        "month": "mỗi tháng",
        "quarter": "mỗi quý",
        "half-year": "6 tháng",
        "year": "mỗi năm",
        "end-of-period": "cuối giai đoạn",
    }
)
# Where reports cut a month: see `spans`.
WINDOWS: Final = MappingProxyType(
    {
        "calendar": "trọn tháng, quý, năm dương lịch",
        "day-14": "từ ngày 15 tháng trước kỳ đến ngày 14 tháng cuối kỳ",
    }
)
# What a goal in percent can be measured by.
MEASURES: Final = MappingProxyType({"own-criteria": "đơn vị có tiêu chuẩn riêng"})
# What the criteria of a table of scores count, unit by unit, in one year.
SCORED: Final = MappingProxyType(
    {
        "missing": "số điển hình còn thiếu so với chỉ tiêu",
        "beyond": "số điển hình vượt tổng chỉ tiêu của năm",
        "published": "số gương đã đăng trên cổng",
        "carried": "số lần đăng, phát ở các kênh",
    }
)
# Days of the week, the first as the calendar here has it; the order is `date.weekday()`'s.
WEEKDAYS: Final = MappingProxyType(
    {
        "monday": "thứ Hai",
        "tuesday": "thứ Ba",
        "wednesday": "thứ Tư",
        "thursday": "thứ Năm",
        "friday": "thứ Sáu",
        "saturday": "thứ Bảy",
        "sunday": "Chủ nhật",
    }
)
# What a text on the radio is about, beside the exemplars themselves.
TOPICS: Final = MappingProxyType(
    {
        "policy": "chủ trương, chính sách về thi đua, khen thưởng",
        "movement": "tin phong trào thi đua",
        "model": "mô hình tiêu biểu, cách làm hay",
    }
)
DOCUMENT_KINDS: Final = MappingProxyType({"plan": "Kế hoạch", "directive": "Chỉ thị"})
# The software of a repository's web pages: each opens a new file at an address of its own.
FORGES: Final = MappingProxyType(
    {"github": "GitHub", "gitlab": "GitLab", "gitea": "Gitea", "forgejo": "Forgejo"}
)
PUBLICITY: Final = MappingProxyType(
    {
        "public": "công khai từng đơn vị",
        "totals": "chỉ công khai tổng số",
        "private": "không công khai",
    }
)


@dataclass(frozen=True)
class UnitKind:
    """A kind of unit: its Vietnamese name, and the administrative level where it has one."""

    name: str
    level: str = ""


UNIT_KINDS: Final = MappingProxyType(
    {
        "province": UnitKind("tỉnh", "province"),
        "centrally-run-city": UnitKind("thành phố trực thuộc Trung ương", "province"),
        "district": UnitKind("huyện", "district"),
        "district-town": UnitKind("thị xã", "district"),
        "district-city": UnitKind("thành phố thuộc tỉnh", "district"),
        "commune": UnitKind("xã", "commune"),
        "ward": UnitKind("phường", "commune"),
        "township": UnitKind("thị trấn", "commune"),
        "special-zone": UnitKind("đặc khu", "commune"),
        "province-agency": UnitKind("cơ quan cấp tỉnh"),
        "district-agency": UnitKind("cơ quan cấp huyện"),
        "enterprise": UnitKind("doanh nghiệp"),
        "party-body": UnitKind("cơ quan Đảng"),
        "organisation": UnitKind("tổ chức chính trị - xã hội"),
        "service": UnitKind("đơn vị sự nghiệp"),
    }
)
UNIT_KIND_NAMES: Final = MappingProxyType({slug: kind.name for slug, kind in UNIT_KINDS.items()})


@dataclass(frozen=True)
class AwardForm:
    """
    A form or title: its name, the levels that ever confer it, the kinds of subject it is for.

    Empty `levels` or `kinds` means that any may be; who may on a given day: see `award_law`.
    """

    name: str
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


# Kinds of exemplar that are one person.
PERSON_KINDS: Final = ("individual", "good-deed")
_COLLECTIVES = ("collective", "model")

# Luật Thi đua, khen thưởng số 06/2022/QH15: titles, Điều 19-31.
AWARD_FORMS: Final = MappingProxyType(
    {
        "giay-khen": AwardForm("Giấy khen", ("commune", "district", "province", "ministry")),
        "bang-khen": AwardForm("Bằng khen", ("province", "ministry", "state")),
        "bang-khen-thu-tuong": AwardForm("Bằng khen của Thủ tướng Chính phủ", ("state",)),
        "lao-dong-tien-tien": AwardForm(
            "Lao động tiên tiến", ("commune", "district", "province", "ministry"), PERSON_KINDS
        ),
        "chien-si-tien-tien": AwardForm(
            "Chiến sĩ tiên tiến", ("commune", "district", "province", "ministry"), PERSON_KINDS
        ),
        "chien-si-thi-dua-co-so": AwardForm(
            "Chiến sĩ thi đua cơ sở", ("commune", "district", "province", "ministry"), PERSON_KINDS
        ),
        "chien-si-thi-dua-cap-tinh": AwardForm(
            "Chiến sĩ thi đua cấp tỉnh", ("province",), PERSON_KINDS
        ),
        "chien-si-thi-dua-cap-bo": AwardForm(
            "Chiến sĩ thi đua cấp bộ", ("ministry",), PERSON_KINDS
        ),
        "chien-si-thi-dua-toan-quoc": AwardForm(
            "Chiến sĩ thi đua toàn quốc", ("state",), PERSON_KINDS
        ),
        "tap-the-lao-dong-tien-tien": AwardForm(
            "Tập thể lao động tiên tiến",
            ("commune", "district", "province", "ministry"),
            _COLLECTIVES,
        ),
        "don-vi-tien-tien": AwardForm(
            "Đơn vị tiên tiến", ("commune", "district", "province", "ministry"), _COLLECTIVES
        ),
        "tap-the-lao-dong-xuat-sac": AwardForm(
            "Tập thể lao động xuất sắc", ("province", "ministry"), _COLLECTIVES
        ),
        "don-vi-quyet-thang": AwardForm(
            "Đơn vị quyết thắng", ("province", "ministry"), _COLLECTIVES
        ),
        "co-thi-dua": AwardForm("Cờ thi đua", ("province", "ministry", "state"), _COLLECTIVES),
        "gia-dinh-van-hoa": AwardForm("Gia đình văn hóa", ("commune",), ("household",)),
        "thon-to-dan-pho-van-hoa": AwardForm(
            "Thôn, tổ dân phố văn hóa", ("district", "commune"), _COLLECTIVES
        ),
        "ky-niem-chuong": AwardForm("Kỷ niệm chương", ("province", "ministry", "state")),
        "huan-chuong": AwardForm("Huân chương", ("state",)),
        "huy-chuong": AwardForm("Huy chương", ("state",)),
        "danh-hieu-vinh-du-nha-nuoc": AwardForm("Danh hiệu vinh dự nhà nước", ("state",)),
    }
)
AWARD_FORM_NAMES: Final = MappingProxyType({slug: form.name for slug, form in AWARD_FORMS.items()})
