"""The five plans as data: what each says, and where it is silent."""

from __future__ import annotations

import datetime as dt

import pytest

from exemplars.reading import walk
from exemplars.records.items import Item
from exemplars.records.plan import find
from exemplars.records.units import Unit
from exemplars.rules.setup import records
from support_plans import PLANS, ids, of
from support_portal import REPO, problems_of

COMMUNES = ("commune", "ward", "township")


def quotas(plan: str) -> dict[str, tuple[int | None, str]]:
    """Return how many exemplars whom in what time, by quota."""
    return {each.id: (each.min, each.per) for each in of(plan).plan.quotas}


def communes(plan: str, day: str) -> list[Unit]:
    """Return the communes, wards and townships that stand on a day."""
    when = dt.date.fromisoformat(day)
    return [unit for unit in of(plan).units if unit.kind in COMMUNES and unit.exists_on(when)]


def test_five_plans_are_there() -> None:
    """Five plans are kept as data, and no folder beside them."""
    assert list(PLANS) == walk.plans_in(REPO)
    assert set(PLANS) == {path.name for path in (REPO / "profiles").iterdir()}


@pytest.mark.parametrize("plan", PLANS)
def test_plan_is_clean(plan: str) -> None:
    """Every plan, its units and its exemplars pass every rule, with no warning."""
    assert list(problems_of(REPO, plan)) == []


@pytest.mark.parametrize("plan", PLANS)
def test_every_item_says_where_it_stands(plan: str) -> None:
    """Everything a plan says carries its section; everything we add says that it is our reading."""
    bare = [
        each.path
        for each in records(of(plan).plan)
        if isinstance(each, Item) and not each.section and not each.reading
    ]

    assert not bare


@pytest.mark.parametrize("plan", PLANS)
def test_silence_is_said(plan: str) -> None:
    """Every plan is silent somewhere, and says where."""
    assert of(plan).plan.silent
    assert all(each.endswith(".") for each in of(plan).plan.silent)


@pytest.mark.parametrize(
    ("kind", "listed", "count"),
    [
        ("collective", "collective", 10),
        ("individual", "individual-household", 9),
        ("household", "individual-household", 9),
    ],
)
def test_tan_yen_criteria(kind: str, listed: str, count: int) -> None:
    """Tân Yên judges collectives by ten criteria, individuals and households by the same nine."""
    found = of("tan-yen").plan.criteria_for(kind)

    assert found is not None
    assert (listed, count) == (found.id, len(found.atoms))


def test_tan_yen_sectors() -> None:
    """Tân Yên names fourteen sectors, numbered as in part IV, and leaves no fifteenth open."""
    plan = of("tan-yen").plan

    assert [f"IV.{number}" for number in range(1, 15)] == [each.sections for each in plan.sectors]
    assert not plan.sectors_are_open
    assert plan.sector("khac") is None


def test_tan_yen_quotas() -> None:
    """Tân Yên wants ten a year of the district, one of an agency, four of a commune."""
    expected = {
        "district-year": (10, "year"),
        "agency-year": (1, "year"),
        "commune-year": (4, "year"),
    }

    assert expected == quotas("tan-yen")


def test_tan_yen_stages() -> None:
    """Tân Yên has four stages in one order, and publishes at the last."""
    plan = of("tan-yen").plan

    assert ids(plan.stages) == ["detect", "nurture", "review", "replicate"]
    assert plan.stages_ordered
    assert plan.publishable_stages == ("replicate",)


def test_tan_yen_council_chooses() -> None:
    """Tân Yên publishes what the council has chosen, by VI.1.1."""
    plan = of("tan-yen").plan
    council = find(plan.selection, "council")

    assert plan.required_approvals == ("introduce", "compile", "council")
    assert council is not None
    assert council.sections == "VI.1.1"


@pytest.mark.parametrize(("day", "count"), [("2024-06-01", 22), ("2025-03-01", 19)])
def test_tan_yen_communes(day: str, count: int) -> None:
    """Tân Yên had 22 communes and townships in 2024, and 19 from January 2025."""
    assert count == len(communes("tan-yen", day))


def test_tan_yen_became_five_communes() -> None:
    """Five communes follow the district of Tân Yên, which ended in June 2025."""
    units = of("tan-yen").units
    district = units.get("huyen-tan-yen")

    assert district is not None
    assert ids(units.today(district, dt.date(2025, 8, 1))) == [
        "tan-yen-2025",
        "ngoc-thien-2025",
        "nha-nam-2025",
        "phuc-hoa-2025",
        "quang-trung-2025",
    ]


def test_que_nham_became_part_of_da_mai() -> None:
    """Quế Nham alone went to another district's ward: phường Đa Mai."""
    units = of("tan-yen").units
    que_nham = units.get("que-nham")

    assert que_nham is not None
    assert [each.name for each in units.today(que_nham, dt.date(2025, 8, 1))] == ["Phường Đa Mai"]
    assert [each.name for each in units.today(que_nham, dt.date(2025, 6, 30))] == ["Xã Quế Nham"]


