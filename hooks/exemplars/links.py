"""
The links that lead out of the portal, for the person who looks over a change.

What is listed is what a browser would follow, however it is written: Markdown's and YAML's escapes
and HTML's entities are undone first. Hosts and addresses are told in ASCII: no letter in them can
pass for another, and none can turn the line around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from exemplars.patterns import regex
from exemplars.problem import DataPath
from exemplars.text import clean

_ADDRESS = regex(
    r"(?:https?:|(?<![\w:/.])(?=//[\w-]+\.\w))//[^\s<>\"'`)\]}|]+"
    r"|(?:mailto|tel):[^\s<>\"'`)\]}|]+"
    r"|(?<=<)[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?=>)",  # CommonMark makes a mailto: of it
    re.IGNORECASE,
)
_CODED = regex(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_ESCAPED = regex(r"\\([!-/:-@\[-`{-~])")
_FENCE = regex(r"^---[ \t]*$", re.MULTILINE)
# A line without any of these has no link, whatever invisible letters are taken out of it.
_HINT = regex(r"[@&\\]|:\S|/[^ -~]*/")
_TRAILING = ".,;:!?*_"


@dataclass(frozen=True, order=True)
class Link:
    """One link out of the portal, and where it stands; all of it can be printed."""

    path: str
    line: int
    host: str  # of a mail address, what follows the @; "tel" of a telephone number
    address: str


def of_file(path: str, text: str) -> Iterator[Link]:
    """Give the links in a file's text, each once a line."""
    seen = set()
    for number, line in enumerate(text.split("\n"), start=1):
        if not _HINT.search(line):
            continue
        plain = _CODED.sub(_character, line)
        # As it stands, for YAML has other escapes than Markdown, and as Markdown reads it.
        for address in dict.fromkeys([*addresses(plain), *addresses(_ESCAPED.sub(r"\1", plain))]):
            seen.add(address)
            yield Link(path, number, host_of(address), address)
    for line_number, address in _of_data(path, text):
        if address not in seen:
            yield Link(path, line_number, host_of(address), address)
    if path.endswith("/plan.yml"):
        yield from _allowed(path, text)


def _allowed(path: str, text: str) -> Iterator[Link]:
    """Give the domains that a plan's file allows links to: whoever adds one adds what may be linked to."""
    from exemplars.notation import strict_yaml

    marks = None
    for place, value in _leaves(strict_yaml.read(text, 1)[0]):
        if place[:2] == ("portal", "link_domains"):
            marks = marks or strict_yaml.marks(text, 1)
            yield Link(path, marks.locate(place)[0], value, f"portal.link_domains: {value}")


def addresses(text: str) -> Iterator[str]:
    """Give the addresses in a piece of text, in ASCII."""
    for found in _ADDRESS.finditer(clean(text)):
        address = found[0].rstrip(_TRAILING)
        if "://" not in address and "@" in address and not address.lower().startswith("mailto:"):
            address = f"mailto:{address}"
        yield quote(address, safe="%/:=&?~#+!$,;@(*[\\", errors="replace")


def host_of(address: str) -> str:
    """Return the host an address leads to, as browsers read it, in ASCII."""
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "tel":
        return "tel"
    if scheme.lower() == "mailto":
        return rest.partition("?")[0].rpartition("@")[2].lower()
    try:
        # To browsers a backslash is a stroke.
        return (urlsplit(address.replace("\\", "/")).hostname or "?").lower()
    except ValueError:
        return "?"


def _of_data(path: str, text: str) -> Iterator[tuple[int, str]]:
    """Give the links in the values of a file's YAML: a value may go over several lines."""
    first = 1
    if path.endswith(".md"):
        fences = [match.span() for match in _FENCE.finditer(text)][:2]
        if len(fences) < 2 or fences[0][0]:
            return
        first, text = 2, text[fences[0][1] + 1 : fences[1][0]]
    elif not path.endswith(".yml"):
        return
    if "\\" not in text:
        # Only an escaped end of a line joins two without a blank.
        return
    from exemplars.notation import strict_yaml

    marks = None
    for place, value in _leaves(strict_yaml.read(text, first)[0]):
        for address in addresses(value):
            marks = marks or strict_yaml.marks(text, first)
            yield marks.locate(place)[0], address


def _leaves(tree: Any, place: DataPath = ()) -> Iterator[tuple[DataPath, str]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _leaves(value, (*place, key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from _leaves(value, (*place, number))
    elif isinstance(tree, str):
        yield place, tree


def _character(found: re.Match[str]) -> str:
    code = int(found[1] or found[2] or found[3], 16)
    return chr(code) if code <= 0x10FFFF else found[0]
