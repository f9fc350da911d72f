"""
Stretches of time as offices reckon them: months, quarters, half-years, years, a plan's whole period.

Quarters and half-years begin in January; both ends belong to the stretch. A window says where a
month is cut: `calendar` at its own ends; `day-14` on its 14th, so that a report due on the 20th
can be written: a quarter is then the 15th of the month before it to the 14th of its last month,
a year 15 December to 14 December (our reading of how reports are closed under Nghị định
09/2019/NĐ-CP).
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from exemplars.patterns import regex

_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_ROMAN = ("I", "II", "III", "IV")
CALENDAR, DAY_14 = "calendar", "day-14"
_LAST_DAYS_OF_THE_YEAR = 17  # after the 14th of December
_CLOSING = 14  # the last day of a month in the window `day-14`
# The years that a plan may be for.
_FIRST, _LAST = 1945, 2200
_PERIOD = regex(
    r"(?P<year>[0-9]{4})(?:-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<last>[0-9]{4})))?\Z"
)


@dataclass(frozen=True)
class Span:
    """A stretch of time: its first and last day, both included, and how offices call it."""

    since: dt.date
    until: dt.date
    label: str

    def __contains__(self, day: dt.date | None) -> bool:
        """Return whether `day` is in it; no day is in none."""
        return day is not None and self.since <= day <= self.until

    def covers(self, other: Span) -> bool:
        """Return whether the whole of `other` is in it."""
        return self.since <= other.since and other.until <= self.until


def years(first: int, last: int, window: str = CALENDAR) -> Span:
    """Return the stretch from one year to another, both included: `giai đoạn 2022-2025`."""
    label = f"năm {first}" if first == last else f"giai đoạn {first}-{last}"
    return Span(_opening(first, 1, window), _closing(last, 12, window), label)


def around(rhythm: str, day: dt.date, whole: Span, window: str = CALENDAR) -> Span:
    """
    Return the month, quarter, half-year or year that `day` is in, as `rhythm` says.

    `end-of-period`, and any other word, is the `whole` of the plan's period.
    """
    months = _MONTHS.get(rhythm)
    if months is None:
        return whole
    year, month = day.year, day.month
    if window == DAY_14 and day.day > _CLOSING:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return _stretch(rhythm, year, (month - 1) // months, window)


def parts(rhythm: str, span: Span, whole: Span, window: str = CALENDAR) -> tuple[Span, ...]:
    """
    Return the stretches of `rhythm` that lie wholly in `span` and in the plan's `whole`, in order.

    None where the rhythm is longer than the span.
    """
    found: list[Span] = []
    day = span.since
    while day <= span.until:
        each = around(rhythm, day, whole, window)
        if span.covers(each) and whole.covers(each):
            found.append(each)
        if each.until < day or each.until == dt.date.max:
            break
        day = each.until + dt.timedelta(days=1)
    return tuple(found)


def named(said: str, window: str = CALENDAR) -> Span | None:
    """Return the stretch that `2024-05`, `2024-Q2`, `2024-H1`, `2024` or `2022-2025` names, or None."""
    found = _PERIOD.match(said)
    if found is None:
        return None
    year, last = int(found["year"]), int(found["last"] or found["year"])
    if not _FIRST <= year <= last <= _LAST:
        return None
    for rhythm, number in (
        ("month", found["month"]),
        ("quarter", found["quarter"]),
        ("half-year", found["half"]),
    ):
        if number:
            return _stretch(rhythm, year, int(number) - 1, window)
    return years(year, last, window)


def name(rhythm: str, span: Span) -> str:
    """Return the name of a stretch of `rhythm`, as `named` reads it."""
    year, month = span.until.year, span.until.month
    if rhythm == "month":
        return f"{year}-{month:02d}"
    if rhythm in ("quarter", "half-year"):
        return f"{year}-{'Q' if rhythm == 'quarter' else 'H'}{(month - 1) // _MONTHS[rhythm] + 1}"
    # In either window a period of years begins at the turn of a year, or a fortnight before it.
    first = (span.since + dt.timedelta(days=_LAST_DAYS_OF_THE_YEAR)).year
    return f"{year}" if first == year else f"{first}-{year}"


def _stretch(rhythm: str, year: int, number: int, window: str) -> Span:
    """Return the `number`th stretch of a year, counted from 0."""
    months = _MONTHS[rhythm]
    first = number * months + 1
    return Span(
        _opening(year, first, window),
        _closing(year, first + months - 1, window),
        _label(rhythm, year, number),
    )


def _opening(year: int, month: int, window: str) -> dt.date:
    if window != DAY_14:
        return dt.date(year, month, 1)
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    return dt.date(*before, _CLOSING + 1)


def _closing(year: int, month: int, window: str) -> dt.date:
    last = _CLOSING if window == DAY_14 else calendar.monthrange(year, month)[1]
    return dt.date(year, month, last)


def _label(rhythm: str, year: int, number: int) -> str:
    """Return the name of the `number`th stretch of a year, counted from 0."""
    return {
        "month": f"tháng {number + 1}/{year}",
        "quarter": f"quý {_ROMAN[min(number, 3)]}/{year}",
        "half-year": f"6 tháng {('đầu', 'cuối')[min(number, 1)]} năm {year}",
        "year": f"năm {year}",
    }[rhythm]
