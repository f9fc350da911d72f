"""How the words around two numbers show whether they tell of one quantity."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from exemplars.patterns import regex
from exemplars.prose.claims import Claim
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
    r"(?<![^\W_])(?:trước|trước đây|trước kia|ban đầu|lúc đầu|thời gian đầu|buổi đầu|khi ấy|hồi ấy|lúc ấy|năm ấy|năm đó|năm đầu|vụ đầu"
    r"|bấy giờ|thêm|nữa|tăng|giảm|riêng|gồm|trong đó|thứ hai|thứ ba|còn lại|đợt|lần|mới|mới có|chỉ có|chỉ còn|phần|khoản|mỗi(?! năm)|từng"
    r"|bình quân|trung bình|người khác|các hộ|phấn đấu|mục tiêu|dự kiến|sẽ|tiếp tục|sắp|chưa|không(?! (?:thu|lấy|mất) (?:học phí|tiền|phí|công))|năm sau|năm trước|đầu tiên|nửa"
    r"|một số|có hộ|có người|có nhà|có năm|có tháng|có vụ|có lúc|cao nhất|thấp nhất|cao điểm|nhiều nhất|ít nhất"
    r"|lao động|hội viên|thành viên|xã viên|bà con|nhân dân|cả xã|toàn xã|cả thôn|toàn huyện|huyện|tỉnh|vay(?! vốn)|nợ|cũng|cần(?! cù)|hội nghị|cuộc họp|tham dự|hàng xóm|bên cạnh|xã bên|thôn bên|nhà bên|(?:xã|thôn|câu lạc bộ|hợp tác xã|chi hội|tổ|trường|đơn vị) bạn|trong số|bán|mua|chết|so với|hơn so|vượt|kế hoạch)"
    r"(?![^\W_])"
)
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
