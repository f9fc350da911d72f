"""
The reports that the plan orders, with the days by which they are due.

Where the plan names a rhythm and no day, its calendar has the day on which the period's numbers
are closed, and says that no day was set.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from exemplars.coming.agenda import Appointment
from exemplars.records import due
from exemplars.records.due import Due
from exemplars.records.plan import Plan
from exemplars.views import day as said_day

ADDRESS = "tieu-chi/"


def appointments(plan: Plan) -> tuple[Appointment, ...]:
    """Return every day of the plan's years on which a report, or anything else it orders, is due."""
    found = [*map(_appointment, due.of(plan)), *_single(plan)]
    return tuple(sorted(found, key=lambda each: (each.start, each.id)))


def _appointment(each: Due) -> Appointment:
    duty, stretch = each.duty, each.stretch
    counted = f"số liệu từ {said_day(stretch.since)} đến {said_day(stretch.until)}"
    parts = [f"Từ: {duty.since}", f"Gửi: {duty.to}" if duty.to else "", counted]
    if each.last is None:
        name = f"Hết kỳ báo cáo {stretch.label}"
        parts.append("văn bản không quy định hạn nộp")
    else:
        late = each.last + dt.timedelta(days=1)
        name = f"Hạn báo cáo {stretch.label}"
        parts.append(f"gửi ngày {said_day(late)} là muộn")
    return Appointment(
        f"bao-cao-{duty.id}-{each.rhythm}-{stretch.until:%Y-%m}",
        name,
        each.day,
        note="; ".join(part for part in parts if part),
        address=ADDRESS,
    )


def _single(plan: Plan) -> Iterator[Appointment]:
    for each in plan.deadlines:
        if each.date:
            yield Appointment(f"han-{each.id}", f"Hạn: {each.text}", each.date, address=ADDRESS)
