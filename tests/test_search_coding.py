"""How the index is written: whatever is put in is read back, by a reader that shares no code with it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exemplars.search import coding
from support_search import Reader, records


@given(st.lists(st.integers(0, 700), unique=True).map(sorted), st.integers(701, 900))
def test_a_list_reads_as_it_was_written(documents: list[int], among: int):
    """A list of documents, sparse or dense, is read back as it was written, to its last byte."""
    reader = Reader(coding.numbers(documents, among))

    assert set(documents) == reader.list(among)
    assert reader.at == len(reader.data)


@given(st.integers(0, 2**40))
def test_a_number_reads_as_it_was_written(number: int):
    """A number is read back as it was written."""
    assert number == Reader(coding.varint(number)).varint()


@given(st.dictionaries(st.text(max_size=300), st.binary(max_size=300), max_size=8))
def test_records_read_as_they_were_written(items: dict[str, bytes]):
    """Records are read back as they were written, in their order."""
    assert items == records(coding.records(sorted(items.items())))


@given(
    st.integers(1, 12).flatmap(lambda w: st.tuples(st.just(w), st.lists(st.integers(0, 2**w - 1))))
)
def test_columns_read_as_they_were_written(case: tuple[int, list[int]]):
    """A column of narrow numbers is read back as it was written."""
    width, values = case
    whole = int.from_bytes(coding.columns(values, width), "little")

    assert values == [whole >> n * width & (1 << width) - 1 for n in range(len(values))]
