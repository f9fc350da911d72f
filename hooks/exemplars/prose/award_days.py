"""The day a story gives an award, and whether the decision in the records may be that one."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from exemplars.patterns import regex

_DAY = regex(
    r"(?:(?:(?<!\d)(?P<day>\d{1,2})(?:[/.-]|[ \n]tháng[ \n]))?(?<!\d)(?P<month>\d{1,2})(?:[/.-]|[ \n]năm[ \n]))?"
    r"(?P<year>(?:19|20)\d\d)(?![\d/]|[.,-]\d)"
)
_ITS_DAY = regex(
    r",?[ \n](?:ký[ \n])?ngày[ \n](?P<day>\d{1,2})(?:[/.-]|[ \n]tháng[ \n])(?P<month>\d{1,2})(?:[/.-]|[ \n]năm[ \n])(?P<year>(?:19|20)\d\d)(?![\d/])"
)
# What may stand before a day that begins a clause, and so says when the rest of it was.
_OPENING = regex(
    r"\A\W*(?:(?:ngày|tháng|năm|cuối|đầu|giữa|trong|vào|đến|tới|tiếp đó|trước đó|sau đó|và|còn|rồi|mới đây|nhân dịp|hai năm sau"
    r"|một năm sau|ba năm sau|được|tặng|bà|ông|anh|chị|cô|tổ|gia đình|nhận|trao|quyết định số [^\s,;]+|theo quyết định số [^\s,;]+)[\s,]+)*\Z"
)
_OF_MERIT = regex(r"(?:thành tích|kết quả)[^,]{0,12}\Z")
_LATER = regex(r"(?<![^\W_])(?:rồi|sau đó|nay|tới|đến)(?![^\W_])")
_LOOSE = regex(
    r"(?:thành tích|kết quả|năm học|từ năm|từ|giai đoạn|nhiệm kỳ|các năm|hai năm|ba năm|niên học|trong năm|đến năm|sau năm|trước năm|kế hoạch|công tác năm|xuân)[ \n](?:năm[ \n])?(?:học[ \n])?\Z"
)
_SPAN = regex(r"(?:19|20)\d\d ?[-–] ?(?:19|20)?\d\d")
_CEREMONY = regex(r"(?<![^\W_])(?:trao|(?<!công )(?<!ghi )nhận|đón|lễ|hội nghị|lên bục)(?![^\W_])")
_NEAR = regex(r"[,;.]|[ \n](?:và|vì|về|trong|do|nhân)[ \n]")


@dataclass(frozen=True, slots=True)
class When:
    """When an award is said to have been given; a part that is not said is 0."""

    year: int
    month: int = 0
    day: int = 0
    # The year of the merit, or a day on which the paper was handed over, is not the decision's day.
    merit: bool = False
    ceremony: bool = False

    def suits(self, decided: dt.date) -> bool:
        """
        Return whether a decision of that day may be the one told of.

        A merit's year is the decision's or the one before; a paper is handed over within half a
        year; a month said is the decision's or one of the two after it, a day said within 31 days.
        """
        if self.merit:
            return 0 <= decided.year - self.year <= 1
        late = 183 if self.ceremony else 31 if self.day else 62 if self.month else 0
        first, last = self._bounds()
        return first <= decided + dt.timedelta(days=late) and decided <= last

    def _bounds(self) -> tuple[dt.date, dt.date]:
        if not self.month:
            return dt.date(self.year, 1, 1), dt.date(self.year, 12, 31)
        month = dt.date(self.year, self.month, 1)
        following = (month + dt.timedelta(days=32)).replace(day=1)
        if not self.day or self.day >= (following - month).days:
            return month, following - dt.timedelta(days=1)
        day = month.replace(day=self.day)
        return day, day


def told_day(own: str, after: str) -> When | None:
    """Return the time an award is told with: after it (Giấy khen năm 2023), or right before."""
    told = _NEAR.split(after, maxsplit=1)[0][:60]
    found = _DAY.search(told)
    if _SPAN.search(told):
        return None
    if found:
        loose = _LOOSE.search(told[: found.start()])
        return None if loose else _made(found, merit=not found["month"], ceremony=True)
    return None if _SPAN.search(own) else _before(own)


def decided(text: str, at: int) -> dt.date | None:
    """Return the day that stands right after a decision's number, which is its own: số 45/QĐ-UBND ngày 14/3/2023."""
    found = _ITS_DAY.match(text, at)
    try:
        return found and dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _before(own: str) -> When | None:
    """Return the time that opens an award's part of a sentence."""
    days = list(_DAY.finditer(own))
    if not days or own.count(",", days[-1].end()) > 1 or _LATER.search(own, days[-1].end()):
        return None
    ahead = own[: days[-1].start()]
    merit = _OF_MERIT.search(ahead) is not None
    if not merit and (_LOOSE.search(ahead) or not _OPENING.match(ahead)):
        return None
    return _made(days[-1], merit=merit, ceremony=bool(_CEREMONY.search(own)))


def _made(found: re.Match[str], *, merit: bool, ceremony: bool) -> When | None:
    month, day = int(found["month"] or 0), int(found["day"] or 0)
    if month > 12 or day > 31:
        return None
    return When(int(found["year"]), month, day if month else 0, merit, ceremony)
