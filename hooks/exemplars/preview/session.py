"""
One preview, from its start to Ctrl+C: after a save what it touched is made again, and nothing else.

A profile is read and judged by itself and shown at once; what concerns all profiles (who is told
of twice, which story is a copy) is judged after that. A save of anything else (plan, units, theme,
handbook) makes everything anew, by the host. Whatever is wrong is said in the terminal and on the
page, and the last good state goes on being shown.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Protocol

from exemplars.building.settings import Settings, SettingsError
from exemplars.building.site import Site
from exemplars.checking import verdict
from exemplars.language import decimal, phrase
from exemplars.preview.answers import Answers, Nothing
from exemplars.preview.server import Server
from exemplars.problem import Problem, Refused
from exemplars.reading import saved

_SHOWN = 20  # problems in the terminal after one save

Say = Callable[[str], None]


@dataclass(frozen=True)
class Made:
    """What the host has made: a portal, its frame, the pages written by hand and where they lie."""

    site: Site
    render: Callable[[str], str]
    handwritten: tuple[str, ...]
    folder: Path

    @property
    def answers(self) -> Answers:
        """Return what stands at the portal's addresses."""
        parts = self.site.parts(self.render, self.handwritten)
        return Answers(self.site, parts, self.folder)


class Host(Protocol):
    """Makes everything anew."""

    def __call__(self) -> Made:
        """
        Return a portal made anew.

        Raises:
            Refused: the records have errors.
            SettingsError: a setting cannot be used, or the host could not do its part.
        """


class Session:
    """One preview; `say` is told, line by line, what comes of every save."""

    def __init__(self, root: Path, settings: Settings, host: Host, say: Say) -> None:
        """
        Make everything for the first time, or find what keeps it from being made.

        Raises:
            SettingsError: a setting cannot be used, or the host could not do its part.
        """
        self.root = root
        self.settings = settings
        self.host = host
        self.say = say
        self.base = root / "profiles" / settings.plan
        self.places = (self.base, root / "content", root / "theme", root / "mkdocs.yml")
        # Taken first: what is saved while the portal is made is made again.
        self.seen = saved.state(self.places)
        # What was saved and could not be shown, for it was wrong; looked at again with the next save.
        self.waiting: set[Path] = set()
        self.made: Made | None = None
        self.wrong: list[Problem] = []
        try:
            self.made = host()
        except Refused as refused:
            self.wrong = refused.problems

    def run(self, host: str, port: int) -> None:
        """
        Show the portal at an address until interrupted.

        Raises:
            Unbound: the address cannot be had.
        """
        first = self.made.answers if self.made else Nothing()
        with Server(host, port, first) as server:
            thread = Thread(target=server.serve_forever, daemon=True)
            thread.start()
            try:
                address = f"http://{host}:{server.server_port}/"
                self.say(phrase("Đang xem trước ở {address} (Ctrl+C để dừng).", address=address))
                if self.wrong:
                    self._refuse(server, Refused(self.wrong))
                while True:
                    self.await_save(server)
            finally:
                server.shutdown()
                thread.join()

    def await_save(self, server: Server) -> None:
        """Wait for a save, and show what came of it."""
        now = saved.await_change(self.places, self.seen)
        files, self.seen = saved.changed(self.seen, now), now
        began = time.monotonic()
        self.waiting |= files
        try:
            made, told = self.again(self.waiting)
        except (Refused, SettingsError) as refusal:
            self._refuse(server, refusal)
            return
        self.made, self.waiting = made, set()
        server.show(made.answers)
        self._tell_saved(files, time.monotonic() - began)
        self._tell(told)
        # What concerns all profiles takes longer, and keeps nobody from seeing the page.
        every = made.site.standing.examined().told
        wrong = [each for each in every if each.severity == "error"]
        server.warn(_warning("Hồ sơ có lỗi, cổng chưa dựng để đăng được.", wrong))
        self._tell(each for each in wrong if each not in told)

    def again(self, files: set[Path]) -> tuple[Made, list[Problem]]:
        """
        Return the portal in which these files have changed, and what is told of them.

        Raises:
            Refused: what they say has errors, and nothing was made.
            SettingsError: the host could not do its part.
        """
        before = self.made
        folders = {folder for each in files if (folder := self._folder(each))}
        found = None
        if before and all(map(self._folder, files)):
            found = before.site.standing.again(self.settings.plan, folders)
        if before is None or found is None:
            made = self.host()
            return made, list(made.site.warnings)
        standing, told = found
        if any(each.severity == "error" for each in told):
            raise Refused(told)
        return dataclasses.replace(before, site=before.site.again(standing)), told

    def _folder(self, file: Path) -> Path | None:
        """Return the folder of the profile a file belongs to, None where it is no profile's."""
        steps = file.relative_to(self.base).parts if file.is_relative_to(self.base) else ()
        return self.base.joinpath(*steps[:2]) if len(steps) > 2 else None

    def _refuse(self, server: Server, refusal: Refused | SettingsError) -> None:
        if isinstance(refusal, SettingsError):
            told = str(refusal)
            self.say(told)
        else:
            self._tell(refusal.problems)
            wrong = [each for each in refusal.problems if each.severity == "error"]
            shown = "Hồ sơ có lỗi; trang này là bản trước khi có lỗi."
            told = _warning(shown if self.made else "Hồ sơ có lỗi, chưa xem trước được.", wrong)
        if self.made:
            self.say(phrase("Chưa dựng lại; bản xem trước vẫn là bản trước."))
        else:
            self.say(phrase("Hồ sơ có lỗi, chưa xem trước được. Sửa xong và lưu lại là xem được."))
        server.warn(told)

    def _tell_saved(self, files: Iterable[Path], seconds: float) -> None:
        names = sorted(each.relative_to(self.root).as_posix() for each in files)
        said = phrase(
            "Đã dựng lại sau {seconds} giây: {name}", seconds=decimal(seconds), name=names[0]
        )
        if len(names) > 1:
            said += " " + phrase("và {count} tệp khác", count=len(names) - 1)
        self.say(said)

    def _tell(self, problems: Iterable[Problem]) -> None:
        told = sorted(problems)
        for each in told[:_SHOWN]:
            self.say(verdict.line(each))
        if len(told) > _SHOWN:
            self.say(
                phrase("… và {count} lỗi, nhắc nhở khác: portal check", count=len(told) - _SHOWN)
            )


def _warning(head: str, errors: Sequence[Problem]) -> str:
    """Return what an open page says of errors, "" of none."""
    lines = [verdict.line(each) for each in errors[:_SHOWN]]
    return "\n".join([head, "", *lines]) if lines else ""
