"""
A server that answers as the hosts do that read `_headers` and `_redirects`.

As Cloudflare Pages: every rule that matches gives its headers, equal ones are joined by a comma;
redirects come before files; a folder without its slash leads to the one with it; what is missing
gets the site's 404.html with the headers of the address that was asked for.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import http.server
import mimetypes
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

Rules = list[tuple[str, list[tuple[str, str]]]]

# What these hosts know by themselves; the rest is the site's to say.
TYPES = {".atom": "application/atom+xml", ".ics": "text/calendar", ".woff2": "font/woff2"}
TYPES |= {".webp": "image/webp", ".js": "text/javascript", ".bin": "application/octet-stream"}
_SMALLER = (
    *("text/", "application/json", "application/rss+xml", "application/atom+xml"),
    *("application/feed+json", "application/xml", "image/svg+xml"),
)


def lines_of(text: str) -> list[str]:
    """Return the lines that say something."""
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def header_rules(text: str) -> Rules:
    """Return what a `_headers` says: each pattern with its headers, in the order of the file."""
    rules: Rules = []
    for line in lines_of(text):
        if line[0].isspace():
            name, value = line.strip().split(": ", 1)
            rules[-1][1].append((name, value))
        else:
            rules.append((line, []))
    return rules


@functools.cache
def expression(pattern: str) -> re.Pattern[str]:
    """Return a pattern as Cloudflare Pages reads it: `*` is anything, `:name` one part of a path."""
    escaped = ".*".join(re.escape(part) for part in pattern.split("*"))
    return re.compile(re.sub(r":[A-Za-z]\w*", "[^/]+", escaped) + r"\Z")


def headers_for(rules: Rules, path: str) -> dict[str, str]:
    """Return the headers a path is sent with."""
    sent: dict[str, str] = {}
    for pattern, named in rules:
        if expression(pattern).match(path):
            for name, value in named:
                sent[name] = f"{sent[name]}, {value}" if name in sent else value
    return sent


def redirects(text: str) -> dict[str, tuple[str, int]]:
    """Return what a `_redirects` says: from -> (to, status); a line with `!` is passed over."""
    found: dict[str, tuple[str, int]] = {}
    for line in lines_of(text):
        source, target, status = line.split()
        if status.isdigit():
            found.setdefault(source, (target, int(status)))
    return found


class Answers(http.server.BaseHTTPRequestHandler):
    """Answers for one site."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, site: Path, rules: Rules, moved: Any) -> None:
        """Take the folder of the site, and what its two files say."""
        self.site, self.rules, self.moved = site, rules, moved
        super().__init__(*args)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer a request."""
        path = unquote(urlsplit(self.path).path)
        target, status = self.moved.get(path, ("", 200))
        file = (self.site / path.lstrip("/")).resolve()
        if not target and file.is_dir() and not path.endswith("/"):
            target, status = path + "/", 308
        if target:
            self._send(status, path, b"", {"Location": target})
            return
        file = file / "index.html" if file.is_dir() else file
        own = file.is_file() and file.is_relative_to(self.site) and not file.name.startswith("_")
        shown = file if own else self.site / "404.html"
        self._send(200 if own else 404, path, shown.read_bytes(), {"Content-Type": _type(shown)})

    do_HEAD = do_GET

    def _send(self, status: int, path: str, body: bytes, own: dict[str, str]) -> None:
        sent = own | {"Cache-Control": "public, max-age=0, must-revalidate"}
        sent |= {"ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"'} | headers_for(
            self.rules, path
        )
        if status == 404:
            sent |= {"Content-Type": own["Content-Type"], "Cache-Control": "no-store"}
        if status == 200 and self.headers.get("If-None-Match") == sent["ETag"]:
            status, body = 304, b""
        elif sent.get("Content-Type", "").startswith(_SMALLER):
            sent["Vary"] = "Accept-Encoding"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                sent["Content-Encoding"], body = "gzip", gzip.compress(body, 6, mtime=0)
        self.send_response(status)
        for name, value in (sent | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    """A server that knows browsers: they close a page before they have read all of it."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a connection that the other side has closed; all else is a fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _type(file: Path) -> str:
    media = TYPES.get(file.suffix) or mimetypes.types_map.get(file.suffix, "")
    media = media or "application/octet-stream"
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


def said(site: Path, name: str) -> str:
    """Return what a file of the site for its server says, or nothing where there is none."""
    file = site / name
    return file.read_text("utf-8") if file.exists() else ""


@contextmanager
def serving(site: Path, port: int = 0) -> Iterator[str]:
    """Serve a site on this machine while in the context, and give its address."""
    answers = functools.partial(
        Answers,
        site=site.resolve(),
        rules=header_rules(said(site, "_headers")),
        moved=redirects(said(site, "_redirects")),
    )
    with Server(("127.0.0.1", port), answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
