"""The words of a cell  ->  the value of the field that was asked for, or why they are none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from exemplars.forms.layout import Asked
from exemplars.intake.parts import Answer
from exemplars.patterns import regex
from exemplars.records.values import Day, PartialDay, Prose, Slug
from exemplars.text import fold, slug

_DAY = regex(r"([0-9]{1,2})\s?[/.\-]\s?([0-9]{1,2})\s?[/.\-]\s?([0-9]{4})\Z")
_MONTH = regex(r"([0-9]{1,2})\s?[/.\-]\s?([0-9]{4})\Z")
_CODES = regex(r"[\s,;]+")


def same(one: str, other: str) -> bool:
    """Return whether two texts are the same but for case, accents and blanks."""
    return " ".join(fold(one).split()) == " ".join(fold(other).split())


def chosen(said: str, choices: Mapping[str, str]) -> str:
    """Return the id of an answer that is on the list, by its id or in its words."""
    return next((id for id, shown in choices.items() if said == id or same(said, shown)), "")


def read_answer(asked: Asked, said: str) -> tuple[Answer, str]:
    """Return an answer as a profile writes it, or why it cannot be one."""
    if not asked.is_list:
        return _one(asked, said)
    found: list[str] = []
    for each in _parted(asked, said):
        value, why = _one(asked, each)
        if why:
            return (), why
        found.append(value)
    return tuple(found), ""


def _parted(asked: Asked, said: str) -> list[str]:
    """Return the answers of a cell: codes by blanks or commas, words by lines or semicolons."""
    if not asked.choices:
        return [slug(each) for each in _CODES.split(said) if each]
    if any(same(said, shown) for shown in asked.choices.values()):
        return [said]
    parts = [each.strip() for each in re.split(r"[\n;]", said)]
    known = all(not each or chosen(each, asked.choices) for each in parts)
    return [each for each in (parts if known else re.split(r"\s*[\n;,]\s*", said)) if each]


def _one(asked: Asked, said: str) -> tuple[str, str]:
    value = said
    if asked.choices:
        value = chosen(said, asked.choices)
        if not value:
            return "", f"“{said[:80]}” không có trong danh sách"
    elif isinstance(asked.type, Day | PartialDay):
        value = _iso(said)
    elif isinstance(asked.type, Slug):
        value = slug(said)
    elif not isinstance(asked.type, Prose):
        value = " ".join(said.split())
    why: list[str] = []
    asked.type.read(value, lambda message, hint: why.append(f"{message}; {hint}"))
    return ("", why[0]) if why else (value, "")


def _iso(said: str) -> str:
    """Return a day or a month as Vietnamese writes it in the order of ISO 8601; else as it is."""
    day, month = _DAY.match(said), _MONTH.match(said)
    if day:
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    return f"{month[2]}-{int(month[1]):02}" if month else said
