"""
Pictures that came along, made plain: what a camera or a program wrote beside the pixels is gone.

One that is larger than the portal ever shows is made smaller: who sent it has only a phone.
"""

from __future__ import annotations

import io
import struct
import warnings

from PIL import Image, ImageOps

from exemplars import media
from exemplars.intake.found import Photo, Refusal

LARGEST = 24_000_000  # bytes: what the largest phones make
_LONGEST_SIDE = 3_000  # pixels: twice what is published, so that a picture can still be cut
_ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


def plain(photo: Photo) -> tuple[bytes, str]:
    """
    Return a picture without its metadata, and the ending of its file's name.

    Raises:
        Refusal: it is no picture that the portal can show.
    """
    if len(photo.data) > LARGEST:
        raise Refusal(
            f"nặng quá {LARGEST // 1_000_000} MB", "thu nhỏ ảnh rồi đặt vào thư mục hồ sơ"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _saved(photo.data)
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, struct.error) as error:
        raise Refusal(
            "không phải ảnh JPEG, PNG hay WebP đọc được",
            "lưu lại ảnh dạng JPEG rồi đặt vào thư mục hồ sơ",
        ) from error


def _saved(data: bytes) -> tuple[bytes, str]:
    with Image.open(io.BytesIO(data), formats=tuple(_ENDINGS)) as picture:
        form = picture.format or "PNG"
        width, height = picture.size
        if width * height > media.LARGEST_AREA or max(width, height) > media.LONGEST:
            raise Refusal(
                f"có {width} × {height} điểm ảnh", "thu nhỏ ảnh rồi đặt vào thư mục hồ sơ"
            )
        # A JPEG is decoded at a half or less where that is still fine enough.
        picture.draft(None, (_LONGEST_SIDE, _LONGEST_SIDE))
        upright = ImageOps.exif_transpose(picture)
        # A fresh picture carries nothing but pixels.
        fresh = (
            upright
            if upright.mode in ("RGB", "RGBA", "L")
            else upright.convert("RGBA" if upright.has_transparency_data else "RGB")
        )
        fresh.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), reducing_gap=3.0)
        bare = Image.new(fresh.mode, fresh.size)
        bare.paste(fresh)
        return _encoded(bare, form)


def _encoded(bare: Image.Image, form: str) -> tuple[bytes, str]:
    if form == "JPEG" and bare.mode == "RGBA":
        bare = bare.convert("RGB")
    out = io.BytesIO()
    bare.save(out, form, quality=92)
    if len(out.getvalue()) > media.LARGEST_FILE:
        # A photograph as PNG: heavier than a profile may hold.
        form, out = "WEBP", io.BytesIO()
        bare.save(out, form, quality=88)
    return out.getvalue(), _ENDINGS[form]
