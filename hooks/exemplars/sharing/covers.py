"""
The square picture that podcast programs show for a radio column: 1,400 pixels, as they ask.

Kept by what stands on it, like the cards of shared links.
"""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import PIL
from PIL import Image, ImageDraw

from exemplars import cache
from exemplars.drawing import wrapping
from exemplars.drawing.faces import TEXT, TITLE
from exemplars.drawing.lettering import lettering
from exemplars.records.plan import Column, Plan
from exemplars.sharing.cards import CIRCLE, QUALITY, STAR, Palette, drawn_once, shape

SIDE = 1400
_MARGIN = 120
_SIZES = (150, 128, 112, 96, 80)  # pixels, from a short name to the longest
_MOST_LINES = 4
_RECIPE = f"cover-2 {PIL.__version__} {QUALITY}"


def address(column: Column) -> str:
    """Return the address of a column's cover below the root."""
    return f"chuyen-muc/{column.id}/bia.jpg"


def file(plan: Plan, column: Column, palette: Palette, folder: Path) -> Path:
    """Return the JPEG of a column's cover below `folder`, the cache; drawn where it is not yet there."""
    words = (column.name, _above(plan), plan.site.short_name or plan.site.name)
    kept = folder / "cards" / f"{cache.key(_RECIPE, *astuple(palette), *words)}.jpg"
    return drawn_once(kept, lambda: _draw(*words, palette, folder / "fonts"))


def _above(plan: Plan) -> str:
    sample = "Dữ liệu minh họa · " if plan.site.sample else ""
    return f"{sample}Chuyên mục phát thanh"


def _draw(name: str, above: str, portal: str, palette: Palette, fonts: Path) -> Image.Image:
    made = Image.new("RGB", (SIDE, SIDE), palette.paper)
    on = ImageDraw.Draw(made)
    on.rectangle((0, 0, SIDE, 28), fill=palette.accent)
    shape(made, (SIDE - 330, SIDE - 330), 470, palette.sunken, CIRCLE)
    shape(made, (SIDE - 330, SIDE - 330), 470, palette.soft, STAR)
    small = lettering(TEXT, 600, 52, fonts)
    small.draw(on, (_MARGIN, 250), above, palette.accent)
    wide = SIDE - 2 * _MARGIN
    for size in _SIZES:
        face = lettering(TITLE, 600, size, fonts)
        rows = wrapping.lines(name, face, wide, _MOST_LINES)
        if len(wrapping.lines(name, face, wide)) <= _MOST_LINES:
            break
    down = 300.0
    for row in rows:
        down += size * 1.32
        face.draw(on, (_MARGIN, round(down)), row, palette.ink)
    foot = lettering(TEXT, 600, 56, fonts)
    lines = wrapping.lines(portal, foot, wide, 2)
    for number, row in enumerate(lines):
        foot.draw(on, (_MARGIN, SIDE - _MARGIN - 78 * (len(lines) - 1 - number)), row, palette.ink)
    return made
