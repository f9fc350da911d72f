"""The pictures of a profile, small, for whoever approves them: as they were and as they are."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from exemplars import media
from exemplars.reading.source import Source
from exemplars.text import printable

# Gives the bytes of a file by its path from the root, or None where there is none.
Bytes = Callable[[str], bytes | None]
_WIDTH = 320  # pixels
# Of the pages of one change: whoever approves hundreds looks at the built preview.
MOST = 60


@dataclass(frozen=True)
class Shown:
    """A picture as a page that stands alone can show it; without `address` it cannot be seen."""

    file: str
    alt: str
    credit: str
    address: str


class Pictures:
    """The pictures of profiles before and after a change, as long as there is room for them."""

    def __init__(self, before: Bytes, now: Bytes) -> None:
        """Nothing is shown yet."""
        self._bytes = {"before": before, "now": now}
        self._left = MOST

    def of(self, source: Source, when: str) -> Iterator[Shown]:
        """Give the portrait and the gallery of a profile, `when` being "before" or "now"."""
        portrait = (source.profile.portrait,) if source.profile.portrait else ()
        folder = source.name.rpartition("/")[0]
        for each in (*portrait, *source.profile.gallery):
            data = self._bytes[when](f"{folder}/{each.file}") if self._left > 0 else None
            self._left -= data is not None
            yield Shown(printable(each.file), each.alt, each.credit, _address(data))


def _address(data: bytes | None) -> str:
    try:
        small = media.glance(data, _WIDTH) if data is not None else b""
    except OSError:
        # What is wrong with it the check has said above.
        return ""
    return f"data:image/webp;base64,{base64.b64encode(small).decode()}" if small else ""
