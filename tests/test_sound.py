"""Recordings from anyone: what is refused, what is published of the rest, and how long it lasts."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from exemplars import sound
from support_media import SECRET, encoded, noise
from support_sound import FRAME, box, checksum, id3, m4a, ogg, page
from support_sound import sound as sound_ones

SOUND = sound_ones()
UNREADABLE = (
    "không phải âm thanh MP3, M4A hay OGG đọc được",
    "mở bản thu và lưu lại dưới dạng MP3",
)
Put = Callable[..., Path]


@pytest.fixture(name="put")
def fixture_put(tmp_path: Path) -> Put:
    """Return `put(data, name)`: write a file, return its path."""

    def put(data: bytes, name: str = "bai-doc.mp3") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return put


@pytest.mark.parametrize("name", SOUND)
def test_what_has_no_fault_is_published_as_what_it_is(name: str, put: Put, tmp_path: Path) -> None:
    """A recording is published under the type its bytes have, with its true size and length."""
    type, seconds, data = SOUND[name]
    path = put(data)
    made = sound.recording(path, tmp_path / "cache")

    assert sound.fault(path) is None
    assert (type, round(seconds, 3)) == (made.type, made.seconds)
    assert made.size == made.path.stat().st_size
    assert made.name.startswith("bai-doc-")
    assert made.name.endswith({"audio/mpeg": ".mp3", "audio/ogg": ".ogg"}.get(type, ".m4a"))


@pytest.mark.parametrize("name", SOUND)
def test_only_the_sound_is_published(name: str, put: Put, tmp_path: Path) -> None:
    """No tag, cover, place or second file leaves the office with a recording; its sound does."""
    data = SOUND[name][2]
    made = sound.recording(put(data), tmp_path / "cache").path.read_bytes()

    assert SECRET not in made
    assert made.count(FRAME) == data.count(FRAME)
    assert made.count(b"sound") == data.count(b"sound")
    assert b"\xde\xad\xbe\xef" not in made


@pytest.mark.parametrize("name", ["m4a", "ogg-vorbis", "ogg-opus", "ogg-long-comment"])
def test_nothing_moves_where_offsets_count(name: str, put: Put, tmp_path: Path) -> None:
    """Tags are blanked where they stand: the file is as long as its pages or boxes were."""
    data = SOUND[name][2].removesuffix(SECRET) if name == "ogg-vorbis" else SOUND[name][2]
    made = sound.recording(put(data), tmp_path / "cache")

    assert len(data) == made.size


def test_blanked_pages_have_the_checksum_of_the_standard(put: Put, tmp_path: Path) -> None:
    """Every page that is published bears the checksum that RFC 3533 counts bit by bit."""
    made = sound.recording(put(ogg("Vorbis", b"a" * 70_000)), tmp_path / "cache").path.read_bytes()
    begins = [at for at in range(len(made)) if made.startswith(b"OggS", at)]
    pages = [made[a:b] for a, b in zip(begins, [*begins[1:], len(made)], strict=True)]

    assert len(pages) == 4
    assert [int.from_bytes(each[22:26], "little") for each in pages] == [
        checksum(each[:22] + bytes(4) + each[26:]) for each in pages
    ]


def test_what_is_clean_stays_as_it_is(put: Put, tmp_path: Path) -> None:
    """What was published once is published again in the same bytes."""
    for name, (_, _, data) in SOUND.items():
        once = sound.recording(put(data, f"{name}.mp3"), tmp_path / "cache").path.read_bytes()
        again = sound.recording(put(once, f"{name}.mp3"), tmp_path / "cache").path.read_bytes()

        assert once == again


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(100),
        b"ID3",
        id3(b"only a tag"),
        FRAME * 9,
        b"\xff" * 10_000,
        b"\xff\xfb\x90\x64" * 10_000,
        id3(b"a") * 100_000,
        b"<html><script>alert(1)</script></html>",
        b"RIFF\x24\0\0\0WAVEfmt ",
        encoded(noise(), "JPEG"),
        encoded(noise(), "JPEG") + FRAME * 5,
        b"OggS",
        page(0, 2, 0, [8], b"\x80theora\0") + page(1, 0, 0, [1], b"a") + page(2, 4, 9, [1], b"a"),
        ogg("Vorbis").replace(b"\x03vorbis", b"\x04vorbis"),
        ogg("Opus").replace(b"\x07\0\0\0", b"\x08\0\0\0", 1),
        ogg("Opus")[:-20],
        m4a()[:200],
        m4a(kind=b"vide"),
        m4a(code=b"avc1"),
        m4a(tracks=2),
        m4a(tracks=0),
        m4a().replace(b"mvhd", b"mvhx"),
        box(b"ftyp", b"M4A ") + box(b"free") * 100_000,
        box(b"ftyp", b"M4A ") + b"\xff\xff\xff\xffmoov",
        box(b"ftyp", b"M4A ") + b"\0\0\0\2moov",
        box(b"ftyp", b"M4A ") + b"\0\0\0\1moov" + bytes(8),
    ],
    ids=lambda data: f"{len(data)}-{data[:10]!r}",
)
def test_what_only_has_a_recordings_name_is_a_fault(data: bytes, put: Put) -> None:
    """A file is what its bytes are, whatever its name says; a film is no recording."""
    assert sound.fault(put(data)) == UNREADABLE


def test_a_heavy_file_is_a_fault(put: Put) -> None:
    """A recording of too many bytes is refused by its weight."""
    path = put(FRAME * (sound.LARGEST // len(FRAME) + 1))

    assert sound.fault(path) == ("nặng 30,0 MB", "nén bản thu xuống dưới 30 MB")


@pytest.mark.parametrize("name", SOUND)
def test_spoilt_bytes_are_refused_or_published_clean(name: str, put: Put, tmp_path: Path) -> None:
    """However a recording is spoilt, it has a fault or is published without one."""
    chance = random.Random(name)
    sound_bytes = SOUND[name][2]
    for turn in range(150):
        data = bytearray(sound_bytes[: chance.choice((len(sound_bytes), 700))])
        for _ in range(chance.choice((1, 3, 9))):
            data[chance.randrange(len(data))] = chance.choice((0, 255, chance.randrange(256)))
        path = put(bytes(data), f"{turn}.mp3")

        assert sound.fault(path) == UNREADABLE or sound.recording(path, tmp_path / "cache").size


def test_a_recording_is_made_once(put: Put, tmp_path: Path) -> None:
    """What is in the cache is used as it is; what the disk has spoilt is made again."""
    path, cache = put(FRAME * 20), tmp_path / "cache"
    first = sound.recording(path, cache)
    changed = first.path.stat().st_mtime_ns

    assert first == sound.recording(path, cache)
    assert changed == first.path.stat().st_mtime_ns

    first.path.write_bytes(b"spoilt")

    assert sound.recording(path, cache).path.read_bytes() == FRAME * 20
