"""
Who is asked to approve what, as the forges read it: a CODEOWNERS file made from plans and units.

What a plan and its units say (`maintainers`, `reviewers`) is written once, there. GitHub and GitLab
take patterns as in .gitignore, the last that fits decides; Gitea and Forgejo take regular
expressions, and all that fit decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exemplars.reading.source import Portfolio
from exemplars.records.units import Unit, Units

# Where each forge looks for the file.
FILES = {
    "github": ".github/CODEOWNERS",
    "gitlab": ".gitlab/CODEOWNERS",
    "gitea": ".gitea/CODEOWNERS",
}
_HEAD = """\
# Do `portal codeowners` làm từ plan.yml (portal.maintainers) và units.yml (reviewers); đừng sửa tay.
"""


@dataclass(frozen=True)
class Owned:
    """A folder, or the files of one ending in it, and who approves what changes there."""

    folder: str  # from the root, ending in /; "" is everything
    accounts: tuple[str, ...]
    files: str = ""  # "*.yml": only these, right in the folder


def written(forge: str, portfolios: Iterable[Portfolio]) -> str:
    """Return the file for one of `FILES`; where no account is named, only its head."""
    line = _regular if forge == "gitea" else _pattern
    return _HEAD + "".join(f"{line(each)}\n" for each in owned(portfolios) if each.accounts)


def owned(portfolios: Iterable[Portfolio]) -> Iterator[Owned]:
    """Give what is owned, the widest first, plans and units in their own order."""
    every = list(portfolios)
    keepers = [name for each in every for name in _maintainers(each)]
    yield Owned("", tuple(dict.fromkeys(keepers)))
    for portfolio in every:
        folder = f"profiles/{portfolio.plan_file.path.parent.name}/"
        keeping = _maintainers(portfolio)
        yield Owned(folder, keeping)
        for unit in portfolio.units:
            yield Owned(f"{folder}{unit.id}/", _reviewers(unit, portfolio.units))
        # The plan and a unit's own criteria are rules, not profiles.
        yield Owned(folder, keeping, "*.yml")
        yield Owned(f"{folder}*/", keeping, "unit.yml")


def _maintainers(portfolio: Portfolio) -> tuple[str, ...]:
    portal = portfolio.plan.portal
    return portal.maintainers if portal else ()


def _reviewers(unit: Unit, units: Units) -> tuple[str, ...]:
    """Return who approves a unit's profiles: its own reviewers, else those of the nearest above it."""
    return next((each.reviewers for each in (unit, *units.line(unit)[::-1]) if each.reviewers), ())


def _names(accounts: Iterable[str]) -> str:
    return " ".join(f"@{each}" for each in accounts)


def _pattern(each: Owned) -> str:
    pattern = f"/{each.folder}{each.files}" if each.folder else "*"
    return f"{pattern} {_names(each.accounts)}"


def _regular(each: Owned) -> str:
    folder = re.escape(each.folder).replace(r"\*", "[^/]+").replace(r"\-", "-")
    files = re.escape(each.files).replace(r"\*", "[^/]*") if each.files else ".*"
    return f"{folder}{files} {_names(each.accounts)}"
