"""What somebody raised, built or gave, by what is counted and what is said around its number."""

from __future__ import annotations

from re import Pattern

from exemplars.patterns import regex
from exemplars.prose.claims import Claim
from exemplars.prose.sentences import Stretch

# What is counted or measured and was raised, built or given, by what is said right before it.
_THINGS = ("con ", "gốc ", "cây ")
_LEAST_THINGS = 100  # fewer are a household's own pigs and trees
_LOST = regex(
    r"[^.!?\n]{0,80}?(?<![^\W_])(?:mất trắng|chết|thua lỗ|ngập|úng|cuốn trôi|đổ rạp|tiêu hủy|tiêu huỷ)(?![^\W_])"
)
_RAISED = regex(
    r"(?<![^\W_])(?:(?:trang trại|trại|vườn(?! trường)|gia đình|nhà|hợp tác xã|tổ|mô hình|đồi|ông|bà|cô|anh|chị)(?: [^\W\d_]+){0,4}? có|(?<!từng )nuôi|trồng|xuất bán|bán|phủ xanh|sở hữu|duy trì|gây|chăm|chăm sóc|ươm|cung cấp|ghép|thu)(?: (?:được|đàn|tới|đến|thường xuyên|cho bà con|cho các hộ))*[ \n]\Z"
)
_BUILT = regex(
    r"(?<![^\W_])(?:xây|xây dựng|(?<!đi )làm|mở|đổ|bê tông hóa|bê tông hoá|cứng hóa|kiên cố|nạo vét|đào|đắp|kéo|lắp|sửa|nâng cấp|trải nhựa|thắp sáng)(?: (?:được|mới|xong|thêm))*[ \n]\Z"
)
_WAYS = regex(r" (?:đường|mương|kênh|kè|đê|rãnh|cống|ngõ|lộ|điện|hàng rào|bờ bao|tuyến)(?![^\W_])")
_LEAST_WAY = 100  # metres
_BY_OFFICES = regex(
    r"(?<![^\W_])(?:huyện|tỉnh|nhà nước|công ty|dự án|ngành điện|chương trình|doanh nghiệp)(?![^\W_])"
)
_WORKED = regex(
    r"(?<![^\W_])(?:góp|đóng góp|huy động|hiến|ủng hộ|vận động|bỏ ra|giúp|bỏ)(?: (?:được|tới|đến|cho xóm|cho thôn|cho ấp|thêm))*[ \n]\Z"
)
_LEAST_DAYS = 50
_GOLD = ("cây vàng", "lượng vàng")
_GAINED = regex(
    r"(?<![^\W_])(?:lãi|lời|thu|dư|dành dụm|để dành|tích lũy|tích cóp)(?: (?:được|về|ra))*[ \n]\Z"
)
# What is given: by the two syllables that are read of it, as it is called.
_GIFTS = {
    **{
        each: each
        for each in (
            *("suất quà", "phần quà", "túi quà", "suất cơm", "suất ăn", "suất cháo", "học bổng", "bộ sách"),
            *("xe đạp", "xe lăn", "chiếc xe", "áo ấm", "chiếc áo", "cuốn sách", "quyển sách", "cuốn vở", "quyển vở"),
        )
    },
    **{"suất học": "suất học bổng", "bộ bàn": "bộ bàn ghế", "bộ quần": "bộ quần áo"},
    **{"thẻ bảo": "thẻ bảo hiểm", "sổ tiết": "sổ tiết kiệm"},
}  # fmt: skip
_FEWEST_GIFTS = 10  # fewer are between neighbours
_GIVING = "trao|tặng|trao tặng|cấp|phát|hỗ trợ|ủng hộ|vận động|quyên góp|gửi|gửi tặng|biếu|góp"
# "được tặng" is said of those who were given to.
_GAVE = regex(
    rf"(?<![^\W_])(?<!được )(?<!phụ )(?<!trợ )(?<!cung )(?:{_GIVING})(?: (?!được tặng|khách)[^\W\d_]+){{0,5}}?[ \n]\Z"
)
_PASSIVE = regex(r"(?<![^\W_])được[ \n]")
_WAS_GIVEN = regex(rf"(?: [^\W\d_]+){{2,7}}? (?:đã |từng )?được[ \n](?:{_GIVING})(?![^\W_])")
_HOUSES = ("ngôi nhà", "căn nhà", "mái ấm", "nhà tình", "nhà đại", "nhà nhân", "nhà đồng")
# A house that is somebody's own, or that a builder was paid for, is none of these.
_FOR_OTHERS = regex(
    r" (?:ngôi nhà|căn nhà|mái ấm|nhà)(?: mới)? (?:tình nghĩa|tình thương|đại đoàn kết|nhân ái|đồng đội|tình bạn"
    r"|(?:tặng |giúp |cho )+(?:các |những )?(?:hộ|gia đình|người|bà con|mẹ|cựu chiến binh|đối tượng|hội viên))(?![^\W_])"
)
_BRIDGES = ("cây cầu", "phòng học")
_RAISED_UP = regex(
    r"(?<![^\W_])(?:xây|xây dựng|xây tặng|dựng|làm|sửa|sửa chữa|bàn giao|trao|tặng|khánh thành)(?: (?:được|mới|xong|thêm|lại|tặng))*[ \n]\Z"
)
_KNOWN = frozenset((*_GIFTS, *_HOUSES, *_BRIDGES, *_GOLD, "ngày công"))


