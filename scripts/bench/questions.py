"""Queries with known answers, drawn from the profiles; the same for a seed."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bench.corpus import Corpus, Document, words

# The tone on the other letter of the two, as in hòa and hoà.
_OLD, _NEW = (
    "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy",
    "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ",
)
_OTHER = dict(zip(_OLD.split(), _NEW.split(), strict=True))
_PLACED = re.compile(rf"(?<![qQ])({'|'.join(_OTHER)})\b")
_CUT = re.compile(r"[,;:.–—()“”\"]|\s-\s")


@dataclass(frozen=True)
class Question:
    """What is typed, what it must find, and which of that must come first."""

    kind: str
    typed: str
    truth: frozenset[str]
    first: frozenset[str]
    allowed: (
        frozenset[str] | None
    )  # what holds all the words; None: nothing does, or it is disputed


Drawn = Iterator[tuple[str, set[int]]]  # what is typed, and whom it is about


@dataclass(frozen=True)
class Kind:
    """A kind of question: its name, how many, how they are drawn, and how the words must stand."""

    name: str
    count: int
    draw: Callable[[Corpus, random.Random], Drawn]
    phrase: bool = False
    begun: bool = False


def bare(text: str) -> str:
    """Return a text without accents, in small letters."""
    return " ".join(words(text))


def made(corpus: Corpus, seed: int) -> list[Question]:
    """Return the questions, in an order that mixes the kinds."""
    found: dict[str, Question] = {}
    for kind in KINDS:
        drawn = (each for each in kind.draw(corpus, random.Random(f"{seed} {kind.name}")))
        fresh = (pair for pair in drawn if pair[0] not in found)
        for typed, about in islice(fresh, kind.count):
            found[typed] = question(corpus, kind, typed, about)
    mixed = list(found.values())
    random.Random(seed).shuffle(mixed)
    return mixed


def question(corpus: Corpus, kind: Kind, typed: str, about: set[int]) -> Question:
    """Return a question with its truth; whom it is about is true whatever the words say."""
    asked = words(typed)
    held = corpus.phrase(asked) if kind.phrase else corpus.holding(asked)
    ends = not kind.phrase
    allowed = corpus.holding(asked, begun=True) if ends else held
    truth = about if kind.begun else held | about
    names = (corpus.named(each) for each in (truth, about, allowed | about))
    return Question(kind.name, typed, *map(frozenset, names))


def _shuffled(corpus: Corpus, chance: random.Random) -> Iterator[Document]:
    numbers = list(range(len(corpus.documents)))
    chance.shuffle(numbers)
    return (corpus.documents[number] for number in numbers)


def _bearers(corpus: Corpus, name: str) -> set[int]:
    return {n for n, each in enumerate(corpus.names) if each == bare(name)}


def _heads(corpus: Corpus, text: str) -> set[int]:
    """Return whose name, summary or unit has a phrase; else whose text has it."""
    asked = words(text)
    wanted, found = f" {' '.join(asked)} ", corpus.phrase(asked)
    heads = {n for n in found if any(wanted in each for each in corpus.folded(n)[:3])}
    return heads or found


def accented(corpus: Corpus, chance: random.Random) -> Drawn:
    """Draw full names as they are written."""
    for each in _shuffled(corpus, chance):
        same = {n for n in _bearers(corpus, each.name) if corpus.documents[n].name == each.name}
        yield each.name, same


def unaccented(corpus: Corpus, chance: random.Random) -> Drawn:
    """Draw full names without accents, those that have no đ."""
    for each in _shuffled(corpus, chance):
        if "đ" not in each.name.lower():
            yield bare(each.name), _bearers(corpus, each.name)


def crossed(corpus: Corpus, chance: random.Random) -> Drawn:
    """Draw full names that have a đ, typed with d."""
    for each in _shuffled(corpus, chance):
        if "đ" in each.name.lower():
            yield bare(each.name), _bearers(corpus, each.name)


def decomposed(corpus: Corpus, chance: random.Random) -> Drawn:
    """Draw full names as a Mac's file system spells them."""
    for typed, about in accented(corpus, chance):
        apart = unicodedata.normalize("NFD", typed)
        if apart != typed:
            yield apart, about


