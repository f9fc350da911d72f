"""Lists narrowed by kind or year: which have parts, who is in them, how they are reached."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import support_lists
import support_site
from exemplars.collections import PARTED, Collection, parts
from support_portal import REPO
from support_register import made, text

Sites = Callable[[str], Path]
every_plan = pytest.mark.parametrize("plan", support_site.PLANS)
PARTED_FACETS = ("linh-vuc", "don-vi", "phong-trao", "nam")


def listed(facet: str, kinds: list[str], published: str = "2024-01-15") -> Collection:
    """Return a list of exemplars of these kinds."""
    exemplars = [
        {"id": f"a0000{n}", "kind": kind, "published": published} for n, kind in enumerate(kinds)
    ]
    register = made(text("today: 2024-06-01") | {"exemplars": exemplars, "drafts": "yes"})
    return Collection(facet, "y-te", "Y tế", "linh-vuc/y-te/", "", register.exemplars)


def test_a_list_is_parted_by_kind() -> None:
    """The parts of a list are its kinds, in the order of kinds, each with an address below its own."""
    found = parts(listed("sector", ["household", *["individual"] * PARTED]))

    assert [(each.label, each.address, each.count, each.name) for each in found] == [
        ("Cá nhân", "linh-vuc/y-te/ca-nhan/", PARTED, "Y tế: cá nhân"),
        ("Hộ gia đình", "linh-vuc/y-te/ho-gia-dinh/", 1, "Y tế: hộ gia đình"),
    ]
    assert not [each for each in found if each.feed]


@pytest.mark.parametrize(
    ("facet", "kinds"),
    [
        ("sector", ["individual"] * PARTED),
        ("sector", ["individual", *["household"] * (PARTED - 2)]),
        ("column", ["individual", *["household"] * PARTED]),
        ("kind", ["individual", *["household"] * PARTED]),
    ],
)
def test_what_is_not_parted(facet: str, kinds: list[str]) -> None:
    """A list of one kind, a short list, a column, and a kind's list of one year have no parts."""
    assert parts(listed(facet, kinds)) == ()


def test_drafts_are_in_no_year() -> None:
    """A draft of a preview makes no year of its own."""
    assert parts(listed("kind", ["individual"] * PARTED, published="")) == ()


@every_plan
def test_parts_hold_what_their_list_holds(site: Sites, plan: str) -> None:
    """The parts of every list that has some show each of its exemplars once, and lead back to it."""
    lists = support_lists.expected(REPO, plan)
    kinds = {each.address: each.fields["kind"] for each in support_site.shown(REPO, plan)}
    found = support_site.pages(site(plan))
    expected, shown = {}, {}
    for address, exemplars in lists.items():
        facet = address.split("/")[0]
        there = {kinds[each] for each in exemplars}
        if facet in PARTED_FACETS and len(exemplars) >= PARTED and len(there) > 1:
            for kind in there:
                part = f"{address}{support_lists.KINDS[kind]}/"
                expected[part] = sum(kinds[each] == kind for each in exemplars)
    for address, page in found.items():
        steps = address.split("/")
        if steps[0] in PARTED_FACETS and len(steps) == 4:
            (whole, *others) = page.xpath("//nav[@aria-label='Lọc danh sách']//a")
            shown[address] = int(page.xpath("string(//p[@class='p-count'])").split()[0])
            back = support_site.resolved(address, whole.get("href"))

            assert back == ("/".join(steps[:2]) + "/", "")
            assert [a.get("aria-current") for a in others].count("true") == 1

    assert expected == shown


@every_plan
def test_parts_are_passed_over_by_search_engines(site: Sites, plan: str) -> None:
    """A part asks search engines to read its list instead, and has no feed."""
    found = support_site.pages(site(plan))
    parted = [
        page
        for address, page in found.items()
        if address.split("/")[0] in (*PARTED_FACETS, "doi-tuong") and address.count("/") == 3
    ]

    assert all(support_site.noindexed(page) for page in parted)
    assert not [page for page in parted if page.xpath("//link[@rel='alternate']")]
