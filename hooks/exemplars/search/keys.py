"""
The keys of a word: what is compared when somebody searches. search-text.js is its twin.

A word is a run of letters and digits; in Vietnamese that is a written syllable. Each has two
keys: `folded`, without accents, under which everything is filed; and `spelt`, with them, by
which the exact spelling is put first.
"""

from __future__ import annotations

import unicodedata

from exemplars.patterns import regex

WORD = regex(r"[^\W_]+")
_MARKS = regex("[\u0300-\u036f]")
_TONE = regex("[\u0300\u0301\u0303\u0309\u0323]")


def _plain(word: str) -> str:
    # Compatibility forms are what people type them as: m² is m2. Eth is drawn like đ.
    lower = unicodedata.normalize("NFKC", word).lower().replace("ð", "đ")
    return unicodedata.normalize("NFD", lower)


def folded(word: str) -> str:
    """Return the key of a word without accents, đ as d: `Hòa` -> `hoa`."""
    return _MARKS.sub("", _plain(word)).replace("đ", "d")


def spelt(word: str) -> str:
    """Return the key of a word as spelt, its tone at the end: `hòa` and `hoà` have one key."""
    plain = _plain(word)
    return _TONE.sub("", plain) + "".join(_TONE.findall(plain))


def words(text: str) -> list[str]:
    """Return the folded keys of the words of a text, in order."""
    return [folded(word) for word in WORD.findall(unicodedata.normalize("NFC", text))]
