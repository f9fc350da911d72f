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
from functools import lru_cache
from itertools import islice

from exemplars import numerals
from exemplars.measures import (
    HALF,
    ROUNDING,
    SCALES,
    Range,
    Unit,
    allowed,
    noun_at,
    unit_at,
)
from exemplars.sentences import lowered

_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,\d{1,9})?"
_SCALE = r"(?:nghìn|ngàn|triệu|tr|tỷ|tỉ)(?![^\W_])"
_DIGITS = re.compile(
    rf"(?<![\d.,/:])(?<!\d[-–])(?<![a-zđ])(?P<first>{_NUMBER})"
    rf"(?![\d/:]|[.,-]\d|(?!m[23])[a-zđ]\d)"
    rf"(?:[ \n]?(?:[-–]|đến|tới)[ \n]?(?P<second>{_NUMBER})(?![\d/:]|[.,-]\d))?"
)
# 1 tỷ rưỡi; 1 tỷ 200 triệu: the rest of a sum, in the next smaller scale.
_SCALED = re.compile(
    rf"[ \n]?(?P<scale>{_SCALE})(?:[ \n](?P<half>rưỡi)(?![^\W_])|[ \n](?P<rest>\d{{1,3}})[ \n]?(?P<less>triệu|nghìn|ngàn)(?![^\W_]))?"
)
# Counted in these, a number is an age, a time or a duration.
_TIMES = frozenset("tuổi năm tháng phút giờ giây tuần mùa lần".split())
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
    "(?<![^\\W_])(?:" + "|".join(sorted(ROUNDING, key=len, reverse=True)) + r")[ \n](?:có |là )?\Z"
)
_MONEY_FOLLOWS = re.compile(
    r"[ \n]?(?:\Z|[.,;:!?)”\"/(–-]|\n|(?:mỗi|một|từ|cho|và|để|tiền|trong|nhờ|sau|là|trở|vốn|lãi|trừ|năm|tháng|với|vào"
    r"|thì|nhưng|mà|do|của|bằng|chưa|gồm|so|hằng|hàng|mua|xây|làm|đầu tư|trên|ở|tại|hỗ trợ|tiết kiệm|đã|được|thu)\b)"
)
_RATE = re.compile(
    r"[ \n]?(?:/|mỗi |trên |một |trên mỗi |/ )[ \n]?(?P<per>năm|tháng|ngày|vụ|quý|tuần|giờ|ha|héc-ta|sào|công|mẫu|người|hộ|lao động|kg|ký|cân|con|cây|buổi|chuyến)(?![^\W_])"
)
_SAME_RATE = {"héc-ta": "ha", "ký": "kg", "cân": "kg"}
_DIGIT_WORDS = frozenset(
    "không một hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mốt linh lẻ".split()
)
_SCALE_WORDS = frozenset("mươi mười trăm nghìn ngàn vạn chục triệu tỷ tỉ rưỡi nửa phẩy".split())
_WORDS = _DIGIT_WORDS | _SCALE_WORDS
_SPOKEN = ("trăm", "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "mươi", "mười", "chục", "rưỡi", "phẩy")
_DIGIT = re.compile(r"[0-9]")
# The commonest numbers of all, told from quantities at a glance: năm 2023, tháng 5.
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_PAST = re.compile(r"[0-9][0-9.,/:–-]*")
_MOST = 300  # read in one text: who pasted a table is not to be compared line by line


@dataclass(frozen=True, slots=True)
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

    @property
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
    return _claim(text, found) if found else None


def _in_digits(low: str) -> Iterator[Claim]:
    at = 0
    while (digit := _DIGIT.search(low, at)) is not None:
        at = digit.start()
        found = _DIGITS.match(low, at)
        if not found:
            past = _PAST.match(low, at)
            at = past.end() if past else at + 1
            continue
        if low.endswith("năm ", 0, at) and _YEAR.match(found[0]):
            at = found.end()
            continue
        claim = _claim(low, found)
        at = max(found.end(), claim.end if claim else 0)
        if claim and not _is_name(low, found, claim):
            yield claim


def _value(written: str) -> Decimal:
    return Decimal(written.replace(".", "").replace(",", "."))


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
        rounding = ROUNDING[rounded[0].split(" có ")[0].split(" là ")[0].strip()]
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
    last = 0
    for at, word in sorted(islice(_places(low), _MOST)):
        # With a number in digits before it, it has been read.
        if at < last or low[max(0, at - 2) : at - 1].isdigit():
            continue
        start, end, words = _run(low, at, at + len(word))
        last = end
        if low[max(0, start - 2) : start - 1].isdigit():
            continue
        for skip in range(min(len(words), 3)):
            value = spoken(words[skip:])
            if value is not None:
                first = start + sum(len(each) + 1 for each in words[:skip])
                scale = next((w for w in words[::-1] if w in ("triệu", "tỷ", "tỉ")), "")
                claim = _whole(low, first, end, value, value, _spoken_place(value), scale)
                if claim and (claim.unit or claim.noun):
                    yield claim
                break


def _places(low: str) -> Iterator[tuple[int, str]]:
    """Give the places of the words that a number of ten or more, or a fraction, is said with."""
    for word in _SPOKEN:
        at = low.find(word)
        while at >= 0:
            if (
                not low[at - 1 : at].isalnum()
                and not low[at + len(word) : at + len(word) + 1].isalnum()
            ):
                yield at, word
            at = low.find(word, at + 1)


def _run(low: str, start: int, end: int) -> tuple[int, int, list[str]]:
    """Return the number words around one of them: where they begin and end, and themselves."""
    words = [low[start:end]]
    while len(words) < 24 and start > 1 and low[start - 1] in " \n":
        before = max(
            low.rfind(" ", max(0, start - 9), start - 1),
            low.rfind("\n", max(0, start - 9), start - 1),
        )
        word = low[before + 1 : start - 1] if before >= 0 or start <= 9 else ""
        if word not in _WORDS:
            break
        words.insert(0, word)
        start = before + 1
    while len(words) < 24 and low[end : end + 1] in (" ", "\n"):
        stop = _WORD_END.match(low, end + 1)
        word = stop[0] if stop else ""
        if word not in _WORDS or (word == "năm" and words[-1] not in ("phẩy", "linh", "lẻ")):
            break
        words.append(word)
        end = end + 1 + len(word)
    return start, end, words


_WORD_END = re.compile(r"[^\W\d_]{1,6}(?![^\W_])")


def spoken(words: list[str]) -> Decimal | None:
    """Return the value of number words: hai mươi, một phẩy năm, nửa tỷ, một tỷ rưỡi."""
    if words and words[0] == "nửa":
        scale = SCALES.get(words[1]) if len(words) == 2 else None
        return scale / 2 if scale else None
    if "phẩy" in words:
        return _spoken_fraction(words)
    value = numerals.number(" ".join(words))
    return Decimal(value) if value is not None and value >= 10 else None


def _spoken_fraction(words: list[str]) -> Decimal | None:
    at = words.index("phẩy")
    rest = words[at + 1 :]
    scale = SCALES[rest.pop()] if rest and rest[-1] in SCALES else Decimal(1)
    whole, part = numerals.number(" ".join(words[:at])), numerals.number(" ".join(rest))
    if whole is None or part is None or part < 0:
        return None
    return Decimal(f"{whole}.{part}") * scale


def _spoken_place(value: Decimal) -> Decimal:
    number = value.normalize()
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
