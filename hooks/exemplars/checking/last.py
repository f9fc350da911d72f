"""What one check saw of every profile, and what it told of them together, in columns: ten thousand are read at once."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from exemplars import cache
from exemplars.numbers import BYTES, LONG, SHORT, Numbers, pieces
from exemplars.reading.untouched import ALONE

# The problems of one profile without their path.
Told = list[list[Any]]
# In `about`: the newest day on which something happened (0 for a draft), the day by which stories
# have their order, a number for all words of the story (0 of one that is not compared).
NEWEST, DAY, WHOLE = range(3)
_ABOUT = 3


class Seen(NamedTuple):
    """One profile as it was seen."""

    key: str  # of its verdict, "" where none is kept
    names: tuple[str, ...]  # of all that lies in its folder, in order
    mark: array[int]  # what the system said of these; none where that is not to be trusted
    about: array[int]
    ties: array[int]  # by which it meets others in the rules over all profiles
    places: array[int]  # of its story's sample
    entry: array[int]  # what is kept of it, as bytes of JSON; none where nothing is


@dataclass(frozen=True)
class Last:
    """All profiles as they were seen, told by their place; and what was told."""

    folders: Sequence[str]  # from the plan's on: `<unit>/<slug>-<id>`
    keys: Sequence[str]
    names: Mapping[int, tuple[str, ...]]  # where these are not ALONE
    marks: Numbers
    about: Numbers
    ties: Numbers
    places: Numbers
    entries: Numbers
    together: Mapping[str, Told] = field(default_factory=dict)  # by the folder
    # What else the rules over all profiles hang on: the names of the departed.
    ground: str = ""

    @cached_property
    def place(self) -> dict[str, int]:
        """Return the place of each folder."""
        return {folder: at for at, folder in enumerate(self.folders)}

    def names_in(self, at: int) -> tuple[str, ...]:
        """Return the names of all that lay in the folder at a place."""
        return self.names.get(at, ALONE)

    def column(self, which: int) -> array[int]:
        """Return one of the numbers in `about`, of all profiles."""
        return self.about.values[which::_ABOUT]

    def followed(
        self, folders: Sequence[str], order: Sequence[int], anew: Mapping[int, Seen]
    ) -> Last:
        """Return what is seen of these folders: as they had the places of `order`, or `anew`."""
        parts = pieces(order, anew.keys())

        def column(of: Numbers, name: str) -> Numbers:
            return of.spliced(parts, {at: getattr(each, name) for at, each in anew.items()})

        keys = [anew[at].key if at in anew else self.keys[was] for at, was in enumerate(order)]
        kept = self.names and {
            at: self.names[was]
            for at, was in enumerate(order)
            if at not in anew and was in self.names
        }
        names = {at: each.names for at, each in anew.items() if each.names != ALONE}
        return Last(
            folders,
            keys,
            {**kept, **names},
            column(self.marks, "mark"),
            column(self.about, "about"),
            column(self.ties, "ties"),
            column(self.places, "places"),
            column(self.entries, "entry"),
        )

    @cached_property
    def id(self) -> str:
        """Return by what it is known which check it was."""
        numbers = (self.about, self.ties, self.places)
        # Folders may be called anything.
        texts = (
            "\n".join(each).encode(errors="surrogatepass") for each in (self.folders, self.keys)
        )
        return cache.key("check", *texts, *(each.values.tobytes() for each in numbers))

    @property
    def written(self) -> tuple[list[Any], list[bytes]]:
        """Return what was seen: what JSON has for it, and bytes; without what was told."""
        numbers = (self.marks, self.about, self.ties, self.places, self.entries)
        parts = [part.tobytes() for each in numbers for part in (each.values, each.counts)]
        return [self.folders, self.keys, self.names], parts

    @classmethod
    def read(cls, made: list[Any], parts: Sequence[memoryview]) -> Last:
        """Return what was `written`."""
        folders, keys, names = made
        pairs = zip((LONG, SHORT, SHORT, SHORT, BYTES), parts[::2], parts[1::2], strict=True)
        marks, about, ties, places, entries = (Numbers.read(*each) for each in pairs)
        names = {int(at): tuple(each) for at, each in names.items()}
        return cls(folders, keys, names, marks, about, ties, places, entries)


_NONE = Numbers.of(())
NOTHING = Last((), (), {}, Numbers.of((), LONG), _NONE, _NONE, _NONE, Numbers.of((), BYTES))
