"""
Work shared out among processes: the same answers in the same order, whatever becomes of a copy.

It is over 300 lines, for it holds all that can happen to a copy.
"""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from exemplars import cache, processes
from exemplars.checking import check
from exemplars.reading import source

ITEMS = [*range(processes.FEWEST + 1)]
PATIENCE = 20  # seconds, after which a test goes on and fails


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make it a machine of three processors."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})


def where(_: int) -> int:
    """Return the process this is done in."""
    return os.getpid()


class Meeting:
    """A folder in which processes meet; whoever waits too long there fails, once and for all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.until = time.monotonic() + PATIENCE

    def come(self) -> None:
        """Say that this process is at work, and wait until three are."""
        (self.folder / str(os.getpid())).touch()
        self.wait(3)

    def wait(self, count: int) -> None:
        """Wait until there are so many files."""
        while len([*self.folder.iterdir()]) < count and time.monotonic() < self.until:
            time.sleep(0.001)


@pytest.mark.usefixtures("three")
def test_answers_keep_the_order_of_the_items(tmp_path: Path) -> None:
    """Answers come in the order of what was asked, though three processes took turns at it."""

    meeting = Meeting(tmp_path)

    def work(item: int) -> tuple[int, int]:
        meeting.come()
        return item * item, os.getpid()

    done = processes.mapped(work, ITEMS)

    assert [square for square, _ in done] == [item * item for item in ITEMS]
    assert len({process for _, process in done}) == 3


@pytest.mark.usefixtures("three")
def test_whoever_is_free_goes_on(tmp_path: Path) -> None:
    """While one process is held up by one thing, the others do the rest."""
    first, meeting = os.getpid(), Meeting(tmp_path)

    def work(item: int) -> int:
        meeting.come()
        if os.getpid() == first:
            meeting.wait(len(ITEMS))
        else:
            (tmp_path / f"done {item}").touch()
        return os.getpid()

    done = processes.mapped(work, ITEMS)

    assert 0 < done.count(first) < len(ITEMS) // 100


@pytest.mark.usefixtures("three")
def test_few_things_are_done_by_one() -> None:
    """A portal of ordinary size is checked in the process that was started."""
    assert {os.getpid()} == set(processes.mapped(where, ITEMS[: processes.FEWEST - 1]))


@pytest.mark.usefixtures("three")
def test_beside_a_thread_one_process_does_all() -> None:
    """While another thread runs, as in a preview, no copy is made: it could inherit a locked lock."""
    leave = threading.Event()
    thread = threading.Thread(target=leave.wait)
    thread.start()
    done = processes.mapped(where, ITEMS)
    leave.set()
    thread.join()

    assert {os.getpid()} == set(done)


def test_without_forks_one_process_does_all(three: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system cannot fork, one process does all."""
    monkeypatch.delattr(os, "fork")

    assert {os.getpid()} == set(processes.mapped(where, ITEMS))


@pytest.mark.usefixtures("three")
def test_a_copy_that_is_killed_leaves_no_gap(tmp_path: Path) -> None:
    """What a killed copy did not answer is done by the first process."""
    first, meeting = os.getpid(), Meeting(tmp_path)

    def work(item: int) -> int:
        meeting.come()
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    assert processes.mapped(work, ITEMS) == ITEMS
    assert len([*tmp_path.iterdir()]) == 3


@pytest.mark.usefixtures("three")
def test_a_fault_is_raised() -> None:
    """A fault in the work is raised where the work was asked for, whichever process met it."""

    def work(item: int) -> int:
        return 1 // (item - 301)

    with pytest.raises(ZeroDivisionError):
        processes.mapped(work, ITEMS)


@pytest.mark.usefixtures("three")
def test_progress_sees_every_item_once() -> None:
    """Whoever counts sees every item, in order, though others do a part of the work."""
    seen: list[int] = []

    def counting(items: Iterable[int]) -> Iterator[int]:
        for item in items:
            seen.append(item)
            yield item

    processes.mapped(where, ITEMS, counting)

    assert seen == ITEMS


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("count", [0, 1, processes.FEW, processes.FEW + 1, len(ITEMS)])
def test_a_few_at_once_answer_as_one_by_one(count: int) -> None:
    """A work that takes a few things at once has an answer for each, in order; progress sees each once."""
    seen: list[int] = []

    def counting(items: Iterable[int]) -> Iterator[int]:
        for item in items:
            seen.append(item)
            yield item

    def work(few: Sequence[int]) -> list[tuple[int, int]]:
        return [(item, len(few)) for item in few]

    done = processes.mapped_by_few(work, ITEMS[:count], counting)

    assert [item for item, _ in done] == seen == ITEMS[:count]
    assert [few for _, few in done[: -(count % processes.FEW) or None]] == [processes.FEW] * (
        count - count % processes.FEW
    )


@pytest.mark.usefixtures("three")
def test_many_are_shared_out_by_few(tmp_path: Path) -> None:
    """That many things are many is told by their number, not by how often a few of them are taken."""
    meeting = Meeting(tmp_path)

    def work(few: Sequence[int]) -> list[int]:
        meeting.come()
        return [os.getpid() for _ in few]

    assert len({*processes.mapped_by_few(work, ITEMS)}) == 3
    assert {*processes.mapped_by_few(work, ITEMS[: processes.FEWEST - 1])} == {os.getpid()}


