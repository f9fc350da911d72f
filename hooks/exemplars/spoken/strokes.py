"""
Two numbers with a stroke or a dash: days, parts of something, so many of so many.

3/4 is a day after `ngày`, three quarters before `diện tích`, three of four before `hộ`; where
nothing tells it is a doubt. So is 5-9 after `ngày`, which may be the fifth to the ninth.
"""

from __future__ import annotations

import re

from exemplars.patterns import regex
from exemplars.prose.numerals import words
from exemplars.spoken.dates import DAY_SAID, is_day, said_day
from exemplars.spoken.letters import LETTERS
from exemplars.spoken.lexicon import units
from exemplars.spoken.place import Place, Reading

_DAY = regex(r"(\d{1,2})/(\d{1,2})(?![\d/]|[.,]\d)(?:-(?=\d{1,2}/\d))?")
_DASHED = regex(r"(\d{1,2})-(\d{1,2})(?![\d/\-]|[.,]\d)")
_SHARE = regex(r"(\d{1,5})/(\d{1,3}(?:\.\d{3}){1,3}|\d{1,5})(?![\d/\-]|[.,]\d)")
_CHOICE = regex(r"\d{1,3}(?:/\d{1,3}){2,6}+(?![\d/])")
_HOUSE = ("số", "ngõ", "ngách", "hẻm", "kiệt")
_LEADING = regex(
    r"(?:\b(?:[hH]ôm|[sS]áng|[tT]rưa|[cC]hiều|[tT]ối|[đĐ]êm|[dD]ịp|[lL]ễ|[tT]rước|[sS]au|[kK]ỷ niệm|[tT]ết|[qQ]uốc khánh"
    r"|[qQ]uốc tế [a-zđàáảãạăâêôơưéèíìóòúùý]+(?: [a-zđàáảãạăâêôơưéèíìóòúùýụộ]+)?|[lL]iệt sĩ|[nN]hà giáo Việt Nam|[tT]hầy thuốc Việt Nam|[pP]hụ nữ(?: Việt Nam)?|[lL]ao động|[tT]hương binh|hạn|hẹn|khai mạc|bế mạc"
    r"|[tT]hứ (?:[hH]ai|[bB]a|[tT]ư|[nN]ăm|[sS]áu|[bB]ảy)|[cC]hủ nhật|vào|hết)\s?,?\s|\d\s?(?:-|–|đến|và)\s?|\(|[tT]ừ\s)\Z"
)
# Days that everyone knows by their numbers.
_KNOWN = frozenset([
    "3/2", "8/3", "26/3", "30/4", "1/5", "7/5", "15/5", "19/5", "1/6", "11/6", "21/6", "28/6", "27/7",
    "19/8", "2/9", "5/9", "10/10", "13/10", "14/10", "20/10", "18/11", "20/11", "22/12", "27/2", "9/1", "10/3",
])  # fmt: skip
_PARTS = regex(
    r"\s(?:diện tích|số|tổng|dân số|chiều|quãng|thời gian|sản lượng|lượng|đất|vốn|kinh phí|giá|cử tri|chặng|khối lượng|thu nhập|mức|chi phí)\b"
)
_COUNTED = regex(
    r"\s(?:tiêu chí|chỉ tiêu|xã|thôn|hộ|huyện|tỉnh|người|đồng chí|đảng viên|sản phẩm|học sinh|đại biểu|trường|tổ|bản|ấp|khóm|xóm|chi bộ|đơn vị|phiếu|nội dung|mô hình|cơ sở|em|cháu|hội viên|đoàn viên|phường|thị trấn|khu|thành viên|cán bộ|giáo viên|lớp|câu|bài|nhiệm vụ|chi hội|kiến nghị|địa phương|ngày|giờ)\b"
)
_MEASURED = regex(
    rf"\s?(ha|km2|km²|km|m2|m²|m3|m³|m|kg|lít|tấn(?! công)|tạ|sào|mẫu|công đất)(?![{LETTERS}\d])"
)
_RATIO = regex(r"\b(?:phục vụ|trực|hoạt động|mở cửa|liên tục|đạt|suốt|hạng|loại)\s\Z")
_OF_ALL = regex(r"\b(?:hơn|gần|chiếm|bằng|quá|giảm|tăng|mất|cả)\s\Z", re.IGNORECASE)
_PART_OF_DAY = regex(r"\b(?:sáng|trưa|chiều|tối|đêm|hôm|dịp|lễ)\s\Z", re.IGNORECASE)
_TO_ANOTHER = regex(r"\s?(?:đến|-|–)\s?(?:ngày\s)?\d{1,2}-\d{1,2}(?!\d| tuổi)")
_FROM_ANOTHER = regex(r"\d-\d{1,2}\s?(?:đến|-|–)\s?(?:ngày\s)?\Z")
_TO_A_DAY = regex(r"\s?[-–]\s?\d{1,2}/\d")


