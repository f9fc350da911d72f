"""Whom a text names whole: a title, then a name; and of whom it does so as of a private person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exemplars.patterns import regex

_UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))
_LOWER = _UPPER.lower()
# As it is written, or all in capitals; letters of an old font are none of a name.
_SYLLABLE = rf"[{_UPPER}](?:[{_LOWER}]+|[{_UPPER}]*)\b"
# It begins with one character, which is looked for quickest; then marks of Markdown may stand.
_NAME = regex(rf" [*_]{{0,3}}({_SYLLABLE}(?: {_SYLLABLE}){{1,6}})")
_FEWEST = 2  # syllables of a name that says who it is
# Before somebody's name. Where it begins with a capital within a sentence, it is taken for a part of the name.
_ADDRESSED = "ông bà anh chị cô chú bác cụ em cháu thầy giáo vợ chồng"
_CALLED = regex(
    rf"(?i)(?<!\w)(?:{_ADDRESSED.replace(' ', '|')}|nghệ nhân|già làng|đồng chí|bác sĩ|kỹ sư"
    r"|(?:vợ|chồng|con trai|con gái) là)\Z"
)
_LAST_WORDS = frozenset((*_ADDRESSED.split(), "nhân", "làng", "chí", "sĩ", "sư", "là"))
_SIGNS = "“‘\"'([*_-–—"  # that may stand right before a word
_LONGEST_CALL = 12  # characters before a name, with the one that tells where the title begins
_TITLE = regex(r"(?:Ông|Bà|Anh|Chị|Cô|Chú|Bác|Cụ|Em|Cháu|Thầy) ")
# After the end of a sentence or a line; elsewhere a capital is a place's: Cô Tô.
_BEGINS = regex(r"[.!?:…”\n][ \n]|[^\n]\n")
# What stands before a title where nobody is there who could agree.
_NOBODY_HERE = (
    *(" tượng", " tượng đài", " mang tên", " đường", " trường", " mộ", " bia", " di ảnh"),
    *(" ảnh thờ", " truyện", " vai"),
)
# A name of two syllables is whole with one of these before it; else it may be a double given name.
_FAMILY_NAME = regex(
    "(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đào|Trịnh|Lương|Tạ"
    "|Thạch|Danh|Lò|Lường|Lô|Vàng|Giàng|Sùng|Thào|Lù|Triệu|Nông|Quàng|Vi|Lữ|Moong|Xồng|Và|Lầu|Hờ|Già|Tẩn|Phàn|Chảo) "
)
_WHOLE = 3
# Who holds it speaks of the office's work, not of their own life.
_OFFICE = (
    r"(?:chủ tịch|bí thư|hiệu trưởng|hiệu phó|chánh|chỉ huy|cán bộ|công chức|đại biểu|ủy viên|thường trực"
    r"|trưởng (?:thôn|bản|ấp|khóm|buôn|sóc|khu|phòng|ban|công an|trạm|đoàn|đồn)"
    r"|giám đốc (?:sở|công an|trung tâm|bệnh viện|agribank|ngân hàng))"
)
_IN_OFFICE = regex(
    rf"(?i)[*_]{{0,3}} ?(?:,|\(|[-–] |là )\s*(?:(?:nguyên|hiện|đang|là|phó|đồng chí)[ .]+)*{_OFFICE}"
)
_OF_OFFICE = regex(rf"(?i){_OFFICE}[^.;:!?\n]{{0,60}}(?:,|là) \Z")
# Who lives no more agrees to nothing; who stands in history is no private person.
_DEAD_BEFORE = (
    *(" liệt sĩ", " liệt sỹ", " cố", " vong linh", " hương hồn", " anh hùng", " tưởng nhớ", " giỗ"),
)
_DEAD_AFTER = regex(
    r"[*_]{0,3},? ?\(?(?:nay )?(?:đã mất|đã khuất|mất năm|hy sinh|hi sinh|qua đời|(?:1[89]|20)\d\d ?[-–] ?(?:1[89]|20)\d\d)"
)
_IN_HISTORY = (
    *(" gương", " học tập", " quê hương", " bài hát về", " truyện về", " phim về", " sách về"),
    *(" lưu niệm", " bảo tàng", " thơ"),
)
_AROUND = 90  # characters before a title that are looked at


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text, and from which character to which it and the title before it stand."""

    name: str
    titled: int
    end: int


def named(text: str) -> Iterator[Named]:
    """Give the whole names of persons in a text, each time one stands after a title."""
    plain = text.replace("\n", " ")
    for found in _NAME.finditer(plain):
        name, titled = found[1], _title(plain, found.start())
        if _TITLE.match(name) and _BEGINS.match(text, max(0, found.start() - 1)):
            name, titled = name.partition(" ")[2], found.start(1)
        if titled < 0 or name.count(" ") < _FEWEST - 1:
            continue
        if not _follows(plain, titled, _NOBODY_HERE):
            yield Named(name, titled, found.end())


def _title(text: str, end: int) -> int:
    """Return where the title begins that ends there, -1 where there is none."""
    # Most names are of places: the last word tells.
    before = text[max(0, end - _LONGEST_CALL) : end]
    if before.rpartition(" ")[2].lower().lstrip(_SIGNS) not in _LAST_WORDS:
        return -1
    called = _CALLED.search(before)
    return end - len(before) + called.start() if called else -1


def is_private(text: str, each: Named) -> bool:
    """Return whether a text names somebody as a private person: whole, alive, of no office and not of history."""
    if not (each.name.count(" ") >= _WHOLE - 1 or _FAMILY_NAME.match(each.name)):
        return False
    plain = text.replace("\n", " ")
    if _follows(plain, each.titled, (*_DEAD_BEFORE, *_IN_HISTORY)):
        return False
    # Few names follow a comma, and to look back takes long.
    begin = max(0, each.titled - _AROUND)
    is_apposed = plain.endswith((", ", "là "), begin, each.titled)
    if is_apposed and _OF_OFFICE.search(plain, begin, each.titled):
        return False
    return not any(then.match(plain, each.end) for then in (_IN_OFFICE, _DEAD_AFTER))


def _follows(text: str, at: int, words: tuple[str, ...]) -> bool:
    """Return whether what begins at a character comes after one of these words."""
    before = f" {text[max(0, at - _AROUND) : at]}".rstrip(" ,").lower()
    return before.removesuffix(" của").endswith(words)
