"""Unicode that was opened in another code page: each letter comes back, and nobody else's is taken for one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exemplars.prose.misread import first_in, is_misread, reread
from exemplars.rules.letters import unreadable_in
from support_plans import PLANS, of

_LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
_PLAIN = "abcdeghiklmnopqrstuvxy ABCDEGHIKLMNOPQRSTUVXY0123456789.,;:-/()%“”‘’–…"
vietnamese = st.text(_PLAIN + _LETTERS + _LETTERS.upper(), max_size=60)


def misread(text: str) -> str:
    """Return a text as whoever opens its UTF-8 as Windows-1252 sees it; five bytes have no sign there."""
    shown = (bytes([byte]) for byte in text.encode())
    return "".join(byte.decode("cp1252", "ignore") or chr(byte[0]) for byte in shown)


@given(vietnamese)
def test_misread_letters_come_back(text: str) -> None:
    """What was misread is read again as it was meant, capitals, quotes and dashes too."""
    assert reread(misread(text)) == text


def test_the_blank_of_a_grave_a_comes_back() -> None:
    """A browser has made the no-break blank of à a blank like others."""
    assert reread(misread("Bà là người").replace("\u00a0", " ")) == "Bà là người"


@pytest.mark.parametrize(
    "text",
    ["«Olá», «Voilà»", "“CÁI GÌ CŨNG ĐÃ”", "CẢ XÃ ĐÃ ĐẾN", "São Tomé, Ærø, Åland: 3 Â°C", ""],
)
def test_other_languages_are_left(text: str) -> None:
    """Quotes behind the last letter of a word make no misread letter of it."""
    assert first_in(text) is None or not is_misread(text)
    assert not [*unreadable_in(Path("khong-co.md"), text)]


@pytest.mark.parametrize("plan", PLANS)
def test_real_sentences_are_told_apart(plan: str, tmp_path: Path) -> None:
    """A sentence of eight words in a misread text is told with what it should be, and never as it is."""
    stories = "\n".join(each.story for each in of(plan).sources)
    told = [each for each in re.split(r"(?<=[.!?])\s+|\n", stories) if len(each.split()) >= 8]
    nowhere = tmp_path / "khong-co.md"

    assert len(told) > 100
    assert not [each for each in told if first_in(each) is not None and is_misread(each)]
    for each in told:
        _, found = unreadable_in(nowhere, misread(f"Tiếng Việt\n{each}"))
        assert "mở nhầm bảng mã" in found.message
        assert (
            " ".join(each.split())[:20].rpartition(" ")[0].lstrip("-*>#0123456789. ") in found.hint
        )
