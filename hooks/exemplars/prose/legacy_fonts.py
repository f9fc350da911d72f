"""
Vietnamese before Unicode: texts typed for the fonts of TCVN3 (.VnTime …) and VNI (VNI-Times …).

Both put Vietnamese letters where Windows-1252 has others. TCVN 5712:1993 (VN3) has one sign a
letter, and capitals with tones only in fonts of their own (.VnTimeH); VNI writes a tone as a sign
of its own behind the vowel.
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import Final

from exemplars.patterns import regex

TCVN3: Final = "TCVN3"
VNI: Final = "VNI"
# A font of each.
FONTS: Final = MappingProxyType({TCVN3: ".VnTime", VNI: "VNI-Times"})

# From 0xA1 and from 0xB5; a blank stands where TCVN 5712 has no letter of VN3.
_TCVN_LOW = "ĂÂÊÔƠƯĐăâêôơưđ"
_TCVN_HIGH = "àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ"
_FROM_TCVN = {0xA1 + n: letter for n, letter in enumerate(_TCVN_LOW)} | {
    0xB5 + n: letter for n, letter in enumerate(_TCVN_HIGH) if letter != " "
}
# Capitals that TCVN 5712 has (VN1) and no letter of the fonts stands in the way of.
_FROM_TCVN |= dict(
    zip(
        (0xAF, 0xBA, 0xBF, *range(0xC0, 0xC6), 0xCD, 0xD9, 0xDA, 0xDB, 0xE0, 0xF0, 0xFF),
        "ẰẲẴẮẦẨẪẤỀỂỄẾỒỔỖỐ",
        strict=True,
    )
)

# A sign behind a vowel -> what it adds: quality, then tone.
_HORN, _BREVE, _HAT = "\u031b", "\u0306", "\u0302"
_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_SIGNS = dict(zip("ùøûõï", (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True))
_HATS = dict(zip("âáàåãä", ("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True))
_BREVES = dict(zip("êéèúüë", ("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True))
_BEHIND = (
    _SIGNS
    | {sign: _HAT + tone for sign, tone in _HATS.items()}
    | {sign: _BREVE + tone for sign, tone in _BREVES.items()}
)
_ALONE = {
    "ô": "o" + _HORN,
    "ö": "u" + _HORN,
    "í": "i" + _ACUTE,
    "ì": "i" + _GRAVE,
    "æ": "i" + _HOOK,
    "ó": "i" + _TILDE,
    "ò": "i" + _DOT,
    "î": "y" + _DOT,
    "ñ": "đ",
}
_VNI_LETTER = regex(f"([aeouyôö])([{''.join(_BEHIND)}])|[{''.join(_ALONE)}]", re.IGNORECASE)

# Words of every report, and so the measure of whether a text can be read.
_COMMON = frozenset(
    [
        "và",
        "của",
        "các",
        "người",
        "trong",
        "được",
        "xã",
        "không",
        "đã",
        "năm",
        "những",
        "thôn",
        "huyện",
        "là",
        "cho",
        "với",
        "có",
        "ông",
        "bà",
        "chị",
        "anh",
        "tại",
        "từ",
        "đến",
        "thành",
        "tích",
        "khen",
        "thưởng",
        "đồng",
        "gia",
        "đình",
        "công",
        "tác",
        "nông",
        "dân",
        "hội",
        "ủy",
        "uỷ",
        "nhân",
        "phong",
        "trào",
        "việc",
        "làm",
        "báo",
        "cáo",
        "sinh",
        "họ",
        "tên",
        "đơn",
        "vị",
        "một",
        "hai",
        "ba",
        "tỉnh",
        "về",
        "để",
        "khi",
        "này",
        "vì",
        "sự",
        "nhiều",
        "tập",
        "thể",
        "cá",
        "tặng",
        "giấy",
        "bằng",
        "quyết",
        "định",
        "ngày",
        "tháng",
        "lao",
        "động",
        "sản",
        "xuất",
        "kinh",
        "tế",
        "thị",
        "trấn",
        "phường",
        "đảng",
        "bộ",
    ]
)
_WORD = regex(r"[^\W\d_]+")


def of_font(font: str) -> str:
    """Return which encoding a font shows: TCVN3, VNI, or "" for Unicode."""
    name = font.strip().strip("'\"").lower()
    if name.startswith(".vn"):
        return TCVN3
    return VNI if name.startswith("vni") and name[3:4] in ("", "-", " ") else ""


def is_capital_font(font: str) -> bool:
    """Return whether a TCVN3 font shows small letters as capitals: .VnTimeH."""
    name = font.strip().strip("'\"").lower()
    return name.startswith(".vn") and name.endswith("h") and not name.endswith("arabiah")


def converted(text: str, encoding: str, *, capitals: bool = False) -> str:
    """Return a text of one of the two encodings as Unicode (NFC); any other text as it is."""
    if encoding == TCVN3:
        text = text.translate(_FROM_TCVN)
    elif encoding == VNI:
        text = _VNI_LETTER.sub(_letter, text)
    return text.upper() if capitals else text


def _letter(found: re.Match[str]) -> str:
    """Return one letter of VNI: a vowel and the sign behind it, or one that stands alone."""
    base = found[1] or found[0]
    low = base.lower()
    made = unicodedata.normalize(
        "NFC", _ALONE.get(low, low) + _BEHIND.get((found[2] or "").lower(), "")
    )
    return made.upper() if base.isupper() else made


def readable(text: str) -> int:
    """Return how many common words of Vietnamese reports a text holds."""
    return sum(1 for word in _WORD.findall(text.lower()) if word in _COMMON)


def guessed(text: str) -> str:
    """Return the encoding in which a text reads clearly better than as it is, or ""."""
    sample = text[:20_000]
    here = readable(sample)
    best, encoding = max((readable(converted(sample, each)), each) for each in (TCVN3, VNI))
    return encoding if best >= 3 and best > 2 * here + 1 else ""
