"""What RSS 2.0, Atom (RFC 4287, RFC 6721) and JSON Feed 1.1 demand, in every feed of the real portals."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest

import support_feeds
import support_site
from support_feeds import NAMES, Feed, page_of, tag_of, url_of
from support_portal import REPO

Sites = Callable[[str], Path]
every_plan = pytest.mark.parametrize("plan", support_site.PLANS)


def texts(tree: Any, path: str) -> list[str]:
    """Return what an XPath finds, as texts."""
    return [str(each) for each in tree.xpath(path, namespaces=NAMES)]


def atom_head(feed: Feed) -> dict[str, list[str]]:
    """Return what an Atom feed says of itself."""
    return {
        "id": texts(feed.atom_tree, "/atom:feed/atom:id/text()"),
        "title": texts(feed.atom_tree, "/atom:feed/atom:title/text()"),
        "language": texts(feed.atom_tree, "/atom:feed/@xml:lang"),
        "author": texts(feed.atom_tree, "/atom:feed/atom:author/atom:name/text()"),
        "self": texts(feed.atom_tree, "/atom:feed/atom:link[@rel='self']/@href"),
        "alternate": texts(feed.atom_tree, "/atom:feed/atom:link[@rel='alternate']/@href"),
    }


def rss_head(feed: Feed) -> dict[str, list[str]]:
    """Return what an RSS channel says of itself."""
    return {
        "title": texts(feed.rss_tree, "/rss/channel/title/text()"),
        "link": texts(feed.rss_tree, "/rss/channel/link/text()"),
        "language": texts(feed.rss_tree, "/rss/channel/language/text()"),
        "self": texts(feed.rss_tree, "/rss/channel/atom:link[@rel='self']/@href"),
        "type": texts(feed.rss_tree, "/rss/channel/atom:link[@rel='self']/@type"),
    }


@every_plan
def test_atom_feeds_say_what_they_are(site: Sites, plan: str):
    """An Atom feed has one id, title, language, author, own address and page, all its own."""
    url, tag = url_of(plan), tag_of(plan)
    author = support_site.plan_of(REPO, plan)["authority"]["name"]
    wrong = []
    for feed in support_feeds.feeds(site(plan)):
        expected = {
            "id": [tag + feed.base],
            "title": [feed.json["title"]],
            "language": ["vi"],
            "author": [author],
            "self": [f"{url}{feed.base}.atom"],
            "alternate": [url + page_of(feed.base)],
        }
        if expected != atom_head(feed):
            wrong.append((feed.base, atom_head(feed)))

    assert not wrong


@every_plan
def test_atom_entries_say_what_they_are(site: Sites, plan: str):
    """An Atom entry has one id, title, change, publication, author, page, summary and content."""
    parts = ("id", "title", "updated", "published", "author", "summary", "content")
    paths = [f"count(atom:{part})" for part in parts] + [f"count({support_feeds.PAGE})"]
    wrong = [
        feed.base
        for feed in support_feeds.feeds(site(plan))
        for entry in feed.atom_tree.iterfind("atom:entry", NAMES)
        if {entry.xpath(path, namespaces=NAMES) for path in paths} != {1.0}
    ]

    assert not wrong


@every_plan
def test_no_id_comes_twice(site: Sites, plan: str):
    """An id stands once in a feed, and no feed has another's."""
    feeds = support_feeds.feeds(site(plan))
    own = Counter(id for feed in feeds for id in atom_head(feed)["id"])
    twice = [
        feed.base
        for feed in feeds
        if len({item.id for item in feed.json_items()}) < len(feed.json_items())
    ]

    assert not twice
    assert set(own.values()) == {1}


@every_plan
def test_rss_channels_say_what_they_are(site: Sites, plan: str):
    """An RSS channel links its page, not itself, gives its own address apart, and is Vietnamese."""
    url, wrong = url_of(plan), []
    for feed in support_feeds.feeds(site(plan)):
        expected = {
            "title": [feed.json["title"]],
            "link": [url + page_of(feed.base)],
            "language": ["vi"],
            "self": [f"{url}{feed.base}.xml"],
            "type": ["application/rss+xml"],
        }
        if expected != rss_head(feed):
            wrong.append((feed.base, rss_head(feed)))

    assert not wrong


