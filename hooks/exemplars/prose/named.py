"""
Whom a text names whole: a title, then a name; who of them is dead, and who speaks for an office.

What stands around a name decides; by the name itself only figures of history are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from exemplars.patterns import regex
from exemplars.prose.sentences import TEXTS_KEPT

UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))
_LOWER = UPPER.lower()
# As it is written, or all in capitals; H'Hen. Letters of an old font are none of a name.
_SYLLABLE = rf"(?:[{UPPER}]['’])?[{UPPER}](?:[{_LOWER}]+|[{UPPER}]*)(?![\w'’])"
_FAMILY = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đào|Trịnh|Lương|Tạ"
    "|Trương|Đoàn|Phùng|Tống|Quách|Lưu|Đàm|Chu|Vương|Khổng|Giáp|Thân|Tăng|Lục|Hứa|Nghiêm|Kiều|Doãn"
    "|Thạch|Danh|Lâm|Lò|Lường|Lô|Cầm|Vàng|Giàng|Sùng|Thào|Lù|Triệu|Nông|Quàng|Vi|Lữ|Moong|Xồng|Và|Vừ"
    "|Lầu|Hờ|Già|Cứ|Tòng|Sầm|Hầu|Tẩn|Phàn|Chảo|Mông"
)
# With one of these before it a name of two syllables is whole; else it may be a double given name.
_FAMILY_NAME = regex(rf"(?i:{_FAMILY}) ")
_WHOLE = 3  # syllables
# Further names after the first: các ông Nguyễn Văn Tám, Trần Văn Bình và Lê Văn Ca.
_FURTHER = regex(
    rf"(?:, | và |; |, và )((?:{_FAMILY}|Hà|Mai|Cao|Tô|Châu|Ma|La)(?: {_SYLLABLE}){{2,5}})"
)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


def _with_blank(text: str) -> tuple[str, ...]:
    """Return words with the blank before them: no ends of longer ones."""
    return tuple(f" {each}" for each in _words(text))


_KIN = _words("vợ, chồng, con trai, con gái, con dâu, con rể, cháu nội, cháu ngoại")
_TITLES = frozenset(
    _words(
        "ông, bà, anh, chị, cô, chú, bác, cụ, em, cháu, thầy, dì, cậu, mẹ, hộ, bạn, bé, vợ, chồng, con dâu, con rể"
        ", đồng chí, già làng, nông dân, cô giáo, thầy giáo, nhà giáo, giáo viên, học sinh, sinh viên, công nhân"
        ", bác sĩ, y sĩ, dược sĩ, y tá, điều dưỡng, bệnh nhân, sản phụ, kỹ sư, luật sư, tiến sĩ, thạc sĩ, chiến sĩ"
        ", cựu chiến binh, đoàn viên, hội viên, doanh nhân, mẹ việt nam anh hùng"
        ", nghệ nhân, nghệ nhân ưu tú, nghệ nhân nhân dân, thương binh, bệnh binh, thanh niên, đảng viên, thành viên"
        ", tổ viên, xã viên, lão nông, tình nguyện viên, cộng tác viên, vận động viên, huấn luyện viên, lái xe, tài xế"
        ", hộ sinh, nạn nhân, dân quân, sư cả, hòa thượng, hoà thượng, thượng tọa, thượng toạ, đại đức, ni sư, sư cô, linh mục, mục sư"
    )
) | {f"{kin}{of} là" for kin in _KIN for of in ("", " ông", " bà", " anh", " chị")}
_MOST_WORDS = max(title.count(" ") + 1 for title in _TITLES)
_LONGEST_TITLE = max(map(len, _TITLES)) + 2  # with the colon behind it, and the sign before it
_SIGNS = "“‘\"'([*_-–—"  # that may stand before a word
_MARKS = '*_[“"'
_OPENINGS = [f" {f'[{_MARKS}]' * count}." for count in range(4)]  # from a blank to a first letter
_FIRST = "Ông|Bà|Anh|Chị|Cô|Chú|Bác|Cụ|Em|Cháu|Thầy|Dì|Cậu|Mẹ|Hộ|Bạn"
_FIRSTS = f"{_FIRST}|{_FIRST.upper()}"
_BEGINS_WITH_TITLE = regex(f"(?:{_FIRSTS}) ")


def _behind_title() -> str:
    """Return the pattern of a title's last word, with or without a colon, before a blank and a letter."""
    words = sorted({title.split()[-1] for title in _TITLES})
    behind = "|".join(
        f"(?<=[{word[0].upper()}{word[0]}]{word[1:]}{colon} .)"
        for word in words
        for colon in ("", ":")
    )
    # Most words before a capital end in another letter.
    return f"(?<=[{''.join(sorted({word[-1] for word in words}))}:] .)(?:{behind})"


