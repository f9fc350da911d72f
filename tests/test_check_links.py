"""`portal check --changed-since`: the links out of the portal that a change adds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import Edit, Portal
from support_git import commit, git
from support_portal import MAI, RAC, profile

SAID = "liên kết ra ngoài cổng mà thay đổi này thêm vào"
PLACE = "profiles/mini/an-binh/tran-thi-mai-c4h9wd/profile.md"


@pytest.fixture
def repository(miniature: Path) -> Path:
    """Return a miniature, all of it committed."""
    commit(miniature)
    return miniature


def add(path: Path, text: str) -> int:
    """Append a paragraph to a file, and return its line."""
    path.write_text(path.read_text("utf-8") + "\n" + text + "\n", "utf-8")
    return len(path.read_text("utf-8").splitlines())


def listed(portal: Portal, root: Path, *argv: str | Path) -> list[str]:
    """Return the lines that list links, without the one that counts them."""
    out = portal(root, "check", "--changed-since", "HEAD", *argv).out
    _, found, lines = out.partition(f" {SAID}:\n")
    return lines.splitlines() if found else []


def test_an_added_link_is_listed(repository: Path, portal: Portal) -> None:
    """A link that a story gains is listed after the problems, with path, line and host."""
    line = add(profile(repository, MAI), "Xem [báo](https://bao.example/1).")
    told = portal(repository, "check", "--changed-since", "HEAD")
    problems, links = told.out.split(f"\n\n1 {SAID}:\n")

    assert links == f"{PLACE}:{line}: bao.example  https://bao.example/1\n"
    assert problems.endswith("1 lỗi, 0 nhắc nhở.")


def test_a_link_changes_no_verdict(repository: Path, portal: Portal) -> None:
    """A link that is allowed is listed, and the change is clean all the same."""
    line = add(profile(repository, MAI), "[Thư](mailto:a@mau.example)")
    told = portal(repository, "check", "--changed-since", "HEAD", "--strict")

    assert told.code == 0
    assert told.out == (
        f"Không có lỗi.\n\n1 {SAID}:\n{PLACE}:{line}: mau.example  mailto:a@mau.example\n"
    )


def test_a_link_that_was_there_is_not_listed(repository: Path, portal: Portal, edit: Edit) -> None:
    """A link that a touched file already had is not listed again, wherever it stands now."""
    add(profile(repository, MAI), "[Thư](mailto:a@mau.example)")
    git(repository, "commit", "--quiet", "--all", "--message", "Thêm")
    edit(profile(repository, MAI), "[Thư](mailto:a@mau.example)", "Mới.")
    add(profile(repository, RAC), "[Thư](mailto:a@mau.example)")

    assert listed(portal, repository) == []


def test_a_renamed_folder_adds_no_link(repository: Path, portal: Portal) -> None:
    """A folder that is renamed takes its links along."""
    add(profile(repository, MAI), "[Thư](mailto:a@mau.example)")
    git(repository, "commit", "--quiet", "--all", "--message", "Thêm")
    folder = profile(repository, MAI).parent
    folder.rename(folder.with_name("tran-thi-mai-hoa-c4h9wd"))

    assert listed(portal, repository) == []


def test_a_new_file_is_looked_through(repository: Path, portal: Portal) -> None:
    """A file git does not know yet is looked through, and so is a page written by hand."""
    page = repository / "content/gioi-thieu.md"
    page.parent.mkdir()
    page.write_text("Trang.\n\n<a href='//a.example/x'>a</a>\n", "utf-8")

    assert listed(portal, repository) == ["content/gioi-thieu.md:3: a.example  //a.example/x"]


@pytest.mark.parametrize(
    "name", ["theme/main.html", "theme/assets/portal.css", "theme/assets/share.js", "mkdocs.yml"]
)
def test_what_frames_every_page_is_looked_through(
    name: str, repository: Path, portal: Portal
) -> None:
    """A link in the theme or in mkdocs.yml stands on every page, so it is listed like any other."""
    path = repository / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    line = add(path, "# https://casino.example/x")

    assert listed(portal, repository) == [
        f"{name}:{line}: casino.example  https://casino.example/x"
    ]


def test_a_path_narrows_the_list(repository: Path, portal: Portal) -> None:
    """With a path, only the links there are listed."""
    for id in (MAI, RAC):
        add(profile(repository, id), f"[Thư](mailto:{id}@mau.example)")
    (only,) = listed(portal, repository, profile(repository, MAI).parent)

    assert only.startswith(PLACE)


def test_without_a_revision_nothing_is_listed(repository: Path, portal: Portal) -> None:
    """A check of everything lists no links."""
    add(profile(repository, MAI), "[Thư](mailto:a@mau.example)")

    assert portal(repository, "check").out == "Không có lỗi.\n"


def test_a_domain_newly_allowed_is_listed(repository: Path, portal: Portal, edit: Edit) -> None:
    """A domain added to those that may be linked to is listed like a link; those that were there are not."""
    plan = repository / "profiles/mini/plan.yml"
    edit(plan, "link_domains: [mau.example]", "link_domains:\n    - mau.example\n    - bao.example")
    line = plan.read_text("utf-8").splitlines().index("    - bao.example") + 1

    assert listed(portal, repository) == [
        f"profiles/mini/plan.yml:{line}: bao.example  portal.link_domains: bao.example"
    ]


def test_github_shows_links_as_notices(repository: Path, portal: Portal) -> None:
    """For GitHub each link is a notice at its line."""
    line = add(profile(repository, MAI), "[Thư](mailto:a@mau.example)")
    told = portal(repository, "check", "--changed-since", "HEAD", "--format", "github")

    assert told.out == (
        f"::notice file={PLACE},line={line},title=lien-ket-moi::mau.example: mailto:a@mau.example\n"
    )


@pytest.mark.parametrize("form", ["json", "gitlab"])
def test_reports_for_programs_have_problems_only(
    form: str, repository: Path, portal: Portal
) -> None:
    """JSON and GitLab's report list problems and nothing else."""
    add(profile(repository, MAI), "[Thư](mailto:a@mau.example)")
    told = portal(repository, "check", "--changed-since", "HEAD", "--format", form)

    assert json.loads(told.out) == []


def test_a_file_too_long_to_read_is_named(repository: Path, portal: Portal) -> None:
    """A file longer than any page may be is not passed over in silence."""
    page = repository / "content/dai.md"
    page.parent.mkdir()
    page.write_text("a\n" * 300_000, "utf-8")
    (only,) = listed(portal, repository)

    assert only.startswith("content/dai.md:1: ?  tệp lớn quá 512 kB")


def test_hostile_names_stay_on_their_line(repository: Path, portal: Portal) -> None:
    """A file's name with a line break begins no line of its own."""
    page = repository / "content/a\n::error::b.md"
    page.parent.mkdir()
    page.write_text("https://a.example\n", "utf-8")
    told = portal(repository, "check", "--changed-since", "HEAD", "--format", "github")

    assert re.fullmatch(r"::notice file=[^\n,:]+,line=1,title=[^\n]+\n", told.out)


def test_a_symbolic_link_is_not_followed(repository: Path, portal: Portal, tmp_path: Path) -> None:
    """What a symbolic link points to is not read."""
    (tmp_path / "khac.md").write_text("https://a.example\n", "utf-8")
    page = repository / "content/khac.md"
    page.parent.mkdir()
    page.symlink_to(tmp_path / "khac.md")

    assert listed(portal, repository) == []
