"""What a change may not do to a plan's own names: the feeds' tag, and each id that is in an address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from exemplars.problem import DataPath, Finding
from exemplars.reading.source import DataFile
from exemplars.records.plan import Plan
from exemplars.records.record import Record
from exemplars.records.schedule import Scheduled
from exemplars.rules.rule import Rule, rule
from exemplars.rules.since import Since
from exemplars.text import fold, listed

# Of one list that lost more, it is told once: another plan was written over this one.
_MOST = 5
_PAGE, _FEEDS, _FILES = "trang", "trang, bản tin", "tệp tải về"
# What of a plan has an address: the list, what one of it is called, what it has.
_LISTS: tuple[tuple[DataPath, str, str, Callable[[Plan], Sequence[Record]]], ...] = (
    (("kinds",), "đối tượng", _FEEDS, lambda plan: plan.kinds),
    (("sectors",), "lĩnh vực", _FEEDS, lambda plan: plan.sectors),
    (("movements",), "phong trào", _FEEDS, lambda plan: plan.movements),
    (("columns",), "chuyên mục", _FEEDS, lambda plan: plan.columns),
    (("contests",), "cuộc thi", _PAGE, lambda plan: plan.contests),
    (
        ("portal", "yearbooks"),
        "cuốn kỷ yếu",
        _FILES,
        lambda plan: plan.portal.yearbooks if plan.portal else (),
    ),
)
_ITEM = "ghi lại mục ấy với {id}; đổi tên thì chỉ đổi name"
_UNIT = "ghi lại đơn vị ấy với {id}; đã sáp nhập, đổi cấp thì thêm valid_to và successors, đơn vị mới là một mục khác"

Told = Iterator[tuple[DataFile[Any], Finding]]


@rule("the-ban-tin-doi", "identity")
def tag_never_changes(since: Since) -> Told:
    """
    Thẻ của bản tin (`portal.tag`) ghi một lần rồi không đổi, kể cả khi cổng đổi tên hay đổi tên miền.

    Mã của mọi bài trong bản tin bắt đầu bằng thẻ ấy. Đổi thẻ thì máy đọc tin, cổng xã, đài đều coi
    bài cũ là bài mới và đăng lại từ đầu; thông báo gỡ bài không còn khớp với bài đã đăng.

    Chỉ xét cổng đã đăng gương. Quy tắc này chạy khi có `--changed-since`.
    """
    was, file = since.plan_file, since.portfolio.plan_file
    if was is None or not since.was_open or was.is_unread or file.is_unread:
        return
    old, new = (each.portal.tag if each.portal else None for each in (was.record, file.record))
    # What could not be read is told as that.
    if not (old and old.authority and old.year and new and new.authority and new.year):
        return
    changed = [key for key in ("authority", "year") if getattr(old, key) != getattr(new, key)]
    if changed:
        said = ", ".join(f"{key}: {getattr(old, key)}" for key in changed)
        yield (
            file,
            Finding(
                f"thẻ bản tin đổi từ `tag:{old.authority},{old.year}` thành `tag:{new.authority},{new.year}`",
                f"ghi lại {said}; nếu không, mọi máy đọc tin coi mọi tin là mới",
                ("portal", "tag", changed[0]),
            ),
        )


@rule("danh-muc-mat", "identity")
def lists_lose_nothing(since: Since) -> Told:
    """
    Đối tượng, lĩnh vực, phong trào, chuyên mục, cuộc thi, kỷ yếu trong plan.yml và đơn vị trong units.yml không bỏ, không đổi mã (`id`) khi cổng đã đăng gương; đổi tên thì chỉ đổi `name`.

    Trang và bản tin của mỗi mục lấy địa chỉ theo mã: bỏ mục hay đổi mã thì liên kết đã gửi hỏng, nơi
    nhận bản tin không còn nhận được gì mà không ai báo. Đơn vị đã sáp nhập, đổi cấp vẫn giữ mã và
    trang của mình, ghi thêm ngày kết thúc (`valid_to`) và đơn vị kế tục (`successors`).

    Quy tắc này chạy khi có `--changed-since`.
    """
    if not since.was_open:
        return
    old, new = since.plan_file, since.portfolio.plan_file
    if old and not old.is_unread:
        for key, what, has, of in _LISTS:
            said = f"{what} {{}} đã có {has} mà"
            yield from _List(said, _ITEM, key, of(old.record), of(new.record)).told(new)
    was, now = since.units_file, since.portfolio.units_file
    if was and not was.is_unread:
        said = f"đơn vị {{}} đã có {_FEEDS} mà"
        yield from _List(said, _UNIT, ("units",), was.record.units, now.record.units).told(now)


@rule("ky-phat-mat", "identity")
def what_was_aired_is_kept(since: Since) -> Told:
    """
    Kỳ đã phát thì giữ trong schedule.yml, đúng chuyên mục, tháng và số (`column`, `month`, `number`).

    Ba điều ấy làm thành địa chỉ trang của kỳ và mã của kỳ trong bản tin của đài: bỏ đi thì liên kết
    đã gửi hỏng và báo cáo đếm thiếu kỳ, đánh số lại thì liên kết mở ra kỳ khác.

    Quy tắc này chạy khi có `--changed-since`.
    """
    was, file = since.schedule, since.portfolio.radio.schedule
    if was is None or was.is_unread or since.portfolio.plan_file.is_unread:
        return
    cure = "ghi lại kỳ ấy với {id}; phát lại thì thêm một dòng ở aired"
    yield from _List(
        "{} đã phát mà", cure, ("episodes",), was.record.episodes, file.record.episodes
    ).told(file)


@dataclass(frozen=True)
class _List:
    """One list as it was and as it is: what is told of whatever is missing from it."""

    said: str  # how it is told, {} for which
    cure: str  # {id} for what to write
    key: DataPath
    was: Sequence[Any]
    now: Sequence[Any]

    def told(self, file: DataFile[Any]) -> Told:
        """Give what is told of all that the list has lost, at the file where it was."""
        if file.is_unread or self._is_unclear(file):
            return
        gone = f"nay không còn trong {file.path.name}"
        lost = self._lost()
        if len(lost) > _MOST:
            said = self.said.format(listed(map(_shown, lost), _MOST))
            cure = self.cure.format(id=f"đúng {', '.join(_parts(lost[0]))} cũ")
            yield file, Finding(f"{said} {gone}", cure, self.key, key=True)
            return
        for each in lost:
            said, cure = self.said.format(_shown(each)), self.cure.format(id=_line(each))
            heir = self._heir(each)
            if heir is None:
                yield file, Finding(f"{said} {gone}", cure, self._place(each))
            else:
                place = (*heir.path, _part(each, heir))
                yield file, Finding(f"{said} nay đổi thành {_shown(heir)}", cure, place)

    def _is_unclear(self, file: DataFile[Any]) -> bool:
        """Return whether something of the list, or all of it, may be there and only miswritten: that is told."""
        return any(not _name(each) for each in self.now) or any(
            (each.code == "gia-tri-sai" and self._holds(each.path))
            or (each.code == "truong-la" and not self.now and each.path[:-1] == self.key[:-1])
            for each in file.findings
        )

    def _holds(self, path: DataPath) -> bool:
        """Return whether a path leads to the list, to what it is in, or to a whole item of it."""
        return 0 < len(path) <= len(self.key) + 1 and all(
            one == other for one, other in zip(path, self.key, strict=False)
        )

    def _lost(self) -> list[Any]:
        kept = {"", *map(_name, self.now)}
        return [each for each in self.was if _is_for_good(each) and _name(each) not in kept]

    def _heir(self, lost: Any) -> Any:
        """Return what is new and otherwise the same, or in its place; None where nothing is."""
        before = {_name(each) for each in self.was}
        new = [each for each in self.now if _name(each) not in before]
        behind = {_name(each): above for above, each in _pairs(self.now)}
        above = next(above for above, each in _pairs(self.was) if each is lost)
        alike = [each for each in new if _likeness(each) == _likeness(lost)]
        there = [each for each in new if behind[_name(each)] == above]
        # In the place of an episode another may stand.
        return next(iter(alike if isinstance(lost, Scheduled) else (*alike, *there)), None)

    def _place(self, lost: Any) -> DataPath:
        """Return the way to what stands now where it stood; to the list where that is empty."""
        places = {_name(each): each.path for each in self.now}
        at = next(at for at, each in enumerate(self.was) if each is lost)
        behind = (places[_name(each)] for each in self.was[at:] if _name(each) in places)
        return next(behind, self.now[-1].path if self.now else self.key)


def _pairs(items: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    """Give each item with the name of the one above it, "" of the first."""
    return zip(("", *map(_name, items)), items, strict=False)


def _name(item: Any) -> str:
    """Return what an item is known by, for good; "" where that could not be read."""
    if isinstance(item, Scheduled):
        return f"{item.column}/{item.key}" if item.column and "?" not in item.key else ""
    return str(item.id or "")


def _is_for_good(item: Any) -> bool:
    """Return whether an item may not go: an episode that was only planned may."""
    return not isinstance(item, Scheduled) or item.first_aired is not None


def _shown(item: Any) -> str:
    """Return how an item is called."""
    return f"{item.label} (`{item.column}`)" if isinstance(item, Scheduled) else f"`{item.id}`"


def _line(item: Any) -> str:
    """Return how what an item is known by is written."""
    if isinstance(item, Scheduled):
        return f"column: {item.column}, month: {item.month:%Y-%m}, number: {item.number}"
    return f"id: {item.id}"


def _likeness(item: Any) -> object:
    """Return what stays the same when only what an item is known by is changed."""
    if isinstance(item, Scheduled):
        return [(each.profile, each.text) for each in item.segments], item.dates
    return fold(item.name)


def _parts(item: Any) -> tuple[str, ...]:
    """Return the fields that make what an item is known by."""
    return ("column", "month", "number") if isinstance(item, Scheduled) else ("id",)


def _part(was: Any, now: Any) -> str:
    """Return the field in which one is known by another name."""
    return next(each for each in _parts(was) if getattr(was, each) != getattr(now, each))


RULES: tuple[Rule, ...] = (tag_never_changes, lists_lose_nothing, what_was_aired_is_kept)
