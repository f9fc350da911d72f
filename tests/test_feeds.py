"""The feeds of the five real portals, each in its three forms, read by other people's readers."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

import support_feeds
import support_lists
import support_site
from support_portal import REPO

Sites = Callable[[str], Path]
every_plan = pytest.mark.parametrize("plan", support_site.PLANS)
WINDOW = 50
HANOI = dt.timezone(dt.timedelta(hours=7))
# No control, no direction override, nothing of no width.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
UNSPEAKABLE = re.compile(r"[\d%/&()]|\b[A-ZĐ]{2,}\b")
MARKUP = re.compile(r"</?[a-z]|&[a-z#0-9]+;|\*\*|^#|^> |^[-*] |\]\(", re.MULTILINE)


@every_plan
def test_feeds_are_well_formed(site: Sites, plan: str):
    """A reader of feeds finds no fault in any, and each is RSS 2.0, Atom 1.0 and JSON Feed 1.1."""
    feeds = support_feeds.feeds(site(plan))
    forms = {(feed.rss.version, feed.atom.version, feed.json["version"]) for feed in feeds}

    assert {("rss20", "atom10", "https://jsonfeed.org/version/1.1")} == forms
    assert not [feed.base for feed in feeds if feed.rss.bozo or feed.atom.bozo]


@every_plan
def test_the_three_forms_agree(site: Sites, plan: str):
    """RSS, Atom and JSON have the same items in the same order, word for word."""
    feeds = support_feeds.feeds(site(plan))
    parted = [
        feed.base
        for feed in feeds
        if not feed.rss_items() == feed.atom_items() == feed.json_items()
        or not feed.rss.feed.title == feed.atom.feed.title == feed.json["title"]
    ]

    assert not parted


@every_plan
def test_each_feed_has_the_items_of_its_list(site: Sites, plan: str):
    """A feed has the published profiles of its list, the newest first, and no other."""
    lists = support_lists.expected(REPO, plan)
    tag = support_feeds.tag_of(plan)
    wrong = []
    for feed in support_feeds.feeds(site(plan)):
        if feed.base in support_feeds.OTHERS:
            continue
        page = "guong/" if feed.base in support_feeds.EVERYONE else support_feeds.page_of(feed.base)
        ids = [tag + address.strip("/")[-6:] for address in lists.get(page, ())]
        if ids[:WINDOW] != [item.id for item in feed.json_items()]:
            wrong.append(feed.base)

    assert not wrong


@every_plan
def test_items_are_dated_at_midnight_in_hanoi(site: Sites, plan: str):
    """An item's date is 00:00 +07:00 of its day of publication, and a change never precedes it."""
    days = {each.id: each.published for each in support_site.shown(REPO, plan)}
    all_of_them = next(f for f in support_feeds.feeds(site(plan)) if f.base == "feeds/all")
    expected = [
        dt.datetime.fromisoformat(days[item.id[-6:]]).replace(tzinfo=HANOI)
        for item in all_of_them.json_items()
    ]
    stamps = [item["date_published"] for item in all_of_them.json["items"]]
    changed = [item["date_modified"] for item in all_of_them.json["items"]]

    assert [date.isoformat() for date in expected] == stamps
    assert all(before <= after for before, after in zip(stamps, changed, strict=True))


@every_plan
def test_items_lead_to_their_page(site: Sites, plan: str):
    """Every item's link is the absolute address of a page of the portal."""
    items = [item for feed in support_feeds.feeds(site(plan)) for item in feed.json_items()]
    pages = {support_feeds.url_of(plan) + address for address in support_site.indexable(site(plan))}

    assert items
    assert not [item.link for item in items if item.link not in pages]


@every_plan
def test_the_text_is_clean(site: Sites, plan: str):
    """Every feed is UTF-8 in composed form, without control or invisible characters."""
    texts = {name: data.decode() for name, data in support_feeds.files_of(site(plan)).items()}

    assert not [name for name, text in texts.items() if UNSEEN.search(text)]
    assert not [name for name, text in texts.items() if not unicodedata.is_normalized("NFC", text)]


