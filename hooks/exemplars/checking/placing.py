"""A finding with its place: the problem that people and programs are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from exemplars.problem import Finding, Problem
from exemplars.reading.source import DataFile
from exemplars.rules import CATALOGUE

# Of one rule in one file: who pasted a whole web page is helped by no more.
MOST = 300


def told(file: DataFile[Any], findings: Iterable[Finding], code: str) -> Iterator[Problem]:
    """Give what a rule finds in a file as problems, the first `MOST`."""
    for finding in islice(findings, MOST):
        yield placed(file, finding, code)


def placed(file: DataFile[Any], finding: Finding, code: str) -> Problem:
    """Return a finding of a file as a problem, at its line and column; its own code stands over `code`."""
    line, column = file.locate(finding)
    code = finding.code or code
    return Problem(
        file.name, line, column, code, CATALOGUE[code].severity, finding.message, finding.hint
    )
