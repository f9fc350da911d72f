"""
Children whom nobody has called so: the exemplar whose age, class or year of birth is a child's.

Precision before reach: a datum counts only where it stands beside the exemplar's own name, or where
a text begins with `Em`. Other children of the story, the childhood of those grown up, the class of a
teacher are passed over; so is all of it where somebody calls the exemplar `anh`, `bà` and the like.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.prose.sentences import lowered, sentence_at, years_in
from exemplars.prose.signs import Signs, places, seen
from exemplars.reading.source import Portfolio, Source
from exemplars.records.vocabulary import PERSON_KINDS
from exemplars.rules.people import in_story
from exemplars.rules.rule import rule

_GROWN = 16  # years (Luật Trẻ em 2016, Điều 1)
_BEFORE_SCHOOL = 6  # how much older a pupil is than the number of the class, at most
_CURE = "thêm minor: true nếu là trẻ em (dưới 16 tuổi); đã lớn thì viết rõ đó là chuyện ngày trước"


def _words(text: str) -> list[str]:
    return text.split()


_WORDS = _words("một hai ba bốn năm sáu bảy tám chín mười")
_TEENS = _words("một hai ba bốn lăm")
_AGES = {word: number for number, word in enumerate(_WORDS, 1)}
_AGES |= {f"mười {word}": number for number, word in enumerate(_TEENS, 11)}
_CLASSES = {word: number for number, word in enumerate(_WORDS[:9], 1)} | {"tư": 4}
_PUPIL = "(?:học sinh|nữ sinh|nam sinh|đội viên|liên đội trưởng)"
# Of a text in lower case: what tells of how old somebody is.
_DATUM = regex(
    rf"(?<![\w,.])(?:(?:(?P<age>1[0-5]|[1-9])|(?P<aged>{'|'.join(reversed(_AGES))})) tuổi(?! (?:đảng|nghề|quân|đoàn|rưỡi))"
    rf"|(?:(?:{_PUPIL}|học) )?(?:lớp|khối) "
    rf"(?:(?P<class>[1-9])(?!/1[02](?!\d))(?:\s?[a-zđ]\d{{0,2}}|[/.]\d{{1,2}})?|(?P<classed>{'|'.join(_CLASSES)}))"
    r"(?![\w/]|[,.]\d|\s(?:em|bạn|học viên|người|buổi|tháng|năm|chị|lần|tuổi|mươi|bổ túc|phổ cập|xóa mù)\b)"
    rf"|{_PUPIL} (?:của )?trường (?P<school>tiểu học|trung học cơ sở|th|thcs|mầm non|mẫu giáo|ptdtbt)\b"
    r"|(?:sinh|sn)(?: ngày [\d/.\- ]{1,12}| tháng \d{1,2})?(?: năm)?:? (?P<born>20\d\d)(?!\d))"
)
_SIGNS = Signs(
    {f"{each} tuổi" for each in (*range(10), *_WORDS, "lăm")}
    | {f"{what} {each}" for what in ("lớp", "khối") for each in (*range(1, 10), *_CLASSES)}
    | {f"{what} {whose}trường" for what in ("sinh", "viên") for whose in ("", "của ")}
    | {f"sinh {what}" for what in ("20", "năm 20", "năm: 20", "tháng", "ngày")}
    | {"sinh: 20", "sn 20", "sn: 20"}
)
_BEFORE, _AFTER = 36, 40  # characters on either side of a sign that a datum can reach
_NEAR = 90  # characters in which whoever it is told of is named
_MOST_SIGNS = 60  # looked at in one text: a profile has fewer

_CHILD = "(?:em|cháu|bé|bạn|cậu bé|cô bé|bạn nhỏ|học sinh|nữ sinh|nam sinh|đội viên|thiếu niên|thiếu nhi)"
_IS_CHILD = regex(rf"(?:\A|\W)({_CHILD})\Z")
_IS_PUPIL = regex(rf"{_PUPIL}\b")
_BEGINS = regex(r"\W*(?:em|cháu) (?!bé|gái|trai|nhỏ|học sinh|mười|\d)")
# What stands between somebody and a datum of theirs.
_LINK = regex(
    r"(?:[\s,(–:*_\-]|\b(?:năm nay|nay|mới|vừa|tròn|chỉ|hiện|đang|là|cô bé|cậu bé|em|cháu|bé|một|gần|chưa đầy"
    rf"|chưa tròn|được|theo|giới tính|nam|nữ|{_PUPIL})\b)+\Z"
)
_NEXT = regex(rf"[\s,)*_]{{1,4}}(?P<called>(?:{_CHILD}\s){{0,2}})")
# What makes it the age of one who may have grown up since.
_AT_THE_TIME = regex(
    r"\b(?:khi|lúc|hồi|từ|thuở|ngày|lên|năm|đến|tới|ngoài)(?: (?:mới|còn|vừa|chỉ|được|tròn|lên)){0,3}\s*\Z"
)
_LONG_AGO = regex(
    r"\b(?:(?:khi|lúc|hồi|ngày|năm|thuở) (?:ấy|đó|xưa|còn|bé|nhỏ)|từng|nguyên|cựu|bổ túc|phổ cập|xóa mù)\b"
)
_AND_THEN = regex(
    r"[\s,)]{1,3}(?:thì|phải|là lúc|đã (?:phải |sớm )?(?:mồ côi|nghỉ học|bỏ học|đi ở|theo))\b"
)
_GROWN_UP = frozenset(_words("anh chị ông bà cô chú bác thầy cụ dì cậu mợ thím dượng chí sĩ"))
_KIN = _GROWN_UP | frozenset(_words("của con trai gái bố mẹ cha vợ chồng"))
_TITLE = regex(r"(?:em|cháu|bé)\s+", re.IGNORECASE)


class _Datum(NamedTuple):
    """Where a text tells how old one is: in years at the time it tells of, or born in which year."""

    start: int
    end: int
    age: int
    born: int


@rule("tre-em-chua-ghi", "people", "warning")
def a_child_is_called_one(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Gương là trẻ em (dưới 16 tuổi) thì hồ sơ ghi `minor: true`; tóm tắt, bài viết hay lời tả ảnh nêu tuổi, lớp, năm sinh của một em nhỏ mà chưa ghi thì xem lại.

    Thiếu dòng ấy thì hồ sơ được xét như của người lớn: không đòi sự đồng ý của người giám hộ, tên
    trường, tên lớp cũng không bị báo (Luật Trẻ em 2016, Điều 1 và khoản 11 Điều 6; Nghị định
    56/2017/NĐ-CP, Điều 33; Luật 91/2025/QH15, Điều 24).

    Chỉ xét lời nói về chính gương, không xét trẻ em khác trong bài. Chuyện hồi nhỏ của người đã
    lớn thì viết cho rõ là chuyện ngày trước: “năm 11 tuổi”, “khi còn học lớp 5”.
    """
    profile = source.profile
    if profile.minor or profile.kind not in PERSON_KINDS or not _SIGNS.found(source.signs):
        return
    if profile.posthumous or profile.withdrawn:
        return
    pictures = (*([profile.portrait] if profile.portrait else []), *profile.gallery)
    of_pictures = (((*each.path, "alt"), each.alt) for each in pictures)
    for path, text in ((("summary",), profile.summary), *of_pictures):
        for _, said in _told(text, source):
            yield Finding(f"`{path[-1]}` cho thấy gương là trẻ em “{said}”", _CURE, path)
            return
    for start, said in _told(source.story, source):
        message = f"bài viết cho thấy gương là trẻ em “{said}”"
        yield in_story(source, start, message, _CURE)
        return


