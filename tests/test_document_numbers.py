"""Numbers of documents: brought into their proper form, found in sentences, never made up."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from exemplars.law import document_numbers
from exemplars.law.document_numbers import KINDS
from support_texts import CASES

NUMBERS = yaml.safe_load((CASES / "documents/numbers.yml").read_text("utf-8"))
SENTENCES = yaml.safe_load((CASES / "documents/in-text.yml").read_text("utf-8"))
ODD = st.text(st.sampled_from("0123456789/-–. &aAqđĐQTtUBNDgố:S\u00a0"), max_size=40)


@pytest.mark.parametrize(("written", "proper"), NUMBERS)
def test_tidy(written: str, proper: str | None) -> None:
    """A number is brought into its proper form; what is none stays none."""
    assert proper == document_numbers.tidy(written)


@pytest.mark.parametrize(("words", "number"), SENTENCES)
def test_in_text(words: str, number: str | None) -> None:
    """A number is found in a sentence as it was written; dates, years and spans are none."""
    assert number == document_numbers.in_text(words)


@given(st.text(max_size=40) | ODD)
def test_proper_form_is_left_alone(written: str) -> None:
    """What has been brought into its proper form needs nothing more."""
    proper = document_numbers.tidy(written)

    assert proper is None or proper == document_numbers.tidy(proper)


@given(
    st.integers(1, 99999),
    st.sampled_from(KINDS),
    st.sampled_from(["UBND", "HĐND", "TTg", "SNV", "HĐTĐKT", "UBND.TĐ"]),
)
def test_proper_numbers_are_proper(number: int, kind: str, body: str) -> None:
    """Every kind of document by every body passes as Nghị định 30/2020 would have it."""
    written = f"{number:02d}/{kind}-{body}"

    assert written == document_numbers.tidy(written)
    assert written == document_numbers.in_text(f"Văn bản số {written} của cơ quan")


@pytest.mark.parametrize(
    "unit",
    ["1 ", "số ", "12/", "12/TB-", "12 - TB -", "a-", "1", "/QĐ", "12-QĐ-", "QĐ ubnd "],
)
def test_hostile_numbers(unit: str) -> None:
    """A hundred thousand characters of anything are read like any other, and are no number."""
    text = unit * (100_000 // len(unit))

    assert document_numbers.tidy(f"{text}!") is None
    assert len(document_numbers.in_text(f"{text}!") or "") < 150
