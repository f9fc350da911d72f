"""
Text drawn into pictures: the portal's faces for Pillow, kerned, with no letter lost in silence.

Pillow's plain layout is used, not its shaper, which leans on a library of the system and would
draw other pictures where that is missing. So letters are kerned here, by the face's own rules.
A letter that a face lacks is taken from the next; what no face has is left out.
"""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache as once
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PIL import ImageDraw, ImageFont

from exemplars import cache
from exemplars.drawing import faces, kerning
from exemplars.patterns import regex

_LATIN = regex(r"LATIN (CAPITAL|SMALL) LETTER ([A-Z]) WITH ")
_RECIPE = "drawn-2"


@dataclass(frozen=True)
class Cut:
    """One file to draw with: the letters it has, and by how many em each pair moves together."""

    data: bytes
    has: frozenset[str]
    axes: tuple[float, ...] = ()
    kerning: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


class Lettering:
    """A face in one size, in pixels: its cuts in order of preference."""

    def __init__(self, cuts: tuple[Cut, ...], size: int) -> None:
        """Open the files; nothing is read from the disk."""
        self.size = size
        # The same words stand on many pictures.
        self._widths: dict[str, float] = {}
        self._cuts = [(cut, _font(cut, size)) for cut in cuts]

    def runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str, float]]:
        """Give a text as (font, piece, pixels to its end); a letter that no cut has is left out."""
        found = [
            each
            for letter in unicodedata.normalize("NFC", text)
            if (each := self._found(letter)) is not None
        ]
        begin = 0
        for at, (cut, font, letter) in enumerate(found, 1):
            after = found[at] if at < len(found) else None
            same = after is not None and after[0] is cut
            by = cut.kerning.get(letter[-1:] + after[2][:1], 0) if after and same else 0
            if by or not same:
                piece = "".join(each[2] for each in found[begin:at])
                yield font, piece, font.getlength(piece) + by * self.size
                begin = at

    def _found(self, letter: str) -> tuple[Cut, ImageFont.FreeTypeFont, str] | None:
        for shown in _for(letter):
            for cut, font in self._cuts:
                if cut.has.issuperset(shown):
                    return cut, font, shown
        return None

    def shown(self, text: str) -> str:
        """Return what of a text can be drawn."""
        return "".join(piece for _, piece, _ in self.runs(text)).strip()

    def width(self, text: str) -> float:
        """Return the pixels across of a text."""
        if text not in self._widths:
            self._widths[text] = sum(across for *_, across in self.runs(text))
        return self._widths[text]

    def draw(self, on: ImageDraw.ImageDraw, at: tuple[float, float], text: str, fill: str) -> None:
        """Draw a text whose base line begins at `at`."""
        across, down = at
        for font, piece, wide in self.runs(text):
            on.text((across, down), piece, fill=fill, font=font, anchor="ls")
            across += wide


def _for(letter: str) -> Iterator[str]:
    """Give a letter, and what may stand for it: ａ is a, and to faces without ƀ it is b."""
    yield letter
    yield unicodedata.normalize("NFKC", letter)
    found = _LATIN.match(unicodedata.name(letter, ""))
    if found:
        yield found[2] if found[1] == "CAPITAL" else found[2].lower()


def _font(cut: Cut, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(io.BytesIO(cut.data), size, layout_engine=ImageFont.Layout.BASIC)
    if cut.axes:
        font.set_variation_by_axes(list(cut.axes))
    return font


@once
def lettering(family: str, weight: int, size: int, folder: Path) -> Lettering:
    """Return the upright face of a family in one size; what is made for it is kept in `folder`."""
    return Lettering(_cuts(family, weight, folder), size)


@once
def _cuts(family: str, weight: int, folder: Path) -> tuple[Cut, ...]:
    wanted = (family, weight, "normal", faces.LETTERS)
    chosen = next(
        face
        for face in faces.files(folder)
        if (face.recipe.family, face.recipe.weight, face.recipe.style, face.recipe.letters)
        == wanted
    )
    key = cache.key(_RECIPE, chosen.data)
    file, listed = folder / f"{key}.ttf", folder / f"{key}.json"
    try:
        data, moves = file.read_bytes(), json.loads(listed.read_bytes())
    except (OSError, ValueError):
        data, moves = _drawable(chosen.data)
        cache.write(file, data)
        cache.write(listed, json.dumps(moves, sort_keys=True).encode("ascii"))
    web = Cut(data, frozenset(chosen.recipe.letters), (), moves)
    # The whole faces after it, for names from elsewhere.
    serif, text = (
        faces.source(next(each for each in faces.RECIPES if each.family == family))
        for family in (faces.TITLE, faces.TEXT)
    )
    return (
        web,
        Cut(serif.read_bytes(), _letters_of(serif), (weight, 20)),
        Cut(text.read_bytes(), _letters_of(text)),
    )


@once
def _letters_of(path: Path) -> frozenset[str]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def _drawable(data: bytes) -> tuple[bytes, dict[str, float]]:
    """Return a web face as plain TrueType, and its kerning."""
    from fontTools.ttLib import TTFont

    font: Any = TTFont(io.BytesIO(data), recalcTimestamp=False)
    font.flavor = None
    out = io.BytesIO()
    font.save(out)
    return out.getvalue(), kerning.pairs(font)
