"""
A page, and the frame of header and footer that all pages stand in.

The frame is the theme's own template, rendered once for each depth of address with marks where
a page's parts go; a page is then filled in by joining text. Rendering the theme for every page
costs some thirty times as much and gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from exemplars import cache
from exemplars.patterns import regex
from exemplars.register import Exemplar

# What Material's template puts into every page for scripts and styles of its own, none of which we use.
_LEFTOVERS = regex(
    r'\s*<input class="md-toggle"[^>]*>'
    r'|\s*<label class="md-overlay"[^>]*></label>'
    r'|\s*<div data-md-component="(?:skip|announce)">\s*(?:<a [^>]*class="md-skip">[^<]*</a>\s*)?</div>'
    r'|\s*<div class="md-dialog"[^>]*>\s*<div [^>]*></div>\s*</div>'
)
_TABLE = regex(r"<table[^>]*>")
_BLANK_LINES = regex(r"\n(?:[ \t]*\n)+")
ERRORS = ("404.html", "410.html")  # served at any address
_MARK = regex(r"@@portal:([^@]+)@@")


@dataclass(frozen=True)
class Page:
    """One page of the portal: its address below the root, and its parts."""

    address: str  # "" is home; "linh-vuc/y-te/"; a file name where it does not end in /
    title: str
    description: str
    body: Markup
    menu: str = ""  # the address of the menu's item it belongs to
    head: Markup = field(default=Markup(""))
    indexed: bool = True  # in the sitemap and open to search engines
    modified: dt.date | None = None
    article: Exemplar | None = None  # whom the page is about, where it is one's own
    things: tuple[dict[str, Any], ...] = ()  # what it tells programs, as schema.org has it
    # Gives all it is made from, as `reuse` has it; None where it is always made.
    key: Callable[[], str] | None = None
    # Makes the page with what is dear in it; until then its address, title and day are known.
    making: Callable[[], Page] | None = None

    @property
    def whole(self) -> Page:
        """Return the page with all its parts."""
        return self.making() if self.making else self

    @property
    def file(self) -> str:
        """Return the path of the file below the site's folder."""
        return (
            f"{self.address}index.html"
            if self.address.endswith("/") or not self.address
            else self.address
        )


def root_of(address: str) -> str:
    """Return the way from a page back to the portal's root: `../../`, or `./` at the root."""
    return "../" * address.count("/") or "./"


def path_of(url: str) -> str:
    """Return the path under which a portal at `url` is served, ending in /."""
    return "/" + (urlsplit(url).path.strip("/") + "/").lstrip("/")


def way_back(address: str, url: str) -> str:
    """Return what a page's links begin with; those of an error page, seen anywhere, are absolute."""
    return path_of(url) if address in ERRORS else root_of(address)


def bared(html: str) -> str:
    """Return a page as the theme renders it, without what its own scripts would have needed."""
    return _BLANK_LINES.sub("\n", _LEFTOVERS.sub("", html))


def scrolling(html: str) -> str:
    """Return a chapter whose tables scroll by themselves, by keyboard too, where a screen has no room for them."""
    opened = _TABLE.sub(
        r'<div class="p-scroll" tabindex="0" role="group" aria-label="Bảng">\g<0>', html
    )
    return opened.replace("</table>", "</table></div>")


class Slots(NamedTuple):
    """What the theme's template is given in place of a page's parts: marks to be filled later."""

    title: str = "@@portal:title@@"
    description: str = "@@portal:description@@"
    canonical: str = "@@portal:canonical@@"
    head: str = "@@portal:head@@"
    body: str = "@@portal:body@@"

    @staticmethod
    def current(address: str) -> str:
        """Return the mark that becomes `aria-current` on the menu's own pages."""
        return f"@@portal:current {address}@@"


class Frame:
    """Fills pages into the theme's frame; `render(base)` renders it with links that start at `base`."""

    def __init__(self, render: Callable[[str], str], site_name: str, url: str) -> None:
        """Take the portal's name for titles, and its absolute address for canonical links."""
        self._render = render
        self._site_name = site_name
        self._url = url
        self._pieces: dict[str, list[str]] = {}
        self._prints: dict[str, str] = {}

    def fill(self, page: Page) -> str:
        """Return the whole HTML of a page."""
        pieces = self.pieces(page.address)
        parts = self._parts(page)
        filled = [
            piece if position % 2 == 0 else parts.get(piece) or self._current(piece, page)
            for position, piece in enumerate(pieces)
        ]
        return "".join(filled)

    def pieces(self, address: str) -> list[str]:
        """Return the frame of the page at an address: text and the names of marks by turns."""
        base = way_back(address, self._url)
        if base not in self._pieces:
            self._pieces[base] = _MARK.split(self._render(base))
        return self._pieces[base]

    def print(self, address: str) -> str:
        """Return what tells the frame of the page at an address from any other, as a key."""
        base = way_back(address, self._url)
        if base not in self._prints:
            self._prints[base] = cache.key("frame", *self.pieces(address))
        return self._prints[base]

    def _parts(self, page: Page) -> dict[str, str]:
        title = page.title if not page.address else f"{page.title} - {self._site_name}"
        address = str(escape(self._url + page.address))
        canonical = (
            f'<link rel="canonical" href="{address}">'
            if page.indexed
            else '<meta name="robots" content="noindex">'
        )
        return {
            "title": str(escape(title)),
            "description": str(escape(page.description)),
            "canonical": canonical,
            "head": str(page.head) or " ",
            "body": str(page.body),
        }

    @staticmethod
    def _current(piece: str, page: Page) -> str:
        return ' aria-current="true"' if piece == f"current {page.menu}" else ""
