"""
The picture that a shared link shows: 1200 × 630, drawn with the portal's own faces.

JPEG, because Zalo and Facebook show it everywhere. A card is drawn once: it is kept by what
stands on it, and found again without being opened.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass
from functools import cache as once
from pathlib import Path

import PIL
from PIL import Image, ImageDraw

from exemplars import cache
from exemplars.drawing import wrapping
from exemplars.drawing.faces import TEXT, TITLE
from exemplars.drawing.lettering import Lettering, lettering
from exemplars.records.plan import Plan
from exemplars.register import Exemplar

ADDRESS = "the.jpg"  # of the portal's own card, below the root
SIZE = (1200, 630)
QUALITY = 82
_MARGIN = 72
_FOOT = 532  # where the line above the foot is drawn
_PICTURE = (764, 64, 1128, 492)  # left, top, right, bottom
_ROUND = 28
_GAP = 12  # between what stands above, the title, and what stands below
_TITLES = (72, 64, 58, 52, 46, 40, 36)  # pixels, from a short name to the longest
_MOST_LINES = 3
# A star as in the portal's mark, in a circle of radius 1.
STAR = (
    *((0, -0.656), (0.181, -0.244), (0.625, -0.2), (0.288, 0.094), (0.388, 0.531)),
    *((0, 0.3), (-0.388, 0.531), (-0.288, 0.094), (-0.625, -0.2), (-0.181, -0.244)),
)
CIRCLE: tuple[tuple[float, float], ...] = ()  # a shape without corners
_FINER = 4  # how much larger shapes are drawn before they are averaged down
_RECIPE = f"card-5 {PIL.__version__} {QUALITY}"


@dataclass(frozen=True)
class Palette:
    """The colours of a card: the portal's own by daylight."""

    paper: str
    sunken: str
    ink: str
    quiet: str
    line: str
    accent: str
    soft: str

    @classmethod
    def of(cls, colours: Mapping[str, tuple[str, ...]]) -> Palette:
        """Return the palette of the portal's table of colours, whose first column is the light scheme."""
        names = ("paper", "sunken", "ink", "quiet", "line", "accent", "accent-soft")
        return cls(*(colours[name][0] for name in names))


@dataclass(frozen=True)
class Card:
    """What stands on a card."""

    title: str
    above: str  # kind and sector
    below: str  # unit
    portal: str
    notice: str = ""
    picture: Path | None = None  # a rendition, named by its content


def of_exemplar(each: Exemplar) -> Card:
    """Return the card of an exemplar."""
    sector = each.sector.name if each.sector else ""
    picture = None
    if each.portrait:
        # The smallest that need not be enlarged, else the largest there is.
        wide = _PICTURE[2] - _PICTURE[0]
        fit = [made for made in each.portrait.renditions if made.width >= wide]
        picture = (fit or [each.portrait.largest])[0].path
    return Card(
        each.name,
        " · ".join(part for part in (each.kind_name, sector) if part),
        each.units.label(each.unit) if each.unit else "",
        each.plan.site.name,
        _notice(each.plan),
        picture,
    )


def of_portal(plan: Plan) -> Card:
    """Return the card of the portal itself."""
    authority = plan.authority.name if plan.authority else ""
    short = plan.site.short_name or plan.site.name
    return Card(plan.site.name, "", authority, short, _notice(plan))


def _notice(plan: Plan) -> str:
    return "Dữ liệu minh họa" if plan.site.sample else ""


def file(card: Card, palette: Palette, folder: Path) -> Path:
    """Return the JPEG of a card below `folder`, the cache; drawn where it is not yet there."""
    words = [*astuple(palette), *(str(part) for part in astuple(card)[:-1])]
    key = cache.key(_RECIPE, *words, card.picture.name if card.picture else "")
    return drawn_once(
        folder / "cards" / f"{key}.jpg", lambda: draw(card, palette, folder / "fonts")
    )


def drawn_once(kept: Path, draw: Callable[[], Image.Image]) -> Path:
    """Return `kept`, now the JPEG of what `draw` returns; drawn where it is not yet there and whole."""
    if not _is_whole(kept):
        out = io.BytesIO()
        draw().save(out, "JPEG", quality=QUALITY, optimize=True)
        cache.write(kept, out.getvalue())
    return kept


def _is_whole(kept: Path) -> bool:
    """Return whether a JPEG is there from its first mark to its last: crashes and full disks cut files."""
    try:
        with kept.open("rb") as file:
            begins = file.read(2)
            file.seek(-2, os.SEEK_END)
            return (begins, file.read(2)) == (b"\xff\xd8", b"\xff\xd9")
    except OSError:
        return False


