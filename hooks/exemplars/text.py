"""
Vietnamese text: cleaning on entry, comparing, ordering, and finding what was meant.

Letters follow the national alphabet (a ă â b c d đ e ê …); tones are ordered
ngang, huyền, hỏi, ngã, sắc, nặng, as Vietnamese dictionaries do.
"""

from __future__ import annotations

import difflib
import heapq
import html
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from slugify import slugify

from exemplars.patterns import regex

# Invisible characters that word processors and CMSs leave behind: soft hyphen, zero width, BOM;
# and those that nobody types: joiners, fillers, marks of direction, variants of a letter, tags.
_INVISIBLE = dict.fromkeys(
    [
        *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F),
        *(*range(0x2060, 0x2065), 0x3164, *range(0xFE00, 0xFE0F), 0xFEFF, 0xFFA0),
        *(*range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0)),
    ]
)
# U+00D0 (Icelandic eth) is drawn like Đ and typed for it; no-break spaces are plain spaces here.
_LOOKALIKE = {0x00D0: "Đ", 0x00A0: " ", 0x202F: " ", 0x2007: " "}
_CLEANING = _INVISIBLE | _LOOKALIKE
_BASIC = 0x10000  # beyond its first plane a set of characters is no longer quick to look for
_UNCLEAN = regex("[\r" + "".join(chr(code) for code in _CLEANING if code < _BASIC) + "]")
_AMPERSANDS = regex("&(?:amp;)+")
# Letters and signs of Vietnamese and its neighbours. None is touched by cleaning, and none forms
# another character with what stands before it; `&` may begin an entity, so it is not among them.
_ORDINARY = regex(
    "[\n -%'-~\u00a1-\u00ac\u00ae-\u00cf\u00d1-\u017f\u01a0\u01a1\u01af\u01b0"
    "\u1ea0-\u1ef9\u2010-\u2027\u20ab]*+"
)
_ENTITY = regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

# Directional overrides can make a text read other than it is (CVE-2021-42574); C0 and C1 are not text;
# U+2028 and U+2029 are line breaks to some programs and to no editor; half a surrogate pair is nothing.
FORBIDDEN = regex(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"
)
_COMPARED = 200  # options, letter by letter; the icons are thousands
REST = "… (và {count} giá trị nữa)"  # what a list that was cut ends with
NO_CHARACTER = "\N{REPLACEMENT CHARACTER}"  # stands where a forbidden one was written
_UNPRINTABLE = regex(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=1)}


def megabytes(size: int) -> str:
    """Return a number of bytes as people are told it, `3,4 MB`; the least is a tenth."""
    return f"{max(size / 1_000_000, 0.1):.1f} MB".replace(".", ",")


def without_forbidden(text: str) -> str:
    """Return a text without the characters that no XML, and so no Office file, can hold."""
    return FORBIDDEN.sub("", text)


def legible(text: str) -> str:
    """
    Return a text with a sign for every character that none may hold: XML has no room for it.

    A browser drops it before an address, so that `&#1;javascript:` would run.
    """
    return FORBIDDEN.sub(NO_CHARACTER, text) if FORBIDDEN.search(text) else text


def is_ordinary(text: str) -> bool:
    """Return whether a text holds nothing but common letters, signs and line ends: such a one is clean."""
    return _ORDINARY.fullmatch(text) is not None


def clean(text: str) -> str:
    """
    Return `text` as it enters the portal: NFC, LF, no invisible characters, no HTML entities.

    `Ð` (U+00D0) becomes `Đ`; no-break spaces become spaces. Meaning is never changed.
    """
    if is_ordinary(text):
        return text
    before = ""
    # What is escaped twice is decoded twice, and what an entity hid is cleaned like the rest.
    while text != before:
        before = text
        if _UNCLEAN.search(text) or _has_rare_planes(text):
            text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEANING)
        if "&" in text:
            # However often it was escaped, in one step.
            text = _AMPERSANDS.sub("&", text)
            text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    return text


def _has_rare_planes(text: str) -> bool:
    """Return whether a text has characters beyond the first plane, as pictograms and tags are."""
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` in lower case without accents, đ as d: what a citizen types on a phone."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def spelling(text: str) -> str:
    """
    Return a key under which both placements of a tone are equal: hòa and hoà, ủy and uỷ.

    Each syllable's tone mark is moved to its end; letters and their quality marks stay.
    """
    words = []
    for word in unicodedata.normalize("NFD", text.casefold()).split():
        tone = "".join(char for char in word if char in _TONES)
        words.append("".join(char for char in word if char not in _TONES) + tone)
    return " ".join(words)


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return the key of `text` in Vietnamese alphabetical order: letters first, tones break ties."""
    letters: list[int] = []
    tones: list[int] = []
    for word in unicodedata.normalize("NFC", text).casefold().split():
        tone = 0
        for char in word:
            base, mark = _letter_and_tone(char)
            tone = mark or tone
            if base:
                letters.append(_RANK.get(base, 100 + ord(base)))
        letters.append(0)
        tones.append(tone)
    return tuple(letters), tuple(tones), text


@lru_cache(maxsize=4096)
def _letter_and_tone(char: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", char)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), 0)
    kept = "".join(mark for mark in marks if mark not in _TONES)
    base = unicodedata.normalize("NFC", kept)
    return (base if len(base) == 1 else base[:1]), tone


def initial(name: str) -> str:
    """Return the letter a given name stands under: Ánh under A, Ân under Â."""
    given = (name.split() or [""])[-1].casefold()
    return _letter_and_tone(given[:1])[0].upper() if given else ""


def given_name_key(name: str) -> tuple[object, ...]:
    """Return the key that orders people as Vietnamese lists do: by given name, then the rest."""
    *others, given = name.split() or [""]
    return sort_key(given), sort_key(" ".join(others))


def slug(text: str, longest: int = 80) -> str:
    """Return `text` as an address part of at most `longest` characters, cut between words."""
    return str(
        # Naming the backend spares a failing import of another on every call.
        slugify(
            clean(text),
            max_length=longest,
            word_boundary=True,
            save_order=True,
            backend="text-unidecode",
        )
    )


def nearest(name: str, options: Iterable[str]) -> str | None:
    """Return the option that `name` was most likely meant to be, or None."""
    by_fold = {fold(option): option for option in options}
    folded = fold(name)
    found = difflib.get_close_matches(folded, _likeliest(folded, list(by_fold)), n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def _likeliest(name: str, options: list[str]) -> list[str]:
    """Return as many options as are compared letter by letter: whoever mistypes begins right, and ends in time."""
    if len(options) <= _COMPARED:
        return options

    def unlike(option: str) -> tuple[bool, int]:
        return option[:1] != name[:1], abs(len(option) - len(name))

    return heapq.nsmallest(_COMPARED, options, key=unlike)


def capital(text: str) -> str:
    """Return a text with its first letter in upper case and the rest as it is."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """Return a name as it stands within a sentence: `xã Ngọc Thiện`, but `BHXH huyện` as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def printable(text: str) -> str:
    """Return `text` on one line, what cannot be printed as its escape: file names may be anything."""
    return _UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], text)


def listed(names: Iterable[str], most: int = 12, rest: str = REST) -> str:
    """Return names as a readable list; a long one is cut and says how many are left."""
    items = list(names)
    shown = ", ".join(items[:most])
    return shown if len(items) <= most else f"{shown} {rest.format(count=len(items) - most)}"
