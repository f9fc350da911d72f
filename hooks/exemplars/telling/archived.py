"""
A portal whose plan is over: nobody new is introduced, everything that was published stays.

It is one from the day after the last year of the plan's period, or from the day that the office
sets (`portal.archive_from`): later, while the last year's exemplars are still being recognised, or
earlier, where the authority ended before its plan. A plan without an end never is one of itself.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from exemplars.records.portal import Successor
from exemplars.register import Register


@dataclass(frozen=True)
class Archived:
    """What is told of it on every page."""

    since: dt.date
    period: str  # `giai đoạn 2022-2025`, or "" where the plan names none
    successor: Successor | None


def archived(register: Register) -> Archived | None:
    """Return since when a portal is an archive on the register's `today`; None: it is none."""
    plan, since = register.plan, register.plan.archived_from
    if since is None or since > register.today:
        return None
    return Archived(since, plan.period.label if plan.period else "", plan.site.successor)
