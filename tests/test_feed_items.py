"""What becomes of an item when its profile, its folder or its portal changes, and of hard texts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from math import ceil
from pathlib import Path

import pytest
from lxml import html

import support_feeds
import support_portal
import support_site
from exemplars.feeds.items import ITUNES
from exemplars.spoken.duration import seconds

MAI = "profiles/mini/an-binh/tran-thi-mai-c4h9wd/profile.md"
Change = Callable[[Path], None]


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """Return the root of a fresh miniature portal with all that a build needs."""
    return support_portal.lay_out(tmp_path / "portal", whole=True)


def feed(root: Path, base: str = "feeds/all", **settings: str) -> support_feeds.Feed:
    """Return one feed of the portal as it stands."""
    return support_feeds.feed_of(support_site.made(root, "mini", **settings), base)


def renamed(root: Path) -> None:
    """Give a person another name, and the folder with it; the former folder stays as an alias."""
    path = root / MAI
    support_portal.edit(path, "name: Trần Thị Mai\n", "name: Trần Thị Ngọc Mai\n")
    support_portal.edit(path, "of: Trần Thị Mai\n", "of: Trần Thị Ngọc Mai\n")
    aliases = "[tran-thi-may-c4h9wd, tran-thi-mai-c4h9wd]"
    support_portal.edit(path, "[tran-thi-may-c4h9wd]", aliases)
    path.parent.rename(path.parent.with_name("tran-thi-ngoc-mai-c4h9wd"))


def in_another_sector(root: Path) -> None:
    """Move a person to another sector."""
    support_portal.edit(root / MAI, "sector: nong-nghiep", "sector: doi-song-xa-hoi")


def rewritten(root: Path) -> None:
    """Change the summary and the story, and say so by a day of update."""
    path = root / MAI
    support_portal.edit(path, "updated: 2024-09-02", "updated: 2024-10-10")
    support_portal.edit(path, "Năm đầu mất trắng vì lụt", "Năm đầu mất sạch vì lụt")


def corrected(root: Path) -> None:
    """Publish a correction."""
    correction = "corrections:\n  - date: 2024-10-10\n    was: 10 hộ\n    now: 12 hộ\nrecognised:\n"
    support_portal.edit(root / MAI, "recognised:\n", correction)


def at_a_new_address(root: Path) -> None:
    """Give the portal another address."""
    support_portal.edit(
        root / "profiles/mini/plan.yml", "url: https://mau.example/", "url: https://moi.example/a/"
    )


@pytest.mark.parametrize(
    "change", [renamed, in_another_sector, rewritten, corrected, at_a_new_address]
)
def test_no_change_makes_an_item_new(portal: Path, change: Change):
    """Ids and days of publication stay through a new name, folder, sector, text or address."""
    before = feed(portal)
    change(portal)
    after = feed(portal)

    assert before.json != after.json
    for items in ("rss_items", "atom_items", "json_items"):
        kept = [(item.id, item.published) for item in getattr(before, items)()]

        assert kept == [(item.id, item.published) for item in getattr(after, items)()]


def test_an_address_given_for_one_build_changes_no_id(portal: Path):
    """PORTAL_URL changes every link of a feed and no id, the feed's own included."""
    before, after = feed(portal), feed(portal, url="https://ban-sao.example/cong")
    own = [
        each.atom_tree.findtext("atom:id", namespaces=support_feeds.NAMES)
        for each in (before, after)
    ]

    assert [item.id for item in before.json_items()] == [item.id for item in after.json_items()]
    assert {item.link.partition("guong/")[0] for item in after.json_items()} == {
        "https://ban-sao.example/cong/"
    }
    assert own[0] == own[1]


def test_ids_are_the_portals_tag_and_the_profiles_id(portal: Path):
    """An id is `tag:<authority>,<year>:<id>`, authority and year as plan.yml has them."""
    expected = ["tag:mau.example,2023:b7k2mt", "tag:mau.example,2023:c4h9wd"]

    assert expected == [item.id for item in feed(portal).json_items()]


@pytest.mark.parametrize("change", [rewritten, corrected])
def test_an_edit_is_a_change_not_a_publication(portal: Path, change: Change):
    """An update or a correction moves the day of change alone, and the order of items not at all."""
    change(portal)
    items = {item["id"][-6:]: item for item in feed(portal).json["items"]}

    assert list(items) == ["b7k2mt", "c4h9wd"]
    assert items["c4h9wd"]["date_published"] == "2024-03-08T00:00:00+07:00"
    assert items["c4h9wd"]["date_modified"] == "2024-10-10T00:00:00+07:00"


def test_a_withdrawn_item_leaves_every_feed(portal: Path):
    """On the day of its withdrawal an item is in no feed, and Atom and da-go.json say that it left."""
    before = support_site.made(portal, "mini", today=dt.date(2024, 6, 30))
    after = support_site.made(portal, "mini", today=dt.date(2024, 7, 1))
    id = "tag:mau.example,2023:f2r6yq"
    holding = {name for name, data in before.items() if id.encode() in data}
    still = {name for name, data in after.items() if id.encode() in data}

    assert {"feeds/all.xml", "feeds/all.json", "feeds/don-vi/binh-minh.xml"} <= holding
    assert not [name for name in still if not name.endswith((".atom", "da-go.json"))]
    assert json.loads(before["feeds/da-go.json"]) == []
    assert json.loads(after["feeds/da-go.json"]) == [{"id": id, "date": "2024-07-01"}]


