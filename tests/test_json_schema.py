"""JSON Schema of the five plans: their own files pass, slips are marked, editors read Vietnamese."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

import support_plans
from exemplars.drafting import json_schema
from exemplars.notation import strict_yaml
from exemplars.records import schema
from exemplars.records.record import Record
from exemplars.records.schema import Many, Nested, Table
from support_json_schema import as_editors_read, as_we_read, wrong
from support_plans import PLANS
from support_texts import records

KINDS = tuple(json_schema.FILES)
EVERY = [(plan, kind) for plan in PLANS for kind in KINDS]
# A good file of each kind, to lay a case over; no plan has a unit.yml that must be there.
MINIMAL = {
    "profile": "id: k3f9ta\nname: Nguyễn Thị Hoa\nkind: individual\nunit: {unit}\n",
    "schedule": "episodes: [{column: thi-dua, month: 2024-06, number: 1, segments: [{profile: k3f9ta}]}]\n",
    "unit": "criteria: [{id: a, label: b, text: c}]\n",
}


@cache
def schema_of(plan: str, kind: str) -> dict[str, Any]:
    """Return a plan's schema as the program of an editor has it: out of its file."""
    made = json_schema.written(json_schema.schema_of(kind, support_plans.of(plan)))
    return json.loads(made)


def files_of(plan: str) -> Iterator[tuple[str, str, str]]:
    """Give (kind, name, YAML) of every data file of a plan."""
    there = support_plans.of(plan)
    yield "plan", there.plan_file.name, there.plan_file.text
    yield "units", there.units_file.name, there.units_file.text
    yield from (("unit", file.name, file.text) for _, file in there.unit_files)
    if there.radio.is_kept:
        yield "schedule", there.radio.schedule.name, there.radio.schedule.text
    yield from (("profile", source.name, source.text) for source in there.sources)


def laid_over(case: dict[str, str]) -> Any:
    """Return a good file of a case's kind with the case's fields laid over it, as an editor reads it."""
    portfolio = support_plans.of(case.get("plan", "tan-yen"))
    good = {"plan": portfolio.plan_file.text, "units": portfolio.units_file.text} | {
        kind: text.replace("{unit}", portfolio.units_file.record.units[0].id)
        for kind, text in MINIMAL.items()
    }
    text = case.get("text") or f"summary: {'ơ' * int(case['summary'])}"
    return as_editors_read(good[case["file"]]) | as_editors_read(text)


@pytest.mark.parametrize("plan", PLANS)
def test_every_file_of_a_plan_passes(plan: str) -> None:
    """Every profile, plan.yml, units.yml, unit.yml and schedule.yml passes, read as text or as editors read it."""
    files = list(files_of(plan))
    refused = {
        name: places
        for kind, name, text in files
        for tree in (as_editors_read(text), as_we_read(strict_yaml.read(text)[0]))
        if (places := wrong(schema_of(plan, kind), tree))
    }

    assert refused == {}
    assert {"profile", "plan", "units"} <= {kind for kind, _, _ in files}


def test_every_schema_is_tried_on_a_real_file() -> None:
    """Some plan has criteria of a unit, and some plan a schedule of the radio."""
    kinds = {kind for plan in PLANS for kind, _, _ in files_of(plan)}

    assert kinds == set(KINDS)


@pytest.mark.parametrize("case", records("schema/refused.yml"))
def test_a_slip_is_marked_where_it_stands(case: dict[str, str]) -> None:
    """A value that the plan or the table does not allow is refused at its place, and nothing else is."""
    found = wrong(schema_of(case.get("plan", "tan-yen"), case["file"]), laid_over(case))

    assert [case["at"]] == found


@pytest.mark.parametrize("case", records("schema/taken.yml"))
def test_what_may_be_written_is_taken(case: dict[str, str]) -> None:
    """A right value is taken, whichever way an editor's YAML reads it."""
    assert wrong(schema_of("tan-yen", case["file"]), laid_over(case)) == []


@pytest.mark.parametrize("missing", ["id", "name", "kind", "unit"])
def test_what_is_required_is_missed(missing: str) -> None:
    """A profile without a field that the table requires is refused as a whole."""
    tree = as_editors_read(MINIMAL["profile"].replace("{unit}", "ngoc-thien"))
    del tree[missing]

    assert wrong(schema_of("tan-yen", "profile"), tree) == [""]


