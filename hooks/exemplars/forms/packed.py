"""Files of Office programs without the clock: the same form gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile

# Zip knows no day before this one.
_FIRST = (1980, 1, 1, 0, 0, 0)
_WHEN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")
_CORE = "docProps/core.xml"


def without_clock(data: bytes) -> bytes:
    """Return a zip with the same files in the same order, all of one day."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            info = zipfile.ZipInfo(name, _FIRST)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            content = before.read(name)
            if name == _CORE:
                content = _WHEN.sub(rb"\g<1>2000-01-01T00:00:00Z\g<3>", content)
            after.writestr(info, content)
    return made.getvalue()
