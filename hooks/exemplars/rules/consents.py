"""Consent: whoever is shown has agreed to what is shown of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property

from exemplars.patterns import regex
from exemplars.problem import DataPath, Finding
from exemplars.prose.named import Named, is_dead, is_of_office, named, names_in
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Consent, Profile
from exemplars.records.vocabulary import CONSENT_GIVERS, CONSENT_SCOPES, PERSON_KINDS
from exemplars.rules.people import in_story
from exemplars.rules.rule import rule
from exemplars.text import listed, spelling

_WORD = regex(r"\w+")
_FOR_ALL: tuple[str, ...] = tuple(giver for giver in CONSENT_GIVERS if giver != "self")
# What a profile may gain after it was published, on the day it was updated.
_ADDED_LATER = ("image", "voice", "sensitive")


@rule("dong-y-thieu", "people")
def consent_covers_what_is_shown(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Hồ sơ đã đăng phải có sự đồng ý (`consents`) cho mọi thứ nó dùng: tên, câu chuyện; hình ảnh nếu có ảnh; giọng nói nếu có bản thu âm.

    Cá nhân tự mình đồng ý (`by: self`; người mất năng lực hành vi thì `by: guardian`); người đã
    mất (`posthumous: true`) thì người đại diện gia đình đồng ý (`by: representative`). Hộ gia đình
    cần ít nhất một người đồng ý. Tập thể, mô hình không phải ghi sự đồng ý, nhưng đã ghi thì phải
    đủ. Trẻ em có quy tắc riêng. Căn cứ: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; hình ảnh: Bộ
    luật Dân sự 2015, Điều 32.
    """
    profile = source.profile
    if not profile.is_up or profile.minor:
        return
    if profile.kind in PERSON_KINDS:
        givers = ("representative",) if profile.posthumous else ("self", "guardian")
        yield from _lacking(profile, givers, profile.name)
    elif profile.kind == "household" or any(each.by != "self" for each in profile.consents):
        # Of a collective, each member agrees to what is told of that member alone.
        whole = profile.kind == "household"
        yield from _lacking(profile, tuple(CONSENT_GIVERS) if whole else _FOR_ALL, "")


