"""The search page in a real browser: typing, filters, keyboard, address bar, and when things go wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import support_search
import support_server

Sites = Callable[[str], Path]
FOUND = "#ket-qua h3 a"
STATUS = "#ket-qua-dem"


@pytest.fixture(scope="module")
def served(site: Sites) -> Iterator[str]:
    """Serve the sample portal and give the address of its search page."""
    with support_server.serving(site("tan-yen")) as address:
        yield f"{address}tim-kiem/"


def names(page: Page) -> list[str]:
    """Return the names of the results shown."""
    return page.locator(FOUND).all_inner_texts()


def test_results_come_while_typing(page: Page, served: str):
    """Letters typed are answered without pressing anything, and the address says what was typed."""
    page.goto(served)
    page.locator("#tim").press_sequentially("duong van k")

    expect(page.locator(FOUND).first).to_have_text("Gia đình ông Dương Văn Kỷ")
    expect(page).to_have_url(re.compile(r"\?q=duong\+van\+k$"))


def test_the_status_says_what_was_found(page: Page, served: str):
    """A polite status says in Vietnamese how many were found and for what."""
    support_search.ask(page, served, "?q=vai+som")
    status = page.get_by_role("status").filter(has_text="gương")

    assert status.inner_text() == "2 gương cho “vai som”."
    assert status.get_attribute("aria-live") == "polite"


def test_a_first_letter_is_not_complained_of(page: Page, served: str):
    """A last letter that nobody has is not searched yet: the status speaks of the words before it."""
    support_search.ask(page, served, "?q=Ngọc+L")

    assert page.locator(STATUS).inner_text().endswith(" gương cho “Ngọc”.")
    assert page.locator("#ket-qua-goi-y").inner_text() == ""


def test_found_words_are_marked_with_their_accents(page: Page, served: str):
    """What was typed without accents is marked as it is written; neighbours share one mark."""
    support_search.ask(page, served, "?q=vai+som")
    first = page.locator("#ket-qua > li").first

    assert first.locator("h3 mark").all_inner_texts() == ["Vải sớm"]
    assert "Vải sớm" in first.locator(".p-result__excerpt mark").all_inner_texts()


def test_an_excerpt_shows_the_words_where_they_stand(page: Page, served: str):
    """Where neither name nor summary has the words, a piece of the text that has them is shown."""
    support_search.ask(page, served, "?q=%22hoi+nguoi+cao+tuoi%22+%22thon+cau+trang%22")
    excerpt = page.locator("#ket-qua > li").first.locator(".p-result__excerpt")

    expect(excerpt.locator("mark", has_text="Hội Người cao tuổi")).to_have_count(1)


def test_a_few_words_do_not_stand_in_for_the_summary(page: Page, served: str):
    """Where no more than the name of an award has the words, it follows the summary; quotes are not doubled."""
    support_search.ask(page, served, "?q=%22giay+khen%22")
    excerpt = page.locator("#ket-qua > li").first.locator(".p-result__excerpt")

    expect(excerpt).to_have_text(re.compile(r".{60}.* … Giấy khen$"))
    expect(page.locator(STATUS)).to_have_text(re.compile("cho “giay khen”"))


def test_a_result_says_who_and_where(page: Page, served: str):
    """A result has a heading that links to the profile, its kind and sector, unit and day."""
    support_search.ask(page, served, "?q=dao+thi+nhan")
    first = page.locator("#ket-qua > li").first

    assert first.get_by_role("heading", level=3).inner_text() == "Đào Thị Nhàn"
    assert first.locator(".p-result__meta").inner_text().startswith("Cá nhân · Văn hóa")
    assert "Xã Liên Chung" in first.locator(".p-result__foot").inner_text()
    assert first.locator("time").get_attribute("datetime") == "2024-02-28"


def test_ten_are_shown_and_then_ten_more(page: Page, served: str):
    """Ten results are shown; a button shows ten more, puts the focus on the first, and the address knows."""
    support_search.ask(page, served, "?q=thon")
    before = names(page)
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator(FOUND)).to_have_count(20)

    assert len(before) == 10
    assert names(page)[:10] == before
    assert page.locator(":focus").inner_text() == names(page)[10]
    assert "trang=2" in page.url


def test_filters_count_what_is_found(page: Page, served: str):
    """Each filter says how many of the results it would leave; those of none are not shown."""
    support_search.ask(page, served, "?q=gia+dinh+ong")
    choices = page.locator("#bo-loc input[name=linh-vuc]")
    counted = {
        label.inner_text() for label in page.locator("#bo-loc label").all() if label.is_visible()
    }
    count = int(page.locator(STATUS).inner_text().split()[0])
    sums = [
        int(re.sub(r"\D", "", text))
        for text in page.locator(
            "#bo-loc label:not([hidden]):has(input[name=linh-vuc]) .p-choice__count"
        ).all_text_contents()
    ]

    assert choices.count() == 14
    assert counted
    assert sum(sums) == count


def test_a_filter_leaves_the_others_of_its_kind_open(page: Page, served: str):
    """A facet is counted under the other filters, not under its own: a second sector can be added."""
    support_search.ask(page, served, "?linh-vuc=y-te")
    expect(page.locator(STATUS)).to_have_text("2 gương trong phần đã lọc.")
    page.get_by_role("checkbox", name="Nông nghiệp").check()
    expect(page.locator(STATUS)).to_have_text("6 gương trong phần đã lọc.")

    assert page.url.endswith("?linh-vuc=y-te&linh-vuc=nong-nghiep") or page.url.endswith(
        "?linh-vuc=nong-nghiep&linh-vuc=y-te"
    )


def test_back_and_forward_bring_searches_back(page: Page, served: str):
    """Back undoes a filter, forward does it again; box, ticks and results follow the address."""
    support_search.ask(page, served, "?q=gia+dinh")
    before = names(page)
    page.get_by_role("checkbox", name="Nông nghiệp").check()
    expect(page.locator(STATUS)).to_contain_text("trong phần đã lọc")
    after = names(page)
    page.go_back()
    expect(page.locator(STATUS)).not_to_contain_text("trong phần đã lọc")
    back = names(page)
    page.go_forward()
    expect(page.locator(STATUS)).to_contain_text("trong phần đã lọc")

    assert (before, after) == (back, names(page))
    assert before != after
    assert page.get_by_role("checkbox", name="Nông nghiệp").is_checked()


def test_all_filters_are_dropped_at_once(page: Page, served: str):
    """One button takes all filters away; it is there only while there are some."""
    support_search.ask(page, served, "?q=gia+dinh&linh-vuc=nong-nghiep&nam=2023")
    page.get_by_role("button", name="Bỏ hết mục lọc").click()
    expect(page.locator(STATUS)).not_to_contain_text("trong phần đã lọc")

    assert page.url.endswith("?q=gia+dinh")
    assert not page.get_by_role("button", name="Bỏ hết mục lọc").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "said", ["?q=thon&linh-vuc=nong-nghiep", "?q=vietgapp", "?q=vai+som+xyzzy"]
)
def test_results_have_no_barriers(
    page: Page, served: str, said: str, scheme: Literal["light", "dark"]
):
    """Results, filters, and the page that found nothing have no barrier that axe knows, light and dark."""
    page.emulate_media(color_scheme=scheme)
    support_search.ask(page, served, said)
    # axe is put into the page by the debugger: the policy forbids scripts of others.
    found = Axe().run(page, context="#noi-dung").response["violations"]

    assert not [(each["id"], each["nodes"][0]["html"]) for each in found]


def test_results_fit_a_narrow_phone(page: Page, served: str):
    """At 320 pixels nothing of the results or the filters is wider than the screen."""
    page.set_viewport_size({"width": 320, "height": 640})
    support_search.ask(page, served, "?q=thon&khen-thuong=commune")
    page.locator("#loc > summary").click()

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_results_are_sorted_by_day_on_demand(page: Page, served: str):
    """Sorted by day the newest comes first, and the address says so."""
    support_search.ask(page, served, "?q=thi")
    page.get_by_label("Sắp xếp").select_option("moi")
    expect(page).to_have_url(re.compile("sap-xep=moi"))
    page.go_back()
    expect(page).not_to_have_url(re.compile("sap-xep"))
    support_search.ask(page, served, "?q=thi&sap-xep=moi")
    days = page.locator("#ket-qua time").evaluate_all("(all) => all.map((each) => each.dateTime)")

    assert len(days) == 10
    assert sorted(days, reverse=True) == days


def test_arrows_lead_through_the_results(page: Page, served: str):
    """Down from the box reaches the first result, down again the second, up goes back to the box."""
    support_search.ask(page, served, "?q=vai+som")
    page.locator("#tim").focus()
    places = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        focused = page.locator(":focus")
        places.append(focused.get_attribute("id") or names(page).index(focused.inner_text()))

    assert places == [0, 1, 1, 0, "tim"]


def test_escape_empties_the_box(page: Page, served: str):
    """Escape in the box takes the search back: the lists are shown again."""
    support_search.ask(page, served, "?q=ngoc+thien")
    page.locator("#tim").focus()
    page.keyboard.press("Escape")

    expect(page.locator("#danh-sach")).to_be_visible()
    expect(page.locator(FOUND)).to_have_count(0)
    expect(page).to_have_url(served)
