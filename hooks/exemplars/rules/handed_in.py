"""The book of reports handed in: what plan.yml records under each of its reports."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.dates import spans
from exemplars.problem import Finding
from exemplars.reading.source import Portfolio
from exemplars.records import due
from exemplars.records.plan import ReportDuty
from exemplars.rules.rule import rule
from exemplars.text import listed, nearest


@rule("bao-cao-da-gui", "setup")
def reports_are_of_their_periods(portfolio: Portfolio) -> Iterator[Finding]:
    """
    Báo cáo đã gửi (`sent`) ghi đúng một kỳ của báo cáo ấy trong giai đoạn của kế hoạch, mỗi kỳ một lần, ngày gửi không trước ngày đầu kỳ.

    Ghi sai kỳ thì cổng vẫn nhắc kỳ đã gửi, hoặc thôi nhắc kỳ chưa gửi.
    """
    plan = portfolio.plan
    whole, window = due.years(plan), plan.reporting_window
    named: dict[str, list[str]] = {}  # by rhythm, once for all reports
    for duty in plan.reports:
        if whole is None or not duty.sent:
            continue
        for rhythm in duty.per:
            if rhythm not in named:
                parts = spans.parts(rhythm, whole, whole, window)
                named[rhythm] = [spans.name(rhythm, each) for each in parts]
        yield from _of(duty, [name for each in duty.per for name in named[each]], window)


def _of(duty: ReportDuty, periods: list[str], window: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for each in duty.sent:
        path = (*each.path, "period")
        span = spans.named(each.period, window)
        if not each.period:
            continue
        if each.period not in periods or span is None:
            near = nearest(each.period, periods)
            cure = f"có phải `{near}`? " if near else ""
            yield Finding(
                f"`{each.period}` không phải kỳ của báo cáo `{duty.id}`",
                f"{cure}Các kỳ: {listed(periods, 16)}",
                path,
            )
        elif each.period in seen:
            yield Finding(f"kỳ {each.period} ghi hai lần", "bỏ một mục", path)
        elif each.date and each.date < span.since:
            yield Finding(
                f"báo cáo {span.label} ghi gửi ngày {each.date}, trước ngày đầu kỳ {span.since}",
                "sửa ngày gửi, hoặc sửa kỳ",
                (*each.path, "date"),
            )
        seen.add(each.period)
