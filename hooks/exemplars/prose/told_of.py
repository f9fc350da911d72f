"""
Of whom a place in a text tells: somebody else who is named whole, a child, the exemplar.

Precision before reach: whoever is named or addressed last before the place, in its sentence, is
meant, and only as the subject there: at the begin of the sentence or clause, or right before the
place, in one phrase with it. After a verb of the exemplar's (“bà sinh cháu … thì”, “được bà … nuôi,”)
nobody is. A word like `anh` alone means who was so called in this sentence or the one before, and
only where the exemplar is not called so. All else is nobody for certain.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from exemplars.patterns import regex
from exemplars.prose.named import UPPER, Named, names_in
from exemplars.prose.sentences import lowered, sentence_at

CHILDREN = frozenset(("em", "cháu", "bé", "học sinh"))
_ADDRESS = regex(
    r"(?<![^\W_])(?:ông|bà|anh|chị|em|cháu|cụ(?! thể)|cô(?! đơn)|chú(?! ý| trọng)|bác(?! s[ĩỹ])|thầy(?! thuốc)|dì|cậu)(?![^\W_])"
)
# Of a family, of a group, or of a grown sister: none of whom the word alone means.
_KIN_BEFORE = regex(
    r"(?:con|trai|gái|nội|ngoại|út|vợ|chồng|bố|mẹ|cha|cháu|em|anh|chị|ông|bà|dâu|rể|trẻ|các|những|nhiều|mọi|của|cô|cậu|\d+) \Z"
)
_KIN_AFTER = regex(r" (?:gái|trai|ruột|họ|rể|dâu|út|nội|ngoại|vợ|chồng|của)(?![^\W_])")
_NEXT = regex(r" ([^\W\d_]+)(?: ([^\W\d_]))?")
# What may come before the subject of a sentence.
_NUMBER = r"(?:\d[\d/.-]*|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|vài|mấy|ít|nhiều)"
_FIRST = regex(
    rf"(?:[ ,*_>#|+-]|(?:{_NUMBER}|(?:khi|lúc) (?:ấy|đó|này)|năm|tháng|ngày|hôm|mùa|tuần|sáng|trưa|chiều|tối|đêm|hồi|sau|trước|đó|đấy|ấy|này|nay|kia"
    r"|nọ|đến|tới|từ|vào|mới|gần|đây|hiện|cuối|đầu|giữa|nhỏ|bé|xưa|rồi|không may|chẳng may|thế|nhưng|và|còn|song)(?![^\W_]))*+"
)
# A clause begins after them.
_BEFORE_CLAUSE = regex(
    r"(?:[,;:–)]|(?<![^\W_])(?:và|còn|nhưng|song|vì|do|bởi|khi|lúc|thì|mà|biết|thấy|tuy|dù|nếu|tin)) *\Z"
)
# Between the subject and what is told of it; with a comma, anything may be told of another.
_EARLY = (
    r"(?:từ|khi|lúc|năm|ngay từ|từ khi|từ lúc|lên)(?: (?:còn|mới|vừa|lên))* (?:nhỏ|bé|trẻ|sinh(?: ra)?|lọt lòng|\d+ tuổi)(?: tuổi)?"
    r"|sinh ra|được (?:phát hiện|chẩn đoán)|sinh năm \d+|(?:tháng|năm) \d[\d/.-]*"
)
_EARLY_YEARS = regex(rf"(?<![^\W_])(?:{_EARLY})(?![^\W_])")
_TURNS = regex(
    r"[;:]|, *(?:nay|rồi|được)(?![^\W_])|(?<![^\W_])(?:thì|khi|lúc|vì|do|bởi|nhưng|mà|để|rằng|nên|được|nuôi|nhận|chăm|giúp|đưa|đón|cứu"
    r"|dìu|cõng|chở|cho|kể|nói|biết|thấy|bảo|gặp|tặng|thăm|khuyên|sinh|đẻ|có|lấy|cưới|yêu|ở với|sống với|cùng|với|của"
    r"|vợ|chồng|con|mẹ|bố|cha|mình|bản thân)(?![^\W_])"
)
# One phrase with a name: brackets, an age, where somebody is from.
_ASIDE = (
    r" *\([^()\n]{0,80}\)| +(?:là )?\d{1,3} tuổi| +sinh năm \d{4}"
    rf"| +(?:(?:ở|tại|quê)(?: (?:thôn|xóm|bản|ấp|khóm|làng|xã|phường|huyện|tỉnh))?|thôn|xóm|bản|ấp|khóm|làng|xã|phường|huyện|tỉnh)(?: (?:[{UPPER}]\w*|\d+))+"
)
_SAME_PHRASE = regex(rf"(?:{_ASIDE})*+(?: +(?:đang|vốn|từng|cũng))*+ *")
_APPOSED = regex(rf"(?:{_ASIDE}|, *(?=\d)\d{{1,3}} tuổi)*+, *")
_NOUN = regex(r"(?:người|phụ nữ|dân tộc|khuyết tật|đồng bào)(?![^\W_])")
_BORE = regex(
    r"(?<![^\W_])(?:sinh|đẻ)(?: (?:ra|được|hạ))*(?: (?:con|con trai|con gái|đầu lòng|là))* *\Z"
)
# After all that is told, somebody else comes who may be the subject: “…, bị liệt, bà vẫn …”.
_SUBJECT_LATER = regex(
    r"[^.!?;,\n]{0,80}, *(?:ông|bà|anh|chị|em|cháu|cụ|cô|chú|bác|thầy|dì|cậu)(?![^\W_])"
)
_NEAR = 24  # characters before a word of address that are looked at
_FAR = 100  # characters between a subject and what is told of it


class Whose(NamedTuple):
    """Of whom something is told: somebody else by the whole name, a child; neither where it is not certain."""

    name: str = ""
    is_child: bool = False


NOBODY = Whose()


class Exemplar:
    """The exemplar as a text calls them: by which names, after which words of address."""

    def __init__(self, name: str, text: str) -> None:
        """Look for the words that stand before the name, whole and given, in a text."""
        words = name.split()
        self.name, self.given = name, words[-1] if words else ""
        self.titles = (
            {words[0].lower()} if words and _ADDRESS.fullmatch(words[0].lower()) else set()
        )
        named_so = re.compile(rf"(?<= )(?:{re.escape(name)}|{re.escape(self.given)})(?!\w)")
        for found in named_so.finditer(text) if words else ():
            before = text[max(0, found.start() - _NEAR) : found.start()].rstrip(": ").split()
            self.titles.update(each.lower() for each in before[-1:])

    def is_named(self, name: str) -> bool:
        """Return whether a whole name is theirs, whatever stands before it."""
        return name == self.name or self.name.endswith(f" {name}")

    @property
    def is_child(self) -> bool:
        """Return whether a text calls them what children are called."""
        return not CHILDREN.isdisjoint(self.titles)

    @property
    def is_grown_up(self) -> bool:
        """Return whether a text calls them what children are not called."""
        return not self.is_child and any(map(_ADDRESS.fullmatch, self.titles))


def title(each: Named) -> str:
    """Return the words before a name, in lower case; "" where it follows another's."""
    return each.text[each.titled : each.end - len(each.name)].strip(' :*_“"[').lower()


