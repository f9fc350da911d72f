"""`portal inspect`: the check's own findings, by unit and dossier, for the office and never on the site."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from conftest import Portal
from exemplars import inspection
from exemplars.cli.inspecting import FORMATS
from exemplars.rules import CATALOGUE
from support_portal import REPO, edit

DAY = ("--today", "2026-06-30")
MARK = "Bảng kiểm tra hồ sơ"


@pytest.fixture(name="wanting")
def fixture_wanting(miniature: Path) -> Path:
    """Return a miniature in which a profile lacks its consents and another's name is markup."""
    (one,) = miniature.glob("profiles/mini/*/*-c4h9wd/profile.md")
    text = one.read_text("utf-8")
    one.write_text(re.sub(r"^consents:\n(?:[ ].*\n)+", "", text, flags=re.MULTILINE), "utf-8")
    (two,) = miniature.glob("profiles/mini/*/*-d8p3xn/profile.md")
    edit(two, "sector: nong-nghiep", "sector: <script>alert(1)</script>")
    shutil.copytree(REPO / "theme/portal", miniature / "theme/portal")
    return miniature


def as_json(portal: Portal, root: Path, *options: str) -> dict[str, Any]:
    """Return an inspection as programs read it."""
    told = portal(root, "inspect", "--format", "json", *options)
    found: dict[str, Any] = json.loads(told.out)

    assert (told.code, told.err) == (0, "")

    return found


def test_matters_are_of_rules_that_are() -> None:
    """Every code that is sorted under a matter is a rule, under one matter only."""
    codes = Counter(code for _, codes in inspection.MATTERS.values() for code in codes)

    assert set(codes) <= set(CATALOGUE)
    assert set(codes.values()) == {1}


@pytest.mark.parametrize("day", [(), DAY])
def test_findings_are_the_checks(wanting: Path, day: tuple[str, ...], portal: Portal) -> None:
    """The inspection tells what the check tells on the same day, each once, with line and cure."""
    checked = json.loads(portal(wanting, "check", "--format", "json", *day).out)
    found = as_json(portal, wanting, *day)
    told = [
        {"path": file["path"], **each}
        for division in found["divisions"]
        for file in division["files"]
        for each in file["problems"]
    ]
    keys = ("path", "code", "severity", "line", "column", "message", "hint")

    assert checked
    assert sorted([each[key] for key in keys] for each in checked) == sorted(
        [each[key] for key in keys] for each in told
    )
    assert sum(found["counts"].values()) == len(checked)
    assert found["counts"] == {
        matter: sum(each["counts"][matter] for each in found["divisions"])
        for matter in inspection.NAMES
    }
    assert found["counts"]["consents"] > 0
    assert found["day_told"] == bool(day)
    assert bool(found["counts"]["follow-ups"]) == bool(day)


def test_one_unit_is_looked_at_alone(wanting: Path, portal: Portal) -> None:
    """Of one unit only its own files and those of units below it are told."""
    found = as_json(portal, wanting, "--unit", "binh-minh")
    whole = as_json(portal, wanting)

    assert [each["unit"] for each in found["divisions"]] == ["binh-minh"]
    assert found["divisions"] == [e for e in whole["divisions"] if e["unit"] == "binh-minh"]


def test_old_faults_and_allowances_are_told(wanting: Path, portal: Portal) -> None:
    """What the book of old faults holds back is told as such, and so is what a profile was spared."""
    (path,) = wanting.glob("profiles/mini/*/tran-thi-mai-c4h9wd/profile.md")
    head, _, story = path.read_text("utf-8").rpartition("\n---\n")
    allow = "allow:\n  - rule: theo-doi-qua-han\n    reason: Đã hẹn thăm\n    until: 2026-12-31"
    path.write_text(f"{head}\n{allow}\n---\n{story}", "utf-8")
    (other,) = wanting.glob("profiles/mini/*/*-b7k2mt/profile.md")
    head, _, story = other.read_text("utf-8").rpartition("\n---\n")
    other.write_text(f"{head}\n---\n{story}\nÔng là người giỏi nhất tỉnh.\n", "utf-8")
    portal(wanting, "check", "--write-baseline", "--plan", "mini")
    files = {
        file["name"]: file
        for division in as_json(portal, wanting, *DAY)["divisions"]
        for file in division["files"]
    }
    page = portal(wanting, "inspect", "--format", "html", *DAY).out

    assert files["Trần Thị Mai"]["spared"] == [
        {"rule": "theo-doi-qua-han", "reason": "Đã hẹn thăm", "until": "2026-12-31"}
    ]
    assert [e["code"] for file in files.values() for e in file["problems"] if e["old"]]
    assert "lỗi cũ" in page
    assert "Đã hẹn thăm" in page


