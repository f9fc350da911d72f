"""What git knows of a portal: which files a change has touched, and how they were before it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from exemplars import links, places
from exemplars.building import settings
from exemplars.building.settings import SettingsError
from exemplars.checking import old_faults
from exemplars.language import phrase, suggested
from exemplars.links import Link
from exemplars.reading import handwritten, source
from exemplars.reading.source import DataFile, Portfolio
from exemplars.records.baseline import Baseline
from exemplars.records.plan import Plan
from exemplars.records.record import Record
from exemplars.records.schedule import Schedule
from exemplars.records.units import UnitList
from exemplars.rules.since import Since
from exemplars.text import printable

R = TypeVar("R", bound=Record)

_FOLDER = "profiles"
# Written by hand, and judged like profiles.
_JUDGED = (_FOLDER, handwritten.FOLDER)
# Where a change can put a link before citizens' eyes without touching the program.
_WITH_LINKS = (*_JUDGED, "theme", "mkdocs.yml")
_FILES = ("100644", "100755")
_TEXTS = (".md", ".yml", ".yaml", ".txt", ".html", ".svg", ".css", ".js", ".json")


@dataclass(frozen=True)
class Revision:
    """A revision that the files on disk are compared with."""

    root: Path
    name: str
    changed: list[str]  # files that are judged and differ from it, new ones included; printable

    @classmethod
    def of(cls, root: Path, name: str) -> Revision:
        """
        Return the revision git calls `name`.

        Raises:
            SettingsError: git is missing, or knows no such revision.
        """
        names = {printable(each) for each in _names(root, name, _JUDGED)}
        return cls(root, name, sorted(names))

    @cached_property
    def base(self) -> str:
        """
        Return the commit the change began at: what the revision has gained since is not the change's doing.

        Without a common ancestor, as in a shallow clone, it is the revision itself.
        """
        commit = ["rev-parse", "--verify", "--end-of-options", f"{self.name}^{{commit}}"]
        own = _git(self.root, commit, self.name).decode().strip()
        # 1 is git's answer where there is none; without a first commit HEAD is not known to it.
        common = _run(self.root, ["merge-base", own, "HEAD"])
        return common.stdout.decode().strip() if common.returncode == 0 else own

    @cached_property
    def blobs(self) -> dict[str, str]:
        """Return the files there were at the base, from the root, and git's name of each one's content."""
        folders = [each if "." in each else f"{each}/" for each in _WITH_LINKS]
        listed = _git(self.root, ["ls-tree", "-r", "-z", self.base, *folders], self.name)
        found = {}
        for entry in os.fsdecode(listed).split("\0"):
            about, _, name = entry.partition("\t")
            if about.startswith(_FILES):
                found[name] = about.split(" ")[2]
        return found

    @cached_property
    def differing(self) -> list[str]:
        """Return the files that are other than at the base, gone or new; a name may be anything."""
        return _names(self.root, self.base)

    @cached_property
    def touched(self) -> list[str]:
        """Return the files that were there at the base, and are other or gone."""
        return [each for each in self.differing if each in self.blobs]

    @cached_property
    def links(self) -> list[Link]:
        """Return the links out of the portal that no touched file had at the base, by place."""
        had = {
            link.address
            for name, data in self._texts_before()
            for link in links.of_file(name, data.decode(errors="replace"))
        }
        now = (
            link
            for name in self.differing
            if name.endswith(_TEXTS)
            for link in _links_at(self.root, name)
        )
        return sorted({each for each in now if each.address not in had})

    def _texts_before(self) -> Iterator[tuple[str, bytes]]:
        names = [each for each in self.touched if each.endswith(_TEXTS)]
        return zip(names, self.contents(names), strict=True)

    def content(self, name: str) -> bytes | None:
        """Return what one file held at the base, or None where it was not there."""
        return self.contents([name])[0] if name in self.blobs else None

    def contents(self, names: list[str]) -> list[bytes]:
        """Return what these files held at the base."""
        asked = "".join(f"{self.blobs[name]}\n" for name in names).encode()
        said = _git(self.root, ["cat-file", "--batch"], self.name, asked) if names else b""
        found, position = [], 0
        for _ in names:
            head = said.index(b"\n", position)
            first, size = head + 1, int(said[position:head].rsplit(b" ", 1)[1])
            found.append(said[first : first + size])
            position = first + size + 1
        return found

    @cached_property
    def plans(self) -> list[str]:
        """Return the plans there were at the base."""
        found = (name.split("/") for name in self.blobs)
        return sorted(
            parts[1] for parts in found if len(parts) == 3 and parts[::2] == [_FOLDER, "plan.yml"]
        )

    def since(self, portfolio: Portfolio, was: str = "") -> Since:
        """Return what one plan's profiles were before the change, in the folder `was`, and are now."""
        folder = f"{_FOLDER}/{was or portfolio.plan_file.path.parent.name}/"
        profiles = [name for name in self.blobs if _is_profile(name, folder)]
        touched = [name for name in self.touched if _is_profile(name, folder)]
        earlier = zip(touched, self.contents(touched), strict=True)
        return Since(
            portfolio,
            tuple(source.source_from(self.root, name, data) for name, data in earlier),
            frozenset(map(printable, profiles)),
            settings.today(),
            self._data(f"{folder}plan.yml", Plan),
            self._data(f"{folder}units.yml", UnitList),
            self._data(f"{folder}{places.SCHEDULE}", Schedule),
        )

    def _data(self, name: str, record: type[R]) -> DataFile[R] | None:
        """Return a file of a plan as it was at the base, None where it is so still, or was not there."""
        if name not in self.touched:
            return None
        (data,) = self.contents([name])
        return source.data_from(self.root, name, data, record)

    def baseline(self, portfolio: Portfolio) -> Baseline:
        """
        Return a plan's book of old faults at the base.

        Where there was none, a change may begin it, but not with faults of profiles that it touches itself.
        """
        name = portfolio.baseline.path.relative_to(self.root).as_posix()
        if name not in self.blobs:
            own = {old_faults.at(each) for each in self.differing}
            faults = portfolio.baseline.record.faults
            return Baseline(faults=tuple(each for each in faults if each.at not in own))
        (data,) = self.contents([name])
        return source.data_from(self.root, name, data, Baseline).record


