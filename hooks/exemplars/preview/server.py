"""A portal's answers over HTTP, for the editor's own browser; no server to publish with."""

from __future__ import annotations

import json
import posixpath
import threading
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from exemplars.headers.table import TYPES, WITH_CHARSET
from exemplars.preview.answers import NOT_FOUND, Shown

# What the preview adds to the portal's addresses; none of these begins with an underscore.
_SCRIPT, _SHEET = "_xem-truoc.js", "_xem-truoc.css"
_NEWS = "_xem-truoc/"
_PATIENCE = 25.0  # seconds a browser waits for news before it asks again


@dataclass(frozen=True)
class _State:
    """What is shown: the answers, how often they and the news of them have changed, what is wrong."""

    answers: Shown
    content: int = 1
    epoch: int = 1
    problems: str = ""


class Unbound(Exception):
    """An address cannot be had; what the system said comes with it."""


class Server(ThreadingHTTPServer):
    """Serves the newest answers it was shown, and tells waiting browsers of newer ones."""

    daemon_threads = True

    def __init__(self, host: str, port: int, answers: Shown) -> None:
        """
        Take the address and what is shown first.

        Raises:
            Unbound: the address cannot be had.
        """
        try:
            super().__init__((host, port), _Handler)
        except (
            OSError,
            UnicodeError,
        ) as error:  # a host's name may be none that could be asked for
            raise Unbound(error) from error
        self.state = _State(answers)
        self._news = threading.Condition()

    def show(self, answers: Shown) -> None:
        """Show a newer state of the portal, in which nothing is known to be wrong."""
        now = self.state
        self._tell(_State(answers, now.content + 1, now.epoch + 1))

    def warn(self, problems: str) -> None:
        """Say in every open page what is wrong, "" when all is well; what is shown stays."""
        now = self.state
        if problems != now.problems:
            self._tell(_State(now.answers, now.content, now.epoch + 1, problems))

    def _tell(self, state: _State) -> None:
        with self._news:
            self.state = state
            self._news.notify_all()

    def newer(self, epoch: int) -> _State:
        """Return the state as soon as it is another than `epoch`, or when patience ends."""
        with self._news:
            self._news.wait_for(lambda: self.state.epoch != epoch, _PATIENCE)
            return self.state


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file, with news, or with the way to a folder."""
        path = unquote(urlsplit(self.path).path, errors="replace")
        name = posixpath.normpath(f"/{path}").lstrip("/")
        if name in (_SCRIPT, _SHEET):
            own = Path(__file__).with_name(name.removeprefix("_"))
            self._send(HTTPStatus.OK, own.read_bytes(), name)
        elif f"{name}/".startswith(_NEWS):
            self._send(HTTPStatus.OK, self._told(name.removeprefix(_NEWS)), "news.json")
        else:
            self._answer(name, is_folder=path.endswith("/"))

    do_HEAD = do_GET

    def _told(self, epoch: str) -> bytes:
        known = int(epoch) if epoch.isascii() and epoch.isdecimal() and len(epoch) < 10 else -1
        state = self.server.newer(known)
        told = {"epoch": state.epoch, "content": str(state.content), "problems": state.problems}
        return json.dumps(told).encode()

    def _answer(self, name: str, *, is_folder: bool) -> None:
        state = self.server.state
        inside = f"{name}/index.html".lstrip("/")
        file = inside if is_folder or not name else name
        content = state.answers.content(file)
        if content is not None:
            self._send(HTTPStatus.OK, self._watched(content, file, state), file)
        elif not is_folder and state.answers.content(inside) is not None:
            self._lead(f"/{quote(name)}/")
        else:
            missing = state.answers.content(NOT_FOUND) or b""
            self._send(HTTPStatus.NOT_FOUND, self._watched(missing, NOT_FOUND, state), NOT_FOUND)

    @staticmethod
    def _watched(content: bytes, file: str, state: _State) -> bytes:
        """Return a page with the script that waits for news; anything else as it is."""
        body, end, rest = content.rpartition(b"</body>")
        if not (file.endswith(".html") and end):
            return content
        script = f'<script src="/{_SCRIPT}" data-content="{state.content}" data-epoch="0"></script>'
        return body + script.encode() + end + rest

    def _send(self, status: HTTPStatus, content: bytes, file: str) -> None:
        media = TYPES.get(file.rpartition(".")[2], "application/octet-stream")
        self.send_response(status)
        self.send_header(
            "Content-Type", f"{media}; charset=utf-8" if media in WITH_CHARSET else media
        )
        self._end(content)

    def _lead(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self._end(b"")

    def _end(self, content: bytes) -> None:
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests: the terminal is for what is wrong with the records."""