def day(place: Place) -> Reading | None:
    """Read 3/4 as a day where something says that it is one."""
    found = _DAY.match(place.text, place.at)
    if not found or place.stands_after(*_HOUSE):
        return None
    first, second = int(found[1]), int(found[2])
    if not is_day(first, second):
        return None
    end = found.end()
    joined = " đến " if found[0].endswith("-") else ""
    if not place.follows(DAY_SAID):
        after = place.after(end)
        if _is_counted(after):
            return None
        known = f"{first}/{second}" in _KNOWN or place.follows(_LEADING)
        if not (known or joined or _TO_A_DAY.match(after)):
            return None
    return end, said_day(place, first, second) + joined


def dashed(place: Place) -> Reading | None:
    """Read `ngày 15-3`; `ngày 13-15` are two days, and `ngày 5-9` is a doubt."""
    found = _DASHED.match(place.text, place.at)
    if not found or not is_day(int(found[1]), int(found[2])):
        return None
    first, second = int(found[1]), int(found[2])
    said, end = said_day(place, first, second), found.end()
    both = place.follows(_FROM_ANOTHER) or _TO_ANOTHER.match(place.after(end))
    if both or (second <= first and (place.follows(DAY_SAID) or place.follows(_PART_OF_DAY))):
        return end, said
    if not place.follows(DAY_SAID):
        return None
    place.doubt(end, (said, f"{words(first)} đến {words(second)}"))
    return end, said


def choice(place: Place) -> Reading | None:
    """Read 40/45/50 as several, with pauses."""
    found = _CHOICE.match(place.text, place.at)
    if not found:
        return None
    return found.end(), ", ".join(words(int(each)) for each in found[0].split("/"))


def share(place: Place) -> Reading | None:
    """Read 3/4 as a part or a ratio, by what is counted; days that are sure were tried before."""
    found = _SHARE.match(place.text, place.at)
    if not found:
        return None
    first, second = int(found[1]), int(found[2].replace(".", ""))
    ratio = f"{words(first)} trên {words(second)}"
    part = f"{words(first)} phần {'tư' if second == 4 else words(second)}"
    end = found.end()
    after = place.after(end)
    is_small = 0 < first < second <= 10
    if is_small and (measure := _MEASURED.match(after)):
        return end + measure.end(), f"{part} {units().get(measure[1], measure[1])}"
    if is_small and (_PARTS.match(after) or (place.follows(_OF_ALL) and not _COUNTED.match(after))):
        return end, part
    if place.stands_after(*_HOUSE) or _is_counted(after) or found[0] == "24/7":
        return end, ratio
    if place.follows(_RATIO):
        return end, ratio
    if is_day(first, second):
        said = said_day(place, first, second)
        place.doubt(end, (said, part, ratio))
        return end, said
    if is_small:
        place.doubt(end, (part, ratio))
    return end, ratio


def _is_counted(after: str) -> bool:
    return any(each.match(after) for each in (_PARTS, _COUNTED, _MEASURED))
