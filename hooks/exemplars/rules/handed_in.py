"""The book of reports handed in: what plan.yml records under each of its reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exemplars.dates import spans
from exemplars.problem import Finding
from exemplars.reading.source import Portfolio
from exemplars.records import due
from exemplars.records.duties import ReportDuty, ReportReceived, ReportSent
from exemplars.records.units import Units
from exemplars.records.vocabulary import UNIT_KIND_NAMES
from exemplars.rules.rule import rule
from exemplars.text import listed, nearest


@rule("bao-cao-da-gui", "setup")
def reports_are_of_their_periods(portfolio: Portfolio) -> Iterator[Finding]:
    """
    Báo cáo đã gửi (`sent`), đã nhận của đơn vị (`received`) ghi đúng một kỳ của báo cáo ấy trong giai đoạn của kế hoạch, mỗi kỳ một lần (mỗi đơn vị một lần), ngày không trước ngày đầu kỳ, đơn vị có trong `units.yml`.

    Ghi sai kỳ thì cổng vẫn nhắc kỳ đã gửi, hoặc thôi nhắc kỳ chưa gửi; ghi sai đơn vị thì báo cáo kể nhầm đơn vị chưa gửi.
    """
    plan = portfolio.plan
    whole, window = due.years(plan), plan.reporting_window
    named: dict[str, list[str]] = {}  # by rhythm, once for all reports
    for duty in plan.reports:
        if whole is None or not (duty.sent or duty.received):
            continue
        for rhythm in duty.per:
            if rhythm not in named:
                parts = spans.parts(rhythm, whole, whole, window)
                named[rhythm] = [spans.name(rhythm, each) for each in parts]
        periods = [name for each in duty.per for name in named[each]]
        yield from _of(duty, duty.sent, periods, window)
        yield from _of(duty, duty.received, periods, window)
        yield from _from(duty, portfolio.units)


def _of(
    duty: ReportDuty, entries: Sequence[ReportSent], periods: list[str], window: str
) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for each in entries:
        path = (*each.path, "period")
        span = spans.named(each.period, window)
        unit = each.unit if isinstance(each, ReportReceived) else ""
        if not each.period:
            continue
        if each.period not in periods or span is None:
            near = nearest(each.period, periods)
            cure = f"có phải `{near}`? Các" if near else "chọn một trong các"
            yield Finding(
                f"`{each.period}` không phải kỳ của báo cáo `{duty.id}`",
                f"{cure} kỳ: {listed(periods, 16)}",
                path,
            )
        elif (unit, each.period) in seen:
            whose = f" của `{unit}`" if unit else ""
            yield Finding(f"kỳ {each.period}{whose} ghi hai lần", "bỏ một mục", path)
        elif each.date and each.date < span.since:
            done = "nhận" if unit else "gửi"
            yield Finding(
                f"báo cáo {span.label} ghi {done} ngày {each.date}, trước ngày đầu kỳ {span.since}",
                f"sửa ngày {done}, hoặc sửa kỳ",
                (*each.path, "date"),
            )
        seen.add((unit, each.period))


def _from(duty: ReportDuty, units: Units) -> Iterator[Finding]:
    """Give the units that are none, or are of no kind that sends this report."""
    known = [unit.id for unit in units]
    for each in duty.received:
        unit = units.get(each.unit)
        path = (*each.path, "unit")
        if unit is None and each.unit:
            near = nearest(each.unit, known)
            cure = f"có phải `{near}`?" if near else "ghi mã đơn vị trong units.yml"
            yield Finding(f"`{each.unit}` không phải đơn vị trong units.yml", cure, path)
        elif unit and duty.unit_kinds and unit.kind not in duty.unit_kinds:
            yield Finding(
                f"{unit.name} ({UNIT_KIND_NAMES.get(unit.kind, unit.kind)}) không thuộc loại đơn vị phải gửi báo cáo `{duty.id}`",
                f"sửa đơn vị, hoặc thêm `{unit.kind}` vào `unit_kinds`",
                path,
            )
