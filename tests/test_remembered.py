"""Verdicts kept by content: the check tells what it would tell without them, whatever became of them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exemplars import cache, processes
from exemplars.checking import check
from exemplars.problem import Problem
from exemplars.reading import source
from support_remembered import CHANGES, anew, file, kept, laid_out, profiles


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where this computer keeps its secret."""
    folder = tmp_path / "home"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a portal of three profiles."""
    return laid_out(tmp_path / "portal")


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the profiles that the check judges from now on."""
    names: list[str] = []
    of_few = check.of_few

    def noting(few: Sequence[source.Source], *more: object) -> list[list[Problem]]:
        names.extend(read.profile.id for read in few)
        return of_few(few, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(check, "of_few", noting)
    return names


def text(root: Path) -> str:
    """Return what somebody can read in all that is kept."""
    kept = b"".join(path.read_bytes() for path in sorted(file(root).parent.iterdir()))
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), kept.decode("latin-1"))


def test_what_has_not_changed_is_not_judged_again(root: Path, judged: list[str]) -> None:
    """A second check judges nothing; after an edit, the edited profile alone."""
    first = kept(root)
    assert len(judged) == 3

    judged.clear()
    assert first == kept(root)
    assert judged == []

    one = profiles(root)[1]
    one.write_text(one.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")
    kept(root)
    assert [source.read_source(root, one).profile.id] == judged


def test_a_link_to_what_goes_is_told_of_a_kept_profile(root: Path, judged: list[str]) -> None:
    """Whoever links to a profile is told once that is gone, though nothing else of it has changed."""
    one, other, _ = profiles(root)
    one.write_text(f"{one.read_text('utf-8')}\n[xem](/guong/{other.parent.name}/)\n", "utf-8")
    assert "lien-ket-guong" not in {each.code for each in kept(root)}

    judged.clear()
    shutil.rmtree(other.parent)
    assert "lien-ket-guong" in {each.code for each in kept(root)}
    assert judged == []
    assert anew(root) == kept(root)


def test_a_copied_story_is_found_among_kept_ones(root: Path) -> None:
    """Rules over all profiles look at what is kept as at what was read."""
    kept(root)
    one, other, _ = profiles(root)
    front, story = (path.read_text("utf-8").split("\n---\n", 1) for path in (one, other))
    one.write_text("\n---\n".join((front[0], story[1] * 60)), "utf-8")
    other.write_text("\n---\n".join((story[0], story[1] * 60)), "utf-8")

    assert "bai-sao-chep" in {each.code for each in kept(root)}
    assert anew(root) == kept(root)


@settings(max_examples=8)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 4)), min_size=1, max_size=6)
)
def test_kept_verdicts_are_those_made_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    """After any changes the check tells with what it has kept what it tells without."""
    root = laid_out(tmp_path_factory.mktemp("portal"))
    assert anew(root) == kept(root)

    for name, which in steps:
        paths = profiles(root)
        if paths:
            CHANGES[name](paths[which % len(paths)])
        assert anew(root) == kept(root)


