"""
Verdicts on profiles kept from one check to the next, by content, below .cache/checks/.

A verdict is known again by all it hangs on: this program, the plan's files, the profile's bytes
and name, and all that lies beside it. Times of files are not asked. What is remembered of another
plan, program or content is never used, and is gone with the next check.

The file is signed with a secret that this computer keeps for its user, outside the portal: a pull
request can bring a file in .cache/, but none that is believed. Whatever is not as it was written
is as good as missing, and so is a secret that cannot be read or kept; then everything is judged.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from exemplars import cache
from exemplars.reading.source import DataFile, Portfolio, bytes_of

# What `sketches.drawn` gives, and the problems without their path.
Entry = list[Any]

_LARGEST = 1_000_000_000  # bytes; a thousand or two for a profile
_LARGEST_BESIDE = 40_000_000  # bytes; larger than any file that is looked into
_SECRET = 32  # bytes
_DIGEST = 64  # hexadecimal digits of the signature


@dataclass(frozen=True)
class Memory:
    """What is remembered of one plan; without a file, nothing is."""

    file: Path | None = None
    context: bytes = b""
    secret: bytes = b""
    entries: Mapping[str, Entry] = field(default_factory=dict)

    def key(self, name: str, path: Path, data: bytes, names: Sequence[str]) -> str:
        """
        Return what a profile's verdict is known by, "" where it is not to be remembered.

        `names` are those of all that lies in its folder, in order.
        """
        if self.file is None:
            return ""
        beside = _beside(path, names)
        if beside is None:
            return ""
        return cache.key("verdict", self.context, name, data, *beside)

    def keep(self, entries: Mapping[str, Entry]) -> None:
        """Remember these and nothing else; what begins with no digit is no key."""
        if self.file is None:
            return
        kept = {key: entry for key, entry in sorted(entries.items()) if key[:1].isalnum()}
        if kept.keys() == self.entries.keys():
            return
        text = json.dumps(kept, separators=(",", ":")).encode()
        try:
            cache.write(self.file, f"{_signed(self.secret, text)}\n".encode() + text)
        except OSError:
            # A full disk, a folder that is not ours: the check has its answer all the same.
            return


NOTHING = Memory()


def memory_of(folder: Path | None, plan: str, outline: Portfolio) -> Memory:
    """Return what is remembered in `folder` of a plan."""
    secret = _secret() if folder else b""
    if folder is None or not secret:
        return NOTHING
    file = folder / "checks" / f"{plan}.json"
    return Memory(file, context_of(outline), secret, _entries(file, secret))


def _entries(file: Path, secret: bytes) -> dict[str, Entry]:
    data = bytes_of(file, _LARGEST) or b""
    text = data[_DIGEST + 1 :]
    if not hmac.compare_digest(data[:_DIGEST], _signed(secret, text).encode()):
        return {}
    # Signed by us: it is what `keep` has written.
    entries: dict[str, Entry] = json.loads(text)
    return entries


def _signed(secret: bytes, text: bytes) -> str:
    return blake2b(text, key=secret, digest_size=_DIGEST // 2).hexdigest()


def _beside(path: Path, names: Sequence[str]) -> list[str | bytes] | None:
    """Return the names and contents of all that lies beside a profile, None where that is not certain."""
    found: list[str | bytes] = []
    for name in names:
        if name != path.name:
            data = _content(path.parent / name)
            if data is None:
                return None
            found += (os.fsencode(name), data)
    return found


def _content(path: Path) -> bytes | None:
    """Return what tells one content from another; of what is no file, its kind."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return None
    if not stat.S_ISREG(mode):
        return f"kind {stat.S_IFMT(mode)}".encode()
    data = bytes_of(path, _LARGEST_BESIDE)
    return None if data is None else b"file" + blake2b(data).digest()


def context_of(outline: Portfolio) -> bytes:
    """Return what every verdict of a plan hangs on."""
    files: list[DataFile[Any]] = [outline.plan_file, outline.units_file]
    files += [file for _, file in outline.unit_files]
    told = [part for file in files for part in (file.name, file.text, repr(file.findings))]
    return cache.key("context", cache.program(), *told).encode()


def _secret() -> bytes:
    """Return this computer's secret, made when there is none; b"" where none can be kept."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())
    file = home / "guong-dien-hinh" / "check.key"
    if not home.is_absolute():
        return b""
    kept = bytes_of(file, _SECRET)
    if kept and len(kept) == _SECRET:
        return kept
    made = secrets.token_bytes(_SECRET)
    try:
        # For its owner's eyes only, as files of `tempfile` are.
        cache.write(file, made)
    except OSError:
        return b""
    return made
