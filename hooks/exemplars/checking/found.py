"""One profile as it lies there: what was read, the verdict on it, and whether that may be remembered."""

from __future__ import annotations

import datetime as dt
import os
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from exemplars.checking import check
from exemplars.checking.remembered import Entry, Memory
from exemplars.checking.surveyed import told_of
from exemplars.reading import source
from exemplars.reading.source import Portfolio, Source
from exemplars.reading.untouched import is_still
from exemplars.reading.walk import name_of
from exemplars.sketches import drawn


@dataclass(frozen=True, slots=True)
class FoundProfile:
    """A profile as it lies there: its bytes, the names in its folder (None: not to be had), its key."""

    path: Path
    name: str
    data: bytes | None
    names: tuple[str, ...] | None
    key: str

    def read(self, root: Path) -> Source:
        """Return the source in these bytes, beside these names."""
        read = source.read_source(root, self.path, self.data)
        if self.names is not None:
            # Judged is what the key is of.
            read.__dict__["names"] = self.names
        return read


def found_at(root: Path, path: Path, memory: Memory, names: tuple[str, ...] = ()) -> FoundProfile:
    """Return a profile as it lies there; `names` where they have been taken before its content is."""
    name, data = name_of(root, path), source.bytes_of(path)
    try:
        names = names or source.names_in(path.parent)
    except OSError:
        return FoundProfile(path, name, data, None, "")
    # By what it is called, not as that is printed: two names may be printed alike.
    called = os.fsencode(path.relative_to(root))
    key = memory.key(called, path, data, names) if data is not None else ""
    return FoundProfile(path, name, data, names, key)


def entries_of(few: Sequence[Source], outline: Portfolio) -> list[Entry]:
    """Return what is kept of a few profiles, and the verdict on each."""
    # The day is asked for by those only that have `allow` or `withdrawn`.
    judged = check.of_few(few, outline, dt.date.min)
    return [
        [drawn(read, outline.horizon), [told_of(each) for each in problems]]
        for read, problems in zip(few, judged, strict=True)
    ]


def is_sure(key: str, read: Source, root: Path, memory: Memory, mark: array[int]) -> bool:
    """Return whether a verdict is on what the key says: rules look at what lies beside while they judge."""
    if key in memory.entries:
        return True
    if mark:
        return is_still(str(read.path.parent), read.names, mark)
    return found_at(root, read.path, memory).key == key
