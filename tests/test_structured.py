"""What pages tell search engines and those who share them: true, complete, and no way out of it."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from exemplars import register, structured
from exemplars.building.settings import parse_day
from exemplars.reading import source
from exemplars.reading.source import Portfolio
from exemplars.records.profile import Award
from exemplars.register import Exemplar, Register
from support_html import Reader
from support_portal import MAI, RAC, REPO
from support_rules import CASES

URL = "https://mau.example/"
PLANS = sorted(path.parent.name for path in REPO.glob("profiles/*/plan.yml"))
PROPERTIES = yaml.safe_load((CASES / "structured/properties.yml").read_text("utf-8"))


@pytest.fixture
def mini(portfolio: Portfolio, tmp_path: Path) -> Register:
    """Return the miniature's register."""
    return register.make(portfolio, parse_day("2025-01-01"), tmp_path / "pictures")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Register]:
    """Return `made(plan)`: the register of a real plan."""

    def of(plan: str) -> Register:
        portfolio = source.load(REPO, plan)
        return register.make(
            portfolio, portfolio.newest_date, tmp_path_factory.getbasetemp() / "pictures"
        )

    return of


def exemplar(mini: Register, id: str, **changes: Any) -> Exemplar:
    """Return an exemplar of the miniature, its profile changed."""
    (found,) = [each for each in mini.exemplars if each.id == id]
    profile = dataclasses.replace(found.profile, **changes)
    return dataclasses.replace(found, source=dataclasses.replace(found.source, record=profile))


def things(value: Any) -> Iterator[dict[str, Any]]:
    """Give every thing in a piece of JSON-LD."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from things(inner)


def test_an_exemplar_is_an_article_about_a_person(mini: Register) -> None:
    """A woman's page is an article about a person, with all that the page shows and no more."""
    mai = exemplar(mini, MAI)
    text = (CASES / "structured/mai.json").read_text("utf-8")
    assert mai.portrait
    expected = json.loads(text.replace("PORTRAIT", mai.portrait.address.rpartition("/")[2]))

    assert structured.of(mai, mini, URL, f"{URL}the.jpg") == expected


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        ("individual", "Person"),
        ("good-deed", "Person"),
        ("collective", "Organization"),
        ("household", "Organization"),
        ("model", "Project"),
        ("new-factor", "Thing"),
        ("contest-entry", "Thing"),
    ],
)
def test_what_an_article_is_about(mini: Register, kind: str, type: str) -> None:
    """Each kind of subject has the type that fits; what may be anyone has no awards of a person's."""
    about = structured.of(exemplar(mini, MAI, kind=kind), mini, URL)["about"]

    assert about["@type"] == type
    assert ("award" in about) == (type != "Thing")


def test_without_authors_the_office_is_the_author(mini: Register) -> None:
    """A page without an author is the authority's own."""
    article = structured.of(exemplar(mini, RAC), mini, URL)

    assert article["author"] == [article["publisher"]]


def test_of_a_child_only_the_name_is_told(mini: Register) -> None:
    """A child's page hands programs no picture of the child and no list of awards."""
    about = structured.of(exemplar(mini, MAI, minor=True), mini, URL)["about"]

    assert about == {"@type": "Person", "name": "Trần Thị Mai"}


def test_a_draft_has_no_dates(mini: Register) -> None:
    """A preview of a draft claims no day of publication."""
    draft = dataclasses.replace(exemplar(mini, MAI, published=None), draft=True)
    article, shared = structured.of(draft, mini, URL), structured.meta("", "", "", "", None, draft)

    assert not {"datePublished", "dateModified"} & set(article)
    assert "_time" not in shared


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            {"form": "bang-khen", "issuer": "Chủ tịch UBND tỉnh"},
            "Bằng khen của Chủ tịch UBND tỉnh",
        ),
        (
            {"form": "huan-chuong", "title": "Huân chương Lao động hạng Ba", "decision": "5/QĐ"},
            "Huân chương Lao động hạng Ba (Quyết định số 5/QĐ)",
        ),
    ],
)
def test_an_award_is_one_line(fields: dict[str, str], line: str) -> None:
    """An award is told by its own title, and without what is not known."""
    assert structured.award(Award(**fields)) == line


@pytest.mark.parametrize("plan", PLANS)
def test_every_exemplar_of_every_plan(plan: str, made: Callable[[str], Register]) -> None:
    """Every thing told of every exemplar has only its type's properties, and those Google asks for."""
    portal = made(plan)
    told = [structured.of(each, portal, URL, f"{URL}the.jpg") for each in portal.exemplars]
    told.append(structured.website(portal, URL))
    told.append(structured.listing("Y tế", "linh-vuc/y-te/", portal.exemplars[:24], portal, URL))
    told.append(structured.breadcrumbs([("Lĩnh vực", "linh-vuc/")], "Y tế", "y-te/", URL))
    wrong = [
        (thing["@type"], odd)
        for thing in things(told)
        if (
            odd := sorted(
                {*thing} - {"@type", *PROPERTIES[thing["@type"]]["may"]}
                | {*PROPERTIES[thing["@type"]]["must"]} - {*thing}
            )
        )
    ]

    assert len(told) > 10
    assert not wrong


