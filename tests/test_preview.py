"""The preview: what a build would write, made when it is asked for and again after a save."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect

import support_build
import support_portal
import support_site
from exemplars.building import site
from exemplars.building.settings import Settings
from exemplars.preview.answers import Answers
from exemplars.preview.session import Made, Session
from exemplars.problem import Refused
from exemplars.reading import saved
from support_edits import EDITS, Step, append, change
from support_portal import MAI, RAC, REPO

SETTINGS = Settings("mini", search=False, offline=False, yearbooks=False)
MAI_PAGE = "guong/tran-thi-mai-c4h9wd/index.html"


def host(root: Path) -> Made:
    """Make everything anew, but for MkDocs' own pages."""
    folder = root / "handbook"
    folder.mkdir(exist_ok=True)
    return Made(site.prepare(root, SETTINGS), lambda base: support_site.FRAME, (), folder)


def session_of(root: Path, said: list[str] | None = None) -> Session:
    """Return a preview of the miniature that is not served."""
    heard = [] if said is None else said
    return Session(root, SETTINGS, lambda: host(root), heard.append)


def written(root: Path) -> dict[str, bytes]:
    """Return what a build from nothing writes, but for what only servers read."""
    folder = root / "clean"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    site.prepare(root, SETTINGS).write(folder, lambda base: support_site.FRAME, [])
    found = support_site.tree(folder)
    shutil.rmtree(folder)
    return {name: found[name] for name in found if name not in FOR_SERVERS}


FOR_SERVERS = ("_headers", "_redirects", ".htaccess", "may-chu/nginx.conf")


def shown(answers: Answers, names: dict[str, bytes]) -> dict[str, bytes]:
    """Return what stands at these addresses; what is not there is left out."""
    found = {name: answers.content(name) for name in sorted(names, reverse=True)}
    return {name: content for name, content in found.items() if content is not None}


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a miniature with all cards drawn; not to be changed."""
    root = support_portal.lay_out(tmp_path_factory.mktemp("preview") / "portal", whole=True)
    written(root)
    return root


@given(steps=st.lists(EDITS, min_size=3, max_size=6))
@settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_preview_shows_what_a_build_would_write(
    laid_out: Path, tmp_path: Path, steps: list[Step]
) -> None:
    """After any edits, renames, deletions and withdrawals every file is the one that a build from nothing writes."""
    root = tmp_path / "portal"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(laid_out, root)
    session = session_of(root)
    waiting: set[Path] = set()
    for step in steps:
        before = saved.state(session.places)
        step(root)
        waiting |= saved.changed(before, saved.state(session.places))
        try:
            expected = written(root)
        except Refused:
            continue
        session.made, _ = session.again(waiting)
        waiting = set()

        assert not support_site.differing(expected, shown(session.made.answers, expected))


@pytest.mark.parametrize("plan", support_site.PLANS)
def test_every_file_lies_where_it_is_looked_for(plan: str) -> None:
    """A part's files lie in the places it names: elsewhere a preview would not find them."""
    made = site.prepare(REPO, Settings(plan, search=False, offline=False, yearbooks=False))
    astray = [
        (part.places, file.name)
        for part in made.parts(lambda base: support_site.FRAME, ())
        for file in part.files()
        if ("" if file.name == "index.html" else file.name.partition("/")[0]) not in part.places
    ]

    assert astray == []


def test_only_what_was_saved_is_read_again(laid_out: Path, tmp_path: Path) -> None:
    """After a save every other profile is the very record, and the very exemplar, that it was."""
    root = Path(shutil.copytree(laid_out, tmp_path / "portal"))
    session = session_of(root)
    assert session.made is not None

    before = {each.id: each for each in session.made.site.register.exemplars}
    append(MAI, "Bà con quý mến.", root)
    made, told = session.again({support_portal.profile(root, MAI)})
    after = {each.id: each for each in made.site.register.exemplars}

    assert told == []
    assert {id for id in after if after[id] is not before[id]} == {MAI}
    assert "Bà con quý mến.".encode() in (made.answers.content(MAI_PAGE) or b"")


def test_one_refused_save_is_told_until_it_is_mended(laid_out: Path, tmp_path: Path) -> None:
    """Another save does not make the first one's error forgotten: it is refused too, and both show once mended."""
    root = Path(shutil.copytree(laid_out, tmp_path / "portal"))
    said: list[str] = []
    session = session_of(root, said)
    heard = Heard()
    steps = (
        ("linh-vuc-la", lambda: change(MAI, "sector", "khong-co", root)),
        ("linh-vuc-la", lambda: append(RAC, "Bà con quý mến.", root)),
        ("", lambda: change(MAI, "sector", "nong-nghiep", root)),
    )
    for code, step in steps:
        step()
        session.await_save(heard)  # type: ignore[arg-type]

        assert code in heard.problems
        assert bool(code) == (heard.answers is None)
    assert said[-1].startswith("Đã dựng lại sau 0,")


