"""
The month in review: every exemplar published in one month, once the month is over.

For portals that take one item a month instead of each exemplar. A month that is not over has no
digest, so that none changes after it was sent; one in which nobody was published has none either.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from exemplars.records.schedule import month_of, next_month
from exemplars.register import Exemplar, Register


@dataclass(frozen=True)
class Digest:
    """One complete month."""

    month: dt.date  # its first day
    exemplars: tuple[Exemplar, ...]  # the first published first; never empty

    @property
    def key(self) -> str:
        """Return the month's name: `2024-05`."""
        return f"{self.month:%Y-%m}"

    @property
    def address(self) -> str:
        """Return the address below the portal's root: `diem-tin/2024-05/`."""
        return f"diem-tin/{self.key}/"

    @property
    def label(self) -> str:
        """Return the month as pages write it: `tháng 5/2024`."""
        return f"tháng {self.month.month}/{self.month.year}"

    @property
    def title(self) -> str:
        """Return `Gương điển hình tiên tiến tháng 5/2024`."""
        return f"Gương điển hình tiên tiến {self.label}"

    @property
    def summary(self) -> str:
        """Return how many it tells of, and the first of them by name."""
        names = ", ".join(each.name for each in self.exemplars[:3])
        more = len(self.exemplars) - 3
        return f"{len(self.exemplars)} gương được giới thiệu: {names}" + (
            f" và {more} gương khác." if more > 0 else "."
        )

    @property
    def published(self) -> dt.date:
        """Return the first day after the month."""
        return next_month(self.month)


def of(register: Register) -> tuple[Digest, ...]:
    """Return the digests of a portal's complete months, newest first."""
    months: defaultdict[dt.date, list[Exemplar]] = defaultdict(list)
    for each in register.exemplars:
        if not each.draft and next_month(month_of(each.published)) <= register.today:
            months[month_of(each.published)].append(each)
    return tuple(
        Digest(month, tuple(sorted(found, key=lambda each: (each.published, each.id))))
        for month, found in sorted(months.items(), reverse=True)
    )
