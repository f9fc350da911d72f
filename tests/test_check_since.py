"""`portal check --changed-since`: what a change has done to ids and addresses that were published."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Edit, Portal
from support_git import commit, git
from support_portal import MAI, RAC, REPO, lay_out, profile

Told = Callable[..., dict[str, str]]
PLAN, UNITS = "profiles/mini/plan.yml", "profiles/mini/units.yml"


@pytest.fixture
def repository(miniature: Path) -> Path:
    """Return a miniature, all of it committed on `main`."""
    commit(miniature)
    git(miniature, "branch", "--move", "main")
    return miniature


@pytest.fixture
def since(portal: Portal) -> Told:
    """Return `since(root, revision, …)`: the path each code is told at."""

    def codes(root: Path, revision: str, *argv: str | Path) -> dict[str, str]:
        told = portal(root, "check", "--changed-since", revision, "--format", "json", *argv)

        assert told.code < 2, told.err

        return {each["code"]: each["path"] for each in json.loads(told.out)}

    return codes


def save(root: Path) -> None:
    """Commit all there is."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Sửa hồ sơ")


def test_a_renamed_folder_is_told_where_it_is_now(repository: Path, since: Told) -> None:
    """A folder that git itself takes for renamed is told of at its new place."""
    folder = profile(repository, MAI).parent
    git(repository, "mv", str(folder), str(folder.with_name("tran-thi-mai-hoa-c4h9wd")))
    save(repository)

    assert since(repository, "HEAD~1") == {
        "dia-chi-doi": "profiles/mini/an-binh/tran-thi-mai-hoa-c4h9wd/profile.md"
    }


def test_a_deleted_profile_is_told_where_it_was(repository: Path, since: Told) -> None:
    """A deleted folder is told of at its old place, before and after the deletion is committed."""
    folder = profile(repository, MAI).parent
    shutil.rmtree(folder)
    expected = {"ho-so-mat": f"profiles/mini/an-binh/{folder.name}/profile.md"}
    before = since(repository, "HEAD")
    save(repository)

    assert expected == before == since(repository, "HEAD~1")


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
def test_every_format_tells_of_it(form: str, repository: Path, portal: Portal) -> None:
    """A deletion is an error with its place in every format."""
    shutil.rmtree(profile(repository, MAI).parent)
    told = portal(repository, "check", "--changed-since", "HEAD", "--format", form)

    assert told.code == 1
    assert "profiles/mini/an-binh/tran-thi-mai-c4h9wd/profile.md" in told.out
    assert "ho-so-mat" in told.out


def test_what_the_revision_gained_is_not_the_change(
    repository: Path, since: Told, edit: Edit
) -> None:
    """A branch that lacks what `main` has published since has deleted nothing."""
    git(repository, "checkout", "--quiet", "-b", "nhanh")
    git(repository, "checkout", "--quiet", "main")
    new = profile(repository, MAI).parent.with_name("le-van-dat-h3k9mz") / "profile.md"
    shutil.copytree(profile(repository, MAI).parent, new.parent)
    edit(new, f"id: {MAI}", "id: h3k9mz")
    save(repository)
    git(repository, "checkout", "--quiet", "nhanh")

    assert since(repository, "main") == {}


def test_without_a_common_ancestor_the_revision_itself_counts(
    repository: Path, since: Told
) -> None:
    """Where two histories have nothing in common they are compared as they are."""
    git(repository, "checkout", "--quiet", "--orphan", "moi")
    shutil.rmtree(profile(repository, MAI).parent)
    save(repository)

    assert set(since(repository, "main")) == {"ho-so-mat"}


def test_a_portal_inside_a_larger_repository(tmp_path: Path, since: Told) -> None:
    """A portal below the root of its repository is compared with itself, not with the root."""
    root = lay_out(tmp_path / "kho/portal")
    commit(tmp_path / "kho")
    shutil.rmtree(profile(root, MAI).parent)

    assert set(since(root, "HEAD")) == {"ho-so-mat"}


