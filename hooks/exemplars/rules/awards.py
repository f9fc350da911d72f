"""Awards: the form fits the level, the issuer and the kind of subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exemplars.problem import Finding
from exemplars.profile import Award
from exemplars.rules.rule import rule
from exemplars.source import Portfolio, Source
from exemplars.text import fold, listed, nearest
from exemplars.vocabulary import AWARD_FORMS, KINDS, LEVELS

# What the issuer's words, folded, say of the level, the most telling first. A city may be of a
# province or of the State: its words say nothing.
_COMMITTEE = r"\b(?:ubnd|uy ban nhan dan)\s+"
_ISSUER_LEVELS = (
    (re.compile(r"thu tuong|chu tich nuoc|chinh phu"), "state"),
    (re.compile(_COMMITTEE + r"(?:cac\s+)?(?:xa|phuong|thi tran|dac khu)\b"), "commune"),
    (re.compile(_COMMITTEE + r"(?:huyen|thi xa|quan)\b"), "district"),
    (re.compile(_COMMITTEE + r"tinh\b"), "province"),
    (re.compile(r"^bo truong\b"), "ministry"),
)


@rule("khen-thuong-cap", "plan")
def award_fits_level_and_issuer(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Hình thức khen thưởng phải hợp với cấp, với người ký và với đối tượng.

    Bằng khen từ cấp tỉnh, cấp bộ trở lên; Chủ tịch UBND huyện, xã tặng giấy khen
    (Luật Thi đua, khen thưởng 06/2022/QH15, Điều 79, 80). Danh hiệu của cá nhân không trao cho
    tập thể, và ngược lại (Điều 19, 20).
    """
    for award in source.profile.awards:
        yield from _award_level(award)
        yield from _award_kind(award, source.profile.kind)


def _award_level(award: Award) -> Iterator[Finding]:
    form = AWARD_FORMS.get(award.form)
    if form and award.level and form.levels and award.level not in form.levels:
        levels = listed(LEVELS[level] for level in form.levels)
        instead = (
            "; cấp huyện, cấp xã tặng giấy khen (form: giay-khen)"
            if award.form == "bang-khen"
            else ""
        )
        yield Finding(
            f"{form.name} không phải hình thức của {LEVELS[award.level]}",
            f"{form.name} thuộc: {levels}{instead}",
            (*award.path, "form"),
        )
    issuer = fold(award.issuer)
    said = next((level for words, level in _ISSUER_LEVELS if words.search(issuer)), "")
    if said and award.level and said != award.level:
        yield Finding(
            f"người ký “{award.issuer}” thuộc {LEVELS[said]}, không phải {LEVELS[award.level]}",
            f"viết level: {said}, hoặc sửa người ký",
            (*award.path, "level"),
        )


def _award_kind(award: Award, kind: str) -> Iterator[Finding]:
    form = AWARD_FORMS.get(award.form)
    if form and form.kinds and kind in KINDS and kind not in form.kinds:
        names = listed(KINDS[each].lower() for each in form.kinds)
        near = nearest(
            award.form, [slug for slug, each in AWARD_FORMS.items() if kind in each.kinds]
        )
        cure = f"; có phải `{near}`?" if near else ""
        yield Finding(
            f"danh hiệu {form.name} không dành cho {KINDS[kind].lower()}",
            f"danh hiệu này dành cho: {names}{cure}",
            (*award.path, "form"),
        )


RULES = (award_fits_level_and_issuer,)
