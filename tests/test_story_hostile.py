"""Stories from strangers: nothing they write runs, loads, hides or leads elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exemplars import story
from support_texts import lines, texts

DOMAINS = frozenset({"tan-yen.example"})
TAGS = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "em", "strong", "a", "br", "hr"),
    *("code", "pre", "table", "thead", "tbody", "tr", "th", "td"),
}
# What an attribute of a published story may hold, whole.
_WORDS = re.compile(r".*")
_ADDRESS = re.compile(
    r"(?:https?:|mailto:|tel:|(?![a-z][a-z0-9+.-]*:|(?:(?:[/\\]|%5c)(?:%09|%20)*){2})).*",
    re.IGNORECASE,
)
# A browser reads an address without these.
_UNREAD = re.compile(r"[\x00-\x20]")
_ALIGNMENT = re.compile(r"x-(?:left|right|center)")
ATTRIBUTES = {
    ("a", "href"): _ADDRESS,
    ("a", "rel"): re.compile(r"noopenernofollowugc"),
    ("ol", "start"): re.compile(r"\d{1,9}"),
    ("td", "class"): _ALIGNMENT,
    ("th", "class"): _ALIGNMENT,
    # The sanitiser lets words in these two pass on every tag.
    **{(tag, name): _WORDS for tag in TAGS for name in ("title", "lang")},
}
_WRAPPERS = [
    "{}",
    "a {} b",
    "- {}",
    "> {}",
    "## {}",
    "**{}**",
    "[{}](/a)",
    "| a |\n|-|\n| {} |\n",
    "`a` {}",
]

_PIECES = [
    *"ab #>-*_`[]()!<&\\|=\"':/\n\t",
    *(
        "\n\n",
        "1. ",
        "2) ",
        "    ",
        "## ",
        "##### ",
        "```",
        "~~~",
        "a\n===",
        "|-|-|\n",
        "| a | b |\n",
    ),
    *("[a](/b)", "[a]: /b\n", "](", "http://tan-yen.example", ":99999", "%00", "//", "javascript:"),
    *(
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<http://a.b>",
        "&lt;",
        "&#58;",
        "{: .a}",
        "đ",
        "\u00a0",
    ),
]
soups = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)


class _Lexed(HTMLParser):
    """A second reader of the same HTML, for what the first one mends in silence."""

    def __init__(self, html):
        super().__init__()
        self.met = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.met.append((tag, dict(attributes)))

    def handle_comment(self, data):
        self.met.append(("!--", {}))

    def handle_decl(self, decl):
        self.met.append(("!", {}))

    def handle_pi(self, data):
        self.met.append(("?", {}))


def tree_of(html):
    """Return the tree of a piece of HTML."""
    return lxml.html.fragment_fromstring(html, create_parent="div")


def dangers(html):
    """Return whatever of a published story is not on the list of what stories may hold."""
    _, *elements = tree_of(html).iter()
    met = [(each.tag, dict(each.attrib)) for each in elements] + _Lexed(html).met
    found = [tag for tag, _ in met if tag not in TAGS]
    return found + [
        (tag, name, value)
        for tag, attributes in met
        for name, value in attributes.items()
        if (tag, name) not in ATTRIBUTES
        or not ATTRIBUTES[tag, name].fullmatch(_UNREAD.sub("", value or ""))
    ]


def changed_by_sanitising(written):
    """Return whether the allow-list would take anything out of a story, by one parser's trees."""
    html = story.unsanitised(written)
    before, after = (lxml.html.tostring(tree_of(each)) for each in (html, story.sanitised(html)))
    return before != after


@pytest.mark.parametrize("hostile", lines("story/hostile.txt"))
def test_nothing_hostile_is_published(hostile):
    """Whatever was written, only listed tags, listed attributes and harmless addresses come out."""
    published = {wrapper: story.render(wrapper.format(hostile)) for wrapper in _WRAPPERS}

    assert not [(each, danger) for each, html in published.items() if (danger := dangers(html))]


