"""
The register of units: who introduces exemplars, what it belongs to, when it existed.

A unit whose territory or level changes is a new unit with a new id; the old one keeps its id
and names its successors (the reforms of January and July 2025).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from exemplars.records.items import Item
from exemplars.records.plan import Criterion
from exemplars.records.portal import Contact
from exemplars.records.record import Record, frozen
from exemplars.records.schema import Many, Nested, spec
from exemplars.records.values import Account, Day, Line, OneOf, Slug
from exemplars.records.vocabulary import KINDS, UNIT_KIND_NAMES, UNIT_KINDS
from exemplars.text import sort_key, spelling

_PLACES = ("thị trấn", "thị xã", "thành phố", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã")
DEEPEST = 8  # levels of units: the State has four


@frozen
class Unit(Item):
    """One unit."""

    id: str = spec(Slug(), "Mã đơn vị", "Không bao giờ đổi.", required=True, example="ngoc-thien")
    name: str = spec(Line(160), "Tên", required=True, example="Xã Ngọc Thiện")
    kind: str = spec(OneOf(UNIT_KIND_NAMES), "Loại", required=True, example="commune")
    parent: str = spec(Slug(), "Trực thuộc")
    code: str = spec(Line(8), "Mã số hành chính", "Chỉ để tra cứu; mã số đã từng được dùng lại.")
    valid_from: dt.date | None = spec(Day(), "Có từ ngày")
    valid_to: dt.date | None = spec(Day(), "Có đến hết ngày")
    successors: tuple[str, ...] = spec(Many(Slug()), "Đơn vị kế tục")
    basis: str = spec(Line(400), "Căn cứ")
    note: str = spec(Line(800), "Ghi chú")
    contact: Contact | None = spec(Nested(Contact), "Liên hệ")
    reviewers: tuple[str, ...] = spec(
        Many(Account()),
        "Tài khoản duyệt hồ sơ",
        "Tài khoản hoặc nhóm ở kho mã, không có @; bỏ trống thì theo đơn vị cấp trên.",
        example="[huyen-mau/phong-noi-vu]",
    )

    @property
    def level(self) -> str:
        """Return the administrative level, or "" for offices and organisations."""
        return UNIT_KINDS[self.kind].level if self.kind in UNIT_KINDS else ""

    def exists_on(self, day: dt.date) -> bool:
        """Return whether the unit existed on `day`; `valid_to` is its last day."""
        return (self.valid_from or dt.date.min) <= day <= (self.valid_to or dt.date.max)


@frozen
class Unlisted(Record):
    """Kinds of unit of which units.yml does not have them all yet, and why."""

    kinds: tuple[str, ...] = spec(
        Many(OneOf(UNIT_KIND_NAMES)), "Loại đơn vị", required=True, example="province-agency"
    )
    reason: str = spec(
        Line(800),
        "Vì sao chưa đủ",
        "Báo cáo và trang tiến độ in lời này.",
        required=True,
        example="Kế hoạch chỉ nêu tên hai sở; Sở Nội vụ đang lập danh sách.",
    )


@frozen
class UnitList(Record):
    """units.yml."""

    incomplete: tuple[Unlisted, ...] = spec(
        Many(Nested(Unlisted)),
        "Loại đơn vị chưa kê đủ",
        "Chỉ tiêu của các loại này chỉ ghi số đã có, không đánh giá đủ, thiếu.",
    )
    units: tuple[Unit, ...] = spec(Many(Nested(Unit)), "Các đơn vị", required=True)


@frozen
class OwnCriterion(Criterion):
    """A criterion a unit adds to the plan's list."""

    kinds: tuple[str, ...] = spec(Many(OneOf(KINDS)), "Áp dụng cho", "Bỏ trống: mọi đối tượng.")
    valid_from: dt.date | None = spec(
        Day(), "Áp dụng từ ngày", "Hồ sơ đăng trước ngày này không phải bổ sung."
    )


@frozen
class UnitCriteria(Record):
    """<unit>/unit.yml: the unit's own criteria; they extend the plan's list and cannot drop from it."""

    document: str = spec(Line(300), "Văn bản ban hành tiêu chuẩn riêng")
    criteria: tuple[OwnCriterion, ...] = spec(
        Many(Nested(OwnCriterion)), "Tiêu chuẩn riêng", required=True
    )

    def for_profile(self, kind: str, published: dt.date | None) -> tuple[OwnCriterion, ...]:
        """Return what judges a profile of `kind`; one published before a criterion began is spared."""
        day = published or dt.date.max
        return tuple(
            each
            for each in self.criteria
            if (not each.kinds or kind in each.kinds) and (each.valid_from or day) <= day
        )


