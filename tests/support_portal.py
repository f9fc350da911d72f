"""What the tests do with a portal: lay one out, change its files, run its commands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from exemplars.building.settings import parse_day
from exemplars.checking import check
from exemplars.drawing import faces
from exemplars.drawing.lettering import lettering
from exemplars.problem import Problem
from exemplars.reading import source, walk

REPO = Path(__file__).parent.parent
MINIATURE = Path(__file__).parent / "miniature"
# Where the key lies that signs what the check remembers: not with whoever runs the tests.
DESK = REPO / ".cache/desk"
# Everything a build reads beside the profiles.
SITE_PARTS = ("hooks", "theme", "content")

# Two published profiles of the miniature.
MAI, RAC = "c4h9wd", "b7k2mt"
# The codes by which a miniature that `slip` has changed is told, one a file.
SLIPS = {"linh-vuc-la", "truong-la", "ke-hoach-thieu-muc"}


def lay_out(root: Path, profiles: Path = MINIATURE / "profiles", *, whole: bool = False) -> Path:
    """Return `root`, now a portal with these profiles; `whole` adds what a build needs."""
    shutil.copytree(profiles, root / "profiles")
    shutil.copy(REPO / "mkdocs.yml", root)
    for part in SITE_PARTS if whole else ():
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPO / part, root / part, ignore=ignored)
    if whole:
        shutil.copytree(fonts(), root / ".cache/fonts")
    return root


@cache
def fonts() -> Path:
    """Return a folder that keeps the portal's faces: cutting them takes seconds, on every fresh root."""
    folder = REPO / ".cache/fonts"
    for face in faces.files(folder):
        if face.recipe.style == "normal":
            lettering(face.recipe.family, face.recipe.weight, 9, folder)
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Replace `old`, which must stand in the file exactly once."""
    text = path.read_text("utf-8")

    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"

    path.write_text(text.replace(old, new), "utf-8", newline="")


def profile(root: Path, id: str) -> Path:
    """Return the profile.md of the exemplar with this id."""
    (found,) = root.glob(f"profiles/*/*/*-{id}/profile.md")
    return found


def slip(root: Path) -> Path:
    """Return a miniature's root, now with a slip in two profiles and one in the plan."""
    edit(profile(root, MAI), "sector: nong-nghiep", "sector: nong-nghiepp")
    edit(profile(root, RAC), "published:", "publisht: x\npublished:")
    edit(root / "profiles/mini/plan.yml", "Phát hiện\n    section: I.1\n", "Phát hiện\n")
    return root


def problems_of(root: Path, plan: str = "", today: str = "") -> list[Problem]:
    """Return all problems of one plan below `root`, or of all plans."""
    found: list[Problem] = []
    for name in [plan] if plan else walk.plans_in(root):
        portfolio = source.load(root, name)
        found += check.problems(portfolio, parse_day(today) if today else portfolio.newest_date)
    return found


def clean_environment() -> dict[str, str]:
    """Return the environment of a desk: nothing that steers the portal or git, strict UTF-8 output."""
    steering = ("PORTAL_", "SOURCE_DATE_EPOCH", "GIT_", "PYTHONUNBUFFERED")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(steering)}
    return kept | {"PYTHONIOENCODING": "utf-8:strict", "XDG_CACHE_HOME": str(DESK)}


def run_portal(
    root: Path, *argv: str | bytes | Path, pipe_closed: bool = False
) -> subprocess.CompletedProcess[bytes]:
    """
    Run the installed `portal` command on `root`, without a terminal, and return how it ended.

    With `pipe_closed`, whoever was to read what it prints has already gone.
    """
    verb, *rest = argv
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer) as closed:
        return subprocess.run(
            [Path(sys.executable).parent / "portal", verb, "--root", root, *rest],
            cwd=root,
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=closed if pipe_closed else subprocess.PIPE,
            stderr=subprocess.PIPE,
            check=False,
        )


def built(root: Path, folder: Path, *options: str) -> Path:
    """Return `folder`, now the site of `root`, built by the real command."""
    done = run_portal(root, "build", "--site-dir", folder, *options)

    assert done.returncode == 0, done.stderr.decode(errors="replace")

    return folder
