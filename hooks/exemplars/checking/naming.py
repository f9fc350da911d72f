"""A name where a code of the plan was expected: which code the plan, or its register of units, has for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from exemplars.problem import Finding
from exemplars.reading.source import Portfolio, Source
from exemplars.reading.walk import id_in
from exemplars.records.items import Named
from exemplars.records.plan import Plan
from exemplars.records.values import LONGEST_SLUG
from exemplars.text import capital, listed, nearest, slug

# Of the profile itself: whatever else has an id is told of in a list.
_NO_ID = "thiếu trường `id` (Mã hồ sơ)"
# The last key of a field -> the items of the plan whose codes it takes.
_TAKEN: dict[str, Callable[[Plan], Iterable[Named]]] = {
    "sector": lambda plan: plan.sectors,
    "stage": lambda plan: plan.stages,
    "step": lambda plan: plan.selection,
    "channel": lambda plan: (*plan.channels, *plan.columns),
    "movements": lambda plan: plan.movements,
    "priorities": lambda plan: plan.priorities,
    "entry_of": lambda plan: plan.contests,
}


def taught(finding: Finding, source: Source, portfolio: Portfolio) -> Finding:
    """Return what is found of a profile's value, with what to write: of a name in a code's place, of its own id."""
    own = id_in(source.slug)
    if own and _is_of_the_id(finding):
        return replace(finding, hint=f"ghi dòng `id: {own}`, là mã ở tên thư mục")
    if finding.code != "gia-tri-sai" or not 0 < len(finding.said) <= LONGEST_SLUG:
        return finding
    if finding.path == ("unit",):
        names = {unit.id: unit.name for unit in portfolio.units}
        rest = "xem mã đơn vị trong units.yml"
    else:
        names = _names(finding, portfolio.plan)
        rest = f"viết mã, một trong: {listed(names, 30)}"
    return replace(finding, hint=_cure(finding.said, names, rest)) if names else finding


def _is_of_the_id(finding: Finding) -> bool:
    """Return whether a profile's own id is missing, or is none."""
    if finding.code == "gia-tri-sai":
        return finding.path == ("id",)
    return finding.code == "thieu-truong" and finding.message.startswith(_NO_ID)


def _names(finding: Finding, plan: Plan) -> dict[str, str]:
    """Return the codes that a field takes, with their names; none of a field that takes any."""
    key = next((step for step in reversed(finding.path) if isinstance(step, str)), "")
    return {each.id: each.name for each in _TAKEN[key](plan)} if key in _TAKEN else {}


def _cure(said: str, names: dict[str, str], rest: str) -> str:
    """Return which code is to be written, or which may have been meant, and `rest`."""
    meant = _bare(said)
    same = [id for id, name in names.items() if meant and meant in (id, _bare(name))]
    if same:
        return f"viết {_or(same)}"
    near = nearest(said, [*names, *names.values()])
    likely = [f"`{id}`" for id, name in names.items() if near in (id, name)]
    return f"có phải {_or(likely)}? {capital(rest)}" if likely else rest


@lru_cache(maxsize=16384)
def _bare(name: str) -> str:
    """Return a name as a code would have it; a register of thousands is asked for every slip anew."""
    return slug(name, LONGEST_SLUG)


def _or(codes: list[str]) -> str:
    """Return a few codes to choose from: units before and after a reform may share a name."""
    return " hoặc ".join(codes[:3])
