"""The five real plans, read once for the tests that only look at them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from exemplars.reading import source
from exemplars.reading.source import Portfolio
from support_portal import REPO
from support_site import PLANS as PLANS


@cache
def of(plan: str) -> Portfolio:
    """Return what lies under a plan of the repository."""
    return source.load(REPO, plan)


def ids(items: Iterable[Any]) -> list[str]:
    """Return the ids of items, in order."""
    return [each.id for each in items]
