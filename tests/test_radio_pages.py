"""The radio on the site: its index, a page to read each episode from, what leads there."""

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import support_portal
import support_radio
import support_server
import support_site
from exemplars import airtime
from exemplars.radio import scripts
from support_browser import barriers, complaints
from support_plans import of
from support_radio import PLAN, UNSPEAKABLE, year
from support_site import flat, pages

EPISODE = "phat-thanh/thi-dua-la-yeu-nuoc/2024-06-1/"


@pytest.mark.parametrize("plan", support_site.PLANS)
def test_every_plan_has_the_radio(plan: str, site: Callable[[str], Path]) -> None:
    """Each plan has the page of the radio, with each radio column, linked from the foot of every page."""
    folder, columns = site(plan), of(plan).plan.radio_columns
    page = pages(folder)["phat-thanh/"]
    home = [each.get("href") for each in pages(folder)[""].iter("a")]
    said = flat(page.text_content())

    assert "./phat-thanh/" in home or "phat-thanh/" in home
    assert [each.get("id") for each in page.xpath("//h2[starts-with(@id, 'chuyen-muc-')]")] == [
        f"chuyen-muc-{each.id}" for each in columns
    ]
    assert (folder / "lich/phat-thanh.ics").exists() == bool(columns)
    assert ("khong dat chuyen muc phat thanh" in said) == (not columns)
    assert page.xpath("//a[contains(@href, 'feeds/phat-thanh.xml')]")


def test_without_a_schedule_what_was_heard_is_told(site: Callable[[str], Path]) -> None:
    """A plan that keeps no schedule shows whom the radio told of, as the profiles record it, the last first."""
    page = pages(site("tan-yen"))["phat-thanh/"]
    heard = page.xpath("//section[h2[@id='da-phat']]//li")
    days = [each.find("time").get("datetime") for each in heard]
    channels = set(of("tan-yen").plan.radio_channels)
    newest = max(
        str(carried.date)
        for each in of("tan-yen").sources
        for carried in each.profile.carried
        if carried.channel in channels
    )

    assert newest == days[0]
    assert sorted(days, reverse=True) == days
    assert not pages(site("lao-cai"))["phat-thanh/"].xpath("//h2[@id='da-phat']")


@pytest.mark.parametrize("plan", support_site.PLANS)
def test_newest_words_stand_on_the_page(plan: str, site: Callable[[str], Path]) -> None:
    """An announcer who takes no feed reads the newest exemplars on the page: what the feed says, word for word."""
    folder = site(plan)
    page = pages(folder)["phat-thanh/"]
    feed = json.loads((folder / "feeds/phat-thanh.json").read_text("utf-8"))
    said = [each["content_text"].removeprefix("Dữ liệu minh họa.\n") for each in feed["items"]]
    fields = page.xpath("//section[h2[@id='bai-doc']]//textarea")

    assert said[:6] == [each.text_content() for each in fields]
    assert [each["title"] for each in feed["items"][:6]] == [
        each.text.strip() for each in page.xpath("//section[h2[@id='bai-doc']]//summary")
    ]
    assert [each.get("id") for each in fields] == page.xpath("//button/@data-copy-of")


def test_every_episode_has_its_page(site: Callable[[str], Path]) -> None:
    """Each sample episode has its page, its words and its Word file, and the index leads to it."""
    folder, (every, _) = site(PLAN), year()
    index = {each.get("href") for each in pages(folder)["phat-thanh/"].iter("a")}
    for episode in every:
        page = pages(folder)[episode.address]
        links = {each.get("href").split("/", 3)[-1] for each in page.iter("a")}

        assert f"../{episode.address}" in index
        assert (folder / episode.address / "loi-doc.txt").read_text("utf-8") == scripts.words(
            episode
        )
        assert zipfile.is_zipfile(folder / episode.address / "kich-ban.docx")
        assert {f"../{each.address}" for each in episode.exemplars} <= {
            each.get("href").replace("../../../", "../") for each in page.iter("a")
        }
        assert links
        assert page.xpath("string(//p[@class='p-script__end']/span)") == airtime.clock(
            episode.running.estimated
        )


@pytest.mark.parametrize("plan", support_site.PLANS)
def test_nothing_that_is_to_be_said_needs_reading(plan: str, site: Callable[[str], Path]) -> None:
    """Whatever a portal gives a reader aloud has no figure, no sign and nothing written short."""
    texts = [each.read_text("utf-8") for each in site(plan).glob("phat-thanh/*/*/loi-doc.txt")]
    feed = json.loads((site(plan) / "feeds/phat-thanh.json").read_text("utf-8"))
    texts += [each["content_text"] for each in feed["items"]]

    assert len(texts) >= len(feed["items"]) > 0
    assert [found for each in texts for found in UNSPEAKABLE.findall(each)] == []


def test_page_says_the_words_of_the_text(site: Callable[[str], Path]) -> None:
    """The page's lines are the words that are read, nothing between them."""
    folder, (every, _) = site(PLAN), year()
    episode = next(each for each in every if each.address == EPISODE)
    rows = pages(folder)[EPISODE].xpath("//div[@class='p-script__row']/p")
    said = "\n".join(" ".join(row.text_content().split()) for row in rows)

    assert said == re.sub(r"\n+", "\n", episode.said)


