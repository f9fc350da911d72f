"""The search as tests see it: its files read in Python, a naive search beside it, a page that runs it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, expect

from exemplars.search.abbreviations import ABBREVIATIONS
from exemplars.search.coding import fnv
from exemplars.search.keys import folded, spelt, words

CASES = Path(__file__).parent / "cases/search"
# Answers many queries on the page, without its form: ids in order, and what is suggested.
ANSWERS = """async (queries) => {
  const { Index, Query } = window.PortalSearch;
  const index = await new Index(new URL("./", location.href).href).open();
  const ids = (found) => Promise.all(found.map(async ({ d }) => (await index.card(d)).slug.slice(-6)));
  const answers = [];
  for (const typed of queries) {
    const query = new Query(index, typed);
    const all = await query.find();
    const { found } = await query.checked(all, all.length);
    const partial = found.length ? null : await query.partial();
    answers.push({
      ids: await ids(partial ? partial.found : found),
      whole: !partial,
      suggests: partial ? await query.suggestion() : "",
    });
  }
  return answers;
}"""


def cases(name: str) -> Any:
    """Return the cases of one file."""
    return yaml.safe_load((CASES / name).read_text("utf-8"))


def ask(page: Page, served: str, said: str = "") -> None:
    """Open the search page with what its address says, and wait for the answer."""
    page.goto(f"{served}{said}")
    expect(page.locator("#ket-qua-dem")).to_contain_text("gương")


class Reader:
    """Reads the index's bytes; written from the description in `coding`, not from its code."""

    def __init__(self, data: bytes) -> None:
        """Start at the first byte."""
        self.data, self.at = data, 0

    def byte(self) -> int:
        """Return the next byte."""
        self.at += 1
        return self.data[self.at - 1]

    def varint(self) -> int:
        """Return the next number."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def take(self, length: int) -> bytes:
        """Return the next bytes."""
        self.at += length
        return self.data[self.at - length : self.at]

    def text(self) -> str:
        """Return the next text."""
        return self.take(self.varint()).decode()

    def list(self, documents: int) -> set[int]:
        """Return the next list of documents."""
        head = self.varint()
        if head % 2:
            bits = self.take((documents + 7) // 8)
            found = {n for n in range(documents) if bits[n // 8] >> n % 8 & 1}
        else:
            gaps = [self.varint() for _ in range(head // 2)]
            found = {sum(gaps[: n + 1]) for n in range(len(gaps))}
        assert head // 2 == len(found)
        return found


def records(data: bytes) -> dict[str, bytes]:
    """Return the records of a file."""
    reader, found, key = Reader(data), {}, b""
    while reader.at < len(data):
        key = key[: reader.byte()] + reader.take(reader.varint())
        found[key.decode()] = reader.take(reader.varint())
    return found


@dataclass
class Index:
    """A search index as its files say it."""

    files: Mapping[str, bytes]

    def __post_init__(self) -> None:
        """Read the manifest."""
        self.manifest = json.loads(self.files["tim-kiem/danh-muc.json"])
        self.size = self.manifest["documents"]

    def part(self, name: str) -> bytes:
        """Return a file of the hashed folder."""
        return self.files[f"tim-kiem/muc/{self.manifest['folder']}/{name}"]

    def cards(self) -> list[list[Any]]:
        """Return every card, in the order of the documents."""
        count = -(-self.size // self.manifest["cards"])
        return [card for n in range(count) for card in json.loads(self.part(f"the-{n}.json"))]

    def ids(self) -> list[str]:
        """Return the id of every document."""
        return [card[0][-6:] for card in self.cards()]

    def words(self) -> dict[str, dict[str, list[set[int]]]]:
        """Return folded key -> spelling -> documents in the head, in the text, often in the text."""
        found: dict[str, dict[str, list[set[int]]]] = {}
        for n, first in enumerate(self.manifest["words"]):
            held = records(self.part(f"tu-{n}.bin"))
            assert first == next(iter(held))
            for key, body in held.items():
                reader = Reader(body)
                found[key] = {
                    reader.text(): [reader.list(self.size) for _ in range(3)]
                    for _ in range(reader.varint())
                }
        return found

    def names(self) -> dict[str, dict[str, list[tuple[int, int, bool]]]]:
        """Return folded key -> spelling -> (document, place, whether it is the last)."""
        found: dict[str, dict[str, list[tuple[int, int, bool]]]] = {}
        for n, first in enumerate(self.manifest["names"]):
            held = records(self.part(f"ten-{n}.bin"))
            assert first == next(iter(held))
            for key, body in held.items():
                reader = Reader(body)
                found[key] = {
                    reader.text(): list(self._places(reader)) for _ in range(reader.varint())
                }
        return found

    @staticmethod
    def _places(reader: Reader) -> Iterator[tuple[int, int, bool]]:
        document = 0
        for _ in range(reader.varint()):
            code = reader.varint()
            document += code // 16
            place = code % 8 if code % 8 < 7 else 7 + reader.varint()
            yield document, place, bool(code & 8)

    def pair(self, one: str, two: str) -> tuple[set[int], set[int]]:
        """Return the documents that hold two words side by side, in the head and in the text."""
        held = records(self.part(f"cap-{fnv(f'{one} {two}') % self.manifest['pairs']}.bin"))
        body = held.get(f"{one} {two}")
        if body is None:
            return set(), set()
        reader = Reader(body)
        return reader.list(self.size), reader.list(self.size)

    def holding(self, key: str) -> set[int]:
        """Return the documents that hold a word, however it is spelt."""
        lists = (each for spellings in self.words().get(key, {}).values() for each in spellings)
        return set().union(*lists)


@dataclass(frozen=True)
class Naive:
    """The plainest search there is: every document read through for every query."""

    texts: Mapping[str, str]  # id -> all that is searched, a paragraph a line

    def every_word(self, query: str) -> set[str]:
        """Return the documents that hold every word of a query."""
        return {
            id for id, text in self.texts.items() if not set(words(query)).difference(words(text))
        }

    def phrase(self, query: str) -> set[str]:
        """Return the documents in which the words of a query stand side by side."""
        wanted = f" {' '.join(words(query))} "
        return {
            id
            for id, text in self.texts.items()
            if any(wanted in f" {' '.join(words(line))} " for line in text.split("\n"))
        }


def drawn(naive: Naive, count: int) -> list[str]:
    """Return queries of words drawn from the documents, in a row or apart, the same in every run."""
    chance = random.Random(9)
    # What stands for something else is found under both; that has tests of its own.
    short = {*ABBREVIATIONS, *(word for full in ABBREVIATIONS.values() for word in full.split())}
    found = []
    while len(found) < count:
        text = words(naive.texts[chance.choice(sorted(naive.texts))])
        size = chance.randint(1, 4)
        start = chance.randrange(len(text) - size)
        query = text[start : start + size] if chance.random() < 0.6 else chance.sample(text, size)
        if not short.intersection(query):
            found.append(" ".join(query))
    return found


def texts(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return what is searched in each document, by id."""
    return {
        name.removeprefix("tim-kiem/bai/").removesuffix(".txt"): data.decode()
        for name, data in files.items()
        if name.startswith("tim-kiem/bai/")
    }


__all__ = ["Index", "Naive", "Reader", "folded", "records", "spelt", "texts", "words"]
