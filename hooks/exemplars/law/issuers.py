"""
Who signed an award, read from free text: "Chủ tịch UBND huyện Tân Yên", "Giám đốc Sở Y tế".

Only what the words say for certain is read; anyone else is nobody, and no rule speaks of him.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from exemplars.patterns import regex
from exemplars.text import fold

# Kinds of body that confer awards -> what messages call them.
BODIES: Final = MappingProxyType(
    {
        "president": "Chủ tịch nước",
        "premier": "Thủ tướng Chính phủ",
        "minister": "Bộ trưởng",
        "province": "Chủ tịch UBND cấp tỉnh",
        "district": "Chủ tịch UBND cấp huyện",
        "commune": "Chủ tịch UBND cấp xã",
        "agency": "Giám đốc sở",
        "enterprise": "giám đốc doanh nghiệp, hợp tác xã",
        "board": "Chủ tịch Hội đồng quản trị, Hội đồng thành viên",
        "head": "người đứng đầu cơ quan, đơn vị dưới cấp tỉnh, cấp bộ",
        "school": "hiệu trưởng",
        "mass": "tổ chức đoàn thể",
        "party": "cấp ủy Đảng",
    }
)
TWO_LEVELS: Final = dt.date(2025, 7, 1)  # Luật 72/2025/QH15: no district, no township any more
_HUE_OF_THE_STATE = dt.date(2025, 1, 1)
_LEVELS = {"president": "state", "premier": "state", "minister": "ministry"}
_PLACES = {
    "xa": "commune",
    "phuong": "commune",
    "thi tran": "commune",
    "dac khu": "commune",
    "huyen": "district",
    "thi xa": "district",
    "quan": "district",
    "tinh": "province",
}
_WORD = regex(r"\w+")
# Who signs for whom, before the body's own name.
_SIGNS = regex(r"^(?:(?:kt|tm|tuq|pho|chu tich|thuong truc|phu trach) )+")
_COMMITTEE = regex(
    r"(?:(?:(?:tm|kt|q)\.?|quyen|pho|chu tich|thuong truc|phu trach),? ){0,8}(?:ubnd|uy ban nhan dan) (?:cac )?"
    r"(xa|phuong|thi tran|dac khu|huyen|thi xa|quan|tinh|thanh pho|tp)\b\.? ?"
)
# Short forms that mean this after the committee's name, and the chairman's before it.
_SHORT = {
    "x": "xã",
    "p": "phường",
    "tt": "thị trấn",
    "tx": "thị xã",
    "h": "huyện",
    "q": "quận",
    "t": "tỉnh",
}
_BODY = r"(?:ubnd|(?:ủy|uỷ) ban nhân dân) "
_SHORT_PLACE = regex(rf"\b({_BODY})(?:([xphqt])\.|(tt|tx)\b\.?) ?(?=\w)", re.IGNORECASE)
_SHORT_CHAIR = regex(rf"\b(p?)ct\.? (?=(?:thường trực )?{_BODY})", re.IGNORECASE)
# With its accents, for "xã" as for "quận"; a society of a district has a chairman too.
_CHAIR_ALONE = regex(
    r"\b(chủ tịch (?:thường trực )?)(?=(?:xã|phường|thị trấn|đặc khu|huyện|thị xã|quận|tỉnh|thành phố|tp\.?)"
    r"(?! (?:hội|đoàn|ủy|uỷ)\b) \w)",
    re.IGNORECASE,
)
# Who signs may be named first: ông Nguyễn Văn A, Chủ tịch UBND huyện.
_PERSON = regex(
    r"\A[^,;:(\d\n]{1,70}?(?: ?[,;(] ?| [-–—] |(?<= )(?=(?:quyền |phó )?chủ tịch\b))", re.IGNORECASE
)
_PERSON_BEGINS = (
    " ông bà đồng đ/c đ/c. nguyễn trần lê phạm hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đào"
    " trịnh lương tạ giáp thân trương "
)
# Below a ministry and a province. Whoever heads a body of the centre is called otherwise, or left out
# here: an academy, a national university.
_AGENCIES = (
    "cong an|benh vien|trung tam|bao hiem xa hoi|kho bac|dai (?:phat thanh|truyen thanh)|ngan hang|"
    "dien luc|buu dien|bao tang|thu vien|nha hat|ban quan ly|trai giam|vuon quoc gia|chi nhanh"
)
_STATE_CITIES = ("ha noi", "ho chi minh", "hcm", "hai phong", "da nang", "can tho")
_MINISTRIES = (
    "cong an|quoc phong|ngoai giao|noi vu|tu phap|ke hoach|tai chinh|cong thuong|nong nghiep|"
    "giao thong|xay dung|tai nguyen|thong tin|lao dong|van hoa|khoa hoc|giao duc|y te|dan toc"
)
# The first that fits stands. Corporations of the State have rules of their own.
_WORDS = (
    ("president", regex(r"(?:kt\.? )?(?:pho )?chu tich nuoc\b")),
    ("premier", regex(r"(?:kt\.? )?(?:pho )?thu tuong\b|chinh phu\b")),
    ("minister", regex(rf"(?:bo|thu) truong bo\b|bo truong\b|bo (?:{_MINISTRIES})\b")),
    ("agency", regex(r"(?:pho )?giam doc so\b")),
    (
        "board",
        regex(
            r"chu tich (?:hoi dong quan tri|hdqt|hoi dong thanh vien|hdtv)\b"
            r"(?!.{0,60}(?:tap doan|tong cong ty))"
        ),
    ),
    (
        "enterprise",
        regex(r"(?:(?:pho )?(?:tong )?giam doc )?(?:cong ty|doanh nghiep|hop tac xa|htx)\b"),
    ),
    (
        "head",
        regex(
            rf"(?:kt\.? )?(?:quyen )?(?:pho )?(?:giam doc (?:{_AGENCIES})\b|cuc truong\b|chi cuc truong\b"
            r"|chi huy (?:truong|pho)\b|truong (?:cong an|phong|ban (?:dan toc|quan ly))\b|hat truong\b)"
            r"|cong an (?:tinh|thanh pho|tp|huyen|thi xa|quan|xa|phuong|thi tran)\b"
            r"|(?:bo|ban) chi huy quan su\b|(?:chi )?cuc thue\b|(?:benh vien|trung tam y te)\b"
        ),
    ),
    ("school", regex(r"(?:pho )?hieu truong\b")),
)
_MASS = regex(
    r"\b(?:doan (?:thanh nien|tncs)|(?:trung uong|tw|tinh|thanh|huyen|thi|quan|xa) doan|"
    r"hoi (?:nong dan|phu nu|lhpn|lien hiep|cuu chien binh|ccb|chu thap do|nguoi cao tuoi)|"
    r"cong doan|lien doan lao dong|ldld|mat tran to quoc|u?b?mttq)\b"
)
_PARTY = regex(r"\b(?:(?:tinh|thanh|huyen|thi|quan|dang) uy|dang bo|chi bo|ban chap hanh dang)\b")
# With its accents: folded, "xã" would be any "xa", "quận" any "quân".
_LOCAL = regex(
    r"\b(?:huyện|thị xã|quận|thị trấn|phường|xã(?! hội)|huyện đoàn|thị đoàn|xã đoàn)\b"
    r"|\b(?:huyện|thị|quận) (?:ủy|uỷ)\b"
)


_MAY_BE_CITY = regex(r"tp|thanh\s+pho")


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that gives awards: its kind, its level where that is certain, the place it governs."""

    body: str
    level: str = ""
    place: str = ""  # the committee's "xã Ngọc Thiện", as it was written
    local: bool = False  # of a district or commune, said of mass organisations and the Party
    gone: str = ""  # the kind of unit that there is no more from `TWO_LEVELS` on


