"""A site on this machine, served as a host would, that notes which files were fetched."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from support_server import Answers


@dataclass
class Log:
    """What was fetched since the last look, in order."""

    site: Path
    paths: list[str] = field(default_factory=list)

    def take(self) -> list[str]:
        """Return what was fetched, and begin anew."""
        taken, self.paths = self.paths, []
        return taken

    def raw(self, paths: list[str]) -> int:
        """Return the bytes of files as they lie on the disk."""
        return sum((self.site / path).stat().st_size for path in paths)

    def zipped(self, paths: list[str]) -> int:
        """Return the bytes of files as a host sends them that compresses whatever gets smaller."""
        return sum(smallest(self.site / path) for path in paths)


@functools.cache
def smallest(file: Path) -> int:
    """Return the bytes of a file under gzip, or as it is where that is less."""
    data = file.read_bytes()
    return min(len(data), len(gzip.compress(data, 6, mtime=0)))


class Noting(Answers):
    """Answers, and writes down what was asked for."""

    def __init__(self, *args: Any, log: Log, **named: Any) -> None:
        """Take the log to write into."""
        self.log = log
        super().__init__(*args, **named)

    def do_GET(self) -> None:
        """Answer a request."""
        path = unquote(urlsplit(self.path).path).lstrip("/")
        if (self.log.site / path).is_file():
            self.log.paths.append(path)
        super().do_GET()


@contextmanager
def serving(site: Path) -> Iterator[tuple[str, Log]]:
    """Serve a site while in the context; give its address and its log."""
    log = Log(site.resolve())
    (log.site / "404.html").touch()
    answers = functools.partial(Noting, log=log, site=log.site, rules=[], moved={})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", log
        finally:
            server.shutdown()
            thread.join()