def _told(text: str, source: Source) -> Iterator[tuple[int, str]]:
    """Give the first place in a text, and its words, where it tells that its exemplar is a child."""
    found = list(_data(text))
    if not found:
        return
    profile = source.profile
    ways = _ways(_TITLE.sub("", profile.name, count=1))
    for each in found:
        whole = f"{profile.name}\n{profile.summary}\n{source.story}"
        start, end = _about(text, each, ways, whole)
        if start < end and _is_young(text, each, profile.published):
            if not any(_is_grown_up(whole, way) for way in ways):
                yield start, " ".join(text[start:end].split())
            return


def _data(text: str) -> Iterator[_Datum]:
    """Give what tells of somebody's age under sixteen, of a class up to the ninth, of a late birth."""
    low = lowered(text)
    last = -1
    for at, sign in places(low, _SIGNS.found(seen(text)))[:_MOST_SIGNS]:
        for found in _DATUM.finditer(low, max(0, at - _BEFORE), at + len(sign) + _AFTER):
            if found.start() > last and found.start() <= at + len(sign) and at <= found.end():
                last = found.start()
                yield _datum(found)


def _datum(found: re.Match[str]) -> _Datum:
    age, born = 0, 0
    if found["born"]:
        born = int(found["born"])
    elif found["age"] or found["aged"]:
        age = int(found["age"] or _AGES[found["aged"]])
    elif found["school"]:
        age = _GROWN - 1 if found["school"] in ("trung học cơ sở", "thcs", "ptdtbt") else 11
    else:
        age = _BEFORE_SCHOOL + int(found["class"] or _CLASSES[found["classed"]])
    return _Datum(*found.span(), age, born)


