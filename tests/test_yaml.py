"""Strict YAML: what is read, what is refused, and where the editor is sent."""

from __future__ import annotations

import re
import unicodedata

import pytest

from exemplars.notation import canonical_yaml, strict_yaml
from exemplars.text import FORBIDDEN
from support_texts import lines, records, revealed, texts
from support_yaml import PLACES


def shown(value):
    """Return a case's tree with every text as it is meant."""
    if isinstance(value, dict):
        return {revealed(key): shown(item) for key, item in value.items()}
    return [shown(item) for item in value] if isinstance(value, list) else revealed(value)


def told(faults):
    """Return faults as the cases write them."""
    return [f"{each.line}:{each.column} {each.code}: {each.message}" for each in faults]


def places(faults):
    """Return the line and the code of each fault."""
    return [(each.line, each.code) for each in faults]


@pytest.mark.parametrize("case", records("yaml/faults.yml"))
def test_what_is_not_of_the_subset_is_said_with_its_place(case):
    """Every slip is told at its line and column; what stands before it is still read."""
    tree, faults = strict_yaml.read(revealed(case["text"]))

    assert case["faults"] == told(faults)
    assert case.get("cure", "") in faults[-1].hint
    assert shown(case.get("tree", {})) == tree


@pytest.mark.parametrize("case", records("yaml/faults.yml"))
def test_lines_are_counted_from_where_the_text_stands_in_its_file(case):
    """A text that begins on the file's eleventh line has every fault ten lines further down."""
    text = revealed(case["text"])
    _, here = strict_yaml.read(text)
    _, there = strict_yaml.read(text, first_line=11)

    assert [each.line + 10 for each in here] == [each.line for each in there]


@pytest.mark.parametrize("case", records("yaml/faults.yml"))
def test_a_broken_text_still_tells_where_things_stand(case):
    """The places of what was read can be asked of a text with faults, too."""
    text = revealed(case["text"])
    tree, _ = strict_yaml.read(text)

    assert {(key,) for key in tree} <= set(strict_yaml.marks(text).values)


# Line breaks to YAML 1.1; an editor shows no new line.
_FOREIGN_BREAKS = pytest.mark.parametrize(
    "line_break", ["\x85", "\u2028", "\u2029"], ids=["NEL", "LS", "PS"]
)


@_FOREIGN_BREAKS
@pytest.mark.parametrize("form", ["a: b\nc: d{}e\nf: g\n", "a: b\nc: 'd{}e'\nf: g\n"])
def test_a_line_break_no_editor_shows_is_a_fault(form, line_break):
    """What YAML takes for a line break and an editor does not is refused where it stands."""
    _, faults = strict_yaml.read(form.format(line_break))

    assert (2, "ky-tu-cam") in places(faults)


@_FOREIGN_BREAKS
def test_no_line_break_but_an_editors_moves_the_lines_below(line_break):
    """A fault further down keeps the line number that the editor sees."""
    _, faults = strict_yaml.read(f"a: 'b{line_break}c'\nd: &x e\n")

    assert faults
    assert {(1, "ky-tu-cam"), (2, "yaml-neo")} >= set(places(faults))


@pytest.mark.parametrize(
    ("line", "text"),
    [(1, "# \u202e\na: b\n"), (1, "a: b # \u2066 c\n"), (3, "a: 'b'\n\n#\u202d\n")],
)
def test_a_remark_cannot_turn_the_text_around(line, text):
    """A directional override is refused in a remark as well, where it could hide a field."""
    _, faults = strict_yaml.read(text)

    assert (line, "ky-tu-cam") in places(faults)


@pytest.mark.parametrize("value", lines("yaml/as-text.txt"))
def test_a_value_is_the_text_that_was_written(value):
    """No value becomes a number, a day, a time, a truth or nothing on its way in."""
    expected = [(tree(value), []) for tree in PLACES.values()]

    assert expected == [strict_yaml.read(form.format(value)) for form in PLACES]
    assert expected == [strict_yaml.read(form.format(f"'{value}' # lời nhắc")) for form in PLACES]


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        ({}, ""),
        ({}, "\n\n# chưa có gì\n"),
        ({"a": "", "b": ""}, "a:\nb: \n"),
        ({"a": ""}, "a:"),
        ({"a": []}, "a: []\n"),
        ({"a": {}}, "a: {}\n"),
        ({"a": ["b", ""]}, "a:\n  - b\n  -\n"),
        ({"a": "Đặng Thị Hộ"}, "a: Ðặng Thị h&ocirc;\u0323\n".replace("h&", "H&")),
        ({"a": "12 ha"}, "\ufeffa: 12&nbsp;ha\n"),
        ({"a": "b", "c": "d"}, "a: b\r\nc: d\r\n"),
        ({"a": "một\nhai\n"}, "a: |\n  một\n  hai\n"),
        ({"a": "một\nhai\n"}, "a: |\r\n  một\r\n  hai\r\n"),
        ({"a": "một hai\n"}, "a: >\n  một\n  hai\n"),
        ({"a": "một hai"}, "a: một\n  hai\n"),
        ({"a": "nói “làm” là làm"}, 'a: "nói \\u201clàm\\u201d là làm"\n'),
        ({"<<": {"a": "b"}}, "<<: {a: b}\n"),
        ({"Ê-đê": "ê đê"}, "Ê-đê: ê đê\n"),
    ],
)
def test_what_the_subset_allows_is_read(tree, text):
    """Blocks, flows, quotes, remarks and empty values are read, cleaned, without a fault."""
    assert (tree, []) == strict_yaml.read(text)


