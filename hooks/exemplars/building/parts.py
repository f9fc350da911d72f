"""
Every file of a portal but its pictures, in parts of which none needs another to be made.

A build makes all parts, one after another; a preview makes a part when something in its place is
asked for, and of that part only the file that is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import NamedTuple

from exemplars import collections, editor, export, pages, search
from exemplars.building import offline, sitemap
from exemplars.feeds import Feeds
from exemplars.frame import Frame, Page
from exemplars.records.portal import Editor
from exemplars.register import Exemplar
from exemplars.reuse import Made
from exemplars.sharing import captions


class Part(NamedTuple):
    """Files that are told of together: the places they lie in (the first step of their paths), and how."""

    places: tuple[str, ...]
    files: Callable[[], Iterable[Made]]
    tells_of_all: bool = False  # hangs on all that were made before
    # As long as all others, which do not wait for it; a copy makes it, so its files have no keys.
    takes_long: bool = False


@dataclass
class Written:
    """What a build wrote."""

    exemplars: int = 0
    pages: int = 0
    feeds: int = 0
    offline: int = 0  # bytes of the offline copy
    archived: dt.date | None = None  # since when the portal is an archive


@dataclass(frozen=True)
class Parts:
    """
    The parts of one portal.

    `handwritten` are addresses of pages that the host made; `written` is told what is made.
    """

    shared: pages.Shared
    frame: Frame
    handwritten: tuple[str, ...]
    editor: Editor | None
    written: Written
    _indexed: list[tuple[str, dt.date | None]] = field(default_factory=list)

    def __iter__(self) -> Iterator[Part]:
        """Give all parts; the last, for search engines, tells of the pages made before it."""
        register, url = self.shared.register, self.shared.url
        self.written.exemplars = len(register.exemplars)
        if self.shared.offline:
            self._indexed.append((offline.ADDRESS, None))
        yield _ready(("assets",), lambda: self.shared.look.files.items())
        for group in pages.groups(self.shared):
            yield Part(group.places, partial(self._pages, group))
        yield _ready(("nhung",), lambda: pages.frames(self.shared))
        yield _ready(("lich",), lambda: pages.calendars(self.shared))
        yield _ready(("phat-thanh",), lambda: pages.scripts(self.shared))
        if self.editor:
            yield _ready(("admin",), partial(editor.files, self.shared, self.editor))
        yield Part(("guong",), self._captions)
        yield Part(("feeds",), self._feeds)
        yield Part(("du-lieu",), self._data)
        yield _ready(("du-lieu",), lambda: export.whole(register, url))
        if self.shared.search:
            yield _ready(("tim-kiem",), lambda: search.files(register), takes_long=True)
        yield _ready(("sitemap.xml", "robots.txt"), self._for_search_engines, tells_of_all=True)

    def _pages(self, group: pages.Group) -> Iterator[Made]:
        for page in group.make():
            self.written.pages += 1
            if page.indexed:
                self._indexed.append((page.address, page.modified))
            key = page.key and partial(self._key, page.address, page.key)
            yield Made(page.file, key, partial(_filled, self.frame, page))

    def _key(self, address: str, key: Callable[[], str]) -> str:
        return self.shared.keys.of(key(), self.frame.print(address))

    def _captions(self) -> Iterator[Made]:
        for each in self.shared.register.with_pages:
            if not each.draft:
                key = partial(self.shared.keys.of, "captions", None, (each,))
                make = partial(_told, each, self.shared.url)
                yield Made(f"{each.address}chia-se.txt", key, make)

    def _feeds(self) -> Iterator[Made]:
        register = self.shared.register
        feeds = Feeds(register, self.shared.url, self.shared.keys)
        for file in feeds.files(collections.whole(register), self.shared.shelves):
            self.written.feeds += 1
            yield file

    def _data(self) -> Iterator[Made]:
        """Give the open data of each exemplar: its own file is made anew only where it has changed."""
        register, url = self.shared.register, self.shared.url
        for each in export.shown(register):
            make = partial(export.one, each, register, url)
            yield Made(export.address(each), partial(self._data_key, each), make)

    def _data_key(self, each: Exemplar) -> str:
        told = export.told(each, self.shared.register)
        return self.shared.keys.of("data", told, (each,))

    def _for_search_engines(self) -> Iterator[tuple[str, bytes]]:
        addresses = [*self._indexed, *((address, None) for address in self.handwritten)]
        return sitemap.files(self.shared.url, addresses)


def _ready(
    places: tuple[str, ...],
    files: Callable[[], Iterable[tuple[str, bytes]]],
    *,
    tells_of_all: bool = False,
    takes_long: bool = False,
) -> Part:
    """Return a part whose files are made all at once, in every build."""
    return Part(places, lambda: map(_always, files()), tells_of_all, takes_long)


def _always(file: tuple[str, bytes]) -> Made:
    name, content = file
    return Made(name, None, lambda: content)


def _filled(frame: Frame, page: Page) -> bytes:
    return frame.fill(page.whole).encode()


def _told(each: Exemplar, url: str) -> bytes:
    return captions.text(each, url).encode()


def files(parts: Iterable[Part]) -> Iterator[Made]:
    """Give every file of the parts, in order."""
    return chain.from_iterable(part.files() for part in parts)
