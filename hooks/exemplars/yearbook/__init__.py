"""
A yearbook: a book of exemplars, as a PDF for paper and screen, and as an EPUB for e-readers.

    tree     a story  ->  a tree of plain values
    entry    one exemplar in sentences
    book     Register, an order  ->  the whole book in words: parts, exemplars, index of names
    paper    a book   ->  PDF/UA-1, set by Typst after book.typ
    ebook    a book   ->  EPUB 3, after the *.xhtml beside it
    shelf    the books that plan.yml orders, made and kept for the portal

What an office orders is `plan.Yearbook`: in plan.yml, in a file of its own, or by options.
"""

from __future__ import annotations

FORMATS = ("pdf", "epub")
PAPERS = ("a5", "a4")


class Unprintable(Exception):
    """The book cannot be set, or not as PDF/UA-1 asks; the message is Typst's."""
