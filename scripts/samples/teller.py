"""Says sentence patterns: slots are facts of the exemplar, or drawn from lists of patterns."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

Facts = Mapping[str, str]


@dataclass
class Teller:
    """
    Fills `<slots>`: with a fact of that name, or else with a pattern of the list of that name.

    Each list is dealt like cards, so that a story repeats a pattern only when it has told all.
    """

    lists: Mapping[str, Sequence[str]]
    rng: random.Random
    _decks: dict[str, list[str]] = field(default_factory=dict)

    def begin(self) -> None:
        """Gather all cards: the next exemplar begins."""
        self._decks.clear()

    def draw(self, name: str) -> str:
        """Return the next pattern of a list."""
        deck = self._decks.get(name)
        if not deck:
            deck = self._decks[name] = list(self.lists[name])
        at = int(self.rng.random() * len(deck))
        deck[at], deck[-1] = deck[-1], deck[at]
        return deck.pop()

    def say(self, pattern: str, facts: Facts) -> str:
        """Return `pattern` with every slot filled."""
        parts = list(_parts(pattern))
        for at in range(1, len(parts), 2):
            known = facts.get(parts[at])
            parts[at] = self.one(parts[at], facts) if known is None else known
        return "".join(parts)

    def one(self, name: str, facts: Facts) -> str:
        """Return the next pattern of a list, said."""
        return self.say(self.draw(name), facts)

    def sentence(self, name: str, facts: Facts) -> str:
        """Return the next pattern of a list as a sentence: with a capital."""
        return capital(self.one(name, facts))


@lru_cache(maxsize=4096)
def _parts(pattern: str) -> tuple[str, ...]:
    return tuple(re.split(r"<([a-z_]+)>", pattern))


def capital(text: str) -> str:
    """Return `text` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Return `text` with a small letter at its beginning."""
    return text[:1].lower() + text[1:]
