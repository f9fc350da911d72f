"""The colours of a picture: a muted set for each plan, and the light of the hour."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from illustration.brush import mix


@dataclass(frozen=True)
class Palette:
    """The colours of one landscape, from the sky down."""

    sky: str
    glow: str
    sun: str
    far: str
    mid: str
    near: str
    leaf: str
    dark: str
    water: str
    roof: str
    wall: str
    accent: str
    straw: str = "#dfc07f"
    clay: str = "#a8643f"
    wood: str = "#86603f"
    night: bool = False
    palms: bool = False

    def deep(self, share: float = 0.3) -> str:
        """Return the leaf's colour, darker."""
        return mix(self.leaf, self.dark, share)


_PLANS = {
    "tan-yen": Palette(
        *("#f4e8d0", "#fbf3e2", "#e8a05c", "#cbd4b4", "#a6ba8b", "#7f9c69"),
        *("#587c50", "#3c5843", "#b7d0c8", "#b8603f", "#f0dfbf", "#bf4a41"),
    ),
    "nghe-an": Palette(
        *("#efe8d6", "#faf4e6", "#e4b05a", "#bfcdc6", "#93aca1", "#6f917e"),
        *("#4f7763", "#34544b", "#afcbd0", "#9d5c43", "#ead9ba", "#c06c3e"),
    ),
    "soc-trang": Palette(
        *("#f8e8c8", "#fdf4de", "#e98e52", "#dbd3a3", "#c2c180", "#97a55f"),
        *("#698243", "#485f33", "#a9ccc2", "#a95d3b", "#f3e2c0", "#84507a"),
        palms=True,
    ),
    "vinh-thuan": Palette(
        *("#e9efe0", "#f7f7ea", "#f0b260", "#bcd4c4", "#90b9a7", "#629886"),
        *("#417968", "#2c564e", "#a6d0cf", "#b6714c", "#f2e4c8", "#cf6a4c"),
        palms=True,
    ),
    "lao-cai": Palette(
        *("#ebe5e3", "#f8f2ec", "#e58e6e", "#c5c8d7", "#9ca8bd", "#809c88"),
        *("#5d816a", "#3a4f5e", "#b4c9d6", "#8b5b4b", "#e6d6bd", "#b3485a"),
    ),
}
_HOURS = (
    ("#f3c6ae", 0.38),
    ("#f7e6b4", 0.3),
    ("#d6e5e6", 0.5),
    ("#f1cf90", 0.36),
    ("#e3dcec", 0.45),
)
_DARKNESS = "#28324f"


def palette_for(plan: str, night: bool, rng: Random) -> Palette:
    """Return the plan's colours in the light of some hour."""
    colours = _PLANS.get(plan) or _PLANS[rng.choice(sorted(_PLANS))]
    tint, share = rng.choice(_HOURS)
    if night:
        return _at_night(colours)
    return replace(
        colours,
        sky=mix(colours.sky, tint, share),
        glow=mix(colours.glow, tint, share / 3),
        far=mix(colours.far, tint, share / 2),
        mid=mix(colours.mid, tint, share / 5),
    )


def _at_night(day: Palette) -> Palette:
    lit = {"sky": "#56658c", "glow": "#6b7aa0", "sun": "#f4e4b8", "wall": "#cdb98f"}
    dimmed = ("far", "mid", "near", "leaf", "dark", "water", "roof")
    colours = lit | {name: mix(getattr(day, name), _DARKNESS, 0.5) for name in dimmed}
    return replace(day, night=True, **colours)  # type: ignore[arg-type]
