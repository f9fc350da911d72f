"""
Pictures from anyone, made safe to publish.

Limits are checked before a picture is decoded; what is published is always our own WebP, so
no EXIF, no place, no comment, no second file hidden behind the first ever leaves the office.
"""

from __future__ import annotations

import errno
import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ExifTags, Image

from exemplars import cache, metadata, places
from exemplars.text import megabytes, printable

LARGEST_FILE = 8_000_000  # bytes: what a phone's camera makes, with room
LARGEST_AREA = 40_000_000  # pixels, before decoding: more is a decompression bomb or a scan
# libwebp holds a picture four times over; this many are as much memory as a JPEG's forty million.
LARGEST_WEBP = 24_000_000
LONGEST = 65_535  # pixels of a side, as in JPEG: forty million rows of one pixel take seconds
# Pixels across: a face in a list of results, a card, the story's column, and that on a dense screen.
WIDTHS = (160, 320, 640, 1280)
TALLEST = 2 * WIDTHS[-1]  # a strip taller than this is no portrait; WebP itself ends at 16383
_FORMATS = ("JPEG", "PNG", "WEBP")
_ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",)}
_MISSING = "không có cạnh hồ sơ", "đặt tệp ảnh vào thư mục hồ sơ, hoặc bỏ mục này"
_NO_FILE = "là liên kết hoặc thư mục, không phải tệp", "xóa đi rồi chép chính tệp ảnh vào đây"
_LOCKED = "không đọc được (không có quyền)", "xin quyền đọc tệp ảnh này"
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
_RECIPE = f"webp-82-{WIDTHS}-3"


@dataclass(frozen=True)
class Rendition:
    """A published picture in one size: where its bytes are, its name, its pixels, its bytes."""

    path: Path
    name: str
    width: int
    height: int
    size: int


def fault(path: Path) -> tuple[str, str] | None:
    """Return (why, cure) where a picture cannot be published, or None where it can."""
    if path.is_symlink() or not path.is_file():
        return _NO_FILE if path.is_symlink() or path.exists() else _misnamed(path) or _MISSING
    return _judged(path)[0]


def _misnamed(path: Path) -> tuple[str, str] | None:
    """Return (why, cure) of a picture that lies there under nearly the right name, or None."""
    try:
        beside = [each.name for each in path.parent.iterdir() if not each.is_symlink()]
    except OSError:
        return None
    name = places.misspelt(path.name, beside)
    if name is None or not (path.parent / name).is_file():
        return None
    ending = Path(name).suffix.lower()
    # One kind of picture does not become another by its name.
    is_alike = any({ending, path.suffix} <= {*kind} for kind in _ENDINGS.values())
    meant = path.name if is_alike else f"{path.stem}{ending}"
    cures = [f"đổi tên thành {meant}"] if name != meant else []
    cures += [f"viết file: {meant}"] if meant != path.name else []
    return f"không có; cạnh hồ sơ có `{printable(name)}`", ", ".join(cures)


def told_besides(path: Path) -> tuple[str, ...]:
    """Return what the file of a picture tells of people besides its pixels; of one with a `fault`, nothing."""
    return () if path.is_symlink() or not path.is_file() else _judged(path)[1]


def shown_otherwise(path: Path) -> tuple[tuple[str, str], ...]:
    """Return (what, cure) of all in a picture that the portal does not show as it is in the file."""
    return () if path.is_symlink() or not path.is_file() else _judged(path)[2]


Judged = tuple[tuple[str, str] | None, tuple[str, ...], tuple[tuple[str, str], ...]]


def _judged(path: Path) -> Judged:
    found = path.stat()
    try:
        return _looked_at(path, found.st_size, found.st_mtime_ns)
    except PermissionError:
        return _LOCKED, (), ()


@lru_cache(maxsize=4096)
def _looked_at(path: Path, size: int, changed: int) -> Judged:
    """Judge the picture as it is now: a preview sees the same path mended."""
    besides: list[str] = []
    otherwise: list[tuple[str, str]] = []
    return _fault(path, size, besides, otherwise), tuple(besides), tuple(otherwise)


