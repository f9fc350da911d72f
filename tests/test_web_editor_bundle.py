"""The web editor's program: locked, fetched by the set-up, never committed, never another."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import shutil
import socketserver
import subprocess
import tarfile
import threading
from pathlib import Path
from typing import Any

import pytest

from exemplars.cli import editing
from exemplars.editor import bundle
from support_portal import REPO


def packed(content: dict[str, bytes]) -> bytes:
    """Return a package as npm packs one."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for name, data in content.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return made.getvalue()


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """Give small packages in the place of the real ones, and a lock that names them."""
    locked: dict[str, Any] = {}
    files = {}
    for name, inside in bundle.KEPT.items():
        data = packed({each: each.encode() for each in (*inside, "../ngoai.js", "package/x.js")})
        digest = base64.b64encode(hashlib.sha512(data).digest()).decode()
        address = f"https://registry.npmjs.org/{name}/-/{name}-1.0.0.tgz"
        locked[f"node_modules/{name}"] = {
            "version": "1.0.0",
            "resolved": address,
            "integrity": f"sha512-{digest}",
        }
        files[name] = tmp_path / f"{name}-1.0.0.tgz"
        files[name].write_bytes(data)
    lock = tmp_path / "package-lock.json"
    lock.write_text(json.dumps({"packages": locked}), "utf-8")
    monkeypatch.setattr(bundle, "LOCK", lock)
    return files


def test_the_program_is_taken_from_a_disk(
    miniature: Path, packages: dict[str, Path], portal: Any
) -> None:
    """Packages fetched elsewhere are installed by what they hold; nothing else of them is unpacked."""
    first = portal(miniature, "editor", *packages.values())
    again = portal(miniature, "editor")
    kept = sorted(path.name for path in (miniature / ".cache/editor").iterdir())

    assert (first.code, first.out) == (0, "Đã cài decap-cms 1.0.0.\nĐã cài js-yaml 1.0.0.\n")
    assert (again.code, again.out) == (0, "Chương trình soạn thảo đã có, đúng bản đã khóa.\n")
    assert kept == [
        "decap-cms-1.0.0.LICENSE.txt",
        "decap-cms-1.0.0.js",
        "js-yaml-1.0.0.LICENSE.txt",
        "js-yaml-1.0.0.js",
    ]


def test_another_program_is_refused(
    miniature: Path, packages: dict[str, Path], portal: Any
) -> None:
    """A package that is not byte for byte the locked one is not installed."""
    file = packages["decap-cms"]
    file.write_bytes(file.read_bytes() + b"\0")
    told = portal(miniature, "editor", *packages.values())

    assert told.code == 2
    assert "không có decap-cms-1.0.0.tgz đúng bản đã khóa" in told.err
    assert not (miniature / ".cache/editor").exists()


def test_what_the_registry_sends_is_held_to_the_lock(
    tmp_path: Path, packages: dict[str, Path]
) -> None:
    """Bytes that came by the network are refused where the lock names others."""
    with pytest.raises(bundle.Missing, match="không đúng bản đã khóa"):
        bundle.install(tmp_path, lambda part: b"")


class _Portal(socketserver.StreamRequestHandler):
    """The page of a hotel's network, or worse: no answer that HTTP knows."""

    def handle(self) -> None:
        self.rfile.readline()
        self.wfile.write(b"220 welcome\r\n\r\n")


def test_a_network_that_speaks_no_http_is_told() -> None:
    """Whatever answers in the registry's place, the message says how to go on without a network."""
    with socketserver.TCPServer(("127.0.0.1", 0), _Portal) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        host, port = server.server_address
        part = bundle.Part("decap-cms", "1.0.0", f"http://{host}:{port}/decap-cms-1.0.0.tgz", "")
        with pytest.raises(bundle.Missing, match="không có mạng thì tải ở máy khác"):
            editing.fetched(part)


def test_the_lock_names_one_version_of_npms_registry() -> None:
    """What is fetched comes from npm's registry, in one version, held by SHA-512."""
    for part in bundle.parts():
        assert (
            part.address
            == f"https://registry.npmjs.org/{part.name}/-/{part.name}-{part.version}.tgz"
        )
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", part.integrity)


def test_the_program_is_not_committed() -> None:
    """Nothing of the editor that was made elsewhere lies in the repository."""
    ours = [
        *(REPO / "theme/assets/editor").iterdir(),
        *(REPO / "hooks/exemplars/editor").glob("*.*"),
    ]

    assert max(path.stat().st_size for path in ours) < 20_000


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout whose environment is ready, and whose `portal` only notes what it is told."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / "profiles/mini").mkdir(parents=True)
    for name in ("scripts/build", "scripts/environment.sh", "requirements.lock", "pyproject.toml"):
        shutil.copy(REPO / name, tmp_path / name)
    portal = tmp_path / ".venv/bin/portal"
    portal.write_text(f'#!/bin/sh\necho "$1" >>{tmp_path}/told\n', "utf-8")
    portal.chmod(0o755)
    stamp = (
        '. "$(dirname -- "$0")/environment.sh"; stamp_of requirements.lock >"$venv/.stamp-build"'
    )
    (tmp_path / "scripts/stamp").write_text(stamp, "utf-8")
    subprocess.run(["sh", tmp_path / "scripts/stamp"], check=True)
    return tmp_path


@pytest.mark.parametrize(
    ("said", "verbs"),
    [
        ("portal:\n  url: https://mau.example/\n", ["build"]),
        ("portal:\n  editor:\n    kind: gitlab\n", ["editor", "build"]),
        ("portal:\n  editor: {kind: gitlab}\n", ["editor", "build"]),
    ],
)
def test_the_set_up_fetches_it_where_it_is_switched_on(
    checkout: Path, said: str, verbs: list[str]
) -> None:
    """`scripts/build` sees to the program before it builds, and only where some plan wants it."""
    (checkout / "profiles/mini/plan.yml").write_text(said, "utf-8")
    subprocess.run(["sh", checkout / "scripts/build"], check=True)

    assert (checkout / "told").read_text("utf-8").split() == verbs
