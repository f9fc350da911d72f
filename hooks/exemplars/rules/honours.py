"""Awards told in a story: each is in the profile's records, with the same decision and day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from exemplars.law import award_law
from exemplars.law.issuers import BODIES
from exemplars.problem import Finding
from exemplars.prose.praises import Told, awards_told
from exemplars.prose.receivers import is_a_bodys
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Award
from exemplars.records.vocabulary import AWARD_FORM_NAMES, AWARD_FORMS, KINDS, LEVELS, PERSON_KINDS
from exemplars.rules.people import in_story
from exemplars.rules.rule import rule
from exemplars.text import listed

# Who gives awards at a level that a story tells of.
_GIVERS = {
    "commune": "commune",
    "district": "district",
    "province": "province",
    "ministry": "minister",
}
_BY_DECISION = "theo quyết định, rồi thêm vào awards; không có quyết định thì bỏ câu này"

# Of one person or one family: a body in what is told of them is another.
_PERSONS = (*PERSON_KINDS, "household")


@rule("khen-thuong-thieu-nguon", "truth", "warning")
def awards_are_recorded(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Khen thưởng, danh hiệu nêu trong tóm tắt, bài viết phải có ở `awards`, đúng hình thức, đúng cấp, đúng số quyết định.

    Mỗi lần khen thưởng có một quyết định; ghi quyết định ấy thì người duyệt tra được, và người khác
    không nghi là nói thêm. Kể bằng khen mà không có quyết định là thổi phồng thành tích, điều kế
    hoạch dặn tránh (như kế hoạch huyện Tân Yên, mục V.3).

    Không xét điều mong muốn, đang đề nghị, tên phong trào, hay khen thưởng của người khác (con gái
    được tặng giấy khen); trong hồ sơ cá nhân, hộ gia đình cũng không xét khen thưởng của tập thể (trường
    bà dạy, chi bộ, xã được tặng bằng khen).
    """
    awards = source.profile.awards
    # A form that is refused, by its name or for its level, may be the one that is told of.
    if not source.profile.is_up or not all(_is_possible(award) for award in awards):
        return
    for text, told, path in _told(source):
        fitting = _fitting(told, awards)
        why = _missing(told, fitting)
        if why and not _is_a_bodys(source, text, told):
            name, said = AWARD_FORM_NAMES[told.form], text[told.start : told.end]
            named = f"“{said}”" if said.lower() == name.lower() else f"“{said}” ({name})"
            hint = _mended(told, awards) or (
                f"thêm vào awards: form: {told.form}, cấp, người ký, số và ngày quyết định;"
                " không có quyết định thì bỏ câu này"
            )
            yield _finding(source, told, path, f"{named} {why}", hint)


