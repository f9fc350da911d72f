"""The rules of decisions on awards and sources that are data: cases/decisions/<code>.yml."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from exemplars.reading.source import Source
from exemplars.records.profile import Award, Profile, SourceOfClaim
from exemplars.rules import CATALOGUE
from exemplars.rules.decisions import a_decision_has_one_date
from support_plans import of
from support_texts import CASES

FILES = sorted(CASES.glob("decisions/*.yml"))
PORTFOLIO = of("tan-yen")
FEWEST = 30


def parts(row: str) -> list[str]:
    """Return the parts of a row; "" is nothing."""
    return [part.strip().strip('"') for part in row.split(" | ")]


def day(written: str) -> dt.date | None:
    """Return a day, or none."""
    return dt.date.fromisoformat(written) if written else None


def award_of(row: str, at: int = 0, sources: tuple[str, ...] = ()) -> Award:
    """Return the award that a row is."""
    form, issuer, decision, date = parts(row)
    given: dict[str, Any] = {"form": form, "issuer": issuer, "decision": decision}
    return Award(path=("awards", at), date=day(date), sources=sources, **given)


def cited(row: str) -> SourceOfClaim:
    """Return the source that a row is."""
    number, date, issuer = parts(row)
    return SourceOfClaim(
        path=("sources", 0), id="qd", title="Văn bản", number=number, date=day(date), issuer=issuer
    )


def profile_of(id: str, **said: Any) -> Source:
    """Return a source with these records."""
    like = PORTFOLIO.sources[0]
    return replace(like, name=f"{id}/profile.md", record=Profile(id=id, **said))


def messages(code: str, case: dict[str, Any]) -> list[str]:
    """Return what a rule tells of a case."""
    check = CATALOGUE[code].check

    assert check is not None

    if "source" in case:
        named = () if case.get("unnamed") else ("qd",)
        awards = (award_of(case["recorded"], 0, named),)
        one = profile_of("a", awards=awards, sources=(cited(case["source"]),))
        return [each.message for each in check(one, PORTFOLIO)]
    awards = (award_of(case["recorded"]), award_of(case["award"], 1))
    if CATALOGUE[code] is not a_decision_has_one_date:
        return [each.message for each in check(profile_of("a", awards=awards), PORTFOLIO)]
    two = tuple(profile_of(f"p{at}", awards=(each,)) for at, each in enumerate(awards))
    return [each.message for _, each in check(replace(PORTFOLIO, sources=two))]


def cases(path: Path) -> Iterator[tuple[dict[str, Any], bool]]:
    """Give the cases of a file, and whether each should be told."""
    data = yaml.safe_load(path.read_text("utf-8"))
    for kind in ("positive", "negative"):
        for case in data[kind]:
            yield {"recorded": data["recorded"], **case}, kind == "positive"


ALL = [(path.stem, case, wrong) for path in FILES for case, wrong in cases(path)]


@pytest.mark.parametrize(
    ("code", "case", "wrong"),
    ALL,
    ids=[f"{code}: {case.get('award') or case['source']}" for code, case, _ in ALL],
)
def test_case_is_judged_as_the_data_says(code: str, case: dict[str, Any], wrong: bool) -> None:
    """A case is told once, in its words, or not told; where the rule is known to be wrong, it is."""
    told = messages(code, case)

    assert (1 if wrong != ("missed" in case) else 0) == len(told), told
    assert all(case.get("told", "") in each for each in told), told


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_precision_and_recall_are_what_the_data_says(path: Path) -> None:
    """Of what a rule tells, and of what it should tell, the shares that are right stand in its file."""
    data = yaml.safe_load(path.read_text("utf-8"))
    told = [(bool(messages(path.stem, case)), wrong) for case, wrong in cases(path)]
    right = told.count((True, True))

    assert data["precision"] == round(right / (right + told.count((True, False))), 3)
    assert data["recall"] == round(right / (right + told.count((False, True))), 3)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rule_has_cases_enough(path: Path) -> None:
    """Every rule is held to thirty cases it must tell of, and thirty it must not."""
    kinds = [wrong for _, wrong in cases(path)]

    assert kinds.count(True) >= FEWEST
    assert kinds.count(False) >= FEWEST
