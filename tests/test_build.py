"""What a build leaves: the same bytes everywhere, and no more than it was asked for."""

from __future__ import annotations

import datetime as dt
import json
import os
import shlex
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import support_build
import support_portal
import support_site
from conftest import Portal
from exemplars.building import site as portal_site
from exemplars.building.parts import Written
from exemplars.building.settings import Settings
from exemplars.cli import building
from support_portal import REPO

Sites = Callable[[str], Path]
HANOI = dt.timezone(dt.timedelta(hours=7))
DAWN = int(dt.datetime(2024, 5, 10, tzinfo=HANOI).timestamp())
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "",
    "PYTHONHASHSEED": "7",
    "HOME": "/nonexistent",
    "COLUMNS": "40",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the root of a fresh miniature portal with all that a build needs."""
    return support_portal.lay_out(tmp_path / "portal", whole=True)


def published(folder: Path) -> list[str]:
    """Return the ids of the profiles of a built site, newest first."""
    items = json.loads((folder / "feeds/all.json").read_bytes())["items"]
    return [item["id"][-6:] for item in items]


def test_a_build_is_the_same_anywhere(site: Sites, tmp_path: Path):
    """Time zone, language, hash seed, umask, folder, file dates and an empty cache change no byte."""
    copy = support_site.portal_of(tmp_path / "đường dẫn" / "khác", "lao-cai")
    for number, path in enumerate(sorted(copy.rglob("*"))):
        os.utime(path, (315532800 + number, 315532800 + number))
    options = ("--root", copy, "--plan", "lao-cai", "--site-dir", tmp_path / "site")
    done = support_build.run(
        support_build.PORTAL, "build", *options, cwd=tmp_path, umask=0o077, **ELSEWHERE
    )

    assert done.returncode == 0, done.stderr
    assert not support_site.differing(
        support_site.tree(site("lao-cai")), support_site.tree(tmp_path / "site")
    )


def test_a_second_build_changes_nothing(root: Path, built: Path):
    """Building again over a site gives the same bytes, and no source is touched by either build."""
    before = support_build.sources(root)
    ends = [support_build.build(root).returncode for _ in range(2)]

    assert ends == [0, 0]
    assert not support_site.differing(support_site.tree(built), support_site.tree(root / "site"))
    assert not support_site.differing(before, support_build.sources(root))


def test_mkdocs_builds_the_same(site: Sites, tmp_path: Path):
    """`mkdocs build --strict` ends well and gives the bytes `portal build` gives."""
    done = support_build.run(
        support_build.MKDOCS, "build", "--strict", "--site-dir", tmp_path / "site", cwd=REPO
    )

    assert done.returncode == 0, done.stderr
    assert not support_site.differing(
        support_site.tree(site("tan-yen")), support_site.tree(tmp_path / "site")
    )


@pytest.mark.parametrize("verb", ["build", "serve"])
def test_a_plan_mistyped_in_mkdocs_yml_is_told(verb: str, root: Path):
    """A plan that mkdocs.yml names and profiles/ has not is told with the one that was meant, not as a broken file."""
    support_portal.edit(root / "mkdocs.yml", "plan: tan-yen", "plan: minni")
    done = support_portal.run_portal(root, verb)
    said = done.stderr.decode()

    assert done.returncode in (1, 2)
    assert "mkdocs.yml: không có kế hoạch `minni` trong profiles/; có phải mini?" in said
    assert "tep-hong" not in said + done.stdout.decode()


def test_a_build_needs_no_network_and_no_clock(root: Path, built: Path, tmp_path: Path):
    """Without a network and in another century a build gives the same bytes."""
    sealed = support_build.customised(tmp_path / "sealed", support_build.SEALED)
    done = support_build.build(root, **sealed)

    assert "sealed" in done.stderr
    assert done.returncode == 0, done.stderr
    assert not support_site.differing(support_site.tree(built), support_site.tree(root / "site"))


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({}, ["b7k2mt", "c4h9wd"]),
        ({"SOURCE_DATE_EPOCH": str(DAWN)}, ["b7k2mt", "c4h9wd", "f2r6yq"]),
        ({"SOURCE_DATE_EPOCH": str(DAWN - 1)}, ["c4h9wd", "f2r6yq"]),
        ({"PORTAL_TODAY": "2024-05-10"}, ["b7k2mt", "c4h9wd", "f2r6yq"]),
        ({"PORTAL_TODAY": "2024-05-09", "SOURCE_DATE_EPOCH": str(DAWN)}, ["c4h9wd", "f2r6yq"]),
    ],
)
def test_a_build_is_for_the_day_it_is_told(
    root: Path, environment: dict[str, str], shown: list[str]
):
    """PORTAL_TODAY is the day of a build, else SOURCE_DATE_EPOCH in Hà Nội, else the newest date."""
    made = portal_site.prepare(root, Settings.of(environment, "mini"))

    assert shown == [each.id for each in made.register.exemplars]


def test_the_day_on_the_command_line_is_the_strongest(root: Path):
    """--today is obeyed before PORTAL_TODAY and SOURCE_DATE_EPOCH."""
    done = support_build.build(
        root, "--today", "2024-03-07", PORTAL_TODAY="2024-05-10", SOURCE_DATE_EPOCH=str(DAWN)
    )

    assert done.returncode == 0, done.stderr
    assert published(root / "site") == ["f2r6yq"]


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        (("--today", "10/5/2024"), {}),
        ((), {"PORTAL_TODAY": "hôm nay"}),
        ((), {"SOURCE_DATE_EPOCH": "xưa"}),
        (("--plan", "khong-co"), {}),
        ((), {"PORTAL_PLAN": "khong-co"}),
    ],
)
def test_a_setting_that_cannot_be_used_is_said(
    root: Path, options: tuple[str, ...], environment: dict[str, str]
):
    """A day that is none or a plan that is not there ends with 2, one line, and no site."""
    command = (support_build.PORTAL, "build", "--site-dir", "site", *options)
    done = support_build.run(*command, cwd=root, **({"PORTAL_PLAN": "mini"} | environment))

    assert done.returncode == 2, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert not (root / "site").exists()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a miniature portal built with its drafts."""
    root = support_portal.lay_out(tmp_path_factory.mktemp("preview") / "portal", whole=True)
    return support_portal.built(root, root / "site", "--plan", "mini", "--drafts")


