"""
Numbers that are somebody's only for what is said before them: a passport, an old account, a desk telephone.

Letters are compared in lower case. Some of these numbers hold a letter, some are as short as a sum.
"""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.patterns import regex
from exemplars.prose.sentences import lowered
from exemplars.prose.signs import FOREIGN_DIGITS, Signs, places, seen

END = r"(?![\d/]|[.,\-]\d)"
# Words of measure that make a number a quantity.
MEASURED = r"(?!\s?(?:đồng|đ\b|vnđ|vnd|usd|m2|m²|m3|ha\b|kg|tấn|lít|hộ\b|người|con\b|cây|lượt|cái|căn|gian))"
# Where only what is said before it makes a number anyone's: some have a letter in them.
_SAID = {
    "account": regex(
        r"(?:\bstk|số tài khoản|số tk|\btk|tài khoản|vietinbank|\bvtb)\b[^\d\n]{0,40}(?<!\d)(?P<number>\d{3}[a-z]\d{8,9})(?!\w)"
    ),
    "phone": regex(
        r"(?:(?:điện thoại|đt|máy) (?:bàn|nhà riêng|nhà|cố định)(?: của \w+)?(?: số| là)?|điện thoại\s?:|\bđt\s?:)\s?:?[\s*_]{0,3}"
        rf"(?<!\d)(?P<number>[2-9]\d{{6}}|[2-9]\d\d[.\s\-]\d{{4}}|[2-9]\d\d[.\s]\d\d[.\s]\d\d|[2-9][.\s]\d{{3}}[.\s]\d{{3}}|[2-9]\d{{3}}[.\s]\d{{3}}){END}{MEASURED}(?!\s\d)"
    ),
    "identity": regex(
        r"(?:hộ chiếu[^\d\n]{0,24}?(?<![^\W\d_])(?P<passport>[a-z]\d{7,8})"
        r"|(?:bhxh|bảo hiểm xã hội)\b[^\d\n]{0,12}(?P<insured>\d{10})"
        r"|(?:bhyt|bảo hiểm y tế)\b[^\d\n]{0,12}?(?P<card>\b[a-z]{2}[\s.]?\d(?:[\s.]?\d){12})"
        rf"|thuế cá nhân[^\d\n]{{0,12}}(?P<taxed>\d{{10}})){END}{MEASURED}(?!\w)"
    ),
}
_SAID_SIGNS = Signs(
    {"stk", "số tk", "tk ", "tk:", "tài khoản", "vietinbank", "vtb", "điện thoại:", "điện thoại :"}
    | {f"{what} {of}" for what in ("điện thoại", "đt", "máy") for of in ("bàn", "nhà", "cố định")}
    | {
        "đt:",
        "đt :",
        "hộ chiếu",
        "bhxh",
        "bhyt",
        "bảo hiểm xã hội",
        "bảo hiểm y tế",
        "thuế cá nhân",
    }
)
_REACH = 100  # characters from a sign to the end of its number
_MOST_SIGNS = 400  # looked at one by one: a profile has fewer


def may_tell(text: str) -> bool:
    """Return whether a text may tell such a number: quick, and never wrong where it says no."""
    signs = _SAID_SIGNS.found(seen(text))
    if not signs or FOREIGN_DIGITS.are_in(text):
        return bool(signs)
    # Many a story speaks of insurance and telephones; few say a number of one.
    low = lowered(text)
    said = places(low, signs)
    return len(said) > _MOST_SIGNS or any(
        each.search(low, at, at + _REACH) for at, _ in said for each in _SAID.values()
    )


def told(low: str) -> Iterator[tuple[int, int, str]]:
    """Give from where to where a text in lower case tells such a number, and which of `privacy.WHAT` it is."""
    for what, pattern in _SAID.items():
        for found in pattern.finditer(low):
            yield *found.span(found.lastgroup or 0), what