def _fault(
    path: Path, size: int, besides: list[str], otherwise: list[tuple[str, str]]
) -> tuple[str, str] | None:
    """Return (why, cure) or None; the lists take what else is to be told, as the file is open anyway."""
    if size > LARGEST_FILE:
        return f"nặng {megabytes(size)}", "thu nhỏ ảnh xuống dưới 8 MB"
    try:
        with _silent(), Image.open(path, formats=_FORMATS) as picture:
            width, height = picture.size
            area = LARGEST_WEBP if picture.format == "WEBP" else LARGEST_AREA
            if width * height > area:
                return (
                    f"có {width} × {height} điểm ảnh",
                    f"thu nhỏ ảnh xuống dưới {area // 1_000_000} triệu điểm ảnh",
                )
            if max(width, height) > LONGEST:
                return f"có {width} × {height} điểm ảnh", "cắt ảnh ngắn lại, dưới 65.535 điểm ảnh"
            # To its end, so that a cut file is found; a JPEG at an eighth of its size.
            picture.draft("RGB", (64, 64))
            picture.load()
            besides += metadata.of_picture(picture)
            otherwise += _otherwise(picture, path)
    except PermissionError:
        # For who asks: a right that is given changes neither size nor time, and what is raised is not kept.
        raise
    except (OSError, ValueError, SyntaxError, TypeError, struct.error, MemoryError):
        # Memory, too: a few bytes may say that gigabytes follow.
        return "không phải ảnh JPEG, PNG hay WebP đọc được", "mở ảnh và lưu lại dưới dạng JPEG"
    return None


def _otherwise(picture: Image.Image, path: Path) -> Iterator[tuple[str, str]]:
    form, ending = str(picture.format), path.suffix.lower()
    if ending not in _ENDINGS[form]:
        yield f"là ảnh {form} mà tên có đuôi `{ending}`", f"đổi đuôi tệp thành {_ENDINGS[form][0]}"
    if getattr(picture, "n_frames", 1) > 1:
        yield "là ảnh động, cổng chỉ đăng khung đầu", "lưu khung muốn đăng thành một ảnh JPEG"
    if picture.mode == "CMYK":
        cure = "lưu lại ảnh ở hệ màu RGB rồi xem màu còn đúng không"
        yield "ở hệ màu in (CMYK), lên màn hình có thể sai màu", cure
    if carried := metadata.carried(path.read_bytes()):
        cure = "mở ảnh, lưu thành tệp mới rồi chép đè; không rõ ảnh từ đâu thì hỏi lại nơi gửi"
        yield f"còn chứa {carried}, cổng chỉ đăng phần ảnh", cure


