"""Every page of the portal, from a register through our templates."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

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


def every(site: Shared) -> Iterator[Page]:
    """Give every page of the portal, home first, with what it tells those who share it."""
    return (_told(site, page) for page in _every(site))


def _told(site: Shared, page: Page) -> Page:
    if not page.indexed:
        return page
    if page.making:
        return dataclasses.replace(page, making=lambda: site.told(page.whole))
    return site.told(page)


def _every(site: Shared) -> Iterator[Page]:
    yield alone.home(site)
    for each in site.register.with_pages:
        yield exemplar.later(site, each)
    yield from lists.everyone(site)
    for shelf in site.shelves:
        yield lists.index(site, shelf)
        for collection in shelf.collections:
            yield from lists.one(site, shelf, collection)
    yield from monthly.every(site)
    yield from alone.tombstones(site)
    yield from alone.moved(site)
    yield finding.search(site)
    yield alone.about(site)
    yield alone.standing(site)
    yield from events.every(site)
    yield from radio.every(site)
    yield introduce.page(site)
    yield widget.page(site)
    yield data.page(site)
    yield yearbooks.page(site)
    yield alone.not_found(site)
    yield alone.gone(site)
    yield from reference.every(site)


__all__ = ["Shared", "calendars", "every", "frames", "offline", "scripts"]
