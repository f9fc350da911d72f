"""Flat shapes on a large canvas: a brush with its own place, size and direction."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from PIL import Image, ImageColor, ImageDraw

Point = tuple[float, float]
Paint = Callable[["Brush"], None]

WIDTH, HEIGHT = 480, 600  # of the finished picture
SCALE = 4  # drawn this much larger, then reduced
_STEPS = 12  # straight pieces between two points of a curve


def mix(one: str, other: str, share: float) -> str:
    """Return `one` with a `share` of `other` stirred in."""
    pairs = zip(ImageColor.getrgb(one)[:3], ImageColor.getrgb(other)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def distance(one: str, other: str) -> float:
    """Return how far apart two colours are, from 0 to about 440."""
    pairs = zip(ImageColor.getrgb(one)[:3], ImageColor.getrgb(other)[:3], strict=True)
    return math.sqrt(sum((a - b) ** 2 for a, b in pairs))


def smooth(points: Sequence[Point], closed: bool) -> list[Point]:
    """Return a Catmull-Rom curve through the points."""
    count = len(points)
    curve: list[Point] = [] if closed else [points[0]]
    for at in range(count if closed else count - 1):
        near = [at - 1, at, at + 1, at + 2]
        a, b, c, d = (points[i % count if closed else min(max(i, 0), count - 1)] for i in near)
        curve += [_between(a, b, c, d, step / _STEPS) for step in range(1, _STEPS + 1)]
    return curve


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def one(axis: int) -> float:
        slope = (c[axis] - a[axis]) * t
        bend = (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t
        return b[axis] + (slope + bend + (3 * (b[axis] - c[axis]) + d[axis] - a[axis]) * t**3) / 2

    return one(0), one(1)


def mirrored(half: Sequence[Point]) -> list[Point]:
    """Return a closed outline from its right half, listed from top to bottom."""
    return [*half, *((-x, y) for x, y in reversed(half) if x)]


class Brush:
    """Draws in its own coordinates: from (x, y), `size` times as large, perhaps turned round."""

    def __init__(
        self, image: Image.Image, x: float = 0, y: float = 0, size: float = 1, flip: bool = False
    ) -> None:
        """Take up a place on the picture."""
        self.image, self.x, self.y, self.size, self.flip = image, x, y, size, flip
        self._draw = ImageDraw.Draw(image)

    @classmethod
    def blank(cls, colour: str) -> Brush:
        """Return a brush on a new picture of one colour."""
        return cls(Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), colour))

    def at(self, x: float, y: float, size: float = 1, flip: bool = False) -> Brush:
        """Return a brush for another place, as this one sees it."""
        ((left, top),) = self._placed([(x, y)])
        return Brush(self.image, left, top, self.size * size, self.flip != flip)

    def polygon(self, points: Iterable[Point], colour: str) -> None:
        """Fill a shape with corners."""
        self._draw.polygon(self._pixels(points), fill=colour)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """Fill a round shape through the points."""
        self.polygon(smooth(points, closed=True), colour)

    def oval(self, x: float, y: float, rx: float, ry: float | None, colour: str) -> None:
        """Fill an ellipse around (x, y); without `ry`, a disc."""
        ry = rx if ry is None else ry
        (a, b), (c, d) = self._pixels([(x - rx, y - ry), (x + rx, y + ry)])
        self._draw.ellipse((min(a, c), b, max(a, c), d), fill=colour)

    def ring(self, x: float, y: float, radius: float, width: float, colour: str) -> None:
        """Draw a circle's line."""
        ((cx, cy),) = self._pixels([(x, y)])
        r = radius * self.size * SCALE
        box = (cx - r, cy - r, cx + r, cy + r)
        self._draw.ellipse(box, outline=colour, width=max(1, round(width * self.size * SCALE)))

    def stroke(self, points: Sequence[Point], width: float, colour: str) -> None:
        """Draw a soft line with round ends."""
        pixels = self._pixels(smooth(points, closed=False) if len(points) > 2 else points)
        wide = width * self.size * SCALE
        self._draw.line(pixels, fill=colour, width=max(1, round(wide)), joint="curve")
        for x, y in (pixels[0], pixels[-1]):
            r = wide / 2
            self._draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def within(self, outline: Sequence[Point], paint: Paint, *, corners: bool = False) -> None:
        """Let `paint` draw only inside the outline."""
        mask = Image.new("L", self.image.size)
        edge = outline if corners else smooth(outline, closed=True)
        ImageDraw.Draw(mask).polygon(self._pixels(edge), fill=255)
        layer = self.image.copy()
        paint(Brush(layer, self.x, self.y, self.size, self.flip))
        self.image.paste(layer, mask=mask)

    def finished(self) -> Image.Image:
        """Return the picture at its own size."""
        return self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)

    def _placed(self, points: Iterable[Point]) -> list[Point]:
        turn = -self.size if self.flip else self.size
        return [(self.x + x * turn, self.y + y * self.size) for x, y in points]

    def _pixels(self, points: Iterable[Point]) -> list[Point]:
        return [(x * SCALE, y * SCALE) for x, y in self._placed(points)]
