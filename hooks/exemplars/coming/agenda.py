"""
What is to come: the plan's events, the days of its contests, its days of commemoration.

An event the plan orders without a date stands undated until the office has set one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from exemplars.coming import consultations
from exemplars.records.plan import Plan
from exemplars.register import Register
from exemplars.telling.occasions import next_day

DAYS_SHOWN = 3  # of commemoration, among what is to come


@dataclass(frozen=True)
class Appointment:
    """Something on a day or on several."""

    id: str  # unlike any other's in the plan, for good
    name: str
    start: dt.date
    until: dt.date | None = None  # the last day, where it is not the first
    note: str = ""  # hour, who holds it: what a calendar shows below the name
    place: str = ""
    address: str = "su-kien/"  # of the page that tells more
    yearly: tuple[int, int] | None = None  # month and day, of what comes every year

    @property
    def last(self) -> dt.date:
        """Return the last day."""
        return self.until or self.start


def events(plan: Plan) -> tuple[Appointment, ...]:
    """Return the plan's dated events and the first and last days of its contests, by date."""
    return tuple(sorted([*_events(plan), *_contests(plan)], key=lambda each: (each.start, each.id)))


def _events(plan: Plan) -> Iterator[Appointment]:
    for each in plan.events:
        if each.date:
            note = "; ".join(part for part in (each.time, each.by) if part)
            until = each.until if each.until and each.until > each.date else None
            yield Appointment(f"su-kien-{each.id}", each.name, each.date, until, note, each.place)


def _contests(plan: Plan) -> Iterator[Appointment]:
    for each in plan.contests:
        address = f"cuoc-thi/{each.id}/"
        for what, day in (("Mở", each.opens), ("Hạn cuối nhận bài", each.closes)):
            if day:
                key = "mo" if what == "Mở" else "dong"
                name = f"{what}: {each.name}"
                yield Appointment(f"cuoc-thi-{each.id}-{key}", name, day, address=address)


def dated(register: Register) -> tuple[Appointment, ...]:
    """Return the events and contests of the plan, and the last day of each consultation, by date."""
    asked = [
        Appointment(
            f"lay-y-kien-{each.exemplar.id}",
            f"Hạn góp ý: {each.exemplar.name}",
            each.until,
            address=each.address,
        )
        for each in consultations.of(register)
        if each.until
    ]
    return tuple(sorted([*events(register.plan), *asked], key=lambda each: (each.start, each.id)))


def commemorations(plan: Plan, since: dt.date) -> tuple[Appointment, ...]:
    """Return the plan's days of commemoration, each on its first day from `since` on, by date."""
    days = plan.commemorations.days if plan.commemorations else ()
    found = [
        Appointment(f"ky-niem-{each.id}", each.name, next_day(each, since), yearly=each.day)
        for each in days
        if each.day
    ]
    return tuple(sorted(found, key=lambda each: (each.start, each.id)))


def upcoming(register: Register) -> tuple[Appointment, ...]:
    """Return what is yet to be or not yet over on the register's day, soonest first."""
    today = register.today
    current = [each for each in dated(register) if each.last >= today]
    days = commemorations(register.plan, today)[:DAYS_SHOWN]
    return tuple(sorted([*current, *days], key=lambda each: (each.start, each.id)))
