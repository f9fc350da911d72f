"""What is taken over from the published site: the same bytes as a build from nothing, whatever happened.

It is over 300 lines, because half of it is what can happen to a portal between two builds.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import time
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import support_portal
import support_site
from exemplars import cache, processes, search
from exemplars.building import parts, publication, site
from exemplars.building.settings import Settings
from exemplars.problem import Refused
from exemplars.reuse import Reuse
from support_edits import EDITS, Step, append, change, delete, swap, withdraw
from support_portal import MAI, RAC, REPO

BOOK = ".cache/built/mini.json"
MAI_PAGE = "guong/tran-thi-mai-c4h9wd/index.html"
RAC_PAGE = "guong/to-thu-gom-rac-xom-dong-b7k2mt/index.html"


def ready(root: Path, *, search: bool = False) -> site.Site:
    """Return the miniature below `root`, ready to be written; the day is in a file beside it."""
    day = (root / "today").read_text() if (root / "today").exists() else "2025-03-01"
    return site.prepare(root, Settings("mini", support_site.day(day), search=search, offline=False))


def build(root: Path, *, search: bool = False) -> None:
    """Build as the command does, but for MkDocs' own pages: beside, with what is published, by exchange."""
    with publication.beside(root / "site", root / ".cache/locks") as folder:
        made = ready(root, search=search)
        made.write(folder, lambda base: support_site.FRAME, [], publication.published(folder))


def clean(root: Path, *, search: bool = False) -> dict[str, bytes]:
    """Return what a build from nothing writes."""
    folder = root / "clean"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    ready(root, search=search).write(folder, lambda base: support_site.FRAME, [])
    return support_site.tree(folder)


def killed_early(root: Path, files: int) -> None:
    """Build, and end after so many files, as a killed build does."""
    folder = root / ".site.building"
    shutil.rmtree(folder, ignore_errors=True)
    kept = Reuse(root / BOOK, root / "site")
    written = parts.files(ready(root).parts(lambda base: support_site.FRAME, []))
    kept.put(islice(written, files), folder)


def killed_late(root: Path) -> None:
    """Build, and end just before the exchange: the book is the new site's, the site the old."""
    folder = root / ".site.building"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    ready(root).write(folder, lambda base: support_site.FRAME, [], root / "site")


def elsewhere(root: Path) -> None:
    """Build into another folder, which shares the book."""
    with publication.beside(root / "other", root / ".cache/locks") as folder:
        ready(root).write(
            folder, lambda base: support_site.FRAME, [], publication.published(folder)
        )


def spoil_book(how: Callable[[str], str], root: Path) -> None:
    """Change the book."""
    book = root / BOOK
    if book.exists():
        book.write_text(how(book.read_text()))


def swapped_digests(text: str) -> str:
    """Return a book in which every file has the digest of another."""
    try:
        said = json.loads(text)
        digests = [digest for _, digest in said.values()]
    except (ValueError, AttributeError, TypeError):
        return text
    turned = zip(said.items(), [*digests[1:], *digests[:1]], strict=True)
    return json.dumps({name: [entry[0], digest] for (name, entry), digest in turned})


def spoil_site(name: str, how: str, root: Path) -> None:
    """Spoil what is published: overwrite, cut, remove, or put something else in its place."""
    path = root / "site" / name
    if not path.is_file():
        return
    text = path.read_text("utf-8")
    path.unlink()
    if how in ("overwritten", "cut"):
        path.write_text(text.replace("a", "b", 1) if how == "overwritten" else text[:100], "utf-8")
    elif how == "link":
        path.symlink_to(root / "mkdocs.yml")
    elif how == "folder":
        path.mkdir()
    elif how == "closed":
        path.write_text(text, "utf-8")
        path.chmod(0o600)


