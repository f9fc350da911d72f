"""How pages are laid out where few look: largest type on a phone, one line's end, a sheet of paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

import support_server
from support_yearbook import pdf

Serve = Callable[[str], str]

# Pages that the portal of the other browser tests has none of, or only an empty one.
ELSEWHERE = [
    ("nghe-an", "ky-yeu/"),
    ("nghe-an", "lay-y-kien/sjfpy0/"),
    ("nghe-an", "su-kien/"),
    ("soc-trang", "phong-trao/"),
    ("tan-yen", "cuoc-thi/viet-ve-dien-hinh-tien-tien/"),
    ("tan-yen", "du-lieu/"),
    ("vinh-thuan", "phat-thanh/"),
    ("vinh-thuan", "phat-thanh/thi-dua-la-yeu-nuoc/2024-12-2/"),
]
# How many lines an element's words take: places of their tops.
LINES = """each => { const words = document.createRange(); words.selectNodeContents(each);
  return new Set([...words.getClientRects()].map(box => Math.round(box.top / 8))).size; }"""


@pytest.fixture(scope="module")
def portal_at(site: Callable[[str], Path]) -> Iterator[Serve]:
    """Return `portal_at(plan)`: the address of a sample portal's site, served while the module runs."""
    with ExitStack() as running:

        @cache
        def of(plan: str) -> str:
            return running.enter_context(support_server.serving(site(plan)))

        yield of


def large_on_a_phone(page: Page, address: str, width: int = 320) -> None:
    """Open an address on a narrow phone, with type at its largest."""
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(address)
    page.evaluate("document.documentElement.dataset.size = 'rat-lon'")


@pytest.mark.parametrize(("plan", "address"), ELSEWHERE)
def test_the_largest_type_fits(page: Page, portal_at: Serve, plan: str, address: str):
    """Books, contests, consultations, data and the radio fit the narrowest phone in the largest type."""
    large_on_a_phone(page, portal_at(plan) + address)

    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


@pytest.mark.parametrize(("plan", "address"), [("tan-yen", "ban-tin/"), ("nghe-an", "su-kien/")])
def test_no_table_of_words_is_cut_off(page: Page, portal_at: Serve, plan: str, address: str):
    """In the largest type on a phone, a table of names and addresses has nothing beyond its edge."""
    large_on_a_phone(page, portal_at(plan) + address)
    tables = page.locator(".p-scroll").evaluate_all(
        "all => all.map(each => each.scrollWidth - each.clientWidth)"
    )

    assert tables
    assert max(tables) == 0


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("plan", ["nghe-an", "vinh-thuan"])
def test_an_address_stands_on_one_line(page: Page, portal_at: Serve, plan: str, width: int):
    """The contact's address at the foot is not cut at a hyphen where it has room on the next line."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(portal_at(plan) + "nam/")

    assert page.locator(".p-footer a[href^='mailto:']").evaluate(LINES) == 1


@pytest.mark.parametrize("address", ["ky-yeu/", "su-kien/", "nam/"])
def test_no_term_is_cut_in_two(page: Page, portal_at: Serve, address: str):
    """“giai đoạn” and “2021 - 2025” each stay on one line, in titles and at the foot, wherever it ends."""
    for width in (320, 360, 400, 440):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(portal_at("nghe-an") + address)
        whole = page.locator(".p-whole:visible")

        assert {"giai đoạn", "2023 - 2025"} <= {each.lower() for each in whole.all_text_contents()}
        assert {each.evaluate(LINES) for each in whole.all()} == {1}


@pytest.mark.parametrize("width", [320, 360, 1440])
def test_an_option_is_not_cut_behind_its_hyphens(page: Page, portal_at: Serve, width: int):
    """A rule's page has `--changed-since` on one line, so that it is read and copied as it is typed."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(portal_at("nghe-an") + "cam-nang/quy-tac/the-ban-tin-doi/")

    assert page.get_by_text("--changed-since", exact=True).evaluate(LINES) == 1


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_count_stands_alone(page: Page, portal_at: Serve, width: int):
    """A unit's count stands beside the last word of its name, wherever the line ends."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(portal_at("nghe-an") + "don-vi/")
    alone = page.locator(".p-tree__count:visible").evaluate_all(
        """all => all.filter(each => {
             const named = [...each.previousElementSibling.getClientRects()].at(-1);
             return each.getClientRects()[0].top >= named.bottom;
           }).map(each => each.previousElementSibling.textContent)"""
    )

    assert alone == []


def test_a_list_on_paper_spares_sheets(page: Page, portal_at: Serve):
    """Fourteen exemplars of a year take three sheets at most."""
    page.goto(portal_at("tan-yen") + "nam/2024/")
    sheets = len(pdf(page.pdf(prefer_css_page_size=True, format="A4")).pages)

    assert page.locator(".p-card").count() == 14
    assert sheets <= 3


@pytest.mark.parametrize(
    ("plan", "address", "folded"),
    [("nghe-an", "don-vi/", ".p-tree summary"), ("tan-yen", "tien-do/", ".p-fold summary")],
)
def test_paper_offers_nothing_to_open(
    page: Page, portal_at: Serve, plan: str, address: str, folded: str
):
    """On paper there is no line that promises what only a tap would open."""
    page.goto(portal_at(plan) + address)
    on_screen = page.locator(f"{folded}:visible").count()
    page.emulate_media(media="print")

    assert on_screen
    assert page.locator(f"{folded}:visible").count() == 0


def test_a_printed_consultation_says_where_to_write(page: Page, portal_at: Serve):
    """A consultation hung up on paper is one sheet, with the address for opinions."""
    page.emulate_media(media="print")
    page.goto(portal_at("nghe-an") + "lay-y-kien/sjfpy0/")

    assert page.locator(".p-contact .p-mail").inner_text() == "banthiduakhenthuong@nghe-an.example"
    assert page.locator(".p-contact .p-mail").is_visible()
    assert len(pdf(page.pdf(prefer_css_page_size=True, format="A4")).pages) == 1


def test_dates_are_dark_on_paper(page: Page, portal_at: Serve):
    """The day of an occasion is printed in ink: paper has no ground to be light on."""
    page.emulate_media(media="print")
    page.goto(portal_at("nghe-an") + "su-kien/")
    look = "each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]"
    ink = page.evaluate("getComputedStyle(document.body).color")

    assert page.locator(".p-date").first.evaluate(look) == [ink, "rgba(0, 0, 0, 0)"]
