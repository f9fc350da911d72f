"""
Pictures from anyone, made safe to publish.

Limits are checked before a picture is decoded; what is published is always our own WebP, so
no EXIF, no place, no comment, no second file hidden behind the first ever leaves the office.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageOps

LARGEST_FILE = 8_000_000  # bytes: what a phone's camera makes, with room
LARGEST_AREA = 40_000_000  # pixels, before decoding: more is a decompression bomb or a scan
WIDEST = 640  # CSS pixels of the story's column, twice for dense screens would be 1280
_FORMATS = ("JPEG", "PNG", "WEBP")
# Part of the cache's key: change it whenever the way of encoding changes.
_RECIPE = f"webp-82-{WIDEST}-1"


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
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
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
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ):
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
    if not made.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        _write(made, _encoded(data))
    with Image.open(made) as picture:
        width, height = picture.size
    return Rendition(made, f"{path.stem}-{key[:8]}.webp", width, height)


def _encoded(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
        opened.load()
        turned = ImageOps.exif_transpose(opened)
        picture = turned.convert("RGBA" if turned.mode in ("RGBA", "LA", "PA", "P") else "RGB")
    if picture.width > WIDEST:
        height = max(1, round(picture.height * WIDEST / picture.width))
        picture = picture.resize((WIDEST, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    # A fresh save writes nothing but pixels: Pillow passes EXIF on only where it is asked to.
    picture.save(out, "WEBP", quality=82, method=4)
    return out.getvalue()


def _write(path: Path, data: bytes) -> None:
    """Write so that another build never reads half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).replace(path)
