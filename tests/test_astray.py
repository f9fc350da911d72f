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


def test_what_belongs_to_no_plan_is_told(miniature: Path, portal: Portal) -> None:
    """A loose file beside the plans and a folder without plan.yml are pointed out; what programs leave is not."""
    base = miniature / "profiles"
    hidden = (".DS_Store", "anh/.gitkeep", ".htaccess", "mini/.env", "mini/an-binh/._x")
    for name in ("la.py", "la-ke-hoach/plan.txt", "Moi/ngoc-ly/a.md", *hidden):
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text("chữ\n", "utf-8")
    told = portal(miniature, "check")
    lines = sorted(each for each in told.out.splitlines() if "[tep-la]" in each)

    assert told.code == 0
    assert lines == [
        "profiles/.htaccess:1:1: nhắc nhở [tep-la] tệp không thuộc cấu trúc thư mục hồ sơ",
        "profiles/Moi:1:1: nhắc nhở [tep-la] thư mục không có tệp plan.yml nên không được đọc",
        "profiles/la-ke-hoach:1:1: nhắc nhở [tep-la] thư mục không có tệp plan.yml nên không được đọc",
        "profiles/la.py:1:1: nhắc nhở [tep-la] tệp không thuộc cấu trúc thư mục hồ sơ",
        "profiles/mini/.env:1:1: nhắc nhở [tep-la] tệp không thuộc cấu trúc thư mục hồ sơ",
    ]


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


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("mini/an-binh/a-v00001/profile.md.txt", "mini/an-binh/a-v00001/profile.md.txt"),
        ("mini/an-binh/2024/a-v00001/profile.md", "mini/an-binh/2024/a-v00001"),
        ("cu/an-binh/a-v00001/profile.md", "cu"),
        ("cu/an-binh/a-v00001/profile.md", "cu/an-binh/a-v00001/profile.md"),
        ("profile.md", "profile.md"),
    ],
)
def test_what_a_check_tells_of_may_be_asked_for(
    name: str, asked: str, miniature: Path, portal: Portal
) -> None:
    """Who asks for the very path of which a check of everything complains hears the same, and how to mend it."""
    astray = miniature / "profiles" / name
    astray.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(profile(miniature, MAI), astray)
    everything, told = (
        portal(miniature, "check"),
        portal(miniature, "check", miniature / "profiles" / asked),
    )

    assert f"profiles/{name}:1:1: lỗi [ho-so-lac]" in everything.out
    assert (told.code, told.out.count("ho-so-lac")) == (1, 1)


def test_a_text_by_another_name_may_be_a_profile(miniature: Path, portal: Portal) -> None:
    """A folder without a profile that holds some other text is not simply to be deleted."""
    folder = miniature / "profiles/mini/an-binh/a-v00001"
    folder.mkdir()
    (folder / "Hồ sơ.docx").write_bytes(b"x")

    assert "nếu là hồ sơ thì đổi tên" in portal(miniature, "check").out
