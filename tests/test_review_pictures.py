"""The pictures of a change: whoever approves a photo sees it, and nothing that is none."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from conftest import Portal
from exemplars import media
from support_portal import MAI, profile
from test_review import article, page_of, repository, said

__all__ = ["repository"]


def test_pictures_are_seen_before_and_after(repository: Path, portal: Portal) -> None:
    """Whoever approves a photo sees it: the one that was, the one that is, which of them is new."""
    folder = profile(repository, MAI).parent
    Image.new("RGB", (900, 300), "red").save(folder / "chan-dung.png")
    page = page_of(portal, repository)
    mai = article(page, "Trần Thị Mai")
    seen = [base64.b64decode(each.get("src").partition("base64,")[2]) for each in mai.iter("img")]
    sizes = []
    for data in seen:
        with Image.open(io.BytesIO(data)) as opened:
            sizes.append(opened.size)

    assert sizes[-1] == (320, 107)
    assert len(sizes) == 2
    assert sizes[0] != sizes[1]
    assert ["ảnh mới" in said(each) for each in mai.iter("figcaption")] == [False, True]


def test_a_picture_that_is_none_is_told(repository: Path, portal: Portal) -> None:
    """What cannot be shown is said in words, and nothing of it enters the page."""
    folder = profile(repository, MAI).parent
    (folder / "chan-dung.png").write_bytes(b"<svg onload=alert(1)>" * 9)
    mai = article(page_of(portal, repository), "Trần Thị Mai")

    assert len(list(mai.iter("img"))) == 1
    assert "không xem được ở đây" in said(mai)


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    """A picture of more pixels than can be published is none; its pixels are never made."""
    out = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(out, "PNG")
    with pytest.raises(OSError, match="too large"):
        media.glance(out.getvalue(), 320)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_picture_or_refused(data: bytes) -> None:
    """Whatever a file holds, it is shown small or refused."""
    try:
        small = media.glance(data, 64)
    except OSError:
        small = b"RIFF"

    assert small.startswith(b"RIFF")
