"""Every page of the portal, from a register through our templates."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from exemplars.frame import Page
from exemplars.pages import (
    alone,
    data,
    events,
    exemplar,
    finding,
    introduce,
    lists,
    monthly,
    radio,
    reference,
    widget,
    yearbooks,
)
from exemplars.pages.alone import offline
from exemplars.pages.events import files as calendars
from exemplars.pages.radio import files as scripts
from exemplars.pages.shared import Shared
from exemplars.pages.widget import frames


class Group(NamedTuple):
    """Pages that are made together: the places they lie in (the first step of addresses), and how."""

    places: tuple[str, ...]
    make: Callable[[], Iterable[Page]]


def groups(site: Shared) -> Iterator[Group]:
    """Give every page of the portal in groups of which none needs another to be made, home first."""
    for places, make in _groups(site):
        yield Group(places, partial(_all_told, site, make))


def _all_told(site: Shared, make: Callable[[Shared], Iterable[Page]]) -> Iterator[Page]:
    return (_told(site, page) for page in make(site))


def _told(site: Shared, page: Page) -> Page:
    if not page.indexed:
        return page
    if page.making:
        return dataclasses.replace(page, making=lambda: site.told(page.whole))
    return site.told(page)


def _groups(
    site: Shared,
) -> Iterator[tuple[tuple[str, ...], Callable[[Shared], Iterable[Page]]]]:
    yield ("",), _one(alone.home)
    yield ("guong",), exemplar.everyone
    yield ("guong",), lists.everyone
    for shelf in site.shelves:
        yield (shelf.facet.prefix,), partial(lists.all_of, shelf)
    yield ("diem-tin",), monthly.every
    yield ("guong", "lay-y-kien"), alone.tombstones
    yield ("guong",), alone.moved
    yield ("tim-kiem",), _one(finding.search)
    yield ("gioi-thieu",), _one(alone.about)
    yield ("tien-do",), _one(alone.standing)
    yield ("su-kien", "cuoc-thi", "lay-y-kien"), events.every
    yield ("phat-thanh",), radio.every
    yield ("gioi-thieu-guong",), _one(introduce.page)
    yield ("nhung",), _one(widget.page)
    yield ("du-lieu",), _one(data.page)
    yield ("ky-yeu",), _one(yearbooks.page)
    yield ("404.html",), _one(alone.not_found)
    yield ("410.html",), _one(alone.gone)
    yield ("tieu-chi", "ban-tin", "cam-nang"), reference.every


def _one(make: Callable[[Shared], Page]) -> Callable[[Shared], Iterable[Page]]:
    return lambda site: (make(site),)


__all__ = ["Group", "Shared", "calendars", "frames", "groups", "offline", "scripts"]
