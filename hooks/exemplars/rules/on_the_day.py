"""
What falls due: reports, single dates, visits. Told only where somebody says which day it is.

A repository whose newest record is of March does not say that it is March; so these rules speak
only with --today, PORTAL_TODAY or SOURCE_DATE_EPOCH, never of a build, and all are warnings.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from exemplars.problem import Finding
from exemplars.reading.source import Portfolio, Source
from exemplars.records import due
from exemplars.records.due import Due
from exemplars.records.duties import Deadline
from exemplars.rules.rule import Rule, rule

AHEAD = 14  # days before something is due on which it is told
# No plan says how often whoever was recognised is to be visited: our reading.
FOLLOW_UP_DAYS = 365
_LONGEST = 365  # days after which nobody hands a report in any more


@rule("bao-cao-den-ky", "plan", "warning")
def reports_come_due(portfolio: Portfolio, today: dt.date) -> Iterator[Finding]:
    """
    Báo cáo hoặc việc có hạn trong 14 ngày tới thì nhắc, cho đến khi ghi đã gửi (`sent`), đã xong (`done`).

    Kế hoạch giao báo cáo theo kỳ (như kế hoạch huyện Tân Yên, mục VI.1.5: 6 tháng và hằng năm);
    biết trước hai tuần thì đơn vị kịp gửi, cơ quan nội vụ kịp tổng hợp.

    Chỉ nhắc khi nói rõ hôm nay là ngày nào (`--today`, `PORTAL_TODAY`). Kế hoạch ghi định kỳ mà không quy định hạn nộp thì nhắc từ 14 ngày trước khi hết kỳ đến khi ghi đã gửi.
    Chưa ghi lần gửi nào thì mỗi loại báo cáo định kỳ chỉ nhắc kỳ vừa qua và kỳ sắp tới; đã ghi thì nhắc mọi kỳ còn thiếu kể từ kỳ ghi đầu tiên. Quá một năm thì thôi.
    """
    for each in _open(portfolio, today):
        if each.last is None or each.last >= today:
            yield Finding(_due(each, today), _cure(each), (*each.duty.path, "id"))
    for single, day in _undone(portfolio, today):
        if today <= day:
            yield Finding(
                f"hạn {day}{_left(day, today)}: {single.text}",
                "làm xong thì ghi `done` và ngày",
                (*single.path, "date"),
            )


def _due(each: Due, today: dt.date) -> str:
    name, day = each.stretch.label, each.day
    if each.last is not None:
        return f"báo cáo {name}{_to(each)}: ngày cuối còn đúng hạn là {day}{_left(day, today)}"
    ended = f"đã hết ngày {day}" if day < today else f"hết ngày {day}{_left(day, today)}"
    return f"kỳ {name} {ended}, chưa ghi đã gửi báo cáo{_to(each, 'cho')}; văn bản không quy định hạn nộp"


@rule("bao-cao-qua-han", "plan", "warning")
def reports_are_in_time(portfolio: Portfolio, today: dt.date) -> Iterator[Finding]:
    """
    Báo cáo, việc có hạn phải xong trước hạn; quá hạn mà chưa ghi đã gửi (`sent`), chưa ghi đã xong (`done`) thì nhắc.

    “Trước ngày 20” thì ngày 20 đã là muộn (như chỉ thị của tỉnh Lào Cai, phần kết, nơi báo cáo còn là căn cứ đánh giá mức độ hoàn thành của từng đơn vị). Chỉ nhắc khi nói rõ hôm nay là ngày nào (`--today`, `PORTAL_TODAY`).
    """
    for each in _open(portfolio, today):
        if each.last is not None and each.last < today:
            yield Finding(
                f"báo cáo {each.stretch.label}{_to(each)} quá hạn: ngày cuối còn đúng hạn là {each.last}, chưa ghi đã gửi",
                _cure(each),
                (*each.duty.path, "id"),
            )
    for single, day in _undone(portfolio, today):
        if day < today:
            yield Finding(
                f"quá hạn {day}: {single.text}",
                "làm xong rồi thì ghi `done` và ngày",
                (*single.path, "date"),
            )


def _open(portfolio: Portfolio, today: dt.date) -> Iterator[Due]:
    """Give the reports that are to be spoken of; of two that end on one day, the longer's alone."""
    for _, dues in groupby(due.of(portfolio.plan), lambda each: each.duty.id):
        rhythms = groupby(dues, lambda each: each.rhythm)
        near = [each for _, of_rhythm in rhythms for each in _near(list(of_rhythm), today)]
        for each in near:
            if not any(_speaks_for(other, each) for other in near):
                yield each


