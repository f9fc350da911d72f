"""
Things of work and home; each stands with its foot at (0, 0) and is some 60 to 90 high.

One kind of drawing: over 300 lines, because each figure is a short recipe of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from illustration.brush import Brush, Point, mirrored, mix
from illustration.palette import Palette

Thing = Callable[[Brush, Palette], None]

_PAPER = "#f7f1e4"


def _woven(b: Brush, p: Palette, contents: Callable[[Brush], None]) -> None:
    contents(b)
    body = mirrored([(0, -46), (50, -46), (46, -20), (36, 0), (0, 2)])
    edge = mix(p.straw, p.wood, 0.45)

    def weave(c: Brush) -> None:
        c.polygon([(-60, -60), (60, -60), (60, 10), (-60, 10)], p.straw)
        for row in range(-44, 6, 11):
            for n in range(-6, 7):
                c.stroke(
                    [(n * 11 + row % 2 * 5 - 3, row), (n * 11 + row % 2 * 5 + 3, row)], 3.6, edge
                )

    b.within(body, weave)
    b.stroke([(-50, -46), (0, -42), (50, -46)], 7, edge)


def fruit_basket(b: Brush, p: Palette) -> None:
    """Draw a basket of round fruit with leaves."""

    def fruit(c: Brush) -> None:
        c.shape([(-30, -50), (-52, -78), (-14, -62)], p.leaf)
        c.shape([(26, -50), (50, -80), (12, -62)], p.leaf)
        for x, y in ((-32, -50), (0, -52), (32, -50), (-16, -62), (17, -63)):
            c.oval(x, y, 14, None, p.accent)
            c.oval(x - 4, y - 5, 3.4, None, mix(p.accent, "#ffffff", 0.4))

    _woven(b, p, fruit)


def greens_basket(b: Brush, p: Palette) -> None:
    """Draw a basket of green leaves."""

    def greens(c: Brush) -> None:
        for x, y, tone in (
            (-34, -74, 0.0),
            (34, -74, 0.1),
            (-14, -88, 0.3),
            (16, -90, 0.0),
            (0, -76, 0.45),
        ):
            leaf = [(x * 0.3, -40), (x - 15, y + 16), (x, y), (x + 15, y + 16)]
            c.shape(leaf, mix(p.leaf, p.straw, tone))
            c.stroke([(x * 0.4, -44), (x, y + 8)], 2, mix(p.leaf, p.glow, 0.4))

    _woven(b, p, greens)


def grain_basket(b: Brush, p: Palette) -> None:
    """Draw a basket heaped with grain."""

    def grain(c: Brush) -> None:
        gold = mix(p.straw, p.sun, 0.35)
        c.shape([(-50, -44), (-26, -62), (0, -70), (26, -62), (50, -44)], gold)
        for n in range(12):
            c.oval(
                -34 + n * 6.2, -50 - 11 * sin(n * pi / 11) + n % 3 * 3, 3, 2, mix(gold, p.clay, 0.3)
            )

    _woven(b, p, grain)


def fish_basket(b: Brush, p: Palette) -> None:
    """Draw a basket with the catch."""

    def catch(c: Brush) -> None:
        silver = mix("#b9c6cb", p.water, 0.3)
        for x, lean, colour in (
            (-26, -16, silver),
            (-4, 4, mix(p.accent, p.clay, 0.2)),
            (24, 18, silver),
        ):
            tip = x + lean
            c.shape(
                [
                    (x - 12, -40),
                    (x + lean * 0.5 - 11, -66),
                    (tip, -80),
                    (x + lean * 0.5 + 11, -66),
                    (x + 12, -40),
                ],
                colour,
            )
            c.polygon(
                [(tip, -72), (tip - 13, -94), (tip, -88), (tip + 13, -94)], mix(colour, p.dark, 0.2)
            )

    _woven(b, p, catch)


def jar(b: Brush, p: Palette) -> None:
    """Draw an earthen jar with a wooden lid."""
    b.shape(mirrored([(0, -76), (24, -74), (44, -48), (38, -14), (26, 0), (0, 2)]), p.clay)
    b.shape(
        [(-30, -58), (-18, -66), (-26, -36), (-30, -16), (-38, -34)], mix(p.clay, "#ffffff", 0.2)
    )
    b.stroke([(-40, -52), (0, -46), (40, -52)], 3, mix(p.clay, p.dark, 0.3))
    b.stroke([(-26, -78), (26, -78)], 11, p.wood)
    b.stroke([(0, -84), (0, -90)], 9, p.wood)


def books(b: Brush, p: Palette) -> None:
    """Draw a pile of books with one standing open behind."""
    rows = ((-40, 44, p.roof), (-34, 38, p.leaf), (-38, 34, mix(p.sun, p.wood, 0.1)))
    for n, (left, right, colour) in enumerate(rows):
        y = -n * 17
        b.polygon([(left, y), (right, y), (right, y - 15), (left, y - 15)], colour)
        b.polygon([(left + 6, y - 3), (right, y - 3), (right, y - 12), (left + 6, y - 12)], _PAPER)
    for side in (-1, 1):
        page = [
            (0, -56),
            (side * 20, -66),
            (side * 40, -60),
            (side * 40, -92),
            (side * 20, -98),
            (0, -88),
        ]
        b.polygon(page, _PAPER if side < 0 else mix(_PAPER, p.wood, 0.14))
        for y in (-72, -80):
            b.stroke([(side * 8, y), (side * 32, y - 4)], 2, mix(_PAPER, p.wood, 0.4))


def papers(b: Brush, p: Palette) -> None:
    """Draw sheets in a tray and a seedling in a cup of pencils."""
    for n, colour in enumerate((mix(_PAPER, p.wood, 0.25), mix(_PAPER, p.wood, 0.1), _PAPER)):
        y = -6 - n * 7
        b.polygon(
            [(-52 + n * 4, y), (22 + n * 4, y), (28 + n * 2, y - 6), (-42 + n * 4, y - 6)], colour
        )
    b.polygon([(-56, 0), (32, 0), (36, -10), (-60, -10)], mix(p.wood, p.dark, 0.15))
    for x, top, colour in ((42, -70, p.accent), (50, -78, p.sun), (58, -66, p.leaf)):
        b.stroke([(50 + (x - 50) * 0.4, -20), (x, top)], 5, colour)
    b.polygon([(36, 0), (64, 0), (67, -38), (33, -38)], p.roof)


def laptop(b: Brush, p: Palette) -> None:
    """Draw the back of a small computer."""
    shell = mix("#cfd5d6", p.dark, 0.12)
    b.polygon([(-52, -4), (52, -4), (46, -72), (-46, -72)], shell)
    b.polygon([(-62, 2), (62, 2), (56, -6), (-56, -6)], mix(shell, p.dark, 0.3))


def pot(b: Brush, p: Palette) -> None:
    """Draw a leafy plant in a pot."""
    for x, y in ((-34, -78), (34, -80), (-16, -104), (18, -106), (0, -86)):
        b.shape(
            [(0, -34), (x - 12, y + 20), (x, y), (x + 12, y + 20)],
            p.leaf if x else mix(p.leaf, p.near, 0.5),
        )
        b.stroke([(0, -36), (x, y + 10)], 2, mix(p.leaf, p.glow, 0.35))
    b.polygon([(-22, 0), (22, 0), (30, -38), (-30, -38)], p.clay)
    b.stroke([(-30, -38), (30, -38)], 8, mix(p.clay, p.dark, 0.2))


def savings(b: Brush, p: Palette) -> None:
    """Draw an earthen pig and some coins."""
    pig, dark = mix(p.roof, "#ffffff", 0.12), mix(p.roof, p.dark, 0.3)
    for x in (-26, 18):
        b.stroke([(x, -14), (x, -3)], 13, dark)
    b.oval(-4, -38, 44, 30, pig)
    b.oval(38, -38, 12, 13, mix(pig, "#ffffff", 0.18))
    b.shape([(10, -62), (14, -82), (28, -62)], dark)
    b.oval(22, -48, 3.4, None, dark)
    b.stroke([(-18, -66), (2, -67)], 4, dark)
    for n in range(4):
        b.oval(74, -6 - n * 10, 20, 7, mix(p.sun, p.wood, 0.3))
        b.oval(74, -9 - n * 10, 20, 7, p.sun)


def drum(b: Brush, p: Palette) -> None:
    """Draw a drum on its stand."""
    for side in (-1, 1):
        b.stroke([(side * 40, 0), (side * 16, -26)], 7, p.wood)
    b.shape(mirrored([(0, -96), (38, -92), (50, -58), (38, -22), (0, -18)]), p.accent)
    b.stroke([(-48, -66), (0, -58), (48, -66)], 4, mix(p.accent, p.dark, 0.35))
    b.oval(0, -90, 38, 12, mix(_PAPER, p.straw, 0.4))
    for n in range(-3, 4):
        b.oval(n * 11, -79 + abs(n) * -1.6, 2.6, None, p.straw)


def lute(b: Brush, p: Palette) -> None:
    """Draw a moon lute leaning to one side."""
    b.stroke([(0, -40), (44, -128)], 9, p.wood)
    for n in range(3):
        x, y = 32 + n * 5, -106 - n * 10
        b.stroke([(x - 9, y - 4), (x + 9, y + 4)], 4, p.dark)
    b.oval(-6, -36, 37, None, mix(p.wood, p.dark, 0.1))
    b.oval(-6, -36, 31, None, mix(p.straw, p.wood, 0.18))
    b.oval(2, -50, 8, None, p.dark)
    for d in (-2, 2):
        b.stroke([(-18 + d, -14), (41 + d, -124)], 1.4, _PAPER)


def ball(b: Brush, p: Palette) -> None:
    """Draw a large soft ball."""
    b.oval(0, -40, 40, None, p.sun)
    for points in ([(-38, -46), (0, -34), (38, -48)], [(-8, -80), (4, -40), (-12, -2)]):
        b.stroke(points, 4, mix(p.sun, p.clay, 0.5))


def hen(b: Brush, p: Palette) -> None:
    """Draw a hen."""
    plume = mix(_PAPER, p.straw, 0.3)
    for x in (-4, 12):
        b.stroke([(x, -14), (x, 0), (x + 8, 0)], 3, p.sun)
    b.shape(
        [
            (-44, -66),
            (-24, -46),
            (8, -44),
            (30, -72),
            (44, -66),
            (40, -36),
            (18, -12),
            (-16, -12),
            (-36, -34),
        ],
        plume,
    )
    b.shape([(-18, -40), (10, -40), (4, -22), (-14, -22)], mix(p.clay, p.sun, 0.35))
    b.oval(35, -70, 12, None, plume)
    for x in (29, 36, 42):
        b.oval(x, -84, 5, None, "#c4513f")
    b.polygon([(45, -73), (58, -68), (45, -65)], p.sun)
    b.oval(38, -72, 2.4, None, p.dark)


def cabbage(b: Brush, p: Palette) -> None:
    """Draw a leafy head of cabbage."""
    for x, y, tone in (
        (-28, -20, 0.0),
        (28, -20, 0.0),
        (-16, -36, 0.2),
        (16, -36, 0.2),
        (0, -24, 0.45),
    ):
        b.oval(x, y, 24, 20, mix(p.leaf, mix(p.straw, p.near, 0.5), tone))
    for tip in (-14, 0, 14):
        b.stroke([(0, -8), (tip, -36)], 2.4, mix(p.leaf, p.glow, 0.6))


def pineapple(b: Brush, p: Palette) -> None:
    """Draw a pineapple among its leaves."""
    for x, y in ((-52, -58), (52, -58), (-34, -24), (34, -24)):
        b.shape([(-6, 0), (x * 0.6, y * 0.7), (x, y), (6, 0)], p.leaf)
    for x, y in ((-20, -118), (20, -118), (-9, -130), (9, -130), (0, -122)):
        b.shape([(-6, -80), (x * 0.8, y + 18), (x, y), (6, -80)], mix(p.leaf, p.near, 0.3))
    body = mirrored([(0, -88), (20, -82), (30, -52), (22, -18), (0, -10)])

    def scales(c: Brush) -> None:
        c.polygon([(-40, -100), (40, -100), (40, 0), (-40, 0)], mix(p.sun, p.straw, 0.3))
        for n in range(-9, 10):
            for lean in (-34, 34):
                c.stroke([(n * 13 - lean, -100), (n * 13 + lean, 0)], 2, mix(p.sun, p.clay, 0.5))

    b.within(body, scales)


def tea_bush(b: Brush, p: Palette) -> None:
    """Draw a round tea bush with fresh shoots."""
    b.shape(mirrored([(0, -62), (44, -52), (62, -22), (56, 4), (0, 6)]), p.deep(0.2))
    for x, y in ((-38, -42), (-12, -56), (16, -58), (40, -40), (0, -34), (-26, -22), (28, -20)):
        b.shape(
            [(x, y), (x - 11, y - 12), (x - 8, y - 22), (x, y - 12)], mix(p.leaf, p.straw, 0.28)
        )
        b.shape(
            [(x, y), (x + 11, y - 12), (x + 8, y - 22), (x, y - 12)], mix(p.leaf, p.straw, 0.12)
        )


def rice(b: Brush, p: Palette) -> None:
    """Draw a clump of ripe rice."""
    gold = mix(p.straw, p.sun, 0.45)
    for lean, tall in ((-46, 84), (-22, 112), (4, 122), (28, 108), (50, 80)):
        top: Point = (lean * 0.7, -tall)
        b.stroke([(lean * 0.15, 6), (lean * 0.4, -tall * 0.6), top], 3.4, mix(p.leaf, p.straw, 0.4))
        side = -1 if lean < 0 else 1
        for n in range(7):
            x, y = top[0] + side * (3 + n * 4.6), top[1] + n * n * 1.05 - 2
            b.oval(x, y, 4.6, 3.4, gold)
            b.oval(x - side * 3, y + 5, 4.2, 3.2, mix(gold, p.clay, 0.25))
    for lean in (-34, 12, 40):
        b.shape([(0, 6), (lean * 0.5, -50), (lean * 1.3, -74), (lean * 0.8, -30)], p.leaf)


def reeds(b: Brush, p: Palette) -> None:
    """Draw reeds at the water's edge."""
    for x, tall in ((-36, 70), (-18, 104), (2, 86), (20, 112), (38, 72)):
        b.stroke([(x * 0.5, 4), (x * 0.8, -tall * 0.6), (x, -tall)], 4, p.leaf)
        b.stroke([(x, -tall), (x + 1, -tall + 18)], 9, p.wood)
    for x in (-50, -8, 52):
        b.shape([(x * 0.2, 4), (x * 0.5, -46), (x, -78), (x * 0.3, -30)], mix(p.leaf, p.near, 0.3))


