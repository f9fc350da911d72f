"""The handbook as its tests read it: pages, blocks of code, words in backticks, links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "content" / "cam-nang"
PAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.md")))

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")
# A picture, `![…](…)`, is no link.
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Block:
    """A block of code: the page it stands on, its language, its text."""

    page: str
    language: str
    text: str

    def __str__(self) -> str:
        """Return what names the block in a list of tests."""
        return f"{self.page}: {self.text.strip().splitlines()[0][:40]}"


@cache
def text(page: str) -> str:
    """Return the Markdown of a page."""
    return (FOLDER / f"{page}.md").read_text("utf-8")


def blocks(*languages: str) -> list[Block]:
    """Return every block of these languages, in the order of the pages."""
    return [
        Block(page, language, body)
        for page in PAGES
        for language, body in _BLOCK.findall(text(page))
        if language in languages
    ]


def prose(page: str) -> str:
    """Return a page without its blocks of code."""
    return _BLOCK.sub("", text(page))


def words(page: str) -> Iterator[str]:
    """Give what stands in backticks on a page."""
    yield from _INLINE.findall(prose(page))


def commands(page: str) -> Iterator[str]:
    """Give every line and every word that may be a command, joined where it goes on."""
    yield from words(page)
    for block in blocks("sh", "text"):
        if block.page == page:
            yield from block.text.replace("\\\n", " ").splitlines()


def links(page: str) -> list[str]:
    """Return every link of a page, as it is written."""
    return _LINK.findall(prose(page))


def target(page: str, link: str) -> tuple[str, str]:
    """Return where a link leads: the address below the portal's root, and the place on that page."""
    path, _, place = link.partition("#")
    here = "cam-nang/" if page == "index" else f"cam-nang/{page}/"
    if path.endswith(".md"):
        name = path.removesuffix(".md")
        return ("cam-nang/" if name == "index" else f"cam-nang/{name}/"), place
    return posixpath.normpath(here + path).rstrip("/") + "/" if path else here, place


def sample() -> str:
    """Return the sample profile, the one block that holds a whole published exemplar."""
    (found,) = (each.text for each in blocks("yaml") if "\npublished:" in each.text[:900])
    return found
