"""What all engines search, and the plain truth about it: no index, every word of every document."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f]")


@lru_cache(maxsize=200_000)
def _of(piece: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", piece.lower())
    return tuple(_WORD.findall(_MARKS.sub("", plain).translate({0x111: "d", 0xF0: "d"})))


def words(text: str) -> list[str]:
    """Return the words of a text without accents; not the portal's own code, so as to judge it."""
    return [word for piece in text.split() for word in _of(piece)]


@dataclass(frozen=True)
class Document:
    """A published profile: what is searched of it, and the fields that questions are made from."""

    id: str
    name: str
    head: tuple[str, ...]
    text: tuple[str, ...]
    summary: str
    unit: str
    sector: str
    kind: str
    year: int
    figures: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Return all that is searched, a paragraph each."""
        return (self.name, *self.head, *self.text)


@dataclass
class Corpus:
    """The documents in the order of their numbers."""

    documents: Sequence[Document]
    ids: list[str] = field(init=False)
    names: list[str] = field(init=False)  # without accents
    _holding: dict[str, set[int]] = field(init=False)
    _lines: dict[int, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Read every word."""
        self.ids = [each.id for each in self.documents]
        self.names = [" ".join(words(each.name)) for each in self.documents]
        self._holding, self._lines = defaultdict(set), {}
        for number, each in enumerate(self.documents):
            for line in each.lines:
                for word in words(line):
                    self._holding[word].add(number)

    def named(self, numbers: Iterable[int]) -> set[str]:
        """Return the ids of documents given by number."""
        return {self.ids[number] for number in numbers}

    def holding(self, asked: Sequence[str], *, begun: bool = False) -> set[int]:
        """Return the documents that hold every word; `begun`: the last may go on."""
        if not asked:
            return set()
        sets = [self._holding.get(word, set()) for word in asked]
        if begun:
            going = (held for word, held in self._holding.items() if word.startswith(asked[-1]))
            sets[-1] = set().union(*going)
        return set.intersection(*sets)

    def phrase(self, asked: Sequence[str], *, begun: bool = False) -> set[int]:
        """Return the documents in which the words stand side by side in one paragraph."""
        wanted = f" {' '.join(asked)}" + ("" if begun else " ")
        held = self.holding(asked, begun=begun)
        return {n for n in held if any(wanted in line for line in self.folded(n))}

    def folded(self, number: int) -> list[str]:
        """Return the paragraphs of a document without accents, a space around every word."""
        if number not in self._lines:
            lines = self.documents[number].lines
            self._lines[number] = [f" {' '.join(words(line))} " for line in lines]
        return self._lines[number]


def read(file: Path) -> Corpus:
    """Return the corpus that `index_portal` has written down."""
    said: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    lists = ("head", "text", "figures")
    made = (Document(**(each | {key: tuple(each[key]) for key in lists})) for each in said)
    return Corpus(tuple(made))
