"""What another site may show: the framed lists, the code it pastes, who may frame."""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

import support_plans
import support_server
from exemplars.pages import widget
from support_portal import built, edit, lay_out

PLAN = "tan-yen"
URL = "https://tan-yen.example/"


@pytest.fixture(scope="module")
def portal(site: Callable[[str], Path]) -> Iterator[str]:
    """Serve a real portal and give its address."""
    with support_server.serving(site(PLAN)) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a fresh page of a fresh browser."""
    with browser.new_context() as context:
        yield context.new_page()


def frames_of(folder: Path) -> dict[str, str]:
    """Return every framed page of a site by its address."""
    found = sorted(folder.glob("nhung/**/index.html"))
    texts = {
        f"{path.parent.relative_to(folder).as_posix()}/": path.read_text("utf-8") for path in found
    }
    return {address: text for address, text in texts.items() if address != widget.ADDRESS}


def links_of(text: str) -> list[str]:
    """Return the addresses a page's links lead to."""
    return [html.unescape(href) for href in re.findall(r'<a [^>]*href="([^"]*)"', text)]


@pytest.mark.parametrize("plan", support_plans.PLANS)
def test_every_sector_and_unit_has_a_frame(site: Callable[[str], Path], plan: str):
    """There is a frame for the newest, and one for every sector and unit of the plan: no more."""
    portfolio = support_plans.of(plan)
    expected = {
        "nhung/moi/",
        *(f"nhung/linh-vuc/{each.id}/" for each in portfolio.plan.sectors),
        *(f"nhung/don-vi/{each.id}/" for each in portfolio.units),
    }

    assert expected == set(frames_of(site(plan)))


@pytest.mark.parametrize("plan", support_plans.PLANS)
def test_a_frame_stands_alone(site: Callable[[str], Path], plan: str):
    """A frame runs nothing, is not indexed, is small, and leads to the portal in a window of its own."""
    for address, text in frames_of(site(plan)).items():
        links = re.findall(r"<a [^>]*>", text)

        assert "<script" not in text
        assert '<meta name="robots" content="noindex">' in text
        assert len(text) < 6000, address
        assert len(re.findall("<li>", text)) <= widget.NEWEST
        assert all('target="_blank" rel="noopener"' in link for link in links)
        assert all(each.startswith(f"https://{plan}.example/") for each in links_of(text))


@pytest.mark.parametrize("plan", support_plans.PLANS)
def test_frames_lead_to_pages_that_are_there(site: Callable[[str], Path], plan: str):
    """Every link of every frame, and of the list to paste, leads to a page of the portal."""
    folder, url = site(plan), f"https://{plan}.example/"
    pasted = html.unescape(re.findall(r"(?s)<textarea[^>]*>(.*?)</textarea>", explained(folder))[1])
    texts = [*frames_of(folder).values(), pasted]
    missing = {
        link
        for text in texts
        for link in links_of(text)
        if not (folder / link.removeprefix(url) / "index.html").is_file()
    }

    assert links_of(pasted)
    assert not missing


def explained(folder: Path) -> str:
    """Return the page that says how."""
    return (folder / "nhung/index.html").read_text("utf-8")


def test_frames_are_not_in_the_sitemap(site: Callable[[str], Path]):
    """Search engines are told of the page that explains, not of the frames."""
    sitemap = (site(PLAN) / "sitemap.xml").read_text("utf-8")

    assert f"{URL}nhung/</loc>" in sitemap
    assert f"{URL}nhung/moi/" not in sitemap


def commune(page: Page, portal: str, folder: Path) -> str:
    """Return the address of a page elsewhere that has the code as it is copied."""
    page.goto(f"{portal}nhung/")
    code = page.locator("#nhung-khung").input_value().replace(URL, portal)
    (folder / "index.html").write_text(f"<!doctype html><title>Xã</title>{code}", "utf-8")
    return (folder / "index.html").as_uri()


