"""`scripts/publish`: a site is sent by rsync and switched to in one step; nginx serves it as it should."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from support_portal import REPO, clean_environment


def publish(*argv: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the script."""
    return subprocess.run(
        [REPO / "scripts/publish", *argv],
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a small built portal."""
    folder = tmp_path / "site"
    (folder / "feeds").mkdir(parents=True)
    (folder / "feeds/da-go.json").write_text("[]", "utf-8")
    (folder / "index.html").write_text("bản một", "utf-8")
    (folder / "logo.svg").write_text("<svg/>", "utf-8")
    return folder


def test_a_site_is_switched_to_in_one_step(site: Path, tmp_path: Path) -> None:
    """`current` is a link to the newest; what has not changed is the same file as before."""
    there = tmp_path / "srv" / "cong"
    first = publish("--site-dir", site, there)
    old = (there / "current/logo.svg").stat()
    (site / "index.html").write_text("bản hai", "utf-8")
    os.utime(site / "logo.svg", (1, 1))  # a build writes every file again
    second = publish("--site-dir", site, there)

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert (there / "current").is_symlink()
    assert (there / "current/index.html").read_text("utf-8") == "bản hai"
    assert (old.st_ino, old.st_mtime) == (
        (there / "current/logo.svg").stat().st_ino,
        (there / "current/logo.svg").stat().st_mtime,
    )
    assert sorted(path.name for path in there.iterdir()) == ["current", "releases"]


def test_three_sites_are_kept_and_one_can_go_back(site: Path, tmp_path: Path) -> None:
    """The last three stay; going back is a switch as well."""
    there = tmp_path / "cong"
    for number in range(5):
        (site / "index.html").write_text(f"bản {number}", "utf-8")
        publish("--site-dir", site, there)
    back = publish("--back", there)

    assert len(list((there / "releases").iterdir())) == 3
    assert back.returncode == 0
    assert (there / "current/index.html").read_text("utf-8") == "bản 3"


def test_a_transfer_that_fails_leaves_the_old_site(site: Path, tmp_path: Path) -> None:
    """Where the site cannot be sent whole, the link stays, and the next time clears up."""
    there = tmp_path / "cong"
    publish("--site-dir", site, there)
    (there / "releases/dang-do.part").mkdir()
    broken = tmp_path / "bin"
    broken.mkdir()
    (broken / "rsync").write_text("#!/bin/sh\nexit 23\n", "utf-8")
    (broken / "rsync").chmod(0o755)
    failed = subprocess.run(
        [REPO / "scripts/publish", "--site-dir", site, there],
        env=os.environ | {"PATH": f"{broken}:{os.environ['PATH']}"},
        capture_output=True,
        check=False,
    )
    kept = (there / "current/index.html").read_text("utf-8")
    publish("--site-dir", site, there)

    assert (failed.returncode, kept) == (23, "bản một")
    assert not list((there / "releases").glob("*.part"))


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--site-dir", "{tmp}", "{tmp}/cong"], "không phải một cổng đã dựng"),
        (["--site-dir", "{site}", "cong"], "Thư mục đích phải là đường dẫn đầy đủ"),
        (["--site-dir", "{site}", "/"], "Thư mục đích phải là đường dẫn đầy đủ"),
        (["--site-dir", "{site}", "may:/srv/$(id)"], "Thư mục đích phải là đường dẫn đầy đủ"),
        (["--site-dir", "{site}", "-oProxyCommand=x:/srv/cong"], "Tên máy chủ không dùng được"),
        (["--site-dir", "{site}", "a b:/srv/cong"], "Tên máy chủ không dùng được"),
        ([], "Cách dùng"),
        (["--site-dir", "{site}", "{site}"], "current là một thư mục thường"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    argv: list[str], said: str, site: Path, tmp_path: Path
) -> None:
    """A folder that is no site, and a target that a shell would read otherwise, are refused in words."""
    (site / "current").mkdir()
    done = publish(*(each.format(site=site, tmp=tmp_path) for each in argv))

    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "cong").exists()


@dataclass(frozen=True)
class Server:
    """nginx with the container's configuration."""

    port: int

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Return the status, the headers in lower case, and the body of an address."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.closing(connection):
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, found, answer.read()


@pytest.fixture(scope="module")
def nginx(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the miniature's site as the container does, from where it was built."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")

    assert program, "apt install nginx"

    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    text = (REPO / ".container/nginx.conf").read_text("utf-8")
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}")
    text = text.replace("/srv/cong/current", str(built)).replace("/tmp/nginx", f"{folder}/nginx")
    (folder / "nginx.conf").write_text(text, "utf-8")
    # Its workers would be nobody, who may not read a test's folder.
    whose = "user root; " if os.getuid() == 0 else ""
    command = [program, "-e", "stderr", "-p", folder, "-c", folder / "nginx.conf"]
    running = subprocess.Popen([*command, "-g", f"{whose}daemon off;"])
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield Server(port)
    finally:
        running.terminate()
        running.wait(10)


NOT_THERE = ("/khong-co/", "/may-chu/nginx.conf", "/lich/")


def test_nginx_sends_the_policy_with_every_page(nginx: Server, built: Path) -> None:
    """Pages, what is not there (a folder's page too), what is not for readers: all carry the policy that Netlify's file says."""
    own = re.search(r"Content-Security-Policy: (.*)", (built / "_headers").read_text("utf-8"))
    told = {path: nginx.get(path) for path in ("/", "/guong/", *NOT_THERE)}

    assert own
    assert {path: status for path, (status, _, _) in told.items()} == {
        **{"/": 200, "/guong/": 200},
        **dict.fromkeys(NOT_THERE, 404),
    }
    assert {headers["content-security-policy"] for _, headers, _ in told.values()} == {own[1]}
    assert {headers["x-content-type-options"] for _, headers, _ in told.values()} == {"nosniff"}
    assert "nginx/" not in told["/"][1]["server"]


@pytest.mark.parametrize(
    ("path", "media"),
    [
        ("/feeds/all.xml", "application/rss+xml"),
        ("/feeds/all.atom", "application/atom+xml"),
        ("/feeds/all.json", "application/feed+json"),
        ("/lich/su-kien.ics", "text/calendar"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_nginx_says_what_each_file_is(nginx: Server, built: Path, path: str, media: str) -> None:
    """Feeds and calendars have their own types; feeds may be read from other sites, and have an ETag."""
    status, headers, body = nginx.get(path)

    assert (200, (built / path[1:]).read_bytes()) == (status, body)
    assert headers["content-type"].startswith(media)
    assert "etag" in headers
    assert path[:7] != "/feeds/" or headers["access-control-allow-origin"] == "*"


def test_nginx_leads_on_from_a_former_address(nginx: Server) -> None:
    """A former folder name leads to the page, for good; a text is packed for whoever takes it packed."""
    status, headers, _ = nginx.get("/guong/tran-thi-may-c4h9wd/")
    _, packed, body = nginx.get("/guong/tran-thi-mai-c4h9wd/", **{"Accept-Encoding": "gzip"})

    assert (status, headers["location"]) == (301, "/guong/tran-thi-mai-c4h9wd/")
    assert (packed["content-encoding"], body[:2]) == ("gzip", b"\x1f\x8b")
    assert "Accept-Encoding" in packed["vary"]
