"""Putting a file in its place: in one step, never through a link."""

from __future__ import annotations

import contextlib
from pathlib import Path

from exemplars.building.settings import SettingsError
from exemplars.language import phrase
from exemplars.problem import refusal
from exemplars.text import printable


def place(path: Path, text: str) -> None:
    """
    Put a text file in its place: see `place_bytes`.

    Raises:
        SettingsError: it cannot be written there.
    """
    place_bytes(path, text.encode())


def place_bytes(path: Path, content: bytes) -> None:
    """
    Put a file in its place in one step; a link of that name is replaced, never followed.

    What the system keeps in /dev is written into: root's command would put a file in its stead.

    Raises:
        SettingsError: it cannot be written there.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        if path.exists() and _is_of_the_system(path):
            path.write_bytes(content)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with part.open("xb") as file:
            file.write(content)
        part.replace(path)
    except OSError as error:
        raise SettingsError(
            "không ghi được {path}: {why}",
            path=printable(str(path)),
            why=phrase(refusal(error)),
        ) from None
    finally:
        # Gone once it was put in its place; where its folder cannot be, it never was.
        with contextlib.suppress(OSError):
            part.unlink()


def _is_of_the_system(path: Path) -> bool:
    """Return whether a path is in /dev, but for the memory there in which anyone keeps files."""
    parts = path.absolute().parts
    return parts[1:2] == ("dev",) and parts[2:3] != ("shm",)