def told_of(text: str, at: int, exemplar: Exemplar) -> Whose:
    """Return of whom a text tells what begins at `at`."""
    low = lowered(text)
    begin = sentence_at(text, at).start
    begin += len(text[begin:at]) - len(text[begin:at].lstrip())
    if low.rfind("“", begin, at) > low.rfind("”", begin, at):
        return NOBODY  # who speaks of themselves is none of these
    end = len(text[:begin].rstrip())
    since = sentence_at(text, end - 1).start if end else 0
    names = [each for each in names_in(text) if since <= each.titled and each.end <= at]
    word: re.Match[str] | None = None
    for found in _ADDRESS.finditer(low, begin, at):
        word = found
    last = names[-1] if names and names[-1].titled >= begin else None
    if word is None or (last and word.start() < last.end):
        is_meant = last and _is_subject(text, begin, last.titled, last.end, at)
        return _of_named(last, exemplar) if last and is_meant else NOBODY
    if _KIN_BEFORE.search(low, max(begin, word.start() - _NEAR), word.start()):
        return NOBODY
    after = _NEXT.match(text, word.end())
    is_named = after is not None and after[1][0].isupper()
    end_of_word = after.end(1) if after and is_named else word.end()
    if not _is_subject(text, begin, word.start(), end_of_word, at):
        return NOBODY
    if after and is_named:
        # What is no whole name that is known here may be any.
        is_whole = after[2] and after[2].isupper()
        return NOBODY if is_whole else _called(after[1], word[0], text, exemplar)
    return _addressed(word, low, begin, names, exemplar)


