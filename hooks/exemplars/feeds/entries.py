"""
What a feed can hold, whatever it is made from: an exemplar, an episode of the radio, a month.

An entry knows its words and its day; how each kind of feed writes them is `items`' business.
"""

from __future__ import annotations

import datetime as dt
import html
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin
from xml.sax.saxutils import escape, quoteattr

from exemplars import airtime, story
from exemplars.attachments import Audio
from exemplars.digests import Digest
from exemplars.patterns import regex
from exemplars.radio.episodes import Episode
from exemplars.reading.source import Portfolio
from exemplars.register import Exemplar

_HREF = regex(r'(<a href)="([^"]*)"')
NOTICE = "Dữ liệu minh họa."
TRANSCRIPT = "loi-doc.txt"  # beside an episode's page: its spoken words and nothing else


@dataclass(frozen=True)
class Spoken:
    """What a podcast's reader is told of an episode."""

    seconds: int
    season: int
    episode: int
    transcript: str  # address below the root


@dataclass(frozen=True)
class Picture:
    """A picture that goes with an entry."""

    address: str  # below the root
    type: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Entry:
    """One item of a feed."""

    key: str  # what follows the portal's tag in its id, for good
    title: str
    address: str  # of its page, below the root
    published: dt.date
    changed: dt.date
    summary: str
    author: str
    authors: tuple[str, ...]  # people; empty where an office stands for them
    categories: tuple[tuple[str, str], ...]  # (id, name)
    content: Callable[[str], str]  # the whole text, as `html` or as plain `text`
    picture: Picture | None = None
    audio: Audio | None = None
    spoken: Spoken | None = None
    seconds: Callable[[], int] | None = None  # how long its plain text takes on air


# What an entry is made from: an exemplar, a month, an episode and its number in its year.
Told = Exemplar | Digest | tuple[Episode, int]


class Exemplars:
    """Exemplars as entries of one portal's feeds; `url` is the portal's address."""

    def __init__(self, portfolio: Portfolio, url: str) -> None:
        """Begin with no entry made."""
        self.portfolio = portfolio
        self.site = portfolio.plan.site
        self.url = url
        self.rate = airtime.slowest(portfolio)
        self._contents: dict[tuple[str, str], str] = {}

    def of(self, each: Told) -> Entry:
        """Return whatever a feed tells of as an entry."""
        if isinstance(each, Exemplar):
            return self.entry(each)
        return self.digest(each) if isinstance(each, Digest) else self.episode(*each)

    def entry(self, each: Exemplar) -> Entry:
        """Return an exemplar as an entry."""
        authors = tuple(author.name for author in each.profile.authors)
        picture = None
        if each.portrait and each.profile.portrait:
            shown, alt = each.portrait, each.profile.portrait.alt
            picture = Picture(shown.address, "image/webp", shown.width, shown.height, alt)
        return Entry(
            each.id,
            each.name,
            each.address,
            each.published,
            each.changed,
            each.profile.summary,
            ", ".join(authors) or (each.unit.name if each.unit else self.site.name),
            authors,
            tuple(_categories(each)),
            lambda style: self.content(each, style),
            picture,
            each.audio,
            seconds=lambda: self.seconds(each),
        )

    def digest(self, each: Digest) -> Entry:
        """Return a month in review as an entry."""
        return Entry(
            f"diem-tin-{each.key}",
            each.title,
            each.address,
            each.published,
            each.published,
            each.summary,
            self.site.name,
            (),
            (("diem-tin", "Điểm tin hằng tháng"),),
            lambda style: self._month(each, style),
        )

    def _month(self, digest: Digest, style: str) -> str:
        if style == "text":
            told = [f"{each.name}\n{each.profile.summary}" for each in digest.exemplars]
            return "\n\n".join([*([NOTICE] if self.site.sample else []), *told])
        notice = f"<p>{NOTICE}</p>\n" if self.site.sample else ""
        told = [
            f'<h2><a href="{self.url}{each.address}">{escape(each.name)}</a></h2>\n<p>{escape(each.profile.summary)}</p>'
            for each in digest.exemplars
        ]
        return notice + "\n".join(told)

    def episode(self, each: Episode, number: int) -> Entry:
        """Return an episode of the radio, the `number`th of its year, as an entry."""
        assert each.first_aired is not None
        return Entry(
            each.id,
            each.title,
            each.address,
            each.first_aired,
            each.first_aired,
            each.summary,
            each.column.owner or self.site.name,
            (),
            ((each.column.id, each.column.name),),
            lambda style: self._episode(each, style),
            audio=each.recording,
            spoken=Spoken(each.seconds, each.month.year, number, f"{each.address}{TRANSCRIPT}"),
        )

    def _episode(self, episode: Episode, style: str) -> str:
        if style == "text":
            said = episode.said.replace("\n\n", "\n")
            return f"{NOTICE}\n{said}" if self.site.sample else said
        notice = f"<p>{NOTICE}</p>\n" if self.site.sample else ""
        parts = [
            (f"<h2>{escape(part.title)}</h2>\n" if part.title else "") + paragraphs(part.text)
            for part in episode.parts
        ]
        return notice + "\n".join(parts)

    def content(self, each: Exemplar, style: str) -> str:
        """Return the full text of an exemplar, as `html` or as plain `text`."""
        key = (each.id, style)
        if key not in self._contents:
            self._contents[key] = self._text(each) if style == "text" else self._html(each)
        return self._contents[key]

    def seconds(self, each: Exemplar) -> int:
        """Return how long an exemplar takes on air: its recording, else at the slowest column's rate."""
        if each.audio:
            return round(each.audio.seconds)
        return airtime.seconds_of(self.content(each, "text"), self.rate)

    def _html(self, each: Exemplar) -> str:
        base = self.url + each.address
        body = _HREF.sub(
            lambda m: f"{m[1]}={quoteattr(urljoin(base, html.unescape(m[2])))}",
            story.render(each.source.story),
        )
        picture = ""
        if each.portrait and each.profile.portrait:
            shown = each.portrait
            picture = f'<p><img src="{self.url}{escape(shown.address)}" alt={quoteattr(each.profile.portrait.alt)} width="{shown.width}" height="{shown.height}"></p>\n'
        notice = f"<p>{NOTICE}</p>\n" if self.site.sample else ""
        return f"{notice}{picture}<p>{escape(each.profile.summary)}</p>\n{body}"

    def _text(self, each: Exemplar) -> str:
        notice = f"{NOTICE}\n" if self.site.sample else ""
        return notice + airtime.alone(self.portfolio, each.profile, each.source.story).text


def paragraphs(text: str) -> str:
    """Return plain text as HTML, a paragraph for each line."""
    return "\n".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line)


def _categories(each: Exemplar) -> Iterator[tuple[str, str]]:
    if each.sector:
        yield each.sector.id, each.sector.name
    yield each.profile.kind, each.kind_name
    for movement in each.movements:
        yield movement.id, movement.name


def day_of(each: Told) -> dt.date:
    """Return the day that a feed gives for what it tells of."""
    if isinstance(each, Exemplar | Digest):
        return each.published
    assert each[0].first_aired is not None
    return each[0].first_aired


def numbered(items: tuple[Digest | Episode, ...]) -> Iterator[Told]:
    """Give months and episodes; an episode is numbered within its year."""
    left = Counter(each.month.year for each in items)
    for each in items:
        if isinstance(each, Digest):
            yield each
        else:
            yield each, left[each.month.year]
            left[each.month.year] -= 1
