"""What a machine does to a build: it ends in one sentence, and the published site stays whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

import support_build
import support_portal
from support_build import PORTAL
from support_site import differing, tree

MAI = "profiles/mini/an-binh/tran-thi-mai-c4h9wd/profile.md"
# Root may write where nobody may; without these two rights it is like anybody.
HUMBLE = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()


@pytest.fixture
def root(tmp_path: Path, built: Path) -> Path:
    """Return the root of a miniature portal with a site, and a profile that changed since."""
    root = support_portal.lay_out(tmp_path / "portal", whole=True)
    shutil.copytree(built, root / "site")
    change(root)
    return root


def change(root: Path) -> None:
    """Change one word of a story."""
    support_portal.edit(root / MAI, "Năm đầu mất trắng", "Năm đầu mất sạch")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the site that the changed portal should have."""
    root = support_portal.lay_out(tmp_path_factory.mktemp("changed") / "portal", whole=True)
    change(root)
    return tree(support_portal.built(root, root / "site", "--plan", "mini"))


def build(root: Path, *before: str, **environment: str) -> Any:
    """Build into root/site by way of other commands, and return how it ended."""
    command = (*before, PORTAL, "build", "--plan", "mini", "--site-dir", "site")
    return support_build.run(*command, cwd=root, **environment)


def said_once(done: Any) -> bool:
    """Return whether a command ended because it could not, with one sentence."""
    return done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1


def left(root: Path) -> list[str]:
    """Return what lies beside a site that no build should leave."""
    return [path.name for path in root.glob(".site*")]


