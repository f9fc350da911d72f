"""
Units as Vietnamese prose writes them, and how far a rounding word may stand from the exact value.

Money is reckoned in đồng, area in m2, mass in kg, length in metres; a sào and a công of land differ
from one region to the next and stay what they are; a mẫu is ten sào of its region.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType
from typing import Final, NamedTuple

from exemplars.patterns import regex

SCALES: Final = MappingProxyType(
    {
        "": Decimal(1),
        "trăm": Decimal(100),
        "nghìn": Decimal(10**3),
        "ngàn": Decimal(10**3),
        "vạn": Decimal(10**4),
        "triệu": Decimal(10**6),
        "tr": Decimal(10**6),
        "tỷ": Decimal(10**9),
        "tỉ": Decimal(10**9),
    }
)
_DIGITS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_LAND = r"(?= (?:đất|ruộng|vườn|lúa|ao|đầm|rẫy|nương|màu|vải|cam|chè|tôm))"
# The unit in which it is reckoned, how much of it the written one is, and how it is written.
_WRITTEN: tuple[tuple[str, int, str], ...] = (
    ("đồng", 1, "đồng|vnđ|vnd|đ"),
    ("USD", 1, "usd|đô la mỹ|đô la"),
    ("m2", 10_000, "h[eé]c[- ]?ta|ha"),
    ("m2", 1, "mét vuông|m ?vuông|m ?2|m²"),
    ("sào", 1, "sào"),
    ("sào", 10, rf"mẫu(?:(?=[ \n](?:\d|{'|'.join(_DIGITS)})[ \n]sào|\Z)|{_LAND})"),
    ("công đất", 1, "công" + _LAND),
    ("m3", 1, "mét khối|m ?3|m³|khối"),
    ("lít", 1, "lít"),
    ("kg", 1000, "tấn"),
    ("kg", 100, "tạ"),
    ("kg", 10, "yến(?! (?:sào|tiệc|mạch|hót|nuôi))"),
    ("kg", 1, "kg|ki[- ]?lô[- ]?gam|ký|kí"),
    ("m", 1000, "km|ki[- ]?lô[- ]?mét|cây số"),
    ("m", 1, "mét|m"),
    ("%", 1, "%|phần trăm"),
    ("hộ", 1, "hộ gia đình|hộ|gia đình"),
)
# Each stays its own unit: 20 lao động are no 20 hội viên.
PERSONS: Final = (
    "lao động",
    "người",
    "hội viên",
    "đoàn viên",
    "thành viên",
    "đảng viên",
    "xã viên",
    "học viên",
    "học sinh",
    "công nhân",
    "nhân công",
    "thanh niên",
    "phụ nữ",
    "chị em",
    "chị",
    "em",
    "cháu",
    "cụ",
    "bệnh nhân",
)
# Which of them counts anybody: 37 người may be 37 lao động.
ANYBODY: Final = frozenset(("người", "chị", "em", "chị em", "cháu", "cụ"))
_UNIT = regex(
    r"[ \n]?(?:"
    + "|".join(f"(?P<u{at}>{written})" for at, (_, _, written) in enumerate(_WRITTEN))
    + f"|(?P<person>{'|'.join(PERSONS)}))(?![^\\W_])"
)
_RATE = regex(
    r"[ \n]?(?:/|mỗi |trên |một |trên mỗi |/ )[ \n]?(?P<per>năm|tháng|ngày|vụ|quý|tuần|giờ|ha|héc-ta|sào|công|mẫu|người|hộ|lao động|kg|ký|cân|con|cây|buổi|chuyến)(?![^\W_])"
)
_SAME_RATE = {"héc-ta": "ha", "ký": "kg", "cân": "kg"}
_REST = regex(rf"[ \n](\d{{1,4}}|{'|'.join(_DIGITS)})(?=[ \n]?(?:tạ|yến|k[gií]|ký|m|sào))")
# 2 tấn 5: a tenth of it, as people say a price.
_TENTHS = regex(r"[ \n](\d)(?=[ \n]*(?:[.,;:!?)](?!\d)|\Z))")
# How many m2 one is, from one region to the next: of the North, the Centre, the Highlands and the South.
_LANDS: Final = MappingProxyType(
    {
        "sào": (Decimal(360), Decimal(497), Decimal(500), Decimal(1000)),
        "công đất": (Decimal(1000), Decimal(1296)),
    }
)
_NOUN = regex(r"[ \n]?([^\W\d_]+(?:[ \n-][^\W\d_]+)?)")
HALF = Decimal("0.5")
TENTH = Decimal("0.1")


class Unit(NamedTuple):
    """A unit at a place in a text: its name, how much one is of it, where it ends; "" is unknown."""

    name: str
    factor: Decimal
    end: int


ONE: Final = Decimal(1)
NO_UNIT = Unit("", ONE, -1)
_FACTORS = {f"u{at}": (name, Decimal(factor)) for at, (name, factor, _) in enumerate(_WRITTEN)}


def unit_at(low: str, at: int) -> Unit:
    """Return the unit written at `at` of a text in lower case."""
    found = _UNIT.match(low, at)
    if not found:
        return NO_UNIT
    name, factor = _FACTORS.get(found.lastgroup or "", (found["person"], ONE))
    return Unit(name, factor, found.end())


class Rest(NamedTuple):
    """What a quantity has besides, in the base unit: at least, at most, the worth of its last digit; its end."""

    low: Decimal
    high: Decimal
    place: Decimal
    end: int


NO_REST: Final = Rest(Decimal(0), Decimal(0), Decimal(0), -1)
_MANY = Decimal(100)
_HUNDREDTH_LESS, _HUNDREDTH_MORE = Decimal("0.99"), Decimal("1.01")


def rest_at(low: str, at: int, unit: Unit) -> Rest:
    """Return what stands behind a quantity in a smaller unit of the same, `NO_REST` if nothing: 2 tấn 5 tạ, 1 ha 2 sào."""
    found = _REST.match(low, at)
    less = unit_at(low, found.end()) if found else NO_UNIT
    if found and less.factor < unit.factor:
        least = most = ONE
        if less.name == "sào" and unit.name == "m2":
            least, *_, most = _LANDS["sào"]
        elif less.name != unit.name:
            return NO_REST
        said = found[1]
        count = Decimal(said if said.isdigit() else _DIGITS.index(said) + 1) * less.factor
        if count * most <= unit.factor:
            return Rest(count * least, count * most, less.factor * least, less.end)
    if unit.factor >= _MANY and (found := _TENTHS.match(low, at)):
        tenth = unit.factor * TENTH
        return Rest(tenth * int(found[1]), tenth * int(found[1]), tenth, found.end())
    return NO_REST


def rates_at(low: str, at: int) -> tuple[tuple[str, ...], int]:
    """Return of which measures a quantity is a rate, at most two, and where that ends: 5 tấn/ha/năm."""
    per: list[str] = []
    while len(per) < 2 and (rate := _RATE.match(low, at)):
        per.append(_SAME_RATE.get(rate["per"], rate["per"]))
        at = rate.end()
    return tuple(per), at


def in_square_metres(unit: str, value: Range) -> Iterator[Range]:
    """Give what land in a unit of one region or the next may be in m2, to a hundredth."""
    for each in _LANDS.get(unit, ()):
        yield Range(value.low * each * _HUNDREDTH_LESS, value.high * each * _HUNDREDTH_MORE)


def noun_at(low: str, at: int) -> str:
    """Return the two syllables written at `at`: what is counted, where it is no known unit."""
    found = _NOUN.match(low, at)
    return " ".join(found[1].split()) if found else ""


class Range(NamedTuple):
    """The exact values that what is written allows; `above` says that `low` itself is not one."""

    low: Decimal
    high: Decimal
    above: bool = False
    below: bool = False

    def meets(self, other: Range) -> bool:
        """Return whether some exact value is allowed by both."""
        if self.high < other.low or other.high < self.low:
            return False
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high or self == other:
            return True
        open_low = any(each.above and each.low == low for each in (self, other))
        open_high = any(each.below and each.high == high for each in (self, other))
        return not open_low and not open_high


# Rounding words, by what they do to the value after them.
ROUNDING: Final = MappingProxyType(
    {
        "hơn": "over",
        "quá": "over",
        "ngoài": "over",
        "trên": "over or at",
        "gần": "nearly",
        "ngót": "nearly",
        "non": "nearly",
        "chưa đầy": "nearly",
        "chưa đến": "nearly",
        "chưa tới": "nearly",
        "khoảng": "about",
        "trên dưới": "about",
        "chừng": "about",
        "độ": "about",
        "tầm": "about",
        "cỡ": "about",
        "xấp xỉ": "about",
        "ước": "about",
        "ước tính": "about",
        "ước đạt": "about",
        "ước khoảng": "about",
        "ước chừng": "about",
        "ít nhất": "at least",
        "tối thiểu": "at least",
        "không dưới": "at least",
        "dưới": "below",
        "không quá": "at most",
        "tối đa": "at most",
    }
)
_ENDLESS = Decimal(10) ** 30


def allowed(low: Decimal, high: Decimal, place: Decimal, rounding: str) -> Range:
    """
    Return the exact values that a rounding word before a value allows; `place` is its last digit's.

    hơn X     above X, by a tenth of X or half its last place (2 ha: 0,5 ha), the latter at most X/4
    trên X    the same, and X itself: trên 2 ha may be "on 2 ha"
    gần X     below X, by a twentieth or one whole unit: gần 400 is 380 and more, gần 10 hộ is 9
    khoảng X  what rounds to X: half its last place, at most X/4, to either side; of one that is no
              round number a twentieth, or one whole unit: khoảng 400 is 350 to 450, khoảng 450 is
              428 to 472
    A value without such a word is itself; 13 - 15 is anything from one to the other.
    """
    if not rounding:
        return Range(low, high)
    rounded = min(place / 2, high / 4)
    up = max(high / 10, rounded)
    whole = Decimal(1) if place >= 1 and low <= 40 else Decimal(0)
    if rounding == "over":
        return Range(high, high + up, above=True)
    if rounding == "over or at":
        return Range(low, high + up)
    if rounding == "nearly":
        return Range(low - max(low / 20, whole), high, below=True)
    if rounding == "about":
        return Range(low - max(low / 20, rounded, whole), high + max(high / 20, rounded, whole))
    if rounding == "at least":
        return Range(low, _ENDLESS)
    return Range(Decimal(0), high, below=rounding == "below")
