"""The marks that git leaves in a file where two versions of it met and nobody has chosen yet."""

from __future__ import annotations

import re

from exemplars.patterns import regex
from exemplars.problem import Finding

# A line of equal signs alone may be a heading's.
_SIGNS = ("<<<<<<<", "|||||||", ">>>>>>>")
_MARK = regex(r"^(?:<{7}|\|{7}|>{7})(?=[ \t\r]|$)", re.MULTILINE)
_CURE = "giữ một trong hai đoạn, xóa các dòng <<<<<<<, =======, >>>>>>>"


def conflict_in(text: str) -> Finding | None:
    """Return what is told of a text that still has both versions, at the first; None of any other."""
    if not any(sign in text for sign in _SIGNS):
        return None
    marks = [*_MARK.finditer(text)]
    if not marks:
        return None
    opened = [each for each in marks if each[0] == _SIGNS[0]]
    several = f" ({len(opened)} chỗ)" if len(opened) > 1 else ""
    line = text.count("\n", 0, (opened or marks)[0].start()) + 1
    said = f"dấu xung đột của git còn trong tệp{several}"
    return Finding(said, _CURE, line=line, code="tep-hong")
