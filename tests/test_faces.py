"""The web faces: every letter a Vietnamese page needs, few bytes, and nothing that moves later."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from exemplars.drawing import faces
from support_portal import fonts

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
WORDS = [face for face in faces.files(fonts()) if face.recipe.letters == faces.LETTERS]
NAMES = [face.name for face in WORDS]


def opened(face: faces.Face) -> TTFont:
    """Return a face as a reader unpacks it."""
    return TTFont(io.BytesIO(face.data), recalcTimestamp=False)


def every_letter() -> list[str]:
    """Return every letter of Vietnamese with every tone, in both cases, as one character each."""
    toned = {
        unicodedata.normalize("NFC", letter + (tone if letter in "aăâeêioôơuưy" else ""))
        for letter in ALPHABET
        for tone in TONES
    }
    return sorted(toned | {letter.upper() for letter in toned})


@pytest.mark.parametrize("face", WORDS, ids=NAMES)
def test_a_face_has_every_vietnamese_letter(face: faces.Face) -> None:
    """Each of the 186 letters is drawn, as a reader unpacks it: with an outline, not an empty box."""
    font = opened(face)
    glyphs, outlines, widths = font.getBestCmap(), font["glyf"], font["hmtx"]
    letters = every_letter()

    assert len(letters) == 186
    assert not [letter for letter in letters if ord(letter) not in glyphs]
    for letter in letters:
        name = glyphs[ord(letter)]
        assert name != ".notdef"
        assert outlines[name].numberOfContours != 0, letter
        assert widths[name][0] > 0, letter


@pytest.mark.parametrize("face", WORDS, ids=NAMES)
def test_accents_stand_clear_of_one_another(face: faces.Face) -> None:
    """No two letters are drawn alike, and lines of 1.46 em keep stacked accents from touching."""
    font = opened(face)
    glyphs, outlines = font.getBestCmap(), font["glyf"]

    def drawn(letter: str) -> tuple[object, ...]:
        points, ends, _ = outlines[glyphs[ord(letter)]].getCoordinates(outlines)
        return tuple(points), tuple(ends)

    letters = [letter for letter in every_letter() if not letter.isascii()]

    assert len({drawn(letter) for letter in letters}) == len(letters)

    shapes = [outlines[glyphs[ord(letter)]] for letter in every_letter()]
    for shape in shapes:
        shape.recalcBounds(outlines)

    highest, lowest = max(shape.yMax for shape in shapes), min(shape.yMin for shape in shapes)

    assert highest - lowest <= 1_460


@pytest.mark.parametrize("face", WORDS, ids=NAMES)
def test_a_face_has_every_sign_and_kerns(face: faces.Face) -> None:
    """Signs, figures and lone accents are there; so are the rules that kern and place accents."""
    font = opened(face)
    features = {each.FeatureTag for each in font["GPOS"].table.FeatureList.FeatureRecord}

    assert not set(faces.LETTERS) - set(map(chr, font.getBestCmap()))
    assert {"kern", "mark"} <= features
    assert not {"fpgm", "prep", "cvt ", "DSIG", "fvar", "gvar"} & set(font.keys())


def test_faces_are_light() -> None:
    """No face weighs more than 20 KB, and all of them together no more than 60."""
    weights = [len(face.data) for face in faces.files(fonts())]

    assert max(weights) <= 20_000
    assert sum(weights) <= 60_000


def test_rare_signs_come_in_a_face_of_their_own() -> None:
    """Arrows and ticks, which the text's face lacks, are in a file that only pages with them fetch."""
    (signs,) = [face for face in faces.files(fonts()) if face.recipe.letters == faces.RARE]
    rule = next(line for line in faces.css((signs,), "").splitlines() if signs.name in line)

    assert set(faces.RARE) <= set(map(chr, opened(signs).getBestCmap()))
    assert [f"U+{ord(sign):04X}" for sign in faces.RARE] == re.findall(r"U\+\w+", rule)


def test_the_same_bytes_are_cut_everywhere(tmp_path: Path) -> None:
    """Two offices cut the same faces, under the same names; what is spoilt in a cache is cut again."""
    kept = faces.files(fonts())
    first = faces.files(tmp_path)

    assert kept == first
    assert len({face.name for face in first}) == len(first)

    for file in sorted(tmp_path.glob("*.txt"))[:2]:
        file.write_text("spoilt")

    assert kept == faces.files(tmp_path)


def test_a_face_is_called_after_its_bytes() -> None:
    """A file's name says family, weight and slant, and then what changes with its bytes."""
    made = [re.sub(r"-[0-9a-f]{8}\.woff2$", "", face.name) for face in faces.files(fonts())]

    assert made == [
        *("portal-text-400", "portal-text-400i", "portal-text-600", "portal-text-400-signs"),
        "portal-title-600",
    ]


def test_style_sheet_names_every_face_and_its_stands() -> None:
    """Every file has its rule below the prefix, swaps in late, and is stood in for by local faces."""
    made = faces.files(fonts())
    rules = faces.css(made, "chu/").splitlines()

    assert [f"chu/{face.name}" for face in made] == [
        found[1] for rule in rules if (found := re.search(r'url\("([^"]+)"\)', rule))
    ]
    assert all("font-display: swap" in rule for rule in rules if "url(" in rule)
    assert all("size-adjust" in rule for rule in rules if "local(" in rule)
    assert {"Portal Text", "Portal Text Fallback", "Portal Title", "Portal Title Fallback"} == {
        found[1] for rule in rules if (found := re.search(r'font-family: "([^"]+)"', rule))
    }
    assert {"Arial", "Roboto", "Georgia Bold", "Noto Serif Bold", "Times New Roman Bold"} <= {
        name for rule in rules for name in re.findall(r'local\("([^"]+)"\)', rule)
    }


def test_what_stands_in_is_as_high_as_the_face() -> None:
    """Scaled by its size, every stand's line is as high as the line of the face it stands in for."""
    for face in WORDS:
        for rule in faces.css((face,), "").splitlines()[1:]:
            share = {
                name: float(value) / 100
                for name, value in re.findall(r"([a-z-]+(?:adjust|override)): ([\d.]+)%", rule)
            }
            high = share["ascent-override"] + share["descent-override"]
            line = opened(face)["hhea"]

            assert abs(high * share["size-adjust"] - (line.ascent - line.descent) / 1000) < 0.001
            assert 0.8 < share["size-adjust"] < 1.2
