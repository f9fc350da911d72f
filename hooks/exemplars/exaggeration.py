"""What in a text praises beyond measure and names no source, by the table of superlatives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exemplars.patterns import regex
from exemplars.prose.sentences import lowered
from exemplars.prose.signs import places, seen
from exemplars.prose.superlatives import (
    DENIED,
    KINDS,
    SIGNS,
    SOURCED,
    SOURCED_SIGNS,
    SOUTHERN,
    Kind,
)
from exemplars.story import unquoted

MOST = 20  # told of one text
_TRIED = 200  # claims looked at, so that a text of nothing else is soon done
_AROUND = 120  # letters about a sign, within which its claim lies
_BEFORE = 60  # letters before a claim that may make it none
_SENTENCE = 600  # letters to either side of a claim
_END = regex(r"[.!?…\n](?:(?<!\n)[.!?…]*(?=\s|$)|(?<=\n)(?:\s*\n|(?=[ ]{0,3}[#>|*-])))")
_WRAP = regex(r"\n(?<=[^\n]\n)(?=[^\n#>|*\s-])")
_LINK = regex(r"\]\(([^\s)]{1,2000})")


@dataclass(frozen=True)
class Claim:
    """A claim by its place in the text, from `start` to before `end`."""

    start: int
    end: int


def claims(text: str, backed: str = "", links: frozenset[str] = frozenset()) -> Iterator[Claim]:
    """
    Give what praises beyond measure and names no source, in order, at most `MOST`.

    What is quoted is its speaker's. `backed` are sourced words in lower case: a claim that stands
    in them is excused, and so is a sentence that links to one of `links`.
    """
    signs = SIGNS.found(seen(text))
    if SOUTHERN in signs:
        signs |= {"nhất"}
    kinds = [kind for kind in KINDS if not signs.isdisjoint(kind.signs)] if signs else ()
    if not kinds:
        return
    own = _WRAP.sub(" ", lowered(unquoted(text)))
    if SOUTHERN in signs:
        own, backed = own.replace(SOUTHERN, "nhất"), backed.replace(SOUTHERN, "nhất")
    found = [(match.start(), match.end(), kind) for kind in kinds for match in _matches(kind, own)]
    last = told = 0
    for start, end, kind in sorted(found, key=lambda each: (each[0], -each[1]))[:_TRIED]:
        # Nhất is somebody's name; in a title all in capitals it is NHẤT.
        if start < last or told == MOST or "Nhất" in text[start:end]:
            continue
        first, after = _sentence(own, start, end)
        sentence, claim = own[first:after], own[start:end]
        if _is_claim(kind, sentence, start - first, end - first) and not (
            claim in backed or _sourced(sentence) or _linked(text[first:after], links)
        ):
            yield Claim(start, end)
            last, told = end, told + 1


def _matches(kind: Kind, own: str) -> Iterator[re.Match[str]]:
    """Give what a kind's pattern finds, looking only around its signs."""
    ends = 0
    for at, _ in places(own, kind.signs):
        # From the end of the last window, so that nothing is looked at twice.
        begins, until = max(ends, at - _AROUND), at + _AROUND
        for match in kind.claim.finditer(own, begins, until):
            yield match
            ends = match.end()
        ends = max(ends, at)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends; a long one is cut."""
    lowest = max(0, start - _SENTENCE)
    begin = lowest
    for match in _END.finditer(text, lowest, start):
        begin = match.end()
    after = _END.search(text, end, min(len(text), end + _SENTENCE))
    return begin, after.start() if after else min(len(text), end + _SENTENCE)


def _is_claim(kind: Kind, sentence: str, start: int, end: int) -> bool:
    before = sentence[max(0, start - _BEFORE) : end]
    return not (
        (kind.near and kind.near.search(before))
        or DENIED.search(sentence, max(0, start - _BEFORE), start)
        or (kind.unless and kind.unless.search(sentence))
        or (kind.needs and not kind.needs.search(sentence))
    )


def _sourced(sentence: str) -> bool:
    return any(sign in sentence for sign in SOURCED_SIGNS) and bool(SOURCED.search(sentence))


def _linked(sentence: str, links: frozenset[str]) -> bool:
    return bool(links) and any(match[1] in links for match in _LINK.finditer(sentence))
