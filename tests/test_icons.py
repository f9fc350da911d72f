"""Icons: what is taken from a file, and what stands in for a missing one."""

from __future__ import annotations

from pathlib import Path

import pytest

from exemplars.icons import Icons
from exemplars.records.vocabulary import KIND_ICONS, KINDS
from support_plans import PLANS, of
from support_portal import REPO

DROP = "M12 2C6 8 6 12 6 14a6 6 0 0 0 12 0c0-2 0-6-6-12z"


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """Return a theme's folder with one icon of its own."""
    folder = tmp_path / "theme/.icons"
    folder.mkdir(parents=True)
    (folder / "giot-nuoc.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" viewBox="0 0 24 24">'
        f'<script>alert(2)</script><path style="fill:red" d="{DROP}"/></svg>',
        "utf-8",
    )
    (folder / "sprout.svg").write_text(
        f'<svg viewBox="0 0 10 10"><path d="{DROP}"/></svg>', "utf-8"
    )
    (folder / "hong.svg").write_text('<svg viewBox="0 0 24 24"><path d="x()"/></svg>', "utf-8")
    return tmp_path / "theme"


def test_only_the_outline_is_taken(theme: Path) -> None:
    """Of a file nothing but its view box and its outlines reaches a page."""
    expected = (
        '<svg class="p-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f'<path d="{DROP}"/></svg>'
    )

    assert expected == Icons(theme).svg("giot-nuoc")


def test_the_themes_own_icons_go_first(theme: Path) -> None:
    """An icon of the theme stands before Material Design's of the same name."""
    assert DROP in Icons(theme).svg("sprout")
    assert DROP not in Icons(theme / "elsewhere").svg("sprout")


@pytest.mark.parametrize("name", ["", "khong-co", "hong"])
def test_a_ring_stands_in(theme: Path, name: str) -> None:
    """No name, an unknown name and a file without an outline all give the same quiet ring."""
    assert Icons(theme).svg("khong-co-gi") == Icons(theme).svg(name)
    assert Icons(theme).svg("sprout") != Icons(theme).svg(name)


def test_every_kind_has_an_icon() -> None:
    """Every kind of subject has an icon, and it is there."""
    icons = Icons(REPO / "theme")

    assert set(KINDS) == set(KIND_ICONS)
    assert not [name for name in KIND_ICONS.values() if not icons.has(name)]


@pytest.mark.parametrize("plan", PLANS)
def test_every_sector_has_an_icon_of_its_own(plan: str) -> None:
    """In the five plans every sector has an icon, and no two share one."""
    icons = [sector.icon for sector in of(plan).plan.sectors]

    assert all(icons)
    assert len(set(icons)) == len(icons)
