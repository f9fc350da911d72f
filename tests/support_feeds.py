"""What the tests of feeds read them with: each list's RSS, Atom and JSON, by several readers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import feedparser
from lxml import etree, html

import support_site
from support_portal import REPO

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "at": "http://purl.org/atompub/tombstones/1.0",
}
# A link without rel is to the page (RFC 4287, 4.2.7.2).
PAGE = "atom:link[not(@rel) or @rel='alternate']"
# Files below feeds/ that are not a list's own.
ALONE = ("feeds/opml.xml", "feeds/da-go.json")


# Lists of everyone that every plan has: the feed, and the page it belongs to.
EVERYONE = {"feeds/all": "", "feeds/phat-thanh": "ban-tin/", "feeds/cong-thong-tin": "ban-tin/"}
# Lists of something other than exemplars.
OTHERS = ("feeds/diem-tin", "feeds/chuyen-muc/thi-dua-la-yeu-nuoc")


def page_of(base: str) -> str:
    """Return the address of the page a feed belongs to."""
    return EVERYONE[base] if base in EVERYONE else base.removeprefix("feeds/") + "/"


def url_of(plan: str) -> str:
    """Return the portal's address."""
    return str(support_site.plan_of(REPO, plan)["portal"]["url"])


def tag_of(plan: str) -> str:
    """Return the start of every id of a portal."""
    tag = support_site.plan_of(REPO, plan)["portal"]["tag"]
    return f"tag:{tag['authority']},{tag['year']}:"


class Item(NamedTuple):
    """What the three forms of an item must say alike."""

    id: str
    title: str
    link: str
    published: dt.datetime
    summary: str
    content: str


@dataclass(frozen=True)
class Feed:
    """One list's feed in its three forms."""

    base: str  # feeds/linh-vuc/y-te
    rss: Any  # as feedparser reads it
    atom: Any
    rss_tree: Any
    atom_tree: Any
    json: dict[str, Any]

    def rss_items(self) -> list[Item]:
        """Return the items of the RSS feed, as its elements stand."""
        return [
            Item(
                item.findtext("guid"),
                item.findtext("title"),
                item.findtext("link"),
                parsedate_to_datetime(item.findtext("pubDate")),
                item.findtext("description"),
                self._words(item.findtext("content:encoded", namespaces=NAMES)),
            )
            for item in self.rss_tree.iter("item")
        ]

    def _words(self, content: str) -> str:
        """Return an RSS item's content as the other forms have it: of words to read aloud, the lines."""
        if any("content_html" in item for item in self.json["items"]):
            return content
        lines = html.fragments_fromstring(content)
        assert all(line.tag == "p" and not len(line) for line in lines)
        return "\n".join(line.text_content() for line in lines)

    def atom_items(self) -> list[Item]:
        """Return the entries of the Atom feed, as their elements stand."""
        return [
            Item(
                entry.findtext("atom:id", namespaces=NAMES),
                entry.findtext("atom:title", namespaces=NAMES),
                entry.xpath(f"string({PAGE}/@href)", namespaces=NAMES),
                dt.datetime.fromisoformat(entry.findtext("atom:published", namespaces=NAMES)),
                entry.findtext("atom:summary", namespaces=NAMES),
                entry.findtext("atom:content", namespaces=NAMES),
            )
            for entry in self.atom_tree.iterfind("atom:entry", NAMES)
        ]

    def json_items(self) -> list[Item]:
        """Return the items of the JSON feed."""
        return [
            Item(
                item["id"],
                item["title"],
                item["url"],
                dt.datetime.fromisoformat(item["date_published"]),
                item["summary"],
                item.get("content_html") or item["content_text"],
            )
            for item in self.json["items"]
        ]


def read(data: bytes) -> Any:
    """Return an RSS or Atom document as feedparser reads it, its text as it stands."""
    return feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)


def feed_of(files: dict[str, bytes], base: str) -> Feed:
    """Return one list's feed from the files of a site."""
    rss, atom = files[f"{base}.xml"], files[f"{base}.atom"]
    return Feed(
        base,
        read(rss),
        read(atom),
        etree.fromstring(rss),
        etree.fromstring(atom),
        json.loads(files[f"{base}.json"]),
    )


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file below feeds/ of a site."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.glob("feeds/**/*.*"))
    }


def bases(folder: Path) -> list[str]:
    """Return the address without ending of every list's feed, archives left out."""
    names = [name for name in files_of(folder) if name not in ALONE and "/luu-tru/" not in name]
    return sorted({name.rpartition(".")[0] for name in names})


@cache
def feeds(folder: Path) -> tuple[Feed, ...]:
    """Return every list's feed of a site; not to be changed."""
    files = files_of(folder)
    return tuple(feed_of(files, base) for base in bases(folder))


def chain(folder: Path, url: str, first: str) -> Iterator[tuple[str, Any]]:
    """Give a feed and its archives, each with its address, as its prev-archive links lead."""
    address, seen = first, set()
    while address and address not in seen:
        seen.add(address)
        tree = etree.parse(str(folder / address)).getroot()
        yield address, tree
        links = tree.xpath("//atom:link[@rel='prev-archive']/@href", namespaces=NAMES)
        address = links[0].removeprefix(url) if links else ""
