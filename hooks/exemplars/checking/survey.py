"""
A whole plan checked: every profile read and judged where it is read, by as many processes as pay.

What a rule over all profiles needs of one passes from process to process as a sketch. Whole go
only the profiles whose verdict hangs on the day or on others (`allow`, `withdrawn`), or that could
not be read: these are judged at every check.
"""

from __future__ import annotations

import datetime as dt
import os
from array import array
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from exemplars import garbage, places, processes
from exemplars.checking import beside, check
from exemplars.checking.check import Examined
from exemplars.checking.found import FoundProfile, entries_of, found_at, is_sure
from exemplars.checking.last import NOTHING, Last, Seen
from exemplars.checking.remembered import Entry, Memory, as_kept, memory_of
from exemplars.checking.surveyed import Looked, Surveyed
from exemplars.checking.ties import of_source as ties_of
from exemplars.numbers import BYTES, SHORT
from exemplars.problem import Problem
from exemplars.processes import Progress
from exemplars.reading import source, walk
from exemplars.reading.looking import Found, Lay, Look, glance, lay_of, look
from exemplars.reading.source import Portfolio, Source
from exemplars.reading.untouched import NO_MARK, State, is_still
from exemplars.rules.copies import compared_sample, day_of
from exemplars.sketches import Sketch, keep_sample, may_be_drawn

_UNSURE = "?"  # begins what stands for a key where none may be kept
_NUMBER = 4  # bytes


@garbage.left_alone()
def of_plan(
    root: Path,
    plan: str,
    today: dt.date | None = None,
    progress: Progress[int] = iter,
    folder: Path | None = None,
) -> tuple[Portfolio, Examined]:
    """
    Return what profiles/<plan>/ holds, and all that is found of it.

    `today` is the newest date in the records where it is None. In `folder` it is kept from one
    check to the next what was found; without it, nothing is.
    """
    surveyed = _surveyed(root, plan, progress, folder, None)
    return surveyed.portfolio(), _examined(surveyed, today)


@garbage.left_alone()
def examined(
    root: Path, plan: str, progress: Progress[int], folder: Path, looking: Look | None = None
) -> Examined:
    """
    Return all that is found of a plan; after a few changes it looks at few profiles.

    `looking` may have begun to look at the files before.
    """
    return _examined(_surveyed(root, plan, progress, folder, looking), None)


def _examined(surveyed: Surveyed, today: dt.date | None) -> Examined:
    portfolio, _, asked = surveyed.concerned
    many, is_new = len(surveyed.folders), not surveyed.is_as_before
    # After a few changes to write takes longest, and a copy does it. Else this process has the time
    # for it while a copy compares stories.
    is_apart = is_new and len(asked) < many
    with (
        processes.aside(surveyed.keep, many if is_apart else 0) as kept,
        check.of_all(portfolio) as waiting,
    ):
        day = today or surveyed.outline.newest_with([surveyed.newest])
        found = beside.of_files(portfolio, day)
        found += check.by_themselves(portfolio, [*surveyed.wholes()], day)
        if is_new and not is_apart:
            kept.done()
        together = surveyed.together(waiting(day))
        found += [*surveyed.told(), *together]
        all_found = check.examined_from(found, portfolio)
        if is_apart:
            kept.done()
    # Rules over all profiles read stories again: what another lay there for then is not remembered.
    if all(_is_seen(at, surveyed) for at in surveyed.concerned.seen):
        surveyed.keep_together(together)
    return all_found


def _is_seen(at: int, surveyed: Surveyed) -> bool:
    """Return whether a profile is what was seen of it, or was read whole then and is not read again."""
    looked, now = surveyed.looked.get(at), surveyed.now
    if looked is not None and looked.whole is not None:
        return True
    path, mark = surveyed.path(at), now.marks[at]
    if mark:
        return is_still(str(path.parent), now.names_in(at), mark)
    key = found_at(surveyed.outline.root, path, surveyed.memory).key
    return bool(key) and key == now.keys[at]


def _surveyed(
    root: Path, plan: str, progress: Progress[int], folder: Path | None, looking: Look | None
) -> Surveyed:
    """Look closer at every profile that has been touched since the last check."""
    outline = source.outline(root, plan)
    memory = memory_of(folder, plan, outline)
    looking = looking or (look if memory.last else glance)
    there = looking(root, plan)
    lies = there.lies
    begins = len(f"{outline.plan_file.path.parent}{os.sep}")
    folders = [each[begins:].replace(os.sep, "/") for each in lies.profiles]
    order, left = _touched(there, folders, memory.last or NOTHING)

    def looked(few: Sequence[int]) -> list[Looked]:
        paths = [Path(lies.profiles[at], places.PROFILE) for at in few]
        return _looked(paths, outline, memory, [there.lay(at) for at in few])

    found = dict(zip(left, processes.mapped_by_few(looked, left, progress), strict=True))
    return Surveyed(outline.holding(lies, ()), memory, folders, order, found)


def _touched(
    there: Found, folders: Sequence[str], last: Last
) -> tuple[Sequence[int], Sequence[int]]:
    """Return the place of each folder at the last check (-1: none), and whom somebody may have touched."""
    if there.state is None:
        return [last.place.get(each, -1) for each in folders], range(len(folders))
    order, suspects = _compared(there.state, folders, last)
    return order, [at for at in suspects if not _is_untouched(there.state, at, last, order[at])]


