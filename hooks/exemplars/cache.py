"""What is dear to make and kept from one build to the next, by content, below .cache/."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path


def key(recipe: str, *parts: str | bytes) -> str:
    """Return the name under which what `recipe` makes of `parts` is kept: 32 hexadecimal digits."""
    made = hashlib.sha256()
    for part in (recipe, *parts):
        data = part.encode() if isinstance(part, str) else part
        # With its length, so that no two lists of parts run into the same bytes.
        made.update(len(data).to_bytes(8, "big") + data)
    return made.hexdigest()[:32]


def write(path: Path, data: bytes) -> None:
    """Write so that another build never reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).replace(path)