def test_page_shows_every_finding_and_no_markup_of_others(wanting: Path, portal: Portal) -> None:
    """The page has each finding with its line and cure, its counts on top, and hostile names as text."""
    told = portal(wanting, "inspect", "--format", "html", *DAY)
    tree = html.fromstring(told.out)
    found = as_json(portal, wanting, *DAY)
    each = [e for d in found["divisions"] for f in d["files"] for e in f["problems"]]

    assert len(each) == len(tree.findall(".//li"))
    assert not tree.findall(".//script")
    assert [str(found["counts"][matter]) for matter in inspection.NAMES] == [
        cell.text for cell in tree.findall(".//tfoot/tr/td")[2:]
    ]
    assert all(f"dòng {item['line']}:" in told.out for item in each)
    links = [a.get("href")[1:] for a in tree.findall(".//tbody//a")]
    assert links
    assert all(tree.get_element_by_id(link) is not None for link in links)


def test_on_a_phone_the_unit_stays_in_sight(
    wanting: Path, portal: Portal, phone_page: Page
) -> None:
    """At 360 px the page is no wider than the screen; its table goes on beside it, each row's unit stays."""
    phone_page.set_viewport_size({"width": 360, "height": 640})
    phone_page.set_content(portal(wanting, "inspect", "--format", "html", *DAY).out)
    box = phone_page.locator(".scroll")
    left = "each => each.getBoundingClientRect().left"
    last = phone_page.locator("thead th").last
    last.scroll_into_view_if_needed()

    assert phone_page.evaluate("document.documentElement.scrollWidth") == 360
    assert box.evaluate("each => each.scrollLeft") > 0
    assert phone_page.locator("tbody th").first.evaluate(left) == box.evaluate(left)
    expect(last).to_be_in_viewport()


@pytest.mark.parametrize("format", FORMATS)
def test_file_says_its_format(format: str, wanting: Path, portal: Portal, tmp_path: Path) -> None:
    """The file's ending chooses the format, and its bytes are what is printed without one."""
    path = tmp_path / f"kiem-tra.{format}"
    printed = portal(wanting, "inspect", "--format", format, *DAY)
    kept = portal(wanting, "inspect", "--format", format, "--output", path, *DAY)

    assert (printed.code, kept.code) == (0, 0)
    assert printed.out == path.read_text("utf-8")


@pytest.mark.parametrize("place", ["site/a.html", "content/a.md", "profiles/mini/a.html", "out/a"])
def test_it_is_never_written_into_a_site(place: str, wanting: Path, portal: Portal) -> None:
    """Neither a folder of the portal's own nor any that holds a built portal takes the inspection."""
    (wanting / "out/feeds").mkdir(parents=True)
    (wanting / "out/feeds/da-go.json").write_text("{}", "utf-8")
    told = portal(wanting, "inspect", "--output", wanting / place)

    assert told.code == 2
    assert "thuộc cổng" in told.err
    assert not (wanting / place).exists()


def test_no_page_of_the_site_is_one(built: Path) -> None:
    """The site has no inspection, nor the template's words."""
    pages = list(built.rglob("*.html"))

    assert pages
    assert not [path for path in pages if MARK in path.read_text("utf-8")]
    assert not list(built.rglob("inspect*"))


def test_command_names_what_is_wrong(wanting: Path, portal: Portal) -> None:
    """A unit that is none, and a format against the file's ending, are refused."""
    unit = portal(wanting, "inspect", "--unit", "binh-minhh")
    format = portal(wanting, "inspect", "--format", "text", "--output", wanting / "a.html")

    assert (unit.code, format.code) == (2, 2)
    assert "có phải binh-minh?" in unit.err
    assert "bỏ một trong hai" in format.err
