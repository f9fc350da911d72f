"""What VS Code is given: the task that checks, and the snippets of a plan's profiles."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import support_plans
from exemplars.drafting import json_schema
from exemplars.drafting.snippets import UNCHOSEN, snippets_of
from exemplars.notation import strict_yaml
from exemplars.records import schema
from exemplars.records.profile import Profile
from support_json_schema import as_editors_read, wrong
from support_plans import PLANS
from support_portal import REPO

TASKS = json.loads((REPO / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
_PARTS = ("file", "line", "column", "code", "message")


def matched(output: str) -> list[dict[str, Any]]:
    """Return the problems that the task's matchers find, line by line as VS Code reads."""
    found = []
    for line in output.splitlines():
        for matcher in TASKS[0]["problemMatcher"]:
            pattern = matcher["pattern"]
            if hit := re.search(pattern["regexp"], line):
                said = {part: hit[pattern[part]] for part in _PARTS}
                found.append(said | {"severity": matcher["severity"]})
    return found


@pytest.fixture
def warned(slipped: Path) -> Path:
    """Return the slipped miniature with a page in error, and a stray file, a warning, in a folder of odd name."""
    page = slipped / "content/trang.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text("Một <b>chữ</b>.\n", "utf-8")
    odd = slipped / "profiles/mini/an-binh/b a: 1:2: lỗi"
    odd.mkdir()
    (odd / "x.txt").write_text("", "utf-8")
    return slipped


def test_the_task_finds_what_the_check_tells(warned: Path, portal: Any) -> None:
    """Every problem is found once, at its file, line and column, errors and warnings told apart."""
    told = json.loads(portal(warned, "check", "--format", "json").out)
    expected = [
        {
            "file": each["path"],
            "line": str(each["line"]),
            "column": str(each["column"]),
            "code": each["code"],
            "message": each["message"],
            "severity": each["severity"],
        }
        for each in told
    ]
    plain = [each for each in expected if ": " not in each["file"]]

    assert {"error", "warning"} == {each["severity"] for each in told}
    assert {"profiles", "content"} == {each["file"].partition("/")[0] for each in plain}
    assert plain == [each for each in matched(portal(warned, "check").out) if each in plain]
    assert len(matched(portal(warned, "check").out)) == len(expected)


def test_a_clean_portal_shows_nothing(miniature: Path, portal: Any) -> None:
    """The sentence that says all is well is no problem."""
    assert matched(portal(miniature, "check").out) == []


def test_the_task_runs_the_check() -> None:
    """The task is a program of the repository, run as the default build task, told to check."""
    task = TASKS[0]
    program = REPO / task["command"].removeprefix("${workspaceFolder}/")

    assert os.access(program, os.X_OK)
    assert task["args"] == ["check", "--lang", "vi"]
    assert task["group"] == {"kind": "build", "isDefault": True}


STOP = re.compile(r"\$\{(?P<n>\d+)\|(?P<words>[^|]*)\|\}|\$(?P<k>\d+)")


@cache
def snippets(plan: str) -> dict[str, Any]:
    """Return a plan's snippets as VS Code has them: out of their file."""
    made = snippets_of(support_plans.of(plan))
    return json.loads(json_schema.written(made))


EVERY = [
    pytest.param(plan, name, id=f"{plan}: {name}") for plan in PLANS for name in snippets(plan)
]


def typed(body: list[str], choice: int) -> str:
    """Return a snippet as it stands once every stop was passed; `choice` counts into the words."""
    return STOP.sub(
        lambda stop: stop["words"].split(",")[choice] if stop["words"] else "", "\n".join(body)
    )


def at(tree: Any, place: str) -> Any:
    """Return what stands at a place of a tree, as `wrong` writes places."""
    for step in place.split(".") if place else ():
        tree = tree[int(step) if isinstance(tree, list) else step]
    return tree


