"""
Numbers written in digits: 1.234 is a thousand and more, 1,5 one and a half, and so is 1.5.

Nobody groups one or two digits, so a dot before them is the decimal point of whoever writes the
English way; but it may be a day too (20.11) or a heading's number, so only what is measured, not what
is counted, is read so.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from exemplars.patterns import regex

_DECIMAL = r"(?:\d{1,3}\.\d{1,2}|0\.\d{1,9})"
NUMBER = rf"(?:(?:[1-9]\d{{0,2}}(?:\.\d{{3}})+|\d{{1,12}})(?:,\d{{1,9}})?|{_DECIMAL}(?![\d,]))"
_ENGLISH = regex(rf"{_DECIMAL}\Z")


@lru_cache(maxsize=4096)
def is_english(written: str) -> bool:
    """Return whether a number has a decimal point, not a comma: 1.5, 0.25."""
    return _ENGLISH.match(written) is not None


@lru_cache(maxsize=4096)
def worth(written: str) -> Decimal:
    """Return what a number is worth."""
    return Decimal(_plain(written).replace(",", "."))


@lru_cache(maxsize=4096)
def last_place(written: str) -> Decimal:
    """Return the worth of the last digit that is no naught: 100 of 500, 0.1 of 1,5."""
    whole, _, part = _plain(written).partition(",")
    if part.strip("0"):
        return Decimal(1).scaleb(-len(part.rstrip("0")))
    return Decimal(1).scaleb(len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0)


def _plain(written: str) -> str:
    """Return a number without its groups, with a comma before its decimals."""
    return written.replace(".", ",") if is_english(written) else written.replace(".", "")
