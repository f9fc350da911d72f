"""One exemplar as an item of each kind of feed, made once and joined into all it belongs to."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin
from xml.sax.saxutils import escape, quoteattr

from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension
from lxml import etree

from exemplars import story
from exemplars.days import midnight
from exemplars.plan import Portal
from exemplars.register import Exemplar

# As feedgen's own documents declare them.
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
_HREF = re.compile(r'(<a href)="([^"]*)"')


class Items:
    """The items of one portal; `tag` is the permanent start of their ids, `url` the portal's address."""

    def __init__(self, site: Portal, url: str, tag: str) -> None:
        """Begin with no item made."""
        self.site = site
        self.url = url
        self.tag = tag
        self._items: dict[tuple[str, str, str], bytes] = {}
        self._contents: dict[tuple[str, str], str] = {}

    def xml(self, each: Exemplar, form: str, style: str) -> bytes:
        """Return one exemplar as the bytes of an RSS item (`xml`) or an Atom entry, made once."""
        key = (each.id, form, style)
        if key not in self._items:
            self._items[key] = self._item(each, form, style)
        return self._items[key]

    def _item(self, each: Exemplar, form: str, style: str) -> bytes:
        entry = FeedEntry()
        entry.id(self.tag + each.id)
        entry.guid(self.tag + each.id, permalink=False)
        entry.title(each.name)
        entry.link(href=self.url + each.address, rel="alternate", type="text/html")
        entry.published(midnight(each.published))
        entry.updated(midnight(each.changed))
        for id, name in self._categories(each):
            entry.category(term=id, label=name)
        author = ", ".join(author.name for author in each.profile.authors) or (
            each.unit.name if each.unit else self.site.name
        )
        if form == "xml":
            entry.register_extension("dc", DcEntryExtension, atom=False, rss=True)
            entry.dc.dc_creator(author)
            entry.description(each.profile.summary)
            if style != "brief":
                entry.content(self.content(each, style), type="CDATA" if style == "html" else None)
            return _alone(entry.rss_entry())
        entry.author({"name": author})
        entry.summary(each.profile.summary)
        if style != "brief":
            entry.content(self.content(each, style), type=style)
        return _alone(entry.atom_entry())

    @staticmethod
    def _categories(each: Exemplar) -> Iterator[tuple[str, str]]:
        if each.sector:
            yield each.sector.id, each.sector.name
        yield each.profile.kind, each.kind_name
        for movement in each.movements:
            yield movement.id, movement.name

    def content(self, each: Exemplar, style: str) -> str:
        """Return the full text of an item, as `html` or as plain `text`."""
        key = (each.id, style)
        if key not in self._contents:
            self._contents[key] = self._text(each) if style == "text" else self._html(each)
        return self._contents[key]

    def _html(self, each: Exemplar) -> str:
        base = self.url + each.address
        body = _HREF.sub(
            lambda m: f"{m[1]}={quoteattr(urljoin(base, html.unescape(m[2])))}",
            story.render(each.source.story),
        )
        picture = ""
        if each.portrait and each.profile.portrait:
            shown = each.portrait
            picture = f'<p><img src="{self.url}{escape(shown.address)}" alt={quoteattr(each.profile.portrait.alt)} width="{shown.width}" height="{shown.height}"></p>\n'
        return f"{self._notice('p')}{picture}<p>{escape(each.profile.summary)}</p>\n{body}"

    def _text(self, each: Exemplar) -> str:
        return f"{self._notice('')}{each.name}\n{each.profile.summary}\n{story.plain(each.source.story)}"

    def _notice(self, tag: str) -> str:
        if not self.site.sample:
            return ""
        words = "Dữ liệu minh họa."
        return f"<{tag}>{words}</{tag}>\n" if tag else f"{words}\n"

    def json(self, each: Exemplar, style: str) -> dict[str, Any]:
        """Return one exemplar as a JSON Feed item."""
        item: dict[str, Any] = {
            "id": self.tag + each.id,
            "url": self.url + each.address,
            "title": each.name,
            "summary": each.profile.summary,
            "date_published": midnight(each.published).isoformat(),
            "date_modified": midnight(each.changed).isoformat(),
            "tags": [name for _, name in self._categories(each)],
        }
        item[f"content_{style}"] = self.content(each, style)
        if each.profile.authors:
            item["authors"] = [{"name": author.name} for author in each.profile.authors]
        if each.portrait:
            item["image"] = self.url + each.portrait.address
        return item


def _alone(element: Any) -> bytes:
    """Return an element as it stands in a feed, whose root declares the name spaces."""
    root = etree.Element("rss", nsmap=_SPACES)
    root.append(element)
    written: bytes = etree.tostring(element, encoding="UTF-8")
    return f"<{element.tag}>".encode() + written.partition(b">")[2]
