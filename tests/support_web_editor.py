"""
The web editor against a repository on this machine: Decap's own server writes branches of it.

    python tests/support_web_editor.py    installs the editor's program and that server
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

import support_npm
import support_portal
from exemplars.cli import editing
from exemplars.editor import bundle, widgets
from exemplars.records.portal import Editor
from support_portal import REPO, edit

EDITOR = """\
  editor:
    kind: gitlab
    repo: huyen-mau/guong-dien-hinh
    branch: main
    app_id: 0a1b2c3d4e5f
"""
EDITORS = {
    "github": Editor(
        kind="github", repo="a/b", branch="main", sign_in="https://dang-nhap.mau.example/auth"
    ),
    "gitlab": Editor(kind="gitlab", repo="a/b", branch="main", app_id="0a1b"),
    "gitea": Editor(
        kind="gitea", repo="a/b", branch="main", app_id="0a1b", server="https://git.mau.example"
    ),
    "forgejo": Editor(
        kind="forgejo",
        repo="a/b",
        branch="main",
        app_id="0a1b",
        server="https://git.mau.example/kho/",
    ),
}
# Tells of every breach of the page's policy, the frames in it included.
WATCH = "addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective, e.blockedURI))"
# What the editor built from the above would reach.
FORGE = "https://gitlab.com"
_SCRIPTS = ("javascripts/introduce-profile.js", "editor/format.js")
_PATIENCE = 30.0  # seconds until a server that does not answer is given up


def install() -> None:
    """Install the editor's program and Decap's server below .cache, unless they are there."""
    if not bundle.is_there(REPO / ".cache"):
        bundle.install(REPO / ".cache", editing.fetched)
    support_npm.install("decap_server")


def switch_on(plan: Path, said: str = EDITOR) -> None:
    """Switch the web editor on in a plan.yml."""
    edit(plan, "\nportal:\n", f"\nportal:\n{said}")


def git(root: Path, *argv: str) -> str:
    """Run git in `root` and return what it printed."""
    done = subprocess.run(["git", *argv], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout


@dataclass(frozen=True)
class Desk:
    """A portal whose site is built and whose records are a repository that the editor writes to."""

    root: Path
    site: Path
    port: int

    def branches(self) -> list[str]:
        """Return the branches the editor has made: one a profile that is being worked on."""
        return git(self.root, "for-each-ref", "--format=%(refname:short)", "refs/heads/cms").split()

    def status(self, branch: str) -> str:
        """Return the state of a profile in the workflow."""
        return git(self.root, "config", f"branch.{branch}.description").strip()

    def changed(self, branch: str) -> list[str]:
        """Return the files a branch changes."""
        return (
            git(self.root, "diff", "--name-only", "-z", f"main...{branch}").strip("\0").split("\0")
        )

    def checked_out(self, branch: str, folder: Path) -> Path:
        """Return `folder`, now with the files of a branch."""
        git(self.root, "clone", "--quiet", "--branch", branch, str(self.root), str(folder))
        return folder


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    """Give a miniature portal with the editor, its site built, Decap's server running."""
    install()
    root = support_portal.lay_out(folder / "portal", whole=True)
    (root / ".cache/editor").symlink_to(REPO / ".cache/editor")
    switch_on(root / "profiles/mini/plan.yml")
    site = support_portal.built(root, folder / "site", "--plan", "mini", "--no-search")
    _commit(root)
    port = _free_port()
    _told_of(site, port)
    program = support_npm.install("decap_server") / "decap-server/dist/index.js"
    own = {"PORT": str(port), "MODE": "git", "GIT_REPO_DIRECTORY": str(root), "LOG_LEVEL": "error"}
    own["BIND_HOST"] = "127.0.0.1"
    server = subprocess.Popen([support_npm.NODE, program], env=os.environ | own)
    try:
        _await(port)
        yield Desk(root, site, port)
    finally:
        server.kill()
        server.wait()


