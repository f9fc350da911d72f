"""Progress against the quotas: cases/progress/*.yml, and the stretches they are reckoned in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import support_register
from exemplars import register
from exemplars.dates import spans
from exemplars.register import Register
from exemplars.telling.progress import QuotaTally, progress
from support_plans import PLANS, of
from support_register import CASES

FILES = sorted(CASES.glob("progress/*.yml"))
SPANS = support_register.read(CASES / "spans/labels.yml")
ONE = """
today: 2024-06-01
plan: {quotas: [{id: q, who: mỗi xã, unit_kinds: [commune], level: commune, min: 1, per: year}]}
exemplars:
  - {id: a00001, recognised: [{level: commune, date: 2023-12-01}, {level: district, date: 2024-03-01}]}
  - {id: a00002, published: 2023-02-01, recognised: [{level: commune, date: 2023-01-01}]}
"""


def said(tally: QuotaTally) -> dict[str, Any]:
    """Return a tally as cases write it."""
    numbers = ("count", "target", "units", "judged", "reached", "covered", "missing", "percent")
    rows = {each.unit.id: f"{each.count}/{each.target}" for each in tally.rows}
    return {"label": tally.span.label, "rows": rows} | {
        name: str(getattr(tally, name)) for name in numbers
    }


def with_publicity(word: str) -> Register:
    """Return a portal that makes its progress public as far as `word` says."""
    case = support_register.text(ONE)
    portal = support_register.text(support_register.PLAN)["portal"]
    case["plan"]["portal"] = portal | {"progress": word}
    return support_register.made(case)


def real(plan: str, today: str) -> Register:
    """Return a real plan's portal on a day, its pictures left out."""
    portfolio = of(plan)
    day = dt.date.fromisoformat(today)
    return register.make(portfolio, day, Path("/nowhere"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """A case's quotas stand as it says, on its day."""
    case = support_register.read(path)
    found = progress(support_register.made(case))

    assert found is not None
    assert case["expected"] == [said(each) for each in found.quotas], case["fact"]


@pytest.mark.parametrize(("day", "rhythm", "since", "until", "label"), SPANS)
def test_span(day: str, rhythm: str, since: str, until: str, label: str) -> None:
    """A day is in one month, quarter, half-year and year, which offices have a name for."""
    found = spans.around(rhythm, dt.date.fromisoformat(day), spans.years(2022, 2025))

    assert (since, until, label) == (str(found.since), str(found.until), found.label)
    assert dt.date.fromisoformat(day) in found


def test_public_progress_names_units() -> None:
    """Where progress is public, each unit's count is there."""
    found = progress(with_publicity("public"))

    assert found is not None
    assert [(each.label, each.count, each.missing) for each in found.quotas[0].rows] == [
        ("Xã Một", 0, 1),
        ("Xã Hai", 0, 1),
    ]


def test_totals_name_no_unit() -> None:
    """Where only sums are public, they are the same and no unit is named."""
    whole, sums = progress(with_publicity("public")), progress(with_publicity("totals"))

    assert whole is not None
    assert sums is not None
    assert sums.quotas[0].rows == ()
    assert said(whole.quotas[0]) | {"rows": {}} == said(sums.quotas[0])


def test_private_progress_is_not_told() -> None:
    """Where progress is private, there is none to tell of."""
    assert progress(with_publicity("private")) is None


def test_years_are_summed() -> None:
    """Each year of the plan up to today says what was published and what each level recognised."""
    found = progress(with_publicity("totals"))

    assert found is not None
    assert (found.label, found.total) == ("giai đoạn 2022-2025", 2)
    assert [
        (each.year, each.address, each.published, [(r.name, r.count) for r in each.recognised])
        for each in found.years
    ] == [
        (2022, "nam/2022/", 0, []),
        (2023, "nam/2023/", 1, [("cấp xã", 2)]),
        (2024, "nam/2024/", 1, [("cấp huyện", 1)]),
    ]


@pytest.mark.parametrize("plan", PLANS)
def test_years_of_a_real_plan_hold_everyone(plan: str) -> None:
    """The years of each real portal add up to all it has published."""
    portal = real(plan, str(of(plan).newest_date))
    found = progress(portal)

    assert found is not None
    assert len(portal.exemplars) == found.total == sum(each.published for each in found.years)
    assert len(of(plan).plan.quotas) == len(found.quotas)


@pytest.mark.parametrize(
    ("plan", "today", "quota", "target"),
    [
        ("tan-yen", "2023-06-01", "commune-year", 88),
        ("tan-yen", "2025-06-12", "commune-year", 76),
        ("tan-yen", "2025-12-31", "commune-year", 76),
        ("nghe-an", "2023-12-31", "commune-year", 920),
        ("nghe-an", "2025-12-31", "district-year", 100),
        ("soc-trang", "2020-02-29", "district-month", 11),
    ],
)
def test_targets_of_real_plans(plan: str, today: str, quota: str, target: int) -> None:
    """The plans' own numbers, times the units they had: 22 communes make 88, 19 make 76."""
    found = progress(real(plan, today))

    assert found is not None
    assert target == next(each.target for each in found.quotas if each.quota.id == quota)
