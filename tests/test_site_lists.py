"""The lists of the real portals and of a long one: who is in them, in what order, how many a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

import support_lists
import support_site
from support_portal import REPO

Sites = Callable[[str], Path]
every_plan = pytest.mark.parametrize("plan", support_site.PLANS)
PER_PAGE = 24
ON_HOME = 6


@pytest.fixture(scope="session")
def long_portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a generated portal of 130 profiles and its site."""
    return support_site.long_portal(tmp_path_factory)


def is_list(address: str) -> bool:
    """Return whether a page is the first of a list."""
    return address == "guong/" or (
        (
            address.count("/") == 2
            and address.split("/")[0] in {"nam", "doi-tuong", "linh-vuc", "phong-trao", "don-vi"}
        )
        or (address.startswith("chuyen-muc/") and address.count("/") == 2)
    )


def cards(address: str, page: html.HtmlElement) -> list[str]:
    """Return the addresses of the exemplars a page shows as cards."""
    links = page.xpath(".//*[contains(@class, 'p-card__name')]/a/@href")
    return [(support_site.resolved(address, said) or ("",))[0] for said in links]


def shown_lists(folder: Path) -> dict[str, list[str]]:
    """Return what every list of a site shows, its further pages joined on."""
    found = support_site.pages(folder)
    lists: dict[str, list[str]] = {}
    for first in filter(is_list, found):
        further = [address for address in found if address.startswith(f"{first}trang/")]
        further.sort(key=lambda address: int(address.split("/")[-2]))
        lists[first] = [each for page in (first, *further) for each in cards(page, found[page])]
    return lists


@every_plan
def test_lists_show_their_own_by_date(site: Sites, plan: str):
    """Each list shows the published profiles that belong to it, the newest first, and no other."""
    lists = shown_lists(site(plan))
    expected = support_lists.expected(REPO, plan)

    assert len(lists) > 20
    assert expected == {address: shown for address, shown in lists.items() if shown}


@every_plan
def test_lists_say_how_many_they_hold(site: Sites, plan: str):
    """The number on a list's page is that of the profiles in it; an empty list says it is empty."""
    expected = support_lists.expected(REPO, plan)
    found = support_site.pages(site(plan))
    wrong = {}
    for address in filter(is_list, found):
        said = found[address].xpath("string(//p[@class='p-count'])")
        count = len(expected.get(address, ()))
        start = f"{count} gương điển hình tiên tiến" if count else "Chưa có gương nào"
        if not said.startswith(start):
            wrong[address] = said

    assert not wrong


@every_plan
def test_indexes_say_how_many_each_list_holds(site: Sites, plan: str):
    """The number beside a list on an index, on home and in the tree of units is the list's own."""
    expected = support_lists.expected(REPO, plan)
    found = support_site.pages(site(plan))
    seen, wrong = set(), []
    for address, page in found.items():
        for count in page.xpath(
            "//*[contains(@class, 'p-tile__count') or contains(@class, 'p-tree__count')]"
        ):
            (said,) = count.xpath("ancestor::a[1]/@href | preceding-sibling::a[1]/@href")
            target = (support_site.resolved(address, said) or ("",))[0]
            seen.add(target)
            if count.text != str(len(expected.get(target, ()))):
                wrong.append((address, target, count.text))

    indexed = ("linh-vuc/", "don-vi/", "doi-tuong/", "phong-trao/")
    assert seen >= {each for each in found if is_list(each) and each.startswith(indexed)}
    assert not wrong


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("dai-hoa", [("Từ ngày 1/7/2025 là", "Xã Quang Trung, tỉnh Bắc Ninh")]),
        (
            "ngoc-thien-2025",
            [("Gồm địa bàn trước đây của", "Xã Việt Ngọc; Xã Song Vân; Xã Ngọc Châu; Xã Ngọc Vân; Xã Ngọc Thiện, huyện Tân Yên")],
        ),
        ("tinh-bac-ninh-2025", [("Gồm địa bàn trước đây của", "Tỉnh Bắc Giang")]),
    ],
)  # fmt: skip
def test_a_unit_says_what_it_was_and_becomes(site: Sites, unit: str, said: list[tuple[str, str]]):
    """What is still to come has its day; a district is not what a commune was; namesakes are told apart."""
    page = support_site.pages(site("tan-yen"))[f"don-vi/{unit}/"]
    facts = [
        (each.text_content(), " ".join(each.getnext().text_content().split()))
        for each in page.iter("dt")
        if each.text_content().endswith((" là", "thuộc", "trước đây của"))
    ]

    assert said == facts


