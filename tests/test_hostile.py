"""Files worse than editors would make them: the check tells, and never breaks."""

from __future__ import annotations

import errno
import os
import random
import re
from pathlib import Path

import pytest

import support_hostile
from exemplars.checking import check
from exemplars.problem import refusal
from exemplars.reading import source
from exemplars.reading.source import Portfolio
from exemplars.records import schema
from exemplars.records.plan import Plan
from exemplars.records.profile import Profile
from exemplars.records.units import Unit
from support_hostile import MUTATIONS, WRONG, is_well_told
from support_portal import MAI, lay_out, problems_of, profile, run_portal

FIELDS = [key for key, _, _ in schema.specs(Profile)]
PLAN_FIELDS = [key for key, _, _ in schema.specs(Plan)]
UNIT_FIELDS = [key for key, _, _ in schema.specs(Unit)]
FILES = ("plan.yml", "units.yml", "an-binh/unit.yml")


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """Return a miniature that stays for the whole module, as it was read."""
    return source.load(lay_out(tmp_path_factory.mktemp("hostile") / "portal"), "mini")


@pytest.fixture(scope="module")
def good(lasting: Portfolio) -> bytes:
    """Return a profile with nothing wrong."""
    return profile(lasting.root, MAI).read_bytes()


def another(portfolio: Portfolio, name: str) -> Path:
    """Return the file of a profile that is to be written."""
    path = portfolio.root / "profiles/mini/an-binh" / name.replace(" ", "-") / "profile.md"
    path.parent.mkdir()
    return path


def told(portfolio: Portfolio, path: Path) -> bool:
    """Return whether what is wrong with one profile is told well."""
    read = source.read_source(portfolio.root, path)
    return is_well_told(check.of_source(read, portfolio, portfolio.newest_date))


def with_value(text: str, key: str, value: str) -> str:
    """Return a file with another value for one of its uppermost fields."""
    kept = re.sub(rf"^{key}:.*\n(?:[ -].*\n|\n(?= ))*", "", text, flags=re.MULTILINE)
    head, fence, rest = kept.partition("---\n") if kept.startswith("---\n") else ("", "", kept)
    return f"{head}{fence}{key}: {value}\n{rest}"


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_mutated_profile_is_told(
    mutation: support_hostile.Mutation, lasting: Portfolio, good: bytes
) -> None:
    """A profile broken by chance, in sixty ways of each sort, is told and breaks nothing."""
    path = another(lasting, mutation.__name__)
    for seed in range(60):
        path.write_bytes(mutation(random.Random(seed), good))

        assert told(lasting, path), f"seed {seed}"


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_mutated_plan_is_told(
    mutation: support_hostile.Mutation, file: str, miniature: Path
) -> None:
    """A plan, a register or a unit's criteria broken by chance are told and break nothing."""
    path = miniature / "profiles/mini" / file
    good = path.read_bytes()
    for seed in range(12):
        path.write_bytes(mutation(random.Random(seed), good))

        assert is_well_told(problems_of(miniature, "mini")), f"seed {seed}"


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_type_in_every_field_of_a_profile_is_told(
    wrong: str, lasting: Portfolio, good: bytes
) -> None:
    """Whatever stands in the place of a field's value, the check tells it."""
    path = another(lasting, wrong)
    for key in FIELDS:
        path.write_text(with_value(good.decode(), key, support_hostile.flow(WRONG[wrong])), "utf-8")

        assert told(lasting, path), key


@pytest.mark.parametrize("wrong", ["word", "list", "group", "lists in lists", "many", "deep"])
def test_wrong_type_in_every_field_of_a_plan_is_told(wrong: str, miniature: Path) -> None:
    """Whatever stands in the place of a plan's field, the check of its profiles still runs."""
    path = miniature / "profiles/mini/plan.yml"
    good = path.read_text("utf-8")
    for key in PLAN_FIELDS:
        path.write_text(with_value(good, key, support_hostile.flow(WRONG[wrong])), "utf-8")

        assert is_well_told(problems_of(miniature, "mini")), key


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_type_in_every_field_of_a_unit_is_told(wrong: str, miniature: Path) -> None:
    """Whatever stands in the place of a unit's field, the register is still read."""
    path = miniature / "profiles/mini/units.yml"
    good = path.read_text("utf-8")
    for key in UNIT_FIELDS:
        odd = f"  - {key}: {support_hostile.flow(WRONG[wrong])}\n"
        path.write_text(good + odd * 2 + good.partition("units:\n")[2], "utf-8")

        assert is_well_told(problems_of(miniature, "mini")), key


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n" * 100_000,
        b"---",
        b"---\n---",
        b"---\n---\n" + b"[" * 100_000,
        b"---\n---\n" + b"> " * 50_000,
        b"---\n---\n" + b"*_" * 50_000,
        b"---\n---\n" + b"|a" * 50_000 + b"\n" + b"|-" * 50_000,
        b"---\n---\n" + b"<a " * 50_000,
        b"---\n---\n" + b"![](" * 50_000,
        b"---\n---\n" + b"\xe2\x80\xae" * 50_000,
        b"---\n" + b"[" * 60_000 + b"\n---\n",
        b"---\n" + b"{a: " * 15_000 + b"\n---\n",
        b"---\n" + b"- " * 30_000 + b"\n---\n",
        b"---\n" + b"? " * 30_000 + b"\n---\n",
        b"---\na: &a [x]\nb: *a\n---\n",
        b"---\n" + b"id: c4h9wd\n" * 5_000 + b"---\n",
        b"---\nname: '" + b"x" * 60_000 + b"'\n---\n",
        b"---\nmovements: [" + b"a, " * 4_000 + b"a]\n---\n",
        b"\xff\xfe" + "---\nid: x\n---\n".encode("utf-16-le"),
        b"\xef\xbb\xbf\xef\xbb\xbf---\nid: x\n---\n",
        b"---\r\nid: c4h9wd\r\n---\r\n\r\nB\xc3\xa0i.\r\n",
        b"---\rid: c4h9wd\r---\r",
        b"PK\x03\x04" + bytes(1000),
        bytes(range(256)) * 100,
        b"x" * 600_000,
    ],
    ids=lambda data: f"{data[:12]!r}x{len(data)}",
)
def test_monstrous_file_is_told(data: bytes, lasting: Portfolio) -> None:
    """Files that are empty, endless, of another kind or made to exhaust a parser are told."""
    path = lasting.root / "profiles/mini/an-binh/monstrous.md"
    path.write_bytes(data)

    assert told(lasting, path)


