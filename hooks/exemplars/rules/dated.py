"""Days told in a story: each is one that the profile records."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from functools import partial
from itertools import islice

from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.prose.sentences import Stretch, lowered, sentence_at
from exemplars.prose.signs import Signs, places, seen_in_lower
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import CriterionMet, Profile
from exemplars.records.record import Record, records
from exemplars.rules.people import in_story
from exemplars.rules.rule import rule
from exemplars.rules.unsourced import is_marked

# Of a text in lower case: 12/3/2021, 12-3-2021, 12 tháng 3 năm 2021.
_DAY = regex(
    r"(?<![\d/.,-])(\d{1,2})(?:[/.-]|\s+tháng\s+)(\d{1,2})(?:[/.-]|,?\s+năm\s+)((?:19|20)\d\d)(?!\d|[/-]\w)"
)
_ISO = regex(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
# With one of these a day's year begins; few texts have many, so that only what stands around is looked at.
_YEARS = tuple(
    f"{mark}{century}" for mark in ("/", ".", "-", "năm ", "năm\n") for century in (19, 20)
)
_SIGNS = Signs(_YEARS)
_LONGEST = 26  # characters of a day before its year, with what tells that no number goes on there
_FIRST_YEAR = 1976  # before it days are mostly those of the country's history
# A document that is named with its number is its own source; a birthday is for the rule on private data.
_OF_ITSELF = regex(
    r"(?:\d/[^\s,;]+,?(?:\s+(?:ký|ban hành|của\s+[^.;]{1,60}?))?\s+ngày|(?:sinh|sn)(?:\s+ngày)?)\s*\Z"
)
# What is law, still to come, or remembered.
_ELSEWHERE = regex(
    r"hiệu lực|(?<!kỷ )luật|nghị định|thông tư|nghị quyết|chỉ thị|(?<![^\W_])sẽ(?![^\W_])|dự kiến|phấn đấu|kỷ niệm|kỉ niệm"
    r"|sáp nhập|hợp nhất|sắp xếp (?:lại )?(?:đơn vị|các)|hai cấp"
)
# Up to when a figure counts: its period says so.
_COUNTED_TO = regex(r"(?:tính|thống kê|số liệu)[^.;]{0,30}?(?:đến|tới)(?:\s+hết)?(?:\s+ngày)?\s+\Z")
_TO = regex(r"(?<![^\W_])(?:đến|tới)(?:\s+hết)?(?:\s+ngày)?\s+\Z")
_AROUND = 90  # characters before a day
_MOST = 1_000  # days of one text: a book has fewer
# Fields that tell a story, and record nothing.
_TOLD = ("summary", "how_to", "script", "name", "alt")


@rule("ngay-thieu-nguon", "truth", "warning")
def days_are_recorded(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Ngày cụ thể (đủ ngày, tháng, năm) nêu trong tóm tắt, bài viết phải có ở một mục của hồ sơ, hoặc nói rõ là lời kể.

    Có ngày ở nguồn thì người duyệt tra được, người đọc tin được; tuyên truyền phải “khách quan, trung
    thực” (như kế hoạch huyện Tân Yên, mục V.3).

    Ngày ấy ghi ở `deed_date`, `sources`, `awards`, `stages` hay minh chứng có nguồn đều được. Chỉ nói
    tháng, năm thì không xét; cũng không xét ngày lịch sử, ngày của luật, của văn bản nêu cả số, của
    việc sắp xếp đơn vị, ngày số liệu tính đến trong kỳ của `figures`, việc sắp tới, lời kể và lời
    trong ngoặc kép.
    """
    profile = source.profile
    if not profile.is_up:
        return
    unbacked = partial(_unbacked, source=source, portfolio=portfolio)
    for _, said in unbacked(profile.summary):
        yield Finding(f"tóm tắt: {_message(said)}", _CURE, ("summary",))
    for at, said in unbacked(source.story):
        yield in_story(source, at, _message(said), _CURE)


