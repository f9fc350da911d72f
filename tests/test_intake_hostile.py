"""Files meant to do harm, or broken: refused with words and a cure, or taken without harm; never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Portal
from exemplars.intake import reading
from exemplars.intake.found import Refusal
from exemplars.text import NO_CHARACTER
from support_hostile_files import REFUSED, SOUND, TAKEN, Hostile, mutated, repacked
from support_portal import problems_of
from test_intake import drafts, office, written

__all__ = ["office"]


def named(cases: tuple[Hostile, ...]) -> list[object]:
    """Return cases as parameters with a name each."""
    return [pytest.param(*case, id=f"{n}-{case[0]}-{case[2]}") for n, case in enumerate(cases)]


@pytest.mark.parametrize(("name", "made", "word"), named(REFUSED))
def test_refused_with_words(name, made, word, office: Path, tmp_path: Path, portal: Portal) -> None:
    """The refusal names the file, why, and the cure; nothing is written; the exit code is 1."""
    path = written(tmp_path, name, made())
    told = portal(office, "import", path)

    assert (told.code, told.out) == (1, "")
    assert word in told.err
    assert name in told.err
    assert "; " in told.err
    assert drafts(office) == []


@pytest.mark.parametrize(("name", "made", "word"), named(TAKEN))
def test_taken_without_harm(name, made, word, office: Path, tmp_path: Path, portal: Portal) -> None:
    """What is odd is taken as text; the draft holds but for its unit, and for letters lost on the way."""
    path = written(tmp_path, Path(name).name, made())
    told = portal(office, "import", path)
    errors = {each.code for each in problems_of(office, "tan-yen") if each.severity == "error"}

    assert (told.code, told.err) == (0, "")
    assert word in told.out
    (draft,) = drafts(office)
    lost = {"chu-hong"} if NO_CHARACTER in draft.words else set()

    assert errors <= {"don-vi-la"} | lost


def is_told(data: bytes, name: str) -> bool:
    """Return whether a file is read or refused with words."""
    try:
        reading.read_bytes(data, name)
    except Refusal as refusal:
        return bool(refusal.why and refusal.cure)
    return True


@pytest.mark.parametrize(("name", "data"), SOUND, ids=[name for name, _ in SOUND])
def test_broken_bytes_are_told(name: str, data: bytes) -> None:
    """Wherever a sound file is cut, doubled or overwritten, it is read or refused."""
    assert [n for n, each in enumerate(mutated(data)) if not is_told(each, name)] == []


@pytest.mark.parametrize(("name", "data"), SOUND[:2], ids=[name for name, _ in SOUND[:2]])
def test_broken_parts_are_told(name: str, data: bytes) -> None:
    """Whichever part of a package is broken or gone, it is read or refused."""
    assert [n for n, each in enumerate(repacked(data)) if not is_told(each, name)] == []


@given(
    st.binary(max_size=300),
    st.sampled_from(["a.txt", "a.csv", "a.html", "a.eml", "a.docx", "a.xlsx"]),
)
def test_any_bytes_are_told(data: bytes, name: str) -> None:
    """Whatever bytes a file has, it is read or refused."""
    assert is_told(data, name)


@given(st.text(max_size=200), st.sampled_from(["a.txt", "a.csv", "a.html", "a.eml"]))
def test_any_text_is_told(text: str, name: str) -> None:
    """Whatever text a file has, it is read or refused."""
    assert is_told(text.encode("utf-8", "replace"), name)


def test_missing_file_is_told(office: Path, tmp_path: Path, portal: Portal) -> None:
    """A file that is not there, and a folder, are refused; the others are taken."""
    sound = written(tmp_path, *SOUND[0])
    told = portal(office, "import", tmp_path / "không có.docx", tmp_path, sound)

    assert told.code == 1
    assert told.err.count("không lấy được") == 2
    assert len(drafts(office)) == 1
