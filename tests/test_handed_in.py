"""Which units have handed in a period's report: what the office's book of them makes of it."""

from __future__ import annotations

from typing import Any

import pytest

import support_register
from exemplars import report
from exemplars.ledger import Book
from exemplars.report import data
from support_ledger import real, reckoned
from support_plans import PLANS

KEPT = """
today: 2024-06-30
period: 2024-Q2
plan:
  period: {from: 2024, to: 2025}
  reports:
    - id: quy
      from: các xã
      to: huyện
      per: [quarter, year]
      deadline: {before_day: 20, months: [3, 6, 9, 12]}
      unit_kinds: [commune]
      received:
        - {unit: xa-mot, period: 2024-Q2, date: 2024-06-19, document: 12/BC-UBND}
        - {unit: xa-hai, period: 2024-Q2, date: 2024-06-20}
        - {unit: xa-ba, period: 2024-Q1, date: 2024-03-19}
        - {unit: xa-ba, period: 2024-Q2, date: 2024-07-01}
units:
  - {id: huyen-thu, name: Huyện Thử, kind: district}
  - {id: xa-mot, name: Xã Một, kind: commune, parent: huyen-thu}
  - {id: xa-hai, name: Xã Hai, kind: commune, parent: huyen-thu}
  - {id: xa-ba, name: Xã Ba, kind: commune, parent: huyen-thu}
  - {id: xa-cu, name: Xã Cũ, kind: commune, parent: huyen-thu, valid_to: 2024-05-01}
"""


def books(changes: dict[str, str] | None = None) -> tuple[Book, ...]:
    """Return the books of the case, some of its words changed."""
    return reckoned(support_register.text(changed(changes or {}))).books


def changed(changes: dict[str, str]) -> str:
    """Return the case as a text, some of its words changed."""
    text = KEPT
    for old, new in changes.items():
        assert old in text

        text = text.replace(old, new)
    return text


def told(book: Book) -> dict[str, str]:
    """Return a book as day, or "-", by unit; late ones marked."""
    return {row.unit.id: f"{row.day or '-'}{' late' if row.late else ''}" for row in book.rows}


def test_before_the_twentieth_the_twentieth_is_late() -> None:
    """Who exists owes; what comes after the last good day is late, after today not there; the abolished owes nothing."""
    (book,) = books()

    assert told(book) == {"xa-mot": "2024-06-19", "xa-hai": "2024-06-20 late", "xa-ba": "-"}
    assert (book.came, book.late, str(book.last)) == (2, 1, "2024-06-19")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"period: 2024-Q2\nplan": "period: 2024-05\nplan"}, [], id="no such period"),
        pytest.param(
            {"today: 2024-06-30\nperiod: 2024-Q2": "today: 2024-12-31\nperiod: 2024-Q4"},
            [{"xa-mot": "-", "xa-hai": "-", "xa-ba": "-"}],
            id="nobody yet",
        ),
        pytest.param(
            {"      unit_kinds: [commune]\n": ""},
            [{"xa-mot": "2024-06-19", "xa-hai": "2024-06-20 late"}],
            id="nobody named as owing",
        ),
        pytest.param(
            {"      deadline: {before_day: 20, months: [3, 6, 9, 12]}\n": ""},
            [{"xa-mot": "2024-06-19", "xa-hai": "2024-06-20", "xa-ba": "-"}],
            id="no last day",
        ),
        pytest.param(
            {
                "today: 2024-06-30\nperiod: 2024-Q2": "today: 2024-12-31\nperiod: 2024-Q4",
                "xa-ba, period: 2024-Q1, date: 2024-03-19": "xa-ba, period: 2024, date: 2024-12-10",
            },
            [{"xa-mot": "-", "xa-hai": "-", "xa-ba": "2024-12-10"}],
            id="the year's speaks for its last quarter",
        ),
    ],
)
def test_books(changes: dict[str, str], expected: list[dict[str, Any]]) -> None:
    """A period's book has who owes and who came, as the plan's words and the day have it."""
    assert [told(book) for book in books(changes)] == expected


@pytest.mark.parametrize("plan", PLANS)
def test_an_office_without_a_book_has_nobody_in_arrears(plan: str) -> None:
    """The real plans record no unit's report: their reports tell of none."""
    ledger = real(plan, "2020" if plan == "soc-trang" else "2024")

    assert ledger.books == ()
    assert not [grid for grid in report.report(ledger).grids if grid.key.startswith("Bao cao")]


def test_a_district_asks_those_below_it() -> None:
    """A unit's own report tells of the units below it, and of a commune's nothing."""
    whole = changed({"period: 2024-Q2\nplan": "period: 2024-Q2\nunit: huyen-thu\nplan"})
    own = changed({"period: 2024-Q2\nplan": "period: 2024-Q2\nunit: xa-mot\nplan"})

    assert [len(book.rows) for book in reckoned(support_register.text(whole)).books] == [3]
    assert reckoned(support_register.text(own)).books == ()


def test_the_report_names_who_has_not_sent() -> None:
    """The text has the numbers, the annex the units, and programs both."""
    ledger = reckoned(support_register.text(KEPT))
    made = report.report(ledger)
    (grid,) = [grid for grid in made.grids if grid.key == "Bao cao don vi 1"]
    (tree,) = data.tree(ledger)["handed_in"]

    assert (
        "Về chế độ báo cáo của các xã: 2/3 đơn vị đã gửi báo cáo, trong đó 1 đơn vị gửi sau hạn "
        "19/06/2024; 1 đơn vị trong danh bạ chưa gửi (danh sách ở phụ lục)."
    ) in made.sections[1].paragraphs
    assert grid.title == "Báo cáo của các xã, hạn 19/06/2024"
    assert [(row[1], row[3], row[4]) for row in grid.rows] == [
        ("Xã Một", "12/BC-UBND", ""),
        ("Xã Hai", "", "gửi sau hạn"),
        ("Xã Ba", "", "chưa gửi"),
    ]
    assert (tree["id"], tree["last_day"], tree["came"], tree["late"]) == ("quy", "2024-06-19", 2, 1)
    assert tree["units"][2] == {"unit": "xa-ba", "date": None, "document": None, "late": False}
