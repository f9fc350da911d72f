"""Sensitive data: what is told of a person's health, faith, record or origin, outside its field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from exemplars.patterns import regex
from exemplars.privacy import Private, masked
from exemplars.problem import Finding
from exemplars.prose.told_of import NOBODY, Exemplar, Whose, told_of
from exemplars.reading.source import Portfolio, Source
from exemplars.records.plan import find
from exemplars.records.profile import Profile
from exemplars.records.record import Record
from exemplars.records.vocabulary import PERSON_KINDS
from exemplars.rules.consents import Agreed
from exemplars.rules.people import in_story, texts
from exemplars.rules.rule import rule
from exemplars.sensitive import GROUPS, SIGNS, WHAT, may_tell, sensitive_data

_CURE = "không cần cho câu chuyện thì bỏ; cần thì xin {} đồng ý riêng bằng văn bản, rồi thêm {} ở consents"
_OF_THEM = _CURE.format("người ấy", "sensitive vào scope")
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
    ý riêng thì ghi `sensitive` vào `scope` ở `consents`; với trẻ em thì ở mọi mục `consents`. Gương
    đồng ý cho chuyện của mình; chuyện của người khác nêu trong bài, của cháu nhỏ được giúp thì người
    ấy, người giám hộ của cháu đồng ý (`of:` tên người ấy). Câu không rõ nói về ai thì máy coi là
    chuyện của gương.

    Không tính là nhạy cảm khi đó chính là lĩnh vực của gương: dân tộc, tôn giáo, khuyết tật nêu ở
    lĩnh vực, diện quan tâm, phong trào, đơn vị, tên, tóm tắt, hoặc là mạch chính
    của bài. Nói chung về nhiều người (“đồng bào có đạo”, “bệnh nhân”, “các cháu khuyết tật”) thì
    được. Thương binh, bệnh binh, người nhiễm chất độc da cam được Nhà nước công nhận, không xét.

    Máy chỉ nhận ra những cách viết thường gặp; người duyệt vẫn phải đọc.
    """
    profile = source.profile
    if not SIGNS.found(source.signs) or profile.withdrawn or _is_agreed(profile):
        return
    consents = _Consents(profile, f"{profile.summary}\n{source.story}")
    # A field may be folded over several lines.
    if may_tell(source.text if source.is_canonical else " ".join(source.text.split())):
        for path, text in texts(profile):
            for each, cure in _told(text, source, portfolio, consents):
                field = next(step for step in reversed(path) if isinstance(step, str))
                yield Finding(f"`{field}` nêu {_said(text, each)}", cure, path)
    for each, cure in _told(source.story, source, portfolio, consents):
        yield in_story(source, each.start, f"bài viết nêu {_said(source.story, each)}", cure)


def _told(
    text: str, source: Source, portfolio: Portfolio, consents: _Consents
) -> Iterator[tuple[Private, str]]:
    """Give what a text tells without the consent of whom it is told of, and what is to be done."""
    for each in sensitive_data(text):
        if not _is_its_field(each, source, portfolio) and (cure := consents.cure(text, each)):
            yield each, cure


class _Consents:
    """Who agreed to have what is sensitive told of them."""

    def __init__(self, profile: Profile, text: str) -> None:
        """Take the consents of a profile; the text is all that tells how its exemplar is called."""
        self._profile, self._text = profile, text
        self._given = [each.of for each in profile.consents if "sensitive" in each.scope]
        self._of_exemplar = Agreed(profile)

    @cached_property
    def _exemplar(self) -> Exemplar | None:
        # In a household, a collective, whoever agreed has always agreed for all.
        apart = self._profile.kind in PERSON_KINDS and not self._profile.minor
        return Exemplar(self._profile.name, self._text) if apart else None

    def cure(self, text: str, each: Private) -> str:
        """Return what is to be done about a datum; "" where whoever it is told of has agreed."""
        who = told_of(text, each.start, self._exemplar) if self._exemplar else NOBODY
        if who.name and who.name not in self._of_exemplar:
            agreed = who.name in Agreed(self._profile, "sensitive")
        elif who.is_child:
            agreed = any(each not in self._of_exemplar for each in self._given)
        else:
            return "" if self._exemplar and self._given else _OF_THEM
        return "" if agreed else _cure_of(who)


def _cure_of(who: Whose) -> str:
    """Return the cure that says whose consent it takes."""
    entry = f"sensitive vào scope của mục of: {who.name or 'tên em'}"
    if not who.is_child:
        return _CURE.format(who.name, entry)
    whom = f"người giám hộ của {who.name or 'em'} (từ đủ 7 tuổi thì cả em)"
    return _CURE.format(whom, f"{entry}, by: guardian")


def _said(text: str, each: Private) -> str:
    return f"{WHAT[each.what]} của một người “{masked(text[each.start : each.end])}”"


def _is_agreed(profile: Profile) -> bool:
    """Return whether nothing is to be asked: of a child all who have a say agreed, of several people anybody."""
    agreed = ["sensitive" in each.scope for each in profile.consents]
    if profile.minor:
        return all(agreed) and bool(agreed)
    return any(agreed) and profile.kind not in PERSON_KINDS


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
