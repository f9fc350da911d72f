"""
The editor's program: two packages of npm's registry, held to the lock beside this file.

The set-up fetches them (`portal editor`), or takes them from a disk where there is no network; a
build only copies what is there. Of each package only the named files are kept.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from exemplars import cache
from exemplars.language import phrase

LOCK = Path(__file__).with_name("package-lock.json")
FOLDER = "editor"  # below .cache/
LARGEST = 40_000_000  # bytes of a package, packed; Decap's is 16 million
# Of each package: the file in it, and what it is called here.
KEPT = {
    "decap-cms": ("package/dist/decap-cms.js", "package/dist/decap-cms.js.LICENSE.txt"),
    "js-yaml": ("package/dist/js-yaml.min.js", "package/LICENSE"),
}


# Styles that the locked program brings with their text, as a policy names them: those of its
# messages, of a service for pictures that is not used, of Forgejo's sign on the way in.
STYLES = (
    "sha256-4qb+qTjZ8vb8co1YZpMNDeX7tJSzzRBt6uIroh6K5K8=",
    "sha256-oLQo1xOLbYlsNCDIECXg24EuQKwYCOy/jJqds+fExxE=",
    "sha256-sWXCVsYO132Y9iWC8zFfGTko77qhq/tnjZCPE9ynFWk=",
)


class Missing(Exception):
    """The program is not there, or not what the lock says; the message says what to do."""


@dataclass(frozen=True)
class Part:
    """One package: its name, version, address and what it must be."""

    name: str
    version: str
    address: str
    integrity: str  # `sha512-…`, of the packed bytes

    @property
    def packed(self) -> str:
        """Return the name of its file, as npm packs it."""
        return self.address.rpartition("/")[2]

    @property
    def script(self) -> str:
        """Return the name its program has, with its version: it may be kept as long as it is the same."""
        return f"{self.name}-{self.version}.js"

    @property
    def licence(self) -> str:
        """Return the name of the file with its licence."""
        return f"{self.name}-{self.version}.LICENSE.txt"


def parts() -> tuple[Part, ...]:
    """Return what the lock names."""
    locked = json.loads(LOCK.read_text("utf-8"))["packages"]
    return tuple(
        Part(name, each["version"], each["resolved"], each["integrity"])
        for name in KEPT
        for each in [locked[f"node_modules/{name}"]]
    )


def files(kept: Path) -> Iterator[tuple[str, Path]]:
    """
    Give every file of the program below `kept`, the cache: its name, and where it lies.

    Raises:
        Missing: the program is not there in the locked versions.
    """
    for part in parts():
        for name in (part.script, part.licence):
            path = kept / FOLDER / name
            if not path.is_file():
                raise Missing(
                    phrase(
                        "plan.yml bật trình soạn thảo trên web (portal.editor) mà chưa có chương trình {name} {version}; hãy chạy: scripts/portal editor",
                        name=part.name,
                        version=part.version,
                    )
                )
            yield name, path


def is_there(kept: Path) -> bool:
    """Return whether the program is there in the locked versions."""
    return all(
        (kept / FOLDER / name).is_file() for part in parts() for name in (part.script, part.licence)
    )


def install(kept: Path, fetch: Callable[[Part], bytes]) -> None:
    """
    Put the program below `kept`; `fetch` gives a package's packed bytes.

    Raises:
        Missing: what came is not what the lock says.
    """
    for part in parts():
        packed = fetch(part)
        if not is_locked(part, packed):
            raise Missing(
                phrase(
                    "tệp {file} không đúng bản đã khóa (sha512 khác); không dùng tệp này",
                    file=part.packed,
                )
            )
        names = (part.licence, part.script)  # the program last: where it is, all is
        for name, content in zip(names, _unpacked(part, packed), strict=True):
            cache.write(kept / FOLDER / name, content)


def is_locked(part: Part, packed: bytes) -> bool:
    """Return whether these are the bytes that the lock names."""
    digest = base64.b64encode(hashlib.sha512(packed).digest()).decode()
    return part.integrity == f"sha512-{digest}"


def _unpacked(part: Part, packed: bytes) -> Iterable[bytes]:
    """Give the licence and the program out of a package: by name, nothing else is unpacked."""
    script, licence = KEPT[part.name]
    with tarfile.open(fileobj=io.BytesIO(packed), mode="r:gz") as archive:
        for name in (licence, script):
            member = archive.extractfile(name)
            assert member is not None
            yield member.read()
