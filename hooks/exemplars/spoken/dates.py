"""Days, months, years and times of day, in all the ways offices write them."""

from __future__ import annotations

import re

from exemplars.numerals import words
from exemplars.spoken.letters import LETTERS
from exemplars.spoken.place import Place, Reading

_FULL = re.compile(r"(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?((?:1\d|20|21)\d\d)(?![\d/])")
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d/])")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/]|[.,]\d)(?:-(?=\d{1,2}/\d))?")
_DASHED = re.compile(r"(\d{1,2})-(\d{1,2})(?![\d/\-]|[.,]\d)")
_OF_YEAR = re.compile(r"(\d{1,3})\s?/\s?((?:19|20)\d\d)(?![\d/])")
_MONTH_DASHED = re.compile(r"(\d{1,2})-((?:19|20)\d\d)(?![\d/\-])")
_CLOCK = re.compile(
    rf"(\d{{1,2}})(?:\s?(h|g|giờ)\s?|:)([0-5]\d)(?:\s?(?:phút|ph|p|'|’)(?![{LETTERS}]))?(?![\d:{LETTERS}])"
)

_SAID = re.compile(r"\b(?:[nN]gày|[mM]ùng|[mM]ồng)(?:\slễ|\s?:)?\s\Z")
_NUMBERED = re.compile(
    r"\b(?:[sS]ố|[lL]uật|[nN]ghị (?:định|quyết)|[tT]hông tư|[qQ]uyết định|[cC]hỉ thị|[kK]ế hoạch)\s\Z"
)
# What stands before a day, and never before a part of something.
_LEADING = re.compile(
    r"(?:\b(?:[hH]ôm|[sS]áng|[tT]rưa|[cC]hiều|[tT]ối|[đĐ]êm|[dD]ịp|[lL]ễ|[tT]rước|[sS]au|[kK]ỷ niệm|[tT]ết|[qQ]uốc khánh"
    r"|[qQ]uốc tế [a-zđàáảãạăâêôơưéèíìóòúùý]+(?: [a-zđàáảãạăâêôơưéèíìóòúùýụộ]+)?|[lL]iệt sĩ|[nN]hà giáo Việt Nam|[tT]hầy thuốc Việt Nam|[pP]hụ nữ(?: Việt Nam)?|[lL]ao động|[tT]hương binh|hạn|hẹn|khai mạc|bế mạc"
    r"|[tT]hứ (?:[hH]ai|[bB]a|[tT]ư|[nN]ăm|[sS]áu|[bB]ảy)|[cC]hủ nhật|vào|hết)\s?,?\s|\d\s?(?:-|–|đến|và)\s?|\(|[tT]ừ\s)\Z"
)
# Days that everyone knows by their numbers.
_KNOWN = frozenset(
    [
        "3/2",
        "8/3",
        "26/3",
        "30/4",
        "1/5",
        "7/5",
        "15/5",
        "19/5",
        "1/6",
        "11/6",
        "21/6",
        "28/6",
        "27/7",
        "19/8",
        "2/9",
        "5/9",
        "10/10",
        "13/10",
        "14/10",
        "20/10",
        "18/11",
        "20/11",
        "22/12",
        "27/2",
        "9/1",
        "10/3",
    ]
)
_PARTED = re.compile(
    r"\s(?:diện tích|số|tổng|dân số|chiều|quãng|thời gian|sản lượng|lượng|đất|vốn|kinh phí|giá|cử tri|chặng|khối lượng|thu nhập"
    r"|tiêu chí|chỉ tiêu|xã|thôn|hộ|huyện|người|đồng chí|đảng viên|sản phẩm|học sinh|đại biểu|trường|tổ|bản|ấp|khóm|xóm|chi bộ|đơn vị|phiếu|nội dung|mô hình|cơ sở|em|cháu|hội viên|thành viên|cán bộ|lớp|câu|bài|nhiệm vụ|chi hội|kiến nghị)\b"
)


_RATIO = re.compile(r"\b(?:phục vụ|trực|hoạt động|mở cửa|liên tục|đạt|suốt)\s\Z")


