"""When the radio's episodes are aired: in their month, often enough, of whom may be told then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain

from exemplars.problem import DataPath, Finding
from exemplars.reading.source import Portfolio
from exemplars.records import schedule
from exemplars.rules.rule import Rule, rule


@rule("phat-thanh-thieu-ky", "radio", "warning")
def months_have_their_episodes(portfolio: Portfolio, today: dt.date) -> Iterator[Finding]:
    """Tháng đã qua trong giai đoạn của kế hoạch phải phát đủ số kỳ kế hoạch yêu cầu (`min_per_month`).

    Nhiều người chỉ biết gương qua loa truyền thanh: thiếu kỳ là họ không được nghe, và đài chưa làm
    đủ việc kế hoạch giao (như kế hoạch huyện Vĩnh Thuận, mục IV.3: mỗi tháng ít nhất hai kỳ).

    Chỉ xét khi đã có schedule.yml. Kỳ tính cho tháng của nó khi đã ghi ngày phát; phát lại không
    tính thêm. Kế hoạch ban hành giữa năm vẫn tính cả năm, vì giai đoạn là cả năm.
    """
    period = portfolio.plan.period
    if not portfolio.radio.is_kept or not period or not period.since or not period.until:
        return
    past = [
        month
        for month in schedule.months(dt.date(period.since, 1, 1), dt.date(period.until, 12, 31))
        if schedule.last_day(month) < today
    ]
    for column in portfolio.plan.radio_columns:
        aired = {
            (each.month, each.number): each.path
            for each in portfolio.radio.episodes
            if each.column == column.id and each.first_aired
        }
        for month in past if column.min_per_month else ():
            there = [path for (when, _), path in aired.items() if when == month]
            if len(there) < (column.min_per_month or 0):
                often = f"mới phát {len(there)} kỳ" if there else "chưa phát kỳ nào"
                yield Finding(
                    f"tháng {month.month}/{month.year}, chuyên mục “{column.name}” {often}, kế hoạch yêu cầu ít nhất {column.min_per_month} kỳ{column.in_section}",
                    "ghi ngày phát (aired) của kỳ đã phát; chưa phát thì phát bù và nói rõ trong báo cáo",
                    (*there[-1], "month") if there else ("episodes",),
                    key=not there,
                )


@rule("phat-thanh-truoc-dang", "radio")
def exemplars_are_published_first(portfolio: Portfolio, today: dt.date) -> Iterator[Finding]:
    """Gương chỉ lên sóng từ ngày hồ sơ được đăng: bản nháp chưa qua các bước xét chọn, không được phát.

    Lời đã lên loa thì không gỡ lại được: số liệu chưa ai tra, người được nêu có khi chưa đồng ý.
    Đài phát những gương đã được cơ quan, đơn vị giới thiệu (như kế hoạch huyện Vĩnh Thuận, mục
    IV.1).
    """
    for episode in portfolio.radio.episodes:
        for part in episode.segments:
            source = portfolio.by_id.get(part.profile)
            if source is None or source.is_unread:
                continue
            published, day = source.profile.published, episode.day
            path, name = (*part.path, "profile"), source.profile.name or f"`{part.profile}`"
            if published is None:
                if source.whole.is_miswritten("published"):
                    continue
                cure = "đặt ngày đăng cho hồ sơ trước, hoặc chọn gương khác"
                yield Finding(f"hồ sơ của {name} còn là bản nháp", cure, path)
            elif day and day < published:
                verb = "phát" if episode.first_aired else "dự kiến phát"
                yield Finding(
                    f"{name} {verb} ngày {day}, trước ngày đăng hồ sơ {published}",
                    "kiểm tra lại hai ngày; gương chưa đăng thì chuyển sang kỳ sau",
                    path,
                )


@rule("phat-thanh-da-go", "radio")
def withdrawn_are_not_scheduled(portfolio: Portfolio, today: dt.date) -> Iterator[Finding]:
    """Kỳ chưa phát không được có gương đã gỡ, kể cả gương sẽ gỡ trước ngày phát.

    Bài gỡ vì người ấy rút lại sự đồng ý (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15) hay vì khen
    thưởng bị thu hồi (Luật Thi đua, khen thưởng 06/2022/QH15, chương VII) mà còn lên loa thì không
    thu lại được.

    Kỳ đã phát trước ngày gỡ thì giữ nguyên trong schedule.yml; trang của kỳ ấy tự bỏ phần đã gỡ.
    """
    for episode in portfolio.radio.episodes:
        if episode.first_aired:
            continue
        day = episode.planned or (schedule.last_day(episode.month) if episode.month else today)
        for part in episode.segments:
            source = portfolio.by_id.get(part.profile)
            gone = source.profile.withdrawn.date if source and source.profile.withdrawn else None
            if gone and gone <= max(day, today):
                yield Finding(
                    f"{episode.label} còn hồ sơ `{part.profile}` gỡ ngày {gone}",
                    "bỏ phần này, chọn gương khác",
                    (*part.path, "profile"),
                )


@rule("phat-thanh-ngoai-thang", "radio")
def episodes_stay_in_their_month(portfolio: Portfolio, today: dt.date) -> Iterator[Finding]:
    """Ngày dự kiến và ngày phát đầu tiên nằm trong tháng của kỳ; phát lại sang tháng sau thì được.

    Kế hoạch tính số kỳ theo tháng (như kế hoạch huyện Vĩnh Thuận, mục IV.3: mỗi tháng ít nhất hai
    kỳ): kỳ ghi tháng này mà phát tháng khác thì tháng thiếu thành đủ, tháng đủ thành thiếu. Địa chỉ
    trang của kỳ cũng mang tháng ấy.
    """
    for episode in portfolio.radio.episodes:
        first = episode.first_aired
        dated: list[tuple[dt.date | None, DataPath, str]] = [
            (each.date, (*each.path, "date"), "ngày phát")
            for each in episode.aired
            if each.date == first
        ]
        dated.append((episode.planned, (*episode.path, "planned"), "ngày dự kiến"))
        for day, path, what in dated:
            if day and episode.month and schedule.month_of(day) != episode.month:
                yield Finding(
                    f"{what} {day} không thuộc tháng {episode.month.month}/{episode.month.year} của kỳ",
                    "sửa ngày; kỳ đã công bố thì giữ nguyên month và number",
                    path,
                )


@rule("phat-thanh-tuong-lai", "radio")
def nothing_aired_is_yet_to_come(portfolio: Portfolio, today: dt.date) -> Iterator[Finding]:
    """Ngày đã phát (`aired`) không sau hôm nay; kỳ sắp phát chỉ ghi ngày dự kiến (`planned`).

    Ghi là đã phát thì kỳ ấy được tính vào số kỳ kế hoạch giao (như kế hoạch huyện Vĩnh Thuận, mục
    IV.3), dù sau đó mất điện hay đổi lịch mà không phát. Người mở trang của kỳ cũng tưởng mình đã
    bỏ lỡ.
    """
    for each in chain.from_iterable(episode.aired for episode in portfolio.radio.episodes):
        if each.date and each.date > today:
            yield Finding(
                f"ngày phát {each.date} chưa tới (hôm nay là {today})",
                "chưa phát thì ghi ở planned; phát xong mới ghi aired",
                (*each.path, "date"),
            )


RULES: tuple[Rule, ...] = (
    months_have_their_episodes,
    exemplars_are_published_first,
    withdrawn_are_not_scheduled,
    episodes_stay_in_their_month,
    nothing_aired_is_yet_to_come,
)
