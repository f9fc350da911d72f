"""
Appointments as iCalendar (RFC 5545), for people to subscribe to at `/lich/*.ics`.

Nothing in a calendar hangs on the clock: the stamp that every entry must have is the first day
of the year in which the portal's tag was written, so that the same records give the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from exemplars.coming.agenda import Appointment
from exemplars.dates.days import HANOI
from exemplars.radio.episodes import Episode
from exemplars.records.plan import Plan
from exemplars.records.portal import Tag
from exemplars.records.schedule import Broadcast
from exemplars.text import capital, uncapital

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def calendar(plan: Plan, name: str, url: str, appointments: Iterable[Appointment]) -> bytes:
    """Return a calendar of whole days; `name` is shown in people's calendars, `url` is the portal's."""
    made = blank(plan, name)
    for each in appointments:
        entry = stamped(plan, each.id, each.name, url + each.address)
        entry.add("dtstart", each.start)
        # The end of whole days is the first day that is free again.
        entry.add("dtend", each.last + dt.timedelta(days=1))
        if each.note:
            entry.add("description", each.note)
        if each.place:
            entry.add("location", each.place)
        if each.yearly:
            entry.add("rrule", _every_year(*each.yearly))
        # A day that is told of takes nobody's time.
        entry.add("transp", "TRANSPARENT")
        made.add_component(entry)
    return bytes(made.to_ical())


def broadcasts(
    plan: Plan, name: str, url: str, episodes: Iterable[Episode], today: dt.date
) -> bytes:
    """
    Return a calendar of every broadcast, and of what is planned from `today` on.

    What was planned keeps its identity when it is on air for the first time: calendars then
    show one entry, not two.
    """
    made = blank(plan, name)
    made.add_component(zone())
    for each in sorted(episodes, key=lambda e: (e.day, e.id)):
        for position, broadcast in enumerate(each.aired):
            if broadcast.date:
                id = _broadcast_id(each, broadcast if position else None)
                time = broadcast.time or each.column.time
                station = plan.radio_channels.get(broadcast.station, "")
                made.add_component(_aired(plan, url, each, id, broadcast.date, time, station))
        planned = each.scheduled.planned
        if not each.aired and planned and planned >= today:
            id, time = _broadcast_id(each), each.column.time
            names = (plan.radio_channels.get(station, "") for station in each.column.stations)
            where = "; ".join(name for name in names if name)
            entry = _aired(plan, url, each, id, planned, time, where)
            entry.add("status", "TENTATIVE")
            made.add_component(entry)
    return bytes(made.to_ical())


def blank(plan: Plan, name: str) -> Any:
    """Return a calendar without entries."""
    made = Calendar()
    made.add("prodid", f"-//{_tag(plan).authority}//{plan.id}//VI")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", ZONE.key)
    made.add("refresh-interval", dt.timedelta(days=1), parameters={"value": "DURATION"})
    return made


def zone() -> Any:
    """Return the time of Việt Nam, which has had one offset since 1975."""
    made = Timezone()
    made.add("tzid", ZONE.key)
    offset = TimezoneStandard()
    offset.add("dtstart", dt.datetime(1975, 6, 13))  # noqa: DTZ001 - local by definition
    offset.add("tzoffsetfrom", dt.timedelta(hours=7))
    offset.add("tzoffsetto", dt.timedelta(hours=7))
    offset.add("tzname", "+07")
    made.add_component(offset)
    return made


def stamped(plan: Plan, id: str, name: str, url: str) -> Any:
    """Return an entry with a permanent identity, its name and the address that tells more."""
    made, tag = Event(), _tag(plan)
    made.add("uid", f"{id}.{plan.id}@{tag.authority}")
    made.add("dtstamp", dt.datetime(tag.year or 1970, 1, 1, tzinfo=HANOI).astimezone(dt.UTC))
    made.add("summary", name)
    made.add("url", url)
    return made


def _broadcast_id(episode: Episode, later: Broadcast | None = None) -> str:
    id = f"phat-thanh-{episode.id}"
    if later is None:
        return id
    hour = f"-{later.time:%H%M}" if later.time else ""
    return f"{id}-{later.station}-{later.date}{hour}"


def _aired(
    plan: Plan,
    url: str,
    episode: Episode,
    id: str,
    date: dt.date,
    time: dt.time | None,
    where: str,
) -> Any:
    title = f"{capital(episode.column.name)}: {uncapital(episode.title)}"
    entry = stamped(plan, id, title, url + episode.address)
    # Without an hour it is a day's; a duration, for the calendar's last day has no day after it.
    entry.add("dtstart", dt.datetime.combine(date, time, ZONE) if time else date)
    entry.add("duration", dt.timedelta(seconds=episode.seconds) if time else dt.timedelta(days=1))
    if episode.summary:
        entry.add("description", episode.summary)
    if where:
        entry.add("location", where)
    entry.add("transp", "TRANSPARENT")
    return entry


def _every_year(month: int, day: int) -> dict[str, Any]:
    # 29 February is kept on the 28th of a common year: on the month's last day.
    return {
        "freq": "yearly",
        "bymonth": month,
        "bymonthday": -1 if (month, day) == (2, 29) else day,
    }


def _tag(plan: Plan) -> Tag:
    tag = plan.site.tag
    assert tag is not None
    return tag
