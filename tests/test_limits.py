"""Files as large as they may be, made to exhaust whoever reads them: told or passed, within limits."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import support_build
import support_media
import support_portal
import support_vectors
from exemplars import media
from exemplars.checking import placing
from exemplars.reading import source
from exemplars.records.values import LONGEST_SLUG
from support_build import PORTAL

# Half a gigabyte more than the program itself takes; and an hour for what takes a second.
LIMITS = ("prlimit", "--as=900000000", "--cpu=60")
ROOM = source.LARGEST_FILE - 5_000
LONG = source.LARGEST_TEXT - 1_000
FLOODS = {
    **{mark: mark * (LONG // len(mark.encode())) for mark in ("[", "*a ", "![](", "[a][", "<a ")},
    **{
        mark: mark * (LONG // len(mark.encode()))
        for mark in ("> ", "&amp;", "\u0301", "`a``", "X. ")
    },
    "columns": "|a" * 3_000 + "|\n" + "|-" * 3_000 + "|\n" + "|b\n" * 30_000,
    "an old font": "§Êt c¸t " * (LONG // 11),
    "letters lost": "\ufffd\n" * 3_900,
    "dashes": "|a\n" * 400 + "\n" + "-" * (LONG - 2_000),
    "rows filled up": ("|a" * 1_350 + "|\n" + "|-" * 1_350 + "|\n" + "a|\n" * 185 + "\n") * 21,
    "references": "[a]: b\n" * 9_000 + "[a]" * 15_000,
    "title never closed": "* a\n[a](/b 'x\n" + "x\n" * (LONG // 2),
    "titles never closed": "[a](/b 'x [a](/b \"x [a](/b (x " * 1_000 + "\n" + "x\n" * LONG,
    "ever deeper": "".join(f"{'>' * min(depth, 3_000)} a\n" for depth in range(160)),
}
TREES = {
    "keys": "a: b\n" * 100_000,
    "items": "- " * 250_000,
    "levels": "{a: " * 120_000,
    "hidden": "\u202e\n" * 120_000,
    "quotes": "'\n" * 250_000,
    "bomb": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(20_000)),
    "merge": "a: {b: c}\nd: {<<: {e: f}}\n" * 15_000,
}


def limited(root: Path, *command: str, **environment: str) -> Any:
    """Run a command on a portal within the limits."""
    done = support_build.run(*LIMITS, PORTAL, *command, "--plan", "mini", cwd=root, **environment)

    assert "Traceback" not in done.stderr

    return done


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the root of a miniature portal with all that a build needs."""
    return support_portal.lay_out(tmp_path / "portal", whole=True)


def test_floods_are_checked_and_built_within_limits(root: Path, tmp_path: Path) -> None:
    """Stories as long as they may be, all marks, are told of, and with all checks passed even published."""
    unit = root / "profiles/mini/an-binh"
    for number, flood in enumerate(FLOODS.values()):
        folder = unit / f"dong-v0000{number:x}"
        folder.mkdir()
        front = f"id: v0000{number:x}\nname: Dòng\nkind: individual\nunit: an-binh\npublished: 2024-01-01\n"
        front += "stages:\n  - stage: replicate\n    date: 2023-12-01\n"
        (folder / "profile.md").write_text(f"---\n{front}---\n\n{flood[:LONG]}\n", "utf-8")
    checked = limited(root, "check")
    unchecked = support_build.customised(tmp_path / "unchecked", support_vectors.UNCHECKED)
    built = limited(root, "build", "--no-search", "--site-dir", "site", **unchecked)

    assert (checked.returncode, checked.stderr) == (1, "")
    assert built.returncode == 0, built.stderr
    assert (root / "site/guong/dong-v00000/index.html").is_file()


@pytest.mark.parametrize("file", ["plan.yml", "units.yml"])
@pytest.mark.parametrize("tree", TREES)
def test_trees_without_end_are_told_in_few_words(root: Path, file: str, tree: str) -> None:
    """A file of half a megabyte of slips is told with its first few hundred, the rest counted."""
    (root / "profiles/mini" / file).write_text(TREES[tree][:ROOM], "utf-8")
    done = limited(root, "check")

    assert (done.returncode, done.stderr) == (1, "")
    assert file in done.stdout
    assert len(done.stdout) < 100_000


REFERENCES = {
    "units.yml": (
        "units:\n",
        "  - {{id: u{n}, name: Xã {n}, kind: commune, parent: khong-co-{n}}}\n",
    ),
    "plan.yml": (None, "  - {{id: s{n}, name: L {n}, icon: bieu-tuong-{n}, section: I}}\n"),
    "an-binh/unit.yml": ("criteria:\n", "  - {{id: hard-work, text: A {n}, section: I}}\n"),
}


@pytest.mark.parametrize("file", REFERENCES)
def test_what_refers_to_nothing_is_told_in_few_words(root: Path, file: str) -> None:
    """Of thousands of names that are not there, in a file that can be read, a rule tells the first few hundred."""
    path = root / "profiles/mini" / file
    head, item = REFERENCES[file]
    if head is None:
        head = path.read_text("utf-8").replace("\nsectors:\n", "\nSECTORS", 1)
    items = "".join(item.format(n=n) for n in range(4_000))
    whole = head.replace("SECTORS", f"sectors:\n{items}") if "SECTORS" in head else head + items
    path.write_text(whole, "utf-8")
    done = limited(root, "check")
    told = Counter(re.findall(rf"{file}:\d+:\d+: \S+(?: nhở)? \[([a-z-]+)\]", done.stdout))

    assert (done.returncode, done.stderr) == (1 if file != "plan.yml" else 0, "")
    assert max(told.values()) == placing.MOST, told


