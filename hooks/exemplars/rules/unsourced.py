"""Figures: what a profile claims in numbers, it backs with a source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from exemplars.patterns import regex
from exemplars.privacy import MOST
from exemplars.problem import Finding
from exemplars.prose.claims import Claim, claims, of_field, said_as
from exemplars.prose.loose_claims import TIMES, loose_claims
from exemplars.prose.measures import ANYBODY, PERSONS, in_square_metres
from exemplars.prose.sentences import Stretch, clause_at, lowered, sentence_at
from exemplars.prose.signs import has_digit
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Profile
from exemplars.rules.figure_texts import NAME, STORY, SUMMARY, of_name
from exemplars.rules.figures import differing
from exemplars.rules.people import in_story
from exemplars.rules.rule import rule
from exemplars.rules.same_quantity import OF_A_PLACE, is_range
from exemplars.rules.works import counted, is_work, may_be_work

# Units of achievement; lengths and volumes mostly describe a place.
_WORTH = frozenset(("đồng", "USD", "m2", "sào", "công đất", "kg", "%"))
_CLAIMED = _WORTH.union(("hộ",), PERSONS)
# What was done for people, before their number or after it.
_HELPED = regex(
    r"(?<![^\W_])(?:giúp|giúp đỡ|hỗ trợ|việc làm|tạo việc|có việc cho|dạy nghề|truyền nghề|dạy chữ|đào tạo|tập huấn|hướng dẫn|tặng"
    r"|trao|cứu|chữa|khám|nhận nuôi|đỡ đầu|nuôi dưỡng|cưu mang|thoát nghèo|kết nạp|chuyển giao"
    r"|thu hút|vận động được|phục vụ|bảo lãnh|cảm hóa|cảm hoá)(?![^\W_])"
)
# Whom the exemplar has work for: thuê 73 lao động, nhà vườn có 20 công nhân.
_WORKERS = frozenset(("lao động", "công nhân", "nhân công"))
_FEWEST_WORKERS = 5
_EMPLOYED = regex(
    r"(?<![^\W_])(?:thuê|thuê mướn|mướn|sử dụng|duy trì|thu nhận|tuyển|tuyển dụng|trả lương cho|(?:vườn|nhà vườn|xưởng|cơ sở|trang trại|trại|hợp tác xã|tổ(?! dân phố)|mô hình)(?: [^\W\d_]+){0,5}?(?<! mới) có)"
    r"(?: (?:thường xuyên|ổn định|từ|được|hơn|gần|khoảng|trên))*[ \n]\Z"
)
_FOLLOWED = regex(
    r"[^.;,\n]{0,40}?(?<![^\W_])(?:làm theo|học theo|áp dụng|nhân rộng|thoát nghèo|thoát khỏi|có việc làm|được giúp"
    r"|được hỗ trợ|được vay|được tặng|được dạy|được cứu|được học nghề|được đào tạo|được tập huấn|vươn lên)(?![^\W_])"
)
# The person's own account, or an estimate that says it is one.
_ACCOUNT = regex(
    r"(?<![^\W_])(?:theo (?:lời|ông|bà|anh|chị|cô|chú|bác|thầy|cụ|già|trưởng)|lời kể|(?:kể|cho biết|cho hay|chia sẻ|tâm sự"
    r"|bộc bạch|nhẩm tính|nhớ lại|thổ lộ|tiết lộ)(?![^\W_])|ước|ước tính|áng chừng|ước chừng)(?![^\W_])"
)
# Where it began is where it began: từ 6 công đất, với 2 sào ruộng.
_BEGINNING = regex(
    r"(?<![^\W_])(?:từ|với|chỉ có|chỉ|vỏn vẹn|vẻn vẹn|ban đầu|trước đây|trước kia|lúc đầu)(?: \w+){0,2}[ \n]\Z"
)
_EARNED = regex(
    r"(?<![^\W_])(?:thu|thu nhập|thu lãi|lãi|lợi nhuận|doanh thu|đạt|sản lượng|năng suất|tiết kiệm|xuất bán|hiến|quyên góp|huy động)(?![^\W_])"
)
_WHOLE = regex(
    r"(?<![^\W_])(?:cả|toàn) (?:huyện|tỉnh|xã|phường|vùng|nước)(?: (?:hiện|nay|đã|đang))*[ \n]có[ \n]\Z"
)
_OF_ALL = regex(
    r" (?:dân số|diện tích tự nhiên|sức lao động|sức khỏe|(?:trở xuống )?(?:là|thuộc|được xếp vào) (?:diện )?hộ (?:cận )?nghèo)"
)
_LEAST_MONEY = 10_000  # đồng: không lấy 1 đồng nào
_SAYS = regex(
    r"(?<![^\W_])(?:ông|bà|anh|chị|cô|chú|bác|thầy|cụ)(?: [^\W\d_]+){0,4}? nói(?! (?:về|đến|lên))(?![^\W_])"
)
# What is hoped, promised, required or merely supposed was not achieved.
_NOT_YET = regex(
    r"(?<![^\W_])(?:phấn đấu|mục tiêu|chỉ tiêu|dự kiến|sẽ|mong|muốn|hy vọng|hi vọng|ước mơ|nếu|đề ra|đặt ra|kế hoạch|định"
    r"|theo quy định|quy định|mức phạt|phạt|tối thiểu phải|yêu cầu|được phép|cần|có thể|đăng ký|đề nghị|đề xuất|dự toán|giả sử)"
    r"(?![^\W_])"
)
# Prices, debts and means are no results; nor are recipes, weights of things, weather and bodies.
_NO_RESULT = regex(
    r"(?<![^\W_])(?:(?<!trừ )(?<!giảm )(?<!kiệm )chi phí|giá|giá bán|đơn giá|vay|(?<!dư )nợ|mượn|học phí|tiền công|lương|phụ cấp|trợ cấp|viện phí|tiền thuốc|bán với giá"
    r"|độ ẩm|nồng độ|độ mặn|pha|trộn|ngâm|bón|chở|chở được|nặng|bao|liều|đạm|loại|cỡ|thương tật|thương binh|mất sức|suy giảm|tỷ lệ thương|sức khỏe"
    r"|dân số|bỏng|diện tích tự nhiên|lãi suất|thuế suất|thuế|mưa|nhiệt độ|dung dịch|hàm lượng|cồn|đền bù|thiệt hại|mất|thua lỗ|lỗ|hỏng|chết|đổ|gãy|ngập|úng|vùi|cuốn"
    r"|suất (?:ăn|cơm|quà)|mua (?:được )?(?:máy|xe|giống|con giống|thêm|sắm|vật tư|trâu|bò|lợn|đất|ruộng)"
    r"|(?:vợ chồng|gia đình|mẹ con|cha con)(?: [^\W\d_]+){0,3} (?:gom góp|dành dụm|chắt chiu|tích cóp|chắt bóp)"
    r"|(?:nhà nước|chính phủ|ngân sách|được (?:xã|huyện|tỉnh|hội|đoàn|ubnd|ủy ban|ngân hàng|dự án|chương trình|chính quyền|địa phương))"
    r"(?: (?!khen|tặng|biểu dương|vinh danh)[^\W\d_]+){0,4} hỗ trợ|người (?:trồng|nuôi|làm)(?: [^\W\d_]+){0,4} thường"
    r"|hao hụt|cháy|khuyết tật|tức|không ai|không bao giờ|khởi nghiệp|ra riêng|thừa kế|cha ông để lại)(?![^\W_])"
)

# What a loan was for: vay 50 triệu đồng để cải tạo 3 sào.
_FOR_LOAN = regex(
    r"(?<![^\W_])vay(?![^\W_])[^.;]{0,80} để (?:cải tạo|mở rộng|mua|xây|làm|trồng|nuôi|đầu tư)(?: [^\W\d_]+){0,3} \Z"
)


@rule("so-lieu-thieu-nguon", "truth", "warning")
def figures_have_sources(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Số liệu nêu thành tích trong tên gương, tóm tắt, bài viết phải có ở `figures` kèm nguồn, hoặc nói rõ là lời kể, ước tính.

    Khách quan, trung thực, tránh cường điệu là yêu cầu của kế hoạch (như kế hoạch huyện Tân Yên,
    mục V.3; kế hoạch tỉnh Nghệ An, mục IV.2): người duyệt phải tra được con số ở một văn bản.

    Xét tiền, diện tích, sản lượng, năng suất, tỷ lệ, số người, số hộ được giúp, đàn vật nuôi và
    vườn cây từ một trăm, đường, mương, cầu, phòng học đã làm, nhà tình nghĩa, từ mười suất quà đã
    tặng, ngày công đã góp, số lần hiến máu, cả lời không có số như “thu bạc tỷ”, “sản lượng tăng gấp
    đôi”; không xét tuổi, thời gian, giá bán, vốn vay, mục tiêu. Con số có trong minh chứng
    (`criteria`) kèm nguồn thì cũng được; đất ghi bằng sào, công hay mét vuông là một. Câu viết “theo lời kể của…”, “ước tính…” hoặc lời trong ngoặc kép là
    lời của người trong cuộc, không cần nguồn. Mỗi mục `figures` đều phải ghi `sources`.
    """
    profile = source.profile
    if not profile.is_up:
        return
    for figure in profile.figures:
        if figure.value and not figure.sources:
            yield Finding(
                f"số liệu “{figure.what}” chưa có nguồn",
                "thêm sources: [mã nguồn] lấy từ mục sources",
                (*figure.path, "value"),
            )
    if not all(figure.value for figure in profile.figures):
        # A value that could not be read may be the one that is claimed.
        return
    if has_digit(profile.name):
        said = (*of_name(profile.name), *loose_claims(profile.name))
        yield from _claimed(source, NAME, profile.name, said)
    for where, text in ((SUMMARY, profile.summary), (STORY, source.story)):
        yield from _claimed(source, where, text, (*claims(text), *loose_claims(text)))


def _claimed(
    source: Source, where: str, text: str, claimed: tuple[Claim, ...]
) -> Iterator[Finding]:
    """Give what is to be told of one text's claims."""
    unbacked = list(islice(_unbacked(text, claimed, source.profile), MOST))
    # What a figure contradicts is told as that.
    told = differing(source) if unbacked else set()
    for claim in unbacked:
        if (where, claim.start) in told:
            continue
        said = said_as(text, claim)
        if not claim.unit and not claim.is_loose:
            said = f"{said} {counted(claim)}"
        message = f"số liệu “{said}” chưa có nguồn"
        hint = "thêm vào figures kèm sources; nếu là lời kể hoặc ước tính thì viết rõ trong câu"
        if where == STORY:
            yield in_story(source, claim.start, message, hint)
        else:
            yield Finding(f"{where}: {message}", hint, (_FIELDS[where],))


_FIELDS = {NAME: "name", SUMMARY: "summary"}


def _unbacked(text: str, claimed: tuple[Claim, ...], profile: Profile) -> Iterator[Claim]:
    """Give the claims of achievement in a text that nothing backs and no sentence marks."""
    for claim in claimed:
        if not _may_be_achievement(claim) or any(
            _backs(*each, claim) for each in _figures(profile)
        ):
            continue
        low = lowered(text)
        if not _is_achievement(low, claim) or is_marked(low, claim.start):
            continue
        if not any(_backs(*each, claim) for each in _evidence(profile)):
            yield claim


