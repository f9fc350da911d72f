"""
What a rule is: a stable code, a sentence, a family, and a generator of findings.

    of one profile       (source, portfolio) -> Finding…
    of the plan's files  (portfolio) -> Finding…
    of the radio         (portfolio, today) -> Finding…
    of all profiles      (portfolio) -> (Source, Finding)…

A rule over all profiles says by which ties it meets one with another: a name, a number of a
decision. What it tells of a profile hangs on those only that share a tie with it, so that after a
change most need not be asked again. Stories meet in a way of their own (`checking.meetings`).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exemplars.problem import DataPath, Finding, Severity
from exemplars.records.plan import Plan
from exemplars.text import listed, nearest, slug

Check = Callable[..., Iterator[Any]]
# Of one profile: that by which a rule over all profiles can meet it with another.
Ties = Callable[[Any], Iterable[str]]

FAMILIES = {
    "shape": "Hình thức hồ sơ",
    "plan": "Đối chiếu với kế hoạch",
    "truth": "Khách quan, trung thực",
    "law": "Đối chiếu với pháp luật",
    "people": "Quyền của người được nêu",
    "identity": "Định danh",
    "validity": "Thời hạn và đơn vị",
    "content": "Bài viết và ảnh",
    "radio": "Chương trình phát thanh",
    "setup": "Tệp kế hoạch và đơn vị",
}


@dataclass(frozen=True)
class Rule:
    """One rule; its docstring is the rule, in Vietnamese, as the handbook prints it."""

    code: str
    family: str
    severity: Severity
    statement: str
    reason: str = ""
    check: Check | None = field(default=None, compare=False)
    # One that hangs on what no profile says, such as a child's age.
    sparable: bool = False
    ties: Ties | None = field(default=None, compare=False)

    @property
    def allowable(self) -> bool:
        """Return whether one profile may be spared it: a matter of judgement, not of safety."""
        judged = self.severity == "warning" or self.family in ("plan", "validity")
        return judged or self.sparable


def rule(
    code: str,
    family: str,
    severity: Severity = "error",
    *,
    sparable: bool = False,
    ties: Ties | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function; its docstring's first paragraph is the rule."""

    def make(check: Check) -> Rule:
        statement, reason = _paragraphs(check.__doc__ or "")
        return Rule(code, family, severity, statement, reason, check, sparable, ties)

    return make


def read_rule(code: str, family: str, doc: str, severity: Severity = "error") -> Rule:
    """Declare a rule that the reader of files itself applies."""
    statement, reason = _paragraphs(doc)
    return Rule(code, family, severity, statement, reason)


def _paragraphs(doc: str) -> tuple[str, str]:
    first, _, rest = inspect.cleandoc(doc).partition("\n\n")
    return " ".join(first.split()), rest.strip()


def unknown(
    name: str, options: Mapping[str, str], what: str, where: DataPath, plan: Plan, whose: str = ""
) -> Finding:
    """Say that a name is not one of the plan's, which are, and which was likely meant; `options` have their names."""
    near = nearest(name, options)
    if not options:
        return Finding(
            f"kế hoạch {plan.id} không có {what} nào{whose}, nhưng hồ sơ ghi `{name}`",
            "bỏ trường này",
            where,
        )
    known, choice = list(options), f"có phải `{near}`? Các"
    if not near:
        # Who does not know the codes needs the names; who mistypes one does not.
        known = [
            id if not said or slug(said) == id else f"{id} ({said})" for id, said in options.items()
        ]
        choice = "chọn một trong các"
    return Finding(
        f"không có {what} `{name}`{whose} trong kế hoạch {plan.id}",
        f"{choice} {what}{whose}: {listed(known, 30)}",
        where,
    )


def chosen(what: str, options: Sequence[str]) -> str:
    """Return which name to choose, or that there is none yet."""
    return f"chọn một trong các {what}: {listed(options)}" if options else f"chưa có {what} nào"