def gauge(b: Brush, p: Palette) -> None:
    """Draw a measuring post."""
    b.polygon([(-12, 6), (12, 6), (12, -138), (-12, -138)], _PAPER)
    for n in range(9):
        b.stroke(
            [(-8, -12 - n * 14), (0 if n % 2 else 6, -12 - n * 14)],
            3.4,
            p.accent if n > 5 else p.dark,
        )
    b.polygon([(-30, -138), (30, -138), (22, -150), (-22, -150)], mix(p.far, p.dark, 0.55))
    b.oval(0, -160, 8, None, p.accent)


def crab(b: Brush, p: Palette) -> None:
    """Draw a crab."""
    shell = mix(p.accent, p.clay, 0.35)
    for side in (-1, 1):
        for n in range(3):
            b.stroke(
                [
                    (side * 28, -18 + n * 5),
                    (side * (52 - n * 4), -26 + n * 10),
                    (side * (58 - n * 4), -2 + n * 3),
                ],
                5,
                shell,
            )
        b.stroke([(side * 26, -34), (side * 46, -48), (side * 42, -66)], 7, shell)
        b.shape(
            [
                (side * 40, -62),
                (side * 56, -74),
                (side * 46, -94),
                (side * 42, -80),
                (side * 30, -88),
                (side * 30, -72),
            ],
            shell,
        )
        b.stroke([(side * 10, -38), (side * 12, -54)], 3.4, shell)
        b.oval(side * 12, -56, 4.4, None, p.dark)
    b.shape(mirrored([(0, -44), (32, -40), (42, -24), (26, -4), (0, 0)]), shell)
    b.stroke([(-16, -14), (0, -10), (16, -14)], 3, mix(shell, p.dark, 0.4))