_CURE = (
    "ghi ngày ấy ở mục có nguồn (deed_date, sources, minh chứng…), hoặc chỉ viết tháng, năm;"
    " lời kể thì nói rõ trong câu"
)


def _message(said: str) -> str:
    return f"ngày “{said}” không có ở mục nào của hồ sơ"


def _unbacked(text: str, source: Source, portfolio: Portfolio) -> Iterator[tuple[int, str]]:
    """Give where a text tells a day that nothing records, and its words."""
    if not _SIGNS.are_in(text):
        return
    low = lowered(text)
    # What is known of a day, and of a sentence, is not asked again: a flood of them ends in time.
    recorded: dict[dt.date, bool] = {}
    spared: dict[int, bool] = {}
    for found in islice(_days_in(low), _MOST):
        day, at = _day(found[3], found[2], found[1]), found.start()
        if day is None or day.year < _FIRST_YEAR:
            continue
        if day not in recorded:
            recorded[day] = _is_recorded(day, source.profile) or _is_of_units(day, portfolio)
        if recorded[day]:
            continue
        sentence = sentence_at(low, at)
        if sentence.start not in spared:
            spared[sentence.start] = _is_spared(low, at, sentence)
        known = spared[sentence.start] or _is_of_a_document(low, at, sentence)
        if not (known or _is_counted_to(low, at, str(day.year), source.profile)):
            yield at, " ".join(text[at : found.end()].split())


def _days_in(low: str) -> list[re.Match[str]]:
    """Return the days that a text in lower case tells, in order."""
    found = []
    for at, sign in places(low, _SIGNS.found(seen_in_lower(low))):
        end = at + len(sign) + 2
        # Two characters more tell that the year ends there.
        for each in _DAY.finditer(low, max(0, at - _LONGEST), end + 2):
            if each.end() == end:
                found.append(each)
    return found


def _is_spared(low: str, at: int, sentence: Stretch) -> bool:
    """Return whether a sentence tells of a law, of what is to come or remembered, or is somebody's account."""
    return _ELSEWHERE.search(low, *sentence) is not None or is_marked(low, at)


def _is_of_a_document(low: str, at: int, sentence: Stretch) -> bool:
    return _OF_ITSELF.search(low, max(sentence.start, at - _AROUND), at) is not None


def _is_counted_to(low: str, at: int, year: str, profile: Profile) -> bool:
    """Return whether a day is the last that figures count to, of whose period its year is."""
    begun = max(0, at - _AROUND)
    ends = low.startswith(("31/12/", "30/6/"), at) and _TO.search(low, begun, at)
    return bool(ends or _COUNTED_TO.search(low, begun, at)) and any(
        year in each.period for each in profile.figures
    )


def _is_recorded(day: dt.date, profile: Profile) -> bool:
    """Return whether a day is in the records: a date, the days of a month or year that is all they have, words."""
    if profile.deed_date and day.isoformat().startswith(profile.deed_date):
        return True
    known = {each.id for each in profile.sources}
    for record in records(profile):
        if isinstance(record, CriterionMet) and not known.intersection(record.sources):
            continue
        if any(_holds(value, day) for value in _values(record)):
            return True
    return False


def _values(record: Record) -> Iterator[object]:
    for field in dataclasses.fields(record):
        if field.name not in _TOLD:
            yield getattr(record, field.name)


def _holds(value: object, day: dt.date) -> bool:
    if not isinstance(value, str):
        return value == day
    told = [(each[3], each[2], each[1]) for each in _DAY.finditer(value.lower())]
    told += [(each[1], each[2], each[3]) for each in _ISO.finditer(value)]
    return any(_day(*each) == day for each in told)


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _is_of_units(day: dt.date, portfolio: Portfolio) -> bool:
    """Return whether units began or ended on a day, or the day after their last."""
    before = day - dt.timedelta(days=1)
    return any(
        day in (each.valid_from, each.valid_to) or before == each.valid_to
        for each in portfolio.units
    )


RULES = (days_are_recorded,)
