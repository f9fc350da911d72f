"""
A strict subset of YAML, read as text.

PyYAML's own loader turns `07162` into 3698, `12:30` into 750 and `no` into False, keeps the last
of two equal keys in silence, and its C composer dies on deep nesting. Here libyaml only gives
events; every scalar stays the text that was written, cleaned, and the schema types it later.

Refused, with line and column: duplicate keys, anchors, aliases, tags, several documents,
keys that are not plain text, nesting deeper than `DEEPEST`, and whatever is not YAML.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from exemplars import canonical_yaml
from exemplars.problem import DataPath
from exemplars.text import FORBIDDEN, clean

DEEPEST = 8
Tree = dict[str, Any]  # mappings, lists and text all the way down

try:
    _Events: Any = yaml.CSafeLoader
except AttributeError:  # PyYAML built without libyaml: slower, same events
    _Events = yaml.SafeLoader

# libyaml speaks English; these are the slips editors really make, by a part of its message.
_SLIPS = (
    (
        "mapping values are not allowed",
        "thừa dấu hai chấm trong giá trị",
        'đặt cả giá trị trong dấu nháy kép: "…"',
    ),
    (
        "cannot start any token",
        "ký tự này không được đứng đầu giá trị",
        "đặt giá trị trong dấu nháy kép; thụt lề bằng dấu cách, không dùng phím Tab",
    ),
    ("found a tab character", "thụt lề bằng phím Tab", "thụt lề bằng dấu cách"),
    (
        "could not find expected ':'",
        "dòng này thiếu dấu hai chấm sau tên trường",
        "viết `tên-trường: giá trị`",
    ),
    (
        "unexpected end of stream",
        "dấu nháy mở ra mà không đóng lại",
        "thêm dấu nháy đóng ở cuối giá trị",
    ),
    (
        "unknown escape character",
        "dấu \\ trong ngoặc kép không đúng",
        "bỏ dấu \\ hoặc dùng dấu nháy đơn",
    ),
    (
        "expected ',' or ']'",
        "danh sách trong [ ] chưa đóng hoặc thiếu dấu phẩy",
        "kiểm tra dấu phẩy và dấu ]",
    ),
    (
        "expected ',' or '}'",
        "nhóm trong { } chưa đóng hoặc thiếu dấu phẩy",
        "kiểm tra dấu phẩy và dấu }",
    ),
    (
        "did not find expected key",
        "thụt lề không thẳng hàng với các trường cùng nhóm",
        "sửa cho thẳng hàng, thụt vào bằng hai dấu cách",
    ),
    (
        "did not find expected '-'",
        "mục của danh sách không thẳng hàng",
        "sửa cho thẳng hàng với các mục khác",
    ),
    (
        "control characters are not allowed",
        "có ký tự điều khiển không nhìn thấy",
        "xóa dòng này và gõ lại",
    ),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is not of the subset; `line` and `column` count from 1."""

    line: int
    column: int
    code: str
    message: str
    hint: str


@dataclass(slots=True)
class Marks:
    """Where every value and key of a tree stands, as (line, column) from 1."""

    values: dict[DataPath, tuple[int, int]] = field(default_factory=dict)
    keys: dict[DataPath, tuple[int, int]] = field(default_factory=dict)

    def locate(self, path: DataPath, *, key: bool = False) -> tuple[int, int]:
        """Return the place of `path`, or of the nearest thing above it that exists."""
        if key and path in self.keys:
            return self.keys[path]
        while path:
            if path in self.values:
                return self.values[path]
            path = path[:-1]
            if path in self.keys:
                return self.keys[path]
        return 1, 1


class _Refusal(Exception):
    def __init__(self, event: Any, code: str, message: str, hint: str) -> None:
        mark = event.start_mark
        self.fault = Fault(mark.line + 1, mark.column + 1, code, message, hint)
        super().__init__(message)


def read(text: str, first_line: int = 1) -> tuple[Tree, list[Fault]]:
    """
    Return the tree of `text` and what is wrong with it.

    `first_line` is the line of the file on which `text` begins. A text that breaks the subset
    gives what could be read before the break. Duplicate keys keep the first, and are faults.
    """
    quick = canonical_yaml.read(text)
    if quick is not None:
        return quick, []
    reader = _Reader(text)
    tree = reader.document()
    shift = first_line - 1
    return tree, [Fault(f.line + shift, f.column, f.code, f.message, f.hint) for f in reader.faults]


def marks(text: str, first_line: int = 1) -> Marks:
    """Return where the values and keys of `text` stand; only needed once a problem is found."""
    reader = _Reader(text, Marks(), first_line - 1)
    reader.document()
    assert reader.marks is not None

    return reader.marks


