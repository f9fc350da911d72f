"""
Whom a story gives an award to: a body around the exemplar, or the exemplar.

The school where she teaches, the village's party cell, the commune are praised in many a story of
one person; who is spoken of stands before “được” and after “tặng” or “cho”. What a clause begins with
is looked for word by word: one pattern of so many words takes as long to make as a small check.
"""

from __future__ import annotations

from exemplars.patterns import regex
from exemplars.prose.sentences import lowered, sentence_at

_BODIES = frozenset(
    (
        *("trường", "tổ", "đội", "nhóm", "hội", "đoàn", "ban", "htx", "clb", "ubnd", "xã", "phường", "huyện"),
        *("quận", "tỉnh", "thôn", "làng", "ấp", "bản", "buôn", "khóm", "xóm", "trạm", "phòng", "khoa", "lớp"),
        *("đồn", "quê", "viện", "đài", "quỹ", "đơn vị", "cơ quan", "tập thể", "thầy trò", "cô trò", "nhân dân"),
        *("nhà trường", "nhà máy", "chi bộ", "đảng bộ", "đảng ủy", "đảng uỷ", "chi ủy", "chi uỷ", "chi hội"),
        *("phân hội", "chi đoàn", "công đoàn", "liên đoàn", "câu lạc", "hợp tác", "thị trấn", "khu phố"),
        *("khu dân", "bệnh viện", "trung tâm", "công ty", "doanh nghiệp", "xí nghiệp", "nông trường"),
        *("lâm trường", "tiểu đội", "trung đội", "đại đội", "tiểu đoàn", "trung đoàn", "sư đoàn", "lữ đoàn"),
        *("quân khu", "công an", "ủy ban", "uỷ ban", "mặt trận", "lực lượng", "dân quân", "dòng họ"),
        *("địa phương", "ngân hàng"),
    )
)  # fmt: skip
_NO_BODIES = frozenset(
    (
        *("trường hợp", "trường kỳ", "tổ tiên", "tổ quốc", "tổ chức", "tổ ấm", "đội ơn", "hội họa", "hội thi"),
        *("hội nghị", "hội thảo", "hội thao", "đoàn kết", "ban đầu", "ban ngày", "ban đêm", "ban hành"),
        *("xã hội", "ấp ủ", "bản thân", "bản lĩnh", "bản đồ", "bản tính", "bản tin", "buôn bán", "phòng chống"),
        *("phòng ngừa", "phòng trừ", "phòng khi", "khoa học", "lớp trẻ", "lớp người"),
    )
)  # fmt: skip
# Chi hội trưởng is somebody.
_OFFICERS = frozenset(("trưởng", "phó", "viên"))
_ADDRESSES = frozenset(("ông", "bà", "anh", "chị", "cô", "em", "chú", "bác", "cụ", "thầy", "tôi"))
_PERSONS = _ADDRESSES | {"mình", "hộ", "bản thân", "gia đình", "vợ chồng"}
# When it was, and by what: cuối năm 2010, trường bà dạy; nhờ đó, cả xã.
_BEFORE = frozenset(
    (
        *("năm", "tháng", "ngày", "quý", "học", "nhiệm", "kỳ", "giai", "đoạn", "đó", "thế", "vậy", "ấy", "này"),
        *("nay", "qua", "nào", "ngoái", "đây", "liền", "liên", "tục", "tiếp", "cả", "toàn", "riêng", "chính"),
        *("cũng", "các", "những", "một", "hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười", "nhiều"),
    )
)  # fmt: skip
_PREPOSITIONS = frozenset(
    (
        *("nhờ", "vì", "do", "từ", "bởi", "sau", "trước", "khi", "lúc", "dịp", "hồi", "vào", "cuối", "đầu"),
        *("giữa", "trong", "đến", "tới", "hằng", "hàng", "vừa", "mới"),
    )
)  # fmt: skip
# What only colours the verb.
_ASIDE = frozenset(
    (
        *("vinh", "dự", "đã", "vừa", "từng", "cũng", "đều", "lại", "mới", "luôn", "liên", "tục", "chính"),
        *("thức", "tự", "hào", "vui", "mừng", "liền", "lần", "hai", "ba", "bốn", "năm", "nhiều"),
    )
)  # fmt: skip
# Whose it is, or whom it is with, is not who is praised.
_OF = frozenset(("của", "quê", "nơi", "cho", "với", "cùng"))
_GIVEN = ("tặng", "trao", "thưởng")
_TAKES = regex(
    r"(?<![^\W_])(?:được|đạt|giành|có|(?<!công )(?<!chứng )(?<!xác )(?<!ghi )nhận(?! xét| định| thấy))(?![^\W_])"
)
_JOINT = regex(r"[,;:()–]|\s-\s|\s(?:và|còn|nhưng|rồi|nên|thì|mà|song|để)(?=\s)")
_TO = regex(r"[ \n](?:[^,.;]{0,60} )?cho[ \n]([^,.;]{1,40})")
_FEW = 4  # words, of which a body's name may be
_LOOKED_AT = 8  # verbs before an award
_MOST_READ = 16  # words at the beginning of a clause


