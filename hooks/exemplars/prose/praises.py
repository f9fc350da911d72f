"""
Awards that a story tells of: which form, whose, when, by what decision.

Told is what somebody has received. A wish, a proposal, a standard, a movement's name and the paper
on the wall are no award received; nor is what a daughter, a pupil or a member was given the exemplar's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from exemplars.patterns import regex
from exemplars.prose.award_days import When, decided, told_day
from exemplars.prose.receivers import receiver
from exemplars.prose.sentences import TEXTS_KEPT, Stretch, lowered, sentence_at
from exemplars.prose.signs import Signs, places, seen_in_lower

_HAMLET = r"(?:thôn|làng|ấp|bản|khóm|buôn|xóm|khu dân cư|khu phố|tổ dân phố)"
_TITLE = r"(?:anh hùng lao động|anh hùng lực lượng vũ trang|bà mẹ việt nam anh hùng|(?:nhà giáo|nghệ nhân|thầy thuốc|nghệ sĩ|nghệ sỹ) (?:nhân dân|ưu tú))"
# How each form is written in a story, in lower case, and what is looked for first: its name holds one
# of these. The longer stands before what it holds, and what may overlap has a hint in common.
_FORMS: tuple[tuple[str, str, str], ...] = (
    ("chien-si-thi-dua-toan-quoc", "thi đua", r"chiến s[ĩỹ] thi đua toàn quốc"),
    ("chien-si-thi-dua-cap-tinh", "thi đua", r"chiến s[ĩỹ] thi đua (?:cấp )?(?:tỉnh|thành phố)"),
    ("chien-si-thi-dua-cap-bo", "thi đua", r"chiến s[ĩỹ] thi đua (?:cấp )?(?:bộ|ngành)"),
    ("chien-si-thi-dua-co-so", "thi đua", r"chiến s[ĩỹ] thi đua(?: cấp)? cơ sở"),
    ("chien-si-tien-tien", "tiên tiến", r"chiến s[ĩỹ] tiên tiến"),
    ("tap-the-lao-dong-tien-tien", "tiên tiến", "tập thể lao động tiên tiến"),
    ("tap-the-lao-dong-xuat-sac", "lao động xuất sắc", "tập thể lao động xuất sắc"),
    ("lao-dong-tien-tien", "tiên tiến", "lao động tiên tiến"),
    ("don-vi-tien-tien", "tiên tiến", "đơn vị tiên tiến"),
    ("don-vi-quyet-thang", "quyết thắng", "đơn vị quyết thắng"),
    ("co-thi-dua", "thi đua", "cờ thi đua"),
    ("gia-dinh-van-hoa", "văn hóa|văn hoá", "gia đình văn h(?:óa|oá)"),
    ("thon-to-dan-pho-van-hoa", "văn hóa|văn hoá", _HAMLET + " văn h(?:óa|oá)"),
    ("ky-niem-chuong", "niệm chương", "kỷ niệm chương"),
    ("huan-chuong", "huân chương", "huân chương"),
    ("huy-chuong", "huy chương", "huy chương(?! (?:vàng|bạc|đồng))"),
    ("bang-khen", "ằng khen", "bằng khen"),
    ("giay-khen", "iấy khen", "giấy khen"),
    (
        "danh-hieu-vinh-du-nha-nuoc",
        "anh hùng|ưu tú|giáo nhân dân|thuốc nhân dân|nghệ nhân nhân dân|nghệ sĩ nhân dân|nghệ sỹ nhân dân",
        _TITLE,
    ),
)
_HINTS = Signs(hint for _, hints, _ in _FORMS for hint in hints.split("|"))
MOST = 100  # read in one text
_LONGEST = 32  # characters of a form's name before a hint, or after it
_RECEIVED = regex(
    r"(?<![^\W_])(?:được|nhận|đón nhận|đạt|vinh dự|giành|tặng|tặng thưởng|trao|trao tặng|công nhận|phong tặng|truy tặng|suy tôn|có)(?![^\W_])"
)
_NOT_RECEIVED = regex(
    r"(?<![^\W_])(?:chưa|không|chẳng|phấn đấu|mong|muốn|ước|hy vọng|sẽ|nếu|đề nghị|đề xuất|xét|bình xét|trình|hồ sơ|đăng ký|lập hồ sơ"
    r"|tiêu chuẩn|tiêu chí|xây dựng|phong trào|cuộc vận động|danh sách|treo|tờ|tấm|khung|tủ|tường|quy định|thủ tục|quy chế|mẫu"
    r"|in|viết|ký|thẩm quyền|ai|giải thích|hướng dẫn|gồm|thuộc diện|hụt|trượt|thay vì|lớp|bồi dưỡng|mời|bởi|gặp|học nghề|nói chuyện)(?![^\W_])"
    r"|(?<![^\W_])(?:các|những|từng|mọi|mỗi)[ \n“\"]*\Z"
)
_OTHERS = regex(
    r"(?<![^\W_])(?:con|con gái|con trai|con dâu|con rể|các con|cháu|cháu ngoại|cháu nội|vợ(?! chồng)|(?<!vợ )chồng|em gái|em trai|anh trai|chị gái"
    r"|mẹ|bố|cha|học sinh|học trò|học viên|sinh viên|hội viên|đoàn viên|đảng viên|thành viên|đồng đội|đồng nghiệp|bạn|hàng xóm"
    r"|người khác|nhiều người|nhiều hộ|nhiều em|nhiều cá nhân|cá nhân|tập thể và|các em|các cháu|các hộ|xã viên|công nhân|người thợ|trưởng thôn|bí thư"
    r"|\d+ (?:hộ|em|học sinh|hội viên|thành viên|cá nhân|tập thể|người|cháu|gia đình|lượt)|hộ|đội tuyển|đội bóng)(?![^\W_])"
)
_PERSON = regex(
    r"(?<![^\W_])(?i:ông|bà|anh|chị|cô|em|chú|bác|cụ|thầy) ([^\W\d_]+(?: [^\W\d_]+){0,4})"
)
# "tặng bà Giấy khen": the word after the address is no name.
_PAPERS = frozenset(("Giấy", "Bằng", "Huân", "Huy", "Kỷ", "Cờ", "Danh"))
# Titles are given for a year, early in the next.
_YEARLY = frozenset(
    (
        "chien-si-thi-dua-toan-quoc",
        "chien-si-thi-dua-cap-tinh",
        "chien-si-thi-dua-cap-bo",
        "chien-si-thi-dua-co-so",
        "chien-si-tien-tien",
        "tap-the-lao-dong-tien-tien",
        "tap-the-lao-dong-xuat-sac",
        "lao-dong-tien-tien",
        "don-vi-tien-tien",
        "don-vi-quyet-thang",
        "co-thi-dua",
        "gia-dinh-van-hoa",
        "thon-to-dan-pho-van-hoa",
    )
)
_NUMBER = regex(r"(?<![\d/])(\d{1,5}/qđ(?:-[a-zđ]+(?:-[a-zđ]+)*)?)", re.IGNORECASE)
# hai Giấy khen, hai lần được tặng Giấy khen; năm alone is as often a year, or the town of Ngã Năm.
_TIMES = regex(
    r"(?<![\d.,/])(?<![^\W_])(?:(?P<count>\d{1,2}|hai|ba|bốn|sáu|bảy|tám|chín|mười)(?: tấm| chiếc| tờ)?"
    r"|(?P<often>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) lần(?: được[^,.;]{0,40}| tặng| nhận| đạt danh hiệu)?)[ \n]\Z"
)
# Gia đình văn hóa ba năm liền: one for every year.
_YEARS_ON = regex(
    r"(?<![\d.,/])(?<![^\W_])(?P<years>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) năm[ \n](?:liền|liên tục|liên tiếp)"
    r"(?=[,.;]|\Z|[ \n](?:được (?!mùa|giá)|đạt|là|gia đình|hộ|nhà|tập thể|đơn vị|tổ|thôn|ấp|xóm|bà|ông|cô|anh|chị)(?![^\W_]))"
)
# Named with its decision, it is a paper that somebody holds, whatever the verb.
_NUMBERED = regex(r"[ \n](?:theo |\()?(?:quyết định )?(?:số )?\d{1,5}/qđ")
_LEVEL_WORDS = (
    ("state", regex(r"thủ tướng|chủ tịch nước|chính phủ")),
    ("commune", regex(r"(?:ubnd|[uủ][yỷ] ban nhân dân|uỷ ban nhân dân|chủ tịch)[ \n](?:xã|phường|thị trấn|đặc khu)\b")),
    ("district", regex(r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|chủ tịch)[ \n](?:huyện|thị xã|quận)\b")),
    ("province", regex(r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|chủ tịch)[ \n]tỉnh\b")),
    ("ministry", regex(r"bộ trưởng")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One award told of: where it is named, its form, level, decision, and when; "" is unsaid."""

    start: int
    end: int
    form: str
    level: str
    decision: str
    when: When | None
    at_once: int  # how many of them are claimed
    decided: dt.date | None = None  # the day that is said to be the decision's own


