"""One entry as an item of each kind of feed, made once and joined into all it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension
from lxml import etree

from exemplars.dates.days import midnight
from exemplars.feeds.entries import Entry, paragraphs

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
MEDIA = "http://search.yahoo.com/mrss/"
# What every document declares at its root, so that items need not.
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "itunes": ITUNES,
    "podcast": PODCAST,
    "media": MEDIA,
}


class Items:
    """The items of one portal; `tag` is the permanent start of their ids, `url` the portal's address."""

    def __init__(self, url: str, tag: str) -> None:
        """Begin with no item made."""
        self.url = url
        self.tag = tag
        self._items: dict[tuple[str, str, str], bytes] = {}

    def xml(self, each: Entry, form: str, style: str) -> bytes:
        """Return one entry as the bytes of an RSS item (`xml`) or an Atom entry, made once."""
        key = (each.key, form, style)
        if key not in self._items:
            self._items[key] = self._item(each, form, style)
        return self._items[key]

    def _item(self, each: Entry, form: str, style: str) -> bytes:
        entry = FeedEntry()
        entry.id(self.tag + each.key)
        entry.guid(self.tag + each.key, permalink=False)
        entry.title(each.title)
        entry.link(href=self.url + each.address, rel="alternate", type="text/html")
        entry.published(midnight(each.published))
        entry.updated(midnight(each.changed))
        for id, name in each.categories:
            entry.category(term=id, label=name)
        if form == "xml":
            entry.register_extension("dc", DcEntryExtension, atom=False, rss=True)
            entry.dc.dc_creator(each.author)
            entry.description(each.summary)
            if style != "brief":
                # To an RSS reader this is HTML, whatever it holds.
                whole = each.content(style)
                entry.content(whole if style == "html" else paragraphs(whole), type="CDATA")
            made = entry.rss_entry()
        else:
            entry.author({"name": each.author})
            entry.summary(each.summary)
            if style != "brief":
                entry.content(each.content(style), type=style)
            made = entry.atom_entry()
        # Not by feedgen: of a link in Atom it loses type and length, of a picture it makes a group.
        made.extend(self._more(each, form, style))
        return _alone(made)

    def _more(self, each: Entry, form: str, style: str) -> Iterator[Any]:
        """Give what goes with an entry: its recording, its picture, and what podcasts tell."""
        if style == "brief":
            return
        if each.audio and style == "text":
            address, size = self.url + each.audio.address, str(each.audio.size)
            if form == "xml":
                yield etree.Element("enclosure", url=address, length=size, type=each.audio.type)
            else:
                yield etree.Element(
                    "link", rel="enclosure", href=address, length=size, type=each.audio.type
                )
        if each.picture and style == "html":
            yield self._picture(each)
        if each.spoken and form == "xml":
            yield from self._podcast(each)
        elif each.seconds and style == "text" and form == "xml":
            yield _itunes("duration", str(each.seconds()))

    def _picture(self, each: Entry) -> Any:
        assert each.picture is not None
        shown = each.picture
        made = etree.Element(
            f"{{{MEDIA}}}content",
            url=self.url + shown.address,
            medium="image",
            type=shown.type,
            width=str(shown.width),
            height=str(shown.height),
        )
        if shown.alt:
            etree.SubElement(made, f"{{{MEDIA}}}description", type="plain").text = shown.alt
        return made

    def _podcast(self, each: Entry) -> Iterator[Any]:
        assert each.spoken is not None
        spoken = each.spoken
        for name, value in (
            ("duration", str(spoken.seconds)),
            ("season", str(spoken.season)),
            ("episode", str(spoken.episode)),
            ("episodeType", "full"),
            ("explicit", "false"),
        ):
            yield _itunes(name, value)
        for name in ("season", "episode"):
            made = etree.Element(f"{{{PODCAST}}}{name}")
            made.text = str(getattr(spoken, name))
            yield made
        yield etree.Element(
            f"{{{PODCAST}}}transcript",
            url=self.url + spoken.transcript,
            type="text/plain",
            language="vi",
        )

    def json(self, each: Entry, style: str) -> dict[str, Any]:
        """Return one entry as a JSON Feed item."""
        item: dict[str, Any] = {
            "id": self.tag + each.key,
            "url": self.url + each.address,
            "title": each.title,
            "summary": each.summary,
            "date_published": midnight(each.published).isoformat(),
            "date_modified": midnight(each.changed).isoformat(),
            "tags": [name for _, name in each.categories],
        }
        item[f"content_{style}"] = each.content(style)
        if each.authors:
            item["authors"] = [{"name": name} for name in each.authors]
        if each.picture:
            item["image"] = self.url + each.picture.address
        if each.audio and style == "text":
            item["attachments"] = [
                {
                    "url": self.url + each.audio.address,
                    "mime_type": each.audio.type,
                    "size_in_bytes": each.audio.size,
                    "duration_in_seconds": round(each.audio.seconds),
                }
            ]
        return item


def _itunes(name: str, value: str) -> Any:
    """Return one thing that podcast programs are told."""
    made = etree.Element(f"{{{ITUNES}}}{name}")
    made.text = value
    return made


def _alone(element: Any) -> bytes:
    """Return an element as it stands in a feed, whose root declares the name spaces."""
    root = etree.Element("rss", nsmap=SPACES)
    root.append(element)
    written: bytes = etree.tostring(element, encoding="UTF-8")
    return f"<{element.tag}>".encode() + written.partition(b">")[2]
