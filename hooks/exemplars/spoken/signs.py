"""Signs that have names, brackets that are pauses, and addresses of the web and of mail."""

from __future__ import annotations

import re
import unicodedata

from exemplars.patterns import regex
from exemplars.prose.numerals import digits, words
from exemplars.spoken.place import Place, Reading

_SIGNS = {
    "%": " phần trăm ", "‰": " phần nghìn ", "&": " và ", "+": " cộng ", "=": " bằng ", "±": " cộng trừ ",
    "×": " nhân ", "÷": " chia ", "@": " a còng ", "°": " độ ", "$": " đô-la ", "€": " ơ-rô ",
    "(": ", ", ")": ", ", "[": ", ", "]": ", ", "{": ", ", "}": ", ", "/": ", ", "–": ", ", "—": ", ", "→": ", ", "|": ", ",
    "½": " một phần hai ", "¼": " một phần tư ", "¾": " ba phần tư ", "«": "“", "»": "”", "„": "“",
}  # fmt: skip
_COMPARED = {
    "≥": " ít nhất ",
    "≤": " không quá ",
    ">": " trên ",
    "<": " dưới ",
    "≈": " khoảng ",
    "~": " khoảng ",
}
_NUMBER_NEXT = regex(r" ?\d")
_WEB = regex(
    r"(?:https?://)?(?:[a-z0-9][a-z0-9_\-]{0,40}\.){1,5}(?:vn|com|net|org|info|edu|gov|example|io|asia)(?![\w-])(?:[/?#][\w\-./?=&%#~+]{0,200})?",
    re.IGNORECASE,
)
_MAIL = regex(r"[a-z0-9_.+\-]{1,60}@[a-z0-9.\-]{1,60}", re.IGNORECASE)
_SPELT = {".": "chấm", "/": "gạch chéo", "-": "gạch ngang", "_": "gạch dưới", "@": "a còng"}
_RANGE_LEFT = regex(r"(?:\d(?:[\d.,]*\d)?\s?[%‰°]?[A-Za-zđ²³]{0,4}['’]?|tháng \d+|[IVX])\s?\Z")
_BULLET = regex(r"(?:^|\n)[ \t]*\Z")
_COMPOUND = regex(
    r"(?:Thi đua|thi đua|[kK]inh tế|[qQ]uốc phòng|[vV]ăn phòng|Lao động|Phát thanh|[cC]ông nghệ thông tin|[vV]ăn hóa|Thương binh|[tT]ài chính|[tT]hương mại|[đĐ]ịa chính)\s\Z"
)


def address(place: Place) -> Reading | None:
    """Read an address of the web or of mail as one dictates it: a chấm, a gạch chéo, a còng."""
    text, at = place.text, place.at
    found = _MAIL.match(text, at) or _WEB.match(text, at)
    if not found:
        return None
    written = found[0].rstrip(".-/?#=&%").lower()
    end = at + len(written)
    said = []
    for part in re.findall(r"[a-z]+|\d+|[./\-_@]", re.sub(r"\Ahttps?://", "", written)):
        said.append(_SPELT.get(part) or (digits(part) if part.isdigit() else part))
    return end, " ".join(said)


def dash(place: Place) -> Reading | None:
    """Read a dash between numbers as đến, before one as âm, and between words as a pause."""
    text, at = place.text, place.at
    end = at + 1
    left, right = text[at - 1 : at], text[end : end + 1]
    if left.isalpha() and right.isalpha() and (left.islower() or right.islower()):
        return end, "-"
    while text[end : end + 1] == " ":
        end += 1
    number_follows = text[end : end + 1].isdigit() or re.match(
        r"tháng \d|nay\b|[IVX]+(?!\w)", text[end : end + 9]
    )
    if number_follows and place.follows(_RANGE_LEFT):
        return end, " đến "
    if place.follows(_BULLET):
        return end, ""
    if text[at + 1 : at + 2].isdigit() and not text[at - 1 : at].isalnum():
        return at + 1, "âm "
    if place.follows(_COMPOUND) and text[at + 1 : at + 2] == " ":
        return end, ""
    spaced = (
        text[at - 1 : at].isspace() or text[at + 1 : at + 2].isspace() or not text[at + 1 : at + 2]
    )
    return end if spaced else at + 1, ", " if spaced else " "


def dots(place: Place) -> Reading | None:
    """Read a row of dots as one mark."""
    found = re.compile(r"\.{2,}+|…[.…]*+").match(place.text, place.at)
    return (found.end(), "…") if found else None


def sign(place: Place) -> Reading:
    """Say any other character: a sign by its name, a letter of whatever script as it is, or nothing."""
    char = place.text[place.at]
    end = place.at + 1
    if char in _SIGNS:
        at_start = char in "(+" and place.follows(_BULLET)
        return end, "" if at_start else _SIGNS[char]
    if char in _COMPARED:
        word = _COMPARED[char] if _NUMBER_NEXT.match(place.text, end) else " "
        return end, " " if place.stands_after(word.strip()) else word
    plain = unicodedata.normalize("NFKC", char)
    if char.isdigit() or plain.isdigit():
        return end, f" {_figures(plain)} "
    if char.isalpha() and plain == char:
        return end, char
    letters = "".join(each for each in plain if each.isalpha())
    return end, f" {letters.lower()} " if letters and plain != char else " "


def _figures(plain: str) -> str:
    values = "".join(str(unicodedata.digit(each, "")) for each in plain)
    return words(int(values)) if values else ""
