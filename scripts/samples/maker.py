"""Draws exemplars from a plan, its units and the words: who, where, when, what was counted and given."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exemplars.notation import strict_yaml
from exemplars.reading.source import Portfolio
from exemplars.records.units import Unit
from exemplars.records.vocabulary import AWARD_FORMS
from exemplars.text import slug
from samples.case import DAY, Award, Case, Figure
from samples.front import front_matter
from samples.story import tell
from samples.teller import Teller, small

_ID_START = "abcdefghjkmnpqrstvwxyz"
_ID_REST = "0123456789" + _ID_START
_LEVELS = ("commune", "district")  # of the units that introduce exemplars


class Maker:
    """Makes one profile after another; the first of a longer run are those of a shorter one."""

    def __init__(self, portfolio: Portfolio, seed: int) -> None:
        """Read the words and what the plan says of kinds and time."""
        self.plan, self.units = portfolio.plan, portfolio.units
        self.words, faults = strict_yaml.read(
            Path(__file__).with_name("words.yml").read_text("utf-8")
        )
        assert not faults, faults
        self.rng = random.Random(seed)
        self.taken: set[str] = set()  # ids and names
        self.decided: dict[tuple[str, int, int], dt.date] = {}
        self.standing: dict[dt.date, list[Unit]] = {}
        self.kinds = [kind.id for kind in self.plan.kinds if kind.id in self.words["shapes"]]
        self.weights = [int(self.words["weights"][kind]) for kind in self.kinds]
        period = self.plan.period
        self.first = dt.date(period.since if period and period.since else 1945, 1, 1)
        self.last = dt.date(period.until if period and period.until else 2200, 12, 31)
        self.introducing = [unit for unit in self.units if unit.level in _LEVELS]
        self.days = self._days()
        if not (self.kinds and self.days):
            raise ValueError("the plan has no kinds, or no unit in its period")
        evidence = {f"evidence-{id}": said for id, said in self.words["evidence"].items()}
        self.tellers: dict[str, Teller] = {
            id: Teller({**self.words["common"], **evidence, **theme}, self.rng)
            for id, theme in self.words["themes"].items()
        }

    def make(self) -> tuple[str, str, str]:
        """Return the next profile: its unit, its folder and its text."""
        case = self.case()
        text = f"---\n{front_matter(case, self.plan)}---\n\n{tell(case)}\n"
        return case.unit.id, f"{slug(case.name, 60)}-{case.id}", text

    def case(self) -> Case:
        """Draw the next exemplar."""
        sector = self.rng.choice(self.plan.sectors).id if self.plan.sectors else ""
        theme = self._theme(sector)
        self.tellers[theme].begin()
        case = self._frame(sector, self.tellers[theme])
        self._subject(case, self.words["themes"][theme])
        self._figures(case, self.words["themes"][theme]["figures"])
        self._awards(case)
        return case

    def _theme(self, sector: str) -> str:
        """Return the theme for a sector by the words of its id; any where none fits."""
        for id, theme in self.words["themes"].items():
            if any(f"-{word}-" in f"-{sector}-" for word in theme["words"]):
                return str(id)
        return self.rng.choice(list(self.tellers))

    def _frame(self, sector: str, teller: Teller) -> Case:
        """Draw the kind, the day and a unit that existed on it."""
        kind = self.rng.choices(self.kinds, self.weights)[0]
        shape = self.rng.choice(self.words["shapes"][kind])
        day = self.rng.choice(self.days)
        unit = self.rng.choice(self._standing(day))
        since = max(self.first, unit.valid_from or self.first)
        until = min(self.last, unit.valid_to or self.last)
        offices = {
            each.level: f"UBND {small(each.name)}"
            for each in (unit, *reversed(self.units.line(unit)))
            if each.level and each.exists_on(day)
        }
        return Case(self._new_id(), kind, shape, sector, unit, day, since, until, offices, teller)

    def _standing(self, day: dt.date) -> list[Unit]:
        """Return the communes and districts that existed on a day."""
        if day not in self.standing:
            self.standing[day] = [each for each in self.introducing if each.exists_on(day)]
        return self.standing[day]

    def _days(self) -> list[dt.date]:
        """Return the days on which something can be published: room before, room after, and a unit."""
        room = range(75, (self.last - self.first).days - 45)
        days = (self.first + count * DAY for count in room)
        return [day for day in days if any(each.exists_on(day) for each in self.introducing)]

    def _new_id(self) -> str:
        while True:
            id = self.rng.choice(_ID_START) + "".join(self.rng.choices(_ID_REST, k=5))
            if id not in self.taken:
                self.taken.add(id)
                return id

    def _subject(self, case: Case, theme: Mapping[str, Any]) -> None:
        """Draw who it is about, and name it as nothing was named before."""
        unit = small(case.unit.name)
        facts = dict(self.rng.choice(theme["topics"]))
        case.facts = facts | {"unit": unit, "committee": f"UBND {unit}"}
        town = case.unit.kind in ("ward", "township")
        hamlet = case.teller.one("quarter" if town else "hamlet", {})
        group = self.rng.choice(theme["groups"])
        while not case.name or case.name in self.taken:
            case.settle(hamlet)
            called = self._person(case)
            if case.shape in ("person", "family"):
                case.person_known(called)
            else:
                case.facts["chief"] = f"{called} {case.person}, {group['lead']}"
                case.group_known(case.teller.say(group["name"], case.facts), group)
        self.taken.add(case.name)

    def _person(self, case: Case) -> str:
        """Draw a person, and return the pronoun."""
        sex = self.rng.choice(("male", "female"))
        case.person = self._full_name(sex)
        called = self.rng.choice(("ông", "anh") if sex == "male" else ("bà", "chị"))
        case.facts["speaker"] = f"{called} {case.person.split()[-1]}"
        case.facts["author"] = self._full_name(self.rng.choice(("male", "female")))
        return called

    def _full_name(self, sex: str) -> str:
        people = self.words["people"]
        parts = ("family", f"{sex}_middle", f"{sex}_given")
        return " ".join(self.rng.choice(people[part]) for part in parts)

    def _figures(self, case: Case, kinds: list[dict[str, str]]) -> None:
        """Draw when the deed was, when it was reported, and two to four figures."""
        deed = case.day(max(self.first, case.published - 700 * DAY), case.published - 45 * DAY)
        case.since = max(case.since, deed)
        case.reported = case.day(case.since, case.late)
        title = f"{case.teller.one('report_title', case.facts)} năm {case.reported.year}"
        deed_date = deed.isoformat()[: self.rng.choice((4, 7, 7, 10))]
        case.facts |= {"year": str(deed.year), "report": small(title), "deed_date": deed_date}
        for kind in self.rng.sample(kinds, self.rng.randint(2, 4)):
            value = self._value(kind)
            period = str(self.rng.randint(deed.year, case.reported.year))
            told = {**case.facts, "n": f"{value} {kind['unit']}"}
            claim = case.teller.say(kind["say"], told)
            sources = ["bao-cao", "xac-minh"][: self.rng.choice((1, 1, 2))]
            case.figures.append(Figure(kind["what"], value, kind["unit"], period, sources, claim))

    def _value(self, kind: Mapping[str, str]) -> str:
        """Draw a number and write it the Vietnamese way."""
        scale = 10 if "tenths" in kind else 1
        number = self.rng.randint(int(kind["from"]) * scale, int(kind["to"]) * scale)
        whole, rest = divmod(number, scale)
        return f"{whole:,}".replace(",", ".") + (f",{rest}" if rest else "")

    def _awards(self, case: Case) -> None:
        """Give one or two awards that the law allows to three exemplars in five."""
        forms = [
            form
            for form in self.words["awards"]
            if form["level"] in case.offices
            and case.kind in (AWARD_FORMS[form["form"]].kinds or (case.kind,))
        ]
        count = min(len(forms), self.rng.choices((0, 1, 2), (40, 42, 18))[0])
        numbers = self.rng.sample(range(20, 4000), count)
        days = case.days(case.late, case.published, count)
        for form, number, day in zip(self.rng.sample(forms, count), numbers, days, strict=True):
            issuer = f"Chủ tịch {case.offices[form['level']]}"
            # An issuer has no two decisions of one number in a year.
            while self.decided.setdefault((issuer, day.year, number), day) != day:
                number += 1
            case.awards.append(Award(**form, issuer=issuer, number=number, date=day))
