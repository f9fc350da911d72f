"""What the tests of `portal new` and `portal init` share: portals to add to, flags, what was made."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from exemplars.reading import source, walk
from exemplars.reading.source import Source
from support_portal import REPO

MINI = {
    "--plan": "mini",
    "--kind": "individual",
    "--name": "Phạm Thị Ngân",
    "--unit": "an-binh",
    "--sector": "nong-nghiep",
}


def without_profiles(root: Path) -> Path:
    """Make `root` a portal of the real plans without their exemplars; return it."""
    for plan in walk.plans_in(REPO):
        folder = root / "profiles" / plan
        folder.mkdir(parents=True)
        for name in ("plan.yml", "units.yml"):
            shutil.copy(REPO / "profiles" / plan / name, folder)
    shutil.copy(REPO / "mkdocs.yml", root)
    return root


def flags(**changed: str) -> list[str]:
    """Return the flags of a profile in the miniature, some of them changed, empty ones left out."""
    said = MINI | {f"--{name}": value for name, value in changed.items()}
    return [f"{flag}={value}" for flag, value in said.items() if value]


def made(root: Path, out: str) -> Source:
    """Return the profile that the command says it has made."""
    (name,) = re.findall(r"^Đã tạo (.+)$", out, re.MULTILINE)
    return source.read_source(root, root / name)


def files(root: Path) -> list[Path]:
    """Return everything below a portal's profiles."""
    return sorted((root / "profiles").rglob("*"))
