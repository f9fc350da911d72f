"""
Typed records read from strict YAML.

A record is a frozen dataclass whose fields are made by `spec`: the type, the Vietnamese label and
the explanation stand beside the name, once. The check, the handbook's field reference, JSON
Schema and the forms all read this one table.

What is missing is empty: "" for text, None for the rest, () for lists. Whether it may be
missing is said by `required` (always), or by a rule (before publication).

It is over 300 lines, because the table and how it is read are one thing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, TypeVar

from exemplars.problem import DataPath, Finding
from exemplars.records.record import Record
from exemplars.records.values import Clock, Day, Flag, Month, MonthDay, Value, Whole
from exemplars.text import listed, nearest

R = TypeVar("R", bound=Record)
# Of one file: nobody reads more. What follows is counted, and no cure is looked for.
MOST_FINDINGS = 300
_ONE_MORE_MISSING = Finding("thiếu trường", code="thieu-truong")
# Reads a text as a value of its type; None where there is something to say of it.
Typed = Callable[[str], Any]


class _Group(Value):
    """A type of more than one text; a single one may still stand for a list of one."""

    def typed(self, raw: str) -> None:
        """Read nothing: whoever holds the group looks closer."""


@dataclass(frozen=True)
class Many(_Group):
    """A list of one type; a single value is read as a list of one."""

    of: Value
    title = "danh sách"

    @cached_property
    def typed_item(self) -> Typed:
        """Return how the text of an item is read; its type is not looked for anew in every list."""
        return _typed(self.of)


@dataclass(frozen=True)
class Nested(_Group):
    """A record inside a record."""

    record: type[Record]
    title = "nhóm trường"


def nested(type: Value) -> type[Record] | None:
    """Return the record that a field of this type holds, one or many; None of any other type."""
    inner = type.of if isinstance(type, Many) else type
    return inner.record if isinstance(inner, Nested) else None


@dataclass(frozen=True)
class Table(_Group):
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
    if isinstance(type, Day | Month | MonthDay | Clock | Whole | Nested):
        empty = None
    elif isinstance(type, Flag):
        empty = False
    elif isinstance(type, Many):
        empty = ()
    meta = {"spec": Spec(type, label, help, required, example), "key": name}
    if isinstance(type, Table):
        return dataclasses.field(default_factory=dict, metadata=meta)
    return dataclasses.field(default=empty, metadata=meta)


def specs(record: type[Record]) -> Iterator[tuple[str, str, Spec]]:
    """Give (key in the file, attribute, spec) of every field, in the order of the table."""
    for field in dataclasses.fields(record):
        if "spec" in field.metadata:
            yield field.metadata["key"] or field.name, field.name, field.metadata["spec"]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What reading a record takes, made once of its table: a profile has forty records."""

    table: dict[str, tuple[str, Spec]]  # key -> (attribute, spec)
    readers: dict[str, tuple[str, Typed]]  # key -> (attribute, how its text is read)
    required: dict[str, Spec]  # in the order of the table
    empty: dict[str, Any]
    tables: tuple[str, ...]  # what is empty in a way of its own in each record


_SHAPES: dict[type[Record], _Shape] = {}


def _shape(record: type[Record]) -> _Shape:
    if record not in _SHAPES:
        _SHAPES[record] = _shaped(record)
    return _SHAPES[record]


def _shaped(record: type[Record]) -> _Shape:
    fields = dataclasses.fields(record)
    tables = tuple(each.name for each in fields if each.default is dataclasses.MISSING)
    return _Shape(
        {key: (attribute, field) for key, attribute, field in specs(record)},
        {key: (attribute, _typed(field.type)) for key, attribute, field in specs(record)},
        {key: field for key, _, field in specs(record) if field.required},
        {each.name: each.default for each in fields if each.name not in tables},
        tables,
    )


@cache
def _typed(type: Value) -> Typed:
    """Return how texts are read as a type; those that come again and again are read once."""
    return lru_cache(maxsize=1024)(type.typed) if type.recurs else type.typed


def table(record: type[Record]) -> Mapping[str, tuple[str, Spec]]:
    """Return key -> (attribute, spec) of `record`, made once."""
    return _shape(record).table


def read(record: type[R], tree: Any, path: DataPath = ()) -> tuple[R, list[Finding]]:
    """Return `tree` as a `record`, and everything about its shape that is wrong."""
    reading = _Reading()
    made = reading.record(record, tree, path)
    return (made if made is not None else record(path=path)), reading.findings


