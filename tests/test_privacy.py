"""What is a private person's in a text is found, marked exactly; what is ordinary never is."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from exemplars import privacy
from exemplars.privacy import Offices, private_data
from support_texts import CASES, lines, texts

OFFICES = Offices(
    hosts=frozenset(["tan-yen.example"]),
    emails=frozenset(["ubndxa@gmail.com"]),
    phones=frozenset(["02043878999"]),
)
PRIVATE = yaml.safe_load((CASES / "people/private.yml").read_text("utf-8"))


def found(text: str) -> list[tuple[str, str]]:
    """Return (what, the words) of all that is private in a text."""
    return [(each.what, text[each.start : each.end]) for each in private_data(text, OFFICES)]


@pytest.mark.parametrize("case", PRIVATE, ids=lambda case: case["text"])
def test_private_is_found(case: dict[str, Any]) -> None:
    """A private datum is told for what it is, from its first character to its last."""
    before, _, rest = case["text"].partition("«")
    words, _, after = rest.partition("»")

    assert [(case["what"], words)] == found(before + words + after)


@pytest.mark.parametrize("text", lines("people/ordinary.txt"))
def test_ordinary_is_passed(text: str) -> None:
    """Sums, years, decisions, offices' addresses and the like are not private."""
    assert found(text) == []


def test_there_are_cases_enough() -> None:
    """Each kind of private datum has its cases, and what is ordinary at least thirty."""
    assert set(privacy.WHAT) == {case["what"] for case in PRIVATE}
    assert len(PRIVATE) >= 30
    assert len(texts("people/ordinary.txt")) >= 30


def test_a_whole_story_is_clean() -> None:
    """What is ordinary in each sentence stays so when the sentences stand together."""
    assert found("\n".join(texts("people/ordinary.txt"))) == []


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("0204 3878 999", "02043878999"),
        ("+84 204 3878 999", "02043878999"),
        ("(0204) 3.878.999", "02043878999"),
        ("111", "111"),
    ],
)
def test_phone_of_an_office_is_known_however_written(said: str, digits: str) -> None:
    """A phone is its digits as dialled inside the country."""
    assert digits == privacy.phone_digits(said)


def test_masked_does_not_tell() -> None:
    """What a check prints of a private datum does not give it away."""
    assert privacy.masked("0912 345 678") == "091…78"


def test_a_list_of_members_is_told_in_part() -> None:
    """Of a pasted list with thousands of numbers the first are told, not each."""
    assert len(found("0912345678, " * 40_000)) == privacy.MOST
