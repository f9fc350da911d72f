"""
The reports that a plan orders, period by period: when each is due, and whether it was handed in.

Due before a day means that day itself is late: the last good day is the one before it. A plan that
names a rhythm and no day sets no last day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from exemplars.dates import spans
from exemplars.dates.spans import Span
from exemplars.records.duties import ReportDuty
from exemplars.records.plan import Plan


@dataclass(frozen=True)
class Due:
    """One report of one period."""

    duty: ReportDuty
    rhythm: str
    stretch: Span
    last: dt.date | None  # the last good day; None where the plan sets none
    sent: bool = False  # recorded as handed in, for itself or within a longer period's

    @property
    def day(self) -> dt.date:
        """Return the day to be ready by: the last good one, else the day that closes the period."""
        return self.last or self.stretch.until

    @property
    def period(self) -> str:
        """Return the period's name as commands take it: `2024-Q2`."""
        return spans.name(self.rhythm, self.stretch)


def of(plan: Plan) -> Iterator[Due]:
    """Give every report of the plan's years, duty by duty, rhythm by rhythm, in order of time."""
    whole = years(plan)
    if whole is None:
        return
    window = plan.reporting_window
    for duty in plan.reports:
        sent = [span for each in duty.sent if (span := spans.named(each.period, window))]
        for rhythm in duty.per:
            for stretch in spans.parts(rhythm, whole, whole, window):
                # A year's report, due with its second half's, speaks for both.
                is_sent = any(each.covers(stretch) and each.until == stretch.until for each in sent)
                yield Due(duty, rhythm, stretch, last_day(duty, stretch), is_sent)


def years(plan: Plan) -> Span | None:
    """Return the plan's years as its reports cut them; None where it names none."""
    period = plan.period
    if period is None or period.since is None or period.until is None:
        return None
    return spans.years(period.since, period.until, plan.reporting_window)


def last_day(duty: ReportDuty, stretch: Span) -> dt.date | None:
    """Return the last day on which a stretch's report is in time; None where the plan sets none."""
    deadline = duty.deadline
    if deadline is None or deadline.before_day is None:
        return None
    if stretch.until.month not in deadline.months:
        return None
    # From the month's first day on: a plan may say "before the 31st" of a month of thirty.
    first = stretch.until.replace(day=1)
    return first + dt.timedelta(days=deadline.before_day - 2)
