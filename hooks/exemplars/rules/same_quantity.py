"""How the words around two numbers show whether they tell of one quantity."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise, takewhile

from exemplars.patterns import regex
from exemplars.prose.claims import Claim
from exemplars.prose.measures import PERSONS
from exemplars.prose.sentences import Stretch, clause_at, lowered, sentence_at

WORD = regex(r"[^\W\d_]+")
# Words that tell nothing of which quantity it is.
EMPTY = frozenset(
    [
        "của",
        "đã",
        "được",
        "có",
        "là",
        "và",
        "các",
        "những",
        "trong",
        "năm",
        "ở",
        "tại",
        "cho",
        "với",
        "do",
        "số",
        "từ",
        "đến",
        "về",
        "theo",
        "ra",
        "gia",
        "đình",
        "nhà",
        "ông",
        "bà",
        "anh",
        "chị",
        "cô",
        "chú",
        "tổ",
        "hiện",
        "nay",
        "này",
        "đạt",
    ]
)
# What makes a number another one than the exemplar's own at that time.
ELSE = regex(
    r"(?<![^\W_])(?:trước|trước đây|trước kia|ban đầu|lúc đầu|thời gian đầu|buổi đầu|ngày đầu|khi ấy|hồi ấy|lúc ấy|năm ấy|năm đó|năm đầu|vụ đầu"
    r"|bấy giờ|thêm|nữa|tăng|giảm|riêng|gồm|trong đó|thứ hai|thứ ba|còn lại|đợt|lần|mới|mới có|chỉ có|chỉ còn|phần|khoản|mỗi(?! năm)|từng"
    r"|bình quân|trung bình|người khác|các hộ|phấn đấu|mục tiêu|dự kiến|sẽ|tiếp tục|sắp|chưa|không(?! (?:thu|lấy|mất) (?:học phí|tiền|phí|công))|năm sau|năm trước|đầu tiên|nửa"
    r"|một số|có hộ|có người|có nhà|có năm|có tháng|có vụ|có lúc|cao nhất|thấp nhất|cao điểm|nhiều nhất|ít nhất"
    r"|lao động|hội viên|thành viên|xã viên|bà con|nhân dân|cả xã|toàn xã|cả thôn|toàn huyện|huyện|tỉnh|vay(?! vốn)|nợ|cũng|cần(?! cù)|hội nghị|cuộc họp|tham dự|hàng xóm|bên cạnh|xã bên|thôn bên|nhà bên|(?:xã|thôn|câu lạc bộ|hợp tác xã|chi hội|tổ|trường|đơn vị) (?:bạn|bên)|trong số|bán|mua|chết|so với|hơn so|vượt|kế hoạch)"
    r"(?![^\W_])"
)
# Nouns that name a quantity wherever they stand before it.
_HEADS = (
    "thu nhập", "doanh thu", "lợi nhuận", "tiền lãi", "lãi", "sản lượng", "năng suất", "diện tích", "tổng đàn",
    "tổng vốn", "kinh phí", "tỷ lệ", "quỹ",
)  # fmt: skip
# When only some of them did so, and what for.
_AT_TIMES = regex(
    r"(?<![^\W_])(?:hôm|buổi|vụ|khai giảng|ngày|tháng|mùa|lúc|khi|khóa|khoá|năm (?:ngoái|nay|qua|rồi|đầu|ấy|đó)|hằng|hàng|ngân hàng"
    r"|nhờ (?!anh|chị|ông|bà|cô|tổ))(?![^\W_])"
)
# Where only some of them are; a place after a person's name is where that person is at home.
_PLACES = r"(?:thôn|xóm|ấp|bản|buôn|khóm|xã|phường|huyện|tỉnh|khu|làng)(?![^\W_])"
_AT_PLACES = regex(rf"\s*(?:(?:ở|tại|trong|riêng|cả|toàn)[ \n])*{_PLACES}")
_IN_PLACES = regex(rf"(?<![^\W_])(?:ở|tại|(?<!tác ){_PLACES})(?![^\W_])")
# "từng" of what somebody once did, not of each: từng đi bộ đội, but từng hộ.
_ONCE = regex(
    r"từng[ \n](?:là|làm|đi|bị|phải|có|mở|dạy|sống|học(?! viên| sinh| trò| kỳ)|theo|tham gia|công tác|phục vụ|trải qua|nghèo|khó"
    r"|vay|nợ|thất bại|thua lỗ|trắng tay|tan|nghỉ|được|nuôi|trồng|thuê|giữ|chiến đấu|ở|sang|qua|bỏ|mất|bán|lang thang"
    r"|nghiện|cầm|đứng|nhận|nghĩ|giảng dạy|tốt nghiệp|đoạt|đảm nhiệm)(?![^\W_])"
)
_NOW = regex(r"(?<![^\W_])(?:nay|hiện|giờ)(?![^\W_])")
# Those that live or are somewhere are not the exemplar's own: xã có 2.300 lao động.
OF_A_PLACE = regex(
    r"(?<![^\W_])(?:(?<!tác )xã|phường|thị trấn|thôn|ấp|bản|xóm|khóm|buôn|làng|địa bàn|khu phố|tổ dân phố|công ty|nhà máy|xí nghiệp)(?: [^\W\d_]+){0,4}?(?: (?:hiện|đang|nay|đã|cũng|vẫn))?[ \n](?:có|còn)(?![^\W_])"
)
_CHANGE = regex(r"(?<![^\W_])(?:từ|thêm|tăng|giảm)[ \n]\Z")
_SINCE = regex(r"(?<![^\W_])từ[ \n][^,.;]{1,40}(?:lên|xuống|còn)(?:[ \n](?:đến|tới|còn))?[ \n]\Z")
# "từ 300 đến 350" is a range, unless these say that it grew from the one to the other.
_GROWN = regex(
    r"(?<![^\W_])(?:tăng|giảm|nâng|mở rộng|phát triển|lớn lên|đi lên|vươn lên|bắt đầu|khởi đầu|xuất phát|chuyển|nhân|hạ|rút|kéo)(?![^\W_])"
)
_OVER_YEARS = regex(
    r"[^.;\n]{0,30}?(?:qua (?:các|từng|mỗi|ba|hai|bốn|năm|\d)|sau (?:\d|một|hai|ba|bốn|năm|mấy))"
)
_WIDEST = 2  # times its least; what goes further is no range of one thing


def same_unit(one: Claim, other: Claim) -> bool:
    """Return whether two quantities are in one unit, count one thing, and are rates of the same."""
    if one.unit != other.unit or (one.per != other.per and _rates(one) != _rates(other)):
        return False
    if one.unit:
        return True
    first, second = one.noun.split(), other.noun.split()
    return first[: len(second)] == second[: len(first)] and bool(first)


def _rates(claim: Claim) -> frozenset[str]:
    # What is earned is earned in a year, said or not.
    return frozenset(claim.per) - {"năm"}


@lru_cache(maxsize=4096)
def telling(said: str) -> frozenset[str]:
    """Return the words of a text that tell what it is about."""
    return frozenset(WORD.findall(said)) - EMPTY


def own_sentence(low: str, claim: Claim) -> Stretch:
    """Return a number's sentence, to where it begins to tell of a part: có 48 thành viên, trong đó 21 nữ."""
    sentence = sentence_at(low, claim.start)
    part = low.find(" trong đó ", claim.end, sentence.end)
    return Stretch(sentence.start, part if part >= 0 else sentence.end)


