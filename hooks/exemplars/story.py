"""
A story: CommonMark and tables in, safe HTML out.

No raw HTML, no pictures, no remote content; links only to where the plan allows. GOV.UK's rule:
where sanitising would change anything, the story is refused with its line, never cut in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import nh3
import pyromark

from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.records.values import web_host
from exemplars.text import FORBIDDEN, legible

_OPTIONS = pyromark.Options.ENABLE_TABLES
_DEEPEST = 8  # quotes and lists inside one another
_HEADINGS = ("H2", "H3", "H4")

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
_NOT_IN_LINK = regex(r"[\x00-\x20\x7f\\]")
_WORDS = regex(r"\w+")
# What others say; a mark of quotation that is never closed opens none.
_QUOTED = regex(r"“[^“”\n]*”|\"[^\"\n]*\"|«[^«»\n]*»")
_QUOTING = '“"«'

# Quotes and lists in one another by the hundred, which the check refuses: a parser of HTML takes
# minutes over a quarter of a million, so they are shown as their words alone.
_ABYSS = regex(r"^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){100}", re.MULTILINE)

# A story without any of these has nothing a finding could be about: most need no second look.
_MARKS = "<[]\t"  # HTML, links, pictures; a tab nests like four spaces
# The line end stands for the line's beginning; after it, what most lines do not begin with.
_OPENINGS = regex(
    r"\n(?=[ >*+\-=#0-9])(?:(?!#{2,4} )(?:[ >*+-]|[0-9]{1,9}[.)])*#"  # headings other than those a story has
    r"|[ >*+-]*[=]+[ ]*(?:\n|\Z)"  # underlined headings
    r"|(?:[ ]*(?:[>*+-]|\d{1,9}[.)])){3}|[ ]{6})"  # things inside things
)


def unsanitised(story: str) -> str:
    """Return the story as HTML, as it was written."""
    html = _ALIGNMENT.sub(r'\1 class="x-\2"', pyromark.html(story, options=_OPTIONS))
    return _LANGUAGE.sub("<code>", html)


def is_abyss(story: str) -> bool:
    """Return whether a story nests its blocks so deep that only its words can be shown."""
    return _ABYSS.search(story) is not None


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
    """Return an attribute's value; no address with a blank, of which one reader makes a path, another a scheme."""
    return None if name == "href" and _NOT_IN_LINK.search(value) else value


def plain(story: str) -> str:
    """Return the words of a story without its marks, one paragraph a line."""
    lines: list[str] = []
    words: list[str] = []
    for event in pyromark.events(story, options=_OPTIONS):
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


def events(story: str) -> list[Any]:
    """Return the story as the events of its parser, in order: what begins, what is said, what ends."""
    return list(pyromark.events(story, options=_OPTIONS))


def count_words(story: str) -> int:
    """Return the number of written syllables, as Vietnamese counts words."""
    return len(_WORDS.findall(plain(story)))


def own_words(story: str) -> str:
    """Return the story with blanks for what is quoted, for headings and tables: each place stays."""
    return _without(story, ">#|")


def unquoted(text: str) -> str:
    """Return the text with blanks for what is quoted: each place stays."""
    return _without(text, ">")


def _without(text: str, marks: str) -> str:
    """Return a text with blanks for what is in quotation marks, and for lines that begin with a mark."""
    # Lines first: a quotation never goes beyond its line.
    if any(mark in text for mark in marks):
        lines = text.split("\n")
        text = "\n".join([" " * len(line) if _begins(line, marks) else line for line in lines])
    if any(mark in text for mark in _QUOTING):
        text = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    return text


def _begins(line: str, marks: str) -> bool:
    """Return whether one of the marks opens a line; four blanks before it make it no mark."""
    first = line[:4].lstrip(" ")[:1]
    return first != "" and first in marks


