"""Publication by exchange: a site built beside takes the place of the old one in one step."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def beside(site: Path, locks: Path) -> Iterator[Path]:
    """
    Give an empty folder beside `site` to build in; on a clean end it becomes `site` in one step.

    Builds of the same folder wait for one another. A build that fails or is killed leaves `site`
    as it was; what it left behind is cleared by the next.
    """
    site = site.absolute()
    locks.mkdir(parents=True, exist_ok=True)
    name = str(site).replace("/", "-").strip("-")[-100:]
    with (locks / f"build{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        site.parent.mkdir(parents=True, exist_ok=True)
        building = site.parent / f".{site.name}{_BUILDING}"
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir()
        try:
            yield building
            exchange(building, site)
        finally:
            shutil.rmtree(building, ignore_errors=True)


def published(building: Path) -> Path | None:
    """Return the folder that one which `beside` gave is to become; None of any other folder."""
    name = building.name
    if not (name.startswith(".") and name.endswith(_BUILDING)):
        return None
    return building.with_name(name[1:].removesuffix(_BUILDING))


_BUILDING = ".building"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def exchange(new: Path, old: Path) -> None:
    """Put the folder `new` where `old` is; a reader sees the one or the other, never a mixture."""
    if not old.exists():
        new.rename(old)
        return
    libc = ctypes.CDLL(None, use_errno=True)
    swap = getattr(libc, "renameat2", None)
    if (
        swap
        and swap(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE) == 0
    ):
        return
    code = ctypes.get_errno()
    if swap and code not in (errno.EINVAL, errno.ENOSYS):
        raise OSError(code, os.strerror(code), str(old))
    # No exchange on this system or file system: two renames, a moment apart.
    aside = old.parent / f".{old.name}.old"
    shutil.rmtree(aside, ignore_errors=True)
    old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)
