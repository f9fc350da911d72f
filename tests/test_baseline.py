"""The book of old faults: what it holds back, who tells of it, and that it only becomes shorter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import support_portal
from conftest import Edit, Portal
from exemplars.checking import old_faults
from exemplars.places import BASELINE
from exemplars.problem import Problem
from exemplars.reading import source
from exemplars.records import baseline
from exemplars.records.baseline import Baseline
from exemplars.rules import CATALOGUE
from support_git import commit
from support_portal import MAI, RAC, lay_out, profile, run_portal

BOOK = "profiles/mini/.baseline.yml"
WRITE = ("check", "--write-baseline")
CHANGED = ("check", "--changed-since", "HEAD", "--format", "json")


@pytest.fixture
def old(miniature: Path, edit: Edit) -> Path:
    """Return a miniature with one old fault that can wait: a sector that the plan has not."""
    edit(profile(miniature, MAI), "sector: nong-nghiep", "sector: khac")
    return miniature


@pytest.fixture
def booked(old: Path, portal: Portal) -> Path:
    """Return that miniature with its book."""
    assert portal(old, *WRITE).code == 0

    return old


def test_the_book_is_written_in_one_way(booked: Path, portal: Portal) -> None:
    """The book has a line for people, then every fault with its place, its rule and its words."""
    head, _, faults = (booked / BOOK).read_text("utf-8").partition("faults:\n")
    before = (booked / BOOK).read_bytes()
    again = portal(booked, *WRITE)

    assert head.startswith("# Lỗi cũ đã biết")
    assert faults == (
        "  - at: c4h9wd\n    code: linh-vuc-la\n"
        "    message: không có lĩnh vực `khac` trong kế hoạch mini\n"
    )
    assert (again.code, again.out) == (0, f"Đã ghi 1 lỗi cũ vào {BOOK}.\n")
    assert before == (booked / BOOK).read_bytes()


def test_what_no_book_holds_is_counted(old: Path, portal: Portal, edit: Edit) -> None:
    """Who writes the book hears of how many faults cannot wait: the next check fails by them."""
    edit(profile(old, MAI), "summary: ", "summary: Gọi 0912345678. ")
    told = portal(old, *WRITE)

    assert (told.code, told.out.splitlines()[1:]) == (
        0,
        ["Còn 1 lỗi không ghi vào sổ được, phải sửa: chạy portal check để xem."],
    )


def test_people_are_told_how_many_are_held_back(booked: Path, portal: Portal) -> None:
    """The check is clean, and says in one line what it does not tell."""
    told = portal(booked, "check")

    assert (told.code, told.err) == (0, "")
    assert told.out == "Không có lỗi.\n1 lỗi cũ có trong sổ (.baseline.yml), không báo lại.\n"


@pytest.mark.parametrize(("form", "empty"), [("json", "[]\n"), ("gitlab", "[]\n"), ("github", "")])
def test_programs_are_told_only_what_is_new(
    form: str, empty: str, booked: Path, portal: Portal
) -> None:
    """In a report for programs old faults are neither told nor counted."""
    told = portal(booked, "check", "--strict", "--format", form)

    assert (told.code, told.out) == (0, empty)


def test_a_path_counts_its_own_old_faults(booked: Path, portal: Portal) -> None:
    """Whoever checks one folder is told of the old faults that lie there."""
    here = portal(booked, "check", profile(booked, MAI)).out
    elsewhere = portal(booked, "check", profile(booked, RAC)).out

    assert here.endswith("1 lỗi cũ có trong sổ (.baseline.yml), không báo lại.\n")
    assert elsewhere == "Không có lỗi.\n"


def test_a_new_fault_is_told_beside_the_old(booked: Path, portal: Portal, edit: Edit) -> None:
    """A fault that the book has not is told, and only that."""
    edit(profile(booked, RAC), "sector:", "sector: la # ")
    found = json.loads(portal(booked, "check", "--format", "json").out)

    assert {each["path"].split("/")[3] for each in found} == {profile(booked, RAC).parent.name}


def test_a_book_does_not_grow(booked: Path, portal: Portal) -> None:
    """A new fault is not written into a book that is there: the command says which, and leaves the book."""
    before = (booked / BOOK).read_bytes()
    other = profile(booked, RAC)
    other.write_text(
        "".join(
            "sector: khac\n" if line.startswith("sector:") else line
            for line in other.read_text("utf-8").splitlines(keepends=True)
        ),
        "utf-8",
    )
    told = portal(booked, *WRITE)

    assert (told.code, told.out) == (1, "")
    assert "sổ chỉ được ngắn đi, mà nay có 1 lỗi mới" in told.err
    assert "thêm lỗi `linh-vuc-la` ở b7k2mt: không có lĩnh vực `khac`" in told.err
    assert before == (booked / BOOK).read_bytes()


def test_a_mended_fault_leaves_the_book(booked: Path, portal: Portal, edit: Edit) -> None:
    """A mended fault is told as one that may go; written again, a book without faults is gone."""
    edit(profile(booked, MAI), "sector: khac", "sector: nong-nghiep")
    told = portal(booked, "check").out
    written = portal(booked, *WRITE)

    assert "nhắc nhở [so-loi-cu-thua]" in told
    assert (written.code, written.out) == (
        0,
        f"{BOOK}: không có lỗi nào cần giữ; không cần sổ.\n",
    )
    assert not (booked / BOOK).exists()
    assert portal(booked, "check").out == "Không có lỗi.\n"


@pytest.mark.parametrize(
    ("argv", "said"),
    [(("profiles/mini",), "cả kế hoạch"), (("--changed-since", "HEAD"), "cả kế hoạch")],
)
def test_a_part_of_a_plan_has_no_book(
    argv: tuple[str, ...],
    said: str,
    old: Path,
    portal: Portal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A book of a part would forget the rest, and is refused."""
    monkeypatch.chdir(old)
    told = portal(old, *WRITE, *argv)

    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert not (old / BOOK).exists()


