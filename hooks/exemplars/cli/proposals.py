"""What `portal radio plan` tells people of the episodes it proposes."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars import airtime
from exemplars.language import phrase
from exemplars.radio.programme import Programme, Proposal
from exemplars.reading.source import Portfolio


def told(found: Programme, portfolio: Portfolio) -> Iterator[str]:
    """Give the lines that tell people what is proposed, and what is lacking."""
    column = found.column
    first, last = found.months[0], found.months[-1]
    when = phrase("tháng {month}/{year}", month=first.month, year=first.year) + (
        phrase(" đến tháng {month}/{year}", month=last.month, year=last.year)
        if last != first
        else ""
    )
    wanted = (
        phrase("mỗi tháng ít nhất {count} kỳ", count=column.min_per_month)
        if column.min_per_month
        else phrase("kế hoạch không nêu số kỳ, xếp mỗi tháng một kỳ")
    )
    limit = (
        phrase(", mỗi kỳ không quá {time}", time=airtime.clock(column.limit))
        if column.limit
        else ""
    )
    yield phrase(
        "Chuyên mục “{name}”, {when}: {wanted}{limit}.",
        name=column.name,
        when=when,
        wanted=wanted,
        limit=limit,
    )
    yield phrase(
        "Đề xuất {count} kỳ; {waiting} gương đã đăng mà chưa phát.",
        count=len(found.proposals),
        waiting=found.waiting,
    )
    for each in found.proposals:
        yield _row(each, portfolio)
    if not found.wanted:
        yield phrase("Các tháng này đã đủ kỳ.")
    if found.lacking:
        yield phrase(
            "Còn thiếu {lacking} kỳ: cần {wanted} kỳ mà chỉ đủ gương cho {count} kỳ. Đăng thêm gương, hoặc thêm --repeat để phát lại.",
            lacking=found.lacking,
            wanted=found.wanted,
            count=len(found.proposals),
        )
    for source_ in found.too_long:
        yield phrase(
            "Dài quá một kỳ, hãy viết lời đọc riêng (radio.script): {name}.",
            name=source_.profile.name,
        )


def _row(each: Proposal, portfolio: Portfolio) -> str:
    """Return one proposal on one line: episode, day, running time, whom, on what occasion."""
    names = "; ".join(
        f"{one.profile.name}, {_unit(one.profile.unit, portfolio)}"
        + (phrase(" (phát lại)") if one.profile.id in each.repeats else "")
        for one in each.sources
    )
    days = "; ".join(day.name for day in each.occasions)
    kept = f" [{days}]" if days else ""
    running = airtime.clock(each.running.estimated)
    return f"{each.month:%Y-%m}-{each.number}  {each.date:%d/%m/%Y}  {running:>5}  {names}{kept}"


def _unit(id: str, portfolio: Portfolio) -> str:
    unit = portfolio.units.get(id)
    return f"{unit.name[:1].lower()}{unit.name[1:]}" if unit else id
