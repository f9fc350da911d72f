"""The README's commands are run as they stand there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from conftest import Portal
from support_portal import REPO

README = (REPO / "README.md").read_text("utf-8")
# Those that read the records and write, if anything, where they are run.
APART = ("export", "explain", "form", "inspect", "radio", "report", "schema", "takedown")
COMMANDS = [
    words[1:]
    for said in re.findall(r"`(scripts/portal [^`…]+)`", README)
    if (words := shlex.split(said))[1] in APART
]


def test_the_readme_shows_every_one() -> None:
    """Each verb that does no more than read is shown."""
    assert set(APART) == {verb for verb, *_ in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_of_the_readme_runs(
    command: list[str], portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command does what the README has it for, typed as it is shown there."""
    monkeypatch.chdir(tmp_path)
    told = portal(REPO, *command)

    assert (told.code, told.err) == (0, "")