def receiver(text: str, at: int) -> str:
    """Return whom the words after an award give it to: tặng giấy khen cho hai hộ."""
    to = _TO.match(text, at, at + 120)
    return to[1] if to else ""


def is_a_bodys(text: str, start: int, end: int) -> bool:
    """Return whether the award named from `start` to `end` is a body's, by its own sentence."""
    low = lowered(text)
    if _first(receiver(text, end).split()) == "body":
        return True
    first = sentence_at(low, start).start
    given = _given_to(text[first:start].split())
    if given:
        return given == "body"
    clauses: list[list[str]] = []
    for taken in [*_TAKES.finditer(low, first, start)][: -_LOOKED_AT - 1 : -1]:
        clauses = [_bare(each.split()) for each in _JOINT.split(text[first : taken.start()])]
        # Whoever is silent about it has said it before: chi bộ được khen, đạt danh hiệu.
        if clauses[-1]:
            break
    return _speak_of_a_body(clauses)


def _given_to(words: list[str]) -> str:
    """Return whom the words before an award give it to: tặng bà, tặng cho hội phụ nữ xã."""
    given = [at for at, word in enumerate(words) if word.lower() in _GIVEN]
    to = words[max(given, default=len(words)) + 1 :]
    return _first(to[1:] if to[:1] == ["cho"] else to)


def _bare(words: list[str]) -> list[str]:
    """Return the words of a clause without what only colours its verb, and without marks before."""
    last = len(words)
    while last and (words[last - 1].lower() in _ASIDE or words[last - 1].isdigit()):
        last -= 1
    begin = 0
    while begin < last and words[begin].strip("#>*-") == "":
        begin += 1
    return words[begin:last]


def _speak_of_a_body(clauses: list[list[str]]) -> bool:
    """Return whether the last subject that clauses have is a body."""
    body = False
    for words in reversed(clauses):
        spoken_of = _subject(words)
        if body and spoken_of != "body":
            # Bà Hoa, thôn Trung, xã Ngọc Thiện: where she lives.
            return not _is_a_name(words)
        if spoken_of == "person":
            return False
        body = body or spoken_of == "body"
    return body


def _subject(words: list[str]) -> str:
    """Return whether what is said in a clause is said of a "body", a "person" or ""."""
    first = _first(words)
    at = _person_last(words)
    if at == len(words) or (at and words[at - 1].lower() in _OF):
        return first
    # Tổ chị, trường bà: the body's, as “của” would say. Any longer, it is she.
    return "body" if first == "body" and at <= _FEW else "person"


def _first(written: list[str]) -> str:
    """Return what words begin with, but for when it was: a "body", a "person" or ""."""
    words = [word.lower() for word in written[:_MOST_READ]]
    at = 0
    while at < len(words) and _is_before(words[at : at + 2]):
        at += 1
    if _is_of_the_family(written[at : at + 3]):
        return "person"
    one, two = " ".join(words[at : at + 1]), " ".join(words[at : at + 2])
    if two in _NO_BODIES:
        return "person" if two in _PERSONS else ""
    for size, said in ((2, two), (1, one)):
        if said in _BODIES:
            # Tổ trưởng, but xã đội trưởng as well.
            officer = words[at + size : at + size + 2]
            return "" if _OFFICERS.intersection(officer) else "body"
    return "person" if one in _PERSONS or two in _PERSONS else ""


def _is_of_the_family(words: list[str]) -> bool:
    """Return whether words are a name of the family Đoàn: Đoàn Thị Lan; Đoàn Thanh niên, Đoàn TNCS are bodies."""
    names = [word for word in words[1:] if word[:1].isupper() and word[1:].islower()]
    return words[:1] == ["Đoàn"] and len(words) > 1 and len(names) == len(words) - 1


def _is_before(words: list[str]) -> bool:
    """Return whether the first of two words says when it was."""
    if words[0] in _PREPOSITIONS:
        words = words[1:]
    return bool(words) and (words[0] in _BEFORE or words[0][0].isdigit())


def _person_last(words: list[str]) -> int:
    """Return where a person begins with whom a clause ends: bà, bà Nguyễn Thị Hoa."""
    for at in range(len(words) - 1, max(-1, len(words) - 6), -1):
        if words[at].lower() in _ADDRESSES:
            return at
        if not words[at][0].isupper():
            break
    return len(words)


def _is_a_name(words: list[str]) -> bool:
    """Return whether a clause is nothing but who it is: bà Hoa, Nguyễn Thị Hoa."""
    return bool(words) and (
        _person_last(words) == 0 or (len(words) > 1 and all(word[0].isupper() for word in words))
    )
