"""
What another site may show of the portal: small framed lists, and the page that says how.

    /nhung/                      how to do it, with code to copy
    /nhung/moi/                  the newest exemplars
    /nhung/linh-vuc/<sector>/    those of a sector
    /nhung/don-vi/<unit>/        those of a unit and the units under it
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from exemplars.collections import Collection
from exemplars.frame import Page
from exemplars.pages.shared import Shared
from exemplars.records.plan import Plan
from exemplars.register import Exemplar

ADDRESS = "nhung/"
NEWEST = 5
# The facets that have frames; their number is bounded by the plan, not by the exemplars.
FACETS = ("sector", "unit")
# A frame runs nothing. Who may frame it can only be said by a header: see `frame_ancestors`.
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True)
class Framed:
    """One framed list: its own address, the list's title and page, who is in it."""

    frame: str
    name: str
    address: str
    exemplars: tuple[Exemplar, ...]


def is_framed(address: str) -> bool:
    """Return whether other sites may frame what stands at `address` below the root."""
    return address.startswith(ADDRESS) and address != ADDRESS


def frame_ancestors(plan: Plan, address: str) -> str:
    """
    Return the value of `frame-ancestors` at an address: the plan's hosts for a frame, else 'none'.

    Hosts are served over https; what the plan says of them has been checked to be hosts.
    """
    if not is_framed(address) or not plan.site.embed_hosts:
        return "'none'"
    return " ".join(f"https://{host}" for host in plan.site.embed_hosts)


def lists(site: Shared) -> Iterator[Framed]:
    """Give every framed list, the newest of all first."""
    register = site.register
    name = f"Gương mới: {site.plan.site.short_name or site.plan.site.name}"
    yield Framed(f"{ADDRESS}moi/", name, "guong/", register.exemplars[:NEWEST])
    for facet in FACETS:
        shelf = site.by_facet.get(facet)
        yield from (_framed(each) for each in (shelf.collections if shelf else ()))


def _framed(collection: Collection) -> Framed:
    return Framed(
        ADDRESS + collection.address,
        collection.name,
        collection.address,
        collection.exemplars[:NEWEST],
    )


def frames(site: Shared) -> Iterator[tuple[str, bytes]]:
    """Give every frame as (path below the site, content): whole pages without header and footer."""
    for each in lists(site):
        page = site.view(
            "widget_frame.html",
            each.frame,
            title=each.name,
            exemplars=each.exemplars,
            list=_list(site, each, each.frame, "h1"),
            policy=POLICY,
        )
        yield f"{each.frame}index.html", str(page).encode()


def page(site: Shared) -> Page:
    """Return the page that says how to put the portal on another site."""
    newest, *rest = lists(site)
    titles = {facet: site.by_facet[facet].facet for facet in FACETS if facet in site.by_facet}
    groups = [
        (facet.title, [each for each in rest if each.address.startswith(f"{facet.prefix}/")])
        for facet in titles.values()
    ]
    return site.simple(
        ADDRESS,
        "widget.html",
        "Nhúng vào trang khác",
        f"Đặt khung gương mới của {site.plan.site.name} lên trang khác.",
        newest=NEWEST,
        all_name="Tất cả, mới nhất trước",
        shown=_list(site, newest, ADDRESS, "p"),
        groups=groups,
        url=site.url,
        code=code(site.url, newest),
        links=str(
            site.view("widget_links.html", ADDRESS, url=site.url, exemplars=newest.exemplars)
        ),
    )


def code(url: str, framed: Framed) -> str:
    """Return what another site pastes to show a framed list."""
    return str(
        Markup(
            '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" style="border:0"></iframe>'
        ).format(url + framed.frame, framed.name, 150 + 75 * NEWEST)
    )


def _list(site: Shared, framed: Framed, address: str, heading: str) -> Markup:
    return site.view(
        "widget_list.html",
        address,
        url=site.url,
        title=framed.name,
        address=framed.address,
        exemplars=framed.exemplars,
        heading=heading,
    )
