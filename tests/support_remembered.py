"""A portal of three profiles, and what may happen to it between two checks."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from exemplars.reading import source
from support_portal import REPO

PLAN = "tan-yen"
BASES = Path(__file__).parent / "cases/bases" / PLAN


def laid_out(root: Path) -> Path:
    """Lay a portal of three profiles out, one of them with a slip."""
    plan = root / "profiles" / PLAN
    plan.mkdir(parents=True)
    for name in ("plan.yml", "units.yml"):
        shutil.copy(REPO / "profiles" / PLAN / name, plan)
    for base in sorted(BASES.glob("*.md")):
        text = base.read_text("utf-8")
        portfolio = source.source_from(root, f"profiles/{PLAN}/x/y/profile.md", text.encode())
        profile = portfolio.profile
        folder = plan / profile.unit / f"{base.stem}-{profile.id}"
        folder.mkdir(parents=True)
        (folder / "profile.md").write_text(text, "utf-8")
    return root


def profiles(root: Path) -> list[Path]:
    """Return every profile, in order."""
    return sorted((root / "profiles").glob("*/*/*/profile.md"))


# What may happen to a profile, or around it, between two checks.
Change = Callable[[Path], None]


def _text(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def _front(line: str) -> Change:
    return lambda path: _text(path, "---\n", f"---\n{line}\n")


def _renamed(path: Path) -> None:
    path.parent.rename(path.parent.with_name("doi-ten-" + path.parent.name[-6:]))


def _copied(path: Path) -> None:
    shutil.copytree(
        path.parent, path.parent.with_name("ban-sao-" + path.parent.name), dirs_exist_ok=True
    )


def _reworded_plan(path: Path) -> None:
    plan = path.parents[2] / "plan.yml"
    plan.write_text(plan.read_text("utf-8").replace("sources_needed", "x") + "\nla: x\n", "utf-8")


CHANGES: dict[str, Change] = {
    "a line is added": lambda path: path.write_text(path.read_text("utf-8") + "\nÔng giỏi nhất huyện.\n", "utf-8") and None,
    "it is withdrawn": _front("withdrawn: {date: 2024-01-01, kind: withdrawn}"),
    "it will be withdrawn": _front("withdrawn:\n  date: 2090-01-01\n  kind: withdrawn"),
    "a rule is allowed": _front("allow: [{rule: cuong-dieu, reason: đã hỏi, until: 2024-12-31}]"),
    "a rule is allowed in block": _front("allow:\n  - rule: guong-trung\n    reason: hai người\n    until: 2024-12-31"),
    "its bytes are no text": lambda path: path.write_bytes(b"---\nid: \xff\n---\n") and None,
    "it is emptied": lambda path: path.write_bytes(b"") and None,
    "it is a draft": lambda path: _text(path, "published:", "# published:"),
    "it is moved": _renamed,
    "it is copied": _copied,
    "it is deleted": lambda path: shutil.rmtree(path.parent),
    "a picture lies there": lambda path: (path.parent / "anh.jpg").write_bytes(b"x") and None,
    "the picture is another": lambda path: (path.parent / "anh.jpg").write_bytes(b"y") and None,
    "an identity card lies there": lambda path: (path.parent / "cccd.jpg").write_bytes(b"") and None,
    "a link lies there": lambda path: (path.parent / "anh.jpg").exists() or (path.parent / "anh.jpg").symlink_to("profile.md"),
    "a year is another": lambda path: _text(path, "2023", "2024"),
    "the plan is another": _reworded_plan,
}  # fmt: skip
