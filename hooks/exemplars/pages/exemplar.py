"""An exemplar's own page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from exemplars import story
from exemplars.frame import Page
from exemplars.pages.shared import Shared
from exemplars.profile import Profile
from exemplars.register import Exemplar
from exemplars.rules.by_plan import criteria_of
from exemplars.units import Unit
from exemplars.vocabulary import AWARD_CATEGORIES, AWARD_FORM_NAMES, LEVELS


def page(site: Shared, each: Exemplar) -> Page:
    """Return an exemplar's own page."""
    profile = each.profile
    sector = site.addresses.get(("sector", profile.sector))
    trail = (
        [("Lĩnh vực", "linh-vuc/"), (sector.name, sector.address)]
        if sector
        else [("Gương điển hình", "guong/")]
    )
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
        "linh-vuc/" if sector else "guong/",
        Markup('<meta property="og:type" content="article">'),
        indexed=not each.draft,
        modified=each.changed,
    )


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