def test_a_profile_longer_than_today_may_be_was_published_too(
    repository: Path, since: Told
) -> None:
    """What was published before texts had to be shorter is missed like any other."""
    mai = profile(repository, MAI)
    short = mai.read_text("utf-8")
    mai.write_text(short + "\nBà con quý mến." * 9_000, "utf-8")
    save(repository)
    mai.write_text(short.replace("published:", "# published:"), "utf-8")

    assert mai.read_bytes() != short.encode()
    assert "ho-so-mat" in since(repository, "HEAD")


def test_another_plan_is_another_portal(repository: Path, since: Told) -> None:
    """A profile that moves to another plan has left its own."""
    other = repository / "profiles/khac"
    shutil.copytree(
        repository / "profiles/mini", other, ignore=shutil.ignore_patterns("profile.md")
    )
    save(repository)
    here = profile(repository, MAI)
    here.rename(other / "an-binh" / here.parent.name / "profile.md")
    told = since(repository, "HEAD")

    assert told["ho-so-mat"] == here.relative_to(repository).as_posix()


def test_a_deleted_plan_is_told_of(repository: Path, portal: Portal) -> None:
    """Whoever deletes a plan's whole folder is told of each of its profiles, be it the last plan or not."""
    shutil.copytree(REPO / "profiles/vinh-thuan", repository / "profiles/vinh-thuan")
    save(repository)
    for plan in ("mini", "vinh-thuan"):
        folder = repository / "profiles" / plan
        texts = {path: path.read_text("utf-8") for path in folder.glob("*/*/profile.md")}
        shown = {
            path.relative_to(repository).as_posix()
            for path, text in texts.items()
            if "\npublished: " in text
        }
        shutil.rmtree(folder)
        told = portal(repository, "check", "--changed-since", "HEAD", "--format", "json")
        codes = {each["path"]: each["code"] for each in json.loads(told.out)}

        assert told.code == 1
        assert shown <= {path for path, code in codes.items() if code == "ho-so-mat"}
        assert codes[f"profiles/{plan}/plan.yml"] == "tep-hong"


def test_a_plan_without_plan_yml_is_gone(repository: Path, since: Told) -> None:
    """A plan whose plan.yml is deleted is no portal any more, and that is told."""
    (repository / "profiles/mini/plan.yml").unlink()

    assert since(repository, "HEAD") == {"tep-hong": "profiles/mini/plan.yml"}


def test_a_renamed_plan_keeps_its_profiles(repository: Path, since: Told) -> None:
    """A plan whose folder has another name, with all profiles in it, has lost nothing."""
    (repository / "profiles/mini").rename(repository / "profiles/mau")
    told = since(repository, "HEAD")

    assert "ho-so-mat" not in told


def test_a_renamed_plan_that_lost_one(repository: Path, since: Told) -> None:
    """A profile that did not come along when its plan's folder was renamed is told of where it was."""
    (repository / "profiles/mini").rename(repository / "profiles/mau")
    folder = profile(repository, MAI).parent
    shutil.rmtree(folder)

    assert (
        since(repository, "HEAD")["ho-so-mat"] == f"profiles/mini/an-binh/{folder.name}/profile.md"
    )


def test_a_changed_tag_is_told_in_plan_yml(repository: Path, since: Told, edit: Edit) -> None:
    """A feed tag that is no more what it was is told of, before and after the change is committed."""
    edit(repository / PLAN, "authority: mau.example", "authority: khac.example")
    before = since(repository, "HEAD")
    save(repository)

    assert {"the-ban-tin-doi": PLAN} == before == since(repository, "HEAD~1")


def test_a_renamed_plan_keeps_its_tag_and_lists(repository: Path, since: Told, edit: Edit) -> None:
    """A plan whose folder has another name is held against what it was, and is told of where it is now."""
    new = repository / "profiles/mau"
    (repository / "profiles/mini").rename(new)
    edit(new / "plan.yml", "id: mini", "id: mau")
    unchanged = since(repository, "HEAD")
    edit(new / "plan.yml", "authority: mau.example", "authority: khac.example")

    assert unchanged == {}
    assert since(repository, "HEAD") == {"the-ban-tin-doi": "profiles/mau/plan.yml"}


