"""What libyaml says of broken YAML, told to an editor: where, what, and what to write instead."""

from __future__ import annotations

import yaml

from exemplars.notation.pasted import Fault, pasted_fault, row_of
from exemplars.patterns import regex
from exemplars.text import FORBIDDEN

_AFTER_QUOTE = regex(r"""\s*(?:- +)?(?:[^\s:"']+: +)?("[^"]*"|'[^']*')\s*[^\s#:,]""")
# Up to where the value of a line begins.
_BEFORE_VALUE = regex(r" *(?:- +)*(?:[^\s:\"'\[\]{}-][^\s:]{0,99}: +)?")
# A field on a line of its own, or the first of an item.
_FIELD = regex(r"( *(?:- +)*)([a-z_]{1,40}): +\S")
_SHOWN = 60  # characters of a value in the cure; a longer one is cut at a word

# What may not begin a value unless in quotes -> the code, and what YAML takes it for.
_OPENINGS = {
    "*": ("yaml-neo", "dấu * đứng đầu giá trị bị hiểu là bí danh của YAML"),
    "&": ("yaml-neo", "dấu & đứng đầu giá trị bị hiểu là neo của YAML"),
    "!": ("yaml-the", "dấu ! đứng đầu giá trị bị hiểu là thẻ kiểu của YAML"),
    "|": ("yaml-sai", "dấu | đứng đầu giá trị bị hiểu là mở một đoạn nhiều dòng"),
    ">": ("yaml-sai", "dấu > đứng đầu giá trị bị hiểu là mở một đoạn nhiều dòng"),
    "-": ("yaml-sai", "dấu - đứng đầu giá trị bị hiểu là một mục của danh sách"),
    "?": ("yaml-sai", "dấu ? đứng đầu giá trị bị hiểu là mở một tên trường"),
    ":": ("yaml-sai", "giá trị không được bắt đầu bằng dấu hai chấm"),
    ",": ("yaml-sai", "giá trị không được bắt đầu bằng dấu phẩy"),
    **{sign: ("yaml-sai", f"giá trị không được bắt đầu bằng dấu {sign}") for sign in "%@`]}"},
}
# A part of libyaml's message that complains of a value's first character.
_OF_AN_OPENING = (
    "scanning an alias",
    "scanning an anchor",
    "scanning a tag",
    "parsing a tag",
    "scanning a block scalar",
    "cannot start any token",
    "block sequence entries are not allowed",
    "mapping keys are not allowed",
    "mapping values are not allowed",
    "expected node content",
)

