"""
The words of all documents, gathered one document at a time.

Only numbers are kept: for each spelling and each pair of neighbours an ascending list of
documents. Ten thousand profiles of nine hundred syllables hold some ten million places, so all
but the last step for each is done by calls that loop in C.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import add

from exemplars.search.documents import Document
from exemplars.search.keys import WORD, folded, spelt

OFTEN = 3  # times a word stands in a text that is about it
_BREAK = 0  # the number of a line's end among the words
_SHIFT = 24  # bits of a folded key's number: a pair is one number too
_MASK = (1 << _SHIFT) - 1


class Vocabulary(dict[str, tuple[int, ...]]):
    """
    What stands between two spaces, with the numbers of the spellings in it.

    Every spelling met so far has a number, and so has every folded key. Few pieces of a text are
    new, and looking one up costs a fifth of cutting words out of it.
    """

    def __init__(self) -> None:
        """Begin with the line's end alone."""
        super().__init__({"\n": (_BREAK,)})
        self.spellings: dict[str, int] = {"\n": _BREAK}
        self.folded: dict[str, int] = {"\n": _BREAK}
        self.key_of: list[int] = [_BREAK]  # spelling -> folded key
        self.high: list[int] = [_BREAK]  # spelling -> folded key as the first of a pair

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of the spellings of a text, a line's end as 0."""
        pieces = text.replace("\n", " \n ").split(" ")
        return list(chain.from_iterable(map(self.__getitem__, pieces)))

    def __missing__(self, piece: str) -> tuple[int, ...]:
        """Take in a new piece."""
        self[piece] = found = tuple(map(self._spelling, WORD.findall(piece)))
        return found

    def _spelling(self, word: str) -> int:
        number = self.spellings.setdefault(spelt(word), len(self.spellings))
        if number == len(self.key_of):
            key = self.folded.setdefault(folded(word), len(self.folded))
            self.key_of.append(key)
            self.high.append(key << _SHIFT)
        return number

    def pairs(self, spellings: list[int]) -> set[int]:
        """Return the pairs of neighbours among the words of a text, by their folded keys."""
        high, low = map(self.high.__getitem__, spellings), map(self.key_of.__getitem__, spellings)
        next(low, None)
        return set(map(add, high, low))

    def both(self, pair: int) -> tuple[int, int]:
        """Return the two folded keys of a pair; one of them is 0 where a line ends between."""
        return pair >> _SHIFT, pair & _MASK


class Lists(defaultdict[int, list[int]]):
    """Ascending lists of documents, by number."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(list)

    def note(self, found: Iterable[int], document: int) -> None:
        """Add a document to the lists of what was found in it, each named once."""
        for documents in map(self.__getitem__, found):
            documents.append(document)

    def of(self, number: int) -> Sequence[int]:
        """Return one list; what is not there is empty."""
        return self.get(number, ())


class Postings:
    """Where every spelling and every pair of neighbours stands."""

    def __init__(self) -> None:
        """Begin empty."""
        self.words = Vocabulary()
        self.head, self.text, self.often = Lists(), Lists(), Lists()
        self.pairs_head, self.pairs_text = Lists(), Lists()
        # spelling -> document, place and whether it is the last, of every occurrence in a name
        self.names: dict[int, list[tuple[int, int, bool]]] = {}
        self.count = 0

    def add(self, document: Document) -> None:
        """Take in the next document."""
        number, words = self.count, self.words
        self.count += 1
        name = words.numbers(document.name)
        for place, word in enumerate(name):
            self.names.setdefault(word, []).append((number, place, place == len(name) - 1))
        head = [*name, _BREAK, *words.numbers("\n".join(document.head))]
        above = words.numbers("\n".join(document.above))
        text = words.numbers("\n".join(document.text))
        times = Counter(text)
        self.head.note({*head, *above}, number)
        self.text.note(times, number)
        self.often.note([word for word, count in times.items() if count >= OFTEN], number)
        self.pairs_head.note(words.pairs(head), number)
        # A place above is at the head, but as a phrase it counts less than the unit itself.
        self.pairs_text.note(words.pairs([*above, _BREAK, *text]), number)
