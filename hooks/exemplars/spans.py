"""
Stretches of time as offices reckon them: months, quarters, half-years, years, a plan's whole period.

Quarters and half-years begin in January; both ends belong to the stretch.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Span:
    """A stretch of time: its first and last day, both included, and how offices call it."""

    since: dt.date
    until: dt.date
    label: str

    def __contains__(self, day: dt.date | None) -> bool:
        """Return whether `day` is in it; no day is in none."""
        return day is not None and self.since <= day <= self.until


def years(first: int, last: int) -> Span:
    """Return the stretch from one year to another, both included: `giai đoạn 2022-2025`."""
    label = f"năm {first}" if first == last else f"giai đoạn {first}-{last}"
    return Span(dt.date(first, 1, 1), dt.date(last, 12, 31), label)


def around(rhythm: str, day: dt.date, whole: Span) -> Span:
    """
    Return the month, quarter, half-year or year that `day` is in, as `rhythm` says.

    `end-of-period`, and any other word, is the `whole` of the plan's period.
    """
    months = _MONTHS.get(rhythm)
    if months is None:
        return whole
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    end = calendar.monthrange(day.year, last)[1]
    return Span(
        dt.date(day.year, first, 1),
        dt.date(day.year, last, end),
        _label(rhythm, day.year, (first - 1) // months),
    )


def _label(rhythm: str, year: int, number: int) -> str:
    """Return the name of the `number`th stretch of a year, counted from 0."""
    return {
        "month": f"tháng {number + 1}/{year}",
        "quarter": f"quý {_ROMAN[min(number, 3)]}/{year}",
        "half-year": f"6 tháng {('đầu', 'cuối')[min(number, 1)]} năm {year}",
        "year": f"năm {year}",
    }[rhythm]
