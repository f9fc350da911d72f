"""
On which day somebody was born, where a text tells it to the day; a year alone tells little.

Letters are compared in lower case. Of what may be anything's (`chào đời`, two digits of a year) one
person has to stand before it; a founding, a calf, the anniversary of a great name is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.patterns import regex
from exemplars.prose.sentences import lowered
from exemplars.prose.signs import FOREIGN_DIGITS, Signs, numbered

# Blanks between words: a field may be folded over several lines, deeply indented.
FOLD = r"[\s.:,()*_]{0,40}"
FOLDED = "".join(filter(str.isspace, map(chr, range(0x3001)))) + ".:,()*_"

_DAY = r"(?:m[ồù]ng )?\d{1,2}"
_DATE = (
    r"(?:\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
    rf"|{_DAY} tháng \d{{1,2}}(?:,? năm |/)(?:19|20)\d\d)"
)
# Of one who may be alive: not of those whose birth a country keeps.
_LATE = r"(?=[^\n]{0,24}(?:19[2-9]|20[0-2])\d)"
_ONE = "(?:cô|bà|ông|anh|chị|em|cháu|bé|chú|thầy|cụ|tôi|bác(?! hồ)|con (?:trai|gái))"
_CALLED = rf"{_ONE}(?: (?!của|lập|nhóm|tổ|đội|câu|mô|quỹ|hợp|dự|sản|hội|quán|thì|là)\w+){{0,4}}"
_BORN = (
    regex(rf"\b(?:ngày(?:,? tháng)?(?:,? năm)? )?sinh(?: ngày)?\s?:?\s?(?:ngày )?{_DATE}"),
    regex(
        rf"\b(?:ngày(?:,? tháng)?(?:,? năm)? sinh(?: của)? {_CALLED}|sinh nhật(?: của)? {_CALLED})"
        rf"(?: là|\s?:| rơi vào)(?: ngày)? {_LATE}{_DATE}"
    ),
    regex(
        rf"\bsinh(?: vào)? năm (?:19|20)\d\d,?(?: vào)? ngày {_DAY}(?: tháng |/)\d{{1,2}}"
        r"(?=\s?[.;)](?!\d)|\s?\Z|,? (?:tại|ở|trong|quê)\b)"
    ),
)
# After one person only.
_OF_ONE = (
    regex(
        rf"(?<!của )\b{_CALLED} (?:được )?(?P<said>(?:chào đời|ra đời|sinh ra)(?: vào)?(?: ngày)? {_LATE}{_DATE})"
    ),
    regex(
        rf"\b{_CALLED}[ (,]{{1,2}}(?P<said>sinh(?: ngày)? (?:[12]?\d|0\d|3[01])[/\-](?:0?[1-9]|1[0-2])[/\-]\d\d)(?![\d/]|[.,\-]\d)"
    ),
    regex(
        rf"(?:\A|[.!?\n]\s?)(?P<said>chào đời(?: vào)?(?: ngày)? {_LATE}{_DATE})[^.\n]{{0,60}}, {_ONE}\b"
    ),
)
_MAY = regex(
    rf"sinh{FOLD}(?:ngày{FOLD})?(?:m[ồù]ng{FOLD})?\d|chào{FOLD}đời|ra{FOLD}đời|sinh{FOLD}ra\b|sinh{FOLD}nhật"
    rf"|ngày{FOLD}sinh|năm{FOLD}sinh|sinh(?:{FOLD}vào)?{FOLD}năm{FOLD}\d{{4}}{FOLD}(?:vào{FOLD})?ngày"
)
_SIGNS = Signs(
    numbered("sinh", FOLDED)
    | {"sinh ngày", "sinhngày", "ngày sinh", "năm sinh", "sinh nhật", "chào đời", "đời ngày"}
    | {"sinh ra ngày", "sinh ra vào", "đời vào", "sinh năm", "sinh vào năm"}
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words of which `sinh` is the second half: học sinh, khai sinh, hy sinh, Giáng sinh…
_NOT_BORN = _words(
    "an bình dân du giáng giáo hi học hộ hồi hy khai kỳ ký môi mưu nam "
    "nảy nhân nữ phát phục quân sản sơ tái tân thanh thí thiếu thư tuyển vệ viện y"
)


def may_tell(text: str) -> bool:
    """Return whether a text may tell a day of birth: quick, and never wrong where it says no."""
    may = _SIGNS.are_in(text) or FOREIGN_DIGITS.are_in(text)
    return may and _MAY.search(lowered(text)) is not None


def told(low: str) -> Iterator[tuple[int, int]]:
    """Give from where to where a text in lower case tells a day of birth."""
    for pattern in _BORN:
        for found in pattern.finditer(low):
            before = low[max(0, found.start() - 12) : found.start()].split()
            if not before or before[-1] not in _NOT_BORN:
                yield found.span()
    for pattern in _OF_ONE:
        for found in pattern.finditer(low):
            yield found.span("said")