# libyaml speaks English; these are the slips editors really make, by a part of its message.
_SLIPS = (
    (
        "mapping values are not allowed",
        "thừa dấu hai chấm trong giá trị",
        'đặt cả giá trị trong dấu nháy kép: "…"',
    ),
    (
        "cannot start any token",
        "thụt lề bằng phím Tab",
        "thụt lề bằng dấu cách, không dùng phím Tab",
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


def syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Return libyaml's complaint about the syntax as a fault."""
    said = f"{error.context or ''} {error.problem or ''}"
    # libyaml complains where it gave up; these slips are where the value or the key began.
    begun = ("unexpected end of stream", "expected ',' or", "could not find expected ':'")
    opened = any(part in said for part in begun)
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    row = row_of(text, line)
    # What was pasted on the line above may be why this one is not understood.
    pasted = pasted_fault(text, line) or pasted_fault(text, line - 1)
    if pasted:
        return pasted
    if any(part in said for part in _OF_AN_OPENING):
        scanned = error.context_mark if "scanning" in said or "parsing a tag" in said else None
        fault = opening_fault(text, line, scanned.column + 1 if scanned else column)
        if fault:
            return fault
    return (
        (_too_deep(text, line, column) if "mapping values" in said else None)
        or _of_brackets(said, row, line, column)
        or _of_slips(said, row, line, column)
    )


def opening_fault(text: str, line: int, column: int) -> Fault | None:
    """Return the fault of a value that begins at a place with a sign of YAML's, None of any other."""
    row = row_of(text, line)
    template = _template(row, line)
    if template:
        return template
    code, message = _OPENINGS.get(row[column - 1 : column], ("", ""))
    begun = _begins(row) == column - 1
    if not code or (row[column - 1] in ":,]}" and not begun):
        return None
    cure = _in_quotes(row) if begun else "đặt giá trị ấy trong dấu nháy kép"
    return Fault(line, column, code, message, cure)


def key_fault(text: str, line: int, column: int) -> Fault:
    """Return the fault of what stands for a name and is none."""
    return _template(row_of(text, line), line) or Fault(
        line,
        column,
        "yaml-sai",
        "tên trường phải là chữ viết liền",
        "đặt giá trị có dấu { } [ ] & * ! trong dấu nháy kép",
    )


def remark_fault(row: str, line: int, column: int) -> Fault | None:
    """Return the fault of what YAML drops after a plain value that ends at a place of a line."""
    remark = row[column - 1 :].lstrip(" ")
    if not remark.startswith("#"):
        return None
    listed = row.startswith(("[", "{"), _begins(row))
    cure = "đặt giá trị ấy trong dấu nháy kép" if listed else _in_quotes(row)
    return Fault(
        line,
        len(row) - len(remark) + 1,
        "chu-thich-cuoi-dong",
        f"phần `{remark.strip()[:40]}` bị coi là lời nhắc và bỏ đi",
        f"lời nhắc thì viết riêng một dòng; là một phần của giá trị thì {cure}",
    )


def _begins(row: str) -> int:
    """Return where the value of a line begins."""
    found = _BEFORE_VALUE.match(row)
    return found.end() if found else 0


def _in_quotes(row: str) -> str:
    """Return the cure that shows a line's whole value in quotes."""
    value = " ".join(row[_begins(row) :].split())
    # Curly ones stand for YAML's own, where they stand around all of it.
    if value[:1] == "“" and value.find("”") == len(value) - 1 and "“" not in value[1:]:
        value = value[1:-1].strip()
    if '"' in value or "\\" in value:
        return "đặt cả giá trị trong một cặp dấu nháy kép, bên trong dùng “ ”"
    if len(value) > _SHOWN:
        value = value[:_SHOWN].rpartition(" ")[0] + "…"
    return f'đặt cả giá trị trong dấu nháy kép: "{value}"' if value else "viết giá trị"


def _template(row: str, line: int) -> Fault | None:
    start = _begins(row)
    if not row.startswith(("{{", "{%"), start):
        return None
    cure = "thay bằng giá trị thật; nếu là lời văn thì " + _in_quotes(row)
    said = f"mẫu {'{{ }}' if row.startswith('{{', start) else '{% %}'} chưa được điền"
    return Fault(line, start + 1, "yaml-sai", said, cure)


def _too_deep(text: str, line: int, column: int) -> Fault | None:
    """Return the fault of a field that begins further in than the one above it, None of any other."""
    here, above = _FIELD.match(row_of(text, line)), _FIELD.match(row_of(text, line - 1))
    if not (here and above) or column != here.end(2) + 1:
        return None
    further = here.end(1) - above.end(1)
    if further <= 0:
        return None
    return Fault(
        line,
        here.end(1) + 1,
        "yaml-sai",
        f"`{here[2]}` thụt vào sâu hơn `{above[2]}` ở dòng trên {further} dấu cách",
        f"viết cho thẳng hàng với `{above[2]}`; là phần tiếp của giá trị ở dòng trên thì đặt cả giá trị ấy trong dấu nháy kép",
    )


def _of_brackets(said: str, row: str, line: int, column: int) -> Fault | None:
    """Return the fault of a value in brackets that do not close, or that close before its end."""
    start = _begins(row)
    opening = row[start : start + 1]
    closing = {"[": "]", "{": "}"}.get(opening)
    if not closing:
        return None
    prose = f"nếu là lời văn thì {_in_quotes(row)}"
    if "expected ',' or" in said and column == start + 1:
        message = f"dấu {opening} mở ra mà không có dấu {closing} đóng lại, hoặc thiếu dấu phẩy"
        return Fault(
            line, column, "yaml-sai", message, f"thêm dấu {closing} hoặc dấu phẩy; {prose}"
        )
    if "expected node content" in said:
        return Fault(line, column, "yaml-sai", "thừa dấu phẩy", f"bỏ dấu phẩy thừa; {prose}")
    if "did not find expected" in said and column > start + 1:
        message = f"có chữ nằm sau dấu {closing}"
        return Fault(line, column, "yaml-sai", message, f"bỏ phần sau dấu {closing}; {prose}")
    return None


def _of_slips(said: str, row: str, line: int, column: int) -> Fault:
    if _AFTER_QUOTE.match(row):
        return Fault(
            line,
            column,
            "yaml-sai",
            "có chữ nằm sau dấu nháy đóng",
            "đặt cả giá trị trong một cặp dấu nháy kép, bên trong dùng “ ”",
        )
    for part, message, hint in _SLIPS:
        if part in said:
            within = "mapping values" in part and column > _begins(row) + 1
            return Fault(line, column, "yaml-sai", message, _in_quotes(row) if within else hint)
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
