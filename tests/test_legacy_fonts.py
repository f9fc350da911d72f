"""Old fonts: every letter of TCVN3 and VNI becomes the Unicode letter it shows, and nothing else changes."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exemplars.prose.legacy_fonts import TCVN3, VNI, converted, guessed, is_capital_font, of_font
from exemplars.rules.letters import unreadable_in
from exemplars.text import clean
from support_intake import encoded
from support_plans import PLANS, of

# The tones that TCVN 5712 writes alone, and fonts do not.
_COMBINING = range(0xB0, 0xB5)
_PLAIN = "abcdeghiklmnopqrstuvxy ABCDEGHIKLMNOPQRSTUVXY0123456789.,;:-/()%"
_LOW = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
lower = st.text(_PLAIN + _LOW, max_size=60)
whole = st.text(_PLAIN + _LOW + _LOW.upper(), max_size=60)


@pytest.mark.parametrize("code", [code for code in range(0xA1, 0x100) if code not in _COMBINING])
def test_tcvn_is_what_iconv_says(code: int) -> None:
    """Each letter of TCVN 5712 becomes what iconv makes of it."""
    done = subprocess.run(
        ["iconv", "-f", "TCVN", "-t", "UTF-8"], input=bytes([code]), capture_output=True, check=True
    )

    assert done.stdout.decode() == converted(chr(code), TCVN3)


@given(lower)
def test_tcvn_comes_back(text: str) -> None:
    """Small letters written for a font of TCVN3 read as they were meant."""
    assert text == converted(encoded(text, TCVN3), TCVN3)


@given(whole)
def test_vni_comes_back(text: str) -> None:
    """All letters written for a font of VNI read as they were meant, capitals too."""
    assert text == converted(encoded(text, VNI), VNI)


@given(whole)
def test_what_is_made_is_composed(text: str) -> None:
    """What comes out is in the composed form."""
    assert unicodedata.is_normalized("NFC", converted(encoded(text, VNI), VNI))


@pytest.mark.parametrize(
    ("shown", "written", "encoding"),
    [
        ("Tiếng Việt rất hay", "TiÕng ViÖt rÊt hay", TCVN3),
        ("Mường Khương", "M\xadêng Kh\xad¬ng", TCVN3),
        ("Bảo Thắng", "B¶o Th¾ng", TCVN3),
        ("Tiếng Việt rất hay", "Tieáng Vieät raát hay", VNI),
        ("Xin chào các bạn", "Xin chaøo caùc baïn", VNI),
        ("ĐƯỜNG lối, thị xã, kỷ luật, ĩ, ỵ", "ÑÖÔØNG loái, thò xaõ, kyû luaät, ó, î", VNI),
    ],
)
def test_known_words(shown: str, written: str, encoding: str) -> None:
    """Words as people have typed them read as they were shown."""
    assert shown == converted(written, encoding)


def test_capital_font_shows_capitals() -> None:
    """The H at the end of a TCVN3 font's name makes small letters capitals."""
    assert is_capital_font(".VnTimeH")
    assert not is_capital_font(".VnTime")
    assert converted(encoded("đường", TCVN3), TCVN3, capitals=True) == "ĐƯỜNG"


@pytest.mark.parametrize(
    ("encoding", "font"),
    [
        (TCVN3, ".VnTime"),
        (TCVN3, "'.VnArial NarrowH'"),
        (VNI, "VNI-Times"),
        (VNI, "VNI Helve"),
        ("", "Times New Roman"),
        ("", "Vnitimes"),
        ("", ""),
    ],
)
def test_font_says_its_encoding(encoding: str, font: str) -> None:
    """A font is told by its name."""
    assert encoding == of_font(font)


SENTENCE = "Người phụ nữ được khen vì đã làm đường cho thôn, cho xã và các hộ trong thôn."


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
def test_encoding_is_guessed(encoding: str) -> None:
    """A sentence pasted without its font is told by the words it makes."""
    assert encoding == guessed(encoded(SENTENCE, encoding))


@pytest.mark.parametrize("text", [SENTENCE, "", "Hello world", "Ecole supérieure, Ôtô, Ngôi sao"])
def test_unicode_is_left(text: str) -> None:
    """What reads as it is, is left."""
    assert guessed(text) == ""


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
@pytest.mark.parametrize("plan", PLANS)
def test_real_sentences_are_told_apart(plan: str, encoding: str, tmp_path: Path) -> None:
    """A sentence of eight words is told once it is in an old font, and never as it is."""
    stories = "\n".join(each.story for each in of(plan).sources)
    told = [each for each in re.split(r"(?<=[.!?])\s+|\n", stories) if len(each.split()) >= 8]
    nowhere = tmp_path / "khong-co.md"

    assert len(told) > 100
    assert not [each for each in told if any(True for _ in unreadable_in(nowhere, each))]
    assert not [
        each
        for each in told
        if not any(True for _ in unreadable_in(nowhere, clean(encoded(each, encoding))))
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("§Êt c¸t " * 16_000, 1),
        ("§Êt c¸t\n" * 16_000, 20),
        ("§c¸" * 40_000, 0),
        ("\ufffd\n" * 64_000, 20),
    ],
)
def test_of_a_long_text_of_them_few_lines_are_told(text: str, lines: int, tmp_path: Path) -> None:
    """However many letters cannot be read, at most twenty lines are told; what makes no words is none of it."""
    assert len([*unreadable_in(tmp_path / "khong-co.md", text)]) == lines