@pytest.mark.usefixtures("three")
def test_a_check_by_several_tells_the_same(slipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check tells the same problems, in the same order, by one process and by three."""
    portfolio = source.load(slipped, "mini")
    alone = check.problems(portfolio, portfolio.newest_date)
    monkeypatch.setattr(processes, "FEWEST", 1)
    together = check.problems(portfolio, portfolio.newest_date)

    assert len(alone) == 3
    assert alone == together


@pytest.mark.usefixtures("three")
def test_a_work_aside_is_done_by_a_copy_or_when_it_is_asked_for() -> None:
    """A work on many things goes on in a copy from the start; one on few is done by whoever asks."""
    many = processes.aside(os.getpid, processes.FEWEST)
    few = processes.aside(os.getpid, processes.FEWEST - 1)

    assert many.done() != os.getpid() == few.done()


@pytest.mark.usefixtures("three")
def test_a_work_aside_that_is_killed_is_done_again() -> None:
    """What a killed copy did not answer the first process does when it asks."""
    first = os.getpid()

    def work() -> str:
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    assert processes.aside(work, processes.FEWEST).done() == "done"


@pytest.mark.usefixtures("three")
def test_one_does_all_where_nothing_may_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no more files may be open, one process does the whole work."""

    def full() -> tuple[int, int]:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(os, "pipe", full)

    assert processes.mapped(where, ITEMS) == [os.getpid()] * len(ITEMS)
    assert processes.aside(os.getpid, len(ITEMS)).done() == os.getpid()


def test_one_does_all_where_no_processors_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a system that does not tell its processors one process does the whole work."""
    monkeypatch.delattr(os, "sched_getaffinity")

    assert processes.mapped(where, ITEMS) == [os.getpid()] * len(ITEMS)


@pytest.mark.usefixtures("three")
def test_a_work_that_nobody_waits_for_is_ended() -> None:
    """Whoever leaves without the answer, by a fault or an interrupt, leaves no copy at work."""
    with processes.aside(partial(time.sleep, PATIENCE), processes.FEWEST) as begun:
        process = begun.process

    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.usefixtures("three")
def test_a_work_that_is_ended_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that is ended between writing a file and giving it its name takes it away."""
    meeting, folder = Meeting(tmp_path / "meeting"), tmp_path / "kept"
    meeting.folder.mkdir()

    def replaced(*_: Path) -> None:
        (meeting.folder / "here").touch()
        time.sleep(PATIENCE)

    monkeypatch.setattr(Path, "replace", replaced)
    work = partial(cache.write, folder / "verdicts", b"half")
    with processes.aside(work, processes.FEWEST):
        meeting.wait(1)
        half = [*folder.iterdir()]

    assert len(half) == 1
    assert [*folder.iterdir()] == []


@pytest.mark.usefixtures("three")
def test_an_interrupt_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that comes while a copy leaves closes nothing twice."""
    waited = os.waitpid

    def interrupted(process: int, options: int) -> tuple[int, int]:
        monkeypatch.setattr(os, "waitpid", waited)
        waited(process, options)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "waitpid", interrupted)
    before = len(list(Path("/proc/self/fd").iterdir()))

    with pytest.raises(KeyboardInterrupt):
        processes.mapped(where, ITEMS)

    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_copy_stops_when_its_process_is_gone(tmp_path: Path) -> None:
    """A check that is killed is not gone on with by a copy of it."""
    program = f"""
import os, time
from pathlib import Path
from exemplars import cache, processes

def work(item):
    time.sleep(0.001)
    Path({str(tmp_path)!r}, str(os.getpid())).touch()

os.sched_getaffinity = lambda _: {{0, 1}}
processes.mapped(work, range({1000 * PATIENCE} * 10))
"""
    hooks, meeting = Path(processes.__file__).parent.parent, Meeting(tmp_path)
    running = subprocess.Popen([sys.executable, "-c", program], env={"PYTHONPATH": str(hooks)})
    meeting.wait(2)
    running.kill()
    running.wait()
    (copy,) = {each.name for each in tmp_path.iterdir()} - {str(running.pid)}
    while is_at_work(copy) and time.monotonic() < meeting.until:
        time.sleep(0.01)

    assert not is_at_work(copy)


def is_at_work(process: str) -> bool:
    """Return whether a process is there and not yet dead: whoever should bury it may be gone too."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(") ")[2]
    except FileNotFoundError:
        return False
    return not state.startswith("Z")


@pytest.mark.usefixtures("three")
def test_an_interrupt_waits_until_a_copy_can_be_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that comes while a copy is begun is told by the first process alone, and leaves no copy."""
    copies, fork = [], os.fork

    def interrupted() -> int:
        copies.append(fork())
        # The copy has it too, as from a keyboard; this thread, and no other that knows nothing of it.
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)
        return copies[0]

    monkeypatch.setattr(os, "fork", interrupted)
    # Whoever shares tests out among workers lets these hear of no interrupt.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            processes.aside(partial(time.sleep, PATIENCE), processes.FEWEST)
    finally:
        signal.signal(signal.SIGINT, before)

    assert not is_at_work(str(copies[0]))


@pytest.mark.usefixtures("three")
def test_where_no_process_may_be_begun_one_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit on processes costs time alone, and leaves nothing open."""

    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    before = len(list(Path("/proc/self/fd").iterdir()))

    assert processes.mapped(where, ITEMS) == [os.getpid()] * len(ITEMS)
    assert processes.aside(os.getpid, processes.FEWEST).done() == os.getpid()
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.mark.usefixtures("three")
def test_where_nobody_is_told_of_the_dead_it_is_the_same() -> None:
    """Some servers begin their programs so: answers come, and a fault is the one that was met."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert processes.mapped(lambda item: item * 2, ITEMS) == [item * 2 for item in ITEMS]

        def interrupted(items: Iterable[int]) -> Iterator[int]:
            yield from [*items][:30]
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            processes.mapped(where, ITEMS, interrupted)
    finally:
        signal.signal(signal.SIGCHLD, before)