def _commit(root: Path) -> None:
    """Make a portal's records a repository."""
    (root / ".gitignore").write_text("/.cache/\n", "utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    for name, value in (("user.name", "Mai"), ("user.email", "mai@mau.example")):
        git(root, "config", name, value)
    git(root, "add", "--", ".gitignore", "mkdocs.yml", "profiles")
    git(root, "commit", "--quiet", "--message", "Cổng")
    # What only a build reads is no part of this repository.
    (root / ".git/info/exclude").write_text("/hooks/\n/theme/\n/content/\n", "utf-8")


def _told_of(site: Path, port: int) -> None:
    """Lead the built editor to this machine's server instead of a forge: all else stays."""
    server = f"http://127.0.0.1:{port}"
    file = site / "admin/cau-hinh.json"
    told: dict[str, Any] = json.loads(file.read_text("utf-8"))
    told["editor"]["backend"] = {"name": "proxy", "proxy_url": f"{server}/api/v1", "branch": "main"}
    file.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    for name in ("admin/index.html", "_headers"):
        path = site / name
        text = path.read_text("utf-8")

        assert FORGE in text

        path.write_text(text.replace(FORGE, server), "utf-8")


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
    return port


def _await(port: int) -> None:
    """Wait until a server of this machine listens."""
    given_up = time.monotonic() + _PATIENCE
    while True:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return

        assert time.monotonic() < given_up, "the server did not start"

        time.sleep(0.05)


def sign_in(page: Page) -> None:
    """Sign in where the editor is open; the local server asks for no key."""
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("heading", name="Hồ sơ").wait_for()


class Format:
    """The editor's own reader and writer of profiles, run by Node: one question a line."""

    _PROGRAM = """
        global.window = global; global.jsyaml = require(process.argv[1]);
        process.argv.slice(2).forEach(function (file) { (0, eval)(require('fs').readFileSync(file, 'utf8')); });
        var Format = Portal.format;
        require('readline').createInterface({ input: process.stdin }).on('line', function (line) {
          var asked = JSON.parse(line);
          var made = asked.texts.map(function (text) {
            var held = asked.name ? { name: text } : Format.read(text, asked.fields);
            if (asked.story) { held.body = asked.story; }
            return asked.shown ? !held._hong : Format.write(held, asked.fields);
          });
          process.stdout.write(JSON.stringify(made) + '\\n');
        });
    """

    def __init__(self) -> None:
        install()
        yaml = next(
            path for name, path in bundle.files(REPO / ".cache") if name.startswith("js-yaml")
        )
        own = [REPO / "theme/assets" / name for name in _SCRIPTS]
        self.process = subprocess.Popen(
            [support_npm.NODE, "-e", self._PROGRAM, yaml, *own],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def saved(self, texts: list[str], fields: list[widgets.Widget]) -> list[str]:
        """Return files as they are once they were opened and saved."""
        return self._ask({"texts": texts, "fields": fields})

    def retold(self, text: str, story: str, fields: list[widgets.Widget]) -> str:
        """Return a file as it is once its story was written anew."""
        told: str = self._ask({"texts": [text], "story": story, "fields": fields})[0]
        return told

    def shown(self, texts: list[str], fields: list[widgets.Widget]) -> list[bool]:
        """Return whether the form shows what files say."""
        told: list[Any] = self._ask({"texts": texts, "fields": fields, "shown": True})
        return told

    def named(self, names: list[str], fields: list[widgets.Widget]) -> list[str]:
        """Return the files of profiles that have a name and nothing else."""
        return self._ask({"texts": names, "fields": fields, "name": True})

    def _ask(self, asked: dict[str, Any]) -> list[Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None

        self.process.stdin.write(json.dumps(asked).encode() + b"\n")
        self.process.stdin.flush()
        answer: list[Any] = json.loads(self.process.stdout.readline())
        return answer

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.communicate()


def choose(page: Page, label: str, typed: str) -> None:
    """Choose the first of a list that answers to what is typed."""
    box = page.get_by_label(label).first
    box.fill(typed)
    box.press("Enter")


def save(page: Page) -> None:
    """Save, and wait until the editor says that it has."""
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.get_by_text("Đã lưu", exact=True).wait_for()


if __name__ == "__main__":
    install()
