"""The radio: its episodes, a page to read each from at a microphone, and the files beside it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from exemplars import airtime, structured
from exemplars.frame import Page, root_of
from exemplars.pages.shared import Shared, feed_links
from exemplars.radio import scripts
from exemplars.radio.episodes import Episode
from exemplars.records.plan import Column
from exemplars.register import Exemplar
from exemplars.spoken import Doubt
from exemplars.telling import broadcasts

ADDRESS = "phat-thanh/"
TITLE = "Trên sóng phát thanh"  # the handbook has a chapter named Phát thanh
WORDS = "loi-doc.txt"
PRINTED = "kich-ban.docx"
HEARD = 12  # exemplars told of on the radio, where no schedule of episodes is kept
NEWEST = 6  # exemplars whose words stand on the index itself: some 8 KB compressed


@dataclass(frozen=True)
class Year:
    """A column's episodes of one year, by month, the newest first."""

    year: int
    months: tuple[tuple[int, tuple[Episode, ...]], ...]

    @property
    def count(self) -> int:
        """Return how many episodes there are."""
        return sum(len(episodes) for _, episodes in self.months)


@dataclass(frozen=True)
class Reading:
    """One exemplar as it is read aloud by itself."""

    exemplar: Exemplar
    words: str  # one paragraph a line
    clock: str  # how long it takes
    doubts: tuple[Doubt, ...]  # places that could not be read for certain


def every(site: Shared) -> Iterator[Page]:
    """Give the index of episodes, which every plan has from the first day, and a page for each."""
    yield _index(site)
    for episode in site.episodes:
        yield _episode(site, episode)


def files(site: Shared) -> Iterator[tuple[str, bytes]]:
    """Give what lies beside each episode's page, as (path below the site, content)."""
    if not site.episodes:
        return
    # python-docx takes longer to load than a small build may: only where there are episodes.
    from exemplars.radio import printed_script

    for episode in site.episodes:
        yield episode.address + WORDS, scripts.words(episode).encode()
        yield episode.address + PRINTED, printed_script.made(episode, site.plan)


def _index(site: Shared) -> Page:
    # A portal need keep no schedule: what the radio has told of is recorded in the profiles too.
    columns = [
        (column, broadcasts.demand(column), broadcasts.timetable(site.plan, column), years)
        for column in site.plan.radio_columns
        for years in [_years(site.episodes, column)]
    ]
    body = site.view(
        "radio.html",
        ADDRESS,
        columns=columns,
        has_episodes=bool(site.episodes),
        stations=site.plan.radio_channels,
        host=site.url.partition("://")[2],
        today=site.register.today,
        heard=() if site.episodes else broadcasts.newest(site.register, HEARD),
        readings=_readings(site),
    )
    return Page(
        ADDRESS,
        TITLE,
        f"Các kỳ phát thanh giới thiệu gương điển hình tiên tiến của {site.plan.site.name}.",
        body,
        ADDRESS,
        feed_links("feeds/phat-thanh", "Phát thanh: bài đọc", root_of(ADDRESS)),
        modified=site.register.today,
    )


def _readings(site: Shared) -> tuple[Reading, ...]:
    """Return the newest exemplars as they are read by themselves, for whoever takes no feed."""
    portfolio = site.register.portfolio
    rate = airtime.slowest(portfolio)
    return tuple(
        Reading(each, words.text, airtime.clock(airtime.seconds_of(words.text, rate)), words.doubts)
        for each in site.register.exemplars[:NEWEST]
        for words in [airtime.alone(portfolio, each.profile, each.source.story)]
    )


def _years(episodes: tuple[Episode, ...], column: Column) -> tuple[Year, ...]:
    own = [each for each in episodes if each.column.id == column.id]
    own.sort(key=lambda each: (each.month, each.day, each.number), reverse=True)
    return tuple(
        Year(
            year,
            tuple(
                (month, tuple(found))
                for month, found in itertools.groupby(of_year, lambda each: each.month.month)
            ),
        )
        for year, of_year in itertools.groupby(own, lambda each: each.month.year)
    )


def _episode(site: Shared, episode: Episode) -> Page:
    column = episode.column
    shelf = site.addresses.get(("column", column.id))
    trail = [("Phát thanh", ADDRESS)]
    body = site.view(
        "episode.html",
        episode.address,
        episode=episode,
        column=column,
        list=shelf,
        trail=trail,
        passages=scripts.of(episode, site.plan),
        total=airtime.clock(episode.running.estimated),
        limit=airtime.clock(column.limit) if column.limit else "",
        share=min(100, round(episode.seconds / column.limit * 100, 1)) if column.limit else 0,
        is_over=airtime.is_over(episode.seconds, column.limit),
        stations=site.plan.radio_channels,
        words=scripts.words(episode).strip(),
        names=(WORDS, PRINTED),
        today=site.register.today,
    )
    return Page(
        episode.address,
        f"{episode.title} ({column.name})",
        f"Lời đọc {episode.scheduled.label} của chuyên mục phát thanh {column.name}, dài {episode.clock}. {episode.summary}".strip(),
        body,
        ADDRESS,
        modified=episode.first_aired,
        things=(structured.breadcrumbs(trail, episode.title, episode.address, site.url),),
    )