@lru_cache(maxsize=TEXTS_KEPT)
def awards_told(text: str, name: str) -> tuple[Told, ...]:
    """Return the awards that a text says the exemplar of this name has received, in order."""
    return tuple(_told(text, lowered(text), name))


def _named(low: str) -> Iterator[re.Match[str]]:
    """Give the forms that a text names, in order."""
    last = 0
    for at, hint in places(low, _HINTS.found(seen_in_lower(low))):
        if at >= last:
            named = _named_with(hint)
            found = named.search(low, max(last, at - _LONGEST), at + len(hint) + _LONGEST)
            # What begins after it is found by a hint of its own, and others may stand before that.
            if found and found.start() <= at:
                last = found.end()
                yield found


@lru_cache(maxsize=128)
def _named_with(hint: str) -> re.Pattern[str]:
    """Return the pattern of the forms whose name holds a hint."""
    forms = enumerate(_FORMS)
    names = (f"(?P<f{at}>{name})" for at, (_, hints, name) in forms if hint in hints.split("|"))
    return re.compile(f"(?<![^\\W_])(?:{'|'.join(names)})(?![^\\W_])")


def _told(text: str, low: str, name: str) -> Iterator[Told]:
    last, bound, received = 0, Stretch(0, 0), False
    named = [*islice(_named(low), MOST + 1)]
    for found, following in zip(named[:MOST], [*named[1:], None], strict=False):
        sentence = sentence_at(low, found.start())
        begin = last if sentence == bound else sentence.start
        if begin == sentence.start or _RECEIVED.search(low, begin, found.start()):
            received = _is_received(low, text, begin, sentence, found, name)
        bound, last = sentence, found.end()
        if received:
            within = following and following.end() <= sentence.end
            until = following.start() if following and within else sentence.end
            yield _read(low, begin, sentence, found, until)


