"""
Quantities claimed in Vietnamese prose: 700 triệu đồng, gần 400 hộ, 1,5 ha, một tỷ rưỡi, 13 - 15 người.

1.234 is a thousand and more, 1,5 one and a half. Years, dates, ages, numbers of houses, hamlets,
roads, articles and documents are no quantities; nor is a number before which no unit is known,
unless it counts what stands after it, which `noun` then says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import islice

from exemplars.prose.measures import (
    HALF,
    ROUNDING,
    SCALES,
    Range,
    Unit,
    allowed,
    noun_at,
    unit_at,
)
from exemplars.prose.said_numbers import said_numbers
from exemplars.prose.sentences import lowered

_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,\d{1,9})?"
_SCALE = r"(?:nghìn|ngàn|triệu|tr|tỷ|tỉ)(?![^\W_])"
_DIGITS = re.compile(
    rf"(?<![\d.,/:])(?<!\d[-–])(?<![a-zđ])(?P<first>{_NUMBER})"
    rf"(?![\d/:]|[.,]\d|(?!m[23])[a-zđ]\d)"
    rf"(?:[ \n]?(?:[-–]|đến|tới)[ \n]?(?P<second>{_NUMBER})(?![\d/:]|[.,-]\d))?(?!-\d)"
)
# 1 tỷ rưỡi; 1 tỷ 200 triệu: the rest of a sum, in the next smaller scale.
_SCALED = re.compile(
    rf"[ \n]?(?P<scale>{_SCALE})(?:[ \n](?P<half>rưỡi)(?![^\W_])|[ \n](?P<rest>\d{{1,3}})[ \n]?(?P<less>triệu|nghìn|ngàn)(?![^\W_]))?"
)
# Counted in these, a number is an age, a time or a duration.
_TIMES = frozenset(["tuổi", "năm", "tháng", "phút", "giờ", "giây", "tuần", "mùa", "lần"])
_MORE = re.compile(r"[ \n]trở lên(?![^\W_])")
# Words that make the number after them a name, not a quantity.
_NAMED = re.compile(
    r"(?:(?<!trong )(?<!tổng )(?<!một )(?<!con )(?<!đa )số|thứ|khóa|khoá|kỳ|lớp|thôn|xóm|ấp|khóm|bản|buôn|đội|khu phố|khu|tổ dân phố|km|điều|khoản|mục|điểm|chương"
    r"|quốc lộ|tỉnh lộ|ngõ|phiên|hạng|lúc|covid|phường|quận|chi bộ|tổ)[ \n-]?\Z"
)
_GROUPS = re.compile(r"(?:đội|tổ)[ \n]\Z")
_DATED = re.compile(
    r"(?<!mỗi )(?<!một )(?<!từng )(?<!hằng )(?<!hàng )(?:tháng|ngày|quý|tuần|vụ)[ \n]\Z"
)
_OF_YEARS = re.compile(
    r"(?:năm|đến|tới|sang|và|hết|cuối|đầu|giữa|từ|nhiệm kỳ|giai đoạn|[-–,])[ \n]?\Z"
)
_ROUNDED = re.compile(
    "(?<![^\\W_])(?P<word>"
    + "|".join(sorted(ROUNDING, key=len, reverse=True))
    + r")[ \n](?:có |là )?\Z"
)
_MONEY_FOLLOWS = re.compile(
    r"[ \n]?(?:\Z|[.,;:!?)”\"/(–-]|\n|(?:mỗi|một|từ|cho|và|để|tiền|trong|nhờ|sau|là|trở|vốn|lãi|trừ|năm|tháng|với|vào"
    r"|thì|nhưng|mà|do|của|bằng|chưa|gồm|so|hằng|hàng|mua|xây|làm|đầu tư|trên|ở|tại|hỗ trợ|tiết kiệm|đã|được|thu)\b)"
)
_RATE = re.compile(
    r"[ \n]?(?:/|mỗi |trên |một |trên mỗi |/ )[ \n]?(?P<per>năm|tháng|ngày|vụ|quý|tuần|giờ|ha|héc-ta|sào|công|mẫu|người|hộ|lao động|kg|ký|cân|con|cây|buổi|chuyến)(?![^\W_])"
)
_SAME_RATE = {"héc-ta": "ha", "ký": "kg", "cân": "kg"}
# Digits with something to count after them, or a second number; the commonest are years.
_RUN = re.compile(r"[0-9](?<![0-9.,/:][0-9])[0-9.,/:]*+(?=[ \n]?(?:[^\W\d_]|[%–-]))")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_YEARLY = ("năm ", "/")
_MOST = 300  # read in one text: who pasted a table is not to be compared line by line


@dataclass(frozen=True)
class Claim:
    """
    One quantity in a text, from `start` (its rounding word, if any) to `end` (its unit and rates).

    `low` and `high` are in `unit` ("" where only `noun`, the words after it, say what is counted);
    `per` are the measures it is a rate of: năm, ha.
    """

    start: int
    number: int
    end: int
    low: Decimal
    high: Decimal
    place: Decimal
    unit: str
    noun: str
    rounding: str
    per: tuple[str, ...]

    @cached_property
    def range(self) -> Range:
        """Return the exact values that the claim allows."""
        return allowed(self.low, self.high, self.place, self.rounding)


@lru_cache(maxsize=64)
def claims(text: str) -> tuple[Claim, ...]:
    """Return the quantities claimed in a text, in order; at most a few hundred."""
    low = lowered(text)
    found = [*islice(_in_digits(low), _MOST), *_in_words(low)]
    if len(found) > 1:
        found.sort(key=lambda claim: claim.number)
    return tuple(found)


@lru_cache(maxsize=1024)
def of_field(value: str, unit: str) -> Claim | None:
    """Return the quantity that a `Number` and its unit are, or None if it is no number."""
    text = f"{value} {unit}".lower()
    found = _DIGITS.match(text)
    if not found:
        return None
    bare = _value(found["first"])
    # Without a unit, or in years, it is a number all the same.
    plain = Claim(0, 0, found.end(), bare, bare, Decimal(1), "", unit.lower(), "", ())
    return _claim(text, found) or plain


def _in_digits(low: str) -> Iterator[Claim]:
    past = 0
    for run in _RUN.finditer(low):
        at = run.start()
        # What a sum has used is used; the commonest numbers are years, told at a glance.
        if at < past or (low.endswith(_YEARLY, 0, at) and _YEAR.match(run[0])):
            continue
        found = _DIGITS.match(low, at)
        claim = _claim(low, found) if found else None
        if found and claim:
            past = max(found.end(), claim.end)
            if not _is_name(low, found, claim):
                yield claim


@lru_cache(maxsize=4096)
def _value(written: str) -> Decimal:
    return Decimal(written.replace(".", "").replace(",", "."))


@lru_cache(maxsize=4096)
def _place(written: str) -> Decimal:
    """Return the worth of the last digit that is no naught: 100 of 500, 0.1 of 1,5."""
    whole, _, part = written.replace(".", "").partition(",")
    if part.strip("0"):
        return Decimal(1).scaleb(-len(part.rstrip("0")))
    return Decimal(1).scaleb(len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0)


def _claim(low: str, found: re.Match[str]) -> Claim | None:
    first, second = found["first"], found["second"] or found["first"]
    end = found.end()
    scale, named, extra = Decimal(1), "", Decimal(0)
    after = _SCALED.match(low, end)
    if after:
        named, end = after["scale"], after.end()
        scale = SCALES[named]
        extra = HALF if after["half"] else extra
        if after["rest"]:
            extra = _value(after["rest"]) * SCALES[after["less"]] / scale
    least, most = _value(first) + extra, _value(second) + extra
    if least > most:
        return None
    place = _place(f"{most:f}".replace(".", ",")) if extra else _place(second)
    return _whole(low, found.start(), end, least * scale, most * scale, place * scale, named)


def _whole(
    low: str, at: int, end: int, least: Decimal, most: Decimal, place: Decimal, scale: str
) -> Claim | None:
    unit = unit_at(low, end)
    noun = ""
    if not unit.name:
        noun = noun_at(low, end)
        if scale in ("triệu", "tr", "tỷ", "tỉ") and _MONEY_FOLLOWS.match(low, end):
            unit = Unit("đồng", Decimal(1), end)
        elif not noun or noun.partition(" ")[0] in _TIMES:
            return None
    end = max(unit.end, end)
    per: list[str] = []
    while len(per) < 2 and (rate := _RATE.match(low, end)):
        per.append(_SAME_RATE.get(rate["per"], rate["per"]))
        end = rate.end()
    rounded = _ROUNDED.search(low, max(0, at - 16), at)
    start = rounded.start() if rounded else at
    rounding = "at least" if _MORE.match(low, end) else ""
    if rounded:
        rounding = ROUNDING[rounded["word"]]
    factor = unit.factor
    return Claim(
        start,
        at,
        end,
        least * factor,
        most * factor,
        place * factor,
        unit.name,
        noun,
        rounding,
        tuple(per),
    )


def _is_name(low: str, found: re.Match[str], claim: Claim) -> bool:
    """Return whether what stands before a number makes it a name, a day or a year."""
    at = found.start()
    before = low[max(0, at - 14) : at]
    written = found["second"] or found["first"]
    if len(written) == 4 and written[:2] in ("19", "20") and written.isdigit():
        first = found["first"]
        is_span = first != written and len(first) == 4 and first[:2] in ("19", "20")
        if is_span or (claim.unit not in ("đồng", "kg", "%") and _OF_YEARS.search(before)):
            return True
    if claim.unit == "đồng":
        return False
    if claim.unit in ("kg", "%", "m2", "sào"):
        return bool(
            re.search(
                r"(?:(?<!trong )(?<!tổng )(?<!một )(?<!con )(?<!đa )số|điều|khoản|km)[ \n]\Z",
                before,
            )
        )
    if _NAMED.search(before):
        return not (claim.unit and _GROUPS.search(before))
    return len(written) <= 2 and _DATED.search(before) is not None


def _in_words(low: str) -> Iterator[Claim]:
    """Give the quantities whose number is in words and ten or more, a fraction or a sum."""
    for said in islice(said_numbers(low), _MOST):
        claim = _whole(low, said.start, said.end, said.value, said.value, said.place, said.scale)
        if claim and (claim.unit or claim.noun):
            yield claim
