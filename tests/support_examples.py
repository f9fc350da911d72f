"""
The handbook's examples of rules, laid over a portal and put to the check.

How each is laid over is data, tests/cases/examples.yml; what the check tells of it is written
into the package's own files by --bless.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

import support_rules
from exemplars.checking.examples import of, of_family
from exemplars.places import PROFILE
from exemplars.rules import CATALOGUE
from support_portal import REPO
from support_rules import CASES

FILES = REPO / "hooks/exemplars/checking/examples"
LAID: dict[str, dict[str, Any]] = yaml.safe_load((CASES / "examples.yml").read_text("utf-8"))
# What files are called from elsewhere than the plan's folder, and how a case calls them.
_PLACES = {
    "content/": "../../content/",
    "profiles/tan-yen/": "",
    ".baseline.yml": "./.baseline.yml",
}


def told(code: str, side: str, root: Path) -> list[str]:
    """Return the problems of one side, `wrong` or `right`, of a rule's example, laid over below `root`."""
    return support_rules.told(_case(code, side), root)


def _case(code: str, side: str) -> dict[str, Any]:
    laid = LAID.get(code, {})
    if f"{side}_case" in laid:
        return support_rules.read(CASES / "rules" / f"{laid[f'{side}_case']}.yml")
    case = {name: laid[name] for name in ("today", "due_on", "before") if name in laid}
    changes = list(laid.get("changes", ()))
    if not laid.get("by_hand"):
        changes.append(_change(code, side, laid.get("over")))
    changes += laid.get(f"{side}_changes", ())
    return {"base": laid.get("base", "tan-yen/individual"), **case, "changes": changes}


def _change(code: str, side: str, over: str | None) -> dict[str, Any]:
    """Return the change that lays one side of an example over."""
    shown = of(code)
    text = (shown.wrong if side == "wrong" else shown.right) + "\n"
    file = _file(shown.file)
    if over is not None:
        margin = over[: len(over) - len(over.lstrip(" "))]
        return {"in": file, "old": over, "new": textwrap.indent(text, margin)}
    return {"in": file, "fields" if file.endswith(PROFILE) else "text": text}


def _file(shown: str) -> str:
    """Return where a case has the file that an example shows."""
    for begin, place in _PLACES.items():
        if shown.startswith(begin):
            return place + shown.removeprefix(begin)
    return shown


def says(code: str, problems: Iterable[str]) -> str:
    """Return the first of the problems that has this code, its message and its cure a line each."""
    first = next(each for each in problems if support_rules.code_of(each) == code)
    return first.partition(f"{code}: ")[2].replace(" → ", "\n→ ", 1)


def bless(code: str, said: str) -> None:
    """Write what the check tells of a wrong example; the rest of the file stays as it was."""
    path = FILES / f"{CATALOGUE[code].family}.yml"
    before, entry, after = re.split(
        rf"(^{code}:\n(?:[ ].*\n|\n)+)", path.read_text("utf-8"), flags=re.MULTILINE
    )
    kept = re.sub(r"^  says: \|\n(?: {4}.*\n)+", "", entry, flags=re.MULTILINE).rstrip("\n")
    block = textwrap.indent(said, " " * 4)
    gap = "\n" if after else ""
    path.write_text(f"{before}{kept}\n  says: |\n{block}\n{gap}{after}", "utf-8")
    of_family.cache_clear()