def test_by_several_processes_it_is_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Profiles read and judged by three processes give what one gives, kept or not."""
    for name in ("a line is added", "it is copied", "it is withdrawn", "a rule is allowed"):
        CHANGES[name](profiles(root)[0])
    expected = anew(root)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    monkeypatch.setattr(processes, "FEWEST", 1)

    assert expected == kept(root)
    assert expected == kept(root)


def test_another_picture_of_the_same_size_and_time_is_seen(root: Path, judged: list[str]) -> None:
    """Times of files are not trusted: a picture exchanged in silence is looked at."""
    path = profiles(root)[0].with_name("anh.jpg")
    path.write_bytes(b"one")
    kept(root)
    time = path.stat().st_mtime_ns
    path.write_bytes(b"two")
    os.utime(path, ns=(time, time))
    judged.clear()
    kept(root)

    assert len(judged) == 1


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


SPOILT: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-9]),
    "one bit of a verdict": lambda path: path.write_bytes(_flipped(path.read_bytes(), -20)),
    "one bit of the signature": lambda path: path.write_bytes(_flipped(path.read_bytes(), 3)),
    "one bit of what is before it all": lambda path: path.write_bytes(_flipped(path.read_bytes(), 40)),
    "no text": lambda path: path.write_bytes(os.urandom(3000)),
    "unsigned": lambda path: path.write_bytes(path.read_bytes()[32:]),
    "deep": lambda path: path.write_bytes(b"0" * 32 + b"[" * 200_000),
    "missing": lambda path: path.unlink(),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "a link": lambda path: (path.rename(f"{path}.was"), path.symlink_to(f"{path}.was")),
    "a pipe": lambda path: (path.unlink(), os.mkfifo(path)),
}  # fmt: skip


@pytest.mark.parametrize("how", sorted(SPOILT))
def test_a_spoilt_file_is_as_good_as_missing(root: Path, how: str, judged: list[str]) -> None:
    """Whatever lies where verdicts are kept, the check tells the truth, and judges all to tell it."""
    expected = kept(root)
    SPOILT[how](file(root))
    judged.clear()

    assert expected == kept(root)
    assert len(judged) == 3


@pytest.mark.parametrize("how", sorted(SPOILT))
def test_where_it_is_lost_what_was_told_together_all_are_asked(root: Path, how: str) -> None:
    """What the rules over all profiles told is kept in a file of its own: without it they are all asked again."""
    CHANGES["it is copied"](profiles(root)[0])
    expected = kept(root)
    SPOILT[how](file(root).with_name("together"))

    assert {"ma-trung"} <= {each.code for each in expected}
    assert expected == kept(root) == kept(root)


def test_what_was_told_of_another_state_is_not_told_of_this(root: Path) -> None:
    """A check that was ended between its two files leaves none that would speak for the other."""
    kept(root)
    before = file(root).with_name("together").read_bytes()
    CHANGES["it is copied"](profiles(root)[0])
    expected = kept(root)
    file(root).with_name("together").write_bytes(before)

    assert expected == kept(root)


def test_a_file_that_another_computer_signed_is_not_believed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, judged: list[str]
) -> None:
    """Verdicts that came with a pull request are nobody's: only this computer's own are believed."""
    kept(root)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    judged.clear()
    kept(root)

    assert len(judged) == 3


def test_another_program_judges_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch, judged: list[str]
) -> None:
    """A verdict is of the program that gave it: a new one asks again."""
    kept(root)
    monkeypatch.setattr(cache, "program", lambda: "another")
    judged.clear()
    kept(root)

    assert len(judged) == 3


@pytest.mark.parametrize("home", ["relative", "/proc/nobody"])
def test_without_a_secret_nothing_is_kept(
    root: Path, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no secret can be kept, everything is judged, and nothing written."""
    monkeypatch.setenv("XDG_CACHE_HOME", home)

    assert anew(root) == kept(root)
    assert not file(root).exists()


def test_the_secret_is_for_its_owner_alone(root: Path, home: Path) -> None:
    """Nobody else on the computer can read the secret, or the verdicts."""
    kept(root)
    (secret,) = home.glob("*/*")

    assert secret.stat().st_mode & 0o777 == 0o600
    assert file(root).stat().st_mode & 0o777 == 0o600


def test_what_is_gone_is_forgotten(root: Path) -> None:
    """Of a profile that was deleted or withdrawn the file keeps nothing, not even its name."""
    kept(root)
    first, second, _ = profiles(root)
    names = [source.read_source(root, path).profile.name for path in (first, second)]
    before = text(root)
    shutil.rmtree(first.parent)
    CHANGES["it is withdrawn"](second)
    kept(root)
    after = text(root)

    assert [name in before for name in names] == [True, True]
    assert [name in after for name in names] == [False, False]


def test_no_story_and_no_consent_is_kept(root: Path) -> None:
    """The file tells of a profile what its folder's name does; not its story, not its papers."""
    kept(root)
    kept_text = text(root)
    wholes = [source.read_source(root, path) for path in profiles(root)]

    for each in wholes:
        assert each.profile.name in kept_text
        assert each.profile.summary not in kept_text
        assert each.story.strip().partition(".")[0] not in kept_text