@pytest.mark.parametrize("plan", PLANS)
def test_succession_ends_somewhere(plan: str) -> None:
    """Every commune that has ended is followed, through however many reforms, to units that stand."""
    units, day = of(plan).units, dt.date(2025, 12, 31)
    ended = [
        each
        for each in units
        if each.kind in COMMUNES and each.successors and not each.exists_on(day)
    ]

    assert not [each.id for each in ended if not units.today(each, day)]


def test_lao_cai_is_silent() -> None:
    """Lào Cai names no criteria, no sectors, no quotas, no columns and no selection."""
    plan = of("lao-cai").plan

    assert not [*plan.criteria, *plan.sectors, *plan.quotas, *plan.columns, *plan.selection]
    assert all(plan.criteria_for(kind.id) is None for kind in plan.kinds)


def test_lao_cai_prints_several_orders() -> None:
    """Lào Cai prints its stages in several orders: they are stages, but no order is checked."""
    plan = of("lao-cai").plan

    assert plan.stages
    assert not plan.stages_ordered
    assert plan.publishable_stages == ("propagate-replicate",)


def test_lao_cai_is_a_directive() -> None:
    """Lào Cai alone speaks by directive, to collectives and individuals."""
    kinds = {plan: of(plan).plan.document.kind for plan in PLANS}  # type: ignore[union-attr]

    assert [plan for plan, kind in kinds.items() if kind == "directive"] == ["lao-cai"]
    assert ids(of("lao-cai").plan.kinds) == ["collective", "individual"]


def test_soc_trang_has_activities_and_no_stages() -> None:
    """Sóc Trăng orders three activities, which are no stages of one process."""
    plan = of("soc-trang").plan

    assert ids(plan.activities) == ["propagate", "detect-build", "honour-replicate"]
    assert not plan.stages
    assert not plan.publishable_stages


def test_soc_trang_sectors_are_open() -> None:
    """Sóc Trăng's list of sectors ends in dots: khac stands last, as our reading."""
    plan = of("soc-trang").plan

    assert plan.sectors_are_open
    assert plan.sectors[-1].id == "khac"
    assert plan.sectors[-1].reading


def test_soc_trang_quotas() -> None:
    """Sóc Trăng wants one a month of a district and one a quarter of an agency, on one portal."""
    expected = {"district-month": (1, "month"), "agency-quarter": (1, "quarter")}

    assert expected == quotas("soc-trang")
    assert {each.channel for each in of("soc-trang").plan.quotas} == {"son-portal"}


def test_nghe_an_quotas() -> None:
    """Nghệ An wants 15 a year of the province, one of an agency, five of a district, two of a commune."""
    expected = {
        "province-year": (15, "year"),
        "agency-year": (1, "year"),
        "district-year": (5, "year"),
        "commune-year": (2, "year"),
    }

    assert expected == quotas("nghe-an")


def test_nghe_an_communes() -> None:
    """Nghệ An has 460 communes, wards and townships in its register, all standing in June 2024."""
    assert len(communes("nghe-an", "2024-06-01")) == 460


def test_nghe_an_judges_all_alike() -> None:
    """Nghệ An judges collectives, individuals and households by one list of seven."""
    plan = of("nghe-an").plan
    lists = {plan.criteria_for(kind) for kind in ("collective", "individual", "household")}

    assert [(each.id, len(each.atoms)) for each in lists if each] == [("common", 7)]


def test_vinh_thuan_needs_no_criteria() -> None:
    """Vĩnh Thuận names no criteria, no stages and no quotas."""
    plan = of("vinh-thuan").plan

    assert not [*plan.criteria, *plan.stages, *plan.quotas]


def test_vinh_thuan_column() -> None:
    """Vĩnh Thuận's radio column runs at least twice a month, at most ten minutes."""
    column = find(of("vinh-thuan").plan.columns, "thi-dua-la-yeu-nuoc")

    assert column is not None
    assert (column.medium, column.min_per_month, column.max_minutes) == ("radio", 2, 10)


def test_vinh_thuan_tells_good_deeds_and_models() -> None:
    """Vĩnh Thuận tells models and good deeds beside collectives and individuals, for one year."""
    plan = of("vinh-thuan").plan

    assert ids(plan.kinds) == ["collective", "individual", "model", "good-deed"]
    assert plan.period is not None
    assert (plan.period.since, plan.period.until) == (2024, 2024)


@pytest.mark.parametrize("plan", PLANS)
def test_every_plan_keeps_the_day_of_emulation(plan: str) -> None:
    """Every plan keeps 11 June, for all sectors."""
    days = of(plan).plan.commemorations

    assert days is not None
    assert [each.id for each in days.days if each.day == (6, 11) and each.all] == [
        "truyen-thong-thi-dua"
    ]