def elsewhere(text: str, claim: Claim, about: frozenset[str]) -> list[str]:
    """Return the words of a number's sentence that make it another's; `about` is what it is to tell of."""
    low = lowered(text)
    sentence = own_sentence(low, claim)
    found = [
        *ELSE.finditer(low, sentence.start, claim.start),
        *ELSE.finditer(low, claim.end, sentence.end),
    ]
    return [
        each[0]
        for each in found
        if each[0] != "từng" or not _is_over(text, each.start(), claim, about)
    ]


def _is_over(text: str, at: int, claim: Claim, about: frozenset[str]) -> bool:
    """Return whether "từng" tells of another matter than a number: từng đi lính, nay thu 300 triệu."""
    low = lowered(text)
    once, own = clause_at(low, at, at + 1), clause_at(low, claim.start, claim.end)
    if once.start == own.start or not _ONCE.match(low, at):
        return False
    said = {word for word in WORD.findall(text[at : once.end]) if word.islower()}
    if said & (about | telling(low[own.start : own.end])):
        return False
    return at > claim.end or _is_of_now(low, Stretch(once.end, own.end), claim)


def _is_of_now(low: str, stretch: Stretch, claim: Claim) -> bool:
    """Return whether a number is told of today, or of those who have done something by now."""
    return low.startswith(" đã ", claim.end) or bool(_NOW.search(low, stretch.start, stretch.end))


