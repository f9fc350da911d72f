"""Where a portal leads once its plan is over, and from when, can be so."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.problem import Finding
from exemplars.reading.source import Portfolio
from exemplars.rules.rule import rule


@rule("cong-tiep-noi", "setup")
def successor_is_another_and_later(portfolio: Portfolio) -> Iterator[Finding]:
    """
    Cổng tiếp nối (`portal.successor`) ở địa chỉ khác cổng này; ngày thành cổng lưu giữ (`portal.archive_from`) không trước năm đầu của giai đoạn.

    Cổng lưu giữ mà dẫn người xem về chính nó thì không ai tìm được cổng mới; ghi sai ngày thì cổng đang hoạt động lại báo là không nhận thêm gương mới.
    """
    plan = portfolio.plan
    site, since = plan.portal, plan.period.since if plan.period else None
    if site is None:
        return
    if site.successor and _place(site.successor.url) == _place(site.url):
        yield Finding(
            "cổng tiếp nối ở đúng địa chỉ của cổng này",
            "ghi địa chỉ cổng mới; cổng mới lấy địa chỉ này thì chuyển cổng lưu giữ sang địa chỉ khác và sửa `portal.url`",
            ("portal", "successor", "url"),
        )
    if site.archive_from and since and site.archive_from.year < since:
        yield Finding(
            f"cổng thành cổng lưu giữ từ {site.archive_from:%d/%m/%Y}, trước năm đầu của giai đoạn ({since})",
            "ghi ngày sau khi kế hoạch kết thúc, hoặc bỏ dòng này",
            ("portal", "archive_from"),
        )


def _place(url: str) -> str:
    """Return an address without what makes no other place of it."""
    return url.partition("://")[2].rstrip("/").lower().removeprefix("www.")
