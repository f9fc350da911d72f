"""
Comments of a YAML text beside its tree: which value each speaks of, for `canonical_form` to keep.

The text has been found sound by `strict_yaml` before; libyaml gives the places of its values, and
a # outside of them opens a comment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from exemplars.notation import strict_yaml
from exemplars.text import clean

_BLOCK = ("|", ">")
Spans = dict[int, list[tuple[int, int]]]  # line -> columns that scalars cover


@dataclass
class Entry:
    """A `key: value`, or an item of a list, with the comments above it."""

    line: int
    column: int
    node: Node
    key: str = ""
    head: list[str] = field(default_factory=list)


@dataclass
class Node:
    """A value: text, or a group of entries with the comments that close it."""

    kind: str  # "text", "map", "list"
    text: str = ""
    flow: bool = False
    entries: list[Entry] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


class _Builder:
    """Builds nodes from libyaml's events; the text has been found sound before."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.spans: Spans = {}
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=strict_yaml.Events))

    def document(self) -> Node:
        for event in self.events:
            if isinstance(event, yaml.MappingStartEvent):
                return self._map(event)
        return Node("map")

    def _node(self, event: Any) -> Node:
        if isinstance(event, yaml.MappingStartEvent):
            return self._map(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event)
        self._cover(event)
        return Node("text", clean(event.value))

    def _map(self, start: Any) -> Node:
        made = Node("map", flow=bool(start.flow_style))
        for key in self.events:
            if isinstance(key, yaml.MappingEndEvent):
                break
            self._cover(key)
            mark = key.start_mark
            node = self._node(next(self.events))
            made.entries.append(Entry(mark.line, mark.column, node, clean(key.value)))
        return made

    def _list(self, start: Any) -> Node:
        made = Node("list", flow=bool(start.flow_style))
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            mark = event.start_mark
            column = mark.column if made.flow else start.start_mark.column
            made.entries.append(Entry(mark.line, column, self._node(event)))
        return made

    def _cover(self, event: Any) -> None:
        """Note which characters are a scalar's, for a # among them opens no comment."""
        start, end = event.start_mark, event.end_mark
        if event.style in _BLOCK:
            # Its header may carry a comment; its lines may not.
            self.spans.setdefault(start.line, []).append((start.column, start.column + 1))
            for line in range(start.line + 1, end.line):
                self.spans.setdefault(line, []).append((0, len(self.lines[line])))
            if end.column:
                self.spans.setdefault(end.line, []).append((0, end.column))
            return
        for line in range(start.line, end.line + 1):
            first = start.column if line == start.line else 0
            last = end.column if line == end.line else len(self.lines[line])
            self.spans.setdefault(line, []).append((first, last))


def nodes(text: str) -> tuple[Node, Spans]:
    """Return the tree of a sound text, and what of each line is a value's."""
    builder = _Builder(text)
    return builder.document(), builder.spans


@dataclass(frozen=True)
class Comment:
    """A comment: where it stands, its text, and whether a value stands before it."""

    line: int
    column: int
    text: str
    trailing: bool


def comments(text: str, spans: Spans) -> Iterator[Comment]:
    """Give the comments, in order."""
    for number, line in enumerate(text.split("\n")):
        at = line.find("#")
        while at >= 0:
            covered = any(first <= at < last for first, last in spans.get(number, ()))
            if not covered and (at == 0 or line[at - 1] in " \t"):
                said = line[at:].rstrip()
                tidy = clean(said)
                # An entity may hide a line break.
                said = said if "\n" in tidy else tidy.rstrip()
                yield Comment(number, at, said, bool(line[:at].strip()))
                break
            at = line.find("#", at + 1)


def attach(comment: Comment, root: Node) -> None:
    """Put a comment above what it speaks of, or at the end of the group it stands in."""
    before: list[tuple[Node, Entry]] = []  # the way to the last entry that begins before it
    after = _next(root, comment, before)
    if comment.trailing and before:
        line = before[-1][1].line
        next(each for _, each in before if each.line == line).head.append(comment.text)
        return
    floor = after.column if after else -1
    for node, entry in reversed(before):
        if not node.flow and floor < entry.column <= comment.column:
            node.tail.append(comment.text)
            return
    (after.head if after else root.tail).append(comment.text)


def _next(node: Node, comment: Comment, before: list[tuple[Node, Entry]]) -> Entry | None:
    """Return the first entry that begins below a comment's line; fills the way to the one above."""
    last = None
    for entry in node.entries:
        if entry.line > comment.line:
            break
        last = entry
    if last is not None:
        before.append((node, last))
        inner = _next(last.node, comment, before)
        if inner is not None:
            return inner
    return next((each for each in node.entries if each.line > comment.line), None)
