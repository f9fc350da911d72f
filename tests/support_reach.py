"""The page on which anyone introduces an exemplar, in Debian's Chromium: filled in, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

import support_server

FORM = "gioi-thieu-guong/"  # the page on which anyone introduces an exemplar


def write(page: Page, **told: str) -> None:
    """Fill the form: fields by name, choices by id."""
    for name, value in told.items():
        field = page.locator(f"#gioi-thieu [name={name}]")
        if field.evaluate("it => it.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def profile(page: Page) -> tuple[str, str]:
    """Download the profile; return the folder it belongs in and its text."""
    details = page.locator("details.p-form__more")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải profile.md").click()
    return page.locator("#gt-duong-dan").inner_text(), waiting.value.path().read_text("utf-8")


def choices(page: Page, name: str) -> list[str]:
    """Return the values a list offers, without the empty one."""
    found = page.locator(f"#gioi-thieu [name={name}] option")
    return [value for value in found.evaluate_all("all => all.map(it => it.value)") if value]


@pytest.fixture(scope="module")
def addresses(site: Callable[[str], Path]) -> Iterator[Callable[[str], str]]:
    """Return `addresses(plan)`: where a real plan's page is served."""
    started: dict[str, str] = {}
    with ExitStack() as servers:

        def of(plan: str) -> str:
            if plan not in started:
                started[plan] = servers.enter_context(support_server.serving(site(plan)))
            return started[plan] + FORM

        yield of


@pytest.fixture(scope="module")
def open_form(desk: BrowserContext, addresses: Callable[[str], str]) -> Iterator[Page]:
    """Give one page with the form of a plan that says everything, for cases that each fill it anew."""
    made = desk.new_page()
    made.goto(addresses("tan-yen"))
    yield made
    made.close()
