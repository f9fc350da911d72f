"""
The reports that the plan orders, with the days by which they are due.

Due before a day means that day itself is late: the last good day is the one before it. Where the
plan names a rhythm and no day, its calendar has the day on which the period's numbers are closed,
and says that no day was set.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from exemplars.coming.agenda import Appointment
from exemplars.dates import spans
from exemplars.dates.spans import Span
from exemplars.records.plan import Plan, ReportDuty
from exemplars.views import day as said_day

ADDRESS = "tieu-chi/"


def appointments(plan: Plan) -> tuple[Appointment, ...]:
    """Return every day of the plan's years on which a report, or anything else it orders, is due."""
    found = [*_reports(plan), *_single(plan)]
    return tuple(sorted(found, key=lambda each: (each.start, each.id)))


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


def _reports(plan: Plan) -> Iterator[Appointment]:
    period = plan.period
    if period is None or period.since is None or period.until is None:
        return
    window = plan.reporting_window
    whole = spans.years(period.since, period.until, window)
    for duty in plan.reports:
        for rhythm in duty.per:
            for stretch in spans.parts(rhythm, whole, whole, window):
                yield _appointment(duty, rhythm, stretch)


def _appointment(duty: ReportDuty, rhythm: str, stretch: Span) -> Appointment:
    due = last_day(duty, stretch)
    counted = f"số liệu từ {said_day(stretch.since)} đến {said_day(stretch.until)}"
    parts = [f"Từ: {duty.since}", f"Gửi: {duty.to}" if duty.to else "", counted]
    if due is None:
        name = f"Hết kỳ báo cáo {stretch.label}"
        parts.append("văn bản không định hạn nộp")
    else:
        late = due + dt.timedelta(days=1)
        name = f"Hạn báo cáo {stretch.label}"
        parts.append(f"gửi ngày {said_day(late)} là muộn")
    return Appointment(
        f"bao-cao-{duty.id}-{rhythm}-{stretch.until:%Y-%m}",
        name,
        due or stretch.until,
        note="; ".join(part for part in parts if part),
        address=ADDRESS,
    )


def _single(plan: Plan) -> Iterator[Appointment]:
    for each in plan.deadlines:
        if each.date:
            yield Appointment(f"han-{each.id}", f"Hạn: {each.text}", each.date, address=ADDRESS)