@rule("dong-y-trong-anh", "people", "warning")
def whoever_is_named_in_a_picture_agrees(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Nêu cả họ tên ai không phải là gương ở lời tả ảnh (`alt`) thì cũng phải được người ấy đồng ý cho dùng hình ảnh.

    Hình ảnh của ai thì người ấy đồng ý (Bộ luật Dân sự 2015, Điều 32): người đại diện đồng ý thay
    tập thể, không thay được từng thành viên. Máy chỉ xét họ tên đứng sau ông, bà, anh, chị… ở lời
    tả ảnh; người có trong ảnh mà không nêu tên thì người duyệt phải xem.
    """
    profile = source.profile
    if not profile.is_up:
        return
    agreed = Agreed(profile, "image")
    for picture in (*([profile.portrait] if profile.portrait else []), *profile.gallery):
        for each in named(picture.alt):
            if not (is_dead(each) or each.name in agreed):
                yield Finding(
                    f"lời tả ảnh nêu tên {each.name} mà consents chưa ghi sự đồng ý cho dùng hình ảnh của người ấy",
                    f"{_asked(each, 'image')}; không có thì bỏ tên ấy, ảnh rõ mặt thì thay ảnh",
                    (*picture.path, "alt"),
                )


@rule("dong-y-trong-bai", "people", "warning")
def whoever_is_named_in_a_story_agrees(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Nêu cả họ tên ai không phải là gương ở tóm tắt, bài viết thì cũng phải được người ấy đồng ý.

    Tên, hoàn cảnh của ai thì phải được người ấy đồng ý mới đăng (Luật Bảo vệ dữ liệu cá nhân
    91/2025/QH15; Bộ luật Dân sự 2015, Điều 38): thành viên của tập thể, người được giúp, hàng xóm,
    người thân cũng vậy. Không cần đến họ tên thì gọi “chị Hà”, “một hộ ở thôn Trung” là đủ.

    Máy chỉ xét họ tên đứng sau ông, bà, anh, chị… và những họ tên kể tiếp sau đó; họ tên hai tiếng
    thì tiếng đầu phải là họ thường gặp. Không xét người được nêu kèm chức vụ ở cơ quan, đoàn thể
    (ông …, Chủ tịch UBND xã), người đã mất, nhân vật lịch sử. Người duyệt vẫn phải đọc.
    """
    profile = source.profile
    if not profile.is_up:
        return
    found = [(False, each) for each in names_in(profile.summary)]
    found += [(True, each) for each in names_in(source.story)]
    agreed = Agreed(profile, "name", "story")
    found = [(in_the_story, each) for in_the_story, each in found if each.name not in agreed]
    # Whose office or death is told once need not have it told at each mention.
    told = {each.name for _, each in found if is_of_office(each) or is_dead(each)}
    for in_the_story, each in found:
        if each.name in told:
            continue
        told.add(each.name)
        where = "bài viết" if in_the_story else "`summary`"
        said = f"{where} nêu tên {each.name} mà consents chưa ghi sự đồng ý của người ấy"
        cure = f"{_asked(each, 'name')}; không có thì chỉ gọi tên (chị Hà) hoặc không nêu tên"
        if in_the_story:
            yield in_story(source, each.titled, said, cure)
        else:
            yield Finding(said, cure, ("summary",))


@rule("tre-em-giam-ho", "people")
def guardian_consents_for_a_child(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Hồ sơ trẻ em (`minor: true`) đã đăng phải có sự đồng ý của người giám hộ (`by: guardian`) cho mọi thứ nó dùng.

    Đăng thông tin riêng của trẻ em phải được cha, mẹ hoặc người giám hộ đồng ý, trẻ bao nhiêu tuổi
    cũng vậy (Nghị định 56/2017/NĐ-CP, Điều 33, 36; Luật 91/2025/QH15, Điều 24).
    """
    if source.profile.minor and source.profile.is_up:
        yield from _lacking(source.profile, ("guardian",), source.profile.name)


@rule("tre-em-tu-dong-y", "people", sparable=True)
def child_consents_too(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Hồ sơ trẻ em (`minor: true`) đã đăng phải có cả sự đồng ý của chính em (`by: self`), từ đủ bảy tuổi.

    Luật 91/2025/QH15, Điều 24: từ đủ bảy tuổi, phải có sự đồng ý của cả em và người giám hộ. Em
    chưa đủ bảy tuổi thì miễn bằng `allow`, hạn không quá tháng em đủ bảy tuổi.
    """
    if source.profile.minor and source.profile.is_up:
        yield from _lacking(source.profile, ("self",), source.profile.name)


@rule("dong-y-muon", "people", sparable=True)
def consent_comes_before_publication(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Sự đồng ý (`consents`) có trước ngày đăng; với ảnh và giọng nói thêm sau thì trước ngày cập nhật.

    Đăng trước khi người ấy đồng ý là đăng không phép (Luật 91/2025/QH15; Bộ luật Dân sự 2015, Điều
    32, 38). Giấy đồng ý mới thay giấy cũ thì giữ cả hai mục. Đã lỡ đăng trước, nay người ấy đồng
    ý, thì miễn bằng `allow`, có lý do.
    """
    profile = source.profile
    published = profile.published
    if published is None or profile.withdrawn:
        return
    latest = max(published, profile.updated or published)
    dated = [(each, each.date) for each in profile.consents if each.date]
    if all(day <= published for _, day in dated):
        return
    first: dict[tuple[str, str], dt.date] = {}
    for each, day in dated:
        for scope in each.scope:
            key = (_words(each.of), scope)
            first[key] = min(day, first.get(key, day))
    for each, day in dated:
        late = [
            scope
            for scope in each.scope
            if first[_words(each.of), scope] > (latest if scope in _ADDED_LATER else published)
        ]
        if late:
            what = listed(CONSENT_SCOPES[scope] for scope in late if scope)
            yield Finding(
                f"đồng ý cho dùng {what} ngày {day}, sau ngày đăng {published}",
                "có giấy từ trước thì ghi ngày của giấy ấy; chưa từng có thì tạm gỡ (withdrawn) hoặc lùi ngày đăng",
                (*each.path, "date"),
            )


def _lacking(profile: Profile, givers: tuple[str, ...], name: str) -> Iterator[Finding]:
    """Give what is used without the consent of one of `givers`; of one person, where there is a name."""
    # What could not be read has been told already, and is not to be called missing.
    counted = [each for each in profile.consents if each.by in (*givers, "") and _is_of(each, name)]
    used = _used(profile)
    if not counted:
        by = " hoặc ".join(CONSENT_GIVERS[giver] for giver in givers)
        whom = "người nào trong hộ" if profile.kind == "household" and not name else by
        of = "tên như ở name" if name else "tên người đồng ý"
        yield Finding(
            f"hồ sơ đã đặt ngày đăng mà chưa có sự đồng ý của {whom}",
            f"thêm một mục ở consents theo giấy đồng ý giữ tại cơ quan: of: {of},"
            f" by: {givers[0]}, scope: [{', '.join(used)}]",
            ("published",),
        )
        return
    given = {scope for each in counted for scope in each.scope}
    if any("" in each.scope or not each.scope for each in counted):
        return
    by = listed(dict.fromkeys(CONSENT_GIVERS[each.by] for each in counted if each.by))
    for scope, where in used.items():
        if scope not in given:
            yield Finding(
                f"hồ sơ dùng {CONSENT_SCOPES[scope]} mà {by} chưa đồng ý",
                _cure(scope),
                where or (*counted[0].path, "scope"),
            )


class Agreed:
    """
    The names of those who agreed to a use, the exemplar's among them.

    Chị Lê Thị Hà is Lê Thị Hà, and so is Lê Hà; Lê Thị Hà Anh is another. Út Hiền may be Phạm Thị Út Hiền.
    """

    def __init__(self, profile: Profile, *uses: str) -> None:
        """Take the names from the consents to one of these uses; from none, the exemplar's alone."""
        agreed = (each.of for each in profile.consents if {*uses, ""} & {*each.scope})
        self._exact = {profile.name, *agreed}

    def __contains__(self, name: str) -> bool:
        """Return whether a name is one of them, whatever the title, or with others of a household."""
        return name in self._exact or self._is_like_one(_spelled(_WORD.findall(name)))

    def _is_like_one(self, name: tuple[str, ...]) -> bool:
        return name in self._names or any(
            name[at:] in self._wholes for at in range(1, len(name) - 1)
        )

    @cached_property
    def _wholes(self) -> frozenset[tuple[str, ...]]:
        return frozenset(_spelled(_WORD.findall(each)) for each in self._exact)

    @cached_property
    def _names(self) -> frozenset[tuple[str, ...]]:
        return frozenset(name for each in self._exact for name in _names_in(_WORD.findall(each)))


def _names_in(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Give what may be a name in what people are called: it ends where no capital follows; whole, and in short."""
    spelled = _spelled(words)
    for end in range(2, len(words) + 1):
        if not words[end : end + 1] or not words[end][0].isupper():
            yield from (spelled[begin:end] for begin in range(end - 1))
            yield from ((spelled[begin], spelled[end - 1]) for begin in range(end - 2))


def _spelled(words: list[str]) -> tuple[str, ...]:
    return tuple(map(spelling, words))


def _asked(each: Named, scope: str) -> str:
    of = f"of: {each.name}, by: self, scope: [{scope}]"
    child = "(trẻ em: thêm một mục by: guardian; từ đủ 7 tuổi cần cả hai)"
    return f"có giấy đồng ý thì thêm một mục ở consents: {of} {child}"


def _is_of(consent: Consent, name: str) -> bool:
    """Return whether a consent concerns the person a profile is named after, whatever the title."""
    if not name or consent.of == name:
        return True
    of, whole = _words(consent.of), _words(name)
    return of in whole or whole in of


def _words(name: str) -> str:
    return f" {spelling(' '.join(_WORD.findall(name)))} " if name else ""


def _used(profile: Profile) -> dict[str, DataPath]:
    """Return what a profile uses of people, and where it does; () is everywhere."""
    used: dict[str, DataPath] = {"name": (), "story": ()}
    if profile.portrait:
        used["image"] = profile.portrait.path
    elif profile.gallery:
        used["image"] = profile.gallery[0].path
    if profile.audio:
        used["voice"] = profile.audio.path
    return used


def _cure(scope: str) -> str:
    if scope == "image":
        return "xin đồng ý rồi thêm image vào scope, hoặc bỏ ảnh"
    if scope == "voice":
        return "xin đồng ý rồi thêm voice vào scope, hoặc bỏ bản thu âm"
    return f"xin đồng ý rồi thêm {scope} vào scope; chưa đồng ý thì chưa đăng"


RULES = (
    consent_covers_what_is_shown,
    whoever_is_named_in_a_picture_agrees,
    whoever_is_named_in_a_story_agrees,
    guardian_consents_for_a_child,
    child_consents_too,
    consent_comes_before_publication,
)