def bricks(b: Brush, p: Palette) -> None:
    """Draw a piece of brick wall with a trowel on it."""
    mortar = mix(p.wall, p.wood, 0.18)
    b.polygon([(-70, 0), (70, 0), (70, -60), (-70, -60)], mortar)
    for row in range(3):
        for n in range(-2 - row % 2, 2):
            left = max(-69, n * 46 + row % 2 * 23 + 1)
            right = min(69, n * 46 + 42 + row % 2 * 23)
            tone = mix(p.roof, p.wall, 0.12 * ((n + row) % 3))
            b.polygon(
                [
                    (left, -3 - row * 20),
                    (right, -3 - row * 20),
                    (right, -18 - row * 20),
                    (left, -18 - row * 20),
                ],
                tone,
            )
    b.polygon([(-34, -62), (16, -62), (-12, -84)], "#c9ced0")
    b.stroke([(12, -64), (40, -72)], 8, p.wood)


def cloth(b: Brush, p: Palette) -> None:
    """Draw folded cloth with a measuring tape."""
    for n, colour in enumerate(
        (p.accent, mix(p.leaf, "#ffffff", 0.15), p.sun, mix(p.far, p.dark, 0.45))
    ):
        y = -n * 19
        b.stroke([(-50, y - 9), (50, y - 9)], 17, colour)
        b.stroke([(-48, y - 7), (34, y - 7)], 2, mix(colour, p.dark, 0.3))
    b.stroke([(-20, -80), (6, -74), (24, -58), (26, -20), (30, -4)], 8, mix(p.sun, "#ffffff", 0.45))
    for y in range(-56, -4, 10):
        b.stroke([(23, y), (28, y)], 1.6, p.dark)


