"""Which lists, feeds and broadcasts a profile enters by a change, leaves, or stays in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from exemplars import collections
from exemplars.collections import Collection
from exemplars.feeds import WINDOW
from exemplars.reading.source import Portfolio, Source
from exemplars.register import Exemplar, Register
from exemplars.review.change import Change, shows

# The ways of telling where a profile is.
ENTERS, LEAVES, STAYS = "vào", "ra khỏi", "vẫn ở"


@dataclass(frozen=True)
class Place:
    """One list, and what a change does to a profile's being there."""

    how: str  # ENTERS, LEAVES or STAYS
    name: str
    page: str  # address below the root
    feed: str  # of the feed as RSS; "" where the list has none, or the feed tells of something else
    is_archived: bool = False  # its feed has it in a yearly archive only


class Lists:
    """The lists of one plan's profiles as they stand on a day, no picture among them."""

    def __init__(self, portfolio: Portfolio, today: dt.date) -> None:
        """Keep what the lists are made from; they are made once, when first asked for."""
        self._portfolio = portfolio
        self._today = today

    @cached_property
    def _places(self) -> dict[str, dict[str, tuple[Collection, int]]]:
        """Return, by profile's id, every list it is in, by its address and feed, with its turn there."""
        portfolio = self._portfolio
        shown = [
            Exemplar(each, portfolio.plan, portfolio.units)
            for each in portfolio.sources
            if shows(each, portfolio, self._today) and not each.profile.is_entry
        ]
        shown.sort(key=lambda each: each.id)
        shown.sort(key=lambda each: each.published, reverse=True)
        register = Register(portfolio, self._today, tuple(shown), ())
        every = [each for shelf in collections.shelves(register) for each in shelf.collections]
        found: dict[str, dict[str, tuple[Collection, int]]] = {}
        for collection in [*collections.whole(register), *every]:
            for turn, each in enumerate(collection.exemplars):
                key = f"{collection.address} {collection.feed}"
                found.setdefault(each.id, {})[key] = (collection, turn)
        return found

    def of(self, source: Source | None) -> dict[str, tuple[Collection, int]]:
        """Return the lists a profile is in."""
        if source is None or not shows(source, self._portfolio, self._today):
            return {}
        return self._places.get(source.profile.id, {})


def places(change: Change, before: Lists, now: Lists) -> list[Place]:
    """Return what a change does to the lists a profile is in, in the order of the portal's own table."""
    was, has = before.of(change.before), now.of(change.now)
    keys = [*has, *(key for key in was if key not in has)]
    return [_place(key, was, has) for key in keys]


def _place(
    key: str, was: dict[str, tuple[Collection, int]], has: dict[str, tuple[Collection, int]]
) -> Place:
    collection, turn = has[key] if key in has else was[key]
    how = ENTERS if key not in was else LEAVES if key not in has else STAYS
    # A radio column tells of episodes, not of profiles.
    column = collection.facet == "column" and collection.is_radio
    feed = f"{collection.feed}.xml" if collection.feed and not column else ""
    return Place(how, collection.name, collection.address, feed, bool(feed) and turn >= WINDOW)


def can_be_told(portfolio: Portfolio) -> bool:
    """Return whether a plan and its units are whole: lists made from half a plan would be wrong."""
    files = (portfolio.plan_file, portfolio.units_file)
    return portfolio.plan.portal is not None and not any(each.findings for each in files)


def episodes(change: Change, portfolio: Portfolio) -> list[str]:
    """Return the radio's episodes that tell of a profile, as `phat-thanh/<column>/<yyyy-mm>-<n>/`."""
    id = change.source.profile.id
    return [
        f"phat-thanh/{each.column}/{each.month:%Y-%m}-{each.number}/"
        for each in portfolio.radio.episodes
        if id and each.month and any(part.profile == id for part in each.segments)
    ]
