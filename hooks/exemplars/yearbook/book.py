"""
A yearbook before it becomes a file: whom it tells of, in which parts, in which words.

Only what the portal shows today: whoever is a draft, is taken down or has not come yet is in no
register, and so in no book. The parts are the plan's sectors; a book of one sector, or under a
plan that has none, is parted by kind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exemplars.records.portal import Yearbook
from exemplars.records.vocabulary import KINDS
from exemplars.register import Exemplar, Register
from exemplars.telling import alphabet
from exemplars.text import capital, uncapital
from exemplars.views import day
from exemplars.yearbook import entry, tree
from exemplars.yearbook.entry import Entry
from exemplars.yearbook.tree import Node

NOTICE = "Dữ liệu minh họa"
_OTHERS = "khac"


@dataclass(frozen=True)
class Part:
    """A part of the book: a sector's exemplars, or a kind's."""

    id: str
    name: str
    lead: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Name:
    """A line of the index: whom it names; of a person, how the name ends."""

    id: str
    before: str
    given: str


@dataclass(frozen=True)
class Book:
    """A whole yearbook."""

    id: str
    title: str
    subtitle: str
    authority: str
    portal: str
    address: str  # absolute, of the portal
    tag: str  # names the book for good, as a URI (RFC 4151)
    year: int  # on the cover
    today: dt.date
    sample: bool
    about: tuple[str, ...]
    foreword: list[Node]
    signed: str
    parts: tuple[Part, ...]
    names: tuple[tuple[str, tuple[Name, ...]], ...]  # under their first letters

    @property
    def entries(self) -> Iterator[Entry]:
        """Give the exemplars in the book's order."""
        return (each for part in self.parts for each in part.entries)

    @property
    def count(self) -> int:
        """Return how many exemplars the book tells of."""
        return sum(len(part.entries) for part in self.parts)


def chosen(register: Register, order: Yearbook) -> tuple[Exemplar, ...]:
    """Return whom a book is to tell of: those of its list in the list's order, else the oldest first."""
    shown = [each for each in register.exemplars if not each.draft]
    if order.exemplars:
        by_id = {each.id: each for each in shown}
        shown = [by_id[id] for id in dict.fromkeys(order.exemplars) if id in by_id]
    else:
        shown.reverse()
    return tuple(each for each in shown if _fits(each, register, order))


def _fits(each: Exemplar, register: Register, order: Yearbook) -> bool:
    if order.year is not None and each.published.year != order.year:
        return False
    if order.sector and each.profile.sector != order.sector:
        return False
    if not order.unit or each.profile.unit == order.unit:
        return True
    top = register.units.get(order.unit)
    return top is not None and register.units.is_within(each.unit, top)


def make(register: Register, order: Yearbook, url: str) -> Book:
    """Return the book that was ordered; `url` is the portal's absolute address, ending in /."""
    exemplars = chosen(register, order)
    plan, site = register.plan, register.plan.site
    tag = site.tag
    domains = (*site.link_domains, *_own_host(url))
    return Book(
        order.id,
        order.name,
        order.subtitle,
        plan.authority.name if plan.authority else site.name,
        site.name,
        url,
        f"tag:{tag.authority},{tag.year}:ky-yeu/{order.id}" if tag else f"{url}ky-yeu/{order.id}",
        order.year or register.today.year,
        register.today,
        site.sample,
        tuple(_about(register, order, exemplars, url)),
        tree.blocks(order.foreword, url, domains, top=2),
        order.signed,
        tuple(_parts(register, exemplars, url, domains)),
        _names(exemplars),
    )


def _own_host(url: str) -> tuple[str, ...]:
    host = url.partition("://")[2].partition("/")[0].partition(":")[0]
    return (host,) if host else ()


