"""`portal export`: the same bytes as the site's /du-lieu/, and what it will not write over."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Portal
from support_portal import edit, run_portal


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_folder_is_the_sites_own(built: Path, miniature: Path, portal: Portal) -> None:
    """The folder that is written has the files of the site's /du-lieu/, byte for byte, but its page."""
    folder = miniature / "out"
    told = portal(miniature, "export", "--output", folder)
    published = tree(built / "du-lieu")
    published.pop("index.html")

    assert (told.code, told.err) == (0, "")
    assert published
    assert published == tree(folder)


@pytest.mark.parametrize("format", ["json", "csv"])
def test_list_is_the_sites_own(format: str, built: Path, miniature: Path) -> None:
    """A list alone is the site's, byte for byte, on standard output and in a file."""
    expected = (built / f"du-lieu/profiles.{format}").read_bytes()
    path = miniature / f"danh-muc.{format}"
    printed = run_portal(miniature, "export", "--format", format)
    kept = run_portal(miniature, "export", "--output", path)

    assert (printed.returncode, kept.returncode) == (0, 0)
    assert expected == printed.stdout == path.read_bytes()


def test_whoever_was_withdrawn_is_gone_from_the_folder(miniature: Path, portal: Portal) -> None:
    """An export over an earlier one leaves nothing of whom the portal no longer shows."""
    folder = miniature / "out"
    portal(miniature, "export", "--output", folder)
    first = sorted((folder / "guong").iterdir())[0]
    (profile,) = miniature.glob(f"profiles/mini/*/*-{first.stem}/profile.md")
    edit(profile, "\nkind:", "\nwithdrawn:\n  date: 2025-12-31\n  kind: withdrawn\nkind:")
    told = portal(miniature, "export", "--output", folder, "--today", "2026-01-01")

    assert (told.code, told.err) == (0, "")
    assert not first.exists()
    assert first.stem.encode() not in b"".join(tree(folder).values())


def test_foreign_folders_stay_as_they_are(miniature: Path, portal: Portal) -> None:
    """A folder that holds anything else is refused, and so is a file."""
    folder = miniature / "giay-to"
    folder.mkdir()
    (folder / "luong.xlsx").write_bytes(b"x")
    told = portal(miniature, "export", "--output", folder)
    of_file = portal(miniature, "export", "--output", folder / "luong.xlsx")

    assert (told.code, of_file.code) == (2, 2)
    assert "đã có nội dung khác" in told.err
    assert "không phải thư mục" in of_file.err
    assert tree(folder) == {"luong.xlsx": b"x"}


def test_faulty_records_are_not_exported(slipped: Path, portal: Portal) -> None:
    """Data of records with errors are not written."""
    told = portal(slipped, "export", "--output", slipped / "out")

    assert told.code == 2
    assert "portal check --plan mini" in told.err
    assert not (slipped / "out").exists()