def test_error_between_profiles_is_told_after_the_page_is_shown(
    laid_out: Path, tmp_path: Path
) -> None:
    """An id used twice is found when all are looked at; the page is there already."""
    root = Path(shutil.copytree(laid_out, tmp_path / "portal"))
    session = session_of(root)
    heard = Heard()
    original = support_portal.profile(root, MAI)
    shutil.copytree(original.parent, original.parent.with_name(f"mot-guong-khac-{MAI}"))
    session.await_save(heard)  # type: ignore[arg-type]

    assert heard.answers is not None
    assert "ma-trung" in heard.problems
    assert "chưa dựng để đăng được" in heard.problems


class Heard:
    """Stands where the server stands, and remembers what it was told."""

    answers: Answers | None = None
    problems = ""

    def show(self, answers: Answers) -> None:
        """Remember the newest answers."""
        self.answers = answers

    def warn(self, problems: str) -> None:
        """Remember what is wrong."""
        self.problems = problems


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Run `portal serve` on the miniature and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [support_build.PORTAL, "serve", "--plan", "mini", "--address", f"127.0.0.1:{port}"]
    environment = support_portal.clean_environment()
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        lines = [run.stdout.readline().decode() for _ in range(2)]

        assert lines[1] == f"Đang xem trước ở http://127.0.0.1:{port}/ (Ctrl+C để dừng).\n"

        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            run.terminate()


@pytest.fixture(scope="module")
def running(laid_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Give the root of a miniature and the address at which it is previewed."""
    root = Path(shutil.copytree(laid_out, tmp_path_factory.mktemp("running") / "portal"))
    with served(root) as address:
        yield root, address


def test_page_shows_a_save_by_itself(running: tuple[Path, str], browser: Browser) -> None:
    """An open page has the new words without a touch, tells an error where the eye is, and is well once it is mended."""
    root, address = running
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address + MAI_PAGE.removesuffix("index.html"))
    append(MAI, "Bà con trong xóm quý mến.", root)
    expect(page.locator(".p-profile")).to_contain_text("Bà con trong xóm quý mến.")
    change(MAI, "sector", "nong-nghiepp", root)
    expect(page.get_by_role("alert")).to_contain_text("không có lĩnh vực")
    expect(page.locator(".p-profile")).to_contain_text("Bà con trong xóm quý mến.")
    change(MAI, "sector", "nong-nghiep", root)
    expect(page.get_by_role("alert")).to_have_count(0)
    page.close()

    assert complaints == []


ASKED = {
    "": (200, "text/html; charset=utf-8"),
    "cam-nang/": (200, "text/html; charset=utf-8"),
    "cam-nang/them-ho-so/": (200, "text/html; charset=utf-8"),
    "feeds/all.xml": (200, "application/xml; charset=utf-8"),
    "sitemap.xml": (200, "application/xml; charset=utf-8"),
    "tim-kiem/": (200, "text/html; charset=utf-8"),
    "the.jpg": (200, "image/jpeg"),
    "guong": (200, "text/html; charset=utf-8"),
    "khong-co/": (404, "text/html; charset=utf-8"),
    "..%2f..%2fmkdocs.yml": (404, "text/html; charset=utf-8"),
    "%00": (404, "text/html; charset=utf-8"),
    "cam-nang/%ff": (404, "text/html; charset=utf-8"),
    "_xem-truoc/-1": (200, "application/json"),
    "_xem-truoc/%C2%B2": (200, "application/json"),
}


@pytest.mark.parametrize("asked", ASKED)
def test_addresses_answer(running: tuple[Path, str], asked: str) -> None:
    """Pages, feeds, pictures and the handbook answer with their type; what is not there, or outside, is 404."""
    _, address = running
    try:
        with urlopen(address + asked) as answer:
            found = answer.status, answer.headers["Content-Type"]
    except HTTPError as error:
        found = error.code, error.headers["Content-Type"]

    assert found == ASKED[asked]


def test_wrong_records_are_shown_until_they_are_right(
    laid_out: Path, tmp_path: Path, browser: Browser
) -> None:
    """Where there is no good state to begin with, the page says what is wrong, and opens the portal once it is mended."""
    root = Path(shutil.copytree(laid_out, tmp_path / "portal"))
    change(MAI, "sector", "khong-co", root)
    with served(root) as address:
        page = browser.new_page()
        page.goto(address)
        expect(page.get_by_role("alert")).to_contain_text("không có lĩnh vực `khong-co`")
        change(MAI, "sector", "nong-nghiep", root)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.close()
