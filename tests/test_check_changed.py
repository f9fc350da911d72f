"""`portal check --changed-since`: only what a branch has touched."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Edit, Portal
from support_git import commit, git
from support_portal import MAI, RAC, REPO, SLIPS, lay_out, profile

PLAN = "profiles/mini/plan.yml"
Changed = Callable[..., set[str]]


@pytest.fixture
def committed(slipped: Path) -> Path:
    """Return a miniature with three slips, all of them committed."""
    commit(slipped)
    return slipped


@pytest.fixture
def changed(portal: Portal) -> Changed:
    """Return `changed(root, …)`: the codes told of what differs from HEAD."""

    def codes(root: Path, *argv: str | Path) -> set[str]:
        told = portal(root, "check", "--changed-since", "HEAD", "--format", "json", *argv)

        assert told.code < 2, told.err

        return {each["code"] for each in json.loads(told.out)}

    return codes


def test_nothing_changed_is_clean(committed: Path, portal: Portal) -> None:
    """Where nothing has changed nothing is told, whatever is wrong elsewhere."""
    told = portal(committed, "check", "--changed-since", "HEAD")

    assert (told.code, told.out) == (0, "Không có lỗi.\n")


def test_a_touched_profile_is_told(committed: Path, changed: Changed, edit: Edit) -> None:
    """A changed profile is told with all its problems, and no other is."""
    edit(profile(committed, MAI), "deed_date: 2023", "deed_date: 2022")

    assert changed(committed) == {"linh-vuc-la"}


def test_a_new_profile_is_told(committed: Path, changed: Changed) -> None:
    """A profile that git does not know yet is told as well."""
    folder = committed / "profiles/mini/binh-minh/ngo-thi-moi-h3k9mz"
    folder.mkdir()
    (folder / "profile.md").write_text("---\nid: h3k9mz\nname: Mới\n---\n", "utf-8")

    assert changed(committed) == {"thieu-truong"}


def test_an_ignored_file_is_not_told(committed: Path, changed: Changed) -> None:
    """What git is told to ignore does not count as changed."""
    (committed / ".git/info/exclude").write_text("ghi-chu.txt\n", "utf-8")
    (committed / "profiles/mini/ghi-chu.txt").touch()

    assert changed(committed) == set()


@pytest.mark.parametrize(
    ("act", "name", "code"),
    [(Path.touch, "anh-moi.png", "tep-thua"), (Path.unlink, "chan-dung.png", "anh-hong")],
)
def test_a_touched_picture_concerns_its_profile(
    act: Callable[[Path], None], name: str, code: str, committed: Path, changed: Changed
) -> None:
    """A picture that is new or gone concerns the profile it lies beside."""
    act(profile(committed, MAI).with_name(name))

    assert changed(committed) == {"linh-vuc-la", code}


def test_a_changed_plan_concerns_all(committed: Path, changed: Changed, edit: Edit) -> None:
    """A changed plan concerns every profile under it."""
    edit(committed / PLAN, "number: 12/KH-UBND", "number: 13/KH-UBND")

    assert changed(committed) == SLIPS


def test_a_changed_register_concerns_all(committed: Path, changed: Changed, edit: Edit) -> None:
    """A changed register of units concerns every profile under it, and the plan."""
    edit(committed / "profiles/mini/units.yml", "code: 00127", "code: 00128")

    assert changed(committed) == SLIPS


def test_changed_criteria_of_a_unit_concern_its_profiles(
    committed: Path, changed: Changed, edit: Edit
) -> None:
    """A unit's changed criteria concern the unit's profiles and no others."""
    unit = committed / "profiles/mini/an-binh/unit.yml"
    edit(unit, "kinds: [collective]", "kinds: [collective, individual]")

    assert changed(committed) == {"linh-vuc-la", "truong-la", "tieu-chuan-thieu"}


def test_a_changed_plan_leaves_other_plans_alone(committed: Path, changed: Changed) -> None:
    """A changed plan concerns no profile of another plan."""
    other = committed / "profiles/khac"
    other.mkdir()
    (other / "plan.yml").write_text("id: khac\n", "utf-8")

    assert changed(committed) == {"thieu-truong", "tep-hong"}


def test_a_path_narrows_what_has_changed(committed: Path, changed: Changed, edit: Edit) -> None:
    """With a path, only what has changed there is told."""
    for id in (MAI, RAC):
        edit(profile(committed, id), "summary: ", "summary:  ")

    assert changed(committed, profile(committed, RAC)) == {"truong-la"}


def test_a_changed_plan_concerns_the_path_asked_for(
    committed: Path, changed: Changed, edit: Edit
) -> None:
    """With a path, a changed plan concerns the profiles there."""
    edit(committed / PLAN, "number: 12/KH-UBND", "number: 13/KH-UBND")

    assert changed(committed, profile(committed, RAC).parent) == {"truong-la"}


def test_a_shared_id_is_told_of_the_newcomer(committed: Path, changed: Changed, edit: Edit) -> None:
    """A new profile that takes an id is told of it, also where the old one comes later."""
    old = profile(committed, MAI)
    new = old.parent.with_name("bui-thi-moi-c4h9wd") / "profile.md"
    new.parent.mkdir()
    new.write_bytes(old.read_bytes())

    assert "ma-trung" in changed(committed)


def test_odd_names_are_read(committed: Path, changed: Changed) -> None:
    """A name with accents, quotes and blanks is no trouble to git's list."""
    (committed / 'profiles/mini/Hồ "sơ" mới\n.txt').touch()

    assert changed(committed) == {"tep-la"}


