"""A slip in mkdocs.yml: building and previewing say in words what is wrong and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Portal
from support_portal import REPO, edit, lay_out


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a miniature portal that has all that a build looks at before it makes anything."""
    root = lay_out(tmp_path / "portal")
    for part in ("hooks", "theme", "content"):
        (root / part).symlink_to(REPO / part)
    return root


@pytest.mark.parametrize("verb", ["build", "serve"])
@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("x:\n\ty: 1\n", "mkdocs.yml:{next}:1: thụt lề bằng phím Tab; thụt lề bằng dấu cách"),
        ("x: a: b\n", "mkdocs.yml:{line}:5: thừa dấu hai chấm trong giá trị; đặt cả giá trị"),
        ("x: *b\n", "mkdocs.yml:{line}:4: không dùng được: found undefined alias 'b'"),
        (
            "x: !!python/name:slugify.la\n",
            "mkdocs.yml:{line}:4: không dùng được: cannot find 'la' in the module 'slugify'",
        ),
        ("x: 2024-13-45\n", "mkdocs.yml: không dùng được: month must be in 1..12"),
        ("theme: {name: [1]}\n", "mkdocs.yml: không dùng được: unhashable type: 'list'"),
        ("INHERIT: mkdocs.yml\n", "mkdocs.yml: không dùng được: maximum recursion depth"),
        ("site_name:\n", "mkdocs.yml: thiếu mục `site_name`\n"),
        (
            "plugins: [la]\n",
            'mkdocs.yml: mục `plugins` không dùng được: The "la" plugin is not installed\n',
        ),
        ("extra: {portal: x}\n", "mkdocs.yml: mục `extra.portal` phải là nhóm"),
        ("extra: {portal: {plan: }}\n", "mkdocs.yml: mục `extra.portal.plan` phải là mã của"),
        ("extra: {portal: {plan: [mini]}}\n", "mkdocs.yml: mục `extra.portal.plan` phải là mã của"),
        ("extra: {portal: {plans: mini}}\n", "mkdocs.yml: không biết mục `extra.portal.plans`"),
        ("hooks: []\n", "mkdocs.yml: thiếu `hooks/portal.py` ở mục `hooks`"),
    ],
)
def test_a_slip_is_said_in_words(
    root: Path, portal: Portal, verb: str, added: str, said: str
) -> None:
    """What YAML or MkDocs refuses is told with its place or the setting's name, and nothing is built."""
    before = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(before + added, "utf-8")
    told = portal(root, verb, "--plan", "mini")
    line = before.count("\n") + 1

    assert told.err.startswith(said.replace("{line}", f"{line}").replace("{next}", f"{line + 1}"))
    assert told.code == 2
    assert not (root / "site").exists()


def test_a_file_that_is_no_settings_is_said(root: Path, portal: Portal) -> None:
    """Empty, a number, a list, of other bytes: the file is refused in a line that names it."""
    for data in (b"", b"3", b"- a", b"x: \xff", b"x: \0", b"[" * 5_000):
        (root / "mkdocs.yml").write_bytes(data)
        told = portal(root, "build", "--plan", "mini")

        assert (told.code, told.err.count("\n")) == (2, 1), data[:9]
        assert told.err.startswith("mkdocs.yml: ")


def test_an_unknown_setting_stops_a_build(root: Path, portal: Portal) -> None:
    """A misspelt setting, of which MkDocs only warns, is told by its name."""
    edit(root / "mkdocs.yml", "docs_dir: content", "docs_dirr: content\ndocs_dir: content")
    told = portal(root, "build", "--plan", "mini")

    assert (told.code, told.err.count("\n")) == (2, 1)
    assert told.err.startswith("mkdocs.yml: mục `docs_dirr` không dùng được: ")


@pytest.mark.parametrize("verb", ["build", "serve"])
def test_a_portal_without_plans_is_said(root: Path, portal: Portal, verb: str) -> None:
    """Without profiles/ there is nothing to build, and it is told as every command tells it."""
    (root / "profiles").rename(root / "elsewhere")
    told = portal(root, verb)

    assert (told.code, told.err) == (2, f"không có kế hoạch nào ở {root}/profiles\n")


def test_settings_are_told_of_in_english(root: Path, portal: Portal) -> None:
    """Who asks for English is told of a setting in English."""
    (root / "mkdocs.yml").write_text("", "utf-8")
    told = portal(root, "build", "--plan", "mini", "--lang", "en")

    assert told.err == "mkdocs.yml: `site_name` is missing\n"
