"""The page on which anyone introduces an exemplar, in a real browser and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page

import support_forms
import support_plans
import support_reach
from exemplars.intake import draft

CASES = Path(__file__).parent / "cases/introduce"
PRIVATE = yaml.safe_load((CASES / "private.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", PRIVATE["refused"], ids=lambda case: case["text"])
def test_private_numbers_are_refused(open_form: Page, case: dict[str, str]):
    """What is private is named at its field, and nothing is made of it."""
    support_reach.write(open_form, name="Bà Hoa", deed=case["text"])

    assert case["as"] in open_form.locator("#gt-viec-lam-loi").inner_text()
    assert open_form.locator("#gt-viec-lam").get_attribute("aria-invalid") == "true"
    assert not open_form.locator("#gt-ra").is_visible()
    assert open_form.locator("#gt-chu").input_value() == ""
    assert open_form.locator("#gt-sms").get_attribute("href") is None
    assert open_form.locator("#gt-thu").get_attribute("href") is None


@pytest.mark.parametrize("said", PRIVATE["accepted"])
def test_ordinary_figures_are_not_refused(open_form: Page, said: str):
    """Sums, areas, years, days and document numbers go through as they are."""
    support_reach.write(open_form, name="Bà Hoa", deed=said)

    assert open_form.locator("#gt-viec-lam-loi").inner_text() == ""
    assert f"Việc đã làm: {said}" in open_form.locator("#gt-chu").input_value()


@pytest.mark.parametrize("name", ["name", "result", "how"])
def test_every_written_field_is_looked_at(open_form: Page, name: str):
    """A phone number is refused wherever it was written, and the rest is made once it is gone."""
    support_reach.write(open_form, name="Bà Hoa", deed="Dạy chữ", result="", how="")
    support_reach.write(open_form, **{name: "gọi 0912 345 678"})
    refused = open_form.locator("#gt-ra").is_visible()
    support_reach.write(open_form, **{name: "gọi bà"})

    assert (refused, open_form.locator("#gt-ra").is_visible()) == (False, True)


def test_the_text_can_be_copied(page: Page, addresses: Callable[[str], str]):
    """The text says what was filled in; the button copies it; the SMS link carries it."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(addresses("tan-yen"))
    support_reach.write(
        page, name="Bà Hoa", kind="individual", unit="ngoc-thien", deed="Dạy chữ", how="Cùng xóm"
    )
    page.get_by_role("button", name="Chép phần chữ này").click()
    page.get_by_text("Đã chép.").wait_for()
    expected = (
        "Giới thiệu gương điển hình tiên tiến\nTên: Bà Hoa (cá nhân)\nNơi: Xã Ngọc Thiện, huyện Tân Yên\n"
        "Việc đã làm: Dạy chữ\nNhờ đâu biết: Cùng xóm"
    )
    sms = page.locator("#gt-sms").get_attribute("href") or ""

    assert expected == page.locator("#gt-chu").input_value()
    assert expected == page.evaluate("navigator.clipboard.readText()")
    assert expected == unquote(sms.removeprefix("sms:?&body="))
    assert f"Dài {len(expected)} ký tự" in page.locator("#gt-dai").inner_text()
    assert "là 3 tin" in page.locator("#gt-dai").inner_text()


def test_what_is_copied_is_imported(page: Page, addresses: Callable[[str], str]):
    """An office that saves the text as a file gets a draft of it: name, kind, unit, deed."""
    page.goto(addresses("tan-yen"))
    support_reach.write(
        page, name="Bà Hoa", kind="individual", unit="ngoc-thien", deed="Dạy chữ", how="Cùng xóm"
    )
    text = page.locator("#gt-chu").input_value()
    (made,) = support_forms.read_back("thư.txt", text.encode(), support_plans.of("tan-yen"))

    assert (made.profile.name, made.profile.kind) == ("Bà Hoa", "individual")
    assert made.profile.unit == "ngoc-thien"
    assert "Dạy chữ" in made.story.partition(draft.LEFT)[0]
    assert "Cùng xóm" in made.story


def test_the_letter_goes_to_the_office(page: Page, addresses: Callable[[str], str]):
    """The e-mail is to the plan's contact and carries the text, with mail's line ends."""
    page.goto(addresses("tan-yen"))
    support_reach.write(page, name="Bà Hoa & con", deed="Dạy chữ?\nKhông công")
    href = urlsplit(page.locator("#gt-thu").get_attribute("href") or "")
    query = parse_qs(href.query)

    assert (href.scheme, href.path) == ("mailto", "phongnoivu@tan-yen.example")
    assert query["subject"] == ["Giới thiệu gương điển hình tiên tiến: Bà Hoa & con"]
    assert "Việc đã làm: Dạy chữ?\r\nKhông công" in query["body"][0]


def test_the_plan_prompts_for_the_chosen_kind(page: Page, addresses: Callable[[str], str]):
    """Only the chosen kind's criteria are shown beside the story."""
    page.goto(addresses("tan-yen"))
    support_reach.write(page, kind="collective")
    shown = page.locator("#gt-viec-lam-goi [data-kind]:visible")
    labels = [
        each.label for each in support_plans.of("tan-yen").plan.criteria_for("collective").atoms
    ]

    assert labels == shown.locator("li").all_inner_texts()


@pytest.mark.parametrize("plan", support_plans.PLANS)
def test_without_scripts_the_page_says_where_to_write(
    browser: Browser, addresses: Callable[[str], str], plan: str
):
    """Without scripts there is no dead form: what to write, whom to send it, a letter begun."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(addresses(plan))
        letter = (
            page.locator("[aria-labelledby=viet-gi] a[href^='mailto:']").get_attribute("href") or ""
        )
        portfolio = support_plans.of(plan)
        words = page.locator("#noi-dung").inner_text()

        assert not page.locator("#gioi-thieu").is_visible()
        assert portfolio.plan.site.contact.name in words
        assert not [
            a.label for g in portfolio.plan.criteria for a in g.atoms if a.label not in words
        ]
        assert "- Việc đã làm:" in parse_qs(urlsplit(letter).query)["body"][0]


def test_nothing_is_sent_or_kept(page: Page, addresses: Callable[[str], str]):
    """Filling the whole form asks the network for nothing and leaves nothing in the browser."""
    page.goto(addresses("tan-yen"))
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: wrong.append(said.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    support_reach.write(page, name="Bà Hoa", kind="individual", unit="ngoc-thien", deed="Dạy chữ")
    support_reach.profile(page)
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")

    assert [url for url in asked if not url.startswith("blob:")] == []
    assert wrong == []
    assert kept == [0, 0, ""]


def test_no_forge_no_link(open_form: Page):
    """A plan without a forge offers no link to one."""
    assert open_form.locator("#gt-kho").count() == 0


def test_the_page_does_not_scroll_sideways(open_form: Page):
    """With everything shown, the page fits the narrowest phone."""
    support_reach.write(
        open_form, name="Bà Hoa", kind="individual", unit="ngoc-thien", deed="Dạy chữ"
    )
    open_form.set_viewport_size({"width": 320, "height": 800})
    needed = open_form.evaluate("document.scrollingElement.scrollWidth")
    open_form.set_viewport_size({"width": 1280, "height": 800})

    assert needed <= 320
