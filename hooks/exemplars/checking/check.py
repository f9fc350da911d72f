"""Run every rule over a portfolio, collect every problem, place each at its line and column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from exemplars import processes
from exemplars.checking import allowances, beside, naming, old_faults
from exemplars.checking.placing import MOST, placed
from exemplars.problem import Finding, Problem
from exemplars.processes import Progress
from exemplars.reading.source import DataFile, Portfolio, Source
from exemplars.records.baseline import Baseline
from exemplars.rules import (
    PROFILE_RULES,
    TOGETHER_RULES,
    Rule,
    content,
    copies,
    on_the_day,
    permanent,
    shape,
    since,
)

_WITHOUT_FILES = (*shape.RULES, *content.RULES)  # what can be told without the plan's files


@dataclass(frozen=True)
class Examined:
    """What was found of one plan: problems to be told, and old faults held back, both in order."""

    told: list[Problem]
    held: list[Problem]


def problems(
    portfolio: Portfolio, today: dt.date, progress: Progress[Source] = iter
) -> list[Problem]:
    """Return the problems of a portfolio that are to be told, in order of file and line."""
    return examined(portfolio, today, progress).told


Known = Mapping[Path, Sequence[Problem]]


def examined(
    portfolio: Portfolio,
    today: dt.date,
    progress: Progress[Source] = iter,
    known: Known = MappingProxyType({}),
) -> Examined:
    """
    Run every rule, and part what is found by the plan's book of old faults.

    `known` are the problems of profiles already judged by the rules that need no other profile.
    """
    with of_all(portfolio) as together:
        left = [source for source in portfolio.sources if source.path not in known]
        told = by_themselves(portfolio, left, today, progress)
        found = chain(beside.of_files(portfolio, today), together(today), told, *known.values())
        return examined_from(found, portfolio)


def examined_from(found: Iterable[Problem], portfolio: Portfolio) -> Examined:
    """Part all that was found by the plan's book of old faults, and say what is wrong with the book."""
    parts = old_faults.parted(sorted(set(found)), portfolio)
    book = portfolio.baseline
    of_book = [
        *(placed(book, finding, finding.code) for finding in book.findings),
        *(placed(book, finding, "so-loi-cu") for finding in old_faults.wrong(book.record)),
        *(placed(book, finding, "so-loi-cu-thua") for finding in old_faults.stale(parts.idle)),
    ]
    return Examined(sorted({*parts.told, *of_book}), parts.held)


@contextmanager
def of_all(portfolio: Portfolio) -> Iterator[Callable[[dt.date], list[Problem]]]:
    """Begin the rules over all profiles, and give what waits for their problems on a day."""
    # By far the longest of them.
    copied = copies.no_story_is_copied
    work = partial(_numbered, copied, portfolio)
    with processes.aside(work, len(portfolio.sources)) as begun:
        others = [
            (each, _numbered(each, portfolio)) for each in TOGETHER_RULES if each is not copied
        ]
        yield lambda today: [
            problem
            for each, found in (*others, (copied, begun.done()))
            for problem in _together(each, found, portfolio, today)
        ]


def by_themselves(
    portfolio: Portfolio,
    sources: Sequence[Source],
    today: dt.date,
    progress: Progress[Source] = iter,
) -> list[Problem]:
    """Return the problems of some of a portfolio's profiles by the rules that need no other."""
    hidden = allowances.hidden(portfolio)
    told = processes.mapped_by_few(
        lambda few: of_few(few, portfolio, today, hidden), sources, progress
    )
    return [*chain.from_iterable(told)]


def grown(portfolio: Portfolio, before: Baseline) -> list[Problem]:
    """Return the entries that a change has added to the book of old faults."""
    book = portfolio.baseline
    return [placed(book, finding, "so-loi-cu") for finding in old_faults.grown(book.record, before)]


def since_then(change: since.Since) -> list[Problem]:
    """Return what a change has done to the ids and addresses that were there before it."""
    found = [
        placed(file, finding, each.code)
        for each in (*since.RULES, *permanent.RULES)
        for file, finding in _checked(each, change)
    ]
    return sorted(set(found))


def falling_due(portfolio: Portfolio, today: dt.date) -> list[Problem]:
    """Return what falls due by `today`: for whoever says which day it is, for no record does."""
    if portfolio.plan_file.is_unread:
        return []
    found = [
        placed(portfolio.plan_file, finding, each.code)
        for each in on_the_day.PLAN_RULES
        if each.check
        for finding in each.check(portfolio, today)
    ]
    for each in on_the_day.PROFILE_RULES:
        assert each.check is not None
        for source, finding in each.check(portfolio, today):
            found += _without_allowed(source, [placed(source, finding, each.code)], today)
    return sorted(set(found))


