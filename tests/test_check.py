"""`portal check`: what it tells, in which form, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import Edit, Portal
from exemplars.checking import check
from exemplars.reading import source
from support_portal import MAI, RAC, SLIPS, profile, run_portal


def test_clean_portal_ends_with_zero(miniature: Path, portal: Portal) -> None:
    """A portal without problems ends the check with 0 and says so."""
    told = portal(miniature, "check")

    assert (told.code, told.out, told.err) == (0, "Không có lỗi.\n", "")


def test_all_problems_are_told_in_one_run(slipped: Path, portal: Portal) -> None:
    """One run tells the problems of every file and ends with 1."""
    told = portal(slipped, "check")

    assert told.code == 1
    assert set(re.findall(r"\[(.+?)\]", told.out)) == SLIPS
    assert told.out.endswith("3 lỗi, 0 nhắc nhở.\n")
    assert told.err == ""


@pytest.mark.parametrize(("argv", "plans"), [((), 2), (("--plan", "mini"), 1)])
def test_every_plan_is_checked(
    argv: tuple[str, ...], plans: int, slipped: Path, portal: Portal
) -> None:
    """Without a plan and a path every plan is checked; --plan checks one."""
    shutil.copytree(slipped / "profiles/mini", slipped / "profiles/khac")
    found = json.loads(portal(slipped, "check", "--format", "json", *argv).out)

    assert plans == len({each["path"].split("/")[1] for each in found})


@pytest.mark.parametrize(("strict", "code"), [((), 0), (("--strict",), 1)])
def test_warnings_count_only_when_strict(
    strict: tuple[str, ...], code: int, miniature: Path, portal: Portal
) -> None:
    """A warning is always told, and changes the exit code only with --strict."""
    (miniature / "profiles/mini/ghi-chu.txt").touch()
    told = portal(miniature, "check", *strict)

    assert code == told.code
    assert "profiles/mini/ghi-chu.txt:1:1: nhắc nhở [tep-la]" in told.out
    assert "0 lỗi, 1 nhắc nhở." in told.out


def test_clean_portal_is_clean_when_strict(miniature: Path, portal: Portal) -> None:
    """Strictness alone makes no problem."""
    assert portal(miniature, "check", "--strict").code == 0


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--plan", "minni"], "có phải mini?"),
        (["--plan", "../mini"], "không có kế hoạch `../mini`"),
        (["--today", "hôm nay"], "`hôm nay` không phải ngày"),
        (["khong-co.md"], "không có tệp hay thư mục"),
        (["/"], "không nằm trong cổng"),
        (["--format", "xml"], "--format"),
        (["--khong-co"], "--khong-co"),
    ],
)
def test_what_cannot_run_ends_with_two(
    argv: list[str], said: str, miniature: Path, portal: Portal
) -> None:
    """A command that cannot run ends with 2, says why on stderr, and tells no problem."""
    told = portal(miniature, "check", *argv)

    assert (told.code, told.out) == (2, "")
    assert said in told.err


def test_portal_without_plans_cannot_be_checked(miniature: Path, portal: Portal) -> None:
    """A portal without a single plan is not called clean."""
    (miniature / "profiles/mini/plan.yml").unlink()
    told = portal(miniature, "check")

    assert told.code == 2
    assert "không có kế hoạch nào" in told.err


def test_folder_that_is_no_portal_cannot_be_checked(tmp_path: Path, portal: Portal) -> None:
    """Outside a portal the command says where it looked."""
    told = portal(tmp_path, "check")

    assert told.code == 2
    assert str(tmp_path) in told.err


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        (".", SLIPS),
        ("profiles", SLIPS),
        ("profiles/mini/plan.yml", SLIPS),
        ("profiles/mini/an-binh", {"linh-vuc-la", "truong-la"}),
        ("profiles/mini/an-binh/tran-thi-mai-c4h9wd", {"linh-vuc-la"}),
        ("profiles/mini/an-binh/tran-thi-mai-c4h9wd/chan-dung.png", {"linh-vuc-la"}),
        ("profiles/mini/binh-minh", set()),
        ("profiles/mini/an-binh/../an-binh", {"linh-vuc-la", "truong-la"}),
        ("profiles/mini/an-bin", None),
    ],
)
def test_a_path_limits_what_is_told(
    path: str, codes: set[str] | None, slipped: Path, portal: Portal
) -> None:
    """A path tells the problems of what lies there, of a picture's profile, of all under a plan."""
    told = portal(slipped, "check", slipped / path, "--format", "json")

    assert (2 if codes is None else 1 if codes else 0) == told.code
    if codes is not None:
        assert codes == {each["code"] for each in json.loads(told.out)}


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "mkdocs.yml",
        "profiles/mini/._ghi-chu",
        "profiles/mini/xa-moi",
        "profiles/mini/lien-ket/tran-thi-mai-c4h9wd/profile.md",
        "content/hinh",
        "content/hinh/so-do.svg",
    ],
)
def test_a_path_where_nothing_is_read_is_not_called_clean(
    path: str, miniature: Path, portal: Portal
) -> None:
    """Of a path where nothing is read the check says so, and where a profile lies; it ends with 2."""
    for name in ("content/hinh", "profiles/mini/xa-moi"):
        (miniature / name).mkdir(parents=True)
    for name in ("README.md", "content/hinh/so-do.svg", "profiles/mini/._ghi-chu"):
        (miniature / name).touch()
    (miniature / "profiles/mini/lien-ket").symlink_to("an-binh")
    told = portal(miniature, "check", miniature / path)

    assert (told.code, told.out) == (2, "")
    assert path in told.err
    assert "không có gì được kiểm tra ở đây" in told.err
    assert "profiles/KẾ_HOẠCH/ĐƠN_VỊ/tên-mã/profile.md" in told.err


