"""Stories: what is published of them, what is said of them, and where they may link."""

from __future__ import annotations

import pytest

from exemplars import story
from exemplars.spoken import script
from exemplars.text import clean
from support_texts import records, revealed

DOMAINS = frozenset({"tan-yen.example", "bacgiang.gov.vn"})


@pytest.mark.parametrize("case", records("story/html.yml"))
def test_markdown_becomes_plain_html(case):
    """Every kind of block and mark becomes its HTML, and nothing is added but `rel` and a class."""
    assert revealed(case["html"]) == story.render(revealed(case["story"]))


@pytest.mark.parametrize("case", records("story/findings.yml"))
def test_what_is_wrong_is_told_at_its_line(case):
    """Every finding stands on the line of the file where the editor wrote it."""
    findings = list(story.findings(revealed(case["story"]), 10, DOMAINS))

    assert case["says"] == [f"{each.line}:{each.column} {each.code}" for each in findings]
    assert all(each.message and each.hint for each in findings)


@pytest.mark.parametrize("deep", ["> ", "- ", "1. ", "-\t", "> - ", "* "])
def test_deep_nesting_is_refused_once(deep):
    """A story nested beyond reading is told so once, at the line where it begins."""
    findings = list(story.findings(f"một\n\n{deep * 40}hai\n\nba\n", 10, DOMAINS))

    assert len(findings) == 1
    assert findings[0].line == 12
    assert "lồng nhau quá sâu" in findings[0].message


@pytest.mark.parametrize("end", ["\n", "\r"])
def test_a_story_without_end_is_refused_once_and_shown_as_words(end):
    """A story of thirty thousand lines is told so at its beginning; its marks are words like others."""
    written = f"[một](/hai 'ba{end}" + f"<b>bốn{end}" * 30_000
    findings = list(story.findings(written, 10, DOMAINS))

    assert [(each.line, each.code) for each in findings] == [(10, "bai-viet")]
    assert "30001 dòng" in findings[0].message
    assert story.render(written).startswith("<p>[một](&#47;hai&#32;&apos;ba&#10;&lt;b&gt;bốn")
    assert story.plain(written).startswith("[một](/hai 'ba\n<b>bốn\n")
    assert script.plain(written).startswith("[một](/hai 'ba.\n<b>bốn.\n")
    assert story.count_words(written) == 60_003


def table(columns: int, rows: int) -> str:
    """Return a table of short rows, which a parser fills up to the width of its ruler."""
    return f"{'|a' * columns}|\n{'|-' * columns}|\n" + "b|\n" * rows


def test_a_table_of_too_many_cells_is_refused_and_shown_as_words():
    """A table that is wide and long at once is told at the story's beginning, and nobody fills it up."""
    findings = list(story.findings(table(500, 250), 10, DOMAINS))

    assert [(each.line, each.code) for each in findings] == [(10, "bai-viet")]
    assert "501 cột trên 252 dòng" in findings[0].message
    assert len(story.render(table(500, 250))) < 25_000
    assert story.plain(table(500, 250)).endswith("\nb|")


def test_dashes_on_end_are_no_table_to_look_for():
    """A long run of dashes beside a table is looked through once, not from each of them."""
    written = "|a\n" * 400 + "\n" + "-" * 115_000

    assert not list(story.findings(written, 10, DOMAINS))
    assert story.count_words(written) == 400


@pytest.mark.parametrize(("columns", "rows"), [(12, 300), (300, 12), (1, 3_000)])
def test_a_large_table_is_a_table(columns: int, rows: int):
    """A table as large as anyone needs stands on the page with all its cells."""
    assert not list(story.findings(table(columns, rows), 10, DOMAINS))
    assert story.render(table(columns, rows)).count("<td") == columns * rows


@pytest.mark.parametrize("shallow", ["> ", "- ", "1. ", "> - "])
def test_a_list_in_a_list_in_a_quote_is_allowed(shallow):
    """A story may nest a little."""
    assert not list(story.findings(f"{shallow * 2}hai\n", 10, DOMAINS))


@pytest.mark.parametrize(
    "written", ["một\n\nhai &#8238;ba", "&#x202e;", "một &amp;#8238; hai", "&amp;amp;#8238;"]
)
def test_no_entity_hides_a_character(written):
    """A hidden character written as an entity, and the entity as an entity, is still refused."""
    findings = list(story.findings(clean(written), 10, DOMAINS))

    assert {"ky-tu-cam"} == {each.code for each in findings}


@pytest.mark.parametrize("case", records("story/links.yml"))
def test_links_go_only_where_the_plan_allows(case):
    """An address is allowed, or refused with its reason."""
    why = story.link_fault(revealed(case["address"]), DOMAINS)

    assert ("why" in case) == bool(why)
    assert case.get("why", "") in why


@pytest.mark.parametrize("address", ["https://tan-yen.example", "https://evil.example"])
def test_without_allowed_hosts_no_link_leads_out(address):
    """A plan that names no host allows none."""
    assert story.link_fault(address, frozenset())


@pytest.mark.parametrize("case", records("story/plain.yml"))
def test_the_words_of_a_story_are_those_it_shows(case):
    """Plain text holds the words without marks, one paragraph a line, and counts them."""
    written = revealed(case["story"])

    assert revealed(case["plain"]) == story.plain(written)
    assert case["words"] == str(story.count_words(written))
