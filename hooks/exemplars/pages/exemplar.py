"""An exemplar's own page."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from exemplars import story, structured
from exemplars.drawing import qr
from exemplars.frame import Page
from exemplars.pages.shared import Shared
from exemplars.records.plan import find
from exemplars.records.profile import Figure, Profile
from exemplars.records.units import Unit
from exemplars.records.vocabulary import AWARD_CATEGORIES, AWARD_FORM_NAMES, LEVELS
from exemplars.register import Exemplar
from exemplars.rules.by_plan import criteria_of
from exemplars.telling import channels

SILENT_RATE = (
    240  # syllables a minute, read in silence on a phone (slower than speech at 264: domain §5)
)


def everyone(site: Shared) -> Iterator[Page]:
    """Give the page of every exemplar, then those of the entries of contests."""
    return (later(site, each) for each in site.register.with_pages)


def later(site: Shared, each: Exemplar) -> Page:
    """Return an exemplar's own page, to be made only where it is not yet as it should be."""
    return Page(
        each.address,
        each.name,
        each.profile.summary,
        Markup(""),
        indexed=not each.draft,
        modified=each.changed,
        key=lambda: _key(site, each),
        making=lambda: page(site, each),
    )


def _key(site: Shared, each: Exemplar) -> str:
    near = [relation.exemplar for relation in site.related.to(each)]
    # An episode hangs on others it tells of: what the page says of it is told in the key.
    episodes = [
        (episode.address, episode.column.id, episode.scheduled.label, episode.is_aired)
        for episode in site.told_in.get(each.id, ())
    ]
    return site.keys.of("exemplar", episodes, (each, *near))


def page(site: Shared, each: Exemplar) -> Page:
    """Return an exemplar's own page."""
    profile = each.profile
    sector = site.addresses.get(("sector", profile.sector))
    trail, menu = _trail(site, each)
    body = site.view(
        "exemplar.html",
        each.address,
        each=each,
        profile=profile,
        trail=trail,
        sector=sector,
        story=Markup(story.render(each.source.story)),
        how_to=Markup(story.render(profile.how_to)) if profile.how_to else None,
        movements=[site.addresses["movement", m.id] for m in each.movements],
        recognised=[
            {
                "level_name": LEVELS.get(r.level, "").capitalize(),
                "date": r.date,
                "document": r.document,
            }
            for r in profile.recognised
        ],
        priorities=[p.name for p in site.plan.priorities if p.id in profile.priorities],
        authors=[{"name": a.name, "unit": site.unit_name(a.unit)} for a in profile.authors],
        awards=list(_awards(profile)),
        carried=channels.carryings(profile, site.register.portfolio, site.register.today),
        told_in=site.told_in.get(each.id, ()),
        figures=figures_of(profile),
        minutes=reading_minutes(each),
        absolute=site.url + each.address,
        share=share_links(site.url + each.address),
        related=[each.exemplar for each in site.related.to(each)],
        qr=qr.svg(site.url + each.address),
        criteria=list(_criteria(site, each)),
        cited=_citing(profile),
        unit_name=site.unit_name,
        **_unit_then_and_now(site, each.unit),
    )
    return Page(
        each.address,
        each.name,
        profile.summary,
        body,
        menu,
        indexed=not each.draft,
        modified=each.changed,
        article=each,
        things=(
            structured.of(each, site.register, site.url, site.url + each.card),
            structured.breadcrumbs(trail, each.name, each.address, site.url),
        ),
    )


def _trail(site: Shared, each: Exemplar) -> tuple[list[tuple[str, str]], str]:
    """Return the pages above an exemplar's, and the item of the menu it belongs to."""
    contest = find(site.plan.contests, each.profile.entry_of) if each.profile.is_entry else None
    if contest:
        return [("Sự kiện", "su-kien/"), (contest.name, f"cuoc-thi/{contest.id}/")], "su-kien/"
    sector = site.addresses.get(("sector", each.profile.sector))
    if sector:
        return [("Lĩnh vực", "linh-vuc/"), (sector.name, sector.address)], "linh-vuc/"
    return [("Gương điển hình", "guong/")], "guong/"


