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
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import Generic, NoReturn, TypeVar

from exemplars import garbage

T = TypeVar("T")
R = TypeVar("R")
Progress = Callable[[Iterable[T]], Iterable[T]]

# Things that one process does together: what a step needs for one, the processor still has at hand
# for the next. With more, what is known of the first has left its cache by then.
FEW = 8
FEWEST = 1000  # things worth a copy of the process: it costs some hundredths of a second
_SIZE = 8  # bytes that say how many follow
_STRETCHES = 1000  # of a work: few enough for the numbers of all to lie in any pipe
_NONE = -1  # no process, no open file
_MOST = 8  # processes; every one touches, and so doubles, a part of the memory


def mapped(work: Callable[[T], R], items: Sequence[T], progress: Progress[T] = iter) -> list[R]:
    """Return `work` of every item, in the items' order; `progress` is shown them as they pass."""
    return _mapped(work, items, progress, _processes(len(items)))


def mapped_by_few(
    work: Callable[[Sequence[T]], list[R]], items: Sequence[T], progress: Progress[T] = iter
) -> list[R]:
    """Return the answers of `work` to all items, of which it is given a few at once, in the items' order."""
    few = [items[at : at + FEW] for at in range(0, len(items), FEW)]

    def passing(_: Iterable[Sequence[T]]) -> Iterator[Sequence[T]]:
        passed = iter(progress(items))
        while some := [*islice(passed, FEW)]:
            yield some

    return [*chain.from_iterable(_mapped(work, few, passing, _processes(len(items))))]


def _mapped(
    work: Callable[[T], R], items: Sequence[T], progress: Progress[T], count: int
) -> list[R]:
    # What is there stays: to look for garbage in it takes long, and a copy would have to copy all of it.
    with garbage.set_aside():
        if count > 1:
            with contextlib.suppress(_NoMore):
                return _shared(work, items, progress, count)
        return [work(item) for item in progress(items)]


def aside(work: Callable[[], R], items: int) -> Aside[R]:
    """
    Begin a work in a copy of this process, and return what has its answer, to be left as a context.

    Where that does not pay for a work on so many things, or cannot be, it is done when it is asked for.
    """
    return Aside(work, is_begun=_processes(items) > 1)


def _shared(
    work: Callable[[T], R], items: Sequence[T], progress: Progress[T], count: int
) -> list[R]:
    with _Stretches(len(items)) as stretches, contextlib.ExitStack() as begun:
        share = partial(_drawn, work, items, iter, stretches)
        shares = [begun.enter_context(Aside(share, is_begun=True)) for _ in range(1, count)]
        done = _drawn(work, items, progress, stretches)
        for each in shares:
            done |= each.done()
    # What a copy had drawn that was ended, nobody has done.
    return list(
        chain.from_iterable(
            done[each.start] if each.start in done else [work(items[at]) for at in each]
            for each in stretches.all
        )
    )


def _drawn(
    work: Callable[[T], R],
    items: Sequence[T],
    progress: Progress[T],
    stretches: Iterable[range],
) -> dict[int, list[R]]:
    """Return the answers of the stretches that this process draws, by where each begins."""
    done: dict[int, list[R]] = {}
    drawn, nothing = iter(stretches), range(len(items), len(items))
    mine = next(drawn, nothing)
    for at, item in enumerate(progress(items)):
        # They are drawn in their order: what lies between two is another's.
        if at == mine.stop:
            mine = next(drawn, nothing)
        if at in mine:
            done.setdefault(mine.start, []).append(work(item))
    return done


class _NoMore(Exception):
    """No more files may be open: nothing has begun."""


