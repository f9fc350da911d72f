"""Pictures and recordings of a published profile: safe to publish, with their addresses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from exemplars import media, sound
from exemplars.media import Rendition
from exemplars.reading.source import Source
from exemplars.records.profile import Picture


@dataclass(frozen=True)
class Photo:
    """A published picture, in every width it has; the words are the editor's."""

    folder: str  # address below the root of the page it belongs to, ending in /
    renditions: tuple[Rendition, ...]  # narrowest first; never empty
    alt: str = ""
    credit: str = ""

    @cached_property
    def largest(self) -> Rendition:
        """Return the widest rendition."""
        return self.renditions[-1]

    @property
    def address(self) -> str:
        """Return the address of the widest rendition, below the root."""
        return self.folder + self.largest.name

    @property
    def width(self) -> int:
        """Return the pixels across of the widest rendition."""
        return self.largest.width

    @property
    def height(self) -> int:
        """Return the pixels down of the widest rendition."""
        return self.largest.height

    @property
    def thumb(self) -> str:
        """Return the address of the narrowest rendition, for lists of results."""
        return self.folder + self.renditions[0].name

    @cached_property
    def sources(self) -> tuple[tuple[str, int], ...]:
        """Return (address below the root, pixels across) of every rendition, for a srcset."""
        return tuple((self.folder + each.name, each.width) for each in self.renditions)

    @property
    def files(self) -> tuple[tuple[str, Path], ...]:
        """Return (address below the root, file) of every rendition."""
        return tuple((self.folder + each.name, each.path) for each in self.renditions)


@dataclass(frozen=True)
class Audio:
    """A published recording of the story being read."""

    address: str  # below the root
    path: Path
    type: str  # media type: audio/mpeg, audio/mp4, audio/ogg
    size: int  # bytes
    seconds: float
    voice: str = ""  # who reads


def photo(source: Source, picture: Picture | None, cache: Path | None) -> Photo | None:
    """Return a declared picture with all its widths, None where there is none, or no `cache` to keep them in."""
    if cache is None or picture is None or not picture.file or not source.has(picture.file):
        return None
    made = media.renditions(source.folder / picture.file, cache / "pictures")
    return Photo(f"guong/{source.slug}/", made, picture.alt, picture.credit)


def audio(source: Source, cache: Path | None) -> Audio | None:
    """Return the declared recording, None where there is none, or no `cache` to keep it in."""
    declared = source.profile.audio
    if cache is None or declared is None or not declared.file or not source.has(declared.file):
        return None
    made = sound.recording(source.folder / declared.file, cache / "sounds")
    address = f"guong/{source.slug}/{made.name}"
    return Audio(address, made.path, made.type, made.size, made.seconds, declared.voice)
