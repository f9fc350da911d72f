"""A profile as labelled texts: what citizens see of it, and what only its editors do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from exemplars import story
from exemplars.reading.source import Portfolio, Source
from exemplars.records import schema
from exemplars.records.plan import find
from exemplars.records.profile import Profile
from exemplars.records.record import Record
from exemplars.records.schema import Many, Nested
from exemplars.records.values import OneOf, Value
from exemplars.records.vocabulary import KINDS
from exemplars.rules.by_plan import criteria_of
from exemplars.text import printable
from exemplars.views import day

STORY = "Bài viết"
# What no page and no feed tells of.
_EDITORS = frozenset(
    (
        *("id", "stages", "approvals", "minor", "consents"),
        *("entry_of", "featured_until", "aliases", "allow"),
    )
)


@dataclass(frozen=True)
class Part:
    """One labelled text of a profile."""

    label: str
    text: str
    is_public: bool = True


def parts(source: Source | None, portfolio: Portfolio) -> list[Part]:
    """Return every text of a profile in the order of the table of fields, its story last."""
    if source is None or source.is_unread:
        return []
    found = list(_fields(source.profile, portfolio))
    words = story.plain(source.story)
    return [*found, Part(STORY, words)] if words else found


def _fields(profile: Profile, portfolio: Portfolio) -> Iterator[Part]:
    named = _named(profile, portfolio)
    for key, attribute, spec in schema.specs(Profile):
        text = named.get(key) or _text(getattr(profile, attribute), spec.type)
        if text:
            yield Part(spec.label, text, key not in _EDITORS)


def _named(profile: Profile, portfolio: Portfolio) -> dict[str, str]:
    """Return the names that a page shows in place of ids; an unknown id stays what it is."""
    plan = portfolio.plan
    kind, unit = plan.kind(profile.kind), portfolio.units.get(profile.unit)
    sector = plan.sector(profile.sector)
    movements = [getattr(find(plan.movements, id), "name", id) for id in profile.movements]
    labels = {each.id: each.label for each in criteria_of(profile, portfolio)}
    met = [
        replace(each, criterion=labels.get(each.criterion, each.criterion))
        for each in profile.criteria
    ]
    return {
        "kind": kind.name if kind else KINDS.get(profile.kind, profile.kind),
        "unit": unit.name if unit else profile.unit,
        "sector": sector.name if sector else profile.sector,
        "movements": "; ".join(movements),
        "criteria": "\n".join(_record(each, type(each)) for each in met),
    }


def _text(value: Any, type: Value) -> str:
    """Return a value in words: a list of records a line each, a record as its labelled values."""
    if isinstance(type, Many):
        between = "\n" if isinstance(type.of, Nested) else ", "
        return between.join(filter(None, (_text(each, type.of) for each in value)))
    if isinstance(type, Nested):
        return _record(value, type.record)
    if isinstance(value, Mapping):
        return "\n".join(f"{printable(name)}: {said}" for name, said in value.items())
    if isinstance(type, OneOf):
        return type.words.get(value, value)
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, bool):
        return "có" if value else ""
    return "" if value is None else str(value)


def _record(value: Record | None, record: type[Record]) -> str:
    if value is None:
        return ""
    said = [
        f"{spec.label.lower()}: {text}"
        for _, attribute, spec in schema.specs(record)
        if (text := _text(getattr(value, attribute), spec.type))
    ]
    return "; ".join(said)
