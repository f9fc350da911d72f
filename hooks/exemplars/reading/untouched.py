"""
What a system says of folders and their files as long as nobody touches them.

A file's number, its size and the time of its last change of any kind (`ctime`) are kept by the
system and set by nobody: not by a copy, an archive or `touch`. So what has the same mark has the
same content, unless it was written within the very instant in which it was read. For those, and
where there is no such time, there is no mark, and the content itself is to be compared; git does
the same with its index.
"""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from exemplars.numbers import LONG, Numbers
from exemplars.places import PROFILE
from exemplars.reading.walk import mode_in

NO_MARK = array(LONG)
# How most profiles lie in their folder.
ALONE = (PROFILE,)

# Seconds: longer than the steps in which any file system counts.
_INSTANT = 3
# Elsewhere `ctime` is when a file was made.
_IS_TOLD = os.name == "posix"


@dataclass(frozen=True)
class State:
    """How some folders are found, in their order; each is told by its place."""

    taken: float  # seconds since 1970, before it was looked
    marks: Numbers  # of each folder and all that lies in it; none where there is none
    # The names of all that lies in a folder, in order, where it is not ALONE.
    names: dict[int, tuple[str, ...]]

    def names_in(self, at: int) -> tuple[str, ...]:
        """Return the names of all that lies in the folder at a place."""
        return self.names.get(at, ALONE)

    def lasting(self, at: int) -> array[int]:
        """Return the mark of the folder at a place, `NO_MARK` where it may not outlast the instant."""
        mark = self.marks[at]
        newest = max(mark[2::3], default=0)
        return mark if newest < (self.taken - _INSTANT) * 1e9 else NO_MARK


class Looking:
    """Looks at one folder of a profile after another, and keeps in what state each was found."""

    def __init__(self) -> None:
        """Begin."""
        self._taken = time.time()
        self._found: dict[str, tuple[array[int], tuple[str, ...]]] = {}

    def at(self, folder: str) -> tuple[int, str]:
        """Look at a folder, and do what `walk.mode_in` does."""
        try:
            mode, mark, names = _looked(folder)
        except (OSError, ValueError, OverflowError):
            self._found[folder] = NO_MARK, ()
            return mode_in(folder)
        self._found[folder] = mark if _IS_TOLD else NO_MARK, names
        return mode, ""

    def state(self, folders: Sequence[str]) -> State:
        """Return the state of some of the folders that were looked at."""
        found = [self._found[each] for each in folders]
        return State(
            self._taken,
            Numbers.of((mark for mark, _ in found), LONG),
            {at: names for at, (_, names) in enumerate(found) if names != ALONE},
        )


def is_still(folder: str, names: Sequence[str], mark: array[int]) -> bool:
    """Return whether nobody has touched a folder since it had these names and this mark."""
    try:
        return _marked(folder, os.lstat(folder), names)[1] == mark
    except (OSError, ValueError, OverflowError):
        return False


def _looked(folder: str) -> tuple[int, array[int], tuple[str, ...]]:
    """Return the mode of the profile in a folder (0: there is none), the folder's mark, the names in it."""
    # The folder first: what comes into it meanwhile changes its time.
    about = os.lstat(folder)
    names = tuple(sorted(os.listdir(folder)))  # noqa: PTH208 - a path for each takes longer
    return *_marked(folder, about, names), names


def _marked(folder: str, about: os.stat_result, names: Sequence[str]) -> tuple[int, array[int]]:
    """Return the mode of the profile in a folder of which the system says this, and the folder's mark."""
    mode, found = 0, [about.st_dev, about.st_ino, about.st_ctime_ns]
    for name in names:
        about = os.lstat(f"{folder}/{name}")
        found += (about.st_size, about.st_ino, about.st_ctime_ns)
        if name == PROFILE:
            mode = about.st_mode
    return mode, array(LONG, found)