def test_a_portal_inside_a_larger_repository(tmp_path: Path, changed: Changed, edit: Edit) -> None:
    """A portal may lie below the root of its repository."""
    root = lay_out(tmp_path / "kho/portal")
    commit(tmp_path / "kho")
    edit(profile(root, MAI), "sector: nong-nghiep", "sector: khac")

    assert changed(root) == {"linh-vuc-la"}


@pytest.mark.parametrize("revision", ["khong-co", "--output=x", "-p", "--no-index", "HEAD~7"])
def test_unknown_revision_cannot_run(revision: str, committed: Path, portal: Portal) -> None:
    """A revision git does not know, or an option in its place, ends the command with 2."""
    before = sorted(committed.rglob("*"))
    told = portal(committed, "check", f"--changed-since={revision}")

    assert (told.code, told.out) == (2, "")
    assert revision in told.err
    assert before == sorted(committed.rglob("*"))


def test_without_a_repository_it_cannot_run(
    slipped: Path, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outside a repository the command ends with 2 and names git."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(slipped.parent))
    told = portal(slipped, "check", "--changed-since", "HEAD")

    assert told.code == 2
    assert "git" in told.err


def test_without_git_it_cannot_run(
    committed: Path, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where git is not installed the command says that it needs it."""
    monkeypatch.setenv("PATH", "")
    told = portal(committed, "check", "--changed-since", "HEAD")

    assert (told.code, told.out) == (2, "")
    assert "cần có git" in told.err


def test_a_changed_page_is_told(committed: Path, changed: Changed) -> None:
    """A page written by hand is judged like a story when it is what has changed."""
    page = committed / "content/trang.md"
    page.parent.mkdir()
    page.write_text("Xem [đây](https://casino.example/).\n", "utf-8")

    assert changed(committed) == {"trang-lien-ket"}


def test_a_page_is_told_once(committed: Path, portal: Portal) -> None:
    """What is wrong with a page under every plan is told once, not once a plan."""
    shutil.copytree(REPO / "profiles/vinh-thuan", committed / "profiles/vinh-thuan")
    page = committed / "content/trang.md"
    page.parent.mkdir()
    page.write_text("Một <b>chữ</b>.\n", "utf-8")
    told = json.loads(portal(committed, "check", "--format", "json").out)

    assert [each["column"] for each in told if each["code"] == "trang-html"] == [5, 11]


def test_a_withdrawal_is_told_where_the_name_is_left(
    committed: Path, changed: Changed, edit: Edit
) -> None:
    """Whoever takes a profile down hears of another, untouched, that still names the person."""
    other = profile(committed, RAC)
    other.write_text(other.read_text("utf-8") + "\nCùng làm có bà Trần Thị Mai.\n", "utf-8")
    git(committed, "commit", "--quiet", "--all", "--message", "Thêm")

    assert changed(committed) == set()

    edit(
        profile(committed, MAI),
        "aliases:",
        "withdrawn: {date: 2024-10-01, kind: withdrawn}\naliases:",
    )

    assert "nguoi-da-rut-con-neu" in changed(committed)
