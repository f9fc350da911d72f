"""A forge's keeper of what runs leave, by the rules that Gitea's artifacts.go (version 3) has."""

from __future__ import annotations

import base64
import hashlib
import http.server
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

ROUTE: Final = "/api/actions_pipeline/_apis/pipelines/workflows/"
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


@dataclass
class Artifacts:
    """What was sent to the run `run` by its key, and what of it was confirmed."""

    run: int
    key: str
    pieces: dict[str, dict[int, bytes]] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)
    days: int = 0

    def confirm(self, name: str) -> None:
        """Join the pieces of every file of `name` that is whole."""
        for path, pieces in self.pieces.items():
            data = b"".join(pieces[start] for start in sorted(pieces))
            if path.startswith(f"{name}/") and len(data) == self.lengths[path]:
                self.kept[path] = data


class _Server(http.server.ThreadingHTTPServer):
    def __init__(self, artifacts: Artifacts) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.artifacts = artifacts


class _Handler(http.server.BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        if asked := self._asked():
            told: dict[str, Any] = json.loads(asked[2])
            days = self.server.artifacts.days = told["RetentionDays"]
            way = f"{self.path.partition('?')[0]}/{_md5(told['Name']).hex()}/upload"
            address = f"http://{self.headers['Host']}{way}?retentionDays={days}"
            self._answer(200, {"fileContainerResourceUrl": address})

    def do_PUT(self) -> None:
        if asked := self._asked():
            way, query, body = asked
            self._answer(*self._taken(way, query["itemPath"], body))

    def do_PATCH(self) -> None:
        if asked := self._asked():
            self.server.artifacts.confirm(asked[1]["artifactName"])
            self._answer(200, "success")

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _asked(self) -> tuple[list[str], dict[str, str], bytes] | None:
        """Return the way below the run, what is asked, the body; None where that was refused."""
        where = urlsplit(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        way = where.path.removeprefix(ROUTE).split("/")
        if self.headers["Authorization"] != f"Bearer {self.server.artifacts.key}":
            return self._answer(401, "Bad authorization header")
        if way[:2] != [str(self.server.artifacts.run), "artifacts"]:
            return self._answer(400, "run-id does not match")
        return way[2:], {key: each[0] for key, each in parse_qs(where.query).items()}, body

    def _taken(self, way: list[str], path: str, body: bytes) -> tuple[int, str]:
        """Take a piece of a file; return how that is answered."""
        if way != [_md5(path.partition("/")[0]).hex(), "upload"]:
            return 400, "Invalid artifact hash"
        found = _RANGE.fullmatch(self.headers["Content-Range"])
        start, last, length = map(int, found.groups()) if found else (0, 0, 0)
        sent = base64.b64decode(self.headers["x-actions-results-md5"])
        if sent != _md5(body) or last - start + 1 != len(body):
            return 500, "Error save upload chunk"
        self.server.artifacts.pieces.setdefault(path, {})[start] = body
        self.server.artifacts.lengths[path] = length
        return 200, "success"

    def _answer(self, status: int, told: object) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _md5(of: str | bytes) -> bytes:
    data = of.encode() if isinstance(of, str) else of
    return hashlib.md5(data, usedforsecurity=False).digest()


@contextmanager
def serving(run: int, key: str) -> Iterator[tuple[str, Artifacts]]:
    """Serve a keeper; give the address that a run is told, and what was sent there."""
    artifacts = Artifacts(run, key)
    with _Server(artifacts) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{ROUTE.partition('_apis')[0]}", artifacts
        server.shutdown()
