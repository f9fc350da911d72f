"""The site in a real browser: in light and dark, narrow and wide, by keyboard and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from support_browser import PAGES, SHOWN, WIDTHS, complaints, every_page


@every_page
def test_no_page_complains(page: Page, served: str, kind: str):
    """In light and then in dark no page has an error, a failed request or one to another host."""
    page.emulate_media(color_scheme="light")
    found = complaints(page, served + PAGES[kind])
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert not found
    assert light != dark


@every_page
def test_the_policy_is_in_force(page: Page, served: str, kind: str):
    """On every page a script, a style or a picture that is not the portal's own is refused."""
    page.goto(served + PAGES[kind])
    refused = page.evaluate(
        """() => new Promise(done => {
             const found = new Set();  // each is told twice: the page's own policy, and the host's
             document.addEventListener('securitypolicyviolation', each => {
               found.add(each.effectiveDirective);
               if (found.size === 3) done([...found].sort());
             });
             const script = document.createElement('script');
             script.textContent = 'window.ran = true';
             const picture = new Image();
             picture.src = 'https://khac.example/anh.png';
             const styled = document.createElement('p');
             styled.setAttribute('style', 'color: red');
             document.body.append(script, picture, styled);
             setTimeout(() => done([...found].sort()), 3000);
           })"""
    )

    assert refused == ["img-src", "script-src-elem", "style-src-attr"]
    assert page.evaluate("window.ran") is None


@every_page
def test_no_page_scrolls_sideways(page: Page, served: str, kind: str):
    """From the narrowest phone to a desk, no page is wider than the window."""
    page.goto(served + PAGES[kind])
    too_wide = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        needed = page.evaluate("document.scrollingElement.scrollWidth")
        if needed > width:
            too_wide.append((width, needed))

    assert not too_wide


@every_page
def test_every_page_is_readable_without_scripts(phone_page: Page, served: str, kind: str):
    """Without scripts the heading and the words of every page are shown."""
    phone_page.goto(served + PAGES[kind])
    body = phone_page.locator("main").first

    assert phone_page.locator("h1").is_visible()
    assert len(body.inner_text()) > 60


def test_the_menu_opens_by_a_tap_without_scripts(phone_page: Page, served: str):
    """On a phone without scripts a tap opens the menu, and another closes it."""
    phone_page.goto(served)
    link = phone_page.get_by_role("link", name="Tiêu chuẩn", exact=True)
    shown = [link.is_visible()]
    for _ in range(2):
        phone_page.get_by_text("Mục lục").click()
        shown.append(link.is_visible())

    assert shown == [False, True, False]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_by_keyboard_without_scripts(phone_page: Page, served: str, key: str):
    """On a phone without scripts the menu's button is reached by Tab and opened by a key."""
    phone_page.goto(served)
    for _ in range(4):  # skip link, the portal's name, the search, the menu
        phone_page.keyboard.press("Tab")
    phone_page.keyboard.press(key)
    phone_page.keyboard.press("Tab")
    focused = phone_page.locator(".p-nav a:focus")

    assert focused.is_visible()
    assert focused.inner_text() == "Gương điển hình"


def test_the_menu_leads_on_without_scripts(phone_page: Page, served: str):
    """A link of the opened menu leads to its page."""
    phone_page.goto(served)
    phone_page.get_by_text("Mục lục").click()
    phone_page.get_by_role("link", name="Đơn vị", exact=True).first.click()

    assert phone_page.url == f"{served}don-vi/"


def test_the_menu_is_open_on_a_desk(page: Page, served: str):
    """In a wide window the menu's links are there without opening anything."""
    page.goto(served)

    assert page.get_by_role("link", name="Tiêu chuẩn", exact=True).is_visible()
    assert not page.get_by_text("Mục lục").is_visible()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("duong van ky", "Dương Văn Kỷ"),
        ("DUONG VAN KY", "Dương Văn Kỷ"),
        ("dương văn kỷ", "Dương Văn Kỷ"),
        ("dao thi nhan", "Đào Thị Nhàn"),
        ("  Đặng   thi hien ", "Đặng Thị Hiên"),
        ("khoa hoc tu nhien", "Tổ Khoa học tự nhiên"),
    ],
)
def test_search_finds_names_typed_without_accents(page: Page, served: str, typed: str, found: str):
    """A name typed without accents, in any case, has its owner as the first result."""
    page.goto(served)
    page.get_by_role("searchbox").fill(typed)
    page.keyboard.press("Enter")
    first = page.locator("#ket-qua li a").first

    assert found in first.inner_text()
    assert page.url.startswith(f"{served}tim-kiem/?q=")


def test_a_result_leads_to_its_page(page: Page, served: str):
    """The first result is a link to the profile's own page."""
    page.goto(f"{served}tim-kiem/?q=dao+thi+nhan")
    page.locator("#ket-qua li a").first.click()

    assert page.locator("h1").inner_text() == "Đào Thị Nhàn"


def test_search_says_when_it_finds_nothing(page: Page, served: str):
    """Words that nobody has are answered by a sentence, and shown as they were typed."""
    page.goto(f"{served}tim-kiem/?q=%3Cimg+src%3Dx%3Exyzzy")
    expect(page.locator("#ket-qua-dem")).to_contain_text("<img src=x>xyzzy")

    assert page.locator("#ket-qua-dem img").count() == 0


@pytest.mark.parametrize("kind", ["home", "profile", "handbook", "rule"])
def test_the_skip_link_comes_first(page: Page, served: str, kind: str):
    """The first Tab reaches a visible link to the content; after it the next Tab is in the content."""
    page.goto(served + PAGES[kind])
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    seen = (skip.inner_text(), skip.bounding_box()["x"] >= 0)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.locator("#noi-dung :focus, #noi-dung ~ * :focus")

    assert seen == ("Chuyển đến nội dung", True)
    assert page.url.endswith("#noi-dung")
    assert inside.count() == 1


def test_a_former_address_leads_on(page: Page, served: str):
    """Opening a former address ends on the profile's present page, without scripts of ours."""
    moved = next(each for each in SHOWN if "aliases" in each.fields)
    page.goto(f"{served}guong/{moved.fields['aliases'][0]}/")
    page.wait_for_url(f"{served}{moved.address}")

    assert page.locator("h1").inner_text() == moved.name


@pytest.mark.parametrize("missing", ["khong-co", "khong/co/trang/nay/"])
def test_the_error_page_leads_back(page: Page, served: str, missing: str):
    """From an address that is not there, at any depth, a link leads home and a search is answered."""
    page.goto(served + missing)
    page.get_by_role("link", name="Về trang chủ").click()
    home = page.url
    page.goto(served + missing)
    page.get_by_role("searchbox").fill("dao thi nhan")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=dao*")

    assert home == served
    assert page.url.startswith(f"{served}tim-kiem/?q=")
