"""
A whole plan checked: every profile read and judged where it is read, by as many processes as pay.

What a rule over all profiles needs of one passes from process to process as a sketch. Whole go
only the profiles whose verdict hangs on the day or on others (`allow`, `withdrawn`): these are
judged once all the rest are known.
"""

from __future__ import annotations

import datetime as dt
import gc
from dataclasses import dataclass, replace
from pathlib import Path

from exemplars import processes
from exemplars.checking import check
from exemplars.checking.check import Examined
from exemplars.checking.remembered import Entry, Memory, memory_of
from exemplars.problem import Problem
from exemplars.processes import Progress
from exemplars.reading import source
from exemplars.reading.source import Portfolio, Source
from exemplars.reading.walk import name_of
from exemplars.sketches import Sketch, drawn, keep_sample, may_be_drawn

_UNSURE = "?"  # begins what stands for a key where none may be kept


@dataclass(frozen=True, slots=True)
class _Found:
    """A profile as it lies there: its bytes, the names in its folder (None: not to be had), its key."""

    path: Path
    name: str
    data: bytes | None
    names: tuple[str, ...] | None
    key: str

    def read(self, root: Path) -> Source:
        read = source.read_source(root, self.path, self.data)
        if self.names is not None:
            # Judged is what the key is of.
            read.__dict__["names"] = self.names
        return read


@dataclass(frozen=True, slots=True)
class _Looked:
    """What came of one profile: the source, or what is kept of it; neither where that is remembered."""

    key: str = ""
    entry: Entry | None = None
    whole: Source | None = None


def of_plan(
    root: Path,
    plan: str,
    today: dt.date | None = None,
    progress: Progress[Path] = iter,
    folder: Path | None = None,
) -> tuple[Portfolio, Examined]:
    """
    Return what profiles/<plan>/ holds, and all that is found of it.

    `today` is the newest date in the records where it is None. In `folder` verdicts are kept by
    content from one check to the next; without it, none is.
    """
    collects = gc.isenabled()
    # As in `source.load`: records hold no cycles.
    gc.disable()
    try:
        return _of_plan(root, plan, today, progress, folder)
    finally:
        if collects:
            gc.enable()


def _of_plan(
    root: Path, plan: str, today: dt.date | None, progress: Progress[Path], folder: Path | None
) -> tuple[Portfolio, Examined]:
    outline, paths = source.outline(root, plan)
    memory = memory_of(folder, plan, outline)
    looked = processes.mapped(lambda path: _look(path, outline, memory), paths, progress)
    known: dict[Path, list[Problem]] = {}
    sources = []
    kept: dict[str, Entry] = {}
    for path, each in zip(paths, looked, strict=True):
        if each.whole is not None:
            sources.append(each.whole)
            continue
        entry = each.entry or memory.entries[each.key]
        kept[each.key] = entry
        sketch = Sketch(root, path, entry[0])
        sources.append(sketch)
        known[path] = [Problem(sketch.name, *told) for told in entry[1]]
    portfolio = replace(outline, sources=tuple(sources))
    day = today or portfolio.newest_date
    keeping = processes.aside(lambda: memory.keep(kept), len(kept))
    examined = check.examined(portfolio, day, known=known)
    keeping()
    return portfolio, examined


def read_and_judged(
    root: Path, plan: str, folder: Path | None
) -> tuple[Portfolio, dict[Path, list[Problem]]]:
    """
    Return what profiles/<plan>/ holds, read to its end, and the problems of each profile by itself.

    Not judged are those whose verdict hangs on the day or on others.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        outline, paths = source.outline(root, plan)
        memory = memory_of(folder, plan, outline)
        read = [_read(root, path, memory) for path in paths]
        judged = _judged(read, outline, memory)
    finally:
        if collects:
            gc.enable()
    sure = {key for key, each in read if _is_sure(key, each, root, memory)}
    memory.keep({key: entry for key, entry in judged.items() if key in sure})
    known = {}
    for key, each in read:
        if key in judged:
            known[each.path] = [Problem(each.name, *told) for told in judged[key][1]]
            keep_sample(each, judged[key][0])
    return replace(outline, sources=tuple(each for _, each in read)), known


def _read(root: Path, path: Path, memory: Memory) -> tuple[str, Source]:
    """Return a profile, and the key of its verdict; without a sure one, none that is remembered."""
    found = _found(root, path, memory)
    return found.key or f"{_UNSURE}{found.name}", found.read(root)


def _found(root: Path, path: Path, memory: Memory) -> _Found:
    name, data = name_of(root, path), source.bytes_of(path)
    try:
        names = source.names_in(path.parent)
    except OSError:
        return _Found(path, name, data, None, "")
    key = memory.key(name, path, data, names) if data is not None else ""
    return _Found(path, name, data, names, key)


def _judged(read: list[tuple[str, Source]], outline: Portfolio, memory: Memory) -> dict[str, Entry]:
    """Return the verdicts on all profiles that are judged by themselves, remembered or made now."""
    new = [each for key, each in read if key not in memory.entries and may_be_drawn(each)]
    made = processes.mapped(lambda each: _entry(each, outline), new)
    by_path = {each.path: entry for each, entry in zip(new, made, strict=True)}
    return {
        key: memory.entries[key] if key in memory.entries else by_path[each.path]
        for key, each in read
        if key in memory.entries or each.path in by_path
    }


def _entry(read: Source, outline: Portfolio) -> Entry:
    # The day is asked for by those only that have `allow` or `withdrawn`.
    problems = check.of_source(read, outline, dt.date.min)
    return [drawn(read, outline.horizon), [_told(each) for each in problems]]


def _look(path: Path, outline: Portfolio, memory: Memory) -> _Looked:
    """Read and judge one profile, unless its verdict is remembered."""
    found = _found(outline.root, path, memory)
    key = found.key
    if key in memory.entries:
        return _Looked(key)
    read = found.read(outline.root)
    if not may_be_drawn(read):
        return _Looked(whole=read)
    entry = _entry(read, outline)
    is_sure = key and _is_sure(key, read, outline.root, memory)
    return _Looked(key if is_sure else f"{_UNSURE}{found.name}", entry)


def _is_sure(key: str, read: Source, root: Path, memory: Memory) -> bool:
    """Return whether a verdict is on what the key says: what lies beside may have changed meanwhile."""
    is_alone = read.names == (read.path.name,)
    return key in memory.entries or is_alone or _found(root, read.path, memory).key == key


def _told(problem: Problem) -> list[str | int]:
    each = problem
    return [each.line, each.column, each.code, each.severity, each.message, each.hint]
