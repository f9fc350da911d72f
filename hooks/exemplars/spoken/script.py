"""A profile as sentences that can be read one after the other: no headings, no lists, no tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exemplars.story import events

_INLINE = frozenset(["Emphasis", "Strong", "Link", "Image", "Strikethrough"])
_STOPS = ".!?…:;"
_CLOSING = '”"’)»'


def written(name: str, summary: str, story: str) -> str:
    """Return a profile's name, summary and story as paragraphs of whole sentences."""
    lines = [_stopped(name), _stopped(summary), plain(story)]
    return "\n".join(line for line in lines if line)


def plain(story: str) -> str:
    """Return the words of a story, a paragraph, heading, item or row of a table on each line."""
    return "\n".join(_Lines().of(story))


class _Lines:
    """The lines of one story, gathered while its blocks begin and end."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.words: list[str] = []
        self.heads: list[str] = []
        self.cells: list[str] = []
        self.in_head = False

    def of(self, story: str) -> list[str]:
        for event in events(story):
            if event in ("SoftBreak", "HardBreak"):
                self.words.append(" ")
            elif isinstance(event, dict):
                self._take(event)
        self._end_line()
        return self.lines

    def _take(self, event: Mapping[str, Any]) -> None:
        if "Text" in event or "Code" in event:
            self.words.append(str(event.get("Text") or event.get("Code") or ""))
            return
        (way, what), *_ = event.items()
        name = next(iter(what)) if isinstance(what, dict) else str(what)
        if way not in ("Start", "End") or name in _INLINE:
            return
        if name == "TableCell":
            if way == "End":
                self.cells.append(self._said())
        elif name in ("TableHead", "TableRow"):
            if way == "End":
                self._end_row(head=name == "TableHead")
        else:
            self._end_line()

    def _end_row(self, *, head: bool) -> None:
        cells, self.cells = self.cells, []
        if head:
            self.heads = cells
            return
        heads = [*self.heads, *[""] * len(cells)]
        said = [
            f"{name}: {cell}" if name else cell
            for name, cell in zip(heads, cells, strict=False)
            if cell
        ]
        if said:
            self.lines.append(_stopped(", ".join(said)))

    def _end_line(self) -> None:
        said = self._said()
        if said:
            self.lines.append(_stopped(said))

    def _said(self) -> str:
        said, self.words = "".join(self.words).strip(), []
        return said


def _stopped(line: str) -> str:
    """Return a line that ends as a sentence does."""
    line = line.strip()
    bare = line.rstrip(_CLOSING)
    return line if not line or bare[-1:] in _STOPS else line.rstrip(",") + "."
