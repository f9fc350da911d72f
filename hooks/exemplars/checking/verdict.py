"""How problems are told: to people, to programs, to the forges' review pages."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from exemplars.language import phrase
from exemplars.links import Link
from exemplars.problem import Problem
from exemplars.text import printable

WORDS = {"error": "lỗi", "warning": "nhắc nhở"}


def _told(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems as they can be printed: a file's name, and so a message, may hold anything."""
    return [
        replace(
            each,
            path=printable(each.path),
            message=printable(each.message),
            hint=printable(each.hint),
        )
        for each in problems
    ]


def line(problem: Problem) -> str:
    """Return a problem on one line, and its cure on a second."""
    (problem,) = _told([problem])
    where = f"{problem.path}:{problem.line}:{problem.column}"
    cure = f"\n    → {problem.hint}" if problem.hint else ""
    return f"{where}: {phrase(WORDS[problem.severity])} [{problem.code}] {problem.message}{cure}"


def text(problems: Iterable[Problem]) -> str:
    """Return problems for people, and how many there are."""
    found = list(problems)
    errors = sum(each.severity == "error" for each in found)
    count = phrase(
        "{errors} lỗi, {warnings} nhắc nhở.", errors=errors, warnings=len(found) - errors
    )
    return "\n".join([*map(line, found), count] if found else [phrase("Không có lỗi.")])


def held_back(count: int) -> str:
    """Return, for people, how many old faults are not told; "" where there is none."""
    return (
        phrase("{count} lỗi cũ có trong sổ (.baseline.yml), không báo lại.", count=count)
        if count
        else ""
    )


def as_json(problems: Iterable[Problem]) -> str:
    """Return problems as a JSON list."""
    return json.dumps([_fields(each) for each in _told(problems)], ensure_ascii=False, indent=1)


def _fields(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "hint": problem.hint,
        "url": f"cam-nang/quy-tac/{problem.code}/",
    }


def github(problems: Iterable[Problem]) -> str:
    """Return problems as GitHub workflow commands, which it shows at their lines."""
    return "\n".join(
        f"::{each.severity} file={_property(each.path)},line={each.line},col={each.column},title={_property(each.code)}::{_data(_said(each))}"
        for each in problems
    )


def gitlab(problems: Iterable[Problem]) -> str:
    """Return problems as a GitLab code quality report."""
    seen: Counter[str] = Counter()
    return json.dumps(
        [_quality(each, seen) for each in _told(problems)], ensure_ascii=False, indent=1
    )


def _quality(problem: Problem, seen: Counter[str]) -> dict[str, object]:
    # A fingerprint outlives a shift of lines; the same slip twice in a file is told apart by its turn.
    said = f"{problem.path} {problem.code} {problem.message}"
    seen[said] += 1
    return {
        "description": _said(problem),
        "check_name": problem.code,
        "fingerprint": hashlib.sha256(f"{said} {seen[said]}".encode()).hexdigest()[:32],
        "severity": "major" if problem.severity == "error" else "minor",
        "location": {"path": problem.path, "lines": {"begin": problem.line}},
    }


def _said(problem: Problem) -> str:
    return f"{problem.message}. {problem.hint}" if problem.hint else problem.message


def _data(value: str) -> str:
    # Half a surrogate pair, from a file name that is no text, cannot be printed.
    value = value.encode(errors="backslashreplace").decode()
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Iterable[Problem]], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "gitlab": gitlab,
}


def links_text(links: Iterable[Link]) -> str:
    """Return the links a change adds, for people."""
    lines = [f"{each.path}:{each.line}: {each.host}  {each.address}" for each in links]
    head = phrase("{count} liên kết ra ngoài cổng mà thay đổi này thêm vào:", count=len(lines))
    return "\n".join(["", head, *lines]) if lines else ""


def links_github(links: Iterable[Link]) -> str:
    """Return the links a change adds as notices, which GitHub shows at their lines."""
    return "\n".join(
        f"::notice file={_property(each.path)},line={each.line},title=lien-ket-moi::{_data(f'{each.host}: {each.address}')}"
        for each in links
    )


# Reports for programs have nothing but problems.
LINKS: dict[str, Callable[[Iterable[Link]], str]] = {"text": links_text, "github": links_github}