def findings(story: str, first_line: int, domains: Iterable[str]) -> Iterator[Finding]:
    """Give all that is wrong with a story whose first line is `first_line` of its file."""
    bad = FORBIDDEN.search(story)
    if bad:
        line = first_line + story.count("\n", 0, bad.start())
        yield Finding(
            f"bài viết có ký tự ẩn U+{ord(bad[0]):04X}",
            "xóa dòng này và gõ lại",
            line=line,
            code="ky-tu-cam",
        )
    if not any(mark in story for mark in _MARKS) and not _OPENINGS.search(f"\n{story}"):
        return
    encoded, allowed, depth = story.encode(), frozenset(domains), 0
    line, counted = first_line, 0
    for event, place in pyromark.events_with_range(story, options=_OPTIONS):
        if not isinstance(event, dict):
            continue
        # Places run forward, but for the end of a block, which names its beginning again.
        if place["start"] > counted:
            line += encoded.count(b"\n", counted, place["start"])
            counted = place["start"]
        (name, what), *_ = event.items()
        depth += {"Start": 1, "End": -1}.get(name, 0)
        if name == "Start" and depth > _DEEPEST * 2:
            yield Finding(
                "danh sách hoặc trích dẫn lồng nhau quá sâu",
                "viết thành đoạn văn",
                line=line,
                code="bai-viet",
            )
            return
        for look in _LOOKS:
            yield from look(name, what, line, allowed)


def _html(name: str, what: Any, line: int, domains: frozenset[str]) -> Iterator[Finding]:
    if name in ("InlineHtml", "Html"):
        said = what.strip()[:40]
        yield Finding(
            f"bài viết có mã HTML `{said}`",
            "bỏ thẻ < >; dấu nhỏ hơn viết là \\<",
            line=line,
            code="bai-html",
        )


def _heading(name: str, what: Any, line: int, domains: frozenset[str]) -> Iterator[Finding]:
    if (
        name == "Start"
        and isinstance(what, dict)
        and "Heading" in what
        and what["Heading"]["level"] not in _HEADINGS
    ):
        level = what["Heading"]["level"][1:]
        yield Finding(
            f"đề mục cấp {level} không dùng trong bài",
            "dùng ## cho đề mục trong bài; cấp một (#) dành cho tên gương",
            line=line,
            code="bai-de-muc",
        )


def _picture(name: str, what: Any, line: int, domains: frozenset[str]) -> Iterator[Finding]:
    if name == "Start" and isinstance(what, dict) and "Image" in what:
        yield Finding(
            "bài viết chèn ảnh",
            "đặt ảnh cạnh hồ sơ và khai ở trường portrait hoặc gallery",
            line=line,
            code="bai-anh",
        )


def _link(name: str, what: Any, line: int, domains: frozenset[str]) -> Iterator[Finding]:
    if name == "Start" and isinstance(what, dict) and "Link" in what:
        address = what["Link"]["dest_url"]
        if what["Link"]["link_type"] == "Email":
            address = f"mailto:{address}"
        why = link_fault(address, domains)
        if why:
            yield Finding(
                f"liên kết `{address[:80]}` {why}",
                "chỉ liên kết tới tên miền kế hoạch cho phép (portal.link_domains), mailto:, tel: hoặc trang trong cổng",
                line=line,
                code="lien-ket-la",
            )


_LOOKS: tuple[Callable[[str, Any, int, frozenset[str]], Iterator[Finding]], ...] = (
    _html,
    _heading,
    _picture,
    _link,
)


@lru_cache(maxsize=4096)
def link_fault(address: str, domains: frozenset[str]) -> str:
    """Return why an address may not be linked to, or "" where it may."""
    if _NOT_IN_LINK.search(address):
        return "dùng loại địa chỉ không được phép"
    try:
        parts = urlsplit(address)
    except ValueError:
        return "không đúng dạng"
    if parts.scheme in ("mailto", "tel") and not parts.netloc:
        return ""
    if not parts.scheme and not parts.netloc and not address.startswith("//"):
        return ""
    host = web_host(address)
    if not host:
        return "dùng loại địa chỉ không được phép"
    if any(host == domain or host.endswith("." + domain) for domain in domains):
        return ""
    return f"trỏ tới tên miền {host} ngoài danh sách"
