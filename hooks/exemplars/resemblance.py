"""
What is kept of a story to tell whether another repeats it: a sample of its passages, as bytes.

A few hundred bytes stand for a story, so that all of a plan's stories are laid against each other
without all of their words in memory. Names, numbers and marks are left out: a copy has others.
What is sampled hangs on the words alone (no seed), so one corpus has one answer.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

from exemplars.patterns import regex
from exemplars.story import own_words
from exemplars.text import fold

SHORTEST = 140  # words; a shorter story says too little to be a copy
# Places where two stories may meet: this many words from one word in so many, told by its checksum.
_PLACE, _ONE_IN = 8, 12
_MARK = 4  # bytes that stand for a word; only of one at which a place begins is the first `_BEGINS`
_BEGINS = b"\xff"
_SEVEN_BITS = bytes(byte & 0x7F for byte in range(0x100))
# What the end cuts short meets only such another end.
_PASSAGE = regex(b"%b(?=(.{0,%d}))" % (_BEGINS, _PLACE * _MARK - 1), re.DOTALL)
_WHOLE = 16  # bytes: two stories of one digest are one story
_ONE = 4  # bytes of a place; two places of one checksum only have their stories laid side by side

_LETTERS = regex(r"\w+")
# A copy has other names and numbers, and so other pronouns.
_PRONOUNS = frozenset(("ong", "ba", "anh", "chi", "co", "chu", "bac", "cu", "em", "minh", "ho"))
_MOST = 200_000  # tokens remembered: more than a language has, fewer than a hostile corpus


@dataclass(frozen=True)
class Sample:
    """A story's number of words, the digest of them all, the digests of the places it may be met at."""

    words: int
    whole: bytes
    places: frozenset[int]


def _compared(token: str) -> str:
    word = "".join(_LETTERS.findall(token))
    if word[:1].isupper() or word[:1].isdigit():
        return ""
    word = fold(word)
    return "ong" if word in _PRONOUNS else word


@lru_cache(maxsize=_MOST)
def compared(token: str) -> str:
    """Return a word as it is compared, "" for what is not: names, numbers and marks."""
    return _compared(token)


class _Marks(dict[str, bytes]):
    """The mark of each token, worked out once; b"" of one that is left out."""

    def __missing__(self, token: str) -> bytes:
        word = _compared(token)
        checksum = crc32(word.encode(errors="surrogatepass"))
        mark = checksum.to_bytes(_MARK, "little").translate(_SEVEN_BITS) if word else b""
        if mark and checksum % _ONE_IN == 0:
            mark = _BEGINS + mark[1:]
        if len(self) < _MOST:
            self[token] = mark
        return mark


_MARKS = _Marks()


def words_of(story: str) -> list[str]:
    """Return the words of a story that are compared, in order."""
    return list(filter(None, map(compared, own_words(story).split())))


def sampled(story: str) -> bytes:
    """Return the sample of a story, b"" of one that is too short."""
    marks = b"".join(map(_MARKS.__getitem__, own_words(story).split()))
    words = len(marks) // _MARK
    if words < SHORTEST:
        return b""
    places = dict.fromkeys(map(crc32, _PASSAGE.findall(marks)))
    whole = blake2b(marks, digest_size=_WHOLE).digest()
    return struct.pack(f"<I{_WHOLE}s{len(places)}I", words, whole, *places)


def read(sample: bytes) -> Sample | None:
    """Return a sample as it was made by `sampled`, or None for a story that is too short."""
    if not sample:
        return None
    (count,) = struct.unpack_from("<I", sample)
    start = 4 + _WHOLE
    places = struct.unpack_from(f"<{(len(sample) - start) // _ONE}I", sample, start)
    return Sample(count, sample[4:start], frozenset(places))
