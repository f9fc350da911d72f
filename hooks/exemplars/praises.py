"""
Awards that a story tells of: which form, whose, when, by what decision.

Told is what somebody has received. A wish, a proposal, a standard, a movement's name and the paper
on the wall are no award received; nor is what a daughter, a pupil or a member was given the exemplar's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from exemplars.sentences import Stretch, lowered, sentence_at

_HAMLET = r"(?:thôn|làng|ấp|bản|khóm|buôn|xóm|khu dân cư|khu phố|tổ dân phố)"
_TITLE = r"(?:anh hùng lao động|anh hùng lực lượng vũ trang|bà mẹ việt nam anh hùng|(?:nhà giáo|nghệ nhân|thầy thuốc|nghệ sĩ|nghệ sỹ) (?:nhân dân|ưu tú))"
# How each form is written in a story, in lower case; the longer before what it holds.
_FORMS: tuple[tuple[str, str], ...] = (
    ("chien-si-thi-dua-toan-quoc", r"chiến s[ĩỹ] thi đua toàn quốc"),
    ("chien-si-thi-dua-cap-tinh", r"chiến s[ĩỹ] thi đua (?:cấp )?(?:tỉnh|thành phố)"),
    ("chien-si-thi-dua-cap-bo", r"chiến s[ĩỹ] thi đua (?:cấp )?(?:bộ|ngành)"),
    ("chien-si-thi-dua-co-so", r"chiến s[ĩỹ] thi đua(?: cấp)? cơ sở"),
    ("chien-si-tien-tien", r"chiến s[ĩỹ] tiên tiến"),
    ("tap-the-lao-dong-tien-tien", "tập thể lao động tiên tiến"),
    ("tap-the-lao-dong-xuat-sac", "tập thể lao động xuất sắc"),
    ("lao-dong-tien-tien", "lao động tiên tiến"),
    ("don-vi-tien-tien", "đơn vị tiên tiến"),
    ("don-vi-quyet-thang", "đơn vị quyết thắng"),
    ("co-thi-dua", "cờ thi đua"),
    ("gia-dinh-van-hoa", "gia đình văn h(?:óa|oá)"),
    ("thon-to-dan-pho-van-hoa", _HAMLET + " văn h(?:óa|oá)"),
    ("ky-niem-chuong", "kỷ niệm chương"),
    ("huan-chuong", "huân chương"),
    ("huy-chuong", "huy chương(?! (?:vàng|bạc|đồng))"),
    ("bang-khen", "bằng khen"),
    ("giay-khen", "giấy khen"),
    ("danh-hieu-vinh-du-nha-nuoc", _TITLE),
)
_NAMED = re.compile(
    "(?<![^\\W_])(?:"
    + "|".join(f"(?P<f{at}>{words})" for at, (_, words) in enumerate(_FORMS))
    + ")(?![^\\W_])"
)
# Each form's name holds one of these: where none is, nothing is looked for.
_HINTS = (
    "iấy khen",
    "ằng khen",
    "thi đua",
    "tiên tiến",
    "văn hóa",
    "văn hoá",
    "niệm chương",
    "huân chương",
    "huy chương",
    "lao động xuất sắc",
    "quyết thắng",
    "anh hùng",
    "ưu tú",
    "giáo nhân dân",
    "thuốc nhân dân",
    "nghệ nhân nhân dân",
    "nghệ sĩ nhân dân",
    "nghệ sỹ nhân dân",
)
MOST = 100  # read in one text
_LONGEST = 32  # characters of a form's name before a hint, or after it
_RECEIVED = re.compile(
    r"(?<![^\W_])(?:được|nhận|đón nhận|đạt|vinh dự|giành|tặng|tặng thưởng|trao|trao tặng|công nhận|phong tặng|truy tặng|suy tôn|có)(?![^\W_])"
)
_CEREMONY = re.compile(
    r"(?<![^\W_])(?:trao|(?<!công )(?<!ghi )nhận|đón|lễ|hội nghị|lên bục)(?![^\W_])"
)
_NOT_RECEIVED = re.compile(
    r"(?<![^\W_])(?:chưa|không|chẳng|phấn đấu|mong|muốn|ước|hy vọng|sẽ|nếu|đề nghị|đề xuất|xét|bình xét|trình|hồ sơ|đăng ký|lập hồ sơ"
    r"|tiêu chuẩn|tiêu chí|xây dựng|phong trào|cuộc vận động|danh sách|treo|tờ|tấm|khung|tủ|tường|quy định|thủ tục|quy chế|mẫu"
    r"|in|viết|ký|thẩm quyền|ai|giải thích|hướng dẫn|gồm|thuộc diện|hụt|trượt|thay vì|lớp|bồi dưỡng|mời|bởi|gặp|học nghề|nói chuyện)(?![^\W_])"
    r"|(?<![^\W_])(?:các|những|từng|mọi|mỗi)[ \n“\"]*\Z"
)
_OTHERS = re.compile(
    r"(?<![^\W_])(?:con|con gái|con trai|con dâu|con rể|các con|cháu|cháu ngoại|cháu nội|vợ(?! chồng)|(?<!vợ )chồng|em gái|em trai|anh trai|chị gái"
    r"|mẹ|bố|cha|học sinh|học trò|học viên|sinh viên|hội viên|đoàn viên|đảng viên|thành viên|đồng đội|đồng nghiệp|bạn|hàng xóm"
    r"|người khác|nhiều người|nhiều hộ|nhiều em|nhiều cá nhân|cá nhân|tập thể và|các em|các cháu|các hộ|xã viên|công nhân|người thợ|trưởng thôn|bí thư"
    r"|\d+ (?:hộ|em|học sinh|hội viên|thành viên|cá nhân|tập thể|người|cháu|gia đình|lượt)|hộ|đội tuyển|đội bóng)(?![^\W_])"
)
_PERSON = re.compile(
    r"(?<![^\W_])(?i:ông|bà|anh|chị|cô|em|chú|bác|cụ|thầy) ([^\W\d_]+(?: [^\W\d_]+){0,4})"
)
# "tặng bà Giấy khen": the word after the address is no name.
_PAPERS = frozenset(("Giấy", "Bằng", "Huân", "Huy", "Kỷ", "Cờ", "Danh"))
_DAY = re.compile(
    r"(?:(?:(?<!\d)(?P<day>\d{1,2})(?:[/.-]|[ \n]tháng[ \n]))?(?<!\d)(?P<month>\d{1,2})(?:[/.-]|[ \n]năm[ \n]))?"
    r"(?P<year>(?:19|20)\d\d)(?![\d/]|[.,-]\d)"
)
# What may stand before a day that begins a clause, and so says when the rest of it was.
_OPENING = re.compile(
    r"\A\W*(?:(?:ngày|tháng|năm|cuối|đầu|giữa|trong|vào|đến|tới|tiếp đó|trước đó|sau đó|và|còn|rồi|mới đây|nhân dịp|hai năm sau"
    r"|một năm sau|ba năm sau|được|tặng|bà|ông|anh|chị|cô|tổ|gia đình|nhận|trao|quyết định số [^\s,;]+|theo quyết định số [^\s,;]+)[\s,]+)*\Z"
)
_OF_MERIT = re.compile(r"(?:thành tích|kết quả)[^,]{0,12}\Z")
_LATER = re.compile(r"(?<![^\W_])(?:rồi|sau đó|nay|tới|đến)(?![^\W_])")
# Titles are given for a year, early in the next.
_YEARLY = frozenset(
    (
        "chien-si-thi-dua-toan-quoc",
        "chien-si-thi-dua-cap-tinh",
        "chien-si-thi-dua-cap-bo",
        "chien-si-thi-dua-co-so",
        "chien-si-tien-tien",
        "tap-the-lao-dong-tien-tien",
        "tap-the-lao-dong-xuat-sac",
        "lao-dong-tien-tien",
        "don-vi-tien-tien",
        "don-vi-quyet-thang",
        "co-thi-dua",
        "gia-dinh-van-hoa",
        "thon-to-dan-pho-van-hoa",
    )
)
_LOOSE = re.compile(
    r"(?:thành tích|kết quả|năm học|từ năm|từ|giai đoạn|nhiệm kỳ|các năm|hai năm|ba năm|niên học|trong năm|đến năm|sau năm|trước năm|kế hoạch|công tác năm|xuân)[ \n](?:năm[ \n])?(?:học[ \n])?\Z"
)
_SPAN = re.compile(r"(?:19|20)\d\d ?[-–] ?(?:19|20)?\d\d")
_NUMBER = re.compile(r"(?<![\d/])(\d{1,5}/qđ(?:-[a-zđ]+(?:-[a-zđ]+)*)?)", re.IGNORECASE)
_TIMES = re.compile(
    r"(?<![\d.,])(?P<count>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?: lần)?(?: được[^,.;]{0,40}| tặng| nhận| đạt danh hiệu)?(?: tấm| chiếc| tờ)?[ \n]\Z"
)
_LEVEL_WORDS = (
    ("state", re.compile(r"thủ tướng|chủ tịch nước|chính phủ")),
    ("commune", re.compile(r"(?:ubnd|[uủ][yỷ] ban nhân dân|uỷ ban nhân dân|chủ tịch)[ \n](?:xã|phường|thị trấn|đặc khu)\b")),
    ("district", re.compile(r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|chủ tịch)[ \n](?:huyện|thị xã|quận)\b")),
    ("province", re.compile(r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|chủ tịch)[ \n]tỉnh\b")),
    ("ministry", re.compile(r"bộ trưởng")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """When an award is said to have been given; a part that is not said is 0."""

    year: int
    month: int = 0
    day: int = 0
    # The year of the merit, or a day on which the paper was handed over, is not the decision's day.
    merit: bool = False
    ceremony: bool = False

    def suits(self, decided: dt.date) -> bool:
        """
        Return whether a decision of that day may be the one told of.

        A merit's year is the decision's or the one before; a paper is handed over within half a
        year; a month said is the decision's or one of the two after it, a day said within 31 days.
        """
        if self.merit:
            return 0 <= decided.year - self.year <= 1
        late = 183 if self.ceremony else 31 if self.day else 62 if self.month else 0
        first, last = self._bounds()
        return first <= decided + dt.timedelta(days=late) and decided <= last

    def _bounds(self) -> tuple[dt.date, dt.date]:
        if not self.month:
            return dt.date(self.year, 1, 1), dt.date(self.year, 12, 31)
        month = dt.date(self.year, self.month, 1)
        following = (month + dt.timedelta(days=32)).replace(day=1)
        if not self.day or self.day >= (following - month).days:
            return month, following - dt.timedelta(days=1)
        day = month.replace(day=self.day)
        return day, day


@dataclass(frozen=True, slots=True)
class Told:
    """One award told of: where it is named, its form, level, decision, and when; "" is unsaid."""

    start: int
    end: int
    form: str
    level: str
    decision: str
    when: When | None
    at_once: int  # how many of them are claimed


@lru_cache(maxsize=16)
def awards_told(text: str, name: str) -> tuple[Told, ...]:
    """Return the awards that a text says the exemplar of this name has received, in order."""
    return tuple(_told(text, lowered(text), name))


def _named(low: str) -> Iterator[re.Match[str]]:
    """Give the forms that a text names, in order."""
    places = sorted((at, hint) for hint in _HINTS if hint in low for at in _all(low, hint))
    last = 0
    for at, hint in places:
        if at >= last:
            found = _NAMED.search(low, max(last, at - _LONGEST), at + len(hint) + _LONGEST)
            if found:
                last = found.end()
                yield found


def _all(low: str, hint: str) -> Iterator[int]:
    at = low.find(hint)
    while at >= 0:
        yield at
        at = low.find(hint, at + 1)


def _told(text: str, low: str, name: str) -> Iterator[Told]:
    last, bound, received = 0, Stretch(0, 0), False
    for found in islice(_named(low), MOST):
        sentence = sentence_at(low, found.start())
        begin = last if sentence == bound else sentence.start
        if begin == sentence.start or _RECEIVED.search(low, begin, found.start()):
            received = _is_received(low, text, begin, sentence, found, name)
        bound, last = sentence, found.end()
        if received:
            yield _read(low, begin, sentence, found)


def _read(low: str, begin: int, sentence: Stretch, found: re.Match[str]) -> Told:
    """Return what is told of an award that is named, in its own part of the sentence."""
    following = _NAMED.search(low, found.end(), sentence.end)
    form = _FORMS[int((found.lastgroup or "f0")[1:])][0]
    own = low[begin : found.start()]
    if begin != sentence.start:
        # The year of the award before belongs to that one.
        own = _JOINT.split(own, maxsplit=1)[-1]
    after = low[found.end() : following.start() if following else sentence.end]
    number = _NUMBER.search(own) or _NUMBER.search(after)
    when = _when(own, after)
    if when and form in _YEARLY and not when.month:
        when = replace(when, merit=True)
    return Told(
        found.start(),
        found.end(),
        form,
        _level(own, after),
        number[1].upper() if number else "",
        when,
        _count(own),
    )


def _is_received(
    low: str, text: str, begin: int, sentence: Stretch, found: re.Match[str], name: str
) -> bool:
    """Return whether an award that is named is one that the exemplar has."""
    own = low[begin : found.start()]
    if not (_RECEIVED.search(low, sentence.start, found.start())) or _NOT_RECEIVED.search(own):
        return False
    # Who received the first of a row received the rest. Names are no kinship: huyện Con Cuông.
    whole = text[sentence.start : found.start()].lstrip()
    if _OTHERS.search(whole[:1].lower() + whole[1:]) or _OTHERS.search(_receiver(low, found.end())):
        return False
    known = name.lower().split()
    return all(each in known for each in _people(text[sentence.start : sentence.end]))


def _people(text: str) -> Iterator[str]:
    """Give the given names, in lower case, of those a text names after a word of address."""
    for said in _PERSON.findall(text):
        words = said.split()
        upper = next((at for at, word in enumerate(words) if not word[0].isupper()), len(words))
        if upper and words[0] not in _PAPERS:
            yield words[upper - 1].lower()


def _receiver(low: str, at: int) -> str:
    """Return whom the words after an award give it to: tặng giấy khen cho hai hộ."""
    to = re.match(r"[ \n](?:[^,.;]{0,30} )?cho[ \n]([^,.;]{1,40})", low[at : at + 90])
    return to[1] if to else ""


def _level(own: str, after: str) -> str:
    issuer = re.match(r"[^,.;]{0,12}(?:của|do)[ \n]([^,.;]{1,60})", after)
    for said in (issuer[1] if issuer else "", own):
        for level, words in _LEVEL_WORDS:
            if said and words.search(said):
                return level
    return ""


def _when(own: str, after: str) -> When | None:
    """Return the time an award is told with: after it (Giấy khen năm 2023), or right before."""
    told = _NEAR.split(after, maxsplit=1)[0][:60]
    found = _DAY.search(told)
    if _SPAN.search(told):
        return None
    if found:
        loose = _LOOSE.search(told[: found.start()])
        return None if loose else _made(found, merit=not found["month"], ceremony=True)
    return None if _SPAN.search(own) else _before(own)


def _before(own: str) -> When | None:
    """Return the time that opens an award's part of a sentence."""
    days = list(_DAY.finditer(own))
    if not days or own.count(",", days[-1].end()) > 1 or _LATER.search(own, days[-1].end()):
        return None
    ahead = own[: days[-1].start()]
    merit = _OF_MERIT.search(ahead) is not None
    if not merit and (_LOOSE.search(ahead) or not _OPENING.match(ahead)):
        return None
    return _made(days[-1], merit=merit, ceremony=bool(_CEREMONY.search(own)))


_JOINT = re.compile(r"[;,]|[ \n](?:và|còn)[ \n]")
_NEAR = re.compile(r"[,;.]|[ \n](?:và|vì|về|trong|do|nhân)[ \n]")


def _made(found: re.Match[str], *, merit: bool, ceremony: bool) -> When | None:
    month, day = int(found["month"] or 0), int(found["day"] or 0)
    if month > 12 or day > 31:
        return None
    return When(int(found["year"]), month, day if month else 0, merit, ceremony)


def _count(own: str) -> int:
    found = _TIMES.search(own)
    if not found:
        return 1
    words = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
    said = found["count"]
    return words.index(said) + 2 if said in words else int(said)
