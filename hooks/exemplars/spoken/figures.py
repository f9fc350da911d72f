"""Numbers and what stands with them: sums, measures, shares, numbers of telephones, cars and classes."""

from __future__ import annotations

import re

from exemplars.patterns import regex
from exemplars.prose.numerals import digits, words
from exemplars.spoken.letters import LETTERS, LOWER, UPPER, spelled
from exemplars.spoken.lexicon import units
from exemplars.spoken.place import Place, Reading

# 1.234.567 and 1 234 567; 3.5 and 4.0, as machines print it; then 15 and 1,25.
NUMBER = regex(
    r"(?P<whole>\d{1,3}(?:\.\d{3}){1,8}+(?![.,]?\d)|\d{1,3}(?: \d{3}){2,8}+(?!\d)|\d{1,3} 000(?! ?\d)|\d{1,3}(?:\.\d{3}){1,8}+(?=,\d)|\d++)"
    r"(?:,(?P<part>\d{1,9})(?![\d]|,\d)|\.(?P<point>\d{1,2})(?![\d]|\.\d))?"
)
_LIST = regex(r"\d{1,4}(?:,\d{1,4}){2,40}+(?![\d.])")
_YEARS = regex(r"((?:19|20)\d\d),((?:19|20)\d\d)(?!\d)")
_TELEPHONE = regex(
    r"(?:\(?0\d{1,4}\)?|\+84|1[89]00)(?:[ .\-]?[\d*x]{2,4}){1,4}(?!\d|,\d)|1[89]00\d{4}(?!\d)"
)
_PLATE = regex(rf"(\d\d)-?([{UPPER}]\d?)[- ]?(\d{{3}})\.?(\d\d)(?!\d)")
_CLASS = regex(rf"(\d{{1,2}})([{UPPER}])(\d{{1,2}})?(?![{LETTERS}\d])")
_BORN_IN = regex(r"(\d)[xX](?![\w])")
_SIZE = regex(r"\s?[x×*]\s?(?=\d)")

_SECTION = regex(r"\b(?:[mM]ục|[kK]hoản|[đĐ]iểm|[đĐ]iều|[pP]hiên bản|[pP]hần)\s\Z")
_YEAR_ALONE = regex(r"(?:19|20)\d\d\)")
_TWO = regex(r"(\d{1,2})\s?[-–]\s?(\d{1,2})(?!\d)")
_SCORE = regex(r"\b(?:[tT][ỷỉ] số(?: chung cuộc)?(?: là)?|[tT]hắng|[tT]hua|[hH]òa|[hH]oà)\s\Z")
_MEASURE = "|".join(re.escape(unit) for unit in sorted(units(), key=len, reverse=True))
_UNIT = regex(rf"\s?({_MEASURE})(?![{LETTERS}\d²³])(?!\.[{LETTERS}])")
# 1m65 is a height; 1m2 an area.
_METRES = regex(rf"m(?![23](?!\d))(\d{{1,2}})(?![{LETTERS}\d])")
# 1tr2 is a million two hundred thousand, as markets say it.
_MILLIONS = regex(rf"(?:(tr)|(tỷ|tỉ))(\d{{1,3}})(?![{LETTERS}\d]|[.,]\d)")
_MONEY = regex(r"[$€]\s?(?=\d)")


def number(written: re.Match[str]) -> str:
    """Return how a matched number is said: 1,25 is một phẩy hai mươi lăm."""
    whole, part, point = (
        written["whole"].replace(".", "").replace(" ", ""),
        written["part"],
        written["point"],
    )
    if part:
        return f"{_whole(whole)} phẩy {_part(part)}"
    if point:
        return f"{_whole(whole)} {'chấm' if point == '0' else 'phẩy'} {_part(point)}"
    return _whole(whole)


def _whole(written: str) -> str:
    # A hundred digits are no amount, and a telephone number is none either.
    if len(written) > 15 or (written[0] == "0" and len(written) > 4):
        return digits(written)
    return words(int(written))


def _part(written: str) -> str:
    rest = written.lstrip("0")
    zeros = ["không"] * (len(written) - len(rest))
    if len(rest) > 3:
        return digits(written)
    return " ".join([*zeros, words(int(rest))] if rest else zeros)


def listed(place: Place) -> Reading | None:
    """Read 1,2,3 and 2022,2023 as lists: neither is a fraction."""
    found = _LIST.match(place.text, place.at) or _YEARS.match(place.text, place.at)
    if not found:
        return None
    return found.end(), ", ".join(words(int(each)) for each in found[0].split(","))


