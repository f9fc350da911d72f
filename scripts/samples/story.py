"""Tells an exemplar's story: one sentence a line, paragraphs in an order, of a drawn length."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from samples.case import Case
from samples.teller import Facts, Teller, capital

# Syllables of 35,440 real articles: the middle one, and how far the tenth and the ninetieth lie.
_MEDIAN = 467
_BELOW, _ABOVE = math.log(_MEDIAN / 227) / 1.2816, math.log(1062 / _MEDIAN) / 1.2816
_SHORTEST, _LONGEST = 110, 3000
_PARAGRAPH, _SENTENCE = 75, 22  # syllables, roughly

# What paragraphs are about, between the opening and the closing; a long story goes on.
_FIRST = ("roots", "start", "effort", "results", "sharing", "honour", "life", "hard")
_AGAIN = ("effort", "sharing", "results", "life", "effort", "voices")
_QUOTED = ("effort", "sharing", "life")


def tell(case: Case) -> str:
    """Return the story in Markdown."""
    teller = case.teller
    target = _length(teller.rng)
    sections = _sections(teller.rng, max(3, round(target / _PARAGRAPH)))
    headings = _headings(case, len(sections), target)
    ready = _ready(case)
    blocks: list[str] = []
    told = 0
    for at, section in enumerate(sections):
        goal = target * (at + 1) / len(sections) - _SENTENCE / 2
        lines: list[str] = []
        while not lines or told < goal:
            waiting = ready.get(section)
            lines.append(waiting.pop() if waiting else teller.sentence(section, case.facts))
            told += len(lines[-1].split())
        extra = _extra(case, section, target)
        told += sum(len(block.split()) for block in extra)
        blocks += [*headings.get(at, ()), "\n".join(lines), *extra]
    return "\n\n".join(blocks)


def _length(rng: random.Random) -> int:
    away = rng.normalvariate(0, 1)
    length = _MEDIAN * math.exp(away * (_ABOVE if away > 0 else _BELOW))
    return max(_SHORTEST, min(_LONGEST, round(length)))


def _sections(rng: random.Random, count: int) -> list[str]:
    """Return what each of `count` paragraphs is about; the results are never left out."""
    middle = count - 2
    if middle <= len(_FIRST):
        others = [each for each in _FIRST if each != "results"]
        chosen = {"results", *rng.sample(others, middle - 1)}
        told = [each for each in _FIRST if each in chosen]
    else:
        more = middle - len(_FIRST)
        again = _AGAIN * (more // len(_AGAIN) + 1)
        told = [*_FIRST[:-1], *again[:more], _FIRST[-1]]
    return ["intro", *told, "closing"]


def _ready(case: Case) -> dict[str, list[str]]:
    """Return the sentences that some paragraphs begin with, the first one last."""
    teller = case.teller
    intro = [teller.sentence(f"open_{case.shape}", case.facts)]
    if case.shape in ("group", "model"):
        intro.insert(0, teller.sentence("meet", case.facts))
    return {
        "intro": intro,
        "results": _said(teller, "figure", case.facts, case.claims()),
        "honour": _said(teller, "praise", case.facts, case.praise()),
    }


def _said(teller: Teller, name: str, facts: Facts, each: Sequence[Facts]) -> list[str]:
    return [teller.sentence(name, {**facts, **more}) for more in reversed(each)]


def _headings(case: Case, count: int, target: int) -> dict[int, tuple[str]]:
    """Return two or three subheadings by the paragraph they stand over, in half of longer stories."""
    rng = case.teller.rng
    if target < 280 or rng.random() < 0.5:
        return {}
    places = sorted(rng.sample(range(1, count), min(count - 1, rng.randint(2, 3))))
    return {place: (f"## {case.teller.sentence('heading', case.facts)}",) for place in places}


def _extra(case: Case, section: str, target: int) -> list[str]:
    """Return a list after the beginning, or a quotation, sometimes."""
    teller, facts = case.teller, case.facts
    if section == "start" and target > 250 and teller.rng.random() < 0.25:
        items = [f"- {teller.sentence('method', facts)}." for _ in range(3)]
        return [teller.sentence("list_intro", facts), "\n".join(items)]
    if section in _QUOTED and target > 200 and teller.rng.random() < 0.2:
        quote = teller.one("quote", facts)
        return [teller.sentence("quote_by", facts), f"> {capital(quote)}"]
    return []
