"""Of whom a text tells: somebody else by name, a child, or nobody that is certain."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from exemplars.prose.told_of import Exemplar, Whose, told_of
from support_texts import CASES

SENTENCES = yaml.safe_load((CASES / "people/told-of.yml").read_text("utf-8"))
NAME, CALLED = "Nguyễn Thị Hoa", "Bà Hoa trồng vải."


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"])
def test_whose(case: dict[str, Any]) -> None:
    """Whoever is the subject where it is told, where that is certain."""
    at = case["text"].index("«")
    told = case["text"].replace("«", "").replace("»", "")
    exemplar = Exemplar(case.get("exemplar", NAME), f"{case.get('called', CALLED)} {told}")

    assert told_of(told, at, exemplar) == Whose(case.get("of", ""), case.get("child", False))


def test_there_are_sentences_enough() -> None:
    """At least thirty are of somebody else and thirty of nobody for certain."""
    of_somebody = sum("of" in case or "child" in case for case in SENTENCES)

    assert of_somebody >= 30
    assert len(SENTENCES) - of_somebody >= 30


@given(st.text(alphabet="aNHà .,\n“”(", max_size=60), st.text(max_size=20), st.data())
def test_any_words(text: str, name: str, data: st.DataObject) -> None:
    """Any words at all are read, with any name."""
    whole = f"{text}cháu Nguyễn Văn An{text}"
    at = data.draw(st.integers(0, len(whole)))

    assert told_of(whole, at, Exemplar(name, whole)).name in ("", "Nguyễn Văn An")