def names_another(what: str, text: str, claim: Claim) -> bool:
    """Return whether a sentence has another name where the figure has one: lớp tiếng Nhật, not tiếng Hàn."""
    named = _names(what)
    sentence = sentence_at(text, claim.start)
    said = _names(text[sentence.start : sentence.end]) if named else set()
    return any(
        (word, name) not in named
        and any(word == each and (each, own) not in said for each, own in named)
        for word, name in said
    )


def _names(said: str) -> set[tuple[str, str]]:
    """Return the names in a text, each by its first word, with the word before it."""
    words = WORD.findall(said)
    return {(word, name) for word, name in pairwise(words) if word.islower() and name.istitle()}


def is_change(low: str, claim: Claim) -> bool:
    """Return whether a number is where something came from, how much it grew, or what it came to."""
    before = low[max(0, claim.start - 60) : claim.start]
    if not _CHANGE.search(before):
        return _SINCE.search(before) is not None
    return not is_range(low, claim)


def is_range(low: str, claim: Claim) -> bool:
    """Return whether "từ 300 đến 350" is anything between the two, not from the one to the other."""
    if not claim.low < claim.high <= claim.low * _WIDEST:
        return False
    clause = clause_at(low, claim.start, claim.end)
    grown = _GROWN.search(low, clause.start, claim.start)
    return not grown and not _OVER_YEARS.match(low, claim.end)


def context(text: str, claim: Claim) -> str:
    """Return what a number is said to be the value of, in the words around it; "" if it is unsure."""
    low = lowered(text)
    clause = clause_at(low, claim.start, claim.end)
    if elsewhere(text, claim, frozenset()) or is_change(low, claim):
        return ""
    before = low[clause.start : claim.start]
    heads = [(before.rfind(head), head) for head in _HEADS if head in before]
    after = list(takewhile(_tells, WORD.findall(low[claim.end : clause.end])[:2]))
    if heads:
        return max(heads)[1]
    verb = WORD.findall(before)[-1:]
    if not verb or not after or verb[0] in EMPTY:
        return ""
    unit = claim.unit if claim.unit not in ("m2", "kg", "đồng", "m") else "…"
    words = [*verb, unit, *(after if claim.unit else claim.noun.split())]
    return " ".join(word for word in words if word)


def _tells(word: str) -> bool:
    return word not in EMPTY and word not in ("trên", "bằng", "nhờ")


def counted_as(text: str, claim: Claim) -> str:
    """Return what people or households do that are counted, whoever is said to have them do it; "" if it is unsure."""
    if claim.unit != "hộ" and claim.unit not in PERSONS:
        return ""
    low = lowered(text)
    sentence, clause = own_sentence(low, claim), clause_at(low, claim.start, claim.end)
    after = list(takewhile(_tells, WORD.findall(low[claim.end : clause.end])[:2]))
    if len(after) < 2 or _AT_TIMES.search(low, sentence.start, sentence.end):
        return ""
    if _is_at_places(low, claim, clause):
        return ""
    if elsewhere(text, claim, frozenset()) or is_change(low, claim):
        return ""
    return " ".join([claim.unit, *after])


def _is_at_places(low: str, claim: Claim, clause: Stretch) -> bool:
    """Return whether those who are counted are said to be somewhere, not whoever has to do with them."""
    return bool(
        _AT_PLACES.match(low, clause.start)
        or _AT_PLACES.match(low, sentence_at(low, claim.start).start)
        or _IN_PLACES.search(low, claim.end, clause.end)
        or OF_A_PLACE.search(low, clause.start, claim.start)
    )


def are_near(one: Claim, other: Claim) -> bool:
    """Return whether neither of two numbers is as little of the other as a part of it mostly is."""
    return max(one.high, other.high) <= _WIDEST * min(one.low, other.low)
