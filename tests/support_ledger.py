"""Ledgers of the real plans, and of cases."""

from __future__ import annotations

import datetime as dt
from typing import Any

import support_register
from exemplars import ledger, register
from exemplars.dates import spans
from exemplars.ledger import Ledger
from exemplars.register import Register
from support_plans import of


def real(plan: str, period: str, today: str = "", unit: str = "") -> Ledger:
    """Return a real plan's ledger of a period."""
    day = dt.date.fromisoformat(today) if today else of(plan).newest_date
    return of_period(register.make(of(plan), day, None), period, unit)


def reckoned(case: dict[str, Any]) -> Ledger:
    """Return the ledger of a case: of its `period`, and of its `unit` where it names one."""
    return of_period(support_register.made(case), case["period"], case.get("unit", ""))


def of_period(made: Register, period: str, unit: str = "") -> Ledger:
    """Return the ledger of a period by its name, cut as the plan's reports are."""
    span = spans.named(period, made.plan.reporting_window)

    assert span is not None

    return ledger.make(made, span, made.units.get(unit))
