"""The copy of the portal that opens from a disk: whole, its links not broken, its bytes the same."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

import support_reach
import support_site
from exemplars.building import offline
from support_portal import MINIATURE, REPO, built, edit, lay_out

PLAN = "tan-yen"
_SHOWN = support_site.shown(REPO, PLAN)
PAGES = {
    "home": "index.html",
    "profile": f"{_SHOWN[0].address}index.html",
    "list": "guong/index.html",
    "units": "don-vi/index.html",
    "search": "tim-kiem/index.html",
    "introduce": "gioi-thieu-guong/index.html",
    "handbook": "cam-nang/index.html",
}
_LINK = re.compile(r"<[a-z]+\s(?:[^<>\"]|\"[^\"]*\")*?\s?(?:href|src|action)=\"([^\"]*)\"")


@pytest.fixture(scope="module")
def online(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a real portal's site, built with its offline copy."""
    return built(REPO, tmp_path_factory.mktemp("online") / "site", "--plan", PLAN, "--offline")


@pytest.fixture(scope="module")
def disk(online: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that unzipping the copy gives."""
    folder = tmp_path_factory.mktemp("the d\u00edsk, #1")
    with zipfile.ZipFile(online / f"ngoai-tuyen/{PLAN}.zip") as archive:
        archive.extractall(folder)
    return folder / PLAN


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a fresh page of a fresh browser."""
    with browser.new_context() as context:
        yield context.new_page()


def links_of(path: Path) -> list[str]:
    """Return the addresses a page leads to or loads from, as they are meant."""
    return [html.unescape(found) for found in _LINK.findall(path.read_text("utf-8"))]


def test_no_link_of_any_page_is_broken(disk: Path):
    """Every link of every page leads to a file of the copy or to an address online, never to a folder."""
    broken = []
    followed = 0
    for path in sorted(disk.rglob("*.html")):
        for link in links_of(path):
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            followed += 1
            if not (path.parent / unquote(parts.path)).is_file():
                broken.append((path.relative_to(disk).as_posix(), link))

    assert followed > 3000
    assert not broken


def test_what_is_left_out_is_linked_online(disk: Path):
    """A feed is not in the copy: its link leads to the portal's own address."""
    links = links_of(disk / "ban-tin/index.html")

    assert "https://tan-yen.example/feeds/all.xml" in links
    assert not (disk / "feeds").exists()


def test_the_copy_holds_every_page_and_picture(online: Path, disk: Path):
    """Everything for readers is there, the handbook too; not what serves machines, tombstones, the copy itself."""
    there = {path.relative_to(disk).as_posix() for path in disk.rglob("*") if path.is_file()}
    pages = {
        path.relative_to(online).as_posix()
        for path in online.rglob("*")
        if path.suffix in (".html", ".webp") and path.is_file()
    }
    gone = {
        f"guong/{folder}/index.html"
        for each in support_site.records(REPO, PLAN)
        if "withdrawn" in each.fields
        for folder in (each.folder, *each.fields.get("aliases", ()))
    }
    missing = {
        name
        for name in pages - there
        if not name.startswith(("nhung/", "ngoai-tuyen/", "du-lieu/"))
    }

    assert missing == {"404.html", "410.html"} | gone
    assert "cam-nang/index.html" in there
    assert not [name for name in there if name.endswith((".zip", ".xml", ".json", "/the.jpg"))]


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_pages_open_from_the_disk(browser: Browser, disk: Path, kind: str, scripts: bool):
    """A double click shows the page in its own colours, says it is a copy, and nothing complains."""
    wrong: list[str] = []
    with browser.new_context(java_script_enabled=scripts, color_scheme="light") as context:
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("requestfailed", lambda request: wrong.append(request.url))
        page.goto((disk / PAGES[kind]).as_uri())
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")

        assert page.locator("h1").first.is_visible()
        assert "tính đến ngày" in page.locator(".p-offline").inner_text()
        assert paper != "rgba(0, 0, 0, 0)"
        assert not wrong


def test_a_reader_walks_through_the_copy(page: Page, disk: Path):
    """From home to the list, to a profile, to its unit and home again, all by clicks."""
    page.goto((disk / "index.html").as_uri())
    page.get_by_role("link", name="Gương điển hình", exact=True).click()
    page.locator(".p-card__name a").first.click()
    heading = page.locator("h1").inner_text()
    wide = page.locator(".p-profile__portrait img").evaluate(
        "it => it.decode().then(() => it.naturalWidth)"
    )
    page.locator(".p-facts a[href*='don-vi/']").first.click()
    unit = page.url
    page.locator(".p-brand").click()

    assert heading == _SHOWN[0].name
    assert wide > 100
    assert unit.endswith(f"don-vi/{_SHOWN[0].fields['unit']}/index.html")
    assert page.url == (disk / "index.html").as_uri()


def test_searching_leads_to_the_list_of_names(page: Page, disk: Path):
    """What is typed into the search of the home page ends at the names, not at an error."""
    page.goto((disk / "index.html").as_uri())
    page.get_by_role("searchbox").fill("dao thi nhan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/index.html?q=*")

    assert page.get_by_role("link", name="Đào Thị Nhàn").first.is_visible()


def test_the_form_still_writes(page: Page, disk: Path):
    """Introducing someone needs no network: the profile can be downloaded from the copy."""
    page.goto((disk / "gioi-thieu-guong/index.html").as_uri())
    support_reach.write(page, name="Bà Hoa", kind="individual", unit="ngoc-thien", deed="Dạy chữ")
    _, written = support_reach.profile(page)

    assert "name: Bà Hoa\n" in written


def test_a_former_address_leads_on(page: Page, disk: Path):
    """A moved profile's former page leads to the present one on the disk too."""
    moved = next(each for each in _SHOWN if "aliases" in each.fields)
    page.goto((disk / f"guong/{moved.fields['aliases'][0]}/index.html").as_uri())
    page.wait_for_url(f"**/{moved.address}index.html")

    assert page.locator("h1").inner_text() == moved.name


def test_the_page_of_the_copy_says_its_size(online: Path):
    """The page that offers the copy links to it and says how big it is; the about page links there."""
    text = (online / "ngoai-tuyen/index.html").read_text("utf-8")
    size = (online / f"ngoai-tuyen/{PLAN}.zip").stat().st_size

    assert f"({size / 1e6:.1f} MB)".replace(".", ",") in text
    assert f'href="../ngoai-tuyen/{PLAN}.zip"' in text
    assert "../ngoai-tuyen/" in links_of(online / "gioi-thieu/index.html")
    assert "/ngoai-tuyen/</loc>" in (online / "sitemap.xml").read_text("utf-8")


def test_the_copy_is_the_same_bytes_each_time(tmp_path: Path):
    """Two builds of one portal give one copy, its entries sorted and dated alike."""
    root = lay_out(tmp_path / "portal", whole=True)
    one, two = (
        built(root, tmp_path / name, "--plan", "mini", "--offline") / "ngoai-tuyen/mini.zip"
        for name in ("one", "two")
    )
    entries = zipfile.ZipFile(one).infolist()

    assert one.read_bytes() == two.read_bytes()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {(entry.date_time, entry.external_attr >> 16) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0o644)
    }


