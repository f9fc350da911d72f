"""QR codes: an independent reading of what is drawn, module by module."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
import segno

from exemplars.drawing import qr

ADDRESSES = [
    "https://tan-yen.example/",
    "https://tan-yen.example/guong/nguyen-thi-hoa-k3f9ta/",
    "https://thidua.bacgiang.gov.vn/guong/cau-lac-bo-bong-chuyen-hoi-thon-cau-trang-nw76ja/",
    "https://xn--gng-uoa.example/" + "a" * 400,
    "https://example.vn/đường-dẫn-có-dấu/",
]
# ISO/IEC 18004: bytes of data in a code of level M, by version, and its blocks of (codewords, data).
_BLOCKS = {3: [(70, 44)], 4: [(50, 32)] * 2, 5: [(67, 43)] * 2, 2: [(44, 28)]}


def drawn(svg: str) -> list[list[int]]:
    """Return the modules of a code as its path draws them, quiet zone included."""
    root = ElementTree.fromstring(svg)
    size = int(root.attrib["viewBox"].split()[2])
    rows = [[0] * size for _ in range(size)]
    path = next(each.attrib["d"] for each in root if "stroke" in each.attrib)
    across, down = 0, 0.0
    steps = re.findall(r"m(-?\d+) (-?[\d.]+)h(\d+)", path)
    for right, below, wide in steps:
        across, down = across + int(right), down + float(below)
        for at in range(across, across + int(wide)):
            rows[int(down)][at] = 1
        across += int(wide)

    assert path == "".join(f"m{a} {b}h{c}" for a, b, c in steps)

    return rows


def reserved(at: tuple[int, int], size: int, version: int) -> bool:
    """Return whether a module belongs to the code's frame and not to its data (versions 2 to 6)."""
    row, column = at
    far = size - 8
    finder = (row < 9 and (column < 9 or column >= far)) or (row >= far and column < 9)
    aligned = 4 * version + 10
    alignment = abs(row - aligned) <= 2 and abs(column - aligned) <= 2
    return finder or alignment or 6 in (row, column)


def read(rows: list[list[int]]) -> str:
    """Return the text of a code of mask 3, as a telephone reads it: zigzag, unmasked, unwoven."""
    size = len(rows)
    version = (size - 17) // 4
    bits = []
    columns = [column for column in range(size - 1, 0, -2) if column > 6]
    columns += [column - 1 for column in range(6, 0, -2)]
    for turn, right in enumerate(columns):
        for step in range(size):
            row = size - 1 - step if turn % 2 == 0 else step
            for column in (right, right - 1):
                if not reserved((row, column), size, version):
                    bits.append(rows[row][column] ^ ((row + column) % 3 == 0))
    words = [int("".join(map(str, bits[at : at + 8])), 2) for at in range(0, len(bits) - 7, 8)]
    blocks = _BLOCKS[version]
    data = [words[at :: len(blocks)][:count] for at, (_, count) in enumerate(blocks)]
    stream = "".join(f"{word:08b}" for block in data for word in block)

    assert stream[:4] == "0100", "bytes"

    length = int(stream[4:12], 2)
    return bytes(int(stream[at : at + 8], 2) for at in range(12, 12 + 8 * length, 8)).decode()


@pytest.mark.parametrize(
    "address", [*ADDRESSES[:2], "https://lao-cai.example/guong/ly-a-sua-b2c3d4/"]
)
def test_a_code_says_its_address(address: str) -> None:
    """Read by the standard's own steps, without segno, the drawing says the address."""
    rows = drawn(qr.svg(address))
    inner = [row[qr.QUIET : -qr.QUIET] for row in rows[qr.QUIET : -qr.QUIET]]

    assert address == read(inner)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_code_is_one_that_the_library_makes(address: str) -> None:
    """The drawing is the library's code of level M with four modules of white around it."""
    made = segno.make_qr(address, error="m", mask=3, boost_error=False, encoding="utf-8")

    assert made.error == "M"
    assert [list(row) for row in made.matrix_iter(border=4)] == drawn(qr.svg(address))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_code_needs_nothing_but_its_two_paths(address: str) -> None:
    """A code is white and black in either scheme, with no style, script, name or link in it."""
    svg = qr.svg(address)
    root = ElementTree.fromstring(svg)

    assert [each.attrib.get("fill", each.attrib.get("stroke")) for each in root] == ["#fff", "#000"]
    assert not re.search(r"style|script|href|<title|id=|class=", svg)


def test_the_same_code_every_time() -> None:
    """One address gives one drawing; an address of another letter another."""
    assert qr.svg(ADDRESSES[1]) == qr.svg(ADDRESSES[1])
    assert qr.svg(ADDRESSES[1]) != qr.svg(ADDRESSES[1].replace("hoa", "hoe"))


def test_an_address_that_no_code_can_hold_is_an_error() -> None:
    """What is too long for a code is refused, not cut."""
    with pytest.raises(ValueError, match="data"):
        qr.svg("https://tan-yen.example/" + "a" * 3_000)


@pytest.mark.parametrize("length", [1, 14, 15, 107, 180, 181, 213, 214, 700, 1500, 2331])
def test_a_code_of_any_size_is_one_that_the_library_makes(length: int) -> None:
    """From the smallest code to the largest, at the edges of sizes too, no module differs."""
    address = ("https://tan-yen.example/guong/" * 80)[:length]
    made = segno.make_qr(address, error="m", mask=3, boost_error=False, encoding="utf-8")

    assert tuple(bytes(row) for row in made.matrix) == qr.matrix(address)


def test_a_code_says_what_is_not_ascii() -> None:
    """Two addresses of one length, one with Vietnamese letters, are each the library's own."""
    for address in ("đường", "duong12", "ệệ/ơ"):
        made = segno.make_qr(address, error="m", mask=3, boost_error=False, encoding="utf-8")

        assert tuple(bytes(row) for row in made.matrix) == qr.matrix(address)
