"""The ledger as JSON: every number of the report, with stable keys, for other programs."""

from __future__ import annotations

import json
from typing import Any

from exemplars.ledger import Account, Book, Group, Ledger, Scores
from exemplars.ledger.scores import plain


def written(ledger: Ledger) -> bytes:
    """Return a ledger as the text of a JSON file."""
    return (json.dumps(tree(ledger), ensure_ascii=False, indent=2) + "\n").encode()


def tree(ledger: Ledger) -> dict[str, Any]:
    """Return a ledger as JSON has it."""
    span, coverage = ledger.span, ledger.coverage
    return {
        "plan": ledger.register.plan.id,
        "unit": ledger.unit.id if ledger.unit else None,
        "period": {
            "label": span.label,
            "from": str(span.since),
            "to": str(span.until),
            "window": ledger.window,
            "closed": str(ledger.closed),
            "over": ledger.is_over,
        },
        "published": len(ledger.exemplars),
        "total": ledger.total,
        "exemplars": [each.id for each in ledger.exemplars],
        "quotas": [_account(each) for each in ledger.accounts],
        "scoring": _scores(ledger.scores, over=ledger.is_over) if ledger.scores else None,
        "handed_in": [_book(each) for each in ledger.books],
        "kinds": [_group(each) for each in ledger.kinds],
        "sectors": [_group(each) for each in ledger.sectors],
        "levels": [_group(each) for each in ledger.levels],
        "priorities": [_group(each) for each in ledger.priorities],
        "own_criteria": {
            "units": coverage.units,
            "with": coverage.with_own,
            "goal": coverage.goal,
            "without": [unit.id for unit in coverage.without],
            "units_unlisted": coverage.gap or None,
        },
        "days": [
            {"id": each.id, "name": each.name, "count": each.count, "median": each.median}
            for each in ledger.paces
        ],
        "overdue": [each.id for each in ledger.overdue],
        "channels": [
            {"id": each.channel.id, "exemplars": each.exemplars, "times": each.times}
            for each in ledger.carriers
        ],
    }


def _account(account: Account) -> dict[str, Any]:
    return {
        "id": account.quota.id,
        "stretches": [
            {"label": each.label, "from": str(each.since), "to": str(each.until)}
            for each in account.stretches
        ],
        "count": account.count,
        "due": account.due,
        "missing": account.missing,
        "uncounted": account.uncounted,
        "units_unlisted": account.gap or None,
        "units": [
            {
                "unit": row.unit.id,
                "count": row.count,
                "due": row.due,
                "missing": row.missing,
                "uncounted": row.uncounted,
                "so_far": row.so_far,
                "verdict": row.verdict or None,
            }
            for row in account.rows
        ],
    }


def _book(book: Book) -> dict[str, Any]:
    return {
        "id": book.duty.id,
        "last_day": str(book.last) if book.last else None,
        "came": book.came,
        "late": book.late,
        "units_unlisted": book.gap or None,
        "units": [
            {
                "unit": row.unit.id,
                "date": str(row.day) if row.day else None,
                "document": row.document or None,
                "late": row.late,
            }
            for row in book.rows
        ],
    }


def _scores(scores: Scores, *, over: bool) -> dict[str, Any]:
    criteria = scores.table.criteria
    return {
        "document": scores.table.document,
        "provisional": not over,
        "units": [
            {
                "unit": row.unit.id,
                # As text: 0,1 has no exact counterpart among a program's numbers.
                "points": {
                    each.id: None if points is None else plain(points)
                    for each, points in zip(criteria, row.points, strict=True)
                },
                "total": None if row.total is None else plain(row.total),
                "band": row.band or None,
                "not_scored": row.why or None,
            }
            for row in scores.rows
        ],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "id": group.id or None,
        "name": group.name,
        "count": group.count,
        "percent": group.percent,
        "total": group.total,
    }
