"""A rule as `portal explain` tells it."""

from __future__ import annotations

import textwrap

from exemplars.checking import examples
from exemplars.checking.verdict import WORDS
from exemplars.language import phrase
from exemplars.rules import CATALOGUE


def explain(code: str) -> str:
    """Return what a rule demands and why, what breaks it and the same mended, for the terminal."""
    rule = CATALOGUE[code]
    example = examples.of(code)
    cure = f"\n→ {example.cure}" if example.cure else ""
    parts = (
        f"{code} ({phrase(WORDS[rule.severity])})",
        rule.statement,
        rule.reason,
        phrase("Sai ({file}):", file=example.file),
        _indented(example.wrong),
        phrase("Máy báo:"),
        _indented(example.message + cure),
        phrase("Đúng ({file}):", file=example.file),
        _indented(example.right),
        example.note,
    )
    return "\n\n".join(filter(None, parts))


def _indented(text: str) -> str:
    return textwrap.indent(text, " " * 4)
