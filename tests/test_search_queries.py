"""What people type on the sample portal and what they find, in a real browser."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import support_search
from support_search import words

CASES = support_search.cases("queries.yml")
PLAIN = [case for case in CASES if "filters" not in case]
NARROWED = [case for case in CASES if "filters" in case]


def listed(value: Any) -> list[str]:
    """Return an id or several as a list."""
    return [value] if isinstance(value, str) else list(value)


def faults(case: dict[str, Any], ids: list[str]) -> list[str]:
    """Return what is wrong with the ids found for a case."""
    found = []
    if "first" in case and ids[:1] not in [[id] for id in listed(case["first"])]:
        found.append(f"first is {ids[:3]}, not {case['first']}")
    found += [f"{id} is not found" for id in case.get("finds", ()) if id not in ids]
    found += [f"{id} is found" for id in case.get("lacks", ()) if id in ids]
    return found


@pytest.fixture(scope="module")
def page(desk: BrowserContext, served: str) -> Page:
    """Return the search page of the sample portal."""
    page = desk.new_page()
    page.goto(f"{served}tim-kiem/")
    return page


@pytest.fixture(scope="module")
def answers(page: Page) -> dict[str, Any]:
    """Return what the page answers to every query, all asked on one page."""
    queries = [case["query"] for case in PLAIN]
    return dict(zip(queries, page.evaluate(support_search.ANSWERS, queries), strict=True))


def test_there_are_enough_queries():
    """The table is large enough to compare searches by, and asks nothing twice."""
    asked = [(case["query"], str(case.get("filters"))) for case in CASES]

    assert len(asked) >= 200
    assert sorted(set(asked)) == sorted(asked)


@pytest.mark.parametrize("case", PLAIN, ids=lambda case: ascii(case["query"]))
def test_a_query_finds_what_it_must(answers: dict[str, Any], case: dict[str, Any]):
    """A query has the right first hit, finds all it must and nothing it must not."""
    answer = answers[case["query"]]

    assert not faults(case, answer["ids"])
    assert case.get("suggests", answer["suggests"]) == answer["suggests"]


def test_nothing_is_complained_of_while_typing(page: Page, answers: dict[str, Any]):
    """Typed key by key, a query that will be found is never answered with a complaint or a guess."""
    good = [case["query"] for case in PLAIN if answers[case["query"]]["whole"]]
    typed = sorted({query[:end] for query in good for end in range(1, len(query) + 1)})
    asked = [each for each in typed if words(each)]
    told = dict(zip(asked, page.evaluate(support_search.ANSWERS, asked), strict=True))

    assert len(good) > 250
    assert not [each for each in asked if not told[each]["whole"] or told[each]["suggests"]]


@pytest.mark.parametrize("typed", ["", " ", "...", '"', "“ ”"])
def test_a_query_without_words_is_empty(page: Page, typed: str):
    """What has no word in it finds nothing and suggests nothing."""
    (answer,) = page.evaluate(support_search.ANSWERS, [typed])

    assert (answer["ids"], answer["suggests"]) == ([], "")


@pytest.mark.parametrize("case", NARROWED, ids=lambda case: ascii(case))
def test_filters_narrow_what_is_found(page: Page, case: dict[str, Any]):
    """The address carries a query and its filters; the page shows what both let through."""
    said = {"q": case["query"], "trang": 9} | case["filters"]
    page.goto(f"{page.url.partition('?')[0]}?{urlencode(said, doseq=True)}")
    expect(page.locator("#ket-qua-dem")).to_contain_text("gương")
    links = page.locator("#ket-qua h3 a").evaluate_all("(all) => all.map((a) => a.pathname)")

    assert not faults(case, [link.strip("/")[-6:] for link in links])
