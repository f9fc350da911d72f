"""
JSON Schema as the tests judge by it: the part of 2020-12 that ours use, and not a word more.

A keyword that is not known here is an error, so that nothing is written which nobody has judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

# Said to people; nothing is judged by them.
TELLING = {"$schema", "$defs", "title", "description", "examples", "enumDescriptions", "format"}
_TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: type(value) is int or (type(value) is float and value.is_integer()),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}
# Keyword -> (the type it speaks of, whether a value of that type satisfies it).
_BOUNDS: dict[str, tuple[str, Callable[[Any, Any], bool]]] = {
    "minimum": ("number", lambda value, least: value >= least),
    "maximum": ("number", lambda value, most: value <= most),
    "minLength": ("string", lambda value, least: len(value) >= least),
    "maxLength": ("string", lambda value, most: len(value) <= most),
    # ECMA's `$` is the very end; Python's is also before a last line break.
    "pattern": ("string", lambda value, it: re.search(_whole(it), value) is not None),
    "minItems": ("array", lambda value, least: len(value) >= least),
    "required": ("object", lambda value, names: set(names) <= set(value)),
}


def _whole(pattern: str) -> str:
    return pattern[:-1] + r"\Z"


def wrong(schema: dict[str, Any], value: Any) -> list[str]:
    """Return the places of `value`, as `a.0.b`, that a schema refuses."""
    return sorted({".".join(map(str, place)) for place in _wrong(schema, value, schema, ())})


Place = tuple[str | int, ...]


def _wrong(schema: dict[str, Any], value: Any, root: dict[str, Any], at: Place) -> Iterator[Place]:
    for keyword, said in schema.items():
        if keyword in TELLING:
            continue
        if keyword in _BOUNDS:
            type, holds = _BOUNDS[keyword]
            if _TYPES[type](value) and not holds(value, said):
                yield at
        else:
            yield from _KEYWORDS[keyword](schema, value, root, at)


def _type(schema: dict[str, Any], value: Any, _: Any, at: Place) -> Iterator[Place]:
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    if not any(_TYPES[each](value) for each in types):
        yield at


def _enum(schema: dict[str, Any], value: Any, _: Any, at: Place) -> Iterator[Place]:
    if not any(type(each) is type(value) and each == value for each in schema["enum"]):
        yield at


def _any_of(schema: dict[str, Any], value: Any, root: Any, at: Place) -> Iterator[Place]:
    found = [list(_wrong(each, value, root, at)) for each in schema["anyOf"]]
    if all(found):
        # The branch that came furthest is the one that was meant.
        yield from max(found, key=lambda places: max(map(len, places)))


def _reference(schema: dict[str, Any], value: Any, root: Any, at: Place) -> Iterator[Place]:
    yield from _wrong(root["$defs"][schema["$ref"].removeprefix("#/$defs/")], value, root, at)


def _items(schema: dict[str, Any], value: Any, root: Any, at: Place) -> Iterator[Place]:
    for number, item in enumerate(value if isinstance(value, list) else ()):
        yield from _wrong(schema["items"], item, root, (*at, number))


def _properties(schema: dict[str, Any], value: Any, root: Any, at: Place) -> Iterator[Place]:
    for key, item in value.items() if isinstance(value, dict) else ():
        if key in schema["properties"]:
            yield from _wrong(schema["properties"][key], item, root, (*at, key))


def _others(schema: dict[str, Any], value: Any, root: Any, at: Place) -> Iterator[Place]:
    known = schema.get("properties", {})
    for key, item in value.items() if isinstance(value, dict) else ():
        if key in known:
            continue
        if schema["additionalProperties"] is False:
            yield (*at, key)
        else:
            yield from _wrong(schema["additionalProperties"], item, root, (*at, key))


_KEYWORDS = {
    "type": _type,
    "enum": _enum,
    "anyOf": _any_of,
    "$ref": _reference,
    "items": _items,
    "properties": _properties,
    "additionalProperties": _others,
}


class _Core(yaml.SafeLoader):
    """YAML as editors read it: the core schema of YAML 1.2, where a day is text."""


_Core.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    _Core.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_form})\\Z"), list(_first)
    )


def _int(loader: _Core, node: yaml.ScalarNode) -> int:
    return int(loader.construct_scalar(node))


# The core schema knows no octal 010.
_Core.add_constructor("tag:yaml.org,2002:int", _int)


def as_editors_read(text: str) -> Any:
    """Return a YAML text with the types an editor's reader gives: 700 is a number, a blank null."""
    return yaml.load(text, Loader=_Core)


def as_we_read(tree: Any) -> Any:
    """Return a tree of our own reader, all text, with its blanks as an editor has them."""
    if isinstance(tree, dict):
        return {key: as_we_read(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_we_read(value) for value in tree]
    return None if tree == "" else tree
