"""
A profile that has been judged, as rules over all profiles still need it.

Those ask for names, places, days, decisions and a sample of the story, and only of the few of
which they tell something for more. So a sketch has these at hand and reads its file again for
the rest: ten thousand take a tenth of the memory, and pass quickly from one process to another.
"""

from __future__ import annotations

import datetime as dt
from binascii import a2b_base64, b2a_base64
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from exemplars import resemblance
from exemplars.problem import Finding
from exemplars.reading.source import Source, read_source, said_in, story_in
from exemplars.reading.walk import name_of
from exemplars.records.profile import Award, FollowUp, Profile
from exemplars.records.record import Record

R = TypeVar("R", bound=Record)

# Values that JSON has: a sketch is kept on disk from one check to the next.
Drawn = list[Any]
# Where in it stands what is asked for without the record.
_PUBLISHED, _NEWEST, _AT_LINES, _SAMPLE, _LINKED = 4, 9, 12, 13, 14
# Fields at which something is told on a day, of many profiles at once.
_LINES = ("published", "follow_up")


def may_be_drawn(source: Source) -> bool:
    """Return whether a sketch is enough: it was read, its verdict hangs neither on the day nor on others."""
    profile = source.profile
    return not (profile.allow or profile.withdrawn or source.is_unread)


def drawn(source: Source, until: dt.date) -> Drawn:
    """Return what is kept of a profile that may be drawn; of its days, none after `until`."""
    profile = source.profile
    return [
        profile.id,
        profile.name,
        profile.sector,
        profile.unit,
        _day(profile.published),
        profile.deed_date,
        profile.owner,
        profile.aliases,
        [(each.path[-1], each.decision, each.issuer, _day(each.date)) for each in profile.awards],
        _day(source.newest(until)),
        profile.kind,
        [(each.path[-1], _day(each.date)) for each in profile.follow_up],
        [source.line_of(key) for key in _LINES],
        b2a_base64(resemblance.sampled(source.story), newline=False).decode(),
        source.linked,
    ]


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _date(day: str) -> dt.date | None:
    return dt.date.fromisoformat(day) if day else None


_BLANK: dict[type[Record], dict[str, Any]] = {
    record: vars(record()) for record in (Profile, Award, FollowUp)
}


def _made(record: type[R], **values: Any) -> R:
    """Return `record(**values)`, without the setter of a frozen record, which would be asked for every field."""
    made = object.__new__(record)
    made.__dict__.update(_BLANK[record], **values)
    return made


class Sketch(Source):
    """A source of which little is at hand; all of it is there when it is asked for."""

    def __init__(self, root: Path, path: Path, made: Drawn) -> None:
        """Take what `drawn` gave."""
        # A source is frozen. Of most sketches only the sample is asked for, and the day.
        self.__dict__.update(path=path, _root=root, _made=made, _sample=made[_SAMPLE])

    @cached_property
    def name(self) -> str:
        """Return the path from the root, as it is printed."""
        return name_of(self.__dict__["_root"], self.path)

    @cached_property
    def record(self) -> Profile:
        """Return the front matter, as far as it was drawn."""
        made: Drawn = self.__dict__["_made"]
        id, name, sector, unit, published, deed_date, owner, aliases, awards = made[:9]
        return _made(
            Profile,
            id=id,
            name=name,
            sector=sector,
            unit=unit,
            published=_date(published),
            deed_date=deed_date,
            owner=owner,
            aliases=tuple(aliases),
            awards=tuple(
                _made(Award, path=("awards", at), decision=decision, issuer=issuer, date=_date(day))
                for at, decision, issuer, day in awards
            ),
            kind=made[10],
            follow_up=tuple(
                _made(FollowUp, path=("follow_up", at), date=_date(day)) for at, day in made[11]
            ),
        )

    @property
    def linked(self) -> tuple[str, ...]:
        """Return the folders of exemplars that the story links to, without the story."""
        return tuple(self.__dict__["_made"][_LINKED])

    @property
    def published(self) -> dt.date | None:
        """Return the date of publication, without the rest of the record."""
        return _date(self.__dict__["_made"][_PUBLISHED])

    @property
    def is_withdrawn(self) -> bool:
        """Return whether it was taken down: no sketch is made of such a one."""
        return False

    @property
    def is_unread(self) -> bool:
        """Return whether the file could not be read: no sketch is made of such a one."""
        return False

    def newest(self, until: dt.date) -> dt.date | None:
        """Return the newest day on which something happened to it, as it was drawn."""
        return _date(self.__dict__["_made"][_NEWEST])

    def line_of(self, key: str) -> int | None:
        """Return the line of one of `_LINES`, as it was drawn."""
        lines: list[int | None] = self.__dict__["_made"][_AT_LINES]
        return lines[_LINES.index(key)] if key in _LINES else None

    @cached_property
    def whole(self) -> Source:
        """Return the source, read again."""
        return read_source(self.__dict__["_root"], self.path)

    def locate(self, finding: Finding) -> tuple[int, int]:
        """Return the place of a finding; the source is read again where the finding has none."""
        is_told = finding.line is not None or not finding.path
        return super().locate(finding) if is_told else self.whole.locate(finding)

    @property
    def words(self) -> str:
        """Return all that the file says, cleaned."""
        return said_in(self.path)

    @property
    def text(self) -> str:
        """Return the front matter."""
        return self.whole.text

    @property
    def first_line(self) -> int:
        """Return the front matter's first line in the file."""
        return self.whole.first_line

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is wrong with its shape."""
        return self.whole.findings

    @property
    def story(self) -> str:
        """Return the story, read again."""
        return story_in(self.path)

    @property
    def story_line(self) -> int:
        """Return the story's first line in the file."""
        return self.whole.story_line


def keep_sample(source: Source, made: Drawn) -> None:
    """Leave with a source that was read the sample that `drawn` took of it."""
    source.__dict__["_sample"] = made[_SAMPLE]


def sample_of(source: Source) -> resemblance.Sample | None:
    """Return the sample of a source's story, None where that is too short."""
    kept = source.__dict__.get("_sample")
    if kept is not None:
        return resemblance.read(a2b_base64(kept))
    return resemblance.read(resemblance.sampled(source.story))
