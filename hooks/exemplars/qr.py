"""An address as a QR code, for a printed page: one path of SVG, dark on white in either scheme."""

from __future__ import annotations

import re

import segno
from markupsafe import Markup

QUIET = 4  # modules of white around a code, as ISO 18004 asks
# One of the eight patterns laid over a code; the best for each would take five times as long to find.
_MASK = 3
_DARK = re.compile(b"\x01+")


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
        for dark in _DARK.finditer(modules):
            begin, middle = dark.start() + QUIET, row + QUIET + 0.5
            # From where the last run ended: half as long as with places of its own.
            runs.append(f"m{begin - across} {middle - down:g}h{dark.end() - dark.start()}")
            across, down = dark.end() + QUIET, middle
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path stroke="#000" d="{"".join(runs)}"/></svg>'
    )


def matrix(address: str) -> tuple[bytearray, ...]:
    """
    Return the code's modules, row by row, 1 for dark.

    Raises:
        ValueError: the address is longer than a code can hold.
    """
    code = segno.make_qr(address, error="m", mask=_MASK, boost_error=False, encoding="utf-8")
    return tuple(bytearray(row) for row in code.matrix)
