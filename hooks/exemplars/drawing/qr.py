"""
An address as a QR code, for a printed page: one path of SVG, dark on white in either scheme.

A portal draws one for every profile, in a few sizes only. So segno draws the first code of each
size, and what all codes of that size share is taken from it: the frame, the order in which bits
are placed, the pattern laid over them. A further code is its own bits and their correction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

import segno
from markupsafe import Markup
from segno import consts

from exemplars.patterns import regex

QUIET = 4  # modules of white around a code, as ISO 18004 asks
# One of the eight patterns laid over a code; the best for each would take five times as long to find.
_MASK = 3
_RUN = regex(b"(\x00*)(\x01+)")
_BYTE_MODE = "0100"
_END = "0000"
_PADDING = b"\xec\x11"
_LAST = 40  # the largest version
_TELLS_VERSION = 7  # the first version that has its number drawn


def svg(address: str) -> Markup:
    """
    Return the QR code of an absolute address as an SVG element, mendable where 15 % is spoilt.

    It has no size and no name of its own: the page gives it both. Modules are 1 × 1.

    Raises:
        ValueError: the address is longer than a code can hold (2331 bytes).
    """
    rows = matrix(address)
    size = len(rows) + 2 * QUIET
    runs = []
    across, down = 0, 0.0
    for row, modules in enumerate(rows):
        (blank, dark), *further = _RUN.findall(modules)
        # From where the last run ended: half as long as with places of its own.
        middle = row + QUIET + 0.5
        begin = len(blank) + QUIET
        runs.append(f"m{begin - across} {middle - down:g}h{len(dark)}")
        runs += [_step(run) for run in further]
        across, down = len(modules.rstrip(b"\0")) + QUIET, middle
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path stroke="#000" d="{"".join(runs)}"/></svg>'
    )


@cache
def _step(run: tuple[bytes, bytes]) -> str:
    """Return a run of a row that is not its first: how many modules blank, how many dark."""
    return f"m{len(run[0])} 0h{len(run[1])}"


def matrix(address: str) -> tuple[bytes, ...]:
    """
    Return the code's modules, row by row, 1 for dark; every row has a dark one.

    Raises:
        ValueError: the address is longer than a code can hold.
    """
    data = address.encode()
    shared = _sheet(_version(len(data)))
    bits = int(_stream(data, shared), 2) ^ shared.pattern
    placed = f"{bits:0{shared.places}b}".encode().translate(_DIGITS)
    modules = bytes(shared.woven(shared.frame + placed))
    return tuple(
        modules[begin : begin + shared.size] for begin in range(0, len(modules), shared.size)
    )


_DIGITS = bytes.maketrans(b"01", b"\x00\x01")


class _Sheet(NamedTuple):
    """What all codes of one version share."""

    version: int
    size: int  # modules of a side
    frame: bytes  # the modules that belong to no data, in the order of reading
    places: int  # modules that hold data
    pattern: int  # what is laid over the data: bits in the order of placing
    woven: Callable[[bytes], Any]  # (frame + data) -> all modules in the order of reading
    blocks: tuple[int, ...]  # bytes of data in each block
    correcting: int  # bytes of correction after each


def _version(length: int) -> int:
    """Return the smallest version that holds so many bytes."""
    for version in range(1, _LAST + 1):
        room = sum(_blocks(version)[0])
        if 4 + _count_bits(version) + 8 * length <= 8 * room:
            return version
    raise ValueError(f"{length} bytes of data: more than a code can hold")


def _count_bits(version: int) -> int:
    """Return the width of the field that counts the bytes (ISO 18004, table 3)."""
    return 8 if version < 10 else 16


@cache
def _blocks(version: int) -> tuple[tuple[int, ...], int]:
    """Return the bytes of data in each block, in order, and how many of correction follow each."""
    table: Any = consts.ECC
    kinds = table[version][consts.ERROR_LEVEL_M]
    blocks = sorted(each.num_data for each in kinds for _ in range(each.num_blocks))
    return tuple(blocks), kinds[0].num_total - kinds[0].num_data


@cache
def _sheet(version: int) -> _Sheet:
    """Return what codes of a version share, taken from one that segno has drawn."""
    text = "a"
    drawn = segno.make_qr(
        *(text, "m", version), mask=_MASK, boost_error=False, encoding="utf-8", mode="byte"
    )
    dark = [module for row in drawn.matrix for module in row]
    size = len(drawn.matrix)
    holds_data = _holding_data(version, size)
    order = [at for at in _zigzag(size) if holds_data[at]]
    frame = [at for at in range(size * size) if not holds_data[at]]
    position = {at: number for number, at in enumerate((*frame, *order))}
    woven = itemgetter(*(position[at] for at in range(size * size)))
    made = _Sheet(
        *(version, size, bytes(dark[at] for at in frame), len(order), 0, woven), *_blocks(version)
    )
    seen = int("".join(str(dark[at]) for at in order), 2)
    return made._replace(pattern=seen ^ int(_stream(text.encode(), made), 2))


def _holding_data(version: int, size: int) -> list[bool]:
    """Return of every module whether it holds data: it does where no part of the frame is (ISO 18004, 6.3)."""
    free = [[True] * size for _ in range(size)]
    far = size - 8
    parts = [(0, 0, 9, 9), (0, far, 9, 8), (far, 0, 8, 9), (6, 0, 1, size), (0, 6, size, 1)]
    if version >= _TELLS_VERSION:
        parts += [(0, size - 11, 6, 3), (size - 11, 0, 3, 6)]
    centres = consts.ALIGNMENT_POS[version - 2] if version > 1 else ()
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}  # where finder patterns are
    parts += [
        (down - 2, across - 2, 5, 5)
        for down in centres
        for across in centres
        if (down, across) not in corners
    ]
    for down, across, high, wide in parts:
        for row in free[down : down + high]:
            row[across : across + wide] = [False] * wide
    return [each for row in free for each in row]


def _zigzag(size: int) -> Iterator[int]:
    """Give all modules in the order of placing: two columns at a time, upward and downward by turns."""
    columns = [*range(size - 1, 6, -2), 5, 3, 1]
    for turn, right in enumerate(columns):
        rows = range(size) if turn % 2 else range(size - 1, -1, -1)
        for row in rows:
            yield row * size + right
            yield row * size + right - 1


def _stream(data: bytes, shared: _Sheet) -> str:
    """Return the bits of a code in the order of placing: data and correction, woven block by block."""
    room = sum(shared.blocks)
    head = f"{_BYTE_MODE}{len(data):0{_count_bits(shared.version)}b}"
    # Mode, length and end fill whole bytes together: half a byte, one or two, half a byte.
    body = f"{int.from_bytes(data, 'big'):0{8 * len(data)}b}" if data else ""
    whole = f"{head}{body}{_END}"
    filled = int(whole, 2).to_bytes(len(whole) // 8, "big")
    # segno leaves a byte empty after the end; nobody reads further than that.
    filled = (filled + b"\0" + _PADDING * room)[:room]
    blocks, begin = [], 0
    for length in shared.blocks:
        blocks.append(filled[begin : begin + length])
        begin += length
    corrected = [_correction(block, shared.correcting) for block in blocks]
    made = bytes(
        block[at] for at in range(max(shared.blocks)) for block in blocks if at < len(block)
    )
    made += bytes(block[at] for at in range(shared.correcting) for block in corrected)
    # What is left over of the places stays empty.
    return f"{int.from_bytes(made, 'big'):0{8 * len(made)}b}".ljust(shared.places, "0")


def _correction(block: bytes, length: int) -> bytes:
    """Return the remainder of a block by the generator of Reed-Solomon (ISO 18004, annex A)."""
    multiples = _multiples(length)
    top, below = 8 * (length - 1), (1 << 8 * (length - 1)) - 1
    rest = 0
    for byte in block:
        rest = (rest & below) << 8 ^ multiples[byte ^ rest >> top]
    return rest.to_bytes(length, "big")


@cache
def _multiples(length: int) -> tuple[int, ...]:
    """Return every multiple of the generator of a degree, without its first coefficient."""
    generator = [1]
    root = 1
    for _ in range(length):
        times = [_product(root, each) for each in generator]
        generator = [a ^ b for a, b in zip([*generator, 0], [0, *times], strict=True)]
        root = _product(root, 2)
    return tuple(
        int.from_bytes(bytes(_product(factor, each) for each in generator[1:]), "big")
        for factor in range(256)
    )


def _product(a: int, b: int) -> int:
    """Return a product in the field of 256 elements modulo x⁸ + x⁴ + x³ + x² + 1."""
    made = 0
    while b:
        made ^= a * (b & 1)
        a, b = a << 1, b >> 1
        a ^= 0x11D * (a >> 8)
    return made
