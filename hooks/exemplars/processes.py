"""
Work on many things by several processes, each a copy of this one: the same answers, in the same order.

Only where it pays and can be done: enough things, more than one processor, a system that forks,
and no thread beside this one, whose locks a copy would inherit. Elsewhere one process does all.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Progress = Callable[[Iterable[T]], Iterable[T]]

FEWEST = 1000  # things worth a copy of the process: it costs some hundredths of a second
_SIZE = 8  # bytes that say how many follow
_MOST = 8  # processes; every one touches, and so doubles, a part of the memory


def mapped(work: Callable[[T], R], items: Sequence[T], progress: Progress[T] = iter) -> list[R]:
    """Return `work` of every item, in the items' order; `progress` is shown them as they pass."""
    # What is there stays: to look for garbage in it takes long, and a copy would have to copy all of it.
    is_frozen = gc.get_freeze_count() > 0
    gc.freeze()
    try:
        return _shared(work, items, progress, _processes(len(items)))
    finally:
        if not is_frozen:
            gc.unfreeze()


def aside(work: Callable[[], R], items: int) -> Callable[[], R]:
    """
    Begin a work in a copy of this process, and return what waits for its answer.

    Where that does not pay for a work on so many things, or cannot be, it is done when it is asked for.
    """
    if _processes(items) == 1:
        return work
    share = _Share(lambda begun: begun(), [work])
    return lambda: share.done()[0]


def _shared(
    work: Callable[[T], R], items: Sequence[T], progress: Progress[T], count: int
) -> list[R]:
    shares = [_Share(work, items[first::count]) for first in range(1, count)]
    try:
        own = [work(item) for number, item in enumerate(progress(items)) if number % count == 0]
    except BaseException:
        for share in shares:
            share.end()
        raise
    done = [own, *(share.done() for share in shares)]
    return [done[number % count][number // count] for number in range(len(items))]


def _processes(items: int) -> int:
    """Return how many processes are to share the work."""
    alone = items < FEWEST or threading.active_count() > 1
    if alone or not hasattr(os, "fork") or sys.platform == "darwin":
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


class _Share(Generic[T, R]):
    """
    One copy's share of the work.

    What `multiprocessing` does besides (pools, queues, other systems) is not needed, and to read it
    in takes as long as to judge fifty profiles.
    """

    def __init__(self, work: Callable[[T], R], items: Sequence[T]) -> None:
        """Begin the work."""
        self.work = work
        self.items = items
        self.reader, writer = os.pipe()
        try:
            self.process = os.fork()
        except OSError:
            # No more processes may be: it is done when it is asked for.
            self.process = -1
            os.close(self.reader)
        if self.process == 0:
            self._do(writer)
        os.close(writer)

    def _do(self, writer: int) -> NoReturn:
        """Work, send the answers, and leave at once: all that is here is the first process's."""
        try:
            os.close(self.reader)
            # An interrupt reaches the first process too, and that one tells of it.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            gc.disable()
            answers = pickle.dumps(
                [self.work(item) for item in self.items], pickle.HIGHEST_PROTOCOL
            )
            with os.fdopen(writer, "wb") as sent:
                sent.write(len(answers).to_bytes(_SIZE, "big") + answers)
        finally:
            # What went wrong the first process finds as well, and tells of it in its own words.
            os._exit(0)

    def done(self) -> list[R]:
        """Return the share's answers; where the copy was ended, by lack of memory or by a fault, do it here."""
        size = answers = b""
        if self.process > 0:
            try:
                with os.fdopen(self.reader, "rb", closefd=False) as received:
                    size, answers = received.read(_SIZE), received.read()
            except BaseException:
                self.end()
                raise
            os.close(self.reader)
            self._buried()
        if not size or len(answers) != int.from_bytes(size, "big"):
            return [self.work(item) for item in self.items]
        made: list[R] = pickle.loads(answers)
        return made

    def end(self) -> None:
        """End the work: nobody waits for it any more."""
        if self.process > 0:
            os.close(self.reader)
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
            self._buried()

    def _buried(self) -> None:
        # Where whoever began this process asked the system not to keep the dead, there is none to wait for.
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.process, 0)