def test_devices_are_not_waited_for(root: Path) -> None:
    """A pipe or a device in the place of a file or a folder is told, and nobody waits for it to speak."""
    base = root / "profiles/mini"
    mai = support_portal.profile(root, support_portal.MAI)
    mai.unlink()
    os.mkfifo(mai)
    (mai.parent / "chan-dung.png").unlink()
    os.mkfifo(mai.parent / "chan-dung.png")
    rac = support_portal.profile(root, support_portal.RAC).with_name("chan-dung.png")
    rac.unlink()
    os.mkfifo(rac)
    for place in (base / "ong", base / "an-binh/ong", base / "an-binh/ong.md"):
        os.mkfifo(place)
    (base / "an-binh/unit.yml").unlink()
    os.mkfifo(base / "an-binh/unit.yml")
    done = limited(root, "check")

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("[tep-la]") == 3
    assert f"{support_portal.MAI}/profile.md:1:1: lỗi [tep-hong]" in done.stdout
    assert "[anh-hong]" in done.stdout


@pytest.mark.parametrize("file", ["plan.yml", "units.yml"])
def test_a_plan_that_is_a_pipe_is_told(root: Path, file: str) -> None:
    """A plan or a register that is no file is told like one that cannot be read."""
    (root / "profiles/mini" / file).unlink()
    os.mkfifo(root / "profiles/mini" / file)
    done = limited(root, "check")

    assert (done.returncode, done.stderr) == (1, "")
    assert f"{file}:1:1: lỗi [tep-hong]" in done.stdout


@pytest.mark.parametrize(
    ("mode", "ending"),
    [("I;16", "png"), ("RGBA", "png"), ("CMYK", "jpg"), ("RGB", "jpg"), ("RGBA", "webp")],
)
def test_the_largest_pictures_take_little_memory(tmp_path: Path, mode: str, ending: str) -> None:
    """A picture of as many pixels as are allowed is published within half a gigabyte."""
    side = 4_890 if ending == "webp" else 6_320
    picture = Image.new(mode, (side, side), 9)
    picture.save(tmp_path / f"anh.{ending}")
    code = (
        "import sys; from pathlib import Path; from exemplars import media;"
        "path = Path(sys.argv[1]); assert media.fault(path) is None;"
        "assert media.renditions(path, path.parent)"
    )
    python = (PORTAL.removesuffix("portal") + "python", "-c", code)
    done = support_build.run(
        *LIMITS[:1], "--as=620000000", *python, tmp_path / f"anh.{ending}", cwd=tmp_path
    )

    assert done.returncode == 0, done.stderr


def test_a_larger_webp_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    """A WebP of over twenty-four million pixels is told with its size."""
    Image.new("RGB", (5_000, 5_000)).save(tmp_path / "anh.webp", method=0)

    assert media.fault(tmp_path / "anh.webp") == (
        "có 5000 × 5000 điểm ảnh",
        "thu nhỏ ảnh xuống dưới 24 triệu điểm ảnh",
    )


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif", b"jp2 ", b"M4A "])
def test_pictures_of_other_makes_are_refused(tmp_path: Path, brand: bytes) -> None:
    """A telephone's HEIC, an AVIF or JPEG 2000 under a JPEG's name is told as no picture that is read."""
    path = tmp_path / "anh.jpg"
    path.write_bytes(b"\0\0\0\x18ftyp" + brand + bytes(4) + brand + b"mif1" + bytes(500))

    assert media.fault(path) == (
        "không phải ảnh JPEG, PNG hay WebP đọc được",
        "mở ảnh và lưu lại dưới dạng JPEG",
    )


@pytest.mark.parametrize(
    "tail", [b"<script>alert(1)</script>", b"%PDF-1.4", b"PK\x03\x04" + bytes(99), b"<?php ?>"]
)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_is_something_else_too_is_only_a_picture(
    tmp_path: Path, form: str, tail: bytes
) -> None:
    """What stands behind a picture's end does not leave the office."""
    path = tmp_path / "anh.jpg"
    path.write_bytes(support_media.encoded(support_media.noise(), form) + tail)
    made = [each.path.read_bytes() for each in media.renditions(path, tmp_path / "cache")]

    assert made
    assert not [data for data in made if tail[:8] in data]


@pytest.mark.parametrize(
    "name", ["con", "aux.yml", "nul", "com1", "A" * 20, "a" * 255, "xã", "a\u202eb", "аn-binh"]
)
def test_names_that_some_disk_cannot_bear_are_told(root: Path, name: str) -> None:
    """A folder named as Windows names a device, in capitals, too long or in other letters is told."""
    folder = root / "profiles/mini/an-binh" / name
    folder.mkdir()
    (folder / "profile.md").write_text(
        "---\nid: h3k9mz\nname: A\nkind: individual\nunit: an-binh\n---\n"
    )
    done = limited(root, "check")

    assert (done.returncode, done.stderr) == (1, "")
    assert "[thu-muc-ten]" in done.stdout


def test_no_name_is_longer_than_folders_bear(root: Path) -> None:
    """The longest id of a unit has its page; a longer one is told, and builds nothing."""
    units = root / "profiles/mini/units.yml"
    written = units.read_text("utf-8")
    longest = "x" * LONGEST_SLUG
    units.write_text(
        f"{written}  - id: {longest}\n    name: Xã Dài\n    kind: commune\n    parent: huyen-mau\n",
        "utf-8",
    )
    good = limited(root, "build", "--site-dir", "site")
    units.write_text(units.read_text("utf-8").replace(longest, longest + "x"), "utf-8")
    bad = limited(root, "build", "--site-dir", "site")

    assert good.returncode == 0, good.stderr
    assert (root / "site/don-vi" / longest / "index.html").is_file()
    assert bad.returncode == 1
    assert "quá 100 ký tự" in bad.stderr
