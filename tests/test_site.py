"""The pages of the five real portals: what is there, what leads to it, what it says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

import support_lists
import support_site
from support_portal import REPO

Sites = Callable[[str], Path]
every_plan = pytest.mark.parametrize("plan", support_site.PLANS)
# The part of the address of each of the plan's lists, and what plan.yml calls it.
SHELVES = {"linh-vuc": "sectors", "phong-trao": "movements", "chuyen-muc": "columns"}
FEEDS = ("xml", "atom", "json")


def declared(plan: str) -> dict[str, set[str]]:
    """Return what a plan and its register of units declare, by the list it is part of."""
    written = support_site.plan_of(REPO, plan)
    found = {part: {each["id"] for each in written.get(key, ())} for part, key in SHELVES.items()}
    found["doi-tuong"] = {support_lists.KINDS[each["id"]] for each in written["kinds"]}
    found["don-vi"] = set(support_site.units_of(REPO, plan))
    return {part: ids for part, ids in found.items() if ids}


def portal_url(plan: str) -> str:
    """Return the address plan.yml gives the portal."""
    return str(support_site.plan_of(REPO, plan)["portal"]["url"])


def test_these_are_all_the_plans():
    """The five plans tested here are the plans there are."""
    there = sorted(path.parent.name for path in REPO.glob("profiles/*/plan.yml"))

    assert there == list(support_site.PLANS)


@every_plan
def test_everything_declared_has_its_page(site: Sites, plan: str):
    """Each sector, unit, kind, movement and column has a page, and nothing else has one there."""
    folder = site(plan)
    parts = [*SHELVES, "doi-tuong", "don-vi"]
    there = {
        part: {page.parent.name for page in folder.glob(f"{part}/*/index.html")} for part in parts
    }

    assert declared(plan) == {part: ids for part, ids in there.items() if ids}


@every_plan
def test_everything_declared_has_its_feeds(site: Sites, plan: str):
    """Each sector, unit, kind, movement and column has its three feeds, and nothing else has."""
    folder = site(plan)
    expected = {
        f"feeds/{part}/{id}.{form}"
        for part, ids in declared(plan).items()
        for id in ids
        for form in FEEDS
    }
    there = {path.relative_to(folder).as_posix() for path in folder.glob("feeds/*/*.*")}

    assert expected == there


@every_plan
def test_no_link_is_broken(site: Sites, plan: str):
    """Every address on every page that is not of another place leads to a file of the site."""
    folder = site(plan)
    broken = []
    for address, page in support_site.pages(folder).items():
        for _, said in support_site.addresses(page):
            target = support_site.resolved(address, said)
            if target and not (folder / _file(target[0])).is_file():
                broken.append(f"{address}: {said}")

    assert not broken


def _file(path: str) -> str:
    return f"{path}index.html" if not path or path.endswith("/") else path


@every_plan
def test_no_fragment_is_broken(site: Sites, plan: str):
    """Every link into a page leads to something that is on that page."""
    found = support_site.pages(site(plan))
    ids = {address: set(page.xpath("//@id | //a/@name")) for address, page in found.items()}
    broken = []
    for address, page in found.items():
        for _, said in support_site.addresses(page):
            target, fragment = support_site.resolved(address, said) or ("", "")
            if fragment and fragment not in ids.get(target, ()):
                broken.append(f"{address}: {said}")

    assert not broken


@every_plan
def test_every_page_is_reached_from_home(site: Sites, plan: str):
    """Links lead from home to every page open to search engines; to no other but parts of lists."""
    found = support_site.pages(site(plan))
    parts = {
        address for address in found if found[address].xpath("//nav[@aria-label='Lọc danh sách']")
    }
    reached, queue = {""}, [""]
    while queue:
        address = queue.pop()
        for element, said in support_site.addresses(found[address]):
            target = support_site.resolved(address, said) if element.tag == "a" else None
            if target and target[0] in found and target[0] not in reached:
                reached.add(target[0])
                queue.append(target[0])

    assert not sorted(set(support_site.indexable(site(plan))) - reached)
    assert not sorted(reached - set(support_site.indexable(site(plan))) - parts)


@every_plan
def test_every_portal_page_says_where_it_stands(site: Sites, plan: str):
    """Each page of the portal but home has one breadcrumb, from home to the page itself."""
    trails = {
        address: page.xpath("//nav[contains(@class, 'p-crumbs')]//li")
        for address, page in support_site.indexable(site(plan)).items()
        if address and page.xpath("//*[@id='noi-dung'][contains(@class, 'p-main')]")
    }
    wrong = [address for address, trail in trails.items() if not _leads_home(address, trail)]

    assert len(trails) > 50
    assert not wrong


def _leads_home(address: str, trail: list[html.HtmlElement]) -> bool:
    if len(trail) < 2 or trail[-1].get("aria-current") != "page" or trail[-1].xpath(".//a"):
        return False
    links = [each.xpath("./a/@href") for each in trail[:-1]]
    targets = [support_site.resolved(address, said[0]) for said in links if said]
    return len(targets) == len(links) and targets[0] == ("", "") and len(set(targets)) == len(links)


@every_plan
def test_the_sitemap_lists_what_may_be_found(site: Sites, plan: str):
    """The sitemap names every page open to search engines once, and no other."""
    tree = etree.parse(str(site(plan) / "sitemap.xml"))
    listed = tree.xpath("//*[local-name()='loc']/text()")
    expected = [portal_url(plan) + address for address in support_site.indexable(site(plan))]

    assert sorted(expected) == sorted(listed)


@every_plan
def test_robots_are_shown_the_sitemap(site: Sites, plan: str):
    """robots.txt closes nothing and gives the sitemap's absolute address."""
    lines = (site(plan) / "robots.txt").read_text("utf-8").splitlines()

    assert f"Sitemap: {portal_url(plan)}sitemap.xml" in lines
    assert not [line for line in lines if line.startswith("Disallow")]


