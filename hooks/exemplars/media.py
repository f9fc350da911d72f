"""
Pictures from anyone, made safe to publish.

Limits are checked before a picture is decoded; what is published is always our own WebP, so
no EXIF, no place, no comment, no second file hidden behind the first ever leaves the office.
"""

from __future__ import annotations

import hashlib
import io
import os
import struct
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ExifTags, Image

LARGEST_FILE = 8_000_000  # bytes: what a phone's camera makes, with room
LARGEST_AREA = 40_000_000  # pixels, before decoding: more is a decompression bomb or a scan
WIDEST = 640  # CSS pixels of the story's column, twice for dense screens would be 1280
_FORMATS = ("JPEG", "PNG", "WEBP")
TALLEST = 4 * WIDEST  # a strip taller than this is no portrait; WebP itself ends at 16383
# Orientation (EXIF 2.3, tag 0x0112) -> what undoes it.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# The area is ours to judge, before anything is decoded.
Image.MAX_IMAGE_PIXELS = None
# Part of the cache's key: change it whenever the way of encoding changes.
_RECIPE = f"webp-82-{WIDEST}-2"


@dataclass(frozen=True)
class Rendition:
    """A published picture: where its bytes are, its name and its size in pixels."""

    path: Path
    name: str
    width: int
    height: int


def fault(path: Path) -> tuple[str, str] | None:
    """Return (why, cure) where a picture cannot be published, or None where it can."""
    if path.is_symlink() or not path.is_file():
        return "không có cạnh hồ sơ", "đặt tệp ảnh vào thư mục hồ sơ, hoặc bỏ mục này"
    found = path.stat()
    return _fault(path, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=4096)
def _fault(path: Path, size: int, changed: int) -> tuple[str, str] | None:
    """Judge the picture as it is now: a preview sees the same path mended."""
    if size > LARGEST_FILE:
        return f"nặng {size / 1e6:.1f} MB", "thu nhỏ ảnh xuống dưới 8 MB"
    try:
        with Image.open(path, formats=_FORMATS) as picture:
            width, height = picture.size
            if width * height > LARGEST_AREA:
                return (
                    f"có {width} × {height} điểm ảnh",
                    "thu nhỏ ảnh xuống dưới 40 triệu điểm ảnh",
                )
            # To its end, so that a cut file is found; a JPEG at an eighth of its size.
            picture.draft("RGB", (64, 64))
            picture.load()
    except (OSError, ValueError, SyntaxError, TypeError, struct.error):
        return "không phải ảnh JPEG, PNG hay WebP đọc được", "mở ảnh và lưu lại dưới dạng JPEG"
    return None


def rendition(path: Path, cache: Path) -> Rendition:
    """
    Return the publishable form of a picture that has no `fault`, from `cache` where it is there.

    Raises:
        OSError: the picture cannot be decoded to its end.
    """
    data = path.read_bytes()
    key = hashlib.sha256(_RECIPE.encode() + data).hexdigest()[:32]
    made = cache / f"{key}.webp"
    size = _size(made)
    if size is None:
        cache.mkdir(parents=True, exist_ok=True)
        _write(made, _encoded(data))
        size = _size(made)
    assert size is not None
    width, height = size
    return Rendition(made, f"{path.stem}-{key[:8]}.webp", width, height)


def _size(made: Path) -> tuple[int, int] | None:
    """Return the size of a picture in the cache, or None where it is not there or spoilt."""
    try:
        # A cut file is found by the length it names, without decoding it.
        with made.open("rb") as file:
            whole = int.from_bytes(file.read(8)[4:], "little") + 8 == made.stat().st_size
        with Image.open(made, formats=["WEBP"]) as picture:
            return picture.size if whole else None
    except OSError:
        return None


def _encoded(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
        opened.load()
        turned = _upright(opened)
        if turned.mode.startswith("I"):
            # Sixteen bits a grey: Pillow would cut them off instead of scaling them.
            turned = turned.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
        picture = turned.convert("RGBA" if turned.has_transparency_data else "RGB")
    scale = min(1, WIDEST / picture.width, TALLEST / picture.height)
    if scale < 1:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    # A fresh save writes nothing but pixels: Pillow passes EXIF on only where it is asked to.
    picture.save(out, "WEBP", quality=82, method=4)
    return out.getvalue()


def _upright(picture: Image.Image) -> Image.Image:
    """Return the picture as its camera was held; what its EXIF says otherwise, or badly, is nothing."""
    try:
        turn = _TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except (OSError, ValueError, SyntaxError, TypeError, struct.error):
        turn = None
    return picture if turn is None else picture.transpose(turn)


def _write(path: Path, data: bytes) -> None:
    """Write so that another build never reads half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).replace(path)
