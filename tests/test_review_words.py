"""The words of a change: those beside it are shown, the others are counted."""

from __future__ import annotations

from pathlib import Path

from conftest import Portal
from support_git import commit
from support_portal import MAI, profile
from test_review import article, page_of, repository, said

__all__ = ["repository"]


def test_what_stands_far_from_a_change_is_counted(repository: Path, portal: Portal) -> None:
    """Of a long story the words beside a change are shown and the rest is counted; citizens' side is whole."""
    mai = profile(repository, MAI)
    numbers = [f"chữ-{number}" for number in range(100)]
    mai.write_text(f"{mai.read_text('utf-8')}\n{' '.join(numbers)}\n\nCũ.\n", "utf-8")
    commit(repository)
    mai.write_text(
        mai.read_text("utf-8").replace("Cũ.", "Mới.").replace("chữ-9 ", "chữ-9! "), "utf-8"
    )
    part = article(page_of(portal, repository), "Trần Thị Mai")
    (told,) = (each for each in part.iter("dd") if "Mới." in said(each))
    words = said(told)

    # From chữ-10 to chữ-99 ninety stand, and the end of a line; 25 at either end are shown.
    assert "chữ-34 … 41 chữ không đổi … chữ-76 chữ-77" in words
    assert "chữ-9 chữ-9! chữ-10" in words
    assert words.endswith("chữ-99 Cũ. Mới.")
    assert words.startswith("… ")
    assert f"{numbers[8]} chữ-9! {' '.join(numbers[10:])}" in said(part)
