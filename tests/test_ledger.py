"""The office's ledger: cases/ledger/*.yml, the windows of reports, and what must always agree."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import support_register
from exemplars import ledger, progress, register, spans
from exemplars.ledger import Account, Ledger, Row
from exemplars.register import Register
from exemplars.spans import Span
from support_plans import PLANS, of
from support_register import CASES

FILES = sorted(CASES.glob("ledger/*.yml"))
WINDOWS = support_register.read(CASES / "spans/windows.yml")
DAYS = st.dates(dt.date(2021, 1, 1), dt.date(2026, 12, 31))


def reckoned(case: dict[str, Any]) -> Ledger:
    """Return the ledger of a case."""
    made = support_register.made(case)
    span = spans.named(case["period"], made.plan.reporting_window)

    assert span is not None

    return ledger.make(made, span, made.units.get(case.get("unit", "")))


def said(account: Account) -> dict[str, Any]:
    """Return an account as cases write it."""
    numbers = ("count", "due", "missing")
    rows = {row.unit.id: row_said(row) for row in account.rows}
    return {"quota": account.quota.id, "rows": rows} | {
        name: str(getattr(account, name)) for name in numbers
    }


def row_said(row: Row) -> str:
    """Return a row as cases write it: `3/4 short -1`."""
    parts = [f"{row.count}/{row.due}", row.verdict or "none"]
    parts += [f"-{row.missing}"] if row.missing else []
    parts += [f"other {row.uncounted}"] if row.uncounted else []
    parts += [f"so far {row.so_far}"] if row.so_far != row.count else []
    return " ".join(parts)


def real(plan: str, period: str, today: str = "") -> Ledger:
    """Return a real plan's ledger of a period."""
    day = dt.date.fromisoformat(today) if today else of(plan).newest_date
    made = register.make(of(plan), day, Path("/nowhere"))
    span = spans.named(period, made.plan.reporting_window)

    assert span is not None

    return ledger.make(made, span)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """A case's quotas stand as it says, for its period."""
    case = support_register.read(path)

    assert case["expected"] == [said(each) for each in reckoned(case).accounts], case["fact"]


@pytest.mark.parametrize(("name", "window", "since", "until", "label"), WINDOWS)
def test_period_is_named(name: str, window: str, since: str, until: str, label: str) -> None:
    """A period's name says its days, in either window; a name that is none says nothing."""
    found = spans.named(name, window)
    told = (str(found.since), str(found.until), found.label) if found else ("", "", "")

    assert (since, until, label) == told


@given(DAYS, st.sampled_from(["calendar", "day-14"]))
def test_windows_cut_without_gap_or_overlap(day: dt.date, window: str) -> None:
    """In either window every day is in one month, the months make the quarter, the quarters the year."""
    whole = spans.years(2020, 2028, window)
    month, quarter, year = (
        spans.around(rhythm, day, whole, window) for rhythm in ("month", "quarter", "year")
    )
    months = spans.parts("month", year, whole, window)

    assert all(day in span for span in (month, quarter, year))
    assert len(months) == 12
    assert (year.since, year.until) == (months[0].since, months[-1].until)
    assert month in spans.parts("month", quarter, whole, window)
    for one, other in itertools.pairwise(months):
        assert one.until + dt.timedelta(days=1) == other.since


def test_a_longer_stretch_has_no_part() -> None:
    """A half-year holds no whole year, and the plan's years hold no year before them."""
    whole = spans.years(2022, 2025)
    half, before = spans.named("2024-H1"), spans.named("2021")

    assert half is not None
    assert before is not None
    assert spans.parts("year", half, whole) == spans.parts("month", before, whole) == ()
    assert spans.parts("end-of-period", whole, whole) == (whole,)


