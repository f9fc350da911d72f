"""What a run on Gitea or Forgejo keeps for reviewers: every file, by nobody's key but its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import support_artifacts
import support_forge as forge
from support_portal import REPO, clean_environment

WORKFLOW = ".gitea/workflows/ho-so.yml"
LARGE = 9 << 20  # bytes: three pieces


def keep(folder: Path, name: str = "duyet", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `.ci/keep`."""
    return subprocess.run(
        [sys.executable, REPO / ".ci/keep", folder, name],
        env=clean_environment() | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def of_run(address: str, key: str = "k1", run: str = "12") -> dict[str, str]:
    """Return what a runner tells a step of a run."""
    return {
        "ACTIONS_RUNTIME_URL": address,
        "ACTIONS_RUNTIME_TOKEN": key,
        "GITHUB_RUN_ID": run,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder to be kept: a large file, odd names, an empty file, a link that leads out."""
    made = tmp_path / "ket-qua"
    (made / "xem-truoc").mkdir(parents=True)
    (made / "duyet.html").write_text("<p>Trang duyệt", "utf-8")
    (made / "xem-truoc/một & hai #3?.html").write_text("x", "utf-8")
    (made / "xem-truoc/the.jpg").write_bytes(bytes(range(256)) * (LARGE // 256))
    (made / "trong.txt").touch()
    (made / "ngoai").symlink_to("/etc/passwd")
    return made


def test_every_file_is_kept(folder: Path) -> None:
    """Files large and oddly named arrive as they are, for two weeks; a link is not followed."""
    with support_artifacts.serving(run=12, key="k1") as (address, artifacts):
        done = keep(folder, **of_run(address))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Đã giữ 3 tệp trong “duyet”, 14 ngày, ở trang của lần chạy.\n"
    assert len(artifacts.pieces["duyet/xem-truoc/the.jpg"]) == 3
    assert artifacts.days == 14
    assert artifacts.kept == {
        f"duyet/{each.relative_to(folder).as_posix()}": each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file() and not each.is_symlink() and each.stat().st_size
    }


@pytest.mark.parametrize("wrong", [{"key": "k2"}, {"run": "13"}])
def test_what_is_refused_is_said_without_the_key(folder: Path, wrong: dict[str, str]) -> None:
    """Another run, another key: the forge takes nothing, the step fails in words that do not tell the key."""
    with support_artifacts.serving(run=12, key="k1") as (address, artifacts):
        done = keep(folder, **of_run(address, **wrong))

    assert done.returncode == 1
    assert done.stdout.startswith("Kho không nhận tệp: HTTP Error 40")
    assert "k2" not in done.stdout + done.stderr
    assert artifacts.kept == {}


def test_a_forge_that_does_not_answer_is_told(folder: Path) -> None:
    """Nobody listening is told in a sentence."""
    done = keep(folder, **of_run("http://127.0.0.1:9/api/"))

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("Kho không nhận tệp: <urlopen error")


def test_nothing_to_keep_and_nobody_to_keep_it(folder: Path, tmp_path: Path) -> None:
    """Where the runner names no keeper, or there is no file, that is said and nothing fails."""
    (tmp_path / "none").mkdir()
    alone, empty = keep(folder), keep(tmp_path / "none", **of_run("http://127.0.0.1:9/"))

    assert (alone.returncode, empty.returncode) == (0, 0)
    assert alone.stdout.startswith("Kho này không nhận tệp của lần chạy")
    assert empty.stdout == "Không có gì để giữ lại.\n"


def test_keeping_takes_no_key_of_anybodys_and_fails_nobody() -> None:
    """The step is the last, runs the base's own program, names no secret, and is allowed to fail."""
    *_, step = forge.steps(WORKFLOW)

    assert "goc/.ci/keep ket-qua duyet" in step["run"]
    assert "env" not in step
    assert (step["if"], step["continue-on-error"]) == ("always()", "true")
