"""
The inspection: what each unit still owes, dossier by dossier, as the check tells it; for the office.

Nothing is found here. The problems are those of the check, those of the book of old faults and, on
a day that is said, what falls due; they are put in the order of units.yml, with who was spared what.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exemplars import views
from exemplars.checking import allowances, verdict
from exemplars.problem import Problem
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Allowance
from exemplars.records.units import Unit
from exemplars.text import printable

# Matter -> its name, the codes of what is wanting; whatever is in none of them is "other".
MATTERS = {
    "sources": ("Nguồn", {"nguon-la", "so-lieu-thieu-nguon", "khen-thuong-thieu-nguon"}),
    "consents": (
        "Đồng ý",
        {"dong-y-thieu", "dong-y-muon", "tre-em-giam-ho", "tre-em-tu-dong-y"},
    ),
    "approvals": ("Phê duyệt", {"phe-duyet-thieu", "khau-chua-den"}),
    "follow-ups": ("Theo dõi", {"theo-doi-qua-han"}),
    "content": (
        "Nội dung",
        {"thieu-khi-dang", "thieu-truong", "tieu-chuan-thieu", "mo-hinh-chu"},
    ),
}
OTHER = "other"
NAMES = {**{matter: name for matter, (name, _) in MATTERS.items()}, OTHER: "Khác"}
_MATTER_OF = {code: matter for matter, (_, codes) in MATTERS.items() for code in codes}


@dataclass(frozen=True)
class Item:
    """One problem: what it is about, and whether it is in the book of old faults."""

    problem: Problem
    old: bool = False

    @property
    def matter(self) -> str:
        """Return what it is about: of `NAMES`."""
        return _MATTER_OF.get(self.problem.code, OTHER)

    @property
    def severity(self) -> str:
        """Return how it is called: an error, a warning, an old fault."""
        return "lỗi cũ" if self.old else verdict.WORDS[self.problem.severity]


@dataclass(frozen=True)
class Dossier:
    """One file, or one profile, with what is wanting in it."""

    path: str
    name: str  # of the exemplar; "" for other files
    items: tuple[Item, ...]
    spared: tuple[Allowance, ...] = ()  # in force on the day


@dataclass(frozen=True)
class Division:
    """One unit's files; or, without a unit, those of the plan itself."""

    unit: Unit | None
    label: str
    profiles: int  # drafts too
    dossiers: tuple[Dossier, ...]
    counts: Counter[str] = field(default_factory=Counter)  # by matter


@dataclass(frozen=True)
class Inspection:
    """What is wanting in one plan, or in one unit and those below it."""

    plan: str
    title: str
    label: str  # of the unit, where one was asked for
    day: dt.date
    is_told: bool  # whether somebody said the day: else nothing that falls due is in it
    divisions: tuple[Division, ...]

    @property
    def counts(self) -> Counter[str]:
        """Return how many problems there are of each matter."""
        return sum((each.counts for each in self.divisions), Counter[str]())

    @property
    def profiles(self) -> int:
        """Return how many profiles were looked at."""
        return sum(each.profiles for each in self.divisions)

    @property
    def wanting(self) -> tuple[Division, ...]:
        """Return the divisions that have something to mend or to explain."""
        return tuple(each for each in self.divisions if each.dossiers)


def make(
    portfolio: Portfolio,
    told: Iterable[Problem],
    held: Iterable[Problem],
    day: dt.date,
    unit: Unit | None = None,
    *,
    is_told: bool = True,
) -> Inspection:
    """Return the inspection of a plan on `day`; of `unit` and those below it, where one is named."""
    by_path: dict[str, list[Item]] = {}
    items = [*(Item(each) for each in told), *(Item(each, old=True) for each in held)]
    for item in sorted(items, key=lambda each: (each.problem, each.old)):
        by_path.setdefault(item.problem.path, []).append(item)
    sources = {each.name: each for each in portfolio.sources}
    by_unit: dict[str, list[str]] = {}
    for path in sorted({*by_path, *sources}):
        by_unit.setdefault(_unit_of(path, portfolio), []).append(path)
    divisions = [
        _division(portfolio, id, by_unit[id], by_path, sources, day)
        for id in _order(portfolio, by_unit)
        if unit is None or portfolio.units.is_within(portfolio.units.get(id), unit)
    ]
    label = portfolio.units.label(unit) if unit else ""
    return Inspection(
        portfolio.plan.id, portfolio.plan.title, label, day, is_told, tuple(divisions)
    )


