"""The feeds of a portal with more profiles than one feed holds: windows and yearly archives (RFC 5005)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import support_feeds
import support_lists
import support_site
from support_feeds import NAMES

URL = "https://tan-yen.example/"
WINDOW = 50
both_forms = pytest.mark.parametrize("form", ["xml", "atom"])
TYPES = {"xml": "application/rss+xml", "atom": "application/atom+xml"}


@pytest.fixture(scope="session")
def long_portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a generated portal of 130 profiles and its site."""
    return support_site.long_portal(tmp_path_factory)


def ids(tree: Any) -> list[str]:
    """Return the ids of the items of an RSS or Atom document, without the portal's tag."""
    found = tree.xpath("//item/guid/text() | //atom:entry/atom:id/text()", namespaces=NAMES)
    return [str(each).rpartition(":")[2] for each in found]


def links(tree: Any, rel: str) -> list[tuple[str, str]]:
    """Return the address and the type of a document's own links of one kind."""
    return [
        (link.get("href"), link.get("type"))
        for link in tree.xpath(
            f"/rss/channel/atom:link[@rel='{rel}'] | /atom:feed/atom:link[@rel='{rel}']",
            namespaces=NAMES,
        )
    ]


def is_archive(tree: Any) -> bool:
    """Return whether a document says of itself that it is an archive."""
    marks = tree.xpath("/rss/channel/fh:archive | /atom:feed/fh:archive", namespaces=NAMES)
    return len(marks) == 1


@both_forms
def test_a_feed_holds_the_newest_50(long_portal: Path, form: str):
    """A long list's feed has its 50 newest items, in every form."""
    newest = [each.id for each in support_site.shown(long_portal / "portal", "tan-yen")][:WINDOW]
    tree = etree.parse(str(long_portal / f"site/feeds/all.{form}"))
    feed = support_feeds.feed_of(support_feeds.files_of(long_portal / "site"), "feeds/all")

    assert newest == ids(tree)
    assert newest == [item.id[-6:] for item in feed.json_items()]


@both_forms
def test_archives_reach_every_item(long_portal: Path, form: str):
    """Following prev-archive from any list's feed reaches every profile of the list, each once a year."""
    lists = support_lists.expected(long_portal / "portal", "tan-yen")
    wrong = []
    for base in sorted({*support_feeds.bases(long_portal / "site")} - {*support_feeds.OTHERS}):
        page = base.removeprefix("feeds/") + "/" if base.count("/") == 2 else "guong/"
        expected = [address.strip("/")[-6:] for address in lists.get(page, ())]
        (_, first), *archives = support_feeds.chain(long_portal / "site", URL, f"{base}.{form}")
        older = [id for _, tree in archives for id in ids(tree)]
        if ids(first) != expected[:WINDOW] or older != (expected if archives else []):
            wrong.append(base)

    assert not wrong


@both_forms
def test_an_archive_is_a_year(long_portal: Path, form: str):
    """Each archive holds the profiles of one year, and the newest year's comes first."""
    records = support_site.shown(long_portal / "portal", "tan-yen")
    years = {each.id: each.published[:4] for each in records}
    _, *archives = support_feeds.chain(long_portal / "site", URL, f"feeds/all.{form}")
    held = {address: {years[id] for id in ids(tree)} for address, tree in archives}

    assert held == {
        f"feeds/all/luu-tru/{year}.{form}": {year} for year in sorted(set(years.values()))
    }
    assert list(held) == sorted(held, reverse=True)


@both_forms
def test_an_archive_says_that_it_is_one(long_portal: Path, form: str):
    """An archive is marked as one and links the current feed; the current feed is not an archive."""
    (first, current), *archives = support_feeds.chain(
        long_portal / "site", URL, f"feeds/all.{form}"
    )

    assert not is_archive(current)
    assert links(current, "self") == [(f"{URL}{first}", TYPES[form])]
    assert archives
    assert all(is_archive(tree) for _, tree in archives)
    assert [links(tree, "current") for _, tree in archives] == [
        [(f"{URL}{first}", TYPES[form])] for _ in archives
    ]
    assert [links(tree, "self") for _, tree in archives] == [
        [(f"{URL}{address}", TYPES[form])] for address, _ in archives
    ]


@both_forms
def test_the_last_archive_leads_no_further(long_portal: Path, form: str):
    """Each document but the oldest archive has one prev-archive link, with its type."""
    documents = list(support_feeds.chain(long_portal / "site", URL, f"feeds/all.{form}"))
    following = [[(f"{URL}{address}", TYPES[form])] for address, _ in documents[1:]]

    assert [links(tree, "prev-archive") for _, tree in documents] == [*following, []]


def test_archives_are_of_long_lists_alone(long_portal: Path):
    """A list of at most 50 has no archive; every archive that is there is reached from a feed."""
    folder = long_portal / "site"
    reached = {
        address
        for base in support_feeds.bases(folder)
        for form in ("xml", "atom")
        for address, _ in support_feeds.chain(folder, URL, f"{base}.{form}")
    }
    there = {name for name in support_feeds.files_of(folder) if "/luu-tru/" in name}
    lists = support_lists.expected(long_portal / "portal", "tan-yen")
    long_lists = [address for address, shown in lists.items() if len(shown) > WINDOW]
    with_archives = {name.split("/luu-tru/")[0].removeprefix("feeds/") + "/" for name in there}

    assert there == {address for address in reached if "/luu-tru/" in address}
    assert {address for address in long_lists if not address.startswith(("nam/", "guong/"))} == {
        address for address in with_archives if address.count("/") == 2
    }


def test_archives_are_well_formed(long_portal: Path):
    """A reader of feeds finds no fault in any archive of the list of everyone."""
    files = support_feeds.files_of(long_portal / "site")
    archives = [name for name in files if name.startswith("feeds/all/luu-tru/")]

    assert len(archives) == 8
    assert not [name for name in archives if support_feeds.read(files[name]).bozo]