def draw(card: Card, palette: Palette, fonts: Path) -> Image.Image:
    """Return the picture of a card; `fonts` keeps the faces it is drawn with."""
    made = _sheet(card.portal, card.notice, palette, fonts, star=card.picture is None).copy()
    wide = SIZE[0] - 2 * _MARGIN - 170
    if card.picture:
        _paste(made, card.picture, palette.sunken)
        wide = _PICTURE[0] - _MARGIN - 48
    on = ImageDraw.Draw(made)
    above, below = lettering(TEXT, 600, 28, fonts), lettering(TEXT, 400, 30, fonts)
    title = lettering(TITLE, 600, _TITLES[0], fonts).shown(card.title)
    face, lines = _fitted(title or card.above, wide, fonts)
    blocks = (
        (above, wrapping.lines(card.above, above, wide, 2), palette.accent, 1.5),
        (face, lines, palette.ink, 1.32),
        (below, wrapping.lines(card.below, below, wide, 2), palette.quiet, 1.45),
    )
    high = sum(_GAP + len(rows) * used.size * leading for used, rows, _, leading in blocks if rows)
    # In the middle between the upper edge and the foot.
    down = (_FOOT + 12 - high - _GAP) / 2
    for used, rows, fill, leading in blocks:
        down += _GAP if rows else 0
        for row in rows:
            down += used.size * leading
            # Of a line's height a quarter of the letters' size hangs below its base.
            used.draw(on, (_MARGIN, round(down - 0.28 * used.size)), row, fill)
    return made


def _fitted(title: str, wide: int, fonts: Path) -> tuple[Lettering, list[str]]:
    """Return the largest face in which a title has no more lines than there is room for."""
    for size in _TITLES:
        face = lettering(TITLE, 600, size, fonts)
        lines = wrapping.lines(title, face, wide)
        whole = all(face.width(word) <= wide for word in title.split())
        if whole and len(lines) <= _MOST_LINES:
            return face, lines
    return face, wrapping.lines(title, face, wide, _MOST_LINES)


@once
def _sheet(portal: str, notice: str, palette: Palette, fonts: Path, *, star: bool) -> Image.Image:
    """Return what all cards of a portal share: the paper, its foot, and a star where no face is."""
    made = Image.new("RGB", SIZE, palette.paper)
    if star:
        shape(made, (1040, 270), 236, palette.sunken, CIRCLE)
        shape(made, (1040, 270), 236, palette.soft, STAR)
    on = ImageDraw.Draw(made)
    on.rectangle((0, 0, SIZE[0], 11), fill=palette.accent)
    on.rectangle((_MARGIN, _FOOT, SIZE[0] - _MARGIN, _FOOT + 1), fill=palette.line)
    middle = (_FOOT + SIZE[1]) // 2
    shape(made, (_MARGIN + 24, middle), 24, palette.accent, CIRCLE)
    shape(made, (_MARGIN + 24, middle), 24, palette.paper, STAR)
    right = SIZE[0] - _MARGIN
    if notice:
        small = lettering(TEXT, 600, 22, fonts)
        left = right - round(small.width(notice)) - 36
        _rounded(
            made, (left, middle - 22, right, middle + 22), 22, Image.new("RGB", SIZE, palette.soft)
        )
        small.draw(on, (left + 18, middle + 8), notice, palette.accent)
        right = left - 24
    name = lettering(TEXT, 600, 26, fonts)
    first = wrapping.lines(portal, name, right - _MARGIN - 66, 1)
    name.draw(on, (_MARGIN + 66, middle + 9), "".join(first), palette.ink)
    return made


def shape(
    on: Image.Image,
    middle: tuple[int, int],
    radius: int,
    fill: str,
    corners: tuple[tuple[float, float], ...],
) -> None:
    """Draw a circle, or a shape in a circle, with smooth edges."""
    fine = radius * _FINER
    mask = Image.new("L", (2 * fine, 2 * fine))
    if corners:
        ImageDraw.Draw(mask).polygon([(fine + x * fine, fine + y * fine) for x, y in corners], 255)
    else:
        ImageDraw.Draw(mask).ellipse((0, 0, 2 * fine - 1, 2 * fine - 1), 255)
    on.paste(fill, (middle[0] - radius, middle[1] - radius), mask.reduce(_FINER))


def _rounded(on: Image.Image, box: tuple[int, int, int, int], by: int, what: Image.Image) -> None:
    """Put a picture into a box with round corners."""
    size = (box[2] - box[0], box[3] - box[1])
    on.paste(what.crop((0, 0, *size)), box[:2], _corners(size, by))


@once
def _corners(size: tuple[int, int], by: int) -> Image.Image:
    fine = (size[0] * _FINER, size[1] * _FINER)
    mask = Image.new("L", fine)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, fine[0] - 1, fine[1] - 1), by * _FINER, 255)
    return mask.reduce(_FINER)


def _paste(on: Image.Image, path: Path, behind: str) -> None:
    """Put a portrait into its place: filled, cut evenly at the sides, more below than above."""
    wide, high = _PICTURE[2] - _PICTURE[0], _PICTURE[3] - _PICTURE[1]
    with Image.open(path, formats=["WEBP"]) as opened:
        whole = opened.convert("RGBA" if opened.mode == "RGBA" else "RGB")
    scale = min(whole.width / wide, whole.height / high)
    left = (whole.width - wide * scale) / 2
    top = (whole.height - high * scale) / 4
    box = (left, top, left + wide * scale, top + high * scale)
    shown = whole.resize((wide, high), Image.Resampling.BICUBIC, box=box, reducing_gap=2.0)
    if shown.mode == "RGBA":
        sheet = Image.new("RGB", shown.size, behind)
        sheet.paste(shown, mask=shown.getchannel("A"))
        shown = sheet
    _rounded(on, _PICTURE, _ROUND, shown)
