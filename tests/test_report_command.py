"""`portal report`: what it writes where, and what it says when it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Portal
from exemplars import report
from exemplars.report import data
from support_ledger import real
from support_portal import REPO


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--period", "2024-Q5"], "không phải kỳ báo cáo"),
        (["--period", "2099"], "sau ngày dựng"),
        (["--period", "2024", "--unit", "ngoc-thienn"], "có phải ngoc-thien?"),
        (["--period", "2024", "--format", "docx", "--output", "x.xlsx"], "bỏ một trong hai"),
        (["--period", "\x1b[31m"], "không phải kỳ báo cáo"),
    ],
)
def test_command_says_what_is_wrong(options: list[str], said: str, portal: Portal) -> None:
    """What cannot be reported is said in Vietnamese, with the cure."""
    told = portal(REPO, "report", "--plan", "tan-yen", *options)

    assert (told.code, said in told.err) == (2, True)
    assert "\x1b" not in told.err


def test_command_writes_what_was_asked_for(portal: Portal, tmp_path: Path) -> None:
    """The file's ending says the format; HTML and JSON go to the reader where no file is named."""
    path = tmp_path / "quy.xlsx"
    told = portal(REPO, "report", "--plan", "lao-cai", "--period", "2024-Q2", "--output", path)
    printed = portal(REPO, "report", "--plan", "lao-cai", "--period", "2024-Q2", "--format", "json")

    assert (told.code, told.err) == (0, "")
    assert path.read_bytes() == report.written(
        real("lao-cai", "2024-Q2"), "xlsx", REPO / "theme/portal"
    )
    assert json.loads(printed.out) == data.tree(real("lao-cai", "2024-Q2"))


def test_faulty_records_give_no_report(slipped: Path, portal: Portal) -> None:
    """Numbers of records with errors are not reported."""
    told = portal(slipped, "report", "--period", "2024")

    assert told.code == 2
    assert "portal check --plan mini" in told.err
