"""CommonMark and tables in; safe HTML, plain words or the parser's events out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import nh3
import pyromark

from exemplars.patterns import regex
from exemplars.text import legible

OPTIONS = pyromark.Options.ENABLE_TABLES

TAGS = {
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "em",
    "strong",
    "a",
    "br",
    "hr",
    "code",
    "pre",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "td": {"class"}, "th": {"class"}}
_ALIGNMENT = regex(r'(<t[hd]) style="text-align: (left|right|center)"')
# What a fenced block calls its language would become a class; a story has no programs.
_LANGUAGE = regex(r'<code class="language-[^"]*">')
# Browsers drop blanks and take a backslash for a stroke: neither is left to be guessed at.
NOT_IN_LINK = regex(r"[\x00-\x20\x7f\\]")
# Two strokes begin another host, without a scheme that could be looked at. The parser codes a
# backslash and a blank, and who reads on may decode them.
ELSEWHERE = regex(r"(?:%(?:0[9AD]|20))*(?:(?:/|%5C)(?:%(?:0[9AD]|20))*){2}", re.IGNORECASE)
_WORDS = regex(r"\w+")

# Quotes and lists in one another by the hundred, which the check refuses: a parser of HTML takes
# minutes over a quarter of a million, so they are shown as their words alone.
_ABYSS = regex(r"^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){100}", re.MULTILINE)
# A link whose title is opened and never closed is looked for through all lines of its paragraph,
# with the square of their number: thirty thousand took two seconds a parse, these a tenth of one.
_MOST_LINES = 4_000
# Every row of a table is filled up to the width of its ruler: 125 kB of rows of one cell below
# rulers of 1,350 columns made 48 MB of HTML in six seconds.
_MOST_CELLS = 100_000
_NO_RULER = regex(r"[^ \t>|:\-]+")


def unsanitised(story: str) -> str:
    """Return the story as HTML, as it was written."""
    html = _ALIGNMENT.sub(r'\1 class="x-\2"', pyromark.html(story, options=OPTIONS))
    return _LANGUAGE.sub("<code>", html)


def is_abyss(story: str) -> bool:
    """Return whether a story nests so deep, or runs on for so long, that only its words can be shown."""
    return excess(story) != "" or _ABYSS.search(story) is not None


def excess(story: str) -> str:
    """Return, for the editor, of what a story has more than is parsed in good time; "" of nothing."""
    lines = story.count("\n") + story.count("\r") + (not story.endswith(("\n", "\r")))
    if lines > _MOST_LINES:
        return f"bài viết có {lines} dòng, dài quá {_MOST_LINES} dòng"
    if story.count("|") * lines > _MOST_CELLS:
        widest = max(ruler.count("|") for ruler in _NO_RULER.split(story))
        if widest * lines > _MOST_CELLS:
            return f"bài viết có bảng rộng chừng {widest} cột trên {lines} dòng, lớn quá {_MOST_CELLS} ô"
    return ""


def render(story: str) -> str:
    """
    Return the story as HTML that is safe to show even if no rule had looked at it.

    Heading levels are kept; alignment of cells becomes a class, for the CSP forbids style.
    """
    if is_abyss(story):
        return f"<p>{nh3.clean_text(legible(plain(story)))}</p>\n"
    # Last: what an entity of raw HTML hid is there only once it is parsed.
    return legible(sanitised(unsanitised(story), link_rel="noopener nofollow ugc"))


def sanitised(html: str, link_rel: str | None = None) -> str:
    """Return only what the allow-list lets through."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=link_rel,
        attribute_filter=_kept,
    )


def _kept(tag: str, name: str, value: str) -> str | None:
    """Return an attribute's value; no address that leads elsewhere than its reader was shown."""
    is_address = name == "href"
    return None if is_address and (NOT_IN_LINK.search(value) or ELSEWHERE.match(value)) else value


def plain(story: str) -> str:
    """Return the words of a story without its marks, one paragraph a line."""
    lines: list[str] = []
    words: list[str] = []
    for event in events(story):
        if event in ("SoftBreak", "HardBreak"):
            words.append(" ")
        elif not isinstance(event, dict):
            continue
        elif "Text" in event or "Code" in event:
            words.append(str(event.get("Text") or event.get("Code") or ""))
        elif _ends_a_line(event) and words:
            lines.append("".join(words).strip())
            words = []
    return legible("\n".join(line for line in (*lines, "".join(words).strip()) if line))


def _ends_a_line(event: Mapping[str, Any]) -> bool:
    """Return whether a block begins or ends here; links and emphasis go on within a line."""
    mark = event.get("Start") or event.get("End")
    inline = ("Emphasis", "Strong", "Link", "Image", "Strikethrough")
    name = next(iter(mark)) if isinstance(mark, dict) else mark
    return mark is not None and name not in inline


def events(story: str) -> Iterable[Any]:
    """
    Give the story as the events of its parser, in order: what begins, what is said, what ends.

    A story too long for a parser is given line by line, its marks for words.
    """
    if excess(story):
        lines = re.split(r"[\r\n]+", story)
        return [
            each
            for line in lines
            for each in ({"Start": "Paragraph"}, {"Text": line}, {"End": "Paragraph"})
        ]
    return pyromark.events(story, options=OPTIONS)


def count_words(story: str) -> int:
    """Return the number of written syllables, as Vietnamese counts words."""
    return len(_WORDS.findall(plain(story)))
