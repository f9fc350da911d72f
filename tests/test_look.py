"""The look: one style sheet, names that bear their content, colours that can be read."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from exemplars import look
from support_portal import REPO

THEME = REPO / "theme"
COLUMNS = ("light", "dark", "high contrast", "dark high contrast")
# (text, ground): what stands on what anywhere on a page.
PAIRS = [
    *(
        (text, ground)
        for text in ("ink", "quiet", "accent")
        for ground in ("paper", "surface", "sunken")
    ),
    ("ink", "accent-soft"),
    ("on-accent", "accent"),
]


@pytest.fixture(scope="module", name="made")
def fixture_made(tmp_path_factory: pytest.TempPathFactory) -> look.Look:
    """Give the look as a build makes it."""
    return look.make(THEME, tmp_path_factory.mktemp("faces"))


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb (WCAG 2.2, definition)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("column", range(4), ids=COLUMNS)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_can_be_read(made: look.Look, text: str, ground: str, column: int):
    """Text keeps 4.5 : 1 from what it stands on, 7 : 1 where high contrast is asked for."""
    least = 4.5 if column < 2 else 7

    assert contrast(made.colours[text][column], made.colours[ground][column]) >= least


@pytest.mark.parametrize("column", range(4), ids=COLUMNS)
@pytest.mark.parametrize("mark", ["edge", "focus"])
@pytest.mark.parametrize("ground", ["paper", "surface", "sunken"])
def test_every_edge_can_be_seen(made: look.Look, mark: str, ground: str, column: int):
    """The edge of a field and the ring of the focus keep 3 : 1 (WCAG 2.2, 1.4.11)."""
    assert contrast(made.colours[mark][column], made.colours[ground][column]) >= 3


def test_the_contrast_of_black_and_white_is_known():
    """The measure itself agrees with the standard's two ends."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_names_bear_their_content(made: look.Look):
    """Every published file has a key of its bytes in its name, eight digits long at least."""
    for address, content in made.files.items():
        key = hashlib.sha256(content).hexdigest()
        found = re.search(r"[.-]([0-9a-f]{8,})\.[a-z0-9]+$", address)
        assert found, address
        assert key.startswith(found[1]) or address.endswith(".woff2"), address


def test_the_sheet_names_only_colours_that_there_are(made: look.Look):
    """Every custom property a rule asks for is declared somewhere in the sheet."""
    sheet = made.files[made.addresses["portal.css"]].decode()
    asked = set(re.findall(r"var\((--p-[a-z0-9-]+)", sheet))
    declared = set(re.findall(r"(--p-[a-z0-9-]+):", sheet))

    assert asked - declared == set()


def test_the_sheet_asks_no_other_host(made: look.Look):
    """Nothing in the style sheet leads out of the portal."""
    sheet = made.files[made.addresses["portal.css"]].decode()

    assert not re.search(r"@import|url\((?!\"?[A-Za-z0-9._-]+\.woff2\"?\))|//", sheet)


def test_colours_stand_in_the_table_alone():
    """No part of the sheet has a colour of its own; black shadows excepted."""
    for part in sorted((THEME / "assets/stylesheets").glob("*.css")):
        own = re.findall(
            r"#[0-9a-fA-F]{3,8}\b|\bhsl\(|\brgba?\((?!0 0 0 / )", part.read_text("utf-8")
        )
        assert own == [], part.name


def test_the_early_script_has_its_hash(made: look.Look):
    """The policy's hash is that of the script as it stands in every page."""
    digest = base64.b64encode(hashlib.sha256(made.early.encode()).digest()).decode()

    assert f"sha256-{digest}" == made.early_hash
    assert "</" not in made.early


def test_two_looks_are_one(made: look.Look, tmp_path: Path):
    """Made again, with nothing kept, the look has the same names and bytes."""
    again = look.make(THEME, tmp_path)

    assert dict(again.files) == dict(made.files)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a { color: red; }", "a{color:red}"),
        ("/* why */ a,\n b { margin: 0 auto; }", "a,b{margin:0 auto}"),
        (".a :focus { top: 0 }", ".a :focus{top:0}"),
        ("a::before { content: '› '; }", "a::before{content:'› '}"),
        (
            "@media (min-width: 48em) and (max-width: 60em) { a { b: calc(1px + 2px) } }",
            "@media (min-width: 48em) and (max-width: 60em){a{b:calc(1px + 2px)}}",
        ),
    ],
)
def test_a_sheet_loses_only_what_it_can_spare(written: str, kept: str):
    """Comments and needless spaces go; a space that means something stays."""
    got = look.tightened(written)

    assert kept.replace(": ", ":") == got.replace(": ", ":")