@pytest.mark.parametrize(("plan", "name"), EVERY)
@pytest.mark.parametrize("choice", [1, -1], ids=["first", "last"])
def test_what_a_snippet_types_is_right(plan: str, name: str, choice: int) -> None:
    """Whatever is chosen, a snippet leaves nothing wrong but blanks where something is required."""
    made = typed(snippets(plan)[name]["body"], choice)
    tree, faults = strict_yaml.read(made)
    _, findings = schema.read(Profile, tree)
    whole = json_schema.schema_of("profile", support_plans.of(plan)) | {"required": []}
    seen = as_editors_read(made)

    assert list(tree) == [snippets(plan)[name]["prefix"]]
    assert not faults
    assert {each.code for each in findings} <= {"thieu-truong"}
    assert [place for place in wrong(whole, seen) if at(seen, place) is not None] == []


@pytest.mark.parametrize(("plan", "name"), EVERY)
def test_a_snippet_left_as_it_is_claims_nothing(plan: str, name: str) -> None:
    """A choice that was passed over is refused: no word stands that nobody chose."""
    body = snippets(plan)[name]["body"]
    made = typed(body, 0)
    chosen = [line for line in made.splitlines() if line.strip(" -").partition(":")[2]]
    whole = json_schema.schema_of("profile", support_plans.of(plan)) | {"required": []}

    assert all(UNCHOSEN in line for line in chosen)
    assert UNCHOSEN not in made or wrong(whole, as_editors_read(made))


@pytest.mark.parametrize(("plan", "name"), EVERY)
def test_a_snippets_stops_follow_one_another(plan: str, name: str) -> None:
    """Tab leads through a snippet from its first line to its last."""
    body = "\n".join(snippets(plan)[name]["body"])
    stops = [int(hit["n"] or hit["k"]) for hit in STOP.finditer(body)]

    assert stops == list(range(1, len(stops) + 1))
    assert stops


def test_snippets_give_the_plans_own_words() -> None:
    """A sector is chosen from the plan's; a plan without sectors and stages has no such snippets."""
    words = [each.id for each in support_plans.of("tan-yen").plan.sectors]
    prefixes = {plan: {each["prefix"] for each in snippets(plan).values()} for plan in PLANS}
    sector = next(each for each in snippets("tan-yen").values() if each["prefix"] == "sector")

    assert sector["body"] == ["sector: ${1|…," + ",".join(words) + "|}"]
    assert {"sector", "stages", "awards", "consents", "portrait"} <= prefixes["tan-yen"]
    assert not {"sector", "criteria"} & prefixes["lao-cai"]
    assert all(each["scope"] == "markdown" for each in snippets("tan-yen").values())


def test_the_command_writes_snippets(miniature: Path, portal: Any) -> None:
    """Snippets are written where they were asked for, alone or beside the schemas."""
    file = miniature / ".vscode/mini.code-snippets"
    alone = portal(miniature, "schema", "--snippets", file)
    both = portal(miniature, "schema", "--snippets", file, "--output", miniature / "luoc-do")

    assert (alone.code, alone.out) == (0, f"Đã ghi {file}\n")
    assert len(both.out.splitlines()) == len(json_schema.FILES) + 1
    assert "sector" in {each["prefix"] for each in json.loads(file.read_text("utf-8")).values()}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mau.json", "VS Code chỉ đọc tệp có đuôi .code-snippets"),
        ("profiles/mini/mau.code-snippets", "không ghi lược đồ vào profiles/"),
        ("mkdocs.yml/mau.code-snippets", "không ghi được"),
    ],
)
def test_a_place_for_no_snippets_is_told(
    name: str, said: str, miniature: Path, portal: Any
) -> None:
    """A name that VS Code would not read, or a place that cannot be, is told in a sentence."""
    told = portal(miniature, "schema", "--snippets", miniature / name)

    assert told.code == 2
    assert told.err.startswith(said)
    assert not (miniature / name).exists()