@dataclass(frozen=True, eq=False)
class PlaceNames:
    """The names of a register's places without their kinds, each with its kinds: Nhã Nam, thị trấn."""

    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Units:
    """All units of a plan, by id."""

    by_id: dict[str, Unit] = field(default_factory=dict)
    incomplete: tuple[Unlisted, ...] = ()

    def __iter__(self) -> Iterator[Unit]:
        """Give the units in the order of units.yml."""
        return iter(self.by_id.values())

    def get(self, id: str) -> Unit | None:
        """Return the unit with this id, or None."""
        return self.by_id.get(id)

    def gap(self, kinds: Iterable[str]) -> str:
        """Return why not all units of these kinds are here, in the office's words; "" where all are."""
        asked = set(kinds)
        return " ".join(each.reason for each in self.incomplete if asked & set(each.kinds))

    @cached_property
    def children(self) -> dict[str, tuple[Unit, ...]]:
        """Return the units under each parent, in alphabetical order; what has ended comes last."""
        found: dict[str, list[Unit]] = {}
        for unit in self:
            found.setdefault(unit.parent, []).append(unit)
        return {parent: tuple(_in_order(units)) for parent, units in found.items()}

    @cached_property
    def predecessors(self) -> dict[str, tuple[Unit, ...]]:
        """Return the units that each unit succeeded."""
        found: dict[str, list[Unit]] = {}
        for unit in self:
            for successor in unit.successors:
                found.setdefault(successor, []).append(unit)
        return {id: tuple(units) for id, units in found.items()}

    def label(self, unit: Unit) -> str:
        """Return the unit's name, told apart where several share it: by its parent, then by its time."""
        same = [each for each in self.by_name[spelling(unit.name)] if each is not unit]
        if not same:
            return unit.name
        parent = self.get(unit.parent)
        label = f"{unit.name}, {parent.name[:1].lower()}{parent.name[1:]}" if parent else unit.name
        if all(each.parent != unit.parent for each in same):
            return label
        if unit.valid_from:
            return f"{label} (từ năm {unit.valid_from.year})"
        return f"{label} (đến năm {unit.valid_to.year})" if unit.valid_to else label

    @cached_property
    def by_name(self) -> dict[str, list[Unit]]:
        """Return the units of each name."""
        found: dict[str, list[Unit]] = {}
        for unit in self:
            found.setdefault(spelling(unit.name), []).append(unit)
        return found

    @cached_property
    def place_names(self) -> PlaceNames:
        """Return the names of administrative units, with every kind that has borne each."""
        found: dict[str, list[str]] = {}
        for unit in self:
            kind = next((each for each in _PLACES if unit.name.lower().startswith(f"{each} ")), "")
            kinds = found.setdefault(unit.name[len(kind) :].strip(), []) if kind else []
            if unit.level and kind not in kinds:
                kinds.append(kind)
        return PlaceNames({name: tuple(kinds) for name, kinds in found.items() if kinds})

    def today(self, unit: Unit, day: dt.date) -> tuple[Unit, ...]:
        """Return what `unit` is on `day`: itself, or its successors followed to those that exist."""
        if unit.exists_on(day) or not unit.successors:
            return (unit,) if unit.exists_on(day) else ()
        found: dict[str, Unit] = {}
        seen = {unit.id}
        queue = list(unit.successors)
        while queue:
            successor = self.get(queue.pop(0))
            if successor is None or successor.id in seen:
                continue
            seen.add(successor.id)
            if successor.exists_on(day):
                found[successor.id] = successor
            else:
                queue.extend(successor.successors)
        return tuple(found.values())

    def line(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units above `unit`, the highest first; a circle is cut."""
        above: list[Unit] = []
        seen = {unit.id}
        parent = self.get(unit.parent)
        while parent is not None and parent.id not in seen and len(above) <= DEEPEST:
            above.insert(0, parent)
            seen.add(parent.id)
            parent = self.get(parent.parent)
        return tuple(above)

    def is_within(self, unit: Unit | None, top: Unit) -> bool:
        """Return whether `unit` is `top` or stands below it; what is no unit does not."""
        return unit is not None and (unit is top or top in self.line(unit))


def _in_order(units: list[Unit]) -> list[Unit]:
    ends = {unit.id: -(unit.valid_to or dt.date.max).toordinal() for unit in units}
    return sorted(units, key=lambda unit: (ends[unit.id], sort_key(unit.name), unit.id))
