"""
What is kept of a story to tell whether another repeats it: a sample of its passages, as bytes.

A few hundred bytes stand for a story, so that all of a plan's stories are laid against each other
without all of their words in memory. Names, numbers and marks are left out: a copy has others.
What is sampled hangs on the words alone (no seed), so one corpus has one answer.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

from exemplars.story import own_words
from exemplars.text import fold

SHORTEST = 140  # words; a shorter story says too little to be a copy
# Places where two stories may meet: this many words from one word in so many, told by its checksum.
_PLACE, _ONE_IN = 8, 12
_WHOLE = 16  # bytes: two stories of one digest are one story
_ONE = 4  # bytes of a place; two places of one checksum only have their stories laid side by side

_LETTERS = re.compile(r"\w+")
# A copy has other names and numbers, and so other pronouns.
_PRONOUNS = frozenset(("ong", "ba", "anh", "chi", "co", "chu", "bac", "cu", "em", "minh", "ho"))
_MOST = 200_000  # tokens remembered: more than a language has, fewer than a hostile corpus


@dataclass(frozen=True)
class Sample:
    """A story's number of words, the digest of them all, the digests of the places it may be met at."""

    words: int
    whole: bytes
    places: frozenset[int]


class _Words(dict[str, str]):
    """
    How each token is compared, worked out once; names, numbers and marks are "", left out.

    `chosen` are the words at which a sampled passage begins.
    """

    def __init__(self) -> None:
        """Begin with no token known."""
        self.chosen: set[str] = set()

    def __missing__(self, token: str) -> str:
        word = "".join(_LETTERS.findall(token))
        named = word[:1].isupper() or word[:1].isdigit()
        word = "" if named else fold(word)
        word = "ong" if word in _PRONOUNS else word
        if crc32(word.encode(errors="surrogatepass")) % _ONE_IN == 0:
            self.chosen.add(word)
        if len(self) < _MOST:
            self[token] = word
        return word


_TABLE = _Words()


def compared(token: str) -> str:
    """Return a word as it is compared, "" for what is not."""
    return _TABLE[token]


def words_of(story: str) -> list[str]:
    """Return the words of a story that are compared, in order."""
    return _compared(own_words(story).split())


def _compared(tokens: Iterable[str]) -> list[str]:
    return list(filter(None, map(_TABLE.__getitem__, tokens)))


def sampled(story: str) -> bytes:
    """Return the sample of a story, b"" of one that is too short."""
    words = words_of(story)
    if len(words) < SHORTEST:
        return b""
    chosen = _TABLE.chosen
    text = " ".join(words).encode(errors="surrogatepass")
    # What the end cuts short meets only such another end.
    places = dict.fromkeys(
        crc32(" ".join(words[at : at + _PLACE]).encode(errors="surrogatepass"))
        for at, word in enumerate(words)
        if word in chosen
    )
    whole = blake2b(text, digest_size=_WHOLE).digest()
    return struct.pack(f"<I{_WHOLE}s{len(places)}I", len(words), whole, *places)


def read(sample: bytes) -> Sample | None:
    """Return a sample as it was made by `sampled`, or None for a story that is too short."""
    if not sample:
        return None
    (count,) = struct.unpack_from("<I", sample)
    start = 4 + _WHOLE
    places = struct.unpack_from(f"<{(len(sample) - start) // _ONE}I", sample, start)
    return Sample(count, sample[4:start], frozenset(places))
