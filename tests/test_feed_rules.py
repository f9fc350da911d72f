"""Every feed of every sample portal keeps what the W3C's feed validator asks of RSS and of Atom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import html

import support_feeds
from exemplars.feeds.items import SPACES
from support_feeds import NAMES, Feed
from support_plans import PLANS

SPACE = NAMES | SPACES
ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = ("title", "link", "description", "language", "lastBuildDate", "image")
Sites = Callable[[str], Path]


def once(parent: Any, names: tuple[str, ...], where: str) -> Iterator[str]:
    """Give what stands more than once."""
    counts = Counter(child.tag for child in parent if isinstance(child.tag, str))
    yield from (f"{where}: {name} {counts[name]} times" for name in names if counts[name] > 1)


def absolute(content: str, where: str) -> Iterator[str]:
    """Give what HTML in an item has that leads nowhere without its page, or that readers refuse."""
    for element in html.fragment_fromstring(content, create_parent=True).iter():
        for name, value in element.attrib.items():
            if name in ("href", "src") and not re.match(r"https?://|mailto:|tel:", value):
                yield f"{where}: {name}={value}"
            if name == "style" or name.startswith("on"):
                yield f"{where}: {name}"
        if element.tag in ("script", "iframe", "object", "embed", "style", "form"):
            yield f"{where}: <{element.tag}>"


def rss_faults(feed: Feed) -> Iterator[str]:
    """Give what an RSS document gets wrong."""
    channel = feed.rss_tree.find("channel")
    yield from once(channel, ONCE, feed.base)
    yield from (
        f"{feed.base}: no {name}"
        for name in ("title", "link", "description")
        if not channel.findtext(name)
    )
    image = channel.find("image")
    if image is not None and [image.findtext(n) for n in ("title", "link")] != [
        channel.findtext(n) for n in ("title", "link")
    ]:
        yield f"{feed.base}: the image's title and link are not the channel's"
    if channel.find("itunes:explicit", SPACE) is not None:
        yield from podcast_faults(channel, feed.base)
    for item in channel.iter("item"):
        yield from item_faults(item, f"{feed.base} {item.findtext('guid')}")


def item_faults(item: Any, where: str) -> Iterator[str]:
    """Give what one RSS item gets wrong."""
    yield from once(item, ("title", "link", "description", "guid", "pubDate", "enclosure"), where)
    if item.find("guid").get("isPermaLink") != "false":
        yield f"{where}: a guid that is no address says so"
    if parsedate_to_datetime(item.findtext("pubDate")).utcoffset() is None:
        yield f"{where}: a date without its zone"
    if not re.match(r"https?://", item.findtext("link")):
        yield f"{where}: {item.findtext('link')}"
    if re.search(r"<[a-z/]", item.findtext("description")):
        yield f"{where}: tags in the description"
    yield from attachment_faults(item, where)
    yield from absolute(item.findtext("content:encoded", "", NAMES), where)


def attachment_faults(item: Any, where: str) -> Iterator[str]:
    """Give what is wrong with an item's recording and picture."""
    for enclosure in item.iter("enclosure"):
        if {*enclosure.keys()} != {"url", "length", "type"} or int(enclosure.get("length")) <= 0:
            yield f"{where}: {dict(enclosure.attrib)}"
    for picture in item.iterfind("media:content", SPACE):
        if picture.get("medium") != "image" or not re.match("https?://", picture.get("url")):
            yield f"{where}: {dict(picture.attrib)}"


def podcast_faults(channel: Any, where: str) -> Iterator[str]:
    """Give what a podcast's channel and items get wrong."""
    if channel.find("itunes:image", SPACE).get("href").rpartition(".")[2] not in ("jpg", "png"):
        yield f"{where}: a picture that is neither JPEG nor PNG"
    for said in channel.iterfind(".//itunes:explicit", SPACE):
        if said.text not in ("true", "false"):
            yield f"{where}: explicit {said.text}"
    for said in channel.iterfind(".//itunes:duration", SPACE):
        if not re.fullmatch(r"\d+|(\d+:)?[0-5]?\d:[0-5]\d", said.text):
            yield f"{where}: duration {said.text}"


def atom_faults(feed: Feed) -> Iterator[str]:
    """Give what an Atom document gets wrong."""
    for place in (feed.atom_tree, *feed.atom_tree.iterfind(f"{ATOM}entry")):
        where = f"{feed.base} {place.findtext(f'{ATOM}id')}"
        for name in ("id", "title", "updated"):
            if len(place.findall(ATOM + name)) != 1:
                yield f"{where}: {name} must stand once"
        kinds = Counter(
            (link.get("type"), link.get("hreflang"))
            for link in place.iterfind(f"{ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        )
        yield from (
            f"{where}: two pages of type {kind}" for kind, times in kinds.items() if times > 1
        )
        for link in place.iterfind(f"{ATOM}link[@rel='enclosure']"):
            if not {"href", "length", "type"} <= {*link.keys()}:
                yield f"{where}: an enclosure without length or type"
        content = place.find(f"{ATOM}content")
        if content is not None and content.get("type") == "html":
            yield from absolute(content.text or "", where)


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("faults", [rss_faults, atom_faults])
def test_feeds_keep_the_validators_rules(
    site: Sites, plan: str, faults: Callable[[Feed], Iterator[str]]
) -> None:
    """No feed of a portal breaks a rule of the validator, whatever list it is of."""
    found = [each for feed in support_feeds.feeds(site(plan)) for each in faults(feed)]

    assert not found
