"""
JSON Schema (2020-12) for a plan's files, so that an editor completes and explains while one types.

The record tables give the shape, the plan its words. What another file says is held: a profile
names one of the plan's sectors. What the same file says is only offered: who adds a sector to
plan.yml and then refers to it has not yet made the schema anew.

What these schemas refuse `portal check` refuses too, but for blank items of lists, a word such as
a bare null that an editor takes for something else, and what a profile is spared by `allow`. The
check refuses more: 29 February 2023, two ids alike, what a rule weighs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from exemplars.checking.allowances import may_be_spared
from exemplars.notation import strict_yaml
from exemplars.reading.source import Portfolio
from exemplars.records.duties import ScoredCriterion
from exemplars.records.items import Named
from exemplars.records.plan import (
    Authority,
    Column,
    Commemoration,
    Criterion,
    Kind,
    Plan,
    Quota,
    Role,
    WordsReading,
)
from exemplars.records.profile import (
    Allowance,
    Approval,
    Carried,
    CriterionMet,
    Profile,
    StageReached,
)
from exemplars.records.record import Record
from exemplars.records.schedule import Broadcast, Schedule, Scheduled, Segment
from exemplars.records.schema import Many, Nested, Spec, Table, specs
from exemplars.records.units import Unit, UnitCriteria, UnitList
from exemplars.records.values import Line, OneOf, Prose, Value
from exemplars.records.vocabulary import KINDS
from exemplars.rules import CATALOGUE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# The kind of file -> its record, and what people call it.
FILES: Mapping[str, tuple[type[Record], str]] = {
    "profile": (Profile, "Hồ sơ (profile.md)"),
    "plan": (Plan, "Kế hoạch (plan.yml)"),
    "units": (UnitList, "Danh bạ đơn vị (units.yml)"),
    "unit": (UnitCriteria, "Tiêu chuẩn riêng của đơn vị (unit.yml)"),
    "schedule": (Schedule, "Lịch phát thanh (schedule.yml)"),
}

Schema = dict[str, Any]
# (record, key) -> the words that may stand there, each with what it means.
Words = Mapping[tuple[type[Record], str], Mapping[str, str]]


def schema_of(kind: str, portfolio: Portfolio) -> Schema:
    """Return the schema of one of `FILES` under a plan; the plan and its units must be free of findings."""
    record, title = FILES[kind]
    writing = _Writing(held_words(portfolio), _offered(portfolio))
    root = writing.record(record)
    return {
        "$schema": DIALECT,
        "title": f"{title}, kế hoạch {portfolio.plan.id}",
        **root,
        "$defs": dict(sorted(writing.definitions.items())),
    }


def written(schema: Schema) -> str:
    """Return a schema, or what else editors read, as the text of its file: the same for the same plan."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def held_words(portfolio: Portfolio) -> Words:
    """Return the words to which a field is held by the plan, its units and the rules; {} where none may stand."""
    plan = portfolio.plan
    units = _names(portfolio.units)
    return {
        (Profile, "kind"): _kinds(plan),
        (Profile, "sector"): _names(plan.sectors),
        (Profile, "unit"): units,
        (Profile, "movements"): _names(plan.movements),
        (Profile, "priorities"): _names(plan.priorities),
        (Profile, "entry_of"): _names(plan.contests),
        (StageReached, "stage"): _names(plan.stages),
        (Approval, "step"): _names(plan.selection),
        (CriterionMet, "criterion"): _criteria(portfolio),
        (Carried, "channel"): _names([*plan.channels, *plan.columns]),
        (Allowance, "rule"): {
            code: rule.statement for code, rule in CATALOGUE.items() if may_be_spared(code)
        },
        (Authority, "unit"): units,
        (Role, "unit"): units,
        (Scheduled, "column"): _names(plan.radio_columns),
        (Broadcast, "station"): plan.radio_channels,
    }


def _offered(portfolio: Portfolio) -> Words:
    plan = portfolio.plan
    units = _names(portfolio.units)
    return {
        (Kind, "criteria"): _names(plan.criteria),
        (Quota, "channel"): _names(plan.channels),
        (ScoredCriterion, "quota"): {each.id: each.who for each in plan.quotas},
        (Commemoration, "sectors"): _names(plan.sectors),
        (WordsReading, "value"): _names([*plan.stages, *plan.selection]),
        (Column, "stations"): _names(each for each in plan.channels if each.medium == "radio"),
        (Segment, "profile"): {
            each.profile.id: each.profile.name
            for each in portfolio.sources
            if each.profile.id and each.profile.name and each.profile.is_up
        },
        (Segment, "text"): {
            name: text.title or name for name, text in portfolio.radio.texts.items()
        },
        (Unit, "parent"): units,
        (Unit, "successors"): units,
    }


