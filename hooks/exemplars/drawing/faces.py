"""
The portal's faces: what is cut at build from the packages that carry them, and their style sheet.

    Be Vietnam Pro   the text: regular, italic, semibold
    Source Serif 4   the titles: semibold, drawn for large sizes

A web face holds what a Vietnamese page needs and nothing else, as woff2. Until it has come, a
face of the reader's own stands in, scaled to the same width and height: nothing moves later.
"""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import brotli
import fontTools

from exemplars import cache
from exemplars.drawing import kerning

TEXT: Final = "Portal Text"
TITLE: Final = "Portal Title"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VIETNAMESE: Final = (
    "".join(
        unicodedata.normalize("NFC", letter + tone)
        for vowels in ("aăâeêioôơuưy", "AĂÂEÊIOÔƠUƯY")
        for letter in vowels
        for tone in _TONES
    )
    + "đĐ"
)
_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_SIGNS = "\u00a0§©«»°·×÷¼½¾¹²³±µ–—‘’“”„•…‹›₫€−≤≥≈"
LETTERS: Final = _ASCII + VIETNAMESE + _SIGNS + "".join(_TONES) + "\u0302\u0306\u031b"
# Signs that the face of the text lacks; a page that has none of them never fetches their file.
RARE: Final = "→←↑↓✓№′″"
# What a shaper needs to place accents and kern; alternates and small capitals stay at home.
_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
# What widths are measured on: letters as often, and beside one another, as in a real story.
SAMPLE: Final = (
    "Ba năm liền, bà Nguyễn Thị Hoa cùng bà con thôn Đồng Cầu chuyển 12 ha lúa kém hiệu quả sang "
    "trồng vải sớm, mở đường vào khu sản xuất và giữ cho con mương luôn thông. Mỗi chiều thứ bảy, "
    "các hộ họp ở nhà văn hóa, ghi sổ chung từng việc đã làm, từng khoản đã chi, ai cũng xem được. "
    "Nhà nào thiếu vốn thì tổ cho vay giống trước, đến vụ mới trả; hộ nghèo được góp công thay "
    "tiền. Nhờ vậy, cuối năm 2023 thu nhập của mỗi hộ tăng lên rõ rệt, không còn ai bỏ ruộng."
)


@dataclass(frozen=True)
class Recipe:
    """How one web face is cut: from which file, as what."""

    family: str
    weight: int
    style: str
    package: str
    file: str
    axes: tuple[tuple[str, float], ...] = ()
    letters: str = LETTERS
    leads: bool = False  # every page begins with it


@dataclass(frozen=True)
class Stand:
    """A reader's own face: the names it goes by, and how wide its letters are on average, in em."""

    names: tuple[str, ...]
    width: float  # on SAMPLE


@dataclass(frozen=True)
class Measures:
    """A face's average width (on SAMPLE), ascent, descent and gap of lines, in em."""

    width: float
    ascent: float
    descent: float
    gap: float


@dataclass(frozen=True)
class Face:
    """A web face: its file's name, which changes with its bytes, and where it belongs."""

    name: str
    data: bytes
    recipe: Recipe
    measures: Measures


_VIETNAM, _SERIF = "fontpkg_be_vietnam_pro", "fontpkg_source_serif_4"
SERIF: Final = "SourceSerif4[opsz,wght].ttf"
RECIPES: Final = (
    Recipe(TEXT, 400, "normal", _VIETNAM, "BeVietnamPro-Regular.ttf", leads=True),
    Recipe(TEXT, 400, "italic", _VIETNAM, "BeVietnamPro-Italic.ttf"),
    Recipe(TEXT, 600, "normal", _VIETNAM, "BeVietnamPro-SemiBold.ttf"),
    Recipe(TEXT, 400, "normal", _SERIF, SERIF, (("wght", 400), ("opsz", 20)), RARE),
    Recipe(TITLE, 600, "normal", _SERIF, SERIF, (("wght", 600), ("opsz", 32)), leads=True),
)
# Widths measured on these faces, or on those made to their measure: Arimo for Arial,
# Tinos for Times New Roman, Gelasio for Georgia. The last that is there stands in.
_STANDS: Final = MappingProxyType(
    {
        (TEXT, 400, "normal"): (
            Stand(("Roboto", "Roboto-Regular"), 0.4543),
            Stand(("Arial", "ArialMT", "Liberation Sans", "LiberationSans"), 0.4625),
        ),
        (TEXT, 400, "italic"): (
            Stand(("Roboto Italic", "Roboto-Italic"), 0.4418),
            Stand(("Arial Italic", "Arial-ItalicMT", "Liberation Sans Italic"), 0.4607),
        ),
        (TEXT, 600, "normal"): (
            Stand(("Roboto Bold", "Roboto-Bold"), 0.4602),
            Stand(("Arial Bold", "Arial-BoldMT", "Liberation Sans Bold"), 0.4960),
        ),
        (TITLE, 600, "normal"): (
            Stand(("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold"), 0.4406),
            Stand(("Noto Serif Bold", "NotoSerif-Bold"), 0.5182),
            Stand(("Georgia Bold", "Georgia-Bold", "Gelasio Bold"), 0.5219),
        ),
    }
)  # fmt: skip
_RECIPE = f"woff2-2 {fontTools.version} {brotli.__version__} {_FEATURES} {SAMPLE}"


