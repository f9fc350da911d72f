"""
Icons by name: from the theme's own `.icons`, then from Material Design's set as Material ships it.

Only the outline is taken from a file; the `<svg>` around it is always ours, so nothing that a
file may carry beside its paths (script, style, links) reaches a page.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from markupsafe import Markup

from exemplars.patterns import regex

_VIEW = regex(r'<svg[^>]*\bviewBox="([-0-9. ]{1,40})"')
_PATH = regex(r'<path[^>]*\bd="([-+0-9.,eE\sMmZzLlHhVvCcSsQqTtAa]+)"')
_Drawing = tuple[str, tuple[str, ...]]  # view box, outlines
# A quiet ring, where there is no icon of that name.
_RING: _Drawing = (
    "0 0 24 24",
    ("M12 2a10 10 0 1 0 10 10A10 10 0 0 0 12 2m0 18a8 8 0 1 1 8-8 8 8 0 0 1-8 8",),
)


class Icons:
    """The icons a theme may use."""

    def __init__(self, theme: Path) -> None:
        """Look in `theme`/.icons first."""
        self._folders = (theme / ".icons", *_shipped())
        self._made: dict[str, Markup] = {}

    def has(self, name: str) -> bool:
        """Return whether there is an icon of this name."""
        return any((folder / f"{name}.svg").is_file() for folder in self._folders)

    def names(self) -> list[str]:
        """Return the name of every icon, some thousands."""
        return sorted({path.stem for each in self._folders for path in each.glob("*.svg")})

    def svg(self, name: str) -> Markup:
        """Return an icon for the eye alone, to stand beside words; a ring where there is none."""
        if name not in self._made:
            self._made[name] = self._svg(name)
        return self._made[name]

    def _svg(self, name: str) -> Markup:
        view, paths = _RING
        if name:
            found = (folder / f"{name}.svg" for folder in self._folders)
            view, paths = next((_drawing(path) for path in found if path.is_file()), _RING)
        return Markup(
            '<svg class="p-icon" viewBox="{}" aria-hidden="true" focusable="false">{}</svg>'
        ).format(view, Markup("").join(Markup('<path d="{}"/>').format(path) for path in paths))


def _shipped() -> tuple[Path, ...]:
    """Return the folder of Material Design's icons; found by its place, without importing the theme."""
    spec = importlib.util.find_spec("material")
    places = (spec.submodule_search_locations if spec else None) or ()
    return tuple(Path(place) / "templates/.icons/material" for place in places)


@cache
def _drawing(path: Path) -> _Drawing:
    """Return the view box and the outlines in a file; the ring where it holds none."""
    text = path.read_text("utf-8", errors="replace")
    view, outlines = _VIEW.search(text), tuple(_PATH.findall(text))
    return (view[1], outlines) if view and outlines else _RING
