"""Why a text is no YAML of ours: what a fault is, and the blanks and colons that only look like YAML's."""

from __future__ import annotations

from dataclasses import dataclass

from exemplars.patterns import regex

# Blanks that a keyboard does not write, copied from Word or the web: none to YAML.
BLANKS = ("\u00a0", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f", "\u3000")
_COLON = "\uff1a"  # as wide as a Chinese letter
# What a line is indented by, or what divides its name from its value; the last character is the slip.
_BLANK = f"[{''.join(BLANKS)}]"
_PASTED = regex(
    rf" *(?:- *)*(?:{_BLANK}|[^\s:{_COLON}\"'\[\]{{}}#-][^\s:{_COLON}]{{0,99}} ?(?:{_COLON}|:{_BLANK}|{_BLANK}(?= ?:)))"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is not of the subset; `line` and `column` count from 1."""

    line: int
    column: int
    code: str
    message: str
    hint: str


def row_of(text: str, line: int) -> str:
    """Return a line by its number; one that is not there is empty."""
    rows = text.split("\n", line)
    return rows[line - 1].rstrip("\r") if line <= len(rows) else ""


def pasted_fault(text: str, line: int) -> Fault | None:
    """Return the fault of a line whose blank or colon looks like YAML's and is none, None of any other."""
    found = _PASTED.match(row_of(text, line)) if line > 0 else None
    if not found:
        return None
    sign = found[0][-1]
    code = f"U+{ord(sign):04X}"
    if sign == _COLON:
        said = f"dấu hai chấm {sign} là ký tự khác ({code}), không phải dấu : của bàn phím"
        return Fault(line, found.end(), "yaml-sai", said, "xóa đi, gõ lại dấu : và một dấu cách")
    said = f"dấu cách ở đây là ký tự khác ({code}, chép từ Word hoặc trang web)"
    signs = [each[0][-1] for row in text.split("\n") if (each := _PASTED.match(row))]
    others = len(signs) - signs.count(_COLON) - 1
    cure = "xóa đi, gõ lại bằng phím cách" + (f"; {others} dòng khác cũng vậy" if others else "")
    return Fault(line, found.end(), "yaml-sai", said, cure)
