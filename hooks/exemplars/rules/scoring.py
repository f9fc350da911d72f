"""The office's table of scores can be reckoned with."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.problem import Finding
from exemplars.reading.source import Portfolio
from exemplars.records.duties import ScoreBand, ScoredCriterion
from exemplars.records.values import decimal
from exemplars.rules.rule import rule


@rule("bang-diem", "setup")
def scores_can_be_reckoned(portfolio: Portfolio) -> Iterator[Finding]:
    """
    Bảng điểm (`scoring.table`) tính được: tiêu chí theo số thiếu, số vượt nêu chỉ tiêu (`quota`), điểm là số dương, mỗi mã và mỗi mức xếp loại chỉ có một.

    Kế hoạch giao chấm điểm mà không kèm bảng điểm; bảng do cơ quan ban hành, cổng chỉ cộng đúng như bảng ghi.
    """
    scoring = portfolio.plan.scoring
    if scoring is None or scoring.table is None:
        return
    seen: set[str] = set()
    for each in scoring.table.criteria:
        if each.id and each.id in seen:
            yield Finding(f"mã `{each.id}` dùng hai lần", "đặt mã khác", (*each.path, "id"))
        seen.add(each.id)
        yield from _of_criterion(each)
    yield from _of_bands(scoring.table.bands)


def _of_criterion(each: ScoredCriterion) -> Iterator[Finding]:
    needs = each.measure in ("missing", "beyond")
    if needs and not each.quota:
        yield Finding(
            f"tiêu chí `{each.id}` tính theo `{each.measure}` mà không nêu chỉ tiêu",
            "thêm quota: mã của chỉ tiêu",
            (*each.path, "measure"),
        )
    if each.quota and each.measure and not needs:
        yield Finding(
            f"`{each.measure}` không tính theo chỉ tiêu nào",
            "bỏ quota, hoặc viết measure: missing hay beyond",
            (*each.path, "quota"),
        )
    for name, number in (("points", each.points), ("each", each.each)):
        if number and decimal(number) <= 0:
            yield Finding(f"điểm {number} không phải số dương", "viết số dương", (*each.path, name))


def _of_bands(bands: tuple[ScoreBand, ...]) -> Iterator[Finding]:
    seen: set[object] = set()
    for each in bands:
        least = decimal(each.least) if each.least else None
        for key, name in ((each.name, "name"), (least, "from")):
            if key not in ("", None) and key in seen:
                yield Finding(
                    f"mức xếp loại `{each.name}` trùng tên hoặc trùng điểm với mức khác",
                    "mỗi mức một tên, một điểm thấp nhất",
                    (*each.path, name),
                )
            seen.add(key)
