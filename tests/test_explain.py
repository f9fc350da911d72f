"""`portal explain`: what a rule demands and why."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from conftest import Portal
from exemplars.checking import examples
from exemplars.checking.verdict import WORDS
from exemplars.rules import CATALOGUE


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_is_explained(code: str, miniature: Path, portal: Portal) -> None:
    """Every code is explained by its severity, its statement, its reason, and an example of it."""
    told = portal(miniature, "explain", code)
    rule, example = CATALOGUE[code], examples.of(code)
    head = [f"{code} ({WORDS[rule.severity]})", rule.statement, rule.reason]
    said = textwrap.dedent(between(told.out, "Máy báo:\n\n", "\n\nĐúng ("))
    wrong = textwrap.dedent(between(told.out, f"Sai ({example.file}):\n\n", "\n\nMáy báo:"))
    right = textwrap.indent(example.right, " " * 4)
    note = f"\n\n{example.note}" if example.note else ""

    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("\n\n".join(head) + "\n\nSai (")
    assert (example.wrong, example.says) == (wrong, said)
    assert told.out.endswith(f"Đúng ({example.file}):\n\n{right}{note}\n")


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_rule_says_why(code: str) -> None:
    """Every rule says why, in sentences that are not what it demands over again."""
    rule = CATALOGUE[code]

    assert rule.reason.endswith(".")
    assert rule.statement not in rule.reason


def between(text: str, start: str, end: str) -> str:
    """Return what stands between two texts."""
    return text.partition(start)[2].partition(end)[0]


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