def test_drafts_are_built_when_asked_for(preview: Path):
    """With --drafts a draft has its page, marked as a draft and closed to search engines."""
    page = support_site.pages(preview)["guong/le-van-tam-d8p3xn/"]

    assert "Bản nháp" in page.text_content()
    assert support_site.noindexed(page)


def test_lists_mark_drafts(preview: Path):
    """With --drafts a draft stands in the lists it belongs to, each time marked as a draft."""
    marked = {}
    for address, page in support_site.pages(preview).items():
        for card in page.xpath("//article[.//h3 or .//h2][.//a[contains(@href, 'd8p3xn')]]"):
            marked[address] = "Bản nháp" in card.text_content()

    assert {"guong/", "linh-vuc/nong-nghiep/", "don-vi/binh-minh/"} <= set(marked)
    assert all(marked.values())


def test_drafts_are_in_no_feed_and_no_sitemap(preview: Path):
    """Even with --drafts a draft is in no feed and not in the sitemap, and dates nothing there."""
    files = support_site.tree(preview)
    holding = [name for name, data in files.items() if b"d8p3xn" in data]

    assert "guong/index.html" in holding
    assert not [name for name in holding if name.startswith("feeds/") or name == "sitemap.xml"]
    assert b"<lastmod>0001" not in files["sitemap.xml"]


def test_the_search_list_can_be_left_out(root: Path, built: Path):
    """With --no-search the files of the search, the page's scripts and what home says of them are gone."""
    done = support_build.build(root, "--no-search")
    page = support_site.pages(root / "site")["tim-kiem/"]
    changed = support_site.differing(support_site.tree(built), support_site.tree(root / "site"))
    left = [path.name for path in (root / "site/tim-kiem").iterdir()]

    assert done.returncode == 0, done.stderr
    assert "tim-kiem/danh-muc.json" in changed
    assert [name for name in changed if not name.startswith("tim-kiem/")] in ([], ["index.html"])
    assert left == ["index.html"]
    assert not page.xpath("//script[contains(@src, 'search')]")
    assert page.xpath("//ul[@class='p-names']//a")


def test_a_build_says_what_it_made(root: Path):
    """A build says how many profiles it published and where, and nothing as an error."""
    done = support_build.build(root)

    assert done.returncode == 0
    assert "Đã dựng 2 gương" in done.stdout
    assert "site/" in done.stdout
    assert not done.stderr


def test_a_terminal_without_vietnamese_is_no_error(root: Path, built: Path):
    """Where the terminal cannot show Vietnamese letters, a build still ends well, with the same bytes."""
    ascii_only = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    done = support_build.build(root, LC_ALL="C", **ascii_only)

    assert not support_site.differing(support_site.tree(built), support_site.tree(root / "site"))
    assert done.returncode == 0, done.stderr


def test_the_way_to_look_can_be_pasted(
    miniature: Path, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder's name with blanks is quoted in the command that shows the site."""
    made = SimpleNamespace(build=lambda root, folder: Written())
    monkeypatch.setattr(building, "adapter", lambda root: made)
    told = portal(miniature, "build", "--site-dir", miniature / "nơi đặt cổng")
    command = told.out.splitlines()[-1].partition("Xem: ")[2].partition(", rồi mở")[0]

    assert told.code == 0
    assert shlex.split(command)[-3:] == ["-d", str(miniature / "nơi đặt cổng"), "8000"]
