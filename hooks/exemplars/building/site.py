"""
One portal ready to be written: checked, in memory, with everything it publishes.

    prepare   profiles/ -> a Site, or the problems that stop it
    files     a Site and a frame -> every file below the site's folder
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import takewhile
from pathlib import Path

from exemplars import cache, editor, garbage, headers, look, pages, processes, register
from exemplars.building import offline, surroundings
from exemplars.building.parts import Part, Parts, Written, files
from exemplars.building.settings import Settings, SettingsError
from exemplars.cache import CACHE
from exemplars.checking import standing
from exemplars.checking.standing import Standing
from exemplars.frame import Frame
from exemplars.look import Look
from exemplars.problem import Problem, Refused
from exemplars.radio import episodes
from exemplars.radio.episodes import Episode
from exemplars.records.portal import Editor
from exemplars.register import Exemplar, Register
from exemplars.reuse import FOLDER, Reuse
from exemplars.sharing import cards, covers
from exemplars.telling.archived import archived
from exemplars.yearbook import shelf
from exemplars.yearbook.shelf import Volume


@dataclass(frozen=True)
class Site:
    """A checked portal and how it is to be written."""

    root: Path
    register: Register
    settings: Settings
    look: Look
    standing: Standing
    warnings: tuple[Problem, ...] = ()
    written: Written = field(default_factory=Written)

    def again(self, records: Standing) -> Site:
        """Return the portal of these records, in which no more than profiles has changed."""
        made = _register(self.root, self.settings, records, self.register)
        return replace(self, register=made, standing=records, warnings=(), written=_written(made))

    @property
    def url(self) -> str:
        """Return the portal's absolute address, ending in /."""
        return self.settings.address(self.register.plan)

    def header(self) -> dict[str, object]:
        """Return what the frame's header and footer say."""
        return surroundings.header(self.register, self.look)

    def files(
        self, render: Callable[[str], str], handwritten: Iterable[str]
    ) -> Iterator[tuple[str, bytes]]:
        """Give every file of the portal but pictures, as (path below the site, content)."""
        return ((file.name, file.make()) for file in files(self.parts(render, handwritten)))

    def parts(self, render: Callable[[str], str], handwritten: Iterable[str]) -> Parts:
        """
        Return every file of the portal but pictures, in parts: to be made where it is not yet as it should be.

        `render` renders the theme's frame for a base; `handwritten` are addresses the host made.
        """
        frame = Frame(render, self.register.plan.site.name, self.url)
        return Parts(self._shared(), frame, tuple(handwritten), self.editor, self.written)

    @property
    def editor(self) -> Editor | None:
        """Return the web editor, or None where there is none."""
        return _edited(self.register, self.settings)

    @property
    def offline(self) -> bool:
        """Return whether the offline copy is made."""
        said = self.settings.offline
        return self.register.plan.site.offline if said is None else said

    @cached_property
    def episodes(self) -> tuple[Episode, ...]:
        """Return the radio's episodes with their recordings, the newest first."""
        return episodes.of(self.register, self.root / CACHE)

    @cached_property
    def volumes(self) -> tuple[Volume, ...]:
        """Return the yearbooks that the plan orders; none in a build that is told to make none."""
        if not self.settings.yearbooks:
            return ()
        return shelf.volumes(self.register, self.url, self.look.colours, self.root / CACHE)

    def _shared(self) -> pages.Shared:
        return pages.Shared(
            self.register,
            self.root / "theme" / "portal",
            self.url,
            self.look,
            episodes=self.episodes,
            volumes=self.volumes,
            search=self.settings.search,
            offline=self.offline,
        )

    def pictures(self) -> Iterator[tuple[str, Callable[[], Path]]]:
        """Give every picture, recording, card and yearbook: its path below the site, what gives the file to copy."""
        kept, palette = self.root / CACHE, cards.Palette.of(self.look.colours)
        for each in self.register.with_pages:
            for photo in (*((each.portrait,) if each.portrait else ()), *each.gallery):
                yield from map(_there, photo.files)
            if each.audio:
                yield _there((each.audio.address, each.audio.path))
            yield each.card, partial(_card, each, palette, kept)
        plan = self.register.plan
        for column in plan.radio_columns:
            yield covers.address(column), partial(covers.file, plan, column, palette, kept)
        for episode in self.episodes:
            if episode.recording:
                yield _there((episode.recording.address, episode.recording.path))
        for volume in self.volumes:
            yield from (_there((file.address, file.path)) for file in volume.files)
        yield cards.ADDRESS, lambda: cards.file(cards.of_portal(plan), palette, kept)

    def write(
        self,
        folder: Path,
        render: Callable[[str], str],
        handwritten: Iterable[str],
        published: Path | None = None,
    ) -> None:
        """
        Write everything below `folder`, which the host has begun.

        What `published`, the site as it was, already holds as it should be is taken over from it.
        """
        kept = Reuse(self.root / CACHE / FOLDER / f"{self.register.plan.id}.json", published)
        parts = [*self.parts(render, handwritten)]
        long = [each for each in parts if each.takes_long]
        with ExitStack() as stack:
            # Copies of this process make them, while this one makes the others.
            begun = [stack.enter_context(self._begun(each, kept, folder)) for each in long]
            kept.put(files(each for each in parts if each not in long), folder)
            for each in begun:
                each.done()
        kept.keep()
        used: set[str] = set()
        for name, file in self.pictures():
            picture = file()
            shutil.copyfile(picture, folder / name)
            used.update(_kept_with(picture))
        if self.editor:
            for name, program in editor.programs(self.root / CACHE):
                shutil.copyfile(program, folder / name)
        # Whoever has been taken down is not to live on in what is kept between builds.
        cache.keep_only(self.root / CACHE, self.register.plan.id, used)
        if self.offline:
            self._write_offline(folder, render)
        # Last: what stands at the top is known only now.
        for name, content in headers.files(self._served(os.scandir(folder))):
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)

    def _begun(self, part: Part, kept: Reuse, folder: Path) -> processes.Aside[None]:
        """Begin to write a part that takes long."""
        made, first = files([part]), os.getpid()
        wanted = takewhile(lambda _: processes.is_wanted(first), made)
        return processes.aside(partial(kept.put, wanted, folder), len(self.register.exemplars))

    def _served(self, top: Iterable[os.DirEntry[str]]) -> headers.Portal:
        """Return what servers have to know of the portal, whose folder holds `top`."""
        register, hosts = self.register, self.register.plan.site.embed_hosts
        return headers.Portal(
            self.url,
            headers.places(each.name + "/" * each.is_dir() for each in top),
            script_hashes=(self.look.early_hash,),
            hashed=("assets/*", "guong/:folder/*.webp", "tim-kiem/muc/*"),
            framed=("nhung/",) if hosts else (),
            embed_hosts=hosts,
            editor=editor.may(self.editor) if self.editor else None,
            gone=tuple(sorted(each.id for each in register.tombstones)),
            moved={alias: each.address for alias, each in sorted(register.aliases.items())},
        )

    def _write_offline(self, folder: Path, render: Callable[[str], str]) -> None:
        """Pack the finished folder, and write the page that tells of the copy: last, to know its size."""
        made, plan = self._shared(), self.register.plan.id
        notice = made.view("offline_notice.html", "", url=self.url, today=self.register.today)
        file = f"{offline.ADDRESS}{plan}.zip"
        gone = [f"guong/{each}/" for stone in self.register.tombstones for each in stone.folders]
        copy = offline.Copy(folder, self.url, str(notice), tuple(gone))
        self.written.offline = copy.write(folder / file, plan)
        page = pages.offline(made, file, self.written.offline, plan)
        self.written.pages += 1
        (folder / page.file).write_bytes(
            Frame(render, self.register.plan.site.name, self.url).fill(page).encode()
        )


