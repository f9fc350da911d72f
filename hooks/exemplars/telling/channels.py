"""
Where exemplars were told of beside the portal: broadcast, posted, printed.

It is what profiles say of themselves (`carried`), and what the radio's schedule says was aired.

A carrying counts from its day on. What was carried and is then withdrawn has to be taken down by
those who carried it: for them there is a list, which is the office's and never on the site.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from exemplars.reading.source import Portfolio, Source
from exemplars.records.plan import Channel, Plan
from exemplars.records.profile import Profile
from exemplars.records.vocabulary import MEDIA
from exemplars.register import Exemplar, Register


@dataclass(frozen=True)
class Carrying:
    """One time an exemplar was told of elsewhere."""

    channel: Channel
    date: dt.date
    url: str


@dataclass(frozen=True)
class ChannelTally:
    """How often a channel has carried how many exemplars."""

    channel: Channel
    medium: str  # its name
    exemplars: int
    times: int


@dataclass(frozen=True)
class TakeDown:
    """A withdrawn profile, and everywhere it was carried before."""

    source: Source
    date: dt.date
    carryings: tuple[Carrying, ...]  # oldest first


def carryings(profile: Profile, portfolio: Portfolio, today: dt.date) -> tuple[Carrying, ...]:
    """
    Return where a profile has been carried up to `today`, oldest first; ties in the plan's order.

    A broadcast that both the profile and the schedule tell of is one.
    """
    known = {each.id: each for each in _every(portfolio.plan)}
    order = list(known)
    said = [(each.channel, each.date, each.url) for each in profile.carried]
    told = {(channel, day) for channel, day, _ in said}
    aired = set(portfolio.radio.aired.get(profile.id, ())) - told
    said += [(station, day, "") for station, day in aired]
    found = [
        Carrying(known[channel], day, url)
        for channel, day, url in said
        if day and day <= today and channel in known
    ]
    return tuple(sorted(found, key=lambda c: (c.date, order.index(c.channel.id), c.url)))


def tallies(register: Register) -> tuple[ChannelTally, ...]:
    """Return every channel and column of the plan that has carried someone, in the plan's order."""
    times: Counter[str] = Counter()
    exemplars: Counter[str] = Counter()
    days = days_by_channel(register)
    for each in register.exemplars:
        if not each.draft:
            found = days(each)
            times.update(id for id, _ in found)
            exemplars.update({id for id, _ in found})
    return tuple(
        ChannelTally(each, MEDIA.get(each.medium, ""), exemplars[each.id], times[each.id])
        for each in _every(register.plan)
        if times[each.id]
    )


def days_by_channel(register: Register) -> Callable[[Exemplar], list[tuple[str, dt.date]]]:
    """
    Return a function that tells on which days, up to today, which channel or column carried someone.

    An episode counts for the station that aired it, and for its column once a day.
    """
    aired: dict[str, set[tuple[str, dt.date]]] = {}
    for episode in register.portfolio.radio.episodes:
        days = {each.date for each in episode.aired if each.date and each.date <= register.today}
        for id in {part.profile for part in episode.segments if part.profile}:
            aired.setdefault(id, set()).update((episode.column, day) for day in days)

    def of(each: Exemplar) -> list[tuple[str, dt.date]]:
        found = carryings(each.profile, register.portfolio, register.today)
        told = [(item.channel.id, item.date) for item in found]
        return [*told, *sorted(aired.get(each.id, set()).difference(told))]

    return of


def take_downs(portfolio: Portfolio, today: dt.date) -> tuple[TakeDown, ...]:
    """Return every profile withdrawn up to `today`, the latest first, and where it was carried."""
    found = list(_withdrawn(portfolio, today))
    found.sort(key=lambda each: each.source.profile.id)
    return tuple(sorted(found, key=lambda each: each.date, reverse=True))


def _withdrawn(portfolio: Portfolio, today: dt.date) -> Iterator[TakeDown]:
    for source in portfolio.sources:
        withdrawn = source.profile.withdrawn
        if withdrawn and withdrawn.date and withdrawn.date <= today:
            carried = carryings(source.profile, portfolio, today)
            yield TakeDown(source, withdrawn.date, carried)


def _every(plan: Plan) -> tuple[Channel, ...]:
    return (*plan.channels, *plan.columns)
