"""What libyaml says of broken YAML, told to an editor: where, what, and what to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from exemplars.text import FORBIDDEN

_AFTER_QUOTE = re.compile(r"""\s*(?:- )?[^\s:]+: +("[^"]*"|'[^']*')\s*[^\s#]""")

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


def syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Return libyaml's complaint about the syntax as a fault."""
    said = f"{error.context or ''} {error.problem or ''}"
    # libyaml complains where it gave up; these slips are where the value or the key began.
    begun = ("unexpected end of stream", "expected ',' or", "could not find expected ':'")
    opened = any(part in said for part in begun)
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    rows = text.split("\n")
    if line <= len(rows) and _AFTER_QUOTE.match(rows[line - 1]):
        return Fault(
            line,
            column,
            "yaml-sai",
            "có chữ nằm sau dấu nháy đóng",
            "đặt cả giá trị trong một cặp dấu nháy kép, bên trong dùng “ ”",
        )
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


def character_fault(text: str, error: yaml.YAMLError) -> Fault:
    """Return libyaml's complaint about a character as a fault; it gives no mark of its own."""
    bad = FORBIDDEN.search(text)
    before = text[: bad.start()] if bad else text[: getattr(error, "position", 0) or 0]
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return Fault(
        line, column, "ky-tu-cam", "có ký tự điều khiển không nhìn thấy", "xóa dòng này và gõ lại"
    )
