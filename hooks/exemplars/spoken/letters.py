"""Letters and their names: what is a Vietnamese word in capitals, and how the others are spelled."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from exemplars.patterns import regex
from exemplars.text import fold

LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệđìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
UPPER = LOWER.replace("a-z", "").upper() + "A-Z"
LETTERS = LOWER + UPPER

_NAMES = dict(
    zip(
        "AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ",
        [
            "a",
            "ă",
            "ớ",
            "bê",
            "xê",
            "dê",
            "đê",
            "e",
            "ê",
            "ép-phờ",
            "giê",
            "hát",
            "i",
            "gi",
            "ca",
            "e-lờ",
            "em-mờ",
            "en-nờ",
            "o",
            "ô",
            "ơ",
            "pê",
            "quy",
            "e-rờ",
            "ét-sì",
            "tê",
            "u",
            "ư",
            "vê",
            "vê-kép",
            "ích-xì",
            "i-cờ-rét",
            "dét",
        ],
        strict=True,
    )
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SYLLABLES = (
    r"(?:ngh?|gh|gi|g|kh|k|ch|c|tr|th|t|ph|qu|nh|n|đ|b|d|h|l|m|p|r|s|v|x)?"
    r"(?:[aăâeêioôơuưy]|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iêu|iu|oa|oai|oao|oay|oă|oe|oeo|oi|oo|ôi|ơi|ua|uâ|uây|uê|ui|uô|uôi|uơ|uy|uya|uyê|uyu|ưa|ưi|ươ|ươi|ươu|ưu|yê|yêu)"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_SYLLABLE = regex(_SYLLABLES)


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Return whether a word in capitals could be a Vietnamese one: AN, DƯƠNG, but not UBND."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c not in _TONES)
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)) is not None


# Of the same syllables, whatever accents their letters have.
_UNACCENTED = regex(fold(_SYLLABLES))


@lru_cache(maxsize=8192)
def is_syllable_unaccented(word: str) -> bool:
    """Return whether a word in ASCII could be Vietnamese, typed without its accents: truong, nguoi, but not world."""
    return _UNACCENTED.fullmatch(word.lower()) is not None


def spelled(word: str) -> str:
    """Return the names of a word's letters: BHK is bê hát ca."""
    return " ".join(_NAMES[base] for each in word.upper() if (base := _base(each)) in _NAMES)


@lru_cache(maxsize=512)
def _base(letter: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", letter) if c not in _TONES)
    return unicodedata.normalize("NFC", plain)
