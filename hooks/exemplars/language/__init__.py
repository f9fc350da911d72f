"""
What commands say of themselves: in Vietnamese, as the code has it, or in English.

The Vietnamese text in the code is the source and the key; english.yml beside this module has the
English. It is read when English is first asked for, and never otherwise. Only what is said at a
terminal goes this way. What a rule finds in a record teaches its editor, and a file that a command
writes is the office's: both stay Vietnamese whatever is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from exemplars import text

LANGUAGES = ("vi", "en")
SETTING = "PORTAL_LANG"


class _Count(int):
    """A number that its English noun agrees with: `{count:error|errors}`."""

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        return f"{int(self)} {one if self == 1 else many}" if bar else format(int(self), spec)


def phrase(vietnamese: str, /, **values: object) -> str:
    """
    Return a text in the language that is asked for, with values in place of its {names}.

    Without values it is no template: a text from elsewhere may hold braces of its own.
    """
    template = vietnamese
    if is_english():
        template = translations().get(vietnamese, vietnamese)
        values = {name: _counted(each) for name, each in values.items()}
    return template.format(**values) if values else template


def decimal(number: float) -> str:
    """Return a number to a tenth, with the comma or the point of the language that is asked for."""
    return f"{number:.1f}" if is_english() else f"{number:.1f}".replace(".", ",")


def listed(names: Iterable[str], most: int = 12) -> str:
    """Return names as `text.listed` does, for a terminal."""
    return text.listed(names, most, phrase(text.REST))


def suggested(said: str, known: Iterable[str], otherwise: str) -> str:
    """Return which known name may be meant by `said`, as a question; `otherwise` where none is near."""
    near = text.nearest(said, known)
    return phrase("có phải {near}?", near=near) if near else otherwise


def is_english() -> bool:
    """Return whether commands speak English."""
    return os.environ.get(SETTING) == "en"


@cache
def translations() -> dict[str, str]:
    """Return the English of every text, by the Vietnamese."""
    import yaml

    table = Path(__file__).with_name("english.yml").read_text("utf-8")
    found: dict[str, str] = yaml.load(table, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def _counted(value: object) -> object:
    return _Count(value) if isinstance(value, int) else value
