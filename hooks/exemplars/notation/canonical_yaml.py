"""
A quick reader for the canonical form of our YAML: what `portal new` and `portal fmt` write.

One logical line is one value: plain, quoted without escapes, or a flow list of plain words.
Whatever is not of that form gives None, and `strict_yaml` reads it with libyaml instead. So a
tree from here always equals libyaml's; the property tests hold the two against each other.
"""

from __future__ import annotations

import re
from typing import Any

from exemplars.text import FORBIDDEN, clean

Tree = dict[str, Any]

# Of one line: indent, whether a dash opens it, key, value, and the literal block below it.
Line = tuple[int, bool, str | None, str | None, str | None]

_DEEPEST = 6
# Line breaks to YAML 1.1 but not to an editor, and the tab: never in the canonical form.
_FOREIGN = re.compile(f"[\t\r\x85\u2028\u2029\ufeff]|{FORBIDDEN.pattern}".replace("]|[", ""))
_LINE = re.compile(r"( *)(- (?! ))?(?:([a-z][a-z0-9_-]{0,99}):(?: +(.*))?|(.+))\Z")
_NEVER_STARTS_PLAIN = frozenset("-?:,[]{}#&*!|>'\"%@`")
PLAIN_WORD = re.compile(r"[^-?:,\[\]{}#&*!|>'\"%@` ][^,\[\]{}:#'\"&*!|>%@`]*\Z")


class _NotCanonical(Exception):
    """The text may be fine YAML; it is only not of the canonical form."""


def read(text: str) -> Tree | None:
    """Return the tree of `text`, or None where it is not of the canonical form."""
    # Cleaning is asked once of the whole text, not of every value: a text that needs any is not canonical.
    if not text.endswith("\n") or _FOREIGN.search(text) or clean(text) != text:
        return None
    try:
        reader = _Blocks(_lines(text.split("\n")))
        tree = reader.mapping(0, 1)
        return tree if reader.at == len(reader.lines) else None
    except _NotCanonical:
        return None


def _lines(rows: list[str]) -> list[Line]:
    """Return the lines that carry something, each literal block folded into the line that opens it."""
    lines: list[Line] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        at += 1
        stripped = row.lstrip(" ")
        if not stripped or stripped[0] == "#":
            continue
        found = _LINE.match(row)
        if found is None:
            raise _NotCanonical
        indent, dash, key, value, bare = found.groups()
        literal = None
        if key and value == "|":
            at, literal = _literal(rows, at, len(indent) + (2 if dash else 0))
        lines.append((len(indent), dash is not None, key, value if key else bare, literal))
    return lines


def _literal(rows: list[str], at: int, above: int) -> tuple[int, str]:
    """Return where a literal block (`|`) ends and its text: one line end at its close."""
    block: list[str] = []
    inner = 0
    while at < len(rows):
        row = rows[at]
        depth = len(row) - len(row.lstrip(" "))
        if row.strip(" "):
            if depth <= above:
                break
            inner = inner or depth
            if depth < inner:
                raise _NotCanonical
        elif depth > inner:
            # White space deeper than the block is text to YAML, and invisible to an editor.
            raise _NotCanonical
        block.append(row[inner:])
        at += 1
    text = "\n".join(block).rstrip("\n")
    if not text or not block[0]:
        raise _NotCanonical
    return at, text + "\n"


class _Blocks:
    """Builds blocks from lines."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.at = 0

    def mapping(self, indent: int, depth: int) -> Tree:
        """Read `key: value` lines at `indent`; the first may follow a dash."""
        found: Tree = {}
        first = True
        while self.at < len(self.lines):
            spaces, dash, key, value, literal = self.lines[self.at]
            here = spaces + 2 if dash and first and depth > 1 else spaces
            if here < indent or (dash and not (first and depth > 1)):
                break
            if here > indent or key is None or key in found:
                raise _NotCanonical
            self.at += 1
            if literal is not None:
                found[key] = literal
            else:
                found[key] = self._scalar(value) if value else self._below(indent, depth)
            first = False
        return found

    def _below(self, indent: int, depth: int) -> Any:
        """Read the block under a key that has no value on its line; nothing there is an empty text."""
        if depth >= _DEEPEST:
            raise _NotCanonical
        if self.at == len(self.lines):
            return ""
        spaces, dash, *_ = self.lines[self.at]
        if dash and spaces == indent:
            raise _NotCanonical
        if spaces <= indent:
            return ""
        return self._sequence(spaces, depth + 1) if dash else self.mapping(spaces, depth + 1)

    def _sequence(self, indent: int, depth: int) -> list[Any]:
        items: list[Any] = []
        while self.at < len(self.lines):
            spaces, dash, key, value, _ = self.lines[self.at]
            if spaces < indent:
                break
            if spaces > indent or not dash:
                raise _NotCanonical
            if key is not None:
                items.append(self.mapping(indent + 2, depth + 1))
            else:
                self.at += 1
                items.append(self._scalar(value or ""))
        return items

    @staticmethod
    def _scalar(value: str) -> Any:
        value = value.rstrip(" ")
        if not value:
            return ""
        opening = value[0]
        if opening in "\"'":
            inner = value[1:-1]
            if len(value) < 2 or value[-1] != opening or opening in inner or "\\" in inner:
                raise _NotCanonical
            return inner
        if opening == "[" and value[-1] == "]":
            words = [word.strip(" ") for word in value[1:-1].split(",")] if value != "[]" else []
            if not all(PLAIN_WORD.match(word) for word in words):
                raise _NotCanonical
            return words
        if opening in _NEVER_STARTS_PLAIN or ": " in value or " #" in value or value[-1] == ":":
            raise _NotCanonical
        return value


def scalar(text: str) -> str:
    """Return one line of text as a canonical scalar: plain where YAML allows, else in double quotes."""
    plain = (
        text
        and text == text.strip()
        and text[0] not in _NEVER_STARTS_PLAIN
        and ": " not in text
        and " #" not in text
        and text[-1] != ":"
        and "\t" not in text
    )
    return (
        text
        if plain
        else '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
    )
