"""`portal new`: a draft with an id and the plan's criteria laid out, and nothing to complain of."""

from __future__ import annotations

import re
import secrets
from pathlib import Path

import pytest

from conftest import Edit, Portal
from exemplars.reading import source, walk
from exemplars.records.values import Identifier
from support_new import files, flags, made, without_profiles
from support_portal import MAI, REPO, problems_of, profile

PLANS = walk.plans_in(REPO)
KINDS = [(plan, kind.id) for plan in PLANS for kind in source.load(REPO, plan).plan.kinds]


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return a portal of the five real plans without their exemplars."""
    return without_profiles(tmp_path)


@pytest.mark.parametrize(("plan", "kind"), KINDS)
def test_new_profile_is_a_clean_draft(plan: str, kind: str, empty: Path, portal: Portal) -> None:
    """For every kind of every plan the new profile is a draft that passes every rule."""
    portfolio = source.load(empty, plan)
    unit = portfolio.units_file.record.units[0].id
    sectors = portfolio.plan.sectors
    told = portal(
        empty,
        "new",
        *("--plan", plan, "--kind", kind, "--name", "Nguyễn Thị Hoa", "--unit", unit),
        *(("--sector", sectors[-1].id) if sectors else ()),
    )
    profile = made(empty, told.out).profile

    assert (told.code, told.err) == (0, "")
    assert problems_of(empty, plan) == []
    assert (kind, unit, "Nguyễn Thị Hoa") == (profile.kind, profile.unit, profile.name)
    assert profile.sector == (sectors[-1].id if sectors else "")
    assert profile.published is None


@pytest.mark.parametrize(("plan", "kind"), KINDS)
def test_new_profile_lays_out_the_criteria(
    plan: str, kind: str, empty: Path, portal: Portal
) -> None:
    """The criteria for the kind stand in the plan's order, each without evidence."""
    portfolio = source.load(empty, plan)
    unit = portfolio.units_file.record.units[0].id
    sector = [f"--sector={each.id}" for each in portfolio.plan.sectors[:1]]
    argv = [f"--plan={plan}", f"--kind={kind}", "--name=Hoa", f"--unit={unit}", *sector]
    profile = made(empty, portal(empty, "new", *argv).out).profile
    judged = portfolio.plan.criteria_for(kind)
    expected = [atom.id for atom in judged.atoms] if judged else []

    assert expected == [met.criterion for met in profile.criteria]
    assert not any(met.evidence for met in profile.criteria)


def test_units_own_criteria_follow(miniature: Path, portal: Portal) -> None:
    """A unit's own criterion stands after the plan's, for the kinds it is meant for."""
    told = [
        portal(miniature, "new", *flags(kind=kind)).out for kind in ("collective", "individual")
    ]
    found = [[met.criterion for met in made(miniature, each).profile.criteria] for each in told]

    assert found == [["law", "unity", "green-village"], ["law", "mutual-aid"]]


def test_what_is_still_to_be_filled_is_true_of_a_draft(miniature: Path, portal: Portal) -> None:
    """Nothing is told as though a day of publication had been set: consent is, by itself."""
    told = portal(miniature, "new", *flags())

    assert "  - chưa có sự đồng ý của chính người đó hoặc người giám hộ\n" in told.out
    assert "đã đặt ngày đăng" not in told.out


def test_folder_carries_name_and_id(miniature: Path, portal: Portal) -> None:
    """The folder is the name without accents and a fresh id, under the unit."""
    found = made(miniature, portal(miniature, "new", *flags()).out)

    assert f"pham-thi-ngan-{found.profile.id}" == found.slug
    assert found.folder.parent.name == "an-binh"
    assert Identifier().read(found.profile.id, lambda *_: None) == found.profile.id


def test_what_remains_is_told(miniature: Path, portal: Portal) -> None:
    """The command names what has to be filled in before publication, in the plan's words."""
    out = portal(miniature, "new", *flags()).out

    assert "chưa có tóm tắt (`summary`)\n" in out
    assert "thiếu minh chứng cho tiêu chuẩn `mutual-aid`" in out
    assert "chưa được duyệt ở bước `council`" in out


def test_names_do_for_ids(miniature: Path, portal: Portal) -> None:
    """Kind, unit and sector may be given by their names, with or without accents and capitals."""
    argv = flags(kind="Hộ gia đình", unit="xa binh minh", sector="NÔNG NGHIỆP")
    told = portal(miniature, "new", *argv)
    found = made(miniature, told.out).profile

    assert (found.kind, found.unit, found.sector) == ("household", "binh-minh", "nong-nghiep")


def test_name_of_two_units_is_asked_back(empty: Path, portal: Portal) -> None:
    """A name that several units share on one day is not decided by chance: their ids are named."""
    shared = [each.id for each in source.load(empty, "nghe-an").units if each.name == "Xã Đồng Văn"]
    argv = flags(plan="nghe-an", unit="Xã Đồng Văn")
    told = portal(empty, "new", *argv)

    assert len(shared) > 1
    assert told.code == 2
    assert all(id in told.err for id in shared)


