"""A portal in a git repository, for the tests of what a change has done."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(folder: Path, *argv: str) -> None:
    """Run git in a folder, as nobody in particular and without anyone's settings."""
    settings = ("user.name=a", "user.email=a@a.example", "commit.gpgsign=false")
    options = [part for each in settings for part in ("-c", each)]
    subprocess.run(["git", *options, *argv], cwd=folder, check=True, capture_output=True)


def commit(root: Path) -> None:
    """Make a repository of a portal, or of the folder it lies in."""
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Hồ sơ")
