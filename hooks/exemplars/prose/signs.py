"""
Which words a text has, of all the words that rules look for: one pass for all rules together.

Each rule's pattern costs a walk through the text, and few texts have anything for it. So a module
names the words without which its patterns find nothing (`Signs`), and asks whether any stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from exemplars.prose.sentences import TEXTS_KEPT, lowered

# What may stand between the digits of one number; of letters beyond ASCII no byte can be told from such.
_GAPS = b" \t\n\v\f\r\x1c\x1d\x1e\x1f.-()*_\\" + bytes(range(0x80, 0x100))
_DIGITS = bytes(0x30 if 0x30 <= byte <= 0x39 else 0x78 for byte in range(0x100))
_ZEROS = b"0" * 40


class Signs:
    """Words, in lower case, of which a text has at least one if there is anything to find in it."""

    _words: set[str] = set()  # noqa: RUF012 - all that were ever asked for, in one set
    _every: frozenset[str] = frozenset()

    def __init__(self, words: Iterable[str]) -> None:
        """Name the words; asked for together with all others that have been named by then."""
        self.words = frozenset(words)
        Signs._words |= self.words
        _machine.cache_clear()
        seen_in_lower.cache_clear()

    def are_in(self, text: str) -> bool:
        """Return whether any of the words stands in a text."""
        return not self.words.isdisjoint(seen(text))

    def found(self, among: Set[str]) -> frozenset[str]:
        """Return those of the words that are among what was `seen`."""
        return self.words & among


def every() -> frozenset[str]:
    """Return all words: what is said to be seen of a text that cannot be looked through."""
    return frozenset(Signs._words)


@lru_cache(maxsize=1)
def _machine() -> AhoCorasick:
    # Twice as quick as what it chooses by itself for so many words, for two milliseconds more to make.
    return AhoCorasick(sorted(Signs._words), implementation=Implementation.DFA)


def seen(text: str) -> frozenset[str]:
    """Return the words that stand in a text, whatever its letters' case."""
    return seen_in_lower(lowered(text))


@lru_cache(maxsize=TEXTS_KEPT)
def seen_in_lower(low: str) -> frozenset[str]:
    """Return the words that stand in a text in lower case."""
    try:
        return frozenset(_machine().find_matches_as_strings(low, overlapping=True))
    except UnicodeEncodeError:  # half of a surrogate pair
        return every()


def numbered(word: str, between: str) -> set[str]:
    """
    Return what one of stands wherever a word has a number after it.

    `between` are the characters that may stand between them; a blank alone, which stands after most
    words, is no sign. Digits of other scripts are `FOREIGN_DIGITS`.
    """
    after = {*"0123456789", *between}
    return {f"{word} {each}" for each in after} | {f"{word}{each}" for each in after - {" "}}


def places(text: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Return where words stand in a text, in order; those that meet or hold another too."""
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append((at, word))
            at = text.find(word, at + 1)
    return sorted(found)


# The naughts of other scripts (category Nd, Unicode 14), each before its nine other digits: whoever
# would not have a number found writes it so.
_NAUGHTS = (
    0x00660, 0x006F0, 0x007C0, 0x00966, 0x009E6, 0x00A66, 0x00AE6, 0x00B66, 0x00BE6,
    0x00C66, 0x00CE6, 0x00D66, 0x00DE6, 0x00E50, 0x00ED0, 0x00F20, 0x01040, 0x01090,
    0x017E0, 0x01810, 0x01946, 0x019D0, 0x01A80, 0x01A90, 0x01B50, 0x01BB0, 0x01C40,
    0x01C50, 0x0A620, 0x0A8D0, 0x0A900, 0x0A9D0, 0x0A9F0, 0x0AA50, 0x0ABF0, 0x0FF10,
    0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0,
    0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60,
    0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0,
    0x1E950, 0x1FBF0,
)  # fmt: skip
FOREIGN_DIGITS = Signs(chr(naught + digit) for naught in _NAUGHTS for digit in range(10))


def has_digit(text: str) -> bool:
    """Return whether a text has one of 0 to 9; asked of one after the other, ten times as quick as a pattern."""
    return any(map(text.__contains__, "0123456789"))


def has_digits(text: str, count: int) -> bool:
    """
    Return whether a text may have so many digits with nothing but marks and blanks between them.

    It is right where it says no, and ten times as quick as a pattern. `count` is at most 40.
    """
    return _ZEROS[:count] in _digits(lowered(text)) or FOREIGN_DIGITS.are_in(text)


@lru_cache(maxsize=TEXTS_KEPT)
def _digits(low: str) -> bytes:
    """Return a text's digits as naughts, and as crosses what cannot stand between those of one number."""
    return in_bytes(low).translate(_DIGITS, _GAPS)


@lru_cache(maxsize=TEXTS_KEPT)
def in_bytes(low: str) -> bytes:
    """Return a text in lower case as UTF-8: to look for rare signs there takes a tenth of the time."""
    # Whoever has looked through a text for signs has left its UTF-8 with it, and all texts are.
    seen_in_lower(low)
    return low.encode(errors="surrogatepass")
