"""
Numbers said in words inside a running text: hai mươi, bảy trăm triệu, một phẩy năm, nửa tỷ, một tỷ rưỡi.

Only from ten up, or a fraction: ba hộ is a small count, and một người is no number at all. But two to
nine of a measure is as much as it is in digits: hai ha, năm tấn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from exemplars.patterns import regex
from exemplars.prose import numerals
from exemplars.prose.measures import SCALES
from exemplars.prose.signs import Signs, places, seen_in_lower

_DIGIT_WORDS = frozenset(
    [
        "không",
        "một",
        "hai",
        "ba",
        "bốn",
        "tư",
        "năm",
        "lăm",
        "nhăm",
        "sáu",
        "bảy",
        "bẩy",
        "tám",
        "chín",
        "mốt",
        "linh",
        "lẻ",
    ]
)
_SCALE_WORDS = frozenset(
    [
        "mươi",
        "mười",
        "trăm",
        "nghìn",
        "ngàn",
        "vạn",
        "chục",
        "triệu",
        "tỷ",
        "tỉ",
        "rưỡi",
        "nửa",
        "phẩy",
    ]
)
_WORDS = _DIGIT_WORDS | _SCALE_WORDS
SPOKEN = Signs(("trăm", "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "mươi", "mười", "chục", "phẩy"))
_FEW = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
_MEASURES = (
    *("ha", "héc", "hec", "sào", "mẫu", "công đất", "công ruộng", "công vườn", "tấn", "tạ", "km"),
    *("ki-lô-mét", "cây số", "phần trăm"),
)
FEW = Signs(f"{few}{gap}{measure}" for few in _FEW for gap in " \n" for measure in _MEASURES)
# An attack and thanks are no tấn and no tạ.
_NO_MEASURE = ("tấn công", "tạ ơn", "tạ từ", "tạ lỗi", "tạ thế", "ha hả", "ha ha")
# Before a few that are not surely so many: whose name it is, another number, any of a kind.
_UNSURE = regex(
    r"(?<![^\W_])(?:thứ|thôn|tổ|xóm|ấp|bản|khu|đội|lớp|anh|chị|chú|cô|bác|ông|bà|dì|cậu|thím|của|mỗi|cứ|từng|mấy|vài"
    rf"|(?:\d|{'|'.join(sorted(_WORDS))})(?:,| đến| tới| hay| hoặc| [-–])?)[ \n]\Z|\d[-–]?\Z"
)
# So little land is mostly what somebody began with, unless it was given or was come to.
_PATCHES = ("sào", "mẫu", "công")
_GIVEN = ("hiến", "hiến hơn", "hiến gần", "tặng", "góp", "lên", "lên đến", "lên tới", "là")
# Before them năm is five; elsewhere it may be a year.
_FIVE = (
    *(
        "trồng",
        "có",
        "được",
        "là",
        "rộng",
        "hiến",
        "mua",
        "bán",
        "thuê",
        "lên",
        "còn",
        "hơn",
        "gần",
    ),
    *("khoảng", "trên", "chừng", "đạt", "cho", "thu", "nuôi", "góp", "tặng", "làm", "thêm"),
)
_MONEY_SCALES = ("triệu", "tỷ", "tỉ")
_WORD_END = regex(r"[^\W\d_]{1,6}(?![^\W_])")
_MOST = 300


@dataclass(frozen=True, slots=True)
class Said:
    """A number in words: where, its value, the worth of its last digit, and its scale if of money."""

    start: int
    end: int
    value: Decimal
    place: Decimal
    scale: str


def said_numbers(low: str) -> Iterator[Said]:
    """Give the numbers in words of a text in lower case, in order, at most a few hundred."""
    last = 0
    for at, word in islice(_places(low), _MOST):
        if at < last or _after_digits(low, at):
            continue
        start, last, words = _run(low, at, at + len(word))
        found = None if _after_digits(low, start) else _longest(words)
        if found:
            skipped, value = found
            first = start + sum(len(each) + 1 for each in words[:skipped])
            scale = next((each for each in reversed(words) if each in _MONEY_SCALES), "")
            yield Said(first, last, value, _place(value), scale)


def few_numbers(low: str) -> Iterator[Said]:
    """Give where two to nine in words have a measure after them, in a text in lower case."""
    for at, sign in places(low, FEW.found(seen_in_lower(low)))[:_MOST]:
        few = sign.split()[0]
        end = at + len(few)
        if _is_few(low, at, few, end):
            yield Said(at, end, Decimal(_FEW[few]), Decimal(1), "")


def _is_few(low: str, at: int, few: str, end: int) -> bool:
    """Return whether a small number's word surely is one, with a measure after it."""
    if low[at - 1 : at].isalnum() or low.startswith(_NO_MEASURE, end + 1):
        return False
    if few == "năm" and not low.endswith(_FIVE, 0, max(0, at - 1)):
        return False
    if low.startswith(_PATCHES, end + 1) and not low.endswith(_GIVEN, 0, max(0, at - 1)):
        return False
    return not _UNSURE.search(low, max(0, at - 16), at)