@rule("ngay-lech", "truth", "warning")
def award_days_agree(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Ngày khen thưởng nêu trong tóm tắt, bài viết phải khớp ngày quyết định ở `awards`.

    Ngày sai thì người tra không tìm ra quyết định, và khen thưởng có thật cũng bị ngờ; tuyên truyền
    phải “khách quan, trung thực” (như kế hoạch huyện Tân Yên, mục V.3).

    “Tặng Giấy khen năm 2023” mà quyết định ký năm 2022 thì một trong hai nơi sai. Được phép: năm của
    thành tích (danh hiệu năm 2023, quyết định đầu năm 2024); trao sau ngày ký không quá sáu tháng;
    nói tháng thì là tháng ký hoặc hai tháng sau đó. Ngày viết liền số quyết định (“số 45/QĐ-UBND ngày
    14/3/2023”) là ngày ký, phải đúng.
    """
    awards = source.profile.awards
    if not awards:
        return
    told = []
    for text, each, path in _told(source):
        other = _of_another_day(each, awards)
        if not (other or each.when) or _is_a_bodys(source, text, each):
            continue
        if other:
            yield _finding(source, each, path, *other)
        else:
            told.append((text, each, path))
    # An award that some mention dates rightly is not what another mention means.
    used = {
        award.path
        for _, each, _ in told
        for award in _fitting(each, awards)
        if award.date and each.when and each.when.suits(award.date)
    }
    for text, each, path in told:
        fitting = [award for award in _fitting(each, awards) if award.date]
        dates = [award.date for award in fitting if award.date]
        if not dates or each.when is None or any(each.when.suits(day) for day in dates):
            continue
        left = [award for award in fitting if award.path not in used]
        said = text[each.start : each.end]
        if left:
            days = ", ".join(_day(award.date) for award in left if award.date)
            message = f"“{said}” nói là {_when(each)}, còn awards ghi quyết định ngày {days}"
        else:
            message = f"“{said}” {_when(each)} không có ở awards"
        hint = "xem lại quyết định, sửa ngày ở bài hoặc ở awards; nếu là lần khen khác thì thêm vào awards"
        yield _finding(source, each, path, message, hint)


def _of_another_day(told: Told, awards: tuple[Award, ...]) -> tuple[str, str] | None:
    """Return what to say of a decision that is told with its number and another day than its own."""
    if told.decided is None:
        return None
    days = [
        award.date
        for award in _fitting(told, awards)
        if award.date and _same_decision(told.decision, award.decision)
    ]
    if not days or told.decided in days:
        return None
    said = f"quyết định {told.decision} nói là ngày {_day(told.decided)}"
    return (
        f"{said}, còn awards ghi ngày {', '.join(map(_day, days))}",
        "xem lại quyết định, sửa ngày ở bài hoặc ở awards",
    )


def _told(source: Source) -> Iterator[tuple[str, Told, bool]]:
    """Give the awards told in the summary and in the story; the last says whether it is the summary."""
    profile = source.profile
    name = f"{profile.name} {profile.owner}"
    for text, summary in ((profile.summary, True), (source.story, False)):
        for each in awards_told(text, name):
            kinds = AWARD_FORMS[each.form].kinds
            # A person's story may tell of the collective's title, which is not the person's.
            if kinds and profile.kind in KINDS and profile.kind not in kinds:
                continue
            yield text, each, summary


def _is_a_bodys(source: Source, text: str, told: Told) -> bool:
    """Return whether one person's story tells of what the school, the commune was given."""
    return source.profile.kind in _PERSONS and is_a_bodys(text, told.start, told.end)


def _finding(source: Source, told: Told, summary: bool, message: str, hint: str) -> Finding:
    if summary:
        return Finding(f"tóm tắt: {message}", hint, ("summary",))
    return in_story(source, told.start, message, hint)


def _fitting(told: Told, awards: tuple[Award, ...]) -> list[Award]:
    """Return the recorded awards that what is told may mean: of its form, and its level if it says one."""
    forms = {told.form}
    if told.form == "bang-khen":
        forms.add("bang-khen-thu-tuong")
    return [
        award
        for award in awards
        if award.form in forms and (not told.level or not award.level or told.level == award.level)
    ]


def _is_possible(award: Award) -> bool:
    form = AWARD_FORMS.get(award.form)
    return form is not None and (not form.levels or award.level in form.levels)


def _missing(told: Told, fitting: list[Award]) -> str:
    """Return why what is told is not in the records, or ""."""
    if not fitting:
        level = f" ({LEVELS[told.level]})" if told.level else ""
        return f"không có ở awards{level}"
    if told.decision and not any(_same_decision(told.decision, each.decision) for each in fitting):
        return f"theo quyết định {told.decision} không có ở awards"
    if told.at_once > len(fitting):
        return f"được nói là {told.at_once} lần, awards chỉ ghi {len(fitting)}"
    return ""


def _mended(told: Told, awards: tuple[Award, ...]) -> str:
    """Return how to mend a sentence that tells of what such a level never gives; "" where it may."""
    giver = _GIVERS.get(told.level, "")
    # On whatever day: a story seldom says which.
    over = award_law.excess(giver, told.form, None)
    if over is None or not over.certain:
        return ""
    who, name, law = BODIES[giver], AWARD_FORM_NAMES[told.form], "(Luật Thi đua, khen thưởng)"
    if told.form in award_law.STATE_FORMS:
        return f"{name} do Chủ tịch nước tặng, {who} không tặng {law}: sửa câu {_BY_DECISION}"
    why = f"{who} không tặng {name} mà tặng Giấy khen {law}"
    less = [each for each in awards if each.form == "giay-khen" and each.level == told.level]
    meant = less or [each for each in awards if each.form == told.form]
    numbers = listed(each.decision for each in meant if each.decision)
    if numbers:
        form = "thành Giấy khen, như" if less else "theo"
        return f"{why}: sửa câu {form} quyết định {numbers} ở awards"
    return f"{why}: sửa câu thành Giấy khen {_BY_DECISION}"


def _same_decision(said: str, recorded: str) -> bool:
    first, second = said.upper(), recorded.upper()
    return first == second or first.split("/")[0] == second.split("/")[0] != ""


def _when(told: Told) -> str:
    when = told.when
    assert when is not None
    if when.day:
        return f"ngày {when.day}/{when.month}/{when.year}"
    return f"tháng {when.month}/{when.year}" if when.month else f"năm {when.year}"


def _day(day: dt.date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


RULES = (awards_are_recorded, award_days_agree)
