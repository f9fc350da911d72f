"""What a portal's own settings change: its address, the sample notice, nobody in it, hard names."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from lxml import html

import support_build
import support_feeds
import support_portal
import support_site

ELSEWHERE = "https://huyen.example/thi-dua/"


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site below a path of another host, of a portal whose data is not invented."""
    root = support_portal.lay_out(tmp_path_factory.mktemp("moved") / "portal", whole=True)
    support_portal.edit(root / "profiles/mini/plan.yml", "sample: true", "sample: false")
    done = support_build.build(root, PORTAL_URL=ELSEWHERE)

    assert done.returncode == 0, done.stderr

    return root / "site"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a portal without a single profile."""
    root = support_portal.lay_out(tmp_path_factory.mktemp("empty") / "portal", whole=True)
    for unit in ("an-binh", "binh-minh"):
        shutil.rmtree(root / "profiles/mini" / unit)
    return support_portal.built(root, root / "site", "--plan", "mini")


def test_real_data_is_not_called_invented(moved: Path):
    """With the switch off, no page but the handbook and no feed has the notice."""
    saying = [
        name
        for name, data in support_site.tree(moved).items()
        if support_site.SAMPLE.encode() in data and not name.startswith("cam-nang/")
    ]
    noticed = [
        address
        for address, page in support_site.pages(moved).items()
        if page.xpath("//*[contains(@class, 'p-sample')]")
    ]

    assert not saying
    assert not noticed


def test_the_address_given_is_the_one_in_all_files(moved: Path):
    """PORTAL_URL is in every canonical link and feed, and the plan's own address is in none."""
    canonical = {
        link
        for page in support_site.indexable(moved).values()
        for link in page.xpath("//link[@rel='canonical']/@href")
    }
    feed = json.loads((moved / "feeds/all.json").read_bytes())
    old = [
        name for name, data in support_site.tree(moved).items() if b"https://mau.example/" in data
    ]

    assert {ELSEWHERE + address for address in support_site.indexable(moved)} == canonical
    assert f"{ELSEWHERE}feeds/all.json" == feed["feed_url"]
    # The one link to it is in a story.
    assert not [
        name
        for name in old
        if not name.startswith(("guong/tran-thi-mai-c4h9wd/", "feeds/", "du-lieu/guong/"))
    ]


def test_pages_work_below_any_path(moved: Path):
    """No page but the two error pages has an address that starts at the host's root."""
    rooted = [
        (address, said)
        for address, page in support_site.pages(moved).items()
        for _, said in support_site.addresses(page)
        if said.startswith("/") and address not in ("404.html", "410.html")
    ]

    assert not rooted


@pytest.mark.parametrize("error", ["404.html", "410.html"])
def test_an_error_page_knows_the_path(moved: Path, error: str):
    """Below a path, every address within the portal on an error page starts with that path."""
    page = support_site.pages(moved)[error]
    inside = [
        said
        for _, said in support_site.addresses(page)
        if not said.startswith(("#", "mailto:", "tel:"))
    ]

    assert inside
    assert not [said for said in inside if not said.startswith("/thi-dua/")]


def test_a_portal_without_profiles_says_so(empty: Path):
    """Before the first profile, home, every list and the list of names say that there is none."""
    found = support_site.pages(empty)
    saying = {
        "": "chưa có gương nào",
        "guong/": "Chưa có gương nào",
        "linh-vuc/nong-nghiep/": "Chưa có gương nào",
        "chuyen-muc/guong-sang/": "Chưa có gương nào",
        "tim-kiem/": "Chưa có gương nào",
    }

    assert not [address for address, words in saying.items() if words not in _words(found[address])]


def _words(page: html.HtmlElement) -> str:
    return " ".join(page.xpath("string(//*[@id='noi-dung'])").split())


def test_a_portal_without_profiles_has_its_feeds(empty: Path):
    """Before the first profile every feed is there, valid and without items."""
    feeds = sorted(empty.glob("feeds/**/*.xml")) + sorted(empty.glob("feeds/**/*.atom"))
    parsed = {
        path.name: support_feeds.read(path.read_bytes()) for path in feeds if path.stem != "opml"
    }

    assert len(parsed) > 10
    assert not [name for name, feed in parsed.items() if feed.bozo or feed.entries]
    assert not [name for name, feed in parsed.items() if not feed.feed.get("updated")]


def test_an_empty_feed_is_as_old_as_the_portals_tag(empty: Path):
    """A feed without items is dated by the tag's year, so that its first item is newer."""
    feed = support_feeds.read((empty / "feeds/all.atom").read_bytes()).feed

    assert feed.updated == "2023-01-01T00:00:00+07:00"


def test_names_with_any_first_letter_are_found_by_the_alphabet(tmp_path: Path):
    """Given names stand by Vietnamese letters, tones only breaking ties; a collective by its first word."""
    root = support_portal.lay_out(tmp_path / "portal", whole=True)
    names = {
        "g2aaaa": "Đỗ Thị Ơn",
        "g3aaaa": "Đỗ Thị Oanh",
        "g4aaaa": "Lê Thị Ánh",
        "g5aaaa": "Lê Văn An",
        "g6aaaa": "Lê Thị Anh",
        "g7aaaa": "Lê Thị Ân",
        "g8aaaa": "Vũ Văn Đức",
        "g9aaaa": "Vũ Thị Dung",
        "h2aaaa": "Bùi Văn Ánh",
        "h3aaaa": "Ngô Văn Ái",
    }
    for id, name in names.items():
        support_site.copied(root, "c4h9wd", id, name)
    page = html.document_fromstring(support_site.made(root, "mini")["tim-kiem/index.html"].decode())
    listed = page.xpath("//ul[@class='p-names']//a/text()")
    expected = [
        ("A", ["Ngô Văn Ái", "Lê Văn An", "Lê Thị Anh", "Bùi Văn Ánh", "Lê Thị Ánh"]),
        ("Â", ["Lê Thị Ân"]),
        ("D", ["Vũ Thị Dung"]),
        ("Đ", ["Vũ Văn Đức"]),
        ("M", ["Trần Thị Mai"]),
        ("O", ["Đỗ Thị Oanh"]),
        ("Ơ", ["Đỗ Thị Ơn"]),
        ("T", ["Tổ thu gom rác xóm Đông"]),
    ]

    assert [name for _, under in expected for name in under] == listed
    assert [letter for letter, _ in expected] == page.xpath("//section//h3/text()")
