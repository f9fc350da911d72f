"""
How lists are written in the index: small without compression, quick to read in a script.

    varint    seven bits a byte, the lowest first; the eighth bit says that more follow
    text      varint length in bytes, UTF-8
    list      varint (count * 2 + dense), then the distances between document numbers as
              varints; or, where that is smaller (dense), a bit for every document
    record    what its key shares with the key before and the rest of the key, varint length of
              the body, body
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import sub


def varint(number: int) -> bytes:
    """Return a number of at least 0 as a varint."""
    if number < 0x80:
        return bytes((number,))
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def text(value: str) -> bytes:
    """Return a text with its length."""
    data = value.encode()
    return varint(len(data)) + data


def numbers(documents: Sequence[int], among: int) -> bytes:
    """Return a list of ascending document numbers, each below `among`."""
    if not documents:
        return b"\0"
    gaps = (documents[0], *map(sub, documents[1:], documents))
    # Most lists have small gaps only: one call makes their bytes.
    sparse = bytes(gaps) if max(gaps) < 0x80 else b"".join(map(varint, gaps))
    dense = (among + 7) // 8 < len(sparse)
    body = _bits(documents, among) if dense else sparse
    return varint(len(documents) * 2 + dense) + body


def _bits(documents: Iterable[int], among: int) -> bytes:
    """Return a bit for every document, the first in the lowest bit of the first byte."""
    digits = bytearray(b"0") * among
    for document in documents:
        digits[~document] = 49  # "1"
    return int(digits, 2).to_bytes((among + 7) // 8, "little")


def records(items: Iterable[tuple[str, bytes]]) -> bytes:
    """Return records in the order of their keys, each key given by what it adds to the last."""
    out: list[bytes] = []
    before = b""
    for key, body in items:
        now = key.encode()
        shared = 0
        for one, other in zip(before, now, strict=False):
            if one != other or shared == 255:
                break
            shared += 1
        out += (bytes((shared,)), varint(len(now) - shared), now[shared:], varint(len(body)), body)
        before = now
    return b"".join(out)


def packed(
    items: Iterable[tuple[str, bytes]], size: int
) -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    """Give (first key, records) of each file: neighbours together up to `size` bytes, big ones alone."""
    held: list[tuple[str, bytes]] = []
    total = 0
    for key, body in items:
        if held and total + len(body) > size:
            yield held[0][0], held
            held, total = [], 0
        held.append((key, body))
        total += len(body) + len(key)
    if held:
        yield held[0][0], held


def columns(values: Sequence[int], width: int) -> bytes:
    """Return numbers of `width` bits each, one after the other, the lowest bit first."""
    # In pieces: a number of ten thousand values is slow to add to.
    out: list[bytes] = []
    for start in range(0, len(values), 64):
        whole = sum(
            value << width * place for place, value in enumerate(values[start : start + 64])
        )
        out.append(whole.to_bytes(8 * width, "little"))
    return b"".join(out)[: (len(values) * width + 7) // 8]


def fnv(key: str) -> int:
    """Return the 32-bit FNV-1a of a key: which file a pair of words is in."""
    value = 0x811C9DC5
    for byte in key.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value
