"""
The whole published portal in memory, frozen: what every page, feed and report is made from.

Only what may be seen is in here. A draft, a profile below a publishable stage, or one whose day
has not come never enters; a withdrawn one enters as a tombstone, which keeps no name.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from exemplars import attachments
from exemplars.attachments import Audio, Photo
from exemplars.reading.source import Portfolio, Source
from exemplars.records.items import Named
from exemplars.records.plan import Kind, Plan, Sector, find
from exemplars.records.profile import Profile
from exemplars.records.units import Unit, Units
from exemplars.records.vocabulary import KINDS


@dataclass(frozen=True)
class Exemplar:
    """One published exemplar; what is asked of it on every list it is in, it remembers."""

    source: Source
    plan: Plan
    units: Units
    portrait: Photo | None = None
    gallery: tuple[Photo, ...] = ()
    audio: Audio | None = None
    draft: bool = False  # only in a preview that asks for drafts

    @cached_property
    def profile(self) -> Profile:
        """Return what the editor wrote."""
        return self.source.profile

    @cached_property
    def id(self) -> str:
        """Return the permanent id."""
        return self.profile.id

    @cached_property
    def name(self) -> str:
        """Return the exemplar's name."""
        return self.profile.name

    @cached_property
    def address(self) -> str:
        """Return the address below the portal's root: `guong/<slug>-<id>/`."""
        return f"guong/{self.source.slug}/"

    @property
    def card(self) -> str:
        """Return the address below the root of the picture that a shared link shows."""
        return f"{self.address}the.jpg"

    @cached_property
    def published(self) -> dt.date:
        """Return the day of publication; a preview dates a draft at the start of time."""
        return self.profile.published or dt.date.min

    @cached_property
    def changed(self) -> dt.date:
        """Return the day of the last change that readers should know of."""
        days = [
            self.published,
            self.profile.updated,
            *(each.date for each in self.profile.corrections),
        ]
        return max(day for day in days if day)

    @cached_property
    def sector(self) -> Sector | None:
        """Return the sector, or None under a plan without sectors."""
        return find(self.plan.sectors, self.profile.sector)

    @cached_property
    def unit(self) -> Unit | None:
        """Return the unit that introduced it, as it was then."""
        return self.units.get(self.profile.unit)

    @property
    def kind(self) -> Kind | None:
        """Return the kind, under the plan's name for it."""
        return self.plan.kind(self.profile.kind)

    @cached_property
    def kind_name(self) -> str:
        """Return the kind's name as it stands at the start of a line."""
        name = self.kind.name if self.kind else KINDS.get(self.profile.kind, "")
        return name[:1].upper() + name[1:]

    @cached_property
    def movements(self) -> tuple[Named, ...]:
        """Return the movements it took part in."""
        return tuple(each for each in self.plan.movements if each.id in self.profile.movements)


@dataclass(frozen=True)
class Tombstone:
    """What is left of a withdrawn profile: the same words for every reason, and no name."""

    id: str
    folders: tuple[str, ...]
    date: dt.date
    consulted: bool = False  # the people were asked about it, at an address of its own


@dataclass(frozen=True)
class Register:
    """Everything one build publishes."""

    portfolio: Portfolio
    today: dt.date
    exemplars: tuple[Exemplar, ...]  # newest first; ties by id
    tombstones: tuple[Tombstone, ...]
    # Entries of contests: texts about exemplars, with pages of their own but in no list and no count.
    entries: tuple[Exemplar, ...] = ()

    @property
    def plan(self) -> Plan:
        """Return the plan."""
        return self.portfolio.plan

    @property
    def units(self) -> Units:
        """Return the register of units."""
        return self.portfolio.units

    @cached_property
    def with_pages(self) -> tuple[Exemplar, ...]:
        """Return everything that has a page of its own: the exemplars, then the entries of contests."""
        return self.exemplars + self.entries

    @cached_property
    def aliases(self) -> dict[str, Exemplar]:
        """Return former folder names and the exemplar each now is."""
        return {alias: each for each in self.with_pages for alias in each.profile.aliases}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return the plan's years up to today, and any other that has a publication, newest first."""
        period = self.plan.period
        first, last = (period.since, period.until) if period else (None, None)
        planned = range(first, min(last, self.today.year) + 1) if first and last else ()
        found = {each.published.year for each in self.exemplars if not each.draft}
        return tuple(sorted(found | set(planned), reverse=True))


def make(
    portfolio: Portfolio,
    today: dt.date,
    cache: Path | None,
    *,
    drafts: bool = False,
    before: Register | None = None,
) -> Register:
    """
    Return the register of a portfolio that has no errors, as it stands on `today`.

    `cache` is the folder that keeps pictures and recordings, made safe, from one build to the next;
    with None there are none, for whoever only counts. From `before`, a register of the same plan,
    the exemplars are taken over whose source is the very same.
    """
    plan = portfolio.plan
    kept = _kept(before, plan)

    def exemplar(source: Source, *, draft: bool) -> Exemplar:
        known = kept.get(id(source))
        if known is not None and known.draft == draft:
            return known
        return _exemplar(source, portfolio, cache, draft=draft)

    shown: list[Exemplar] = []
    tombstones: list[Tombstone] = []
    for source in (each for each in portfolio.sources if each.has_an_address):
        profile = source.profile
        if profile.withdrawn and profile.withdrawn.date and profile.withdrawn.date <= today:
            folders = (source.slug, *profile.aliases)
            if profile.published and profile.published <= today:
                date, asked = profile.withdrawn.date, profile.consultation is not None
                tombstones.append(Tombstone(profile.id, folders, date, asked))
        elif is_public(profile, plan, today):
            shown.append(exemplar(source, draft=False))
        elif drafts:
            shown.append(exemplar(source, draft=True))
    shown.sort(key=lambda each: each.id)
    shown.sort(key=lambda each: each.published, reverse=True)
    tombstones.sort(key=lambda each: (each.date, each.id), reverse=True)
    exemplars = tuple(each for each in shown if not each.profile.is_entry)
    entries = tuple(each for each in shown if each.profile.is_entry)
    return Register(portfolio, today, exemplars, tuple(tombstones), entries)


def _kept(before: Register | None, plan: Plan) -> dict[int, Exemplar]:
    """Return the exemplars that a register of this very plan has, by the identity of their sources."""
    if before is None or before.plan is not plan:
        return {}
    return {id(each.source): each for each in before.with_pages}


def _exemplar(source: Source, portfolio: Portfolio, cache: Path | None, *, draft: bool) -> Exemplar:
    profile = source.profile
    return Exemplar(
        source,
        portfolio.plan,
        portfolio.units,
        attachments.photo(source, profile.portrait, cache),
        tuple(
            photo
            for each in profile.gallery
            if (photo := attachments.photo(source, each, cache)) is not None
        ),
        attachments.audio(source, cache),
        draft,
    )


def is_public(profile: Profile, plan: Plan, today: dt.date) -> bool:
    """
    Return whether a profile may be seen on `today`: published, its day come, its stage reached.

    An entry of a contest is kept until the contest has closed, whatever its day.
    """
    if profile.published is None or profile.published > today:
        return False
    contest = find(plan.contests, profile.entry_of)
    if contest and contest.closes and today <= contest.closes:
        return False
    if profile.is_entry or not plan.publishable_stages:
        return True
    reached = {each.stage for each in profile.stages if each.date and each.date <= today}
    return bool(reached.intersection(plan.publishable_stages))
