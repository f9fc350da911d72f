"""What the tests of the YAML readers share: places, lines, trees, and libyaml as the judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

from exemplars.notation import canonical_yaml, strict_yaml
from exemplars.text import FORBIDDEN, clean
from support_texts import texts

VALUES = ["", *texts("yaml/values.txt")]
LINES = ["", *texts("yaml/lines.txt")]
# Two places in each; libyaml gives up on names of over a thousand characters.
FORMS = [*texts("yaml/forms.txt"), "k" * 1030 + ": {}\na: {}\n"]
# Where one line of text may be written, and the tree that it makes there.
PLACES: dict[str, Callable[[str], Any]] = {
    "a: {}\nb: c\n": lambda text: {"a": text, "b": "c"},
    "a:\n  - {}\n  - b\n": lambda text: {"a": [text, "b"]},
    "a:\n  - b: {}\n    c: d\n": lambda text: {"a": [{"b": text, "c": "d"}]},
    "a:\n  b: {}\n": lambda text: {"a": {"b": text}},
}

_SLUGS = st.from_regex(r"[a-z][a-z0-9_-]{0,6}", fullmatch=True)
WORDS = st.sampled_from(
    ["a", "gương sáng", "1,5", "17:30", "no", "~", "75/KH-UBND", "a:b", "", " ", "'a'", "a b"]
)


def judged(text: str) -> tuple[Any, list[strict_yaml.Fault]]:
    """Return what libyaml's events give: the tree and its faults."""
    reader = strict_yaml._Reader(text)
    return reader.document(), reader.faults


def differs(text: str) -> bool:
    """Return whether the quick reader reads `text`, and otherwise than libyaml does."""
    quick = canonical_yaml.read(text)
    return quick is not None and (quick, []) != judged(text)


def is_clean_line(text: str) -> bool:
    """Return whether a text could be a value of one line: clean, visible, without a line break."""
    return text.splitlines() in ([], [text]) and clean(text) == text and not FORBIDDEN.search(text)


def _mappings(values: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[Any]:
    return st.dictionaries(_SLUGS, values, min_size=least, max_size=4)


def _lists(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(values, min_size=1, max_size=3)


_ITEMS = _mappings(st.one_of(WORDS, _lists(WORDS), _mappings(WORDS, 1)), 1)
# Trees as profiles have them.
TREES = _mappings(st.one_of(WORDS, _lists(WORDS), _ITEMS, _lists(_ITEMS)), 1)


def canonical(tree: dict[str, Any], indent: str = "") -> Iterator[str]:
    """Give the lines of a tree in the canonical form."""
    for key, value in tree.items():
        if isinstance(value, str):
            yield f"{indent}{key}: {canonical_yaml.scalar(value)}"
            continue
        yield f"{indent}{key}:"
        if isinstance(value, dict):
            yield from canonical(value, f"{indent}  ")
        else:
            yield from _items(value, f"{indent}  ")


def _items(values: list[Any], indent: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield f"{indent}- {canonical_yaml.scalar(value)}"
            continue
        first, *rest = canonical(value, f"{indent}  ")
        yield f"{indent}- {first.lstrip()}"
        yield from rest
