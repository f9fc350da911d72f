"""Days, months, years and times of day, in all the ways offices write them."""

from __future__ import annotations

import re

from exemplars.patterns import regex
from exemplars.prose.numerals import words
from exemplars.spoken.letters import LETTERS
from exemplars.spoken.place import Place, Reading

_FULL = regex(r"(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?((?:1\d|20|21)\d\d)(?![\d/])")
_ISO = regex(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d/])")
_OF_YEAR = regex(r"(\d{1,3})\s?/\s?((?:19|20)\d\d)(?![\d/])")
_MONTH_DASHED = regex(r"(\d{1,2})-((?:19|20)\d\d)(?![\d/\-])")
_DOTTED = regex(
    rf"(\d{{1,2}})\.(\d{{1,2}})(?![\d{LETTERS}%]|[.,/-]\d|\s?(?:kg|g|l|lít|m|km|ha|tấn|tạ|yến|triệu|tỷ|giờ|tiếng|công|sào)(?![{LETTERS}]))"
)
_CLOCK = regex(
    rf"(\d{{1,2}})(?:\s?(h|H|g|giờ)\s?|:)([0-5]\d)(?:\s?(?:phút|ph|p|'|’)(?![{LETTERS}]))?(?![\d:{LETTERS}])"
)

DAY_SAID = regex(r"\b(?:[nN]gày|[mM]ùng|[mM]ồng)(?:\slễ|\s?:)?\s\Z")
_NUMBERED = regex(
    r"\b(?:[sS]ố|[lL]uật|[nN]ghị (?:định|quyết)|[tT]hông tư|[qQ]uyết định|[cC]hỉ thị|[kK]ế hoạch)\s\Z"
)


def is_day(day: int, month: int) -> bool:
    """Return whether there is such a day in some year."""
    return 1 <= day <= 31 and 1 <= month <= 12


def month_name(month: int) -> str:
    """Return a month's number as it is said: the fourth is tư."""
    return "tư" if month == 4 else words(month)


def said_day(place: Place, day: int, month: int, year: str = "") -> str:
    """Return how a day is said, with `ngày` unless it stands before."""
    lead = "" if place.follows(DAY_SAID) else "ngày "
    tail = f" năm {words(int(year))}" if year else ""
    return f"{lead}{words(day)} tháng {month_name(month)}{tail}"


def full(place: Place) -> Reading | None:
    """Read 19/5/1890, 19-5-1890, 19.5.1890 and 1890-05-19."""
    written = _FULL.match(place.text, place.at)
    if found := written:
        day, month, year = int(found[1]), int(found[3]), found[4]
    elif found := _ISO.match(place.text, place.at):
        day, month, year = int(found[3]), int(found[2]), found[1]
    else:
        return None
    if not is_day(day, month):
        return None
    said = said_day(place, day, month, year)
    # The same day of two years is an anniversary, not a stretch of time.
    again = re.match(
        rf"\s?[-–]\s?(?={found[1]}[/.\-]{found[3]}[/.\-]\d{{4}}(?!\d))", place.after(found.end())
    )
    if again and written:
        return found.end() + again.end(), f"{said}, "
    return found.end(), said


def of_year(place: Place) -> Reading | None:
    """Read 3/2024 as a month, or after `quý` and `số` as a quarter's or a document's number."""
    found = _OF_YEAR.match(place.text, place.at)
    if not found:
        found = _MONTH_DASHED.match(place.text, place.at)
        if not found or not place.stands_after("tháng"):
            return None
    number, year = int(found[1]), words(int(found[2]))
    if place.follows(_NUMBERED):
        zero = "không " if found[1][0] == "0" else ""
        lead = "" if place.stands_after("số") else "số "
        return found.end(), f"{lead}{zero}{words(number)} năm {year}"
    if place.stands_after("quý"):
        return found.end(), f"{words(number)} năm {year}"
    if not 1 <= number <= 12:
        return None
    lead = "" if place.stands_after("tháng") else "tháng "
    return found.end(), f"{lead}{month_name(number)} năm {year}"


def dotted(place: Place) -> Reading | None:
    """Read `ngày 1.5` as a day, unless a measure makes it an amount: `mỗi ngày 1.5 kg`."""
    found = _DOTTED.match(place.text, place.at)
    if not found or not place.follows(DAY_SAID) or not is_day(int(found[1]), int(found[2])):
        return None
    return found.end(), said_day(place, int(found[1]), int(found[2]))


def clock(place: Place) -> Reading | None:
    """Read 7h30, 7 giờ 30 and 07:30."""
    found = _CLOCK.match(place.text, place.at)
    if not found or int(found[1]) > 24:
        return None
    minutes = int(found[3])
    said = f"{words(int(found[1]))} giờ"
    return found.end(), f"{said} {words(minutes)}" if minutes else said
