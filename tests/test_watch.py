"""`portal check --watch`: the check again after every save, told as the editor's task expects."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from exemplars.cli import main, watching
from support_portal import MAI, REPO, edit, profile

TASKS = {
    each["label"]: each
    for each in json.loads((REPO / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
}
Act = Callable[[], object]


@pytest.fixture
def rounds(
    miniature: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., list[str]]:
    """Return `rounds(act, …)`: what is printed after the start and after every act; then Ctrl+C."""

    def run(*acts: Act) -> list[str]:
        waiting = [*acts]

        def pause(seconds: float) -> None:
            if not waiting:
                raise KeyboardInterrupt
            waiting.pop(0)()

        watch = watching.watch
        monkeypatch.setattr(watching, "watch", lambda check, root: watch(check, root, pause))
        code = main(["check", "--watch", "--root", str(miniature)])
        told = capsys.readouterr()

        assert (code, told.err.splitlines()[-1]) == (130, "Đã dừng.")

        return re.findall(
            rf"^{watching.BEGINS}\n(.*?)^{re.escape(watching.ENDS)}$", told.out, re.M | re.S
        )

    return run


def test_every_save_is_checked(miniature: Path, rounds: Callable[..., list[str]]) -> None:
    """A slip is told once it is saved, and gone once it is mended; in between nothing is printed."""
    path = profile(miniature, MAI)
    first, slipped, mended = rounds(
        lambda: edit(path, "sector: nong-nghiep", "sector: nong-nghiepp"),
        lambda: None,
        lambda: edit(path, "sector: nong-nghiepp", "sector: nong-nghiep"),
    )

    assert first == mended == "Không có lỗi.\n"
    assert "[linh-vuc-la]" in slipped


def test_a_file_that_comes_or_goes_is_noticed(
    miniature: Path, rounds: Callable[..., list[str]]
) -> None:
    """A new file and a removed one are changes as a save is."""
    stray = miniature / "profiles/mini/ghi-chu.txt"
    told = rounds(stray.touch, stray.unlink)

    assert [text.count("[tep-la]") for text in told] == [0, 1, 0]


def test_a_plan_that_is_away_for_a_moment_ends_nothing(
    miniature: Path, rounds: Callable[..., list[str]]
) -> None:
    """Without a plan the check cannot run; it says so and goes on once the plan is back."""
    plan = miniature / "profiles/mini"
    told = rounds(
        lambda: shutil.move(plan, miniature / "mini"),
        lambda: shutil.move(miniature / "mini", plan),
    )

    assert told == ["Không có lỗi.\n", "", "Không có lỗi.\n"]


def test_the_editors_task_knows_where_a_round_begins_and_ends() -> None:
    """The background task checks on every save, and its matchers know the two lines around a round."""
    task = TASKS["Kiểm tra khi lưu"]
    backgrounds = [each["background"] for each in task["problemMatcher"]]

    assert task["args"] == ["check", "--watch", "--lang", "vi"]
    assert task["isBackground"]
    assert task["runOptions"]["runOn"] == "folderOpen"
    assert len(backgrounds) == 2
    for each in backgrounds:
        assert re.search(each["beginsPattern"], watching.BEGINS)
        assert re.search(each["endsPattern"], watching.ENDS)
        assert not re.search(each["beginsPattern"], "Đang kiểm tra 50/121…")


def test_both_tasks_find_problems_alike() -> None:
    """What the background task shows, a check by hand replaces: the same owners, the same patterns."""
    by_hand, on_save = (
        [
            {key: each[key] for key in ("owner", "severity", "fileLocation", "pattern")}
            for each in task["problemMatcher"]
        ]
        for task in TASKS.values()
    )

    assert by_hand == on_save