def test_the_radio_is_given_words_to_read(portal: Path):
    """A radio item is the notice, the name, the summary and the story's paragraphs, a line each."""
    items = {item.id[-6:]: item for item in feed(portal, "feeds/phat-thanh").rss_items()}
    expected = [
        "Dữ liệu minh họa.",
        "Trần Thị Mai.",
        "Bà Trần Thị Mai, xã An Bình chuyển hai héc-ta ruộng trũng sang nuôi cá và giúp mười hai hộ làm theo.",
        "Ruộng trũng ngập quanh năm, bà Mai đào ao thả cá.",
        "Năm đầu mất trắng vì lụt, bà đắp lại bờ và làm tiếp. "
        "Đến nay hai héc-ta ao cho thu đều, mười hai hộ quanh vùng làm theo.",
        "Việc bà đang làm.",
        "Ghi nhật ký từng ao.",
        "Họp nhóm vào sáng thứ bảy; xem lịch họp.",
    ]

    assert expected == items["c4h9wd"].content.splitlines()


def test_the_radio_is_told_how_long_each_item_takes(portal: Path):
    """Each item of the radio's feed has its seconds on air, at 220 syllables a minute."""
    radio = feed(portal, "feeds/phat-thanh")
    name = f"{{{ITUNES}}}duration"
    told = {each.findtext("guid")[-6:]: each.findtext(name) for each in radio.rss_tree.iter("item")}

    assert {each.id[-6:]: str(ceil(seconds(each.content))) for each in radio.rss_items()} == told


def test_the_portal_is_given_the_story_with_its_marks(portal: Path):
    """An e-portal item keeps headings, lists, emphasis and links of the story."""
    items = {item.id[-6:]: item for item in feed(portal, "feeds/cong-thong-tin").atom_items()}
    content = html.fragment_fromstring(items["c4h9wd"].content, create_parent=True)

    assert content.xpath(".//h2/text()") == ["Việc bà đang làm"]
    assert content.xpath("count(.//ul/li)") == 2
    assert content.xpath(".//strong/text()") == ["12 hộ"]
    assert content.xpath(".//a/@href") == ["https://mau.example/lich"]


STORY = "[lịch họp](https://mau.example/lich)"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("[x](../../tieu-chi/)", "https://mau.example/tieu-chi/"),
        ("[x](../to-thu-gom-rac-xom-dong-b7k2mt/)", "https://mau.example/guong/to-thu-gom-rac-xom-dong-b7k2mt/"),
        ("[x](#nguon)", "https://mau.example/guong/tran-thi-mai-c4h9wd/#nguon"),
        ("[x](https://mau.example/a?b=1&c=2)", "https://mau.example/a?b=1&c=2"),
        ("[x](mailto:noivu@mau.example)", "mailto:noivu@mau.example"),
    ],
)  # fmt: skip
def test_links_in_items_are_absolute(portal: Path, written: str, address: str):
    """A link of a story leads from a feed to where it leads from the page."""
    support_portal.edit(portal / MAI, STORY, written)
    items = {item.id[-6:]: item for item in feed(portal, "feeds/cong-thong-tin").rss_items()}
    content = html.fragment_fromstring(items["c4h9wd"].content, create_parent=True)

    assert content.xpath(".//a/@href") == [address]


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        (
            'viết href="abc" và src="x" trong bài',
            'viết href bằng "abc" và src bằng "x" trong bài',
        ),
        (
            "3 < 5 & 7 > 6, “ngoặc”, 'nháy'",
            "ba dưới năm và bảy trên sáu, “ngoặc”, 'nháy'",
        ),
        ("hết ]]> rồi", "hết, rồi"),
        ("𠀋 chữ Nôm 😀", "𠀋 chữ Nôm"),
    ],
)
def test_any_words_reach_the_reader(portal: Path, words: str, heard: str):
    """What a story says reads the same on the page and in every form of every feed; the radio hears it."""
    written = words.replace("<", "\\<").replace("&", "\\&")
    support_portal.edit(portal / MAI, STORY, written)
    files = support_site.made(portal, "mini")
    radio = support_feeds.feed_of(files, "feeds/phat-thanh")
    whole = support_feeds.feed_of(files, "feeds/cong-thong-tin")
    page = html.document_fromstring(files["guong/tran-thi-mai-c4h9wd/index.html"].decode())
    said = [items()[1].content for items in (radio.rss_items, radio.atom_items, radio.json_items)]
    shown = [items()[1].content for items in (whole.rss_items, whole.atom_items, whole.json_items)]
    read = [html.fragment_fromstring(each, create_parent=True).text_content() for each in shown]

    assert words in page.text_content()
    assert [heard in text for text in said] == [True] * 3
    assert [words in text for text in read] == [True] * 3
    assert (radio.rss.bozo, radio.atom.bozo, whole.rss.bozo, whole.atom.bozo) == (0, 0, 0, 0)


def test_any_name_reaches_the_reader(portal: Path):
    """Names with marks that XML, HTML and JSON treat apart are titles like any other."""
    name = "Tổ “An & Bình” <5 'nhà'> xóm Đông"
    path = support_portal.profile(portal, "b7k2mt")
    support_portal.edit(path, "name: Tổ thu gom rác xóm Đông", f"name: {name}")
    path.parent.rename(path.parent.with_name("to-an-binh-5-nha-xom-dong-b7k2mt"))
    aliases = "aliases: [to-thu-gom-rac-xom-dong-b7k2mt]\n---\n\n"
    support_portal.edit(
        path.parent.with_name("to-an-binh-5-nha-xom-dong-b7k2mt") / path.name, "---\n\n", aliases
    )
    made = feed(portal)
    titles = [made.rss_items()[0].title, made.atom_items()[0].title, made.json_items()[0].title]

    assert titles == [name] * 3
    assert (made.rss.bozo, made.atom.bozo) == (0, 0)
