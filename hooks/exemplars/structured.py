"""
What a page tells search engines and those who share it: schema.org as JSON-LD, Open Graph.

Only what the page itself shows, in words for programs. JSON-LD is a block of data, which no
browser runs and no policy has to name; Open Graph is a few meta elements.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from exemplars.dates.days import midnight
from exemplars.patterns import regex
from exemplars.records.profile import Award, Profile
from exemplars.records.vocabulary import AWARD_FORM_NAMES
from exemplars.register import Exemplar, Register

Data = dict[str, Any]

# A kind of subject -> its schema.org type. A good deed is somebody's; a model is a Project, which
# is an Organization; a new factor may be anyone, and an entry is a work about anyone.
TYPES = {
    "individual": "Person",
    "good-deed": "Person",
    "collective": "Organization",
    "household": "Organization",
    "model": "Project",
}
# Signs that could end the script element or the line it stands in.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_ENDING = regex("[<>&\u2028\u2029]")


@dataclass(frozen=True)
class Picture:
    """A picture to be shown where a page is shared: an absolute address, its size in pixels."""

    url: str
    width: int
    height: int
    alt: str


def of(exemplar: Exemplar, register: Register, url: str, card_url: str = "") -> Data:
    """
    Return the article about an exemplar; `url` is the portal's, ending in /.

    `card_url` is the absolute address of the card made for sharing, where there is one.
    """
    page = url + exemplar.address
    pictures = [card_url] if card_url else []
    if exemplar.portrait:
        pictures.append(url + exemplar.portrait.address)
    sector = exemplar.sector
    return _filled(
        {
            "@type": "Article",
            "@id": f"{page}#bai",
            "headline": exemplar.name,
            "description": exemplar.profile.summary,
            "inLanguage": "vi",
            "datePublished": "" if exemplar.draft else _time(exemplar.published),
            "dateModified": "" if exemplar.draft else _time(exemplar.changed),
            "author": _authors(exemplar.profile, register) or [_publisher(register, url)],
            "publisher": _publisher(register, url),
            "image": pictures,
            "articleSection": sector.name if sector else "",
            "keywords": [each.name for each in exemplar.movements],
            "mainEntityOfPage": {"@type": "WebPage", "@id": page},
            "isPartOf": _site(register, url),
            "about": _about(exemplar, url),
        }
    )


def _about(exemplar: Exemplar, url: str) -> Data:
    profile = exemplar.profile
    known = profile.kind in TYPES
    # Of a child no more is handed to programs than the name that heads the page.
    told = known and not profile.minor
    portrait = url + exemplar.portrait.address if exemplar.portrait and told else ""
    return _filled(
        {
            "@type": TYPES.get(profile.kind, "Thing"),
            "name": exemplar.name,
            "image": portrait,
            "award": [award(each) for each in profile.awards_newest_first()] if told else [],
        }
    )


def award(each: Award) -> str:
    """Return an award in one line: what it is, whose, by which decision."""
    name = each.title or AWARD_FORM_NAMES.get(each.form, each.form)
    by = f" của {each.issuer}" if each.issuer else ""
    day = f" ngày {each.date.day}/{each.date.month}/{each.date.year}" if each.date else ""
    decision = f" (Quyết định số {each.decision}{day})" if each.decision else ""
    return f"{name}{by}{decision}"


def _authors(profile: Profile, register: Register) -> list[Data]:
    found = []
    for author in profile.authors:
        unit = register.units.get(author.unit)
        office = unit.name if unit else author.unit
        belongs = {"@type": "Organization", "name": office} if office else {}
        found.append(_filled({"@type": "Person", "name": author.name, "affiliation": belongs}))
    return found


def _publisher(register: Register, url: str) -> Data:
    plan = register.plan
    name = plan.authority.name if plan.authority else plan.site.name
    return {"@type": "GovernmentOrganization", "@id": f"{url}#co-quan", "name": name, "url": url}


def _site(register: Register, url: str) -> Data:
    return {"@type": "WebSite", "@id": f"{url}#cong", "name": register.plan.site.name, "url": url}


def website(register: Register, url: str, *, search: bool = True) -> Data:
    """Return the portal as a whole, for its home page: its names, whose it is, how to search it."""
    searching = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{url}tim-kiem/?q={{search_term_string}}",
        },
        "query-input": "required name=search_term_string",
    }
    return _filled(
        {
            **_site(register, url),
            "alternateName": register.plan.site.short_name,
            "description": f"Những gương tiêu biểu được giới thiệu theo {register.plan.cited}.",
            "inLanguage": "vi",
            "publisher": _publisher(register, url),
            "potentialAction": searching if search else {},
        }
    )


def breadcrumbs(trail: Iterable[tuple[str, str]], here: str, address: str, url: str) -> Data:
    """Return the way from home to a page: `trail` is (name, address) of what lies between."""
    steps = [("Trang chủ", ""), *trail, (here, address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url + way}
            for position, (name, way) in enumerate(steps, start=1)
        ],
    }


def listing(
    name: str,
    address: str,
    shown: Sequence[Exemplar],
    register: Register,
    url: str,
    *,
    total: int | None = None,
    before: int = 0,
) -> Data:
    """
    Return one page of a list: those it shows, of `total`, after the `before` of earlier pages.

    A page of a list is short (`collections.PAGE`), and so is this.
    """
    return {
        "@type": "CollectionPage",
        "@id": url + address,
        "url": url + address,
        "name": name,
        "inLanguage": "vi",
        "isPartOf": _site(register, url),
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": len(shown) if total is None else total,
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "url": url + each.address,
                    "name": each.name,
                }
                for position, each in enumerate(shown, start=before + 1)
            ],
        },
    }


def script(*things: Data) -> Markup:
    """Return things as one block of JSON-LD, which nothing in them can end or get out of."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    # Most have none, and looking is ten times as quick as replacing.
    text = text.translate(_ESCAPED) if _ENDING.search(text) else text
    return Markup(f'<script type="application/ld+json">{text}</script>')


def meta(
    title: str,
    description: str,
    page_url: str,
    site_name: str,
    picture: Picture | None = None,
    article: Exemplar | None = None,
) -> Markup:
    """
    Return what is shown where a page is shared (Open Graph, Twitter).

    `page_url` is absolute; `article` is the exemplar the page is about, where it is one's own.
    """
    said = {
        "og:type": "article" if article else "website",
        "og:site_name": site_name,
        "og:locale": "vi_VN",
        "og:title": title,
        "og:description": description,
        "og:url": page_url,
        **(_shown(picture) if picture else {}),
        **(_dated(article) if article else {}),
    }
    # By `escape` itself: formatting of Markup takes five times as long, on every page.
    lines = [
        f'<meta property="{name}" content="{escape(value)}">'
        for name, value in said.items()
        if value
    ]
    card = "summary_large_image" if picture else "summary"
    lines.append(f'<meta name="twitter:card" content="{card}">')
    return Markup("\n".join(lines))


def _shown(picture: Picture) -> dict[str, str]:
    return {
        "og:image": picture.url,
        "og:image:width": str(picture.width),
        "og:image:height": str(picture.height),
        "og:image:alt": picture.alt,
    }


def _dated(article: Exemplar) -> dict[str, str]:
    return {
        "article:published_time": "" if article.draft else _time(article.published),
        "article:modified_time": "" if article.draft else _time(article.changed),
        "article:section": article.sector.name if article.sector else "",
    }


def _time(day: dt.date) -> str:
    return midnight(day).isoformat()


def _filled(data: Data) -> Data:
    """Return data without what is empty."""
    return {name: value for name, value in data.items() if value}
