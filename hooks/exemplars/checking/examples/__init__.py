"""
For each rule what breaks it and the same mended, as the handbook and `portal explain` show them.

    <family>.yml        in the order of the catalogue
      <code>:
        file: plan.yml  where it would stand; profile.md unless said
        wrong: |        as an editor would write it
        right: |        the same, mended
        note: …         what has to be known besides, or nothing
        says: |         what the check tells of the wrong one; `pytest --bless` writes it

Whether they are true the tests ask of the check itself: tests/cases/examples.yml says how each
is laid over a profile. The check never reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from exemplars.places import PROFILE
from exemplars.rules import CATALOGUE

# Everything is text: a date or a number in an example is what an editor types.
_Texts = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Example:
    """What breaks one rule, what the check tells of it, and the same mended."""

    wrong: str
    right: str
    says: str = ""
    file: str = PROFILE
    note: str = ""

    @property
    def message(self) -> str:
        """Return what is wrong, in the words of the check."""
        return self.says.partition("\n")[0]

    @property
    def cure(self) -> str:
        """Return what the check tells to do, or ""."""
        return self.says.partition("\n")[2].removeprefix("→ ")


@cache
def of_family(family: str) -> Mapping[str, Example]:
    """Return the examples of one family of rules by their codes."""
    text = (resources.files(__name__) / f"{family}.yml").read_text("utf-8")
    read = yaml.load(text, _Texts)
    return {
        code: Example(**{name: value.rstrip("\n") for name, value in said.items()})
        for code, said in read.items()
    }


def of(code: str) -> Example:
    """Return the example of a rule."""
    return of_family(CATALOGUE[code].family)[code]
