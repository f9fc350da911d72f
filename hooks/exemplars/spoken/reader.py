"""One walk through a text: plain words pass, and at each other place the first way that can reads on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from exemplars.spoken import capitals, dates, documents, figures, signs
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
    dates.clock,
    dates.day,
    dates.doubtful_day,
    figures.share,
    figures.score,
    figures.listed,
    figures.code,
    signs.address,
    figures.amount,
)
_CAPITAL: tuple[Way, ...] = (
    signs.address,
    capitals.roman,
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
_GOES_ON = re.compile(rf"\.(?=[ ]?[,;:)…{LOWER}])")
_TIDY = (
    (re.compile(r"[ \t]++(?=[,.;:?!…\n)”]|\Z)"), ""),
    (re.compile(r"(?:,[ ]?)+(?=[,.;:?!…\n]|\Z)"), ""),
    (re.compile(r"(?<=[;:?!…\n“(])[ ]*(?:,[ ]?)+|(?<![^\n])[ ]*(?:,[ ]?)+"), " "),
    (re.compile(r"[ \t]{2,}+"), " "),
    (re.compile(r"(?<![^\n])[ \t]++"), ""),
)
_UNTIDY = re.compile(r"[ \t][ \t,.;:?!…\n)”]|,[ ]?[,.;:?!…\n]|[;:?!…\n“(] ?,|\n[ \t]|\A[ \t,]|[ \t,]\Z")
_OPENING = " \t“\"‘"
_STOPPED = re.compile(rf"[{LOWER}\d%)”\"][.!?…][”\"’)]?\Z")


@dataclass(frozen=True)
class Spoken:
    """A text as it is said, and the places that could not be read for certain."""

    text: str
    doubts: tuple[Doubt, ...] = ()


@lru_cache(maxsize=1)
def _trigger() -> re.Pattern[str]:
    """Return what finds the next place that is not plain words."""
    plain = rf"{LETTERS}\s,.;:?!'\"“”‘’-"
    return re.compile(
        rf"[^{plain}]|(?<![{LETTERS}])(?:[{UPPER}](?![{LOWER}])|(?P<form>{irregular()})(?![{LETTERS}\d])|(?P<web>https?://|(?:[a-z0-9\-]++\.)++(?:vn|com|net|org)(?!\w)|[a-z0-9_.]++@))"
        r"|\.\.|(?<![^\s])-|-(?!\S)|-(?=\d)"
    )


def spoken(text: str, lexicon: Lexicon | None = None) -> Spoken:
    """
    Return `text` as it is said, and what in it could not be read for certain.

    Places of doubts count characters of `clean(text)`.
    """
    place = Place(clean(text), lexicon or common())
    parts: list[str] = []
    for begin, end in _stretches(place):
        _read(place, begin, end, parts)
    return Spoken(_tidied("".join(parts)), tuple(place.doubts))


def _stretches(place: Place) -> list[tuple[int, int]]:
    """Return the text whole, or in the stretches around and at names that have their own readings."""
    named = place.lexicon.named
    cuts = [0]
    for found in named.finditer(place.text) if named else ():
        cuts += [found.start(), found.end()]
    cuts.append(len(place.text))
    return list(zip(cuts, cuts[1:], strict=False))


def _read(place: Place, begin: int, end: int, parts: list[str]) -> None:
    """Append what is said from `begin` to `end`."""
    own = place.lexicon.names.get(place.text[begin:end])
    if own is not None:
        parts.append(own)
        return
    search = _trigger().search
    at = begin
    while found := search(place.text, at, end):
        place.at = found.start()
        parts.append(place.text[at : place.at])
        at, said = _said(place, found)
        at = min(at, end) if at > place.at else place.at + 1
        if said:
            parts.append(_fitted(place, said, at))
    parts.append(place.text[at:end])


def _said(place: Place, found: re.Match[str]) -> Reading:
    char = found[0][0]
    if found["form"]:
        written = found["form"]
        said = place.lexicon.said(written, place.before, place.after(found.end()))
        # The full stop of "v.v." is the sentence's where the sentence ends.
        end = found.end() + (written == "v.v" and _GOES_ON.match(place.text, found.end()) is not None)
        return end, written if said is None else said
    if char.isdigit() and char.isascii():
        ways: tuple[Way, ...] = _DIGIT
    elif found["web"]:
        ways = (signs.address,)
    elif char.isalpha():
        ways = _CAPITAL
    else:
        ways = _OTHER.get(char, ())
    for way in ways:
        read = way(place)
        if read is not None:
            return read
    return signs.sign(place)


def _fitted(place: Place, said: str, end: int) -> str:
    """Return what is said with the blanks and the capital that its place asks for."""
    text = place.text
    if text[place.at - 1 : place.at].isalnum() and place.at and said[0].isalnum():
        said = f" {said}"
    if text[end : end + 1].isalnum() and said[-1].isalnum():
        said = f"{said} "
    if said[0].islower() and _begins(place):
        return said[0].upper() + said[1:]
    return said


def _begins(place: Place) -> bool:
    """Return whether a sentence begins at a place."""
    before = place.text[max(0, place.at - 6) : place.at]
    last = before.rstrip(_OPENING)
    if not last or last[-1] == "\n":
        return True
    return last != before and last[-1] in ".!?…”\"’)" and _STOPPED.search(last) is not None


def _tidied(text: str) -> str:
    """Return the text with single blanks and single pauses."""
    while _UNTIDY.search(text):
        before = text
        for pattern, put in _TIDY:
            text = pattern.sub(put, text)
        if text == before:
            break
    return text