def _may_be_achievement(claim: Claim) -> bool:
    """Return whether a quantity is of a kind that may be one; quick."""
    if claim.unit:
        return claim.unit in _CLAIMED or claim.unit in ("m", TIMES)
    return claim.is_loose or may_be_work(claim)


def _figures(profile: Profile) -> Iterator[tuple[Claim, str]]:
    """Give every figure, with its words; one without a source is told of by itself."""
    for figure in profile.figures:
        claim = of_field(figure.value, figure.unit) if figure.value else None
        if claim:
            yield claim, f"{figure.what} {figure.unit}".lower()


def _evidence(profile: Profile) -> Iterator[tuple[Claim, str]]:
    """Give every quantity in evidence that has a source, with the words it is said in."""
    known = {each.id for each in profile.sources}
    for criterion in profile.criteria:
        if known.intersection(criterion.sources):
            for claim in (*claims(criterion.evidence), *loose_claims(criterion.evidence)):
                yield claim, criterion.evidence.lower()


def _backs(backed: Claim, words: str, claim: Claim) -> bool:
    """Return whether a quantity with a source is the claimed one, within its own rounding."""
    if claim.unit == TIMES and claim.noun:
        # What grew: figures of it show how much.
        return claim.noun in words
    if not backed.range.meets(claim.range):
        return _is_same_land(backed, claim) or _is_same_land(claim, backed)
    if backed.unit == claim.unit:
        return True
    if not backed.unit:
        # A figure without a unit, or in one of its own: its words say what it counts.
        return claim.unit in words
    both = backed.unit in PERSONS and claim.unit in PERSONS
    return both and (backed.unit in ANYBODY or claim.unit in ANYBODY or claim.unit in words)


