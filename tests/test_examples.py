"""The handbook's examples of rules are true: the check tells of the wrong one, in those words."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

import support_examples as examples
from exemplars.checking.examples import of, of_family
from exemplars.rules import CATALOGUE
from exemplars.rules.rule import FAMILIES
from support_rules import code_of

CODES = sorted(CATALOGUE)
# What a reader takes in at a glance, on a phone as well.
MOST_LINES, MOST_LETTERS = 12, 100


@pytest.mark.parametrize("family", FAMILIES)
def test_every_code_has_an_example(family: str) -> None:
    """The file of a family has its codes, all of them and in the order of the catalogue."""
    codes = [code for code, rule in CATALOGUE.items() if rule.family == family]

    assert codes == list(of_family(family))


def test_what_is_laid_over_is_an_example() -> None:
    """How to lay an example over is told of codes that there are."""
    assert {*CATALOGUE} >= {*examples.LAID}


@pytest.mark.parametrize("code", CODES)
def test_wrong_example_is_told(code: str, tmp_path: Path, bless: bool) -> None:
    """Of the wrong example the check tells this code, nothing else, and in the words that are shown."""
    found = examples.told(code, "wrong", tmp_path)
    if bless:
        examples.bless(code, examples.says(code, found))
    expected = {code, *examples.LAID.get(code, {}).get("also", ())}

    assert expected == {code_of(each) for each in found}
    assert of(code).says == examples.says(code, found), "If meant: pytest --bless"


@pytest.mark.parametrize("code", CODES)
def test_right_example_is_clean(code: str, tmp_path: Path) -> None:
    """Of the right example the check tells nothing at all."""
    assert examples.told(code, "right", tmp_path) == []


@pytest.mark.parametrize("code", CODES)
def test_example_is_short(code: str) -> None:
    """An example is a few lines, the two sides differ, and a note is a sentence or two."""
    example = of(code)
    lines = [side.splitlines() for side in (example.wrong, example.right)]

    assert example.wrong != example.right
    assert max(map(len, lines)) <= MOST_LINES
    assert max(len(line) for side in lines for line in side) <= MOST_LETTERS
    assert re.fullmatch(r"|[^\n]+\.", example.note)


@pytest.mark.parametrize("code", CODES)
def test_page_shows_the_example(code: str, built: Path) -> None:
    """A rule's page shows the wrong lines, what the check says of them, and the right lines."""
    page = (built / f"cam-nang/quy-tac/{code}/index.html").read_text("utf-8")
    blocks = re.findall(r"(?s)<pre><code>(.*?)</code></pre>", page)
    (told,) = re.findall(r'(?s)<div class="p-example__says">(.*?)</div>', page)
    example = of(code)
    says = [example.message, example.cure, example.note]

    assert [example.wrong, example.right] == [_text(each).rstrip("\n") for each in blocks[:2]]
    assert f"Máy báo: {says[0]}.→ {says[1]}".replace("`", "") == _text(told)
    assert says[2].replace("`", "") in _text(page)


def _text(part: str) -> str:
    """Return a part of a page as it is read: no tags, no entities."""
    return html.unescape(re.sub(r"<[^>]+>", "", part))