def _near(dues: list[Due], today: dt.date) -> Iterator[Due]:
    """Give the reports of one rhythm that are near and wanting, since the book of them is kept."""
    past = [each.day for each in dues if each.day < today]
    kept = [each.day for each in dues if each.sent]
    since = kept[0] if kept else max(past, default=dt.date.min)
    for each in dues:
        days = (each.day - today).days
        if not each.sent and each.day >= since and -_LONGEST <= days <= AHEAD:
            yield each


def _speaks_for(longer: Due, each: Due) -> bool:
    one, other = longer.stretch, each.stretch
    return one.since < other.since and one.until == other.until


def _undone(portfolio: Portfolio, today: dt.date) -> Iterator[tuple[Deadline, dt.date]]:
    """Give the single dates that are near, or past, with nothing recorded as done."""
    for each in portfolio.plan.deadlines:
        if each.date and not each.done and -_LONGEST <= (each.date - today).days <= AHEAD:
            yield each, each.date


def _to(each: Due, word: str = "gửi") -> str:
    return f" {word} {each.duty.to}" if each.duty.to else ""


def _left(day: dt.date, today: dt.date) -> str:
    days = (day - today).days
    return f", còn {days} ngày" if days else ", là hôm nay"


def _cure(each: Due) -> str:
    return (
        f"làm báo cáo: portal report --period {each.period}; gửi rồi thì ghi vào `sent` của "
        f"`{each.duty.id}`: period: {each.period} và date"
    )


@rule("theo-doi-qua-han", "plan", "warning")
def the_recognised_are_followed_up(
    portfolio: Portfolio, today: dt.date
) -> Iterator[tuple[Source, Finding]]:
    """
    Gương đã đăng được theo dõi lại ít nhất mỗi năm một lần, ghi ở `follow_up`.

    Kế hoạch yêu cầu tiếp tục theo dõi, bồi dưỡng điển hình sau khi công nhận (như kế hoạch huyện Tân Yên, mục V.2.2) mà không quy định bao lâu một lần; một năm là cách hiểu của cổng. Chỉ nhắc khi nói rõ hôm nay là ngày nào (`--today`, `PORTAL_TODAY`).
    """
    for source in portfolio.sources:
        last = source.profile.last_seen(today)
        if last is None or not is_overdue(last, today) or not _is_up(source, today):
            continue
        profile = source.profile
        field = "follow_up" if profile.follow_up else "published"
        since = "đăng" if last == profile.published else "theo dõi gần nhất"
        yield (
            source,
            Finding(
                f"đã hơn {FOLLOW_UP_DAYS} ngày chưa được theo dõi lại, kể từ ngày {since} {last}",
                "hỏi lại đơn vị, rồi thêm vào follow_up một mục có date và note",
                (field,),
                key=True,
                line=source.line_of(field),
            ),
        )


def _is_up(source: Source, today: dt.date) -> bool:
    """Return whether it is of somebody, and has not been withdrawn by `today`."""
    gone = source.profile.withdrawn
    return not source.profile.is_entry and not (gone and gone.date and gone.date <= today)


def is_overdue(last: dt.date, day: dt.date) -> bool:
    """Return whether whoever was last seen on `last` should have been visited again by `day`."""
    return (day - last).days > FOLLOW_UP_DAYS


PLAN_RULES: tuple[Rule, ...] = (reports_come_due, reports_are_in_time)
PROFILE_RULES: tuple[Rule, ...] = (the_recognised_are_followed_up,)
RULES: tuple[Rule, ...] = (*PLAN_RULES, *PROFILE_RULES)
