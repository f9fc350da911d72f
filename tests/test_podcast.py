"""A radio column's feed as podcast programs read it."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable
from dataclasses import replace
from math import ceil
from pathlib import Path

import pytest
import yaml
from lxml import etree
from PIL import Image

import support_feeds
from exemplars.attachments import Audio
from exemplars.feeds.entries import Entry, Exemplars, Spoken
from exemplars.feeds.items import SPACES, Items
from exemplars.spoken.duration import seconds
from support_portal import REPO
from support_radio import found

COLUMN = "thi-dua-la-yeu-nuoc"
URL = "https://vinh-thuan.example/"
ITUNES = {
    "itunes": SPACES["itunes"],
    "podcast": SPACES["podcast"],
    "atom": support_feeds.NAMES["atom"],
}
Sites = Callable[[str], Path]


@pytest.fixture(name="feed")
def fixture_feed(site: Sites) -> support_feeds.Feed:
    """Return the feed of Vĩnh Thuận's column."""
    return support_feeds.feed_of(
        support_feeds.files_of(site("vinh-thuan")), f"feeds/chuyen-muc/{COLUMN}"
    )


def test_items_are_the_episodes_that_were_on_air(feed: support_feeds.Feed) -> None:
    """Each aired episode of the schedule is an item, the newest first, dated on its first broadcast."""
    schedule = yaml.load(
        (REPO / "profiles/vinh-thuan/schedule.yml").read_text("utf-8"), yaml.BaseLoader
    )
    aired = {
        f"{COLUMN}-{each['month']}-{each['number']}": min(on["date"] for on in each["aired"])
        for each in schedule["episodes"]
        if each.get("aired")
    }
    found = [
        (item.id.split(":")[-1], item.published.date().isoformat()) for item in feed.json_items()
    ]

    assert dict(found) == aired
    assert [day for _, day in found] == sorted((day for _, day in found), reverse=True)


def test_the_channel_is_a_podcast(feed: support_feeds.Feed) -> None:
    """The channel says whose it is, that a child may hear it, and has a square picture and an id for good."""
    channel = feed.rss_tree.find("channel")
    said = {
        name: channel.findtext(name, namespaces=ITUNES)
        for name in (
            "itunes:explicit",
            "itunes:type",
            "itunes:owner/itunes:email",
            "podcast:locked",
        )
    }

    assert said == {
        "itunes:explicit": "false",
        "itunes:type": "episodic",
        "itunes:owner/itunes:email": "phongnoivu@vinh-thuan.example",
        "podcast:locked": "no",
    }
    assert feed.rss.feed.image.href == f"{URL}chuyen-muc/{COLUMN}/bia.jpg"
    assert channel.find("itunes:image", ITUNES).get("href") == feed.rss.feed.image.href
    assert channel.find("itunes:category", ITUNES).get("text") == "Government"


def test_the_cover_is_as_podcast_programs_ask(site: Sites) -> None:
    """The picture is a square JPEG of at least 1,400 pixels and no more than 512 KB."""
    data = (site("vinh-thuan") / f"chuyen-muc/{COLUMN}/bia.jpg").read_bytes()
    picture = Image.open(io.BytesIO(data))

    assert picture.format == "JPEG"
    assert picture.size == (1400, 1400)
    assert len(data) <= 512 * 1024


def test_items_tell_length_season_and_transcript(feed: support_feeds.Feed) -> None:
    """Each item has its seconds, its year as season, its number within the year, and a transcript."""
    items = list(feed.rss_tree.iter("item"))
    numbers = [int(each.findtext("itunes:episode", namespaces=ITUNES)) for each in items]

    assert numbers == list(range(len(items), 0, -1))
    for each in items:
        page = each.findtext("link")
        assert 60 <= int(each.findtext("itunes:duration", namespaces=ITUNES)) <= 600
        assert each.findtext("itunes:season", namespaces=ITUNES) == "2024"
        assert each.findtext("itunes:explicit", namespaces=ITUNES) == "false"
        transcript = each.find("podcast:transcript", ITUNES)
        assert dict(transcript.attrib) == {
            "url": f"{page}loi-doc.txt",
            "type": "text/plain",
            "language": "vi",
        }


def test_a_recorded_exemplar_takes_as_long_as_its_recording() -> None:
    """An exemplar's item has the seconds of its recording, else of its words in the slowest column."""
    _, shown = found()
    each, feeds = shown.exemplars[0], Exemplars(shown.portfolio, "https://thu.example/")
    audio = Audio("guong/a/a.mp3", Path("a.mp3"), "audio/mpeg", 12345, 61.4, "Hạnh")
    read, recorded = feeds.entry(each), feeds.entry(replace(each, audio=audio))
    assert read.seconds is not None
    assert recorded.seconds is not None

    assert ceil(seconds(read.content("text"), 60)) == read.seconds()
    assert recorded.seconds() == 61


def test_recording_is_an_enclosure_in_every_form() -> None:
    """A recording has its address, its true length in bytes and its type in RSS, Atom and JSON."""
    audio = Audio("phat-thanh/c/2024-06-1/a.mp3", Path("a.mp3"), "audio/mpeg", 12345, 61.4, "Hạnh")
    day = dt.date(2024, 6, 5)
    entry = Entry(
        *("c-2024-06-1", "Kỳ 1", "phat-thanh/c/2024-06-1/", day, day, "Tin", "Đài", (), ()),
        lambda style: "Lời đọc.",
        audio=audio,
        spoken=Spoken(61, 2024, 1, "phat-thanh/c/2024-06-1/loi-doc.txt"),
    )
    items = Items("https://thu.example/", "tag:thu.example,2022:")
    names = " ".join(f'xmlns:{name}="{space}"' for name, space in SPACES.items())
    rss = etree.fromstring(f"<r {names}>{items.xml(entry, 'xml', 'text').decode()}</r>")
    atom = etree.fromstring(f"<r {names}>{items.xml(entry, 'atom', 'text').decode()}</r>")
    url = "https://thu.example/phat-thanh/c/2024-06-1/a.mp3"

    assert dict(rss.find("item/enclosure").attrib) == {
        "url": url,
        "length": "12345",
        "type": "audio/mpeg",
    }
    (link,) = atom.findall("entry/link[@rel='enclosure']")
    assert dict(link.attrib) == {
        "rel": "enclosure",
        "href": url,
        "length": "12345",
        "type": "audio/mpeg",
    }
    assert json.loads(json.dumps(items.json(entry, "text")))["attachments"] == [
        {
            "url": url,
            "mime_type": "audio/mpeg",
            "size_in_bytes": 12345,
            "duration_in_seconds": 61,
        }
    ]