def _rest_of_title() -> str:
    """Return the pattern of a title whose first letter has been read."""
    rests = {
        first: [each[1:] for each in _FIRSTS.split("|") if each[0] == first] for first in _FIRSTS
    }
    return "|".join(
        f"(?<={first})(?:{'|'.join(rests[first])})" for first in sorted(rests) if rests[first]
    )


# A capital is looked for quickest; then another one; then a title before the first, or in its place.
# Where marks stand before it, the title is looked for later: to make a pattern of all takes long.
_NAME = regex(
    rf"[{UPPER}](?:{'|'.join(f'(?<={opening})' for opening in _OPENINGS)})(?=\S* [{UPPER}])"
    rf"(?:(?<! .)|{_behind_title()}|(?=(?:{_rest_of_title()}) [{UPPER}](?:\S* [{UPPER}]|['’])))"
    rf"(?:['’][{UPPER}])?(?:[{_LOWER}]+|[{UPPER}]*)(?![\w'’])(?: {_SYLLABLE}){{1,6}}"
)
# After the end of a sentence, or where a line, an item, a cell begins; elsewhere a capital is a place's: Cô Tô.
_BEGINS = regex(r"[.!?:…”\"\n#>|*+)–—-][ \n]|[^\n]\n")
_DEGREE = regex(r"(?:BS|CKI{1,2}|TS|PGS|GS|NSƯT|NSND|NGƯT|NGND) ")
# Bodies, gods and groups that follow what is a title elsewhere: các em Trường …, anh em Lương Sơn.
_NO_NAME = regex(
    r"(?:Việt Nam|Trường|HTX|THCS|THPT|Đội|Tổ|Ban|Hội|Chúa|Huyện|Xã|Công ty|Hợp Tác|Mùa Hè|Ôm)\b|Hoàng (?:Mười|Bảy|Bơ)\b"
    r"|Đoàn (?:Thanh|Kiểm|Giám|Thể|Kết)\Z"
)
_GROUPS = _with_blank("anh em, chị em, trẻ em, thầy cô, dụng cụ, công cụ")
# Before a place, too: dân quân Lương Sơn, thanh niên Lý Sơn; so a name after them has three syllables.
_OF_PLACES = _with_blank(
    "dân quân, thanh niên, thành viên, đảng viên, xã viên, tình nguyện viên, nông dân"
)
_MIDDLE = regex(r" (?:Thị|Văn|A) ")
_NOBODY = _with_blank(
    "tượng đài, mang tên, đường, trường, ảnh thờ, truyện, đóng vai, vào vai, bài hát về, truyện về, phim về"
    ", sách về, lưu niệm, bảo tàng, chuyện về"
)
# Whoever is meant may stand behind a comma or “của”: bên mộ liệt sĩ, anh …; bia mộ của ông …
_GONE = _with_blank(
    "liệt sĩ, liệt sỹ, mộ, bia, di ảnh, tượng, vong linh, hương hồn, anh hùng liệt sĩ, tưởng nhớ"
)
_GONE_BESIDE = (*_with_blank("cố, giỗ, sinh thời"), " sinh thời,")
_DEAD_AFTER = regex(
    r"[*_]{0,3},? ?\(?(?:sinh năm \d{4},? )?(?:(?:nay|đã|vừa|mới|không may|lâm bệnh rồi|chồng bà,|vợ ông,) )*"
    r"(?:khuất\b(?! phục)|qua đời|không còn nữa|h[yi] sinh(?! (?:cả|giấc|hết|từng|thời))"
    r"|mất (?:(?:được|đã|hơn|gần) )*(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|nhiều) (?:\w+ )?(?:năm|tháng) (?:trước|nay|qua|rồi)\b"
    r"|mất(?: sớm| năm \d| (?:vì|do|từ|hồi|cách đây|khi) |[.,;)])|(?:1[89]|20)\d\d ?[-–] ?(?:1[89]|20)\d\d)"
)
_OF_HISTORY = regex(
    r"(?i)(?:hồ chí minh|võ thị sáu|phan bội châu|phan ch[âu]u? trinh|phan đình giót|phan đình phùng"
    r"|nguyễn văn trỗi|lý tự trọng|hoàng hoa thám|triệu thị trinh|nguyễn đình chiểu|nguyễn thị minh khai"
    r"|lê thị hồng gấm|nguyễn viết xuân|tô vĩnh diện|bế văn đàn|cù chính lan|la văn cầu|võ nguyên giáp"
    r"|tôn đức thắng|lê hồng phong|hoàng văn thụ|ngô gia tự|nguyễn trung trực|đặng thùy trâm|mạc thị bưởi"
    r"|nguyễn thái học|thích quảng đức|nguyễn bá ngọc|kim đồng|vừ a dính|dương văn nội)\Z"
)

