"""What stands first on the home page: the featured exemplars and the newest, none of them twice."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from exemplars.register import Exemplar, Register


@dataclass(frozen=True)
class Front:
    """The exemplars of the home page; no one stands in it twice."""

    lead: Exemplar | None  # None only in a portal without exemplars
    lead_is_featured: bool  # chosen by the editors, not for being new
    featured: tuple[Exemplar, ...]  # the others that are featured
    newest: tuple[Exemplar, ...]


def is_featured(each: Exemplar, today: dt.date) -> bool:
    """Return whether the editors feature an exemplar on `today`; `featured_until` is the last day."""
    until = each.profile.featured_until
    return until is not None and today <= until and not each.draft


def front(register: Register, *, newest: int = 6, featured: int = 3) -> Front:
    """
    Return the lead, up to `featured` other featured exemplars, and the `newest` of the rest.

    The lead is the newest featured one, a portrait before none. Where nobody is featured it is
    the newest with a portrait, else the newest; a draft in a preview never leads.
    """
    shown = [each for each in register.exemplars if not each.draft]
    chosen = [each for each in shown if is_featured(each, register.today)]
    # Exemplars come newest first and the sort is stable.
    first = sorted(chosen or shown, key=lambda each: each.portrait is None)[:1]
    leading = {each.id for each in first}
    others = [each for each in chosen if each.id not in leading][:featured]
    taken = leading | {each.id for each in others}
    rest = [each for each in register.exemplars if each.id not in taken]
    return Front(first[0] if first else None, bool(chosen), tuple(others), tuple(rest[:newest]))
