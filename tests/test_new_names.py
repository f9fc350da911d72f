"""`portal new` and names: whatever signs they have, no broken profile is born."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Portal
from exemplars.text import clean
from support_new import files, flags, made
from support_portal import problems_of, run_portal


@pytest.mark.parametrize(
    "name",
    [
        'Tổ "Xanh"',
        '"Xanh"',
        "Tổ 'Sạch': làng #1",
        "#1",
        "Vải sớm # bao quả",
        "- Hoa",
        "--- Hoa",
        "? Hoa",
        "{Hoa: [a, b]}",
        "*Hoa* & !Lan",
        "@hoa `mã`",
        "%Hoa|>",
        "Hoa:",
        "Hoa \\n \\",
        '"Hoa\\',
        "Hoa 🌾 Lúa",
        "null",
        "07162",
        "12:30",
        "true",
        "Ê-đê Y’Moan",
        "Đỗ Ðình Hòa",
        "A &amp; B",
        "Hoa\u200b Lan",
        "<script>alert(1)</script>",
        "../../../etc/passwd",
        "CON",
        "漢字",
        "Hoa " * 39 + "Hoa",
    ],
)
def test_odd_name_is_kept(name: str, miniature: Path, portal: Portal) -> None:
    """Whatever signs a name has, it is read back as it was given, and the draft is clean."""
    told = portal(miniature, "new", *flags(name=name))
    found = made(miniature, told.out)

    assert told.code == 0
    assert clean(name).strip() == found.profile.name
    assert problems_of(miniature) == []
    assert found.folder.parent.parent.parent.parent == miniature
    assert re.fullmatch(r"[a-z0-9-]{8,67}", found.slug)


@pytest.mark.parametrize(
    "name",
    ["Hoa\x07", "Hoa \u202e Lan", "Hoa\u2028Lan", "Hoa\x85Lan", "Hoa\tLan", "Hoa\rLan"],
)
def test_name_with_hidden_signs_makes_no_broken_profile(
    name: str, miniature: Path, portal: Portal
) -> None:
    """A name with signs that are not text is refused, or mended: no profile is born with a problem."""
    told = portal(miniature, "new", *flags(name=name))

    assert told.code in (0, 2)
    assert problems_of(miniature) == []


@pytest.mark.parametrize("flag", [b"--name=Hoa\xff", b"--unit=\xff", b"--kind=\xff"])
def test_bytes_that_are_no_text_are_refused(flag: bytes, miniature: Path) -> None:
    """A flag that is not UTF-8 ends the command with 2, in words, and nothing is written."""
    before = files(miniature)
    argv = [each for each in flags() if not each.startswith(flag.decode("latin-1")[:6])]
    done = run_portal(miniature, "new", *argv, flag)

    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert before == files(miniature)
