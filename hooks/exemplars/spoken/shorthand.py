"""
Letters beside figures that stand for words: T12, T2-T6, 6T, 200K, 30M.

What each stands for is told by the words around; where they do not tell, it is a doubt, for a
month is not a day of the week and a thousand not a class.
"""

from __future__ import annotations

import re

from exemplars.patterns import regex
from exemplars.prose.numerals import words
from exemplars.spoken.dates import month_name
from exemplars.spoken.figures import NUMBER, number
from exemplars.spoken.letters import LETTERS, LOWER, spelled
from exemplars.spoken.place import Place, Reading

_NUM = r"(0?[1-9]|1[0-2])"
_YEAR = r"\s?(?:[/.-]|năm)\s?((?:19|20)\d\d)(?![\d/])"
_MONTHS_OF_YEAR = regex(rf"T{_NUM}\s?(?:[-–]|đến hết|đến)\s?T?{_NUM}{_YEAR}")
_MONTH_OF_YEAR = regex(rf"T{_NUM}{_YEAR}")
_QUARTER_OF_YEAR = regex(rf"Q([1-4]){_YEAR}")
_T = regex(rf"T{_NUM}(?![{LETTERS}\d]|[.,/-]\d)")
_THIS_YEAR = regex(r"\s(?:năm (?:nay|ngoái|trước|sau)|âm lịch|dương lịch|hằng năm|hàng năm)\b")
_MONTH_BEFORE = regex(
    r"\b(?:(?:[tT]háng|[cC]uối|[đĐ]ầu|[gG]iữa|[hH]ết|[lL]ương)\s|[tT]háng \d{1,2}(?:,| và|\s?[-–])\s?)\Z"
)
_OTHER_MONTH = regex(r"\bT(?:0?[189]|1[0-2])(?:,| và|\s?[-–]| đến| đến hết)\s?\Z")
_OTHER_MONTH_NEXT = regex(
    rf"(?:,| và|\s?[-–]| đến| đến hết)\s?T(?:0?[189]|1[0-2])(?![{LETTERS}\d])"
)
_WEEKDAY_BEFORE = regex(
    r"\b(?:(?:[sS]áng|[tT]rưa|[cC]hiều|[tT]ối|[đĐ]êm|[tT]hứ)\s|(?:[sS]áng|[cC]hiều|[tT]ối|[đĐ]êm) (?:T[2-7](?:,| và|\s?[-–]| đến)\s?){1,6})\Z"
)
_WEEKDAY_NEXT = regex(
    r"(?:(?:,| và|\s?[-–]| đến)\s?T[2-7]){0,5}(?:(?:,| và|\s?[-–]| đến)\s?(?:CN\b|[cC]hủ nhật)| (?:hằng|hàng|mỗi|trong) tuần)"
)
_DASH = regex(r"\s?[-–]\s?(?=T\d)")
_LED = regex(r"\b([tT]háng|[tT]hứ)\s?\Z")
# A house, a canal, a kind of rice: T5 is its name.
_NAMED_T = regex(
    r"\b(?:[tT]òa|[tT]oà|[tT]òa nhà|[nN]hà|[gG]a|[đĐ]ường|[tT]uyến|[kK]ênh|[kK]hu|[lL]ô|[gG]iống|[lL]úa|[nN]gô|[xX]e tăng|[mM]ẫu|[mM]ốc|[pP]hòng|[đĐ]ội|[tT]ổ|[lL]ớp|[dD]òng|[cC]ụm|[tT]uyến kênh|[đĐ]ội bóng|[cC]ột)\s\Z"
)