@pytest.mark.parametrize("hostile", lines("story/hostile.txt"))
def test_nothing_hostile_is_cut_in_silence(hostile):
    """A story is refused with a line that it has, or sanitising it changes nothing."""
    for wrapper in _WRAPPERS:
        written = wrapper.format(hostile)
        told = [each.line for each in story.findings(written, 1, DOMAINS)]

        assert told or not changed_by_sanitising(written), written
        assert all(1 <= line <= written.count("\n") + 1 for line in told), written


def test_there_is_no_lack_of_hostility():
    """The hostile stories are hundreds, and no two are equal."""
    hostile = texts("story/hostile.txt")

    assert len(hostile) >= 250
    assert len(hostile) == len(set(hostile))


def test_the_list_of_dangers_knows_one_when_it_sees_it():
    """The judge of these tests lets no script, handler, style, frame, picture or remark pass."""
    bad = [
        "<script>a</script>",
        "<p onclick=a>",
        "<p style=a>",
        "<iframe>",
        "<img src=a>",
        "<!--a-->",
    ]
    bad += [
        "<a href=javascript:a>",
        "<a href=' data:a'>",
        "<a href='java&#9;script:a'>",
        "<a href='//a'>",
        "<a href='/&#9;/a'>",
        "<a href='/\\a'>",
        "<p id=a>",
        "<td class=a>",
        "<?a?>",
    ]

    assert not [html for html in bad if not dangers(html)]


@settings(max_examples=1000)
@given(soups)
def test_no_story_publishes_a_danger(written):
    """However marks are mixed, only what is listed is published."""
    assert not dangers(story.render(written))


@settings(max_examples=1500)
@given(soups)
def test_no_story_is_cut_in_silence(written):
    """However marks are mixed, a story without findings is published as it was written."""
    told = list(story.findings(written, 1, DOMAINS))

    assert told or not changed_by_sanitising(written)


@settings(max_examples=500)
@given(soups)
def test_findings_stand_in_the_story(written):
    """However marks are mixed, every finding has a line of the story, a message and a cure."""
    found = list(story.findings(written, 10, DOMAINS))

    assert all(10 <= each.line <= 10 + written.count("\n") for each in found)
    assert all(each.message and each.hint and each.code for each in found)


@settings(max_examples=1000)
@given(soups, soups)
def test_findings_stand_where_the_slip_was_made(before, after):
    """However marks are mixed, a tag is told at the line where it was written."""
    found = story.findings(f"{before}<x7>{after}", 10, DOMAINS)
    told = {each.line for each in found if "`<x7>" in each.message}

    assert told <= {10 + before.count("\n")}


@settings(max_examples=500)
@given(soups)
def test_no_word_is_shown_that_plain_text_lacks(written):
    """What a story without findings shows on its page, its plain text says as well."""
    told = list(story.findings(written, 1, DOMAINS))
    shown = "".join(tree_of(story.render(written)).itertext())

    assert told or "".join(shown.split()) == "".join(story.plain(written).split())


@pytest.mark.parametrize(
    "flood",
    [
        *("[" * 20_000, "![" * 20_000, "[a](" * 10_000, "[a][" * 10_000, "*a " * 20_000),
        *("_a__b" * 10_000, "<" * 20_000, "<a " * 10_000, "<!--" * 10_000, "<![CDATA[" * 10_000),
        *("&" * 50_000, "\\" * 50_000, "`a``" * 10_000, "|" * 20_000, "> " * 2_000, "- " * 2_000),
        *("[^1]" * 5_000, "#" * 50_000, "|a\n" * 5_000, "[a]: b\n" * 5_000 + "[a]" * 5_000),
        " ".join("`" * length for length in range(200)),
        "".join(f"{'>' * depth} a\n" for depth in range(200)),
        "".join(f"{' ' * depth}- a\n" for depth in range(200)),
        "|a|b|\n|-|-|\n" + "|c|\n" * 5_000,
    ],
    ids=lambda flood: f"{flood[:9]!r}×{len(flood)}",
)
def test_a_flood_of_marks_is_survived(flood):
    """Marks without end are read to their end, told of or published, and harmless."""
    told = list(story.findings(flood, 1, DOMAINS))

    assert told or not changed_by_sanitising(flood)
    assert not dangers(story.render(flood))
    assert isinstance(story.plain(flood), str)
