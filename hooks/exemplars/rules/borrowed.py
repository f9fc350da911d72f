"""What a new plan has taken over from another's, and has not yet made its own."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.problem import DataPath, Finding
from exemplars.reading.source import Portfolio
from exemplars.records.items import FROM_MODEL, Item
from exemplars.records.record import records
from exemplars.rules.rule import rule


@rule("ke-hoach-theo-mau", "setup", "warning")
def plan_is_ones_own(portfolio: Portfolio) -> Iterator[Finding]:
    """
    Mục `portal init` chép từ mẫu phải đọc lại theo văn bản của mình: đúng thì ghi `section`, không có thì xóa.

    Tiêu chuẩn, khâu, chỉ tiêu của nơi khác không ràng buộc ai ở đây; để nguyên thì cổng đối chiếu hồ sơ với lời của cơ quan khác.
    """
    found: dict[str, list[DataPath]] = {}
    for record in records(portfolio.plan):
        if isinstance(record, Item) and record.reading.startswith(FROM_MODEL):
            found.setdefault(str(record.path[0]), []).append(record.path)
    for part, paths in found.items():
        yield Finding(
            f"{len(paths)} mục ở `{part}` còn theo mẫu của nơi khác",
            "đọc lại theo văn bản của mình; đúng thì thay dòng reading bằng section, không có thì xóa mục",
            (*paths[0], "reading"),
        )
