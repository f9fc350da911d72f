"""Working days: the lunar calendar against a published one, and terms that holidays lengthen."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from exemplars.dates import lunar, working_days
from support_texts import CASES

FOLDER = CASES / "working_days"
MONTHS: dict[int, str] = yaml.safe_load((FOLDER / "lunar-months.yml").read_text("utf-8"))
TERMS = yaml.safe_load((FOLDER / "terms.yml").read_text("utf-8"))
DAYS = st.dates(dt.date(1968, 1, 1), dt.date(2050, 10, 1))


def printed(year: int, day: dt.date) -> str:
    """Return a day as the published calendar gives it: its year only where it is the next."""
    return day.isoformat() if day.year != year else day.strftime("%m-%d")


@pytest.mark.parametrize("year", lunar.YEARS)
def test_months(year: int) -> None:
    """Every ordinary month of every year begins when the published calendar says."""
    first = [printed(year, lunar.day_of(year, month, 1)) for month in range(1, 13)]

    assert MONTHS[year] == " ".join(first)


@pytest.mark.parametrize("year", [1967, 2051])
def test_years_beyond(year: int) -> None:
    """A year that the computation is not vouched for is refused."""
    with pytest.raises(ValueError, match=str(year)):
        lunar.new_year(year)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: str(term["since"]))
def test_terms(term: dict[str, Any]) -> None:
    """A term of ten working days ends on the day its case says."""
    assert term["end"] == working_days.end_of(term["since"], 10), term["fact"]


def test_announced_days_lengthen_a_term() -> None:
    """A day off that was announced moves the end of a term by one working day."""
    announced = [dt.date(2024, 6, 5)]

    assert working_days.end_of(dt.date(2024, 6, 3), 10, announced) == dt.date(2024, 6, 18)


@pytest.mark.parametrize("since", [dt.date(1900, 1, 1), dt.date(2050, 12, 20)])
def test_terms_beyond_the_calendar(since: dt.date) -> None:
    """Where no holiday is known, no end is told."""
    assert working_days.end_of(since, 10) is None
    assert working_days.most_between(since, since + dt.timedelta(days=30)) is None


@given(DAYS, st.integers(1, 30))
def test_end_is_the_counted_day(since: dt.date, count: int) -> None:
    """The end is a working day, and up to it there are just so many, by the latest calendar."""
    end = working_days.end_of(since, count)

    assert end is not None

    days = [since + dt.timedelta(days=number) for number in range(1, (end - since).days + 1)]
    worked = [day for day in days if day not in working_days.days_off(day.year, certain=False)]

    assert worked[-1] == end
    assert len(worked) == count


@given(DAYS, st.integers(1, 30))
def test_no_term_that_was_kept_is_reproached(since: dt.date, count: int) -> None:
    """Whoever waits until the end that is told has waited long enough by every calendar."""
    end = working_days.end_of(since, count)

    assert end is not None

    most = working_days.most_between(since, end + dt.timedelta(days=1))

    assert most is not None
    assert most >= count


@given(st.sampled_from(lunar.YEARS))
def test_what_is_certain_may_also_be(year: int) -> None:
    """What is off for certain is among what may be, and only days made up for lie close beside."""
    certain = working_days.days_off(year, certain=True)
    possible = working_days.days_off(year, certain=False)

    assert certain <= possible
    assert len(possible - certain) <= 10
