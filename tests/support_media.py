"""Pictures for tests, made as they are needed: sound, cut, mislabelled, and hostile."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

SECRET = b"NGUYEN THI HOA 0912345678"


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """Return `put(data, name)`: write a file, return its path."""

    def written(data: bytes, name: str = "anh.jpg") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return written


def encoded(picture: Image.Image, form: str, **how: Any) -> bytes:
    """Return a picture as the bytes of a file."""
    file = io.BytesIO()
    picture.save(file, form, **how)
    return file.getvalue()


def noise(size: tuple[int, int] = (96, 64), mode: str = "RGB") -> Image.Image:
    """Return a picture that does not compress to nothing, the same on every run."""
    width, height = size
    row = bytes((37 * x * x + 101 * x) % 251 for x in range(width * 3 + height * 7))
    data = b"".join(row[7 * y : 7 * y + width * 3] for y in range(height))
    return Image.frombytes("RGB", size, data).convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    """Return EXIF as a phone writes it: who, where, and which way up."""
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010E] = SECRET.decode()
    made[0x8825] = {1: "N", 2: (21.0, 22.0, 3.0), 3: "E", 4: (106.0, 7.0, 9.0)}
    return made


def exif_with(fields: Iterable[str]) -> Image.Exif:
    """Return EXIF with these of a phone's or a camera's fields."""
    made = Image.Exif()
    for name in fields:
        _FIELDS[name](made)
    return made


_FIELDS: dict[str, Callable[[Image.Exif], None]] = {
    "place": lambda made: made.get_ifd(0x8825).update({2: (21.0, 22.0, 3.0), 4: (106.0, 7.0, 9.0)}),
    "no-place": lambda made: made.get_ifd(0x8825).update({0: b"\2\3\0\0"}),
    "owner": lambda made: made.get_ifd(0x8769).update({0xA430: "Nguyen Thi Hoa"}),
    "serial": lambda made: made.get_ifd(0x8769).update({0xA431: "0123456"}),
    "artist": lambda made: made.update({0x013B: "Tran Van Minh"}),
    "description": lambda made: made.update({0x010E: "SONY DSC"}),
    "phone": lambda made: made.update({0x010E: "Zalo 0912345678"}),
    "comment": lambda made: made.get_ifd(0x8769).update({0x9286: b"ASCII\0\0\0Zalo 0912345678"}),
}


def chunk(name: bytes, data: bytes) -> bytes:
    """Return one chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of_size(width: int, height: int) -> bytes:
    """Return a PNG that says it is of this size and holds next to nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body


def with_texts() -> PngImagePlugin.PngInfo:
    """Return what a PNG may say beside its picture."""
    made = PngImagePlugin.PngInfo()
    made.add_text("Author", SECRET.decode())
    made.add_text("Comment", SECRET.decode(), zip=True)
    made.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET.decode()}</x>")
    return made


def sound() -> dict[str, bytes]:
    """Return pictures that can be published, by what is particular about them."""
    grey = noise(mode="L")
    return {
        "jpeg": encoded(noise(), "JPEG"),
        "jpeg-progressive": encoded(noise(), "JPEG", progressive=True),
        "jpeg-grey": encoded(grey, "JPEG"),
        "jpeg-cmyk": encoded(noise(mode="CMYK"), "JPEG"),
        "png": encoded(noise(), "PNG"),
        "png-alpha": encoded(noise(mode="RGBA"), "PNG"),
        "png-palette": encoded(noise().quantize(16), "PNG"),
        "png-two-colours": encoded(grey.convert("1"), "PNG"),
        "png-sixteen-bits": encoded(Image.new("I;16", (20, 20), 32768), "PNG"),
        "png-moving": encoded(noise(), "PNG", save_all=True, append_images=[noise(mode="RGB")]),
        "webp": encoded(noise(), "WEBP"),
        "webp-lossless": encoded(noise(mode="RGBA"), "WEBP", lossless=True),
        "webp-moving": encoded(noise(), "WEBP", save_all=True, append_images=[grey.convert("RGB")]),
        "one-pixel": encoded(Image.new("RGB", (1, 1)), "PNG"),
        "wide": encoded(Image.new("RGB", (30_000, 10)), "PNG"),
        "tall": encoded(Image.new("RGB", (10, 30_000)), "PNG"),
        "tall-scan": encoded(Image.new("RGB", (600, 20_000)), "PNG"),
    }


def exif_of(*entries: tuple[int, int, int]) -> bytes:
    """Return EXIF that asks for a turn, and holds these entries of (tag, type, count)."""
    turned = [(0x0112, 3, 1, b"\6\0\0\0"), *((*each, b"A\xff\1\x08") for each in entries)]
    body = b"".join(struct.pack("<HHI", *each[:3]) + each[3] for each in turned)
    return b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", len(turned)) + body + bytes(4)


def broken_exif() -> dict[str, bytes]:
    """Return pictures whose pixels are sound and whose EXIF is not."""
    bodies = {
        "words": b"Exif\0\0garbage",
        "header": b"Exif\0\0MM\x80*\0\0\0\x08\0\0\0\0\0\0",
        "endless": b"Exif\0\0MM\0*\0\0\0\x08\xff\xff",
        "loop": b"Exif\0\0II*\0\x08\0\0\0\0\0\x08\0\0\0",
        "far-away": exif_of((0x010E, 2, 0x7FFFFFFF)),
        "two-orientations": exif_of((0x0112, 3, 2)),
        "orientation-as-text": exif_of((0x0112, 2, 2)),
        "words-as-a-fraction": exif_of((0x010E, 11, 1)),
        "place-below-nought": exif_of((0x8825, 8, 1)),
        "fineness-as-text": exif_of((0x011A, 2, 1)),
        "width-as-bytes": exif_of((0x0100, 1, 1)),
        "packet-as-number": exif_of((0x02BC, 3, 1)),
    }
    forms = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
    return {
        f"{ending}-{name}": encoded(noise(), form, exif=body)
        for name, body in bodies.items()
        for ending, form in forms.items()
    }
