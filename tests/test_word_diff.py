"""What of a text is other than it was, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exemplars.prose import word_diff
from exemplars.prose.word_diff import runs, words

TEXTS = st.lists(st.sampled_from(["vải", "thiều", "sớm", "12", "ha", "\n"]), max_size=40).map(
    " ".join
)


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("", "", []),
        ("Giúp 12 hộ", "Giúp 12 hộ", [("same", "Giúp 12 hộ")]),
        ("", "Giúp hộ", [("new", "Giúp hộ")]),
        ("Giúp hộ", "", [("gone", "Giúp hộ")]),
        (
            "Bà giúp 12 hộ trong xã",
            "Bà giúp 15 hộ trong xã",
            [("same", "Bà giúp"), ("gone", "12"), ("new", "15"), ("same", "hộ trong xã")],
        ),
        (
            "một hai ba bốn",
            "năm hai ba sáu",
            [("gone", "một hai ba bốn"), ("new", "năm hai ba sáu")],
        ),
        ("a\nb", "a\nc", [("same", "a\n"), ("gone", "b"), ("new", "c")]),
        ("dấu   cách", "dấu cách", [("same", "dấu cách")]),
    ],
)
def test_what_changed_is_told(before: str, now: str, told: list[tuple[str, str]]) -> None:
    """Words that stand, went and came are told in order; a lone word between two changes joins them."""
    assert told == [(run.op, run.text) for run in runs(before, now)]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_again(before: str, now: str) -> None:
    """What stands and what went is the old text, what stands and what came the new one."""
    found = runs(before, now)

    assert words(before) == [each for run in found if run.op != "new" for each in run.words]
    assert words(now) == [each for run in found if run.op != "gone" for each in run.words]


@given(TEXTS, st.integers(0, 40), st.sampled_from(["mới", "cũ"]))
def test_one_new_word_is_one_new_run(text: str, at: int, word: str) -> None:
    """A word put into a text is told as that word alone."""
    before = words(text)
    now = [*before[:at], word, *before[at:]]

    assert [(word,)] == [each.words for each in runs(text, " ".join(now)) if each.op != "same"]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("a " * 100_000, "b " * 100_000),
        ("a " * 100_000, "a b " * 50_000),
        ("a b " * 50_000, "b a a " * 40_000),
        ("x" * 200_000, "y" * 200_000),
    ],
)
def test_little_in_common_is_one_gone_and_one_new(before: str, now: str) -> None:
    """Texts with little in common are not compared to the end: the old is gone, the new is there."""
    found = [run for run in runs(before, now) if run.op != "same"]

    assert [run.op for run in found] == ["gone", "new"]
    assert word_diff.MOST_CHANGES < 1000
