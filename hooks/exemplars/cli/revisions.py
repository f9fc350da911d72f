"""What git knows of a portal: which files a change has touched, and how they were before it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from exemplars import source
from exemplars.rules.since import Since
from exemplars.settings import SettingsError
from exemplars.source import Portfolio
from exemplars.text import printable

_FOLDER = "profiles"
_FILES = ("100644", "100755")


@dataclass(frozen=True)
class Revision:
    """A revision that the files on disk are compared with."""

    root: Path
    name: str
    changed: list[str]  # files under profiles/ that differ from it, new ones included; printable

    @classmethod
    def of(cls, root: Path, name: str) -> Revision:
        """
        Return the revision git calls `name`.

        Raises:
            SettingsError: git is missing, or knows no such revision.
        """
        diff = ["diff", "--name-only", "--no-renames", "-z", "--relative", "--end-of-options"]
        untracked = ["ls-files", "--others", "--exclude-standard", "-z"]
        names: set[str] = set()
        for command in ([*diff, name], untracked):
            listed = os.fsdecode(_git(root, [*command, "--", _FOLDER], name)).split("\0")
            names.update(printable(each) for each in listed if each)
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
        """Return the files under profiles/ at the base, from the root, and git's name of each one's content."""
        listed = _git(self.root, ["ls-tree", "-r", "-z", self.base, f"{_FOLDER}/"], self.name)
        found = {}
        for entry in os.fsdecode(listed).split("\0"):
            about, _, name = entry.partition("\t")
            if about.startswith(_FILES):
                found[name] = about.split(" ")[2]
        return found

    @cached_property
    def touched(self) -> list[str]:
        """Return the files that are other than at the base, or gone; a name may be anything."""
        command = ["diff", "--name-only", "--no-renames", "-z", "--relative", self.base]
        listed = os.fsdecode(_git(self.root, [*command, "--", _FOLDER], self.name)).split("\0")
        return sorted(each for each in listed if each in self.blobs)

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

    def since(self, portfolio: Portfolio) -> Since:
        """Return what one plan's profiles were before the change, and are now."""
        folder = f"{_FOLDER}/{portfolio.plan_file.path.parent.name}/"
        profiles = [name for name in self.blobs if _is_profile(name, folder)]
        touched = [name for name in self.touched if _is_profile(name, folder)]
        earlier = zip(touched, self.contents(touched), strict=True)
        return Since(
            portfolio,
            tuple(source.source_from(self.root, name, data) for name, data in earlier),
            frozenset(map(printable, profiles)),
        )


def _is_profile(name: str, folder: str) -> bool:
    """Return whether a file lies where a plan's profiles do: <plan>/<unit>/<folder>/profile.md."""
    return name.startswith(folder) and name.count("/") == 4 and name.endswith("/" + source.PROFILE)


def _git(root: Path, command: list[str], revision: str, asked: bytes = b"") -> bytes:
    """Return what git answers; what it does not know of `revision` is told to whoever named it."""
    done = _run(root, command, asked)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise SettingsError(f"git không so sánh được với `{revision}`: {said}")
    return done.stdout


def _run(root: Path, command: list[str], asked: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *command], cwd=root, input=asked, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise SettingsError("cần có git để dùng --changed-since") from None
