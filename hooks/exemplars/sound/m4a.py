"""M4A: boxes in boxes (ISO 14496-12), of which only those that sound needs are left as they are."""

from __future__ import annotations

from collections.abc import Iterator

# Boxes that stay, by the box they are in; what is in boxes not named here stays whole.
_NEEDED = {
    b"": (b"ftyp", b"moov", b"mdat"),
    b"moov": (b"mvhd", b"iods", b"trak"),
    b"trak": (b"tkhd", b"edts", b"mdia"),
    b"mdia": (b"mdhd", b"hdlr", b"minf"),
    b"minf": (b"smhd", b"dinf", b"stbl"),
    b"stbl": (
        *(b"stsd", b"stts", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"stss"),
        *(b"sgpd", b"sbgp"),  # how many samples the encoder needs before the first
    ),
}
_MOST = 1_000  # boxes; a recording has some thirty
_DATED = (b"mvhd", b"tkhd", b"mdhd")  # begin with when they were made and changed


def read(data: bytes) -> tuple[bytes, float]:
    """
    Return an M4A with all blanked that its sound does not need, and the seconds it lasts.

    Raises:
        ValueError: this is not one track of AAC.
    """
    made = bytearray(data)
    found: dict[bytes, bytes] = {}
    for count, (name, at, end) in enumerate(_boxes(made, 0, len(made), b"")):
        if count > _MOST:
            raise ValueError("too many boxes")
        if name in found and name in (b"trak", b"moov", b"stsd"):
            raise ValueError("more than one track")
        if name in _DATED:
            # Version 1 has eight bytes for each day, version 0 four.
            made[at + 4 : at + 4 + (16 if made[at] else 8)] = bytes(16 if made[at] else 8)
        if name != b"mdat":
            found[name] = bytes(made[at:end])
    if found.get(b"hdlr", b"")[8:12] != b"soun" or found.get(b"stsd", b"")[12:16] != b"mp4a":
        raise ValueError("no AAC")
    return bytes(made), _seconds(found.get(b"mvhd", b""))


def _boxes(made: bytearray, at: int, end: int, inside: bytes) -> Iterator[tuple[bytes, int, int]]:
    """
    Give (name, begin, end) of every needed box's content; blank all others.

    Raises:
        ValueError: a box does not end where the one around it does, or sooner; there are too many.
    """
    for _ in range(_MOST):
        if at >= end:
            return
        length, name = int.from_bytes(made[at : at + 4], "big"), bytes(made[at + 4 : at + 8])
        begin = at + 8
        if length == 1:
            length, begin = int.from_bytes(made[at + 8 : at + 16], "big"), at + 16
        last = at + length if length else end
        if begin > last or last > end:
            raise ValueError("a box without its end")
        if name not in _NEEDED[inside]:
            made[at + 4 : at + 8] = b"free"
            made[begin:last] = bytes(last - begin)
        else:
            yield name, begin, last
            if name in _NEEDED:
                yield from _boxes(made, begin, last, name)
        at = last
    raise ValueError("too many boxes")


def _seconds(header: bytes) -> float:
    """
    Return the length that the header of the film tells.

    Raises:
        ValueError: it tells none.
    """
    wide = 8 if header[:1] == b"\x01" else 4
    at = 4 + 2 * wide
    scale = int.from_bytes(header[at : at + 4], "big")
    length = int.from_bytes(header[at + 4 : at + 4 + wide], "big")
    if not scale or not length or len(header) < at + 4 + wide:
        raise ValueError("no length")
    return length / scale
