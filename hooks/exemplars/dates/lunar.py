"""
The Vietnamese lunar calendar, computed: the day on which a lunar date falls.

New moons and the sun's longitude follow the short series of Meeus, Astronomical Algorithms, and
the arrangement of months follows Hồ Ngọc Đức, Thuật toán tính âm lịch, at UTC+7: the month that
holds the winter solstice is the eleventh, and of thirteen months between two solstices the first
in which the sun enters no new sign is the leap month.
"""

from __future__ import annotations

import datetime as dt
import math
from functools import lru_cache

# From 1968 the calendar is reckoned at UTC+7. After 2050 the short series puts a new moon near
# midnight on the wrong day now and then: three months by 2099.
YEARS = range(1968, 2051)

_JULIAN = 1721425  # the Julian day of date.fromordinal(0)
_FIRST_NEW_MOON = 2415021.076998695  # of the year 1900
_MONTH = 29.530588853
_OFFSET = 7 / 24  # Hà Nội's hours ahead of Greenwich, in days
_SOLSTICE = 9  # the sign the sun enters at the winter solstice, counted from the spring equinox


def day_of(year: int, month: int, day: int) -> dt.date:
    """
    Return the day on which a lunar date of an ordinary month falls in the lunar year `year`.

    Raises ValueError for a year outside `YEARS`.
    """
    if year not in YEARS:
        raise ValueError(year)
    before, after = (year - 1, year) if month < 11 else (year, year + 1)
    eleventh, next_eleventh = _eleventh_month(before), _eleventh_month(after)
    first = _lunation(eleventh)
    offset = (month - 11) % 12
    if next_eleventh - eleventh > 365 and offset >= _leap_offset(first):
        offset += 1
    return dt.date.fromordinal(_new_moon_day(first + offset) + day - 1 - _JULIAN)


def new_year(year: int) -> dt.date:
    """Return the first day of the lunar year (mùng một Tết); raises ValueError outside `YEARS`."""
    return day_of(year, 1, 1)


def _lunation(day: int) -> int:
    """Return the number, counted from 1900, of the new moon on a Julian day."""
    return math.floor((day - _FIRST_NEW_MOON) / _MONTH + 0.5)


@lru_cache(maxsize=256)
def _eleventh_month(year: int) -> int:
    """Return the Julian day on which the month with the winter solstice of `year` begins."""
    end = dt.date(year, 12, 31).toordinal() + _JULIAN
    number = math.floor((end - 2415021) / _MONTH)
    start = _new_moon_day(number)
    return _new_moon_day(number - 1) if _sign(start) >= _SOLSTICE else start


def _leap_offset(first: int) -> int:
    """Return how many months after the eleventh the leap month comes."""
    offset = 1
    while offset < 14 and _sign(_new_moon_day(first + offset)) != _sign(
        _new_moon_day(first + offset + 1)
    ):
        offset += 1
    return offset


@lru_cache(maxsize=4096)
def _new_moon_day(number: int) -> int:
    """Return the Julian day, in Hà Nội, of a new moon."""
    t = number / 1236.85
    sun = math.radians(359.2242 + 29.10535608 * number - (0.0000333 + 0.00000347 * t) * t * t)
    moon = math.radians(306.0253 + 385.81691806 * number + (0.0107306 + 0.00001236 * t) * t * t)
    node = math.radians(21.2964 + 390.67050646 * number - (0.0016528 + 0.00000239 * t) * t * t)
    mean = 2415020.75933 + 29.53058868 * number + (0.0001178 - 0.000000155 * t) * t * t
    mean += 0.00033 * math.sin(math.radians(166.56 + (132.87 - 0.009173 * t) * t))
    true = (
        (0.1734 - 0.000393 * t) * math.sin(sun)
        + 0.0021 * math.sin(2 * sun)
        - 0.4068 * math.sin(moon)
        + 0.0161 * math.sin(2 * moon)
        - 0.0004 * math.sin(3 * moon)
        + 0.0104 * math.sin(2 * node)
        - 0.0051 * math.sin(sun + moon)
        - 0.0074 * math.sin(sun - moon)
        + 0.0004 * math.sin(2 * node + sun)
        - 0.0004 * math.sin(2 * node - sun)
        - 0.0006 * math.sin(2 * node + moon)
        + 0.0010 * math.sin(2 * node - moon)
        + 0.0005 * math.sin(2 * moon + sun)
    )
    dynamic = -0.000278 + (0.000265 + 0.000262 * t) * t
    return math.floor(mean + true - dynamic + 0.5 + _OFFSET)


def _sign(day: int) -> int:
    """Return which twelfth of its way round the sun is in as a Julian day begins in Hà Nội."""
    t = (day - 0.5 - _OFFSET - 2451545.0) / 36525
    anomaly = math.radians(357.52910 + (35999.05030 - (0.0001559 + 0.00000048 * t) * t) * t)
    longitude = 280.46645 + (36000.76983 + 0.0003032 * t) * t
    longitude += (1.914600 - (0.004817 + 0.000014 * t) * t) * math.sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * math.sin(2 * anomaly)
    longitude += 0.000290 * math.sin(3 * anomaly)
    return math.floor(longitude % 360 / 30)
