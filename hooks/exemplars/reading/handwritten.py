"""The pages people write by hand, content/**/*.md, as the check reads them: their text and lines."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exemplars.patterns import regex
from exemplars.reading.walk import name_of
from exemplars.text import clean

FOLDER = "content"
LARGEST = 512_000  # bytes; what is larger is told of by whoever lists a change's links
# A block of code as MkDocs' Markdown has it: at the line's beginning, with one word at most.
_OPENING = regex(r"(`{3,}|~{3,})[ ]*[\w#.+-]*[ ]*$")
_CLOSING = regex(r"(`{3,}|~{3,})[ ]*$")


@dataclass(frozen=True)
class HandwrittenPage:
    """One page: its path from the root, its text, cleaned, and where it lies."""

    name: str
    text: str
    path: Path

    @property
    def plain(self) -> str:
        """
        Return the text for a reader of CommonMark, line for line, so that nothing hides from it.

        MkDocs' Markdown is another: where CommonMark sees code (indented text, blocks of code
        with two words beside their fence), it may see HTML. So blocks of code as MkDocs has them
        become empty lines, and every other line begins at its first word.
        """
        lines = self.text.split("\n")
        closings: dict[str, list[int]] = {}
        for number, line in enumerate(lines):
            if found := _CLOSING.match(line):
                closings.setdefault(found[1], []).append(number)
        shown, after = [], 0
        for number, line in enumerate(lines):
            if number >= after and (found := _OPENING.match(line)):
                ends = closings.get(found[1], [])
                place = bisect(ends, number)
                after = ends[place] + 1 if place < len(ends) else after
            shown.append("" if number < after else _without_indent(line))
        return "\n".join(shown)


def _without_indent(line: str) -> str:
    """Return a line from its first word on; what CommonMark would take for a fence is none."""
    bare = line.lstrip(" \t")
    return f"· {bare}" if bare.startswith(("```", "~~~")) else bare


def is_read(root: Path, path: Path) -> bool:
    """Return whether a path is one of the pages, or a folder that holds any."""
    if not path.is_relative_to(root / FOLDER):
        return False
    return any(path.rglob("*.md")) if path.is_dir() else path.suffix == ".md"


def pages(root: Path) -> Iterator[HandwrittenPage]:
    """Give the pages below `root`, by path; a symbolic link is not followed."""
    for path in sorted((root / FOLDER).rglob("*.md")):
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST:
            text = path.read_bytes().decode("utf-8", "replace")
            yield HandwrittenPage(name_of(root, path), clean(text), path)
