"""What git runs before a commit: the hooks name local programs, and a bad profile stops the commit."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import support_handbook as handbook
from conftest import Edit
from support_git import commit, git
from support_portal import MAI, REPO, clean_environment, profile

HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook
    for repo in yaml.safe_load((REPO / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    for hook in repo["hooks"]
}
# The hook git runs by itself, as the handbook gives it.
(BY_HAND,) = (each.text for each in handbook.blocks("sh") if each.text.startswith("#!/bin/sh\n"))


def run(root: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a hook's command in a repository that has no environment of its own: with this one's portal."""
    portal = shlex.quote(str(Path(sys.executable).parent / "portal"))
    return subprocess.run(
        ["sh", "-c", command.replace("scripts/portal", portal)],
        cwd=root,
        env=clean_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_configuration_is_whole() -> None:
    """All hooks are of this repository, of no language that would have to be fetched, and have what pre-commit asks."""
    told = yaml.safe_load((REPO / ".pre-commit-config.yaml").read_text("utf-8"))

    assert [each["repo"] for each in told["repos"]] == ["local"]
    assert set(HOOKS) == {"portal-check", "ruff-format", "ruff-check", "mypy"}
    assert {each["language"] for each in HOOKS.values()} == {"system"}
    assert all(each["name"] and each["entry"] for each in HOOKS.values())


@pytest.mark.parametrize("id", sorted(HOOKS))
def test_a_hooks_program_is_there(id: str) -> None:
    """Every hook starts a script of the repository, or a tool of the environment the tests run in."""
    program = Path(shlex.split(HOOKS[id]["entry"])[0])
    there = (
        Path(sys.executable).parent / program.name
        if program.parts[0] == ".venv"
        else REPO / program
    )

    assert os.access(there, os.X_OK)


def test_what_the_check_judges_and_only_that_starts_it() -> None:
    """The check runs for what lies in profiles/ and content/, photos included, and not for programs."""
    files = HOOKS["portal-check"]["files"]

    assert re.search(files, "profiles/tan-yen/a/b-k3f9ta/chan-dung.jpg")
    assert re.search(files, "content/gioi-thieu.md")
    assert not re.search(files, "tests/miniature/profiles/mini/plan.yml")


@pytest.mark.parametrize(
    "command", [HOOKS["portal-check"]["entry"], BY_HAND], ids=["pre-commit", "git"]
)
def test_a_bad_profile_stops_the_commit(command: str, miniature: Path, edit: Edit) -> None:
    """A staged slip ends the hook with 1 and its words; an old one elsewhere, or a clean change, with 0."""
    other = miniature / "profiles/mini/binh-minh/unit.yml"
    other.write_text("la: 1\n", "utf-8")
    commit(miniature)
    edit(profile(miniature, MAI), "value: 12", "value: 13")
    git(miniature, "add", ".")
    clean = run(miniature, command)
    edit(profile(miniature, MAI), "sector: nong-nghiep", "sector: nong-nghiepp")
    git(miniature, "add", ".")
    stopped = run(miniature, command)

    assert (clean.returncode, clean.stderr) == (0, "")
    assert (stopped.returncode, stopped.stderr) == (1, "")
    assert "lỗi [linh-vuc-la] không có lĩnh vực `nong-nghiepp`" in stopped.stdout
    assert "truong-la" not in stopped.stdout
