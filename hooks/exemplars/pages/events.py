"""The plan's events, contests and days, a page for each contest, and the calendars of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from exemplars.coming import agenda, calendars, consultations, duties
from exemplars.coming.consultations import Asked
from exemplars.frame import Page
from exemplars.pages.shared import Shared
from exemplars.records.plan import Contest, Event
from exemplars.records.vocabulary import LEVELS, RHYTHMS
from exemplars.register import Exemplar

CALENDARS = (
    ("su-kien", "Sự kiện, cuộc thi"),
    ("ngay-ky-niem", "Ngày kỷ niệm"),
    ("bao-cao", "Hạn báo cáo"),
)
BROADCASTS = ("phat-thanh", "Phát thanh")


def every(site: Shared) -> Iterator[Page]:
    """Give the page of what is to come, and one for each contest."""
    yield _all(site)
    for contest in site.plan.contests:
        yield _contest(site, contest)
    for asked in consultations.of(site.register):
        yield _consultation(site, asked)


def files(site: Shared) -> Iterator[tuple[str, bytes]]:
    """
    Give the calendars, as (path below the site, content): every plan has them from the first day.

    That of broadcasts is where the plan has a column of the radio.
    """
    plan, today = site.plan, site.register.today
    since = dt.date(plan.period.since, 1, 1) if plan.period and plan.period.since else today
    for (id, name), appointments in zip(
        CALENDARS,
        (
            agenda.dated(site.register),
            # They come every year for ever: whoever has subscribed is to be free of them.
            () if site.archived else agenda.commemorations(plan, since),
            duties.appointments(plan),
        ),
        strict=True,
    ):
        title = f"{name}: {plan.site.name}"
        yield f"lich/{id}.ics", calendars.calendar(plan, title, site.url, appointments)
    if plan.radio_columns:
        id, name = BROADCASTS
        title = f"{name}: {plan.site.name}"
        found = calendars.broadcasts(plan, title, site.url, site.episodes, today)
        yield f"lich/{id}.ics", found


def _all(site: Shared) -> Page:
    plan, today = site.plan, site.register.today
    days = agenda.commemorations(plan, dt.date(today.year, 1, 1))
    return site.simple(
        "su-kien/",
        "events.html",
        "Sự kiện, cuộc thi, ngày kỷ niệm",
        f"Đại hội, hội nghị, cuộc thi và ngày kỷ niệm gắn với {plan.cited}.",
        upcoming=() if site.archived else agenda.upcoming(site.register),
        asked=[each for each in consultations.of(site.register) if each.state != "closed"],
        events=[_event(each) for each in plan.events],
        days=[(each, _sectors(site, each.id)) for each in days],
        rule=plan.commemorations.rule if plan.commemorations else None,
        calendars=(*CALENDARS, *((BROADCASTS,) if plan.radio_columns else ())),
        levels=LEVELS,
        host=site.url.partition("://")[2],
        today=today,
    )


def _event(each: Event) -> dict[str, Any]:
    when = ""
    if not each.date:
        parts = [RHYTHMS[each.per]] if each.per else []
        when = ", ".join([*parts, *([f"năm {each.year}"] if each.year else [])])
    return {"item": each, "when": when, "level": LEVELS.get(each.level, "")}


def _sectors(site: Shared, id: str) -> list[tuple[str, str]]:
    """Return the names and addresses of the sectors whose day it is; none where it is everyone's."""
    table = site.plan.commemorations
    days = table.days if table else ()
    day = next(each for each in days if f"ky-niem-{each.id}" == id)
    if day.all:
        return []
    found = (site.addresses.get(("sector", sector)) for sector in day.sectors)
    return [(each.name, each.address) for each in found if each]


def _contest(site: Shared, contest: Contest) -> Page:
    entries = [each for each in site.register.with_pages if each.profile.entry_of == contest.id]
    address = f"cuoc-thi/{contest.id}/"
    body = site.view(
        "contest.html",
        address,
        contest=contest,
        level=LEVELS.get(contest.level, ""),
        state=_state(contest, site.register.today),
        entries=entries,
        results=list(_results(contest, entries)),
        contact=contest.contact or site.plan.site.contact,
    )
    return Page(
        address, contest.name, f"{contest.name}: thể lệ, thời hạn, bài dự thi.", body, "su-kien/"
    )


def _consultation(site: Shared, asked: Asked) -> Page:
    each = asked.exemplar
    return Page(
        asked.address,
        f"Lấy ý kiến Nhân dân: {each.name}",
        f"Lấy ý kiến Nhân dân về việc đề nghị khen thưởng cấp Nhà nước đối với {each.name}.",
        site.view(
            "consultation.html",
            asked.address,
            each=each,
            asked=asked,
            contact=(each.unit.contact if each.unit else None) or site.plan.site.contact,
        ),
        "su-kien/",
        # Once it is over, whoever looks for a person should find the person's own page.
        indexed=asked.state != "closed",
    )


def _state(contest: Contest, today: dt.date) -> str:
    """Return where a contest stands: `undated`, `ahead`, `open` or `closed`."""
    if contest.closes and today > contest.closes:
        return "closed"
    if contest.opens and today < contest.opens:
        return "ahead"
    return "open" if contest.opens or contest.closes else "undated"


def _results(contest: Contest, entries: list[Exemplar]) -> Iterator[tuple[str, Exemplar]]:
    for result in contest.results:
        won = next((each for each in entries if each.id == result.entry), None)
        if won:
            yield result.prize, won
