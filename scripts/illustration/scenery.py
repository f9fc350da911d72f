"""
What lies behind the people: sky, sun and the land, drawn on the whole picture.

One kind of drawing: over 300 lines, because each figure is a short recipe of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import cos, pi, sin
from random import Random

from illustration.brush import HEIGHT, WIDTH, Brush, Point, mix, smooth
from illustration.palette import Palette

Land = Callable[[Brush, Palette, Random], None]
Ornament = Callable[[Brush, str], None]


def sky(b: Brush, colours: Palette, rng: Random, ornament: str) -> None:
    """Paint the sky with its sun or moon, off to one side, and some clouds."""
    side = rng.choice((-1, 1))
    x, y, radius = (
        WIDTH / 2 + side * rng.randint(104, 128),
        rng.randint(128, 160),
        rng.randint(64, 76),
    )
    for halo, share in ((1.75, 0.35), (1.38, 0.7)):
        b.oval(x, y, radius * halo, None, mix(colours.sky, colours.glow, share))
    line = mix(colours.glow, colours.sun, 0.42)
    if ornament in _ORNAMENTS:
        _ORNAMENTS[ornament](b.at(x, y, radius / 70), line)
    b.oval(x, y, radius, None, colours.sun)
    if colours.night:
        for dx, dy, r in ((-0.3, -0.2, 0.2), (0.32, 0.3, 0.14), (0.1, -0.5, 0.1)):
            b.oval(
                x + dx * radius,
                y + dy * radius,
                r * radius,
                None,
                mix(colours.sun, colours.glow, 0.25),
            )
        _stars(b, colours, rng)
    white = mix(colours.glow, "#ffffff", 0.0 if colours.night else 0.5)
    if rng.random() < 0.5:
        _cloud(b.at(x - side * 30, y + radius * 0.62, 0.8), white)
    for rise in (rng.randint(50, 110), rng.randint(190, 240)):
        _cloud(b.at(WIDTH / 2 - side * rng.randint(90, 220), rise, rng.uniform(0.6, 1)), white)
    if not colours.night and rng.random() < 0.6:
        _birds(b.at(WIDTH / 2 - side * rng.randint(90, 150), rng.randint(70, 130)), colours)


def _stars(b: Brush, colours: Palette, rng: Random) -> None:
    for _ in range(26):
        b.oval(
            rng.randint(8, 472), rng.randint(8, 300), rng.choice((1.2, 1.7, 2.3)), None, colours.sun
        )


def _cloud(b: Brush, colour: str) -> None:
    for x, y, rx in ((0, 0, 64), (-24, -11, 30), (20, -13, 36)):
        b.oval(x, y, rx, 11 if not y else 15, colour)


def _birds(b: Brush, colours: Palette) -> None:
    ink = mix(colours.dark, colours.sky, 0.35)
    for x, y, s in ((0, 0, 1), (26, 12, 0.75), (-22, 18, 0.65)):
        bird = b.at(x, y, s)
        bird.stroke([(-10, -4), (-5, -7), (0, 0)], 2, ink)
        bird.stroke([(10, -4), (5, -7), (0, 0)], 2, ink)


# Around the sun, on a disc of radius 70: what the sector is about.


def _gear(b: Brush, line: str) -> None:
    for tooth in range(14):
        angle = tooth * pi / 7
        b.stroke([(cos(angle) * r, sin(angle) * r) for r in (84, 106)], 15, line)
    b.oval(0, 0, 95, None, line)


def _ripple(b: Brush, line: str) -> None:
    for radius, width in ((84, 5), (100, 3.6), (116, 2.4), (131, 1.6)):
        b.ring(0, 0, radius, width, line)


def _drum(b: Brush, line: str) -> None:
    for radius, width in ((80, 2.4), (104, 2.4), (112, 2)):
        b.ring(0, 0, radius, width, line)
    for tooth in range(28):
        angle = tooth * pi / 14
        tip: list[Point] = [
            (cos(angle + d) * r, sin(angle + d) * r) for d, r in ((-0.07, 83), (0.07, 83), (0, 100))
        ]
        b.polygon(tip, line)


def _waves(b: Brush, line: str) -> None:
    for radius, width in ((88, 6), (106, 6), (124, 6)):
        for middle in (-pi / 2, pi / 5, pi - pi / 5):
            arc = [middle + d * 0.08 for d in range(-5, 6)]
            b.stroke([(cos(a) * radius, sin(a) * radius) for a in arc], width, line)


def _leaves(b: Brush, line: str) -> None:
    for step in range(16):
        angle = step * pi / 8
        tilt = 0.16 if step % 2 else -0.16
        tip = (cos(angle + tilt) * 112, sin(angle + tilt) * 112)
        sides = [(cos(angle + d) * 94, sin(angle + d) * 94) for d in (-0.12, 0.12)]
        b.shape([(cos(angle) * 78, sin(angle) * 78), sides[0], tip, sides[1]], line)


def _rays(b: Brush, line: str) -> None:
    for step in range(24):
        angle = step * pi / 12
        reach = 104 if step % 2 else 94
        b.stroke([(cos(angle) * r, sin(angle) * r) for r in (84, reach)], 4, line)


_ORNAMENTS: dict[str, Ornament] = {
    "gear": _gear,
    "ripple": _ripple,
    "drum": _drum,
    "waves": _waves,
    "leaves": _leaves,
    "rays": _rays,
}


# Lands. The horizon stands near 330.


def _ridge(b: Brush, y: float, height: float, colour: str, rng: Random) -> list[Point]:
    """Draw a line of hills across the picture; return its outline."""
    step, start = rng.randint(95, 135), rng.randint(-120, -60)
    crest: list[Point] = [(-140, y + height / 2)]
    for n, x in enumerate(range(start, WIDTH + 160, step)):
        rise = height * rng.uniform(0.55, 1) if n % 2 else -height * rng.uniform(0, 0.3)
        crest.append((x, y - rise))
    outline = [*crest, (WIDTH + 180, HEIGHT + 60), (-160, HEIGHT + 60)]
    b.shape(outline, colour)
    return outline


def _ground(b: Brush, y: float, colour: str) -> None:
    b.polygon([(0, y), (WIDTH, y), (WIDTH, HEIGHT), (0, HEIGHT)], colour)


def _paddies(b: Brush, p: Palette, rng: Random) -> None:
    _ridge(b, 330, 46, p.far, rng)
    _treeline(b, 352, p, rng)
    gold, young = mix(p.straw, p.near, 0.3), mix(p.leaf, p.straw, 0.25)
    tones = (gold, mix(p.near, p.leaf, 0.45), young, mix(gold, p.near, 0.5), p.near)
    centre, rows = rng.randint(150, 330), (356, 376, 404, 446, 504, 610)
    bank = mix(p.glow, p.leaf, 0.3)
    for row, (top, foot) in enumerate(pairwise(rows)):
        near, far = (foot - 300) * 1.7, (top - 300) * 1.7
        shift = rng.uniform(-0.4, 0.4)
        for n in range(-4, 5):
            plot = [(centre + (n + shift) * far, top), (centre + (n + 1 + shift) * far, top)]
            plot += [(centre + (n + 1 + shift) * near, foot), (centre + (n + shift) * near, foot)]
            b.polygon(plot, tones[(n * 2 + row * 3) % 5])
            b.stroke([plot[0], plot[3]], 2 + row * 0.7, bank)
        _tufts(b, top, foot, p, rng)
        b.stroke([(0, top), (WIDTH, top)], 2 + row * 0.7, bank)


def _tufts(b: Brush, top: int, foot: int, p: Palette, rng: Random) -> None:
    tall = (foot - top) * 0.16
    for _ in range(15):
        x, y = rng.randint(0, WIDTH), rng.uniform(top + tall * 2, foot - tall / 2)
        for lean in (-1, 0, 1):
            b.stroke(
                [(x, y), (x + lean * tall * 0.6, y - tall)],
                max(1.2, tall / 5),
                mix(p.leaf, p.straw, 0.12),
            )


def _treeline(b: Brush, y: float, p: Palette, rng: Random) -> None:
    for x in range(-10, WIDTH + 20, 17):
        b.oval(x + rng.randint(-5, 5), y, rng.randint(12, 20), rng.randint(9, 22), p.mid)


def _terraces(b: Brush, p: Palette, rng: Random) -> None:
    _ridge(b, 260, 80, p.far, rng)
    _ridge(b, 318, 64, p.mid, rng)
    bare = _ridge(b, 396, 64, p.near, rng)
    gold, lines = mix(p.near, p.straw, 0.5), mix(p.near, p.dark, 0.22)
    shift = rng.randint(-60, 60)

    def steps(c: Brush) -> None:
        for n, y in enumerate(range(336, 640, 17)):
            bow = 18 * sin((n + shift) / 2.6)
            wave = [
                (x, y + bow * sin((x + shift) / 70 + n * 0.12)) for x in range(-30, WIDTH + 60, 30)
            ]
            tone = (gold, p.near, mix(p.near, p.leaf, 0.45), mix(p.water, p.near, 0.25))[n * 3 % 4]
            c.polygon([*smooth(wave, closed=False), (WIDTH, 660), (0, 660)], tone)
            c.stroke(wave, 3.4, lines)

    b.within(bare, steps)
    hut(b.at(rng.choice((66, 410)), 372, 0.62), p, stilts=True)


def _tea(b: Brush, p: Palette, rng: Random) -> None:
    _ridge(b, 272, 74, p.far, rng)
    _ridge(b, 330, 54, p.mid, rng)
    hill = _ridge(b, 400, 58, p.near, rng)

    def rows(c: Brush) -> None:
        for n, y in enumerate(range(372, 640, 24)):
            size = 10 + n * 1.6
            for x in range(-20, WIDTH + 30, round(size * 1.25)):
                bend = 20 * sin((x + n * 30) / 96)
                c.oval(x, y + bend, size * 0.85, size * 0.72, p.leaf)
                c.oval(
                    x - 2,
                    y + bend - size * 0.22,
                    size * 0.55,
                    size * 0.34,
                    mix(p.leaf, p.near, 0.45),
                )

    b.within(hill, rows)


def _river(b: Brush, p: Palette, rng: Random) -> None:
    _ridge(b, 326, 30, p.far, rng)
    _treeline(b, 350, p, rng)
    _ground(b, 362, p.water)
    _glints(b, 372, p, rng)
    for x, turn in ((14, False), (WIDTH - 14, True)):
        _shore_tree(b.at(x, 372, rng.uniform(0.8, 1.1), turn), p)
    b.shape([(-40, 352), (60, 360), (118, 372), (60, 386), (-40, 392)], p.near)
    b.shape([(520, 350), (420, 358), (362, 370), (420, 386), (520, 392)], p.near)
    hut(b.at(rng.choice((70, 408)), 366, 0.6), p, stilts=True)


def _mangrove(b: Brush, p: Palette, rng: Random) -> None:
    _ridge(b, 330, 24, p.far, rng)
    _treeline(b, 350, p, rng)
    _ground(b, 358, p.water)
    _glints(b, 368, p, rng)
    for x, reach in ((-20, 1), (500, -1)):
        for n in range(4):
            _nipa(b.at(x + reach * n * 34, 388 + n * 14, 0.9 - n * 0.1, reach < 0), p)
    bank = mix(p.near, p.wood, 0.3)
    b.shape([(-40, 380), (70, 386), (132, 404), (60, 430), (-40, 440)], bank)
    b.shape([(520, 380), (410, 386), (352, 404), (420, 430), (520, 440)], bank)


def _glints(b: Brush, top: int, p: Palette, rng: Random) -> None:
    light, deep = mix(p.water, p.glow, 0.55), mix(p.water, p.near, 0.35)
    for n, y in enumerate(range(top, 600, 15)):
        for _ in range(2):
            x, half = rng.randint(10, 470), rng.randint(14, 30) + n
            b.stroke([(x - half, y), (x + half, y)], 3, rng.choice((light, light, deep)))


def _village(b: Brush, p: Palette, rng: Random) -> None:
    _ridge(b, 318, 48, p.far, rng)
    _ridge(b, 366, 34, p.mid, rng)
    _ground(b, 392, p.near)
    for x, turn in ((72, False), (402, True)):
        round_tree(b.at(x - 46, 396, rng.uniform(0.8, 1.1), turn), p)
        hut(b.at(x, 398, rng.uniform(0.72, 0.92), turn), p, stilts=False)
        round_tree(b.at(x + 52, 400, rng.uniform(0.55, 0.75), turn), p)
    path = mix(p.wall, p.near, 0.25)
    lean = rng.randint(-60, 60)
    bend = [(232 + lean, 393), (224, 440), (190, 510), (96, 640)]
    back = [(392, 640), (318, 510), (276, 440), (250 + lean, 393)]
    b.polygon([*smooth(bend, closed=False), *smooth(back, closed=False)], path)


def _orchard(b: Brush, p: Palette, rng: Random) -> None:
    _ridge(b, 312, 56, p.far, rng)
    _ridge(b, 366, 40, p.mid, rng)
    _ground(b, 392, p.near)
    fruit = mix(p.accent, "#ffffff", 0.08)
    for y, size, step in ((388, 0.55, 62), (420, 0.85, 94), (470, 1.25, 136)):
        for x in range(-10 + rng.randint(0, 30), WIDTH + 60, step):
            tree = b.at(x, y, size)
            round_tree(tree, p)
            for _ in range(6):
                tree.oval(rng.randint(-24, 24), rng.randint(-66, -30), 4.6, None, fruit)


def _town(b: Brush, p: Palette, rng: Random) -> None:
    _ridge(b, 300, 40, p.far, rng)
    _ground(b, 404, p.near)
    pale = mix(p.wall, p.sky, 0.3)
    for x, wide in ((-20, 190), (310, 190)):
        top = rng.randint(268, 296)
        b.polygon([(x, top), (x + wide, top), (x + wide, 410), (x, 410)], pale)
        b.polygon(
            [(x - 10, top), (x + wide + 10, top), (x + wide - 16, top - 34), (x + 16, top - 34)],
            p.roof,
        )
        for row in (top + 24, top + 74):
            for n in range(4):
                left = x + 18 + n * 43
                b.polygon(
                    [(left, row), (left + 24, row), (left + 24, row + 30), (left, row + 30)],
                    _window(p),
                )
                b.stroke([(left + 12, row), (left + 12, row + 30)], 2, pale)
    for x in (8, 172, 316, 470):
        round_tree(b.at(x, 412, rng.uniform(0.6, 0.9)), p)


def _forest(b: Brush, p: Palette, rng: Random) -> None:
    _ridge(b, 264, 84, p.far, rng)
    _ridge(b, 326, 56, p.mid, rng)
    _ground(b, 396, p.near)
    for y, size, colour in ((384, 0.8, mix(p.mid, p.leaf, 0.5)), (436, 1.2, p.leaf)):
        for x in range(-10, WIDTH + 40, round(46 * size)):
            tree = b.at(x + rng.randint(-8, 8), y, size * rng.uniform(0.8, 1.15))
            tree.stroke([(0, 0), (0, -40)], 5, p.wood)
            for rise, half in ((0, 24), (24, 19), (46, 13)):
                tree.polygon([(-half, -20 - rise), (half, -20 - rise), (0, -58 - rise)], colour)
    _ground(b, 436, mix(p.near, p.leaf, 0.3))


def _coast(b: Brush, p: Palette, rng: Random) -> None:
    _ridge(b, 318, 22, p.far, rng)
    _ground(b, 330, p.water)
    _glints(b, 344, p, rng)
    sand = mix(p.wall, p.straw, 0.3)
    b.shape(
        [(-60, 430), (120, 412), (260, 436), (420, 408), (560, 430), (560, 660), (-60, 660)], sand
    )
    for x, turn in ((26, False), (450, True)):
        _palm(b.at(x, 436, rng.uniform(1.1, 1.35), turn), p)


LANDS: dict[str, Land] = {
    "paddies": _paddies,
    "terraces": _terraces,
    "tea": _tea,
    "river": _river,
    "mangrove": _mangrove,
    "village": _village,
    "orchard": _orchard,
    "town": _town,
    "forest": _forest,
    "coast": _coast,
}


# Trees and houses: the foot is at (0, 0).


def round_tree(b: Brush, p: Palette) -> None:
    """Draw a leafy tree."""
    b.stroke([(0, 0), (0, -34)], 7, p.wood)
    for x, y, r in ((-16, -40, 20), (17, -42, 21), (0, -60, 23)):
        b.oval(x, y, r, r * 0.9, p.leaf)
    b.oval(-8, -64, 12, 8, mix(p.leaf, p.near, 0.5))


def _shore_tree(b: Brush, p: Palette) -> None:
    if p.palms:
        _palm(b, p)
        return
    for x, tall in ((-10, 96), (2, 124), (13, 104), (24, 82)):
        b.stroke(
            [(x * 0.4, 0), (x * 0.8, -tall * 0.6), (x * 1.6 + 4, -tall)],
            3.6,
            mix(p.leaf, p.straw, 0.35),
        )
        for n in range(5):
            y, reach = -tall * (0.4 + n * 0.14), 24 - n * 2
            for side in (-1, 1):
                tip = (x * 1.3 + side * reach, y + 10)
                b.shape(
                    [(x, y - 3), (x + side * reach * 0.5, y), tip, (x + side * reach * 0.5, y + 7)],
                    p.leaf,
                )


def _palm(b: Brush, p: Palette) -> None:
    trunk: list[Point] = [(0, 0), (8, -50), (26, -104)]
    b.stroke(trunk, 8, p.wood)
    for angle in (-2.9, -2.3, -1.5, -0.8, -0.2, 0.35, 2.7):
        x, y = 26 + cos(angle) * 62, -104 + sin(angle) * 44 + 18
        mid: Point = (26 + cos(angle) * 34, -112 + sin(angle) * 34)
        b.shape([(26, -106), (mid[0], mid[1] - 7), (x, y), (mid[0], mid[1] + 9)], p.leaf)
    for x in (18, 28, 35):
        b.oval(x, -98, 6, None, p.wood)


def _nipa(b: Brush, p: Palette) -> None:
    for reach, rise in ((-60, 88), (-30, 120), (4, 132), (38, 120), (66, 90)):
        tip: Point = (reach, -rise)
        b.stroke([(0, 0), (reach * 0.35, -rise * 0.6), tip], 4, p.deep())
        for n in (3, 5, 7, 9):
            x, y = reach * (n / 10) ** 1.6, -rise * (n / 10) ** 0.85
            long = 28 * (1.1 - n / 10) + 7
            for side in (-1, 1):
                b.shape([(x, y - 4), (x + side * long, y + long * 0.4), (x, y + 5)], p.leaf)


def _window(p: Palette) -> str:
    return mix(p.sun, "#f0b060", 0.45) if p.night else p.mid


def hut(b: Brush, p: Palette, *, stilts: bool) -> None:
    """Draw a small house; on stilts it is thatched."""
    floor = -20 if stilts else 0
    if stilts:
        for x in (-40, -14, 14, 40):
            b.stroke([(x, 0), (x, -24)], 5, p.wood)
    b.polygon([(-46, floor), (46, floor), (46, floor - 46), (-46, floor - 46)], p.wall)
    b.polygon([(-12, floor), (12, floor), (12, floor - 34), (-12, floor - 34)], p.wood)
    for x in (-36, 22):
        b.polygon(
            [(x, floor - 16), (x + 14, floor - 16), (x + 14, floor - 34), (x, floor - 34)],
            _window(p),
        )
    roof = mix(p.straw, p.wood, 0.35) if stilts else p.roof
    b.polygon([(-62, floor - 40), (62, floor - 40), (38, floor - 82), (-38, floor - 82)], roof)
    b.polygon(
        [(-62, floor - 40), (62, floor - 40), (60, floor - 46), (-60, floor - 46)],
        mix(roof, p.dark, 0.25),
    )