@every_plan
def test_html_in_items_stands_on_its_own(site: Sites, plan: str):
    """In an item's HTML every address is absolute, and every picture is a file of the portal."""
    url, folder = support_feeds.url_of(plan), site(plan)
    feeds = support_feeds.feeds(folder)
    contents = {item.get("content_html", "") for feed in feeds for item in feed.json["items"]}
    loose, pictures = [], []
    for content in contents:
        parsed = html.fragment_fromstring(content, create_parent=True)
        said = [each for _, each in support_site.addresses(parsed)]
        loose += [each for each in said if not re.match(r"https?://|mailto:|tel:", each)]
        pictures += parsed.xpath(".//img/@src")

    assert not loose
    assert pictures
    assert not [each for each in pictures if not each.startswith(f"{url}guong/")]
    assert not [each for each in pictures if not (folder / each.removeprefix(url)).is_file()]


@every_plan
def test_the_portal_feed_has_whole_stories(site: Sites, plan: str):
    """An item of the e-portal's feed holds every word of the story on the profile's page."""
    feeds = {feed.base: feed for feed in support_feeds.feeds(site(plan))}
    url, cut = support_feeds.url_of(plan), []
    for item in feeds["feeds/cong-thong-tin"].json["items"]:
        page = support_site.pages(site(plan))[item["url"].removeprefix(url)]
        story = " ".join(page.xpath("string(//*[contains(@class, 'p-profile__story')])").split())
        content = html.fragment_fromstring(item["content_html"], create_parent=True)
        if len(story) < 500 or story not in " ".join(content.text_content().split()):
            cut.append(item["url"])

    assert not cut


@every_plan
def test_the_radio_feed_can_be_read_aloud(site: Sites, plan: str):
    """An item of the radio's feed is plain text in words: no tag, no Markdown, no figure, no sign."""
    feeds = {feed.base: feed for feed in support_feeds.feeds(site(plan))}
    radio = feeds["feeds/phat-thanh"]
    kinds = set(
        radio.atom_tree.xpath("//atom:entry/atom:content/@type", namespaces=support_feeds.NAMES)
    )
    texts = [item["content_text"] for item in radio.json["items"]]

    assert kinds == {"text"}
    assert not [MARKUP.search(text)[0] for text in texts if MARKUP.search(text)]
    assert not [found[0] for text in texts if (found := UNSPEAKABLE.search(text))]
    assert all(len(text) > 500 for text in texts)


@every_plan
def test_every_item_says_that_the_data_is_invented(site: Sites, plan: str):
    """On a sample portal each item says so before anything else, for it travels without the page."""
    items = [item for feed in support_feeds.feeds(site(plan)) for item in feed.json_items()]
    starts = {re.sub(r"<[^>]*>", "", item.content).split("\n")[0] for item in items}

    assert starts == {f"{support_site.SAMPLE}."}


@every_plan
def test_opml_lists_every_feed_once(site: Sites, plan: str):
    """The OPML file names each RSS feed once, with its page, and both exist."""
    tree = support_feeds.etree.parse(str(site(plan) / "feeds/opml.xml"))
    url = support_feeds.url_of(plan)
    feeds = Counter(tree.xpath("//outline[@type='rss']/@xmlUrl"))
    pages = {each.get("xmlUrl"): each.get("htmlUrl") for each in tree.xpath("//outline[@xmlUrl]")}

    assert Counter(f"{url}{base}.xml" for base in support_feeds.bases(site(plan))) == feeds
    assert pages == {
        f"{url}{base}.xml": url + support_feeds.page_of(base)
        for base in support_feeds.bases(site(plan))
    }


@every_plan
def test_the_page_of_feeds_links_every_feed(site: Sites, plan: str):
    """The page ban-tin/ links each feed in its three forms, the OPML file and what was taken down."""
    page = support_site.pages(site(plan))["ban-tin/"]
    linked = {support_site.resolved("ban-tin/", said) for said in page.xpath("//a/@href")}
    linked = {target[0] for target in linked if target and target[0].startswith("feeds/")}
    there = {name for name in support_feeds.files_of(site(plan)) if "/luu-tru/" not in name}

    assert there == linked


@every_plan
def test_lists_announce_their_feeds(site: Sites, plan: str):
    """The page of each list with feeds announces its three feeds, each with its type."""
    types = {"application/rss+xml": ".xml", "application/atom+xml": ".atom"}
    types["application/feed+json"] = ".json"
    found = support_site.pages(site(plan))
    wrong = []
    for base in support_feeds.bases(site(plan)):
        address = support_feeds.page_of(base)
        announced = {
            support_site.resolved(address, link.get("href"))[0]: types.get(link.get("type"))
            for link in found[address].xpath("//link[@rel='alternate']")
        }
        expected = {f"{base}{ending}": ending for ending in types.values()}
        if address != "ban-tin/" and announced != expected:
            wrong.append((address, announced))

    assert not wrong
