"""The keys of words: what Vietnamese may be typed as, the same in Python and on the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import BrowserContext, Page

import support_search
from exemplars import text
from exemplars.search import keys
from support_portal import REPO

CASES = support_search.cases("keys.yml")
WORDS = [case for case in CASES if "folded" in case]
TEXTS = [case for case in CASES if "words" in case]
LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
)
syllables = st.text(LETTERS + LETTERS.upper(), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def twin(desk: BrowserContext) -> Page:
    """Return a page that holds the script's half of the twins."""
    page = desk.new_page()
    page.goto("about:blank")
    script = REPO / "theme/assets/javascripts/search-text.js"
    page.evaluate(script.read_text("utf-8"))
    return page


@pytest.mark.parametrize("case", WORDS, ids=lambda case: ascii(case["word"]))
def test_a_word_has_two_keys(case: dict[str, str]):
    """A word's keys are the ones of the table, without accents and as spelt."""
    assert case["folded"] == keys.folded(case["word"])
    assert case["spelt"] == keys.spelt(case["word"])


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: ascii(case["word"]))
def test_a_text_has_words(case: dict[str, list[str]]):
    """A text is cut into runs of letters and digits, composed first."""
    assert case["words"] == keys.words(str(case["word"]))


def test_the_page_has_the_same_keys(twin: Page):
    """The script gives every word of the table the keys that Python gives it."""
    script = "(words) => words.map((word) => [PortalSearch.folded(word), PortalSearch.spelt(word)])"
    found = twin.evaluate(script, [case["word"] for case in WORDS])

    assert [[case["folded"], case["spelt"]] for case in WORDS] == found


def test_the_page_cuts_the_same_words(twin: Page):
    """The script cuts every text of the table into the words that Python cuts it into."""
    script = "(texts) => texts.map((text) => PortalSearch.parsed(text).words.map(({ key }) => key))"
    found = twin.evaluate(script, [case["word"] for case in TEXTS])

    assert [case["words"] for case in TEXTS] == found


def test_the_page_knows_every_letter_as_python_does(twin: Page):
    """Every character of the Latin blocks is a letter to the script where it is one to Python, with one key."""
    every = [
        chr(code) for code in (*range(0x20, 0x250), *range(0x1E00, 0x1F00), *range(0x2070, 0x209D))
    ]
    script = "(texts) => texts.map((text) => PortalSearch.words(text.normalize('NFC')).map(({ key }) => key))"

    assert [keys.words(char) for char in every] == twin.evaluate(script, every)


@given(syllables)
def test_the_key_without_accents_is_what_citizens_type(word: str):
    """For Vietnamese the key is the same folding that the rest of the portal compares by."""
    assert text.fold(word) == keys.folded(word)


@given(syllables)
def test_both_places_of_a_tone_have_one_key(word: str):
    """For Vietnamese the spelling's key is the one under which the rest of the portal finds both equal."""
    assert text.spelling(word) == keys.spelt(word)
