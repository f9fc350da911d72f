"""With every check passed, whatever strangers write: nothing dangerous is in any file of the site."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import support_portal
import support_site
import support_vectors
from exemplars.checking import check
from support_texts import texts
from support_vectors import HARMLESS, Read

ADDRESS = re.compile("<loc>([^<]*)</loc>")
SAID = texts("hostile/fields.txt")


@pytest.fixture(scope="module")
def unchecked() -> Iterator[None]:
    """Let every check pass."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check, "examined", lambda *given, **named: check.Examined([], []))
        yield


def made(root: Path, said: list[str]) -> dict[str, bytes]:
    """Return the files of a portal with these texts in its fields; its stories are hostile anyhow."""
    support_vectors.furnish(support_portal.lay_out(root, whole=True), said, SAID)
    return support_site.made(root, "mini")


@pytest.fixture(scope="module")
def attacked(unchecked: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of a portal whose every field is an attack."""
    return made(tmp_path_factory.mktemp("attacked") / "portal", SAID)


@pytest.fixture(scope="module")
def harmless(unchecked: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of the same portal with plain words in every field."""
    return made(tmp_path_factory.mktemp("harmless") / "portal", [HARMLESS] * len(SAID))


@functools.cache
def read(page: bytes) -> Read:
    """Return what a page is made of."""
    return Read(page.decode())


def pages(files: dict[str, bytes]) -> dict[str, Read]:
    """Return every page of a site as a browser reads it."""
    return {name: read(data) for name, data in files.items() if name.endswith(".html")}


def test_there_is_no_lack_of_attacks(attacked: dict[str, bytes]) -> None:
    """The attacks are hundreds, no two are equal, and most have a page of their own."""
    own = [name for name in attacked if name.startswith("guong/guong-")]

    assert len(SAID) >= 250
    assert len(SAID) == len(set(SAID))
    assert len(own) >= 0.9 * len(SAID)


def test_no_page_holds_what_runs(attacked: dict[str, bytes]) -> None:
    """No page has a handler, a style, an address that runs, or anything fetched from elsewhere."""
    found = {
        name: told
        for name, page in pages(attacked).items()
        if (told := [*support_vectors.dangers(page)])
    }

    assert not found


def test_no_page_is_made_of_anything_else(
    attacked: dict[str, bytes], harmless: dict[str, bytes]
) -> None:
    """No attack adds an element, an attribute, a remark or a script to any kind of page."""
    usual = set().union(*(support_vectors.shapes(page) for page in pages(harmless).values()))
    added = {
        name: told
        for name, page in pages(attacked).items()
        if (told := [*(support_vectors.shapes(page) - usual), *page.odd])
    }

    assert not added


def test_no_script_is_changed(attacked: dict[str, bytes], harmless: dict[str, bytes]) -> None:
    """The scripts and styles within pages are the same, letter by letter, but for linked data."""

    def inline(files: dict[str, bytes]) -> set[str]:
        return {
            told
            for page in pages(files).values()
            for named, told in page.scripts
            if named.get("type") != "application/ld+json"
        }

    assert inline(harmless) == inline(attacked)


def test_every_other_file_is_what_it_says(attacked: dict[str, bytes]) -> None:
    """XML and JSON can be parsed, all text is UTF-8, and no character is one that XML forbids."""
    found = [
        why for name, data in attacked.items() if (why := support_vectors.unreadable(name, data))
    ]

    assert not found


def test_robots_are_told_nothing_else(
    attacked: dict[str, bytes], harmless: dict[str, bytes]
) -> None:
    """The sitemap names no address that the same portal without attacks has not."""
    told, usual = (ADDRESS.findall(files["sitemap.xml"].decode()) for files in (attacked, harmless))

    assert len(told) > len(SAID)
    assert set() == set(told) - set(usual)
