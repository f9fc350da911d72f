"""MP3: a row of frames (ISO 11172-3, 13818-3, layer III), with tags before, after and between."""

from __future__ import annotations

from collections import Counter

_FEWEST = 10  # frames: a quarter of a second; what has fewer only looks like MP3
_MOST_TAGS = 10  # at the beginning; one is usual
_FARTHEST = 65_536  # bytes searched for the next frame after something else
# kbit/s by index, for MPEG 1 and for MPEG 2 and 2.5; 0 is free or forbidden.
_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
# Samples a second by index; by the two bits of the version: 2.5, reserved, 2, 1.
_HERTZ = {0: (11025, 12000, 8000), 2: (22050, 24000, 16000), 3: (44100, 48000, 32000)}


def read(data: bytes) -> tuple[bytes, float]:
    """
    Return the frames of an MP3 and nothing else, and the seconds they last.

    Raises:
        ValueError: these are not the frames of an MP3.
    """
    kept: list[bytes] = []
    samples: Counter[int] = Counter()  # by samples a second
    at = _after_tags(data)
    while (at := _next(data, at)) >= 0:
        length, hertz, count = _frame(data, at)
        frame = data[at : at + length]
        at += length
        if len(frame) < length:
            break
        # The first frame of many files is silent and tells the length; it is not played.
        if kept or not (b"Xing" in frame[:44] or b"Info" in frame[:44] or frame[36:40] == b"VBRI"):
            samples[hertz] += count
        kept.append(frame)
    if len(kept) < _FEWEST:
        raise ValueError("no MP3")
    return b"".join(kept), sum(count / hertz for hertz, count in sorted(samples.items()))


def _after_tags(data: bytes) -> int:
    """Return where the ID3v2 tags at the beginning end."""
    at = 0
    for _ in range(_MOST_TAGS):
        if data[at : at + 3] != b"ID3" or len(data) < at + 10:
            break
        a, b, c, d = data[at + 6 : at + 10]
        at += 10 + (a << 21 | b << 14 | c << 7 | d) + (10 if data[at + 5] & 0x10 else 0)
    return at


def _next(data: bytes, at: int) -> int:
    """Return where the next frame begins: here, or after something else; -1 where there is none."""
    if _frame(data, at)[0]:
        return at
    last = at + _FARTHEST
    while (at := data.find(b"\xff", at + 1, last)) >= 0:
        length, hertz, _ = _frame(data, at)
        # Anything may look like one header; a second where the first says it is does not.
        if length and _frame(data, at + length)[1] == hertz:
            return at
    return -1


def _frame(data: bytes, at: int) -> tuple[int, int, int]:
    """Return (bytes, samples a second, samples) of the frame whose header is at `at`; 0s for none."""
    header = int.from_bytes(data[at : at + 4], "big")
    version, layer = header >> 19 & 3, header >> 17 & 3
    rate, hertz = header >> 12 & 15, header >> 10 & 3
    if header >> 21 != 0x7FF or version == 1 or layer != 1 or hertz == 3:
        return 0, 0, 0
    kbits = (_RATES_1 if version == 3 else _RATES_2)[rate]
    if not kbits:
        return 0, 0, 0
    samples, per_second = (1152 if version == 3 else 576), _HERTZ[version][hertz]
    return samples * 125 * kbits // per_second + (header >> 9 & 1), per_second, samples
