"""`portal check --format`: for people, for programs, for the forges' review pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from conftest import Edit, Portal
from exemplars.checking.verdict import FORMATS
from exemplars.problem import Problem
from support_portal import MAI, SLIPS, profile


def test_text_begins_with_the_place(slipped: Path, portal: Portal) -> None:
    """A line for people begins with path:line:column and is followed by its cure."""
    where = "profiles/mini/an-binh/tran-thi-mai-c4h9wd/profile.md:5:9"
    lines = portal(slipped, "check").out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(where))

    assert lines[at].startswith(f"{where}: lỗi [linh-vuc-la] không có lĩnh vực `nong-nghiepp`")
    assert lines[at + 1].startswith("    → có phải `nong-nghiep`?")


@pytest.mark.parametrize(("form", "empty"), [("json", "[]\n"), ("gitlab", "[]\n"), ("github", "")])
def test_clean_portal_has_an_empty_report(
    form: str, empty: str, miniature: Path, portal: Portal
) -> None:
    """A report for programs is empty where nothing is wrong."""
    told = portal(miniature, "check", "--format", form)

    assert (told.code, told.out) == (0, empty)


def test_json_carries_every_field(slipped: Path, portal: Portal) -> None:
    """Each problem in JSON has its code, severity, place, message, cure and address."""
    (found,) = [
        each
        for each in json.loads(portal(slipped, "check", "--format", "json").out)
        if each["code"] == "linh-vuc-la"
    ]

    assert found == {
        "code": "linh-vuc-la",
        "severity": "error",
        "path": "profiles/mini/an-binh/tran-thi-mai-c4h9wd/profile.md",
        "line": 5,
        "column": 9,
        "message": "không có lĩnh vực `nong-nghiepp` trong kế hoạch mini",
        "hint": "có phải `nong-nghiep`? Các lĩnh vực: nong-nghiep, doi-song-xa-hoi",
        "url": "cam-nang/quy-tac/linh-vuc-la/",
    }


def test_github_commands_carry_the_place(slipped: Path, portal: Portal) -> None:
    """Each line for GitHub is one command with file, line, column and code."""
    command = re.compile(r"::(error|warning) file=([^,:]+),line=(\d+),col=(\d+),title=([\w-]+)::.+")
    lines = portal(slipped, "check", "--format", "github").out.splitlines()
    found = [command.fullmatch(line) for line in lines]

    assert {match and match[5] for match in found} == SLIPS
    assert ("error", "profiles/mini/an-binh/tran-thi-mai-c4h9wd/profile.md", "5", "9") in {
        match.groups()[:4] for match in found if match
    }


def test_gitlab_report_carries_the_place(slipped: Path, portal: Portal) -> None:
    """Each entry for GitLab has a description, a code, a severity, a path and a line."""
    found = json.loads(portal(slipped, "check", "--format", "gitlab").out)
    (sector,) = [each for each in found if each["check_name"] == "linh-vuc-la"]

    assert {each["check_name"] for each in found} == SLIPS
    assert sector["location"] == {
        "path": "profiles/mini/an-binh/tran-thi-mai-c4h9wd/profile.md",
        "lines": {"begin": 5},
    }
    assert sector["severity"] == "major"
    assert sector["description"].startswith("không có lĩnh vực `nong-nghiepp`")


def gitlab_fingerprints(root: Path, portal: Portal) -> list[str]:
    """Return the fingerprints of all entries for GitLab."""
    report: list[dict[str, Any]] = json.loads(portal(root, "check", "--format", "gitlab").out)
    return [each["fingerprint"] for each in report]


def test_gitlab_fingerprint_survives_a_moved_line(
    slipped: Path, portal: Portal, edit: Edit
) -> None:
    """A problem keeps its fingerprint where only its line has moved."""
    before = gitlab_fingerprints(slipped, portal)
    edit(profile(slipped, MAI), "---\nid:", "---\n# Lời nhắc.\nid:")

    assert before == gitlab_fingerprints(slipped, portal)


def test_gitlab_fingerprints_are_distinct(miniature: Path, portal: Portal, edit: Edit) -> None:
    """The same slip at two places of one file is two entries."""
    path = profile(miniature, MAI)
    edit(path, "value: 2\n", "value: hai\n")
    edit(path, "value: 12\n", "value: hai\n")
    found = gitlab_fingerprints(miniature, portal)

    assert len(found) == 2
    assert len(set(found)) == 2


@pytest.mark.parametrize("form", ["github", "json", "gitlab"])
def test_what_editors_write_cannot_leave_its_line(form: str) -> None:
    """A line break, a colon or a comma in a path or a message stays inside its field."""
    hostile = Problem("a\n::error::b,c:d%0A", 1, 2, "tep-la", "error", "x\r\n::add-mask::y", "")
    output = FORMATS[form]([hostile])

    assert not [line for line in output.splitlines()[1:] if line.lstrip().startswith("::")]
    if form == "github":
        assert "file=a%0A%3A%3Aerror%3A%3Ab%2Cc%3Ad%250A,line=1,col=2" in output


def test_a_line_break_in_a_name_begins_no_line_of_text() -> None:
    """In the text for people, too, a path with a line break stays on its line."""
    hostile = Problem("a\n::error::b", 1, 2, "tep-la", "error", "x\n::add-mask::y", "")
    output = FORMATS["text"]([hostile])

    assert not [line for line in output.splitlines() if line.startswith("::")]
