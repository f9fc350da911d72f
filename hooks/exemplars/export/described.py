"""The open data described: as JSON Schema for programs, and as a dictionary for people."""

from __future__ import annotations

from typing import Any

from exemplars.drafting.json_schema import DIALECT
from exemplars.export.fields import ADDED, WITHHELD, Added, open_fields
from exemplars.export.table import COLUMNS, Column
from exemplars.records.profile import Profile
from exemplars.records.record import Record
from exemplars.records.schema import Many, Nested, table
from exemplars.records.values import Day, Flag, OneOf, Value
from exemplars.text import slug

Schema = dict[str, Any]
TITLES = {
    "string": "chữ",
    "number": "số",
    "integer": "số nguyên",
    "boolean": "true hoặc false",
    "array": "danh sách",
}


def schema_of_one() -> Schema:
    """Return the schema of one exemplar's file."""
    return {"$schema": DIALECT, "title": "Một gương điển hình tiên tiến", **_object(Profile)}


def schema_of_list() -> Schema:
    """Return the schema of the list of everyone."""
    text: Schema = {"type": "string"}
    head: dict[str, Schema] = {
        "schema": text,
        "plan": text,
        "title": text,
        "url": text,
        "sample": {"type": "boolean"},
        "licence": {
            "type": ["object", "null"],
            "properties": {"text": text, "url": {"type": ["string", "null"]}},
            "required": ["text", "url"],
            "additionalProperties": False,
        },
        "modified": {"type": ["string", "null"], "format": "date"},
        "count": {"type": "integer", "minimum": 0},
    }
    rows = {column.key: _added(column) for column in COLUMNS}
    return {
        "$schema": DIALECT,
        "title": "Danh mục gương điển hình tiên tiến",
        **_closed(head | {"profiles": {"type": "array", "items": _closed(rows)}}),
    }


def _object(record: type[Record]) -> Schema:
    fields = {key: _described(record, key) for key, _, _ in open_fields(record)}
    return _closed(fields | {each.key: _added(each) for each in ADDED.get(record, ())})


def _closed(properties: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _described(record: type[Record], key: str) -> Schema:
    spec = table(record)[key][1]
    return {"title": spec.label, "description": spec.help, **_value(spec.type, spec.required)}


def _value(type: Value, required: bool) -> Schema:
    if isinstance(type, Many):
        return {"type": "array", "items": _value(type.of, True)}
    if isinstance(type, Nested):
        made = _object(type.record)
        return made if required else {"anyOf": [made, {"type": "null"}]}
    if isinstance(type, Flag):
        return {"type": "boolean"}
    if isinstance(type, OneOf):
        words: list[str | None] = list(type.words)
        return {"enum": words if required else [*words, None]}
    found: Schema = {"type": "string" if required else ["string", "null"]}
    return found | ({"format": "date"} if isinstance(type, Day) else {})


def _added(each: Added | Column) -> Schema:
    made: Schema = {
        "title": each.label,
        "type": [each.type, "null"] if each.optional else each.type,
    }
    return made | ({"items": {"type": "string"}} if each.type == "array" else {})


def dictionary() -> list[dict[str, Any]]:
    """Return the groups of keys of one exemplar's file, as the data's page lists them."""
    groups = [_group("mot-guong", "Một gương", Profile)]
    for key, _, spec in open_fields(Profile):
        inner = spec.type.of if isinstance(spec.type, Many) else spec.type
        if isinstance(inner, Nested):
            groups.append(_group(f"nhom-{slug(key)}", f"{key}: {spec.label}", inner.record))
    return groups


def _group(id: str, title: str, record: type[Record]) -> dict[str, Any]:
    fields = [
        {
            "key": key,
            "label": spec.label,
            "help": spec.help,
            "type": _title(spec.type),
            "words": _words(spec.type),
        }
        for key, _, spec in open_fields(record)
    ]
    return {
        "id": id,
        "title": title,
        "fields": fields + [_row(each) for each in ADDED.get(record, ())],
    }


def _title(type: Value) -> str:
    return f"danh sách: {type.of.title}" if isinstance(type, Many) else type.title


def _words(type: Value) -> list[tuple[str, str]]:
    inner = type.of if isinstance(type, Many) else type
    return list(inner.words.items()) if isinstance(inner, OneOf) else []


def _row(each: Added | Column) -> dict[str, Any]:
    return {
        "key": each.key,
        "label": each.label,
        "help": "",
        "type": TITLES[each.type],
        "words": [],
    }


def columns() -> list[dict[str, Any]]:
    """Return the columns of the table, as the data's page lists them."""
    return [_row(each) for each in COLUMNS]


def withheld() -> list[dict[str, str]]:
    """Return what is not open, and why, as the data's page lists it."""
    return [
        {"key": key, "label": table(Profile)[key][1].label, "why": why}
        for key, why in WITHHELD.items()
    ]
