"""Days as the portal reckons them: midnight in Hà Nội."""

from __future__ import annotations

import datetime as dt

HANOI = dt.timezone(dt.timedelta(hours=7))


def midnight(day: dt.date) -> dt.datetime:
    """Return 00:00 +07:00 of `day`."""
    return dt.datetime(day.year, day.month, day.day, tzinfo=HANOI)
