"""Numbers of many things, kept on end: each is found, pieces are put together, bytes are read again."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from exemplars.numbers import BYTES, LONG, SHORT, Numbers, pieces

SIZES = {BYTES: 2**8, SHORT: 2**32, LONG: 2**64}
_few = st.lists(st.integers(0, 6).map(lambda at: at * 41), max_size=5)


def numbers(each: list[list[int]], kind: str = SHORT) -> Numbers:
    """Return the numbers of things."""
    return Numbers.of((array(kind, one) for one in each), kind)


@given(st.lists(_few, max_size=8), st.sets(st.integers(0, 6).map(lambda at: at * 41)))
def test_who_has_a_number_is_found(each: list[list[int]], wanted: set[int]) -> None:
    """Of every number all holders are told, in order; those of some are taken together."""
    kept = numbers(each)

    assert [kept[at].tolist() for at in range(len(each))] == each
    assert kept.met(wanted) == [
        (one, at) for at, some in enumerate(each) for one in some if one in wanted
    ]
    assert kept.holders(wanted) == {at for at, some in enumerate(each) if wanted & {*some}}
    assert kept.at(range(len(each))) == {one for some in each for one in some}


@given(
    st.lists(st.tuples(_few, _few).filter(lambda two: len(two[0]) == len(two[1])), max_size=8),
    st.integers(0, 90),
)
def test_where_others_have_other_numbers_is_told(
    each: list[tuple[list[int], list[int]]], more: int
) -> None:
    """Of things with as many numbers each, those are told whose numbers are not the same."""
    each += [([1, 2], [1, 2])] * more
    one, other = (numbers([two[which] for two in each]) for which in (0, 1))

    assert one.unequal(other) == {at for at, (a, b) in enumerate(each) if a != b}


@given(st.lists(_few, min_size=1, max_size=8), st.data())
def test_pieces_are_put_together(each: list[list[int]], data: st.DataObject) -> None:
    """Things in another order, with new ones among them, are as if made of every one."""
    places = st.integers(0, len(each) - 1)
    order = data.draw(st.lists(places, max_size=10))
    anew = data.draw(st.dictionaries(st.integers(0, 9), _few, max_size=4))
    anew = {at: one for at, one in anew.items() if at < len(order)}
    made = numbers(each).spliced(
        pieces(order, anew.keys()), {at: array(SHORT, one) for at, one in anew.items()}
    )

    assert made == numbers([anew.get(at, each[was]) for at, was in enumerate(order)])


@given(st.sampled_from(sorted(SIZES)), st.data())
def test_bytes_are_read_again(kind: str, data: st.DataObject) -> None:
    """What numbers were kept as gives the same numbers."""
    some = st.lists(st.integers(0, SIZES[kind] - 1), max_size=4)
    kept = numbers(data.draw(st.lists(some, max_size=5)), kind)

    assert kept == Numbers.read(kind, kept.values.tobytes(), kept.counts.tobytes())
