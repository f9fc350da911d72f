"""Pictures from anyone: what is refused before it is published, and how it is told."""

from __future__ import annotations

import errno

import pytest
from PIL import Image

from exemplars import media
from support_media import encoded, noise, png_of_size, with_texts

UNREADABLE = "không phải ảnh JPEG, PNG hay WebP đọc được"
TOO_LARGE = "thu nhỏ ảnh xuống dưới 40 triệu điểm ảnh"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("left", [0.2, 0.5, 0.9])
def test_a_cut_picture_is_a_fault(form, left, put):
    """A picture whose end was lost on the way is refused, and the cure says how to mend it."""
    data = encoded(noise((300, 200)), form)
    cut = data[: int(len(data) * left)]

    assert media.fault(put(cut)) == (UNREADABLE, "mở ảnh và lưu lại dưới dạng JPEG")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(100),
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<html><script>alert(1)</script></html>",
        b"%PDF-1.4",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"GIF89a/*<svg/onload=alert(1)>*/",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"RIFF\x10\0\0\0WEBPVP8 ",
        *(encoded(noise(), form) for form in ("GIF", "BMP", "TIFF", "ICO", "PPM", "TGA")),
        png_of_size(0, 0),
        png_of_size(9, 0),
        encoded(noise(), "PNG").replace(b"IHDR", b"IHDX"),
    ],
    ids=lambda data: repr(data[:12]),
)
def test_what_only_has_a_pictures_name_is_a_fault(data, put):
    """A file is what its bytes are, whatever its name says."""
    assert media.fault(put(data, "anh.png"))[0] == UNREADABLE


@pytest.mark.parametrize(
    "size", [(7_000, 7_000), (9_000, 9_000), (12_000, 12_000), (60_000, 60_000), (2**31 - 1, 9)]
)
def test_a_bomb_is_told_by_its_size(size, put):
    """A picture of too many pixels is refused before it is decoded, and told how many it has."""
    width, height = size

    assert media.fault(put(png_of_size(width, height))) == (
        f"có {width} × {height} điểm ảnh",
        TOO_LARGE,
    )


def test_the_limit_of_the_area_is_allowed(put):
    """A picture of as many pixels as are allowed is not too large."""
    assert media.fault(put(encoded(Image.new("1", (8_000, 5_000)), "PNG"))) is None


@pytest.mark.parametrize("size", [(1, 65_536), (65_536, 1), (40_000_000, 1), (1, 40_000_000)])
def test_a_strip_is_told_by_its_longer_side(size, put):
    """A strip whose rows alone would take seconds is refused before it is decoded."""
    width, height = size

    assert media.fault(put(png_of_size(width, height))) == (
        f"có {width} × {height} điểm ảnh",
        "cắt ảnh ngắn lại, dưới 65.535 điểm ảnh",
    )


def test_a_bomb_of_words_is_a_fault(put):
    """A picture with a page of text that unpacks to a library is refused."""
    texts = with_texts()
    texts.add_text("a", "a" * 70_000_000, zip=True)

    assert media.fault(put(encoded(noise(), "PNG", pnginfo=texts)))[0] == UNREADABLE


def test_a_heavy_file_is_a_fault(put):
    """A file of too many bytes is refused by its weight, whatever is in it."""
    light = encoded(noise(), "JPEG")
    allowed = light + bytes(media.LARGEST_FILE - len(light))

    assert media.fault(put(allowed, "vua.jpg")) is None
    assert media.fault(put(allowed + b"a", "nang.jpg")) == (
        "nặng 8,0 MB",
        "thu nhỏ ảnh xuống dưới 8 MB",
    )


@pytest.mark.parametrize("kind", ["missing", "folder", "symlink", "dangling symlink"])
def test_only_a_file_in_the_folder_is_a_picture(kind, put, tmp_path):
    """What is missing, a folder, or a link to a picture elsewhere is not there."""
    path = tmp_path / "chan-dung.jpg"
    if kind == "folder":
        path.mkdir()
    elif kind != "missing":
        picture = put(encoded(noise(), "JPEG"), "khac.jpg")
        path.symlink_to(picture if kind == "symlink" else tmp_path / "khong-co.jpg")

    said = (
        "không có cạnh hồ sơ" if kind == "missing" else "là liên kết hoặc thư mục, không phải tệp"
    )

    assert media.fault(path)[0] == said


def test_a_picture_that_may_not_be_read_is_told_so_until_it_may(put, monkeypatch):
    """Without the right to read it a picture is not called spoilt; once that is given, it has no fault."""
    path = put(encoded(noise(), "JPEG"))
    with monkeypatch.context() as locked:
        locked.setattr(media.Image, "open", _refused)
        before = media.fault(path)

    assert before == ("không đọc được (không có quyền)", "xin quyền đọc tệp ảnh này")
    assert media.fault(path) is None


def _refused(*_, **__):
    raise PermissionError(errno.EACCES, "Permission denied")


def test_a_mended_picture_is_judged_again(put):
    """A picture that was mended under the same name has no fault any more."""
    path = put(b"GIF89a")
    before = media.fault(path)
    put(encoded(noise(), "JPEG"))

    assert before
    assert media.fault(path) is None
