"""Every rule, on cases that are data: cases/rules/<code>/*.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import support_rules
from exemplars.rules import CATALOGUE
from support_rules import CASES

FILES = sorted(CASES.glob("rules/*/*.yml"))
# Cases of several rules at once stand under no single code.
TOGETHER = "several-at-once"
# What is left where a message has nothing to put in: two blanks, or a colon that announces nothing.
RAGGED = re.compile(r"  |: ?(?: →|$)")


@pytest.mark.parametrize("base", sorted(CASES.glob("bases/*/*.md")), ids=lambda path: path.stem)
def test_base_profile_is_clean(base: Path, tmp_path: Path) -> None:
    """A base profile has no problem of its own, so what a case shows comes of its change."""
    case = {"base": f"{base.parent.name}/{base.stem}"}

    assert support_rules.told(case, tmp_path) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case_gives_its_problems(path: Path, tmp_path: Path, bless: bool) -> None:
    """A change to a clean profile gives exactly the problems the case lists, in order and in full."""
    case = support_rules.read(path)
    found = support_rules.told(case, tmp_path)
    if bless:
        support_rules.bless(path, found)
        case = support_rules.read(path)

    assert case["problems"] == found, f"{case['fact']} If the new answer is meant: pytest --bless"
    assert not [each for each in found if RAGGED.search(each)]


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_has_a_case_that_violates_it(code: str) -> None:
    """Every code of the catalogue is told in some case of its folder."""
    cases = cases_of(code)

    assert any(code in codes(case["problems"]) for case in cases)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_has_a_case_that_is_clean(code: str) -> None:
    """Every code of the catalogue has a case beside the border that gives no problem."""
    cases = cases_of(code)

    assert any(case["problems"] == [] for case in cases)


def test_every_folder_of_cases_is_a_code() -> None:
    """No folder of cases outlives its rule."""
    folders = {path.parent.name for path in FILES}

    assert {*CATALOGUE, TOGETHER} == folders


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case_states_a_fact(path: Path) -> None:
    """A case says in one sentence what it shows."""
    fact = support_rules.read(path)["fact"]

    assert fact.endswith(".")
    assert "\n" not in fact


def cases_of(code: str) -> list[dict[str, Any]]:
    """Return the cases in a code's folder."""
    return [support_rules.read(path) for path in FILES if path.parent.name == code]


def codes(problems: Iterable[str]) -> set[str]:
    """Return the codes that problems carry."""
    return {support_rules.code_of(each) for each in problems}
