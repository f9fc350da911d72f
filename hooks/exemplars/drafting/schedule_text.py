"""Episodes as schedule.yml writes them, and a schedule with more of them at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exemplars.notation import strict_yaml
from exemplars.notation.canonical_yaml import scalar
from exemplars.reading.source import DataFile
from exemplars.records import schema
from exemplars.records.schedule import Schedule, Scheduled

HEAD = "episodes:\n"


def written(episodes: Iterable[Scheduled], indent: int = 2) -> str:
    """Return decided episodes as items of the list `episodes`."""
    margin = " " * indent
    return "".join(f"{margin}{line}\n" for each in episodes for line in _lines(each))


def appended(file: DataFile[Schedule], episodes: Iterable[Scheduled]) -> str | None:
    """
    Return the text of schedule.yml with more episodes at its end, every other letter as it was.

    None where that cannot be done so: the list is not the last thing in the file, or is not
    written one item below the other.
    """
    added = tuple(episodes)
    there = file.record.episodes
    start = file.text if file.text.endswith("\n") or not file.text else file.text + "\n"
    indent = 2
    if there:
        # An item's first key stands two places after its dash.
        indent = file.marks.values[("episodes", 0)][1] - 3
    elif not file.text:
        start = HEAD
    made = start + written(added, max(indent, 0))
    tree, faults = strict_yaml.read(made)
    read, findings = schema.read(Schedule, tree)
    same = read.episodes == (*there, *added)
    return made if same and not faults and not findings else None


def _lines(episode: Scheduled) -> Iterator[str]:
    yield f"- column: {episode.column}"
    yield f"  month: {episode.month:%Y-%m}"
    yield f"  number: {episode.number}"
    if episode.title:
        yield f"  title: {scalar(episode.title)}"
    if episode.planned:
        yield f"  planned: {episode.planned}"
    yield "  segments:"
    for part in episode.segments:
        yield f"    - profile: {part.profile}" if part.profile else f"    - text: {part.text}"
        if part.topic:
            yield f"      topic: {part.topic}"
        if part.repeat:
            yield "      repeat: true"
