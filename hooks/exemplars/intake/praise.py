"""Rows of tables and sentences about awards  ->  awards, where every part of one is said."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from exemplars.law import document_numbers, issuers
from exemplars.patterns import regex
from exemplars.records.vocabulary import AWARD_FORMS
from exemplars.text import fold

# Folded words -> form; the first that fits stands, so the longer come first.
_FORMS = (
    (r"bang khen (?:cua )?(?:thu tuong|chinh phu)", "bang-khen-thu-tuong"),
    (r"(?:chien si thi dua|cstd) (?:cap )?co so|cstdcs", "chien-si-thi-dua-co-so"),
    (r"(?:chien si thi dua|cstd) toan quoc", "chien-si-thi-dua-toan-quoc"),
    (r"(?:chien si thi dua|cstd) cap tinh", "chien-si-thi-dua-cap-tinh"),
    (r"(?:chien si thi dua|cstd) cap bo\b", "chien-si-thi-dua-cap-bo"),
    *(
        (re.escape(fold(form.name)), slug)
        for slug, form in sorted(AWARD_FORMS.items(), key=lambda each: -len(each[1].name))
    ),
)
_PATTERNS = tuple((regex(rf"\b(?:{words})"), slug) for words, slug in _FORMS)
_DAY = regex(
    r"(?<!\d)(\d{1,2})(?:\s?[/.\-]\s?|\s+tháng\s+)(\d{1,2})(?:\s?[/.\-]\s?|\s+năm\s+)((?:19|20)\d\d)(?!\d)"
)
_ISSUER = regex(
    r"(?i)(?:(?:phó )?chủ tịch (?:nước|ubnd|ủy ban nhân dân|uỷ ban nhân dân)|ubnd|ủy ban nhân dân"
    r"|uỷ ban nhân dân|thủ tướng chính phủ|bộ trưởng bộ|giám đốc sở|giám đốc|hiệu trưởng"
    r"|hội nông dân|hội liên hiệp phụ nữ|hội lhpn|hội cựu chiến binh|tỉnh đoàn|huyện đoàn)"
    r"[^,;:()\n\d]{0,80}"
)
_STOP = regex(
    r"(?i)\s+(?:về việc|về|vì|theo|tại|số|ngày|tặng|quyết định|đã|trong|do có)\b.*\Z|[\s.\-–|]+\Z",
    re.DOTALL,
)


@dataclass(frozen=True)
class Told:
    """An award as far as a row or a sentence says it."""

    said: str
    form: str = ""
    title: str = ""
    level: str = ""
    issuer: str = ""
    decision: str = ""
    date: dt.date | None = None
    category: str = ""
    sources: tuple[str, ...] = ()
    # Read out of words; our form says each part by itself.
    is_guess: bool = True

    @property
    def is_whole(self) -> bool:
        """Return whether all is said that an award must have."""
        said = all((self.form, self.level, self.issuer, self.decision, self.date))
        return said and len(self.issuer) <= 200 and len(self.decision) <= 60


def read(said: str) -> Told | None:
    """Return the award that a row (its cells parted by ` | `) or a sentence tells of, or None."""
    plain = fold(said)
    form = next((slug for pattern, slug in _PATTERNS if pattern.search(plain)), "")
    if not form:
        return None
    number = document_numbers.in_text(said)
    decision = (document_numbers.tidy(number) if number else None) or ""
    day = _day(said)
    issuer = _issuer(said)
    who = issuers.read(issuer, day) if issuer else None
    return Told(said, form, _title(said, form), who.level if who else "", issuer, decision, day)


def tells_of_several(said: str) -> bool:
    """Return whether a text has more than one decision or form, which no one award can hold."""
    return (
        len(_DAY.findall(said)) > 1
        or sum(
            len(re.findall(words, fold(said)))
            for words in ("giay khen", "bang khen", "chien si thi dua")
        )
        > 1
    )


def _day(said: str) -> dt.date | None:
    """Return the only day a text names; None where there is none, or more than one."""
    found = {(int(y), int(m), int(d)) for d, m, y in _DAY.findall(said)}
    if len(found) != 1:
        return None
    try:
        return dt.date(*found.pop())
    except ValueError:
        return None


def _issuer(said: str) -> str:
    """Return who is said to have signed; the fullest where a row says it twice."""
    found = [_STOP.sub("", each[0]).strip() for each in _ISSUER.finditer(said)]
    return max(found, key=len, default="")


def _title(said: str, form: str) -> str:
    """Return the full name of an order or medal, for its class is part of it."""
    if form not in ("huan-chuong", "huy-chuong", "ky-niem-chuong", "danh-hieu-vinh-du-nha-nuoc"):
        return ""
    found = re.search(r"(?i)(?:huân chương|huy chương|kỷ niệm chương)[^,;()|\n\d]{0,80}", said)
    return _STOP.sub("", found[0]).strip() if found else ""
