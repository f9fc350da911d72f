"""Profiles that lie where nobody reads them, or by another name: told at every check until they are moved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import Portal
from support_portal import MAI, profile


def test_profiles_without_a_plan_are_told(miniature: Path, portal: Portal) -> None:
    """A profile in a folder of profiles/ that is no plan's is told by a check of everything, at its path."""
    kept = miniature / "profiles/cu/an-binh/tran-thi-mai-c4h9wd"
    shutil.copytree(profile(miniature, MAI).parent, kept)
    (miniature / "profiles/anh").mkdir()
    told = portal(miniature, "check")
    name = "profiles/cu/an-binh/tran-thi-mai-c4h9wd/profile.md"

    assert told.code == 1
    assert f"{name}:1:1: lỗi [ho-so-lac] hồ sơ không được đọc" in told.out
    assert "1 lỗi, 0 nhắc nhở." in told.out
    assert portal(miniature, "check", "--plan", "mini").code == 0


@pytest.mark.parametrize("name", ["profile.md.txt", "Profile.md", "2024/profile.md"])
def test_a_profile_astray_is_told_again_and_no_longer(
    name: str, miniature: Path, portal: Portal
) -> None:
    """What is remembered of a plan hides no profile that is out of place, nor tells of one that was mended."""
    path = profile(miniature, MAI)
    moved = path.parent / name
    moved.parent.mkdir(exist_ok=True)
    told = []
    for old, new in ((path, path), (path, moved), (moved, moved), (moved, path)):
        old.rename(new)
        told += [portal(miniature, "check")]

    assert [each.code for each in told] == [0, 1, 1, 0]
    assert told[1].out == told[2].out
    assert "[ho-so-lac]" in told[1].out
