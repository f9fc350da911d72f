"""
Children in somebody else's story: what stands beside a child's whole name and leads a stranger there.

Precision before reach: a child is who is called `cháu`, `em`, `bé` or `học sinh`, whose age under
sixteen, class up to the ninth or being a pupil is said beside the name, with nothing but what tells
of one pupil between; and what is told is the child's where no verb and no other person stands
between it and the name. Whoever works at a school, has a child or a pupil, or is dead is none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice, pairwise

from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.prose.named import Named, is_dead, names_in
from exemplars.prose.sentences import Stretch, lowered, sentence_at, years_in
from exemplars.prose.signs import Signs, places
from exemplars.prose.told_of import Exemplar, is_childs
from exemplars.reading.source import Portfolio, Source
from exemplars.rules.children import A_NAME, HOW, TELLING, VILLAGE
from exemplars.rules.people import in_story, texts
from exemplars.rules.rule import rule

_GROWN = 16  # years (Luật Trẻ em 2016, Điều 1)
_PUPIL_AGE = 10  # where a text says no more than that it is a pupil
_PUPIL = "học sinh"
_SIGNS = Signs(("lớp", "tuổi", _PUPIL))
_MARKS = ' \n*_“"'
_CALLED = Signs(
    f"{each}{mark}" for each in ("em", "cháu", "bé", _PUPIL) for mark in (" ", "\n", ":")
)
_MOST = 100  # children looked at in one text
_BEFORE, _AFTER = 100, 200  # characters on either side of a name in which it is told of
# What stands there is no longer the child's own.
_APART = regex(
    r"[;:]|(?<![^\W_])(?:thầy|cô|ông|bà|anh|chị|chú|bác|giáo viên|hiệu trưởng|chủ nhiệm|phụ trách|dạy|công tác|làm|giảng"
    r"|được|bị|khi|lúc|đã|giúp|cứu|đưa|chở|cõng|đến|về|tặng|trao|cho|thăm|do|để|vì|nhưng|rồi|qua|gần"
    r"|có(?! hoàn cảnh)|nuôi|kèm|chăm|trông|bế|cùng|với|của(?! ?\Z| trường| lớp)|(?<!học )sinh(?! năm| ngày)|vợ|chồng"
    r"|con(?! (?:nhà|hộ|gia đình))|(?<!mồ côi )(?<!mồ côi cả )(?<!cha )(?<!bố )(?<!lẫn )(?:mẹ|bố|cha))(?![^\W_])"
)
_PLACE = (
    r"thôn|xóm|bản|ấp|khóm|làng|buôn|phum|sóc|tổ|dân phố|khu|phố|đội|xã|phường|thị trấn|thị xã"
    r"|thành phố|quận|huyện|tỉnh|số|(?:nhà |quê |trú |sống |ngụ )?(?:ở|tại|trú)|nhà|quê|trú"
)
# Of whom is told what comes next, whatever of this stands before it.
_OWN = (
    rf"[ \n*_“”]|{A_NAME}\w*|\d+\w?(?:/\d+)?|(?:{_PLACE}|học sinh|học|sinh năm \d{{4}}|dân tộc|là|đang|hiện|mới|năm nay|lớp|giỏi"
    r"|nghèo|khuyết tật|trường|tiểu|trung|cơ sở|mầm non|mẫu giáo|của trường|của lớp"
    r"|mồ côi(?: (?:cả )?(?:cha|bố|mẹ)(?: (?:lẫn )?(?:mẹ|cha|bố))?)?"
    r"|(?:có )?hoàn cảnh|khó khăn|(?:con )?(?:hộ|nhà|gia đình)|thuộc|diện|cận|cậu bé|cô bé)(?!\w)"
)
_BESIDE = regex(rf"(?:[,(–—-]|{_OWN})*+")
_BEFORE_NAME = regex(rf"(?:{_OWN})*+:?\s*")
_AGE = regex(
    r"(?<![\w,.])(?<!mẫu giáo )(?<!mầm non )(?<!lớp )(\d{1,2}) tuổi(?! (?:(?:đảng|nghề|quân|đoàn|thì|mồ côi|mất|theo|đời)|đã (?:mồ côi|mất|phải))(?![^\W_]))"
)
_OF_CLASS = regex(
    r"\blớp (?:[1-9](?!\d)(?:/\d+|\w{0,2})\b|(?:lá|chồi|mầm|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín)\b)"
    r"(?! (?:thì|rồi|em|bạn|người|cháu|học viên|tình thương|buổi|tháng|thời|ấy|nay|trước|xưa|ngoái|năm (?:ấy|nào|xưa))(?![^\W_]))"
)
_IS_PUPIL = regex(
    r"(?<!\d )\bhọc sinh\b(?! (?:cũ|của (?!trường|lớp)|lớp|giỏi (?:cấp )?quốc|đầu tiên|kh[oó][aá]|chuyên|trung cấp"
    r"|nghề|học nghề|thì|rồi|xưa|năm (?:cuối|ấy|nào|xưa))(?![^\W_]))"
)
_SCHOOL_OF_ANY = regex(
    rf"[Tt]rường (?!(?i:tiểu học|trung học cơ sở|thcs|th\b|mầm non|mẫu giáo|mn\b|ptdtbt|(?:phổ thông )?dân tộc bán trú))"
    rf"(?:{A_NAME}|chuyên|phổ thông|trung|dân tộc|nội trú|năng khiếu|nghề|dạy nghề)"
)
# Of the sentence: an upper school, a life that is a grown-up's, a time long past.
_IS_GROWN = regex(
    r"(?<![^\W_])(?:sinh viên|học viên|thpt|ptth|trung học phổ thông|(?:lớp|khối) (?:1[0-2]|mười)|gdtx|cấp (?:3|ba|iii)"
    r"|cựu|nguyên là|từng|(?:hồi|thuở|ngày) (?:ấy|xưa|còn|bé|nhỏ)|học sinh cũ|năm (?:xưa|nào)|đại học|cao đẳng|trung cấp|bổ túc|x[oó][aá] mù"
    r"|tốt nghiệp|thủ khoa|nhập ngũ|lấy (?:chồng|vợ)|lập gia đình|kết hôn"
    r"|(?:\d\d|mươi|mười|chục|nhiều|bao) (?:\w+ )?năm (?:về )?trước|cách đây (?:hơn |gần )?(?:\d\d|mười|chục|nhiều)"
    r"|(?:nay|hiện)(?: đã)? (?:là|làm|công tác)(?! (?:học sinh|em|cháu)(?![^\W_])))(?![^\W_])"
)
# Of what is told beside the name.
_IS_NO_MORE = regex(
    r"(?<![^\W_])(?:(?:1[6-9]|2\d) tuổi|liệt s[ĩỹ]|(?<!mẹ )(?<!bố )(?<!cha )(?<!đã )(?:đã )?(?:h[yi] sinh|qua đời|tử vong"
    r"|thiệt mạng|không qua khỏi))(?![^\W_])"
)
# Without a word of living there only what is nothing but a hamlet.
_AT_HOME = regex(
    rf"(?:(?<=, )|(?<=\())(?:(?:(?:[Nn]hà|[Tt]rú|[Nn]gụ|[Qq]uê|sống|hiện)(?: (?:ở|tại|trú tại))?|ở|tại) {VILLAGE}"
    rf"|(?:thôn|xóm|bản|ấp|khóm|làng|buôn|phum|tổ dân phố|khu phố) (?:(?:số )?\d+(?!\w)|{A_NAME}\w*))"
)
_TOLD = {
    what: (f"{cure}; hoặc không nêu họ tên em", patterns)
    for what, cure, patterns in HOW
    if what != "tên cha mẹ"
}
_TOLD["chỗ ở"] = (_TOLD["chỗ ở"][0], (*_TOLD["chỗ ở"][1], _AT_HOME))

Told = tuple[int, str, str, str]  # where, the words, what they tell, the cure


@rule("tre-em-trong-bai", "people", "warning")
def another_child_cannot_be_found(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Hồ sơ của người lớn, tập thể nêu họ tên một em nhỏ (được cứu, được giúp, được dạy) thì không nêu kèm trường, lớp, thôn xóm nơi em ở.

    Tên, tuổi, trường, lớp, nơi ở của trẻ em (dưới 16 tuổi) là bí mật đời sống riêng tư của em: ghép
    lại thì người lạ tìm được em, dù bài viết về người khác (Luật Trẻ em 2016, khoản 11 Điều 6; Nghị
    định 56/2017/NĐ-CP, Điều 33).

    Chỉ xét em, cháu, bé, học sinh được nêu cả họ tên mà ngay cạnh tên có tuổi, có lớp hay nói là học
    sinh. Sinh viên, học sinh trung học phổ thông, người làm việc ở trường, người có con, có em hay
    kèm trẻ đi học, con cháu không nói tuổi, lớp, người đã mất thì không xét. Hồ sơ của chính trẻ em
    xét theo `tre-em-lo-danh`.
    """
    profile = source.profile
    called = _CALLED.found(source.signs)
    if profile.minor or profile.withdrawn or not called or not _SIGNS.found(source.signs):
        return
    # As a whole first: few profiles need their fields looked at one by one.
    is_in_fields = not source.is_canonical or _may_name_a_child(source.text, called)
    for path, text in texts(profile) if is_in_fields else ():
        if path[-1] in TELLING:
            for _, said, what, cure in _told(text, source, called):
                yield Finding(f"`{path[-1]}` nêu {_message(what, said)}", cure, path)
    for start, said, what, cure in _told(source.story, source, called):
        yield in_story(source, start, f"bài viết nêu {_message(what, said)}", cure)