def _checked(each: Rule, change: since.Since) -> Iterator[tuple[DataFile[Any], Finding]]:
    assert each.check is not None
    return each.check(change)


def of_source(source: Source, portfolio: Portfolio, today: dt.date) -> list[Problem]:
    """Return the problems of one profile by the rules that need no other profile."""
    return of_few([source], portfolio, today)[0]


def of_few(
    sources: Sequence[Source],
    portfolio: Portfolio,
    today: dt.date,
    hidden: Mapping[Path, Set[str]] = MappingProxyType({}),
) -> list[list[Problem]]:
    """
    Return the problems of each of a few profiles by the rules that need no other profile.

    Rule after rule sees all of them, which takes a fifth less than to see profile after profile: a
    rule's words and patterns lie in the processor's cache still. `hidden` are the codes that rules
    over all profiles would tell of a profile, were it not spared them.
    """
    told = [_of_reading(source, portfolio) for source in sources]
    # Until its day the withdrawn is shown, and so judged, like any other.
    judged = [_shown(source, today) for source in sources]
    for rules in (content.STORY_RULES, _WITHOUT_FILES, PROFILE_RULES):
        by_these = [
            (source, found)
            for source, found in zip(judged, told, strict=True)
            if _rules_for(source, portfolio) is rules
        ]
        for each in rules if by_these else ():
            _tell(each, by_these, portfolio)
    return [
        _allowed(source, found, portfolio, today, hidden.get(source.path, frozenset()))
        for source, found in zip(judged, told, strict=True)
    ]


def _of_reading(source: Source, portfolio: Portfolio) -> list[Problem]:
    return [
        placed(source, naming.taught(finding, source, portfolio), finding.code)
        for finding in source.findings
        if not _is_forgiven(finding, source)
    ]


def _shown(source: Source, today: dt.date) -> Source:
    withdrawn = source.profile.withdrawn
    if withdrawn and withdrawn.date and withdrawn.date > today:
        return replace(source, record=replace(source.profile, withdrawn=None))
    return source


def _tell(
    each: Rule, sources: Iterable[tuple[Source, list[Problem]]], portfolio: Portfolio
) -> None:
    """Add what a rule finds in each of some profiles to what has been found there."""
    assert each.check is not None
    for source, found in sources:
        for finding in islice(each.check(source, portfolio), MOST):
            found.append(placed(source, finding, each.code))


def _allowed(
    source: Source, found: list[Problem], portfolio: Portfolio, today: dt.date, hidden: Set[str]
) -> list[Problem]:
    """Return what of the problems of one profile is not spared it, and what is wrong with its allowances."""
    if not source.profile.allow:
        return found
    told = {each.code for each in found} | hidden
    return [
        *_without_allowed(source, found, today),
        *_of_allowances(source, portfolio, told, today),
    ]


def _of_allowances(
    source: Source, portfolio: Portfolio, told: Set[str], today: dt.date
) -> Iterator[Problem]:
    for finding in allowances.wrong(source, today):
        yield placed(source, finding, "mien-tru-sai")
    # Rules that could not run may have had something to tell.
    if not (portfolio.plan_file.is_unread or portfolio.units_file.is_unread):
        for finding in allowances.needless(source, told, today):
            yield placed(source, finding, "mien-tru-thua")


def _is_forgiven(finding: Finding, source: Source) -> bool:
    """A draft may leave out what an item of a list needs; not its own id, name, kind and unit."""
    return source.is_draft and finding.code == "thieu-truong" and finding.path != ()


def _rules_for(source: Source, portfolio: Portfolio) -> tuple[Rule, ...]:
    """Return the rules that can say something true: what was not read is not to be called missing."""
    if source.is_unread:
        return content.STORY_RULES
    if portfolio.plan_file.is_unread or portfolio.units_file.is_unread:
        return _WITHOUT_FILES
    return PROFILE_RULES


def _without_allowed(source: Source, found: list[Problem], today: dt.date) -> list[Problem]:
    spared = allowances.in_force(source, today)
    return [each for each in found if each.code not in spared] if spared else found


def _numbered(each: Rule, portfolio: Portfolio) -> list[tuple[int, Finding]]:
    """Return what a rule over all profiles finds, by the number of the profile it is told at."""
    assert each.check is not None
    found = list(each.check(portfolio))
    number = {id(source): at for at, source in enumerate(portfolio.sources)} if found else {}
    return [(number[id(source)], finding) for source, finding in found]


def _together(
    each: Rule, found: list[tuple[int, Finding]], portfolio: Portfolio, today: dt.date
) -> Iterator[Problem]:
    for number, finding in found:
        source = portfolio.sources[number]
        yield from _without_allowed(source, [placed(source, finding, each.code)], today)
