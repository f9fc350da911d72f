"""
Numbers of documents as announcers say them: Quyết định số 123/QĐ-UBND is Quyết định số một trăm hai mươi ba.

Nobody says the strokes. A year is said as one; the kind of document only where it was not named
before; who issued it only where the sentence does not go on to say so.
"""

from __future__ import annotations

import re

from exemplars.patterns import regex
from exemplars.prose.numerals import words
from exemplars.spoken.letters import LETTERS, UPPER, is_syllable, spelled
from exemplars.spoken.place import Place, Reading

_NUMBER = regex(
    rf"(\d{{1,5}})([a-z{UPPER}])?(?:/((?:19|20)\d\d))?(?:/((?:[{UPPER}]|Tr|tr|Tg){{1,12}}[a-z]?\d{{0,2}}(?:[-/&.][a-z]{{0,3}}[{UPPER}][{UPPER}a-zđ]{{0,14}}\d{{0,2}}){{0,6}}+)"
    rf"|-([{UPPER}]{{1,4}}/[{UPPER}][{UPPER}a-z]{{1,10}}(?:[-/.][{UPPER}][{UPPER}a-z]{{0,12}}){{0,6}}+))(?![{LETTERS}\d])"
)
_KINDS = {
    "QĐ": "Quyết định", "NĐ": "Nghị định", "NQ": "Nghị quyết", "CT": "Chỉ thị", "KH": "Kế hoạch",
    "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "BC": "Báo cáo", "TB": "Thông báo", "HD": "Hướng dẫn",
    "TTr": "Tờ trình", "CV": "Công văn", "CĐ": "Công điện", "BB": "Biên bản", "CTr": "Chương trình",
    "KL": "Kết luận", "QC": "Quy chế", "QyĐ": "Quy định", "GM": "Giấy mời", "ĐA": "Đề án", "PA": "Phương án",
    "GXN": "Giấy xác nhận", "QH": "Luật", "L": "Luật", "SL": "Sắc lệnh", "PL": "Pháp lệnh", "HĐ": "Hợp đồng",
}  # fmt: skip
_ISSUERS = {
    "CP": "Chính phủ", "CT": "Chủ tịch", "CTUBND": "Chủ tịch Ủy ban nhân dân", "TTg": "Thủ tướng Chính phủ", "TW": "Trung ương", "TƯ": "Trung ương", "TU": "Tỉnh ủy",
    "HU": "Huyện ủy", "ĐU": "Đảng ủy", "CTN": "Chủ tịch nước", "BCT": "Bộ Công Thương", "BNV": "Bộ Nội vụ",
    "BTC": "Bộ Tài chính", "BYT": "Bộ Y tế", "BGDĐT": "Bộ Giáo dục và Đào tạo", "BTTTT": "Bộ Thông tin và Truyền thông",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn", "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch", "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng", "BTP": "Bộ Tư pháp", "BTNMT": "Bộ Tài nguyên và Môi trường", "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "BTGTW": "Ban Tuyên giáo Trung ương", "SNV": "Sở Nội vụ", "PNV": "Phòng Nội vụ", "NV": "Nội vụ", "LĐTBXH": "Bộ Lao động, Thương binh và Xã hội",
}  # fmt: skip
_NAMED = regex(
    r"\b(?:QĐ|NĐ|NQ|CT|KH|TT|[qQ]uyết định|[nN]ghị định|[nN]ghị quyết|[cC]hỉ thị|[kK]ế hoạch|[tT]hông tư(?: liên tịch)?|[bB]áo cáo|[tT]hông báo|[hH]ướng dẫn|[tT]ờ trình|[cC]ông văn|[cC]ông điện|[bB]iên bản|[cC]hương trình|[kK]ết luận|[qQ]uy chế|[qQ]uy định|[lL]uật|[pP]háp lệnh|[vV]ăn bản|[đĐ]ề án|[cC]ăn cứ|[gG]iấy [a-zđấậ ]{2,12}|[bB]ộ luật)\b[^.;\n\d]{0,44}\Z"
)
_NUMBERED = regex(r"\b[sS]ố\s?:?\s\Z")
_ISSUER_FOLLOWS = regex(r"[^.;\n]{0,60}?\bcủa\s")


def document(place: Place) -> Reading | None:
    """Read the number of a document."""
    found = _NUMBER.match(place.text, place.at)
    if not found:
        return None
    kind, _, issuers = (found[4] or found[5]).partition("/" if found[5] else "-")
    kind, issuers = _parts(kind, issuers)
    said = [_digits(found[1]) + (f" {spelled(found[2])}" if found[2] else "")]
    if found[3]:
        said.append(f"năm {words(int(found[3]))}")
    numbered = place.follows(_NUMBERED)
    name = "" if place.follows(_NAMED) else _KINDS.get(_letters(kind), "")
    if name and numbered:
        # "Số: 123/QĐ-UBND" has no room for the kind before the number.
        said.append(f", {name}")
    lead = "" if numbered else f"{name} số ".lstrip()
    issuer = _issuer(place, kind, issuers, found.end())
    if issuer:
        said.append(issuer)
    return found.end(), (lead + " ".join(said)).replace(" ,", ",")


def _parts(kind: str, issuers: str) -> tuple[str, str]:
    """Return the kind of document and who issued it, as its number names them."""
    if re.fullmatch(r"QH\d{1,2}", kind):
        return "QH", kind
    # A letter has no kind: 45/UBND-NV is the committee's, and names a desk that nobody says.
    return (kind, issuers) if _letters(kind) in _KINDS else ("", kind)


def _letters(kind: str) -> str:
    return kind.rstrip("0123456789")


def _digits(number: str) -> str:
    return ("không " if number[0] == "0" and int(number) else "") + words(int(number))


def _issuer(place: Place, kind: str, issuers: str, end: int) -> str:
    if term := re.fullmatch(r"(UBTVQH|QH)(\d{1,2})", issuers):
        who = "Quốc hội" if term[1] == "QH" else "Ủy ban Thường vụ Quốc hội"
        return f"của {who} khóa {words(int(term[2]))}"
    if not issuers or _ISSUER_FOLLOWS.match(place.after(end)):
        return ""
    return "của " + ", ".join(
        _office(place, each, end) for each in re.split(r"[-/.]", issuers) if each
    )


def _office(place: Place, short: str, end: int) -> str:
    if short in _ISSUERS:
        return _ISSUERS[short]
    known = place.lexicon.names.get(short) or place.lexicon.said(short, "", "")
    if known is None and "&" not in short:
        place.doubt(end, place.lexicon.readings(short))
    return known or (short if is_syllable(short) else spelled(short))