def _unit_then_and_now(site: Shared, unit: Unit | None) -> dict[str, Any]:
    if unit is None:
        return {
            "unit": None,
            "units_above": (),
            "units_now": (),
            "contact": site.plan.site.contact,
        }
    units = site.register.units
    now = () if unit.exists_on(site.register.today) else units.today(unit, site.register.today)
    above = [each for each in reversed(units.line(unit)) if each.level]
    return {
        "unit": unit,
        "units_above": above,
        "units_now": now,
        "contact": unit.contact or site.plan.site.contact,
    }


def _criteria(site: Shared, each: Exemplar) -> Iterator[dict[str, Any]]:
    met = {item.criterion: item for item in each.profile.criteria}
    for criterion in criteria_of(each.profile, site.register.portfolio):
        if criterion.id in met and met[criterion.id].evidence:
            item = met[criterion.id]
            yield {"criterion": criterion, "evidence": item.evidence, "sources": item.sources}


def _awards(profile: Profile) -> Iterator[dict[str, Any]]:
    for award in profile.awards_newest_first():
        yield {
            "date": award.date,
            "name": award.title or AWARD_FORM_NAMES.get(award.form, award.form),
            "issuer": award.issuer,
            "decision": award.decision,
            "sources": award.sources,
            "category": AWARD_CATEGORIES.get(award.category, ""),
        }


def _citing(profile: Profile) -> Callable[[tuple[str, ...]], Markup]:
    """Return what turns source ids into links to the numbered sources at the foot of the page."""
    # An id is a slug: nothing in it needs escaping.
    links = {
        source.id: f'<a class="p-cite" href="#nguon-{source.id}" aria-label="Nguồn {number}">[{number}]</a>'
        for number, source in enumerate(profile.sources, start=1)
    }
    return lambda ids: Markup(" ".join(links[id] for id in ids if id in links))


def reading_minutes(each: Exemplar) -> int:
    """Return about how many minutes a story takes to read in silence; 0 where there is none."""
    syllables = story.count_words(each.source.story)
    return max(1, round(syllables / SILENT_RATE)) if syllables else 0


def share_links(address: str) -> dict[str, str]:
    """
    Return the plain links that offer an absolute address to Zalo and to Facebook.

    They are what those sites' own buttons open; no script of theirs is needed for it.
    """
    packed = base64.b64encode(json.dumps({"url": address}).encode()).decode()
    return {
        "zalo": f"https://button-share.zalo.me/share_external?layout=1&d={quote(packed, safe='')}",
        "facebook": f"https://www.facebook.com/sharer/sharer.php?u={quote(address, safe='')}",
    }


def figures_of(profile: Profile) -> list[dict[str, Any]]:
    """
    Return the figures as rows; `share` is the length of a bar in percent, 0 where there is none.

    Only what can be compared gets a bar: figures in one unit whose names begin alike, such as
    one rate before and after. Of percentages the whole is a hundred, else the largest of them.
    """
    groups: dict[tuple[str, str], list[float]] = {}
    for figure in profile.figures:
        groups.setdefault(_like(figure), []).append(_amount(figure.value))
    rows = []
    for figure in profile.figures:
        group = groups[_like(figure)]
        whole = 100.0 if figure.unit == "%" else max(group)
        comparable = len(group) > 1 and min(group) >= 0 and 0 < whole >= max(group)
        rows.append(
            {
                "what": figure.what,
                "value": figure.value,
                "unit": figure.unit,
                "period": figure.period,
                "sources": figure.sources,
                "share": round(_amount(figure.value) / whole * 100, 1) if comparable else 0,
            }
        )
    return rows


def _like(figure: Figure) -> tuple[str, str]:
    return figure.unit.casefold(), " ".join(figure.what.casefold().split()[:3])


def _amount(value: str) -> float:
    """Return a number as Vietnamese writes it, 1.234,5, as a float; a draft's missing one is below any."""
    return float(value.replace(".", "").replace(",", ".") or -1)
