"""Material for MkDocs' own search: lunr in a worker, the whole index fetched with the page."""

from __future__ import annotations

import html
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from bench.corpus import Corpus
from bench.costs import Cost, contents, run
from bench.engine import Fetched, asked, fetched
from bench.served import serving

_SETTINGS = """site_name: Gương
site_url: https://portal.example/
theme: {name: material, language: vi, font: false}
plugins: [search: {lang: vi}]
nav: [index.md]
not_in_nav: /guong/
"""
# The worker that Material ships, told what its page tells it.
_ASK = """async ([queries]) => {
  const told = (message, type) => new Promise((done) => {
    window.worker.onmessage = ({ data }) => data.type === type && done(data.data);
    window.worker.postMessage(message);
  });
  if (!window.worker) {
    const said = JSON.parse(document.getElementById("__config").textContent);
    const { config, docs } = await (await fetch("search/search_index.json")).json();
    window.worker = new Worker(said.search);
    await told({ type: 0, data: { config, docs, options: { suggest: false } } }, 1);
  }
  const answers = [];
  for (const query of queries) {
    const { items } = await told({ type: 2, data: query }, 3);
    answers.push(items.map(([{ location }]) => location));
  }
  return answers;
}"""


class Material:
    """The search plugin of mkdocs-material, language vi, a page for each profile."""

    name = "Material"

    def __init__(self, folder: Path) -> None:
        """Take a folder to work in."""
        self.project, self.site = folder / "material-project", folder / "material"
        self.again = folder / "material-again"

    def index(self, corpus: Corpus, *, twice: bool) -> Cost:
        """Write the pages and build them, once or twice."""
        pages = self.project / "docs/guong"
        pages.mkdir(parents=True)
        (self.project / "mkdocs.yml").write_text(_SETTINGS, "utf-8")
        (self.project / "docs/index.md").write_text("# Gương\n", "utf-8")
        for each in corpus.documents:
            text = "\n\n".join(f"<p>{html.escape(line)}</p>" for line in (*each.head, *each.text))
            (pages / f"{each.id}.md").write_text(
                f"---\ntitle: >-\n  {each.name}\n---\n\n{text}\n", "utf-8"
            )
        command = [sys.executable, "-m", "bench.index_material", str(self.project)]
        ran = run([*command, str(self.site)])
        same = None
        made = contents(self.site / "search")
        if twice:
            run([*command, str(self.again)])
            same = made == contents(self.again / "search")
        said = ran.said()
        size = sum(size for size, _ in made.values())
        return Cost(said["wall"], said["cpu"], ran.cpu, ran.memory, size, len(made), same)

    def answers(
        self, browser: Browser, queries: Sequence[str], corpus: Corpus, limit: float
    ) -> list[list[str]]:
        """Return the ids each query finds, the best first, as far as the limit allows."""
        with serving(self.site) as (address, _):
            page = browser.new_page()
            page.goto(address)
            found = asked(page, _ASK, queries, limit)
            page.close()
        known = set(corpus.ids)
        return [
            [id for place in each if (id := place.partition("#")[0].strip("/")[6:]) in known]
            for each in found
        ]

    def first(self, browser: Browser, queries: Sequence[str]) -> list[Fetched]:
        """Return what the page fetches for its search; it is the same for every query."""
        with serving(self.site) as (address, log):

            def act(page: Page, query: str) -> float:
                page.goto(address)
                started = time.perf_counter()
                box = page.locator("input.md-search__input")
                box.focus()
                box.fill(query)
                box.press("End")  # the page listens to keys
                found = page.locator(".md-search-result__item").first
                expect(found).to_be_visible(timeout=240_000)
                seconds = time.perf_counter() - started
                kept = ("search/", "assets/javascripts/workers", "assets/javascripts/lunr")
                log.paths = [path for path in log.take() if path.startswith(kept)]
                return seconds

            return fetched(browser, log, act, queries)
