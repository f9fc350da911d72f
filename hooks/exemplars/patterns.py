"""
Patterns that are compiled when they are first asked for something.

There are four hundred, and most commands need few of them: compiling all took longer than a whole
check of one changed profile. A pattern that is wrong is found by a test, which asks every one.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

# All that is ever asked of one.
_ASKED = (
    *("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn"),
    *("pattern", "flags", "groups", "groupindex"),
)


class _Waiting:
    """A pattern that is not compiled yet."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._made_of = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        # Only asked once: from then on all of the compiled pattern's own are at hand.
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(*self._made_of)
        self.__dict__.update((each, getattr(compiled, each)) for each in _ASKED)
        return self.__dict__[name]


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns of a pattern, compiled once it is used."""
    return cast("re.Pattern[AnyStr]", _Waiting(pattern, flags))
