"""
`portal check --watch`: the check again after every save, for editors' programs and for a terminal.

It looks at the times of the files instead of waiting for the system to tell: that works on every
disk, a network's and a shared folder's too, and costs a hundredth of a second for a portal of
ordinary size.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from exemplars.building.settings import SettingsError
from exemplars.reading import handwritten

# VS Code's problem matcher waits for these two lines: .vscode/tasks.json.
BEGINS = "Kiểm tra hồ sơ…"
ENDS = "Đã kiểm tra; chờ thay đổi (Ctrl+C để dừng)."
WATCHED = ("profiles", handwritten.FOLDER)
_PAUSE = 0.5  # seconds
# Of a large portal, looking takes long: never more than this part of the time.
_RESTED = 10

Pause = Callable[[float], None]
State = dict[str, tuple[int, int]]


def watch(check: Callable[[], int], root: Path, pause: Pause = time.sleep) -> int:
    """Check, and again after every change of what is checked, until interrupted."""
    while True:
        # Taken before the check: what is saved while it runs is checked again.
        seen = _state(root)
        print(BEGINS, flush=True)
        try:
            check()
        except SettingsError as error:
            # A plan that is being renamed is back in a moment.
            print(error, file=sys.stderr, flush=True)
        print(ENDS, flush=True)
        _await_change(root, seen, pause)


def _await_change(root: Path, seen: State, pause: Pause) -> None:
    wait = _PAUSE
    while True:
        pause(wait)
        began = time.monotonic()
        if _state(root) != seen:
            return
        wait = max(_PAUSE, _RESTED * (time.monotonic() - began))


def _state(root: Path) -> State:
    """Return time and size of every file that is checked."""
    return {name: seen for part in WATCHED for name, seen in _files(root / part)}


def _files(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    waiting = [os.fspath(folder)]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            # Gone meanwhile, or not to be opened: the check tells of it.
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                yield from _file(entry)


def _file(entry: os.DirEntry[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        about = entry.stat(follow_symlinks=False)
    except OSError:
        return
    yield entry.path, (about.st_mtime_ns, about.st_size)
