"""What is true of one invented exemplar, before its profile is written and its story told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from exemplars.records.units import Unit
from samples.teller import Facts, Teller, small

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Figure:
    """A number, and the claim that tells of it."""

    what: str
    value: str
    unit: str
    period: str
    sources: list[str]
    claim: str


@dataclass(frozen=True)
class Award:
    """An award; `title` is what the decision is about, `say` how a story tells of it."""

    form: str
    level: str
    issuer: str
    number: int
    date: dt.date
    title: str
    say: str


@dataclass
class Case:
    """One exemplar on its way."""

    id: str
    kind: str
    shape: str  # person, group, family or model
    sector: str
    unit: Unit
    published: dt.date
    since: dt.date  # nothing happened before
    until: dt.date  # nor after
    offices: dict[str, str]  # the committees it belongs to, by level
    teller: Teller
    name: str = ""
    person: str = ""  # who speaks, and consents
    owner: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    reported: dt.date | None = None

    @property
    def late(self) -> dt.date:
        """Return the day from which the exemplar was known: the last third before publication."""
        return self.published - (self.published - self.since) // 3

    def day(self, since: dt.date, until: dt.date) -> dt.date:
        """Return a day, both ends included."""
        return since + self.teller.rng.randrange((until - since).days + 1) * DAY

    def days(self, since: dt.date, until: dt.date, count: int) -> list[dt.date]:
        """Return days in their order."""
        return sorted(self.day(since, until) for _ in range(count))

    def claims(self) -> list[dict[str, str]]:
        """Return the figures as a story's facts."""
        return [{"period": each.period, "claim": each.claim} for each in self.figures]

    def praise(self) -> list[dict[str, str]]:
        """Return the awards as a story's facts."""
        return [
            {
                "month": f"{each.date.month}/{each.date.year}",
                "issuer": each.issuer,
                "given": each.say,
            }
            for each in self.awards
        ]

    def settle(self, hamlet: str) -> None:
        """Say where in the unit it is: in a village of a name drawn now."""
        self.facts |= {"hamlet": hamlet, "village": self.teller.one("village", {})}
        self.facts["place"] = f"{hamlet} {self.facts['village']}"

    def know_as(self, full: str, ref: str, who: str) -> None:
        """Say what the exemplar is called: in full, for short, by a pronoun."""
        self.facts |= {"full": full, "ref": ref, "who": who}
        joint = f" ở {self.facts['place']}, " if self.shape in ("person", "family") else ", "
        self.facts["at"] = f"{self.name}{joint}{self.facts['unit']}"

    def person_known(self, called: str) -> None:
        """Name the exemplar after its person, or its person's family."""
        given = self.facts["speaker"]
        if self.shape == "family":
            self.name = f"Gia đình {called} {self.person}"
            self.know_as(small(self.name), f"gia đình {given}", "gia đình")
        else:
            self.name = self.person
            self.know_as(f"{called} {self.person}", given, called)

    def group_known(self, name: str, group: Facts) -> None:
        """Name the exemplar after a group, or after the model that the group runs."""
        model = self.shape == "model"
        self.name = f"Mô hình {self.facts['work']} {self.facts['place']}" if model else name
        self.owner = name if model else ""
        self.facts["owner"] = name
        self.know_as(name, group["who"], group["who"])