SWITCHES = {
    "": (False, {}),
    "  offline: true\n": (True, {}),
    "  offline: false\n": (True, {"flag": "--offline"}),
    "  offline: true\n ": (False, {"flag": "--no-offline"}),
}


@pytest.mark.parametrize("line", SWITCHES)
def test_the_plan_or_the_command_decides(tmp_path: Path, line: str):
    """Nothing said: no copy and no link to one. The plan may order it; the command has the last word."""
    made, options = SWITCHES[line]
    root = lay_out(tmp_path / "portal", MINIATURE / "profiles", whole=True)
    edit(root / "profiles/mini/plan.yml", "  sample: true\n", f"  sample: true\n{line.rstrip(' ')}")
    folder = built(root, root / "site", "--plan", "mini", *options.values())
    linked = "../ngoai-tuyen/" in links_of(folder / "gioi-thieu/index.html")

    assert made == (folder / "ngoai-tuyen/mini.zip").is_file() == linked


LINKS = {
    "./": "../../index.html",
    "../../": "../../index.html",
    "../../guong/": "../../guong/index.html",
    "../../guong/?q=1#x": "../../guong/index.html?q=1#x",
    "../../anh.webp": "../../anh.webp",
    "../../feeds/all.xml": "https://mau.example/cong/feeds/all.xml",
    "/cong/guong/": "../../guong/index.html",
    "#muc": "#muc",
    "https://khac.example/a/": "https://khac.example/a/",
    "mailto:a@b.vn": "mailto:a@b.vn",
    "tel:0204": "tel:0204",
    "": "",
}


@pytest.mark.parametrize("link", LINKS)
def test_links_lead_where_they_did(tmp_path: Path, link: str):
    """From a page two folders deep, of a portal below a path, links are rewritten as the table says."""
    for name in ("index.html", "guong/index.html", "a/b/index.html", "anh.webp"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    copy = offline.Copy(tmp_path, "https://mau.example/cong/", "")
    name = "a/b/index.html" if link != "./" else "index.html"
    expected = LINKS[link] if link != "./" else "index.html"

    assert f'<a href="{expected}">' == copy.page(name, f'<a href="{link}">')


SCRIPTS = {
    '<script src="../assets/search.0123abcd.js" defer></script>x': "x",
    "<script>look()</script>x": "<script>look()</script>x",
    '<script src="portal.js" defer></script>': '<script src="portal.js" defer></script>',
    "<noscript><p>Không có mã</p></noscript>": "<p>Không có mã</p>",
    '<link rel="preload" href="a.woff2" as="font" crossorigin>': "",
    '<link rel="stylesheet" href="a.css" integrity="sha" crossorigin>': '<link rel="stylesheet" href="a.css">',
    '&lt;a href="x/"&gt; chữ': '&lt;a href="x/"&gt; chữ',
    '<img srcset="a.webp 1x, b.webp 2x">': '<img srcset="a.webp 1x, b.webp 2x">',
    '<meta http-equiv="refresh" content="0; url=guong/">': '<meta http-equiv="refresh" content="0; url=guong/index.html">',
    '<meta http-equiv="Content-Security-Policy" content="style-src \'self\'">': '<meta http-equiv="Content-Security-Policy" content="style-src \'self\' file:">',
}


@pytest.mark.parametrize("written", SCRIPTS)
def test_what_a_disk_cannot_do_is_left_out(tmp_path: Path, written: str):
    """Scripts that need the portal, and what browsers refuse to files, go; the words stay."""
    for name in ("portal.js", "a.css", "a.webp", "b.webp", "guong/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")

    assert SCRIPTS[written] == offline.Copy(tmp_path, "https://mau.example/", "").page(
        "index.html", written
    )