_AFTER_FIGURE = regex(rf"\s?([TKMH])(?![{LETTERS}\d²³&]|-(?!\d)|\.[{LETTERS}])")
_CLASS_BEFORE = regex(
    r"\b(?:[lL]ớp|[kK]hối|[tT]ổ|[đĐ]ội|[pP]hòng|[nN]hà|[sS]ố|[lL]ô|[kK]hu|[đĐ]ường|[kK]hóa|[gG]iống|[mM]ẫu)\s\Z"
)
_MONEY_BEFORE = regex(
    r"\b(?:giá|bán|mua|thu|chi|vay|lãi|tiền|công|lương|phí|góp|đóng góp|nộp|trả|thưởng|tặng|biếu|cho|ủng hộ|hỗ trợ|quyên góp|tiết kiệm|mất|tốn|hết|kiếm|lời|lợi nhuận|thu nhập|doanh thu|trị giá|chỉ|quỹ|trợ cấp|phụ cấp|bồi dưỡng)(?: (?:được|về|lại|là|chỉ|hơn|gần|khoảng|từ|đến|tới|thêm|mỗi ngày|mỗi tháng|mỗi người|cả|trên|dưới|có|ra|nhập)){0,3}\s(?:\d[\d.,]{0,8}K\s?[-–]\s?)?\Z",
    re.IGNORECASE,
)
_MONEY_NEXT = regex(
    r"(?:\s?[-–]\s?\d[\d.,]{0,8}K)?(?: ?(?:đ|đồng|VNĐ|VND)\b|\s?/\s?(?:kg|người|ngày|tháng|công|con|quả|cây|suất|buổi|hộ|lít|tạ|cân|chiếc|cái|bó|mớ|bát|giờ|lượt)\b| (?:một|mỗi) (?:ki-lô-gam|kg|cân|người|ngày|tháng|công|con|quả|suất|buổi|hộ|lít)\b)"
)
_MESSAGE = regex(
    r"\b(?:[tT]hông điệp|[nN]guyên tắc|[qQ]uy định|[tT]hực hiện|[tT]uân thủ|[kK]hẩu hiệu|[bB]iện pháp|[pP]hòng dịch|[mM]àn hình|[tT]i vi|[tT]ivi|[vV]ideo|[pP]him|[pP]hân giải|[cC]huẩn)(?: (?:tốt|nghiêm|nghiêm túc|đúng|đủ|hình ảnh|theo))?\s\Z"
)
_AGED = regex(r"\b(?:[bB]é|[cC]háu|[tT]rẻ|[cC]on|[eE]m|[cC]on trai|[cC]on gái|[tT]uổi)\s\Z")
_WEIGHED = regex(
    r"\b(?:[nN]ặng|[tT]ải trọng|[tT]rọng tải|[xX]e tải|[xX]e|[sS]ản lượng|[nN]ăng suất|[tT]hu hoạch)(?: (?:đạt|được|khoảng|gần|hơn|là|trên))?\s\Z"
)
_PART_OF_YEAR = regex(r"\s?/\s?((?:19|20)\d\d)(?!\d)")
_MONTHS_NEXT = regex(r"\s(?:đầu|cuối|năm|qua|tới)\b")
_HECTARE = regex(r"\s?/\s?(?:ha|sào|mẫu|vụ|công)\b")
_LONG = regex(
    r"\b(?:[dD]ài|[rR]ộng|[cC]ao|[sS]âu|[cC]ách|[đĐ]ường|[xX]a|[bB]án kính)(?: (?:khoảng|gần|hơn|trên|chừng))?\s\Z"
)

_AT_HOUR = regex(
    r"(?:\b(?:[lL]úc|[tT]ừ|[đĐ]ến|[hH]ồi|[vV]ào|[kK]hoảng|[tT]rước|[sS]au|[tT]ới|[đĐ]úng|[gG]ần|[hH]ơn)\s|\d\s?[hH]?\s?[-–]\s?)\Z"
)
_TO_HOUR = regex(r"\s?[-–]\s?\d{1,2}\s?[hH]|\s(?:sáng|trưa|chiều|tối|đêm|hằng ngày|mỗi ngày)\b")

_OUTLINE = regex(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}+)\.\s?(?=[{LETTERS}])")
_LINE = regex(r"(?:^|\n)[ \t“\"(*•+-]*\Z")
_GLUED = regex(rf"\.(?=[{LETTERS}])")
_SENTENCE = regex(rf"\.(?=[^{LOWER}\W\d_][{LOWER}])")


def period(place: Place) -> Reading | None:
    """Read T12/2024 and Q1/2024, T12 as a month or T7 as a day of the week; else it is a doubt."""
    text, at = place.text, place.at
    if found := _MONTHS_OF_YEAR.match(text, at):
        said = f"{_month(found[1])} đến {_month(found[2])} năm {words(int(found[3]))}"
        return found.end(), _unled(place, said)
    if found := _MONTH_OF_YEAR.match(text, at):
        return found.end(), _unled(place, f"{_month(found[1])} năm {words(int(found[2]))}")
    if found := _QUARTER_OF_YEAR.match(text, at):
        said = f"{words(int(found[1]))} năm {words(int(found[2]))}"
        return found.end(), said if place.stands_after("quý") else f"quý {said}"
    found = _T.match(text, at)
    if not found or place.follows(_NAMED_T):
        return None
    end, value = found.end(), int(found[1])
    after, day = place.after(end), _weekday(value) if found[1][0] != "0" else ""
    if day and (place.follows(_WEEKDAY_BEFORE) or _WEEKDAY_NEXT.match(after)):
        return _ranged(place, end, _unled(place, day))
    if (
        place.follows(_MONTH_BEFORE)
        or _THIS_YEAR.match(after)
        or place.follows(_OTHER_MONTH)
        or _OTHER_MONTH_NEXT.match(after)
    ):
        return _ranged(place, end, _unled(place, _month(found[1])))
    said = f"{spelled('T')} {words(value)}"
    place.doubt(end, tuple(each for each in (_month(found[1]), day, said) if each))
    return end, said