# Whoever holds one is told of for the office's work; a few are words of other things as well.
_HEADS = (
    r"chủ tịch|bí thư|hiệu trưởng|hiệu phó|chính trị viên|công an viên|thủ tướng|trụ trì|chỉ huy (?:trưởng|phó)"
    r"|chánh (?:án|văn phòng|thanh tra)|(?:đồn|trạm|hạt|(?:chi )?cục|viện|vụ|bộ|thứ|xã đội|thôn đội|chi hội) ?trưởng"
    r"|(?:phó )?trưởng (?:thôn|xóm|làng|bon|phum|bản|ấp|khóm|buôn|sóc|khu|tiểu khu|phòng|ban|công an|trạm|đoàn|đồn)"
    r"|tổ (?:trưởng|phó) (?:tổ )?dân phố"
    r"|giám đốc (?:sở|công an|bệnh viện|ngân hàng|agribank|phòng giao dịch|trung tâm(?! (?:anh|ngoại) ngữ))"
)
_OFFICE = (
    rf"(?:{_HEADS}|cán bộ(?! (?:hưu|nghỉ))|công chức|đại biểu|ủy viên(?! ban quản trị)"
    r"|thường trực (?:đảng|hđnd|huyện|tỉnh|xã|ủy ban|hội đồng))"
)
_BEGINS_OFFICE = regex(_OFFICE)
_LONGEST_OFFICE = 30  # characters that tell of one
_OF_HEADS = regex(
    "tịch|bí thư|trưởng|hiệu phó|giám đốc|chánh|chính trị|tổ phó|công an|thủ tướng|trụ trì|chỉ huy"
)
_IN_OFFICE = regex(
    r"(?i)[*_]{0,3}(?:,? ?\(?(?:sn|sinh năm|\d\d tuổi)[ \d]{0,6}\)?)? ?(?:,|\(|[-–—] |là |khi (?:đó|ấy) )\s*"
    rf"(?:(?:nguyên|hiện|đang|là|phó|quyền|khi đó|khi ấy|lúc đó|lúc ấy|đồng chí)[ .]+)*{_OFFICE}"
)
_NOT_THEIRS = "".join(rf"(?<!{who} là )" for who in ("bà", "ông", "anh", "chị", "cô")) + "(?<!làm )"
_BODY = (
    rf"[{UPPER}][\w-]*|\d+|xã|phường|thị trấn|thị xã|thành phố|quận|huyện|tỉnh|thôn|xóm|bản|ấp|khóm|khu|tổ"
    r"|dân phố|chi bộ|đảng bộ|đảng ủy|ủy|hội|đoàn|công đoàn|nông dân|phụ nữ|cựu chiến binh|người cao tuổi"
)
_OF_OFFICE = regex(
    rf"(?i:{_NOT_THEIRS}(?<!phó )(?<!nguyên )(?:(?:nguyên|phó|quyền) )*(?:{_HEADS}))(?: (?:{_BODY}))*(?:,| là| [-–—])? \Z"
)
_AROUND = 90  # characters before a title that are looked at


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text of one line, and from which character to which it and the title before it stand."""

    name: str
    text: str
    titled: int
    end: int


@lru_cache(maxsize=TEXTS_KEPT)
def names_in(text: str) -> tuple[Named, ...]:
    """Return what `named` gives; several rules ask for it."""
    return tuple(named(text))


def named(text: str) -> Iterator[Named]:
    """Give the whole names of persons in a text, each time one stands after a title, or after such a name."""
    plain = text.replace("\n", " ")
    past = 0
    while found := _NAME.search(plain, past):
        name, begin, past = found[0], found.start(), found.end()
        before = plain.rindex(" ", 0, begin)
        titled = _title(plain, before)
        if _BEGINS_WITH_TITLE.match(name) and _BEGINS.match(text, max(0, before - 1)):
            titled, begin = begin, begin + name.index(" ") + 1
        if titled < 0:
            # What stands in quotation marks, or in bold, may have its title within.
            if plain[begin - 1] != " " and (
                plain[begin - 1] in '“"' or not _BEGINS_WITH_TITLE.match(name)
            ):
                past = found.start() + 1
            continue
        if degree := _DEGREE.match(plain, begin):
            begin = degree.end()
        end = _end(plain, begin, found.end())
        if _is_person(plain, titled, begin, end):
            yield Named(plain[begin:end], plain, titled, end)
            yield from _further(plain, end)


def _title(text: str, end: int) -> int:
    """Return where the title begins that ends there, -1 where there is none."""
    words = text[max(0, end - _LONGEST_TITLE) : end].removesuffix(":").lower().split(" ")
    title = ""
    # None of them ends in another.
    for word in words[: -_MOST_WORDS - 1 : -1]:
        title = f"{word} {title}" if title else word
        if title in _TITLES or (title := title.lstrip(_SIGNS)) in _TITLES:
            return end - len(title) - (text[end - 1] == ":")
    return -1


def _end(text: str, begin: int, end: int) -> int:
    """Return where a name ends that an office may follow: ông Nguyễn Văn Bình Chủ tịch xã."""
    last = text.rfind(" ", begin, end)
    return last if last > 0 and _is_office(text, last + 1) else end


def _is_person(text: str, titled: int, begin: int, end: int) -> bool:
    """Return whether a name is whole, and somebody's who is there."""
    name = text[begin:end]
    is_short = name.count(" ") < _WHOLE - 1
    if is_short and not (_FAMILY_NAME.match(name) or "'" in name or "’" in name):
        return False
    if is_short and _ends(text, titled, _OF_PLACES, begin):
        return False
    if _NO_NAME.match(name) or _OF_HISTORY.match(name) or _ends(text, titled, _NOBODY):
        return False
    return _MIDDLE.search(name) is not None or not _ends(text, titled, _GROUPS, begin)


