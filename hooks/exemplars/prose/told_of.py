"""
Of whom a place in a text tells: somebody else who is named whole, a child, the exemplar.

Precision before reach: whoever is named or addressed last before the place, in its sentence, is
meant; a word like `anh` alone means who was so called in this sentence or the one before, and only
where the exemplar is not called so. All else is nobody for certain.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from exemplars.patterns import regex
from exemplars.prose.named import Named, names_in
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
_NEAR = 24  # characters before a word of address that are looked at


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
        return _of_named(last, exemplar) if last else NOBODY
    if _KIN_BEFORE.search(low, max(begin, word.start() - _NEAR), word.start()):
        return NOBODY
    after = _NEXT.match(text, word.end())
    if after and after[1][0].isupper():
        # What is no whole name that is known here may be any.
        is_whole = after[2] and after[2].isupper()
        return NOBODY if is_whole else _called(after[1], word[0], text, exemplar)
    return _addressed(word, low, begin, names, exemplar)


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