def _is_subject(text: str, begin: int, start: int, end: int, at: int) -> bool:
    """Return whether what is told at `at` is of whoever stands from `start` to `end`, in a sentence from `begin`."""
    said = text[begin : at + _FAR].replace("\n", " ")
    low = lowered(said)
    start, end, at = start - begin, end - begin, at - begin
    if _BORE.search(low, max(0, start - _NEAR), start):
        return False
    if _SAME_PHRASE.fullmatch(said, end, at):
        return True
    if _NOUN.match(low, at):
        return _APPOSED.fullmatch(said, end, at) is not None
    between = _EARLY_YEARS.sub("", low[end:at])
    if len(between) > _FAR or _TURNS.search(between):
        return False
    if _FIRST.fullmatch(low, 0, start):
        return "," not in between or not _SUBJECT_LATER.match(low, at)
    before = max(0, start - _NEAR)
    return "," not in between and _BEFORE_CLAUSE.search(low, before, start) is not None


def _of_named(each: Named, exemplar: Exemplar) -> Whose:
    if exemplar.is_named(each.name):
        return NOBODY
    if _KIN_BEFORE.search(each.text.lower(), max(0, each.titled - _NEAR), each.titled):
        return NOBODY
    return Whose(each.name, is_childs(each))


def is_childs(each: Named) -> bool:
    """Return whether a name stands after what children are called."""
    return any(title(each).endswith(word) for word in CHILDREN)


def _called(given: str, word: str, text: str, exemplar: Exemplar) -> Whose:
    """Return who is called by a word of address and the given name alone."""
    if given == exemplar.given:
        return NOBODY
    known = {each.name: each for each in names_in(text) if each.name.endswith(f" {given}")}
    if len(known) == 1:
        return _of_named(next(iter(known.values())), exemplar)
    return Whose(is_child=True) if word in CHILDREN and exemplar.is_grown_up else NOBODY


def _addressed(
    word: re.Match[str], low: str, begin: int, names: list[Named], exemplar: Exemplar
) -> Whose:
    """Return whom a word of address alone means, by whoever was called so just before."""
    said = word[0]
    if said in exemplar.titles or _KIN_AFTER.match(low, word.end()):
        return NOBODY
    of_child = said in CHILDREN
    if of_child and exemplar.is_child:
        return NOBODY
    for each in reversed(names):
        if exemplar.is_named(each.name):
            continue
        if is_childs(each) if of_child else title(each) == said and exemplar.is_grown_up:
            return Whose(each.name, of_child)
    # Who tells of themselves, and a brother or sister, are em as well.
    alone = said == "cháu" or (said == "em" and word.start() == begin)
    return Whose(is_child=True) if alone and exemplar.is_grown_up else NOBODY
