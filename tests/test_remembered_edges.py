"""Where what the check keeps could be another's, of another day, or not to be had: the answer is the same."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from exemplars import cache, cli, processes, sketches
from exemplars.checking import check, survey, verdict
from exemplars.reading import source
from support_remembered import CHANGES, PLAN, anew, kept, laid_out, profiles


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a portal of three profiles, on a computer with a secret of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    return laid_out(tmp_path / "portal")


def test_a_check_that_cannot_remember_still_checks(root: Path) -> None:
    """Where .cache cannot be written, the answer is the same."""
    (root / ".cache").write_text("a file where a folder should be")

    assert anew(root) == kept(root)


def test_what_a_killed_check_had_half_written_goes(root: Path) -> None:
    """A file that nobody has gone on writing for an hour is deleted, for there may be names in it."""
    kept(root)
    folder = root / ".cache/checks" / PLAN
    left, at_work = folder / f"{cache.HALF}left", folder / f"{cache.HALF}at-work"
    left.write_bytes(b"names")
    at_work.write_bytes(b"names")
    os.utime(left, (1, 1))
    CHANGES["a line is added"](profiles(root)[0])
    kept(root)

    assert (left.exists(), at_work.exists()) == (False, True)


def test_the_command_checks_where_nothing_may_be_looked_at(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A cache that is another's, a place of libraries that is closed: the command tells the same."""
    listed, found = os.listdir, Path.stat

    def closed(path: str) -> list[str]:
        if "closed" in str(path):
            raise PermissionError(path)
        return listed(path)

    def not_ours(path: Path, **more: bool) -> os.stat_result:
        if path.name == "verdicts":
            raise PermissionError(path)
        return found(path, **more)

    (root / "mkdocs.yml").write_text("")
    code = cli.main(["check", "--root", str(root)])
    expected = capsys.readouterr()
    cache._versions.cache_clear()
    cache.program.cache_clear()
    monkeypatch.syspath_prepend("/closed")
    monkeypatch.setattr(os, "listdir", closed)
    monkeypatch.setattr(Path, "stat", not_ours)

    assert cli.main(["check", "--root", str(root)]) == code
    assert capsys.readouterr() == expected


