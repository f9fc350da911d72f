"""Yearbooks where people get them: the command, and the portal's own page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Portal
from exemplars import cache
from exemplars.building import site
from exemplars.building.settings import Settings
from support_portal import MAI, REPO, edit, lay_out, profile
from support_site import made
from support_yearbook import pages, sheets

BOOKS = """
  yearbooks:
    - id: nam-2024
      name: Gương điển hình xã Mẫu năm 2024
      year: 2024
      signed: Hội đồng xã
    - id: nam-1999
      name: Gương điển hình xã Mẫu năm 1999
      year: 1999
"""


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "chọn --year, --sector, --unit hoặc --selection"),
        (["--sector", "y-tee"], "có phải y-te?"),
        (["--unit", "ngoc-thienn"], "có phải ngoc-thien?"),
        (["--year", "1999"], "không có gương nào"),
        (["--year", "2024", "--selection", "x.yml"], "--selection đã tả đủ cuốn sách"),
        (["--year", "2024", "--format", "pdf", "--output", "x.epub"], "bỏ một trong hai"),
        (["--selection", "khong-co.yml"], "khong-co.yml:1:1"),
    ],
)
def test_command_says_what_is_wrong(
    options: list[str], said: str, portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be bound is said in Vietnamese, with the cure, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    told = portal(REPO, "yearbook", "--plan", "tan-yen", *options)

    assert (told.code, said in told.err, list(tmp_path.iterdir())) == (2, True, [])


def test_selection_is_a_list_made_by_hand(portal: Portal, miniature: Path, tmp_path: Path) -> None:
    """A file says the title and whom; whoever is taken down is left out, and told by the id alone."""
    (miniature / "theme").symlink_to(REPO / "theme")
    order, path = tmp_path / "dai-hoi.yml", tmp_path / "dai-hoi.epub"
    order.write_text("id: dai-hoi\nname: Hoa đẹp\nexemplars: [f2r6yq, c4h9wd]\n", "utf-8")
    hidden = profile(miniature, "f2r6yq").read_text("utf-8")
    name = re.search(r"^name: (.+)$", hidden, re.MULTILINE)
    told = portal(miniature, "yearbook", "--selection", order, "--output", path)

    assert name is not None
    assert (0, "f2r6yq" in told.err, name[1] in told.err) == (told.code, True, False)
    assert [s for s in sheets(path.read_bytes()) if "guong-" in s] == ["EPUB/guong-c4h9wd.xhtml"]


def test_faulty_records_give_no_book(slipped: Path, portal: Portal) -> None:
    """Records with errors are not printed."""
    told = portal(slipped, "yearbook", "--year", "2024")

    assert (told.code, "portal check --plan mini" in told.err) == (2, True)


def with_books(root: Path) -> Path:
    """Return a whole miniature whose plan orders two books."""
    lay_out(root, whole=True)
    plan = root / "profiles/mini/plan.yml"
    text = plan.read_text("utf-8")
    plan.write_text(
        re.sub(r"^(portal:)$", rf"\1{BOOKS.rstrip()}", text, count=1, flags=re.M), "utf-8"
    )
    return root


def test_page_offers_the_books_there_are(tmp_path: Path) -> None:
    """A book of somebody is offered in both forms with its size; one of nobody is not; without any the page says so."""
    root = with_books(tmp_path / "portal")
    page = made(root, "mini")["ky-yeu/index.html"].decode()
    none = made(root, "mini", yearbooks=False)["ky-yeu/index.html"].decode()
    files = dict(site.prepare(root, Settings("mini")).pictures())
    offered = [address for address in files if address.startswith("ky-yeu/")]

    assert offered == [f"ky-yeu/nam-2024.{ending}" for ending in ("jpg", "pdf", "epub")]
    assert 'href="../ky-yeu/nam-2024.pdf" download' in page
    assert re.search(r"PDF <span>\(\d+,\d MB\)", page)
    assert "1999" not in page
    assert "chưa có cuốn kỷ yếu nào" in none


def test_book_is_made_once_and_anew_for_a_withdrawal(tmp_path: Path) -> None:
    """A book is found again by what it is made from; a withdrawal makes another, and the old one goes."""
    root = with_books(tmp_path / "portal")
    books = root / ".cache/books"

    def offered() -> dict[str, Path]:
        files = site.prepare(root, Settings("mini", today=None)).pictures()
        found = {name: file() for name, file in files if name.startswith("ky-yeu/")}
        cache.keep_only(root / ".cache", "mini", [f"books/{path.name}" for path in found.values()])
        return found

    first = offered()
    times = {path.name: path.stat().st_mtime_ns for path in books.iterdir()}
    again = offered()

    assert first == again
    assert times == {path.name: path.stat().st_mtime_ns for path in books.iterdir()}

    edit(
        profile(root, MAI),
        "\nstages:",
        "\nwithdrawn:\n  date: 2024-06-01\n  kind: revoked\nstages:",
    )
    later = offered()
    said = " ".join(pages(later["ky-yeu/nam-2024.pdf"].read_bytes()))
    said += " ".join(sheets(later["ky-yeu/nam-2024.epub"].read_bytes()).values())

    assert "Trần Thị Mai" not in said
    assert {path.name for path in later.values()} == {path.name for path in books.iterdir()}
