"""
Which files have been saved since one last looked, by their times and sizes.

It looks instead of waiting for the system to tell: that works on every disk, a network's and a
shared folder's too, and costs a hundredth of a second for a portal of ordinary size.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

_PAUSE = 0.3  # seconds
# Of a large portal, looking takes long: never more than this part of the time.
_RESTED = 5

Pause = Callable[[float], None]
State = dict[str, tuple[int, int]]


def state(places: Iterable[Path]) -> State:
    """Return time (ns) and size (bytes) of every file at or below these places, by its path."""
    return {name: seen for place in places for name, seen in _files(place)}


def changed(before: State, after: State) -> set[Path]:
    """Return the files that came, went or changed from one state to another."""
    names = before.keys() | after.keys()
    return {Path(name) for name in names if before.get(name) != after.get(name)}


def await_change(places: Iterable[Path], seen: State, pause: Pause = time.sleep) -> State:
    """Return the state of these places as soon as it is no longer `seen`."""
    places = tuple(places)
    wait = _PAUSE
    while True:
        pause(wait)
        began = time.monotonic()
        now = state(places)
        if now != seen:
            return now
        wait = max(_PAUSE, _RESTED * (time.monotonic() - began))


def _files(place: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    waiting = [os.fspath(place)]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except NotADirectoryError:
            yield from _file(folder, place.lstat)
            continue
        except OSError:
            # Gone meanwhile, or not to be opened: the check tells of it.
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                yield from _file(entry.path, partial(entry.stat, follow_symlinks=False))


def _file(path: str, look: Callable[[], os.stat_result]) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        about = look()
    except OSError:
        return
    yield path, (about.st_mtime_ns, about.st_size)
