"""
What of the published site need not be made again.

A book in .cache/ says of each file from what it was made, as a key, and what came of it, as a
digest. A file is taken over where the key is still the same and the published file still has that
digest: it is read to its end every time, so neither the book nor the site is taken at its word.
Times of files are not asked. Whatever is missing, spoilt or of another build is made anew.

The key of a file names everything it is made from: whoever adds to a page adds to its key. What
depends on all profiles at once (home, progress, the years) has no key and is always made.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from exemplars import cache, processes
from exemplars.register import Exemplar, Register

FOLDER = "built"  # below the cache; a book for each plan
_LARGEST = 400_000_000  # bytes of a book; some two hundred for a file
_DIGEST = 16  # bytes


class Made(NamedTuple):
    """A file of the site: its path, what tells what it is made from (None: always made), how it is."""

    name: str
    key: Callable[[], str] | None
    make: Callable[[], bytes]


class Keys:
    """The keys of one build; `told` is what every file depends on beside program, theme and plan."""

    def __init__(self, register: Register, theme: Path, told: Iterable[str] = ()) -> None:
        """Take what all files depend on; profiles are looked at when they are asked for."""
        parts = [cache.program(), *_plan(register), *_files(theme), *told]
        self._context = _hash(repr(parts))
        self._exemplars: dict[str, str] = {}

    def of(self, what: str, told: object, exemplars: Iterable[Exemplar] = ()) -> str:
        """
        Return the key of a file that shows these exemplars, in this order.

        `told` is all else it is made from that is not the plan's: of plain values, whose `repr`
        tells any two apart.
        """
        shown = "".join(map(self._exemplar, exemplars))
        return _hash(f"{self._context}{what}\0{told!r}\0{shown}")

    def _exemplar(self, each: Exemplar) -> str:
        if each.id not in self._exemplars:
            source = each.source
            # The record is what the text says; pictures and recordings are named by content.
            photos = [photo.files for photo in (each.portrait, *each.gallery) if photo]
            named = [[(address, path.name) for address, path in files] for files in photos]
            audio = each.audio and (each.audio.address, each.audio.path.name)
            told = repr((source.name, source.text, source.story, named, audio, each.draft))
            self._exemplars[each.id] = _hash(told)
        return self._exemplars[each.id]


class Reuse:
    """The published folder, and the book of what its files were made from; without them, nothing."""

    def __init__(self, book: Path, published: Path | None) -> None:
        """Open the book, if there is a folder to take files from."""
        self._book = book
        self._published = published
        self._before = _read(book) if published else {}
        self._now: dict[str, list[str]] = {}
        self._mode = _mode()

    def put(self, files: Iterable[Made], folder: Path) -> None:
        """
        Write files below `folder`, each into its own folder there: taken over where that is the same.

        What has a key is written last, by as many processes as pay.
        """
        folders: set[str] = set()
        later: list[Made] = []
        for file in files:
            parent = os.path.dirname(file.name)  # noqa: PTH120 - a string test is the quick one here
            if parent not in folders:
                (folder / file.name).parent.mkdir(parents=True, exist_ok=True)
                folders.add(parent)
            if file.key:
                later.append(file)
            else:
                (folder / file.name).write_bytes(file.make())
        entries = processes.mapped(lambda file: self._put(file, folder), later)
        if self._published is not None:
            self._now.update(zip((file.name for file in later), entries, strict=True))

    def _put(self, file: Made, folder: Path) -> list[str]:
        """Write a file, or take it over, and return its key and its digest for the book."""
        if self._published is None or file.key is None:
            (folder / file.name).write_bytes(file.make())
            return []
        now = file.key()
        key, digest = self._before.get(file.name, ("", ""))
        if key == now and self._taken(file.name, digest, folder):
            return [key, digest]
        content = file.make()
        (folder / file.name).write_bytes(content)
        return [now, _hash(content)]

    def keep(self) -> None:
        """Write the book of this build, for the next."""
        if self._published is not None and self._now != self._before:
            cache.write(self._book, json.dumps(self._now, separators=(",", ":")).encode())

    def _taken(self, name: str, digest: str, folder: Path) -> bool:
        """Return whether the published file was what the book says, and is now in `folder` too."""
        assert self._published is not None
        source = self._published / name
        content = _content(source, self._mode)
        if content is None or _hash(content) != digest:
            return False
        try:
            # No file of the site is ever written to again: a change is a new file.
            os.link(source, folder / name, follow_symlinks=False)
        except OSError:
            (folder / name).write_bytes(content)
        return True


def _hash(what: str | bytes) -> str:
    data = what.encode("utf-8", "surrogatepass") if isinstance(what, str) else what
    return blake2b(data, digest_size=_DIGEST).hexdigest()


def _mode() -> int:
    """Return the permissions that a new file has."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _content(path: Path, mode: int) -> bytes | None:
    """Return what a file holds, None of anything but a file with these permissions."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or stat.S_IMODE(found.st_mode) != mode:
            return None
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read()
    except OSError:
        return None
    finally:
        os.close(handle)


def _read(book: Path) -> dict[str, list[str]]:
    """Return what a book says; nothing where any of it is not as it was written."""
    try:
        if book.is_symlink() or not book.is_file() or book.stat().st_size > _LARGEST:
            return {}
        said: Any = json.loads(book.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    whole = isinstance(said, dict) and all(map(_is_entry, said.values()))
    return said if whole else {}


def _is_entry(entry: Any) -> bool:
    return isinstance(entry, list) and len(entry) == 2 and all(isinstance(e, str) for e in entry)


def _plan(register: Register) -> Iterator[str]:
    """Give what the plan's own files say, and the day."""
    portfolio = register.portfolio
    yield register.today.isoformat()
    for file in (portfolio.plan_file, portfolio.units_file, portfolio.radio.schedule):
        yield file.text
    for unit, own in portfolio.unit_files:
        yield unit
        yield own.text


def _files(folder: Path) -> Iterator[str]:
    """Give the name and the content of every file below a folder, in order."""
    for path in sorted(folder.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            yield path.relative_to(folder).as_posix()
            yield _hash(path.read_bytes())
