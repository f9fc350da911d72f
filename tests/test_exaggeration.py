"""Praise beyond measure is found, marked exactly; prizes, set words and sourced claims never are."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from exemplars.exaggeration import MOST, claims
from support_texts import CASES

SENTENCES = yaml.safe_load((CASES / "exaggeration/cuong-dieu.yml").read_text("utf-8"))
MARKED = re.compile(r"«(.*?)»", re.DOTALL)
LINK = "https://tan-yen.example/bao-cao"


def found(text: str, backed: str = "", links: frozenset[str] = frozenset()) -> list[str]:
    """Return the words of every claim told of a text."""
    told = claims(text, backed, links)
    return [text[each.start : each.end] for each in told]


def expected(case: dict[str, Any]) -> list[str]:
    """Return what is told of a case today, its known misses left out and false alarms in."""
    if case.get("known") == "miss":
        return []
    return MARKED.findall(case["text"])


def is_praise(case: dict[str, Any]) -> bool:
    """Return whether a case is a claim without a source, whatever is told of it today."""
    return "«" in case["text"] and case.get("known") != "false alarm"


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:60])
def test_sentence(case: dict[str, Any]) -> None:
    """Each sentence gives exactly the claims that are marked in it."""
    text = case["text"].replace("«", "").replace("»", "")

    assert expected(case) == found(text)


def test_precision_and_recall() -> None:
    """Of what is told, at most one in thirty is wrong; of the claims, nine in ten are found."""
    right = sum(is_praise(case) and "known" not in case for case in SENTENCES)
    false = sum(case.get("known") == "false alarm" for case in SENTENCES)
    missed = sum(case.get("known") == "miss" for case in SENTENCES)

    assert right / (right + false) >= 29 / 30
    assert right / (right + missed) >= 0.9


def test_there_are_sentences_enough() -> None:
    """There are at least sixty claims, and at least sixty sentences that are none."""
    claimed = sum(map(is_praise, SENTENCES))

    assert claimed >= 60
    assert len(SENTENCES) - claimed >= 60


def test_claim_in_sourced_words_is_excused() -> None:
    """A claim that stands in a piece of evidence with its source needs no source in the story."""
    text = "Bà là người nuôi ong giỏi nhất huyện."

    assert found(text, backed="hộ nuôi ong giỏi nhất huyện năm 2023") == []
    assert found(text, backed="hộ nuôi ong giỏi nhất xã") == ["giỏi nhất huyện"]


def test_claim_with_a_link_to_a_source_is_excused() -> None:
    """A sentence that links to one of the profile's sources has one; any other link is none."""
    text = f"Bà là người [giỏi nhất huyện]({LINK})."

    assert found(text, links=frozenset([LINK])) == []
    assert found(text) == ["giỏi nhất huyện"]


def test_source_does_not_excuse_the_next_sentence() -> None:
    """What a report says ends with its sentence."""
    text = "Theo báo cáo số 5/BC-UBND, xã có 30 ha vải. Vườn của bà lớn nhất xã."

    assert found(text) == ["lớn nhất xã"]


def test_much_praise_is_told_in_part() -> None:
    """Of a text with thousands of claims the first are told, not each."""
    assert len(found("Bà giỏi nhất huyện. " * 5000)) == MOST


@given(st.text(alphabet="nhất huyện giỏi.“”\n>#đầutiêncủa1 số", max_size=300))
def test_any_text_gives_places_in_order(text: str) -> None:
    """Whatever the text, claims lie in it, in order, apart."""
    places = [(each.start, each.end) for each in claims(text)]
    flat = [place for pair in places for place in pair]

    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(text) for start, end in places)
