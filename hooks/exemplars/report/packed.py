"""
An Office file whose bytes say nothing of when or where it was made: the same report, the same bytes.

The libraries stamp the clock into the archive and its core properties; here both get the report's day.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of zip's calendar
_CORE = "docProps/core.xml"
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def packed(file: bytes, day: dt.date, changed: dict[str, bytes] | None = None) -> bytes:
    """Return an Office file packed anew, its stamps set to `day`; `changed` replaces parts by name."""
    stamp = f"{day}T00:00:00Z".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = (changed or {}).get(name) or old.read(name)
            if name == _CORE:
                content = _STAMP.sub(lambda found: found[1] + stamp + found[3], content)
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            new.writestr(entry, content, compresslevel=6)
    return out.getvalue()


def clean(text: str) -> str:
    """Return a text as XML can hold it, its control characters made spaces."""
    return _NOT_IN_XML.sub(" ", text)