def _message(what: str, said: str) -> str:
    return f"họ tên kèm {what} của một em nhỏ “{said}”"


def _told(text: str, source: Source, called: frozenset[str]) -> Iterator[Told]:
    """Give what a text tells beside the whole names of children, in order."""
    if not _may_name_a_child(text, called):
        return
    exemplar = Exemplar(source.profile.name, "")
    found = pairwise([*names_in(text), None])
    children = (
        (each, after)
        for each, after in found
        if each and is_childs(each) and not exemplar.is_named(each.name)
    )
    for each, after in islice(children, _MOST):
        sentence = sentence_at(text, each.titled)
        until = min(sentence.end, each.end + _AFTER, after.titled if after else len(text))
        about = Stretch(_begins(text, each, sentence), until)
        if _is_child(text, each, about, sentence, source.profile.published):
            yield from sorted(_beside(text, each, about))


def _may_name_a_child(text: str, called: frozenset[str]) -> bool:
    """Return whether a capital follows one of the words that stand before a child's name; quick."""
    found = places(lowered(text), called)
    return any(text[at + len(word) :][:16].lstrip(_MARKS)[:1].isupper() for at, word in found)


def _begins(text: str, each: Named, sentence: Stretch) -> int:
    """Return where what is told of a child begins: before the name, with the word pupil."""
    first = max(sentence.start, each.titled - _BEFORE)
    at = lowered(text).rfind(_PUPIL, first, each.titled)
    is_own = at >= 0 and _BEFORE_NAME.fullmatch(text, at + len(_PUPIL), each.titled)
    return at if is_own else each.titled