def _after_digits(low: str, at: int) -> bool:
    """Return whether digits stand before a word: 700 triệu is read with them."""
    return low[max(0, at - 2) : max(0, at - 1)].isdigit()


def _longest(words: list[str]) -> tuple[int, Decimal] | None:
    """Return how many words to leave out at the beginning for the rest to be a number, and its value."""
    for skipped in range(min(len(words), 3)):
        value = spoken(words[skipped:])
        if value is not None:
            return skipped, value
    return None


def _places(low: str) -> Iterator[tuple[int, str]]:
    """Give the places of the words that a number of ten or more, or a fraction, is said with."""
    for at, word in places(low, SPOKEN.found(seen_in_lower(low))):
        end = at + len(word)
        if not (low[at - 1 : at].isalnum() or low[end : end + 1].isalnum()):
            yield at, word


def _run(low: str, start: int, end: int) -> tuple[int, int, list[str]]:
    """Return the number words around one of them: where they begin and end, and themselves."""
    words = [low[start:end]]
    while len(words) < 24 and start > 1 and low[start - 1] in " \n":
        before = max(
            low.rfind(" ", max(0, start - 9), start - 1),
            low.rfind("\n", max(0, start - 9), start - 1),
        )
        word = low[before + 1 : start - 1] if before >= 0 or start <= 9 else ""
        if word not in _WORDS:
            break
        words.insert(0, word)
        start = before + 1
    while len(words) < 24 and low[end : end + 1] in (" ", "\n"):
        stop = _WORD_END.match(low, end + 1)
        word = stop[0] if stop else ""
        if word not in _WORDS or (word == "năm" and _is_years(low, end + 4, words[-1])):
            break
        words.append(word)
        end = end + 1 + len(word)
    return start, end, words


def _is_years(low: str, after: int, before: str) -> bool:
    """Return whether năm is years, not five: hai mươi năm, but ba trăm năm mươi, linh năm."""
    following = _WORD_END.match(low, after + 1)
    counted = following is not None and following[0] in _SCALE_WORDS
    return not counted and before not in ("phẩy", "linh", "lẻ")


def spoken(words: list[str]) -> Decimal | None:
    """Return the value of number words: hai mươi, một phẩy năm, nửa tỷ, một tỷ rưỡi."""
    if words and words[0] == "nửa":
        scale = SCALES.get(words[1]) if len(words) == 2 else None
        return scale / 2 if scale else None
    if "phẩy" in words:
        return _spoken_fraction(words)
    value = numerals.number(" ".join(words))
    return Decimal(value) if value is not None and value >= 10 else None


def _spoken_fraction(words: list[str]) -> Decimal | None:
    at = words.index("phẩy")
    rest = words[at + 1 :]
    scale = SCALES[rest.pop()] if rest and rest[-1] in SCALES else Decimal(1)
    whole, part = numerals.number(" ".join(words[:at])), numerals.number(" ".join(rest))
    if whole is None or part is None or part < 0:
        return None
    return Decimal(f"{whole}.{part}") * scale


def _place(value: Decimal) -> Decimal:
    number = value.normalize()
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
