"""A text in lines of even length, none wider than there is room for."""

from __future__ import annotations

import re
from itertools import accumulate, combinations, pairwise

from exemplars.drawing.lettering import Lettering
from exemplars.patterns import regex

_MORE = "…"
_SPAN = regex(r"\b\d{4} [-–] \d{4}\b")  # years from one to another
_KEPT = "\x00"  # stands for the blanks of what is not broken
# A line may begin with one of these, or with a name after a common word; else two syllables of one
# word might be parted, or a person's names.
_BEGINS = frozenset(
    {
        *(
            "ấp",
            "bà",
            "bản",
            "cấp",
            "chị",
            "cho",
            "có",
            "của",
            "cùng",
            "do",
            "em",
            "giai",
            "huyện",
            "khối",
        ),
        *("khu", "là", "làm", "ở", "ông", "phường", "qua", "sóc", "tại", "theo", "thị", "thôn"),
        *("tỉnh", "tổ", "trên", "trong", "từ", "và", "về", "vì", "với", "xã", "xóm"),
    }
)
_AFTER = (",", ";", ":", "–", "—", ".", ")")
_PARTED = 0.12  # what a bad break costs, where a line left empty costs 1
_EVENED = 3  # lines; longer texts are broken as they come


def lines(text: str, face: Lettering, wide: float, most: int = 0) -> list[str]:
    """
    Return a text in lines of at most `wide` pixels: as few as it takes, even, broken between words.

    Of more than `most` lines (0: any number) the last one that stays ends in an ellipsis.
    """
    whole = (word.replace(_KEPT, " ") for word in _SPAN.sub(_kept, face.shown(text)).split())
    words = [part for word in whole for part in _parts(word, face, wide)]
    widths = [face.width(word) for word in words]
    blank = face.width(" ")
    broken = _broken(widths, blank, wide)
    if most and len(broken) > most:
        begin = broken[most - 1][0]
        return [
            *(" ".join(words[a:b]) for a, b in broken[: most - 1]),
            _cut(words[begin:], face, wide),
        ]
    if 1 < len(broken) <= _EVENED:
        broken = _evened(words, widths, blank, wide, len(broken))
    return [" ".join(words[a:b]) for a, b in broken]


def _kept(span: re.Match[str]) -> str:
    return span[0].replace(" ", _KEPT)


def _evened(
    words: list[str], widths: list[float], blank: float, wide: float, count: int
) -> list[tuple[int, int]]:
    """Return the best way to break words into `count` lines."""
    ends = [0.0, *accumulate(width + blank for width in widths)]
    bad = [_PARTED * _parts_a_word(before, word) for before, word in pairwise(words)]

    def cost(broken: list[tuple[int, int]]) -> float:
        empty = [1 - (ends[b] - ends[a] - blank) / wide for a, b in broken]
        if min(empty) < 0:
            return float("inf")
        return sum(each * each for each in empty) + sum(bad[a - 1] for a, _ in broken[1:])

    ways = (
        list(pairwise((0, *begins, len(words))))
        for begins in combinations(range(1, len(words)), count - 1)
    )
    return min(ways, key=cost)


def _parts_a_word(before: str, word: str) -> bool:
    """Return whether a break between two words may part what belongs together."""
    if before.endswith(_AFTER) or word.casefold() in _BEGINS:
        return False
    return not (word[:1].isupper() and not before[:1].isupper())


def _broken(widths: list[float], blank: float, wide: float) -> list[tuple[int, int]]:
    """Return (first word, word after the last) of every line, each as full as can be."""
    begins: list[int] = []
    across = 0.0
    for at, width in enumerate(widths):
        if not begins or across + blank + width > wide:
            begins.append(at)
            across = width
        else:
            across += blank + width
    return list(pairwise([*begins, len(widths)]))


def _parts(word: str, face: Lettering, wide: float) -> list[str]:
    """Return a word, or the parts of one that is wider than a line."""
    parts = []
    while face.width(word) > wide and len(word) > 1:
        fits = next(
            count
            for count in range(len(word) - 1, 0, -1)
            if face.width(word[:count]) <= wide or count == 1
        )
        parts.append(word[:fits])
        word = word[fits:]
    return [*parts, word]


def _cut(words: list[str], face: Lettering, wide: float) -> str:
    """Return as many words as fit with an ellipsis after them; of a single one, its letters."""
    while len(words) > 1 and face.width(" ".join(words) + _MORE) > wide:
        words = words[:-1]
    kept = " ".join(words).rstrip(",;:.–— ")
    while len(kept) > 1 and face.width(kept + _MORE) > wide:
        kept = kept[:-1]
    return kept + _MORE
