"""
How long a reading takes: the syllables of the spoken text at a rate, and its pauses.

Vietnamese presenters say 222 to 330 syllables a minute, 264 on average; read speech reaches 315
(Coupé and others, 2019). Loudspeakers carry far and echo, and stations read slower there: 220 is
the portal's rate where a column says no other. The pauses are those that editors leave at commas,
at the end of a sentence and between paragraphs.
"""

from __future__ import annotations

from exemplars.patterns import regex
from exemplars.spoken.letters import LETTERS

RATE = 220  # syllables a minute, pauses apart
COMMA = 0.2  # seconds
STOP = 0.5
PARAGRAPH = 0.8

_SYLLABLES = regex(rf"[{LETTERS}]+")
_STOPS = regex(r"(?<![.!?…])[.!?…]++(?=[\s”\"’)]|\Z)")
_COMMAS = regex(r"[,;:]")


def syllables(said: str) -> int:
    """Return how many syllables a spoken text has: ki-lô-mét has three."""
    return len(_SYLLABLES.findall(said))


def seconds(said: str, rate: int = RATE) -> float:
    """Return how long a spoken text takes to read, in seconds; a recording of it tells better."""
    paragraphs = sum(1 for each in said.split("\n") if each.strip())
    pauses = (
        len(_COMMAS.findall(said)) * COMMA
        + len(_STOPS.findall(said)) * STOP
        + max(paragraphs - 1, 0) * PARAGRAPH
    )
    return syllables(said) * 60 / rate + pauses
