"""`portal fmt`: the canonical form loses nothing, keeps every comment, and comes to rest at once."""

from __future__ import annotations

import errno
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import support_portal
from conftest import Portal
from exemplars.cli import formatting
from exemplars.drafting import canonical_form
from exemplars.notation import strict_yaml
from exemplars.reading import source
from support_portal import REPO
from support_texts import records, thorough
from support_yaml import LINES, TREES, VALUES, canonical

SAMPLES = sorted((REPO / "profiles").rglob("profile.md"))
_COMMENTS = st.sampled_from(["# một", "  # hai: [", "    # ba", "      # bốn 'x", "#năm"])
_KEYS = st.sampled_from(["name", "id", "awards", "summary", "lạ", "say", "sources", "how_to"])
_VALUES = st.one_of(
    st.sampled_from([*VALUES, '"x"  # lời', "[a, 'b']  # lời", "{c: 'd'}", "[]", "|\n  x\n\n  y"]),
    st.just("\n  - form: a # b\n    level: c\n  # cuối\n  - date: d"),
    st.just("\n- a\n# giữa\n- b"),
    st.just(">-\n  gấp\n  lại"),
)
soups = st.lists(
    st.one_of(_COMMENTS, st.sampled_from(LINES), st.builds("{}: {}".format, _KEYS, _VALUES)),
    max_size=10,
).map("\n".join)


def whole(front: str) -> str:
    """Return a file with this front matter."""
    return f"---\n{front}\n---\n\nBài.\n"


def front_of(text: str) -> str:
    """Return a file's front matter."""
    return text.split("---\n")[1]


def comments_of(text: str) -> list[str]:
    """Return what canonical text has on lines of comment, in order of the alphabet."""
    return sorted(re.findall(r"^ *(#.*)$", text, re.MULTILINE))


def keeps_everything(text: str) -> bool:
    """Return whether formatting rests after one time and the tree is the same; what is left is the same text."""
    made = canonical_form.formatted(text)
    if made.left:
        return made.text == text
    again = canonical_form.formatted(made.text)
    return (
        again.text == made.text
        and not again.left
        and strict_yaml.read(front_of(made.text)) == strict_yaml.read(front_of(text))
    )


@thorough
@example("---\na: b")
@given(soups)
def test_no_lines_are_lost(front):
    """Whatever lines make the front matter, what is formatted reads the same and stays as it is."""
    assert keeps_everything(whole(front))


@given(TREES, st.lists(st.tuples(st.integers(0, 40), _COMMENTS), max_size=6))
def test_comments_between_any_lines_survive(tree, comments):
    """Wherever comments stand among the lines of a sound tree, every one survives."""
    rows = list(canonical(tree))
    for at, comment in comments:
        rows.insert(at % (len(rows) + 1), comment)
    text = whole("\n".join(rows))
    made = canonical_form.formatted(text)

    assert made.left == ""
    assert comments_of(made.text) == sorted(comment.strip() for _, comment in comments)
    assert keeps_everything(text)


@given(st.text(max_size=60))
def test_any_text_is_told_and_not_raised(text):
    """Whatever stands in a file, it is formatted or left, and never raises."""
    assert keeps_everything(text)
    assert keeps_everything(whole(text))


@pytest.mark.parametrize("case", records("canonical.yml"))
def test_form(case):
    """A file of the cases comes out as its golden twin."""
    text = case["given"]
    made = canonical_form.formatted(text)

    assert case.get("left", "") == made.left
    assert case.get("expected", text) == made.text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_samples_are_canonical(path: Path):
    """Every sample profile is in the canonical form already."""
    text = path.read_text("utf-8")

    assert canonical_form.Formatted(text) == canonical_form.formatted(text)


@pytest.fixture
def scrambled(miniature: Path) -> Path:
    """Return a profile of the miniature with its first two keys exchanged."""
    path = min(miniature.rglob("profile.md"))
    rows = path.read_text("utf-8").split("\n")
    rows[1], rows[2] = rows[2], rows[1]
    path.write_text("\n".join(rows), "utf-8")
    return path


def test_check_changes_nothing(scrambled: Path, miniature: Path, portal: Portal) -> None:
    """With --check a file that would change is named, exit code 1, and stays as it is."""
    before = scrambled.read_bytes()
    told = portal(miniature, "fmt", "--check", scrambled)

    assert (told.code, told.err) == (1, "")
    assert told.out == f"Cần sắp lại {scrambled.relative_to(miniature)}\n"
    assert before == scrambled.read_bytes()


