"""
Feeds: RSS 2.0 and Atom by feedgen, JSON Feed 1.1, OPML, and what was taken down.

An item's id is `tag:<authority>,<year>:<id>` (RFC 4151): it survives a new title, sector, address
or domain. Its date is 00:00 +07:00 of the day of publication; an edit never makes it new.
Each exemplar's item is made once and joined into every feed it belongs to. Archives carry
summaries: the full text stands on the exemplar's page, and in the newest items.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from collections.abc import Iterator
from functools import partial
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from feedgen.feed import FeedGenerator

from exemplars.collections import Collection, Shelf
from exemplars.dates.days import midnight
from exemplars.feeds.entries import Entry, Exemplars, Told, day_of, numbered
from exemplars.feeds.items import SPACES, Items
from exemplars.records.plan import Column
from exemplars.records.portal import Portal
from exemplars.register import Exemplar, Register
from exemplars.reuse import Keys, Made
from exemplars.sharing import covers

# The name space of podcasts' own ids (podcastindex.org, `guid`).
PODCASTS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
WINDOW = 50  # items in a feed; older ones stand in yearly archives (RFC 5005)

File = tuple[str, bytes]


class Feeds:
    """All feeds of one portal."""

    def __init__(self, register: Register, url: str, keys: Keys | None = None) -> None:
        """Take the register, the portal's absolute address ending in /, and how files are known again."""
        self._keys = keys
        self.register = register
        self.site: Portal = register.plan.site
        self.url = url
        tag = self.site.tag
        assert tag is not None
        self.tag = f"tag:{tag.authority},{tag.year}:"
        # An empty feed is as old as the portal's tag: no clock, and no newer than its first item.
        self.born = dt.date(tag.year or 1970, 1, 1)
        self.exemplars = Exemplars(register.portfolio, url)
        self.items = Items(url, self.tag)

    def all(self, whole: tuple[Collection, ...], shelves: tuple[Shelf, ...]) -> Iterator[File]:
        """Give every feed file of the portal."""
        return ((file.name, file.make()) for file in self.files(whole, shelves))

    def files(self, whole: tuple[Collection, ...], shelves: tuple[Shelf, ...]) -> Iterator[Made]:
        """Give every feed file of the portal, to be made where it is not yet as it should be."""
        listed = [*whole, *(each for shelf in shelves for each in shelf.collections if each.feed)]
        for collection in listed:
            yield from self.of(collection)
        yield Made("feeds/opml.xml", None, lambda: self._opml(whole, shelves))
        yield Made("feeds/da-go.json", None, self._taken_down)

    def _taken_down(self) -> bytes:
        return _json(
            [
                {"id": self.tag + each.id, "date": each.date.isoformat()}
                for each in self.register.tombstones
            ]
        )

    def of(self, collection: Collection) -> Iterator[Made]:
        """Give the feeds of one list: RSS, Atom, JSON, and yearly archives once it is long."""
        published = self._told(collection)
        years: dict[int, list[Told]] = {}
        if len(published) > WINDOW:
            for each in published:
                years.setdefault(day_of(each).year, []).append(each)
        newest_first = sorted(years, reverse=True)
        style = "text" if collection.is_radio else "html"
        for form in ("xml", "atom"):
            previous = f"{collection.feed}/luu-tru/{newest_first[0]}.{form}" if years else ""
            address = f"{collection.feed}.{form}"
            yield self._later(collection, published[:WINDOW], form, style, address, previous)
            for position, year in enumerate(newest_first):
                older = newest_first[position + 1 : position + 2]
                previous = f"{collection.feed}/luu-tru/{older[0]}.{form}" if older else ""
                address = f"{collection.feed}/luu-tru/{year}.{form}"
                yield self._later(collection, years[year], form, "brief", address, previous)
        yield self._later(
            collection, published[:WINDOW], "json", style, f"{collection.feed}.json", ""
        )

    def _later(
        self,
        collection: Collection,
        shown: list[Told],
        form: str,
        style: str,
        address: str,
        previous: str,
    ) -> Made:
        """Return one file of a list's feeds, to be made where it is not yet as it should be."""

        def make() -> bytes:
            entries = list(map(self.exemplars.of, shown))
            if form == "json":
                return _json(self._json_feed(collection, entries, style))
            return self._feed(collection, entries, form, style, address, previous)

        key = None
        exemplars = [each for each in shown if isinstance(each, Exemplar)]
        # What else feeds tell of, episodes and months, is few and always made.
        if self._keys and len(exemplars) == len(shown):
            gone = [(each.id, each.date.isoformat()) for each in self.register.tombstones[:WINDOW]]
            known = (collection.facet, collection.id, collection.name, collection.address)
            told = (*known, form, style, address, previous, gone)
            key = partial(self._keys.of, "feed", told, exemplars)
        return Made(address, key, make)

    def _told(self, collection: Collection) -> list[Told]:
        """Return what a list's feed tells of, newest first; episodes with their number in their year."""
        if collection.instead is None:
            return [each for each in collection.exemplars if not each.draft]
        return list(numbered(collection.instead))

    def _title(self, collection: Collection) -> str:
        return (
            self.site.name if collection.facet == "all" else f"{collection.name} - {self.site.name}"
        )

    def _generator(self, collection: Collection, shown: list[Entry], address: str) -> Any:
        feed = FeedGenerator()
        feed.id(self.tag + collection.feed)
        feed.title(self._title(collection))
        feed.subtitle(f"{collection.name}. {self.site.name}.")
        feed.language("vi")
        feed.author(
            {
                "name": self.register.plan.authority.name
                if self.register.plan.authority
                else self.site.name
            }
        )
        # feedgen takes the last link of any kind for the channel's own: the page must come last.
        feed.link(
            href=self.url + address,
            rel="self",
            type="application/atom+xml" if address.endswith("atom") else "application/rss+xml",
        )
        feed.link(href=self.url + collection.address, rel="alternate", type="text/html")
        changed = midnight(max((each.changed for each in shown), default=self.born))
        feed.updated(changed)
        # feedgen would stamp the clock here, and no two builds would agree.
        feed.lastBuildDate(changed)
        feed.generator("exemplar-portal")
        feed.load_extension("dc", atom=False, rss=True)
        return feed

    def _feed(
        self,
        collection: Collection,
        shown: list[Entry],
        form: str,
        style: str,
        address: str,
        previous: str,
    ) -> bytes:
        """Return one RSS or Atom document: feedgen's frame around items made once each."""
        feed = self._generator(collection, shown, address)
        bare: bytes = feed.rss_str() if form == "xml" else feed.atom_str()
        closing = b"</channel>" if form == "xml" else b"</feed>"
        start, end = bare.rsplit(closing, 1)
        # At the root once, for every item.
        missing = "".join(
            f' xmlns:{name}="{space}"'
            for name, space in SPACES.items()
            if f"xmlns:{name}=".encode() not in start
        )
        start = re.sub(rb"<(rss|feed)\b", rb"<\1" + missing.encode(), start, count=1)
        return (
            self._introduced(start, collection)
            + self._history(collection, form, address, previous)
            + (self._podcast(collection) if form == "xml" else b"")
            + b"".join(self.items.xml(each, form, style) for each in shown)
            + closing
            + end
        )

    def _introduced(self, start: bytes, collection: Collection) -> bytes:
        """
        Return the beginning of a document with words for a person who opens it in a browser.

        Browsers show a feed as it is written (Chrome has dropped XSLT, and gives feeds no style),
        so that what stands first is read first.
        """
        page = self.url + collection.address
        words = (
            f"Đây là bản tin “{self._title(collection)}”. Muốn xem như trang web, mở {page}\n"
            "Muốn nhận tin tự động, chép địa chỉ của bản tin này vào ứng dụng đọc tin hoặc trang thông tin của đơn vị."
        )
        declaration, _, rest = start.partition(b"?>")
        # Two hyphens would end a comment.
        comment = f"?>\n<!--\n{re.sub('-(?=-)', '- ', words)}\n-->"
        return declaration + comment.encode() + rest

    def _history(self, collection: Collection, form: str, address: str, previous: str) -> bytes:
        """Return the archive links (RFC 5005) and, in Atom, what was deleted (RFC 6721)."""
        link = "link" if form == "atom" else "atom:link"
        parts = []
        kind = "application/atom+xml" if form == "atom" else "application/rss+xml"
        current = f"{collection.feed}.{form}"
        if address != current:
            parts.append('<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>')
            parts.append(
                f'<{link} rel="current" href={quoteattr(self.url + current)} type="{kind}"/>'
            )
        if previous:
            parts.append(
                f'<{link} rel="prev-archive" href={quoteattr(self.url + previous)} type="{kind}"/>'
            )
        if form == "atom" and address == current:
            # In every feed alike: a reader of one that never had the item passes over it.
            for each in self.register.tombstones[:WINDOW]:
                when = midnight(each.date).isoformat()
                parts.append(
                    f'<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref={quoteattr(self.tag + each.id)} when="{when}"/>'
                )
        return "".join(parts).encode()

    def _podcast(self, collection: Collection) -> bytes:
        """Return what podcast programs ask of a radio column; of another list nothing."""
        column = collection.item
        if not (isinstance(column, Column) and column.is_radio):
            return b""
        authority, contact = self.register.plan.authority, self.site.contact
        owner = column.owner or (authority.name if authority else self.site.name)
        email = (
            f"<itunes:email>{escape(contact.email)}</itunes:email>"
            if contact and contact.email
            else ""
        )
        cover = self.url + covers.address(column)
        assert self.site.tag is not None
        # From the tag, as the ids of items: it survives another domain.
        known = uuid.uuid5(PODCASTS, f"{self.site.tag.authority}/{collection.feed}.xml")
        return (
            f"<image><url>{escape(cover)}</url><title>{escape(self._title(collection))}</title>"
            f"<link>{escape(self.url + collection.address)}</link></image>"
            f"<itunes:author>{escape(owner)}</itunes:author>"
            f"<itunes:owner><itunes:name>{escape(contact.name if contact else owner)}</itunes:name>{email}</itunes:owner>"
            f"<itunes:image href={quoteattr(cover)}/>"
            '<itunes:category text="Government"/>'
            "<itunes:explicit>false</itunes:explicit><itunes:type>episodic</itunes:type>"
            f"<podcast:guid>{known}</podcast:guid><podcast:locked>no</podcast:locked><podcast:medium>podcast</podcast:medium>"
        ).encode()

    def _json_feed(self, collection: Collection, shown: list[Entry], style: str) -> dict[str, Any]:
        return {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self._title(collection),
            "home_page_url": self.url + collection.address,
            "feed_url": f"{self.url}{collection.feed}.json",
            "language": "vi",
            "authors": [
                {
                    "name": self.register.plan.authority.name
                    if self.register.plan.authority
                    else self.site.name
                }
            ],
            "items": [self.items.json(each, style) for each in shown],
        }

    def _opml(self, whole: tuple[Collection, ...], shelves: tuple[Shelf, ...]) -> bytes:
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<opml version="2.0">',
            f"<head><title>{escape(self.site.name)}</title></head>",
            "<body>",
        ]
        lines += [self._outline(each) for each in whole]
        for shelf in shelves:
            if shelf.facet.feeds:
                lines.append(f"<outline text={quoteattr(shelf.facet.title)}>")
                lines += [self._outline(each) for each in shelf.collections]
                lines.append("</outline>")
        return "\n".join([*lines, "</body>", "</opml>", ""]).encode()

    def _outline(self, each: Collection) -> str:
        return f'<outline type="rss" text={quoteattr(each.name)} title={quoteattr(self._title(each))} xmlUrl={quoteattr(f"{self.url}{each.feed}.xml")} htmlUrl={quoteattr(self.url + each.address)}/>'


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
