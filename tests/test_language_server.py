"""Completion, hover and underlining in an editor, asked of the program that VS Code's extension asks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

import support_handbook as handbook
import support_language_server
from exemplars.cli import main
from exemplars.drafting import json_schema
from exemplars.records.schema import specs
from support_language_server import Server
from support_portal import REPO, lay_out
from support_texts import records

# Every kind of file that the YAML extension reads; of a profile it does not read the front matter.
KINDS = tuple(kind for kind in json_schema.FILES if kind != "profile")
PLAN = "profiles/tan-yen"
SCHEDULE = """\
episodes:
  - column: nguoi-tot-viec-tot-phat-thanh
    month: 2024-06
    number: 1
    planned: 2024-06-11
    segments:
      - profile: mgx23c
    aired:
      - station: district-radio
        date: 2024-06-11
        time: 17:00
"""
# Which file of the sample plan is of a kind, where its name does not say so.
NAMES = {"unit": f"{PLAN}/lien-son/unit.yml"}
# Where the cursor stands in a case.
CURSOR = "▮"


def name_of(kind: str) -> str:
    """Return the file of a kind."""
    return NAMES.get(kind, f"{PLAN}/{kind}.yml")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server with the schemas and the settings that the handbook tells to make."""
    support_language_server.install()
    root = lay_out(tmp_path_factory.mktemp("editor") / "portal", REPO / "profiles")
    output = str(root / ".vscode/tan-yen")
    main(["schema", "--root", str(root), "--plan", "tan-yen", "--output", output])
    (block,) = (each.text for each in handbook.blocks("json") if "yaml.schemas" in each.text)
    schemas = json.loads(block)["yaml.schemas"]
    yaml = {"schemas": schemas, "schemaStore": {"enable": False}}
    yaml |= {"validate": True, "hover": True, "completion": True}
    with Server(root, {"yaml": yaml}) as made:
        yield made


def opened(server: Server, kind: str, text: str) -> tuple[list[dict[str, Any]], int, int]:
    """Open a text as a file of a kind; return what is underlined and where the cursor is."""
    before, _, after = text.partition(CURSOR)
    underlined = server.open(name_of(kind), before + after)
    return underlined, before.count("\n"), len(before) - before.rfind("\n") - 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_right_file_has_nothing_underlined(server: Server, kind: str) -> None:
    """The sample plan's own file is shown without a mark; of a schedule, which it has not, a right one."""
    right = SCHEDULE if kind == "schedule" else (REPO / name_of(kind)).read_text("utf-8")
    underlined, *_ = opened(server, kind, right)

    assert underlined == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_explained_on_hover(server: Server, kind: str) -> None:
    """Resting on a field's name shows its Vietnamese label and the sentence about it."""
    made = {key: spec.label for key, _, spec in specs(json_schema.FILES[kind][0])}
    opened(server, kind, "".join(f"{key}:\n" for key in made))
    shown = {key: server.hover(name_of(kind), line, 1) for line, key in enumerate(made)}

    assert made
    assert {key: label for key, label in made.items() if label not in shown[key]} == {}
    assert [key for key, text in shown.items() if not re.search(r"\w.*\.", text)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_offered(server: Server, kind: str) -> None:
    """In an empty file every field of the table is offered."""
    _, line, character = opened(server, kind, CURSOR)
    offered = server.completions(name_of(kind), line, character)

    assert {key for key, _, _ in specs(json_schema.FILES[kind][0])} <= set(offered)


@pytest.mark.parametrize("case", records("schema/editor.yml"))
def test_what_is_offered_at_the_cursor(server: Server, case: dict[str, str]) -> None:
    """Where one types, the words of the plan and of the field are offered, with what they mean."""
    _, line, character = opened(server, case["file"], case["text"])
    offered = server.completions(name_of(case["file"]), line, character)

    assert set(case["offers"].split()) <= set(offered)


def test_a_slip_is_underlined_where_it_stands(server: Server) -> None:
    """A field that there is not, and a word that there is not, are underlined at their lines."""
    text = (REPO / PLAN / "units.yml").read_text("utf-8")
    slipped = re.sub(r"kind: \S+", "kind: xã", text, count=1) + "la: 1\n"
    underlined, *_ = opened(server, "units", slipped)
    lines = {each["range"]["start"]["line"] for each in underlined}
    expected = {
        number
        for number, line in enumerate(slipped.splitlines())
        if line.startswith("la:") or line.endswith("kind: xã")
    }

    assert expected == lines
    assert len(expected) == 2
