"""The forges' files say what they must: nobody's secret, nobody's code but the base's, all of it pinned."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

import support_forge as forge
from support_portal import REPO

GITHUB = sorted(path.relative_to(REPO).as_posix() for path in REPO.glob(".github/workflows/*.yml"))
GITEA = sorted(path.relative_to(REPO).as_posix() for path in REPO.glob(".gitea/workflows/*.yml"))
WORKFLOWS = GITHUB + GITEA
GITLAB = ".gitlab-ci.yml"
# What deploying to Pages takes; it runs no step of ours.
MAY_WRITE = {"pages": "write", "id-token": "write"}
_PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}\Z")
_OURS = re.compile(r"(?:\.ci|scripts)/[a-z_]+")
_PLACE = re.compile(r"^(?:\w+=\$\(|\w+=\S* )*([\w./-]+)", re.MULTILINE)


def jobs(path: str) -> list[dict[str, Any]]:
    """Return the jobs of a workflow."""
    return list(forge.workflow(path)["jobs"].values())


def gitlab_scripts() -> dict[str, list[str]]:
    """Return the commands of GitLab's jobs, and of what comes before each."""
    found = forge.workflow(GITLAB)
    scripts = {name: job["script"] for name, job in found.items() if "script" in job}
    return scripts | {"default": found["default"]["before_script"]}


def shells() -> dict[str, str]:
    """Return the shell of every step of every forge."""
    found = {
        f"{path} {step['name']}": step["run"]
        for path in WORKFLOWS
        for step in forge.steps(path)
        if "run" in step
    }
    return found | {f"{GITLAB} {name}": "\n".join(each) for name, each in gitlab_scripts().items()}


@pytest.mark.parametrize("path", WORKFLOWS)
def test_nothing_is_allowed_but_what_a_job_needs(path: str) -> None:
    """A workflow allows nothing; a job allows itself to read, and only Pages' to publish."""
    whole = forge.workflow(path)
    told = [each["permissions"] for each in jobs(path)]

    assert whole["permissions"] == {}
    assert not [each for each in told if each not in ({"contents": "read"}, MAY_WRITE)]
    assert not [
        each
        for each in jobs(path)
        if each["permissions"] == MAY_WRITE and "run" in str(each["steps"])
    ]
    assert all("timeout-minutes" in each for each in jobs(path))


@pytest.mark.parametrize("path", WORKFLOWS)
def test_no_stranger_meets_a_secret(path: str) -> None:
    """No workflow runs a pull request with the base's rights; where one starts it, no secret is named."""
    text = (REPO / path).read_text("utf-8")
    events = forge.workflow(path)["on"]

    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(events)
    assert "pull_request" not in events or "secrets." not in text


@pytest.mark.parametrize("path", WORKFLOWS)
def test_every_action_is_pinned(path: str) -> None:
    """An action is named by its whole commit; a checkout leaves no token behind; Gitea needs none."""
    used = [step for step in forge.steps(path) if "uses" in step]
    loose = [each["uses"] for each in used if not _PINNED.match(each["uses"])]
    checkouts = [each for each in used if each["uses"].startswith("actions/checkout@")]

    assert not loose
    assert not [each for each in checkouts if each["with"]["persist-credentials"] != "false"]
    assert path in GITHUB or not used


@pytest.mark.parametrize("name", sorted(shells()))
def test_no_shell_is_written_by_a_stranger(name: str) -> None:
    """What an event says reaches a shell in variables alone; each shell is one bash can read."""
    shell = shells()[name]
    read = subprocess.run(["bash", "-n"], input=shell, text=True, capture_output=True, check=False)

    assert "${{" not in shell
    assert (read.returncode, read.stderr) == (0, "")


@pytest.mark.parametrize("name", sorted(shells()))
def test_every_command_is_there(name: str) -> None:
    """Every script that a step runs is one of ours that can be run; everything else is the system's."""
    shell = shells()[name]
    ours = set(_OURS.findall(shell))
    others = {word for word in _PLACE.findall(shell) if not _OURS.search(word)}
    known = subprocess.run(
        [
            "bash",
            "-c",
            'for each; do type "$each" >/dev/null 2>&1 || echo "$each"; done',
            "",
            *others,
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert not [each for each in ours if not os.access(REPO / each, os.X_OK)]
    assert known.stdout == ""


def test_profiles_are_judged_in_the_base() -> None:
    """GitHub's job checks out the base to run and the pull request to read, and runs in the base only."""
    base, request, check, *_ = forge.steps(".github/workflows/ho-so.yml")
    running = [
        each
        for each in forge.steps(".github/workflows/ho-so.yml")
        if "scripts/" in str(each) or ".ci/" in str(each)
    ]

    assert base["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert request["with"]["ref"] == "refs/pull/${{ github.event.pull_request.number }}/head"
    assert (base["with"]["path"], request["with"]["path"]) == ("goc", "de-nghi")
    assert (check["working-directory"], [check]) == ("goc", running)


def test_gitlab_shows_secrets_to_its_own_branch_only() -> None:
    """GitLab's jobs with secrets run on the default branch; a merge request starts none of them."""
    found = forge.workflow(GITLAB)
    secret = [name for name, job in found.items() if "script" in job and "PORTAL_SSH" in str(job)]
    rules = [rule["if"] for name in secret for rule in found[name]["rules"]]

    assert secret == ["may-chu"]
    assert not [each for each in rules if "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" not in each]


@pytest.mark.parametrize(
    "path", [*(each for each in WORKFLOWS if each.endswith("dang.yml")), GITLAB]
)
def test_what_goes_by_date_is_built_for_its_day(path: str) -> None:
    """Whatever publishes says which day it is in Việt Nam; the forges of a kind with a clock do so nightly."""
    text = (REPO / path).read_text("utf-8")
    builds = re.findall(r"scripts/build.*", text)

    assert len(builds) > 0
    assert not [each for each in builds if '--today "$(TZ=ICT-7 date +%F)"' not in each]
    assert path == GITLAB or forge.workflow(path)["on"]["schedule"] == [{"cron": "5 17 * * *"}]


def test_templates_are_the_same_for_every_forge() -> None:
    """There is a template for each kind of change, in Vietnamese, the same words on GitHub and GitLab."""
    ours = {
        path.name: path.read_text("utf-8")
        for path in REPO.glob(".github/PULL_REQUEST_TEMPLATE/*.md")
    }
    theirs = {
        path.name: path.read_text("utf-8")
        for path in REPO.glob(".gitlab/merge_request_templates/*.md")
    }
    default = (REPO / ".github/pull_request_template.md").read_text("utf-8")

    assert sorted(ours) == [
        "cap-nhat.md",
        "go-bai.md",
        "ho-so-moi.md",
        "khen-thuong.md",
        "ma-nguon.md",
    ]
    assert theirs == ours | {"Default.md": default.partition("-->\n\n")[2]}
    assert not [name for name in ours if name not in default]


def test_a_container_takes_the_site_and_nothing_else() -> None:
    """What is sent to build the container is the built site and its configuration: no profile, no draft."""
    ignored = (REPO / ".dockerignore").read_text("utf-8").splitlines()[1:]
    copied = re.findall(
        r"^COPY (\S+)", (REPO / ".container/Containerfile").read_text("utf-8"), re.M
    )

    assert ignored == ["*", "!site", "!.container"]
    assert copied == [".container/nginx.conf", "site"]
    assert Path(REPO / copied[0]).is_file()
