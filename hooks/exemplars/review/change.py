"""The profiles that a change touches: each as it was and as it is now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from exemplars.reading.source import Portfolio, Source
from exemplars.register import is_public
from exemplars.rules.since import Since
from exemplars.text import printable

# What becomes of a page, as it is told.
STATES = {
    "appears": "Hồ sơ mới: trang sẽ xuất hiện trên cổng",
    "draft": "Bản nháp: chưa xuất hiện ở đâu trên cổng",
    "waits": "Chưa đến ngày hoặc chưa đến khâu được đăng: chưa xuất hiện trên cổng",
    "updated": "Trang đang đăng được sửa",
    "withdrawn": "Gỡ bài: trang chỉ còn một câu báo đã gỡ",
    "stays-withdrawn": "Hồ sơ đã gỡ từ trước: trang vẫn chỉ có câu báo đã gỡ",
    "hidden": "Trang đang đăng sẽ không còn trên cổng",
    "deleted": "Thư mục hồ sơ bị xóa",
    "unread": "Tệp hồ sơ chưa đọc được: xem lỗi ở dưới",
}


@dataclass(frozen=True)
class Change:
    """One profile that a change touches; at least one of `before` and `now` is there."""

    before: Source | None
    now: Source | None
    was_public: bool
    is_public: bool
    files: tuple[str, ...] = ()  # other files of its folder that differ; printable

    @property
    def source(self) -> Source:
        """Return the profile as it is now, or as it last was."""
        found = self.now or self.before
        assert found is not None
        return found

    @property
    def name(self) -> str:
        """Return what it is called, now or before; without a name, the folder's."""
        return self.source.profile.name or printable(self.source.slug)

    @property
    def state(self) -> str:
        """Return which of `STATES` it is in."""
        if self.now is None:
            return "deleted"
        if self.now.is_unread:
            return "unread"
        if self.now.profile.withdrawn and not self.is_public:
            there = self.before is None or self.before.profile.withdrawn is None
            return "withdrawn" if there else "stays-withdrawn"
        if self.is_public:
            return "updated" if self.was_public else "appears"
        if self.was_public:
            return "hidden"
        return "draft" if self.now.is_draft else "waits"


def changes(since: Since, differing: Iterable[str], today: dt.date) -> list[Change]:
    """
    Return the profiles of a plan that a change touches, in order of path.

    `differing` are the paths of every file that differs, from the root.
    """
    by_folder: dict[str, list[str]] = {}
    for name in map(printable, differing):
        folder, _, file = name.rpartition("/")
        by_folder.setdefault(folder, []).append(file)
    earlier = {each.name: each for each in since.earlier}
    found = [
        _change(was, now, by_folder, since.portfolio, today)
        for was, now in _pairs(since, earlier, by_folder)
    ]
    return sorted(found, key=lambda each: each.source.name)


def _pairs(
    since: Since, earlier: dict[str, Source], by_folder: dict[str, list[str]]
) -> Iterator[tuple[Source | None, Source | None]]:
    left = dict(earlier)
    # A folder that moved is known by its id; what stayed where it was needs none.
    by_id = {each.profile.id: each for each in earlier.values() if each.profile.id}
    for now in since.portfolio.sources:
        if now.name.rpartition("/")[0] not in by_folder:
            continue
        was = left.pop(now.name, None)
        if was is None and now.name in since.names:
            was = now  # only a photo, or something else beside it, differs
        elif was is None and now.profile.id in by_id:
            was = left.pop(by_id[now.profile.id].name, None)
        yield was, now
    yield from ((was, None) for was in left.values())


def _change(
    was: Source | None,
    now: Source | None,
    by_folder: dict[str, list[str]],
    portfolio: Portfolio,
    today: dt.date,
) -> Change:
    one = now or was
    assert one is not None
    files = by_folder.get(one.name.rpartition("/")[0], [])
    return Change(
        was,
        now,
        shows(was, portfolio, today),
        shows(now, portfolio, today),
        tuple(sorted(each for each in files if each != "profile.md")),
    )


def shows(source: Source | None, portfolio: Portfolio, today: dt.date) -> bool:
    """Return whether a profile has a page that tells of it on `today`."""
    if source is None or source.is_unread or not source.has_an_address:
        return False
    gone = source.profile.withdrawn
    if gone and gone.date and gone.date <= today:
        return False
    return is_public(source.profile, portfolio.plan, today)


def as_it_was(since: Since) -> Portfolio:
    """Return the plan's profiles as they were before the change, held against the plan of now."""
    touched = {each.name for each in since.earlier}
    kept = [
        each
        for each in since.portfolio.sources
        if each.name in since.names and each.name not in touched
    ]
    return replace(since.portfolio, sources=(*kept, *since.earlier))
