"""What must always agree: the ledger's periods, its units, its groups, and the page of progress."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import support_register
from exemplars import collections, export, ledger, register
from exemplars.dates.spans import Span
from exemplars.ledger import Row
from exemplars.records.vocabulary import KIND_SLUGS
from exemplars.register import Register
from exemplars.telling import progress
from support_ledger import of_period, real
from support_plans import PLANS, of

DAYS = st.dates(dt.date(2021, 1, 1), dt.date(2026, 12, 31))


@pytest.mark.parametrize("plan", PLANS)
def test_periods_add_up(plan: str) -> None:
    """In each real plan the years add up to the whole period, and the quarters to each year."""
    portal = of(plan).plan
    assert portal.period is not None
    first, last = portal.period.since, portal.period.until
    assert first is not None
    assert last is not None
    whole = real(plan, f"{first}-{last}")
    years = [real(plan, str(year)) for year in range(first, last + 1)]

    assert len(whole.exemplars) == sum(len(each.exemplars) for each in years)
    for position, account in enumerate(whole.accounts):
        for number in ("count", "due", "missing"):
            assert getattr(account, number) == sum(
                getattr(each.accounts[position], number) for each in years
            )
    for year in years:
        quarters = [real(plan, f"{year.span.label[-4:]}-Q{number}") for number in (1, 2, 3, 4)]
        assert len(year.exemplars) == sum(len(each.exemplars) for each in quarters)


@pytest.mark.parametrize("plan", PLANS)
def test_groups_add_up(plan: str) -> None:
    """Kinds and sectors each hold everyone of the period once."""
    portal = of(plan).plan.period
    assert portal is not None
    found = real(plan, f"{portal.since}-{portal.until}")

    assert len(found.exemplars) == sum(group.count for group in found.kinds)
    if found.sectors:
        assert len(found.exemplars) == sum(group.count for group in found.sectors)


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("today", ["2020-02-29", "2023-06-30", "2024-12-14", "2025-06-30"])
def test_ledger_agrees_with_progress(plan: str, today: str) -> None:
    """For the stretch that the page of progress shows, the ledger has the same sums."""
    day = dt.date.fromisoformat(today)
    made = register.make(of(plan), day, None)
    agrees(made)


def agrees(made: Register) -> None:
    """Assert that each quota's ledger has the sums of the page of progress, whoever is named there."""
    shown = progress.progress(made)

    assert shown is not None

    for position, tally in enumerate(shown.quotas):
        found = ledger.make(made, tally.span).accounts[position]
        if made.today < tally.span.since:
            # Before the plan began the page shows what is to come; nothing is due yet.
            assert (found.due, found.stretches) == (0, ())
            continue
        assert (tally.count, tally.target) == (found.count, found.due)
        if all(_whole(row, tally.span) for row in found.rows):
            assert (tally.reached, tally.missing) == (found.having("met"), found.missing)


def _whole(row: Row, span: Span) -> bool:
    return row.unit.exists_on(span.since) and row.unit.exists_on(span.until)