def lamp(b: Brush, p: Palette) -> None:
    """Draw a storm lantern that is lit."""
    iron = mix(p.dark, "#1d2230", 0.3)
    if p.night:
        b.oval(0, -44, 62, None, mix(p.near, p.sun, 0.22))
    b.ring(0, -64, 30, 4, iron)
    b.shape(
        mirrored([(0, -72), (20, -66), (25, -42), (18, -18), (0, -16)]), mix("#f8dd92", p.glow, 0.1)
    )
    b.shape([(-8, -26), (0, -56), (8, -26), (0, -20)], "#ec9a4a")
    for side in (-1, 1):
        b.stroke([(side * 16, -74), (side * 26, -44), (side * 19, -14)], 4, iron)
    b.polygon([(-26, 0), (26, 0), (20, -16), (-20, -16)], iron)
    b.polygon([(-18, -72), (18, -72), (8, -88), (-8, -88)], iron)


def speaker(b: Brush, p: Palette) -> None:
    """Draw two loudspeakers on a pole."""
    b.stroke([(0, 4), (0, -176)], 8, p.wood)
    for side, y in ((-1, -150), (1, -128)):
        horn = [(side * 6, y - 7), (side * 46, y - 24), (side * 46, y + 24), (side * 6, y + 7)]
        b.polygon(horn, mix(p.far, p.dark, 0.5))
        b.oval(side * 46, y, 9, 25, mix(p.far, p.dark, 0.22))
        b.oval(side * 47, y, 4, 12, mix(p.far, p.dark, 0.6))


