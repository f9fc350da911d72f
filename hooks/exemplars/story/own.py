"""What a story says in its own words: without what it quotes, without headings and tables."""

from __future__ import annotations

from exemplars.patterns import regex

# What others say; a mark of quotation that is never closed opens none.
_QUOTED = regex(r"“[^“”\n]*”|\"[^\"\n]*\"|«[^«»\n]*»")
_QUOTING = '“"«'


def own_words(story: str) -> str:
    """Return the story with blanks for what is quoted, for headings and tables: each place stays."""
    return _without(story, ">#|")


def unquoted(text: str) -> str:
    """Return the text with blanks for what is quoted: each place stays."""
    return _without(text, ">")


def _without(text: str, marks: str) -> str:
    """Return a text with blanks for what is in quotation marks, and for lines that begin with a mark."""
    # Lines first: a quotation never goes beyond its line.
    if any(mark in text for mark in marks):
        lines = text.split("\n")
        text = "\n".join([" " * len(line) if _begins(line, marks) else line for line in lines])
    if any(mark in text for mark in _QUOTING):
        text = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    return text


def _begins(line: str, marks: str) -> bool:
    """Return whether one of the marks opens a line; four blanks before it make it no mark."""
    first = line[:4].lstrip(" ")[:1]
    return first != "" and first in marks