def read(words: str, day: dt.date | None) -> Issuer | None:
    """Return who `words` name as of `day`, or None where that is not certain."""
    # Cities alone have risen: all else is read once, not once a day.
    return _read(words, day if _MAY_BE_CITY.search(fold(words)) else None)


@lru_cache(maxsize=4096)
def _read(words: str, day: dt.date | None) -> Issuer | None:
    words = _spelt_out(" ".join(words.split()))
    plain = fold(words)
    committee = _COMMITTEE.match(plain)
    if committee:
        return _of_committee(committee[1], plain[committee.end() :], _place(words), day)
    for body, pattern in _WORDS:
        if pattern.match(plain):
            return Issuer(body, _LEVELS.get(body, ""))
    for body, pattern in (("mass", _MASS), ("party", _PARTY)):
        if pattern.search(plain):
            return Issuer(body, local=bool(_LOCAL.search(words.casefold())))
    return None


@lru_cache(maxsize=65536)
def series(words: str) -> str:
    """Return in whose series of numbers `words` sign: a committee's chairman signs in the committee's."""
    plain = " ".join(_WORD.findall(fold(_spelt_out(words))))
    return _SIGNS.sub("", plain.replace("uy ban nhan dan", "ubnd"))


def _spelt_out(words: str) -> str:
    """Return who signed by office alone, with the short forms spelt out: CT UBND P. Đa Mai."""
    low = words.lower()
    if f" {low.lstrip().partition(' ')[0]} " in _PERSON_BEGINS:
        words = _PERSON.sub("", words)
    if "ubnd" not in low and "nhân dân" not in low:
        words = _CHAIR_ALONE.sub(r"\1UBND ", words)
    words = _SHORT_CHAIR.sub(lambda found: "Phó Chủ tịch " if found[1] else "Chủ tịch ", words)
    return _SHORT_PLACE.sub(
        lambda found: f"{found[1]}{_SHORT[(found[2] or found[3]).lower()]} ", words
    )


def _of_committee(kind: str, name: str, place: str, day: dt.date | None) -> Issuer | None:
    if kind in ("thanh pho", "tp"):
        level = _level_of_city(name, day)
        return Issuer(level, level, place) if level else None
    level = _PLACES[kind]
    gone = "thị trấn" if kind == "thi tran" else "cấp huyện" if level == "district" else ""
    return Issuer(level, level, place, gone=gone)


def _level_of_city(name: str, day: dt.date | None) -> str:
    """Return the level of a city on a day; without a day, and where cities may have risen, ""."""
    if name.startswith(_STATE_CITIES):
        return "province"
    if day is None or not name:
        return ""
    if re.match(r"hue\b", name):
        return "province" if day >= _HUE_OF_THE_STATE else "district"
    return "district" if day < TWO_LEVELS else ""


def _place(words: str) -> str:
    """Return what follows the word for the committee, up to a comma."""
    found = re.search(r"(?i)\b(?:ubnd|(?:ủy|uỷ) ban nhân dân) ([^,;(]{1,80})", words)
    return found[1].strip() if found else ""
