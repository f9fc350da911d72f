"""The quick reader reads only what libyaml reads alike; what is written is read back."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exemplars.notation import canonical_yaml, strict_yaml
from support_texts import lines, thorough
from support_yaml import (
    FORMS,
    LINES,
    PLACES,
    TREES,
    VALUES,
    canonical,
    differs,
    is_clean_line,
    judged,
)

PLANS = Path(__file__).parent.parent / "profiles"

# A sound text with a few characters put in, taken out or overwritten.
_SOUND = """\
id: k3f9ta
name: Hoa
a:
  - b: 'c'
    d: [e, f]
  - b: "c"
    g:
      h: 1,5
i:
  - j
k: |
  l

    m
n: o
"""
_PUT = [*" \n#'\"[],\\|&\t\r:-đ", "", "", "  ", "- ", ": ", " #", "\n\n", "\n  "]
_edits = st.lists(
    st.tuples(st.integers(0, len(_SOUND)), st.integers(0, 2), st.sampled_from(_PUT)), max_size=3
)
soups = st.lists(st.sampled_from(LINES), max_size=7).map("\n".join).map("{}\n".format)
sayings = st.one_of(
    st.text(max_size=20),
    st.text("-?:,[]{}#&*!|>'\"%@`\\ \t~=<./ađơA0", max_size=8),
    st.sampled_from(VALUES),
).filter(is_clean_line)


def edited(edits):
    """Return the sound text with these slips in it."""
    text = _SOUND
    for at, gone, put in edits:
        text = text[:at] + put + text[at + gone :]
    return text


@pytest.mark.parametrize("form", FORMS, ids=range(len(FORMS)))
def test_no_two_values_part_the_readers(form):
    """Whatever two values stand in a text, the quick reader gives libyaml's tree, or none."""
    made = (form.format(one, other) for one, other in product(VALUES, repeat=2))

    assert not [text for text in made if differs(text)][:3]


def test_no_three_lines_part_the_readers():
    """Whatever three lines make a text, the quick reader gives libyaml's tree, or none."""
    made = ("\n".join((*chosen, "")) for chosen in product(LINES, repeat=3))

    assert not [text for text in made if differs(text)][:3]


@settings(max_examples=1000)
@given(soups)
def test_no_lines_part_the_readers(text):
    """However many lines make a text, the quick reader gives libyaml's tree, or none."""
    assert not differs(text)


@settings(max_examples=1000)
@given(_edits.map(edited))
def test_no_slips_part_the_readers(text):
    """Whatever slips an editor makes, the quick reader gives libyaml's tree, or none."""
    assert not differs(text)


@given(TREES)
def test_the_quick_reader_reads_the_canonical_form(tree):
    """A tree in the canonical form is read without libyaml, and is the same tree."""
    assert tree == canonical_yaml.read("".join(f"{line}\n" for line in canonical(tree)))


@given(TREES, st.sampled_from(["", "  ", "# r", "  # r: s", "      # r:"]))
def test_what_says_nothing_is_passed_over(tree, nothing):
    """Remarks and empty lines, wherever they stand between two lines, change nothing."""
    text = "".join(f"{nothing}\n{line}\n" for line in canonical(tree))

    assert tree == canonical_yaml.read(text)


@settings(max_examples=500)
@given(
    st.one_of(_edits.map(edited), soups, TREES.map(lambda tree: "\n".join([*canonical(tree), ""])))
)
def test_a_place_told_at_a_glance_is_libyamls(text):
    """Where a field of the record itself stands is told without libyaml as it is with it, or not at all."""
    tree = canonical_yaml.read(text) or {}
    marks = strict_yaml.marks(text) if tree else strict_yaml.Marks()
    for name, value in tree.items():
        found = canonical_yaml.place(text, name)
        begins = None
        if found:
            line = text.count("\n", 0, found[0]) + 1
            begins = [(line, 1), (line, found[1] - found[0] + 1)]

        assert begins in (None, [marks.keys[name,], marks.values[name,]])
        assert begins or not isinstance(value, str) or not value

    assert canonical_yaml.place(text, "khac") is None


@pytest.mark.parametrize("deep", range(1, 2 * strict_yaml.DEEPEST))
@pytest.mark.parametrize("opening", ["a:", "- a:"])
def test_no_depth_parts_the_readers(opening, deep):
    """However deep the blocks stand in one another, the quick reader gives libyaml's tree, or none."""
    step = "  " * len(opening.split())
    text = "".join(f"{step * n}{opening if n else 'a:'}\n" for n in range(deep))

    assert not differs(text)
    assert not differs(f"{text}{step * deep}a: b\n")


@pytest.mark.parametrize("plan", sorted(path.name for path in PLANS.iterdir()))
def test_both_readers_read_the_data_of_a_plan_alike(plan):
    """Every data file of the repository gives one tree, without a fault, in both readers."""
    files = [*sorted((PLANS / plan).rglob("*.yml")), *sorted((PLANS / plan).rglob("profile.md"))]
    fronts = {path.name: path.read_text("utf-8").split("\n---\n")[0] for path in files}

    assert fronts
    assert not [name for name, front in fronts.items() if differs(front)]
    assert not [fault for front in fronts.values() for fault in judged(front)[1]]


@pytest.mark.parametrize(("form", "tree"), PLACES.items(), ids=range(len(PLACES)))
@thorough
@given(saying=sayings)
def test_what_is_written_is_read_back(form, tree, saying):
    """Any line of clean text comes back the same from wherever it was written."""
    text = form.format(canonical_yaml.scalar(saying))

    assert (tree(saying), []) == strict_yaml.read(text)


@pytest.mark.parametrize(
    "value",
    [
        param
        for param in (*lines("yaml/as-text.txt"), *lines("yaml/hostile.txt"))
        if is_clean_line(param.values[0])
    ],
)
def test_every_hostile_line_is_written_so_that_it_can_be_read(value):
    """The hostile texts of one line survive being written and read, wherever they stand."""
    written = canonical_yaml.scalar(value)
    expected = [(tree(value), []) for tree in PLACES.values()]

    assert expected == [strict_yaml.read(form.format(written)) for form in PLACES]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hoa"),
        ("75/KH-UBND", "75/KH-UBND"),
        ("5:30", "5:30"),
        ("a#b", "a#b"),
        ('a "b" c', 'a "b" c'),
        ('"Hai việc: làm và học"', "Hai việc: làm và học"),
        ('"- a"', "- a"),
        ('"a #b"', "a #b"),
        ('"a:"', "a:"),
        ('" a"', " a"),
        ('""', ""),
        ('"\\"a\\" b"', '"a" b'),
        ('"- a\\\\b"', "- a\\b"),
    ],
)
def test_quotes_are_written_only_where_they_must_be(written, text):
    """A value is plain where YAML allows it, and in double quotes where it does not."""
    assert written == canonical_yaml.scalar(text)
