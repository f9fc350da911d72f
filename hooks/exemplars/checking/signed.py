"""
Files of the check's own, signed with a secret that this computer keeps for its user, outside the portal.

A pull request can bring a file in .cache/, but none that is believed. Whatever is not as it was
written is as good as missing, and so is a secret that cannot be read or kept.
"""

from __future__ import annotations

import hmac
import os
import secrets
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import overload

from exemplars import cache
from exemplars.numbers import LONG
from exemplars.reading.source import bytes_of

_LARGEST = 1_000_000_000  # bytes; a thousand or two for a profile
_SECRET = 32  # bytes
_HASH = "sha256"  # what processors know by heart: a megabyte is signed in half a millisecond
_DIGEST = 32  # bytes of the signature
_LAYOUT = b"1"  # what is laid out in another way has another signature
_SIZE = 8  # bytes for the size of a part, before all of them; first, how many there are


@dataclass(frozen=True)
class Signed:
    """One such file."""

    path: Path
    secret: bytes

    def read(self) -> Sequence[memoryview]:
        """Return the parts that were written, none where they are not there as we have written them."""
        data = memoryview(bytes_of(self.path, _LARGEST) or b"")
        content = data[_DIGEST:]
        if not hmac.compare_digest(data[:_DIGEST], self._signature(content)):
            return ()
        sizes = array(LONG, bytes(content[:_SIZE]))
        begins = _SIZE * (sizes[0] + 1)
        sizes.frombytes(content[_SIZE:begins])
        return _Parts(content[begins:], sizes[1:])

    def write(self, parts: Sequence[bytes]) -> None:
        """Write, where that is possible: on a full disk, in a folder that is not ours, it is not."""
        sizes = array(LONG, [len(parts), *map(len, parts)])
        content = b"".join((sizes.tobytes(), *parts))
        try:
            cache.write(self.path, self._signature(content) + content)
            cache.sweep(self.path.parent)
        except OSError:
            # The check has its answer all the same.
            return

    def _signature(self, content: bytes | memoryview) -> bytes:
        return hmac.digest(self.secret + _LAYOUT, content, _HASH)


class _Parts(Sequence[memoryview]):
    """Parts that lie on end; each is taken out when it is asked for."""

    def __init__(self, content: memoryview, sizes: array[int]) -> None:
        self._content = content
        self._ends = list(accumulate(sizes, initial=0))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> memoryview: ...
    @overload
    def __getitem__(self, at: slice) -> list[memoryview]: ...
    def __getitem__(self, at: int | slice) -> memoryview | list[memoryview]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        return self._content[self._ends[at] : self._ends[at + 1]]


def secret_of_this_computer() -> bytes:
    """Return this computer's secret, made when there is none; b"" where none can be kept."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())
    file = home / "guong-dien-hinh" / "check.key"
    if not home.is_absolute():
        return b""
    kept = bytes_of(file, _SECRET)
    if kept and len(kept) == _SECRET:
        return kept
    made = secrets.token_bytes(_SECRET)
    try:
        # For its owner's eyes only, as files of `tempfile` are.
        cache.write(file, made)
    except OSError:
        return b""
    return made
