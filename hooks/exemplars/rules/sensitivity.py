"""Sensitive data: what is told of a person's health, faith, record or origin, outside its field."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.patterns import regex
from exemplars.privacy import Private, masked
from exemplars.problem import Finding
from exemplars.reading.source import Portfolio, Source
from exemplars.records.plan import find
from exemplars.records.profile import Profile
from exemplars.records.record import Record
from exemplars.rules.people import in_story, texts
from exemplars.rules.rule import rule
from exemplars.sensitive import GROUPS, SIGNS, WHAT, may_tell, sensitive_data

_CURE = (
    "không cần cho câu chuyện thì bỏ; cần thì xin người ấy đồng ý riêng bằng văn bản,"
    " rồi thêm sensitive vào scope ở consents"
)
# What makes a datum the very point: the field of the profile, or of its story, is about it.
_FIELDS = {
    "disability": regex(r"khuyết tật|tàn tật|người mù|khiếm thị|khiếm thính|câm điếc"),
    "religion": regex(
        r"tôn giáo|công giáo|phật giáo|tin lành|giáo xứ|giáo họ|giáo phận|giáo hội|linh mục|hòa thượng"
        r"|thượng tọa|đại đức|ni sư|ni trưởng|sư thầy|sư cô|mục sư|chức sắc|chức việc|lương giáo"
        r"|lương - giáo|nhà chùa|trụ trì|có đạo|đẹp đạo"
    ),
    "origin": regex(
        r"dân tộc|đồng bào|vùng cao|vùng sâu|vùng xa|miền núi|biên giới|già làng|người có uy tín|bản làng"
        r"|thôn bản|bản sắc|phong tục|thổ cẩm|phum|chữ nôm"
        rf"|(?:người|tiếng|chữ|lễ hội|nhà|chị em|phụ nữ|bà con|điệu|múa) (?:{GROUPS.lower()})(?!\w)"
    ),
}


@rule("du-lieu-nhay-cam", "people", "warning")
def sensitive_data_has_its_own_consent(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Hồ sơ không nêu dữ liệu nhạy cảm của một người (bệnh tật, khuyết tật, tôn giáo, tiền án, nguồn gốc dân tộc, chính kiến, đời sống tình dục, việc bị xâm hại) khi người ấy chưa đồng ý riêng.

    Dữ liệu nhạy cảm lộ ra thì xâm phạm trực tiếp quyền của người ấy, nên phải được đồng ý riêng,
    rõ ràng (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; Nghị định 356/2025/NĐ-CP). Đã có giấy đồng
    ý riêng thì ghi `sensitive` vào `scope` ở `consents`; với trẻ em thì ở mọi mục `consents`.

    Không tính là nhạy cảm khi đó chính là lĩnh vực của gương: dân tộc, tôn giáo, khuyết tật nêu ở
    lĩnh vực, diện quan tâm, phong trào, đơn vị, tên, tóm tắt, hoặc là mạch chính
    của bài. Nói chung về nhiều người (“đồng bào có đạo”, “bệnh nhân”, “các cháu khuyết tật”) thì
    được. Thương binh, bệnh binh, người nhiễm chất độc da cam được Nhà nước công nhận, không xét.

    Máy chỉ nhận ra những cách viết thường gặp; người duyệt vẫn phải đọc.
    """
    profile = source.profile
    if not SIGNS.found(source.signs) or profile.withdrawn or _is_agreed(profile):
        return
    # A field may be folded over several lines.
    if may_tell(source.text if source.is_canonical else " ".join(source.text.split())):
        for path, text in texts(profile):
            for each in sensitive_data(text):
                if not _is_its_field(each, source, portfolio):
                    field = next(step for step in reversed(path) if isinstance(step, str))
                    yield Finding(f"`{field}` nêu {_said(text, each)}", _CURE, path)
    for each in sensitive_data(source.story):
        if not _is_its_field(each, source, portfolio):
            said = _said(source.story, each)
            yield in_story(source, each.start, f"bài viết nêu {said}", _CURE)


def _said(text: str, each: Private) -> str:
    return f"{WHAT[each.what]} của một người “{masked(text[each.start : each.end])}”"


def _is_agreed(profile: Profile) -> bool:
    """Return whether somebody agreed to just that; of a child, everyone who has a say."""
    agreed = ["sensitive" in each.scope for each in profile.consents]
    return all(agreed) and bool(agreed) if profile.minor else any(agreed)


def _is_its_field(each: Private, source: Source, portfolio: Portfolio) -> bool:
    """Return whether the profile's field, or its story apart from the datum itself, is about such things."""
    field = _FIELDS.get(each.what)
    if field is None:
        return False
    if any(field.search(text.lower()) for text in _about(source.profile, portfolio)):
        return True
    told = [(found.start, found.end) for found in sensitive_data(source.story)]
    return any(
        not any(start < found.end() and found.start() < end for start, end in told)
        for found in field.finditer(source.story.lower())
    )


def _about(profile: Profile, portfolio: Portfolio) -> Iterator[str]:
    """Give what a profile says it is about, in its own words and in those of the plan it names."""
    yield from (profile.name, profile.summary)
    plan = portfolio.plan
    named: list[Record | None] = [
        find(plan.sectors, profile.sector),
        *(find(plan.priorities, each) for each in profile.priorities),
        *(find(plan.movements, each) for each in profile.movements),
        portfolio.units.get(profile.unit),
    ]
    for record in named:
        for _, text in texts(record) if record else ():
            yield text


RULES = (sensitive_data_has_its_own_consent,)
