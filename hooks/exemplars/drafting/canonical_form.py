"""
A `profile.md` in the canonical form (design §4): what `portal fmt` writes.

Keys stand in the order of the schema's table, scalars are plain where YAML allows, comments stand
on lines of their own above what they speak of. Nothing is lost: a text that the strict reader
finds fault with is left as it is, and what was made is read back before it is handed out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from exemplars.notation import strict_yaml
from exemplars.notation.canonical_yaml import PLAIN_WORD, scalar
from exemplars.notation.yaml_comments import Node, attach, comments, nodes
from exemplars.patterns import regex
from exemplars.records import schema
from exemplars.records.profile import Profile
from exemplars.records.record import Record
from exemplars.records.schema import nested
from exemplars.text import clean

_FILE = regex(r"---[ \t]*\n(.*?\n)??---[ \t]*(?:\n|\Z)(.*)\Z", re.DOTALL)
_WIDEST_LIST = 100  # columns, after which a list has a line for each item


@dataclass(frozen=True)
class Formatted:
    """A file's text as it should be; where it was left as it is, why; and the fields nobody knows."""

    text: str
    left: str = ""
    line: int = 1
    unknown: tuple[str, ...] = ()


def formatted(text: str) -> Formatted:
    """Return a whole `profile.md` in the canonical form, or as it is with the reason why."""
    found = _FILE.match(text)
    if not found:
        return Formatted(text, "không có phần dữ liệu giữa hai dòng `---`")
    front = found[1] or ""
    made, why, line = _front(front)
    if why:
        return Formatted(text, why, line + 1)
    story = clean(found[2]).strip("\n").rstrip()
    unknown = [key for key in strict_yaml.read(front)[0] if key not in schema.table(Profile)]
    return Formatted(
        f"---\n{made}---\n" + (f"\n{story}\n" if story else ""), unknown=tuple(unknown)
    )


def _front(front: str) -> tuple[str, str, int]:
    """Return the front matter in the canonical form, or why not, and the line."""
    tree, faults = strict_yaml.read(front)
    if faults:
        return "", f"{faults[0].message}; {faults[0].hint}", faults[0].line
    root, masks = nodes(front)
    said = list(comments(front, masks))
    for each in said:
        attach(each, root)
    made = "".join(f"{line}\n" for line in _mapping(root, 0, Profile))
    again, wrong = strict_yaml.read(made)
    kept = Counter(each.text for each in comments(made, nodes(made)[1]))
    if wrong or again != tree or kept != Counter(each.text for each in said):
        return "", "chưa sắp lại được mà vẫn giữ nguyên nội dung", 1
    return made, "", 1


def _mapping(node: Node, indent: int, record: type[Record] | None) -> Iterator[str]:
    table = schema.table(record) if record else {}
    order = {key: position for position, key in enumerate(table)}
    pad = " " * indent
    for entry in sorted(node.entries, key=lambda each: order.get(each.key, len(order))):
        yield from (f"{pad}{comment}" for comment in entry.head)
        inner = table[entry.key][1].type if entry.key in table else None
        first, *rest = _value(entry.node, indent, inner)
        yield f"{pad}{_one_line(entry.key)}:{first and ' '}{first}"
        yield from rest
    yield from (f"{pad}{comment}" for comment in node.tail)


def _value(node: Node, indent: int, type: Any) -> Iterator[str]:
    """Give what stands after the colon, then the lines below."""
    if node.kind == "text":
        yield from _text(node.text, indent + 2)
        return
    if not node.entries and not node.tail:
        yield "{}" if node.kind == "map" else "[]"
        return
    record = nested(type)
    if node.kind == "map":
        yield ""
        yield from _mapping(node, indent + 2, record)
        return
    flat = _flat(node)
    if flat and indent + len(flat) <= _WIDEST_LIST:
        yield flat
        return
    yield ""
    yield from _list(node, indent + 2, record)


def _list(node: Node, indent: int, record: type[Record] | None) -> Iterator[str]:
    pad = " " * indent
    for entry in node.entries:
        yield from (f"{pad}{comment}" for comment in entry.head)
        inner = entry.node
        if inner.kind == "map" and inner.entries:
            lines = list(_mapping(inner, indent + 2, record))
            # Nothing stands between a dash and its first key: a comment there goes above both.
            first = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
            yield from (pad + line.lstrip() for line in lines[:first])
            yield f"{pad}- {lines[first].lstrip()}"
            yield from lines[first + 1 :]
        else:
            opening, *rest = _value(inner, indent, None)
            opening = '""' if inner.kind == "text" and not opening else opening
            yield f"{pad}- {opening}".rstrip(" ")
            yield from rest
    yield from (f"{pad}{comment}" for comment in node.tail)


def _flat(node: Node) -> str:
    """Return a list of plain words on one line; "" where it is none."""
    items = [entry.node for entry in node.entries]
    plain = all(item.kind == "text" and PLAIN_WORD.match(item.text) for item in items)
    bare = not node.tail and not any(entry.head for entry in node.entries)
    no_blanks = not any(item.text != item.text.strip() for item in items)
    return f"[{', '.join(item.text for item in items)}]" if plain and bare and no_blanks else ""


def _text(text: str, indent: int) -> Iterator[str]:
    """Give a scalar: one line where it is one, else a literal block."""
    lines = text.removesuffix("\n").split("\n")
    literal = (
        "\n" in text
        and "\t" not in text
        and lines[0][:1] not in ("", " ")
        and lines[-1] != ""
        and not any(line.isspace() for line in lines)
    )
    if not literal:
        yield _one_line(text) if text else ""
        return
    yield "|" if text.endswith("\n") else "|-"
    yield from (f"{' ' * indent}{line}" if line else "" for line in lines)


def _one_line(text: str) -> str:
    """Return a scalar on one line, whatever it holds."""
    if "\n" not in text:
        return scalar(text)
    for char, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(char, escaped)
    return f'"{text}"'
