"""Children: what would let a stranger find one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.reading.source import Portfolio, Source
from exemplars.rules.people import in_story, texts
from exemplars.rules.rule import rule

# The fields that tell of the child; awards and sources name the offices that gave them.
TELLING = ("summary", "alt", "evidence", "note", "script", "how_to")

# A capital of the Vietnamese alphabet: what a name begins with.
A_NAME = (
    f"[{''.join(filter(str.isupper, map(chr, (*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA)))))}]"
)
_SCHOOL = regex(
    r"\b[Tt]rường\s+(?:(?:[Tt]iểu học|[Tt]rung học|[Mm]ầm non|[Mm]ẫu giáo|[Pp]hổ thông|[Cc]huyên"
    r"|[Cc]ơ sở|dân tộc|nội trú|bán trú|cơ sở|và|THCS|THPT|PTDTBT|PTDTNT|PTCS|PTTH|TH|MN)[\s,&]+)+"
    rf"(?:số\s+\d|{A_NAME}\w*)"
)
_STUDIES_AT = regex(
    r"học(?: sinh)?(?: (?:ở|tại|của))?\s+[Tt]rường\s+"
    rf"(?!Tiểu|Trung|Mầm|Mẫu|Phổ|Chuyên|Cơ|THCS|THPT|PT|TH\b|MN\b|Sa\b|Sơn\b){A_NAME}\w+"
)
_CLASS = regex(
    r"\b[Ll]ớp\s+(?:(?:1[0-2]|[1-9])(?:\s?[A-Za-z]\d{0,2}|/\d{1,2})?(?![\w,.]?\d|\w|\s(?:em|bạn|học|người|buổi|tháng|năm|chị))"
    r"|(?:Lá|Chồi|Mầm)\b"
    r"|(?:một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười)\b(?!\s(?:mươi|nay|trước|ngoái|\d|em|bạn|buổi|lô)))"
)
# A class in other words, where it is the child's: two figures alone, a capital, what pupils call a year.
_CLASS_SAID = regex(
    r"\((?:1[0-2]|[1-9])(?:[A-E]\d{1,2}|[ABC])\)"
    r"|\bhọc(?: sinh)? khối (?:1[0-2]|[1-9])(?![\w,.]?\d|\w)"
    rf"|\bhọc(?: sinh)? lớp (?:Một|Hai|Ba|Bốn|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười)\b(?! {A_NAME})"
)
_SCHOOL_SAID = regex(
    rf"\b[Tt]rường làng {A_NAME}\w*"
    r"|\bhọc(?: sinh| viên)?(?: (?:ở|tại|của))? [Tt]rung tâm (?:GDNN|GDTX|[Gg]iáo dục (?:nghề nghiệp|thường xuyên))[\w–-]*"
)
_TITLE = r"(?:ông|bà|anh|chị|vợ chồng|cô|chú)"
_PARENT = regex(
    rf"\b[Cc]on(?: (?:trai|gái|út|cả|đầu|thứ|hai|ba|lòng|duy nhất))*(?: của)?(?: {_TITLE})+ {A_NAME}\w*"
    rf"|\b(?:[Bb]ố|[Mm]ẹ|[Cc]ha|(?:[Bb]a|[Mm]á)(?= (?:em|cháu|của|là|tên)\b))(?: (?:em|cháu|bé|của em))?(?: (?:là|tên|tên là))?(?: {_TITLE})? (?!Việt\b|Nam\b){A_NAME}\w+"
)
# Of whom it is the parent: of the child, not of a friend.
_ITS_PARENT = regex(
    rf"\b(?:[Bb]ố|[Mm]ẹ|[Cc]ha)(?: của)? (?P<whose>em|cháu|bé|{A_NAME}\w+), (?:ông|bà|anh|chị) {A_NAME}\w*"
    rf"|\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị) {A_NAME}\w*(?: {A_NAME}\w*){{0,4}},? (?:là )?(?:bố|mẹ|cha|ba|má)(?: của)?(?: (?:em|cháu|bé))? (?P<of>em\b|cháu\b|bé\b|{A_NAME}\w+)"
)
# The smallest places that have a name: with the child's own, they lead to a door.
VILLAGE = (
    r"(?:[Tt]hôn|[Xx]óm|[Bb]ản|[Ấấ]p|[Kk]hóm|[Ll]àng|[Bb]uôn|[Pp]hum|[Tt]ổ dân phố|[Kk]hu phố|[Tt]ổ|[Đđ]ội|[Kk]hu)"
    rf"(?: (?:số )?\d+(?![\w%,.]?\d|\w)(?! (?:người|em|bạn|hộ|cái))| {A_NAME}\w*)"
)
_WHOSE = rf"(?: (?:riêng|của|em|cháu|bé|bạn|mình|ông|bà|ngoại|nội|bố|mẹ|cha|{A_NAME}\w*))"
_HOME = regex(
    rf"\b(?:[Nn]hà|[Gg]ia đình|[Qq]uê){_WHOSE}{{0,5}}(?: (?:sống|nằm|vốn|lại|cũng))?(?: (?:ở|tại|trong|cuối|đầu|giữa)){{1,2}}(?: (?:cuối|đầu|giữa))? {VILLAGE}"
    rf"|\b(?:[Ee]m|[Cc]háu|[Bb]é|[Bb]ạn){_WHOSE}{{0,5}}(?: (?:hiện|đang|cùng|với|và|gia đình|bố|mẹ|ông|bà|nội|ngoại)){{0,6}} (?:sống|trú|ngụ|cư trú|thường trú|sinh sống|trọ)(?: (?:cùng|với|và|gia đình|bố|mẹ|ông|bà|nội|ngoại)){{0,6}}(?: (?:ở|tại))? {VILLAGE}"
    rf"|\b(?:[Ee]m|[Cc]háu|[Bb]é) (?:{A_NAME}\w* ?){{1,5}}(?:, |\()(?:\d{{1,2}} tuổi, )?(?:(?:trú|ngụ|nhà|quê) )?(?:(?:ở|tại) )?{VILLAGE}"
    rf"|\b[Nn]hà (?:em|cháu|bé)(?: {A_NAME}\w*)? ở (?:ngay )?(?:cạnh|gần|sát|sau|trước|đối diện|kế|bên)(?: cạnh)? (?:chợ|đình|đền|chùa|nhà thờ|cầu|ga|bến|bến xe|ngã ba|ngã tư|trạm|cổng) {A_NAME}\w*"
    rf"|\b(?:[Ee]m|[Cc]háu|[Bb]é)(?: {A_NAME}\w*){{0,5}} (?:là người|là con em|người|ở) {VILLAGE}"
)
_PRONOUNS = ("em", "cháu", "bé")
HOW = (
    (
        "tên trường",
        "viết em là học sinh của xã, không nêu trường",
        (_SCHOOL, _STUDIES_AT, _SCHOOL_SAID),
    ),
    ("tên lớp", "bỏ lớp; nếu cần thì viết học sinh tiểu học, trung học", (_CLASS, _CLASS_SAID)),
    ("chỗ ở", "chỉ ghi đến xã, phường, không nêu thôn, xóm, tổ", (_HOME,)),
    ("tên cha mẹ", "viết cha, mẹ em, gia đình em, không nêu tên", (_PARENT, _ITS_PARENT)),
)


@rule("tre-em-lo-danh", "people")
def child_cannot_be_found(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Hồ sơ trẻ em (`minor: true`) không nêu tên trường, tên lớp, tên cha mẹ, thôn xóm nơi em ở, dù ở bài viết, ở lời tả ảnh hay ở mục nào khác.

    Trường, lớp, người thân của trẻ em là bí mật đời sống riêng tư của em: ghép với tên và ảnh thì
    người lạ tìm được em (Nghị định 56/2017/NĐ-CP, Điều 33; Luật Trẻ em 2016, khoản 11 Điều 6;
    Luật 91/2025/QH15, Điều 24).
    """
    if not source.profile.minor:
        return
    given = source.profile.name.rpartition(" ")[2]
    for path, text in texts(source.profile):
        if path[-1] in TELLING:
            for _, said, what, cure in _told(text, given):
                yield Finding(f"`{path[-1]}` nêu {what} của trẻ em “{said}”", cure, path)
    for start, said, what, cure in _told(source.story, given):
        yield in_story(source, start, f"bài viết nêu {what} của trẻ em “{said}”", cure)


def _told(text: str, given: str) -> list[tuple[int, str, str, str]]:
    """Return (place, words, what they tell, cure) of all that a text tells of a child so called, in order."""
    told = sorted(
        (found.start(), found.end(), " ".join(found[0].split()), what, cure)
        for what, cure, patterns in HOW
        for pattern in patterns
        for found in pattern.finditer(text)
        if pattern is not _ITS_PARENT or (found["whose"] or found["of"]) in (*_PRONOUNS, given)
    )
    # One parent may be found in two ways.
    again = {
        after for before, after in pairwise(told) if after[0] < before[1] and after[3] == before[3]
    }
    return [(each[0], *each[2:]) for each in told if each not in again]


RULES = (child_cannot_be_found,)