class _Reader:
    """Walks libyaml's events once, with our own stack limit."""

    def __init__(self, text: str, positions: Marks | None = None, shift: int = 0) -> None:
        self.text = text
        self.marks = positions
        self.shift = shift
        self.faults: list[Fault] = []

    def document(self) -> Tree:
        loader = None
        try:
            loader = _Events(self.text)
            self._next = loader.get_event
            return self._document()
        except _Refusal as refusal:
            self.faults.append(refusal.fault)
        except yaml.MarkedYAMLError as error:
            self.faults.append(_syntax_fault(error))
        except yaml.YAMLError as error:  # the reader's own errors carry no mark
            self.faults.append(_character_fault(self.text, error))
        finally:
            if loader is not None:
                loader.dispose()
        return getattr(self, "root", {})

    def _document(self) -> Tree:
        self._next()  # stream start
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return {}
        event = self._next()
        if not isinstance(event, yaml.MappingStartEvent):
            raise _Refusal(
                event,
                "yaml-sai",
                "tệp phải gồm các dòng `tên-trường: giá trị`",
                "xem mẫu trong cẩm nang",
            )
        self.root: Tree = {}
        self._mapping(event, (), 1, self.root)
        self._next()  # document end
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise _Refusal(
                event, "yaml-sai", "chỉ được có một phần dữ liệu trong tệp", "bỏ dòng `---` thừa"
            )
        return self.root

    def _value(self, event: Any, path: DataPath, depth: int) -> Any:
        if depth > DEEPEST:
            raise _Refusal(
                event,
                "yaml-sau",
                "dữ liệu lồng nhau quá sâu",
                "dữ liệu của hồ sơ không sâu quá vài tầng; xem mẫu trong cẩm nang",
            )
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise _Refusal(
                event,
                "yaml-neo",
                "không dùng neo (&) và bí danh (*) của YAML",
                "đặt giá trị trong dấu nháy kép, hoặc viết lại giá trị đầy đủ",
            )
        if event.tag is not None and event.tag != "!":
            raise _Refusal(
                event,
                "yaml-the",
                "không dùng thẻ kiểu (!) của YAML",
                "đặt giá trị trong dấu nháy kép",
            )
        if self.marks is not None:
            mark = event.start_mark
            self.marks.values[path] = (mark.line + 1 + self.shift, mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            found: Tree = {}
            self._mapping(event, path, depth, found)
            return found
        return self._sequence(path, depth)

    def _scalar(self, event: Any) -> str:
        value = clean(event.value)
        bad = FORBIDDEN.search(value)
        if bad:
            mark = event.start_mark
            self.faults.append(
                Fault(
                    mark.line + 1,
                    mark.column + 1,
                    "ky-tu-cam",
                    f"giá trị có ký tự ẩn U+{ord(bad[0]):04X}",
                    "xóa giá trị và gõ lại",
                )
            )
        return value

    def _mapping(self, start: Any, path: DataPath, depth: int, found: Tree) -> None:
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event)
            here = (*path, key)
            value_event = self._next()
            if key in found:
                self.faults.append(
                    Fault(
                        event.start_mark.line + 1,
                        event.start_mark.column + 1,
                        "truong-trung",
                        f"trường `{key}` viết hai lần",
                        "giữ một dòng, bỏ dòng kia",
                    )
                )
                self._skip(value_event, depth)
                continue
            if self.marks is not None:
                mark = event.start_mark
                self.marks.keys[here] = (mark.line + 1 + self.shift, mark.column + 1)
            found[key] = self._value(value_event, here, depth + 1)

    def _skip(self, event: Any, depth: int) -> None:
        kept, self.marks = self.marks, None
        self._value(event, (), depth + 1)
        self.marks = kept

    def _key(self, event: Any) -> str:
        if isinstance(event, yaml.ScalarEvent) and event.anchor is None and event.tag is None:
            return clean(event.value)
        raise _Refusal(
            event,
            "yaml-sai",
            "tên trường phải là chữ viết liền",
            "đặt giá trị có dấu { } [ ] & * ! trong dấu nháy kép",
        )

    def _sequence(self, path: DataPath, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items)), depth + 1))
        return items


def _syntax_fault(error: yaml.MarkedYAMLError) -> Fault:
    # libyaml marks an unclosed quote at the end of the file; its context mark is where it opened.
    said = f"{error.context or ''} {error.problem or ''}"
    unclosed = "unexpected end of stream" in said
    mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    for part, message, hint in _SLIPS:
        if part in said:
            return Fault(line, column, "yaml-sai", message, hint)
    return Fault(
        line,
        column,
        "yaml-sai",
        "dòng này không đúng cách viết YAML",
        "xem mẫu trong cẩm nang; giá trị có dấu lạ thì đặt trong dấu nháy kép",
    )


def _character_fault(text: str, error: yaml.YAMLError) -> Fault:
    bad = FORBIDDEN.search(text)
    before = text[: bad.start()] if bad else text[: getattr(error, "position", 0) or 0]
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return Fault(
        line, column, "ky-tu-cam", "có ký tự điều khiển không nhìn thấy", "xóa dòng này và gõ lại"
    )
