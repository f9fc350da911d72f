"""
The words of the table: what is written short, and how it is said, by what stands around it.

    abbreviations.csv   written, spoken, and the words that must stand before or after for that reading
    units.csv           signs of measure that follow a number

A form with one row and no condition is always said so. Of several rows the first whose conditions
hold is taken; where none holds, nobody can tell, and the form is a doubt. Conditions are lists with
semicolons: words, `<số>` a digit, `<năm>` a year, `<Hoa>` a capital, `*` anything (the row for all
other places); `A…B` is A, and B soon after.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from exemplars.patterns import regex
from exemplars.records.units import PlaceNames
from exemplars.spoken.letters import LETTERS, LOWER, UPPER

NO_PLACES = PlaceNames()
_HERE = Path(__file__).parent
_NEAR = 60  # characters within which a condition's second half must come
_SPECIAL = {"<số>": r"\d", "<năm>": r"(?:19|20)\d\d(?!\d)", "<Hoa>": rf"[{UPPER}]", "*": ""}
# Forms that the reader meets by their capitals need no search of their own.
_MET_BY_CAPITALS = regex(rf"[{UPPER}](?![{LOWER}]|/[{LOWER}])")


@dataclass(frozen=True)
class Row:
    """One reading of a form, and what must stand before and after it."""

    said: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None

    @property
    def is_plain(self) -> bool:
        """Return whether the reading asks for nothing around it."""
        return self.before is None and self.after is None

    def fits(self, before: str, after: str) -> bool:
        """Return whether the reading is meant between these texts."""
        return (self.before is None or self.before.search(before) is not None) and (
            self.after is None or self.after.match(after) is not None
        )


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All forms that are known, with their readings, and the names that are said in their own way."""

    rows: Mapping[str, tuple[Row, ...]]
    own: tuple[tuple[str, str], ...] = ()
    places: PlaceNames = NO_PLACES

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return the plan's and the profile's own readings."""
        return dict(self.own)

    @cached_property
    def named(self) -> re.Pattern[str] | None:
        """Return what finds those own forms, the longest first, or None where there are none."""
        return _whole_words(self.names) if self.own else None

    def readings(self, written: str) -> tuple[str, ...]:
        """Return every reading of a form, each once whatever its capitals."""
        found = {row.said.casefold(): row.said for row in reversed(self.rows.get(written, ()))}
        return tuple(reversed(found.values()))

    def is_settled(self, written: str) -> bool:
        """Return whether a form has one reading wherever it stands."""
        rows = self.rows.get(written, ())
        return written in self.names or (len(rows) == 1 and rows[0].is_plain)

    def said(self, written: str, before: str, after: str) -> str | None:
        """Return how a form is said between two texts, or None where that cannot be told."""
        rows = self.rows.get(written, ())
        if len(rows) == 1 and rows[0].is_plain:
            return rows[0].said
        fitting = (row.said for row in rows if not row.is_plain and row.fits(before, after))
        return next(fitting, None)


@lru_cache(maxsize=1)
def common() -> Lexicon:
    """Return the forms of the whole field."""
    found: dict[str, list[Row]] = {}
    for row in _table("abbreviations.csv"):
        made = Row(row["spoken"], _before(row["before"]), _after(row["after"]))
        found.setdefault(row["written"], []).append(made)
    return Lexicon({written: tuple(rows) for written, rows in found.items()})


@lru_cache(maxsize=1)
def units() -> dict[str, str]:
    """Return how signs of measure are said after a number."""
    return {row["written"]: row["spoken"] for row in _table("units.csv")}


@lru_cache(maxsize=256)
def _of(own: tuple[tuple[str, str], ...], places: PlaceNames) -> Lexicon:
    return Lexicon(common().rows, own, places)


def lexicon(*tables: Mapping[str, str], places: PlaceNames = NO_PLACES) -> Lexicon:
    """
    Return the common forms and these tables of own readings; a later table stands over an earlier.

    `places` are those of the plan's register: TT before the name of one township is thị trấn.
    """
    own: dict[str, str] = {}
    for table in tables:
        own |= {written.strip(): said for written, said in table.items() if written.strip()}
    return _of(tuple(own.items()), places) if own or places.kinds else common()


@lru_cache(maxsize=1)
def irregular() -> str:
    """Return, as a pattern, the forms of the table that begin with small letters or one capital."""
    forms = [form for form in common().rows if not _MET_BY_CAPITALS.match(form)]
    by_first: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        by_first.setdefault(form[0], []).append(re.escape(form[1:]))
    # By first letters, so that most words fail at once.
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items())


def _table(name: str) -> Iterable[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _whole_words(forms: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    either = "|".join(re.escape(form) for form in longest_first)
    return re.compile(rf"(?<![{LETTERS}\d])(?:{either})(?![{LETTERS}\d])")


def _before(conditions: str) -> re.Pattern[str] | None:
    either = [_pattern(each) for each in conditions.split(";") if each.strip()]
    return (
        regex(rf"(?<![{LETTERS}])(?:{'|'.join(either)})[\s“\"(]*\Z", re.IGNORECASE)
        if either
        else None
    )


def _after(conditions: str) -> re.Pattern[str] | None:
    either = [_pattern(each) for each in conditions.split(";") if each.strip()]
    return regex(rf"[.\s]*+(?:{'|'.join(either)})") if either else None


def _pattern(condition: str) -> str:
    first, _, later = condition.strip().partition("…")
    found = _SPECIAL.get(first, re.escape(first))
    return rf"{found}[^.;\n]{{0,{_NEAR}}}?{re.escape(later)}" if later else found
