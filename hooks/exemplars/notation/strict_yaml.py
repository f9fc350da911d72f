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

from exemplars.notation import canonical_yaml
from exemplars.notation.pasted import BLANKS, Fault, pasted_fault
from exemplars.notation.yaml_slips import (
    character_fault,
    key_fault,
    opening_fault,
    remark_fault,
    syntax_fault,
)
from exemplars.patterns import regex
from exemplars.problem import DataPath
from exemplars.text import FORBIDDEN, clean, legible

DEEPEST = 8
Tree = dict[str, Any]  # mappings, lists and text all the way down

try:
    Events: Any = yaml.CSafeLoader
except AttributeError:  # PyYAML built without libyaml: slower, same events
    Events = yaml.SafeLoader


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


# Besides what is forbidden: line breaks that an editor does not show, which would shift every line.
_HIDDEN = regex(f"{FORBIDDEN.pattern}|\r(?!\n)")


def _plain_lines(text: str) -> str:
    """Return `text` with hidden characters blanked, so that YAML's lines are the editor's."""
    return _HIDDEN.sub(" ", text) if _HIDDEN.search(text) else text


def _hidden(text: str) -> list[Fault]:
    """Return a fault for every line with a hidden character, comments included."""
    found: dict[int, Fault] = {}
    line, counted = 1, 0
    for match in _HIDDEN.finditer(text):
        # Counted on from the last one: half a million of them are no reason to wait.
        line += text.count("\n", counted, match.start())
        counted = match.start()
        if line not in found:
            column = counted - text.rfind("\n", 0, counted)
            found[line] = _hidden_fault(line, column, match[0])
    return list(found.values())


def _hidden_fault(line: int, column: int, character: str) -> Fault:
    said = f"có ký tự ẩn U+{ord(character):04X}"
    return Fault(line, column, "ky-tu-cam", said, "xóa dòng này và gõ lại")


class _Refusal(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.message)


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def read(text: str, first_line: int = 1) -> tuple[Tree, list[Fault]]:
    """
    Return the tree of `text` and what is wrong with it.

    `first_line` is the line of the file on which `text` begins. A text that breaks the subset
    gives what could be read before the break. Duplicate keys keep the first, and are faults.
    """
    quick = canonical_yaml.read(text)
    return (quick, []) if quick is not None else read_any(text, first_line)


def read_any(text: str, first_line: int = 1) -> tuple[Tree, list[Fault]]:
    """Return what `read` does, without the quicker way of the canonical form."""
    reader = _Reader(_plain_lines(text))
    reader.faults += _hidden(text)
    tree = reader.document()
    shift = first_line - 1
    return tree, [Fault(f.line + shift, f.column, f.code, f.message, f.hint) for f in reader.faults]


def marks(text: str, first_line: int = 1) -> Marks:
    """Return where the values and keys of `text` stand; only needed once a problem is found."""
    reader = _Reader(_plain_lines(text), Marks(), first_line - 1)
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
        self._lines: list[str] | None = None

    def document(self) -> Tree:
        loader = None
        try:
            loader = Events(self.text)
            self._next = loader.get_event
            return self._document()
        except _Refusal as refusal:
            self.faults.append(refusal.fault)
        except yaml.MarkedYAMLError as error:
            self.faults.append(syntax_fault(error, self.text))
        except yaml.YAMLError as error:  # the reader's own errors carry no mark
            self.faults.append(character_fault(self.text, error))
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
            said = "tệp phải gồm các dòng `tên-trường: giá trị`"
            place = _place(event)
            fault = Fault(*place, "yaml-sai", said, "xem mẫu trong cẩm nang")
            raise _Refusal(pasted_fault(self.text, place[0]) or fault)
        self._refuse_marks(event)
        self.root: Tree = {}
        self._mapping(event, (), 1, self.root)
        self._next()  # document end
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            said = "chỉ được có một phần dữ liệu trong tệp"
            raise _Refusal(Fault(*_place(event), "yaml-sai", said, "bỏ dòng `---` thừa"))
        return self.root

    def _value(self, event: Any, path: DataPath, depth: int) -> Any:
        if depth > DEEPEST:
            hint = "dữ liệu của hồ sơ không sâu quá vài tầng; xem mẫu trong cẩm nang"
            raise _Refusal(Fault(*_place(event), "yaml-sau", "dữ liệu lồng nhau quá sâu", hint))
        self._refuse_marks(event)
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

    def _refuse_marks(self, event: Any) -> None:
        """YAML's signs would take away the first word of a value, or stand for something else."""
        anchored = isinstance(event, yaml.AliasEvent) or event.anchor is not None
        if not anchored and event.tag is None:
            return
        code, said = ("yaml-neo", "neo (&) và bí danh (*)") if anchored else ("yaml-the", "thẻ (!)")
        message, hint = f"không dùng {said} của YAML", "đặt giá trị trong dấu nháy kép"
        place = _place(event)
        raise _Refusal(opening_fault(self.text, *place) or Fault(*place, code, message, hint))

    def _scalar(self, event: Any) -> str:
        value = clean(event.value)
        if not event.style:
            self._refuse_a_trailing_comment(event)
        return self._without_hidden(event, value)

    def _without_hidden(self, event: Any, value: str) -> str:
        """A hidden character may also be written as an escape: "\\u202e"; once told, it is shown as none."""
        bad = FORBIDDEN.search(value)
        if not bad:
            return value
        mark = event.start_mark
        self.faults.append(_hidden_fault(mark.line + 1, mark.column + 1, bad[0]))
        return legible(value)

    def _refuse_a_trailing_comment(self, event: Any) -> None:
        """YAML drops what follows ` #`; an editor who writes `Bà # Hoa` means all of it."""
        mark = event.end_mark
        if self._lines is None:
            self._lines = self.text.split("\n")
        row = self._lines[mark.line] if mark.line < len(self._lines) else ""
        fault = remark_fault(row, mark.line + 1, mark.column + 1)
        if fault:
            self.faults.append(fault)

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
        try:
            self._value(event, (), depth + 1)
        finally:
            self.marks = kept

    def _key(self, event: Any) -> str:
        if isinstance(event, yaml.ScalarEvent) and event.anchor is None and event.tag is None:
            key = event.value.lstrip("-")
            if not event.style and (key.startswith(BLANKS) or key.endswith(BLANKS)):
                fault = pasted_fault(self.text, _place(event)[0])
                if fault:
                    raise _Refusal(fault)
            return self._without_hidden(event, clean(event.value))
        raise _Refusal(key_fault(self.text, *_place(event)))

    def _sequence(self, path: DataPath, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items)), depth + 1))
        return items
