"""The command whose output goes nowhere: closed, full, gone, no terminal; whose place or port is taken."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path

import pytest

import support_build
import support_portal
from support_build import PORTAL

COMMANDS = (
    "check",
    "check --format json",
    "explain tieu-chuan-thieu",
    "schema --plan mini",
    "build --plan mini --site-dir site",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the root of a miniature portal with two slips that are only warned of."""
    root = support_portal.lay_out(tmp_path_factory.mktemp("streams") / "portal", whole=True)
    (support_portal.profile(root, support_portal.MAI).parent / "giay.pdf").touch()
    return root


def through(root: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a shell in which `portal` is the installed command."""
    return support_build.run("sh", "-c", f'portal() {{ "{PORTAL}" "$@"; }}; {command}', cwd=root)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_device_is_said(root: Path, command: str) -> None:
    """Where the output cannot be written a command ends with 2 and one sentence."""
    done = through(root, f"portal {command} >/dev/full")

    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert done.stderr.startswith("Không đọc hoặc ghi được kết quả")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-", "| true", "2>/dev/full"])
def test_closed_streams_are_no_traceback(root: Path, command: str, closed: str) -> None:
    """With its streams closed, or nobody there to read them, a command ends in silence."""
    done = through(root, f"portal {command} {closed}")

    assert done.returncode in (0, 1)
    assert not done.stderr


def test_only_the_first_lines_are_wanted(root: Path) -> None:
    """`portal check | head -1` prints the first line and nothing else."""
    done = through(root, "portal check | head -1")

    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1
    assert "tep-thua" in done.stdout


def test_a_folder_that_is_gone_is_said(root: Path, tmp_path: Path) -> None:
    """In a folder that was deleted meanwhile a command ends with 2 and one sentence."""
    done = through(
        root, f"mkdir '{tmp_path}/x' && cd '{tmp_path}/x' && rmdir '{tmp_path}/x' && portal check"
    )

    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_a_name_too_long_for_any_disk_is_said(root: Path) -> None:
    """A path that no file can have ends with 2 and no traceback."""
    done = support_build.run(PORTAL, "check", "a" * 5_000, cwd=root)

    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_port_that_is_taken_is_said(root: Path) -> None:
    """A preview at a port that another program has ends with 2, and names another one."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = support_build.run(
            PORTAL, "serve", "--plan", "mini", "--address", f"127.0.0.1:{port}", cwd=root
        )

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert f"--address 127.0.0.1:{port % 65535 + 1}" in done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("address", "cure"),
    [
        ("192.0.2.7:8000", "Xem trên máy này: --address 127.0.0.1:8000"),
        ("khong-co.invalid:8001", "Xem trên máy này: --address 127.0.0.1:8001"),
        (f"{'a' * 70}:8000", "Xem trên máy này: --address 127.0.0.1:8000"),
    ],
)
def test_an_address_of_another_machine_is_said(root: Path, address: str, cure: str) -> None:
    """A preview at an address that this machine has not ends with 2, in words, and says where it can be."""
    done = support_build.run(PORTAL, "serve", "--plan", "mini", "--address", address, cwd=root)
    said = f"Không mở được {address}: không phải địa chỉ của máy này. {cure}"

    assert done.returncode == 2
    assert done.stderr.strip().splitlines()[-1] == said


@pytest.mark.parametrize("address", ["x", "8000", "127.0.0.1:", ":8000", "127.0.0.1:99999", "a:-1"])
def test_an_address_that_is_none_is_said(root: Path, address: str) -> None:
    """A preview at what is no host and port ends with 2 and one sentence."""
    done = support_build.run(PORTAL, "serve", "--plan", "mini", "--address", address, cwd=root)

    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
