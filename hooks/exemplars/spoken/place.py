"""A place in a text at which something is to be said, and what is said there."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field

from exemplars.spoken.lexicon import Lexicon

_BEHIND = 48  # characters that may tell how a form is meant
_AHEAD = 96


@dataclass(frozen=True)
class Doubt:
    """What could not be read for certain: its place in the text, itself, and its possible readings."""

    start: int
    end: int
    what: str
    readings: tuple[str, ...] = ()


@dataclass
class Place:
    """Where the reader stands in a text; the ways of reading look around from here."""

    text: str
    lexicon: Lexicon
    at: int = 0
    doubts: list[Doubt] = field(default_factory=list)
    most: int = sys.maxsize  # doubts, after which nobody reads on
    untidy: bool = False  # whether blanks or pauses may have met
    glued: bool = False  # whether letters met that did not stand together

    @property
    def before(self) -> str:
        """Return the text just before this place."""
        return self.text[max(0, self.at - _BEHIND) : self.at]

    def after(self, end: int) -> str:
        """Return the text just after `end`."""
        return self.text[end : end + _AHEAD]

    def follows(self, pattern: re.Pattern[str]) -> bool:
        """Return whether the text just before this place ends as `pattern` says."""
        return pattern.search(self.before) is not None

    def stands_after(self, *words: str) -> bool:
        """Return whether one of these words, small or with a capital, is the last before this place."""
        said = self.text[max(0, self.at - 12) : self.at].rstrip(" \t:").lower()
        if not said.endswith(words):
            return False
        return any(said.endswith(word) and not said[: -len(word)][-1:].isalpha() for word in words)

    def doubt(self, end: int, readings: tuple[str, ...] = ()) -> None:
        """Note that what stands from here to `end` could not be read for certain."""
        self.doubts.append(Doubt(self.at, end, self.text[self.at : end], readings))


# The end of what was read, and how it is said.
Reading = tuple[int, str]
