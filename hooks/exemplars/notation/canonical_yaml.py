"""
A quick reader for the canonical form of our YAML: what `portal new` and `portal fmt` write.

One logical line is one value: plain, quoted without escapes, or a flow list of plain words.
Whatever is not of that form gives None, and `strict_yaml` reads it with libyaml instead. So a
tree from here always equals libyaml's; the property tests hold the two against each other.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from exemplars.patterns import regex
from exemplars.text import FORBIDDEN, clean, is_ordinary

Tree = dict[str, Any]

_DEEPEST = 6
# Line breaks to YAML 1.1 but not to an editor, and the tab: never in the canonical form.
_FOREIGN = regex(f"[\t\r\x85\u2028\u2029\ufeff]|{FORBIDDEN.pattern}".replace("]|[", ""))
_PLACE = regex(r"( *(?:- )?)([a-z][a-z0-9_-]{0,99})\Z")
_ITEM = regex(r"( *- )(?! )(.+)\Z")
_LITERAL = regex(r"( *(?:- )?)[a-z][a-z0-9_-]{0,99}: +\|\Z")
_NEVER_STARTS_PLAIN = frozenset("-?:,[]{}#&*!|>'\"%@`")
_NEEDS_A_LOOK = _NEVER_STARTS_PLAIN | {" "}
PLAIN_WORD = regex(r"[^-?:,\[\]{}#&*!|>'\"%@` ][^,\[\]{}:#'\"&*!|>%@`]*\Z")


class _NotCanonical(Exception):
    """The text may be fine YAML; it is only not of the canonical form."""


def read(text: str) -> Tree | None:
    """Return the tree of `text`, or None where it is not of the canonical form."""
    if not text.endswith("\n"):
        return None
    # Cleaning is asked once of the whole text, not of every value: a text that needs any is not canonical.
    if not is_ordinary(text) and (_FOREIGN.search(text) or clean(text) != text):
        return None
    try:
        rows = text.split("\n")
        literals: list[str] = []
        if "|\n" in text:
            rows, literals = _folded(rows)
        return _Blocks(literals).tree(rows)
    except _NotCanonical:
        return None


def place(text: str, key: str) -> tuple[int, int] | None:
    """
    Return where in a canonical text a key of its outermost mapping stands, by the characters before it and its value's.

    None where the value does not begin on the key's line, or there is no such key.
    """
    head = f"{key}: "
    at = 0 if text.startswith(head) else text.find(f"\n{head}") + 1
    if not at and not text.startswith(head):
        return None
    value = at + len(head)
    while text[value] == " ":
        value += 1
    return (at, value) if text[value] != "\n" else None


def _folded(rows: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines without the literal blocks (`|`) below some, and the texts of these, last first."""
    kept: list[str] = []
    literals: list[str] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        kept.append(row)
        at += 1
        opening = _LITERAL.match(row) if row.endswith("|") else None
        if opening:
            at, literal = _literal(rows, at, len(opening[1]))
            literals.append(literal)
    return kept, literals[::-1]


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


# The few places of a profile come again in every other one.
@lru_cache(maxsize=1024)
def _place(head: str) -> tuple[str, str] | None:
    """Return what stands before a key, spaces and perhaps a dash, and the key; None where it is none."""
    found = _PLACE.match(head)
    return (found[1], found[2]) if found else None


# The few lists of words of a profile come again in others, as its places do.
@lru_cache(maxsize=1024)
def _words(flow: str) -> tuple[str, ...] | None:
    """Return the words of a flow list; None where one is not plain."""
    words = [word.strip(" ") for word in flow[1:-1].split(",")] if flow != "[]" else []
    return tuple(words) if all(PLAIN_WORD.match(word) for word in words) else None


class _Blocks:
    """
    Builds blocks from lines: the mapping that the next line may go on with, and what is around it.

    Where a line belongs is told by what it begins with: `inside` goes on with the mapping `here`;
    `dash` begins the next item of the list `items`, whose last item `here` is.
    """

    def __init__(self, literals: list[str]) -> None:
        self.literals = literals
        self.here: Tree = {}
        self.inside: str | None = ""
        self.items: list[Any] = []
        self.dash: str | None = None
        self.depth = 1
        self.around: list[tuple[Tree, str | None, list[Any], str | None, int]] = []

    def tree(self, rows: list[str]) -> Tree:
        """Return the tree of all lines."""
        root = self.here
        # The key with nothing beside it, under which a block may stand.
        opened = ""
        for row in rows:
            head, colon, value = row.partition(": ")
            place = _place(head if colon else row[:-1]) if colon or row[-1:] == ":" else None
            if place is None:
                opened = self._without_key(row, opened)
                continue
            prefix, key = place
            if prefix != self.inside:
                self._turn(prefix, opened)
            here = self.here
            if key in here:
                raise _NotCanonical
            # Nearly all are plain: seen without a call, for there are a hundred in a profile.
            if (
                value
                and value[0] not in _NEEDS_A_LOOK
                and ": " not in value
                and " #" not in value
                and value[-1] not in ": "
            ):
                here[key] = value
                opened = ""
            else:
                here[key] = self._value(value.lstrip(" "))
                opened = "" if value.strip(" ") else key
        return root

    def _without_key(self, row: str, opened: str) -> str:
        """Read a line that says nothing, or a word in a list; return what is open below it."""
        if row.lstrip(" ")[:1] in ("", "#"):
            return opened
        found = _ITEM.match(row)
        if found is None:
            raise _NotCanonical
        if found[1] != self.dash:
            self._reach(found[1], opened)
        self.items.append(_scalar(found[2]))
        self.inside = None
        return ""

    def _turn(self, prefix: str, opened: str) -> None:
        """Come to the mapping that a line belongs to, which may begin with it."""
        if prefix != self.dash:
            self._reach(prefix, opened)
        if prefix == self.dash:
            self.here = {}
            self.items.append(self.here)
            self.inside = " " * len(prefix)

    def _reach(self, prefix: str, opened: str) -> None:
        """Come to the block a line begins, or to the one around this that it goes on with."""
        is_item = prefix[-2:] == "- "
        if opened and len(prefix) - 2 * is_item > len(self.inside or ""):
            self._open(prefix, opened, is_item=is_item)
            return
        while prefix not in (self.inside, self.dash):
            if not self.around:
                raise _NotCanonical
            self.here, self.inside, self.items, self.dash, self.depth = self.around.pop()

    def _open(self, prefix: str, key: str, *, is_item: bool) -> None:
        """Begin the block under a key."""
        if self.depth >= _DEEPEST:
            raise _NotCanonical
        self.around.append((self.here, self.inside, self.items, self.dash, self.depth))
        above = self.here
        if is_item:
            above[key] = self.items = []
            self.dash = prefix
            self.depth += 2
        else:
            above[key] = self.here = {}
            self.inside, self.dash = prefix, None
            self.depth += 1

    def _value(self, value: str) -> Any:
        if value == "|" and self.literals:
            return self.literals.pop()
        return _scalar(value)


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
    words = _words(value) if opening == "[" and value[-1] == "]" else None
    if words is not None:
        return list(words)
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