ODD = [
    "-rf",
    "con.txt",
    "a b",
    "Hồ sơ",
    "dòng\nmới",
    "\x1b[31mđỏ",
    "'\"$(x)`",
    "a" * 250,
    "...",
    "%s%n{0}",
]
NO_TEXT = os.fsdecode(b"\xff\xfe")


def with_odd_names(root: Path, names: list[str]) -> None:
    """Put a profile and a loose file of each name into a unit."""
    unit = root / "profiles/mini/an-binh"
    for name in names:
        (unit / name).mkdir()
        (unit / name / "profile.md").write_text("---\nid: h3k9mz\n---\n", "utf-8")
        (unit / f"x{name}").touch()


@pytest.mark.parametrize("names", [ODD, [NO_TEXT]], ids=["text", "no text"])
@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
def test_odd_names_of_files_are_told(names: list[str], form: str, miniature: Path) -> None:
    """Whatever a folder or a file is called, the command tells it in every form, in UTF-8."""
    with_odd_names(miniature, names)
    done = run_portal(miniature, "check", "--format", form)

    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode().count("thu-muc-ten") >= len(names)


def test_links_lead_nowhere(miniature: Path) -> None:
    """A symbolic link in the place of a folder or a file is told and never followed."""
    base = miniature / "profiles/mini"
    secret = miniature / "bi-mat.md"
    secret.write_text(profile(miniature, MAI).read_text("utf-8"), "utf-8")
    (base / "xa-la").symlink_to("/etc")
    (base / "vong").symlink_to("vong")
    (base / "an-binh/len-tren").symlink_to("..")
    linked = base / "an-binh/tran-thi-lan-c4h9wz"
    linked.mkdir()
    (linked / "profile.md").symlink_to(secret)
    found = problems_of(miniature)

    assert {each.code for each in found} == {"tep-la", "tep-hong"}
    assert len(found) == 4
    assert is_well_told(found)


@pytest.mark.parametrize("file", ["plan.yml", "units.yml", "an-binh/unit.yml"])
@pytest.mark.parametrize("act", ["link", "folder", "gone"])
def test_files_of_the_plan_may_be_anything(act: str, file: str, miniature: Path) -> None:
    """A plan's file that is a link, a folder or not there is told like any other fault."""
    path = miniature / "profiles/mini" / file
    path.rename(miniature / "kept.yml")
    if act == "link":
        path.symlink_to(miniature / "kept.yml")
    elif act == "folder":
        path.mkdir()

    assert is_well_told(problems_of(miniature, "mini"))


@pytest.mark.parametrize("file", ["plan.yml", "units.yml", "schedule.yml", "an-binh/unit.yml"])
def test_file_of_the_plan_that_is_a_pipe_is_told_by_its_name(file: str, miniature: Path) -> None:
    """A pipe in the place of a plan's file is told, and nobody waits for it to speak."""
    path = miniature / "profiles/mini" / file
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    found = problems_of(miniature, "mini")

    assert [each.code for each in found if each.path == f"profiles/mini/{file}"] == ["tep-hong"]
    assert all(each.path for each in found)


def test_profile_that_is_a_folder_is_told(miniature: Path) -> None:
    """A folder by the name of profile.md is no profile."""
    path = profile(miniature, MAI)
    path.unlink()
    path.mkdir()

    assert [each.code for each in problems_of(miniature)] == ["tep-hong"]


def test_file_that_may_not_be_read_is_told(
    miniature: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A profile without the right to read it is a problem at its first line."""
    refused, read = profile(miniature, MAI), Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path == refused:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    (found,) = problems_of(miniature)

    assert (found.code, found.line) == ("tep-hong", 1)


def test_folder_that_may_not_be_read_is_told(
    miniature: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A unit's folder without the right to list it is a problem, and the others are read."""
    refused, scan = miniature / "profiles/mini/an-binh", os.scandir

    def scandir(path: Path) -> object:
        if Path(path) == refused:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", scandir)
        found = problems_of(miniature)

    assert found
    assert is_well_told(found)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.ENOENT, "không có ở đó"),
        (errno.EACCES, "không có quyền"),
        (errno.EISDIR, "là thư mục"),
        (errno.ENOSPC, "đĩa đã đầy"),
        (errno.EXDEV, "Invalid cross-device link"),
    ],
)
def test_why_a_file_was_refused_is_said_in_vietnamese(number: int, why: str) -> None:
    """Common reasons are told in the editor's language, others as the system says them."""
    assert why == refusal(OSError(number, os.strerror(number)))
