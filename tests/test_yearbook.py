"""A yearbook in words: whom it tells of, in which order, and its stories as trees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

import support_register
from exemplars.yearbook import book, tree
from support_yearbook import CASES, of_case, ordered

STORIES = yaml.safe_load((CASES / "stories.yml").read_text("utf-8"))
BOOKS = yaml.safe_load((CASES / "books.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", STORIES, ids=lambda case: case["fact"])
def test_story_becomes_a_tree(case: dict[str, Any]) -> None:
    """Each story of the cases becomes the tree that is written with it."""
    page = "https://thu.example/guong/a/"

    assert case["tree"] == tree.blocks(case["story"], page, case.get("domains", ()))


def nodes_of(parts: list[Any]) -> Iterator[dict[str, Any]]:
    """Give every node of a tree, outermost first."""
    for part in parts:
        if isinstance(part, dict):
            yield part
            yield from nodes_of(part.get("in", []))
        elif isinstance(part, list):
            yield from nodes_of(part)


def depth_of(part: Any) -> int:
    """Return how many lists and nodes of a tree lie inside one another."""
    inner = part.get("in", ()) if isinstance(part, dict) else part
    return 0 if isinstance(part, str) else 1 + max(map(depth_of, inner), default=0)


@given(st.text(alphabet="ab \n#>-*_`|[]()<!\\1.:~\t&;é", max_size=200))
@example("> " * 60 + "a\n- b")
@example("- " * 60 + "a")
@example("*a" * 60 + "*" * 60)
@example("- |a|b|\n  |-|-|\n  |1|2|")
def test_any_story_becomes_a_tree(written: str) -> None:
    """Whatever is written has a tree that is not deep, whose headings pass over no level."""
    made = tree.blocks(written, "https://thu.example/", ())
    levels = [node["level"] for node in nodes_of(made) if node["is"] == "h"]

    assert all(deeper <= higher + 1 for higher, deeper in zip([2, *levels], levels, strict=False))
    assert depth_of(made) < 80
    assert all(
        isinstance(row, list)
        for node in nodes_of(made)
        if node["is"] == "table"
        for row in node["in"]
    )


@pytest.mark.parametrize("case", BOOKS, ids=lambda case: case["fact"])
def test_order_says_who_is_in_a_book(case: dict[str, Any]) -> None:
    """Each order of the cases gives the parts, the index and the missing that are written with it."""
    found = support_register.made(support_register.read(CASES / "register.yml"))
    order = ordered(**case["order"])
    made = book.make(found, order, "https://thu.example/")
    parts = {part.name: [entry.id for entry in part.entries] for part in made.parts}
    index = {letter: [name.before + name.given for name in names] for letter, names in made.names}

    assert list(case.get("parts", parts).items()) == list(parts.items())
    assert list(case.get("index", index).items()) == list(index.items())
    assert tuple(case.get("left", ())) == book.left_out(found, order)


def test_book_says_what_it_is() -> None:
    """The book says how many it tells of, of which kinds, from when, and that they are invented."""
    case = support_register.read(CASES / "register.yml")
    first, _, until, sample = of_case(case, year=2024).about

    assert "3 gương điển hình tiên tiến trong năm 2024 đã đăng trên Cổng thử (thu.example)" in first
    assert first.endswith(": 2 cá nhân, 1 hộ gia đình.")
    assert "tính đến ngày 31/12/2024" in until
    assert sample.startswith("Dữ liệu minh họa: ")