UNIT_IDS = ("huyen-thu", "xa-mot", "xa-hai", "xa-moi", "co-quan")
LIVES = """
- {id: huyen-thu, name: Huyện Thử, kind: district}
- {id: xa-mot, name: Xã Một, kind: commune, parent: huyen-thu, valid_to: 2024-06-30, successors: [xa-moi]}
- {id: xa-hai, name: Xã Hai, kind: commune, parent: huyen-thu}
- {id: xa-moi, name: Xã Mới, kind: commune, parent: huyen-thu, valid_from: 2024-07-01}
- {id: co-quan, name: Phòng Thử, kind: district-agency, parent: huyen-thu}
"""
QUOTAS = """
- {id: thang, who: huyện, unit_kinds: [district], level: district, min: 1, per: month}
- {id: quy, who: xã, unit_kinds: [commune], level: commune, min: 1, per: quarter}
- {id: nam, who: xã, unit_kinds: [commune], level: commune, min: 2, per: year, kinds: [individual]}
"""


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Return a portal of up to twelve exemplars, anywhere, on some day, in either window."""
    exemplars = []
    for number in range(draw(st.integers(0, 12))):
        day = draw(DAYS)
        levels = draw(st.sets(st.sampled_from(["commune", "district"])))
        exemplars.append(
            {
                "id": f"a{number:05d}",
                "kind": draw(st.sampled_from(["individual", "collective", "household"])),
                "unit": draw(st.sampled_from(UNIT_IDS)),
                "published": str(day),
                "recognised": [{"level": each, "date": str(draw(DAYS))} for each in sorted(levels)],
            }
        )
    window = draw(st.sampled_from(["calendar", "day-14"]))
    reading = {"reporting_window": {"value": window, "reason": "thử"}}
    plan = {
        "readings": reading,
        "quotas": support_register.text(f"q: {QUOTAS}".replace("\n- ", "\n  - "))["q"],
    }
    units = support_register.text(f"u: {LIVES}".replace("\n- ", "\n  - "))["u"]
    gaps = draw(st.sampled_from([[], [{"kinds": ["commune"], "reason": "Mới kê ba xã."}]]))
    return support_register.made(
        {
            "today": str(draw(DAYS)),
            "plan": plan,
            "units": units,
            "incomplete": gaps,
            "exemplars": exemplars,
        }
    )


@settings(max_examples=40)
@given(registers(), st.sampled_from(["2023", "2024", "2024-Q2", "2024-07", "2024-H1", "2022-2025"]))
def test_units_add_up_to_the_whole(made: Register, period: str) -> None:
    """The reports of the units below one another add up to the whole: nobody is lost or counted twice."""
    whole = of_period(made, period)
    parts = [of_period(made, period, unit.id) for unit in made.units if unit.parent]
    top = sum(each.profile.unit == "huyen-thu" for each in whole.exemplars)

    assert len(whole.exemplars) == top + sum(len(each.exemplars) for each in parts)
    for position, account in enumerate(whole.accounts):
        if account.quota.unit_kinds == ("commune",):
            assert account.due == sum(each.accounts[position].due for each in parts)
            assert account.count == sum(each.accounts[position].count for each in parts)


@settings(max_examples=40)
@given(registers())
def test_ledger_and_progress_always_agree(made: Register) -> None:
    """Whatever the register, the day and the window: the ledger's sums are the page's."""
    agrees(made)


@settings(max_examples=25)
@given(registers())
def test_report_pages_and_data_are_of_the_same(made: Register) -> None:
    """Whatever the register: a report up to the day, the lists of the site and the open data have one and the same exemplars."""
    same_everywhere(made)


@pytest.mark.parametrize("plan", PLANS)
def test_real_reports_pages_and_data_are_of_the_same(plan: str) -> None:
    """In each real plan too, by kind, by sector and by unit."""
    same_everywhere(register.make(of(plan), of(plan).newest_date, None))


def same_everywhere(made: Register) -> None:
    """Assert that the report of all years, the site's lists and the open data tell of the same."""
    everything = of_period(made, f"1945-{made.today.year + 1}")
    ids = {each.id for each in everything.exemplars}
    listed = {
        (shelf.facet.key, each.id): {one.id for one in each.exemplars}
        for shelf in collections.shelves(made)
        for each in shelf.collections
    }
    data = json.loads(dict(export.whole(made, "https://thu.example/"))[export.LIST])

    assert ids == {each["id"] for each in data["profiles"]}
    assert len(ids) == data["count"] == everything.total
    for groups, key in ((everything.kinds, "kind"), (everything.sectors, "sector")):
        for group in groups:
            if group.id:
                of_page = listed[key, KIND_SLUGS.get(group.id, group.id)]
                of_data = {each["id"] for each in data["profiles"] if each[key] == group.id}
                assert group.count == group.total == len(of_page)
                assert of_page == of_data
    for unit in made.units:
        own = {e.id for e in everything.exemplars if e.unit is unit}
        assert own == {each["id"] for each in data["profiles"] if each["unit"] == unit.id}
        assert own <= listed[("unit", unit.id)]
