"""The strict reader against PyYAML, and the places of values and names against the text itself."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from exemplars.notation import strict_yaml
from exemplars.text import FORBIDDEN, NO_CHARACTER, clean
from support_yaml import TREES, WORDS, canonical

# Trees as nobody has them, but YAML can write them.
_TEXTS = st.one_of(WORDS, st.text(max_size=6))
_wild = st.dictionaries(
    _TEXTS,
    st.recursive(
        _TEXTS,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(_TEXTS, inner, max_size=3)
        ),
        max_leaves=4,
    ),
    min_size=1,
    max_size=3,
)
_styles = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, '"', "'"]),
        "allow_unicode": st.booleans(),
        "width": st.sampled_from([20, 10_000]),
        "indent": st.sampled_from([2, 4]),
        "line_break": st.sampled_from(["\n", "\r\n"]),
    }
)


class _Dumper(yaml.SafeDumper):
    """Writes what is there twice twice, for the subset has no aliases."""

    def ignore_aliases(self, data):
        return True


def cleaned(value):
    """Return a tree with every text as it enters the portal."""
    if isinstance(value, dict):
        return {_word(key): cleaned(item) for key, item in value.items()}
    return [cleaned(item) for item in value] if isinstance(value, list) else _word(value)


def _word(text):
    return FORBIDDEN.sub(NO_CHARACTER, clean(text))


def depth(value):
    """Return how many levels a tree has, its texts included."""
    if isinstance(value, str):
        return 1
    return 1 + max(map(depth, value.values() if isinstance(value, dict) else value), default=0)


@given(_wild.filter(lambda tree: depth(tree) <= strict_yaml.DEEPEST), _styles)
def test_the_strict_reader_agrees_with_pyyaml(tree, style):
    """On sound YAML of any style the strict reader gives PyYAML's texts, cleaned."""
    text = yaml.dump(tree, Dumper=_Dumper, **style)
    theirs = yaml.load(text, Loader=yaml.BaseLoader)
    ours, faults = strict_yaml.read(text)

    assert cleaned(theirs) == ours
    assert {fault.code for fault in faults} <= {"ky-tu-cam"}


def numbered(tree, names):
    """Return a tree of the same shape in which no two texts and no two names are equal."""
    if isinstance(tree, dict):
        return {next(names): numbered(value, names) for value in tree.values()}
    if isinstance(tree, list):
        return [numbered(value, names) for value in tree]
    return next(names)


def ways(tree, path=()):
    """Give the path of every value below the root."""
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for step, value in () if isinstance(tree, str) else steps:
        yield (*path, step), value
        yield from ways(value, (*path, step))


def place_of(text, word, first_line):
    """Return where a word begins, or the quote before it: line and column, as in its file."""
    at = text.index(word)
    at -= text[at - 1] in "\"'"
    return text.count("\n", 0, at) + first_line, at - text.rfind("\n", 0, at)


_dumped = _styles.map(
    lambda style: lambda tree: yaml.dump(tree, Dumper=_Dumper, **style | {"allow_unicode": True})
)
_blocks = st.sampled_from(["\n", "\n\n", "\n# chú thích: a\n", "\r\n"]).map(
    lambda between: lambda tree: between.join([*canonical(tree), ""])
)


@given(TREES, st.one_of(_dumped, _blocks), st.integers(1, 9))
def test_places_are_where_the_words_stand(shape, write, first_line):
    """Every text and every name is placed at the line and column where the file has it."""
    tree = numbered(shape, (f"ấđ{number:03}" for number in range(1000)))
    text = write(tree)
    marks = strict_yaml.marks(text, first_line)
    values = {path: value for path, value in ways(tree) if isinstance(value, str)}
    keys = {path: path[-1] for path, _ in ways(tree) if isinstance(path[-1], str)}

    assert {path: place_of(text, value, first_line) for path, value in values.items()} == {
        path: marks.locate(path) for path in values
    }
    assert {path: place_of(text, key, first_line) for path, key in keys.items()} == {
        path: marks.locate(path, key=True) for path in keys
    }


_AWARDS = """\
name: Hoa
awards:
  - form: giay-khen
    level: commune
  - form: bang-khen
scope: [name, image]
radio: {say: {Ê-đê: ê đê}}
empty:
"""


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ((1, 7), ("name",)),
        ((3, 3), ("awards",)),
        ((3, 5), ("awards", 0)),
        ((5, 11), ("awards", 1, "form")),
        ((5, 5), ("awards", 1, "level")),
        ((2, 1), ("awards", 7)),
        ((2, 1), ("awards", 7, "form", 2)),
        ((7, 1), ("radio", "script")),
        ((6, 8), ("scope",)),
        ((6, 15), ("scope", 1)),
        ((7, 8), ("radio",)),
        ((7, 21), ("radio", "say", "Ê-đê")),
        ((8, 7), ("empty",)),
        ((1, 1), ("nothing",)),
        ((1, 1), ()),
    ],
)
def test_what_is_missing_is_placed_at_what_should_hold_it(place, path):
    """A value stands at its first character; a missing one, at the name or item that should hold it."""
    assert place == strict_yaml.marks(_AWARDS).locate(path)


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ((1, 1), ("name",)),
        ((2, 1), ("awards",)),
        ((5, 5), ("awards", 1, "form")),
        ((7, 15), ("radio", "say", "Ê-đê")),
        ((5, 5), ("awards", 1, "level")),
    ],
)
def test_a_name_is_placed_at_its_first_letter(place, path):
    """A name stands at its first letter; one that is not there, at what should hold it."""
    assert place == strict_yaml.marks(_AWARDS).locate(path, key=True)
