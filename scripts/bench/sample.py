"""The queries that the tests hold the sample portal to, as questions."""

from __future__ import annotations

import re
from typing import Any

import yaml

from bench.corpus import Corpus, words
from bench.costs import REPOSITORY
from bench.questions import Question
from exemplars.search.abbreviations import ABBREVIATIONS

_QUOTED = re.compile('["“]([^"”]*)["”]')


def questions(corpus: Corpus) -> list[Question]:
    """Return the cases without filters: what each names is what it must find."""
    cases = yaml.safe_load((REPOSITORY / "tests/cases/search/queries.yml").read_text("utf-8"))
    return [_question(corpus, case) for case in cases if "filters" not in case]


def _question(corpus: Corpus, case: dict[str, Any]) -> Question:
    first = case.get("first", [])
    first = frozenset([first] if isinstance(first, str) else first)
    truth = frozenset(case.get("finds", ())) | (first if len(first) == 1 else frozenset())
    return Question("mẫu", case["query"], truth, first, _allowed(corpus, case["query"]))


def _allowed(corpus: Corpus, typed: str) -> frozenset[str] | None:
    """Return what holds all the words; nothing where words stand for others or nobody has them all."""
    asked = words(typed)
    plain = f" {' '.join(asked)} "
    if any(f" {each} " in plain for pair in ABBREVIATIONS.items() for each in pair):
        return None
    open_ = not typed.endswith((" ", '"', "”"))
    held = corpus.holding(asked, begun=open_)
    for part in _QUOTED.findall(typed):
        held &= corpus.phrase(words(part))
    return frozenset(corpus.named(held)) if held else None