def test_nesting_has_a_floor():
    """A value eight levels deep is read; a level more is a fault at its place."""
    brackets = strict_yaml.DEEPEST - 2
    told_of = [f"1:{4 + brackets + 1} yaml-sau: dữ liệu lồng nhau quá sâu"]

    assert not strict_yaml.read(f"a: {'[' * brackets}b{']' * brackets}\n")[1]
    assert told_of == told(
        strict_yaml.read(f"a: {'[' * (brackets + 1)}b{']' * (brackets + 1)}\n")[1]
    )


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 200_000,
        "[" * 200_000,
        "a: " + "{b: " * 100_000,
        "{" * 200_000,
        "- " * 100_000,
        "a:\n" + "".join(f"{' ' * depth}- \n" for depth in range(300)),
        "".join(f"{' ' * depth}a:\n" for depth in range(300)),
        "? " * 100_000,
        "a: " + "- " * 100_000,
        "&a " * 50_000,
        "!" * 200_000,
        "a: " + "&a [" * 50_000,
        "a" * 200_000 + ": b",
        "a: '" + "''" * 100_000,
        "a: [" + "b, " * 60_000 + "]",
        "\n" * 200_000 + "@",
        "#" * 200_000,
    ],
    ids=lambda text: f"{text[:8]!r}×{len(text)}",
)
def test_a_flood_of_brackets_is_survived(text):
    """Depth and length without end are told as a fault or read, never a crash."""
    tree, faults = strict_yaml.read(text)

    assert isinstance(tree, dict)
    assert all(1 <= each.line <= last_line(text) for each in faults)
    assert strict_yaml.marks(text).locate(("a",)) >= (1, 1)


def test_half_a_character_is_a_fault():
    """A text that no file could hold is refused like a control character."""
    _, faults = strict_yaml.read("a: b\nc: \ud800\n")

    assert (2, "ky-tu-cam") in places(faults)


def in_places(hostile):
    """Give a hostile text alone, and in the places where an editor could put it."""
    yield hostile
    yield f"a: {hostile}\nb: c\n"
    yield f'a: "{hostile}"\n'
    yield f"a: '{hostile}'\n"
    yield f"a:\n  - b: {hostile}\n    c: d\n  - {hostile}\n"
    yield f"{hostile}: a\n"
    yield f"a: [{hostile}, b]\n"
    yield f"a: {{b: {hostile}}}\n"
    yield f"a: |\n  {hostile}\n"
    yield f"a: b\n{hostile}\n"


def leaves(value):
    """Give every text of a tree, names included."""
    if isinstance(value, dict):
        yield from value
        yield from (leaf for item in value.values() for leaf in leaves(item))
    elif isinstance(value, list):
        yield from (leaf for item in value for leaf in leaves(item))
    else:
        yield value


def last_line(text):
    """Return the number of the last line an editor shows, or of the empty one below it."""
    return len(re.split("\r\n|\r|\n", text.rstrip("\r\n"))) + 1


@pytest.mark.parametrize("hostile", lines("yaml/hostile.txt"))
def test_no_text_breaks_the_reader(hostile):
    """Whatever is typed anywhere, the answer is a tree of clean text and faults inside the text."""
    for text in in_places(hostile):
        tree, faults = strict_yaml.read(text)
        read = list(leaves(tree))

        assert all(isinstance(leaf, str) for leaf in read)
        assert all(unicodedata.is_normalized("NFC", leaf) for leaf in read)
        assert faults or not any(FORBIDDEN.search(leaf) for leaf in read)
        assert all(1 <= each.line <= last_line(text) for each in faults)
        assert all(each.column >= 1 and each.message and each.hint for each in faults)
        assert {(key,) for key in tree} <= set(strict_yaml.marks(text).values)
        assert canonical_yaml.read(text) in (None, tree)


def test_there_is_no_lack_of_hostility():
    """The hostile texts are hundreds, and no two are equal."""
    hostile = texts("yaml/hostile.txt")

    assert len(hostile) >= 300
    assert len(hostile) == len(set(hostile))
