"""What all tests share: a miniature portal, the command, sites built once."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

import support_portal
import support_site
from exemplars import cli
from exemplars.problem import Problem
from exemplars.reading import source
from exemplars.reading.source import Portfolio
from support_browser import browser, desk, page, phone_page, plain, served  # noqa: F401 - fixtures
from support_media import put  # noqa: F401 - a fixture
from support_portal import REPO
from support_reach import addresses, open_form  # noqa: F401 - fixtures

# The same examples in every run, and nothing kept from one run to the next.
settings.register_profile("portal", derandomize=True, database=None, deadline=None)
settings.load_profile("portal")

Edit = Callable[[Path, str, str], None]
MEMORY = Path("/dev/shm")
ROOM = 6 << 30  # bytes; what a whole run keeps at once is a third of it


@dataclass(frozen=True)
class Told:
    """What one run of the command left: its exit code and what it printed."""

    code: int
    out: str
    err: str


Portal = Callable[..., Told]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --bless, which writes what is there as what is expected."""
    parser.addoption(
        "--bless",
        action="store_true",
        help="rewrite the expectations of case files and golden files with what is there now",
    )


def pytest_configure() -> None:
    """
    Keep the tests' folders in memory, where the machine has the room.

    They are made and removed by the ten thousand, and a disk with a journal takes milliseconds to
    remove one: as long as all else that a test of builds does.
    """
    if not MEMORY.is_dir():
        return
    about = os.statvfs(MEMORY)
    if about.f_bavail * about.f_frsize >= ROOM and not about.f_flag & os.ST_NOEXEC:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be rewritten."""
    return bool(request.config.getoption("--bless"))


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the caller's settings out of the tests, and the tests' out of one another."""
    names = {"PORTAL_PLAN", "PORTAL_TODAY", "PORTAL_DRAFTS", "PORTAL_SEARCH", "PORTAL_URL"}
    names |= {"PORTAL_OFFLINE", "PORTAL_YEARBOOKS", "PORTAL_LANG"}
    steering = {name for name in os.environ if name.startswith(("PORTAL_", "GIT_"))}
    for name in sorted(names | steering | {"SOURCE_DATE_EPOCH", "NO_MKDOCS_2_WARNING"}):
        # Setting first makes monkeypatch remember a name that is not there.
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.setenv("XDG_CACHE_HOME", str(support_portal.DESK))


@pytest.fixture
def miniature(tmp_path: Path) -> Path:
    """Return the root of a fresh miniature portal, without what only a build needs."""
    return support_portal.lay_out(tmp_path / "portal")


@pytest.fixture
def slipped(miniature: Path) -> Path:
    """Return a miniature with a slip in two profiles and one in the plan."""
    return support_portal.slip(miniature)


@pytest.fixture
def edit() -> Edit:
    """Return `edit(path, old, new)`: replace what stands in a file exactly once."""
    return support_portal.edit


@pytest.fixture
def portfolio(miniature: Path) -> Portfolio:
    """Return the miniature portal as it is read."""
    return source.load(miniature, "mini")


@pytest.fixture
def problems_of() -> Callable[..., list[Problem]]:
    """Return `problems_of(root, plan="", today="")`: every problem below a root."""
    return support_portal.problems_of


@pytest.fixture
def portal(capsys: pytest.CaptureFixture[str]) -> Portal:
    """Return `portal(root, verb, …)`: the command, run in this process without a terminal."""

    def run(root: Path, verb: str, *argv: str | Path) -> Told:
        capsys.readouterr()
        try:
            code = cli.main([verb, "--root", str(root), *map(str, argv)])
        except SystemExit as end:  # argparse refuses what it cannot parse
            code = int(end.code or 0)
        said = capsys.readouterr()
        return Told(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the miniature's site, built once by the real command; not to be changed."""

    def make(folder: Path) -> None:
        root = support_portal.lay_out(folder / "portal", whole=True)
        support_portal.built(root, folder / "site", "--plan", "mini")

    return support_site.built_once(tmp_path_factory, "miniature", make) / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return `site(plan)`: a real plan's site, built once by the real command; not to be changed."""

    def of(plan: str) -> Path:
        def make(folder: Path) -> None:
            support_portal.built(REPO, folder / "site", "--plan", plan)

        return support_site.built_once(tmp_path_factory, f"site-of-{plan}", make) / "site"

    return of
