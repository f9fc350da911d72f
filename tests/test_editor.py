"""What editing programs are given with the repository: the task of VS Code that checks."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from support_portal import REPO

TASKS = json.loads((REPO / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
_PARTS = ("file", "line", "column", "code", "message")


def matched(output: str) -> list[dict[str, Any]]:
    """Return the problems that the task's matchers find, line by line as VS Code reads."""
    found = []
    for line in output.splitlines():
        for matcher in TASKS[0]["problemMatcher"]:
            pattern = matcher["pattern"]
            if hit := re.search(pattern["regexp"], line):
                said = {part: hit[pattern[part]] for part in _PARTS}
                found.append(said | {"severity": matcher["severity"]})
    return found


@pytest.fixture
def warned(slipped: Path) -> Path:
    """Return the slipped miniature with a stray file, which is only a warning, in a folder of odd name."""
    odd = slipped / "profiles/mini/an-binh/b a: 1:2: lỗi"
    odd.mkdir()
    (odd / "x.txt").write_text("", "utf-8")
    return slipped


def test_the_task_finds_what_the_check_tells(warned: Path, portal: Any) -> None:
    """Every problem is found once, at its file, line and column, errors and warnings told apart."""
    told = json.loads(portal(warned, "check", "--format", "json").out)
    expected = [
        {
            "file": each["path"],
            "line": str(each["line"]),
            "column": str(each["column"]),
            "code": each["code"],
            "message": each["message"],
            "severity": each["severity"],
        }
        for each in told
    ]
    plain = [each for each in expected if ": " not in each["file"]]

    assert {"error", "warning"} == {each["severity"] for each in told}
    assert plain == [each for each in matched(portal(warned, "check").out) if each in plain]
    assert len(matched(portal(warned, "check").out)) == len(expected)


def test_a_clean_portal_shows_nothing(miniature: Path, portal: Any) -> None:
    """The sentence that says all is well is no problem."""
    assert matched(portal(miniature, "check").out) == []


def test_the_task_runs_the_check() -> None:
    """The task is a program of the repository, run as the default build task, told to check."""
    (task,) = TASKS
    program = REPO / task["command"].removeprefix("${workspaceFolder}/")

    assert os.access(program, os.X_OK)
    assert task["args"] == ["check"]
    assert task["group"] == {"kind": "build", "isDefault": True}