def _is_profile(name: str, folder: str) -> bool:
    """Return whether a file lies where a plan's profiles do: <plan>/<unit>/<folder>/profile.md."""
    return name.startswith(folder) and name.count("/") == 4 and name.endswith("/" + places.PROFILE)


def _names(root: Path, revision: str, folders: tuple[str, ...] = _WITH_LINKS) -> list[str]:
    """Return the files in `folders` that differ from a revision, new ones included."""
    diff = ["diff", "--name-only", "--no-renames", "-z", "--relative", "--end-of-options"]
    untracked = ["ls-files", "--others", "--exclude-standard", "-z"]
    names: set[str] = set()
    for command in ([*diff, revision], untracked):
        listed = os.fsdecode(_git(root, [*command, "--", *folders], revision)).split("\0")
        names.update(each for each in listed if each)
    return sorted(names)


def _links_at(root: Path, name: str) -> Iterator[Link]:
    """Give the links of a file on disk; of one too long to be read, that it has to be opened."""
    path, told = root / name, printable(name)
    if path.is_symlink() or not path.is_file():
        return
    if path.stat().st_size > source.LARGEST_FILE:
        yield Link(told, 1, "?", f"tệp lớn quá {source.LARGEST_FILE // 1000} kB, phải mở ra xem")
        return
    yield from links.of_file(told, path.read_bytes().decode(errors="replace"))


def _git(root: Path, command: list[str], revision: str, asked: bytes = b"") -> bytes:
    """Return what git answers; what it does not know of `revision` is told to whoever named it."""
    done = _run(root, command, asked)
    if done.returncode:
        said = _no_such(root, revision) or _first_line(done.stderr)
        raise SettingsError(
            "git không so sánh được với `{revision}`: {said}", revision=revision, said=said
        )
    return done.stdout


def _no_such(root: Path, revision: str) -> str:
    """Return that there is no such revision, or no repository; "" where git has another reason."""
    here = _run(root, ["rev-parse", "--git-dir"])
    if here.returncode:
        outside = "not a git repository" in _first_line(here.stderr)
        return phrase("thư mục này không nằm trong kho git nào") if outside else ""
    named = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    if not _run(root, named).returncode:
        return ""
    branches = _run(root, ["for-each-ref", "--format=%(refname:short)"]).stdout.decode().split()
    cure = suggested(revision, branches, phrase("viết tên nhánh hoặc mã của bản, ví dụ main"))
    return phrase("không có bản nào tên ấy; {cure}", cure=cure)


def _first_line(said: bytes) -> str:
    return said.decode(errors="replace").strip().partition("\n")[0]


def _run(root: Path, command: list[str], asked: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *command], cwd=root, input=asked, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise SettingsError("cần có git để dùng --changed-since") from None
