"""
The records of one plan as they stand, for a program that goes on running while editors save.

After a save only the profiles it touched are read and judged again; the rest stands as it was. What
concerns all profiles at once is asked for by itself (`Standing.examined`): it takes longer, and an
editor wants to see the page first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from exemplars import places
from exemplars.checking import check, old_faults, survey
from exemplars.checking.check import Examined
from exemplars.checking.remembered import context_of
from exemplars.problem import Problem
from exemplars.reading import source, walk
from exemplars.reading.source import Portfolio, Source
from exemplars.sketches import may_be_drawn


@dataclass(frozen=True)
class Standing:
    """What a plan's folder holds, and the problems of each profile that is judged by itself."""

    portfolio: Portfolio
    today: dt.date | None = None  # None: the newest date in the records
    known: dict[Path, list[Problem]] = field(default_factory=dict)

    @property
    def day(self) -> dt.date:
        """Return the day the portal stands at."""
        return self.today or self.portfolio.newest_date

    def examined(self) -> Examined:
        """Return all that is found of the plan."""
        return check.examined(self.portfolio, self.day, known=self.known)

    def again(self, plan: str, folders: Set[Path]) -> tuple[Standing, list[Problem]] | None:
        """
        Return the records as they are now, and what is told of the profiles that were read again.

        `folders` are those of profiles that may have changed, come or gone. None where more than
        profiles has changed: then everything is to be read.
        """
        before = self.portfolio
        lies = walk.walked(before.root, plan)
        outline = source.outline(before.root, plan)
        paths = [Path(folder, places.PROFILE) for folder in lies.profiles]
        if context_of(outline) != context_of(before):
            return None
        kept = {each.path: each for each in before.sources if each.folder not in folders}
        read = {path: source.read_source(before.root, path) for path in paths if path not in kept}
        # The plan stays the very object that everything made from it knows.
        now = replace(
            before,
            sources=tuple(kept.get(path) or read[path] for path in paths),
            strays=(*outline.strays, *lies.strays),
            baseline=outline.baseline,
            radio=outline.radio,
        )
        judged = {each.path: self._judged(each, now) for each in read.values()}
        known = {path: told for path, told in self.known.items() if path in kept}
        known |= {path: told for path, told in judged.items() if may_be_drawn(read[path])}
        told = [problem for each in judged.values() for problem in each]
        return Standing(now, self.today, known), old_faults.parted(sorted(set(told)), now).told

    def _judged(self, read: Source, portfolio: Portfolio) -> list[Problem]:
        return check.of_source(read, portfolio, self.today or portfolio.newest_date)


def of_plan(root: Path, plan: str, today: dt.date | None, folder: Path) -> Standing:
    """Return the records of a plan, read to their end; verdicts are kept in `folder` by content."""
    portfolio, known = survey.read_and_judged(root, plan, folder)
    return Standing(portfolio, today, known)