def _unit_of(path: str, portfolio: Portfolio) -> str:
    """Return the folder of the unit that a file is in; "" for the plan's own and for pages by hand."""
    parts = path.split("/")
    is_theirs = len(parts) > 3 and parts[:2] == ["profiles", portfolio.plan_file.path.parent.name]
    # The radio's folder is no unit's.
    return parts[2] if is_theirs and not parts[2].startswith("_") else ""


def _order(portfolio: Portfolio, found: Iterable[str]) -> list[str]:
    """Return the plan's own first, then units as in units.yml, then folders that are no unit's."""
    known = {unit.id: number for number, unit in enumerate(portfolio.units)}
    return sorted(found, key=lambda id: (bool(id), known.get(id, len(known)), id))


def _division(
    portfolio: Portfolio,
    id: str,
    paths: list[str],
    items: dict[str, list[Item]],
    sources: dict[str, Source],
    day: dt.date,
) -> Division:
    unit = portfolio.units.get(id)
    dossiers = [_dossier(path, items.get(path, []), sources.get(path), day) for path in paths]
    label = portfolio.units.label(unit) if unit else f"{id} (không có trong units.yml)"
    return Division(
        unit,
        label if id else "Kế hoạch và các tệp chung",
        sum(path in sources for path in paths),
        tuple(each for each in dossiers if each.items or each.spared),
        Counter(item.matter for path in paths for item in items.get(path, [])),
    )


def _dossier(path: str, items: list[Item], source: Source | None, day: dt.date) -> Dossier:
    if source is None:
        return Dossier(path, "", tuple(items))
    force = allowances.in_force(source, day)
    spared = tuple(each for each in source.profile.allow if each.rule in force)
    return Dossier(path, source.profile.name, tuple(items), spared)


def as_html(made: Inspection, templates: Path) -> str:
    """Return the inspection as a page of its own, in the look of the reports."""
    template = views.environment(templates).get_template("inspection.html")
    return template.render(made=made, names=NAMES, printable=printable)


def as_text(made: Inspection) -> str:
    """Return the inspection for a terminal."""
    lines = [*_head(made), *(line for each in made.wanting for line in _of_division(each))]
    return "\n".join(printable(line) for line in lines)


def _head(made: Inspection) -> Iterator[str]:
    said = ", ".join(f"{NAMES[each].lower()} {made.counts[each]}" for each in NAMES)
    when = f"Tính đến ngày {views.day(made.day)}"
    due = (
        ""
        if made.is_told
        else "; chưa đặt --today nên chưa xét việc đến hạn, gương lâu chưa được theo dõi"
    )
    yield f"{made.label or made.plan}: {made.profiles} hồ sơ. Còn thiếu: {said}."
    yield f"{when}{due}."


def _of_division(division: Division) -> Iterator[str]:
    yield ""
    yield f"{division.label}: {division.profiles} hồ sơ"
    for dossier in division.dossiers:
        yield f"  {dossier.path}" + (f" ({dossier.name})" if dossier.name else "")
        for item in dossier.items:
            each = item.problem
            yield f"    {each.line}:{each.column}: {item.severity} [{each.code}] {each.message}"
            if each.hint:
                yield f"        → {each.hint}"
        for allowed in dossier.spared:
            yield f"    miễn [{allowed.rule}] đến {allowed.until}: {allowed.reason}"


def as_json(made: Inspection) -> str:
    """Return the inspection for other programs; keys are for good."""
    tree = {
        "plan": made.plan,
        "day": str(made.day),
        "day_told": made.is_told,
        "profiles": made.profiles,
        "counts": {matter: made.counts[matter] for matter in NAMES},
        "divisions": [
            {
                "unit": each.unit.id if each.unit else None,
                "name": each.label,
                "profiles": each.profiles,
                "counts": {matter: each.counts[matter] for matter in NAMES},
                "files": [_tree(dossier) for dossier in each.dossiers],
            }
            for each in made.divisions
        ],
    }
    return json.dumps(tree, ensure_ascii=False, indent=1)


def _tree(dossier: Dossier) -> dict[str, Any]:
    return {
        "path": dossier.path,
        "name": dossier.name or None,
        "problems": [
            {
                "code": each.problem.code,
                "matter": each.matter,
                "severity": each.problem.severity,
                "old": each.old,
                "line": each.problem.line,
                "column": each.problem.column,
                "message": each.problem.message,
                "hint": each.problem.hint,
            }
            for each in dossier.items
        ],
        "spared": [
            {"rule": each.rule, "reason": each.reason, "until": str(each.until)}
            for each in dossier.spared
        ],
    }