@every_plan
def test_every_page_gives_its_own_address(site: Sites, plan: str):
    """A page open to search engines has its absolute address as canonical; the others have none."""
    found = support_site.pages(site(plan))
    indexable = support_site.indexable(site(plan))
    canonical = {
        address: page.xpath("//link[@rel='canonical']/@href") for address, page in found.items()
    }

    assert canonical == {
        address: [portal_url(plan) + address] if address in indexable else [] for address in found
    }


@every_plan
def test_titles_differ(site: Sites, plan: str):
    """No two pages open to search engines have the same title."""
    titles = Counter(
        page.findtext(".//title").strip() for page in support_site.indexable(site(plan)).values()
    )

    assert "" not in titles
    assert not [title for title, times in titles.items() if times > 1]


@every_plan
def test_every_page_is_vietnamese_with_one_heading(site: Sites, plan: str):
    """Every page declares Vietnamese and has exactly one heading of the first level, with words."""
    wrong = []
    for address, page in support_site.pages(site(plan)).items():
        headings = [each.text_content().strip() for each in page.iter("h1")]
        if page.get("lang") != "vi" or len(headings) != 1 or not headings[0]:
            wrong.append((address, page.get("lang"), headings))

    assert not wrong


@every_plan
def test_every_page_describes_itself(site: Sites, plan: str):
    """Every page has one description for search engines, with words in it."""
    found = support_site.pages(site(plan)).items()
    said = {address: page.xpath("//meta[@name='description']/@content") for address, page in found}

    assert not [address for address, each in said.items() if len(each) != 1 or not each[0].strip()]


@every_plan
def test_no_id_stands_twice_on_a_page(site: Sites, plan: str):
    """An id stands once on its page, so that labels and links mean one thing."""
    found = support_site.pages(site(plan)).items()
    counts = {address: Counter(page.xpath("//@id")) for address, page in found}

    assert not [
        (address, id) for address, ids in counts.items() for id, times in ids.items() if times > 1
    ]


@every_plan
def test_every_picture_has_its_words_and_its_size(site: Sites, plan: str):
    """Every picture says what it shows, or that it shows nothing, and how large it is."""
    bare = [
        (address, picture.get("src"))
        for address, page in support_site.pages(site(plan)).items()
        for picture in page.iter("img")
        if not {"alt", "width", "height"} <= set(picture.keys())
    ]

    assert not bare


@every_plan
def test_every_page_says_that_the_data_is_invented(site: Sites, plan: str):
    """Each page of a sample portal says so, in the same place."""
    found = support_site.pages(site(plan)).items()
    silent = [
        address
        for address, page in found
        if support_site.SAMPLE not in page.xpath("string(//*[contains(@class, 'p-sample')])")
    ]

    assert not silent


@every_plan
def test_nothing_is_fetched_from_elsewhere(site: Sites, plan: str):
    """Only a link that a reader follows may name another host; nothing is loaded from one."""
    own = urlsplit(portal_url(plan)).netloc
    foreign = [
        (address, etree.tostring(element, encoding="unicode", with_tail=False)[:120])
        for address, page in support_site.pages(site(plan)).items()
        for element, said in support_site.addresses(page)
        if element.tag != "a" and urlsplit(said).netloc not in ("", own)
    ]

    assert not foreign


@every_plan
def test_styles_fetch_nothing_from_elsewhere(site: Sites, plan: str):
    """No style sheet names another host."""
    sheets = [path.read_text("utf-8") for path in site(plan).rglob("*.css")]

    assert sheets
    assert not [sheet for sheet in sheets if "@import" in sheet or "url(http" in sheet]
    assert not [sheet for sheet in sheets if "url(//" in sheet or 'url("http' in sheet]


@every_plan
def test_the_error_page_works_at_any_address(site: Sites, plan: str):
    """Every address on the error page starts at the root, as it is shown at any depth."""
    page = support_site.pages(site(plan))["404.html"]
    said = [
        each
        for _, each in support_site.addresses(page)
        if not each.startswith(("/", "#", "mailto:", "tel:", "https://"))
    ]

    assert not said