def test_what_cannot_be_read_is_mended_first(booked: Path, portal: Portal) -> None:
    """While a profile cannot be read no book is written: it would lose that profile's faults."""
    before = (booked / BOOK).read_bytes()
    profile(booked, RAC).write_text("---\nid: &a b7k2mt\n---\n", "utf-8")
    told = portal(booked, *WRITE)

    assert told.code == 2
    assert "có tệp chưa đọc được" in told.err
    assert before == (booked / BOOK).read_bytes()


def test_a_change_that_lengthens_the_book_is_told(booked: Path, portal: Portal) -> None:
    """A fault that a change writes into the book by hand, or counts up, is an error at its entry."""
    commit(booked)
    with (booked / BOOK).open("a", encoding="utf-8") as file:
        file.write("    count: 2\n  - at: b7k2mt\n    code: linh-vuc-la\n    message: la\n")
    found = json.loads(portal(booked, *CHANGED).out)

    assert [(each["line"], each["severity"]) for each in found if each["code"] == "so-loi-cu"] == [
        (4, "error"),
        (8, "error"),
    ]


def test_a_change_may_shorten_the_book(booked: Path, portal: Portal, edit: Edit) -> None:
    """A change that mends a fault and strikes it from the book is clean."""
    commit(booked)
    edit(profile(booked, MAI), "sector: khac", "sector: nong-nghiep")
    (booked / BOOK).unlink()

    assert portal(booked, *CHANGED).out == "[]\n"


def test_a_first_book_holds_what_was_there(old: Path, portal: Portal) -> None:
    """A change may begin the book with the faults of profiles that it leaves alone."""
    commit(old)
    portal(old, *WRITE)

    assert portal(old, *CHANGED).out == "[]\n"


def test_a_first_book_holds_nothing_of_its_own_change(
    miniature: Path, portal: Portal, edit: Edit
) -> None:
    """A change that brings a fault cannot begin a book to hide it in."""
    commit(miniature)
    edit(profile(miniature, MAI), "sector: nong-nghiep", "sector: khac")
    portal(miniature, *WRITE)
    found = json.loads(portal(miniature, *CHANGED).out)

    assert [each["code"] for each in found] == ["so-loi-cu"]


def test_the_build_holds_old_faults_back(tmp_path: Path) -> None:
    """A portal whose only faults are in the book is built, the profile that has them included."""
    root = lay_out(tmp_path / "portal", whole=True)
    support_portal.edit(profile(root, MAI), "sector: nong-nghiep", "sector: khac")
    refused = run_portal(root, "build", "--no-search", "--plan", "mini")
    run_portal(root, *WRITE)
    built = run_portal(root, "build", "--no-search", "--plan", "mini")

    assert (refused.returncode, built.returncode) == (1, 0)
    assert (root / "site/guong/tran-thi-mai-c4h9wd/index.html").is_file()


def test_safety_and_people_cannot_wait() -> None:
    """No rule on people, on what is read, shown or linked, nor any error of identity, can be held back."""
    families = {CATALOGUE[code].family for code in CATALOGUE if old_faults.may_be_held(code)}
    errors = {
        CATALOGUE[code].family
        for code in CATALOGUE
        if old_faults.may_be_held(code) and CATALOGUE[code].severity == "error"
    }

    assert "people" not in families
    assert errors <= {"plan", "validity", "truth", "law"}
    assert old_faults.may_be_held("linh-vuc-la")


@given(st.text(max_size=400), st.text(alphabet=st.characters(exclude_characters="/"), min_size=1))
def test_a_fault_is_known_again_whatever_its_words(message: str, folder: str) -> None:
    """Whatever a message and a file's name hold, the book read again holds back that very fault."""
    problem = Problem(f"profiles/mini/u/{folder}/profile.md", 3, 1, "linh-vuc-la", "error", message)
    book = old_faults.book_of([problem])
    data = baseline.written(book.faults).encode(errors="surrogatepass")
    again = source.data_from(Path(), BASELINE, data, Baseline).record
    key = old_faults.key_of(problem)

    if all(key):
        assert [key] == [each.key for each in again.faults]