def _ranged(place: Place, end: int, said: str) -> Reading:
    """Return what is said, and the dash before another such form as đến."""
    dash = _DASH.match(place.text, end)
    return (dash.end(), f"{said} đến ") if dash else (end, said)


def _month(written: str) -> str:
    return f"tháng {month_name(int(written))}"


def _weekday(value: int) -> str:
    """Return the second to the seventh day of a week, or "" for what is none."""
    if not 2 <= value <= 7:
        return ""
    return "thứ tư" if value == 4 else f"thứ {words(value)}"


def _unled(place: Place, said: str) -> str:
    """Return what is said without its first word where that stands before already."""
    led = _LED.search(place.before)
    return said.split(" ", 1)[1] if led and said.startswith(led[1].lower()) else said


def scaled(place: Place) -> Reading | None:
    """Read 200K of money, 6T of a year, a child or a cart, 30M of a road, 14H; else it is a doubt."""
    found = NUMBER.match(place.text, place.at)
    letter = _AFTER_FIGURE.match(place.text, found.end()) if found else None
    if not found or not letter or place.follows(_CLASS_BEFORE):
        return None
    if letter[0] != letter[1] and letter[1] != "K":
        return None  # "5 T" is hardly ever one word
    end, said = letter.end(), number(found)
    if letter[1] == "T" and (year := _PART_OF_YEAR.match(place.text, end)):
        return year.end(), f"{said} tháng năm {words(int(year[1]))}"
    name = _SCALES[letter[1]](place, end)
    if name:
        return end, f"{said} {name}"
    either = tuple(f"{said} {each}" for each in _READINGS[letter[1]])
    place.doubt(end, either)
    return end, either[-1]


def _of_k(place: Place, end: int) -> str:
    if place.follows(_MESSAGE):
        return "ca"
    is_money = place.follows(_MONEY_BEFORE) or _MONEY_NEXT.match(place.after(end))
    return "nghìn" if is_money else ""


def _of_t(place: Place, end: int) -> str:
    after = place.after(end)
    if _MONTHS_NEXT.match(after):
        return "tháng"
    if place.follows(_AGED):
        return "tuổi"
    return "tấn" if _HECTARE.match(after) or place.follows(_WEIGHED) else ""


def _of_m(place: Place, end: int) -> str:
    if place.follows(_LONG):
        return "mét"
    return "triệu" if place.follows(_MONEY_BEFORE) else ""


def _of_h(place: Place, end: int) -> str:
    is_time = place.follows(_AT_HOUR) or _TO_HOUR.match(place.after(end))
    return "giờ" if is_time else ""


_SCALES = {"K": _of_k, "T": _of_t, "M": _of_m, "H": _of_h}
# The last of each is what is said where nobody can tell.
_READINGS = {
    "K": ("nghìn", "ca"),
    "T": ("tháng", "tuổi", "tấn", "tê"),
    "M": ("mét", "triệu", "em-mờ"),
    "H": ("giờ", "hát"),
}


def outline(place: Place) -> Reading | None:
    """Read 1.Chọn and 1.2. Chọn at a line's start as the number of what follows, 2024.Ông as an end."""
    text, at = place.text, place.at
    if (found := _OUTLINE.match(text, at)) and place.follows(_LINE):
        said = " chấm ".join(words(int(each)) for each in found[1].split("."))
        return found.end(), f"{said}. "
    found = NUMBER.match(text, at)
    if not found or not _GLUED.match(text, found.end()):
        return None
    said, end = number(found), found.end() + 1
    if not _SENTENCE.match(text, found.end()):
        either = tuple(f"{said}{sign} {text[end]}" for sign in (" chấm", ""))
        place.doubt(end + 1, either)
        return end, f"{said} "
    return end, f"{said}. "
