"""
The one table of lists: every sector, unit, kind, movement, year and column of the plan.

Pages, feeds, OPML, `/ban-tin/` and the sitemap are all made from this table, so that what is
declared has its page and its feeds from the first day, empty or not (design §7).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from exemplars import digests
from exemplars.digests import Digest
from exemplars.radio.episodes import Episode, aired
from exemplars.records.plan import Column
from exemplars.records.vocabulary import KIND_SLUGS, KINDS
from exemplars.register import Exemplar, Register

PAGE = 24  # exemplars on one page of a list
PARTED = 7  # exemplars from which a list is parted: fewer are seen at one glance
_PARTED = ("sector", "unit", "movement", "year", "kind")


@dataclass(frozen=True)
class Collection:
    """One list: what it is of, where its page and feeds are, who is in it."""

    facet: str
    id: str
    name: str
    address: str  # of the page, below the root, ending in /
    feed: str  # of the feeds, without ending; "" where the list has none
    exemplars: tuple[Exemplar, ...]
    item: Any = None  # the plan's own record, where there is one
    label: str = ""  # of a part of a list: `Cá nhân`, `Năm 2024`
    instead: tuple[Digest | Episode, ...] | None = (
        None  # what its feed holds in place of the exemplars
    )

    @property
    def count(self) -> int:
        """Return how many are in it."""
        return len(self.exemplars)

    @property
    def told(self) -> tuple[Any, ...]:
        """Return what its feed tells of."""
        return self.exemplars if self.instead is None else self.instead

    @property
    def is_radio(self) -> bool:
        """Return whether its feed holds words to be read aloud."""
        return self.facet == "radio" or (isinstance(self.item, Column) and self.item.is_radio)

    def pages(self) -> Iterator[tuple[int, str, tuple[Exemplar, ...]]]:
        """Give (number, address, exemplars) of each page; an empty list still has one."""
        for start in range(0, max(self.count, 1), PAGE):
            number = start // PAGE + 1
            address = self.address if number == 1 else f"{self.address}trang/{number}/"
            yield number, address, self.exemplars[start : start + PAGE]


@dataclass(frozen=True)
class Part(Collection):
    """Those of one list that are of one kind, or of one year; it has no feed of its own."""


def parts(whole: Collection) -> tuple[Part, ...]:
    """
    Return a list's parts by kind, those of a kind's list by year: the filters that are links.

    Only a list too long for one glance is parted, and only where that leaves something out. Each
    exemplar is in one part of each list it is in, so their pages are no more than the lists'.
    Columns are not parted: they are cut by kind already, and hold nearly everyone.
    """
    if whole.count < PARTED or whole.facet not in ("all", *_PARTED):
        return ()
    by_year = whole.facet == "kind"
    groups: dict[str, list[Exemplar]] = {}
    for each in whole.exemplars:
        if by_year and each.draft:
            continue  # a draft of a preview has no year
        key = str(each.published.year) if by_year else each.profile.kind
        groups.setdefault(key, []).append(each)
    if len(groups) < 2:
        return ()
    # Kinds in the order of the table of kinds, years newest first.
    order = sorted(groups, reverse=True) if by_year else [id for id in KINDS if id in groups]
    return tuple(_part(whole, key, tuple(groups[key]), by_year=by_year) for key in order)


def _part(whole: Collection, key: str, exemplars: tuple[Exemplar, ...], *, by_year: bool) -> Part:
    kind = exemplars[0].kind_name
    id, label = (key, f"Năm {key}") if by_year else (KIND_SLUGS[key], kind)
    # Everyone of one kind already has a list: the part of all leads there.
    address = f"doi-tuong/{id}/" if whole.facet == "all" else f"{whole.address}{id}/"
    name = f"{whole.name}: {label[:1].lower()}{label[1:]}"
    return Part(whole.facet, id, name, address, "", exemplars, whole.item, label)


@dataclass(frozen=True)
class Facet:
    """A way of listing: its place in the addresses and its words on the page."""

    key: str
    prefix: str
    title: str
    one: str
    lead: str
    feeds: bool
    members: Callable[[Register], list[tuple[str, str, Any, Iterable[Exemplar]]]]


def _sectors(register: Register) -> list[tuple[str, str, Any, Iterable[Exemplar]]]:
    groups = _grouped(register, lambda each: [each.profile.sector])
    return [(s.id, s.name, s, groups.get(s.id, ())) for s in register.plan.sectors]


def _units(register: Register) -> list[tuple[str, str, Any, Iterable[Exemplar]]]:
    # A unit's list holds its own exemplars and those of the units under it.
    lines = {unit.id: [above.id for above in register.units.line(unit)] for unit in register.units}
    groups = _grouped(register, lambda each: [each.profile.unit, *lines.get(each.profile.unit, ())])
    units = register.units
    return [(u.id, units.label(u), u, groups.get(u.id, ())) for u in units]


def _kinds(register: Register) -> list[tuple[str, str, Any, Iterable[Exemplar]]]:
    groups = _grouped(register, lambda each: [each.profile.kind])
    return [
        (KIND_SLUGS[k.id], k.name[:1].upper() + k.name[1:], k, groups.get(k.id, ()))
        for k in register.plan.kinds
    ]


def _movements(register: Register) -> list[tuple[str, str, Any, Iterable[Exemplar]]]:
    groups = _grouped(register, lambda each: each.profile.movements)
    return [(m.id, m.name, m, groups.get(m.id, ())) for m in register.plan.movements]


def _years(register: Register) -> list[tuple[str, str, Any, Iterable[Exemplar]]]:
    groups = _grouped(register, lambda each: [str(each.published.year)])
    return [(str(y), f"Năm {y}", None, groups.get(str(y), ())) for y in register.years]


def _columns(register: Register) -> list[tuple[str, str, Any, Iterable[Exemplar]]]:
    return [(c.id, c.name, c, _of_column(register, c)) for c in register.plan.columns]


def _of_column(register: Register, column: Column) -> Iterable[Exemplar]:
    return (e for e in register.exemplars if not column.kinds or e.profile.kind in column.kinds)


def _grouped(
    register: Register, keys: Callable[[Exemplar], Iterable[str]]
) -> dict[str, list[Exemplar]]:
    groups: dict[str, list[Exemplar]] = {}
    for each in register.exemplars:
        for key in keys(each):
            groups.setdefault(key, []).append(each)
    return groups


FACETS: tuple[Facet, ...] = (
    Facet(
        "sector",
        "linh-vuc",
        "Lĩnh vực",
        "lĩnh vực",
        "Gương điển hình tiên tiến theo lĩnh vực.",
        True,
        _sectors,
    ),
    Facet(
        "unit",
        "don-vi",
        "Đơn vị",
        "đơn vị",
        "Các đơn vị giới thiệu gương điển hình tiên tiến.",
        True,
        _units,
    ),
    Facet(
        "kind",
        "doi-tuong",
        "Đối tượng",
        "đối tượng",
        "Gương điển hình tiên tiến theo đối tượng.",
        True,
        _kinds,
    ),
    Facet(
        "movement",
        "phong-trao",
        "Phong trào thi đua",
        "phong trào",
        "Gương điển hình tiên tiến theo phong trào thi đua, cuộc vận động.",
        True,
        _movements,
    ),
    Facet(
        "year",
        "nam",
        "Theo năm",
        "năm",
        "Gương điển hình tiên tiến theo năm giới thiệu trên cổng.",
        False,
        _years,
    ),
    Facet(
        "column",
        "chuyen-muc",
        "Chuyên mục",
        "chuyên mục",
        "Các chuyên mục phát thanh, báo chí và cổng thông tin điện tử.",
        True,
        _columns,
    ),
)


@dataclass(frozen=True)
class Shelf:
    """A facet with its collections."""

    facet: Facet
    collections: tuple[Collection, ...]


def shelves(register: Register, episodes: Iterable[Episode] = ()) -> tuple[Shelf, ...]:
    """
    Return all facets of the portal with their collections; facets the plan is silent on are left out.

    `episodes` are the radio's: the feed of a radio column holds those that were on air.
    """
    told = tuple(episodes)
    found = []
    for facet in FACETS:
        collections = tuple(
            Collection(
                facet.key,
                id,
                name,
                f"{facet.prefix}/{id}/",
                f"feeds/{facet.prefix}/{id}" if facet.feeds else "",
                tuple(exemplars),
                item,
                instead=_on_air(item, told, register),
            )
            for id, name, item, exemplars in facet.members(register)
        )
        if collections:
            found.append(Shelf(facet, collections))
    return tuple(found)


def _on_air(
    item: Any, episodes: tuple[Episode, ...], register: Register
) -> tuple[Episode, ...] | None:
    """Return a radio column's aired episodes; None of any other list, or of one that keeps no schedule."""
    if not (isinstance(item, Column) and item.is_radio):
        return None
    if not any(each.column.id == item.id for each in episodes):
        return None
    return aired(episodes, item, register.today)


def whole(register: Register) -> tuple[Collection, ...]:
    """Return the lists of everything: all, the radio's, the e-portal's, the months; every plan has them."""
    everyone = register.exemplars
    return (
        Collection("all", "all", "Tất cả gương điển hình tiên tiến", "", "feeds/all", everyone),
        Collection(
            "radio", "phat-thanh", "Phát thanh: bài đọc", "ban-tin/", "feeds/phat-thanh", everyone
        ),
        Collection(
            "e-portal",
            "cong-thong-tin",
            "Cổng thông tin điện tử: toàn văn",
            "ban-tin/",
            "feeds/cong-thong-tin",
            everyone,
        ),
        Collection(
            "digest",
            "diem-tin",
            "Điểm tin hằng tháng",
            "diem-tin/",
            "feeds/diem-tin",
            (),
            instead=digests.of(register),
        ),
    )