@pytest.mark.parametrize(
    ("today", "unit"), [("2025-06-30", "ngoc-thien"), ("2025-07-01", "ngoc-thien-2025")]
)
def test_name_is_that_of_the_day(today: str, unit: str, empty: Path, portal: Portal) -> None:
    """Of an old and a new unit of one name, the one that stands on the day is meant."""
    told = portal(empty, "new", *flags(plan="tan-yen", unit="Xã Ngọc Thiện"), "--today", today)

    assert unit == made(empty, told.out).profile.unit


def test_unit_of_another_time_is_taken_by_its_id(miniature: Path, portal: Portal) -> None:
    """A unit that has ended is not offered by its name, but is taken by its id."""
    by_name = portal(miniature, "new", *flags(unit="Xã Bình Minh"), "--today=2025-01-01")
    by_id = portal(miniature, "new", *flags(unit="binh-minh"), "--today=2025-01-01")

    assert (by_name.code, by_id.code) == (2, 0)
    assert "Xã Bình Minh chỉ có đến hết 2024-12-31" in by_id.out


@pytest.mark.parametrize("flag", ["kind", "name", "unit", "sector"])
def test_missing_flag_is_named(flag: str, miniature: Path, portal: Portal) -> None:
    """Without a terminal a missing flag is named, with what it may be, and nothing is written."""
    before = files(miniature)
    told = portal(miniature, "new", *flags(**{flag: ""}))

    assert (told.code, told.out) == (2, "")
    assert f"--{flag}" in told.err
    assert before == files(miniature)


def test_all_missing_flags_are_named_at_once(miniature: Path, portal: Portal) -> None:
    """Without a terminal one run names every flag that is missing."""
    told = portal(miniature, "new", "--plan=mini")

    assert told.code == 2
    assert set(re.findall(r"--\w+", told.err)) == {"--kind", "--name", "--unit", "--sector"}


def test_plan_is_asked_for_among_several(empty: Path, portal: Portal) -> None:
    """Where there are several plans the missing one is named with its choices."""
    told = portal(empty, "new", *flags(plan=""))

    assert told.code == 2
    assert "--plan" in told.err
    assert "tan-yen" in told.err


def test_the_only_plan_need_not_be_named(miniature: Path, portal: Portal) -> None:
    """Where there is one plan it is taken."""
    assert portal(miniature, "new", *flags(plan="")).code == 0


@pytest.mark.parametrize(
    ("flag", "value", "said"),
    [
        ("kind", "individuel", "có phải individual?"),
        ("unit", "an-bin", "có phải an-binh?"),
        ("sector", "nong-nghiepp", "có phải nong-nghiep?"),
        ("plan", "mimi", "có phải mini?"),
        ("name", "🌾🌾", "tên gương phải có chữ"),
        ("name", "   ", "tên"),
        ("name", "Hoa " * 41, "160"),
        ("name", "Hoa\nid: x", "một dòng"),
    ],
)
def test_wrong_flag_is_refused(
    flag: str, value: str, said: str, miniature: Path, portal: Portal
) -> None:
    """A flag that cannot be meant is answered with what was, and nothing is written."""
    before = files(miniature)
    told = portal(miniature, "new", *flags(**{flag: value}))

    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert before == files(miniature)


@pytest.fixture
def dealt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deal ids from a fixed pack: first the one that Mai has, then another."""
    letters = iter(MAI + "m2n3p4")
    monkeypatch.setattr(secrets, "choice", lambda _: next(letters))


@pytest.mark.usefixtures("dealt")
def test_id_is_never_used_again(miniature: Path, portal: Portal) -> None:
    """An id that chance deals a second time is dealt again."""
    found = made(miniature, portal(miniature, "new", *flags()).out)

    assert found.profile.id == "m2n3p4"


@pytest.mark.usefixtures("dealt")
def test_id_of_a_broken_profile_is_never_used_again(miniature: Path, portal: Portal) -> None:
    """An id that stands only in the name of a folder is taken all the same."""
    profile(miniature, MAI).write_text("không đọc được", "utf-8")
    found = made(miniature, portal(miniature, "new", *flags()).out)

    assert found.profile.id == "m2n3p4"


def test_nothing_is_overwritten(miniature: Path, portal: Portal) -> None:
    """The same profile asked for twice is made twice, and no other file changes."""
    before = {path: path.read_bytes() for path in files(miniature) if path.is_file()}
    made_twice = {made(miniature, portal(miniature, "new", *flags()).out).path for _ in range(2)}
    after = {path: path.read_bytes() for path in files(miniature) if path.is_file()}

    assert len(made_twice) == 2
    assert before == {path: data for path, data in after.items() if path not in made_twice}


def test_profile_goes_into_the_folder_that_was_named(
    miniature: Path, portal: Portal, edit: Edit
) -> None:
    """The plan that was asked for is a folder; a wrong id inside its plan.yml leads nowhere else."""
    edit(miniature / "profiles/mini/plan.yml", "id: mini\n", "id: khac\n")
    found = made(miniature, portal(miniature, "new", *flags()).out)

    assert found.folder.parent.parent.name == "mini"


def test_terminal_is_asked_for_what_is_missing(
    miniature: Path, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal what is missing is asked for, by id or by name."""
    answers = iter(["cá nhân", "Lò Thị Sen", "an-binh", "Nông nghiệp"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    found = made(miniature, portal(miniature, "new", "--plan=mini").out).profile

    assert (found.name, found.kind, found.sector) == ("Lò Thị Sen", "individual", "nong-nghiep")
