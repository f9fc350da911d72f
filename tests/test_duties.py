"""The days by which the plans want their reports."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import vobject

import support_register
from conftest import Portal
from exemplars.checking import check
from exemplars.coming import duties
from support_ledger import real
from support_plans import PLANS, of
from support_portal import REPO


def due(plan: str) -> dict[str, str]:
    """Return the days of a real plan's reports, by the name of each."""
    return {each.name: str(each.start) for each in duties.appointments(of(plan).plan)}


def test_before_the_twentieth_the_twentieth_is_late() -> None:
    """Lào Cai wants each quarter's report before the 20th of its last month: by the 19th."""
    found = due("lao-cai")

    assert len(found) == 16
    assert found["Hạn báo cáo quý I/2022"] == "2022-03-19"
    assert found["Hạn báo cáo quý II/2024"] == "2024-06-19"
    assert found["Hạn báo cáo quý IV/2025"] == "2025-12-19"


def test_notes_say_what_is_counted_and_when_it_is_late() -> None:
    """The entry says which days are counted, closed five days before it is due."""
    (note,) = [
        each.note
        for each in duties.appointments(of("lao-cai").plan)
        if each.name == "Hạn báo cáo quý II/2024"
    ]

    assert "số liệu từ 15/3/2024 đến 14/6/2024" in note
    assert "gửi ngày 20/6/2024 là muộn" in note


def test_a_rhythm_without_a_day_ends_with_its_period() -> None:
    """Tân Yên orders half-yearly and yearly reports, sets no day for them, and one day for another thing."""
    found = due("tan-yen")

    assert found["Hết kỳ báo cáo 6 tháng đầu năm 2024"] == "2024-06-30"
    assert found["Hết kỳ báo cáo năm 2025"] == "2025-12-31"
    assert "2023-02-20" in found.values()
    assert len(found) == 4 * 3 + 1


@pytest.mark.parametrize(
    ("before", "month", "expected"),
    [("1", 3, "2024-02-29"), ("31", 6, "2024-06-30"), ("20", 12, "2024-12-19")],
)
def test_last_day_is_the_day_before(before: str, month: int, expected: str) -> None:
    """Before the first is the month before; before the 31st of June is its 30th."""
    duty = {
        "id": "b",
        "from": "xã",
        "per": ["month"],
        "deadline": {"before_day": before, "months": [str(month)]},
    }
    plan = support_register.made({"today": "2024-01-01", "plan": {"reports": [duty]}}).plan
    (found,) = [
        each for each in duties.appointments(plan) if each.name == f"Hạn báo cáo tháng {month}/2024"
    ]

    assert expected == str(found.start)


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("today", ["2020-12-31", "2024-06-30", "2025-12-31"])
def test_visits_are_due_as_the_ledger_counts(plan: str, today: str) -> None:
    """Whom the check wants visited by a day are those whom a report up to that day lists."""
    day = dt.date.fromisoformat(today)
    told = {
        each.path.split("/")[-2].rpartition("-")[2]
        for each in check.falling_due(of(plan), day)
        if each.code == "theo-doi-qua-han"
    }

    assert told == {each.id for each in real(plan, today[:4], today).overdue}


@pytest.mark.parametrize("plan", PLANS)
def test_a_field_is_found_without_parsing(plan: str) -> None:
    """The quick look finds every field on the line where the reader of YAML has it, and no other."""
    for source in of(plan).sources:
        for field in ("id", "published", "follow_up", "withdrawn", "date"):
            line, _ = source.marks.keys.get((field,), (None, 1))
            assert line == source.line_of(field), (source.name, field)


def test_reminders_need_a_day_and_fail_nothing(portal: Portal) -> None:
    """Without a day nothing is told of what falls due; with one it is, again from what is remembered."""
    options = ("check", "--plan", "lao-cai", "--format", "json")
    silent = portal(REPO, *options)
    first, again = (portal(REPO, *options, "--today", "2025-06-20") for _ in range(2))
    told = [(each["code"], each["severity"]) for each in json.loads(first.out)]

    assert (silent.code, json.loads(silent.out)) == (0, [])
    assert first == again
    assert first.code == 0
    assert {("bao-cao-qua-han", "warning"), ("theo-doi-qua-han", "warning")} == set(told)


@pytest.mark.parametrize("plan", PLANS)
def test_entries_are_told_apart(plan: str) -> None:
    """No two entries of a plan's calendar have one id, and each lies within or just after its years."""
    found = duties.appointments(of(plan).plan)
    ids = [each.id for each in found]

    assert ids
    assert len(set(ids)) == len(ids)
    assert list(found) == sorted(found, key=lambda each: (each.start, each.id))


def test_calendar_is_published(site: Callable[[str], Path]) -> None:
    """The calendar is there to subscribe to, and another reader finds the same days in it."""
    folder = site("tan-yen")
    read = vobject.readOne((folder / "lich/bao-cao.ics").read_text("utf-8"))
    days = sorted(each.dtstart.value for each in read.vevent_list)

    assert days == [each.start for each in duties.appointments(of("tan-yen").plan)]
    assert dt.date(2024, 6, 30) in days
    assert "lich/bao-cao.ics" in (folder / "su-kien/index.html").read_text("utf-8")
