"""Period and units: what stood on the day it is said of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from exemplars.problem import DataPath, Finding
from exemplars.reading.source import UNKNOWN_UNIT, Portfolio, Source
from exemplars.rules.rule import rule
from exemplars.text import listed, nearest


@rule("don-vi-la", "validity")
def unit_is_registered(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Đơn vị giới thiệu (`unit`) phải có trong units.yml.

    Đơn vị giới thiệu gương thì được tính chỉ tiêu (như kế hoạch huyện Tân Yên, mục VI.1.5). Đơn vị
    không có trong danh bạ thì gương không nằm ở trang của xã nào, và báo cáo đếm thiếu cho xã đã
    giới thiệu.
    """
    id = source.profile.unit
    if not id or portfolio.units.get(id):
        return
    if id == UNKNOWN_UNIT:
        cure = "ghi mã đơn vị giới thiệu vào unit, rồi chuyển thư mục hồ sơ vào thư mục đơn vị ấy"
        yield Finding("hồ sơ đưa vào chưa rõ đơn vị nào giới thiệu", cure, ("unit",))
        return
    ids = [unit.id for unit in portfolio.units]
    by_name = {unit.name: unit.id for unit in portfolio.units}
    near = nearest(id, ids) or by_name.get(nearest(id, by_name) or "")
    cure = f"có phải `{near}`?" if near else "thêm đơn vị vào units.yml"
    yield Finding(f"không có đơn vị `{id}` trong units.yml", cure, ("unit",))


@rule("don-vi-het-hieu-luc", "validity")
def unit_existed_then(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Đơn vị giới thiệu phải còn tồn tại vào ngày đăng và vào những ngày chính cấp ấy công nhận.

    Đơn vị đã thôi hoạt động thì không còn ai giới thiệu, ai trả lời người đọc về gương ấy; từ
    01/7/2025 cấp huyện không còn (Luật 72/2025/QH15).

    Đơn vị sắp xếp lại thành đơn vị mới có mã mới; hồ sơ cũ giữ đơn vị cũ.
    """
    profile = source.profile
    unit = portfolio.units.get(profile.unit)
    if unit is None or profile.published is None:
        return
    days: list[tuple[dt.date, DataPath]] = [(profile.published, ("published",))]
    # Only recognition by the unit's own level needs the unit itself on that day.
    days += [
        (each.date, (*each.path, "date"))
        for each in profile.recognised
        if each.date and each.level == unit.level
    ]
    for day, path in days:
        if not unit.exists_on(day):
            when = (
                f"chỉ có đến hết {unit.valid_to}"
                if unit.valid_to and day > unit.valid_to
                else f"chỉ có từ {unit.valid_from}"
            )
            names = listed(
                f"{each} ({found.name})" if (found := portfolio.units.get(each)) else each
                for each in unit.successors
            )
            cure = (
                f"dùng đơn vị kế tục: {names}"
                if names and unit.valid_to and day > unit.valid_to
                else "kiểm tra lại ngày hoặc đơn vị"
            )
            yield Finding(f"{unit.name} {when}, không có vào ngày {day}", cure, path)


@rule("ngoai-giai-doan", "validity", "warning")
def published_in_the_period(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Ngày đăng nên nằm trong giai đoạn của kế hoạch.

    Kế hoạch chỉ giao chỉ tiêu cho các năm trong giai đoạn (như kế hoạch huyện Tân Yên, mục II.2 và
    VI.1.5): gương đăng ngoài những năm ấy không bù được cho năm còn thiếu. Thường là gõ nhầm năm;
    chủ ý đăng thêm thì ghi `allow` kèm lý do.
    """
    period, day = portfolio.plan.period, source.profile.published
    if period is None or period.since is None or period.until is None or day is None:
        return
    if not period.since <= day.year <= period.until:
        yield Finding(
            f"ngày đăng {day} ngoài giai đoạn {period.since}-{period.until} của kế hoạch",
            "kiểm tra lại năm",
            ("published",),
        )


@rule("ngay-xa", "validity")
def dates_can_be_meant(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Không ngày nào trong hồ sơ sau năm cuối của kế hoạch quá mười năm.

    Năm gõ nhầm, như 2204 thay cho 2024, làm cả cổng hiểu sai hôm nay là ngày nào.
    """
    profile, horizon = source.profile, portfolio.horizon
    for key, day in (("published", profile.published), ("updated", profile.updated)):
        if day and day > horizon:
            yield _too_far(day, (key,), horizon)
    for record in (
        *(*profile.corrections, *profile.recognised, *profile.stages, *profile.approvals),
        *(*profile.awards, *profile.sources, *profile.consents, *profile.follow_up),
        *(*profile.replicated_by, *profile.carried),
        *((profile.withdrawn,) if profile.withdrawn else ()),
    ):
        if record.date and record.date > horizon:
            yield _too_far(record.date, (*record.path, "date"), horizon)


def _too_far(day: dt.date, path: DataPath, horizon: dt.date) -> Finding:
    return Finding(f"ngày {day} quá xa: sau năm {horizon.year}", "kiểm tra lại năm", path)


@rule("khen-thuong-sau-dang", "validity", "warning")
def awards_are_no_later_than_their_record(
    source: Source, portfolio: Portfolio
) -> Iterator[Finding]:
    """Ngày quyết định khen thưởng không sau việc gần nhất ghi ở hồ sơ: đăng, cập nhật, đính chính, theo dõi lại, phát thanh.

    Quyết định ký sau đó thì khi viết hồ sơ chưa ai đọc được. Thường là gõ nhầm năm, và người tra
    theo ngày ấy không tìm ra quyết định, trong khi tuyên truyền phải “khách quan, trung thực” (như
    kế hoạch huyện Tân Yên, mục V.3).

    Được khen sau khi đăng thì thêm vào `awards` và ghi `updated`, để người đọc biết hồ sơ đã được
    ghi thêm ngày nào.
    """
    profile = source.profile
    last = source.newest(portfolio.horizon)
    if last is None or not profile.is_up:
        return
    known = {profile.published: "ngày đăng", profile.updated: "ngày cập nhật"}
    what = known.get(last, "việc gần nhất ghi ở hồ sơ, ngày")
    for award in profile.awards:
        # What is farther is told of any date.
        if award.date and last < award.date <= portfolio.horizon:
            yield Finding(
                f"quyết định khen thưởng ngày {award.date} sau {what} {last}",
                "gõ nhầm thì sửa lại ngày; khen sau khi đăng thì ghi updated là ngày thêm mục này",
                (*award.path, "date"),
            )


RULES = (
    unit_is_registered,
    unit_existed_then,
    published_in_the_period,
    dates_can_be_meant,
    awards_are_no_later_than_their_record,
)
