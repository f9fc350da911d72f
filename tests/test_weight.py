"""What a page weighs on the way to a phone: page, style and scripts together, packed as a host packs."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

import support_site
from support_browser import PAGES, PLAN, every_page
from support_plans import PLANS

MOST = 100_000  # bytes of page, style and scripts, packed (design §9)
MOST_FACES = 60_000  # bytes of all faces, which are packed already


def packed(data: bytes) -> int:
    """Return the bytes of a file as a host sends it."""
    return len(gzip.compress(data, 6, mtime=0))


def weight(folder: Path, address: str) -> int:
    """Return the packed bytes of a page with the style and scripts it asks for."""
    page = support_site.pages(folder)[address]
    asked = {*page.xpath("//link[@rel='stylesheet']/@href"), *page.xpath("//script/@src")}
    found = [support_site.resolved(address, each) for each in sorted(asked)]
    files = [folder / place[0] for place in found if place]
    assert len(files) == len(asked)
    name = address if address.endswith(".html") else f"{address}index.html"
    return sum(packed(path.read_bytes()) for path in [folder / name, *files])


@every_page
def test_every_type_of_page_is_light(site: Callable[[str], Path], kind: str):
    """No page of any type weighs more than 100 KB, its photos apart."""
    assert weight(site(PLAN), PAGES[kind]) <= MOST


@pytest.mark.parametrize("plan", PLANS)
def test_every_profile_is_light(site: Callable[[str], Path], plan: str):
    """The heaviest profile of every portal stays below a third of what it may weigh."""
    folder = site(plan)
    profiles = [
        address
        for address in support_site.indexable(folder)
        if address.startswith("guong/") and address.count("/") == 2 and "/trang/" not in address
    ]

    assert profiles
    assert max(weight(folder, each) for each in profiles) <= MOST / 3


def test_the_faces_are_light(site: Callable[[str], Path]):
    """All faces together are 60 KB; the two that every page begins with, 30 KB."""
    folder = site(PLAN)
    faces = {path.name: path.stat().st_size for path in (folder / "assets").glob("*.woff2")}
    first = support_site.pages(folder)[""].xpath("//link[@rel='preload']/@href")

    assert 0 < sum(faces.values()) <= MOST_FACES
    assert len(first) == 2
    assert sum(faces[each.rpartition("/")[2]] for each in first) <= MOST_FACES / 2
