"""A folder that nobody has touched is known again; one that somebody has, never."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from exemplars.reading import untouched
from exemplars.reading.looking import look
from exemplars.reading.untouched import State
from support_remembered import PLAN, laid_out, profiles

LATER = 60  # seconds


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a portal of three profiles that were written a minute ago, as far as marks are concerned."""
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + LATER)
    root = laid_out(tmp_path / "portal")
    (profiles(root)[0].parent / "anh.jpg").write_bytes(b"x")
    return root


def state(root: Path) -> State:
    """Return in what state the profiles' folders are found."""
    return look(root, PLAN).state


def _same_time(path: Path, data: bytes) -> None:
    """Write as many bytes as there are, and put the file's time back."""
    time = path.stat().st_mtime_ns
    path.write_bytes(data)
    os.utime(path, ns=(time, time))


def _moved(path: Path) -> None:
    """Take the file away and put a copy in its place, with all of its times."""
    shutil.copy2(path, path.with_name("ban-sao"))
    path.with_name("ban-sao").replace(path)


TOUCHES: dict[str, Callable[[Path], object]] = {
    "a line more": lambda path: path.write_bytes(path.read_bytes() + b"\n"),
    "as long and as old": lambda path: _same_time(path, path.read_bytes().swapcase()),
    "another file of the same times": _moved,
    "a file beside it": lambda path: (path.parent / "moi.jpg").write_bytes(b""),
    "a file beside it is gone": lambda path: (path.parent / "anh.jpg").unlink(),
    "a file beside it is another": lambda path: _same_time(path.parent / "anh.jpg", b"y"),
    "a file beside it is called otherwise": lambda path: (path.parent / "anh.jpg").rename(path.parent / "a.jpg"),
}  # fmt: skip


@pytest.mark.parametrize("how", sorted(TOUCHES))
def test_whatever_is_done_to_a_folder_shows(root: Path, how: str) -> None:
    """Its mark is another, or the names in it are; those of other folders stay."""
    before = state(root)
    TOUCHES[how](profiles(root)[0])
    after = state(root)

    assert (before.marks[0], before.names_in(0)) != (after.marks[0], after.names_in(0))
    for at in (1, 2):
        assert before.lasting(at) == after.lasting(at) == before.marks[at]
        assert len(before.marks[at]) > 0


def test_what_was_written_a_moment_ago_has_no_mark(tmp_path: Path) -> None:
    """In the instant in which it was read it could be written again, and look the same."""
    fresh = state(laid_out(tmp_path / "portal"))

    assert len(fresh.marks[0]) > 0
    assert fresh.lasting(0) == untouched.NO_MARK


def test_without_such_times_there_is_no_mark(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system tells when a file was made instead, contents are compared."""
    monkeypatch.setattr(untouched, "_IS_TOLD", False)

    assert state(root).lasting(1) == untouched.NO_MARK


def test_a_folder_that_may_not_be_opened_has_no_mark(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be listed is not known, and is looked at closer."""

    def refused(folder: str) -> list[str]:
        raise PermissionError(folder)

    monkeypatch.setattr(os, "listdir", refused)

    assert state(root).lasting(1) == untouched.NO_MARK
