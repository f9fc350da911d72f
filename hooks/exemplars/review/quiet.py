"""
A stranger's words in a forge's comment: they read as they stand, and do nothing.

A forge turns `@name` into a message to somebody, `#12` into a link to an issue, an address into a
link, a line that begins with `/` into an order (GitLab), and Markdown into whatever it says. Here
the marks of Markdown are escaped and a word joiner, which is not seen, stands after each sign that
would call something.
"""

from __future__ import annotations

import re

from exemplars.patterns import regex
from exemplars.text import legible

_JOINER = "\N{WORD JOINER}"
# @name, #issue, !merge, $snippet, %milestone, ~label, &epic, ^alert, an address, GH-12.
_CALLS = regex(r"[@#!$%~&^](?=\S)|:(?=//)|www(?=\.)|(?:GH|GL)(?=-)", re.IGNORECASE)
_MARKS = regex(r"[\\`*_\[\]<>|~$&#!]")
# At the head of a line: an order, a list, a quotation, a line under a heading.
_OPENS = regex(r"[-+/=:]|\d+[.)]")
_HEX = regex(r"\b[0-9a-f]{7}(?=[0-9a-f]*\b)", re.IGNORECASE)  # a commit


def quiet(text: str) -> str:
    """Return a text on one line that means nothing to Markdown, and calls nobody and nothing."""
    plain = legible(" ".join(text.split()))
    called = _CALLS.sub(lambda found: f"{found[0]}{_JOINER}", plain)
    called = _HEX.sub(lambda found: f"{found[0]}{_JOINER}", called)
    escaped = _MARKS.sub(lambda found: f"\\{found[0]}", called)
    return f"{_JOINER}{escaped}" if _OPENS.match(escaped) else escaped


def code(text: str) -> str:
    """Return a text on one line as code, where forges look for nothing."""
    plain = legible(" ".join(text.split())).replace("`", "'")
    return f"`{plain}`" if plain else ""
