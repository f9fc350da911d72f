"""What an index costs: seconds, memory, bytes, files, and whether two runs agree."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Cost:
    """Seconds of indexing alone, seconds of the whole process, its most memory in MB, what it made."""

    wall: float
    cpu: float
    whole_cpu: float
    memory: float
    size: int
    files: int
    same: bool | None  # as a second run; None: not run twice


@dataclass(frozen=True)
class Ran:
    """One process: its seconds, its most memory in MB, what it printed."""

    wall: float
    cpu: float
    memory: float
    out: str

    def said(self) -> dict[str, Any]:
        """Return the JSON of the last line it printed."""
        said: dict[str, Any] = json.loads(self.out.strip().splitlines()[-1])
        return said


# Between this process and the measured one: a program begins with the peak of whoever started it,
# and this process is large.
_BETWEEN = """import json, resource, subprocess, sys, time
started = time.perf_counter()
done = subprocess.run(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
wall = time.perf_counter() - started
print(json.dumps([wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
sys.exit(done.returncode)"""


class Failed(SystemExit):
    """A command failed, or took longer than it may; unless somebody catches it, the program ends."""


def run(command: Sequence[str], folder: Path = REPOSITORY, limit: float | None = None) -> Ran:
    """
    Run a command to its end.

    Raises:
        Failed: it ended with an error, or did not end within `limit` seconds.
    """
    paths = os.pathsep.join(str(REPOSITORY / each) for each in ("hooks", "scripts", "tests"))
    environment = {**os.environ, "PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1"}
    whole = [sys.executable, "-S", "-c", _BETWEEN, *command]
    with subprocess.Popen(
        whole,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as started:
        try:
            said, _ = started.communicate(timeout=limit)
        except subprocess.TimeoutExpired as late:
            raise Failed(f"quá {limit:.0f} giây") from late
        finally:
            # With whatever it started.
            if started.poll() is None:
                os.killpg(started.pid, signal.SIGKILL)
    if started.returncode:
        raise Failed(f"{' '.join(command[:3])}… dừng với mã {started.returncode}:\n{said}")
    *out, last = said.strip().splitlines()
    wall, cpu, memory = json.loads(last)
    return Ran(wall, cpu, memory, "\n".join(out))


def contents(folder: Path, leave: Sequence[str] = ()) -> Mapping[str, tuple[int, str]]:
    """Return size and hash of every file below a folder, but for those whose names begin so."""
    found = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.name.startswith(tuple(leave)):
            data = file.read_bytes()
            name = file.relative_to(folder).as_posix()
            found[name] = len(data), hashlib.sha256(data).hexdigest()
    return found