def test_exemplar_leads_to_its_episodes(site: Callable[[str], Path]) -> None:
    """Whoever was told of on the radio has a link to the episode beside where it was posted and aired."""
    folder, (every, _) = site(PLAN), year()
    for episode in every:
        for each in episode.exemplars:
            links = pages(folder)[each.address].xpath("//section[h2/@id='da-dang']//a/@href")

            assert f"../../{episode.address}" in links


def test_home_and_column_lead_to_the_radio(site: Callable[[str], Path]) -> None:
    """The home page, the column's list and the page of events lead to the radio's pages and calendar."""
    found = pages(site(PLAN))
    links = {
        address: found[address].xpath("//div[@id='noi-dung']//a/@href")
        for address in ("", "chuyen-muc/thi-dua-la-yeu-nuoc/", "su-kien/")
    }

    assert "./phat-thanh/" in links[""]
    assert (
        "../../phat-thanh/#chuyen-muc-thi-dua-la-yeu-nuoc"
        in links["chuyen-muc/thi-dua-la-yeu-nuoc/"]
    )
    assert "../lich/phat-thanh.ics" in links["su-kien/"]


@pytest.mark.parametrize(
    ("today", "expected"), [("2024-12-01", "Dự kiến"), ("2024-12-20", "Chưa ghi ngày phát")]
)
def test_what_is_planned_is_marked(today: str, expected: str, tmp_path: Path) -> None:
    """An episode to come is marked as planned, in the index and on its page; past its day no longer."""
    column = "nguoi-tot-viec-tot"
    root = support_portal.lay_out(tmp_path / "portal", whole=True)
    support_radio.on_air(root, column, support_portal.MAI, "Hai kỳ công", "Thu Hà")
    path = root / "profiles/mini/schedule.yml"
    aired = f"    aired: [{{station: {column}, date: 2024-06-12}}]\n"
    support_portal.edit(path, aired, "    planned: 2024-12-18\n")
    support_portal.edit(path, "month: 2024-06", "month: 2024-12")
    there = support_site.made(root, "mini", today=dt.date.fromisoformat(today))
    shown = [
        there[name].decode()
        for name in ("phat-thanh/index.html", f"phat-thanh/{column}/2024-12-1/index.html")
    ]

    assert [expected in each for each in shown] == [True, True]
    assert (expected == "Dự kiến") == (b"STATUS:TENTATIVE" in there["lich/phat-thanh.ics"])


@pytest.fixture(scope="module")
def episode_page(site: Callable[[str], Path], browser: Browser) -> Any:
    """Give the page of an episode on a phone, and what the browser complained of."""
    with support_server.serving(site(PLAN)) as address:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        said = complaints(page, address + EPISODE)
        yield page, said
        context.close()


def test_no_barrier_in_the_studio(episode_page: tuple[Page, list[str]]) -> None:
    """At 360 px, in light and in dark, axe finds no barrier, nothing is complained of or scrolls sideways."""
    page, said = episode_page
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    in_light = barriers(page)
    page.emulate_media(color_scheme="dark")

    assert (said, in_light, barriers(page)) == ([], [], [])
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.p-line')).fontSize)")
    assert size >= 22


def test_type_grows_with_the_readers_choice(episode_page: tuple[Page, list[str]]) -> None:
    """The reader's choice of type makes the script larger, and it still fits the phone."""
    page, _ = episode_page
    size = "parseFloat(getComputedStyle(document.querySelector('.p-line')).fontSize)"
    before = page.evaluate(size)
    page.evaluate("document.documentElement.dataset.size = 'rat-lon'")
    after, width = page.evaluate(size), page.evaluate("document.scrollingElement.scrollWidth")
    page.evaluate("delete document.documentElement.dataset.size")

    assert after > before * 1.3
    assert width <= 360


def test_paper_has_the_script_alone(episode_page: tuple[Page, list[str]]) -> None:
    """On paper: the words in 14 points in one column; no header, foot, button or player."""
    page, _ = episode_page
    page.emulate_media(media="print")
    size = page.evaluate("getComputedStyle(document.querySelector('.p-line')).fontSize")
    hidden = [".p-header", ".p-footer", ".p-crumbs", ".p-head .p-button", ".p-copying"]
    seen = [each for each in hidden if page.locator(each).first.is_visible()]
    shown = page.locator(".p-line").first.is_visible()
    page.emulate_media(media="screen")

    assert (seen, shown) == ([], True)
    assert float(size.removesuffix("px")) == pytest.approx(14 * 96 / 72, abs=0.1)


def test_words_are_copied(episode_page: tuple[Page, list[str]]) -> None:
    """The field to copy from holds loi-doc.txt."""
    page, _ = episode_page
    every, _ = year()
    episode = next(each for each in every if each.address == EPISODE)

    assert page.locator("#loi-doc").input_value() == scripts.words(episode).strip()
