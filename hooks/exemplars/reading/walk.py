"""Walking the folders of a plan: what may lie where, and what is told of the rest."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from exemplars.patterns import regex
from exemplars.places import BASELINE, BESIDE_UNITS, PROFILE, PROFILES, RADIO, is_left_behind
from exemplars.privacy import names_a_paper
from exemplars.problem import refusal
from exemplars.text import fold, nearest, printable, slug

PAPER = "tên tệp cho thấy là giấy tờ của một người"
ASTRAY = "ho-so-lac"
ELSEWHERE = "tệp không thuộc cấu trúc thư mục hồ sơ"
NO_PLAN = "thư mục không có tệp plan.yml nên không được đọc"
ASK = "xin quyền đọc thư mục này"
_IF_A_PROFILE = (
    f"nếu là hồ sơ thì đổi tên tệp chữ thành {PROFILE}, tệp Word thì đưa vào bằng lệnh portal import; "
    "nếu không thì chuyển đi"
)
_FOLDER = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*-([a-hjkmnp-tv-z][0-9a-hjkmnp-tv-z]{5})\Z")
LINK = "liên kết mềm (symlink) không được dùng"
NO_FILE = "không phải tệp thường"
# Endings of what is text by another name, and of what is none.
_TEXTS = ("", ".txt", ".text", ".markdown")
_DOCUMENTS = (".doc", ".docx", ".odt", ".rtf", ".pdf")


@dataclass(frozen=True)
class Stray:
    """Something on disk that is not read, and why."""

    name: str
    why: str
    code: str = "tep-la"
    cure: str = "chuyển đi hoặc xóa"


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


def outside_plans(root: Path) -> list[Stray]:
    """Return what lies under <root>/profiles and belongs to no plan: loose files, folders without plan.yml."""
    base, plans = root / PROFILES, plans_in(root)
    strays: list[Stray] = []
    for folder in folders(base, root, strays, ()):
        name = Path(folder).name
        if name not in plans and not name.startswith("."):
            why = (
                f"hồ sơ không được đọc: thư mục {PROFILES}/{printable(name)} không có tệp plan.yml"
            )
            cure = f"chuyển thư mục hồ sơ vào {PROFILES}/KẾ_HOẠCH/ĐƠN_VỊ/, hoặc thêm plan.yml"
            found = _profiles_below(Path(folder))
            strays += [Stray(name_of(root, each), why, ASTRAY, cure) for each in found]
            if not found and _holds_a_file(folder):
                strays.append(Stray(name_of(root, Path(folder)), NO_PLAN))
    return strays


def _holds_a_file(folder: str) -> bool:
    """Return whether there is anything in a folder, or below it, that somebody put there."""
    return any(not is_left_behind(each) for _, _, files in os.walk(folder) for each in files)


def _profiles_below(folder: Path) -> list[Path]:
    """Return all profiles in a folder and below it, in order; no link is followed."""
    found = (Path(above, each) for above, _, names in os.walk(folder) for each in names)
    return sorted(each for each in found if _is_a_profile(each.name) and not each.is_symlink())


def is_read(root: Path, path: Path, plans: Sequence[str]) -> bool:
    """Return whether a walk through one of these plans looks at a path, or at anything below it."""
    parts = path.relative_to(root).parts
    if parts in ((), (PROFILES,)):
        return True
    if parts[0] != PROFILES or parts[1] not in plans:
        return False
    base, within = root.joinpath(*parts[:2]), parts[2:]
    if not within or within in [(each,) for each in BESIDE_UNITS]:
        return True
    above = [base.joinpath(*within[:count]) for count in range(1, len(within))]
    # No link is followed, and what programs leave is passed over.
    if any(each.is_symlink() for each in above) or (is_left_behind(path.name) and path.is_file()):
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
    others: list[Stray] = []
    for entry in _entries(base, root, others):
        why = _fault(entry, expected)
        if why == ELSEWHERE and _is_a_profile(entry.name):
            others.append(_astray(root, Path(entry.path)))
        elif why:
            others.append(_stray(root, Path(entry.path), why))
        elif entry.is_dir() and entry.name not in expected:
            found.append(entry.path)
    # What lies beside a profile is moved with it.
    is_moved = any(each.code == ASTRAY for each in others)
    strays += [each for each in others if not (is_moved and each.why == ELSEWHERE)]
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
        elif not is_left_behind(entry.name):
            known = path.suffix.removeprefix(".") in endings and not entry.is_dir()
            only = f"chỉ đặt ở đây tệp {', '.join('.' + each for each in endings)}"
            said = NO_FILE if known else only
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
                strays.append(Stray(name_of(root, Path(folder)), why, "tep-hong", ASK))
            elif stat.S_ISREG(mode):
                profiles.append(folder)
            else:
                strays += _without_profile(root, Path(folder))
    return Walked(tuple(profiles), tuple(strays))


def _without_profile(root: Path, folder: Path) -> list[Stray]:
    """Return what is told of a folder without a profile: where one was meant to be, an error."""
    unread: list[Stray] = []
    entries = _entries(folder, root, unread)
    for entry in entries:
        if entry.name == PROFILE:
            why = LINK if entry.is_symlink() else "không phải tệp chữ"
            return [Stray(name_of(root, Path(entry.path)), why, "tep-hong")]
    meant = [
        _misnamed(root, Path(entry.path))
        for entry in entries
        if _is_like_a_profile(entry.name) and entry.is_file(follow_symlinks=False)
    ]
    below = [each for each in _profiles_below(folder) if each.parent != folder]
    deeper = [_astray(root, each) for each in below]
    nothing = Stray(name_of(root, folder), f"thư mục không có tệp {PROFILE}")
    if any(entry.name.lower().endswith((".md", *_DOCUMENTS)) for entry in entries):
        nothing = replace(nothing, cure=_IF_A_PROFILE)
    return [*unread, *meant, *deeper] or [nothing]


def _is_a_profile(name: str) -> bool:
    """Return whether a name is a profile's, as Windows may write it: `Profile.md`, `profile.md.txt`."""
    return name.casefold().startswith(PROFILE)