def test_what_falls_due_is_told_without_a_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of profiles whose visits are due, what is kept is enough to say so, and where."""
    day = dt.date(2026, 10, 1)
    expected = check.falling_due(source.load(root, PLAN), day)
    kept(root)
    portfolio, _ = survey.of_plan(root, PLAN, day, folder=root / ".cache")
    monkeypatch.delattr(sketches, "read_source")

    assert "theo-doi-qua-han" in {each.code for each in expected}
    assert expected == check.falling_due(portfolio, day)


def read_in_a_build(root: Path) -> None:
    """Read and judge as a build does."""
    survey.read_and_judged(root, PLAN, root / ".cache")


@pytest.mark.parametrize(
    ("checked", "step", "comes", "goes"),
    [
        (kept, "look", "after it", "in the end"),
        (kept, "entries_of", "before it", "at once"),
        (read_in_a_build, "_judged", "before it", "in the end"),
        (read_in_a_build, "_judged", "before it", "at once"),
    ],
)
def test_what_lay_there_only_meanwhile_is_not_kept(
    root: Path,
    checked: Callable[[Path], object],
    step: str,
    comes: str,
    goes: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A picture that comes after the folder was looked at, and goes again, leaves no verdict behind."""
    changed = profiles(root)[0]
    kept(root)
    CHANGES["it names a picture"](changed)
    picture, real = changed.with_name("anh.jpg"), getattr(survey, step)

    def meanwhile(*given: object) -> object:
        if comes == "before it":
            Image.new("RGB", (800, 800)).save(picture)
        found = real(*given)
        if comes == "after it":
            Image.new("RGB", (800, 800)).save(picture)
        if goes == "at once":
            picture.unlink()
        return found

    with monkeypatch.context() as patched:
        patched.setattr(survey, step, meanwhile)
        checked(root)
    picture.unlink(missing_ok=True)

    assert "anh-hong" in {each.code for each in anew(root)}
    assert anew(root) == kept(root) == kept(root)


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("change", ["it is deleted", "its story grows", "its story goes"])
def test_what_stood_there_only_while_stories_were_compared_is_not_kept(
    root: Path, change: str, which: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A story that is another for as long as it is compared leaves no verdict behind, and stops nobody."""
    for each in reversed(profiles(root)[:2]):
        CHANGES["it tells what the first tells"](each)
    changed, real = profiles(root)[which], check.of_all
    stood = changed.read_bytes()

    def meanwhile(*given: Any) -> Any:
        if change == "its story goes":
            changed.write_bytes(stood[: stood.index(b"\n---\n") + 5])
        else:
            CHANGES[change](changed)
        return real(*given)

    with monkeypatch.context() as patched:
        patched.setattr(check, "of_all", meanwhile)
        kept(root)
    changed.parent.mkdir(exist_ok=True)
    changed.write_bytes(stood)

    assert "bai-sao-chep" in {each.code for each in anew(root)}
    assert anew(root) == kept(root) == kept(root)


@pytest.mark.parametrize("at_once", [1, 1000])
def test_the_command_tells_the_same_of_many(
    root: Path,
    at_once: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A copy of the process that looks at the files changes nothing: the first time, after a slip, without one."""
    copies, fork = [], os.fork
    monkeypatch.setattr(os, "fork", lambda: copies.append(at_once) or fork())
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(processes, "FEWEST", at_once)
    (root / "mkdocs.yml").write_text("")
    begun = [cli.main(["check", "--root", str(root)])]
    (profiles(root)[1].parent / "la.txt").write_text("x")
    CHANGES["a rule is allowed"](profiles(root)[0])
    begun.append(cli.main(["check", "--root", str(root)]))
    told = capsys.readouterr().out
    begun.append(cli.main(["check", "--root", str(root)]))
    again = capsys.readouterr().out

    assert begun == [0, 0, 0]
    assert bool(copies) == (at_once == 1)
    assert again == verdict.text(anew(root)) + "\n"
    assert told.endswith(again)
    assert ("la.txt" in again, "mien-tru-thua" in again) == (True, True)


def test_plans_that_are_called_alike_keep_nothing_of_each_other(root: Path) -> None:
    """A plan may be called as what is kept of another is."""
    plans = root / "profiles"
    for name in (f"{PLAN}.together", f"{PLAN}.json", "verdicts", "together"):
        shutil.copytree(plans / PLAN, plans / name)
    names = sorted(path.name for path in plans.iterdir())
    first = [survey.of_plan(root, name, folder=root / ".cache")[1].told for name in names]

    assert first == [survey.of_plan(root, name, folder=root / ".cache")[1].told for name in names]


def test_the_day_is_the_same_whatever_is_kept(root: Path) -> None:
    """A plan whose only day is of another century stands at that day, kept or not."""
    first, *others = profiles(root)
    for path in others:
        shutil.rmtree(path.parent)
    for name in ("it is of another century", "it is copied"):
        CHANGES[name](first)
    copy = next(path for path in profiles(root) if path != first)
    CHANGES["it is a draft"](copy)
    CHANGES["a rule is allowed in its time"](copy)

    assert anew(root) == kept(root) == kept(root)


def test_folders_that_are_printed_alike_are_two(root: Path) -> None:
    """A name with a hidden letter is told by its escape, and is not the name that is written so."""
    first = profiles(root)[0].parent
    for name in ("x\u200bb-abc123", "x\\u200bb-abc123"):
        shutil.copytree(first, first.with_name(name))

    assert anew(root) == kept(root) == kept(root)

    CHANGES["a line is added"](first / "profile.md")

    assert anew(root) == kept(root) == kept(root)


def test_what_a_former_version_kept_is_gone(root: Path) -> None:
    """It holds names, and nobody would ever clear it."""
    former = root / f".cache/checks/{PLAN}.json"
    former.parent.mkdir(parents=True)
    former.write_text("{}")
    kept(root)

    assert not former.exists()