def _is_day(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def month_name(month: int) -> str:
    """Return a month's number as it is said: the fourth is tư."""
    return "tư" if month == 4 else words(month)


def _day(place: Place, day: int, month: int, year: str = "") -> str:
    lead = "" if place.follows(_SAID) else "ngày "
    tail = f" năm {words(int(year))}" if year else ""
    return f"{lead}{words(day)} tháng {month_name(month)}{tail}"


def full(place: Place) -> Reading | None:
    """Read 19/5/1890, 19-5-1890, 19.5.1890 and 1890-05-19."""
    if found := _FULL.match(place.text, place.at):
        day, month, year = int(found[1]), int(found[3]), found[4]
    elif found := _ISO.match(place.text, place.at):
        day, month, year = int(found[3]), int(found[2]), found[1]
    else:
        return None
    if not _is_day(day, month):
        return None
    said = _day(place, day, month, year)
    # The same day of two years is an anniversary, not a stretch of time.
    again = re.match(
        rf"\s?[-–]\s?(?={found[1]}[/.\-]{found[3]}[/.\-]\d{{4}}(?!\d))", place.after(found.end())
    )
    if again and found.re is _FULL:
        return found.end() + again.end(), f"{said}, "
    return found.end(), said


def of_year(place: Place) -> Reading | None:
    """Read 3/2024 as a month, or after `quý` and `số` as a quarter's or a document's number."""
    found = _OF_YEAR.match(place.text, place.at)
    if not found:
        found = _MONTH_DASHED.match(place.text, place.at)
        if not found or not place.stands_after("tháng"):
            return None
    number, year = int(found[1]), words(int(found[2]))
    if place.follows(_NUMBERED):
        zero = "không " if found[1][0] == "0" else ""
        lead = "" if place.stands_after("số") else "số "
        return found.end(), f"{lead}{zero}{words(number)} năm {year}"
    if place.stands_after("quý"):
        return found.end(), f"{words(number)} năm {year}"
    if not 1 <= number <= 12:
        return None
    lead = "" if place.stands_after("tháng") else "tháng "
    return found.end(), f"{lead}{month_name(number)} năm {year}"


def day(place: Place) -> Reading | None:
    """Read 3/4 as a day where something says so; where nothing tells, it is a doubt."""
    found = _DAY.match(place.text, place.at)
    if not found:
        return _dashed(place)
    first, second = int(found[1]), int(found[2])
    if not _is_day(first, second):
        return None
    end = found.end()
    joined = " đến " if found[0].endswith("-") else ""
    after = place.after(end)
    if place.follows(_SAID):
        return end, _day(place, first, second) + joined
    if _PARTED.match(after):
        return None
    written = f"{first}/{second}"
    if (
        place.follows(_LEADING)
        or written in _KNOWN
        or joined
        or re.match(r"\s?[-–]\s?\d{1,2}/\d", after)
    ):
        return end, _day(place, first, second) + joined
    return None


def _dashed(place: Place) -> Reading | None:
    """Read `ngày 15-3`; `ngày 13-15` are two days of a month."""
    found = _DASHED.match(place.text, place.at)
    if not found or int(found[2]) > int(found[1]) or not _is_day(int(found[1]), int(found[2])):
        return None
    return (
        (found.end(), _day(place, int(found[1]), int(found[2]))) if place.follows(_SAID) else None
    )


def doubtful_day(place: Place) -> Reading | None:
    """Read 5/7 as a day if it can be one and nothing says what it is; that is a doubt."""
    found = _DAY.match(place.text, place.at)
    if not found or not _is_day(int(found[1]), int(found[2])):
        return None
    first, second = int(found[1]), int(found[2])
    if _PARTED.match(place.after(found.end())) or found[0] == "24/7" or place.follows(_RATIO):
        return None
    part = f"{words(first)} phần {'tư' if second == 4 else words(second)}"
    said = _day(place, first, second)
    place.doubt(found.end(), (said, part, f"{words(first)} trên {words(second)}"))
    return found.end(), said


def clock(place: Place) -> Reading | None:
    """Read 7h30, 7 giờ 30 and 07:30."""
    found = _CLOCK.match(place.text, place.at)
    if not found or int(found[1]) > 24:
        return None
    minutes = int(found[3])
    said = f"{words(int(found[1]))} giờ"
    return found.end(), f"{said} {words(minutes)}" if minutes else said
