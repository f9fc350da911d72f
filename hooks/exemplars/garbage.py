"""
No search for garbage while many records are made, nor in what is there for good.

Records hold no cycles, and to look for some in ten thousand of them takes a third of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Whether what is there was kept: the collector itself would have to count all of it to say so.
_kept = [False]


@contextmanager
def left_alone() -> Iterator[None]:
    """Do what is within, or the function that this decorates, without a search for garbage."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@contextmanager
def set_aside() -> Iterator[None]:
    """Do what is within without a search in what is there before it; a copy of the process need not touch that."""
    gc.freeze()
    try:
        yield
    finally:
        if not _kept[0]:
            gc.unfreeze()


def keep() -> None:
    """Set aside for good what is there."""
    gc.freeze()
    _kept[0] = True


def let_go() -> None:
    """Look for garbage in what was kept, too."""
    gc.unfreeze()
    _kept[0] = False
