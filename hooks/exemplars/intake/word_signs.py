"""What in a Word file is a letter without being text: breaks, signs of picture fonts, formulas; what is never read."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any, Final

from exemplars.intake.word_styles import W
from exemplars.patterns import regex
from exemplars.prose import legacy_fonts

# Text, and the text of formulas.
TEXTS: Final = frozenset((f"{W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"))
# LibreOffice writes U+00AD as an element, and in fonts of TCVN3 that is the letter ư.
BREAKS: Final = MappingProxyType(
    {
        f"{W}br": "\n",
        f"{W}cr": "\n",
        f"{W}tab": "\t",
        f"{W}ptab": "\t",
        f"{W}noBreakHyphen": "-",
        f"{W}softHyphen": "\u00ad",
    }
)
# Parts that hold words which no draft takes -> what the reader is told of them.
UNREAD: Final = (
    (regex(r"word/(?:.*/)?embeddings/"), "tệp nhúng"),
    (regex(r"word/(?:.*/)?charts/chart[^/]*\.xml"), "biểu đồ"),
    (regex(r"word/(?:.*/)?diagrams/data[^/]*\.xml"), "sơ đồ"),
    (regex(r"word/comments\.xml"), "lời bình ở lề"),
)
# Fonts whose letters are pictures, as Word names them in lower case -> the signs of Unicode.
_PICTURES: Final = MappingProxyType(
    {
        "symbol": dict(
            zip(
                b"\xa3\xac\xae\xb0\xb1\xb3\xb4\xb7\xb8\xb9\xbb\xbe\xd7",
                "≤←→°±≥×•÷≠≈-·",
                strict=True,
            )
        ),
        "wingdings": dict(
            zip(b"lnoquv\xa7\xa8\xd8\xe0\xe8\xf0\xfb\xfc\xfd\xfe", "●■□❑◆❖▪☐➢→➔⇨✗✓☒☑", strict=True)
        ),
        "wingdings 2": dict(zip(b"OPQRST\xa3", "✗✓☒☑☒☒☐", strict=True)),
    }
)
# Where no sign of Unicode is known: something stood here.
_SOME_SIGN = "▯"
# Where programs put the letters of such fonts.
_PRIVATE = regex("[\uf020-\uf0ff]")


def sign(element: Any) -> str:
    """Return the letter that a `w:sym` shows, as its font has it."""
    code = str(element.get(f"{W}char", ""))
    if not re.fullmatch(r"[0-9A-Fa-f]{2,4}", code):
        return _SOME_SIGN
    return _sign(int(code, 16) & 0xFF, str(element.get(f"{W}font", "")))


def shown(text: str, font: str) -> str:
    """Return a run's text with the letters of picture fonts as the signs they show."""
    return _PRIVATE.sub(lambda found: _sign(ord(found[0]) & 0xFF, font), text)


def _sign(code: int, font: str) -> str:
    pictures = _PICTURES.get(font.strip().lower())
    if legacy_fonts.of_font(font):
        return chr(code)
    if pictures is None:
        # Bullets of lists keep their place where their font was lost.
        pictures = _PICTURES["symbol"]
    return pictures.get(code, _SOME_SIGN)
