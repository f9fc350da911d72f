"""Lists: everyone, each facet's index, each collection page by page."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup

from exemplars import structured
from exemplars.collections import PAGE, Collection, Part, Shelf, parts
from exemplars.frame import Page, root_of
from exemplars.pages import unit_tree
from exemplars.pages.shared import Shared, feed_links
from exemplars.records.units import Unit, Units
from exemplars.records.vocabulary import KIND_ICONS, MEDIA, UNIT_KIND_NAMES
from exemplars.register import Exemplar
from exemplars.telling import timeline

T = TypeVar("T")

FEW = 12  # pages of a list that all lead to one another


def everyone(site: Shared) -> Iterator[Page]:
    """Give the list of all exemplars, page by page."""
    everyone = Collection(
        "all",
        "guong",
        "Tất cả gương điển hình tiên tiến",
        "guong/",
        "feeds/all",
        site.register.exemplars,
    )
    yield from _list_pages(
        site, everyone, [], "Gương điển hình tiên tiến", "cổng", choices=_choices(everyone)
    )


def all_of(shelf: Shelf, site: Shared) -> Iterator[Page]:
    """Give the pages of one facet: its index, then its lists."""
    yield index(site, shelf)
    for collection in shelf.collections:
        yield from one(site, shelf, collection)


def index(site: Shared, shelf: Shelf) -> Page:
    """Return the index of one facet."""
    facet = shelf.facet
    address = f"{facet.prefix}/"
    tree = _unit_tree(site, address, shelf) if facet.key == "unit" else None
    note = (
        f"{site.plan.document_kind} để ngỏ danh mục này cho những lĩnh vực khác."
        if facet.key == "sector" and site.plan.sectors_are_open
        else ""
    )
    if facet.key == "year":
        shown = timeline.years(site.register)
        body = site.view("timeline.html", address, shelf=shelf, years=shown)
    else:
        icons = _icons(site, shelf)
        body = site.view("shelf.html", address, shelf=shelf, tree=tree, note=note, icons=icons)
    return Page(
        address,
        facet.title,
        f"{facet.lead} {site.plan.site.name}.",
        body,
        address,
        modified=site.register.today,
    )


def _icons(site: Shared, shelf: Shelf) -> dict[str, Markup]:
    """Return the icon of each sector or kind; other facets have none."""
    if shelf.facet.key == "sector":
        return {each.id: site.icons.svg(each.item.icon) for each in shelf.collections}
    if shelf.facet.key == "kind":
        names = {each.id: KIND_ICONS.get(each.item.id, "") for each in shelf.collections}
        return {id: site.icons.svg(name) for id, name in names.items()}
    return {}


def _unit_tree(site: Shared, address: str, shelf: Shelf) -> Markup:
    counts = {each.id: each.count for each in shelf.collections}
    today = site.register.today
    top = unit_tree.tree(site.register.units, counts, today)
    return site.view("unit_tree.html", address, top=top, today=today)


def one(site: Shared, shelf: Shelf, collection: Collection) -> Iterator[Page]:
    """Give one list, page by page."""
    facet = shelf.facet
    trail = [(facet.title, f"{facet.prefix}/")]
    choices = _choices(collection)
    yield from _list_pages(site, collection, trail, facet.title, facet.one, choices=choices)
    further = [*trail, (collection.name, collection.address)]
    for choice in choices[1:]:
        yield from _list_pages(site, choice, further, facet.title, facet.one, choices=choices)


def _choices(whole: Collection) -> tuple[Collection, ...]:
    """Return a list and its parts, as a reader may choose among them; () where it has none."""
    found = parts(whole)
    return (whole, *found) if found else ()


def _list_pages(
    site: Shared,
    collection: Collection,
    trail: list[tuple[str, str]],
    kicker: str,
    one: str,
    *,
    choices: tuple[Collection, ...],
) -> Iterator[Page]:
    """Give one list, or one part of it, page by page; `choices` are the list and its parts."""
    pages = list(collection.pages())
    told = [(each.address, each.label, each.count) for each in choices]
    known = (type(collection).__name__, collection.facet, collection.id, collection.name)
    for number, address, shown in pages:
        title = collection.name if number == 1 else f"{collection.name}, trang {number}"
        newest = max((each.changed for each in shown if not each.draft), default=None)
        light = Page(
            address,
            title,
            f"{kicker}: {title}. {_counted(collection.count)}",
            Markup(""),
            trail[0][1] if trail else collection.address,
            # A part repeats what its list holds: search engines are shown the list.
            indexed=not isinstance(collection, Part),
            modified=newest,
        )
        place = _Place(pages, number, trail, kicker, one, choices)
        yield dataclasses.replace(
            light,
            key=partial(
                site.keys.of,
                "list",
                (*known, collection.feed, address, trail, kicker, one, told, len(pages), number),
                shown,
            ),
            making=partial(_made, site, collection, light, place),
        )


def ways(pages: Sequence[T], number: int) -> list[T]:
    """
    Return the pages of a list to which its page `number` leads; to all, where they are few.

    Else to the first, the last, the nearest, and those ten, a hundred and a thousand away: any page
    is a few steps from any other, and ten times as many pages are not a hundred times as many links.
    """
    if len(pages) <= FEW:
        return list(pages)
    steps = [0, 1, 2, 3, 10, 100, 1000]
    wanted = {1, len(pages), *(number - step for step in steps), *(number + step for step in steps)}
    return [pages[each - 1] for each in sorted(wanted) if 1 <= each <= len(pages)]


class _Place(NamedTuple):
    """Where a page stands among others of its list."""

    pages: list[tuple[int, str, tuple[Exemplar, ...]]]
    number: int
    trail: list[tuple[str, str]]
    kicker: str
    one: str
    choices: tuple[Collection, ...]


def _made(site: Shared, collection: Collection, light: Page, place: _Place) -> Page:
    """Return one page of a list with its parts."""
    item: Any = collection.item
    address, shown = light.address, place.pages[place.number - 1][2]
    body = site.view(
        "list.html",
        address,
        list=collection,
        item=item,
        shown=shown,
        unit_facts=_unit_facts(site, address, item) if collection.facet == "unit" else None,
        contact=getattr(item, "contact", None) or site.plan.site.contact,
        medium=MEDIA.get(getattr(item, "medium", ""), ""),
        **place._asdict() | {"pages": ways(place.pages, place.number)},
        last=len(place.pages),
    )
    return dataclasses.replace(
        light,
        body=body,
        head=feed_links(collection.feed, collection.name, root_of(address)),
        things=_told(site, collection, place.trail, address, shown, place.number),
    )


def _counted(count: int) -> str:
    return f"{count} gương điển hình tiên tiến." if count else "Chưa có gương nào."


def _told(
    site: Shared,
    collection: Collection,
    trail: list[tuple[str, str]],
    address: str,
    shown: tuple[Exemplar, ...],
    number: int,
) -> tuple[structured.Data, ...]:
    listing = structured.listing(
        collection.name,
        address,
        shown,
        site.register,
        site.url,
        total=collection.count,
        before=(number - 1) * PAGE,
    )
    return listing, structured.breadcrumbs(trail, collection.name, collection.address, site.url)


class _Kin(NamedTuple):
    """The units before or after one: those of its level (or of another), by the names that tell them apart."""

    is_level: bool  # a commune was never the district whose land it has, nor is the district a commune now
    since: dt.date | None  # when the last of them began
    found: list[tuple[str, Unit]]


def _kin(units: Units, unit: Unit, others: Iterable[Unit | None]) -> Iterator[_Kin]:
    known = [each for each in others if each]
    for level in (True, False):
        found = [each for each in known if (each.level == unit.level) is level]
        if found:
            days = [each.valid_from for each in found if each.valid_from]
            yield _Kin(
                level, max(days, default=None), [(units.label(each), each) for each in found]
            )


def _unit_facts(site: Shared, address: str, unit: Unit) -> Markup:
    units = site.register.units
    return site.view(
        "unit_facts.html",
        address,
        unit=unit,
        today=site.register.today,
        kind_name=UNIT_KIND_NAMES[unit.kind],
        line=tuple(reversed(units.line(unit))),
        after=tuple(_kin(units, unit, map(units.get, unit.successors))),
        before=tuple(_kin(units, unit, units.predecessors.get(unit.id, ()))),
    )
