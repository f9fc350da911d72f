"""`portal explain`: what a rule demands and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Portal
from exemplars.rules import CATALOGUE
from exemplars.verdict import WORDS


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_is_explained(code: str, miniature: Path, portal: Portal) -> None:
    """Every code is explained by its severity, its statement and, where it has one, its reason."""
    told = portal(miniature, "explain", code)
    rule = CATALOGUE[code]
    expected = [f"{code} ({WORDS[rule.severity]})", rule.statement, *filter(None, [rule.reason])]

    assert (told.code, told.err) == (0, "")
    assert expected == told.out.rstrip("\n").split("\n\n", 2)


@pytest.mark.parametrize(
    ("code", "near"),
    [("tieu-chuan-thieuu", "tieu-chuan-thieu"), ("Tiêu chuẩn thiếu", "tieu-chuan-thieu")],
)
def test_misspelt_code_is_answered_with_the_nearest(
    code: str, near: str, miniature: Path, portal: Portal
) -> None:
    """A misspelt code ends with 2 and is answered with the code that was meant."""
    told = portal(miniature, "explain", code)

    assert (told.code, told.out) == (2, "")
    assert f"có phải {near}?" in told.err


def test_code_unlike_any_is_refused(miniature: Path, portal: Portal) -> None:
    """A code unlike any ends with 2 and no guess."""
    told = portal(miniature, "explain", "zzz")

    assert told.code == 2
    assert "có phải" not in told.err


def test_without_a_code_nothing_is_explained(miniature: Path, portal: Portal) -> None:
    """The code is asked for where it is missing."""
    assert portal(miniature, "explain").code == 2
