"""
What one check leaves to the next: verdicts, by content, and what it saw, below .cache/checks/.

A verdict is known again by all it hangs on: this program, the plan's files, the profile's bytes
and name, and all that lies beside it. What is remembered of another plan, program or content is
never used, and is gone with the next check.

Of the last check it is kept what the rules over all profiles told, by which ties profiles could
meet in them, and the system's mark of every folder (`reading.untouched`): a profile that nobody
touched is not read again, and after a few changes those alone are asked that share a tie with them.

Two files keep it: what is large is written while the rules over all profiles are at work. Where
either is not to be had, everything is judged.

    <plan>/verdicts   context, [{key: problems}, what `Last` has of texts], the numbers of `Last`
    <plan>/together   context and which check it was of, [{folder: problems}, ground]

The first takes some nine hundred bytes a profile, and is read at every check.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from exemplars import cache
from exemplars.checking.last import NOTHING as NO_CHECK
from exemplars.checking.last import Last, Told
from exemplars.checking.signed import Signed, secret_of_this_computer
from exemplars.numbers import BYTES, Numbers
from exemplars.reading.source import DataFile, Portfolio, bytes_of

# What `sketches.drawn` gives, and the problems without their path.
Entry = list[Any]

_LARGEST_BESIDE = 40_000_000  # bytes; larger than any file that is looked into


class _Entries(Mapping[str, Entry]):
    """Verdicts as they lie in the file; each is read when it is asked for."""

    def __init__(self, kept: Last, told: Mapping[str, Told]) -> None:
        self._at = {key: at for at, key in enumerate(kept.keys) if key}
        self._kept = kept.entries
        self.told = told

    def __getitem__(self, key: str) -> Entry:
        return [json.loads(self._kept[self._at[key]].tobytes()), self.told.get(key, [])]

    def __contains__(self, key: object) -> bool:
        return key in self._at

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)


@dataclass(frozen=True)
class Memory:
    """What is remembered of one plan; without a file, nothing is."""

    verdicts: Signed | None = None
    context: str = ""
    entries: _Entries = field(default_factory=lambda: _Entries(NO_CHECK, {}))
    last: Last | None = None

    def key(self, name: bytes, path: Path, data: bytes, names: Sequence[str]) -> str:
        """
        Return what a profile's verdict is known by, "" where it is not to be remembered.

        `name` is what the path from the root is called; `names` are those of all that lies in its folder, in order.
        """
        if self.verdicts is None:
            return ""
        beside = _beside(path, names)
        if beside is None:
            return ""
        return cache.key("verdict", self.context, name, data, *beside)

    def keep(self, seen: Last, new: Mapping[str, Told]) -> None:
        """Remember what was seen, and nothing else; `new` are the problems of what was judged now, by its key."""
        if self.verdicts is None:
            return
        told = ((key, new.get(key) or self.entries.told.get(key)) for key in seen.keys if key)
        made, numbers = seen.written
        head = [{key: each for key, each in told if each}, made]
        self.verdicts.write([self.context.encode(), _json(head), *numbers])
        # What a former version has kept, names too, nobody reads any more.
        with contextlib.suppress(OSError):
            self.verdicts.path.parent.with_name(f"{self.verdicts.path.parent.name}.json").unlink()

    def keep_verdicts(self, entries: Mapping[str, Entry]) -> None:
        """Remember verdicts alone, by their keys, for whoever did not ask what profiles have in common."""
        parts = (array(BYTES, as_kept(each)) for each in entries.values())
        seen = replace(NO_CHECK, keys=[*entries], entries=Numbers.of(parts, BYTES))
        self.keep(seen, {key: each[1] for key, each in entries.items()})

    def keep_together(self, last: Last) -> None:
        """Remember what was told of all profiles together: this is done when the rest is kept already."""
        if self.verdicts is not None and last != self.last:
            told = _json([last.together, last.ground])
            _together_of(self.verdicts).write([f"{self.context} {last.id}".encode(), told])


NOTHING = Memory()


def memory_of(folder: Path | None, plan: str, outline: Portfolio) -> Memory:
    """Return what is remembered in `folder` of a plan."""
    secret = secret_of_this_computer() if folder else b""
    if folder is None or not secret:
        return NOTHING
    file, context = Signed(file_of(folder, plan), secret), context_of(outline)
    parts = file.read()
    if not (parts and parts[0] == context.encode()):
        return Memory(file, context)
    # Signed by us, and by this very program: it is what `keep` has written.
    told, made = json.loads(bytes(parts[1]))
    seen = Last.read(made, parts[2:])
    return Memory(file, context, _Entries(seen, told), _with_together(seen, file, context))


def file_of(folder: Path, plan: str) -> Path:
    """Return where in `folder` the verdicts on a plan's profiles are kept."""
    return folder / "checks" / plan / "verdicts"


def _with_together(last: Last, verdicts: Signed, context: str) -> Last | None:
    """Return what was seen with what was told of it; None where that was not kept any more."""
    parts = _together_of(verdicts).read()
    if not (parts and parts[0] == f"{context} {last.id}".encode()):
        return None
    together, ground = json.loads(bytes(parts[1]))
    return replace(last, together=together, ground=ground)


def _together_of(verdicts: Signed) -> Signed:
    return Signed(verdicts.path.with_name("together"), verdicts.secret)


def as_kept(entry: Entry) -> bytes:
    """Return what is kept of a profile as it lies in the file, without its problems."""
    return _json(entry[0])


def _json(what: object) -> bytes:
    return json.dumps(what, separators=(",", ":")).encode()


def _beside(path: Path, names: Sequence[str]) -> list[str | bytes] | None:
    """Return the names and contents of all that lies beside a profile, None where that is not certain."""
    found: list[str | bytes] = []
    for name in names:
        if name != path.name:
            data = _content(path.parent / name)
            if data is None:
                return None
            found += (os.fsencode(name), data)
    return found


def _content(path: Path) -> bytes | None:
    """Return what tells one content from another; of what is no file, its kind."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return None
    if not stat.S_ISREG(mode):
        return f"kind {stat.S_IFMT(mode)}".encode()
    data = bytes_of(path, _LARGEST_BESIDE)
    return None if data is None else b"file" + blake2b(data).digest()


def context_of(outline: Portfolio) -> str:
    """Return what every verdict of a plan hangs on."""
    files: list[DataFile[Any]] = [outline.plan_file, outline.units_file]
    files += [file for _, file in outline.unit_files]
    told = [part for file in files for part in (file.name, file.text, repr(file.findings))]
    return cache.key("context", cache.program(), *told)