def bins(b: Brush, p: Palette) -> None:
    """Draw two sorting bins and a sapling."""
    for x, colour in ((-34, p.leaf), (30, p.sun)):
        b.polygon([(x - 24, 0), (x + 24, 0), (x + 29, -66), (x - 29, -66)], colour)
        b.stroke([(x - 31, -70), (x + 31, -70)], 9, mix(colour, p.dark, 0.3))
        b.shape([(x, -18), (x - 12, -34), (x, -50), (x + 12, -34)], mix(colour, "#ffffff", 0.55))


def tank(b: Brush, p: Palette) -> None:
    """Draw a water tank with a tap and a pail."""
    steel = mix("#cdd8dc", p.water, 0.35)
    for x in (-40, 40):
        b.stroke([(x, 0), (x, -26)], 8, p.wood)
    b.stroke([(-50, -26), (50, -26)], 8, p.wood)
    b.shape(mirrored([(0, -142), (38, -138), (46, -126), (46, -34), (0, -30)]), steel)
    for y in (-60, -86, -112):
        b.stroke([(-44, y), (0, y + 3), (44, y)], 3, mix(steel, p.dark, 0.22))
    b.stroke([(46, -48), (66, -48), (68, -40)], 6, mix(steel, p.dark, 0.4))
    b.stroke([(68, -34), (68, -22)], 4, p.water)
    b.polygon([(52, 0), (86, 0), (92, -30), (46, -30)], p.roof)


