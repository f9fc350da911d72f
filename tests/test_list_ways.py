"""To which pages a page of a long list leads."""

from __future__ import annotations

import pytest

from exemplars.pages.lists import ways


@pytest.mark.parametrize(
    ("expected", "count", "number"),
    [
        ([1], 1, 1),
        ([*range(1, 13)], 12, 5),
        ([1, 2, 3, 4, 11, 13], 13, 1),
        ([1, 10, 17, 18, 19, 20, 21, 22, 23, 30, 120, 417], 417, 20),
        ([1, 317, 407, 414, 415, 416, 417], 417, 417),
    ],
)
def test_a_page_leads_to_the_ends_the_nearest_and_some_far_ones(
    expected: list[int], count: int, number: int
) -> None:
    """Few pages all lead to one another; of many, to the ends, the nearest, and by tens and hundreds."""
    assert expected == ways(range(1, count + 1), number)


def test_every_page_of_a_long_list_is_a_few_steps_away() -> None:
    """From the first of four thousand pages any other is at most thirteen links away."""
    pages = range(1, 4_001)
    reached, edge, steps = {1}, {1}, 0
    while len(reached) < len(pages):
        edge = {way for page in edge for way in ways(pages, page)} - reached
        reached |= edge
        steps += 1

    assert steps <= 13
