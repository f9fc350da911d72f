"""What a file of a picture or a recording tells besides is found, wherever formats keep it."""

from __future__ import annotations

from pathlib import Path

import pytest

from exemplars import media, metadata, sound
from support_media import broken_exif, encoded, exif, noise, with_texts
from support_sound import sound as recordings

IPTC = b"8BIM\x04\x04\0\0" + (13).to_bytes(4, "big") + b"\x1c\x02\x76\0\x080204 123\0"
PERSON = b"<rdf:RDF><Iptc4xmpExt:PersonInImage>Hoa</Iptc4xmpExt:PersonInImage></rdf:RDF>"
PLACE = b'<x exif:GPSLatitude="21,22.05N"/>'


def file(folder: Path, data: bytes) -> Path:
    """Return the path of a file with this content."""
    path = folder / "anh.jpg"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("form", "how", "told"),
    [
        ("JPEG", {"exif": exif()}, ("nơi chụp (GPS)", "số điện thoại")),
        ("PNG", {"exif": exif()}, ("nơi chụp (GPS)", "số điện thoại")),
        ("WEBP", {"exif": exif()}, ("nơi chụp (GPS)", "số điện thoại")),
        ("JPEG", {"comment": b"goi 0912345678"}, ("số điện thoại",)),
        ("JPEG", {"comment": b"CREATOR: gd-jpeg v1.0, quality = 90"}, ()),
        ("JPEG", {"xmp": PERSON}, ("tên người trong ảnh",)),
        ("WEBP", {"xmp": PLACE}, ("nơi chụp (GPS)",)),
        ("PNG", {"pnginfo": with_texts()}, ("số điện thoại",)),
        ("JPEG", {}, ()),
    ],
)
def test_pictures(form: str, how: dict[str, object], told: tuple[str, ...], tmp_path: Path) -> None:
    """EXIF, XMP, comments and texts are looked into in each format that is published."""
    assert told == media.told_besides(file(tmp_path, encoded(noise(), form, **how)))


def test_a_photographers_contact(tmp_path: Path) -> None:
    """A contact in IPTC, which Photoshop keeps beside the picture, is told."""
    whole = encoded(noise(), "JPEG")
    body = b"Photoshop 3.0\0" + IPTC
    segment = b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body
    path = file(tmp_path, whole[:2] + segment + whole[2:])

    assert media.told_besides(path) == ("liên hệ của người chụp",)


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's, of what it reads past
@pytest.mark.parametrize("name", sorted(broken_exif()))
def test_broken_exif_tells_nothing(name: str, tmp_path: Path) -> None:
    """EXIF that cannot be read is no fault of the picture and tells nothing."""
    path = file(tmp_path, broken_exif()[name])

    assert media.fault(path) is None
    assert media.told_besides(path) == ()


def test_what_is_not_there_tells_nothing(tmp_path: Path) -> None:
    """Of a file that is missing or no picture there is nothing to tell."""
    assert media.told_besides(tmp_path / "khong-co.jpg") == ()
    assert media.told_besides(file(tmp_path, b"khong phai anh")) == ()


@pytest.mark.parametrize("name", sorted(recordings()))
def test_recordings(name: str, tmp_path: Path) -> None:
    """Recordings whose tags hold a telephone number tell so; without tags they tell nothing."""
    path = tmp_path / "bai-doc"
    path.write_bytes(recordings()[name][2])
    tagged = b"0912345678" in path.read_bytes()

    assert sound.told_besides(path) == (("số điện thoại",) if tagged else ())


def test_the_place_of_a_recording() -> None:
    """A phone's own place in an M4A is told."""
    data = (
        b"\0\0\0\x20ftypM4A " + bytes(20_000) + b"udta\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+21.36+106.12/"
    )

    assert metadata.of_recording(data) == ("nơi thu (GPS)",)