def _is_child(
    text: str, each: Named, about: Stretch, sentence: Stretch, published: dt.date | None
) -> bool:
    """Return whether what is told of somebody makes a child of them still, on the day of publication."""
    low = lowered(text)
    if is_dead(each) or _IS_GROWN.search(low, *sentence) or _IS_NO_MORE.search(low, *about):
        return False
    age = _beside_name(_AGE, text, each, about)
    if not (age or _is_pupil(text, each, about)):
        return False
    since = min(years_in(text, sentence), default=9999)
    passed = max(0, published.year - since) if published else 0
    return (int(age[1]) if age else _PUPIL_AGE) + passed < _GROWN


def _is_pupil(text: str, each: Named, about: Stretch) -> bool:
    """Return whether a class up to the ninth, or being a pupil of no upper school, is said of whoever is named."""
    if _beside_name(_OF_CLASS, text, each, about):
        return True
    is_pupil = _beside_name(_IS_PUPIL, text, each, about) is not None
    return is_pupil and not _SCHOOL_OF_ANY.search(text, *about)


def _beside_name(
    pattern: re.Pattern[str], text: str, each: Named, about: Stretch
) -> re.Match[str] | None:
    """Return the first of what a pattern finds that is said of whoever is named: nothing of another's between."""
    reached = _BESIDE.match(text, each.end, about.end)
    until = reached.end() if reached else each.end
    found = pattern.search(lowered(text), *about)
    return found if found and found.start() <= until else None


def _beside(text: str, each: Named, about: Stretch) -> Iterator[Told]:
    low = lowered(text)
    for what, (cure, patterns) in _TOLD.items():
        said = [
            (found.end() - found.start(), found)
            for pattern in patterns
            for found in pattern.finditer(text, *about)
            if found.start() <= each.end or not _APART.search(low, each.end, found.start())
        ]
        if said:
            _, found = min(said, key=lambda one: one[0])
            yield found.start(), " ".join(found[0].split()), what, cure


RULES = (another_child_cannot_be_found,)