def test_twenty_two_communes_owe_eighty_eight() -> None:
    """Tân Yên's 22 communes, four each, make 88 for 2023."""
    (account,) = [
        each for each in real("tan-yen", "2023").accounts if each.quota.id == "commune-year"
    ]

    assert (account.due, len(account.rows)) == (88, 22)
    assert {"met", "short"} >= {row.verdict for row in account.rows}


def test_units_abolished_in_june_have_no_verdict() -> None:
    """In 2025 no commune of Tân Yên existed for the whole year: counts are shown, nobody is short."""
    (account,) = [
        each
        for each in real("tan-yen", "2025", "2025-12-31").accounts
        if each.quota.id == "commune-year"
    ]

    assert account.due == 76
    assert {""} == {row.verdict for row in account.rows}
    assert account.missing == 0


def test_a_plan_without_quotas_has_no_account() -> None:
    """Lào Cai sets no quota: its ledger has none, and everything else."""
    found = real("lao-cai", "2024-Q2")

    assert found.accounts == ()
    assert found.window == "day-14"
    assert (dt.date(2024, 3, 15), dt.date(2024, 6, 14)) == (found.span.since, found.span.until)


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
        assert account.count == sum(each.accounts[position].count for each in years)
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
    made = register.make(of(plan), day, Path("/nowhere"))
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
    return support_register.made(
        {"today": str(draw(DAYS)), "plan": plan, "units": units, "exemplars": exemplars}
    )


@settings(max_examples=40)
@given(registers(), st.sampled_from(["2023", "2024", "2024-Q2", "2024-07", "2024-H1", "2022-2025"]))
def test_units_add_up_to_the_whole(made: Register, period: str) -> None:
    """The reports of the units below one another add up to the whole: nobody is lost or counted twice."""
    span = spans.named(period, made.plan.reporting_window)

    assert span is not None

    whole = ledger.make(made, span)
    parts = [ledger.make(made, span, unit) for unit in made.units if unit.parent]
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


CARE = """
today: 2024-12-31
period: "2024"
plan:
  goals: [{id: g, text: "100%", target: 100, measure: own-criteria}]
  priorities: [{id: lao-dong, name: người lao động}, {id: vung-cao, name: vùng cao}]
  sectors: [{id: y-te, name: Y tế}, {id: van-hoa, name: Văn hóa}]
  channels: [{id: dai, name: Đài, medium: radio}, {id: bao, name: Báo, medium: press}]
exemplars:
  - {id: a00001, published: 2024-05-01, sector: y-te, deed_date: 2024-02, priorities: [lao-dong], awards: [{date: 2024-03-10}], carried: [{channel: dai, date: 2024-06-01}, {channel: dai, date: 2024-07-01}]}
  - {id: a00002, published: 2023-05-01, sector: y-te, follow_up: [{date: 2024-01-01}]}
  - {id: a00003, published: 2023-05-01, sector: van-hoa}
  - {id: a00004, published: 2024-06-01, sector: y-te, deed_date: 2023, carried: [{channel: dai, date: 2023-06-01}]}
"""


def test_what_an_office_sees_to() -> None:
    """Shares, empty sectors, days, visits that are due, channels and own criteria are the period's."""
    found = reckoned(support_register.text(CARE))

    assert [("a00001" if group.count else "", group.percent) for group in found.priorities] == [
        ("a00001", 50.0),
        ("", 0),
    ]
    assert [group.id for group in found.empty_sectors] == ["van-hoa"]
    assert [(pace.count, pace.median) for pace in found.paces] == [(1, 10), (1, 52), (1, 62)]
    assert [each.id for each in found.overdue] == ["a00003"]
    assert [(each.channel.id, each.exemplars, each.times) for each in found.carriers] == [
        ("dai", 1, 2),
        ("bao", 0, 0),
    ]
    coverage = found.coverage
    assert (coverage.units, coverage.with_own, coverage.goal, coverage.percent) == (2, 0, 100, 0)
    assert (len(found.exemplars), found.total) == (2, 4)
