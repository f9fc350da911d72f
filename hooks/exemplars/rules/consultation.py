"""Consultation: what is proposed to the State is shown to the people first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from exemplars.dates import working_days
from exemplars.law import award_law
from exemplars.problem import Finding
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Consultation, Profile
from exemplars.records.vocabulary import AWARD_FORMS
from exemplars.rules.rule import rule
from exemplars.text import fold

WORKING_DAYS = 10
# No term of ten working days lasts this long, whatever holidays fall into it.
_LONGEST = 40
# A higher one of the same form is years away.
_NEXT = 365


@rule("lay-y-kien-ngan", "law", "warning")
def consultation_lasts_long_enough(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Huân chương, huy chương, danh hiệu vinh dự nhà nước được tặng sau ít nhất 10 ngày làm việc lấy ý kiến Nhân dân.

    Danh sách đề nghị công khai ít nhất 10 ngày làm việc trước khi họp hội đồng (Điều 46 Nghị định
    98/2023/NĐ-CP, từ 01/01/2024; Điều 60 Nghị định 152/2025/NĐ-CP). Ngày nghỉ hằng tuần, lễ, Tết
    không tính; chỗ lịch nghỉ còn chờ thông báo thì máy chỉ nhắc khi cách tính nào cũng thiếu.
    Lấy ý kiến sau ngày quyết định thì cũng nhắc, trừ khi là cho lần khen thưởng sau.
    """
    consultation = source.profile.consultation
    since = consultation.since if consultation else None
    if consultation is None or since is None or since < award_law.NEW_LAW:
        return
    portal = portfolio.plan.portal
    announced = portal.days_off if portal else ()
    yield from _too_late(source.profile, consultation, since)
    for award in source.profile.awards:
        day = award.date
        if day is None or award.form not in award_law.STATE_FORMS:
            continue
        if not 0 <= (day - since).days <= _LONGEST:
            continue
        most = working_days.most_between(since, day, announced)
        if most is not None and most < WORKING_DAYS:
            end = working_days.end_of(since, WORKING_DAYS, announced)
            yield Finding(
                f"{AWARD_FORMS[award.form].name} có quyết định ngày {day}, khi lấy ý kiến từ "
                f"{since} mới được nhiều nhất {most} ngày làm việc",
                f"cần ít nhất 10 ngày làm việc, đến hết {end}: xem lại hai ngày này",
                (*consultation.path, "from"),
            )


def _too_late(profile: Profile, consultation: Consultation, since: dt.date) -> Iterator[Finding]:
    """Give that people were asked after the decision, unless that may have been for another award."""
    state = [each for each in profile.awards if each.date and each.form in award_law.STATE_FORMS]
    last = max(state, key=lambda each: each.date or since, default=None)
    if last is None or last.date is None or last.date >= since:
        return
    name = AWARD_FORMS[last.form].name
    said = fold(consultation.proposal)
    is_the_same = fold(name) in said
    if (since - last.date).days <= (_NEXT if is_the_same else 0 if said else _LONGEST):
        yield Finding(
            f"lấy ý kiến từ {since}, sau khi {name} đã có quyết định ngày {last.date}",
            "lấy ý kiến trước khi đề nghị: xem lại hai ngày này; cho lần sau thì ghi rõ ở proposal",
            (*consultation.path, "from"),
        )


RULES = (consultation_lasts_long_enough,)
