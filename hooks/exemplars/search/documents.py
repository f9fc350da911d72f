"""What is searched: one document for each published exemplar, oldest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from exemplars import story
from exemplars.records.vocabulary import AWARD_FORM_NAMES
from exemplars.register import Exemplar, Register


@dataclass(frozen=True)
class Document:
    """
    One exemplar as it is searched.

    Its name, what stands at the head of its page, the names of the units above its own, its text.
    """

    exemplar: Exemplar
    name: str
    head: tuple[str, ...]
    above: tuple[str, ...]
    text: tuple[str, ...]

    @property
    def content(self) -> str:
        """Return all that is searched, one paragraph a line, the name first, then the head."""
        return "\n".join((self.name, *self.head, *self.above, *self.text))


def published(register: Register) -> tuple[Exemplar, ...]:
    """
    Return the exemplars that are searched, in the order of their numbers: by day, then by id.

    A draft never is, not even in a preview that shows drafts.
    """
    shown = (each for each in register.exemplars if not each.draft)
    return tuple(sorted(shown, key=lambda each: (each.published, each.id)))


def every(register: Register) -> Iterator[Document]:
    """Give every document; its place in the order is its number."""
    for each in published(register):
        yield Document(
            each,
            each.name,
            tuple(filter(None, _head(register, each))),
            tuple(_above(register, each)),
            tuple(filter(None, _text(each))),
        )


def _head(register: Register, each: Exemplar) -> Iterator[str]:
    profile, unit = each.profile, each.unit
    yield profile.summary
    if unit:
        # Under the name of its time and under today's.
        now = register.units.today(unit, register.today)
        yield from dict.fromkeys([unit.name, *(other.name for other in now)])
    if each.sector:
        yield each.sector.name
    yield each.kind_name
    yield from (movement.name for movement in each.movements)
    yield profile.owner
    awards = profile.awards_newest_first()
    yield from dict.fromkeys(
        award.title or AWARD_FORM_NAMES.get(award.form, "") for award in awards
    )


def _above(register: Register, each: Exemplar) -> Iterator[str]:
    """
    Give the names of district and province, then and now, each once.

    Also those the register knows for later: a portal built before units were merged is searched
    after it.
    """
    if each.unit:
        units = register.units
        now = units.today(each.unit, register.today)
        later = units.today(each.unit, dt.date.max)
        line = (
            above.name for unit in (each.unit, *now, *later) for above in reversed(units.line(unit))
        )
        named = {each.unit.name, *(unit.name for unit in now)}
        yield from dict.fromkeys(
            name for name in (*(unit.name for unit in later), *line) if name not in named
        )


def _text(each: Exemplar) -> Iterator[str]:
    profile = each.profile
    yield from story.plain(each.source.story).split("\n")
    if profile.how_to:
        yield from story.plain(profile.how_to).split("\n")
    yield from (item.evidence for item in profile.criteria)
    yield from (award.decision for award in profile.awards)
