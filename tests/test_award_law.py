"""Who may confer what: the table has no gap and no overlap, and signers are read from free words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from exemplars.law import award_law, issuers
from exemplars.law.award_law import POWERS, YEARLY_TITLES
from exemplars.records.vocabulary import AWARD_FORMS
from support_texts import CASES

ISSUERS = yaml.safe_load((CASES / "awards/issuers.yml").read_text("utf-8"))
BODIES = sorted({each.body for each in POWERS})
BORDERS = [
    dt.date(2010, 1, 1),
    dt.date(2023, 12, 31),
    dt.date(2024, 1, 1),
    dt.date(2025, 6, 30),
    dt.date(2025, 7, 1),
    dt.date(2030, 1, 1),
]


@pytest.mark.parametrize("day", BORDERS, ids=str)
@pytest.mark.parametrize("body", BODIES)
def test_one_clause_a_day(body: str, day: dt.date) -> None:
    """On every day each body has one clause, but the district none once it is gone."""
    clauses = [each for each in POWERS if each.body == body and each.holds_on(day)]
    gone = body == "district" and day >= issuers.TWO_LEVELS

    assert len(clauses) == (0 if gone else 1)


def test_forms_are_known() -> None:
    """No row names a form that no award can have."""
    named = set[str]().union(YEARLY_TITLES, *(each.forms | each.never for each in POWERS))

    assert named == set(AWARD_FORMS)


def test_bodies_are_known() -> None:
    """Every body of the table has a name for messages."""
    assert set(BODIES) <= set(issuers.BODIES)


@pytest.mark.parametrize("power", POWERS, ids=lambda each: f"{each.body} {each.since}")
def test_what_is_given_is_not_refused(power: award_law.Power) -> None:
    """No clause both gives a form and refuses it."""
    assert not power.forms & power.never


@pytest.mark.parametrize("day", [*BORDERS, None], ids=str)
@pytest.mark.parametrize("body", ["agency", "board", "commune", "district", "enterprise"])
def test_no_merit_from_below(body: str, day: dt.date | None) -> None:
    """Whatever the day, below province and ministry bằng khen is refused for certain."""
    over = award_law.excess(body, "bang-khen", day)
    gone = body == "district" and day is not None and day >= issuers.TWO_LEVELS

    assert over is None if gone else over is not None and over.certain


@pytest.mark.parametrize("power", POWERS, ids=lambda each: f"{each.body} {each.since}")
def test_only_what_was_read_refuses(power: award_law.Power) -> None:
    """A clause that is only remembered doubts; it refuses what is the State's, and what it must."""
    day = max(power.since, dt.date(2010, 1, 1))
    beyond = set(AWARD_FORMS) - power.forms
    refused = {form for form in beyond if _is_certain(power.body, form, day)}
    expected = beyond if power.found else (award_law.STATE_FORMS | power.never) - power.forms

    assert expected == refused


def _is_certain(body: str, form: str, day: dt.date) -> bool:
    over = award_law.excess(body, form, day)
    return over is not None and over.certain


@pytest.mark.parametrize("case", ISSUERS, ids=lambda case: f"{case['words']} {case.get('day')}")
def test_issuers(case: dict[str, Any]) -> None:
    """Whoever is named is read as what he is; who is not certain is nobody."""
    found = issuers.read(case["words"], case.get("day", dt.date(2024, 5, 1)))
    expected = (case.get("body"), case.get("level", ""), case.get("local", False))

    assert expected == ((found.body, found.level, found.local) if found else (None, "", False))


@given(st.text(max_size=60), st.none() | st.dates())
def test_any_words(words: str, day: dt.date | None) -> None:
    """Any words at all are read, or are nobody's."""
    for text in (words, f"UBND thành phố {words}", f"Chủ tịch UBND {words}"):
        found = issuers.read(text, day)

        assert found is None or found.body in issuers.BODIES


@pytest.mark.parametrize(
    "unit", ["ubnd ", "chủ tịch ", "chủ tịch hội đồng quản trị ", "hội ", "xã "]
)
def test_hostile_words(unit: str) -> None:
    """A hundred thousand characters are read like any other words."""
    found = issuers.read(unit * (100_000 // len(unit)), dt.date(2024, 5, 1))

    assert found is None or found.body == "board"
