"""
An episode of the radio as it is read at a microphone: paragraphs, lines, breaths, and when each comes.

A line is a sentence. It is cut into phrases where the voice rests: at commas, and in a long stretch
before the words that begin a new clause. Times count from the first word, pauses included, and are
estimates at the column's rate: the clock that an announcer keeps an eye on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from exemplars import airtime
from exemplars.airtime import Part
from exemplars.patterns import regex
from exemplars.radio.episodes import Episode
from exemplars.records.plan import Plan
from exemplars.register import Exemplar
from exemplars.spoken import Doubt, duration, lexicon
from exemplars.text import clean, without_forbidden

LONG = 16  # syllables that are read in one breath
SHORT = 5  # syllables on either side of a rest; fewer sound chopped
OPENING = "Lời mở đầu"
CLOSING = "Lời kết"

_ENDS = regex(r"[.!?…]++[”\"’)»]*+(?=\s|\Z)")
_RESTS = regex(r"[,;:][”\"’)»]*+(?=\s)")
_CLAUSES = regex(
    r"(?<=\s)(?:nhưng|để(?! (?:lại|dành|ý|tâm))|đồng thời|trong khi|sau khi|trước khi|từ khi"
    r"|nhờ đó|vì vậy|vì thế|do đó|mà còn)(?=\s)"
)

Line = tuple[str, ...]  # the phrases of one sentence


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: when it begins, its sentences, what of it could not be read for certain."""

    begin: int  # seconds from the first word of the episode
    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def clock(self) -> str:
        """Return when it begins: `1:05`."""
        return airtime.clock(self.begin)


@dataclass(frozen=True)
class Passage:
    """One part of an episode as it is read."""

    name: str
    part: Part
    begin: int
    paragraphs: tuple[Paragraph, ...]
    exemplar: Exemplar | None = None
    hints: tuple[tuple[str, str], ...] = ()  # names as they are written, and as they are said

    @property
    def clock(self) -> str:
        """Return when it begins."""
        return airtime.clock(self.begin)

    @property
    def length(self) -> str:
        """Return how long it is."""
        return airtime.clock(self.part.seconds)

    @property
    def end(self) -> int:
        """Return the second at which its last word is said."""
        return self.begin + self.part.seconds


def of(episode: Episode, plan: Plan) -> tuple[Passage, ...]:
    """Return an episode's parts as they are read, in order."""
    shown = {each.id: each for each in episode.exemplars}
    found: list[Passage] = []
    begin = 0
    for part in episode.parts:
        exemplar = shown.get(part.segment.profile) if part.segment else None
        paragraphs = tuple(_paragraphs(part, begin, episode.column.spoken_rate))
        first = not found and bool(episode.column.opening)
        name = part.title if part.segment else OPENING if first else CLOSING
        hints = _hints(part, plan, exemplar)
        found.append(Passage(name, part, begin, paragraphs, exemplar, hints))
        begin = found[-1].end + episode.column.pause_seconds
    return tuple(found)


def words(episode: Episode) -> str:
    """Return `loi-doc.txt`: the spoken words and nothing else, to paste into a reading machine."""
    said = without_forbidden(episode.said)
    return unicodedata.normalize("NFC", said).strip("\n") + "\n"


def lines(paragraph: str) -> tuple[Line, ...]:
    """Return the sentences of a spoken paragraph, each as its phrases; joined they are all its words."""
    return tuple(
        tuple(phrase for each in _cut(sentence, _RESTS) for phrase in _clauses(each))
        for sentence in _cut(paragraph, _ENDS)
    )


def _cut(text: str, ends: re.Pattern[str]) -> Iterator[str]:
    """Give a text in the pieces that end where `ends` does."""
    start = 0
    for found in ends.finditer(text):
        yield text[start : found.end()].strip()
        start = found.end()
    if rest := text[start:].strip():
        yield rest


def _clauses(phrase: str) -> Iterator[str]:
    """Give a phrase whole, or a long one in pieces that each begin a clause."""
    left = duration.syllables(phrase)
    if left <= LONG:
        yield phrase
        return
    start = at = held = 0
    for found in _CLAUSES.finditer(phrase):
        held += duration.syllables(phrase[at : found.start()])
        at = found.start()
        if held >= SHORT and left - held >= SHORT:
            yield phrase[start:at].strip()
            left, held, start = left - held, 0, at
    yield phrase[start:]


def _paragraphs(part: Part, begin: int, rate: int) -> Iterator[Paragraph]:
    """Give the paragraphs of a part that begins at a second, read at a rate."""
    said = part.said.split("\n")
    doubts = _doubts(part, len(said))
    spent = float(begin)
    for position, each in enumerate(said):
        yield Paragraph(floor(spent), lines(each), tuple(doubts.get(position, ())))
        # The same seconds as for the whole: pauses and syllables of paragraphs add up.
        spent += duration.seconds(each, rate) + duration.PARAGRAPH


def _doubts(part: Part, count: int) -> dict[int, list[Doubt]]:
    """Return the doubts of a part by the paragraph they stand in."""
    written = clean(part.written)
    found: dict[int, list[Doubt]] = {}
    for each in part.doubts:
        position = written.count("\n", 0, each.start)
        found.setdefault(min(position, count - 1), []).append(each)
    return found


def _hints(part: Part, plan: Plan, exemplar: Exemplar | None) -> tuple[tuple[str, str], ...]:
    """Return the names of a part that are not said as they are written, in the order they come."""
    radio = exemplar.profile.radio if exemplar else None
    own = {**(plan.portal.say if plan.portal else {}), **(radio.say if radio else {})}
    known = lexicon(own)
    if not own or known.named is None:
        return ()
    there = dict.fromkeys(found[0] for found in known.named.finditer(clean(part.written)))
    return tuple((name, known.names[name]) for name in there)
