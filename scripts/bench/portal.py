"""The portal's own search."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from bench.corpus import Corpus
from bench.costs import Cost, contents, run
from bench.engine import Fetched, asked, fetched
from bench.served import serving

# As the page's own script asks, but for the cards: documents by number, the nearest where none
# has all the words; of a long phrase the first ten are read through, as on the page.
_ASK = """async ([queries]) => {
  const { Index, Query } = window.PortalSearch;
  window.opened = window.opened || new Index(new URL("./", location.href).href).open();
  const answers = [];
  for (const typed of queries) {
    const query = new Query(await window.opened, typed);
    const all = await query.find();
    const { found: held } = await query.checked(all, 0);
    const { found } = await query.checked(held, 10);
    const { found: nearest } = found.length ? { found } : await query.partial();
    answers.push(nearest.map(({ d }) => d));
  }
  return answers;
}"""


class Portal:
    """Static files that a script reads piece by piece."""

    name = "Cổng"

    def __init__(self, root: Path, plan: str, shell: Path, folder: Path) -> None:
        """Take the profiles, a built portal to search in, and a folder to work in."""
        self.root, self.plan, self.shell = root, plan, shell
        self.site, self.again = folder / "portal", folder / "portal-again"
        self.corpus = folder / "corpus.json"

    def index(self) -> Cost:
        """Write the index twice, the second time beside the search page."""
        one = self._write(self.again)
        two = self._write(self.site, str(self.corpus))
        same = contents(self.again) == contents(self.site)
        made = contents(self.site)
        shutil.copytree(self.shell / "assets", self.site / "assets")
        shutil.copy(self.shell / "tim-kiem/index.html", self.site / "tim-kiem")
        best = min((one, two), key=lambda each: each[1]["cpu"])
        size = sum(size for size, _ in made.values())
        ran, said = best
        memory = one[0].memory  # the second also writes the corpus down
        return Cost(said["wall"], said["cpu"], ran.cpu, memory, size, len(made), same)

    def _write(self, folder: Path, *more: str) -> tuple[Any, dict[str, Any]]:
        command = [sys.executable, "-m", "bench.index_portal", str(self.root), self.plan]
        ran = run([*command, str(folder), *more])
        return ran, ran.said()

    def answers(
        self, browser: Browser, queries: Sequence[str], corpus: Corpus, limit: float
    ) -> list[list[str]]:
        """Return the ids each query finds, the best first."""
        with serving(self.site) as (address, _):
            page = browser.new_page()
            page.goto(f"{address}tim-kiem/")
            found = asked(page, _ASK, queries, limit)
            page.close()
        return [[corpus.ids[number] for number in each] for each in found]

    def first(self, browser: Browser, queries: Sequence[str]) -> list[Fetched]:
        """Return what typing each query into the page fetches; the page's scripts are counted."""
        with serving(self.site) as (address, log):

            def act(page: Page, query: str) -> float:
                page.goto(f"{address}tim-kiem/")
                page.wait_for_load_state("networkidle")
                scripts = [path for path in log.take() if path.startswith("assets/search")]
                started = time.perf_counter()
                page.locator("#tim").fill(query)
                expect(page.locator("#ket-qua h3 a").first).to_be_visible(timeout=60_000)
                seconds = time.perf_counter() - started
                page.wait_for_load_state("networkidle")
                time.sleep(0.3)  # pieces of text come after the results
                log.paths += scripts
                return seconds

            return fetched(browser, log, act, queries)