def told_of(each: Exemplar, portal: Register) -> list[str]:
    """Return what is told of an exemplar in words, each to be found on the page."""
    said = structured.of(each, portal, URL)
    people = [thing for thing in said["author"] if thing["@type"] == "Person"]
    told = [said["headline"], said["description"], said["about"]["name"]]
    told += [said.get("articleSection", ""), *said.get("keywords", [])]
    told += [person["name"] for person in people]
    told += [person["affiliation"]["name"] for person in people if "affiliation" in person]
    for line in said["about"].get("award", []):
        told += re.split(r" của (?=Chủ tịch|UBND|Thủ tướng)| \(Quyết định số | ngày |\)$", line)
    return [" ".join(words.split()) for words in told]


@pytest.mark.parametrize("plan", PLANS)
def test_no_more_is_told_than_the_page_shows(
    plan: str, made: Callable[[str], Register], site: Callable[[str], Path]
) -> None:
    """Every word told to search engines of an exemplar stands on its page for people too."""
    portal, folder = made(plan), site(plan)
    hidden = []
    for each in portal.exemplars:
        html = (folder / each.address / "index.html").read_text("utf-8")
        # Not the head, where the same will stand as data.
        shown = " ".join(" ".join(Reader(html[html.index("<body") :]).data).split())
        hidden += [(each.id, word) for word in told_of(each, portal) if word not in shown]

    assert not hidden


def test_home_says_how_to_search(mini: Register) -> None:
    """Home tells of the search at its own address, unless the portal is built without one."""
    action = structured.website(mini, URL)["potentialAction"]
    without = structured.website(mini, URL, search=False)

    assert action["target"]["urlTemplate"] == "https://mau.example/tim-kiem/?q={search_term_string}"
    assert action["query-input"] == "required name=search_term_string"
    assert "potentialAction" not in without


def test_breadcrumbs_lead_from_home(mini: Register) -> None:
    """The way to a page begins at home and ends with it, counted from one, in absolute addresses."""
    way = structured.breadcrumbs([("Lĩnh vực", "linh-vuc/")], "Y tế", "linh-vuc/y-te/", URL)

    assert [(step["position"], step["name"], step["item"]) for step in way["itemListElement"]] == [
        (1, "Trang chủ", "https://mau.example/"),
        (2, "Lĩnh vực", "https://mau.example/linh-vuc/"),
        (3, "Y tế", "https://mau.example/linh-vuc/y-te/"),
    ]


def test_a_list_goes_on_counting(mini: Register) -> None:
    """The second page of a list tells how many there are in all, and goes on from the first."""
    shown = mini.exemplars[:2]
    page = structured.listing("Tất cả", "guong/trang/2/", shown, mini, URL, total=26, before=24)

    assert page["mainEntity"]["numberOfItems"] == 26
    assert [step["position"] for step in page["mainEntity"]["itemListElement"]] == [25, 26]
    assert page["url"] == "https://mau.example/guong/trang/2/"


HOSTILE = "</script><script>alert(1)</script><!--\u2028\u2029&\"'\\\N{ZERO WIDTH SPACE}]]>"


def test_nothing_gets_out_of_the_block(mini: Register) -> None:
    """A name that would end the script element stays a name, for the browser and for the reader."""
    block = structured.script(structured.of(exemplar(mini, MAI, name=HOSTILE), mini, URL))
    read = Reader(f"<head>{block}</head>")
    graph = json.loads("".join(read.data))

    assert read.tags == ["head", "script"]
    assert graph["@context"] == "https://schema.org"
    assert graph["@graph"][0]["headline"] == HOSTILE


@given(st.text(), st.text())
def test_any_text_comes_back_as_it_was(name: str, value: str) -> None:
    """Whatever the text, the block has one element, one line, and gives it back unchanged."""
    block = structured.script({name: value})
    inner = re.fullmatch(
        r'<script type="application/ld\+json">([^<>&\n\u2028\u2029]*)</script>', block
    )

    assert inner
    assert json.loads(inner[1])["@graph"] == [{name: value}]


def test_what_is_shown_where_a_page_is_shared(mini: Register) -> None:
    """A shared page shows its title, summary, card and days, all in absolute addresses."""
    mai = exemplar(mini, MAI)
    card = structured.Picture(f"{URL}the.jpg", 1200, 630, "Thẻ giới thiệu bà Trần Thị Mai")
    said = Reader(
        structured.meta(mai.name, mai.profile.summary, URL + mai.address, "Cổng", card, mai)
    ).said

    assert said == [
        ("og:type", "article"),
        ("og:site_name", "Cổng"),
        ("og:locale", "vi_VN"),
        ("og:title", "Trần Thị Mai"),
        ("og:description", mai.profile.summary),
        ("og:url", "https://mau.example/guong/tran-thi-mai-c4h9wd/"),
        ("og:image", "https://mau.example/the.jpg"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "Thẻ giới thiệu bà Trần Thị Mai"),
        ("article:published_time", "2024-03-08T00:00:00+07:00"),
        ("article:modified_time", "2024-09-02T00:00:00+07:00"),
        ("article:section", "Nông nghiệp"),
        ("twitter:card", "summary_large_image"),
    ]


def test_a_page_without_a_picture_is_shared_without() -> None:
    """A list is shared as a website, with a small card, and its title cannot end the element."""
    read = Reader(structured.meta(HOSTILE, "Các gương", URL, "Cổng"))
    said = dict(read.said)

    assert said["og:type"] == "website"
    assert said["twitter:card"] == "summary"
    assert said["og:title"] == HOSTILE
    assert set(read.tags) == {"meta"}
    assert "og:image" not in said
