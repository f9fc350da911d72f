"""What is found of all that lies beside the profiles: the plan's files, the radio, pages written by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from exemplars.checking import on_air
from exemplars.checking.placing import placed, told
from exemplars.problem import Problem
from exemplars.reading import handwritten
from exemplars.reading.source import DataFile, Portfolio, RadioText
from exemplars.reading.walk import Stray
from exemplars.rules import CATALOGUE, departed, handwriting, people, setup
from exemplars.rules.letters import letters_can_be_read, unreadable_in


def of_files(portfolio: Portfolio, today: dt.date) -> list[Problem]:
    """Return the problems of all of these files on a day."""
    return [
        *_setup(portfolio),
        *of_strays(portfolio.strays),
        *_handwritten(portfolio),
        *on_air.problems(portfolio, today),
    ]


def _setup(portfolio: Portfolio) -> Iterator[Problem]:
    files: list[DataFile[Any]] = [
        portfolio.plan_file,
        portfolio.units_file,
        *(file for _, file in portfolio.unit_files),
        portfolio.radio.schedule,
        *portfolio.radio.texts.values(),
    ]
    for file in files:
        for finding in file.findings:
            yield placed(file, finding, finding.code)
        # A text of the radio's own is looked through as what is read on air.
        unreadable = () if isinstance(file, RadioText) else unreadable_in(file.path, file.text)
        yield from told(file, unreadable, letters_can_be_read.code)
    # Each refers to the other: where one could not be read, only that is said.
    if portfolio.plan_file.is_unread or portfolio.units_file.is_unread:
        return
    for rules, file in (
        ((*setup.PLAN_RULES, *people.PLAN_RULES), portfolio.plan_file),
        ((*setup.UNIT_RULES, *people.UNIT_RULES), portfolio.units_file),
    ):
        for each in rules:
            assert each.check is not None
            yield from told(file, each.check(portfolio), each.code)
    yield from _own_criteria(portfolio)


def _own_criteria(portfolio: Portfolio) -> Iterator[Problem]:
    own = setup.own_criteria_only_extend
    assert own.check is not None
    for unit, unit_file in portfolio.unit_files:
        private = people.own_criteria_have_no_private_data(unit_file, portfolio)
        yield from told(unit_file, own.check(unit, unit_file, portfolio), own.code)
        yield from told(unit_file, private, people.units_have_no_private_data.code)


def of_strays(strays: Iterable[Stray]) -> Iterator[Problem]:
    """Give what is told of all that lies where nothing is read."""
    for stray in strays:
        severity = CATALOGUE[stray.code].severity
        yield Problem(stray.name, 1, 1, stray.code, severity, stray.why, stray.cure)


def _handwritten(portfolio: Portfolio) -> Iterator[Problem]:
    """Give the problems of pages written by hand, and of those who are named there and are no more."""
    names = departed.Departed(portfolio)
    for page in handwritten.pages(portfolio.root):
        for finding in handwriting.findings(page, portfolio, names):
            severity = CATALOGUE[finding.code].severity
            line = finding.line or 1
            yield Problem(
                *(page.name, line, finding.column, finding.code, severity),
                *(finding.message, finding.hint),
            )
    for file, finding in departed.in_files(portfolio, names):
        yield placed(file, finding, departed.what_is_gone_is_named_with_care.code)
