"""Patterns wait until they are asked: then each is what `re.compile` makes of it."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from typing import Any

import pytest

from exemplars.patterns import _ASKED, _Waiting, regex
from test_architecture import OURS, name_of

MODULES = [
    name_of(path).removeprefix("hooks/").removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    for path in OURS
]  # fmt: skip


def waiting(value: Any, depth: int = 4) -> Iterator[_Waiting]:
    """Give the patterns that a value is, or holds."""
    if isinstance(value, _Waiting):
        yield value
    elif depth:
        inside: Any = value.values() if isinstance(value, dict) else value
        if isinstance(value, dict | list | tuple | set | frozenset):
            for each in inside:
                yield from waiting(each, depth - 1)
        elif hasattr(value, "__dict__") and not isinstance(value, type):
            yield from waiting(vars(value), depth - 1)


@pytest.mark.parametrize("module", [each for each in MODULES if each.startswith("exemplars")])
def test_every_pattern_can_be_compiled(module: str) -> None:
    """A slip in a pattern is found here, not by the first profile that needs it."""
    for name, value in vars(importlib.import_module(module)).items():
        if not name.startswith("__") and not callable(value):
            for each in waiting(value):
                pattern, flags = each._made_of
                assert isinstance(re.compile(pattern, flags), re.Pattern), name


@pytest.mark.parametrize("asked", _ASKED)
def test_a_pattern_has_what_a_compiled_one_has(asked: str) -> None:
    """Whatever is asked first, it is the compiled pattern's own."""
    said, compiled = (
        regex(r"(?P<one>a)|b", re.IGNORECASE),
        re.compile(r"(?P<one>a)|b", re.IGNORECASE),
    )
    first, same = getattr(said, asked), getattr(compiled, asked)

    if callable(first):
        assert said.search("xBA") is not None
        assert [each[0] for each in said.finditer("xBA")] == ["B", "A"]
    else:
        assert first == same
    assert said.sub("-", "xBA") == compiled.sub("-", "xBA") == "x--"


def test_what_no_pattern_has_is_not_there() -> None:
    """A slip in the name of a method is told as for any object, without compiling."""
    with pytest.raises(AttributeError):
        _ = regex("(").matches  # type: ignore[attr-defined]
