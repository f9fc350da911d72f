"""Everyone can use the site: no barrier axe knows of, large type, keyboard, paper, no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from support_browser import PAGES, SHOWN, barriers, every_page

# What a keyboard has reached: where it is, how large, whether a ring is drawn around it.
# Once the page has been drawn again: only then has it been moved to where the key has gone.
FOCUSED = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  return {name: at.outerHTML.slice(0, 80), width: box.width, height: box.height,
          shown: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
          ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2};
}"""


# Words in less than a third of a phone's width; within a box that scrolls they have all they need.
NARROW = """[...document.querySelectorAll('main :is(dd, p, .p-timetable div)')].filter(
  each => each.offsetParent && each.innerText.trim().length > 20 && !each.closest('.p-scroll, .p-hidden')
    && each.clientWidth < 105).map(each => `${each.clientWidth} ${each.outerHTML.slice(0, 80)}`)"""


@every_page
def test_axe_finds_no_barrier(page: Page, served: str, kind: str):
    """WCAG 2.2 AA and axe's good practice: no page has a barrier, in light on a desk or in the dark on a phone."""
    # Without motion: a colour half-way to another is nobody's choice.
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(served + PAGES[kind])
    in_light = barriers(page)
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme="dark")

    assert in_light == []
    assert barriers(page) == []


def test_axe_would_find_one(page: Page, served: str):
    """The measure itself works: an image without a text is found."""
    page.goto(served)
    page.evaluate("document.querySelector('main').append(new Image())")

    assert any(each.startswith("image-alt") for each in barriers(page))


@every_page
def test_the_largest_type_fits_the_narrowest_phone(page: Page, served: str, kind: str):
    """With type at its largest, 320 px wide, no page scrolls sideways, and no words stand in a column of letters."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(served + PAGES[kind])
    page.evaluate("document.documentElement.dataset.size = 'rat-lon'")

    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    assert page.evaluate(NARROW) == []


def test_readers_choose_type_and_ground(page: Page, served: str):
    """The choice of type and ground takes effect at once, is kept, and is there before the first paint."""
    page.goto(served)
    page.locator(".p-look summary").click()
    page.get_by_label("Rất lớn").check()
    page.get_by_label("Tối").check()
    size = page.evaluate("getComputedStyle(document.documentElement).fontSize")
    page.goto(served + SHOWN[0].address)
    kept = page.evaluate("({...document.documentElement.dataset})")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.evaluate("localStorage.clear()")

    assert size == "23px"
    assert kept == {"theme": "dark", "size": "rat-lon"}
    assert ground == "rgb(24, 21, 18)"


def test_without_scripts_no_choice_is_offered(phone_page: Page, served: str):
    """What only a script can do is not shown without one."""
    phone_page.goto(served + SHOWN[0].address)

    assert not phone_page.locator(".p-look").is_visible()
    assert not phone_page.get_by_role("button", name="Chép liên kết").is_visible()
    assert phone_page.get_by_role("link", name="Zalo", exact=True).is_visible()


@pytest.mark.parametrize("kind", ["home", "profile", "sector", "index of units", "search"])
def test_the_keyboard_sees_where_it_is(page: Page, served: str, kind: str):
    """Each of the first forty stops of the Tab key is on the screen, has a size and a ring."""
    page.goto(served + PAGES[kind], wait_until="networkidle")
    if kind == "search":
        # The first time in the box, its filters are fetched, and move what stands below.
        page.locator("#tim").focus()
        expect(page.locator("#loc")).to_be_visible()
    lost = []
    for _ in range(40):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at["name"].startswith("<body"):
            break  # past the last one
        if not (at["shown"] and at["ring"] and at["width"] > 1 and at["height"] > 1):
            lost.append(at)

    assert lost == []


def test_a_key_reaches_the_search(page: Page, served: str):
    """Ctrl+K stands in the search box: the page's own where it has one, else the header's."""
    page.goto(served + SHOWN[0].address)
    page.keyboard.press("Control+k")
    in_header = page.evaluate("document.activeElement.id")
    page.goto(served)
    page.keyboard.press("Control+k")
    on_home = page.evaluate("document.activeElement.id")

    assert (in_header, on_home) == ("tim-nhanh", "tim")


def test_escape_closes_what_hangs(page: Page, served: str):
    """Escape closes the choice of look and returns to its button."""
    page.goto(served)
    page.locator(".p-look summary").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    assert not page.locator(".p-look__panel").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_nothing_moves_for_those_who_ask(page: Page, served: str):
    """Where reduced motion is asked for, nothing on the page has a transition or an animation."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(served)
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(each => {
             const style = getComputedStyle(each);
             return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
           }).map(each => each.className)"""
    )

    assert moving == []


def test_paper_has_the_words_the_address_and_the_code(page: Page, served: str):
    """On paper: the story, the address and a code that leads back; no menu, no buttons."""
    page.emulate_media(media="print")
    page.goto(served + SHOWN[0].address)
    code = page.locator(".p-print svg")

    assert page.locator(".p-profile__story").is_visible()
    assert f"tan-yen.example/{SHOWN[0].address}" in page.locator(".p-print").inner_text()
    assert code.bounding_box()["width"] > 80
    for hidden in (".p-nav", ".p-search", ".p-share .p-button", ".p-crumbs", ".p-sample"):
        assert page.locator(hidden).first.is_hidden(), hidden
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@every_page
def test_pages_are_in_vietnamese(page: Page, served: str, kind: str):
    """Every page says that it is in Vietnamese, and has one first heading."""
    page.goto(served + PAGES[kind])

    assert page.evaluate("document.documentElement.lang") == "vi"
    assert page.locator("h1").count() == 1