def _read(low: str, begin: int, sentence: Stretch, found: re.Match[str], until: int) -> Told:
    """Return what is told of an award that is named, in its own part of the sentence `until` the next."""
    form = _FORMS[int((found.lastgroup or "f0")[1:])][0]
    own = low[begin : found.start()]
    if begin != sentence.start:
        # The year of the award before belongs to that one.
        own = _JOINT.split(own, maxsplit=1)[-1]
    after = low[found.end() : until]
    number = _NUMBER.search(own) or _NUMBER.search(after)
    day = decided(number.string, number.end()) if number else None
    when = told_day(own, after)
    if when and form in _YEARLY and not when.month:
        when = replace(when, merit=True)
    return Told(
        found.start(),
        found.end(),
        form,
        _level(own, after),
        number[1].upper() if number else "",
        when,
        _count(own, form, after),
        day,
    )


def _is_received(
    low: str, text: str, begin: int, sentence: Stretch, found: re.Match[str], name: str
) -> bool:
    """Return whether an award that is named is one that the exemplar has."""
    own = low[begin : found.start()]
    named = _RECEIVED.search(low, sentence.start, found.start()) or _NUMBERED.match(
        low, found.end()
    )
    if not named or _NOT_RECEIVED.search(own):
        return False
    # Who received the first of a row received the rest. Names are no kinship: huyện Con Cuông.
    whole = text[sentence.start : found.start()].lstrip()
    if _OTHERS.search(whole[:1].lower() + whole[1:]) or _OTHERS.search(receiver(low, found.end())):
        return False
    known = name.lower().split()
    return all(each in known for each in _people(text[sentence.start : sentence.end]))


def _people(text: str) -> Iterator[str]:
    """Give the given names, in lower case, of those a text names after a word of address."""
    for said in _PERSON.findall(text):
        words = said.split()
        upper = next((at for at, word in enumerate(words) if not word[0].isupper()), len(words))
        if upper and words[0] not in _PAPERS:
            yield words[upper - 1].lower()


def _level(own: str, after: str) -> str:
    issuer = re.match(r"[^,.;]{0,12}(?:của|do)[ \n]([^,.;]{1,60})", after)
    for said in (issuer[1] if issuer else "", own):
        # Who gave it stands nearest; whoever is named before has proposed it.
        named = [(at.end(), level) for level, words in _LEVEL_WORDS for at in words.finditer(said)]
        if named:
            return max(named)[1]
    return ""


_JOINT = regex(r"[;,]|[ \n](?:và|còn)[ \n]")


def _count(own: str, form: str, after: str) -> int:
    found = _TIMES.search(own)
    if not found and form in _YEARLY:
        found = _YEARS_ON.search(own) or _YEARS_ON.search(after)
    if not found:
        return 1
    words = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
    said = next(each for each in found.groupdict().values() if each)
    return words.index(said) + 2 if said in words else int(said)