@contextmanager
def _silent() -> Iterator[None]:
    """Let Pillow tell nobody what it thinks of EXIF that is not going to be published."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def renditions(path: Path, folder: Path) -> tuple[Rendition, ...]:
    """
    Return the publishable forms of a picture that has no `fault`, narrowest first.

    They are kept in `folder`, by content; none is larger than the picture itself.

    Raises:
        OSError: the picture, which it names, cannot be decoded to its end, or has too many pixels.
    """
    data = path.read_bytes()
    key = cache.key(_RECIPE, data)
    sizes = _kept(folder, key)
    if sizes is None:
        try:
            sizes = _made(data, folder, key)
        except (OSError, ValueError, SyntaxError, TypeError, struct.error) as error:
            number = (isinstance(error, OSError) and error.errno) or errno.EBADMSG
            # What a system would not do has a number of its own, and is told as that.
            if number not in (errno.EBADMSG, errno.EOVERFLOW):
                raise
            said = getattr(error, "strerror", None) or str(error)
            raise OSError(number, said, str(path)) from error
    return tuple(
        Rendition(
            folder / f"{key}-{width}.webp",
            f"{path.stem}-{key[:8]}-{width}.webp",
            width,
            height,
            size,
        )
        for width, height, size in sizes
    )


def glance(data: bytes, width: int) -> bytes:
    """
    Return a picture from anyone as a small WebP, for whoever must see it before it is published.

    Raises:
        OSError: it is none that could be published, or is broken.
    """
    try:
        with _silent(), Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            area, longest = opened.width * opened.height, max(opened.size)
            if len(data) > LARGEST_FILE or area > LARGEST_WEBP or longest > LONGEST:
                raise OSError("too large")
        picture = _decoded(data)
    except (ValueError, SyntaxError, TypeError, struct.error, MemoryError) as error:
        raise OSError("no picture") from error
    out = io.BytesIO()
    _resized(picture, _fitted(*picture.size, width)).save(out, "WEBP", quality=70, method=0)
    return out.getvalue()


def _kept(folder: Path, key: str) -> list[tuple[int, int, int]] | None:
    """Return (width, height, bytes) of what is kept of a picture; None where any of it is spoilt."""
    try:
        lines = (folder / f"{key}.txt").read_text("ascii").splitlines()
        sizes = [(int(a), int(b), int(c)) for a, b, c in (line.split() for line in lines)]
        whole = all(
            (folder / f"{key}-{width}.webp").stat().st_size == size for width, _, size in sizes
        )
    except (OSError, ValueError):
        return None
    return sizes if sizes and whole else None


def _made(data: bytes, folder: Path, key: str) -> list[tuple[int, int, int]]:
    """Make every rendition, and the list of them once all are there."""
    sizes = []
    for picture in _scaled(_decoded(data)):
        out = io.BytesIO()
        # A fresh save writes nothing but pixels: Pillow passes EXIF on only where it is asked to.
        picture.save(out, "WEBP", quality=82, method=4)
        cache.write(folder / f"{key}-{picture.width}.webp", out.getvalue())
        sizes.append((*picture.size, len(out.getvalue())))
    lines = "".join(f"{width} {height} {size}\n" for width, height, size in sizes)
    cache.write(folder / f"{key}.txt", lines.encode("ascii"))
    return sizes


def _decoded(data: bytes) -> Image.Image:
    """Return a picture upright, in colours that WebP has."""
    with _silent(), Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
        # Where nobody has checked it, as the check would: decoded, it might fill the memory.
        area = LARGEST_WEBP if opened.format == "WEBP" else LARGEST_AREA
        if opened.width * opened.height > area or max(opened.size) > LONGEST:
            raise OSError(errno.EOVERFLOW, "too many pixels")
        # A JPEG is decoded at a half or less where that is still fine enough.
        width, height = _fitted(*opened.size)
        opened.draft("RGB", (2 * width, 2 * height))
        opened.load()
        turned = _upright(opened)
        if turned.mode.startswith("I"):
            # Sixteen bits a grey: Pillow would cut them off instead of scaling them.
            turned = turned.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
        return turned.convert("RGBA" if turned.has_transparency_data else "RGB")


def _scaled(picture: Image.Image) -> Iterator[Image.Image]:
    """Give a picture in every width it is published in, narrowest first."""
    picture = _resized(picture, _fitted(*picture.size))
    for width in WIDTHS:
        # Two sizes that hardly differ would only cost room.
        if width * 1.2 < picture.width:
            yield _resized(picture, _fitted(*picture.size, width))
    yield picture


def _fitted(width: int, height: int, widest: int = WIDTHS[-1]) -> tuple[int, int]:
    """Return the size of a picture in a column `widest` pixels wide; never larger than it is."""
    scale = min(1, widest / width, TALLEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    if size == picture.size:
        return picture
    # Averaged down first: Lanczos alone over a strip of forty million pixels takes twelve seconds.
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _upright(picture: Image.Image) -> Image.Image:
    """Return the picture as its camera was held; what its EXIF says otherwise, or badly, is nothing."""
    try:
        turn = _TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except (OSError, ValueError, SyntaxError, TypeError, struct.error):
        turn = None
    return picture if turn is None else picture.transpose(turn)
