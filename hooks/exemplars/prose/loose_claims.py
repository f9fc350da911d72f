"""Quantities claimed in no unit, or in no digits: hiến máu 42 lần, thu bạc tỷ, thu nhập tăng gấp đôi."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from exemplars.patterns import regex
from exemplars.prose.claims import Claim
from exemplars.prose.measures import ONE
from exemplars.prose.sentences import TEXTS_KEPT, lowered
from exemplars.prose.signs import Signs, places, seen_in_lower

_MOST = 100  # read in one text
_AROUND = 80  # letters about a sign, within which what is claimed lies
TIMES = "lần"
_FEWEST = 5  # times that somebody gave blood, for it to be an achievement that needs a paper
_BLOOD = regex(
    r"hiến máu(?: (?:tình nguyện|nhân đạo|cứu người|được|đã|tới|đến|hơn|gần|trên))*[ \n](?P<after>\d{1,3})[ \n]lần(?![^\W_])"
    r"|(?<![\d.,/])(?P<before>\d{1,3})[ \n]lần (?:tham gia )?hiến máu(?![^\W_])"
)
_MONEY = regex(
    r"(?<![^\W_])(?:thu|thu về|thu nhập|thu lãi|lãi|lợi nhuận|doanh thu|doanh số|tiết kiệm|vận động|quyên góp|đóng góp|ủng hộ|làm lợi|mang về)(?: (?!từ|nếu|vay|nợ|giá)[^\W\d_]+){0,3}?[ \n]"
    r"(?P<said>(?:hàng(?: (?P<scale>chục|trăm))?|bạc|tiền) (?:tỷ|tỉ)(?: đồng)?)(?![^\W_])"
)
_GIVEN = regex(
    r"(?<![^\W_])(?:tặng|trao|cấp|phát|hỗ trợ|cung cấp|cung ứng|trồng|ươm|xuất bán|bán)(?: [^\W\d_]+){0,4}?[ \n]"
    r"(?P<said>hàng (?P<scale>chục |trăm )?(?:nghìn|ngàn) (?P<noun>(?:cây|con|gốc|suất|phần|bộ|cuốn|quyển)(?: [^\W\d_]+)?))(?![^\W_])"
)
_FOLD = regex(
    r"(?<![^\W_])(?P<noun>thu nhập|doanh thu|lợi nhuận|sản lượng|năng suất|tiền lãi|giá trị sản xuất|hiệu quả kinh tế)"
    r"(?: (?!giá|chi phí|công|vốn)[^\W\d_]+){0,6}?[ \n](?P<said>gấp (?:(?P<fold>đôi|rưỡi|hai|ba|bốn|năm(?= lần)|sáu|bảy|\d{1,2}|nhiều)(?: lần)?))(?![^\W_])"
)
_TENS = {"chục": 10, "trăm": 100}


def _at_least(found: re.Match[str], least: int, unit: str, noun: str = "") -> Claim:
    value = Decimal(least)
    start, end = found.span("said" if "said" in found.re.groupindex else 0)
    return Claim(start, start, end, value, value, ONE, unit, noun, "at least", (), is_loose=True)


def _blood(found: re.Match[str]) -> Claim | None:
    times = Decimal(found["after"] or found["before"])
    if times < _FEWEST:
        return None
    start, end = found.span()
    return Claim(start, start, end, times, times, ONE, TIMES, "", "", (), is_loose=True)


def _money(found: re.Match[str]) -> Claim:
    return _at_least(found, 10**9 * _TENS.get(found["scale"] or "", 1), "đồng")


def _given(found: re.Match[str]) -> Claim:
    scale = _TENS.get((found["scale"] or "").strip(), 1)
    return _at_least(found, 1000 * scale, "", " ".join(found["noun"].split()))


def _fold(found: re.Match[str]) -> Claim:
    return _at_least(found, 1, TIMES, found["noun"])


# After what one of these stands: "hàng" alone is a line, a store, a bank.
_BILLIONS = tuple(
    f"{before}{word}"
    for before in ("hàng ", "hàng chục ", "hàng trăm ", "bạc ", "tiền ")
    for word in ("tỷ", "tỉ")
)
_THOUSANDS = tuple(
    f"hàng {before}{word}" for before in ("", "chục ", "trăm ") for word in ("nghìn", "ngàn")
)
_KINDS: tuple[
    tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], Claim | None]], ...
] = (
    (("hiến máu",), _BLOOD, _blood),
    (_BILLIONS, _MONEY, _money),
    (_THOUSANDS, _GIVEN, _given),
    (("gấp ",), _FOLD, _fold),
)
_SIGNS = Signs(sign for signs, _, _ in _KINDS for sign in signs)


@lru_cache(maxsize=TEXTS_KEPT)
def loose_claims(text: str) -> tuple[Claim, ...]:
    """Return what a text claims so, in order; `noun` is what grew, of what grew so many fold."""
    low = lowered(text)
    signs = _SIGNS.found(seen_in_lower(low))
    found: dict[int, Claim] = {}
    for words, pattern, read in _KINDS if signs else ():
        for at, _ in places(low, signs.intersection(words))[:_MOST]:
            match = pattern.search(low, max(0, at - _AROUND), at + _AROUND)
            claim = read(match) if match else None
            if claim:
                found[claim.start] = claim
    return tuple(found[at] for at in sorted(found))
