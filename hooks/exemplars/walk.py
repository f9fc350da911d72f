"""Walking the folders of a plan: what may lie where, and what is told of the rest."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from exemplars.privacy import names_a_paper
from exemplars.text import printable

PAPER = "tên tệp cho thấy là giấy tờ của một người"


@dataclass(frozen=True)
class Stray:
    """Something on disk that is not read, and why."""

    name: str
    why: str
    code: str = "tep-la"


def name_of(root: Path, path: Path) -> str:
    """Return a path as problems print it: from the root, on one line, in letters that can be printed."""
    return printable(path.relative_to(root).as_posix())


def folders(base: Path, root: Path, strays: list[Stray], expected: Sequence[str]) -> list[Path]:
    """Return the folders in `base`, by name; whatever is neither one nor `expected` goes to `strays`."""
    try:
        entries = sorted(os.scandir(base), key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        why = f"không mở được thư mục ({error.strerror})"
        strays.append(Stray(name_of(root, base), why, "tep-hong"))
        return []
    found = []
    for entry in entries:
        path = Path(entry.path)
        why = _fault(entry, expected)
        if why:
            paper = names_a_paper(entry.name)
            code, why = ("giay-to-rieng", PAPER) if paper else ("tep-la", why)
            strays.append(Stray(name_of(root, path), why, code))
        elif entry.is_dir():
            found.append(path)
    return found


def _fault(entry: os.DirEntry[str], expected: Sequence[str]) -> str:
    """Return why an entry is not read, or "" where it is, or may be passed over."""
    if entry.is_symlink():
        return "liên kết mềm (symlink) không được dùng"
    if entry.is_dir() or entry.name in expected or entry.name.startswith("."):
        return ""
    return "tệp không thuộc cấu trúc thư mục hồ sơ"
