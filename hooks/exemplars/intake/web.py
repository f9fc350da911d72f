"""
Pasted HTML of a CMS as blocks: what a reader sees of it, and nothing that it hides.

Nothing is fetched. A picture in the text itself (`data:`) is taken along, one on a server is named.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from exemplars.intake import plain, spans
from exemplars.intake.found import (
    Block,
    Heading,
    Item,
    Paragraph,
    Photo,
    Refusal,
    Report,
    Table,
    words_of,
)
from exemplars.patterns import regex
from exemplars.prose import legacy_fonts

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "head",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "form",
        "button",
        "input",
        "select",
        "textarea",
        "nav",
        "audio",
        "video",
        "canvas",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "blockquote",
        "figure",
        "figcaption",
        "address",
        "center",
        "dl",
        "dt",
        "dd",
        "pre",
        "td",
        "th",
        "tr",
        "table",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "body",
        "html",
        "hr",
        "form",
        "fieldset",
    ]
)
_HIDDEN = regex(
    r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:\D|\Z)|text-indent\s*:\s*-\d{3,}"
)
_FONT = regex(r"(?i)font-family\s*:\s*([^;,]{1,80})")
_DATA = regex(r"data:image/(?:png|jpe?g|webp);base64,", re.IGNORECASE)
_LATE = ("data-src", "data-original", "data-lazy-src")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNREADABLE = Refusal("không đọc được trang", "chép nội dung bài vào tệp Word rồi gửi lại")


@dataclass
class _Page:
    """What is gathered of a page: its blocks, and the words of the block being read."""

    blocks: list[Block] = field(default_factory=list)
    words: list[tuple[str, str, bool]] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def end(self, kind: type[Block] = Paragraph, **more: Any) -> None:
        """Close the block being read."""
        text = plain.mended("".join(_unified(self.words)))
        self.words.clear()
        if text:
            self.blocks.append(kind(text=text, **more))  # type: ignore[call-arg]


def read(data: bytes, name: str) -> Report:
    """
    Return a pasted page as one report.

    Raises:
        Refusal: it is no text.
    """
    text, notices = plain.decoded(data)
    return read_text(text, name, notices)


def read_text(text: str, name: str, notices: tuple[str, ...] = ()) -> Report:
    """Return a page as one report."""
    # lxml refuses a text with a declaration of its encoding, and signs that are none of XML's.
    bare = re.sub(r"\A\s*<\?xml[^>]*>", "", text)
    bare = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", " ", bare)
    page = _Page()
    if bare.strip():
        parser = html.HTMLParser(
            no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
        )
        try:
            tree = html.document_fromstring(bare, parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
            raise _UNREADABLE from error
        # What lies deeper than libxml2 goes it has thrown away, and says so only here.
        if any(each.type_name == "ERR_RESOURCE_LIMIT" for each in parser.error_log):
            raise _UNREADABLE
        # The guess comes before a soft hyphen, which is an ư to TCVN3, is cleaned away.
        guess = legacy_fonts.guessed("".join(tree.itertext()))
        if guess:
            page.notices.append(f"chữ gõ bằng phông {guess} đã đổi sang Unicode; hãy đọc soát lại")
        _walk(tree, page, legacy_fonts.FONTS.get(guess, ""))
        page.end()
    return Report(
        name,
        tuple(page.blocks),
        photos=tuple(page.photos),
        notices=(*notices, *dict.fromkeys(page.notices)),
    )


def _unified(words: list[tuple[str, str, bool]]) -> Iterator[str]:
    for text, encoding, capitals in words:
        yield legacy_fonts.converted(text, encoding, capitals=capitals)


def _walk(element: Any, page: _Page, font: str) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or tag in _UNSEEN:
        return
    style = element.get("style", "")
    if _HIDDEN.search(style) or element.get("hidden") is not None:
        if "".join(element.itertext()).strip():
            page.notices.append("đã bỏ chữ bị giấu trong trang, người đọc không thấy")
        return
    said = _FONT.search(style)
    font = element.get("face", "") or (said[1] if said else font)
    if tag in _BLOCKS:
        _end(element.getparent(), page)
    if tag == "table":
        _table(element, page, font)
        return
    _inside(element, page, font)
    _close(element, tag, page)


def _inside(element: Any, page: _Page, font: str) -> None:
    """Read the words and elements inside one."""
    encoding, capitals = legacy_fonts.of_font(font), legacy_fonts.is_capital_font(font)
    if element.tag == "br":
        page.words.append(("\n", encoding, capitals))
    elif element.tag == "img":
        _picture(element, page)
    kept = element.tag == "pre"
    if element.text:
        page.words.append((_flowing(element.text, kept), encoding, capitals))
    for each in element:
        _walk(each, page, font)
        if each.tail:
            page.words.append((_flowing(each.tail, kept), encoding, capitals))


def _flowing(text: str, kept: bool) -> str:
    return text if kept else re.sub(r"[ \t\r\n]+", " ", text)


def _close(element: Any, tag: str, page: _Page) -> None:
    """End an element as its kind of block; a link's address is kept beside its words."""
    if tag == "a":
        address = element.get("href", "").strip()
        words = "".join(element.itertext()).strip()
        if re.match(r"(?i)https?://", address) and address != words:
            page.words.append((f" ({address})", "", False))
    elif tag in _BLOCKS:
        _end(element, page)


def _end(element: Any, page: _Page) -> None:
    """Close the words that were read so far as what they stand in: a heading, an item, a paragraph."""
    around = [] if element is None else [element, *element.iterancestors()]
    for each in around:
        if each.tag in _HEADINGS:
            page.end(Heading, level=int(each.tag[1]))
            return
        if each.tag == "li":
            lists = [above.tag for above in each.iterancestors() if above.tag in ("ul", "ol")]
            depth = min(max(len(lists) - 1, 0), 5)
            page.end(Item, ordered=lists[:1] == ["ol"], depth=depth)
            return
    page.end()


def _table(table: Any, page: _Page, font: str) -> None:
    for caption in table.iterchildren("caption"):
        _walk(caption, page, font)
        page.end()
    own = (row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table)
    laid = spans.laid_out(
        [_cell(cell, page, font) for cell in row if cell.tag in ("td", "th")] for row in own
    )
    rows = [row for row in laid if any(row)]
    if len(rows) == 1:
        page.blocks += [Paragraph(cell) for cell in rows[0] if cell]
    elif rows:
        page.blocks.append(Table(tuple(rows)))


def _cell(cell: Any, page: _Page, font: str) -> spans.Cell:
    inner = _Page(photos=page.photos, notices=page.notices)
    _walk(cell, inner, font)
    inner.end()
    words = "\n".join(words_of(inner.blocks))
    return spans.Cell(words, _span(cell, "colspan"), _span(cell, "rowspan"))


def _span(cell: Any, over: str) -> int:
    said = cell.get(over, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 1


def _picture(element: Any, page: _Page) -> None:
    address, alt = element.get("src", "").strip(), element.get("alt", "")
    # Where pictures come when they are scrolled to, `src` has only their place.
    late = next(filter(None, (element.get(each, "").strip() for each in _LATE)), "")
    found = _DATA.match(late or address)
    if found:
        try:
            data = base64.b64decode((late or address)[found.end() :], validate=False)
        except (binascii.Error, ValueError):
            data = b""
        page.photos.append(Photo(data, "", alt))
    elif address.lower().startswith("cid:"):
        page.notices.append("ảnh trong thư lấy từ tệp đính kèm")
    elif late or address:
        page.notices.append(
            f"không tải ảnh ở {plain.mended(late or address)[:120]}; gửi kèm tệp ảnh"
        )
