"""The portal's pages: home, exemplars, lists and their indexes, tombstones, redirects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from exemplars import collections, story, views
from exemplars.collections import Collection, Shelf
from exemplars.frame import Page, root_of
from exemplars.profile import Profile
from exemplars.register import Exemplar, Register
from exemplars.rules.by_plan import criteria_of
from exemplars.text import given_name_key
from exemplars.units import Unit
from exemplars.vocabulary import (
    AWARD_CATEGORIES,
    AWARD_FORM_NAMES,
    DOCUMENT_KINDS,
    LEVELS,
    MEDIA,
    UNIT_KIND_NAMES,
)

NEWEST = 6  # exemplars on the home page


class Pages:
    """Makes pages from a register through the templates in `templates`."""

    def __init__(self, register: Register, templates: Path, *, search: bool = True) -> None:
        """Prepare what all pages share."""
        self.register = register
        self.plan = register.plan
        self.search = search
        self.environment = views.environment(templates)
        self.shelves = collections.shelves(register)
        self.by_facet = {shelf.facet.key: shelf for shelf in self.shelves}
        self.addresses = {
            (each.facet, each.id): each for shelf in self.shelves for each in shelf.collections
        }

    def view(self, template: str, address: str, /, **values: Any) -> Markup:
        """Return the body a template makes for the page at `address`."""
        made = self.environment.get_template(template).render(
            root=root_of(address) if address != "404.html" else "",
            plan=self.plan,
            portal=self.plan.site,
            **values,
        )
        return Markup(made)

    def all(self) -> Iterator[Page]:
        """Give every page that comes from the register, home first."""
        yield self.home()
        for exemplar in self.register.exemplars:
            yield self.exemplar(exemplar)
        yield from self.everyone()
        for shelf in self.shelves:
            yield self.shelf(shelf)
            for collection in shelf.collections:
                yield from self.collection(shelf, collection)
        yield from self.tombstones()
        yield from self.moved()
        yield self.names()
        yield self.simple(
            "gioi-thieu/", "about.html", "Giới thiệu", f"Giới thiệu cổng {self.plan.site.name}."
        )
        # An error page is seen at any address, so it is filled with absolute links.
        yield Page(
            "404.html",
            "Không tìm thấy trang",
            "Không tìm thấy trang này.",
            self.view("not-found.html", "404.html"),
            indexed=False,
        )

    def simple(
        self, address: str, template: str, title: str, description: str, /, **values: Any
    ) -> Page:
        """Return a page that stands alone."""
        kind = DOCUMENT_KINDS[self.plan.document.kind] if self.plan.document else ""
        return Page(
            address,
            title,
            description,
            self.view(template, address, document_kind=kind, **values),
            address,
        )

    def home(self) -> Page:
        """Return the home page."""
        body = self.view(
            "home.html",
            "",
            total=len(self.register.exemplars),
            newest=self.register.exemplars[:NEWEST],
            shelves=self.shelves,
            years=self.by_facet.get("year"),
            columns=self.by_facet.get("column"),
        )
        head = feed_links("feeds/all", self.plan.site.name, "")
        return Page(
            "",
            self.plan.site.name,
            f"{self.plan.title}.",
            body,
            head=head,
            modified=self.register.today,
        )

    def exemplar(self, each: Exemplar) -> Page:
        """Return an exemplar's own page."""
        profile = each.profile
        sector = self.addresses.get(("sector", profile.sector))
        trail = (
            [("Lĩnh vực", "linh-vuc/"), (sector.name, sector.address)]
            if sector
            else [("Gương điển hình", "guong/")]
        )
        body = self.view(
            "exemplar.html",
            each.address,
            each=each,
            profile=profile,
            trail=trail,
            sector=sector,
            story=Markup(story.render(each.source.story)),
            how_to=Markup(story.render(profile.how_to)) if profile.how_to else None,
            movements=[self.addresses["movement", m.id] for m in each.movements],
            recognised=[
                {
                    "level_name": LEVELS.get(r.level, "").capitalize(),
                    "date": r.date,
                    "document": r.document,
                }
                for r in profile.recognised
            ],
            priorities=[p.name for p in self.plan.priorities if p.id in profile.priorities],
            authors=[{"name": a.name, "unit": self._unit_name(a.unit)} for a in profile.authors],
            awards=list(_awards(profile)),
            criteria=list(self._criteria(each)),
            cited=lambda ids: _cited(profile, ids),
            unit_name=self._unit_name,
            **self._unit_then_and_now(each.unit),
        )
        return Page(
            each.address,
            each.name,
            profile.summary,
            body,
            "linh-vuc/" if sector else "guong/",
            Markup('<meta property="og:type" content="article">'),
            indexed=not each.draft,
            modified=each.changed,
        )

    def _unit_then_and_now(self, unit: Unit | None) -> dict[str, Any]:
        if unit is None:
            return {
                "unit": None,
                "units_above": (),
                "units_now": (),
                "contact": self.plan.site.contact,
            }
        units = self.register.units
        now = () if unit.exists_on(self.register.today) else units.today(unit, self.register.today)
        above = [each for each in reversed(units.line(unit)) if each.level]
        return {
            "unit": unit,
            "units_above": above,
            "units_now": now,
            "contact": unit.contact or self.plan.site.contact,
        }

    def _unit_name(self, name: str) -> str:
        unit = self.register.units.get(name)
        return unit.name if unit else name

    def _criteria(self, each: Exemplar) -> Iterator[dict[str, Any]]:
        met = {item.criterion: item for item in each.profile.criteria}
        for criterion in criteria_of(each.profile, self.register.portfolio):
            if criterion.id in met and met[criterion.id].evidence:
                item = met[criterion.id]
                yield {"criterion": criterion, "evidence": item.evidence, "sources": item.sources}

    def everyone(self) -> Iterator[Page]:
        """Give the list of all exemplars, page by page."""
        everyone = Collection(
            "all",
            "guong",
            "Tất cả gương điển hình tiên tiến",
            "guong/",
            "feeds/all",
            self.register.exemplars,
        )
        yield from self._list_pages(everyone, [], "Gương điển hình tiên tiến", "cổng", None)

    def shelf(self, shelf: Shelf) -> Page:
        """Return the index of one facet."""
        facet = shelf.facet
        address = f"{facet.prefix}/"
        tree = self._unit_tree(address, shelf) if facet.key == "unit" else None
        note = (
            "Danh mục của kế hoạch để mở."
            if facet.key == "sector" and self.plan.sectors_are_open
            else ""
        )
        body = self.view("shelf.html", address, shelf=shelf, tree=tree, note=note)
        return Page(
            address,
            facet.title,
            f"{facet.lead} {self.plan.site.name}.",
            body,
            address,
            modified=self.register.today,
        )

    def _unit_tree(self, address: str, shelf: Shelf) -> Markup:
        units = self.register.units
        top = [unit for unit in units if not units.get(unit.parent)]
        counts = {each.id: each.count for each in shelf.collections}
        return self.view(
            "unit_tree.html",
            address,
            top=top,
            counts=counts,
            children=units.children,
            today=self.register.today,
        )

    def collection(self, shelf: Shelf, collection: Collection) -> Iterator[Page]:
        """Give one list, page by page."""
        facet = shelf.facet
        trail = [(facet.title, f"{facet.prefix}/")]
        yield from self._list_pages(collection, trail, facet.title, facet.one, collection.item)

    def _list_pages(
        self, collection: Collection, trail: list[tuple[str, str]], kicker: str, one: str, item: Any
    ) -> Iterator[Page]:
        pages = list(collection.pages())
        menu = trail[0][1] if trail else collection.address
        for number, address, shown in pages:
            unit_facts = self._unit_facts(address, item) if collection.facet == "unit" else None
            body = self.view(
                "list.html",
                address,
                list=collection,
                item=item,
                trail=trail,
                kicker=kicker,
                one=one,
                pages=pages,
                number=number,
                shown=shown,
                unit_facts=unit_facts,
                medium=MEDIA.get(getattr(item, "medium", ""), ""),
            )
            title = collection.name if number == 1 else f"{collection.name}, trang {number}"
            newest = max((each.changed for each in shown), default=None)
            yield Page(
                address,
                title,
                f"{kicker}: {title}. {collection.count} gương điển hình tiên tiến.",
                body,
                menu,
                feed_links(collection.feed, collection.name, root_of(address)),
                modified=newest,
            )

    def _unit_facts(self, address: str, unit: Unit) -> Markup:
        units = self.register.units
        return self.view(
            "unit_facts.html",
            address,
            unit=unit,
            kind_name=UNIT_KIND_NAMES[unit.kind],
            line=tuple(reversed(units.line(unit))),
            successors=[found for id in unit.successors if (found := units.get(id))],
            predecessors=units.predecessors.get(unit.id, ()),
        )

    def tombstones(self) -> Iterator[Page]:
        """Give what is left of withdrawn profiles, at their own address and every former one."""
        for tombstone in self.register.tombstones:
            for folder in tombstone.folders:
                address = f"guong/{folder}/"
                yield Page(
                    address,
                    "Bài viết đã được gỡ",
                    "Bài viết ở địa chỉ này không còn được đăng trên cổng.",
                    self.view("tombstone.html", address),
                    "guong/",
                    indexed=False,
                )

    def moved(self) -> Iterator[Page]:
        """Give a page at every former address that leads on to the present one."""
        for alias, each in sorted(self.register.aliases.items()):
            address = f"guong/{alias}/"
            target = escape(root_of(address) + each.address)
            head = Markup(f'<meta http-equiv="refresh" content="0; url={target}">')
            yield Page(
                address,
                "Trang đã chuyển",
                f"Trang này nay ở địa chỉ mới: {each.name}.",
                self.view("moved.html", address, address=each.address, name=each.name),
                "guong/",
                head,
                indexed=False,
            )

    def names(self) -> Page:
        """Return the search page; without a script it is a list of names by given name."""
        letters: dict[str, list[Exemplar]] = {}
        for each in sorted(self.register.exemplars, key=lambda e: (given_name_key(e.name), e.id)):
            letters.setdefault(each.name.split()[-1][:1].upper(), []).append(each)
        return self.simple(
            "tim-kiem/",
            "search.html",
            "Tìm kiếm",
            f"Tìm gương trên {self.plan.site.name}.",
            letters=letters.items(),
            script=self.search,
        )


