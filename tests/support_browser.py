"""The site in Debian's Chromium: one page of every type, and what browser tests share."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import support_server
import support_site
from support_portal import REPO

PLAN = "tan-yen"
WIDTHS = (320, 360, 768, 1440)
PHONE = {"width": 360, "height": 740}
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SHOWN = support_site.shown(REPO, PLAN)
_GONE = next(each for each in support_site.records(REPO, PLAN) if "withdrawn" in each.fields)
# One page of every type, each with its own template.
PAGES = {
    "home": "",
    "profile": SHOWN[0].address,
    "everyone": "guong/",
    "sector": f"linh-vuc/{SHOWN[0].fields['sector']}/",
    "unit": f"don-vi/{SHOWN[0].fields['unit']}/",
    "column": "chuyen-muc/nguoi-tot-viec-tot-phat-thanh/",
    "index of sectors": "linh-vuc/",
    "index of units": "don-vi/",
    "index of kinds": "doi-tuong/",
    "kind": "doi-tuong/ca-nhan/",
    "part of a list": "don-vi/huyen-tan-yen/ca-nhan/",
    "year": "nam/2024/",
    "years": "nam/",
    "progress": "tien-do/",
    "radio": "phat-thanh/",
    "introduce": "gioi-thieu-guong/",
    "widget": "nhung/",
    "framed list": "nhung/moi/",
    "criteria": "tieu-chi/",
    "feeds": "ban-tin/",
    "search": "tim-kiem/",
    "about": "gioi-thieu/",
    "error": "404.html",
    "tombstone": _GONE.address,
    "handbook": "cam-nang/",
    "chapter with samples": "cam-nang/them-ho-so/",
    "chapter with figures": "cam-nang/nhieu-ho-so/",
    "rules": "cam-nang/quy-tac/",
    "rule": "cam-nang/quy-tac/gia-tri-sai/",
    "fields": "cam-nang/truong/",
}
every_page = pytest.mark.parametrize("kind", PAGES)


@pytest.fixture(scope="module")
def served(site: Callable[[str], Path]) -> Iterator[str]:
    """Serve a real portal's site, with the headers it ships, and give its address."""
    with support_server.serving(site(PLAN)) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give Debian's Chromium."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[BrowserContext]:
    """Give a phone's browser without scripts."""
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    yield context
    context.close()


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """Give a desk's browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def phone_page(plain: BrowserContext) -> Iterator[Page]:
    """Give a fresh page of a phone's browser without scripts."""
    page = plain.new_page()
    yield page
    page.close()


@pytest.fixture
def page(desk: BrowserContext) -> Iterator[Page]:
    """Give a fresh page of a desk's browser."""
    page = desk.new_page()
    yield page
    page.close()


def complaints(page: Page, address: str, found: list[str] | None = None) -> list[str]:
    """Open an address; return what went wrong, and what was asked of another host: it goes on filling."""
    found = [] if found is None else found
    own = urlsplit(address).netloc
    page.on("console", lambda said: said.type in ("error", "warning") and found.append(said.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url}"))
    page.on("response", lambda got: got.status < 400 or found.append(f"{got.status}: {got.url}"))
    page.on("request", lambda asked: _is_near(asked.url, own) or found.append(asked.url))
    page.goto(address)
    return found


def _is_near(url: str, own: str) -> bool:
    return urlsplit(url).scheme == "data" or urlsplit(url).netloc == own


def barriers(page: Page) -> list[str]:
    """Return every barrier axe finds on the page as it is now: rule, and where."""
    page.evaluate(AXE)
    options = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