class _Stretches:
    """
    A work in stretches, each of which one process draws as soon as it is free.

    Halves would take one process longer than the other, which waits. What is to be drawn lies in a
    pipe: a read takes the next number out of it, whoever reads.
    """

    def __init__(self, items: int) -> None:
        size = -(-items // _STRETCHES)
        self.all = [range(at, min(at + size, items)) for at in range(0, items, size)]
        self.first = os.getpid()

    def __enter__(self) -> _Stretches:
        try:
            self.reader, writer = os.pipe()
        except OSError as full:
            raise _NoMore from full
        with os.fdopen(writer, "wb") as numbers:
            numbers.write(array("H", range(len(self.all))).tobytes())
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.reader)

    def __iter__(self) -> Iterator[range]:
        while is_wanted(self.first) and (number := os.read(self.reader, array("H").itemsize)):
            yield self.all[array("H", number)[0]]


def is_wanted(first: int) -> bool:
    """Return whether the process that began the work, which may be this, is still there to take the answer."""
    return first in (os.getpid(), os.getppid())


def _processes(items: int) -> int:
    """Return how many processes are to share the work."""
    alone = items < FEWEST or threading.active_count() > 1
    # macOS, where a copy of a process may not go on as it likes, tells no processors either.
    if alone or not (hasattr(os, "fork") and hasattr(os, "sched_getaffinity")):
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


class Aside(Generic[R]):
    """
    A work that a copy of this process does, or that is done when it is asked for.

    Left as a context, it ends the copy if nobody has taken its answer. What `multiprocessing` does
    besides (pools, queues, other systems) is not needed, and to read it in takes as long as to judge
    fifty profiles.
    """

    def __init__(self, work: Callable[[], R], *, is_begun: bool) -> None:
        """Begin the work in a copy, if so asked."""
        self.work = work
        self.process = self.reader = _NONE
        if is_begun:
            try:
                self._begin()
            except BaseException:
                # An interrupt that had to wait: nobody will hold this.
                self.end()
                raise

    def __enter__(self) -> Aside[R]:
        """Return this."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the copy, if it is still at work."""
        self.end()

    def _begin(self) -> None:
        # Where no more files or processes may be, it is done when it is asked for.
        with contextlib.suppress(OSError), _uninterrupted():
            self.reader, writer = os.pipe()
            try:
                self.process = os.fork()
                if self.process == 0:
                    self._do(writer)
            finally:
                os.close(writer)

    def _do(self, writer: int) -> NoReturn:
        """Work, send the answer, and leave at once: all that is here is the first process's."""
        try:
            os.close(self.reader)
            # An interrupt reaches the first process too, and that one tells of it.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            # Whoever is told to end leaves nothing half written.
            for told in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(told, _leaves)
            gc.disable()
            answer = pickle.dumps(self.work(), pickle.HIGHEST_PROTOCOL)
            with os.fdopen(writer, "wb") as sent:
                sent.write(len(answer).to_bytes(_SIZE, "big") + answer)
        finally:
            # What went wrong the first process finds as well, and tells of it in its own words.
            os._exit(0)

    def done(self) -> R:
        """Return the answer; where the copy was ended, by lack of memory or by a fault, do the work here."""
        size = answer = b""
        if self.process != _NONE:
            with os.fdopen(self.reader, "rb", closefd=False) as received:
                size, answer = received.read(_SIZE), received.read()
        # Whoever has answered is leaving.
        self._leave()
        if not size or len(answer) != int.from_bytes(size, "big"):
            return self.work()
        made: R = pickle.loads(answer)
        return made

    def end(self) -> None:
        """End the work: nobody waits for it any more."""
        if self.process != _NONE:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGTERM)
        self._leave()

    def _leave(self) -> None:
        """Close what the answer comes through, and see the copy go."""
        if self.reader == _NONE:
            return
        with _uninterrupted():
            os.close(self.reader)
            self.reader = _NONE
            if self.process != _NONE:
                # Where whoever began this process asked the system not to keep the dead, there is none to wait for.
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(self.process, 0)
                self.process = _NONE


def _leaves(*_: object) -> NoReturn:
    raise SystemExit


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let an interrupt wait: between two steps that belong together it would leave a copy without an end."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
