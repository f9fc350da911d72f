"""
A story: CommonMark and tables in, safe HTML out.

No raw HTML, no pictures, no remote content; links only to where the plan allows. GOV.UK's rule:
where sanitising would change anything, the story is refused with its line, never cut in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from exemplars.problem import Finding
from exemplars.text import FORBIDDEN

_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")
# Deep nesting of quotes and lists costs time and helps nobody.
_DEEPEST = 8

_TAGS = {
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
_ALIGNMENT = re.compile(r' style="text-align:(left|right|center)"')
_WORDS = re.compile(r"\w+")


def tokens(story: str) -> list[Token]:
    """Return the block tokens of a story."""
    return _PARSER.parse(story)


def render(story: str) -> str:
    """
    Return the story as HTML that is safe to show even if no rule had looked at it.

    Heading levels are kept; alignment of cells becomes a class, for the CSP forbids style.
    """
    html = _PARSER.renderer.render(_harmless(tokens(story)), _PARSER.options, {})
    html = _ALIGNMENT.sub(r' class="x-\1"', html)
    return _sanitised(html, True)


def _harmless(parsed: list[Token]) -> list[Token]:
    """Turn raw HTML into text before rendering, so that what is shown is what was typed."""
    for token in parsed:
        if token.type == "html_block":
            token.type = "code_block"
        for child in token.children or ():
            if child.type == "html_inline":
                child.type = "text"
    return parsed


def _sanitised(html: str, final: bool) -> str:
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener nofollow ugc" if final else None,
    )


def plain(story: str) -> str:
    """Return the words of a story without its marks, one paragraph a line."""
    lines = []
    for token in tokens(story):
        if token.type == "inline":
            parts = [
                child.content if child.type in ("text", "code_inline") else " "
                for child in token.children or ()
                if child.type in ("text", "code_inline", "softbreak", "hardbreak")
            ]
            lines.append("".join(parts).strip())
    return "\n".join(line for line in lines if line)


def count_words(story: str) -> int:
    """Return the number of written syllables, as Vietnamese counts words."""
    return len(_WORDS.findall(plain(story)))


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
    allowed = frozenset(domains)
    for token in tokens(story):
        line = first_line + (token.map[0] if token.map else 0)
        yield from _block_findings(token, line)
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            yield from _inline_findings(child, line, allowed)


def _block_findings(token: Token, line: int) -> Iterator[Finding]:
    if token.type == "html_block":
        yield Finding(
            "bài viết có mã HTML",
            "chỉ dùng chữ thường và dấu Markdown; bỏ thẻ < >",
            line=line,
            code="bai-html",
        )
    if token.type == "heading_open" and token.tag == "h1":
        yield Finding(
            "đề mục cấp một (#) dành cho tên gương",
            "dùng ## cho đề mục trong bài",
            line=line,
            code="bai-de-muc",
        )
    if token.level > _DEEPEST * 2:
        yield Finding(
            "danh sách hoặc trích dẫn lồng nhau quá sâu",
            "viết thành đoạn văn",
            line=line,
            code="bai-html",
        )


def _inline_findings(token: Token, line: int, domains: frozenset[str]) -> Iterator[Finding]:
    if token.type == "html_inline":
        yield Finding(
            f"bài viết có mã HTML `{token.content[:40]}`",
            "bỏ thẻ < >; dấu nhỏ hơn viết là \\<",
            line=line,
            code="bai-html",
        )
    elif token.type == "image":
        yield Finding(
            "bài viết chèn ảnh",
            "đặt ảnh cạnh hồ sơ và khai ở trường portrait hoặc gallery",
            line=line,
            code="bai-anh",
        )
    elif token.type == "link_open":
        address = str(token.attrGet("href") or "")
        why = link_fault(address, domains)
        if why:
            yield Finding(
                f"liên kết `{address[:80]}` {why}",
                "chỉ liên kết tới tên miền kế hoạch cho phép (portal.link_domains), mailto:, tel: hoặc trang trong cổng",
                line=line,
                code="lien-ket-la",
            )


@lru_cache(maxsize=4096)
def link_fault(address: str, domains: frozenset[str]) -> str:
    """Return why an address may not be linked to, or "" where it may."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return "không đúng dạng"
    if parts.scheme in ("mailto", "tel") and not parts.netloc:
        return ""
    if not parts.scheme and not parts.netloc and not address.startswith(("//", "\\", "/\\")):
        return ""
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return "dùng loại địa chỉ không được phép"
    if any(host == domain or host.endswith("." + domain) for domain in domains):
        return ""
    return f"trỏ tới tên miền {host} ngoài danh sách"