def _kinds(plan: Plan) -> dict[str, str]:
    entry = {"contest-entry": KINDS["contest-entry"]} if plan.contests else {}
    return _names(plan.kinds) | entry


def _names(items: Iterable[Named | Unit]) -> dict[str, str]:
    return {each.id: each.name for each in items}


def _criteria(portfolio: Portfolio) -> dict[str, str]:
    """Return every criterion of the plan and of its units; which of them judge a profile, the check says."""
    atoms: list[Criterion] = [atom for each in portfolio.plan.criteria for atom in each.atoms]
    atoms += [own for each in portfolio.own_criteria.values() for own in each.criteria]
    return {atom.id: f"{atom.label}: {atom.text}" for atom in atoms}


class _Writing:
    """One schema being written, with the definitions it has come upon."""

    def __init__(self, held: Words, offered: Words) -> None:
        self.held = held
        self.offered = offered
        self.definitions: dict[str, Schema] = {}

    def record(self, record: type[Record]) -> Schema:
        fields = list(specs(record))
        return {
            "type": "object",
            "properties": {key: self._field(record, key, spec) for key, _, spec in fields},
            "required": [key for key, _, spec in fields if spec.required],
            "additionalProperties": False,
        }

    def _field(self, record: type[Record], key: str, spec: Spec) -> Schema:
        held = self.held.get((record, key))
        made = self._value(spec.type, held, self.offered.get((record, key)), spec.required)
        said = [spec.help, f"{_wording(spec.type, held)}."]
        return {
            "title": spec.label,
            "description": " ".join(each for each in said if each),
            **made,
            **_examples(spec, held),
        }

    def _value(
        self,
        type: Value,
        held: Mapping[str, str] | None,
        offered: Mapping[str, str] | None,
        required: bool,
    ) -> Schema:
        """Return the schema of a field; where it is not required, a blank is as good as no line."""
        if isinstance(type, Many):
            one = self._value(type.of, held, offered, required=True)
            many = {"type": "array", "items": one} | ({"minItems": 1} if required else {})
            made: Schema = {"anyOf": [many, one]}
        elif isinstance(type, Nested):
            return self._reference(type.record)
        elif isinstance(type, Table):
            inner = self._value(type.of, None, None, required=False)
            made = {"type": "object", "additionalProperties": inner}
        else:
            made = _words(type, held, offered)
            if required and isinstance(type, Line | Prose):
                # An empty text in quotes holds nothing either.
                made = made | {"minLength": 1}
        return made if required else _or_blank(made)

    def _reference(self, record: type[Record]) -> Schema:
        name = record.__name__
        if name not in self.definitions:
            self.definitions[name] = self.record(record)
        return {"$ref": f"#/$defs/{name}"}


def _words(
    type: Value, held: Mapping[str, str] | None, offered: Mapping[str, str] | None
) -> Schema:
    """Return a plain value's schema, its words held or offered."""
    if held is not None:
        return OneOf(held).json_schema() if held else {"type": "null"}
    if offered:
        return {"anyOf": [OneOf(offered).json_schema(), type.json_schema()]}
    return type.json_schema()


def _or_blank(made: Schema) -> Schema:
    """Return the schema that takes `key:` with nothing after it, too."""
    if "anyOf" in made:
        return {"anyOf": [*made["anyOf"], {"type": "null"}]}
    if "enum" in made:
        return {"anyOf": [made, {"type": "null"}]}
    types = [made["type"]] if isinstance(made["type"], str) else made["type"]
    return made if "null" in types else made | {"type": [*types, "null"]}


def _wording(type: Value, held: Mapping[str, str] | None) -> str:
    """Return how a value is written, as a description ends, without the full stop."""
    if held == {}:
        return "Kế hoạch không nêu mục nào, nên bỏ trống"
    if isinstance(type, Nested):
        return f"Gồm: {', '.join(key for key, _, _ in specs(type.record))}"
    if isinstance(type, Many):
        inner = _wording(type.of, held)
        return f"Một hoặc nhiều mục, mỗi mục {inner[0].lower()}{inner[1:]}"
    if isinstance(type, Table):
        return f"Viết {type.title}, mỗi giá trị là {type.of.title}"
    return f"Viết {OneOf.title if held else type.title}"


def _examples(spec: Spec, held: Mapping[str, str] | None) -> Schema:
    """Return the table's example; where the plan has words of its own, one of those."""
    if not spec.example or held == {}:
        return {}
    tree, _ = strict_yaml.read(f"example: {spec.example}\n")
    example = tree["example"]
    if held and not set([example] if isinstance(example, str) else example) <= set(held):
        first = next(iter(held))
        example = first if isinstance(example, str) else [first]
    return {"examples": [example]}
