"""Whom a story names whole: whoever has not agreed to it is told, and whoever need not be asked is not."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from exemplars.prose.named import is_dead, is_of_office, named
from support_rules import CASES
from support_truth import Sentence

SENTENCES = yaml.safe_load((CASES / "people/named.yml").read_text("utf-8"))
CODE = "dong-y-trong-bai"


def told(case: dict[str, Any]) -> list[str]:
    """Return the names that the rule tells of a profile of Nguyễn Thị Hoa that says just this."""
    said = {"say": case["text"], **case}
    found = Sentence(CODE, said, {}, positive=True).findings()
    return [each.message.split("nêu tên ")[1].split(" mà consents")[0] for each in found]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:50])
def test_whoever_is_named_whole_is_told(case: dict[str, Any]) -> None:
    """A private person who is named whole is told; the exemplar, offices, the dead, places are not."""
    assert (told(case) == case["told"]) is not case.get("missed", False)


def test_there_are_sentences_enough() -> None:
    """At least thirty tell of somebody and thirty of nobody."""
    assert sum(bool(case["told"]) for case in SENTENCES) >= 30
    assert sum(not case["told"] for case in SENTENCES) >= 30


def test_a_summary_is_looked_at_too_and_each_is_told_once() -> None:
    """Who is named in the summary and twice in the story is told at the summary."""
    case = {
        "summary": "Bà giúp chị Lê Thị Hà.",
        "text": "Bà gặp chị Lê Thị Hà. Nhà chị Lê Thị Hà dột.",
    }

    assert told(case) == ["Lê Thị Hà"]


@given(st.text("Ôông Bàà Nguyễn Văn A.,*\n(-"))
def test_a_name_is_where_it_is_said_to_be(text: str) -> None:
    """Whatever a text is, a name ends where it is told to, and the title stands before it."""
    for each in named(text):
        assert text.replace("\n", " ")[: each.end].endswith(each.name)
        assert each.titled < each.end - len(each.name)
        assert {is_dead(each), is_of_office(each)} <= {True, False}
