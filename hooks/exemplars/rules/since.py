"""What a change may not do to what was published before it: addresses and ids are for good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from exemplars.problem import Finding
from exemplars.reading.source import DataFile, Portfolio, Source
from exemplars.records.plan import Plan
from exemplars.records.schedule import Schedule
from exemplars.records.units import UnitList
from exemplars.rules.namesakes import same_name
from exemplars.rules.rule import Rule, rule
from exemplars.text import fold

_WITHDRAW = "lấy lại thư mục ấy, rồi thêm mục withdrawn (date, kind) vào hồ sơ; trang sẽ chỉ còn một câu báo đã gỡ"
_KEEP = "lấy lại thư mục ấy: hồ sơ đã gỡ giữ chỗ cho mã và địa chỉ"


@dataclass(frozen=True)
class Since:
    """
    A portfolio, and those of its profiles that were other at an earlier revision or are gone.

    So it is with the plan's files: of one that is as it was there is nothing to compare.
    """

    portfolio: Portfolio
    earlier: tuple[Source, ...]
    names: frozenset[str]  # of every profile.md there was, from the root
    today: dt.date | None = None  # where somebody says which day it is
    plan_file: DataFile[Plan] | None = None
    units_file: DataFile[UnitList] | None = None
    schedule: DataFile[Schedule] | None = None

    @cached_property
    def published(self) -> tuple[Source, ...]:
        """Return the earlier ones that had an address and could be read; a draft had none."""
        return tuple(
            each
            for each in self.earlier
            if each.profile.id and not each.is_draft and not each.is_unread
        )

    @cached_property
    def was_open(self) -> bool:
        """Return whether the portal had told of anybody: before that nobody has subscribed to it."""
        touched = {each.name for each in self.earlier}
        left = (each for each in self.portfolio.sources if each.name in self.names - touched)
        return any(not each.is_draft for each in (*self.earlier, *left))

    @cached_property
    def by_id(self) -> dict[str, Source]:
        """Return the profiles of now by id; the one that was there before stands for two."""
        ordered = sorted(self.portfolio.sources, key=lambda each: each.name not in self.names)
        return {each.profile.id: each for each in reversed(ordered) if each.profile.id}

    @cached_property
    def by_folder(self) -> dict[str, Source]:
        """Return the profiles of now by the name of their folder."""
        return {each.slug: each for each in reversed(self.portfolio.sources)}

    @cached_property
    def newcomers(self) -> dict[tuple[str, str], Source]:
        """Return the profiles that are new, by unit and name."""
        return {
            (each.profile.unit, same_name(each.profile.name)): each
            for each in reversed(self.portfolio.sources)
            if each.name not in self.names and each.profile.name
        }

    def bearer(self, earlier: Source) -> Source | None:
        """Return who bears the id of an earlier profile now, or None."""
        return self.by_id.get(earlier.profile.id)

    def is_taken_off(self, earlier: Source, now: Source) -> bool:
        """Return whether a page that was up has been put off until a day to come."""
        was, until = earlier.published, now.published
        if was is None or until is None or until <= was or now.is_unread or now.is_withdrawn:
            return False
        portfolio = self.portfolio
        # Its own new day does not make it today.
        day = self.today or portfolio.newest_with(
            each.newest(portfolio.horizon) for each in portfolio.sources if each is not now
        )
        return was <= day < until

    def heir(self, earlier: Source) -> Source | None:
        """Return what an earlier profile whose id is gone has become: by folder, else by unit and name."""
        profile = earlier.profile
        name = (profile.unit, same_name(profile.name))
        return self.by_folder.get(earlier.slug) or self.newcomers.get(name)


Told = Iterator[tuple[Source, Finding]]


@rule("ma-doi", "identity")
def ids_never_change(since: Since) -> Told:
    """
    Mã của hồ sơ đã đăng không bao giờ đổi.

    Mã đứng trong địa chỉ trang và trong bản tin; đổi mã thì liên kết cũ hỏng, bản tin báo lại bài cũ như bài mới.
    Quy tắc này chạy khi có `--changed-since`.
    """
    for earlier in since.published:
        heir = None if since.bearer(earlier) else since.heir(earlier)
        if heir is not None and not heir.is_unread:
            was, now = earlier.profile.id, heir.profile.id
            said = f"mã đã đổi từ `{was}` sang `{now}`" if now else f"mã `{was}` đã bị bỏ"
            cure = f"ghi lại id: {was}, tên thư mục kết thúc bằng -{was}"
            yield heir, Finding(said, cure, ("id",))


@rule("ma-dung-lai", "identity")
def ids_are_never_reused(since: Since) -> Told:
    """
    Mã của một gương đã đăng không dùng lại cho gương khác, kể cả khi gương cũ đã gỡ.

    Địa chỉ, bản tin và thông báo gỡ bài đều theo mã: dùng lại thì liên kết đã gửi về người này mở
    ra người khác.

    Tên sửa vài chữ vẫn là một gương; tên khác hẳn là gương khác, trừ khi thư mục cũ có trong `aliases`.
    Quy tắc này chạy khi có `--changed-since`.
    """
    for earlier in since.published:
        now = since.bearer(earlier)
        if now is not None and _is_another(earlier, now):
            yield now, _reused(earlier, now)


def _reused(earlier: Source, now: Source) -> Finding:
    said, cure = f"mã `{now.profile.id}`", "gương mới thì tạo bằng portal new để có mã riêng"
    where = ("id",)
    if earlier.profile.withdrawn:
        # The log of a check may be public: what has been withdrawn keeps no name there.
        return Finding(
            f"{said} là của một gương đã gỡ, nay mang tên {now.profile.name}", cure, where
        )
    folder = "đổi cả tên thư mục rồi " if now.slug == earlier.slug else ""
    cure += f"; gương cũ đổi tên thì {folder}thêm dòng {_aliases(now, [earlier.slug])}"
    said += f" là của {earlier.profile.name}, nay mang tên {now.profile.name}"
    return Finding(said, cure, where)


@rule("dia-chi-doi", "identity")
def addresses_never_break(since: Since) -> Told:
    """
    Đổi tên thư mục của hồ sơ đã đăng thì ghi tên cũ vào `aliases`; tên đã ghi thì không bỏ.

    Địa chỉ trang lấy theo tên thư mục; có `aliases` thì liên kết cũ, mã QR đã in vẫn mở được.
    Quy tắc này chạy khi có `--changed-since`.
    """
    for earlier in since.published:
        now = since.bearer(earlier)
        if now is None or now.is_unread or now.profile.withdrawn or _is_another(earlier, now):
            continue
        kept = {now.slug, *now.profile.aliases}
        lost = [each for each in (earlier.slug, *earlier.profile.aliases) if each not in kept]
        if lost:
            where = ("aliases",) if now.profile.aliases else ("id",)
            yield (
                now,
                Finding(
                    f"địa chỉ cũ `{lost[0]}` không còn mở được",
                    f"thêm dòng {_aliases(now, lost)}",
                    where,
                    key=True,
                ),
            )


@rule("ho-so-mat", "identity")
def what_was_published_is_never_deleted(since: Since) -> Told:
    """
    Hồ sơ đã đăng không xóa thư mục, không bỏ ngày đăng, không hẹn lại sang ngày chưa tới; muốn thôi đăng thì thêm mục `withdrawn`.

    Xóa đi thì mã và địa chỉ không còn ai giữ, nơi đăng lại không biết mà gỡ theo.
    Quy tắc này chạy khi có `--changed-since`.
    """
    for earlier in since.published:
        if since.bearer(earlier) is None and since.heir(earlier) is None:
            gone = earlier.profile.withdrawn is not None
            said = f"hồ sơ {'đã gỡ' if gone else 'đã đăng'} có mã `{earlier.profile.id}` bị xóa"
            yield earlier, Finding(said, _KEEP if gone else _WITHDRAW, line=1)
        elif (now := since.bearer(earlier)) and _is_undated(now):
            day = earlier.profile.published
            yield (
                now,
                Finding(
                    f"hồ sơ đã đăng ngày {day} nay không có ngày đăng",
                    f"ghi lại published: {day}; muốn thôi đăng thì thêm mục withdrawn (date, kind)",
                    ("id",),
                    key=True,
                ),
            )
        elif now and since.is_taken_off(earlier, now):
            day = earlier.published
            yield (
                now,
                Finding(
                    f"hồ sơ đã đăng ngày {day} nay hẹn sang ngày {now.published} nên trang sẽ mất",
                    f"ghi lại published: {day}; muốn thôi đăng thì thêm mục withdrawn (date, kind)",
                    ("published",),
                ),
            )


def _is_undated(now: Source) -> bool:
    """Return whether a profile became a draft; a date that is only miswritten is told as that."""
    miswritten = any(each.path == ("published",) for each in now.findings)
    return now.is_draft and not now.is_unread and not miswritten


def _is_another(earlier: Source, now: Source) -> bool:
    """Return whether an id went to another: under half of the words are those of the name it was."""
    if now.profile.withdrawn or now.is_unread or earlier.slug in now.profile.aliases:
        return False
    was, words = (set(fold(same_name(each.profile.name)).split()) for each in (earlier, now))
    return 2 * len(was & words) < min(len(was), len(words))


def _aliases(now: Source, lost: list[str]) -> str:
    """Return the line that keeps what there is and brings back what was lost."""
    return f"aliases: [{', '.join((*now.profile.aliases, *lost))}]"


RULES: tuple[Rule, ...] = (
    ids_never_change,
    ids_are_never_reused,
    addresses_never_break,
    what_was_published_is_never_deleted,
)
