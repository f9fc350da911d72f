"""The web editor in Chromium, writing into a repository: what it writes passes the check."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

import support_server
import support_web_editor
from exemplars.drafting.canonical_form import formatted
from exemplars.editor import configuration
from exemplars.reading import source
from exemplars.records.profile import Profile
from exemplars.rules.by_plan import criteria_of
from support_browser import complaints
from support_portal import MAI, REPO, profile
from support_web_editor import EDITORS, WATCH, Desk, choose, save, sign_in

NAME = "Trần Thị Đào: vườn “vải” #1"
STORY = "Chị Đào giúp 12 hộ trồng *vải* sớm."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give a portal with the editor over a repository."""
    with support_web_editor.desk(tmp_path_factory.mktemp("editor")) as made:
        yield made


@pytest.fixture(scope="module")
def address(desk: Desk) -> Iterator[str]:
    """Serve the site with the headers it ships."""
    with support_server.serving(desk.site) as served:
        yield served


@pytest.fixture(scope="module")
def said() -> list[str]:
    """Give what went wrong in the editor, and what it asked of other hosts; it fills as tests go on."""
    return []


@pytest.fixture(scope="module")
def editor(browser: Browser, desk: Desk, address: str, said: list[str]) -> Iterator[Page]:
    """Give the editor, signed in, in a desk's browser."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    context.add_init_script(WATCH)
    page = context.new_page()
    complaints(page, f"{address}admin/", said)
    sign_in(page)
    yield page
    context.close()


@pytest.fixture(scope="module")
def unguarded(browser: Browser) -> Iterator[BrowserContext]:
    """Give a browser that keeps to no policy."""
    context = browser.new_context(bypass_csp=True, locale="vi-VN")
    yield context
    context.close()


def is_breach(said: str) -> bool:
    """Return whether a complaint is one: the local server's word for a profile nobody is working on is none."""
    nobody_yet = said.startswith("404: http://127.0.0.1:") or "status of 404" in said
    return not (nobody_yet or "/api/v1" in said or said.startswith("blob:http://127.0.0.1:"))


def fill_in(editor: Page, photo: Path) -> None:
    """Fill the form of a new profile in, with a photo."""
    editor.get_by_role("link", name="Thêm hồ sơ", exact=True).click()
    editor.get_by_label("Tên gương").fill(NAME)
    choose(editor, "Đối tượng", "ca nhan")
    choose(editor, "Lĩnh vực", "nong")
    choose(editor, "Đơn vị giới thiệu", "an binh")
    editor.get_by_label("Tóm tắt").fill("Chị Đào cùng 12 hộ\ntrồng vải sớm.")
    editor.locator("[contenteditable=true]").first.click()
    editor.keyboard.type(STORY)
    editor.get_by_role("button", name="Thêm ảnh chân dung").click()
    editor.get_by_role("button", name="Chọn ảnh", exact=True).click()
    editor.locator("input[type=file]").first.set_input_files(photo)
    editor.get_by_text("Dùng tệp đã chọn").click()
    editor.get_by_label("Mô tả ảnh").fill("Chị Đào bên vườn vải")


def submit(editor: Page) -> None:
    """Hand the profile that is open over to whoever approves."""
    editor.get_by_role("button", name=re.compile("Bản nháp")).click()
    editor.get_by_role("menuitem", name="Đang xét duyệt").click()
    editor.get_by_role("button", name=re.compile("Đang xét duyệt")).wait_for()


def test_a_profile_is_written_with_its_photo_and_submitted(
    desk: Desk, editor: Page, said: list[str], tmp_path: Path, portal: Any
) -> None:
    """
    A new profile with a photo becomes a branch that touches its folder alone and passes the check.

    Nothing is asked of another host, no policy is broken.
    """
    photo = tmp_path / "Ảnh Chân Dung.JPG"
    Image.linear_gradient("L").resize((900, 1100)).convert("RGB").save(photo, "JPEG")
    fill_in(editor, photo)
    shown = editor.frame_locator("#preview-pane")
    shown.get_by_role("heading", name=NAME).wait_for()
    shown.get_by_alt_text("Chị Đào bên vườn vải").wait_for()
    before = set(desk.branches())
    save(editor)
    (branch,) = set(desk.branches()) - before
    submit(editor)
    files = desk.changed(branch)
    root = desk.checked_out(branch, tmp_path / "branch")
    text = (root / next(each for each in files if each.endswith(".md"))).read_text("utf-8")
    told = portal(root, "check", "--plan", "mini", "--strict")
    judging = criteria_of(Profile(kind="individual", unit="an-binh"), source.load(root, "mini"))

    assert [each for each in said if is_breach(each)] == []
    assert {re.sub(r"-[a-z0-9]{6}/", "-*/", each) for each in files} == {
        "profiles/mini/an-binh/tran-thi-dao-vuon-vai-1-*/profile.md",
        "profiles/mini/an-binh/tran-thi-dao-vuon-vai-1-*/anh-chan-dung.jpg",
    }
    assert desk.status(branch).endswith("pending_review")
    assert (told.code, told.out) == (0, "Không có lỗi.\n")
    assert formatted(text).text == text
    assert re.findall("criterion: (.*)", text) == [each.id for each in judging]
    assert "summary: Chị Đào cùng 12 hộ trồng vải sớm.\n" in text


