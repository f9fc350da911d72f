"""The whole picture: the land, then the people, then what stands in front of them."""

from __future__ import annotations

from functools import partial
from random import Random

from PIL import Image

from illustration import things
from illustration.brush import HEIGHT, WIDTH, Brush, mix
from illustration.cast import Subject
from illustration.palette import Palette, palette_for
from illustration.people import Person, bust, hold, look_of
from illustration.scenery import LANDS, hut, round_tree, sky
from illustration.themes import THEMES, Theme
from illustration.things import Thing

_DELTA, _MOUNTAIN = ("soc-trang", "vinh-thuan"), ("nghe-an", "lao-cai")
_PLACES = {
    "fields": (("paddies",), ("terraces", "paddies"), ("paddies",)),
    "tea": (("tea",), ("tea",), ("tea",)),
    "hills": (("village",), ("tea", "terraces"), ("village", "orchard")),
    "pond": (("mangrove",), ("river",), ("river",)),
    "water": (("river", "mangrove"), ("river",), ("river",)),
    "homes": (("river", "village", "village"), ("village", "terraces"), ("village", "orchard")),
    "hall": (("town", "river", "village"), ("town", "village"), ("town", "village", "orchard")),
    "town": (("town",), ("town",), ("town",)),
    "orchard": (("orchard",), ("orchard",), ("orchard",)),
    "forest": (("forest",), ("forest",), ("forest",)),
    "coast": (("coast",), ("coast",), ("coast",)),
}
_FLOOR = 596.0


def draw(subject: Subject) -> Image.Image:
    """Return the picture of a subject; the same subject always gives the same picture."""
    rng, theme = Random(f"{subject.id} picture"), THEMES[subject.theme]
    colours = palette_for(subject.plan, subject.night, rng)
    b = Brush.blank(colours.sky)
    sky(b, colours, rng, theme.ornament)
    LANDS[_land(subject.plan, theme, rng)](b, colours, rng)
    if subject.home:
        _roof(b, colours)
    if subject.people:
        _people(b, subject.people, theme, colours, rng)
        _FRONTS[theme.front](b, theme, colours)
    else:
        _still_life(b, theme, colours, rng)
    return b.finished()


def _land(plan: str, theme: Theme, rng: Random) -> str:
    region = 0 if plan in _DELTA else 1 if plan in _MOUNTAIN else 2
    return rng.choice(_PLACES[theme.place][region])


def _people(b: Brush, people: tuple[Person, ...], theme: Theme, p: Palette, rng: Random) -> None:
    taken: list[str] = []
    for person, (x, y, size) in zip(people, _stand(people, rng), strict=True):
        look = look_of(person, rng, (p.near, p.accent) if theme.held else (p.near,), taken)
        taken.append(look.cloth)
        place = b.at(x, y, size)
        bust(place, person, look)
        if len(people) == 1 and theme.held and theme.front != "desk" and rng.random() < 0.75:
            hold(place, person, look, partial(_put, theme.held, p), 50)


def _put(thing: Thing, p: Palette, b: Brush) -> None:
    thing(b, p)


def _stand(people: tuple[Person, ...], rng: Random) -> list[tuple[float, float, float]]:
    """Return (x, y, size) of each person, from the back to the front."""
    if len(people) == 1:
        return [(240 + rng.randint(-8, 8), 258, 1.3)]
    if len(people) == 2:
        return [(150, 282, 1.1), (330, 290, 1.1)]
    if any(each.age == "child" for each in people):
        return [(136, 262, 1.05), (344, 270, 1.05), (240, 400, 0.84)]
    if people[0].hat == "cone" or rng.random() < 0.4:
        return [(240, 222, 1.0), (112, 314, 1.02), (368, 318, 1.02)]
    return [(106, 268, 0.98), (374, 262, 0.98), (240, 322, 1.1)]


