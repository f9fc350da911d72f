"""Who is related to whom."""

from __future__ import annotations

import pytest

from exemplars.register import Exemplar, Register
from exemplars.telling.related import NEIGHBOURS, Related
from support_register import made, text

CASE = """
today: 2024-06-01
plan:
  sectors: [{id: y-te, name: Y tế}, {id: nong-nghiep, name: Nông nghiệp}]
  movements: [{id: dan-van, name: Dân vận khéo}]
exemplars:
  - {id: a00001, sector: y-te, movements: [dan-van], published: 2024-01-01}
  - {id: a00002, sector: y-te, unit: xa-hai, kind: household, published: 2024-01-02}
  - {id: a00003, sector: y-te, unit: xa-hai, kind: household, published: 2024-01-03}
  - {id: a00004, sector: nong-nghiep, kind: household, published: 2024-01-04}
  - {id: a00005, sector: nong-nghiep, unit: xa-hai, kind: collective, movements: [dan-van], published: 2024-01-05}
  - {id: a00006, sector: nong-nghiep, unit: xa-hai, kind: collective, published: 2024-01-06}
  - {id: a00007, sector: y-te, published: ""}
"""


def many(count: int) -> Register:
    """Return a portal of so many exemplars in one sector, one published a day."""
    exemplars = [
        {"id": f"a{n:05}", "sector": "y-te", "published": f"{2023 + n // 300}-{n % 12 + 1:02}-10"}
        for n in range(count)
    ]
    return made(text(CASE) | {"exemplars": exemplars})


def one(register: Register, id: str) -> Exemplar:
    """Return the exemplar with this id."""
    return next(each for each in register.exemplars if each.id == id)


@pytest.fixture(name="register")
def fixture_register() -> Register:
    """Return a portal of six exemplars and a draft, in a preview."""
    return made(text(CASE) | {"drafts": "yes"})


def test_most_in_common_goes_first(register: Register) -> None:
    """Sector weighs more than unit, unit more than movement; of equals the newest goes first."""
    found = Related(register).to(one(register, "a00001"), 5)

    assert [(each.exemplar.id, each.reasons) for each in found] == [
        ("a00003", ("cùng lĩnh vực",)),
        ("a00002", ("cùng lĩnh vực",)),
        ("a00004", ("cùng đơn vị",)),
        ("a00005", ("cùng phong trào",)),
    ]


def test_nothing_in_common_is_not_related(register: Register) -> None:
    """Who shares nothing is not suggested, however few the others are."""
    found = Related(register).to(one(register, "a00001"), 9)

    assert "a00006" not in [each.exemplar.id for each in found]


def test_nobody_is_related_to_itself_or_to_a_draft(register: Register) -> None:
    """Neither the exemplar itself nor a draft is ever suggested; a draft is given suggestions."""
    related = Related(register)
    suggested = {
        each.id: [r.exemplar.id for r in related.to(each, 9)] for each in register.exemplars
    }

    assert not [id for id, others in suggested.items() if id in others or "a00007" in others]
    assert suggested["a00007"]


def test_at_most_so_many(register: Register) -> None:
    """No more are suggested than were asked for."""
    assert len(Related(register).to(one(register, "a00003"), 2)) == 2


def test_a_districts_communes_are_not_neighbours(register: Register) -> None:
    """That two units are under the plan's own authority is no relation: all are."""
    reasons = {
        reason
        for each in register.exemplars
        for relation in Related(register).to(each, 9)
        for reason in relation.reasons
    }

    assert "cùng địa phương" not in reasons
    assert "cùng đối tượng" in reasons


def test_communes_of_one_district_are_neighbours_in_a_province() -> None:
    """In a province's portal two communes of one district are of one locality."""
    case = text(CASE)
    case["plan"]["authority"] = {"name": "UBND tỉnh", "level": "province"}
    register = made(case)
    found = Related(register).to(one(register, "a00001"), 9)

    assert found[0].reasons == ("cùng lĩnh vực", "cùng địa phương")


def test_a_new_profile_moves_its_neighbours_only() -> None:
    """In a long list one exemplar more changes the suggestions of those around it, not of all."""
    long = many(200)
    without = made(
        text(CASE)
        | {
            "exemplars": [
                {"id": each.id, "sector": "y-te", "published": str(each.published)}
                for each in long.exemplars[:50] + long.exemplars[51:]
            ]
        }
    )
    before, after = Related(without), Related(long)
    changed = [
        each.id
        for each in without.exemplars
        if [r.exemplar.id for r in before.to(each)] != [r.exemplar.id for r in after.to(each)]
    ]

    assert 0 < len(changed) <= 2 * NEIGHBOURS


def test_everyone_is_suggested_by_someone() -> None:
    """In a long list nobody is left out: it is neighbours that are suggested, not the newest."""
    register = many(200)
    related = Related(register)
    suggested = {r.exemplar.id for each in register.exemplars for r in related.to(each)}

    assert len(suggested) > 150
