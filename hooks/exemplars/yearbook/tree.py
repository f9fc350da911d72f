"""
A story as a tree of plain values, from which a page of paper and a page of an e-book are set.

Nothing in the tree is markup: it is our own parser's events, put into one another. A block is
`{"is": "p" | "h" | "ul" | "ol" | "quote" | "table" | "rule" | "code", …}`; within a line stand
texts and `{"is": "em" | "strong" | "code" | "a" | "br", …}`. What a story may not hold is its
words here: HTML stands as it was written, a picture as what it shows, a link that leads out of
the plan's domains as its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

from exemplars import story
from exemplars.text import legible

Node = dict[str, Any]
Part = str | Node

_BLOCKS = {"Paragraph": "p", "BlockQuote": "quote", "CodeBlock": "code"}
_PARTS = ("Item", "TableHead", "TableRow", "TableCell")  # of lists and tables
_LINES = {"Emphasis": "em", "Strong": "strong"}
_BREAKS: Mapping[str, Part] = {"SoftBreak": " ", "HardBreak": {"is": "br"}}
_DEEPEST = 24  # blocks and marks inside one another; what lies deeper joins the level above it
TOP = 3  # level of an exemplar's first headings: a book's parts are 1, its exemplars 2
_HIGHEST = 2  # level of headings as stories have them


def blocks(written: str, base: str, domains: Iterable[str], top: int = TOP) -> list[Node]:
    """
    Return the blocks of a story; its highest headings become those of the level `top`.

    `base` is the absolute address of the page that tells it, for links within the portal;
    `domains` are those the plan lets links lead to.
    """
    if story.is_abyss(written):
        return [{"is": "p", "in": [line]} for line in story.plain(written).split("\n")]
    growing = _Growing(base, frozenset(domains), top)
    for event in story.events(written):
        growing.take(event)
    return growing.top


class _Growing:
    """The tree as far as it has grown: where the next event belongs."""

    def __init__(self, base: str, domains: frozenset[str], top: int) -> None:
        self.top: list[Node] = []
        self._base = base
        self._domains = domains
        self._open: list[list[Any]] = [self.top]  # what is being filled, outermost first
        self._passed = [False]  # whether it has no place of its own in the tree
        self._above = top - 1  # level of what the story stands under
        self._level = self._above  # of the heading before

    def take(self, event: Any) -> None:
        if isinstance(event, str):
            if event == "Rule":
                self._open[-1].append({"is": "rule"})
            elif event in _BREAKS:
                self._say(_BREAKS[event])
            return
        (what, of), *_ = event.items()
        if what == "Start":
            self._start(of)
        elif what == "End":
            self._open.pop()
            self._passed.pop()
        elif what == "Code":
            self._say({"is": "code", "text": legible(of)})
        elif isinstance(of, str):
            # A text; or HTML, which the check refuses and nobody runs: it is read as it was written.
            self._say(legible(of))

    def _say(self, part: Part) -> None:
        """Put a text, or what stands within a line, where it belongs; a list's own words into a paragraph."""
        into = self._open[-1]
        if not isinstance(into, _Line):
            last = into[-1] if into else None
            if not (isinstance(last, dict) and last.get("loose")):
                last = {"is": "p", "in": _Line(), "loose": True}
                into.append(last)
            into = last["in"]
        if isinstance(part, str) and into and isinstance(into[-1], str):
            into[-1] += part
        else:
            into.append(part)

    def _start(self, of: Any) -> None:
        (name, about), *_ = of.items() if isinstance(of, dict) else ((of, None),)
        # A part of what was passed over is passed over too.
        passed = self._passed[-1] if name in _PARTS else len(self._open) > _DEEPEST
        self._passed.append(passed)
        self._open.append(self._open[-1] if passed else self._begun(name, about))

    def _begun(self, name: str, about: Any) -> list[Any]:
        """Put the beginning of something into the tree; return what its content goes into."""
        into = self._open[-1]
        if name in _LINES or name == "Link":
            return self._mark(name, about)
        if name in _PARTS:
            part: list[Any] = _Line() if name == "TableCell" else []
            into.append(part)
            return part
        return self._block(name, about, into)

    def _block(self, name: str, about: Any, into: list[Any]) -> list[Any]:
        if isinstance(into, _Line):
            # A picture within a line: its words are what it shows.
            return into
        if name == "Heading":
            # No level is passed over on the way down, as readers of headings by ear need it.
            said = max(int(about["level"][1:]) - _HIGHEST, 0) + self._above + 1
            self._level = min(said, self._level + 1, self._above + 3)
            node: Node = {"is": "h", "level": self._level, "in": _Line()}
        elif name == "List":
            node = {"is": "ul" if about is None else "ol", "start": about or 0, "in": []}
        elif name == "Table":
            sides = [side.lower() if side != "None" else "left" for side in about]
            node = {"is": "table", "sides": sides, "in": []}
        else:
            kind = _BLOCKS.get(name, "p")
            node = {"is": kind, "in": [] if kind == "quote" else _Line()}
        into.append(node)
        content: list[Any] = node["in"]
        return content

    def _mark(self, name: str, about: Any) -> list[Any]:
        node: Node = {"is": _LINES.get(name, "a"), "in": _Line()}
        if name == "Link":
            address = about["dest_url"]
            address = f"mailto:{address}" if about["link_type"] == "Email" else address
            if not address or story.link_fault(address, self._domains):
                node["is"] = "span"
            else:
                node["to"] = urljoin(self._base, address)
        self._say(node)
        content: list[Any] = node["in"]
        return content


class _Line(list[Any]):
    """What stands within one line: texts, and marks among them."""


def words(parts: Iterable[Part]) -> str:
    """Return the bare text of what stands within a line."""
    return "".join(part if isinstance(part, str) else _said(part) for part in parts)


def _said(node: Node) -> str:
    if node["is"] == "br":
        return " "
    return str(node["text"]) if "text" in node else words(node["in"])