def may_be_work(claim: Claim) -> bool:
    """Return whether what is counted in no unit may have been raised, built or given; quick."""
    return claim.noun in _KNOWN or claim.noun.startswith(_THINGS)


def counted(claim: Claim) -> str:
    """Return what is counted, as it is called to an editor."""
    noun = claim.noun
    if noun in _GIFTS:
        return _GIFTS[noun]
    is_of_a_kind = noun.startswith((*_THINGS, "nhà ")) and noun not in (*_GOLD, *_BRIDGES)
    return noun.split()[0] if is_of_a_kind else noun


def is_work(low: str, claim: Claim, clause: Stretch) -> bool:
    """Return whether things, ways, days of work or gold are said to have been raised, built, given."""
    if claim.is_loose:
        return True
    before = low[max(clause.start, claim.start - 60) : claim.start]
    if claim.noun in _GIFTS or claim.noun in (*_HOUSES, *_BRIDGES):
        return _is_given(low, claim, clause, before)
    if claim.unit == "m":
        ours = claim.high >= _LEAST_WAY and not _BY_OFFICES.search(low, clause.start, claim.start)
        return bool(ours and _WAYS.match(low, claim.end) and _BUILT.search(before))
    if claim.noun == "ngày công":
        return claim.high >= _LEAST_DAYS and bool(_WORKED.search(before))
    if claim.noun in _GOLD:
        return bool(_GAINED.search(before))
    if claim.high < _LEAST_THINGS or _LOST.match(low, claim.end):
        return False
    return _RAISED.search(before) is not None


def _is_given(low: str, claim: Claim, clause: Stretch, before: str) -> bool:
    """Return whether gifts, houses or bridges are said to have been given, but by no office."""
    if _BY_OFFICES.search(low, clause.start, claim.start):
        return False
    if claim.noun in _GIFTS:
        return claim.high >= _FEWEST_GIFTS and bool(
            _is_by_them(_GAVE, before) or _WAS_GIVEN.match(low, claim.end)
        )
    if claim.noun in _HOUSES and not _FOR_OTHERS.match(low, claim.end):
        return False
    return _is_by_them(_RAISED_UP, before)


def _is_by_them(done: Pattern[str], before: str) -> bool:
    """Return whether something is said to have been done, and not to whoever is told of."""
    found = done.search(before)
    return found is not None and not _PASSIVE.search(before, 0, found.start())