@every_plan
def test_rss_items_have_ids_that_are_no_links(site: Sites, plan: str):
    """Every RSS item's guid says that it is no address."""
    feeds = support_feeds.feeds(site(plan))
    marks = {mark for feed in feeds for mark in texts(feed.rss_tree, "//item/guid/@isPermaLink")}
    bare = [feed.base for feed in feeds if texts(feed.rss_tree, "//item/guid[not(@isPermaLink)]")]

    assert marks == {"false"}
    assert not bare


@every_plan
def test_a_feed_is_as_new_as_its_newest_change(site: Sites, plan: str):
    """lastBuildDate and the feed's updated are the day of the newest change of its items."""
    born = int(support_site.plan_of(REPO, plan)["portal"]["tag"]["year"])
    hanoi = dt.timezone(dt.timedelta(hours=7))
    wrong = []
    for feed in support_feeds.feeds(site(plan)):
        changes = [dt.datetime.fromisoformat(i["date_modified"]) for i in feed.json["items"]]
        newest = max(changes, default=dt.datetime(born, 1, 1, tzinfo=hanoi))
        (rss,) = texts(feed.rss_tree, "/rss/channel/lastBuildDate/text()")
        (atom,) = texts(feed.atom_tree, "/atom:feed/atom:updated/text()")
        if not newest == parsedate_to_datetime(rss) == dt.datetime.fromisoformat(atom):
            wrong.append(feed.base)

    assert not wrong


@every_plan
def test_the_forms_name_the_same_writers(site: Sites, plan: str):
    """RSS, Atom and JSON name the same writers of each item."""
    parted = []
    for feed in support_feeds.feeds(site(plan)):
        rss = texts(feed.rss_tree, "//item/dc:creator/text()")
        atom = texts(feed.atom_tree, "//atom:entry/atom:author/atom:name/text()")
        named = [", ".join(a["name"] for a in i.get("authors", ())) for i in feed.json["items"]]
        if rss != atom or any(one and one != two for one, two in zip(named, rss, strict=True)):
            parted.append(feed.base)

    assert not parted


@every_plan
def test_json_feeds_say_what_they_are(site: Sites, plan: str):
    """A JSON feed gives its own address, its page and its language."""
    url, wrong = url_of(plan), []
    for feed in support_feeds.feeds(site(plan)):
        said = [feed.json[key] for key in ("feed_url", "home_page_url", "language")]
        if said != [f"{url}{feed.base}.json", url + page_of(feed.base), "vi"]:
            wrong.append((feed.base, said))

    assert not wrong


@every_plan
def test_atom_feeds_say_what_was_taken_down(site: Sites, plan: str):
    """Every Atom feed names each profile taken down, by id and day, and has no entry for it."""
    tag = tag_of(plan)
    gone = {
        tag + each.id: f"{each.fields['withdrawn']['date']}T00:00:00+07:00"
        for each in support_site.records(REPO, plan)
        if "withdrawn" in each.fields
    }
    wrong = []
    for feed in support_feeds.feeds(site(plan)):
        said = feed.atom_tree.findall("at:deleted-entry", NAMES)
        kept = gone.keys() & {item.id for item in feed.json_items()}
        if kept or gone != {each.get("ref"): each.get("when") for each in said}:
            wrong.append(feed.base)

    assert gone
    assert not wrong


@every_plan
def test_what_was_taken_down_is_told_by_id_and_day_only(site: Sites, plan: str):
    """da-go.json holds ids and days and nothing else."""
    told = json.loads((site(plan) / "feeds/da-go.json").read_bytes())
    gone = {
        (tag_of(plan) + each.id, each.fields["withdrawn"]["date"])
        for each in support_site.records(REPO, plan)
        if "withdrawn" in each.fields
    }

    assert gone == {(each["id"], each["date"]) for each in told}
    assert {key for each in told for key in each} == {"id", "date"}


def test_who_opens_a_feed_is_told_where_its_page_is(site: Sites):
    """What stands first in a feed, as browsers show it, says what it is and where to look instead."""
    path = site("tan-yen") / "feeds/linh-vuc/y-te.atom"
    told = path.read_text("utf-8").split("<!--")[1].split("-->")[0]

    assert "Đây là bản tin “Y tế - Gương điển hình tiên tiến huyện Tân Yên”." in told
    assert "mở https://tan-yen.example/linh-vuc/y-te/\n" in told