def test_written_once(scrambled: Path, miniature: Path, portal: Portal) -> None:
    """The first run writes, the second finds nothing to do, and no other file is left beside."""
    first = portal(miniature, "fmt", scrambled.parent)
    second = portal(miniature, "fmt", scrambled.parent)

    assert (first.code, second.code) == (0, 0)
    assert "Đã sắp lại" in first.out
    assert second.out == "Không hồ sơ nào phải sắp lại.\n"
    assert not list(scrambled.parent.glob(".profile*"))


def test_what_was_not_written_is_not_told(
    scrambled: Path, miniature: Path, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file may not be written, it is refused, and not called mended before that."""

    def refuse(path: Path, text: str) -> None:
        raise PermissionError(errno.EACCES, "", str(path))

    monkeypatch.setattr(formatting, "_replace", refuse)
    told = portal(miniature, "fmt", scrambled)

    assert (told.code, told.out) == (2, "")
    assert told.err == f"Không đọc hoặc ghi được {scrambled}: không có quyền\n"


def test_broken_file_is_left(scrambled: Path, miniature: Path, portal: Portal) -> None:
    """A file with a fault keeps its bytes, its line is told, and the exit code is 1."""
    broken = scrambled.read_text("utf-8").replace("\nkind:", "\nkind: a # b\nkind:", 1)
    scrambled.write_text(broken, "utf-8")
    told = portal(miniature, "fmt", scrambled)

    assert told.code == 1
    assert "để nguyên tệp này" in told.err
    assert broken == scrambled.read_text("utf-8")


def test_a_file_in_two_versions_is_left(scrambled: Path, miniature: Path, portal: Portal) -> None:
    """Where git has left both versions of a story, nothing is put in order, and the line is told."""
    line = scrambled.read_text("utf-8").count("\n") + 1
    divided = scrambled.read_text("utf-8") + "<<<<<<< main\nMột.\n=======\nHai.\n>>>>>>> sua\n"
    scrambled.write_text(divided, "utf-8")
    told = portal(miniature, "fmt", scrambled)

    assert told.code == 1
    assert f":{line}: để nguyên tệp này: dấu xung đột của git" in told.err
    assert divided == scrambled.read_text("utf-8")


def test_a_file_that_is_too_long_is_left(scrambled: Path, miniature: Path, portal: Portal) -> None:
    """What the check refuses as too long is not called in order."""
    scrambled.write_text(scrambled.read_text("utf-8") + "Bà con quý mến.\n" * 9_000, "utf-8")
    told = portal(miniature, "fmt", "--check", scrambled)

    assert told.code == 1
    assert "tệp lớn quá 128 kB" in told.err


@pytest.mark.parametrize("path", ["khong-co", "profiles/mini/plan.yml"])
def test_other_paths_are_refused(path: str, miniature: Path, portal: Portal) -> None:
    """What is not there, or is no profile, is refused with words."""
    told = portal(miniature, "fmt", miniature / path)

    assert told.code == 2
    assert path.split("/")[-1] in told.err


def test_a_folder_without_profiles_is_refused(miniature: Path, portal: Portal) -> None:
    """Of a folder that holds no profile it is not said that all is in order."""
    (miniature / "profiles/mini/xa-moi").mkdir()
    told = portal(miniature, "fmt", miniature / "profiles/mini/xa-moi")

    assert (told.code, told.out) == (2, "")
    assert "không có hồ sơ nào ở đây" in told.err


def test_what_would_grow_too_long_is_left(miniature: Path, portal: Portal) -> None:
    """A file that the check would refuse, once its lists are indented, stays as it is."""
    mai = support_portal.profile(miniature, support_portal.MAI)
    _, front, story = mai.read_text("utf-8").split("---\n", 2)
    labels = "- nhãn\n" * 400
    text = f"---\n{front}tags:\n{labels}---\n{story}"
    mai.write_text(text + "a" * (source.LARGEST_TEXT - len(text.encode()) - 100), "utf-8")
    before = mai.read_bytes()
    told = portal(miniature, "fmt", mai)

    assert len(before) < source.LARGEST_TEXT
    assert (told.code, mai.read_bytes()) == (1, before)
    assert "lớn quá 128 kB" in told.err


def test_windows_file_becomes_plain(miniature: Path, portal: Portal) -> None:
    """Line ends of Windows, a byte order mark and decomposed letters are mended."""
    path = min(miniature.rglob("profile.md"))
    copy = miniature / "copy.md"
    shutil.copy(path, copy)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    told = portal(miniature, "fmt", path)

    assert told.code == 0
    assert copy.read_bytes() == path.read_bytes()