def _is_same_land(one: Claim, other: Claim) -> bool:
    """Return whether one is land in sào, mẫu or công, and the other as much in m2, wherever the sào is of."""
    return other.unit == "m2" and any(
        other.range.meets(each) for each in in_square_metres(one.unit, one.range)
    )


def _is_achievement(low: str, claim: Claim) -> bool:
    """Return whether what is said around a number makes it a result of somebody's work."""
    clause = clause_at(low, claim.start, claim.end)
    before = low[clause.start : claim.start]
    sentence = sentence_at(low, claim.start)
    if _NOT_YET.search(low, sentence.start, claim.start):
        return False
    if claim.is_loose or claim.unit in ("", "m"):
        return _is_work(low, claim, clause)
    if claim.unit not in _WORTH:
        near = max(sentence.start, claim.start - 60)
        helped = _HELPED.search(low, near, claim.start) or _FOLLOWED.match(low, claim.end)
        return bool(helped) or (
            claim.unit in _WORKERS
            and claim.high >= _FEWEST_WORKERS
            and bool(_EMPLOYED.search(low, near, claim.start))
        )
    if claim.unit == "đồng" and claim.high < _LEAST_MONEY:
        return False
    if set(claim.per) & {"kg", "con", "cây", "buổi", "chuyến"} and claim.unit == "đồng":
        return False
    if claim.unit == "m2" and _WHOLE.search(before):
        return False
    if _FOR_LOAN.search(low, max(sentence.start, claim.start - 120), claim.start):
        return False
    is_start = claim.unit != "%" and _is_beginning(low, clause, claim)
    after = low[claim.end : clause.end]
    return not is_start and not _NO_RESULT.search(before) and not _OF_ALL.match(after)


def _is_work(low: str, claim: Claim, clause: Stretch) -> bool:
    """Return whether things, ways, days of work or gold are said to have been raised, built, given."""
    before = low[max(clause.start, claim.start - 60) : claim.start]
    if _NO_RESULT.search(before) or _BEGINNING.search(before) or OF_A_PLACE.search(before):
        return False
    return is_work(low, claim, clause)


def _is_beginning(low: str, clause: Stretch, claim: Claim) -> bool:
    """Return whether a number is where it began: từ 2 sào; of "lãi từ 300 đến 350 triệu" it is not."""
    found = _BEGINNING.search(low, clause.start, claim.start)
    if not found:
        return False
    earned = found[0] in ("từ ", "từ\n") and _EARNED.search(low, clause.start, found.start())
    return not (earned and is_range(low, claim))


def is_marked(low: str, at: int) -> bool:
    """Return whether a sentence says that what stands at a place is somebody's account or an estimate."""
    sentence = sentence_at(low, at)
    said = low[sentence.start : sentence.end]
    return bool(_ACCOUNT.search(said) or _SAYS.search(said) or _is_quoted(low, at))


def _is_quoted(low: str, at: int) -> bool:
    """Return whether a place is within a quotation, in marks or in Markdown."""
    start = low.rfind("\n\n", 0, at) + 1
    opened = low.rfind("“", start, at)
    if opened > low.rfind("”", start, at):
        return True
    line = low.rfind("\n", 0, at) + 1
    return low[line : line + 1] == ">"


RULES = (figures_have_sources,)
