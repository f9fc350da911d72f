"""The tree of units: who is where today, what is to come, and where an abolished one went."""

from __future__ import annotations

import datetime as dt

import pytest

from exemplars.pages import unit_tree
from exemplars.pages.unit_tree import Branch
from support_plans import PLANS, of

BEFORE, AFTER = dt.date(2025, 6, 30), dt.date(2025, 7, 1)


def made(plan: str, today: dt.date) -> tuple[Branch, ...]:
    """Return the tree of a real plan's units on a day, without exemplars."""
    units = of(plan).units
    return unit_tree.tree(units, dict.fromkeys(units.by_id, 0), today)


def every(branches: tuple[Branch, ...]) -> list[Branch]:
    """Return all branches, the top first."""
    return [
        found
        for branch in branches
        for found in (branch, *every(tuple(b for _, below in branch.groups for b in below)))
    ]


@pytest.mark.parametrize("today", [BEFORE, AFTER])
@pytest.mark.parametrize("plan", PLANS)
def test_every_unit_stands_in_the_tree_once(plan: str, today: dt.date):
    """Whatever the day, each unit of the register is in the tree, and only once."""
    ids = [branch.unit.id for branch in every(made(plan, today))]

    assert sorted(of(plan).units.by_id) == sorted(ids)


def test_an_abolished_unit_says_what_it_is_today():
    """On the day after the reform xã Quế Nham is phường Đa Mai, and xã Cao Xá is xã Tân Yên."""
    after = {branch.unit.id: branch for branch in every(made("tan-yen", AFTER))}
    before = {branch.unit.id: branch for branch in every(made("tan-yen", BEFORE))}

    assert [unit.name for unit in after["que-nham"].now] == ["Phường Đa Mai"]
    assert [unit.name for unit in after["cao-xa"].now] == ["Xã Tân Yên"]
    assert before["cao-xa"].now == ()


def test_what_is_to_come_is_marked_until_its_day():
    """A commune of 1 July 2025 is to come on 30 June and is there a day later."""
    assert {b.unit.id: b for b in every(made("tan-yen", BEFORE))}["tan-yen-2025"].coming
    assert not {b.unit.id: b for b in every(made("tan-yen", AFTER))}["tan-yen-2025"].coming


def test_groups_are_named_by_what_is_in_them():
    """The communes and townships of the district stand under those two words, offices apart."""
    [district] = [b for b in every(made("tan-yen", BEFORE)) if b.unit.id == "huyen-tan-yen"]

    assert [name for name, _ in district.groups] == [
        "Xã, thị trấn",
        "Cơ quan, tổ chức",
        "Không còn",
    ]


def test_a_long_register_is_folded():
    """The branches of a small register stand open; those of five hundred communes are folded."""
    assert all(branch.is_open for branch in made("tan-yen", BEFORE))
    assert not any(branch.is_open for branch in made("nghe-an", BEFORE))
