"""Pagefind 1.6.0, as it is and with what it needs for đ: an index of d with a stroke laid over."""

from __future__ import annotations

import gzip
import html
import json
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.corpus import Corpus, Document
from bench.costs import REPOSITORY, Cost, contents, run
from bench.engine import Fetched, asked, fetched
from bench.served import serving

VERSION = "1.6.0"
TOOLS = REPOSITORY / ".cache/bench"
# The search reads these; what else is written is for Pagefind's own boxes.
_BOXES = ("pagefind-ui", "pagefind-modular", "pagefind-component", "pagefind-highlight")
_STROKE = str.maketrans({"đ": "d\u0335", "Đ": "D\u0335"})
_OPENED = """window.opened = window.opened || import("/pagefind/pagefind.js").then(async (pagefind) => {
    await pagefind.options({ baseUrl: "/" });
    await pagefind.init();
    return pagefind;
  });"""
_ASKED = """const ask = async (typed, { stroke, phrase }) => {
    const pagefind = await window.opened;
    const coded = typed.normalize("NFC");
    const query = stroke ? coded.replace(/đ/g, "d\\u0335").replace(/Đ/g, "D\\u0335") : coded;
    const rows = (await pagefind.search(query)).results;
    if (!phrase || /["“”]/.test(query) || !/\\s/.test(query.trim())) return rows;
    const first = (await pagefind.search(`"${query}"`)).results;
    const had = new Set(first.map(({ id }) => id));
    return first.concat(rows.filter(({ id }) => !had.has(id)));
  };"""
_ANSWERS = f"""async ([queries, options]) => {{
  {_OPENED} {_ASKED}
  const answers = [];
  for (const typed of queries) answers.push((await ask(typed, options)).map(({{ id }}) => id));
  return answers;
}}"""
_FIRST = f"""async ([typed, options]) => {{
  {_OPENED} {_ASKED}
  const found = await ask(typed, options);
  await Promise.all(found.slice(0, 10).map((each) => each.data()));
}}"""


def install() -> Path:
    """Return Pagefind's program, installed below .cache once."""
    modules = TOOLS / "node_modules/@pagefind"
    if not modules.is_dir():
        TOOLS.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--prefix", str(TOOLS), "--no-audit", "--no-fund"]
        subprocess.run([*command, f"pagefind@{VERSION}"], check=True, stdout=subprocess.DEVNULL)
    return next(modules.glob("*/bin/pagefind_extended"))


class Pagefind:
    """
    One way of using Pagefind.

    `stroke`: đ is indexed as d and U+0335. `phrase`: what is typed is asked for as a phrase first.
    """

    def __init__(self, folder: Path, *, stroke: bool, phrase: bool) -> None:
        """Take a folder to work in."""
        self.name = "Pagefind" + (" + đ" if stroke else "") + (" + cụm trước" if phrase else "")
        self.stroke, self.phrase = stroke, phrase
        self.site = folder / ("pagefind-d" if stroke else "pagefind")
        self._ids: dict[str, str] = {}

    @property
    def options(self) -> dict[str, bool]:
        """Return how the page asks."""
        return {"stroke": self.stroke, "phrase": self.phrase}

    def index(self, corpus: Corpus) -> Cost:
        """Write the pages, then the index twice."""
        for each in corpus.documents:
            file = self.site / "guong" / each.id / "index.html"
            file.parent.mkdir(parents=True)
            file.write_text(self._page(each), "utf-8")
        empty = '<!doctype html><html lang="vi"><title>Tìm</title>'
        (self.site / "index.html").write_text(empty, "utf-8")
        command = [str(install()), "--site", str(self.site), "--output-path"]
        again = self.site.with_name(f"{self.site.name}-again")
        one = run([*command, str(again)])
        two = run([*command, str(self.site / "pagefind")])
        best = min((one, two), key=lambda each: each.cpu)
        made = contents(self.site / "pagefind", _BOXES)
        same = made == contents(again, _BOXES)
        size = sum(size for size, _ in made.values())
        return Cost(best.wall, best.cpu, best.cpu, best.memory, size, len(made), same)

    def _page(self, each: Document) -> str:
        def shown(text: str) -> str:
            return html.escape(text.translate(_STROKE) if self.stroke else text)

        filters = {"linh-vuc": each.sector, "don-vi": each.unit, "doi-tuong": each.kind}
        narrowed = "".join(
            f'<span data-pagefind-filter="{key}[data-v]" data-v="{html.escape(value)}"></span>'
            for key, value in (filters | {"nam": str(each.year)}).items()
            if value
        )
        head = "".join(f'<p data-pagefind-weight="4">{shown(line)}</p>' for line in each.head)
        text = "".join(f"<p>{shown(line)}</p>" for line in each.text)
        title = f'<h1 data-pagefind-weight="10">{shown(each.name)}</h1>'
        return (
            f'<!doctype html><html lang="vi"><head><title>{html.escape(each.name)}</title></head>'
            f"<body><main data-pagefind-body>{title}{head}{text}{narrowed}</main></body></html>"
        )

    def _named(self) -> dict[str, str]:
        """Return fragment -> id; asking the page for them would fetch every fragment."""
        if not self._ids:
            for file in (self.site / "pagefind/fragment").iterdir():
                data = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
                url: str = json.loads(data)["url"]
                self._ids[file.stem] = url.strip("/").split("/")[-1]
        return self._ids

    def answers(
        self, browser: Browser, queries: Sequence[str], corpus: Corpus, limit: float
    ) -> list[list[str]]:
        """Return the ids each query finds, the best first."""
        with serving(self.site) as (address, _):
            page = browser.new_page()
            page.goto(address)
            found = asked(page, _ANSWERS, queries, limit, self.options)
            page.close()
        named = self._named()
        return [[named[fragment] for fragment in each] for each in found]

    def first(self, browser: Browser, queries: Sequence[str]) -> list[Fetched]:
        """Return what each query fetches, scripts and WebAssembly among it."""
        with serving(self.site) as (address, log):

            def act(page: Page, query: str) -> float:
                page.goto(address)
                log.take()
                started = time.perf_counter()
                page.evaluate(_FIRST, [query, self.options])
                return time.perf_counter() - started

            return fetched(browser, log, act, queries)