def _roof(b: Brush, p: Palette) -> None:
    """Draw the house a family stands before."""
    b.polygon([(52, 250), (428, 250), (428, HEIGHT), (52, HEIGHT)], p.wall)
    for x in (52, 424):
        b.stroke([(x, 250), (x, HEIGHT)], 9, p.wood)
    roof = [(4, 262), (476, 262), (388, 128), (92, 128)]
    b.polygon(roof, p.roof)

    def tiles(c: Brush) -> None:
        line = mix(p.roof, p.dark, 0.22)
        for y in range(152, 262, 22):
            c.stroke([(0, y), (WIDTH, y)], 2.4, line)
            for x in range(y % 4 * 10 - 20, WIDTH, 26):
                c.stroke([(x, y), (x, y - 20)], 2, line)

    b.within(roof, tiles, corners=True)
    b.stroke([(88, 126), (392, 126)], 10, mix(p.roof, p.dark, 0.3))
    b.stroke([(4, 264), (476, 264)], 8, mix(p.roof, p.dark, 0.3))


# What stands in front.


def _row(b: Brush, theme: Theme, p: Palette) -> None:
    soil = mix(p.near, p.dark, 0.28)
    b.shape(
        [(-60, 574), (120, 590), (240, 594), (360, 590), (540, 574), (540, 660), (-60, 660)], soil
    )
    for x, size in (
        (30, 1.05),
        (450, 1.05),
        (112, 0.78),
        (368, 0.78),
        (184, 0.5),
        (296, 0.5),
        (240, 0.46),
    ):
        theme.left(b.at(x, _FLOOR + 6, size, x > 240), p)


def _pair(b: Brush, theme: Theme, p: Palette) -> None:
    soil = mix(p.near, p.dark, 0.2)
    b.shape(
        [(-60, 556), (90, 566), (240, 586), (390, 566), (540, 556), (540, 660), (-60, 660)], soil
    )
    theme.left(b.at(74, _FLOOR - 8, 1.18), p)
    theme.right(b.at(406, _FLOOR - 8, 1.18, theme.right is theme.left), p)


def _desk(b: Brush, theme: Theme, p: Palette) -> None:
    b.polygon([(0, 552), (WIDTH, 552), (WIDTH, HEIGHT), (0, HEIGHT)], mix(p.wood, p.straw, 0.28))
    b.polygon([(0, 552), (WIDTH, 552), (WIDTH, 560), (0, 560)], mix(p.wood, p.straw, 0.55))
    theme.left(b.at(92, 574, 1.1), p)
    theme.right(b.at(404, 574, 1.0), p)


def _boat(b: Brush, theme: Theme, p: Palette) -> None:
    b.polygon([(0, 572), (WIDTH, 572), (WIDTH, HEIGHT), (0, HEIGHT)], p.water)
    theme.left(b.at(240, 588, 1.16), p)
    light = mix(p.water, p.glow, 0.6)
    for y, x, half in ((584, 60, 44), (594, 190, 80), (588, 410, 50), (597, 330, 60)):
        b.stroke([(x - half, y), (x + half, y)], 4, light)


_FRONTS = {"row": _row, "pair": _pair, "desk": _desk, "boat": _boat}


def _still_life(b: Brush, theme: Theme, p: Palette, rng: Random) -> None:
    """Draw the things of the theme, large, where otherwise people would stand."""
    turn = rng.random() < 0.5
    soil = mix(p.near, p.dark, 0.2)
    b.shape(
        [(-60, 446), (100, 430), (240, 424), (380, 430), (540, 446), (540, 660), (-60, 660)], soil
    )
    side = b.at(240, 0, 1, turn)
    round_tree(side.at(-206, 440, 1.9), p)
    hut(side.at(-104, 446, 1.75), p, stilts=p.palms or theme.place in ("tea", "forest"))
    round_tree(side.at(24, 436, 1.3), p)
    if theme.front == "row":
        for y, size, step in ((490, 0.66, 56), (546, 0.92, 84), (612, 1.25, 112)):
            for x in range(rng.randint(-40, 0), WIDTH + 60, step):
                theme.left(b.at(x, y, size, rng.random() < 0.5), p)
        return
    side.oval(60, 548, 170, 20, mix(soil, p.dark, 0.18))
    theme.left(side.at(74, 548, 1.0 if theme.front == "boat" else 1.55), p)
    (theme.held or theme.right)(side.at(-78, 576, 1.2), p)
    things.flowers(side.at(194, 606, 0.9), p)
    things.flowers(side.at(-204, 606, 0.8), p)