NAMES = st.sampled_from([MAI_PAGE, RAC_PAGE, "feeds/all.json", "guong/index.html"])
WAYS = st.sampled_from(["overwritten", "cut", "gone", "link", "folder", "closed"])
SPOILT: list[Callable[[str], str]] = [
    *(lambda text, said=said: said for said in ("", "[]", '{"a": ["b"]}', "[" * 100_000)),  # type: ignore[misc]
    lambda text: text[: len(text) // 2],
    swapped_digests,
]
BOOKS = st.sampled_from(SPOILT)
STEPS: st.SearchStrategy[Step] = st.one_of(
    EDITS,
    st.builds(lambda day: lambda root: (root / "today").write_text(day), st.sampled_from(["2025-03-02", "2024-04-30"])),
    st.builds(lambda files: lambda root: killed_early(root, files), st.integers(1, 60)),
    st.just(killed_late),
    st.just(elsewhere),
    st.builds(lambda how: partial(spoil_book, how), BOOKS),
    st.builds(lambda name, how: partial(spoil_site, name, how), NAMES, WAYS),
)  # fmt: skip


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a miniature with its site, its book, and all cards drawn; not to be changed."""
    root = support_portal.lay_out(tmp_path_factory.mktemp("reuse") / "portal", whole=True)
    build(root)
    return root


@pytest.fixture
def root(laid_out: Path, tmp_path: Path) -> Path:
    """Return a copy of the miniature with its site and its book."""
    return Path(shutil.copytree(laid_out, tmp_path / "portal"))


@given(steps=st.lists(STEPS, min_size=2, max_size=5))
@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_build_writes_what_a_build_from_nothing_writes(
    laid_out: Path, tmp_path: Path, steps: list[Step]
) -> None:
    """After any edits, renames, deletions, kills and spoilt files, no byte tells that anything was reused."""
    root = tmp_path / "portal"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(laid_out, root)
    for step in steps:
        try:
            step(root)
            build(root)
        except Refused:
            continue  # a portal with errors keeps the site it has

        assert not support_site.differing(clean(root), support_site.tree(root / "site"))


def test_a_spoilt_site_does_not_stay_spoilt(root: Path) -> None:
    """What was overwritten, cut, removed, replaced or closed in the published folder is made again."""
    names = sorted(json.loads((root / BOOK).read_text()))
    ways = ["overwritten", "cut", "gone", "link", "folder", "closed"]
    for name, how in zip(names[::7], ways, strict=False):
        spoil_site(name, how, root)
    build(root)

    assert not support_site.differing(clean(root), support_site.tree(root / "site"))


def test_an_edit_and_a_withdrawal_show_wherever_they_belong(root: Path) -> None:
    """A new summary stands on the pages of its neighbours, and who was taken down is told in every Atom feed."""
    change(RAC, "summary", "Một tổ rất chăm chỉ.", root)
    build(root)

    assert "Một tổ rất chăm chỉ." in (root / "site" / MAI_PAGE).read_text("utf-8")

    withdraw(RAC, root)
    build(root)

    assert "at:deleted-entry" in (root / "site/feeds/doi-tuong/ca-nhan.atom").read_text("utf-8")
    assert not support_site.differing(clean(root), support_site.tree(root / "site"))


def test_a_spoilt_book_is_not_believed(root: Path) -> None:
    """With a book that is cut, empty, foreign, or has the digests of other files, nothing stale stays."""
    change(MAI, "summary", "Một gương tốt.", root)
    expected = clean(root)
    for how in SPOILT:
        spoil_book(how, root)
        build(root)

        assert not support_site.differing(expected, support_site.tree(root / "site"))


def test_lists_of_several_pages_are_as_if_made_at_once(root: Path) -> None:
    """Where one more joins a long list, every page of it tells the new number, and its parts appear."""
    for number in range(27):
        support_site.copied(root, MAI, f"q2w3{number:02}", f"Lê Thị {chr(65 + number)}")
    build(root)
    delete("q2w300", root)
    support_site.copied(root, RAC, "r2w300", "Tổ Chín")
    build(root)

    assert (root / "site/guong/trang/2/index.html").is_file()
    assert not support_site.differing(clean(root), support_site.tree(root / "site"))


def same_files(before: dict[str, int], folder: Path) -> set[str]:
    """Return which files below a folder are the very files that were there before."""
    return {name for name, inode in inodes(folder).items() if before.get(name) == inode}


def inodes(folder: Path) -> dict[str, int]:
    """Return the number of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_ino
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_an_edit_does_not_touch_is_the_same_file(root: Path) -> None:
    """An edited story makes its page and its feeds again, and leaves the pages of those it is not shown with."""
    before = inodes(root / "site")
    append(RAC, "Bà con quý mến.", root)
    build(root)
    kept = same_files(before, root / "site")

    assert RAC_PAGE in before
    assert RAC_PAGE not in kept
    assert "feeds/all.xml" not in kept
    assert f"{os.path.dirname(MAI_PAGE)}/chia-se.txt" in kept  # noqa: PTH120
    assert "feeds/linh-vuc/nong-nghiep.xml" in kept


@pytest.mark.parametrize(
    "step",
    [
        partial(swap, "theme/portal/exemplar.html", "Chép liên kết", "Chép địa chỉ"),
        partial(swap, "profiles/mini/plan.yml", "noivu@mau.example", "vanphong@mau.example"),
        lambda root: (root / "today").write_text("2025-03-02"),
    ],
)
def test_theme_plan_and_day_make_everything_again(root: Path, step: Step) -> None:
    """Where what all pages share has changed, no file is taken over, whether it shows or not."""
    before = inodes(root / "site")
    step(root)
    build(root)

    assert not same_files(before, root / "site")


def test_another_program_makes_everything_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version of the program has made is not taken over."""
    before = inodes(root / "site")
    monkeypatch.setattr(cache, "program", lambda: "another")
    build(root)

    assert not same_files(before, root / "site")


def test_nobody_taken_down_is_named_in_the_book(root: Path) -> None:
    """A profile that is withdrawn is gone from what is kept between builds."""
    withdraw(MAI, root)
    build(root)

    assert "tran-thi-mai" in json.dumps(sorted(support_site.tree(root / "site")))
    assert "tran-thi-mai" not in (root / BOOK).read_text()


def test_several_processes_write_the_same_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that three processes have written, from nothing and after an edit, is as one writes it."""
    expected = clean(root, search=True)
    monkeypatch.setattr(processes, "FEWEST", 2)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    shutil.rmtree(root / "site")
    build(root, search=True)

    assert "tim-kiem/danh-muc.json" in expected
    assert not support_site.differing(expected, support_site.tree(root / "site"))

    append(RAC, "Bà con quý mến.", root)
    build(root, search=True)
    monkeypatch.undo()

    assert not support_site.differing(clean(root, search=True), support_site.tree(root / "site"))


def test_an_interrupted_build_leaves_no_copy(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever stops a build stops what a copy of it writes: the next finds the lock free, the folder gone."""

    def interrupted(base: str) -> str:
        raise KeyboardInterrupt

    def slow(register: object) -> Iterator[tuple[str, bytes]]:
        time.sleep(60)
        yield "tim-kiem/danh-muc.json", b""

    def counted() -> int:
        process = fork()
        copies.append(process)
        return process

    copies, fork, made = [], os.fork, ready(root, search=True)
    monkeypatch.setattr(os, "fork", counted)
    monkeypatch.setattr(processes, "FEWEST", 2)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(search, "files", slow)
    with (
        pytest.raises(KeyboardInterrupt),
        publication.beside(root / "site", root / ".cache/locks") as folder,
    ):
        made.write(folder, interrupted, [])

    assert len(copies) == 1
    assert not Path(f"/proc/{copies[0]}").exists()
    assert not folder.exists()


def test_what_takes_long_ends_with_who_began_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search is written only as long as the process that began the build is there."""
    monkeypatch.setattr(processes, "is_wanted", lambda first: first != os.getpid())

    assert not [name for name in clean(root, search=True) if name.startswith("tim-kiem/danh-muc")]


def test_what_is_kept_hangs_on_every_library() -> None:
    """A new version of any library that the portal stands on makes everything anew."""
    told = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]

    assert sorted(re.split(r"[><=]", each)[0] for each in told) == sorted(cache.LIBRARIES)
