"""
A yearbook as an EPUB 3: one sheet an exemplar, a contents, an index of names, its portraits.

Written by ourselves: a zip of XHTML from the templates beside this module, every value escaped.
The same book gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from exemplars import packed, views
from exemplars.text import legible
from exemplars.yearbook import paper
from exemplars.yearbook.book import NOTICE, Book

_HERE = Path(__file__).parent
_MIMETYPE = "mimetype"  # the first file of every EPUB, stored as it is: programs look for it there


def made(book: Book, colours: Mapping[str, tuple[str, ...]]) -> bytes:
    """
    Return the book as an EPUB; `colours` is the portal's table of colours.

    Raises:
        Unprintable: its cover cannot be drawn.
    """
    return packed.archive(_files(book, colours), stored=(_MIMETYPE, "jpg"))


def _files(book: Book, colours: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, bytes]]:
    yield _MIMETYPE, b"application/epub+zip"
    yield "META-INF/container.xml", _HERE.joinpath("container.xml").read_bytes()
    filled = dict(sheets(book))
    pictures = {f"anh/{id}.jpg": data for id, data in paper.portraits(book)}
    yield (
        "EPUB/package.opf",
        _filled(
            "package.opf",
            book=book,
            sheets=list(filled),
            pictures=list(pictures),
            # The contents come after what the book is, before its first part.
            before_nav=3 if book.foreword else 2,
        ),
    )
    yield "EPUB/nav.xhtml", _filled("nav.xhtml", title="Mục lục", book=book)
    yield "EPUB/book.css", _filled("book.css", accent=colours["accent"][0])
    for name, content in filled.items():
        yield f"EPUB/{name}", content
    yield "EPUB/bia.jpg", paper.cover(book, colours)
    for name, content in pictures.items():
        yield f"EPUB/{name}", content


def sheets(book: Book) -> Iterator[tuple[str, bytes]]:
    """Give every sheet but the contents, in reading order."""
    yield "bia.xhtml", _filled("cover.xhtml", title=book.title, book=book)
    yield "trang-dau.xhtml", _filled("front.xhtml", title=book.title, book=book, notice=NOTICE)
    if book.foreword:
        yield "loi-gioi-thieu.xhtml", _filled("foreword.xhtml", title="Lời giới thiệu", book=book)
    for number, part in enumerate(book.parts, start=1):
        yield (
            f"phan-{part.id}.xhtml",
            _filled("part.xhtml", title=part.name, part=part, number=number),
        )
        for entry in part.entries:
            yield f"guong-{entry.id}.xhtml", _filled("entry.xhtml", title=entry.name, entry=entry)
    yield "bang-ten.xhtml", _filled("names.xhtml", title="Bảng tên", book=book)


def _filled(template: str, **values: Any) -> bytes:
    return legible(views.environment(_HERE).get_template(template).render(**values)).encode()
