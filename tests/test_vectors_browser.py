"""A portal with an attack in every field, all checks passed, in Chromium: nothing runs, nothing leaves."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

import support_build
import support_portal
import support_server
import support_vectors
from exemplars import text
from support_texts import texts

SAID = texts("hostile/fields.txt")
STORIES = [*texts("story/hostile.txt"), *SAID][: len(SAID)]
TOGETHER = support_vectors.TOGETHER
ALONE = 60  # enough for several pages of every list
# After those with one attack each come those with many.
MANY = {
    first: support_vectors.address(ALONE + n)
    for n, first in enumerate(range(0, len(SAID), TOGETHER))
}
PAGES = {
    **{f"attacks from {first}": address for first, address in MANY.items()},
    "one attack": support_vectors.address(0),
    "home": "",
    "everyone": "guong/",
    "sector": "linh-vuc/nong-nghiep/",
    "unit": "don-vi/an-binh/",
    "kind": "doi-tuong/ca-nhan/",
    "movement": "phong-trao/nong-thon-moi/",
    "year": "nam/2024/",
    "column": "chuyen-muc/nguoi-tot-viec-tot/",
    "criteria": "tieu-chi/",
    "progress": "tien-do/",
    "feeds": "ban-tin/",
    "widget": "nhung/",
    "framed list": "nhung/moi/",
    "about": "gioi-thieu/",
    "introduce": "gioi-thieu-guong/",
    "search": "tim-kiem/?q=script",
    "search for an attack": "tim-kiem/?q=%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
    "search in a language of templates": "tim-kiem/?q=%7B%7B7*7%7D%7D&linh-vuc=%3Cscript%3E",
    "not there": "khong-co/%3Cscript%3Ealert(1)%3C/script%3E/",
}
# Told of by the page itself, whatever happens in it: what ran, what the policy stopped.
WATCH = """
window.__told = [];
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
  window[name] = said => window.__told.push(`${name}: ${said}`);
addEventListener('securitypolicyviolation', each =>
  window.__told.push(`policy: ${each.effectiveDirective} ${each.blockedURI} ${each.sample}`));
"""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve, with the headers it ships, a portal whose every field is an attack."""
    folder = tmp_path_factory.mktemp("attacked")
    root = support_portal.lay_out(folder / "portal", whole=True)
    support_vectors.furnish(root, SAID, STORIES, ALONE)
    unchecked = support_build.customised(folder / "unchecked", support_vectors.UNCHECKED)
    done = support_build.build(root, **unchecked)

    assert done.returncode == 0, done.stderr

    with support_server.serving(root / "site") as address:
        yield address


def told(page: Page, address: str) -> list[str]:
    """Open a page and use it; return what ran, was stopped, or was asked of another host."""
    found: list[str] = []
    own = urlsplit(address).netloc
    page.add_init_script(WATCH)
    page.on("dialog", lambda dialog: (found.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: found.append(f"error: {error}"))
    page.on("popup", lambda popup: found.append(f"popup: {popup.url}"))
    page.on(
        "request",
        lambda asked: (
            urlsplit(asked.url).netloc in ("", own) or found.append(f"asked: {asked.url}")
        ),
    )
    page.on(
        "console",
        lambda said: "Content Security Policy" in said.text and found.append(said.text[:200]),
    )
    page.goto(address, wait_until="load")
    # What waits for a pointer, for focus, for scrolling or for something to be opened.
    page.evaluate(
        """() => {
             for (const each of document.querySelectorAll('body *')) {
               for (const type of ['mouseover', 'pointerenter', 'focus', 'scroll', 'animationstart'])
                 each.dispatchEvent(new Event(type, {bubbles: true}));
             }
             for (const each of document.querySelectorAll('details')) each.open = true;
             scrollTo(0, document.body.scrollHeight);
           }"""
    )
    page.wait_for_timeout(100)
    return found + page.evaluate("window.__told")


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_runs_and_nothing_leaves(page: Page, attacked: str, kind: str) -> None:
    """No page opens a dialog, asks another host for anything, or has its policy called on."""
    assert not told(page, attacked + PAGES[kind])


def test_the_attacks_are_there_to_be_read(page: Page, attacked: str) -> None:
    """The pages show every attack as the words that it is."""
    hidden = []
    for first, address in MANY.items():
        page.goto(attacked + address)
        shown = "".join(page.locator("main").inner_text().split())
        hidden += [
            each
            for each in SAID[first : first + TOGETHER]
            if not text.FORBIDDEN.search(text.clean(each))
            and "".join(text.clean(each)[:60].split()) not in shown
        ]

    assert not hidden


def test_no_link_of_the_attacked_page_runs(page: Page, attacked: str) -> None:
    """As the browser itself reads it, every link leads to a web address, mail or a telephone."""
    schemes = set()
    for address in MANY.values():
        page.goto(attacked + address)
        schemes.update(page.evaluate("[...document.links].map(each => each.protocol)"))

    assert schemes <= {"http:", "https:", "mailto:", "tel:"}


def test_the_watch_sees_what_it_watches_for(page: Page, attacked: str) -> None:
    """A handler, a script and a picture of another host, put into a page, are told of."""
    page.route(
        "**/gioi-thieu/",
        lambda route: route.fulfill(
            content_type="text/html",
            body="<img src=x onerror=alert(1)><img src=http://khac.example/a.gif><script>alert(2)</script>",
        ),
    )
    found = told(page, attacked + "gioi-thieu/")

    assert {"alert: 1", "alert: 2", "asked: http://khac.example/a.gif"} <= set(found)