class _Reading:
    """One reading of a tree; called by a type, it says what is wrong with the value at hand."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        # Where the value at hand stands, its holder's path and its own step; and how it was written.
        self.above: DataPath = ()
        self.step: str | int = ""
        self.raw = ""

    def __call__(self, message: str, hint: str) -> None:
        path = (*self.above, self.step)
        self._find(f"`{_field(path)}`: {message}", hint, path, self.raw)

    def _find(self, message: str, hint: str, path: DataPath, said: str = "") -> None:
        self.findings.append(Finding(message, hint, path, code="gia-tri-sai", said=said))

    def record(self, record: type[R], tree: Any, path: DataPath) -> R | None:
        shape = _shape(record)
        if not isinstance(tree, dict):
            names = listed(shape.table, 30)
            self._find("phải là một nhóm `tên: giá trị`", f"các trường dùng được: {names}", path)
            return None
        values = shape.empty.copy()
        for name in shape.tables:
            values[name] = {}
        values["path"] = path
        # Whether each value is a text that its type reads as it is: then none of them is blank.
        is_plain = True
        for key, raw in tree.items():
            known = shape.readers.get(key)
            value = known[1](raw) if known and raw.__class__ is str else None
            if not value:
                is_plain = False
                value = self._look(shape, key, raw, path)
            if known and value is not None:
                values[known[0]] = value
        if not (is_plain and tree.keys() >= shape.required.keys()):
            self._look_for_missing(shape, tree, path)
        made = object.__new__(record)
        made.__dict__.update(values)  # the setter of a frozen record would refuse each
        return made

    def _look(self, shape: _Shape, key: str, raw: Any, path: DataPath) -> Any:
        """Read what is no plain text of its type: a group, a list, a blank, or something wrong."""
        if key not in shape.table:
            self._unknown(key, shape.table, path)
        elif raw == "":
            self._blank(key, shape.table[key][1], path)
        else:
            return self.value(shape.table[key][1].type, raw, path, key)
        return None

    def _look_for_missing(self, shape: _Shape, tree: Mapping[str, Any], path: DataPath) -> None:
        for key, field in shape.required.items():
            if _is_blank(tree.get(key, "")):
                self._missing(key, field, path)

    def _unknown(self, key: str, fields: Mapping[str, Any], path: DataPath) -> None:
        near = None if self._is_enough else nearest(key, fields)
        cure = f"có phải `{near}`?" if near else f"các trường dùng được: {listed(fields, 60)}"
        found = Finding(f"không có trường `{key}`", cure, (*path, key), key=True, code="truong-la")
        self.findings.append(found)

    def _blank(self, key: str, field: Spec, path: DataPath) -> None:
        """A blank text is missing; a blank group, such as `withdrawn:`, was meant to say something."""
        if isinstance(field.type, Nested):
            cure = "ghi các trường bên trong, hoặc bỏ dòng này"
            self._find(f"`{key}` để trống", cure, (*path, key))

    def _missing(self, key: str, field: Spec, path: DataPath) -> None:
        if self._is_enough:
            self.findings.append(_ONE_MORE_MISSING)
            return
        # What an example says is nobody's own: whoever copies it is told that it is one.
        line = f"như `{key}: {field.example}`" if field.example else f"`{key}: …`"
        hint = f"thêm dòng {line}"
        message = f"thiếu trường `{key}` ({field.label})"
        self.findings.append(Finding(message, hint, path, code="thieu-truong"))

    def value(self, type: Value, raw: Any, above: DataPath, step: str | int) -> Any:
        if isinstance(raw, str) and not isinstance(type, _Group):
            self.above, self.step, self.raw = above, step, raw
            return self._counted(type, raw) if self._is_enough else type.read(raw, self)
        if isinstance(type, Many):
            return self._items(type, raw, above, step)
        if isinstance(type, Nested):
            return self.record(type.record, raw, (*above, step))
        if isinstance(type, Table):
            return self._named(type.of, raw, (*above, step))
        cure = "viết một giá trị sau dấu hai chấm"
        path = (*above, step)
        self._find(f"`{_field(path)}` phải là {type.title}", cure, path)
        return None

    @property
    def _is_enough(self) -> bool:
        return len(self.findings) > MOST_FINDINGS

    def _counted(self, type: Value, raw: str) -> Any:
        """Read a text without saying why it is no value of its type."""
        value = type.typed(raw)
        if value is None:
            self(f"phải là {type.title}", "")
        return value

    def _items(self, type: Many, raw: Any, above: DataPath, step: str | int) -> tuple[Any, ...]:
        of = type.of
        if not isinstance(raw, list):
            value = self.value(of, raw, above, step)
            return () if value is None else (value,)
        path = (*above, step)
        if isinstance(of, Nested):
            made = [
                self.record(of.record, item, (*path, n)) for n, item in enumerate(raw) if item != ""
            ]
            return tuple([each for each in made if each is not None])
        items = [type.typed_item(item) if item.__class__ is str else None for item in raw]
        if not all(items):
            items = [
                None if item == "" else self.value(of, item, path, n) for n, item in enumerate(raw)
            ]
        if isinstance(of, Whole):
            return tuple([item for item in items if item is not None])
        # An unreadable word leaves its place empty, so that the others keep theirs.
        return tuple(["" if item is None else item for item in items])

    def _named(self, of: Value, raw: Any, path: DataPath) -> dict[str, Any] | None:
        if not isinstance(raw, dict):
            cure = "viết mỗi tên một dòng, thụt vào hai dấu cách"
            self._find(f"`{path[-1]}` phải là bảng `tên: giá trị`", cure, path)
            return None
        found = {key: self.value(of, item, path, key) for key, item in raw.items() if item != ""}
        return {key: value for key, value in found.items() if value is not None}


def _field(path: DataPath) -> str:
    """Return the name of the field a path leads into; an item of a list has its list's."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _is_blank(raw: Any) -> bool:
    if isinstance(raw, list):
        return all(_is_blank(item) for item in raw)
    return isinstance(raw, str) and not raw.strip()
