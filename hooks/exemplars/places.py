"""What the files of a plan's folder are called."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from exemplars.text import slug

PROFILES = "profiles"
PROFILE = "profile.md"
BASELINE = ".baseline.yml"
SCHEDULE = "schedule.yml"
RADIO = "_phat-thanh"  # the folder of the radio's own texts and recordings
# What may stand beside the folders of units.
BESIDE_UNITS = ("plan.yml", "units.yml", SCHEDULE, BASELINE)
# Where a profile lies, as people are told it.
PLACE = f"{PROFILES}/KẾ_HOẠCH/ĐƠN_VỊ/tên-mã/{PROFILE}"
# Endings of pictures.
PICTURES = (".jpg", ".jpeg", ".png", ".webp")


# What systems, git and editors leave beside any file, and nobody put there.
_LEFT = ("._*", ".#*", ".~lock.*", ".*.sw?", ".nfs*", ".fuse_hidden*", ".directory", ".DS_Store")
_OF_GIT = (".gitkeep", ".gitignore", ".gitattributes")


def is_left_behind(name: str) -> bool:
    """Return whether a hidden file is one that programs leave; of any other somebody is told."""
    return name.startswith(".") and any(fnmatchcase(name, each) for each in (*_LEFT, *_OF_GIT))


def misspelt(file: str, names: Iterable[str]) -> str | None:
    """Return the picture among these that a missing one is but for capitals, accents, blanks and the ending."""
    meant = _bare(file)
    pictures = sorted(each for each in names if each.lower().endswith(PICTURES) and each != file)
    return next((each for each in pictures if meant and _bare(each) == meant), None)


def _bare(file: str) -> str:
    return slug(file.rpartition(".")[0])
