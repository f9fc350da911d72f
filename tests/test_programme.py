"""The radio's coming months: cases/programme/*.yml, days, and a real year planned by one command."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import support_register
from exemplars import airtime
from exemplars.radio import programme, slots
from exemplars.radio.programme import Programme, Proposal
from exemplars.reading import source
from exemplars.records import schedule
from support_plans import REPO, of
from support_register import CASES

FILES = sorted(CASES.glob("programme/*.yml"))
COLUMN = "thi-dua-la-yeu-nuoc"
days = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))


def month(said: str) -> dt.date:
    """Return a month as cases write it."""
    return dt.date.fromisoformat(f"{said}-01")


def proposed(case: dict[str, Any]) -> Programme:
    """Return what is proposed for a case's only radio column, or its first."""
    first, _, last = case["months"].partition("..")
    portfolio = support_register.made(case).portfolio
    return programme.propose(
        portfolio,
        portfolio.plan.radio_columns[0],
        schedule.months(month(first), month(last)),
        dt.date.fromisoformat(case["today"]),
        repeat=case.get("repeat") == "yes",
        most=int(case["most"]) if "most" in case else None,
    )


def row(each: Proposal) -> str:
    """Return an episode as cases write it: whom again is starred, days with sectors are named."""
    told = [f"{s.profile.id}{'*' * (s.profile.id in each.repeats)}" for s in each.sources]
    kept = [f"[{day.id}]" for day in each.occasions if day.sectors]
    return " ".join([f"{each.month:%Y-%m}-{each.number}", str(each.date), *told, *kept])


def said(found: Programme) -> dict[str, Any]:
    """Return a proposal as cases write it."""
    too_long = " ".join(each.profile.id for each in found.too_long)
    return {
        "episodes": [row(each) for each in found.proposals],
        "wanted": str(found.wanted),
        "waiting": str(found.waiting),
        "lacking": str(found.lacking),
    } | ({"too_long": too_long} if too_long else {})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """A case's months are filled as it says."""
    case = support_register.read(path)

    assert case["expected"] == said(proposed(case)), case["fact"]


def test_the_same_is_proposed_again() -> None:
    """The order in which the profiles lie on the disk changes nothing."""
    case = support_register.read(CASES / "programme/fair.yml")
    other = support_register.read(CASES / "programme/fair.yml")
    other["exemplars"].reverse()

    assert said(proposed(case)) == said(proposed(other))


def year(root: Path, portal: Any, *options: str) -> list[schedule.Scheduled]:
    """Return the episodes of a year of Vĩnh Thuận that the command planned, from no schedule at all."""
    shutil.copytree(REPO / "profiles/vinh-thuan", root / "profiles/vinh-thuan")
    shutil.copy(REPO / "mkdocs.yml", root)
    (root / "profiles/vinh-thuan/schedule.yml").unlink()
    told = portal(root, "radio", "plan", "--plan", "vinh-thuan", "--write", *options)

    assert (told.code, told.err) == (0, "")

    return list(source.load(root, "vinh-thuan").radio.episodes)


@pytest.mark.parametrize("of_year", [2024, 2025])
def test_a_year_of_vinh_thuan(of_year: int, tmp_path: Path, portal: Any) -> None:
    """One command plans a year: two episodes a month, ten minutes at most, nobody twice; the check agrees."""
    options = ("--from", f"{of_year}-01", "--to", f"{of_year}-12", "--today", "2024-12-31")
    made = year(tmp_path, portal, *options)
    portfolio = source.load(tmp_path, "vinh-thuan")
    (column,) = portfolio.plan.radio_columns
    months = Counter(each.month for each in made)
    told = Counter(part.profile for each in made for part in each.segments)
    seconds = [airtime.running(portfolio, column, each).seconds for each in made]
    checked = portal(tmp_path, "check", "--plan", "vinh-thuan", "--today", "2024-12-31")

    assert [months[dt.date(of_year, n, 1)] for n in range(1, 13)] == [2] * 12
    assert max(seconds) <= 9 * 60
    assert set(told.values()) == {1}
    assert checked.code == 0, checked.out
    assert all(each.planned and schedule.month_of(each.planned) == each.month for each in made)


def test_the_real_year_is_whole() -> None:
    """The sample schedule of 2024 has at least two aired episodes a month, none over ten minutes."""
    portfolio = of("vinh-thuan")
    (column,) = portfolio.plan.radio_columns
    aired = Counter(each.month for each in portfolio.radio.episodes if each.first_aired)
    longest = max(
        airtime.running(portfolio, column, each).seconds for each in portfolio.radio.episodes
    )

    assert min(aired[dt.date(2024, n, 1)] for n in range(1, 13)) >= 2
    assert sum(aired.values()) >= 24
    assert longest <= 600
    assert {each.column for each in portfolio.radio.episodes} == {COLUMN}


@given(days, st.integers(0, 240))
def test_months_follow_one_another(first: dt.date, count: int) -> None:
    """Months are the calendar's, each once, from the first day's to the last day's."""
    last = first
    for _ in range(count):
        last = schedule.next_month(schedule.month_of(last))
    found = schedule.months(first, last)

    assert len(found) == count + 1
    assert all(schedule.last_day(a) + dt.timedelta(days=1) == b for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("month", "last"), [("2024-02", 29), ("2023-02", 28), ("2100-02", 28), ("2024-12", 31)]
)
def test_last_days(month: str, last: int) -> None:
    """February is long in leap years alone, and December ends the year."""
    assert last == schedule.last_day(dt.date.fromisoformat(f"{month}-01")).day


@given(st.sets(days, min_size=1, max_size=31), st.integers(0, 9), st.lists(days, max_size=4))
def test_days_are_spread(open_days: set[dt.date], count: int, taken: list[dt.date]) -> None:
    """As many days as are asked for are given, in order, of those there are."""
    found = slots.spread(sorted(open_days), count, taken)

    assert len(found) == count
    assert found == sorted(found)
    assert open_days.issuperset(found)
