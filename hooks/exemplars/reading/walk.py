"""Walking the folders of a plan: what may lie where, and what is told of the rest."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from exemplars.places import BASELINE, BESIDE_UNITS, PROFILE, PROFILES, RADIO
from exemplars.privacy import names_a_paper
from exemplars.problem import refusal
from exemplars.text import printable, slug

PAPER = "tên tệp cho thấy là giấy tờ của một người"
LINK = "liên kết mềm (symlink) không được dùng"


@dataclass(frozen=True)
class Stray:
    """Something on disk that is not read, and why."""

    name: str
    why: str
    code: str = "tep-la"


@dataclass(frozen=True)
class Walked:
    """What lies where in profiles/<plan>/: nothing of it read yet."""

    profiles: tuple[str, ...]  # the folders that hold a profile, in order
    strays: tuple[Stray, ...]


def name_of(root: Path, path: Path) -> str:
    """Return a path as problems print it: from the root, on one line, in letters that can be printed."""
    # Two texts are compared in a fifth of the time that two paths are.
    below, whole = f"{root.as_posix()}/", path.as_posix()
    name = (
        whole.removeprefix(below) if whole.startswith(below) else path.relative_to(root).as_posix()
    )
    return printable(name)


def plans_in(root: Path) -> list[str]:
    """Return the names of the plans under <root>/profiles."""
    folder = root / PROFILES
    return sorted(path.parent.name for path in folder.glob("*/plan.yml")) if folder.is_dir() else []


def is_read(root: Path, path: Path, plans: Sequence[str]) -> bool:
    """Return whether a walk through one of these plans looks at a path, or at anything below it."""
    parts = path.relative_to(root).parts
    if parts in ((), (PROFILES,)):
        return True
    if parts[0] != PROFILES or parts[1] not in plans:
        return False
    base, within = root.joinpath(*parts[:2]), parts[2:]
    if within in ((), (BASELINE,)):
        return True
    above = [base.joinpath(*within[:count]) for count in range(1, len(within))]
    # What is hidden is passed over, and no link is followed.
    if any(each.startswith(".") for each in within) or any(each.is_symlink() for each in above):
        return False
    if len(within) == 1:
        untold: list[Stray] = []
        return not path.is_dir() or bool(_entries(path, root, untold) or untold)
    # Of what else lies in a folder of the plan's every piece is told; below it, what is a profile's.
    return len(within) == 2 or (within[0] != RADIO and (above[1] / PROFILE).is_file())


def folders(base: Path, root: Path, strays: list[Stray], expected: Sequence[str]) -> list[str]:
    """Return the folders in `base`, by name; whatever is neither one nor `expected` goes to `strays`."""
    # As texts: to make ten thousand paths takes longer than to look at what they lead to.
    found = []
    for entry in _entries(base, root, strays):
        why = _fault(entry, expected)
        if why:
            strays.append(_stray(root, Path(entry.path), why))
        elif entry.is_dir():
            found.append(entry.path)
    return found


def files(base: Path, root: Path, strays: list[Stray], endings: Sequence[str]) -> list[Path]:
    """Return the files in `base` with one of `endings`, by name; whatever else is there goes to `strays`."""
    if base.is_symlink():
        return []
    found = []
    for entry in _entries(base, root, strays):
        path = Path(entry.path)
        if entry.is_symlink():
            strays.append(_stray(root, path, LINK))
        elif entry.is_file() and path.suffix.removeprefix(".") in endings:
            found.append(path)
        elif not entry.name.startswith("."):
            said = f"chỉ đặt ở đây tệp {', '.join('.' + each for each in endings)}"
            strays.append(_stray(root, path, said))
    return found


def mode_in(folder: str) -> tuple[int, str]:
    """Return the mode of the profile in a folder (0: there is none), or why it may not be looked at."""
    return looked_at(f"{folder}/{PROFILE}")


def walked(root: Path, plan: str, looked: Callable[[str], tuple[int, str]] = mode_in) -> Walked:
    """Walk through profiles/<plan>/, and do at every folder of a profile what `mode_in` does."""
    base = root / PROFILES / plan
    profiles: list[str] = []
    strays: list[Stray] = []
    for unit in map(Path, folders(base, root, strays, BESIDE_UNITS)):
        if unit.name == RADIO:
            continue
        for folder in folders(unit, root, strays, ("unit.yml",)):
            mode, why = looked(folder)
            if why:
                strays.append(Stray(name_of(root, Path(folder)), why, "tep-hong"))
            elif stat.S_ISREG(mode):
                profiles.append(folder)
            else:
                strays.append(_without_profile(root, Path(folder)))
    return Walked(tuple(profiles), tuple(strays))


def _without_profile(root: Path, folder: Path) -> Stray:
    """Return what is told of a folder without a profile: where one was and is no file, an error."""
    path = folder / PROFILE
    if path.is_symlink():
        return Stray(name_of(root, path), LINK, "tep-hong")
    if path.exists():
        return Stray(name_of(root, path), "không phải tệp chữ", "tep-hong")
    return Stray(name_of(root, folder), f"thư mục không có tệp {PROFILE}")


def _stray(root: Path, path: Path, why: str) -> Stray:
    paper = names_a_paper(path.name)
    code, why = ("giay-to-rieng", PAPER) if paper else ("tep-la", why)
    return Stray(name_of(root, path), why, code)


def _entries(base: Path, root: Path, strays: list[Stray]) -> list[os.DirEntry[str]]:
    """Return what lies in a folder, by name; none where there is no such folder."""
    try:
        return sorted(os.scandir(base), key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        why = f"không mở được thư mục ({refusal(error)})"
        strays.append(Stray(name_of(root, base), why, "tep-hong"))
        return []


def looked_at(path: str) -> tuple[int, str]:
    """Return the mode of what is at a path (0: nothing is), or why it may not even be looked at."""
    try:
        return os.lstat(path).st_mode, ""
    except (FileNotFoundError, NotADirectoryError):
        return 0, ""
    except OSError as error:
        return 0, f"không mở được thư mục ({refusal(error)})"


def _fault(entry: os.DirEntry[str], expected: Sequence[str]) -> str:
    """Return why an entry is not read, or "" where it is, or may be passed over."""
    if entry.is_symlink():
        return LINK
    if entry.is_dir() or entry.name in expected or entry.name.startswith("."):
        return ""
    return "tệp không thuộc cấu trúc thư mục hồ sơ"


def folder_name(name: str, id: str) -> str:
    """Return the folder a new profile gets: `<slug>-<id>`, at most 67 characters."""
    return f"{slug(name, 60) or 'guong'}-{id}"
