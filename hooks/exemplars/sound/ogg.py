"""OGG (RFC 3533) with one stream of Vorbis or Opus: pages, whose second packet holds the tags."""

from __future__ import annotations

import zlib

_HEADER = 27  # bytes of a page before the table of its segments
_LAST = 4  # flag of the last page
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def read(data: bytes) -> tuple[bytes, float]:
    """
    Return the pages of an OGG with its tags blanked, and the seconds it lasts.

    Raises:
        ValueError: these are not the pages of one stream of Vorbis or Opus.
    """
    pages = _pages(data)
    if len(pages) < 3 or len({bytes(page[14:18]) for page in pages}) > 1:
        raise ValueError("no OGG of one stream")
    first = _body(pages[0])
    if first.startswith(b"\x01vorbis") and len(first) >= 30:
        prefix, end, hertz, skipped = b"\x03vorbis", b"\x01", _number(first[12:16]), 0
    elif first.startswith(b"OpusHead") and len(first) >= 19:
        prefix, end, hertz, skipped = b"OpusTags", b"", 48_000, _number(first[10:12])
    else:
        raise ValueError("neither Vorbis nor Opus")
    # A page on which no packet ends counts -1.
    counts = [int.from_bytes(page[6:14], "little", signed=True) for page in pages]
    samples = max(counts) - skipped
    if not hertz or samples <= 0:
        raise ValueError("no sound")
    _blank(pages, prefix, end)
    return b"".join(pages), samples / hertz


def _number(data: bytes | bytearray) -> int:
    return int.from_bytes(data, "little")


def _pages(data: bytes) -> list[bytearray]:
    """Return the whole pages from the beginning to the last of the stream."""
    pages: list[bytearray] = []
    at = 0
    while data[at : at + 5] == b"OggS\0" and len(data) >= at + _HEADER:
        body = at + _HEADER + data[at + 26]
        end = body + sum(data[at + _HEADER : body])
        page = bytearray(data[at:end])
        if len(page) < end - at or _number(page[22:26]) != _checksum(page):
            break
        pages.append(page)
        at = end
        if page[5] & _LAST:
            break
    return pages


def _body(page: bytearray) -> bytearray:
    return page[_HEADER + page[26] :]


def _blank(pages: list[bytearray], prefix: bytes, end: bytes) -> None:
    """
    Make the second packet say nothing, at its old length: a vendor of blanks, and no comment.

    Raises:
        ValueError: the second packet is not the one of the tags.
    """
    places: list[tuple[bytearray, int, int]] = []  # page, begin, end
    for page in pages[1:]:
        at = _HEADER + page[26]
        places.append((page, at, at))
        for segment in page[_HEADER : _HEADER + page[26]]:
            places[-1] = (page, at, places[-1][2] + segment)
            if segment < 255:
                break
        else:
            continue
        break
    tags = b"".join(bytes(page[a:b]) for page, a, b in places)
    blanks = len(tags) - len(prefix) - len(end) - 8
    if not tags.startswith(prefix) or blanks < 0:
        raise ValueError("no tags")
    said = prefix + blanks.to_bytes(4, "little") + b" " * blanks + bytes(4) + end
    for page, a, b in places:
        page[a:b], said = said[: b - a], said[b - a :]
        page[22:26] = _checksum(page).to_bytes(4, "little")


def _checksum(page: bytearray) -> int:
    """Return a page's checksum: the CRC-32 of zlib with the bits of everything turned round."""
    unsigned = bytes(page[:22]) + bytes(4) + bytes(page[26:])
    turned = zlib.crc32(unsigned.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{turned:032b}"[::-1], 2)
