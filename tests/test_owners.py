"""`portal codeowners`: who is asked to approve what, as each forge reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Edit, Portal

HEAD = "# Do `portal codeowners` làm từ plan.yml (portal.maintainers) và units.yml (reviewers); đừng sửa tay.\n"
MINI = "profiles/mini"
# Whom each file is up to, however a forge says it.
OWNERS = {
    "hooks/exemplars/checking/check.py": ["@quan-tri"],
    "profiles/mini/plan.yml": ["@quan-tri"],
    "profiles/mini/units.yml": ["@quan-tri"],
    "profiles/mini/an-binh/unit.yml": ["@quan-tri"],
    "profiles/mini/an-binh/tran-thi-mai-c4h9wd/profile.md": ["@an-binh/van-hoa", "@lan"],
    "profiles/mini/binh-minh/le-van-tam-d8p3xn/profile.md": ["@phong-noi-vu"],
}


@pytest.fixture
def owned(miniature: Path, edit: Edit) -> Path:
    """Return a miniature whose plan, district and one commune name accounts."""
    edit(
        miniature / MINI / "plan.yml",
        "  progress: totals\n",
        "  progress: totals\n  maintainers: [quan-tri]\n",
    )
    units = miniature / MINI / "units.yml"
    edit(units, "  - id: huyen-mau\n", "  - id: huyen-mau\n    reviewers: [phong-noi-vu]\n")
    edit(units, "  - id: an-binh\n", "  - id: an-binh\n    reviewers: [an-binh/van-hoa, lan]\n")
    return miniature


def last_of_patterns(text: str, path: str) -> list[str]:
    """Return the owners of a file as GitHub and GitLab find them: the last pattern that fits."""
    found: list[str] = []
    for line in text.splitlines():
        pattern, *names = line.split(" ")
        escaped = re.escape(pattern.lstrip("/")).replace(r"\*", "[^/]*")
        fits = pattern == "*" or re.match(escaped + ("" if pattern.endswith("/") else r"\Z"), path)
        found = names if fits and not line.startswith("#") else found
    return found


def test_owners_follow_the_units(owned: Path, portal: Portal) -> None:
    """A unit without reviewers has those of the unit above; plans and code are their keepers'."""
    told = portal(owned, "codeowners")

    assert (told.code, told.err) == (0, "")
    assert {path: last_of_patterns(told.out, path) for path in OWNERS} == OWNERS


def test_gitea_reads_regular_expressions(owned: Path, portal: Portal) -> None:
    """For Gitea each line is an expression that fits whole paths; of a profile, its unit's is among those that fit."""
    told = portal(owned, "codeowners", "--forge", "gitea").out
    lines = [line.split(" ") for line in told.splitlines()[1:]]
    found = {
        path: [name for pattern, *names in lines if re.fullmatch(pattern, path) for name in names]
        for path in OWNERS
    }

    assert not [path for path in OWNERS if not set(OWNERS[path]) <= set(found[path])]
    assert "@phong-noi-vu" not in found["profiles/mini/an-binh/tran-thi-mai-c4h9wd/profile.md"]
    assert "@an-binh/van-hoa" not in found["hooks/exemplars/checking/check.py"]


def test_the_same_each_time_and_where_the_forge_looks(owned: Path, portal: Portal) -> None:
    """Written twice it is the same file, at the place of the forge."""
    told = portal(owned, "codeowners", "--forge", "gitlab", "--write")
    file = owned / ".gitlab" / "CODEOWNERS"
    first = file.read_text("utf-8")
    portal(owned, "codeowners", "--forge", "gitlab", "--write")

    assert told.out == "Đã ghi .gitlab/CODEOWNERS\n"
    assert first == file.read_text("utf-8") == portal(owned, "codeowners").out
    assert first.startswith(HEAD + "* @quan-tri\n/profiles/mini/ @quan-tri\n")


def test_without_accounts_it_says_where_to_name_them(miniature: Path, portal: Portal) -> None:
    """A plan that names nobody makes an empty file, and the command says which fields are missing."""
    told = portal(miniature, "codeowners")

    assert told.out == HEAD
    assert "portal.maintainers" in told.err


def test_a_plan_that_cannot_be_read_owns_nothing(owned: Path, portal: Portal, edit: Edit) -> None:
    """From half a register no file is made: whoever is not in it would own nothing."""
    edit(owned / MINI / "units.yml", "units:\n", "units: [\n")
    told = portal(owned, "codeowners")

    assert (told.code, told.out) == (1, "")
    assert "profiles/mini/units.yml chưa đọc được" in told.err