def _is_young(text: str, each: _Datum, published: dt.date | None) -> bool:
    """Return whether one so old then was under sixteen when the profile was published, as far as it says."""
    sentence = sentence_at(text, each.start)
    if _LONG_AGO.search(lowered(text), *sentence) or _AND_THEN.match(lowered(text), each.end):
        return False
    if each.born:
        return published is not None and published.year - each.born < _GROWN
    since = min(years_in(text, sentence), default=9999)
    return published is None or each.age + max(0, published.year - since) < _GROWN


def _ways(name: str) -> list[str]:
    """Return the ways to call one by name, the longest first: Tạ Văn Vóc, Văn Vóc, Vóc."""
    words = name.split()
    return [" ".join(words[first:]) for first in range(len(words))]


def _about(text: str, each: _Datum, ways: list[str], whole: str) -> tuple[int, int]:
    """Return from where to where a text tells of the exemplar's age; an empty stretch where of another's."""
    first = max(0, each.start - _NEAR)
    low = lowered(text)
    link = _LINK.search(low, first, each.start)
    place = link.start() if link else each.start
    before = text[first:place].replace("\n", " ").rstrip("*_")
    if not first and not before.strip("# \n") and _BEGINS.match(low):
        # All that stands before it is `Em năm nay`: so begins a text about a child.
        return place, each.end
    for way in ways if before else ():
        start = first + len(before) - len(way)
        if before.endswith(way) and not text[start - 1 : start].isalnum():
            begin = _begins(before[: start - first], way, ways, whole)
            return (first + begin, each.end) if begin >= 0 else (0, 0)
    return _named_after(text, each, before, ways)


def _begins(before: str, way: str, ways: list[str], whole: str) -> int:
    """Return where, before a name, the mention of a child begins; -1 where it is none, or one of long ago."""
    low = lowered(before).rstrip(" \n*_")
    called = _IS_CHILD.search(low)
    if _AT_THE_TIME.search(low[: called.start(1)] if called else low):
        return -1
    if called:
        return called.start(1)
    if way == ways[0] and " " in way:
        return -1 if low.rpartition(" ")[2] in _KIN else len(before)
    # By the given name alone only where a sentence begins, and the profile calls a child so elsewhere.
    begins = not low or low[-1] in '.!?:“"\n'
    return len(before) if begins and _is_called(whole, way) else -1


def _is_called(text: str, given: str) -> bool:
    return re.search(rf"\b(?:[Ee]m|[Cc]háu|[Bb]é) {re.escape(given)}\b", text) is not None


def _named_after(text: str, each: _Datum, before: str, ways: list[str]) -> tuple[int, int]:
    """Return from where to where the exemplar is named just after the age: `cậu bé 11 tuổi Tạ Văn Vóc`."""
    low = lowered(text)
    found = _NEXT.match(low, each.end)
    if not found or _AT_THE_TIME.search(before.lower()):
        return 0, 0
    # `Mới 11 tuổi, Tạ Văn Vóc …` may be long ago; `cậu bé 11 tuổi Tạ Văn Vóc` is not.
    said = low[max(0, each.start - 12) : each.start].rstrip()
    of_child = _IS_CHILD.search(said) or _IS_PUPIL.match(low, each.start)
    begins = not before.strip() or before.rstrip()[-1] in '.!?:“"'
    for way in ways:
        end = found.end() + len(way)
        if text.startswith(way, found.end()) and not text[end : end + 1].isalnum():
            whole = way == ways[0] and " " in way
            after_all = begins and (found["called"] or (whole and each.born))
            told = after_all or (whole and of_child and "," not in found[0])
            return (each.start, end) if told else (0, 0)
    return 0, 0


def _is_grown_up(text: str, way: str) -> bool:
    """Return whether a text calls one by a title that children do not have: `bà Hoa`, `chiến sĩ Nam`."""
    at = text.find(way)
    while at >= 0:
        word = text[max(0, at - 12) : at].rstrip(" \n*_").lower()
        if re.split(r"\W", word)[-1] in _GROWN_UP:
            return True
        at = text.find(way, at + 1)
    return False


RULES = (a_child_is_called_one,)