def _compared(
    state: State, folders: Sequence[str], last: Last
) -> tuple[Sequence[int], Sequence[int]]:
    """Return the place of each folder at the last check (-1: none), and whom to look at more closely."""
    if folders != last.folders or state.marks.counts != last.marks.counts:
        return [last.place.get(each, -1) for each in folders], range(len(folders))
    # Nobody came, nobody went: marks are laid side by side in long stretches.
    found = state.marks.unequal(last.marks)
    found |= {at for at, key in enumerate(last.keys) if not key}
    found |= {at for at, count in enumerate(last.marks.counts) if not count}
    found |= {at for at in {*state.names, *last.names} if state.names_in(at) != last.names_in(at)}
    return range(len(folders)), sorted(found)


def _is_untouched(state: State, at: int, last: Last, was: int) -> bool:
    if was < 0 or not last.keys[was]:
        return False
    mark = last.marks[was]
    return bool(mark) and mark == state.marks[at] and last.names_in(was) == state.names_in(at)


def _looked(
    paths: Sequence[Path], outline: Portfolio, memory: Memory, lays: Sequence[Lay]
) -> list[Looked]:
    """
    Read a few profiles, and judge those whose verdict is not remembered.

    How each folder lay was looked at before.
    """
    found = [
        found_at(outline.root, path, memory, lay.names)
        for path, lay in zip(paths, lays, strict=True)
    ]
    new = {
        at: each.read(outline.root)
        for at, each in enumerate(found)
        if each.key not in memory.entries
    }
    to_judge = {at: read for at, read in new.items() if may_be_drawn(read)}
    entries = dict(zip(to_judge, entries_of([*to_judge.values()], outline), strict=True))
    return [
        _looked_at(each, lay, outline, memory, new.get(at), entries.get(at))
        for at, (each, lay) in enumerate(zip(found, lays, strict=True))
    ]


def _looked_at(
    found: FoundProfile,
    lay: Lay,
    outline: Portfolio,
    memory: Memory,
    read: Source | None,
    entry: Entry | None,
) -> Looked:
    """Return what came of a profile: remembered where it was not read, whole where it has no entry."""
    if read is None:
        kept = memory.entries[found.key]
        sketch = Sketch(outline.root, found.path, kept[0])
        return Looked(_seen(sketch, outline, found.key, kept, lay.names, lay.lasting))
    if entry is None:
        return Looked(_seen(read, outline, "", None, lay.names, NO_MARK), whole=read)
    keep_sample(read, entry[0])
    sure = found.key and is_sure(found.key, read, outline.root, memory, lay.mark)
    key, mark = (found.key, lay.lasting) if sure else ("", NO_MARK)
    return Looked(_seen(read, outline, key, entry, lay.names, mark), entry)


def _seen(
    read: Source,
    outline: Portfolio,
    key: str,
    entry: Entry | None,
    names: tuple[str, ...],
    mark: array[int],
) -> Seen:
    """Return how a profile is known again, and by what it meets others."""
    newest, sample = read.newest(outline.horizon), compared_sample(read)
    # None is 0.
    whole = int.from_bytes(sample.whole[:_NUMBER], "little") | 1 if sample else 0
    about = (newest.toordinal() if newest else 0, day_of(read).toordinal(), whole)
    met = sorted(sample.places) if sample else ()
    kept = array(BYTES, as_kept(entry) if key and entry else b"")
    return Seen(key, names, mark, array(SHORT, about), ties_of(read), array(SHORT, met), kept)


@garbage.left_alone()
def read_and_judged(
    root: Path, plan: str, folder: Path | None
) -> tuple[Portfolio, dict[Path, list[Problem]]]:
    """
    Return what profiles/<plan>/ holds, read to its end, and the problems of each profile by itself.

    Not judged are those whose verdict hangs on the day or on others.
    """
    lies = walk.walked(root, plan)
    outline = source.outline(root, plan).holding(lies, ())
    memory = memory_of(folder, plan, outline)
    read = [_read(root, Path(each, places.PROFILE), memory) for each in lies.profiles]
    judged = _judged([(key, each) for key, each, _ in read], outline, memory)
    sure = {key for key, each, mark in read if is_sure(key, each, root, memory, mark)}
    if sure & judged.keys() != memory.entries.keys():
        memory.keep_verdicts({key: judged[key] for key in sorted(sure & judged.keys())})
    known = {}
    for key, each, _ in read:
        if key in judged:
            known[each.path] = [Problem(each.name, *told) for told in judged[key][1]]
            keep_sample(each, judged[key][0])
    return replace(outline, sources=tuple(each for _, each, _ in read)), known


def _read(root: Path, path: Path, memory: Memory) -> tuple[str, Source, array[int]]:
    """Return a profile, the key of its verdict (without a sure one, none that is remembered), its folder's mark."""
    lay = lay_of(str(path.parent))
    found = found_at(root, path, memory, lay.names)
    return found.key or f"{_UNSURE}{found.name}", found.read(root), lay.mark


def _judged(read: list[tuple[str, Source]], outline: Portfolio, memory: Memory) -> dict[str, Entry]:
    """Return the verdicts on all profiles that are judged by themselves, remembered or made now."""
    new = [each for key, each in read if key not in memory.entries and may_be_drawn(each)]
    made = processes.mapped_by_few(lambda few: entries_of(few, outline), new)
    by_path = {each.path: entry for each, entry in zip(new, made, strict=True)}
    return {
        key: memory.entries[key] if key in memory.entries else by_path[each.path]
        for key, each in read
        if key in memory.entries or each.path in by_path
    }
