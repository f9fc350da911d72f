"""Putting a file in its place: in one step, never through a link."""

from __future__ import annotations

import contextlib
from pathlib import Path

from exemplars.settings import SettingsError
from exemplars.text import printable


def place(path: Path, text: str) -> None:
    """
    Put a file in its place in one step; a link of that name is replaced, never followed.

    Raises:
        SettingsError: it cannot be written there.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with part.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        part.replace(path)
    except OSError as error:
        raise SettingsError(
            f"không ghi được {printable(str(path))}: {error.strerror or error}"
        ) from None
    finally:
        # Gone once it was put in its place; where its folder cannot be, it never was.
        with contextlib.suppress(OSError):
            part.unlink()
