"""A portal's repository with a fork of it, and the steps of a forge's workflow run in a shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

import support_portal
from support_git import git
from support_portal import REPO

# What judges a pull request, beside a portal's own parts.
PROGRAM = (".ci", ".gitignore", "scripts", "requirements.lock", "pyproject.toml")
BASE = "base"


def workflow(path: str) -> dict[str, Any]:
    """Return a workflow file; YAML 1.1 would read its `on` as a truth."""
    found: dict[str, Any] = yaml.load((REPO / path).read_text("utf-8"), yaml.BaseLoader)
    return found


def steps(path: str) -> list[dict[str, Any]]:
    """Return every step of a workflow's jobs, in order."""
    return [step for job in workflow(path)["jobs"].values() for step in job["steps"]]


def upstream(folder: Path) -> Path:
    """Return the repository of a whole portal, the miniature, whose `main` is committed."""
    root = support_portal.lay_out(folder / "upstream", whole=True)
    for part in PROGRAM:
        copy = shutil.copytree if (REPO / part).is_dir() else shutil.copy
        copy(REPO / part, root / part)
    support_portal.edit(root / "mkdocs.yml", "    plan: tan-yen", "    plan: mini")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Cổng")
    return root


def fork(root: Path) -> Path:
    """Return a fork of a repository, on a branch of its own."""
    copy = root.with_name("fork")
    git(root.parent, "clone", "--quiet", str(root), str(copy))
    git(copy, "checkout", "--quiet", "-b", "ho-so")
    return copy


def save(root: Path) -> str:
    """Commit all there is, and return the commit."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Đề nghị")
    return commit_of(root)


def commit_of(root: Path, name: str = "HEAD") -> str:
    """Return the commit that a name stands for."""
    asked = ["git", "rev-parse", name]
    return subprocess.run(
        asked, cwd=root, check=True, capture_output=True, text=True
    ).stdout.strip()


def checkout(root: Path, folder: Path, commit: str) -> Path:
    """Return `folder`, now what a forge's checkout makes: a clone at a commit, its environment ready."""
    git(root.parent, "clone", "--quiet", "--no-checkout", str(root), str(folder))
    git(folder, "checkout", "--quiet", "--detach", commit)
    return folder


def ready(root: Path, hooks: Path) -> Path:
    """
    Give a checkout an environment that `scripts/` take for made.

    Its `portal` is this Python's, with the packages of this environment and the program in `hooks`:
    where that is the checkout's own, what a pull request does to it would be seen.
    """
    binaries = root / ".venv" / "bin"
    binaries.mkdir(parents=True)
    program = binaries / "portal"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{hooks}" exec "{sys.executable}" -c '
        "'import sys; from exemplars.cli import main; sys.exit(main())' \"$@\"\n",
        "utf-8",
    )
    program.chmod(0o755)
    made = '. scripts/environment.sh; stamp_of requirements.lock >"$venv/.stamp-build"'
    # Sourced by a script of that folder, which is how it finds the root.
    subprocess.run(["sh", "-c", made, "scripts/x"], cwd=root, check=True)
    return root


def run(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step's shell as forges do: bash, stopping at the first command that fails."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=support_portal.clean_environment() | {"GIT_CONFIG_GLOBAL": os.devnull} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