def _about(
    register: Register, order: Yearbook, exemplars: tuple[Exemplar, ...], url: str
) -> Iterator[str]:
    plan = register.plan
    counts = {kind: sum(each.profile.kind == kind for each in exemplars) for kind in KINDS}
    kinds = [f"{n} {_kind_within(register, kind)}" for kind, n in counts.items() if n]
    said = f": {', '.join(kinds)}" if len(kinds) > 1 else ""
    yield (
        f"Sách giới thiệu {len(exemplars)} gương điển hình tiên tiến{_which(register, order)} đã đăng "
        f"trên {plan.site.name} ({_bare(url)}), theo {plan.cited}{said}."
    )
    order_of_names = "Cuối sách có bảng tên xếp theo vần chữ cái, người xếp theo tên gọi."
    parted = "lĩnh vực" if _by_sector(register, exemplars) else "đối tượng"
    inside = "theo danh sách đã chọn" if order.exemplars else "theo ngày đăng"
    yield f"Các gương xếp theo {parted}, trong mỗi phần {inside}. {order_of_names}"
    yield (
        f"Nội dung lấy nguyên từ cổng, tính đến ngày {day(register.today)}. Bài nào được đính chính "
        "hay gỡ sau ngày ấy thì bản trên mạng đổi theo; trước khi in thêm, trích đăng, xin xem lại "
        "bản trên mạng."
    )
    if plan.site.sample:
        yield (
            f"{NOTICE}: mọi nhân vật, số liệu, văn bản khen thưởng và hình vẽ trong sách này đều "
            "được đặt ra để làm mẫu, không nói về người thật, việc thật nào."
        )


def _kind_within(register: Register, kind: str) -> str:
    found = register.plan.kind(kind)
    return uncapital(found.name if found else KINDS[kind])


def _which(register: Register, order: Yearbook) -> str:
    """Return what the exemplars of the book have in common, as a sentence goes on."""
    said = ""
    sector, unit = register.plan.sector(order.sector), register.units.get(order.unit)
    if sector:
        said += f" thuộc lĩnh vực {uncapital(sector.name)}"
    if unit:
        said += f" do {uncapital(register.units.label(unit))} giới thiệu"
    return said + (f" trong năm {order.year}" if order.year else "")


def _bare(url: str) -> str:
    return url.partition("://")[2].rstrip("/")


def _by_sector(register: Register, exemplars: tuple[Exemplar, ...]) -> bool:
    return bool(register.plan.sectors) and len({each.profile.sector for each in exemplars}) > 1


def _parts(
    register: Register, exemplars: tuple[Exemplar, ...], url: str, domains: tuple[str, ...]
) -> Iterator[Part]:
    plan = register.plan
    parts: list[tuple[str, str, str]]
    if _by_sector(register, exemplars):
        parts = [(s.id, s.name, s.text or capital("; ".join(s.focus))) for s in plan.sectors]
        grouped = _grouped((each.profile.sector, each) for each in exemplars)
    else:
        parts = [(k.id, capital(k.name), "") for k in plan.kinds]
        grouped = _grouped((each.profile.kind, each) for each in exemplars)
    known = {id for id, _, _ in parts}
    left = [each for id, some in grouped.items() if id not in known for each in some]
    if left:
        parts.append((_OTHERS, "Các gương khác", ""))
        grouped[_OTHERS] = [*grouped.get(_OTHERS, ()), *left]
    for id, name, lead in parts:
        if id in grouped:
            entries = tuple(entry.of(register, each, url, domains) for each in grouped[id])
            yield Part(id, name, _sentence(lead), entries)


def _grouped(pairs: Iterable[tuple[str, Exemplar]]) -> dict[str, list[Exemplar]]:
    groups: dict[str, list[Exemplar]] = {}
    for key, each in pairs:
        groups.setdefault(key, []).append(each)
    return groups


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def _names(exemplars: tuple[Exemplar, ...]) -> tuple[tuple[str, tuple[Name, ...]], ...]:
    """Return the index: persons by their given names, all others by the first word of theirs."""
    letters: dict[str, list[Name]] = {}
    for each in sorted(exemplars, key=alphabet.key):
        letters.setdefault(alphabet.letter(each), []).append(Name(each.id, *alphabet.divided(each)))
    return tuple((letter, tuple(names)) for letter, names in letters.items())


def left_out(register: Register, order: Yearbook) -> tuple[str, ...]:
    """Return the ids of a list made by hand that the book has no exemplar for, in the list's order."""
    there = {each.id for each in chosen(register, order)}
    return tuple(id for id in dict.fromkeys(order.exemplars) if id not in there)
