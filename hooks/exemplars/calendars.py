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

from exemplars.agenda import Appointment
from exemplars.days import HANOI
from exemplars.plan import Plan, Tag

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
