"""
Zip archives whose bytes say nothing of when or where they were made: same content, same bytes.

Office files, books and the offline copy are such archives. The libraries that write Office files
stamp the clock into the archive and into its core properties; both are set to a day here.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Collection, Iterable, Mapping

from exemplars.patterns import regex

FIRST_DAY = dt.date(1980, 1, 1)  # of zip's calendar
LEVEL = 6  # how hard is packed; zlib's own default, said so that no other default changes the bytes
_CORE = "docProps/core.xml"
_STAMP = regex(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def put(archive: zipfile.ZipFile, name: str, content: bytes, *, stored: bool = False) -> None:
    """Put a file into an archive: packed, or stored as it is where packing would gain nothing."""
    entry = zipfile.ZipInfo(name, (*FIRST_DAY.timetuple()[:3], 0, 0, 0))
    entry.create_system = 3  # Unix, wherever it is made
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(entry, content, compresslevel=None if stored else LEVEL)


def archive(files: Iterable[tuple[str, bytes]], stored: Collection[str] = ()) -> bytes:
    """Return files as an archive, in their order; those with an ending in `stored` are not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files:
            put(made, name, content, stored=name.rpartition(".")[2] in stored)
    return out.getvalue()


def office(file: bytes, day: dt.date | None, changed: Mapping[str, bytes] | None = None) -> bytes:
    """
    Return an Office file packed anew, made on `day` as it says; `changed` replaces parts by name.

    `day` is None where the file already says one that is not the clock's.
    """
    stamp, parts = f"{day}T00:00:00Z".encode(), changed or {}

    def part(name: str, content: bytes) -> bytes:
        if name == _CORE and day:
            return _STAMP.sub(lambda found: found[1] + stamp + found[3], content)
        return parts.get(name, content)

    with zipfile.ZipFile(io.BytesIO(file)) as old:
        return archive((name, part(name, old.read(name))) for name in old.namelist())
