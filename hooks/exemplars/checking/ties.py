"""
By what profiles can meet in the rules over all of them, as numbers: who shares one with whom.

What such a rule tells of a profile hangs on those only that share a tie with it (`rules.rule`).
Two ties of one number only have more profiles asked than need be.
"""

from __future__ import annotations

from array import array
from zlib import crc32

from exemplars.reading.source import Source
from exemplars.rules import TOGETHER_RULES
from exemplars.rules.identity import ids_are_never_shared


def _number(code: str, tie: str) -> int:
    """Return the number, 32 bits, of a tie that the rule of this code gives."""
    return crc32(f"{code} {tie}".encode(errors="surrogatepass"))


def of_id(id: str) -> int:
    """Return the number by which the bearers of an id are found."""
    return _number(ids_are_never_shared.code, id)


def of_source(source: Source) -> array[int]:
    """Return the ties of one profile."""
    told = ((each.code, tie) for each in TOGETHER_RULES if each.ties for tie in each.ties(source))
    return array("I", [_number(code, tie) for code, tie in told])