@every_plan
def test_home_shows_the_newest(site: Sites, plan: str):
    """Home shows the newest profiles that are not told of above as featured, and how many there are."""
    home = support_site.pages(site(plan))[""]
    shown = [each.address for each in support_site.shown(REPO, plan)]
    featured = {
        each.address for each in support_site.shown(REPO, plan) if "featured_until" in each.fields
    }
    (newest,) = home.xpath("//section[@aria-labelledby='moi']")
    above = [
        address
        for part in home.xpath(
            "//section[@aria-labelledby='ten-cong' or @aria-labelledby='noi-bat']"
        )
        for address in cards("", part)
    ]

    assert above
    assert set(above) <= featured
    assert [each for each in shown if each not in above][:ON_HOME] == cards("", newest)
    assert f"{len(shown)} gương" in home.xpath("string(//*[@class='p-hero__count'])")


def test_a_list_has_24_a_page(long_portal: Path):
    """A list shows 24 profiles a page; further pages are at trang/2/, trang/3/ and so on."""
    found = support_site.pages(long_portal / "site")
    there = sorted(
        (int(address.split("/")[-2]), len(cards(address, page)))
        for address, page in found.items()
        if address.startswith("guong/trang/")
    )
    expected = [(2, 24), (3, 24), (4, 24), (5, 24), (6, 10)]

    assert len(cards("guong/", found["guong/"])) == PER_PAGE
    assert expected == there


def test_pages_of_a_list_hold_each_profile_once(long_portal: Path):
    """The pages of each long list, joined, are the whole list in its order."""
    root = long_portal / "portal"
    lists = shown_lists(long_portal / "site")

    assert support_lists.expected(root, "tan-yen") == {
        address: shown for address, shown in lists.items() if shown
    }


def test_pages_of_a_list_lead_to_one_another(long_portal: Path):
    """Each page of a list links to all of them, and marks itself as the one being read."""
    found = support_site.pages(long_portal / "site")
    pages = ["guong/", *(f"guong/trang/{number}/" for number in range(2, 7))]
    linked, current = {}, {}
    for address in pages:
        links = found[address].xpath("//nav[@class='p-pager']//a")
        targets = [support_site.resolved(address, link.get("href"))[0] for link in links]
        linked[address] = targets
        current[address] = [
            target for link, target in zip(links, targets, strict=True) if link.get("aria-current")
        ]

    assert linked == dict.fromkeys(pages, pages)
    assert current == {address: [address] for address in pages}


def test_a_list_of_one_page_has_no_pager(long_portal: Path):
    """A list that fits on one page shows no way to others, and has no page two."""
    found = support_site.pages(long_portal / "site")
    short = [
        address
        for address, shown in shown_lists(long_portal / "site").items()
        if len(shown) <= PER_PAGE
    ]

    assert short
    assert not [address for address in short if found[address].xpath("//nav[@class='p-pager']")]
    assert not [address for address in short if f"{address}trang/2/" in found]


def test_names_are_listed_by_given_name(site: Sites):
    """Without a script the search page lists everyone, each once, with a link and the unit."""
    plan = "tan-yen"
    page = support_site.pages(site(plan))["tim-kiem/"]
    links = page.xpath("//ul[@class='p-names']//a/@href")
    there = [support_site.resolved("tim-kiem/", said)[0] for said in links]

    assert sorted(each.address for each in support_site.shown(REPO, plan)) == sorted(there)


PERSONS = ("individual", "good-deed", "household")


@every_plan
def test_names_stand_where_they_are_looked_for(site: Sites, plan: str):
    """On the search page persons stand by their given names, all others by the first words of theirs."""
    page = support_site.pages(site(plan))["tim-kiem/"]
    persons = {
        each.name for each in support_site.shown(REPO, plan) if each.fields.get("kind") in PERSONS
    }
    words: list[str] = []
    for names in page.xpath("//ul[@class='p-names']"):
        under = []
        for link in names.xpath(".//a"):
            under.append(link.text.split()[-1 if link.text in persons else 0].strip("“"))
        words += under

        assert {names.getprevious().text} == {support_site.letter(word) for word in under}

    assert sorted(words, key=support_site.vietnamese_order) == words


@every_plan
def test_names_stand_under_letters_of_the_alphabet(site: Sites, plan: str):
    """Each letter of the names is of the Vietnamese alphabet, without a tone, and stands once."""
    page = support_site.pages(site(plan))["tim-kiem/"]
    letters = [each.text for each in page.xpath("//section//h3")]

    assert set(letters) <= set(support_site.ALPHABET.upper())
    assert sorted(set(letters), key=support_site.ALPHABET.upper().index) == letters
