"""A build that fails, is killed, or meets another: what is published stays whole."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import support_build
import support_portal
import support_site

MAI = "profiles/mini/an-binh/tran-thi-mai-c4h9wd/profile.md"
KILLED = -9


@pytest.fixture
def root(tmp_path: Path, built: Path) -> Path:
    """Return the root of a miniature portal with a site, and a profile that changed since."""
    root = support_portal.lay_out(tmp_path / "portal", whole=True)
    shutil.copytree(built, root / "site")
    support_portal.edit(root / MAI, "Năm đầu mất trắng", "Năm đầu mất sạch")
    return root


def left_beside(folder: Path) -> list[str]:
    """Return what lies beside a site that no build should leave."""
    return sorted(
        path.name for path in folder.parent.glob(f".{folder.name}*") if path.name != ".cache"
    )


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("kind: individual", "kind: canhan", 7),
        ("sector: nong-nghiep", "sector: nong-nghep", 9),
        ("published: 2024-03-08", "published: 08/03/2024", 12),
        ("name: Trần Thị Mai\n", "name: Trần Thị Mai\nname: Trần Thị Mai\n", 1),
        ("Ruộng trũng ngập", "<b>Ruộng</b> trũng ngập", 1),
    ],
)
def test_a_broken_profile_stops_the_build(root: Path, built: Path, old: str, new: str, column: int):
    """A profile with an error ends the build with 1, names file, line and column, changes no byte."""
    support_portal.edit(root / MAI, old, new)
    before, _, _ = (root / MAI).read_text("utf-8").partition(new)
    line = before.count("\n") + new.count("\n", 0, -1) + 1
    done = support_build.build(root)

    assert done.returncode == 1
    assert f"{MAI}:{line}:{column}: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not support_site.differing(support_site.tree(built), support_site.tree(root / "site"))
    assert not left_beside(root / "site")


# (what the build is about to do, in which place, for the how manieth time), which site is there
MOMENTS = {
    "the folder beside is made": ("os.mkdir|.site.building|1", "old"),
    "the first file is written": ("open|.site.building/|1", "old"),
    "half of the files are written": ("open|.site.building/feeds/|10", "old"),
    "the last page is written": ("open|.site.building/robots.txt|1", "old"),
    "the exchange comes": ("ctypes.dlsym|renameat2|1", "old"),
    "the exchange is done": ("shutil.rmtree|.site.building|2", "new"),
}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site that the changed portal should have."""
    root = support_portal.lay_out(tmp_path_factory.mktemp("changed") / "portal", whole=True)
    support_portal.edit(root / MAI, "Năm đầu mất trắng", "Năm đầu mất sạch")
    return support_portal.built(root, root / "site", "--plan", "mini")


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_leaves_a_whole_site(
    root: Path, built: Path, changed: Path, tmp_path: Path, moment: str
):
    """Killed at any moment, a build leaves the old site or the new one, never a mixture."""
    stop, there = MOMENTS[moment]
    watched = support_build.customised(tmp_path / "watch", support_build.STOPPED)
    done = support_build.build(root, STOP_AT=stop, **watched)
    expected = built if there == "old" else changed

    assert done.returncode == KILLED, done.stderr
    assert not support_site.differing(support_site.tree(expected), support_site.tree(root / "site"))


def test_the_next_build_heals(root: Path, changed: Path, tmp_path: Path):
    """After builds killed at several moments the next one makes the site and clears what they left."""
    watched = support_build.customised(tmp_path / "watch", support_build.STOPPED)
    for moment in ("half of the files are written", "the exchange comes"):
        support_build.build(root, STOP_AT=MOMENTS[moment][0], **watched)
    left = left_beside(root / "site")
    done = support_build.build(root)

    assert left == [".site.building"]
    assert done.returncode == 0, done.stderr
    assert not support_site.differing(support_site.tree(changed), support_site.tree(root / "site"))
    assert not left_beside(root / "site")


def test_builds_at_once_end_well(root: Path, changed: Path):
    """Three builds of one folder at once all end well, and the site is one of them whole."""
    command = [support_build.PORTAL, "build", "--plan", "mini", "--site-dir", "site"]
    started = [
        subprocess.Popen(
            command,
            cwd=root,
            env=support_portal.clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    said = [each.communicate()[1] for each in started]

    assert [each.returncode for each in started] == [0, 0, 0], said
    assert not support_site.differing(support_site.tree(changed), support_site.tree(root / "site"))
    assert not left_beside(root / "site")


def test_a_place_that_cannot_be_written_is_said(root: Path, tmp_path: Path):
    """Where no folder can be made the build ends with 2 and one sentence that names the place."""
    (tmp_path / "file").write_text("x", "utf-8")
    done = support_build.build(root, "--site-dir", tmp_path / "file" / "site")

    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert str(tmp_path / "file" / "site") in done.stderr


@pytest.mark.parametrize(
    "place",
    [
        ".",
        "..",
        "profiles",
        "profiles/site",
        "profiles/mini/an-binh",
        "content/site",
        "theme",
        "hooks/site",
        "../portal/profiles/site",
        "site/../profiles/site",
        "alias/site",
    ],
)
def test_a_place_among_the_sources_is_refused(root: Path, place: str):
    """A build into the portal's own folders, however they are written, ends with 2 and changes nothing."""
    (root / "alias").symlink_to("profiles")
    before = support_build.sources(root)
    done = support_build.build(root, "--site-dir", place)

    assert done.returncode == 2, done.stdout
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert not support_site.differing(before, support_build.sources(root))


@pytest.mark.parametrize("files", [["luận văn.docx"], ["index.html", "luận văn.docx"]])
def test_a_place_with_other_things_is_refused(root: Path, tmp_path: Path, files: list[str]):
    """A folder that holds what is no built portal is not replaced, be it another's web site."""
    folder = tmp_path / "tài liệu"
    folder.mkdir()
    for name in files:
        (folder / name).write_text("của người khác", "utf-8")
    done = support_build.build(root, "--site-dir", folder)

    assert done.returncode == 2, done.stdout
    assert sorted(files) == sorted(path.name for path in folder.iterdir())


def test_a_file_in_the_place_of_the_site_is_kept(root: Path, tmp_path: Path):
    """A file where the site should go is not replaced; the build ends with 2 and one sentence."""
    (tmp_path / "file").write_text("x", "utf-8")
    done = support_build.build(root, "--site-dir", tmp_path / "file")

    assert done.returncode == 2, done.stdout
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert (tmp_path / "file").read_text("utf-8") == "x"