def fields(tree: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every field of a schema, its definitions' included, under its name."""
    for group in (tree, *tree["$defs"].values()):
        yield from group["properties"].items()


@pytest.mark.parametrize(("plan", "kind"), EVERY)
def test_every_field_is_told_in_vietnamese(plan: str, kind: str) -> None:
    """Every field has the table's label as its title, and a description that is a sentence."""
    told = list(fields(schema_of(plan, kind)))
    labels = {field.label for each in records_under(kind) for _, _, field in schema.specs(each)}

    assert labels == {field["title"] for _, field in told}
    assert [name for name, field in told if not re.search(r"\w.*\.$", field["description"])] == []


def records_under(kind: str) -> set[type[Record]]:
    """Return the types of record in a file of a kind."""
    found: set[type[Record]] = set()
    waiting = [json_schema.FILES[kind][0]]
    while waiting:
        record = waiting.pop()
        found.add(record)
        for _, _, field in schema.specs(record):
            inner = field.type.of if isinstance(field.type, Many | Table) else field.type
            if isinstance(inner, Nested) and inner.record not in found:
                waiting.append(inner.record)
    return found


@pytest.mark.parametrize(("plan", "kind"), EVERY)
def test_every_record_is_described_whole(plan: str, kind: str) -> None:
    """The fields, their order, what is required and that nothing else is allowed are the table's."""
    made = schema_of(plan, kind)
    root = json_schema.FILES[kind][0]
    groups = {root.__name__: made} | made["$defs"]

    assert {each.__name__ for each in records_under(kind)} == set(groups)
    for record in records_under(kind):
        table = list(schema.specs(record))
        group = groups[record.__name__]

        assert [key for key, _, _ in table] == list(group["properties"])
        assert [key for key, _, field in table if field.required] == group["required"]
        assert group["additionalProperties"] is False


@pytest.mark.parametrize(("plan", "kind"), EVERY)
def test_every_example_may_be_copied(plan: str, kind: str) -> None:
    """An example passes the schema of its own field, under every plan."""
    made = schema_of(plan, kind)
    bad = {
        name: example
        for name, field in fields(made)
        for example in field.get("examples", ())
        if wrong({**field, "$defs": made["$defs"]}, example)
    }

    assert bad == {}


def enumerations(tree: Any) -> Iterator[dict[str, Any]]:
    """Give every enumeration of a schema."""
    if isinstance(tree, dict):
        if "enum" in tree:
            yield tree
        for each in tree.values():
            yield from enumerations(each)
    elif isinstance(tree, list):
        for each in tree:
            yield from enumerations(each)


@pytest.mark.parametrize(("plan", "kind"), EVERY)
def test_every_word_is_explained(plan: str, kind: str) -> None:
    """Every word that may be chosen stands once and beside it what it means."""
    for each in enumerations(schema_of(plan, kind)):
        assert len(each["enum"]) == len(set(each["enum"])) == len(each["enumDescriptions"])
        assert each["enum"]
        assert all(each["enumDescriptions"])


def test_a_plans_own_names_explain_its_words() -> None:
    """A sector is explained by the plan's name for it, a criterion by its label and the plan's words."""
    plan = support_plans.of("tan-yen").plan
    made = schema_of("tan-yen", "profile")
    sector = next(enumerations(made["properties"]["sector"]))
    criterion = made["$defs"]["CriterionMet"]["properties"]["criterion"]
    atom = plan.criteria[0].atoms[0]

    assert {each.id: each.name for each in plan.sectors} == dict(
        zip(sector["enum"], sector["enumDescriptions"], strict=True)
    )
    assert f"{atom.label}: {atom.text}" in criterion["enumDescriptions"]


@pytest.mark.parametrize("plan", PLANS)
def test_same_plan_same_bytes(plan: str) -> None:
    """A schema is written in one way, in letters that a person reads."""
    twice = [
        json_schema.written(json_schema.schema_of(kind, support_plans.of(plan)))
        for _ in range(2)
        for kind in KINDS
    ]

    assert twice[: len(KINDS)] == twice[len(KINDS) :]
    assert "Đơn vị giới thiệu" in twice[0]
