"""
What stands at an address of a portal that has not been built: each file is made when it is asked for.

Of ten thousand profiles an editor looks at one. So what lies in a place (the first step of an
address) is listed when something there is asked for, and only the file that is asked for is made.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from exemplars.building.parts import Part, Parts
from exemplars.building.site import Site

_HOME = "index.html"
NOT_FOUND = "404.html"
_WAITING = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Chưa xem trước được</title></head>
<body><p>Hồ sơ còn lỗi. Sửa xong và lưu lại, trang này tự mở cổng.</p></body></html>
"""


class Shown(Protocol):
    """What is shown at the addresses of a portal."""

    def content(self, name: str) -> bytes | None:
        """Return the content of the file at a path below the portal, None where there is none."""


class Nothing:
    """What is shown while there has been no state without errors: a page that waits for one."""

    def content(self, name: str) -> bytes | None:
        """Return the waiting page in place of one that is not there; no other file is."""
        return _WAITING.encode() if name == NOT_FOUND else None


class Answers:
    """One state of a portal, asked by several threads."""

    def __init__(self, site: Site, parts: Parts, handbook: Path) -> None:
        """Take a portal, its parts, and the folder in which the host has put its own pages."""
        self._site = site
        self._handbook = handbook.resolve()
        self._parts = list(parts)
        self._made: dict[str, Callable[[], bytes]] = {}
        self._pictures: dict[str, Callable[[], Path]] | None = None
        # What is made is not made for two threads at once: pages share what they have worked out.
        self._lock = threading.Lock()

    def content(self, name: str) -> bytes | None:
        """Return the content of the file at a path below the portal, None where there is none."""
        with self._lock:
            self._list(name)
            if name in self._made:
                return self._made[name]()
            return self._picture(name) or self._handwritten(name)

    def _list(self, name: str) -> None:
        """List the files of all parts that lie where `name` does; for search engines, of all."""
        place = "" if name == _HOME else name.partition("/")[0]
        asked = [each for each in self._parts if place in each.places]
        if any(each.tells_of_all for each in asked):
            asked = list(self._parts)
        self._parts = [each for each in self._parts if each not in asked]
        for name, make in self._files(asked):
            self._made[name] = make

    @staticmethod
    def _files(parts: list[Part]) -> Iterator[tuple[str, Callable[[], bytes]]]:
        return ((file.name, file.make) for part in parts for file in part.files())

    def _picture(self, name: str) -> bytes | None:
        if self._pictures is None:
            self._pictures = dict(self._site.pictures())
        file = self._pictures.get(name)
        return file().read_bytes() if file else None

    def _handwritten(self, name: str) -> bytes | None:
        if "\0" in name:
            return None
        path = (self._handbook / name).resolve()
        if not (path.is_relative_to(self._handbook) and path.is_file()):
            return None
        return path.read_bytes()
