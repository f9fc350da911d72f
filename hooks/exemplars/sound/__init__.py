"""
Recordings from anyone, made safe to publish: MP3, OGG (Vorbis, Opus) and M4A (AAC).

Only the sound goes out: of an MP3 its frames alone; in OGG and M4A the tags, cover, place and
dates are blanked where they stand, so that no offset moves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from exemplars import cache
from exemplars.sound import m4a, mp3, ogg
from exemplars.text import megabytes

LARGEST = 30_000_000  # bytes: half an hour of speech at 128 kbit/s
_RECIPE = "sound-1"
# Part of the first bytes -> ending, media type, and what gives (the sound alone, its seconds).
_READERS: tuple[tuple[slice, bytes, str, str, Callable[[bytes], tuple[bytes, float]]], ...] = (
    (slice(4), b"OggS", "ogg", "audio/ogg", ogg.read),
    (slice(4, 8), b"ftyp", "m4a", "audio/mp4", m4a.read),
    (slice(3), b"ID3", "mp3", "audio/mpeg", mp3.read),
    (slice(1), b"\xff", "mp3", "audio/mpeg", mp3.read),
)


@dataclass(frozen=True)
class Recording:
    """A published recording: where its bytes are, its name, media type, bytes and seconds."""

    path: Path
    name: str
    type: str
    size: int
    seconds: float


def fault(path: Path) -> tuple[str, str] | None:
    """Return (why, cure) where a recording cannot be published, or None where it can."""
    return _judged(path).fault


def told_besides(path: Path) -> tuple[str, ...]:
    """Return what the file of a recording tells of people besides its sound; of one with a `fault`, nothing."""
    return _judged(path).told


def carried(path: Path) -> str:
    """Return what else the file of a recording is, "" where it is nothing else or has a `fault`."""
    return _judged(path).carried


class _Judged(NamedTuple):
    """What is found of a recording's file: why it cannot be published, what it tells and is besides."""

    fault: tuple[str, str] | None
    told: tuple[str, ...] = ()
    carried: str = ""


def _judged(path: Path) -> _Judged:
    found = path.stat()
    return _looked_at(path, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=4096)
def _looked_at(path: Path, size: int, changed: int) -> _Judged:
    """Judge the recording as it is now: a preview sees the same path mended."""
    if size > LARGEST:
        return _Judged((f"nặng {megabytes(size)}", "nén bản thu xuống dưới 30 MB"))
    try:
        data = path.read_bytes()
        _cleaned(data)
    except ValueError:
        why = "không phải âm thanh MP3, M4A hay OGG đọc được"
        return _Judged((why, "mở bản thu và lưu lại dưới dạng MP3"))
    # As `media`, it needs a library that is long in coming.
    from exemplars import metadata

    # What tags say and what hides there is read of the same bytes.
    return _Judged(None, metadata.of_recording(data), metadata.carried(data))


def seconds(path: Path) -> float:
    """Return how long a recording that has no `fault` lasts."""
    found = path.stat()
    return _seconds(path, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=4096)
def _seconds(path: Path, size: int, changed: int) -> float:
    return _cleaned(path.read_bytes())[3]


def recording(path: Path, folder: Path) -> Recording:
    """
    Return the publishable form of a recording that has no `fault`, kept in `folder` by content.

    Raises:
        ValueError: it is no recording of a known form.
    """
    data = path.read_bytes()
    key = cache.key(_RECIPE, data)
    listed = folder / f"{key}.txt"
    try:
        ending, type, length, seconds = listed.read_text("ascii").split()
        made = folder / f"{key}.{ending}"
        whole = made.stat().st_size == int(length)
    except (OSError, ValueError):
        whole = False
    if not whole:
        ending, type, sound, exact = _cleaned(data)
        made, length, seconds = folder / f"{key}.{ending}", str(len(sound)), f"{exact:.3f}"
        cache.write(made, sound)
        cache.write(listed, f"{ending} {type} {length} {seconds}\n".encode("ascii"))
    name = f"{path.stem}-{key[:8]}.{ending}"
    return Recording(made, name, type, int(length), float(seconds))


def _cleaned(data: bytes) -> tuple[str, str, bytes, float]:
    """
    Return (ending, media type, the sound alone, its seconds).

    Raises:
        ValueError: it is no recording of a known form.
    """
    for where, magic, ending, type, read in _READERS:
        if data[where] == magic:
            return ending, type, *read(data)
    raise ValueError("no recording")
