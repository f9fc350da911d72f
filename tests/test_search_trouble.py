"""The search when something is not there, on the page: words, files, scripts; and that it is exact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

import support_search
import support_server
from support_search import Naive

Sites = Callable[[str], Path]
FOUND = "#ket-qua h3 a"
STATUS = "#ket-qua-dem"


@pytest.fixture(scope="module")
def served(site: Sites) -> Iterator[str]:
    """Serve the sample portal and give the address of its search page."""
    with support_server.serving(site("tan-yen")) as address:
        yield f"{address}tim-kiem/"


def test_nothing_found_is_said_and_a_way_on_is_shown(page: Page, served: str):
    """Where nothing has the words, the page says so, asks what was meant, and shows the lists."""
    support_search.ask(page, served, "?q=vietgapp")

    assert page.locator(STATUS).inner_text() == "Không tìm thấy gương nào cho “vietgapp”."
    assert "Có phải anh chị tìm “vietgap”?" in page.locator("#ket-qua-goi-y").inner_text()
    assert page.locator("#danh-sach").is_visible()
    page.locator("#ket-qua-goi-y a").click()
    expect(page.locator(FOUND).first).to_have_text("Hợp tác xã Vải sớm Đồi Gai")


@pytest.mark.parametrize(
    ("typed", "meant", "name"),
    [
        ("lung dinh quy", "luong dinh quy", "Lương Đình Quý"),
        ("dang thi hin", "dang thi hien", "Đặng Thị Hiên"),
    ],
)
def test_a_slip_that_is_a_word_elsewhere_is_asked_about(
    page: Page, served: str, typed: str, meant: str, name: str
):
    """Words that stand about in some text, while a name has all but one: the page asks for the name."""
    support_search.ask(page, served, "?q=" + typed.replace(" ", "+"))

    assert f"gương cho “{typed}”" in page.locator(STATUS).inner_text()
    assert f"Có phải anh chị tìm “{meant}”?" in page.locator("#ket-qua-goi-y").inner_text()
    page.locator("#ket-qua-goi-y a").click()
    expect(page.locator(FOUND).first).to_have_text(name)


@pytest.mark.parametrize("typed", ["luong dinh quy", "thi trong dua", "hop tac xa vai som doi gai"])
def test_a_name_and_plain_words_are_not_asked_about(page: Page, served: str, typed: str):
    """Whoever typed a name as it is, or words that no name nearly has, is asked nothing."""
    support_search.ask(page, served, "?q=" + typed.replace(" ", "+"))

    assert page.locator(FOUND).count()
    assert page.locator("#ket-qua-goi-y").inner_text() == ""


def test_the_nearest_are_called_the_nearest(page: Page, served: str):
    """Where no one has all the words, the page says which it left out."""
    support_search.ask(page, served, "?q=vai+som+xyzzy")

    assert "Không có gương nào có đủ các từ “vai som xyzzy”" in page.locator(STATUS).inner_text()
    assert "Bỏ “xyzzy” thì có 2 gương" in page.locator(STATUS).inner_text()


@pytest.mark.parametrize("missing", ["danh-muc.json", "tu-*.bin", "the-*.json", "loc.bin"])
def test_a_missing_file_is_said_in_one_sentence(page: Page, served: str, missing: str):
    """Whatever cannot be fetched, the page says that it could not search and shows the lists."""
    page.route(f"**/tim-kiem/**/{missing}", lambda route: route.abort())
    page.route(f"**/tim-kiem/{missing}", lambda route: route.abort())
    page.goto(f"{served}?q=duong+van+ky")

    expect(page.locator(STATUS)).to_contain_text("Chưa tải được danh mục tìm kiếm")
    assert page.locator("#danh-sach").is_visible()


def test_a_portal_built_anew_is_no_error(page: Page, served: str):
    """A page that was open while the portal was built anew reads the new manifest and goes on."""
    gone = []

    def old(route: Route) -> None:
        if gone:
            route.continue_()
            return
        gone.append(route.request.url)
        answer = route.fetch()
        route.fulfill(body=re.sub(r'"folder":"\w+"', '"folder":"000000000000"', answer.text()))

    page.route("**/danh-muc.json", old)
    page.goto(f"{served}?q=duong+van+ky")

    expect(page.locator(FOUND).first).to_have_text("Gia đình ông Dương Văn Kỷ")
    assert gone


def test_only_what_is_shown_is_fetched(page: Page, served: str):
    """A search fetches the files of its words and the cards it shows: no text of another document."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("/tim-kiem/")[2]))
    support_search.ask(page, served, "?q=duong+van+ky")
    shown = page.locator(FOUND).evaluate_all("(all) => all.map((a) => a.pathname.slice(-7, -1))")
    texts = [name[4:10] for name in asked if name.startswith("bai/")]

    assert set(texts) <= set(shown)
    assert "kxjc6d" not in texts


def test_any_words_find_what_a_naive_search_finds(page: Page, served: str, site: Sites):
    """The page finds for words of the documents exactly what reading every document finds, quoted or not."""
    naive = Naive(
        {
            path.stem: path.read_text("utf-8")
            for path in (site("tan-yen") / "tim-kiem/bai").iterdir()
        }
    )
    queries = support_search.drawn(naive, 150)
    page.goto(served)
    # A space ends the last word: its beginning is not looked for.
    answers = page.evaluate(support_search.ANSWERS, [f"{query} " for query in queries])
    quoted = page.evaluate(support_search.ANSWERS, [f'"{query}"' for query in queries])
    for query, answer, phrase in zip(queries, answers, quoted, strict=True):
        assert naive.every_word(query) == (set(answer["ids"]) if answer["whole"] else set()), query
        assert naive.phrase(query) == (set(phrase["ids"]) if phrase["whole"] else set()), query


def test_without_a_script_the_page_leads_to_the_lists(
    site: Sites, desk: BrowserContext, served: str
):
    """Without scripts the filters are links to the lists, and no button is shown that does nothing."""
    browser = desk.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    plain = context.new_page()
    plain.goto(served)
    plain.get_by_text("Lĩnh vực", exact=False).locator("visible=true").last.click()
    shown = plain.locator("#loc, #ket-qua-them, #ket-qua-cach").evaluate_all(
        "(all) => all.filter((each) => each.offsetParent).map((each) => each.id)"
    )
    context.close()

    assert not shown
