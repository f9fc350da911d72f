"""`--output`: a file is never of another format than its name says, and a folder never called a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Portal, Told
from support_git import commit
from support_portal import REPO


@pytest.mark.parametrize(
    ("command", "endings"),
    [
        ("report --period 2024 --output x.pdf", ".docx, .xlsx, .html, .htm, .json"),
        ("yearbook --year 2024 --output x.docx", ".pdf, .epub"),
        ("inspect --output x.docx", ".html, .htm, .txt, .md, .json"),
        ("review HEAD --output x.docx", ".html, .htm, .txt, .md"),
        ("report --period 2024 --output x.2024", ".docx, .xlsx, .html, .htm, .json"),
    ],
)
def test_an_unknown_ending_is_refused(
    miniature: Path, portal: Portal, command: str, endings: str
) -> None:
    """What cannot be written is refused with what can be, and nothing is written."""
    commit(miniature)
    told, name = asked(miniature, portal, command)
    ending = name.rpartition(".")[2]

    assert (told.code, told.out) == (2, "")
    assert told.err == f"không ghi được dạng `.{ending}`; chọn {endings}\n"
    assert not (miniature / name).exists()


@pytest.mark.parametrize(
    ("command", "cure"),
    [
        ("export --output x.xlsx", "bỏ đuôi .xlsx, hoặc chọn .json, .csv"),
        ("form --output x.PDF", "bỏ đuôi .pdf, hoặc chọn .docx, .xlsx"),
        ("form --format xlsx --output x.csv", "bỏ đuôi .csv, hoặc chọn .docx, .xlsx"),
        ("schema --output x.json", "bỏ đuôi .json"),
    ],
)
def test_a_document_is_no_folder(miniature: Path, portal: Portal, command: str, cure: str) -> None:
    """Where a folder would be made, a document's name is refused; a folder of that name is taken."""
    told, name = asked(miniature, portal, command)

    assert (told.code, told.out) == (2, "")
    assert told.err == f"{miniature / name} là tên tệp, không phải thư mục; {cure}\n"
    assert not (miniature / name).exists()

    (miniature / name).mkdir()

    assert asked(miniature, portal, command)[0].code == 0


@pytest.mark.parametrize("format", ["html", "text"])
def test_what_is_said_and_the_ending_are_one(miniature: Path, portal: Portal, format: str) -> None:
    """A format that is said does not make a document of another name."""
    commit(miniature)
    for command in ("inspect", "review HEAD"):
        told, name = asked(miniature, portal, f"{command} --format {format} --output x.docx")

        assert (told.code, "bỏ một trong hai" in told.err) == (2, True)
        assert not (miniature / name).exists()


@pytest.mark.parametrize(
    ("command", "begins"),
    [
        ("report --period 2024 --output x", b"PK"),
        ("report --period 2024 --output x.HTM", b"<!DOCTYPE html>"),
        ("inspect --output x", b""),
        ("inspect --output x.md", b""),
        ("review HEAD --output x", b"<!DOCTYPE html>"),
        ("review HEAD --output x.md", b"#"),
        ("review HEAD --format text --output x", b"#"),
    ],
)
def test_a_known_ending_or_none_is_written(
    miniature: Path, portal: Portal, command: str, begins: bytes
) -> None:
    """A file's ending says its format; without one it is the format said, or the usual one."""
    (miniature / "theme").symlink_to(REPO / "theme")
    commit(miniature)
    told, name = asked(miniature, portal, command)
    content = (miniature / name).read_bytes()

    assert (told.code, told.err) == (0, "")
    assert content.lower().startswith(begins.lower())
    assert begins or not content.startswith(b"<")


def test_a_folder_with_a_number_is_a_folder(miniature: Path, portal: Portal) -> None:
    """A point in a folder's name makes no file of it."""
    for verb in ("export", "form", "schema"):
        told, name = asked(miniature, portal, f"{verb} --output {verb}-v1.2")

        assert (told.code, (miniature / name).is_dir()) == (0, True)


def asked(root: Path, portal: Portal, command: str) -> tuple[Told, str]:
    """Return what is told by a command that writes to what its line ends with, and that name."""
    verb, *argv, name = command.split()
    return portal(root, verb, *argv, root / name), name


def test_a_device_stays_one(miniature: Path, portal: Portal) -> None:
    """What is written to a device goes there, and leaves it what it is."""
    told = portal(miniature, "inspect", "--plan", "mini", "--output", "/dev/null")

    assert (told.code, told.err) == (0, "")
    assert Path("/dev/null").is_char_device()
