"""A built site in Debian's Chromium: served on this machine under the policy a real host sends."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from exemplars.headers.policy import meta_policy, script_hash

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FORM = "gioi-thieu-guong/"  # the page on which anyone introduces an exemplar
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says what its pages may do."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Send with every file what its pages may do: as a host does, but anyone may frame."""
        home = (Path(self.directory) / "index.html").read_text("utf-8")
        hashes = [script_hash(script) for script in _INLINE.findall(home)]
        self.send_header("Content-Security-Policy", meta_policy(hashes))
        super().end_headers()


class Serving:
    """A folder served on this machine from `start` to `stop`."""

    def __init__(self, folder: Path) -> None:
        """Take the folder and a free port."""
        handler = functools.partial(Handler, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever)

    def start(self) -> str:
        """Begin to serve; return the address."""
        self._thread.start()
        return f"http://127.0.0.1:{self._server.server_port}/"

    def stop(self) -> None:
        """Serve no more."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder and give its address."""
    serving = Serving(folder)
    try:
        yield serving.start()
    finally:
        serving.stop()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield started
        finally:
            started.close()


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
    stack: dict[str, tuple[Serving, str]] = {}

    def of(plan: str) -> str:
        if plan not in stack:
            serving = Serving(site(plan))
            stack[plan] = (serving, serving.start())
        return stack[plan][1] + FORM

    yield of
    for serving, _ in stack.values():
        serving.stop()


@pytest.fixture(scope="module")
def open_form(desk: BrowserContext, addresses: Callable[[str], str]) -> Iterator[Page]:
    """Give one page with the form of a plan that says everything, for cases that each fill it anew."""
    made = desk.new_page()
    made.goto(addresses("tan-yen"))
    yield made
    made.close()
