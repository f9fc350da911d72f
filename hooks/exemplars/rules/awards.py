"""Awards: the form fits who signed it, the level, the kind of subject and the law of its day."""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.law import award_law, issuers
from exemplars.law.issuers import BODIES, TWO_LEVELS, Issuer
from exemplars.problem import Finding
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Award, Profile
from exemplars.records.vocabulary import AWARD_CATEGORIES, AWARD_FORMS, KINDS, LEVELS, AwardForm
from exemplars.rules.rule import rule
from exemplars.text import listed, nearest, spelling

# Whether it is certain, and what is found.
Judged = tuple[bool, Finding]
# Kinds that are somebody; an award of a model or of a contest's entry is its owner's.
_JUDGED_KINDS = ("individual", "collective", "household")
# Whose powers the law leaves to their own rules.
_BEYOND_THE_LAW = ("mass", "party", "school", "head")
# Heads of a body below ministry and province, whatever the body.
_HEADS = ("school", "head")
_STATE_CURE = (
    "ghi người ký quyết định là Chủ tịch nước và level: state; cơ quan khác khen thì sửa form"
)


@rule("khen-thuong-cap", "law", sparable=True)
def award_fits_level_and_issuer(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Hình thức khen thưởng phải hợp với người ký, với cấp và với đối tượng, theo luật của ngày quyết định.

    Trước 01/01/2024 là Luật Thi đua, khen thưởng 2003 (sửa đổi 2005, 2013), từ ngày ấy là Luật
    06/2022/QH15: huân chương, huy chương, danh hiệu vinh dự nhà nước do Chủ tịch nước tặng (Điều
    77); bằng khen từ cấp tỉnh, cấp bộ trở lên; Chủ tịch UBND huyện, xã, giám đốc sở, doanh nghiệp
    tặng giấy khen và các danh hiệu nêu ở Điều 80. Từ 01/7/2025 không còn cấp huyện (Luật
    72/2025/QH15). Danh hiệu của cá nhân không trao cho tập thể, và ngược lại (Điều 19, 20).
    """
    for certain, finding in _judged(source.profile, portfolio):
        if certain:
            yield finding


@rule("khen-thuong-can-xem", "law", "warning")
def award_is_worth_a_second_look(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Khen thưởng khác lệ thường thì xem lại quyết định.

    Gồm chỗ luật giao cho văn bản khác: bằng khen của đoàn thể, cấp ủy, nhà trường ở huyện, xã, của
    người đứng đầu công an, bệnh viện, cục, chi cục, trung tâm; thẩm quyền theo Nghị định
    152/2025/NĐ-CP từ 01/7/2025; danh hiệu thi đua xét hằng năm mà ghi là đột xuất, chuyên đề; đơn
    vị ký không còn vào ngày ký.
    """
    for certain, finding in _judged(source.profile, portfolio):
        if not certain:
            yield finding


def _judged(profile: Profile, portfolio: Portfolio) -> Iterator[Judged]:
    for award in profile.awards:
        form = AWARD_FORMS.get(award.form)
        issuer = issuers.read(award.issuer, award.date) if award.issuer else None
        yield from _level(award, issuer)
        yield from _existence(award, issuer, portfolio)
        if form:
            yield from _power(award, form, issuer)
            yield from _kind(award, form, profile.kind)
            yield from _category(award, form)


def _power(award: Award, form: AwardForm, issuer: Issuer | None) -> Iterator[Judged]:
    """Give a form that its signer does not confer; of signers unknown to the law, only a doubt."""
    over = award_law.excess(issuer.body, award.form, award.date) if issuer else None
    where = (*award.path, "form")
    if issuer and over and award.form in award_law.STATE_FORMS:
        yield (
            True,
            Finding(f"{form.name} do Chủ tịch nước tặng, theo {over.law}", _STATE_CURE, where),
        )
    elif issuer and over:
        who = BODIES[issuer.body]
        gives = listed(each.name for slug, each in AWARD_FORMS.items() if slug in over.forms)
        verb = "không thuộc" if over.certain else "có lẽ không thuộc"
        cure = (
            "quyết định ghi giấy khen thì viết form: giay-khen"
            if award.form == "bang-khen" and "giay-khen" in over.forms
            else "xem lại quyết định rồi sửa form hoặc issuer"
        )
        yield (
            over.certain,
            Finding(
                f"{form.name} {verb} thẩm quyền của {who} theo {over.law}",
                f"{who} tặng: {gives}; {cure}",
                where,
            ),
        )
    elif not issuer or issuer.body in _BEYOND_THE_LAW:
        yield from _form_of_level(award, form, issuer)


def _form_of_level(award: Award, form: AwardForm, issuer: Issuer | None) -> Iterator[Judged]:
    """Give a form that is not of the level it is said to be of, or of a local body of the people."""
    where = (*award.path, "form")
    if award.form in award_law.STATE_FORMS and award.level and award.level != "state":
        law = award_law.law_of_the_state(award.date)
        yield True, Finding(f"{form.name} do Chủ tịch nước tặng, theo {law}", _STATE_CURE, where)
    elif issuer and award.form == "bang-khen" and (issuer.local or issuer.body in _HEADS):
        who = BODIES[issuer.body] + ("" if issuer.body in _HEADS else " ở huyện, xã")
        yield (
            False,
            Finding(
                f"bằng khen ghi người ký là {award.issuer}; {who} thường tặng giấy khen",
                "quyết định ghi giấy khen thì viết form: giay-khen",
                where,
            ),
        )
    elif award.level and form.levels and award.level not in form.levels:
        levels = listed(LEVELS[level] for level in form.levels)
        instead = "; cấp huyện, cấp xã tặng giấy khen" if award.form == "bang-khen" else ""
        yield (
            False,
            Finding(
                f"{form.name} không phải hình thức của {LEVELS[award.level]}",
                f"{form.name} thuộc: {levels}{instead}; xem lại quyết định",
                where,
            ),
        )


def _level(award: Award, issuer: Issuer | None) -> Iterator[Judged]:
    said = issuer.level if issuer else ""
    if said and award.level and said != award.level:
        yield (
            True,
            Finding(
                f"người ký “{award.issuer}” thuộc {LEVELS[said]}, không phải {LEVELS[award.level]}",
                f"viết level: {said}, hoặc sửa người ký",
                (*award.path, "level"),
            ),
        )


def _existence(award: Award, issuer: Issuer | None, portfolio: Portfolio) -> Iterator[Judged]:
    """Give a signer whose unit, or whose whole level, was not there on the day."""
    if award.date is None:
        return
    gone = issuer.gone if issuer else ""
    if gone and award.date >= TWO_LEVELS:
        yield (
            True,
            Finding(
                f"ngày {award.date} không còn {gone}: từ 01/7/2025 chỉ có "
                "cấp tỉnh và cấp xã (Luật Tổ chức chính quyền địa phương 72/2025/QH15)",
                "sửa ngày quyết định; hoặc ghi người ký mới: Chủ tịch UBND xã, phường, đặc khu",
                (*award.path, "issuer"),
            ),
        )
    elif (
        award.level == "district"
        and award.date >= TWO_LEVELS
        and not (issuer and issuer.body != "head")
    ):
        yield (
            False,
            Finding(
                f"ngày {award.date} không còn cấp huyện (Luật 72/2025/QH15, từ 01/7/2025)",
                "sửa ngày quyết định hoặc level",
                (*award.path, "level"),
            ),
        )
    elif issuer and issuer.place:
        yield from _unit(award, issuer.place, portfolio)


def _unit(award: Award, place: str, portfolio: Portfolio) -> Iterator[Judged]:
    # A doubt only: another province may have a unit of the same name. And only of what has ended:
    # a register that begins with the new units does not tell of those before.
    ends = [each.valid_to for each in portfolio.units.by_name.get(spelling(place), [])]
    last = max((end for end in ends if end), default=None)
    if award.date and last and None not in ends and last < award.date:
        yield (
            False,
            Finding(
                f"theo units.yml, {place} chỉ có đến hết {last}, không ký ngày {award.date}",
                "kiểm tra ngày quyết định và người ký",
                (*award.path, "issuer"),
            ),
        )


def _kind(award: Award, form: AwardForm, kind: str) -> Iterator[Judged]:
    if not form.kinds or kind not in _JUDGED_KINDS or kind in form.kinds:
        return
    names = listed(KINDS[each].lower() for each in form.kinds)
    near = nearest(award.form, [slug for slug, each in AWARD_FORMS.items() if kind in each.kinds])
    cure = f"; có phải `{near}`?" if near else ""
    yield (
        True,
        Finding(
            f"danh hiệu {form.name} không dành cho {KINDS[kind].lower()}",
            f"danh hiệu này dành cho: {names}{cure}",
            (*award.path, "form"),
        ),
    )


def _category(award: Award, form: AwardForm) -> Iterator[Judged]:
    if award.category in ("sudden", "thematic") and award.form in award_law.YEARLY_TITLES:
        yield (
            False,
            Finding(
                f"danh hiệu {form.name} xét hằng năm, không phải "
                f"{AWARD_CATEGORIES[award.category]}",
                "bỏ category, hoặc sửa form theo quyết định",
                (*award.path, "category"),
            ),
        )


RULES = (award_fits_level_and_issuer, award_is_worth_a_second_look)