def test_a_build_ended_at_any_moment_leaves_a_whole_site(
    root: Path, built: Path, changed: dict[str, bytes]
) -> None:
    """Killed, terminated, interrupted or hung up on, ever later, a build leaves the old site or the new."""
    old, ends = tree(built), set()
    for turn, how in enumerate((signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP) * 2):
        started = subprocess.Popen(
            [PORTAL, "build", "--plan", "mini", "--site-dir", "site"],
            cwd=root,
            env=support_portal.clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(0.25 + 0.15 * turn)
        started.send_signal(how)
        ends.add(started.wait())
        now = tree(root / "site")

        assert not differing(old, now) or not differing(changed, now), how.name

    done = build(root)

    assert ends - {0}
    assert done.returncode == 0, done.stderr
    assert not differing(changed, tree(root / "site"))
    assert not left(root)


class Reader(threading.Thread):
    """Reads files of a site again and again, until it is to stop."""

    def __init__(self, site: Path, allowed: dict[str, set[bytes]]) -> None:
        """Take what each file may hold."""
        super().__init__()
        self.site, self.allowed = site, allowed
        self.over = threading.Event()
        self.reads = 0
        self.wrong: list[str] = []

    def run(self) -> None:
        """Read on."""
        while not self.over.is_set():
            for name, allowed in self.allowed.items():
                try:
                    data = (self.site / name).read_bytes()
                except OSError as error:
                    self.wrong.append(f"{name}: {error}")
                else:
                    self.wrong += [] if data in allowed else [f"{name}: {len(data)} bytes"]
                self.reads += 1


def test_a_reader_never_sees_a_gap(root: Path, built: Path, changed: dict[str, bytes]) -> None:
    """Whoever reads feeds and pages while builds take their places gets one site's or the other's."""
    names = ("feeds/all.xml", "feeds/all.json", "index.html", "guong/index.html", "sitemap.xml")
    reader = Reader(
        root / "site", {name: {changed[name], (built / name).read_bytes()} for name in names}
    )
    reader.start()
    try:
        ends = [build(root).returncode]
        support_portal.edit(root / MAI, "Năm đầu mất sạch", "Năm đầu mất trắng")
        ends.append(build(root).returncode)
    finally:
        reader.over.set()
        reader.join()

    assert ends == [0, 0]
    assert not reader.wrong
    assert reader.reads > 100
    assert not differing(tree(built), tree(root / "site"))


@pytest.mark.parametrize("largest", [0, 30_000])
def test_a_full_disk_is_said(root: Path, built: Path, largest: int) -> None:
    """Where a file cannot be written to its end, the build says so, and leaves the old site alone."""
    done = build(root, "prlimit", f"--fsize={largest}")
    said = done.stderr.strip().splitlines()

    assert done.returncode == 2
    assert said[-1].endswith("Cổng cũ giữ nguyên.")
    assert "Traceback" not in done.stderr
    assert not differing(tree(built), tree(root / "site"))
    assert not left(root)


def test_a_place_that_may_not_be_written_is_said(root: Path, built: Path, tmp_path: Path) -> None:
    """Where the folder above the site may only be read, the build says so, and the site stays."""
    place = tmp_path / "public"
    place.mkdir()
    shutil.move(root / "site", place / "site")
    place.chmod(0o555)
    command = (*HUMBLE, PORTAL, "build", "--plan", "mini", "--site-dir", place / "site")
    done = support_build.run(*command, cwd=root)
    place.chmod(0o755)

    assert said_once(done), done.stderr
    assert str(place / "site") in done.stderr
    assert not differing(tree(built), tree(place / "site"))


def test_a_picture_that_no_check_has_seen_is_named(root: Path) -> None:
    """Without the check, a picture without its end stops the build with its name and what to do."""
    picture = (root / MAI).with_name("chan-dung.png")
    data = picture.read_bytes()
    picture.write_bytes(data[: len(data) // 2])
    unchecked = (
        "import sys; from exemplars import cli, media; media.fault = lambda path: None;"
        "media.told_besides = media.shown_otherwise = lambda path: ();"
        "sys.exit(cli.main(['build', '--plan', 'mini', '--site-dir', 'site']))"
    )
    done = support_build.run(sys.executable, "-c", unchecked, cwd=root)

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        f"Không đọc hoặc ghi được {MAI.replace('profile.md', 'chan-dung.png')}: ảnh hỏng hoặc mới "
        "chép được một phần, hãy chép đè bằng ảnh lành. Cổng cũ giữ nguyên."
    )


@pytest.mark.parametrize("verb", ["build", "serve"])
def test_a_cache_that_may_not_be_written_is_said(root: Path, verb: str) -> None:
    """Where the cache may only be read it is the cache that is told of, no site's folder and no port."""
    locks = root / ".cache/locks"
    locks.mkdir(exist_ok=True)
    for folder in (locks, locks.parent):
        folder.chmod(0o555)
    done = support_build.run(*HUMBLE, PORTAL, verb, "--plan", "mini", cwd=root)
    for folder in (locks.parent, locks):
        folder.chmod(0o755)

    assert said_once(done), done.stderr
    assert done.stderr.startswith(f"Không đọc hoặc ghi được {root}/.cache/")
    assert "không có quyền" in done.stderr


def test_a_folder_that_may_not_be_entered_is_told(root: Path) -> None:
    """A unit's or a profile's folder without rights is a problem at its path, not a traceback."""
    unit, one = root / "profiles/mini/binh-minh", root / "profiles/mini/an-binh/tran-thi-mai-c4h9wd"
    unit.chmod(0)
    one.chmod(0)
    done = support_build.run(*HUMBLE, PORTAL, "check", "--plan", "mini", cwd=root)
    unit.chmod(0o755)
    one.chmod(0o755)

    assert (done.returncode, done.stderr) == (1, "")
    assert "profiles/mini/binh-minh:1:1: lỗi [tep-hong]" in done.stdout
    assert "profiles/mini/an-binh/tran-thi-mai-c4h9wd:1:1: lỗi [tep-hong]" in done.stdout
    assert done.stdout.count("xin quyền đọc thư mục này") == 2
    assert "xóa" not in done.stdout


def test_few_files_may_be_open(root: Path, changed: dict[str, bytes]) -> None:
    """A build has hardly more than its own three streams open at once."""
    done = build(root, "prlimit", "--nofile=12")

    assert done.returncode == 0, done.stderr
    assert not differing(changed, tree(root / "site"))


# What disks and crashes leave of a file.
SPOILT = {
    "empty": lambda data: b"",
    "cut": lambda data: data[: len(data) // 2],
    "other bytes": lambda data: b"\0" * (len(data) + 9),
    "a text": lambda data: b"<html>\n",
}


def test_a_spoilt_cache_changes_nothing(root: Path, changed: dict[str, bytes]) -> None:
    """Whatever has become of the files of the cache, the next build makes the same bytes."""
    build(root)
    fonts = sorted((root / ".cache/fonts").iterdir())[:2]
    for how, spoil in SPOILT.items():
        made = [*(root / ".cache").glob("[pc]*/*"), *(root / ".cache").glob("checks/*/*")]
        kept = [*(path for path in made if path.is_file()), *fonts]
        for path in kept:
            path.write_bytes(spoil(path.read_bytes()))
        done = build(root)

        assert {path.parent.name for path in kept} == {"pictures", "cards", "mini", "fonts"}
        assert done.returncode == 0, done.stderr
        assert not differing(changed, tree(root / "site")), how


def test_line_ends_of_windows_change_nothing(root: Path, changed: dict[str, bytes]) -> None:
    """A checkout with CRLF in every text, on a machine without git, gives the same bytes."""
    texts = (".md", ".yml", ".html", ".css", ".js", ".svg", ".txt", ".json")
    for path in sorted(root.rglob("*")):
        own = path.relative_to(root).parts[0] in ("profiles", "theme", "content", "mkdocs.yml")
        if own and path.is_file() and path.suffix in texts:
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    done = build(root, PATH=str(root / "nothing"))

    assert done.returncode == 0, done.stderr
    assert not differing(changed, tree(root / "site"))


def test_a_site_forgets_what_is_no_more(root: Path, built: Path) -> None:
    """A deleted profile is in no file; a moved one redirects; a retitled one keeps address and id."""
    plan = root / "profiles/mini"
    shutil.rmtree(plan / "an-binh/to-thu-gom-rac-xom-dong-b7k2mt")
    (root / "site/cu.html").write_text("cũ", "utf-8")
    mai = root / MAI
    support_portal.edit(mai, "name: Trần Thị Mai\n", "name: Trần Thị Mai Hoa\n")
    support_portal.edit(mai, "of: Trần Thị Mai\n", "of: Trần Thị Mai Hoa\n")
    support_portal.edit(mai, "[tran-thi-may-c4h9wd]", "[tran-thi-may-c4h9wd, tran-thi-mai-c4h9wd]")
    mai.parent.rename(mai.parent.with_name("tran-thi-mai-hoa-c4h9wd"))
    done = build(root, PORTAL_TODAY="2024-09-02")
    files = tree(root / "site")
    holding = [name for name, data in files.items() if b"b7k2mt" in data or "b7k2mt" in name]

    assert done.returncode == 0, done.stderr
    assert not holding
    assert "cu.html" not in files
    assert b"tran-thi-mai-hoa-c4h9wd/" in files["guong/tran-thi-mai-c4h9wd/index.html"]
    assert b"refresh" in files["guong/tran-thi-mai-c4h9wd/index.html"]
    assert b":c4h9wd" in files["feeds/all.xml"]
    assert not [
        name
        for name in (built / "feeds").rglob("*.xml")
        if name.relative_to(built).as_posix() not in files
    ]
