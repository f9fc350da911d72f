"""The office's ledger: cases/ledger/*.yml, the windows of reports, and what must always agree."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import support_register
from exemplars.dates import spans
from exemplars.ledger import Account, Row
from exemplars.ledger.scores import Scored, plain
from support_ledger import real, reckoned
from support_register import CASES

FILES = sorted(CASES.glob("ledger/*.yml"))
SCORES = sorted(CASES.glob("scores/*.yml"))
WINDOWS = support_register.read(CASES / "spans/windows.yml")
DAYS = st.dates(dt.date(2021, 1, 1), dt.date(2026, 12, 31))


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


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """A case's quotas and their units stand as it says, in its order, for its period."""
    case = support_register.read(path)
    found = [said(each) for each in reckoned(case).accounts]

    assert case["expected"] == found, case["fact"]
    assert [list(each["rows"]) for each in case["expected"]] == [
        list(each["rows"]) for each in found
    ]


@pytest.mark.parametrize("path", SCORES, ids=lambda path: path.stem)
def test_scores(path: Path) -> None:
    """A case's units have the points it says, in the order of units.yml."""
    case = support_register.read(path)
    found = reckoned(case).scores
    told = {row.unit.id: scored(row) for row in found.rows} if found else None

    assert (case["expected"] or None) == told, case["fact"]
    assert list(case["expected"] or ()) == list(told or ())


def scored(row: Scored) -> str:
    """Return a unit's points as cases write them: by criterion, the sum, the band or why it has none."""
    points = ["-" if each is None else plain(each) for each in row.points]
    total = [] if row.total is None else [plain(row.total)]
    return " ".join([*points, "=", *total, *filter(None, (row.band, row.why))])


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


@pytest.mark.parametrize("window", ["calendar", "day-14"])
@pytest.mark.parametrize("rhythm", ["month", "quarter", "half-year", "year", "end-of-period"])
def test_a_stretch_is_found_by_its_name(rhythm: str, window: str) -> None:
    """What a stretch is called in commands names that stretch and no other."""
    whole = spans.years(2022, 2025, window)
    parts = spans.parts(rhythm, whole, whole, window)

    assert parts
    assert [spans.named(spans.name(rhythm, each), window) for each in parts] == list(parts)


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


@pytest.mark.parametrize(
    ("plan", "period", "above"),
    [("tan-yen", "2023", "tinh-bac-giang"), ("soc-trang", "2020", "tinh-soc-trang")],
)
def test_nobody_above_the_authority_is_asked(plan: str, period: str, above: str) -> None:
    """Own criteria are asked of the units below the plan's authority, not of it nor of what it belongs to."""
    found = real(plan, period)

    assert found.register.units.get(above) is not None
    assert above not in {unit.id for unit in found.coverage.without}
    assert found.coverage.units > 0


def test_a_communes_own_report_says_nothing_of_offices_that_are_not_listed() -> None:
    """What is not all listed is missing from the whole plan's coverage and a district's, not from a commune's."""
    whole = real("tan-yen", "2024").coverage
    own = real("tan-yen", "2024", unit="ngoc-thien").coverage

    assert whole.gap
    assert whole.gap == real("tan-yen", "2024", unit="huyen-tan-yen").coverage.gap
    assert (own.units, own.gap) == (1, "")


def test_a_plan_without_quotas_has_no_account() -> None:
    """Lào Cai sets no quota: its ledger has none, and everything else."""
    found = real("lao-cai", "2024-Q2")

    assert found.accounts == ()
    assert found.window == "day-14"
    assert (dt.date(2024, 3, 15), dt.date(2024, 6, 14)) == (found.span.since, found.span.until)


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
