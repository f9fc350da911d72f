"""What the engines have in common: how they are asked, and how what they fetch is counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.served import Log

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PICTURES = (".webp", ".jpg", ".png", ".svg", ".ico")
CODE = (".js", ".pagefind")  # scripts, and Pagefind's WebAssembly
TOGETHER = 5  # queries asked between two looks at the clock


@dataclass(frozen=True)
class Fetched:
    """What one reader fetched until the first ten results stood there, and how long that took."""

    raw: int
    zipped: int
    code: int  # of `zipped`
    requests: int
    seconds: float


@contextmanager
def browser(path: str) -> Iterator[Browser]:
    """Give a browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


def asked(
    page: Page, script: str, queries: Sequence[str], limit: float, argument: Any = None
) -> list[Any]:
    """Return what `script` answers to the queries, as many as the limit of seconds allows."""
    ends = time.monotonic() + limit
    found: list[Any] = []
    while len(found) < len(queries) and time.monotonic() < ends:
        part = list(queries[len(found) : len(found) + TOGETHER])
        found += page.evaluate(script, [part, argument])
    return found


def fetched(
    browser: Browser, log: Log, act: Callable[[Page, str], float], queries: Sequence[str]
) -> list[Fetched]:
    """
    Return what each query makes a new reader fetch.

    `act(page, query)` opens the page, calls `log.take()` once it stands, types, and returns the
    seconds from then until ten results (or all) are shown.
    """
    found = []
    for query in queries:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.set_default_timeout(240_000)
        seconds = act(page, query)
        paths = [path for path in log.take() if not path.endswith(PICTURES)]
        context.close()
        log.take()
        code = [path for path in paths if path.endswith(CODE)]
        found.append(
            Fetched(log.raw(paths), log.zipped(paths), log.zipped(code), len(paths), seconds)
        )
    return found
