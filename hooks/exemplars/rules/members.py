"""Whether a number of members or learners is that of all of them, or of some that a sentence tells of."""

from __future__ import annotations

from exemplars.patterns import regex
from exemplars.prose.claims import Claim
from exemplars.prose.measures import PERSONS
from exemplars.prose.sentences import clause_at, sentence_at

_GROUP = r"câu lạc bộ|clb|hợp tác xã|tổ hợp tác|chi hội|chi đoàn|chi bộ|hội|lớp|mô hình|liên hiệp"
_NOW = r"(?:hiện|nay|hiện nay|đã|đang|thường xuyên|luôn)"
_HOLDS = rf"(?: {_NOW})*[ \n](?:có|với|gồm|gồm có|tập hợp|thu hút|quy tụ)(?: (?:được|hơn|gần|trên|khoảng))*[ \n]\Z"
# A committee, a team or a group of one that is told of is a part; of one's own it is all there is.
_OF_GROUP = regex(
    rf"(?<![^\W_])(?<!của )(?<!trong )(?<!ở )(?:{_GROUP})(?!(?:[^.;]*[^\W_])?[ \n,](?:ban|đội|nhóm|tốp|tổ(?! hợp tác))[ \n])"
    rf"[^.;]*?{_HOLDS}"
)
# Chi hội gần 400 hội viên: the group itself is so many.
_GROUP_OF = regex(rf"(?<![^\W_])(?:{_GROUP})[ \n]\Z")
_OF_TEAM = regex(rf"(?:\A|[ \n,])(?:tổ|nhóm|đội){_HOLDS}")
_ALL = regex(
    r"[ \n]*(?:[.,;:!?)]|\Z|(?:hiện nay|hiện tại|nay|tự|cùng|đều|đang|sinh hoạt|tham gia|theo học|theo lớp|trong đó)(?![^\W_]))"
)
# Before its number, how many there were on a day or to begin with, unless what follows is of now.
_ONCE = regex(
    r"(?<![^\W_])(?:khi|lúc|buổi|hôm|ngày|mùa|hồi|vụ|ra mắt|ra đời|khởi đầu|bắt đầu|thành lập|lập|bước đầu|chỉ)(?![^\W_])"
    r"(?![^.;]*(?<![^\W_])(?:nay|hiện|giờ)(?![^\W_]))"
)
_HAS_HAD = regex(
    r"(?<![^\W_])(?:lớp|câu lạc bộ|chi hội|hợp tác xã|tổ|nhóm|đội) đã có(?: hơn| gần| trên)?[ \n]\Z"
)
_HAD = regex(r"(?: (?:theo học|theo lớp|tham gia|sinh hoạt))?[ \n]*(?=[.,;!?]|\Z)")
_BY_NOW = regex(r"(?<![^\W_])đến (?:nay|hết|giữa|cuối|tháng|năm|ngày)(?![^\W_])")


def are_all(low: str, claim: Claim) -> bool:
    """Return whether a group is said to have so many, and nothing makes them some of it."""
    if claim.unit not in PERSONS:
        return True
    before = low[sentence_at(low, claim.start).start : claim.start]
    return bool(
        _ALL.match(low, claim.end)
        and not _ONCE.search(before)
        and (_OF_GROUP.search(before) or _OF_TEAM.search(before) or _GROUP_OF.search(before))
    )


def are_all_by_now(low: str, claim: Claim) -> bool:
    """Return whether so many are all who ever came: đến nay lớp đã có 130 học viên theo học."""
    clause = clause_at(low, claim.start, claim.end)
    return bool(
        _HAS_HAD.search(low, clause.start, claim.start)
        and _HAD.match(low, claim.end)
        and _BY_NOW.search(low, sentence_at(low, claim.start).start, claim.start)
    )
