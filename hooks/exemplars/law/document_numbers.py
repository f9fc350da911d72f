"""
The number and sign of an official document: "123/QĐ-UBND", "98/2023/NĐ-CP", "13-CT/TW".

Nghị định 30/2020/NĐ-CP, Phụ lục I: Arabic digits, a number under 10 with a leading zero; a slash
between number and sign, hyphens within it, no space; capitals; kinds as Phụ lục III shortens them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from exemplars.patterns import regex
from exemplars.text import fold

# The 27 kinds of administrative document (Phụ lục III), and what else is numbered so: normative
# documents, copies and confirmations.
KINDS: Final = (
    *("NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB"),
    *("TTr", "HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB"),
    *("NĐ", "TT", "TTLT", "KL", "GXN", "CV"),
)
_OF_STATE = ("/UBND", "/HĐND", "/TTg", "/CTN")
_BODIES = ("UBND", "HĐND", "TTg", "CP", "CTN", "TW", "MTTQ", "HĐTĐKT")
# Words in other letters -> as they are written.
_SPELLINGS = {word.casefold(): word for word in (*KINDS, *_BODIES)}
# Đ typed as D, where no other word is meant.
_WITHOUT_STROKE = {"QD": "QĐ", "QYD": "QyĐ", "HDND": "HĐND", "HDTDKT": "HĐTĐKT"}
# What may stand before the digits, in small letters without accents; and leading zeros.
_CALLED = regex(r"^(?:quyet dinh|qd)?[ .]*(?:so)?[ .:]*(?=\d)|^0+(?=\d)")
_WORD = regex(r"\w+")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_MARKS = regex("[/–—-]")
_LEAD = regex(r"(?i)(?:(?:quyết định|công văn|văn bản|qđ) ?)?(?:số ?)?[:.]? ?(?=\d)")
_PLAIN = regex(r"(\d{1,6})([^\W\d_]?)/((?:19|20)\d\d/)?([^\W\d_][\w.&-]*)\Z")
_PARTY = regex(r"\d{1,6}-[^\W\d_]{1,6}/[\w.&-]+\Z")
# The hyphen or slash left out or turned round before a kind: "123 QĐ-UBND", "123-QĐ-UBND".
_UNSLASHED = regex(r"(\d{1,6})[ -](?=(?:QĐ|QD|TB|BC|KH|NQ|TTr|BB)-[^/]*\Z)")
_UNHYPHENED = regex(r"(?i)(/(?:qđ|qd|tb|bc|kh|nq|ttr|bb)) ?(?=(?:ubnd|hđnd|ttg)\b)")
# What nearly every number is, told at one glance.
_USUAL = regex(
    r"(?<![\w/.-])(?!0\d\d)\d{2,6}/(?:QĐ|TB|BC|BB|KH|TTr|NQ)-(?:UBND|HĐND|HĐTĐKT|TTg|[A-Z]{2,8})(?![\w.&/-])"
)
# Within a sentence a number is taken only with a kind's letters after it: "2023 - Phòng" is none.
_IN_TEXT = regex(
    r"(?<![\w/.-])\d{1,6}[a-z]? ?[/–—-] ?(?:(?:19|20)\d\d ?/ ?)?"
    rf"(?i:{'|'.join(sorted((*KINDS, 'QD'), key=len, reverse=True))})"
    r"(?: ?[/–—-] ?[^\s,;:()/–—-]{1,30}){1,3}"
)


def is_usual(number: str) -> bool:
    """Return whether a number is in its proper form, of a kind that carries no year: 123/QĐ-UBND."""
    return _USUAL.fullmatch(number) is not None


@lru_cache(maxsize=4096)
def tidy(number: str) -> str | None:
    """Return the proper form of a document's number and sign; None where it has neither's shape."""
    if is_usual(number):
        return number
    text = " ".join(number.translate(_DASHES).split())
    lead = _LEAD.match(text)
    text = text[lead.end() :] if lead else text
    for mark in "/-":
        text = text.replace(f" {mark}", mark).replace(f"{mark} ", mark)
    unslashed = _UNSLASHED.match(text)
    if unslashed:
        text = f"{unslashed[1]}/{text[unslashed.end() :]}"
    text = _UNHYPHENED.sub(r"\1-", text, count=1)
    if _PARTY.match(text):
        # A party's sign has the hyphen before the slash; the State's has it behind.
        number, _, sign = text.partition("-")
        return f"{number}/{sign.replace('/', '-', 1)}" if text.endswith(_OF_STATE) else text
    found = _PLAIN.match(text)
    if not found:
        return None
    digits, letter, year, sign = found.groups()
    # Normative documents are numbered the same way: 06/2022/QH15.
    return f"{digits.lstrip('0').zfill(2)}{letter}/{year or ''}{_sign(sign)}"


@lru_cache(maxsize=65536)
def key(number: str) -> str:
    """Return what two ways of writing a number share: “Số 0123/QĐ - UBND” and 123/QĐ-UBND; "" for none."""
    if is_usual(number):
        digits, _, sign = number.partition("/")
        return f"{digits.lstrip('0') or '0'}/{fold(sign).replace('-', '/')}"
    plain = " ".join(fold(number).split())
    while (shorter := _CALLED.sub("", plain)) != plain:
        plain = shorter
    return "/".join(_WORD.findall(plain))


def in_text(words: str) -> str | None:
    """Return a number with its sign that stands in a sentence, as it was written; one of proper form first."""
    if not _MARKS.search(words):
        return None
    found = _USUAL.search(words) or _IN_TEXT.search(" ".join(words.split()))
    return found[0].rstrip(".") if found else None


def year_of(number: str) -> int | None:
    """Return the year that a number in its proper form carries."""
    found = _PLAIN.match(number)
    return int(found[3][:4]) if found and found[3] else None


def without_year(number: str) -> str:
    """Return a number in its proper form without its year."""
    return re.sub(r"/(?:19|20)\d\d/", "/", number, count=1)


def lacks_year(number: str) -> bool:
    """Return whether a number is of a kind that always carries its year: decrees and laws."""
    return bool(re.fullmatch(r"\d{1,6}/(?:NĐ-CP|QH\d{1,2})", number))


def is_decision(number: str) -> bool:
    """Return whether a number in its proper form is a decision's."""
    return any(part.startswith("QĐ") for part in re.split(r"[/.&-]", number))


def body_of(number: str) -> str:
    """Return the last letters of a number: those of who issued it."""
    return re.split(r"[/-]", number)[-1]


def _sign(sign: str) -> str:
    parts = re.split(r"([.&-])", sign)
    parts = [_spelled(part, first=position == 0) for position, part in enumerate(parts)]
    if parts[0] == "ND" and parts[2:3] == ["CP"]:
        parts[0] = "NĐ"
    return "".join(parts)


def _spelled(word: str, *, first: bool) -> str:
    """Return one word of a sign: mixed letters such as TTg or Cty stay, small ones become capitals."""
    if word.upper() in _WITHOUT_STROKE:
        return _WITHOUT_STROKE[word.upper()]
    known = _SPELLINGS.get(word.casefold())
    if known and (first or known in _BODIES):
        return known
    return word.upper() if word.islower() else word