def _further(text: str, end: int) -> Iterator[Named]:
    while (found := _FURTHER.match(text, end)) and not _is_office(text, found.start(1)):
        end = _end(text, found.start(1), found.end())
        yield Named(text[found.start(1) : end], text, found.start(1), end)


def is_dead(each: Named) -> bool:
    """Return whether a text says where it names somebody that they live no more, or tells of a grave, a statue."""
    if _DEAD_AFTER.match(each.text, each.end) or _ends(each.text, each.titled, _GONE_BESIDE):
        return True
    return _ends(each.text, each.titled, _GONE, is_loose=True)


def is_of_office(each: Named) -> bool:
    """Return whether an office stands beside a name: before the title, or after the name."""
    if _IN_OFFICE.match(each.text, each.end) or _is_office(each.text, each.end + 1):
        return True
    before = each.text[max(0, each.titled - _AROUND) : each.titled]
    # To look back for the whole of it takes long.
    return _OF_HEADS.search(before.lower()) is not None and _OF_OFFICE.search(before) is not None


def _is_office(text: str, at: int) -> bool:
    return _BEGINS_OFFICE.match(text[at : at + _LONGEST_OFFICE].lower()) is not None


def _ends(
    text: str, at: int, words: tuple[str, ...], to: int = -1, *, is_loose: bool = False
) -> bool:
    """Return whether one of these words stands before a character, or (loose) close before; looked at up to `to`."""
    before = f" {text[max(0, at - _AROUND) : max(at, to)]}".rstrip(" ").lower()
    if is_loose:
        before = before.rstrip(",").removesuffix(" của")
    return before.endswith(words)