def test_a_deleted_plan_loses_no_lists_besides(repository: Path, since: Told) -> None:
    """Of a plan that is gone nothing is told but that, and its profiles."""
    shutil.rmtree(repository / "profiles/mini")

    assert set(since(repository, "HEAD")) == {"ho-so-mat", "tep-hong"}


def test_a_deleted_unit_is_told_in_units_yml(repository: Path, since: Told) -> None:
    """A unit that is taken out of the register is told of, one that is added is not."""
    path = repository / UNITS
    kept = path.read_text("utf-8")
    path.write_text(kept + "  - {id: xa-moi, name: Xã Mới, kind: commune}\n", "utf-8")
    added = since(repository, "HEAD")
    save(repository)
    path.write_text(kept, "utf-8")

    assert added == {}
    assert since(repository, "HEAD") == {"danh-muc-mat": UNITS}


def test_an_aired_episode_is_told_where_it_is_gone(repository: Path, since: Told) -> None:
    """A schedule that is deleted is told of by its name, however much of the plan there is."""
    shutil.copytree(REPO / "profiles/vinh-thuan", repository / "profiles/vinh-thuan")
    save(repository)
    path = repository / "profiles/vinh-thuan/schedule.yml"
    path.unlink()

    assert since(repository, "HEAD")["ky-phat-mat"] == "profiles/vinh-thuan/schedule.yml"


def test_a_text_that_no_episode_needs_any_more_is_told(repository: Path, since: Told) -> None:
    """A change of the schedule that leaves a text unused tells of the text, by its own name."""
    shutil.copytree(REPO / "profiles/vinh-thuan", repository / "profiles/vinh-thuan")
    save(repository)
    path = repository / "profiles/vinh-thuan/schedule.yml"
    text = path.read_text("utf-8")
    used = text.partition("text: ")[2].partition("\n")[0]
    other = text.rpartition("text: ")[2].partition("\n")[0]
    path.write_text(text.replace(used, other), "utf-8")
    told = since(repository, "HEAD")

    assert used != other
    assert told["phat-thanh-tep-thua"] == f"profiles/vinh-thuan/_phat-thanh/{used}"


def test_a_path_narrows_what_is_told(repository: Path, since: Told) -> None:
    """With a path, only what was there is told."""
    unit = profile(repository, MAI).parent.parent
    for id in (MAI, RAC):
        shutil.rmtree(profile(repository, id).parent)
    told = since(repository, "HEAD", unit)

    assert told["ho-so-mat"].startswith("profiles/mini/an-binh/")


def test_hostile_names_in_the_history(repository: Path, portal: Portal) -> None:
    """A name with a line break, quotes or bytes that are no text is told of on its own line."""
    name = os.fsdecode(b'x\n::error::"\t\xff-h3k9mz')
    folder = profile(repository, MAI).parent
    shutil.copytree(folder, folder.with_name(name))
    path = folder.with_name(name) / "profile.md"
    path.write_text(path.read_text("utf-8").replace(f"id: {MAI}", "id: h3k9mz"), "utf-8")
    save(repository)
    shutil.rmtree(folder.with_name(name))
    told = portal(repository, "check", "--changed-since", "HEAD", "--format", "github")

    assert told.code == 1
    assert [line.split(" ")[0] for line in told.out.splitlines()] == ["::error"]
    assert "title=ho-so-mat" in told.out


def test_a_link_in_the_history_is_no_profile(repository: Path, since: Told) -> None:
    """A symbolic link in place of a profile.md was never published, so it may go."""
    folder = profile(repository, MAI).parent.with_name("le-van-dat-h3k9mz")
    folder.mkdir()
    # What a link points to is all git keeps of it; this one reads like a profile.
    fields = "---\nid: h3k9mz\nname: Lê Văn Đạt\npublished: 2024-01-01\n---\n"
    (folder / "profile.md").symlink_to(fields)
    save(repository)
    shutil.rmtree(folder)

    assert since(repository, "HEAD") == {}
