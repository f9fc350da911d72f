"""The ledger as JSON: every number of the report, with stable keys, for other programs."""

from __future__ import annotations

import json
from typing import Any

from exemplars.ledger import Account, Group, Ledger


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


def _group(group: Group) -> dict[str, Any]:
    return {
        "id": group.id or None,
        "name": group.name,
        "count": group.count,
        "percent": group.percent,
        "total": group.total,
    }
