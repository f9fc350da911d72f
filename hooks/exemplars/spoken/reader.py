"""One walk through a text: plain words pass, and at each other place the first way that can reads on."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from exemplars.patterns import regex
from exemplars.spoken import (
    capitals,
    dates,
    documents,
    figures,
    shorthand,
    signs,
    strokes,
)
from exemplars.spoken.letters import LETTERS, LOWER, UPPER
from exemplars.spoken.lexicon import Lexicon, common, irregular
from exemplars.spoken.place import Doubt, Place, Reading
from exemplars.text import clean

Way = Callable[[Place], Reading | None]

_DIGIT: tuple[Way, ...] = (
    documents.document,
    dates.full,
    figures.telephone,
    dates.of_year,
    dates.dotted,
    dates.clock,
    strokes.day,
    strokes.dashed,
    strokes.choice,
    strokes.share,
    figures.score,
    figures.listed,
    shorthand.scaled,
    figures.code,
    signs.address,
    shorthand.outline,
    figures.amount,
)
_AMOUNT: tuple[Way, ...] = (figures.amount,)
# Most numbers stand before a word or a mark, and can be nothing but an amount.
_PLAIN = regex(
    rf"(?!0\d{{2}})\d{{1,4}}(?:\.\d{{3}}){{0,8}}+(?:,\d{{1,2}})?+(?:%(?!\w)|(?= [{LOWER}])(?! (?:giờ|x|h|g|m) ?\d)|(?=[,.;:)]{{0,4}}+(?:\s(?![\d\-–—x×K])|\Z)))"
)
_CAPITAL: tuple[Way, ...] = (
    signs.address,
    capitals.unit_of_plan,
    capitals.roman,
    shorthand.period,
    capitals.code,
    capitals.abbreviation,
)
_OTHER: dict[str, tuple[Way, ...]] = {
    "/": (figures.rate,),
    "-": (signs.dash,),
    "–": (signs.dash,),
    "—": (signs.dash,),
    "$": (figures.amount,),
    "€": (figures.amount,),
    ".": (signs.dots,),
    "…": (signs.dots,),
    "+": (figures.telephone,),
    "(": (figures.telephone,),
}
_GOES_ON = regex(rf"\.(?=[ ]?[,;:)…{LOWER}])")
# Signs and figures; and of capitals those that begin a word and are not followed by a small letter.
# One set of characters comes first in the pattern: it is a quarter of what a text costs.
_STRANGE = regex(rf"[^{LOWER} \n,.;:?!'\"“”‘’](?:(?<=[^{UPPER}])|(?<![{LETTERS}].)(?![{LOWER}]))")
_DOTS = regex(r"\.{2,}+")
_MAY_BE_WEB = regex(r"://|@|\.(?:vn|com|net|org)(?!\w)")
_WEB = regex(
    rf"(?<![{LETTERS}])(?:https?://|(?:[a-z0-9\-]{{1,63}}\.){{1,5}}(?:vn|com|net|org)(?!\w)|[a-z0-9_.+\-]{{1,60}}@)",
    re.IGNORECASE,
)
_TIDY = (
    (regex(r"[ \t]{2,}+"), " "),
    (regex(r"[ \t]++(?=[,.;:?!…\n)”]|\Z)"), ""),
    (regex(r"(?:,[ ]?)+(?=[,.;:?!…\n]|\Z)"), ""),
    (regex(r"(?<=[;:?!…\n“(])[ ]*(?:,[ ]?)+|(?<![^\n])[ ]*(?:,[ ]?)+"), " "),
    (regex(r"[ \t]{2,}+"), " "),
    (regex(r"(?<![^\n])[ \t]++"), ""),
)
_UNTIDY = regex(r"[ \t][ \t,.;:?!…\n)”]|,[ ]?[,.;:?!…\n]|[;:?!…\n“(] ?,|\n[ \t]|\A[ \t,]|[ \t,]\Z")
_STOPS = frozenset(".,;:!?…")
_OPENING = ' \t“"‘'
_BULLETS = _OPENING + "(*•–—+_#`-"
_FURTHEST = 20_000  # places that are no plain words: a story that is read aloud has hundreds
_STOPPED = regex(rf"[{LOWER}\d%)”\"][.!?…][”\"’)]?\Z")


@dataclass(frozen=True)
class Spoken:
    """A text as it is said, and the places that could not be read for certain."""

    text: str
    doubts: tuple[Doubt, ...] = ()


@lru_cache(maxsize=1)
def _forms() -> re.Pattern[str]:
    """Return what finds the table's forms that begin like plain words."""
    return re.compile(rf"(?<![{LETTERS}])(?:{irregular()})(?![{LETTERS}])")


