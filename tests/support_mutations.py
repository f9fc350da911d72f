"""Inputs made from others, for fuzzing: bytes changed, tokens put in, pieces moved, repeated, joined."""

from __future__ import annotations

import random
from collections.abc import Callable

LARGEST = 100_000  # bytes of one input

TOKENS = [
    *(b"---\n", b"\n", b"\t", b": ", b"- ", b"'", b'"', b"{", b"}", b"[", b"]", b"&a ", b"*a"),
    *(b"!!x ", b"|\n", b">\n", b"#", b"<", b">", b"<b>", b"<!--", b"](", b"```", b"**", b"__"),
    *(b"javascript:", b"http://", b"//", b"&#1;", b"&#x202e;", b"&amp;", b"&lt;", b"\x00", b"\xff"),
    *(
        b"\xe2\x80\xae",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\r",
        b"\xef\xbb\xbf",
        b"\xcc\x81",
        b"\xc4\x90",
    ),
    *(b"2204-01-01", b"0000-00-00", b"99999999999", b"-1", b"1.5", b"\xff\xfe", b"\xed\xa0\x80"),
    *(
        b"published: 2024-01-01\n",
        b"withdrawn:\n",
        b"| a | b |\n|-|-|\n",
        b"    ",
        b"1. ",
        b"{{x}}",
    ),
    *(
        b"\x89PNG",
        b"IHDR",
        b"\xff\xd8",
        b"RIFF",
        b"OggS",
        b"moov",
        b"ID3",
        b"\xff\xe1",
        b"Exif\0\0",
    ),
]


def mutated(chance: random.Random, seeds: list[bytes]) -> bytes:
    """Return an input made from others: bytes changed, tokens put in, pieces moved, repeated, joined."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((1, 1, 2, 4, 9))):
        chance.choice(_STEPS)(chance, data, seeds)
    return bytes(data[:LARGEST])


def _at(chance: random.Random, data: bytearray) -> int:
    return chance.randrange(len(data) + 1)


def _flip(chance: random.Random, data: bytearray, seeds: list[bytes]) -> None:
    for _ in range(chance.choice((1, 1, 3, 20)) if data else 0):
        data[chance.randrange(len(data))] = chance.choice((0, 255, 0x7F, chance.randrange(256)))


def _insert(chance: random.Random, data: bytearray, seeds: list[bytes]) -> None:
    place = _at(chance, data)
    data[place:place] = chance.choice(TOKENS) * chance.choice((1, 1, 1, 2, 9, 500))


def _cut(chance: random.Random, data: bytearray, seeds: list[bytes]) -> None:
    place = _at(chance, data)
    del data[place : place + chance.choice((1, 4, 40, 400))]


def _repeat(chance: random.Random, data: bytearray, seeds: list[bytes]) -> None:
    place = _at(chance, data)
    piece = data[place : place + chance.choice((1, 2, 8, 60, 400))]
    data[place:place] = piece * chance.choice((1, 2, 9, 300))


def _splice(chance: random.Random, data: bytearray, seeds: list[bytes]) -> None:
    other = chance.choice(seeds)
    begin = chance.randrange(len(other) + 1)
    place = _at(chance, data)
    data[place : place + chance.choice((0, 9, len(data)))] = other[
        begin : begin + chance.choice((9, 99, 9999))
    ]


def _line(chance: random.Random, data: bytearray, seeds: list[bytes]) -> None:
    lines = bytes(data).split(b"\n")
    moved = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randrange(len(lines) + 1), b" " * chance.choice((0, 0, 2, 4)) + moved)
    data[:] = b"\n".join(lines)


_STEPS = (_flip, _insert, _insert, _cut, _repeat, _splice, _line)


def smallest(run: Callable[[bytes], object], data: bytes, tries: int = 300) -> bytes:
    """Return a smaller input that `run` still finds true, by cutting ever smaller pieces out of it."""
    size = max(1, len(data) // 2)
    while size and tries > 0:
        begin = 0
        while begin < len(data) and tries > 0:
            shorter = data[:begin] + data[begin + size :]
            tries -= 1
            if run(shorter):
                data = shorter
            else:
                begin += size
        size //= 2
    return data