def let_in(route: Route) -> None:
    """Answer as the portal does to a host that its plan names: here everyone is a stranger."""
    answer = route.fetch()
    policy = answer.headers["content-security-policy"]
    own, asked, hosts = policy.partition("; frame-ancestors ")

    assert (asked, hosts) == ("; frame-ancestors ", "https://tan-yen.example")

    route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": own})


def test_a_commune_shows_the_frame(page: Page, portal: str, tmp_path: Path):
    """The code as it is copied makes another site show the five newest, with their portraits."""
    address = commune(page, portal, tmp_path)
    page.route("**/nhung/moi/", let_in)
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text))
    page.goto(address)
    shown = page.frame_locator("iframe")
    shown.locator("li").first.wait_for()
    # Asked to be decoded, an image that is not yet in sight is fetched too, and a broken one is told.
    wide = shown.locator("img").evaluate_all(
        "all => Promise.all(all.map(it => it.decode().then(() => it.naturalWidth > 0)))"
    )

    assert shown.locator("li").count() == widget.NEWEST
    assert wide == [True] * widget.NEWEST
    assert not wrong


def test_a_stranger_shows_no_frame(page: Page, portal: str, tmp_path: Path):
    """On a site that the plan does not name the browser shows no frame, and says why."""
    address = commune(page, portal, tmp_path)
    with page.expect_console_message(lambda said: "frame-ancestors" in said.text):
        page.goto(address)

    assert page.frame_locator("iframe").locator("li").count() == 0


def test_the_frame_fits_a_side_column(page: Page, portal: str):
    """In a column as narrow as 240 pixels the list is read without scrolling sideways."""
    page.set_viewport_size({"width": 240, "height": 525})
    page.goto(f"{portal}nhung/moi/")

    assert page.evaluate("document.scrollingElement.scrollWidth") <= 240


@pytest.mark.parametrize("address", ["nhung/", "nhung/moi/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_complains(page: Page, portal: str, address: str, scheme: str):
    """The page and the frame keep the portal's policy in light and dark."""
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text))
    page.emulate_media(color_scheme=scheme)
    page.goto(portal + address)
    page.wait_for_load_state("networkidle")

    assert not wrong


def test_the_code_follows_the_choice(page: Page, portal: str):
    """Choosing a unit puts its frame's address into the code."""
    page.goto(f"{portal}nhung/")
    page.get_by_label("Gương của").select_option("nhung/don-vi/ngoc-thien/")

    assert f'src="{URL}nhung/don-vi/ngoc-thien/"' in page.locator("#nhung-khung").input_value()


ANCESTORS = {
    "nhung/moi/": "https://tan-yen.example",
    "nhung/don-vi/ngoc-thien/": "https://tan-yen.example",
    "nhung/": "'none'",
    "": "'none'",
    "guong/nhung/": "'none'",
}


@pytest.mark.parametrize("address", ANCESTORS)
def test_only_the_plans_hosts_may_frame_only_frames(address: str):
    """A frame may be framed by the hosts of the plan; every other page by nobody."""
    assert ANCESTORS[address] == widget.frame_ancestors(support_plans.of(PLAN).plan, address)


def test_without_hosts_nobody_frames(tmp_path: Path):
    """A plan that names no host says so on the page, which still offers the list of links."""
    root = lay_out(tmp_path / "portal", whole=True)
    edit(root / "profiles/mini/plan.yml", "  embed_hosts: [mau.example]\n", "")
    text = explained(built(root, root / "site", "--plan", "mini"))

    assert "chưa cho trang nào nhúng" in text
    assert "Chép danh sách" in text


def test_a_frame_loads_little(site: Callable[[str], Path]):
    """All a frame loads beside its pictures is one sheet of style, 2 KB over the wire."""
    folder = site(PLAN)
    (sheet,) = re.findall(
        r'<link rel="stylesheet" href="\.\./\.\./([^"]*)"', frames_of(folder)["nhung/moi/"]
    )

    assert len(gzip.compress((folder / sheet).read_bytes())) < 2048
