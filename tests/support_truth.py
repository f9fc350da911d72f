"""
Sentences of the truth rules as data: what a profile says and records, and what is told of it.

    figures / awards:  what every profile of the file records, unless a sentence has its own
    name, summary, evidence, say:  what it says, and where; `say` is the story
    positive:          told, in words that hold `told`
    negative:          not told
    missed:            the rule is known to be wrong here, and why; right one day, it fails the test

A file's sentences are told one at a time: a profile that says this and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from exemplars.problem import Finding
from exemplars.reading import source
from exemplars.reading.source import Portfolio
from exemplars.rules import CATALOGUE
from support_portal import REPO
from support_rules import CASES

FILES = sorted(CASES.glob("truth/*.yml"))
PORTFOLIO: Portfolio = source.load(REPO / "tests" / "miniature", "none")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a file: what is recorded beside it, and what ought to be told."""

    code: str
    case: dict[str, Any]
    recorded: dict[str, Any]
    positive: bool

    def __str__(self) -> str:
        """Return what is said: it is the test's name."""
        said = (self.case.get(each) for each in ("say", "summary", "name", "evidence"))
        return str(next(filter(None, said)))[:60]

    @property
    def text(self) -> str:
        """Return the profile that says it."""
        case = {**self.recorded, **self.case}
        name = case.get("name", "Nguyễn Thị Hoa")
        lines = ["id: k3f9ta", f"name: {name}", "unit: ngoc-thien"]
        lines += [f"kind: {case.get('kind', 'individual')}"]
        lines += [] if case.get("draft") else ["published: 2025-06-11"]
        lines += [f"summary: {case['summary']}"] if "summary" in case else []
        lines += _evidence(case.get("evidence", ""))
        lines += _figures(case.get("figures", [])) + _awards(case.get("awards", []))
        lines += ["sources:", "  - id: bc", "    title: Báo cáo"]
        return "\n".join(["---", *lines, "---", "", case.get("say", "Bà Hoa trồng vải."), ""])

    def findings(self) -> list[Finding]:
        """Return what the rule says of it."""
        check = CATALOGUE[self.code].check

        assert check is not None

        made = source.source_from(REPO, "profiles/x/y/z/profile.md", self.text.encode())

        assert not made.findings

        return list(check(made, PORTFOLIO))


def _figures(figures: list[str]) -> list[str]:
    lines = ["figures:"] if figures else []
    for figure in figures:
        what, value, unit, period, *sources = (part.strip() for part in figure.split("|"))
        lines += [f"  - what: {what}", f"    value: {value}", f"    unit: {unit}"]
        lines += [f"    period: {period}", *([] if sources else ["    sources: [bc]"])]
    return lines


def _awards(awards: list[str]) -> list[str]:
    lines = ["awards:"] if awards else []
    for award in awards:
        form, level, decision, date = (part.strip() for part in award.split("|"))
        lines += [f"  - form: {form}", f"    level: {level}", "    issuer: Chủ tịch"]
        lines += [f"    decision: {decision}", f"    date: {date}"]
    return lines


def _evidence(evidence: str) -> list[str]:
    if not evidence:
        return []
    return ["criteria:", "  - criterion: law", f"    evidence: {evidence}", "    sources: [bc]"]


def sentences(path: Path) -> Iterator[Sentence]:
    """Give the sentences of a file, those that ought to be told first."""
    data = yaml.safe_load(path.read_text("utf-8"))
    recorded = {key: data[key] for key in ("figures", "awards") if key in data}
    for kind in ("positive", "negative"):
        for case in data[kind]:
            yield Sentence(path.stem, case, recorded, kind == "positive")
