"""What all pages share: the register, the lists, the templates."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

from exemplars import collections, structured, views
from exemplars.frame import Page, way_back
from exemplars.icons import Icons
from exemplars.look import Look
from exemplars.radio.episodes import Episode
from exemplars.register import Exemplar, Register
from exemplars.reuse import Keys
from exemplars.sharing import cards
from exemplars.telling.archived import archived
from exemplars.telling.progress import Progress, progress
from exemplars.telling.related import Related
from exemplars.yearbook.shelf import Volume

# Stands for the way to the root in what is made once for all pages: no text holds it.
_ROOT = "\0"


class Shared:
    """The portal as the makers of pages see it."""

    def __init__(
        self,
        register: Register,
        templates: Path,
        url: str,
        look: Look,
        *,
        episodes: tuple[Episode, ...] = (),
        volumes: tuple[Volume, ...] = (),
        search: bool = True,
        offline: bool = False,
    ) -> None:
        """Prepare what all pages share."""
        self.register = register
        self.plan = register.plan
        self.templates = templates
        self.search = search
        self.offline = offline
        self.told_in: dict[str, list[Episode]] = {}
        for episode in episodes:
            for id in dict.fromkeys(each.id for each in episode.exemplars):
                self.told_in.setdefault(id, []).append(episode)
        self.url = url
        self.look = look
        self.archived = archived(register)
        self.keys = Keys(register, templates.parent, self._told_by(episodes))
        self.icons = Icons(templates.parent)
        self.related = Related(register)
        self.environment = views.environment(templates)
        self.episodes = episodes
        self.volumes = volumes
        self._cards: dict[tuple[str, int], list[str]] = {}
        self.shelves = collections.shelves(register, episodes)
        self.by_facet = {shelf.facet.key: shelf for shelf in self.shelves}
        self.addresses = {
            (each.facet, each.id): each for shelf in self.shelves for each in shelf.collections
        }

    def _told_by(self, episodes: tuple[Episode, ...]) -> Iterator[str]:
        """Give what any page may depend on beside program, theme and plan."""
        yield self.url
        yield repr(self.archived)
        yield repr((self.search, self.offline, sorted(self.look.addresses.items())))
        yield repr([(each.id, each.address) for each in episodes])

    @cached_property
    def progress(self) -> Progress | None:
        """Return what may be told of the portal's progress: the home page and its own tell it."""
        return progress(self.register)

    def view(self, template: str, address: str, /, **values: Any) -> Markup:
        """Return the body a template makes for the page at `address`."""
        made = self.environment.get_template(template).render(
            root=way_back(address, self.url),
            plan=self.plan,
            document_kind=self.plan.document_kind,
            portal=self.plan.site,
            archived=self.archived,
            assets=self.look.addresses,
            icon=self.icons.svg,
            cards=self.cards,
            **values,
        )
        return Markup(made)

    def cards(
        self, root: str, exemplars: Iterable[Exemplar], level: int = 3, *, beside: bool = False
    ) -> Markup:
        """Return cards that lead to exemplars; `level` is that of their headings."""
        shown = "  ".join(["", *(root.join(self._card(each, level)) for each in exemplars)])
        return Markup(f'<div class="p-cards{" p-cards--beside" * beside}">{shown}</div>')

    def _card(self, each: Exemplar, level: int) -> list[str]:
        """Return a card, cut where the way to the root goes: it is the same on every page but for that."""
        key = (each.id, level)
        if key not in self._cards:
            made = self.environment.get_template("macros.html").module.card(_ROOT, each, level)  # type: ignore[attr-defined]
            self._cards[key] = str(made).split(_ROOT)
        return self._cards[key]

    def simple(
        self, address: str, template: str, title: str, description: str, /, **values: Any
    ) -> Page:
        """Return a page that stands alone."""
        return Page(
            address,
            title,
            description,
            self.view(template, address, **values),
            address,
        )

    def told(self, page: Page) -> Page:
        """Return the page with what it tells search engines and those who share it."""
        each = page.article
        picture = structured.Picture(
            self.url + (each.card if each else cards.ADDRESS),
            *cards.SIZE,
            f"{each.name}: {self.plan.site.name}" if each else self.plan.site.name,
        )
        shared = structured.meta(
            page.title,
            page.description,
            self.url + page.address,
            self.plan.site.name,
            picture,
            each if each and not each.draft else None,
        )
        parts = [page.head, shared, structured.script(*page.things) if page.things else ""]
        head = Markup("\n").join(part for part in parts if part)
        return dataclasses.replace(page, head=head)

    def unit_name(self, name: str) -> str:
        """Return the name of the unit with this id, or what was written in place of an id."""
        unit = self.register.units.get(name)
        return unit.name if unit else name


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