def replaced(corpus: Corpus, chance: random.Random) -> Drawn:
    """Draw two or three words with the tone mark on the other letter."""
    for each in _shuffled(corpus, chance):
        for run in _runs(chance, f"{each.name}. {each.unit}. {each.summary}", (2, 3)):
            other = _PLACED.sub(lambda found: _OTHER[found[0]], run)
            if other != run:
                yield other, _heads(corpus, run)
                break


def places(corpus: Corpus, chance: random.Random) -> Drawn:
    """Draw places of two words: communes, and the hamlets that summaries name."""
    for each in _shuffled(corpus, chance):
        hamlet = re.search(r"thôn ((?:[^\W\d_]+ ){1}[^\W\d_]+)", each.summary)
        place = hamlet[1] if hamlet and chance.random() < 0.5 else " ".join(each.unit.split()[-2:])
        if place == place.title():
            yield bare(place), _heads(corpus, place)


def sectors(corpus: Corpus, chance: random.Random) -> Drawn:
    """Draw the sectors' names, with and without accents."""
    names = sorted({each.sector for each in corpus.documents if each.sector})
    for number, name in enumerate(names):
        about = {n for n, each in enumerate(corpus.documents) if each.sector == name}
        yield name if number % 2 else bare(name), about


def topics(corpus: Corpus, chance: random.Random) -> Drawn:
    """Draw two to four words in a row from summaries, half of them without accents."""
    for number, each in enumerate(_shuffled(corpus, chance)):
        for run in islice(_runs(chance, each.summary, (2, 3, 4)), 1):
            yield run if number % 2 else bare(run), _heads(corpus, run)


def begun(corpus: Corpus, chance: random.Random) -> Drawn:
    """Draw names of which the last word is not yet typed to its end."""
    for each in _shuffled(corpus, chance):
        name = bare(each.name)
        *before, last = name.split(" ")
        if before and len(last) > 2:
            typed = " ".join([*before, last[: chance.choice((1, 2))]])
            about = {n for n, other in enumerate(corpus.names) if f" {typed}" in f" {other}"}
            yield typed, about


def name_and_unit(corpus: Corpus, chance: random.Random) -> Drawn:
    """Draw a name with the commune's."""
    for each in _shuffled(corpus, chance):
        unit = bare(" ".join(each.unit.split()[-2:]))
        same = {n for n in _bearers(corpus, each.name) if corpus.documents[n].unit == each.unit}
        yield f"{bare(each.name)} {unit}", same


def quoted(corpus: Corpus, chance: random.Random) -> Drawn:
    """Draw two to four words in a row from stories, in quotes."""
    for number, each in enumerate(_shuffled(corpus, chance)):
        for run in islice(_runs(chance, chance.choice(each.text), (2, 3, 4)), 1):
            typed = run if number % 2 else bare(run)
            yield f'"{typed}"', corpus.phrase(words(run))


def numbers(corpus: Corpus, chance: random.Random) -> Drawn:
    """Draw figures with what they count."""
    for each in _shuffled(corpus, chance):
        if each.figures:
            figure = chance.choice(each.figures)
            if about := corpus.phrase(words(figure)):
                yield figure, about


def _runs(chance: random.Random, text: str, sizes: Sequence[int]) -> Iterator[str]:
    """Give runs of words that no mark divides, in a drawn order."""
    found = []
    for part in _CUT.split(text):
        pieces = part.split()
        for size in sizes:
            found += [" ".join(pieces[n : n + size]) for n in range(len(pieces) - size + 1)]
    chance.shuffle(found)
    yield from found


KINDS = (
    Kind("tên có dấu", 30, accented),
    Kind("tên không dấu", 30, unaccented),
    Kind("tên có đ gõ d", 30, crossed),
    Kind("tên dạng NFD", 15, decomposed),
    Kind("dấu đặt chỗ khác", 15, replaced),
    Kind("địa danh hai tiếng", 20, places),
    Kind("lĩnh vực", 20, sectors),
    Kind("việc làm", 30, topics),
    Kind("tên gõ dở", 20, begun, begun=True),
    Kind("tên và đơn vị", 20, name_and_unit),
    Kind("cụm trong ngoặc kép", 20, quoted, phrase=True),
    Kind("con số", 15, numbers),
)
