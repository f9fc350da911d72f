"""Where somebody lives, down to the door; a village, a commune is no home. Letters are in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exemplars.birthdays import FOLD, FOLDED
from exemplars.patterns import regex
from exemplars.prose.sentences import lowered
from exemplars.prose.signs import FOREIGN_DIGITS, Signs, numbered, seen

_MAY = {
    word: regex(rf"{word}{FOLD}\d{rest}")
    for word, rest in (
        *((word, "") for word in ("số nhà", "nhà số", "ngõ", "ngách", "hẻm", "kiệt", "tổ")),
        ("số", r"[\d/\w]*,?\s+(?:đường|phố|ngõ|ngách|hẻm)"),
        *((word, r"\w*") for word in ("căn hộ", "căn hộ số", "phòng số")),
    )
}
_SIGNS = {word: Signs(numbered(word, FOLDED)) for word in _MAY}
# After these a number alone begins an address.
_PLAIN = ("địa chỉ", "riêng", "nhà ở", "trú tại", "ngụ tại", "sống tại", "hiện ở", "ngụ", "trú")
_MAY |= {word: regex(rf"{word}:?\s\d[\d/\w]*,?\s") for word in _PLAIN}
_SIGNS |= {
    word: Signs(f"{word}{colon} {digit}" for colon in ("", ":") for digit in range(10))
    for word in _PLAIN
}
_ANY = Signs(frozenset[str]().union(*(each.words for each in _SIGNS.values())))

_STREET = (
    r"(?:đường|phố|ngõ|ngách|hẻm|kiệt|tổ|khu|ấp|thôn|xóm|bản|làng|quốc lộ|tỉnh lộ|phường|xã)\b"
)
_LIVES = "nhà riêng|nhà ở|nơi ở|chỗ ở|thường trú|tạm trú|cư trú|trú tại|ngụ tại|ngụ|hiện ở|sống tại|địa chỉ nhà|hộ khẩu"
_HOMES = (
    regex(
        rf"(?<!tổng )(?<!trong )(?:số nhà:?\s\d+[a-z]?(?:[/\-]\d+)*(?=\s?,|\s{_STREET}|\s?[.;)]|\s?\Z)"
        rf"|nhà số\s\d+[a-z]?(?:[/\-]\d+)*(?=\s?,?\s{_STREET}))",
        re.MULTILINE,
    ),
    regex(
        r"(?:số\s\d+[a-z]?(?:/\d+)*\s?,?|\b\d+[a-z]?)\s(?:ngõ|ngách|hẻm|kiệt)\s\d+(?:/\d+)*"
        r"(?=\s?,|\s(?:đường|phố|tổ|thôn|phường)\b|\s?[.;)]|\s?\Z)",
        re.MULTILINE,
    ),
    regex(
        rf"(?:{_LIVES})"
        r":?\s(?:tại\s|ở\s)?(?:số\s)?\d+[a-z]?(?:/\d+)*\s?,?\s(?:đường|phố|ngõ|ngách|hẻm)\b"
    ),
    # Who gives no more than an address gives their own.
    regex(
        r"^\W*địa chỉ(?: nhà(?: riêng)?)?:\s(?:số\s)?\d+[a-z]?(?:/\d+)*,?\s(?:(?:đường|phố|ngõ|hẻm)\s)?\w+ \w+",
        re.MULTILINE,
    ),
    regex(
        rf"(?:{_LIVES})"
        r"[^\n.;]{0,24}?(?P<number>số\s\d+[a-z]?(?:/\d+)*,?\s(?:đường|phố)\b|\btổ\s\d+\b|(?:ngõ|ngách|hẻm|kiệt)\s\d+)"
    ),
    # A flat: its number, and the house that it is in.
    regex(
        r"(?:căn hộ(?: số)?|phòng số) \d{1,4}[a-z]?\d{0,2}(?: ?- ?[a-z]\d?)?,?(?: tầng \d{1,2},?)?"
        r" (?:(?:(?:khu )?(?:chung cư|tập thể)|tòa nhà|toà nhà|tòa|toà|block) \w+|(?:lô|nhà) [a-z]\d{0,2}\b)"
    ),
)


def may_tell(text: str) -> bool:
    """Return whether a text may tell where somebody lives: quick, and never wrong where it says no."""
    among, has_foreign = seen(text), FOREIGN_DIGITS.are_in(text)
    return (has_foreign or _ANY.are_in(text)) and any(
        _MAY[word].search(lowered(text))
        for word, after in _SIGNS.items()
        if has_foreign or after.found(among)
    )


def told(low: str) -> Iterator[tuple[int, int]]:
    """Give from where to where a text in lower case tells a home."""
    for pattern in _HOMES:
        for found in pattern.finditer(low):
            yield found.span()