def source(recipe: Recipe) -> Path:
    """Return the file a face is cut from."""
    found = find_spec(recipe.package)
    assert found, f"{recipe.package} is a dependency"
    assert found.origin
    return Path(found.origin).parent / "files" / recipe.file


def files(folder: Path) -> tuple[Face, ...]:
    """Return the web faces, from `folder` where they are kept; the same bytes everywhere."""
    return tuple(_face(recipe, folder) for recipe in RECIPES)


def _face(recipe: Recipe, folder: Path) -> Face:
    whole = source(recipe).read_bytes()
    key = cache.key(_RECIPE, str(recipe), whole)
    kept, measured = folder / f"{key}.woff2", folder / f"{key}.txt"
    try:
        data = kept.read_bytes()
        width, ascent, descent, gap = measured.read_text("ascii").split()
        measures = Measures(float(width), float(ascent), float(descent), float(gap))
    except (OSError, ValueError):
        data, measures = _cut(recipe, whole)
        cache.write(kept, data)
        line = f"{measures.width} {measures.ascent} {measures.descent} {measures.gap}\n"
        # Last: once it is there, the face is whole.
        cache.write(measured, line.encode("ascii"))
    family = recipe.family.lower().replace(" ", "-")
    slant = "i" if recipe.style == "italic" else ""
    signs = "-signs" if recipe.letters == RARE else ""
    return Face(f"{family}-{recipe.weight}{slant}{signs}-{key[:8]}.woff2", data, recipe, measures)


def css(made: tuple[Face, ...], prefix: str) -> str:
    """
    Return the @font-face rules of the web faces, below `prefix`, and of what stands in for them.

    The families are "Portal Text" and "Portal Title"; after each, in a list of families, comes
    the same name with " Fallback".
    """
    rules = []
    for face in made:
        how = f"font-weight: {face.recipe.weight}; font-style: {face.recipe.style}"
        signs = face.recipe.letters == RARE
        only = (
            f"; unicode-range: {', '.join(f'U+{ord(sign):04X}' for sign in RARE)}" if signs else ""
        )
        rules.append(
            f'@font-face {{ font-family: "{face.recipe.family}"; {how}; font-display: swap; '
            f'src: url("{prefix}{face.name}") format("woff2"){only}; }}\n'
        )
        for stand in (
            () if signs else _STANDS[face.recipe.family, face.recipe.weight, face.recipe.style]
        ):
            local = ", ".join(f'local("{name}")' for name in stand.names)
            rules.append(
                f'@font-face {{ font-family: "{face.recipe.family} Fallback"; {how}; src: {local}; '
                f"{_overrides(face.measures, stand)}; }}\n"
            )
    return "".join(rules)


def _overrides(face: Measures, stand: Stand) -> str:
    """Return what makes a stand as wide and as high as the face it stands in for."""
    scale = face.width / stand.width
    return (
        f"size-adjust: {scale:.2%}; ascent-override: {face.ascent / scale:.2%}; "
        f"descent-override: {face.descent / scale:.2%}; line-gap-override: {face.gap / scale:.2%}"
    )


def _cut(recipe: Recipe, whole: bytes) -> tuple[bytes, Measures]:
    """Return the woff2 of a face (its letters, its kerning, no hints) and its measures."""
    # Imported where they are used: a build that finds its faces in the cache never waits for them.
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    # Without the moment of the build in its header.
    font = TTFont(io.BytesIO(whole), recalcTimestamp=False)
    options = subset.Options(
        layout_features=_FEATURES,
        hinting=False,
        desubroutinize=True,
        name_IDs=[1, 2],
        notdef_outline=True,
        drop_tables=["DSIG", "BASE", "STAT", "gasp"],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(text=recipe.letters)
    cutter.subset(font)
    if recipe.axes:
        font = instancer.instantiateVariableFont(font, dict(recipe.axes))
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue(), _measures(font)


def _measures(font: Any) -> Measures:
    em, glyphs, line = font["head"].unitsPerEm, font.getBestCmap(), font["hhea"]
    # The rare signs alone have no letters, and nothing stands in for them.
    wide = sum(font["hmtx"][glyphs[ord(each)]][0] for each in SAMPLE if ord(each) in glyphs) / em
    moves = kerning.pairs(font)
    wide += sum(moves.get(first + second, 0) for first, second in pairwise(SAMPLE))
    return Measures(
        round(wide / len(SAMPLE), 5), line.ascent / em, -line.descent / em, line.lineGap / em
    )
