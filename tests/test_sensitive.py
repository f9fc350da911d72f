"""What is sensitive of one person is found; what tells of many, of work and of honours never is."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from exemplars import sensitive
from exemplars.privacy import MOST
from exemplars.sensitive import may_tell, sensitive_data
from support_texts import CASES, lines, texts

SENSITIVE = yaml.safe_load((CASES / "people/sensitive.yml").read_text("utf-8"))


def found(text: str) -> list[tuple[str, str]]:
    """Return (what, the words) of all that is sensitive in a text."""
    return [(each.what, text[each.start : each.end]) for each in sensitive_data(text)]


@pytest.mark.parametrize(
    "case", [case for case in SENSITIVE if "what" in case], ids=lambda case: case["text"]
)
def test_sensitive_is_found(case: dict[str, Any]) -> None:
    """What is sensitive is told for what it is, from its first word to its last."""
    before, _, rest = case["text"].partition("«")
    words, _, after = rest.partition("»")

    assert [(case["what"], words)] == found(before + words + after)


@pytest.mark.parametrize(
    "case", [case for case in SENSITIVE if "missed" in case], ids=lambda case: case["text"]
)
def test_what_is_missed_is_known(case: dict[str, Any]) -> None:
    """What is known not to be found is still not found: once it is, it is no longer to be listed so."""
    assert found(case["text"]) == []
    assert case["missed"] in sensitive.WHAT


@pytest.mark.parametrize("text", lines("people/sensitive-ordinary.txt"))
def test_ordinary_is_passed(text: str) -> None:
    """Groups, work done for others, fighters in prison, crops and the like are nobody's data."""
    assert found(text) == []


def test_there_are_cases_enough() -> None:
    """Each kind has its cases; there are at least thirty that tell and thirty that do not."""
    assert set(sensitive.WHAT) == {case["what"] for case in SENSITIVE if "what" in case}
    assert len(SENSITIVE) >= 30
    assert len(texts("people/sensitive-ordinary.txt")) >= 30


def test_a_whole_story_is_clean() -> None:
    """What is ordinary in each sentence stays so when the sentences stand together."""
    assert found("\n".join(texts("people/sensitive-ordinary.txt"))) == []


@pytest.mark.parametrize(
    "case", [case for case in SENSITIVE if "what" in case], ids=lambda case: case["text"]
)
def test_the_quick_look_misses_nothing(case: dict[str, Any]) -> None:
    """A text that tells something sensitive is never passed over by the quick look."""
    assert may_tell(case["text"].replace("«", "").replace("»", ""))


def test_a_pasted_list_is_told_in_part() -> None:
    """Of a list of thousands the first are told, not each."""
    assert len(found("Chị Hoa bị ung thư.\n" * 20_000)) == MOST


SAID = "chị anh bà con các bị mắc bệnh ung thư tù là người dân tộc Mông , . : ; không may"
_WORDS = st.sampled_from(SAID.split())


@given(st.lists(_WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Whatever the text, what is told lies inside it, in order, and does not overlap."""
    spans = [(each.start, each.end) for each in sensitive_data(text)]

    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