def telephone(place: Place) -> Reading | None:
    """Read a telephone number digit by digit, with a pause between its groups."""
    found = _TELEPHONE.match(place.text, place.at)
    if not found or not 8 <= len(re.findall(r"[\d*x]", found[0])) <= 14:
        return None
    groups = (digits("".join(re.findall(r"\d", each))) for each in re.split(r"\D+", found[0]))
    return found.end(), ", ".join(each for each in groups if each)


def code(place: Place) -> Reading | None:
    """Read the number of a car, the name of a class, a generation: 98A-123.45, 9A1, 8X."""
    text, at = place.text, place.at
    if found := _PLATE.match(text, at):
        letter = " ".join(part for part in (spelled(found[2][0]), digits(found[2][1:])) if part)
        return found.end(), f"{words(int(found[1]))} {letter}, {digits(found[3] + found[4])}"
    if found := _BORN_IN.match(text, at):
        return found.end(), f"{words(int(found[1]))} ích"
    if (found := _CLASS.match(text, at)) and found[2] + (found[3] or "") not in units():
        last = f" {words(int(found[3]))}" if found[3] else ""
        return found.end(), f"{words(int(found[1]))} {spelled(found[2])}{last}"
    return None


def amount(place: Place) -> Reading | None:
    """Read a number with its unit, as what the word before makes of it: a month, a rank, a score."""
    sign = _MONEY.match(place.text, place.at)
    found = NUMBER.match(place.text, sign.end() if sign else place.at)
    if not found:
        return None
    end = found.end()
    said = _ranked(place, found) or number(found)
    if sign:
        scale = re.match(rf"\s?(?:nghìn|ngàn|triệu|tỷ|tỉ)(?![{LETTERS}])", place.after(end))
        end += scale.end() if scale else 0
        return end, f"{said}{scale[0] if scale else ''} {units()[sign[0].strip()]}"
    if size := _SIZE.match(place.text, end):
        return size.end(), f"{said} nhân "
    if tall := _METRES.match(place.text, end):
        return tall.end(), f"{said} mét {words(int(tall[1]))}"
    if more := _MILLIONS.match(place.text, end):
        return more.end(), f"{said} {'triệu' if more[1] else 'tỷ'} {words(int(more[3]))}"
    if unit := _UNIT.match(place.text, end):
        return unit.end(), f"{said} {_unit(place, unit)}"
    return end, said


def _unit(place: Place, unit: re.Match[str]) -> str:
    name = units()[unit[1]]
    scale = place.text[unit.end() : unit.end() + 8]
    # 25tr đ
    return f"{name} đồng" if unit[1] == "tr" and scale.startswith(("đ/",)) else name


def _ranked(place: Place, found: re.Match[str]) -> str | None:
    """Return a number as a rank, a month, or a label, or None where it is an amount."""
    written = found[0]
    before = place.before
    if before[-1:] == "(" and _YEAR_ALONE.match(place.text, place.at):
        return f"năm {words(int(written))}"
    if found["point"]:
        if _SECTION.search(before):
            return f"{_whole(found['whole'])} chấm {_part(found['point'])}"
        return None
    if not written.isdigit() or len(written) > 4 or not before[-1:].isspace():
        return None
    if place.stands_after("thứ"):
        return {1: "nhất", 4: "tư"}.get(int(written))
    if place.stands_after("tháng"):
        return {4: "tư"}.get(int(written))
    if written[0] == "0" and len(written) == 2 and place.stands_after("số"):
        return digits(written)
    return None


def score(place: Place) -> Reading | None:
    """Read tỷ số 2-1 without a word between."""
    found = _TWO.match(place.text, place.at)
    if not found or not place.follows(_SCORE):
        return None
    return found.end(), f"{words(int(found[1]))} {words(int(found[2]))}"


# What may be measured by a stroke: 55 triệu đồng/người/năm, 3 lần/tuần.
_RATE_BEFORE = regex(rf"[\d²³%‰°][{LETTERS}²³ .,]{{0,40}}\Z")
_RATE_NOUN = regex(
    r"(?:năm|tháng|ngày|đêm|tuần|giờ|phút|người|hộ|vụ|lứa|lần|lượt|suất|con|cây|sào|công|ca|khẩu|lớp|xã|thôn|buổi|kỳ|quý|chuyến)\b"
)
_NEXT = regex(rf"({_MEASURE}|[{LOWER}]+)(?![{LETTERS}\d²³])")


def rate(place: Place) -> Reading | None:
    """Read the stroke of a rate as một: tấn/ha, triệu đồng/người/năm; between other words it is a pause."""
    found = _NEXT.match(place.text, place.at + 1)
    if not found:
        return None
    measured = place.follows(_RATE_BEFORE) or _RATE_NOUN.match(found[1])
    name = units().get(found[1], found[1]) if measured else found[1]
    return found.end(), f" một {name}" if measured else f", {name}"
