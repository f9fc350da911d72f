"""Recordings for tests, made as they are needed: silence in the forms that are published."""

from __future__ import annotations

import struct

from support_media import SECRET

# One frame of MPEG 2.5, layer III: 8 kbit/s, 8000 samples a second, 576 samples in 72 bytes.
FRAME = bytes.fromhex("ffe318c4") + bytes(68)
# One of MPEG 1: 32 kbit/s, 32000 samples a second, 1152 samples in 144 bytes.
FRAME_1 = bytes.fromhex("fffb18c4") + bytes(140)


def id3(said: bytes) -> bytes:
    """Return a tag as it stands before an MP3."""
    size = bytes(len(said) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x04\0\0" + size + said


def checksum(page: bytes) -> int:
    """Return an OGG page's checksum, bit by bit as RFC 3533 has it."""
    rest = 0
    for byte in page:
        rest ^= byte << 24
        for _ in range(8):
            rest = (rest << 1 ^ (0x04C11DB7 if rest & 0x80000000 else 0)) & 0xFFFFFFFF
    return rest


def page(number: int, flags: int, granule: int, segments: list[int], body: bytes) -> bytes:
    """Return one page of an OGG, of stream 7."""
    assert sum(segments) == len(body)
    head = b"OggS\0" + struct.pack("<BqIII", flags, granule, 7, number, 0)
    whole = head + bytes([len(segments), *segments]) + body
    return whole[:22] + struct.pack("<I", checksum(whole)) + whole[26:]


def laced(length: int) -> list[int]:
    """Return the segments of one packet."""
    return [255] * (length // 255) + [length % 255]


def comments(prefix: bytes, end: bytes, said: bytes) -> bytes:
    """Return the packet of an OGG's tags with one comment."""
    comment = b"COMMENT=" + said
    vendor = struct.pack("<I", 4) + b"test"
    return prefix + vendor + struct.pack("<II", 1, len(comment)) + comment + end


def ogg(form: str, said: bytes = SECRET) -> bytes:
    """Return a second and a half of silence as OGG of `Vorbis` or `Opus`."""
    if form == "Vorbis":
        first = b"\x01vorbis" + struct.pack("<IBIiiiBB", 0, 1, 16_000, 0, 0, 0, 0xB8, 1)
        tags, last = comments(b"\x03vorbis", b"\x01", said), 24_000
    else:
        first = b"OpusHead" + struct.pack("<BBHIHB", 1, 1, 312, 16_000, 0, 0)
        tags, last = comments(b"OpusTags", b"", said), 72_000 + 312
    pieces = [page(0, 2, 0, laced(len(first)), first)]
    segments = laced(len(tags))
    while segments:
        # A long comment runs over several pages; on all but the last no packet ends.
        now, segments = segments[:255], segments[255:]
        body, tags = tags[: sum(now)], tags[sum(now) :]
        follows = 1 if len(pieces) > 1 else 0
        pieces.append(page(len(pieces), follows, -1 if segments else 0, now, body))
    pieces.append(page(len(pieces), 4, last, [9], b"\x05sound...."[:9]))
    return b"".join(pieces)


def box(name: bytes, *parts: bytes) -> bytes:
    """Return one box of an M4A."""
    body = b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + name + body


def m4a(*more: bytes, kind: bytes = b"soun", code: bytes = b"mp4a", tracks: int = 1) -> bytes:
    """Return a second and a half as M4A, with tags and days in it; `more` stands inside moov."""
    days = struct.pack(">II", 0xDEADBEEF, 0xDEADBEEF)
    track = box(
        b"trak",
        box(b"tkhd", bytes(4), days, bytes(72)),
        box(
            b"mdia",
            box(b"mdhd", bytes(4), days, struct.pack(">IIHH", 16_000, 24_000, 0, 0)),
            box(b"hdlr", bytes(8), kind, bytes(13)),
            box(b"minf", box(b"stbl", box(b"stsd", bytes(4), struct.pack(">I", 1), box(code)))),
            box(b"udta", SECRET),
        ),
    )
    header = box(b"mvhd", bytes(4), days, struct.pack(">II", 1_000, 1_500), bytes(80))
    return b"".join(
        (
            box(b"ftyp", b"M4A ", bytes(4)),
            box(b"free", SECRET),
            box(b"moov", header, track * tracks, box(b"udta", box(b"meta", SECRET)), *more),
            box(b"mdat", b"sound"),
            box(b"uuid", SECRET),
        )
    )


def sound() -> dict[str, tuple[str, float, bytes]]:
    """Return recordings that can be published: their media type, seconds and bytes, by name."""
    silent = b"\xff\xe3\x18\xc4" + bytes(9) + b"Info" + bytes(55)
    return {
        "mp3": ("audio/mpeg", 20 * 576 / 8000, FRAME * 20),
        "mp3-1": ("audio/mpeg", 20 * 1152 / 32000, FRAME_1 * 20),
        "mp3-tags": (
            "audio/mpeg",
            20 * 576 / 8000,
            id3(SECRET) + id3(bytes(99)) + FRAME * 10 + SECRET + FRAME * 10 + b"TAG" + SECRET,
        ),
        "mp3-told-length": ("audio/mpeg", 20 * 576 / 8000, silent + FRAME * 20),
        "mp3-cut": ("audio/mpeg", 20 * 576 / 8000, FRAME * 20 + FRAME[:50]),
        "ogg-vorbis": ("audio/ogg", 1.5, ogg("Vorbis") + SECRET),
        "ogg-opus": ("audio/ogg", 1.5, ogg("Opus")),
        "ogg-long-comment": ("audio/ogg", 1.5, ogg("Vorbis", SECRET * 6_000)),
        "ogg-no-comment": ("audio/ogg", 1.5, ogg("Opus", b"")),
        "m4a": ("audio/mp4", 1.5, m4a()),
    }
