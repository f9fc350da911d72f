"""
Exemplars proposed for a State award, about whom the people are asked first.

The list is shown for at least ten working days before the council meets (Điều 46 Nghị định
98/2023/NĐ-CP; Điều 60 Nghị định 152/2025/NĐ-CP).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from exemplars.dates import working_days
from exemplars.register import Exemplar, Register
from exemplars.rules.consultation import WORKING_DAYS


@dataclass(frozen=True)
class Asked:
    """One exemplar about whom the people are, were or will be asked."""

    exemplar: Exemplar
    since: dt.date
    until: dt.date | None  # the last day; None where no calendar of holidays reaches
    proposal: str  # what it is proposed for, as the office wrote it
    contact: str
    today: dt.date

    @property
    def address(self) -> str:
        """Return the address below the root: `lay-y-kien/<id>/`."""
        return address(self.exemplar.id)

    @property
    def state(self) -> str:
        """Return `ahead`, `open` or `closed`."""
        if self.today < self.since:
            return "ahead"
        return "closed" if self.until and self.today > self.until else "open"


def address(id: str) -> str:
    """Return the address of the consultation about an exemplar, below the root."""
    return f"lay-y-kien/{id}/"


def of(register: Register) -> tuple[Asked, ...]:
    """Return every consultation about a published exemplar, the latest first; ties by id."""
    found = []
    for each in register.exemplars:
        consultation = each.profile.consultation
        if consultation and consultation.since and not each.draft:
            until = working_days.end_of(
                consultation.since, WORKING_DAYS, register.plan.site.days_off
            )
            found.append(
                Asked(
                    each,
                    consultation.since,
                    until,
                    consultation.proposal,
                    consultation.contact,
                    register.today,
                )
            )
    found.sort(key=lambda asked: asked.exemplar.id)
    return tuple(sorted(found, key=lambda asked: asked.since, reverse=True))
