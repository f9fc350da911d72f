"""
How long a broadcast lasts: its parts in order, the words of each, the seconds they take.

A recording of the whole episode is exact; without one the time is an estimate of the spoken
words at the column's rate, with a pause between two parts. The limit of a column covers it all:
opening words, every part, closing words, pauses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, inf
from types import MappingProxyType

from exemplars import sound
from exemplars.reading.source import Portfolio, Source
from exemplars.records.plan import Column
from exemplars.records.profile import Profile
from exemplars.records.schedule import Scheduled, Segment
from exemplars.records.vocabulary import TOPICS
from exemplars.spoken import Doubt, Lexicon, Spoken, duration, lexicon, script, spoken

# Of the limit; an estimate above it may well be read over the limit.
CAREFUL = (9, 10)
_ENDS = ".!?…"


@dataclass(frozen=True)
class Part:
    """One part of a broadcast: what is said, and for how long."""

    title: str  # "" for opening and closing words
    text: str  # as it is written: one paragraph a line, without Markdown and without the title
    said: str  # as it is read aloud, the title first: words alone, one paragraph a line
    seconds: int
    segment: Segment | None = None  # None for opening and closing words
    doubts: tuple[Doubt, ...] = ()  # places of the text that could not be read for certain

    @property
    def written(self) -> str:
        """Return the title and the text as they are written: what places of doubts count in."""
        return written(self.title, self.text)

    @property
    def topic_name(self) -> str:
        """Return what a text of the radio's own is about, or ""."""
        return TOPICS.get(self.segment.topic, "") if self.segment and self.segment.text else ""


@dataclass(frozen=True)
class Running:
    """An episode as it runs."""

    parts: tuple[Part, ...]
    pauses: int  # seconds of silence between parts
    recorded: int | None = None  # seconds of the recording of the whole, or None without one

    @property
    def estimated(self) -> int:
        """Return the seconds that reading takes, pauses included."""
        return sum(each.seconds for each in self.parts) + self.pauses

    @property
    def seconds(self) -> int:
        """Return how long it lasts: exactly, where there is a recording."""
        return self.estimated if self.recorded is None else self.recorded

    @property
    def is_exact(self) -> bool:
        """Return whether the seconds are those of a recording."""
        return self.recorded is not None


def readings(portfolio: Portfolio, say: Mapping[str, str] = MappingProxyType({})) -> Lexicon:
    """
    Return how a plan's texts are read: the whole field's readings, its own, its units' kinds.

    The plan's own readings stand over those of the field, and `say`, a profile's, over both.
    """
    portal = portfolio.plan.portal
    return lexicon(portal.say if portal else {}, say, places=portfolio.units.place_names)


@lru_cache(maxsize=20_000)
def _read(text: str, known: Lexicon) -> Spoken:
    return spoken(text, known)


def seconds_of(said: str, rate: int) -> int:
    """Return the whole seconds, rounded up, that reading `said` takes at `rate` syllables a minute."""
    return ceil(duration.seconds(said, rate))


def running(portfolio: Portfolio, column: Column, episode: Scheduled) -> Running:
    """Return how an episode runs; a part whose profile or text is not there is left out."""
    parts = [part for each in episode.segments if (part := part_of(portfolio, column, each))]
    return assembled(portfolio, column, parts, _recorded(portfolio, episode))


def assembled(
    portfolio: Portfolio, column: Column, parts: Iterable[Part], recorded: int | None = None
) -> Running:
    """Return parts between the opening and the closing words of their column."""
    opening, closing = (
        (_part(portfolio, column, "", text, None),) if text else ()
        for text in (column.opening, column.closing)
    )
    framed = (*opening, *parts, *closing)
    return Running(framed, column.pause_seconds * max(len(framed) - 1, 0), recorded)


def part_of(portfolio: Portfolio, column: Column, segment: Segment) -> Part | None:
    """Return a segment as it is read in a column, or None where there is nothing to read."""
    if segment.profile:
        source = portfolio.by_id.get(segment.profile)
        return exemplar_part(portfolio, column, source, segment) if source else None
    text = portfolio.radio.texts.get(segment.text)
    if text is None:
        return None
    return _part(portfolio, column, text.title, script.plain(text.story), segment)


def exemplar_part(portfolio: Portfolio, column: Column, source: Source, segment: Segment) -> Part:
    """Return an exemplar as it is told of: its own words for the radio, else its story."""
    source = source.whole
    profile = source.profile
    words = profile.radio.script if profile.radio else ""
    say = profile.radio.say if profile.radio else {}
    return _part(portfolio, column, profile.name, script.plain(words or source.story), segment, say)


def alone(portfolio: Portfolio, profile: Profile, story: str) -> Spoken:
    """Return an exemplar as it is read by itself: name, summary, then its radio words or its story."""
    # A script of the editor's own is read instead of the story.
    told = (profile.radio.script if profile.radio else "") or story
    say = profile.radio.say if profile.radio else {}
    return spoken(script.written(profile.name, profile.summary, told), readings(portfolio, say))


def slowest(portfolio: Portfolio) -> int:
    """Return the syllables a minute of the portal's slowest radio column, or those of the field."""
    return min((each.spoken_rate for each in portfolio.plan.radio_columns), default=duration.RATE)


def written(title: str, text: str) -> str:
    """Return a part as it is written, its title the first sentence."""
    head = title if not title or title[-1] in _ENDS else f"{title}."
    return "\n".join(each for each in (head, text) if each)


def clock(seconds: int) -> str:
    """Return seconds as a running time: `9:05`, `1:02:05`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def is_over(seconds: int, limit: int | None) -> bool:
    """Return whether a broadcast is longer than its column may be: 10:00 is not over 10 minutes."""
    return limit is not None and seconds > limit


def is_near(seconds: int, limit: int | None) -> bool:
    """Return whether an estimate is over nine tenths of the limit: 9:01 of 10 minutes, not 9:00."""
    part, whole = CAREFUL
    return limit is not None and seconds * whole > limit * part


def room(run: Running, column: Column) -> float:
    """Return the seconds that one more part may take, its pause counted, to be well within the limit."""
    if column.limit is None:
        return inf
    part, whole = CAREFUL
    return column.limit * part // whole - run.estimated - (column.pause_seconds if run.parts else 0)


def _part(
    portfolio: Portfolio,
    column: Column,
    title: str,
    text: str,
    segment: Segment | None,
    say: Mapping[str, str] = MappingProxyType({}),
) -> Part:
    read = _read(written(title, text), readings(portfolio, say))
    return Part(
        title, text, read.text, seconds_of(read.text, column.spoken_rate), segment, read.doubts
    )


def _recorded(portfolio: Portfolio, episode: Scheduled) -> int | None:
    """Return the whole seconds of an episode's recording; one that cannot be heard is none."""
    path = portfolio.radio.recordings.get(episode.recording.file) if episode.recording else None
    return None if path is None or sound.fault(path) else round(sound.seconds(path))
