"""
Invented people, head and shoulders: the centre of the head is (0, 0), it is 92 wide.

One kind of drawing: over 300 lines, because each figure is a short recipe of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

from illustration.brush import Brush, Point, distance, mirrored, mix

_SKINS = ("#f3d2b3", "#ebc29d", "#e0b088", "#d29b72", "#c08860")
_HAIR = {
    "child": ("#2c2526", "#372b28"),
    "young": ("#2a2427", "#33292a", "#25262d"),
    "middle": ("#2d2829", "#3b3130", "#4a413f"),
    "elder": ("#8d8884", "#aaa5a0", "#c9c5bf", "#dedad4"),
}
_CLOTHS = (
    *("#46597f", "#bd6c4e", "#d0a04e", "#7c9a72", "#83566c", "#4b7d7e", "#95694d", "#cd8d84"),
    *("#f1eadb", "#5d7796", "#a4515a", "#93a9b5", "#b58a96", "#8d86b0", "#e3cfa9", "#5e8a8f"),
)
_CREAM = "#f6f0e3"


@dataclass(frozen=True)
class Person:
    """Whom to draw, as far as the profile says it."""

    female: bool
    age: str = "middle"  # child, young, middle, elder
    wear: str = "shirt"
    hat: str = ""
    scarf: bool = False
    glasses: bool = False


@dataclass(frozen=True)
class Look:
    """What nobody says: the colours and the hair."""

    skin: str
    hair: str
    cloth: str
    style: str
    trim: str
    flip: bool
    smiling: bool

    @property
    def shade(self) -> str:
        """Return the skin in shadow."""
        return mix(self.skin, "#8a4a32", 0.24)

    @property
    def fold(self) -> str:
        """Return the cloth in shadow."""
        return mix(self.cloth, "#2b2f45", 0.2)


def look_of(person: Person, rng: Random, behind: Sequence[str], taken: Sequence[str] = ()) -> Look:
    """Choose how the person looks; the clothes stand out from what is behind and beside."""
    skin, hair = rng.choice(_SKINS), rng.choice(_HAIR[person.age])
    fitting = [
        c for c in _CLOTHS if all(distance(c, each) > 70 for each in behind) and c not in taken
    ]
    cloth = _UNIFORM.get(person.wear) or rng.choice(fitting)
    style = rng.choice(_styles(person))
    trim = rng.choice([c for c in _CLOTHS[:8] if distance(c, cloth) > 90])
    return Look(skin, hair, cloth, style, trim, rng.random() < 0.5, rng.random() < 0.6)


_UNIFORM = {"coat": "#f4f3ee", "militia": "#6d7550", "brocade": "#34436b"}


def _styles(person: Person) -> tuple[str, ...]:
    if not person.female:
        elder = ("receding", "side", "crew")
        return elder if person.age == "elder" else ("side", "crew", "swept")
    if person.hat:
        return ("low bun",) if person.age == "elder" else ("tail", "low bun")
    return _FEMALE_STYLES[person.age]


_FEMALE_STYLES = {
    "child": ("bob", "braids"),
    "young": ("bob", "tail", "long", "bun"),
    "middle": ("low bun", "bun", "bob"),
    "elder": ("low bun", "bun"),
}


def bust(b: Brush, person: Person, look: Look) -> None:
    """Draw head and shoulders."""
    if person.female:
        _hair_behind(b, look)
    _body(b, person, look)
    _WEAR[person.wear](b, look)
    if person.scarf:
        _checked_scarf(b, look)
    _head(b, look)
    _face(b, person, look)
    (_hair_female if person.female else _hair_male)(b, look)
    if person.glasses:
        _glasses(b)
    if person.hat:
        _HATS[person.hat](b, look)


# The body and its clothes.


def _body(b: Brush, person: Person, look: Look) -> None:
    wide = 0.88 if person.female else 1.0
    outline = [(22, 76), (40, 90), (80, 103), (112, 124), (131, 178), (139, 270), (141, 400)]
    b.shape(mirrored([(x * wide, y) for x, y in outline]), look.cloth)
    for side in (-1, 1):  # the inner edge of the sleeve
        edge = [(side * x * wide, y) for x, y in ((84, 172), (95, 230), (98, 300), (97, 400))]
        b.stroke(edge, 4, look.fold)
    neck = [(21, 34), (20, 66), (27, 84), (12, 96)]
    b.shape(mirrored(neck), look.skin)
    b.within(mirrored(neck), lambda c: c.oval(0, 40, 42, 34, look.shade))


def _buttons(b: Brush, look: Look, top: float, colour: str) -> None:
    b.stroke([(0, top), (0, 400)], 3, look.fold)
    for y in range(round(top) + 18, 330, 38):
        b.oval(0, y, 4.5, None, colour)


def _shirt(b: Brush, look: Look) -> None:
    b.polygon([(-19, 78), (19, 78), (0, 116)], look.skin)
    b.polygon([(-19, 78), (19, 78), (0, 96)], look.shade)
    _buttons(b, look, 114, look.fold)
    light = mix(look.cloth, "#ffffff", 0.3)
    for side in (-1, 1):
        b.polygon([(side * x, y) for x, y in ((22, 68), (0, 116), (22, 126), (44, 88))], light)
    b.polygon(
        [(44, 176), (82, 172), (82, 212), (63, 221), (44, 214)], mix(look.cloth, look.fold, 0.55)
    )


def _ba_ba(b: Brush, look: Look) -> None:
    b.oval(0, 82, 31, 24, look.fold)
    b.oval(0, 79, 27, 21, look.skin)
    b.oval(0, 72, 23, 10, look.shade)
    _buttons(b, look, 106, mix(look.cloth, _CREAM, 0.6))
    for side in (-1, 1):
        b.stroke([(side * 34, 94), (side * 60, 122), (side * 84, 172)], 3, look.fold)


def _ao_dai(b: Brush, look: Look) -> None:
    light = mix(look.cloth, _CREAM, 0.5)
    b.polygon([(-21, 58), (21, 58), (27, 94), (-27, 94)], look.cloth)
    b.polygon([(-9, 61), (9, 61), (0, 84)], look.shade)
    b.stroke([(-21, 60), (-9, 63), (0, 86), (9, 63), (21, 60)], 3, light)
    b.stroke([(-27, 93), (0, 97), (27, 93)], 2.4, look.fold)
    b.stroke([(0, 92), (26, 122), (66, 150), (86, 186)], 3, light)
    for x, y in ((26, 122), (66, 150)):
        b.oval(x, y, 4.5, None, look.trim)
    for x, y, size in (
        (-52, 162, 1.0),
        (-34, 190, 0.7),
        (-58, 200, 0.6),
        (34, 232, 1.0),
        (54, 262, 0.7),
    ):
        for dx, dy in ((0, -9), (9, -2), (5, 8), (-5, 8), (-9, -2)):
            b.oval(x + dx * size, y + dy * size, 6 * size, None, light)
        b.oval(x, y, 4 * size, None, look.trim)


def _jacket(b: Brush, look: Look) -> None:
    b.polygon([(-20, 76), (20, 76), (12, 120), (-12, 120)], _CREAM)
    b.polygon([(-18, 76), (18, 76), (0, 92)], look.shade)
    light = mix(look.cloth, "#ffffff", 0.16)
    for side in (-1, 1):
        b.shape(
            [(side * x, y) for x, y in ((23, 62), (41, 82), (34, 118), (4, 132), (14, 104))], light
        )
        flap = [(36, 172), (84, 168), (85, 184), (60, 192), (37, 188)]
        b.polygon([(side * x, y) for x, y in flap], look.fold)
        b.stroke(
            [(side * 38, 190), (side * 39, 236), (side * 84, 232), (side * 86, 188)], 2.4, look.fold
        )
    b.stroke([(0, 126), (0, 400)], 5, look.fold)
    b.stroke([(0, 128), (0, 400)], 1.6, mix(look.cloth, "#ffffff", 0.5))


def _coat(b: Brush, look: Look) -> None:
    b.polygon([(-22, 74), (22, 74), (30, 150), (0, 224), (-30, 150)], look.trim)
    b.polygon([(-18, 76), (18, 76), (0, 110)], look.skin)
    for side in (-1, 1):
        lapel = [(24, 70), (50, 90), (56, 136), (40, 142), (46, 158), (2, 226), (18, 132)]
        b.polygon([(side * x, y) for x, y in lapel], "#e0e2de")
    b.stroke([(1, 222), (0, 400)], 3, "#c9ccc9")
    tube = "#566373"
    b.stroke([(-40, 88), (-46, 140), (-30, 186), (-8, 200)], 6, tube)
    b.stroke([(40, 88), (48, 140), (34, 184), (30, 214)], 6, tube)
    b.oval(30, 222, 12, None, tube)
    b.oval(30, 222, 6, None, "#c4ccd2")


def _militia(b: Brush, look: Look) -> None:
    _shirt(b, look)
    for x in (-82, 44):
        b.polygon([(x, 170), (x + 38, 170), (x + 38, 184), (x + 19, 192), (x, 184)], look.fold)


def _brocade(b: Brush, look: Look) -> None:
    b.polygon([(-20, 76), (20, 76), (4, 122)], look.skin)
    b.polygon([(-20, 76), (20, 76), (2, 94)], look.shade)
    right: list[Point] = [(34, 70), (22, 64), (-58, 250), (-34, 262)]
    left: list[Point] = [(-34, 70), (-22, 64), (12, 128), (-4, 146)]
    for band in (left, right):
        b.polygon(band, look.trim)
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = band
        top, foot = ((ax + bx) / 2, (ay + by) / 2), ((cx + dx) / 2, (cy + dy) / 2)
        b.stroke([top, foot], 5, _CREAM)
    for side in (-1, 1):
        for row, colour in ((204, look.trim), (218, _CREAM), (230, "#cf6a52")):
            b.stroke([(side * 101, row), (side * 108, row - 1), (side * 115, row - 2)], 9, colour)


_WEAR: dict[str, Callable[[Brush, Look], None]] = {
    "shirt": _shirt,
    "ba-ba": _ba_ba,
    "ao-dai": _ao_dai,
    "jacket": _jacket,
    "coat": _coat,
    "militia": _militia,
    "brocade": _brocade,
}


def _checked_scarf(b: Brush, look: Look) -> None:
    ink = "#3f4453" if look.flip else "#8d4348"
    turn = b.at(0, 0, 1, look.flip)
    tail: list[Point] = [(-36, 96), (-6, 100), (2, 190), (-6, 252), (-44, 250), (-42, 180)]
    wrap: list[Point] = [
        (-40, 58),
        (-22, 76),
        (0, 82),
        (22, 76),
        (40, 58),
        (58, 92),
        (34, 122),
        (0, 130),
        (-34, 122),
        (-58, 92),
    ]

    def checks(c: Brush) -> None:
        c.polygon([(-80, 50), (80, 50), (80, 280), (-80, 280)], _CREAM)
        for at in range(-180, 320, 15):
            c.stroke([(at - 120, 40), (at + 120, 280)], 3.4, ink)
            c.stroke([(at + 120, 40), (at - 120, 280)], 3.4, ink)

    for part in (tail, wrap):
        turn.within(part, checks)
    turn.stroke([(-46, 88), (-20, 102), (14, 104), (46, 88)], 3, mix(_CREAM, ink, 0.5))


def hold(
    b: Brush, person: Person, look: Look, thing: Callable[[Brush], None], reach: float
) -> None:
    """Draw the arms around a thing that is `reach` wide on either side of the middle."""
    wide = 0.88 if person.female else 1.0
    sleeve = mix(look.cloth, look.fold, 0.45)
    for side in (-1, 1):
        b.stroke(
            [(side * 116 * wide, 214), (side * 112 * wide, 262), (side * (reach + 18), 240)],
            40,
            sleeve,
        )
    thing(b.at(0, 240))
    for side in (-1, 1):
        b.stroke([(side * (reach + 24), 242), (side * (reach + 8), 234)], 36, sleeve)
        b.oval(side * (reach - 4), 228, 17, 14, look.skin)
        for n in range(3):
            y = 221 + n * 6
            b.stroke([(side * (reach - 19), y), (side * (reach - 9), y + 1)], 1.8, look.shade)


# The head.


def _head(b: Brush, look: Look) -> None:
    for side in (-1, 1):
        b.oval(side * 46, 6, 9, 14, look.skin)
        b.oval(side * 47, 7, 4.5, 8, look.shade)
    b.shape(mirrored([(0, -58), (33, -47), (46, -10), (43, 22), (27, 50), (0, 62)]), look.skin)


def _face(b: Brush, person: Person, look: Look) -> None:
    line = mix(look.skin, "#4b2a22", 0.82)
    soft = mix(look.skin, "#8a4a32", 0.42)
    cheek = mix(look.skin, "#dd6f5c", 0.26)
    for side in (-1, 1):
        b.oval(side * 27, 26, 9, 6.5, cheek)
        if look.smiling:
            b.stroke([(side * 11, 8), (side * 18.5, 3.5), (side * 26, 8)], 3.4, line)
        else:
            b.oval(side * 18.5, 6, 3.6, 4.4, line)
            b.stroke([(side * 11, 3), (side * 18.5, 0), (side * 26, 3)], 2.2, line)
        brow = look.hair if person.age == "elder" else line
        lift = 2 if person.female else 0
        b.stroke(
            [(side * 9, -9 - lift), (side * 19, -13 - lift), (side * 29, -9)],
            2.6 if person.female else 4,
            brow,
        )
    b.stroke([(-4, 21), (1, 23), (5, 20)], 2.6, soft)
    mouth = mix(look.skin, "#a33e3c", 0.7 if person.female else 0.5)
    b.stroke([(-12, 36), (-1, 41), (12, 36)], 3.4, mouth)
    if person.age == "elder":
        for side in (-1, 1):
            b.stroke([(side * 15, 24), (side * 20, 31), (side * 19, 38)], 1.8, soft)
            b.stroke([(side * 33, 4), (side * 38, 1)], 1.8, soft)
        if not person.female and look.flip:
            b.shape(
                [(-17, 33), (-9, 28), (0, 30), (9, 28), (17, 33), (9, 33), (0, 34), (-9, 33)],
                look.hair,
            )


def _glasses(b: Brush) -> None:
    for side in (-1, 1):
        b.ring(side * 19, 6, 14.5, 2.6, "#4c4340")
        b.stroke([(side * 33, 4), (side * 45, 1)], 2.4, "#4c4340")
    b.stroke([(-5, 4), (0, 2), (5, 4)], 2.4, "#4c4340")


# Hair and hats.


def _hair_behind(b: Brush, look: Look) -> None:
    dark = mix(look.hair, "#15131c", 0.25)
    b.shape(mirrored(_BACKS.get(look.style, _BACKS["tied"])), dark)
    if look.style == "bun":
        b.oval(0, -74, 25, 22, look.hair)
        b.ring(0, -74, 15, 2, dark)
    elif look.style == "low bun":
        b.oval(40 if look.flip else -40, 44, 25, 22, dark)
    elif look.style == "braids":
        for side, step in product((-1, 1), range(5)):
            b.oval(side * (52 + step), 36 + step * 19, 12 - step, 12, dark)


_BACKS: dict[str, list[Point]] = {
    "bob": [(0, -70), (48, -52), (60, 0), (60, 44), (44, 60), (0, 50)],
    "long": [(0, -70), (48, -52), (58, 10), (66, 90), (62, 150), (0, 140)],
    "bun": [(0, -68), (44, -50), (50, -10), (44, 10), (0, 10)],
    "tied": [(0, -68), (46, -50), (53, 0), (46, 36), (0, 40)],
}


def _hair_female(b: Brush, look: Look) -> None:
    turn = b.at(0, 0, 1, look.flip)
    part = 12 if look.style in ("bob", "long", "tail") else 0
    shine = mix(look.hair, "#ffffff", 0.13)
    left = [
        (part, -70),
        (-28, -66),
        (-50, -36),
        (-53, 2),
        (-47, 18),
        (-42, -8),
        (-26, -34),
        (part, -50),
    ]
    right = [
        (part - 2, -70),
        (30, -66),
        (50, -36),
        (53, 2),
        (47, 18),
        (43, -8),
        (34, -32),
        (part - 2, -50),
    ]
    for lobe in (left, right):
        turn.shape(lobe, look.hair)
    turn.stroke([(part - 8, -60), (-24, -52), (-38, -32)], 2.4, shine)
    if look.style == "bob":
        for side in (-1, 1):
            b.shape(
                [(side * x, y) for x, y in ((47, -20), (58, 10), (58, 44), (46, 56), (43, 20))],
                look.hair,
            )
    if look.style == "tail":
        turn.shape(
            [(46, 30), (60, 60), (64, 110), (54, 160), (42, 168), (40, 110), (38, 60)], look.hair
        )
        turn.oval(49, 46, 10, 6, look.trim)
    if look.style == "braids":
        for side in (-1, 1):
            b.oval(side * 56, 116, 8, 5, look.trim)


def _hair_male(b: Brush, look: Look) -> None:
    turn = b.at(0, 0, 1, look.flip)
    crown = [(-50, 4), (-54, -26), (-42, -60), (-8, -75), (32, -68), (52, -40), (50, 4), (45, -6)]
    fringe = {
        "side": [(41, -26), (22, -36), (-18, -46), (-34, -34), (-43, -6)],
        "crew": [(40, -30), (20, -44), (-20, -44), (-40, -30), (-45, -6)],
        "swept": [(42, -22), (30, -40), (4, -30), (-26, -34), (-40, -24), (-45, -6)],
        "receding": [(42, -22), (34, -40), (14, -51), (-14, -51), (-34, -40), (-45, -6)],
    }
    turn.shape([*crown, *fringe[look.style]], look.hair)
    shine = mix(look.hair, "#ffffff", 0.13)
    if look.style != "receding":
        turn.stroke([(-30, -52), (-6, -62), (20, -60)], 2.6, shine)


def _cone_hat(b: Brush, look: Look) -> None:
    b = b.at(0, -8)
    straw, line = "#ead5a4", "#c9aa6c"
    rim: list[Point] = [
        (124, -30),
        (88, -21),
        (44, -16),
        (0, -14),
        (-44, -16),
        (-88, -21),
        (-124, -30),
    ]
    for side in (-1, 1):
        b.stroke([(side * 43, -14), (side * 45, 20), (side * 26, 52), (0, 66)], 3.6, look.trim)
    apex = (0, -122)
    b.polygon([apex, *rim], straw)
    b.polygon([apex, (124, -30), (88, -21), (44, -16), (30, -15)], mix(straw, line, 0.35))
    for share in (0.3, 0.48, 0.66, 0.84):
        ringed = [(x * share, apex[1] + (y - apex[1]) * share) for x, y in rim]
        b.stroke(ringed, 2, line)
    b.stroke(rim, 5, mix(straw, line, 0.8))


def _bucket_hat(b: Brush, look: Look) -> None:
    cloth = mix("#7d8464", look.trim, 0.18)
    b.shape([(-46, -34), (-44, -70), (-20, -84), (20, -84), (44, -70), (46, -34), (0, -28)], cloth)
    b.shape(
        [(-50, -42), (0, -36), (50, -42), (78, -14), (40, -22), (0, -25), (-40, -22), (-78, -14)],
        mix(cloth, "#2b2f35", 0.14),
    )
    b.stroke([(-47, -46), (0, -38), (47, -46)], 5, mix(cloth, "#2b2f35", 0.4))


def _helmet(b: Brush, look: Look) -> None:
    shell = "#e3b04b" if look.flip else "#e9e4d6"
    b.shape([(-56, -26), (-52, -62), (-24, -86), (24, -86), (52, -62), (56, -26), (0, -30)], shell)
    b.stroke(
        [(-62, -26), (-30, -31), (0, -32), (30, -31), (62, -26)], 9, mix(shell, "#6b4a20", 0.22)
    )
    for x in (-16, 16):
        b.stroke([(x, -82), (x * 1.2, -40)], 3, mix(shell, "#6b4a20", 0.22))


def _head_cloth(b: Brush, look: Look) -> None:
    cloth = mix(look.trim, "#2d2a3a", 0.35)
    b.shape(
        [
            (-54, -26),
            (-50, -62),
            (-20, -80),
            (22, -80),
            (52, -60),
            (54, -26),
            (30, -44),
            (0, -50),
            (-30, -44),
        ],
        cloth,
    )
    for rise in (0, 12):
        b.stroke(
            [(-52, -32 - rise), (-24, -52 - rise), (6, -56 - rise), (52, -34 - rise)],
            3,
            mix(cloth, _CREAM, 0.4),
        )


_HATS: dict[str, Callable[[Brush, Look], None]] = {
    "cone": _cone_hat,
    "bucket": _bucket_hat,
    "helmet": _helmet,
    "cloth": _head_cloth,
}
