"""What editors do to a portal between two builds, as steps that tests put in any order."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hypothesis import strategies as st

import support_site
from support_portal import MAI, RAC

RICE, OLD = "d8p3xn", "f2r6yq"
Step = Callable[[Path], object]


def change(id: str, key: str, said: str, root: Path) -> None:
    """Change what a profile says on one line, if it is there."""
    for path in root.glob(f"profiles/*/*/*-{id}/profile.md"):
        lines = path.read_text("utf-8").split("\n")
        lines = [f"{key}: {said}" if line.startswith(f"{key}: ") else line for line in lines]
        path.write_text("\n".join(lines), "utf-8")


def append(id: str, said: str, root: Path) -> None:
    """Add a paragraph to a story."""
    for path in root.glob(f"profiles/*/*/*-{id}/profile.md"):
        path.write_text(f"{path.read_text('utf-8')}\n{said}\n", "utf-8")


def rename(id: str, slug: str, root: Path) -> None:
    """Give a profile's folder another name."""
    for path in root.glob(f"profiles/*/*/*-{id}"):
        path.rename(path.with_name(f"{slug}-{id}"))


def delete(id: str, root: Path) -> None:
    """Delete a profile."""
    for path in root.glob(f"profiles/*/*/*-{id}"):
        shutil.rmtree(path)


def withdraw(id: str, root: Path) -> None:
    """Take a profile down."""
    for path in root.glob(f"profiles/*/*/*-{id}/profile.md"):
        text = path.read_text("utf-8")
        if "\nwithdrawn:" not in text:
            told = "\nwithdrawn: {date: 2025-01-05, kind: withdrawn}\n---\n"
            path.write_text(text.replace("\n---\n", told, 1), "utf-8")


def double(new: str, root: Path) -> None:
    """Add a profile."""
    if list(root.glob(f"profiles/*/*/*-{MAI}")) and not list(root.glob(f"profiles/*/*/*-{new}")):
        support_site.copied(root, MAI, new, f"Lê Thị {new[:2].upper()}")


def swap(path: str, old: str, new: str, root: Path) -> None:
    """Replace words in a file of the plan or of the theme, and back."""
    text = (root / path).read_text("utf-8")
    (root / path).write_text(
        text.replace(old, new) if old in text else text.replace(new, old), "utf-8"
    )


IDS = st.sampled_from([MAI, RAC, RICE, OLD, "q2w3e4"])
SWAPS = st.sampled_from(
    [
        ("profiles/mini/plan.yml", "short_name: Gương sáng", "short_name: Gương tốt"),
        ("profiles/mini/plan.yml", "name: tập thể", "name: tập thể, nhóm"),
        ("profiles/mini/units.yml", "name: Xã An Bình", "name: Xã An Bình Mới"),
        ("profiles/mini/plan.yml", "noivu@mau.example", "vanphong@mau.example"),
        ("theme/portal/macros.html", "p-card__foot", "p-card__end"),
        ("theme/portal/exemplar.html", "Chép liên kết", "Chép địa chỉ"),
    ]
)
EDITS: st.SearchStrategy[Step] = st.one_of(
    st.builds(lambda id, n: partial(change, id, "summary", f"Một gương tốt, {n}."), IDS, st.integers(1, 3)),
    st.builds(lambda id, n: partial(change, id, "published", f"2024-0{n}-08"), IDS, st.integers(4, 6)),
    st.builds(lambda id: partial(append, id, "Bà con quý mến."), IDS),
    st.builds(lambda id, slug: partial(rename, id, slug), IDS, st.sampled_from(["mot-guong", "guong-khac"])),
    st.builds(lambda id: partial(delete, id), IDS),
    st.builds(lambda id: partial(withdraw, id), IDS),
    st.builds(lambda id: partial(double, id), st.sampled_from(["q2w3e4", "r5t6y7"])),
    st.builds(lambda what: partial(swap, *what), SWAPS),
)  # fmt: skip