def flowers(b: Brush, p: Palette) -> None:
    """Draw a hedge in flower."""
    for x, r in ((-44, 26), (-8, 34), (36, 30)):
        b.oval(x, -20, r, 28, p.leaf)
    for n, (x, y) in enumerate(
        ((-52, -34), (-26, -28), (-4, -46), (18, -22), (42, -40), (56, -18), (-38, -10))
    ):
        colour = (p.accent, p.sun, _PAPER)[n % 3]
        for k in range(5):
            b.oval(x + cos(k * pi * 0.4) * 6, y + sin(k * pi * 0.4) * 6, 4.8, None, colour)
        b.oval(x, y, 3.4, None, mix(p.sun, p.clay, 0.4))


def gear(b: Brush, p: Palette) -> None:
    """Draw two gears."""
    steel = mix(p.far, p.dark, 0.42)
    for x, y, r in ((-14, -40, 34), (38, -22, 20)):
        for n in range(10):
            a = n * pi / 5
            b.stroke(
                [
                    (x + cos(a) * r * 0.7, y + sin(a) * r * 0.7),
                    (x + cos(a) * r * 1.12, y + sin(a) * r * 1.12),
                ],
                r * 0.3,
                steel,
            )
        b.oval(x, y, r * 0.94, None, steel)
        b.oval(x, y, r * 0.42, None, mix(steel, p.glow, 0.6))


def fern(b: Brush, p: Palette) -> None:
    """Draw broad leaves of the forest floor."""
    for x, y in ((-58, -56), (58, -60), (-34, -92), (36, -96), (0, -80)):
        leaf = [(0, 6), (x * 0.4 - 13, y * 0.62), (x, y), (x * 0.6 + 13, y * 0.5)]
        b.shape(leaf, p.leaf if x < 0 else mix(p.leaf, p.near, 0.35))
        b.stroke([(0, 2), (x * 0.5, y * 0.55), (x * 0.94, y * 0.94)], 2, mix(p.leaf, p.glow, 0.35))


def boat(b: Brush, p: Palette) -> None:
    """Draw a wooden boat, 320 wide, in the water."""
    hull: list[Point] = [
        (-186, -74),
        (-150, -58),
        (150, -58),
        (186, -74),
        (158, -18),
        (112, 6),
        (-112, 6),
        (-158, -18),
    ]
    b.polygon(hull, p.wood)
    for y, inset in ((-40, 12), (-20, 30)):
        b.stroke([(-166 + inset, y), (166 - inset, y)], 3, mix(p.wood, p.dark, 0.4))
    b.stroke(hull[:4], 8, mix(p.wood, p.straw, 0.4))
