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

from exemplars import media, sound
from exemplars.media import Rendition
from exemplars.reading.source import Portfolio, Source
from exemplars.records.items import Named
from exemplars.records.plan import Kind, Plan, Sector, find
from exemplars.records.profile import Picture, Profile
from exemplars.records.units import Unit, Units
from exemplars.records.vocabulary import KINDS
from exemplars.text import slug


@dataclass(frozen=True)
class Photo:
    """A published picture, in every width it has; the words are the editor's."""

    folder: str  # address below the root of the page it belongs to, ending in /
    renditions: tuple[Rendition, ...]  # narrowest first; never empty
    alt: str = ""
    credit: str = ""

    @cached_property
    def largest(self) -> Rendition:
        """Return the widest rendition."""
        return self.renditions[-1]

    @property
    def address(self) -> str:
        """Return the address of the widest rendition, below the root."""
        return self.folder + self.largest.name

    @property
    def width(self) -> int:
        """Return the pixels across of the widest rendition."""
        return self.largest.width

    @property
    def height(self) -> int:
        """Return the pixels down of the widest rendition."""
        return self.largest.height

    @property
    def thumb(self) -> str:
        """Return the address of the narrowest rendition, for lists of results."""
        return self.folder + self.renditions[0].name

    @cached_property
    def sources(self) -> tuple[tuple[str, int], ...]:
        """Return (address below the root, pixels across) of every rendition, for a srcset."""
        return tuple((self.folder + each.name, each.width) for each in self.renditions)

    @property
    def files(self) -> tuple[tuple[str, Path], ...]:
        """Return (address below the root, file) of every rendition."""
        return tuple((self.folder + each.name, each.path) for each in self.renditions)


@dataclass(frozen=True)
class Audio:
    """A published recording of the story being read."""

    address: str  # below the root
    path: Path
    type: str  # media type: audio/mpeg, audio/mp4, audio/ogg
    size: int  # bytes
    seconds: float
    voice: str = ""  # who reads


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
    portfolio: Portfolio, today: dt.date, cache: Path | None, *, drafts: bool = False
) -> Register:
    """
    Return the register of a portfolio that has no errors, as it stands on `today`.

    `cache` is the folder that keeps pictures and recordings, made safe, from one build to the next;
    with None there are none, for whoever only counts.
    """
    plan = portfolio.plan
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
            shown.append(_exemplar(source, portfolio, cache, draft=False))
        elif drafts:
            shown.append(_exemplar(source, portfolio, cache, draft=True))
    shown.sort(key=lambda each: each.id)
    shown.sort(key=lambda each: each.published, reverse=True)
    tombstones.sort(key=lambda each: (each.date, each.id), reverse=True)
    exemplars = tuple(each for each in shown if not each.profile.is_entry)
    entries = tuple(each for each in shown if each.profile.is_entry)
    return Register(portfolio, today, exemplars, tuple(tombstones), entries)


def _exemplar(source: Source, portfolio: Portfolio, cache: Path | None, *, draft: bool) -> Exemplar:
    profile = source.profile
    return Exemplar(
        source,
        portfolio.plan,
        portfolio.units,
        _photo(source, profile.portrait, cache),
        tuple(
            photo for each in profile.gallery if (photo := _photo(source, each, cache)) is not None
        ),
        _audio(source, cache),
        draft,
    )


def _photo(source: Source, picture: Picture | None, cache: Path | None) -> Photo | None:
    if cache is None or picture is None or not picture.file or not source.has(picture.file):
        return None
    made = media.renditions(source.folder / picture.file, cache / "pictures")
    return Photo(f"guong/{source.slug}/", made, picture.alt, picture.credit)


def _audio(source: Source, cache: Path | None) -> Audio | None:
    declared = source.profile.audio
    if cache is None or declared is None or not declared.file or not source.has(declared.file):
        return None
    made = sound.recording(source.folder / declared.file, cache / "sounds")
    address = f"guong/{source.slug}/{made.name}"
    return Audio(address, made.path, made.type, made.size, made.seconds, declared.voice)


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


def folder_name(name: str, id: str) -> str:
    """Return the folder a new profile gets: `<slug>-<id>`, at most 67 characters."""
    return f"{slug(name, 60) or 'guong'}-{id}"