@pytest.mark.parametrize(
    "path",
    [
        "content",
        "content/gioi-thieu.md",
        "profiles/mini/.baseline.yml",
        "profiles/mini/schedule.yml",
        "profiles/mini/units.yml",
        "profiles/mini/an-binh/unit.yml",
        "profiles/mini/_phat-thanh",
        "profiles/mini/_phat-thanh/mo-dau.md",
        "profiles/mini/binh-minh/le-van-tam-d8p3xn",
    ],
)
def test_what_is_read_and_is_no_profile_can_be_checked(
    path: str, miniature: Path, portal: Portal
) -> None:
    """A file of the plan, of the radio, or a page written by hand may be checked by itself."""
    kept = {
        "content/gioi-thieu.md": "# Giới thiệu\n",
        "profiles/mini/.baseline.yml": "plan: mini\n",
        "profiles/mini/schedule.yml": "plan: mini\n",
        "profiles/mini/_phat-thanh/mo-dau.md": "Chào bà con.\n",
    }
    for name, text in kept.items():
        (miniature / name).parent.mkdir(exist_ok=True)
        (miniature / name).write_text(text, "utf-8")

    assert portal(miniature, "check", miniature / path).code != 2


def test_a_path_in_another_plan_is_not_called_clean(miniature: Path, portal: Portal) -> None:
    """With --plan, a profile of another plan is not read, and so not called clean."""
    path = profile(miniature, MAI)
    shutil.copytree(miniature / "profiles/mini", miniature / "profiles/khac")
    told = portal(miniature, "check", "--plan", "khac", path)

    assert (told.code, told.out) == (2, "")


def test_several_paths_are_told_together(slipped: Path, portal: Portal) -> None:
    """Two paths tell the problems of both, in order."""
    paths = [profile(slipped, MAI), profile(slipped, RAC)]
    told = portal(slipped, "check", *paths, "--format", "json")

    assert [each["code"] for each in json.loads(told.out)] == ["truong-la", "linh-vuc-la"]


