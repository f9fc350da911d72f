"""What is dear to make and kept from one build to the next, by content, below .cache/."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterable
from functools import cache as once
from pathlib import Path

from exemplars.patterns import regex

# Below the root; never published as it is.
CACHE = ".cache"
# What media, sound, cards and yearbooks call what they keep.
_NAME = regex(r"(?:pictures|sounds|cards|books)/[0-9a-f]{32}(?:-\d+)?\.[a-z0-9]+")


# How a folder's name ends that tells of something installed: `Jinja2-3.1.6.dist-info`.
_INSTALLED = (".dist-info", ".egg-info")
# What reads, renders, draws and writes, beside this program.
LIBRARIES = (
    *("ahocorasick-rs", "brotli", "feedgen", "fontpkg-be-vietnam-pro", "fontpkg-source-serif-4"),
    *("fonttools", "icalendar", "jinja2", "lxml", "markupsafe", "mkdocs", "mkdocs-material", "nh3"),
    *(
        "openpyxl",
        "pillow",
        "pyromark",
        "python-docx",
        "python-slugify",
        "pyyaml",
        "segno",
        "typst",
    ),
)


@once
def program() -> str:
    """Return a key of what this program is: its own files, and the versions of what it stands on."""
    folder = Path(__file__).parent
    files = sorted(
        Path(place, name)
        for place, _, names in os.walk(folder)
        for name in names
        if "." in name and not name.endswith(".pyc")
    )
    parts: list[str | bytes] = [
        sys.version,
        *(f"{each} {_versions().get(each)}" for each in LIBRARIES),
    ]
    for path in files:
        parts += (path.relative_to(folder).as_posix(), path.read_bytes())
    return key("program", *parts)


@once
def _versions() -> dict[str, str]:
    """Return the version of all that is installed, by its name: as its folder says, without opening it."""
    found: dict[str, str] = {}
    for place in reversed(sys.path):
        names: list[str] = []
        # What cannot be opened nothing is read in from.
        with contextlib.suppress(OSError):
            names = os.listdir(place or ".")  # noqa: PTH208 - names alone
        for name in names:
            if name.endswith(_INSTALLED):
                library, _, version = name.partition("-")
                found[library.lower().replace("_", "-").replace(".", "-")] = version
    return found


def key(recipe: str, *parts: str | bytes) -> str:
    """Return the name under which what `recipe` makes of `parts` is kept: 32 hexadecimal digits."""
    made = hashlib.sha256()
    for part in (recipe, *parts):
        data = part.encode() if isinstance(part, str) else part
        # With its length, so that no two lists of parts run into the same bytes.
        made.update(len(data).to_bytes(8, "big") + data)
    return made.hexdigest()[:32]


HALF = "half-"  # begins the name of a file that is being written
_LEFT = 3600  # seconds after which whoever began to write one is no more


def sweep(folder: Path) -> None:
    """Delete what writing was ended of, by a signal that nobody could wait for: it may hold names."""
    for each in folder.glob(f"{HALF}*"):
        with contextlib.suppress(OSError):
            if each.stat().st_mtime < time.time() - _LEFT:
                each.unlink()


def write(path: Path, data: bytes) -> None:
    """Write so that another build never reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=HALF, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        # A full disk is not made fuller by what could not be finished.
        Path(name).unlink(missing_ok=True)
        raise


def keep_only(folder: Path, who: str, names: Iterable[str]) -> None:
    """
    Delete below `folder` what `who` had in use when this was called last and no longer has.

    `names` are paths below `folder`. What another has in use stays, and so does what nobody ever
    named: another build may have made it a moment ago.
    """
    lists = folder / "used"
    now = frozenset(names)
    before = _listed(lists / who)
    if now != before:
        others = (_listed(path) for path in sorted(lists.glob("*")) if path.name != who)
        for name in sorted(before - now.union(*others)):
            (folder / name).unlink(missing_ok=True)
        write(lists / who, "".join(f"{name}\n" for name in sorted(now)).encode())


def _listed(path: Path) -> frozenset[str]:
    """Return what a list names; only what lies below the cache, whatever was written into it."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(line for line in lines if _NAME.fullmatch(line))
