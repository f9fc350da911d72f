"""
The portal's look as it is published: one style sheet, our scripts, our pictures and faces.

    theme/tokens.yml                  the colours, written once
    theme/assets/stylesheets/*.css    parts of one sheet, in the order of their names
    theme/assets/javascripts/*.js     each published by itself
    theme/assets/images/*             likewise
    …/stylesheets/65-widget.css       also by itself: all the style a framed list has

What is published bears its content in its name, so that a browser may keep it for ever and an
old page never meets a new style sheet.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from exemplars import headers
from exemplars.drawing import faces
from exemplars.patterns import regex

EARLY = "early.js"  # runs in the page itself, before the first paint; never a file of its own
WIDGET = "65-widget.css"
_COMMENT = regex(r"/\*.*?\*/", re.DOTALL)
# A line of a script that is a remark and nothing else; ours have none inside a text.
_REMARK = regex(r"^[ \t]*//.*\n|^[ \t]+(?=\S)", re.MULTILINE)
_SPACES = regex(r"\s+")
_TIGHT = regex(r" ?([{};,>]) ?")


@dataclass(frozen=True)
class Look:
    """The published files of the look, and the addresses they have."""

    files: Mapping[str, bytes]  # address below the root -> content
    addresses: Mapping[str, str]  # `portal.css`, `search.js`, `favicon.svg` -> address
    preloaded: tuple[str, ...]  # addresses of the faces that every page begins with
    early: str  # the script in the head of every page
    colours: Mapping[str, tuple[str, ...]]

    @property
    def early_hash(self) -> str:
        """Return what names the early script in the policy."""
        return headers.script_hash(self.early)


def make(theme: Path, cache: Path) -> Look:
    """Return the look below `theme`; `cache` keeps the faces from one build to the next."""
    assets = theme / "assets"
    files: dict[str, bytes] = {}
    addresses: dict[str, str] = {}

    def publish(name: str, content: bytes) -> None:
        stem, _, ending = name.rpartition(".")
        key = hashlib.sha256(content).hexdigest()[:8]
        addresses[name] = f"assets/{stem}.{key}.{ending}"
        files[addresses[name]] = content

    for path in sorted((assets / "images").iterdir()):
        data = path.read_bytes()
        # A picture in letters has the same bytes whatever the checkout made of its line ends.
        publish(path.name, data.replace(b"\r\n", b"\n") if path.suffix == ".svg" else data)
    for path in sorted((assets / "javascripts").glob("*.js")):
        if path.name != EARLY:
            publish(path.name, _REMARK.sub("", path.read_text("utf-8")).encode())
    table = colours(theme)
    cut = faces.files(cache)
    files |= {f"assets/{face.name}": face.data for face in cut}
    # The faces lie beside the sheet.
    parts = [faces.css(cut, ""), tokens(table)]
    parts += [each.read_text("utf-8") for each in sorted((assets / "stylesheets").glob("*.css"))]
    publish("portal.css", tightened("\n".join(parts)).encode())
    widget = (assets / "stylesheets" / WIDGET).read_text("utf-8")
    publish("widget.css", tightened(tokens(table) + widget).encode())
    early = _SPACES.sub(" ", (assets / "javascripts" / EARLY).read_text("utf-8")).strip()
    first = tuple(f"assets/{face.name}" for face in cut if face.recipe.leads)
    return Look(files, addresses, first, early, table)


def colours(theme: Path) -> dict[str, tuple[str, ...]]:
    """Return the table of colours: of each its light, dark and high-contrast values."""
    table = yaml.safe_load((theme / "tokens.yml").read_text("utf-8"))
    return {str(name): tuple(map(str, row)) for name, row in table.items()}


def tokens(colours: Mapping[str, tuple[str, ...]]) -> str:
    """
    Return the colours as custom properties: by the device's wish, or by the reader's choice.

    A reader's choice stands in `data-theme` of the root element.
    """

    def block(selector: str, column: int, scheme: str = "") -> str:
        lines = "".join(f"--p-{name}:{row[column]};" for name, row in colours.items())
        return f"{selector}{{{scheme}{lines}}}"

    dark, light = "color-scheme:dark;", "color-scheme:light;"
    by_device, chosen = ":root:not([data-theme=light])", ":root[data-theme=dark]"
    return "\n".join(
        [
            block(":root", 0, light),
            f"@media (prefers-color-scheme:dark){{{block(by_device, 1, dark)}}}",
            block(chosen, 1, dark),
            f"@media (prefers-contrast:more){{{block(':root', 2)}"
            f"@media (prefers-color-scheme:dark){{{block(by_device, 3)}}}{block(chosen, 3)}}}",
            # Paper is white whatever the screen was.
            f"@media print{{{block(':root,' + by_device + ',' + chosen, 2, light)}}}",
        ]
    )


def tightened(css: str) -> str:
    """Return a style sheet without comments and needless spaces."""
    return _TIGHT.sub(r"\1", _SPACES.sub(" ", _COMMENT.sub("", css))).replace(";}", "}").strip()
