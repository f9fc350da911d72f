"""
Quantities claimed in Vietnamese prose: 700 triệu đồng, gần 400 hộ, 1,5 ha, một tỷ rưỡi, 13 - 15 người.

1.234 is a thousand and more, 1,5 ha and 1.5 ha one and a half. Years, dates, ages, numbers of houses,
hamlets, roads, articles and documents are no quantities; nor is a number before which no unit is
known, unless it counts what stands after it, which `noun` then says.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import accumulate, islice

from exemplars.patterns import regex
from exemplars.prose.amounts import NUMBER, is_english, last_place, worth
from exemplars.prose.measures import (
    HALF,
    NO_REST,
    ONE,
    PERSONS,
    ROUNDING,
    SCALES,
    TENTH,
    Range,
    Unit,
    allowed,
    noun_at,
    rates_at,
    rest_at,
    unit_at,
)
from exemplars.prose.said_numbers import FEW, SPOKEN, few_numbers, said_numbers
from exemplars.prose.sentences import TEXTS_KEPT, lowered
from exemplars.prose.signs import has_digit

_SCALE = r"(?:nghìn|ngàn|triệu|tr|tỷ|tỉ)(?![^\W_])"
_DIGITS = regex(
    rf"(?<![\d.,/:])(?<!\d[-–])(?<![a-zđ])(?P<first>{NUMBER})"
    rf"(?![\d/:]|[.,]\d|(?!m[23])[a-zđ]\d)"
    rf"(?:(?:[ \n]?(?P<own>{_SCALE})(?:[ \n]?đồng)?(?=[ \n]?(?:[-–]|đến|tới)[ \n]?{NUMBER}[ \n]?{_SCALE}))?"
    rf"[ \n]?(?:[-–]|đến|tới)[ \n]?(?P<second>{NUMBER})(?![\d/:]|[.,-]\d))?(?!-\d)"
)
# **4**50, **450** triệu; a single star between digits multiplies.
_EMPHASIS = regex(
    r"\*{2,3}(?=[0-9])|(?<=[0-9])\*{2,3}|(?<![*0-9])\*(?=[0-9])|(?<=[0-9])\*(?![*0-9])"
    r"|(?<!\w)_{1,2}(?=[0-9])|(?<=[0-9])_{1,2}(?!\w)"
)
# 1 tỷ rưỡi; 1 tỷ 200 triệu: the rest of a sum, in the next smaller scale.
_SCALED = regex(
    rf"[ \n]?(?P<scale>{_SCALE})(?:[ \n](?P<half>rưỡi)(?![^\W_])|[ \n](?P<rest>\d{{1,3}})[ \n]?(?P<less>triệu|nghìn|ngàn)(?![^\W_]))?"
)
_AND_HALF = (" rưỡi", "\nrưỡi")  # hai ha rưỡi
_WHOLE_ONLY = ("đồng", "USD", "%")
# Counted in these, a number is an age, a time or a duration.
_TIMES = ("tuổi", "năm", "tháng", "phút", "giờ", "giây", "tuần", "mùa", "lần")
_MORE = regex(r"[ \n]trở lên(?![^\W_])")
# Words that make the number after them a name, not a quantity; số does so unless it is a sum's.
_NAMES = (
    *("thứ", "khóa", "khoá", "kỳ", "lớp", "thôn", "xóm", "ấp", "khóm", "bản", "buôn", "đội", "khu phố", "khu"),
    *("tổ dân phố", "km", "điều", "khoản", "mục", "điểm", "chương", "quốc lộ", "tỉnh lộ", "ngõ", "phiên", "hạng"),
    *("lúc", "covid", "phường", "quận", "chi bộ", "tổ"),
)  # fmt: skip
_NUMBERED = "(?<!trong )(?<!tổng )(?<!một )(?<!con )(?<!đa )số"
_NAMED = regex(rf"(?<![^\W_])(?:{_NUMBERED}|{'|'.join(_NAMES)})[ \n-]?\Z")
_ARTICLES = ("điều", "khoản", "km")
_ARTICLE = regex(rf"(?:{_NUMBERED}|{'|'.join(_ARTICLES)})[ \n]\Z")
_GROUPS = regex(r"(?:đội|tổ)[ \n]\Z")
_DAYS = ("tháng", "ngày", "quý", "tuần", "vụ")
_DATED = regex(rf"(?<!mỗi )(?<!một )(?<!từng )(?<!hằng )(?<!hàng )(?:{'|'.join(_DAYS)})[ \n]\Z")
_OF_YEARS = regex(r"(?:năm|đến|tới|sang|và|hết|cuối|đầu|giữa|từ|nhiệm kỳ|giai đoạn|[-–,])[ \n]?\Z")
_ROUNDED = regex(
    "(?<![^\\W_])(?P<word>"
    + "|".join(sorted(ROUNDING, key=len, reverse=True))
    + r")[ \n](?:có |là )?\Z"
)
_ROUND_ENDS = (*ROUNDING, "có", "là")
_MONEY_FOLLOWS = regex(
    r"[ \n]?(?:\Z|[.,;:!?)”\"/(*_–-]|\n|(?:mỗi|một|từ|cho|và|để|tiền|trong|nhờ|sau|là|trở|vốn|lãi|trừ|năm|tháng|với|vào"
    r"|thì|nhưng|mà|do|của|bằng|chưa|gồm|so|hằng|hàng|mua|xây|làm|đầu tư|trên|ở|tại|hỗ trợ|tiết kiệm|đã|được|thu)\b)"
)
# Digits with something to count after them, or a second number; the commonest are years and times.
_RUN = regex(
    r"[0-9](?<![0-9.,/:][0-9])[0-9.,/:]*+(?<=[0-9])(?=[ \n]?(?:[^\W\d_]|[%–-]))"
    rf"(?![ \n]?(?:{'|'.join(_TIMES)})(?![^\W\d_]|-))"
)
_YEAR = regex(r"(?:19|20)\d\d\Z")
_YEARLY = ("năm ", "/")
_Amounts = tuple[Decimal, Decimal, Decimal]  # the least, the most, the worth of its last digit
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
    # Told by its words alone: thu bạc tỷ, hiến máu 42 lần.
    is_loose: bool = False

    @cached_property
    def range(self) -> Range:
        """Return the exact values that the claim allows."""
        return allowed(self.low, self.high, self.place, self.rounding)


@lru_cache(maxsize=TEXTS_KEPT)
def claims(text: str) -> tuple[Claim, ...]:
    """Return the quantities claimed in a text, in order; at most a few hundred."""
    low = lowered(text)
    marks = [*_EMPHASIS.finditer(low)] if "*" in low or "_" in low else []
    plain = _EMPHASIS.sub("", low) if marks else low
    found = [*islice(_in_digits(plain), _MOST)]
    if said := [*_in_words(plain)]:
        found = sorted([*found, *said], key=lambda claim: claim.number)
        # The rest of one may have been read by itself too: hai tấn năm tạ.
        ends = accumulate((each.end for each in found), max)
        found[1:] = [each for each, end in zip(found[1:], ends, strict=False) if each.number >= end]
    return tuple(_placed(found, marks) if marks else found)


def _placed(found: list[Claim], marks: list[re.Match[str]]) -> Iterator[Claim]:
    """Give quantities by their places in the text with its emphasis, which was left out to read them."""
    cut = [0, *accumulate(len(each[0]) for each in marks)]
    at = [each.start() - before for each, before in zip(marks, cut, strict=False)]
    for claim in found:
        yield replace(
            claim,
            # With the mark that stands before it.
            start=claim.start + cut[bisect_left(at, claim.start)],
            number=claim.number + cut[bisect_right(at, claim.number)],
            end=claim.end + cut[bisect_left(at, claim.end)],
        )


def said_as(text: str, claim: Claim) -> str:
    """Return a quantity in the words of its text, on one line and without emphasis."""
    return " ".join(_EMPHASIS.sub("", text[claim.start : claim.end]).split())


def may_claim(text: str, among: Set[str]) -> bool:
    """
    Return whether a text may claim a quantity: quick, and never wrong where it says no.

    `among` are the `signs` seen in the text, or in more than it.
    """
    return has_digit(text) or bool(SPOKEN.found(among) or FEW.found(among))


@lru_cache(maxsize=4096)
def of_field(value: str, unit: str) -> Claim | None:
    """Return the quantity that a `Number` and its unit are, or None if it is no number."""
    text = f"{value} {unit}".lower()
    found = _DIGITS.match(text)
    if not found:
        return None
    claim = _claim(text, found)
    if claim:
        return claim
    # Without a unit, or in years, it is a number all the same.
    bare = worth(found["first"])
    return Claim(0, 0, found.end(), bare, bare, ONE, "", unit.lower(), "", ())


def _in_digits(low: str) -> Iterator[Claim]:
    past = 0
    for run in _RUN.finditer(low) if has_digit(low) else ():
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


def _claim(low: str, found: re.Match[str]) -> Claim | None:
    scaled = _SCALED.match(low, found.end())
    scale, end = (scaled["scale"], scaled.end()) if scaled else ("", found.end())
    counted = _counted(low, end, scale)
    if counted is None:
        return None
    first, second = found["first"], found["second"] or found["first"]
    if (is_english(first) or is_english(second)) and not (scaled or _is_measured(counted[0])):
        return None
    amounts = worth(first), worth(second), last_place(second)
    if scaled:
        least, most, place = _scaled(amounts, scaled)
        # 400 triệu đến 1 tỷ: the first may have a scale of its own.
        own = SCALES[found["own"] or scaled["scale"]]
        amounts = least / SCALES[scaled["scale"]] * own, most, place
    return _whole(low, found.start(), end, amounts, counted) if amounts[0] <= amounts[1] else None


def _is_measured(unit: Unit) -> bool:
    """Return whether a unit is one that there can be half of; half a household is something else."""
    return unit.name not in ("", "hộ", *PERSONS)


def _scaled(amounts: _Amounts, scaled: re.Match[str]) -> _Amounts:
    """Return what numbers are with their scale and the rest of it: 1 tỷ rưỡi, 1 tỷ 200 triệu."""
    least, most, place = amounts
    scale = SCALES[scaled["scale"]]
    extra = HALF if scaled["half"] else None
    if scaled["rest"]:
        extra = worth(scaled["rest"]) * SCALES[scaled["less"]] / scale
    if extra:
        least, most = least + extra, most + extra
        place = last_place(f"{most:f}".replace(".", ","))
    return least * scale, most * scale, place * scale


def _counted(low: str, end: int, scale: str) -> tuple[Unit, str] | None:
    """Return the unit written at a place, and what is counted where it is none; None where it is neither."""
    unit = unit_at(low, end)
    if unit.name:
        return unit, ""
    noun = noun_at(low, end)
    if scale in ("triệu", "tr", "tỷ", "tỉ") and _MONEY_FOLLOWS.match(low, end):
        return Unit("đồng", ONE, end), noun
    return (unit, noun) if noun and noun.partition(" ")[0] not in _TIMES else None


def _whole(low: str, at: int, end: int, amounts: _Amounts, counted: tuple[Unit, str]) -> Claim:
    unit, noun = counted
    end = max(unit.end, end)
    least, most, place = amounts
    if low.startswith(_AND_HALF, end) and _is_measured(unit) and unit.name not in _WHOLE_ONLY:
        least, most, place, end = least + HALF, most + HALF, TENTH, end + len(_AND_HALF[0])
    rest = NO_REST if unit.factor == ONE else rest_at(low, end, unit)
    per, end = rates_at(low, max(end, rest.end))
    rounding = "at least" if _MORE.match(low, end) else ""
    start = at
    rounded = _stand_before(low, at, _ROUND_ENDS) and _ROUNDED.search(low, max(0, at - 16), at)
    if rounded:
        start, rounding = rounded.start(), ROUNDING[rounded["word"]]
    if unit.factor != ONE:
        least, most = least * unit.factor + rest.low, most * unit.factor + rest.high
        place = rest.place or place * unit.factor
    return Claim(start, at, end, least, most, place, unit.name, noun, rounding, per)


def _stand_before(low: str, at: int, words: tuple[str, ...]) -> bool:
    """Return whether one of the words may stand before a place: quick, and never wrong where it says no."""
    return low.endswith(words, 0, at - 1) or low.endswith(words, 0, at)


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
    if is_english(written) and _DATED.search(before):
        return True
    if claim.unit == "đồng":
        return False
    if claim.unit in ("kg", "%", "m2", "sào"):
        return _stand_before(low, at, ("số", *_ARTICLES)) and bool(_ARTICLE.search(before))
    if _stand_before(low, at, ("số", *_NAMES)) and _NAMED.search(before):
        return not (claim.unit and _GROUPS.search(before))
    return len(written) <= 2 and _stand_before(low, at, _DAYS) and bool(_DATED.search(before))


def _in_words(low: str) -> Iterator[Claim]:
    """Give the quantities whose number is in words and ten or more, a fraction or a sum."""
    for said in islice(said_numbers(low), _MOST):
        counted = _counted(low, said.end, said.scale)
        if counted:
            amounts = said.value, said.value, said.place
            yield _whole(low, said.start, said.end, amounts, counted)
    for said in few_numbers(low):
        unit = unit_at(low, said.end)
        if _is_measured(unit):
            yield _whole(low, said.start, said.end, (said.value, said.value, ONE), (unit, ""))