def test_paths_are_read_from_where_one_stands(
    slipped: Path, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside a folder of the portal, its path is relative to that folder."""
    monkeypatch.chdir(slipped / "profiles/mini/an-binh")

    assert portal(slipped, "check", "tran-thi-mai-c4h9wd").out.endswith("1 lỗi, 0 nhắc nhở.\n")
    assert portal(slipped, "check", "..").out.endswith("3 lỗi, 0 nhắc nhở.\n")


def test_shared_id_is_told_at_either_path(miniature: Path, portal: Portal, edit: Edit) -> None:
    """Whoever checks only one of two profiles that share an id is told of it, whichever is first."""
    other = profile(miniature, RAC)
    other.parent.rename(other.parent.with_name("to-thu-gom-rac-xom-dong-c4h9wd"))
    other = miniature / "profiles/mini/an-binh/to-thu-gom-rac-xom-dong-c4h9wd/profile.md"
    edit(other, "id: b7k2mt", "id: c4h9wd")
    mai = miniature / "profiles/mini/an-binh/tran-thi-mai-c4h9wd"
    told = [portal(miniature, "check", path, "--format", "json").out for path in (other, mai)]

    assert all("ma-trung" in each for each in told)


def test_mended_picture_is_no_longer_told(
    miniature: Path, portal: Portal, problems_of: Any
) -> None:
    """A picture mended between two checks of one process is looked at again, as `serve` does."""
    picture = profile(miniature, MAI).with_name("chan-dung.png")
    data = picture.read_bytes()
    picture.write_bytes(b"no picture")
    (broken,) = problems_of(miniature)
    picture.write_bytes(data)

    assert broken.code == "anh-hong"
    assert problems_of(miniature) == []


def test_today_decides_when_an_allowance_ends(miniature: Path, portal: Portal, edit: Edit) -> None:
    """--today is the day by which an allowance still holds or has run out."""
    path = profile(miniature, MAI)
    edit(path, "sector: nong-nghiep", "sector: khac")
    edit(
        path,
        "aliases:",
        "allow:\n  - rule: linh-vuc-la\n    reason: chờ đổi kế hoạch\n    until: 2025-01-31\naliases:",
    )

    assert portal(miniature, "check", "--today", "2025-01-31").code == 0
    assert portal(miniature, "check", "--today", "2025-02-01").out.count("[mien-tru-sai]") == 1


@pytest.mark.parametrize("damaged", ["", "profile", "plan.yml"])
def test_a_few_profiles_are_told_as_each_alone(damaged: str, slipped: Path, edit: Edit) -> None:
    """Rules that see a few profiles at once tell of each what they tell of it by itself, in that order."""
    edit(profile(slipped, RAC), "kind: collective\n", "kind: ho\nallow:\n  - rule: doi-tuong-la\n")
    if damaged:
        path = profile(slipped, MAI) if damaged == "profile" else slipped / "profiles/mini/plan.yml"
        path.write_text(f"a: [\n{path.read_text('utf-8')}", "utf-8")
    portfolio = source.load(slipped, "mini")

    told = check.of_few(portfolio.sources, portfolio, portfolio.newest_date)

    assert told == [
        check.of_source(each, portfolio, portfolio.newest_date) for each in portfolio.sources
    ]
    assert any(told)
    assert len(portfolio.sources) > 2


def test_reader_that_goes_away_is_no_error(slipped: Path) -> None:
    """A pipe that is closed early ends the check without a word."""
    done = run_portal(slipped, "check", "--format", "json", pipe_closed=True)

    assert done.stderr == b""


def test_installed_command_checks(slipped: Path) -> None:
    """The installed command tells the same as the function, in UTF-8, with nothing on stderr."""
    done = run_portal(slipped, "check", "--format", "json")

    assert (done.returncode, done.stderr) == (1, b"")
    assert {each["code"] for each in json.loads(done.stdout)} == SLIPS