def test_an_edit_changes_what_was_edited(
    desk: Desk, address: str, editor: Page, tmp_path: Path
) -> None:
    """Of a profile that is there the lines that were edited change, and its unit cannot be."""
    path = profile(desk.root, MAI).relative_to(desk.root)
    slug = path.relative_to("profiles/mini").with_suffix("")
    editor.goto(f"{address}admin/#/collections/ho-so")
    editor.get_by_role("link", name="Trần Thị Mai").click()
    expect(editor.get_by_label("Tên gương")).to_have_value("Trần Thị Mai")
    editor.get_by_label("Tóm tắt").fill("Chị Mai cùng tổ làm phân từ rơm.")
    editor.locator("[contenteditable=true]").first.click()
    editor.keyboard.type("ZZ")
    units = editor.get_by_label("Đơn vị giới thiệu").count()
    save(editor)
    diff = support_web_editor.git(desk.root, "diff", f"main...cms/ho-so/{slug}")
    lines = [line for line in diff.splitlines() if re.match(r"[+-][^+-]", line)]

    assert [line.partition(":")[0] for line in lines[:2]] == ["-summary", "+summary"]
    assert lines[1] == "+summary: Chị Mai cùng tổ làm phân từ rơm."
    assert [lines[3].replace("ZZ", "")[1:]] == [line[1:] for line in lines[2:3]]
    assert len(lines) == 4
    assert units == 0


def drawn(name: str) -> list[str]:
    """Return what a diagram of the handbook has the editor say: what is marked as a name is our own note."""
    words = etree.parse(str(REPO / f"content/cam-nang/hinh/{name}.svg"))
    texts = words.iterfind(".//{http://www.w3.org/2000/svg}text")
    return [" ".join(each.itertext()) for each in texts if each.get("class") != "name"]


def on_screen(editor: Page) -> str:
    """Return all that the editor shows: words, what fields hold or ask for, and the preview."""
    fields = [
        each.input_value() or each.get_attribute("placeholder") or ""
        for each in editor.locator("input, textarea").all()
    ]
    shown = [each.locator("body").inner_text() for each in editor.frames]
    return "\n".join([*shown, *fields]).casefold()  # its labels are in capitals by style alone


def test_the_editor_is_drawn_as_it_is(address: str, editor: Page) -> None:
    """What the handbook's two diagrams have the editor say, it says: on the list, and in a profile's form."""
    editor.goto(f"{address}admin/#/collections/ho-so")
    editor.get_by_role("link", name="Trần Thị Mai").wait_for()
    listed = on_screen(editor)
    form = drawn("soan-ho-so")
    (summary,) = {each for each in form if form.count(each) == 2 and " làm " in each}
    editor.get_by_role("link", name="Trần Thị Mai").click()
    editor.get_by_label("Tóm tắt").fill("Chị Mai làm phân từ rơm.")
    save(editor)
    editor.get_by_label("Tóm tắt").fill(summary)
    editor.frame_locator("#preview-pane").get_by_text(summary).wait_for()
    written = on_screen(editor)

    assert [each for each in drawn("soan-danh-sach") if each.casefold() not in listed] == []
    assert [each for each in form if each.casefold() not in written] == []


def test_html_in_a_story_is_refused(desk: Desk, address: str, editor: Page) -> None:
    """A tag in the story is told of beside it, and nothing is saved."""
    before = desk.branches()
    editor.goto(f"{address}admin/#/collections/ho-so/new")
    editor.get_by_label("Tên gương").fill("Trần Thị Đào")
    editor.locator("[contenteditable=true]").first.click()
    editor.keyboard.type("Chị <b>Đào</b>")
    editor.get_by_role("button", name="Lưu", exact=True).click()

    editor.get_by_text("không có mã HTML").first.wait_for()

    assert before == desk.branches()


def test_the_program_takes_the_configuration(
    unguarded: BrowserContext, desk: Desk, address: str
) -> None:
    """The program's own check, which the page's policy keeps from running, finds the configuration right."""
    told = json.loads((desk.site / "admin/cau-hinh.json").read_text("utf-8"))
    told["editor"]["backend"] = configuration.backend(EDITORS["gitlab"])
    page = unguarded.new_page()
    page.route("**/admin/before.js", lambda asked: asked.fulfill(body="CMS_MANUAL_INIT = true"))
    page.route("**/admin/cau-hinh.json", lambda asked: asked.fulfill(json=told))
    page.goto(f"{address}admin/")
    page.get_by_role("button", name=re.compile("Đăng nhập")).wait_for()
    page.close()
