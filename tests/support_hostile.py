"""Making files worse than editors would, always the same way for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any

from exemplars.checking.verdict import FORMATS
from exemplars.problem import Problem
from exemplars.rules import CATALOGUE

Mutation = Callable[[random.Random, bytes], bytes]

# What takes the place of a value: every type that YAML has, far too much, far too deep, nothing.
WRONG: dict[str, Any] = {
    "word": "x",
    "blank": "   ",
    "long": "dài " * 3000,
    "number": "99999999999999999999",
    "day": "2024-13-45",
    "address": "http://[::1",
    "slug": "khong-co-dau",
    "list": ["a", "b", "a"],
    "empty list": [],
    "empty group": {},
    "group": {"id": "x", "name": ["y"], "file": {"z": "t"}},
    "lists in lists": [[["a"]], [{"b": ["c"]}], {"d": "e"}],
    "many": [{"id": "x"}] * 200,
    "deep": [[[[[[[[[[[["a"]]]]]]]]]]]],
    "odd keys": {"Ê-đê": "ê đê", "": "x", "a b": "c", "\u202e": "d"},
}


def flip(chance: random.Random, data: bytes) -> bytes:
    """Change a few bytes to any others."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(chance: random.Random, data: bytes) -> bytes:
    """Break off anywhere, in the middle of a letter too."""
    return data[: chance.randrange(len(data))]


def insert(chance: random.Random, data: bytes) -> bytes:
    """Put signs with a meaning where they have none."""
    signs = [
        b"---\n",
        b"\t",
        b": ",
        b"- ",
        b"'",
        b'"',
        b"{",
        b"[",
        b"&a ",
        b"*a",
        b"!!x ",
        b"|",
        b"#",
    ]
    odd = [
        b"\x00",
        b"\xff",
        b"\xe2\x80\xae",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\r",
        b"\xef\xbb\xbf",
        b"&#8238;",
    ]
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(data))
        data = data[:place] + chance.choice(signs + odd) * chance.randint(1, 3) + data[place:]
    return data


def shuffle(chance: random.Random, data: bytes) -> bytes:
    """Drop, repeat and move lines."""
    lines = data.split(b"\n")
    for _ in range(chance.randint(1, 5)):
        line = lines.pop(chance.randrange(len(lines)))
        for _ in range(chance.randint(0, 2)):
            lines.insert(chance.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def indent(chance: random.Random, data: bytes) -> bytes:
    """Move lines to the right or the left."""
    lines = data.split(b"\n")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines))
        lines[at] = b" " * chance.randint(0, 9) + lines[at].lstrip()
    return b"\n".join(lines)


MUTATIONS: tuple[Mutation, ...] = (flip, cut, insert, shuffle, indent)


def flow(value: Any) -> str:
    """Return a value in flow style, every word in double quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return '"' + value.replace("\u202e", "\\u202e") + '"'


def is_well_told(problems: Iterable[Problem]) -> bool:
    """Return whether problems have a known code and a place, and can be printed in every form."""
    found = list(problems)
    for form in FORMATS.values():
        form(found).encode()
    return all(
        each.code in CATALOGUE and each.line > 0 and each.column > 0 and each.message
        for each in found
    )