def feed_links(feed: str, name: str, root: str) -> Markup:
    """Return the autodiscovery links of a list's three feeds."""
    if not feed:
        return Markup("")
    kinds = (
        ("xml", "application/rss+xml", "RSS"),
        ("atom", "application/atom+xml", "Atom"),
        ("json", "application/feed+json", "JSON Feed"),
    )
    return Markup("\n").join(
        Markup('<link rel="alternate" type="{}" title="{} ({})" href="{}{}.{}">').format(
            kind, name, word, root, feed, ending
        )
        for ending, kind, word in kinds
    )


def search_entries(register: Register) -> list[list[str]]:
    """Return what the search page looks through: address, name, summary, and where it belongs."""
    return [
        [
            each.address,
            each.name,
            each.profile.summary,
            " · ".join(part.name for part in (each.unit, each.sector) if part),
        ]
        for each in register.exemplars
    ]


def _awards(profile: Profile) -> Iterator[dict[str, Any]]:
    for award in profile.awards_newest_first():
        yield {
            "date": award.date,
            "name": award.title or AWARD_FORM_NAMES.get(award.form, award.form),
            "issuer": award.issuer,
            "decision": award.decision,
            "category": AWARD_CATEGORIES.get(award.category, ""),
        }


def _cited(profile: Profile, ids: tuple[str, ...]) -> Markup:
    """Return links to the numbered sources at the foot of the page."""
    numbers = {source.id: number for number, source in enumerate(profile.sources, start=1)}
    known = [(numbers[id], id) for id in ids if id in numbers]
    return Markup(" ").join(
        Markup('<a class="p-cite" href="#nguon-{}" aria-label="Nguồn {}">[{}]</a>').format(
            id, number, number
        )
        for number, id in known
    )
