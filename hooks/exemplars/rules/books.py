"""What the yearbooks of plan.yml refer to."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.problem import DataPath
from exemplars.reading.source import Portfolio
from exemplars.records.plan import Plan


def references(plan: Plan, portfolio: Portfolio) -> Iterator[tuple[DataPath, str, list[str], str]]:
    """Give (where, id, what it may be, what that is called) of every reference in the yearbooks."""
    sectors, units = [each.id for each in plan.sectors], [each.id for each in portfolio.units]
    for book in plan.portal.yearbooks if plan.portal else ():
        yield (*book.path, "sector"), book.sector, sectors, "lĩnh vực"
        yield (*book.path, "unit"), book.unit, units, "đơn vị"
        for position, id in enumerate(book.exemplars):
            # Of one that could not be read, that is told.
            there = [id] if portfolio.may_have(id) else list(portfolio.by_id)
            yield (*book.path, "exemplars", position), id, there, "hồ sơ"