def _is_like_a_profile(name: str) -> bool:
    """Return whether a name was probably meant to be a profile's: `proflie.md`, `profile.docx`."""
    stem, ending = os.path.splitext(fold(name))  # noqa: PTH122 - a name alone
    if ending == ".md":
        return nearest(name, (PROFILE,)) is not None
    return ending in (*_TEXTS, *_DOCUMENTS) and stem.startswith("profile")


def _misnamed(root: Path, path: Path) -> Stray:
    """Return what is told of a profile by another name; what is no text does not become one by its name."""
    cure = (
        f"lưu lại thành tệp chữ {PROFILE}; tệp Word thì đưa vào bằng lệnh portal import"
        if path.suffix.lower() in _DOCUMENTS
        else f"đổi tên thành {PROFILE}"
    )
    why = f"có tệp `{printable(path.name)}` mà không có {PROFILE} nên hồ sơ không được đọc"
    return Stray(name_of(root, path), why, ASTRAY, cure)


def _astray(root: Path, path: Path) -> Stray:
    """Return what is told of a profile that lies where none is looked for."""
    parts = path.relative_to(root).parts
    unit = f"{PROFILES}/{printable(parts[1]) if len(parts) > 2 else 'KẾ_HOẠCH'}/ĐƠN_VỊ/"
    cure = f"chuyển thư mục hồ sơ vào {unit}, thành {unit}tên-mã/{PROFILE}"
    return Stray(name_of(root, path), "hồ sơ đặt sai chỗ nên không được đọc", ASTRAY, cure)


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
        strays.append(Stray(name_of(root, base), why, "tep-hong", ASK))
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
    if entry.name in expected:
        return ""  # whoever reads it says what is wrong with it
    if entry.is_symlink():
        return LINK
    if entry.is_dir() or entry.name == BASELINE or is_left_behind(entry.name):
        return ""
    return ELSEWHERE


def id_in(folder: str) -> str:
    """Return the id that a profile's folder ends in, "" where its name is not that of one."""
    found = _FOLDER.match(folder)
    return found[1] if found else ""


def folder_name(name: str, id: str) -> str:
    """Return the folder a new profile gets: `<slug>-<id>`, at most 67 characters."""
    return f"{slug(name, 60) or 'guong'}-{id}"
