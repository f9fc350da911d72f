"""What the tests of builds run them with: any environment, watched or stopped from inside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import support_portal
import support_site

PORTAL = str(Path(sys.executable).parent / "portal")
MKDOCS = str(Path(sys.executable).parent / "mkdocs")

# Ends the process when it is about to do what it is told to wait for.
STOPPED = """
import os, signal, sys
event, words, times = os.environ["STOP_AT"].split("|")
left = int(times)
def watch(seen, args):
    global left
    if seen == event and words in " ".join(map(str, args)):
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
"""

# Lets nothing reach the network, and sets every clock that Python code can ask to another century.
SEALED = """
import datetime, sys, time
class Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2126, 2, 3, 4, 5, 6, tzinfo=tz)
    @classmethod
    def utcnow(cls):
        return cls(2126, 2, 3, 4, 5, 6)
class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls(2126, 2, 3)
def watch(seen, args):
    if seen.startswith("socket."):
        raise RuntimeError(f"network: {seen} {args}")
datetime.datetime, datetime.date = Moment, Day
time.time = lambda: 4_925_000_000.0
time.time_ns = lambda: 4_925_000_000_000_000_000
sys.addaudithook(watch)
print("sealed", file=sys.stderr)
"""


def run(*command: str | Path, cwd: Path, umask: int = -1, **environment: str) -> Any:
    """Run a command without a terminal, its output as text, and return how it ended."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        umask=umask,
        env=support_portal.clean_environment() | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def build(root: Path, *options: str | Path, **environment: str) -> Any:
    """Build the miniature below `root` into root/site, and return how it ended."""
    chosen = () if "--site-dir" in options else ("--site-dir", "site")
    return run(PORTAL, "build", "--plan", "mini", *chosen, *options, cwd=root, **environment)


def customised(folder: Path, code: str) -> dict[str, str]:
    """Return the environment in which every Python runs `code` first."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(code, "utf-8")
    # Before what the caller has put there: a copy of the domain beside the installed one.
    paths = [str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {"PYTHONPATH": os.pathsep.join(paths)}


def sources(root: Path) -> dict[str, bytes]:
    """Return everything below a portal's root but its sites and its cache."""
    own = ("site/", ".cache/", ".site")
    return {
        name: data
        for name, data in support_site.tree(root).items()
        if not name.startswith(own) and "__pycache__" not in name
    }
