"""
Typed records read from strict YAML.

A record is a frozen dataclass whose fields are made by `spec`: the type, the Vietnamese label and
the explanation stand beside the name, once. The check, the handbook's field reference, JSON
Schema and the forms all read this one table.

What is missing is empty: "" for text, None for the rest, () for lists. Whether it may be
missing is said by `required` (always), or by a rule (before publication).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from exemplars.problem import DataPath, Finding
from exemplars.text import listed, nearest
from exemplars.values import Day, Flag, MonthDay, Value, Whole

R = TypeVar("R", bound="Record")


@dataclass(frozen=True)
class Many(Value):
    """A list of one type; a single value is read as a list of one."""

    of: Value
    title = "danh sách"


@dataclass(frozen=True)
class Nested(Value):
    """A record inside a record."""

    record: type[Record]
    title = "nhóm trường"


@dataclass(frozen=True)
class Table(Value):
    """Free names with a value each: `say: {Ê-đê: ê đê}`."""

    of: Value
    title = "bảng tên: giá trị"


@dataclass(frozen=True)
class Spec:
    """What is known of one field beside its name."""

    type: Value
    label: str
    help: str
    required: bool
    example: str


def spec(
    type: Value,
    label: str,
    help: str = "",
    *,
    required: bool = False,
    example: str = "",
    name: str = "",
) -> Any:
    """Declare a field of a record; `name` where the key is a word Python keeps for itself."""
    empty: Any = ""
    if isinstance(type, Day | MonthDay | Whole | Nested):
        empty = None
    elif isinstance(type, Flag):
        empty = False
    elif isinstance(type, Many):
        empty = ()
    meta = {"spec": Spec(type, label, help, required, example), "key": name}
    if isinstance(type, Table):
        return dataclasses.field(default_factory=dict, metadata=meta)
    return dataclasses.field(default=empty, metadata=meta)


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record has: the way to it inside its file."""

    path: DataPath = dataclasses.field(default=(), repr=False, compare=False)


def specs(record: type[Record]) -> Iterator[tuple[str, str, Spec]]:
    """Give (key in the file, attribute, spec) of every field, in the order of the table."""
    for field in dataclasses.fields(record):
        if "spec" in field.metadata:
            yield field.metadata["key"] or field.name, field.name, field.metadata["spec"]


_TABLES: dict[type[Record], dict[str, tuple[str, Spec]]] = {}


def table(record: type[Record]) -> Mapping[str, tuple[str, Spec]]:
    """Return key -> (attribute, spec) of `record`, made once."""
    if record not in _TABLES:
        _TABLES[record] = {key: (attribute, field) for key, attribute, field in specs(record)}
    return _TABLES[record]


def read(record: type[R], tree: Any, path: DataPath = ()) -> tuple[R, list[Finding]]:
    """Return `tree` as a `record`, and everything about its shape that is wrong."""
    findings: list[Finding] = []
    made = _record(record, tree, path, findings)
    return (made if made is not None else record(path=path)), findings


def _record(record: type[R], tree: Any, path: DataPath, findings: list[Finding]) -> R | None:
    if not isinstance(tree, dict):
        findings.append(
            Finding(
                "phải là một nhóm `tên: giá trị`",
                f"các trường dùng được: {listed(table(record), 30)}",
                path,
                code="gia-tri-sai",
            )
        )
        return None
    fields = table(record)
    values: dict[str, Any] = {"path": path}
    for key, raw in tree.items():
        known = fields.get(key)
        if known is None:
            findings.append(_unknown(key, fields, path))
            continue
        attribute, field = known
        value = _value(field.type, raw, (*path, key), findings)
        if value is not None:
            values[attribute] = value
    for key, (_, field) in fields.items():
        if field.required and tree.get(key, "") == "":
            hint = f"thêm dòng `{key}: {field.example or '…'}`"
            findings.append(
                Finding(f"thiếu trường `{key}` ({field.label})", hint, path, code="thieu-truong")
            )
    return record(**values)


def _unknown(key: str, fields: Mapping[str, Any], path: DataPath) -> Finding:
    near = nearest(key, fields)
    cure = f"có phải `{near}`?" if near else f"các trường dùng được: {listed(fields, 60)}"
    return Finding(f"không có trường `{key}`", cure, (*path, key), key=True, code="truong-la")


def _value(type: Value, raw: Any, path: DataPath, findings: list[Finding]) -> Any:
    if raw == "":
        return None
    if isinstance(type, Many):
        return _items(type, raw, path, findings)
    if isinstance(type, Nested):
        return _record(type.record, raw, path, findings)
    if isinstance(type, Table):
        return _named(type, raw, path, findings)
    if not isinstance(raw, str):
        findings.append(
            Finding(
                f"`{path[-1]}` phải là {type.title}",
                "viết một giá trị sau dấu hai chấm",
                path,
                code="gia-tri-sai",
            )
        )
        return None
    return type.read(raw, _saying(path, findings))


def _saying(path: DataPath, findings: list[Finding]) -> Callable[[str, str], None]:
    where = next((step for step in reversed(path) if isinstance(step, str)), "")

    def say(message: str, hint: str) -> None:
        findings.append(Finding(f"`{where}`: {message}", hint, path, code="gia-tri-sai"))

    return say


def _items(type: Many, raw: Any, path: DataPath, findings: list[Finding]) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        value = _value(type.of, raw, path, findings)
        return () if value is None else (value,)
    read_items = (_value(type.of, item, (*path, index), findings) for index, item in enumerate(raw))
    return tuple(item for item in read_items if item is not None)


def _named(type: Table, raw: Any, path: DataPath, findings: list[Finding]) -> dict[str, Any] | None:
    if not isinstance(raw, dict):
        findings.append(
            Finding(
                f"`{path[-1]}` phải là bảng `tên: giá trị`",
                "viết mỗi tên một dòng, thụt vào hai dấu cách",
                path,
                code="gia-tri-sai",
            )
        )
        return None
    found = {key: _value(type.of, item, (*path, key), findings) for key, item in raw.items()}
    return {key: value for key, value in found.items() if value is not None}
