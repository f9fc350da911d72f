"""
The yearbooks that a portal publishes: those its plan.yml orders, each as PDF and EPUB.

A book is made once, and kept by all it is made from; the next build finds it again. Whoever was
taken down since is in none of what it is made from, so the book is another, and the old one is
deleted with all else that is no longer in use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import PIL

from exemplars import cache
from exemplars.records.portal import Yearbook
from exemplars.register import Register
from exemplars.yearbook import FORMATS, book
from exemplars.yearbook.book import Book

ADDRESS = "ky-yeu/"
FOLDER = "books"  # below the cache
_THUMB = 360  # pixels across of a cover on the page, where it is a third as wide


@dataclass(frozen=True)
class File:
    """One form of a book as it is published."""

    format: str  # pdf, epub; jpg of its cover
    address: str  # below the root
    path: Path
    size: int  # bytes


@dataclass(frozen=True)
class Volume:
    """A book that the portal offers; one that has nobody to tell of yet has no files."""

    order: Yearbook
    count: int
    files: tuple[File, ...]  # the cover first

    @property
    def cover(self) -> File:
        """Return the picture of the cover; of a book that has files."""
        return self.files[0]

    @property
    def forms(self) -> tuple[File, ...]:
        """Return what there is to read."""
        return self.files[1:]


def volumes(
    register: Register, url: str, colours: Mapping[str, tuple[str, ...]], kept: Path
) -> tuple[Volume, ...]:
    """
    Return the books that the plan orders, in its order, made where `kept`, the cache, has them not.

    Raises:
        Unprintable: one of them cannot be set.
    """
    return tuple(
        Volume(order, made.count, tuple(_files(made, colours, kept)) if made.count else ())
        for order in register.plan.site.yearbooks
        for made in (book.make(register, order, url),)
    )


def _files(made: Book, colours: Mapping[str, tuple[str, ...]], kept: Path) -> Iterator[File]:
    # Typst and Pillow are loaded for whoever has a book to make, and for nobody else.
    from exemplars.yearbook import ebook, paper

    makers: dict[str, Callable[[], bytes]] = {
        "jpg": lambda: paper.cover(made, colours, _THUMB),
        "pdf": lambda: paper.made(made, colours),
        "epub": lambda: ebook.made(made, colours),
    }
    sources = (path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.*[!c]")))
    portraits = repr([e.portrait and e.portrait.largest.path.name for e in made.entries])
    recipe = f"book {metadata.version('typst')} {PIL.__version__}"
    key = cache.key(recipe, *sources, paper.told(made, colours), made.tag, portraits)
    for format in ("jpg", *FORMATS):
        path = kept / FOLDER / f"{key}.{format}"
        if not path.is_file():
            cache.write(path, makers[format]())
        yield File(format, f"{ADDRESS}{made.id}.{format}", path, path.stat().st_size)