def _places(text: str) -> list[int]:
    """Return where something stands that may not be plain words, in order."""
    found = {each.start() for each in _STRANGE.finditer(text)}
    found |= {each.start() for each in _forms().finditer(text)}
    if ".." in text:
        found |= {each.start() for each in _DOTS.finditer(text)}
    if _MAY_BE_WEB.search(text):
        found |= {each.start() for each in _WEB.finditer(text)}
    return sorted(found)


def spoken(text: str, lexicon: Lexicon | None = None) -> Spoken:
    """
    Return `text` as it is said, and what in it could not be read for certain.

    Places of doubts count characters of `clean(text)`.
    """
    known = lexicon or common()
    place = Place(clean(text), known)
    said = _walked(place)
    # What is taken out or set apart may leave a neighbour that reads otherwise now.
    again = place
    while again.glued and again.text != said:
        again = Place(said, common())
        said = _walked(again)
    return Spoken(said, tuple(place.doubts))


def doubts(text: str, lexicon: Lexicon, most: int) -> list[Doubt]:
    """
    Return what in a text could not be read for certain, at most so much of it; no further is it read.

    Nor is it read beyond 20,000 places that are no plain words, which only figures on end can be.
    """
    place = Place(clean(text), lexicon, most=most)
    _walked(place, _FURTHEST)
    return place.doubts


def _walked(place: Place, furthest: int | None = None) -> str:
    """Return what is said of the whole text of a place; after so many places it is left as it is written."""
    parts: list[str] = []
    places = _places(place.text)[:furthest]
    for begin, end in _stretches(place):
        inside = places[bisect_left(places, begin) : bisect_left(places, end)]
        _read(place, begin, end, inside, parts)
    said = "".join(parts)
    return _tidied(said) if place.untidy else said


def _stretches(place: Place) -> list[tuple[int, int]]:
    """Return the text whole, or in the stretches around and at names that have their own readings."""
    named = place.lexicon.named
    cuts = [0]
    for found in named.finditer(place.text) if named else ():
        cuts += [found.start(), found.end()]
    cuts.append(len(place.text))
    return list(itertools.pairwise(cuts))


def _read(place: Place, begin: int, end: int, places: list[int], parts: list[str]) -> None:
    """Append what is said from `begin` to `end`."""
    own = place.lexicon.names.get(place.text[begin:end])
    if own is not None:
        parts.append(own)
        return
    at = begin
    for start in places:
        if start < at:
            continue
        if len(place.doubts) >= place.most:
            return
        place.at = start
        parts.append(place.text[at:start])
        at, said = _said(place)
        at = min(at, end)
        if said:
            last = next((part[-1] for part in reversed(parts) if part), "")
            parts.append(_fitted(place, said, at, last))
        place.untidy = place.untidy or not said or said[0] in " ," or said[-1] in " ,"
    parts.append(place.text[at:end])


def _said(place: Place) -> Reading:
    char = place.text[place.at]
    if char.isalpha() and (found := _forms().match(place.text, place.at)):
        written = found[0]
        said = place.lexicon.said(written, place.before, place.after(found.end()))
        # The full stop of "v.v." is the sentence's where the sentence ends.
        end = found.end() + (
            written == "v.v" and _GOES_ON.match(place.text, found.end()) is not None
        )
        return end, written if said is None else said
    if char.isdigit() and char.isascii():
        ways: tuple[Way, ...] = _AMOUNT if _PLAIN.match(place.text, place.at) else _DIGIT
    elif char.islower():
        # Nothing but an address begins with a small letter.
        return signs.address(place) or (place.at + 1, char)
    elif char.isalpha():
        ways = _CAPITAL
    else:
        ways = _OTHER.get(char, ())
    for way in ways:
        read = way(place)
        if read is not None:
            return read
    place.glued = place.glued or char not in "()"
    return signs.sign(place)


def _fitted(place: Place, said: str, end: int, last: str) -> str:
    """Return what is said, after the letter `last`, with the blanks and the capital it asks for."""
    text = place.text
    if said == text[place.at : end]:
        return said
    if said[0].isalnum() and (last.isalnum() or last in _STOPS):
        said = f" {said}"
        place.glued = True
    if text[end : end + 1].isalnum() and said[-1].isalnum():
        said = f"{said} "
        place.glued = True
    bare = said.lstrip()
    if bare[:1].islower() and _begins(place):
        return bare[0].upper() + bare[1:]
    return said


def _begins(place: Place) -> bool:
    """Return whether a sentence begins at a place."""
    before = place.text[max(0, place.at - 6) : place.at]
    last = before.rstrip(_OPENING)
    if not last.rstrip(_BULLETS).rstrip(" ") or last.rstrip(_BULLETS)[-1] == "\n":
        return True
    return last != before and last[-1] in '.!?…”"’)' and _STOPPED.search(last) is not None


def _tidied(text: str) -> str:
    """Return the text with single blanks and single pauses."""
    while _UNTIDY.search(text):
        before = text
        for pattern, put in _TIDY:
            text = pattern.sub(put, text)
        if text == before:
            break
    return text
