"""
Unicode read as what it is not: UTF-8 opened, or pasted, as Windows-1252 (`Tiáº¿ng Viá»‡t`).

Every byte of a letter then stands as a sign of its own. UTF-8 (RFC 3629) tells a letter's first
byte from those that follow, so that none can be mistaken for two.
"""

from __future__ import annotations

import re

from exemplars.patterns import regex

# What Windows-1252 shows for the bytes that follow a first one; for five it has no sign.
_SHOWN = {
    bytes([byte]).decode("cp1252")
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    else chr(byte): byte
    for byte in range(0x80, 0xC0)
}
_AFTER = "[" + re.escape("".join(_SHOWN)) + "]"
# First bytes of Vietnamese letters (C3 to C6), of tones and marks (E1 BA, E1 BB), of quotes and
# dashes (E2 80), of blanks and signs (C2). The blank of C3 A0, à, has often become another.
_LETTER = regex(f"á[º»]{_AFTER}|â€{_AFTER}|[ÂÃÄÅÆ]{_AFTER}|Ã ")
_SURE = regex(f"á[º»]{_AFTER}")
_VIETNAMESE = regex("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
# In lower case: without one of these there is no Vietnamese that was misread.
SIGNS = ("áº", "á»")


def is_misread(text: str) -> bool:
    """Return whether a text has letters that only Vietnamese has, so misread."""
    return _SURE.search(text) is not None


def first_in(line: str) -> int | None:
    """Return where the first misread letter of a line stands, of a text that was misread; None without any."""
    found = _LETTER.search(line)
    # ĐÃ” ends with what à may look like.
    is_meant = found is None or (_VIETNAMESE.search(line) and not is_misread(line))
    return None if is_meant or found is None else found.start()


def reread(text: str) -> str:
    """Return a text with its misread letters as they were meant; the rest as it is."""
    return _LETTER.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    # The first is what Latin-1 has for it.
    said = found[0].replace(" ", "\u00a0")
    read = bytes((ord(said[0]), *(_SHOWN[sign] for sign in said[1:])))
    return read.decode("utf-8", "replace")
