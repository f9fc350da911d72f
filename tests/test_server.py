"""The server of the browser tests: it sends what the portal ships."""

from __future__ import annotations

import http.client
from pathlib import Path
from urllib.parse import urlsplit

import support_server
from support_servers import PORTAL, files_of

POLICY = "Content-Security-Policy"


def test_the_test_server_sends_what_is_shipped(built: Path, tmp_path: Path) -> None:
    """The browser tests' server sends the headers of `_headers`, redirects, compression and 304."""
    site = tmp_path / "site"
    site.mkdir()
    for each in built.iterdir():
        (site / each.name).symlink_to(each)
    for name, text in files_of(PORTAL).items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(text, "utf-8")
    with support_server.serving(site) as address:
        home = asked(address)
        again = asked(address, {"If-None-Match": home.headers["ETag"]})
        moved = asked(f"{address}guong/nguyen-van-hoa-k3f9ta/")
        missing = asked(f"{address}guong/khong-co/")
        hidden = asked(f"{address}_headers")

    assert home.headers[POLICY] == PORTAL.default[POLICY]
    assert home.headers["Content-Encoding"] == "gzip"
    assert (again.status, moved.status, missing.status, hidden.status) == (304, 301, 404, 404)
    assert moved.headers["Location"] == "/guong/nguyen-thi-hoa-k3f9ta/"
    assert missing.headers[POLICY] == PORTAL.default[POLICY]


def asked(address: str, named: dict[str, str] | None = None) -> http.client.HTTPResponse:
    """Return the answer to a request, without going on from it."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc)
    connection.request("GET", parts.path, headers={"Accept-Encoding": "gzip"} | (named or {}))
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer
