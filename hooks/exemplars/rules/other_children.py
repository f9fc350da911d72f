"""
Children in somebody else's story: what stands beside a child's whole name and leads a stranger there.

Precision before reach: a child is who is called `cháu`, `em`, `bé` or `học sinh`, whose age under
sixteen, class up to the ninth or being a pupil is said there; and what is told is the child's where
no verb and no other person stands between it and the name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice, pairwise

from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.prose.named import Named, names_in
from exemplars.prose.sentences import Stretch, lowered, sentence_at, years_in
from exemplars.prose.signs import Signs, places
from exemplars.prose.told_of import Exemplar, is_childs
from exemplars.reading.source import Portfolio, Source
from exemplars.rules.children import A_NAME, HOW, TELLING, VILLAGE
from exemplars.rules.people import in_story, texts
from exemplars.rules.rule import rule

_GROWN = 16  # years (Luật Trẻ em 2016, Điều 1)
_PUPIL_AGE = 10  # where a text says no more than that it is a pupil
_SIGNS = Signs(("lớp", "tuổi", "học sinh", "trường"))
_MARKS = ' \n*_“"'
_CALLED = Signs(
    f"{each}{mark}" for each in ("em", "cháu", "bé", "học sinh") for mark in (" ", "\n", ":")
)
_MOST = 100  # children looked at in one text
_BEFORE, _AFTER = 100, 200  # characters on either side of a name in which it is told of
# What stands there is no longer the child's own.
_APART = regex(
    r"[;:]|(?<![^\W_])(?:thầy|cô|ông|bà|anh|chị|chú|bác|giáo viên|hiệu trưởng|chủ nhiệm|phụ trách|dạy|công tác|làm|giảng"
    r"|được|bị|khi|lúc|đã|giúp|cứu|đưa|chở|cõng|đến|về|tặng|trao|cho|thăm|do|để|vì|nhưng|rồi|qua|gần)(?![^\W_])"
)
_AGE = regex(r"(?<![\w,.])(\d{1,2}) tuổi(?! (?:đảng|nghề|quân|đoàn))")
_IS_PUPIL = regex(
    r"học sinh|\blớp (?:[1-9](?!\d)|lá\b|chồi\b|mầm\b|một\b|hai\b|ba\b|bốn\b|tư\b|năm\b|sáu\b|bảy\b|tám\b|chín\b)"
    r"|\btrường (?:tiểu học|trung học cơ sở|thcs|th\b|mầm non|mẫu giáo)"
)
_IS_GROWN = regex(
    r"(?<![^\W_])(?:sinh viên|học viên|thpt|trung học phổ thông|lớp 1[0-2]|cựu|nguyên là|từng|(?:hồi|thuở|ngày) (?:ấy|xưa|còn|bé|nhỏ)"
    r"|(?:nay|hiện)(?: đã)? là (?!học sinh|em\b|cháu\b))(?![^\W_])"
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

    Chỉ xét em, cháu, bé, học sinh được nêu cả họ tên, có tuổi, lớp, hay nói là học sinh trong cùng
    câu. Sinh viên, học sinh trung học phổ thông, lớp của thầy cô, con cháu không nói tuổi, lớp thì
    không xét. Hồ sơ của chính trẻ em xét theo tre-em-lo-danh.
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
        if _is_child(text, about, sentence, source.profile.published):
            yield from sorted(_beside(text, each, about))


def _may_name_a_child(text: str, called: frozenset[str]) -> bool:
    """Return whether a capital follows one of the words that stand before a child's name; quick."""
    found = places(lowered(text), called)
    return any(text[at + len(word) :][:16].lstrip(_MARKS)[:1].isupper() for at, word in found)


def _begins(text: str, each: Named, sentence: Stretch) -> int:
    """Return where what is told of a child begins: before the name, with the word pupil."""
    low = lowered(text)
    at = low.rfind("học sinh", max(sentence.start, each.titled - _BEFORE), each.titled)
    return each.titled if at < 0 or _APART.search(low, at, each.titled) else at


def _is_child(text: str, about: Stretch, sentence: Stretch, published: dt.date | None) -> bool:
    """Return whether what is told of somebody makes a child of them still, on the day of publication."""
    low = lowered(text)
    if _IS_GROWN.search(low, *sentence):
        return False
    age = _AGE.search(low, *about)
    if not (age or _IS_PUPIL.search(low, *about)):
        return False
    since = min(years_in(text, sentence), default=9999)
    passed = max(0, published.year - since) if published else 0
    return (int(age[1]) if age else _PUPIL_AGE) + passed < _GROWN


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
