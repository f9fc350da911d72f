"""What mkdocs.yml says of the portal, and what is wrong with the file, in the words of the commands."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from exemplars.building.settings import Settings, SettingsError, refuse_unknown
from exemplars.language import phrase
from exemplars.notation import yaml_slips

_FILE = "mkdocs.yml"
_SAMPLE = "tan-yen"  # where the file says nothing of the portal


def settings(root: Path, extra: Mapping[str, Any]) -> Settings:
    """
    Return the settings of one run; the plan is the one that the file names, where nobody says another.

    Raises:
        SettingsError: one of them cannot be used, or there is no such plan.
    """
    named = Settings.of(os.environ, plan(extra))
    refuse_unknown(root, named.plan, "" if os.environ.get("PORTAL_PLAN") else _FILE)
    return named


def plan(extra: Mapping[str, Any]) -> str:
    """
    Return the plan that the file names.

    Raises:
        SettingsError: what it says of the portal is no group of fields.
    """
    said = extra.get("portal", {"plan": _SAMPLE})
    if not isinstance(said, dict):
        raise SettingsError("mkdocs.yml: mục `extra.portal` phải là nhóm, ví dụ `plan: tan-yen`")
    for key in said:
        if key != "plan":
            raise SettingsError(
                "mkdocs.yml: không biết mục `extra.portal.{key}`; chỉ có `plan`", key=key
            )
    named = said.get("plan")
    if not isinstance(named, str):
        raise SettingsError(
            "mkdocs.yml: mục `extra.portal.plan` phải là mã của một kế hoạch, ví dụ tan-yen"
        )
    return named


def slip(error: Exception, file: Path) -> str:
    """Return why the file cannot be read, with the place where YAML gives one."""
    # Whoever reads the file makes a sentence of YAML's error, which is kept as what came before.
    cause = error.__context__ or error
    if isinstance(cause, yaml.scanner.ScannerError | yaml.parser.ParserError):
        fault = yaml_slips.syntax_fault(cause, file.read_text("utf-8", errors="replace"))
        return f"{_FILE}:{fault.line}:{fault.column}: {fault.message}; {fault.hint}"
    where, why = _FILE, " ".join(str(cause).split()) or type(cause).__name__
    if isinstance(cause, yaml.MarkedYAMLError) and cause.problem_mark:
        mark, why = cause.problem_mark, str(cause.problem)
        where += f":{mark.line + 1}:{mark.column + 1}"
    return phrase("{where}: không dùng được: {why}", where=where, why=why)


def unusable(
    given: Mapping[str, Any], wrong: Iterable[tuple[str, Exception | str]]
) -> Iterator[str]:
    """Give a line for every setting that the site's host refuses; its own words are English."""
    for name, error in wrong:
        if given.get(name) is None:
            yield phrase("mkdocs.yml: thiếu mục `{name}`", name=name)
        else:
            why = " ".join(str(error).split())
            yield phrase("mkdocs.yml: mục `{name}` không dùng được: {why}", name=name, why=why)