def _there(file: tuple[str, Path]) -> tuple[str, Callable[[], Path]]:
    name, path = file
    return name, lambda: path


def _card(each: Exemplar, palette: cards.Palette, kept: Path) -> Path:
    return cards.file(cards.of_exemplar(each), palette, kept)


def _kept_with(picture: Path) -> tuple[str, str]:
    """Return a file of the cache and the list that goes with it, as paths below the cache."""
    folder, key = picture.parent.name, picture.stem.partition("-")[0]
    return f"{folder}/{picture.name}", f"{folder}/{key}.txt"


def prepare(root: Path, settings: Settings) -> Site:
    """
    Return the portal of `settings.plan` below `root`.

    Raises:
        Refused: the records have errors.
        SettingsError: the web editor is switched on, and its program is not there.
    """
    # What an earlier preview has left may be thrown away now.
    garbage.let_go()
    records = standing.of_plan(root, settings.plan, settings.today, root / CACHE)
    problems = records.examined().told
    if any(each.severity == "error" for each in problems):
        raise Refused(problems)
    made = _register(root, settings, records)
    if _edited(made, settings):
        try:
            list(editor.programs(root / CACHE))
        except editor.Missing as missing:
            raise SettingsError(str(missing)) from missing
    shown = look.make(root / "theme", root / CACHE / "fonts")
    # The records stay to the end: to look for garbage in all of them, again and again, takes long.
    garbage.keep()
    return Site(root, made, settings, shown, records, tuple(problems), _written(made))


def _register(
    root: Path, settings: Settings, records: Standing, before: Register | None = None
) -> Register:
    portfolio, day = records.portfolio, records.day
    return register.make(portfolio, day, root / CACHE, drafts=settings.drafts, before=before)


def _written(made: Register) -> Written:
    closed = archived(made)
    return Written(archived=closed.since if closed else None)


def _edited(made: Register, settings: Settings) -> Editor | None:
    """Return the web editor, where the plan switches it on; a preview with drafts has none."""
    return None if settings.drafts else made.plan.site.editor
