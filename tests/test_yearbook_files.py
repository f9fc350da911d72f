"""A yearbook as a PDF and as an EPUB: read back as programs read them."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

import support_register
from exemplars.dates.days import midnight
from exemplars.reading import source, walk
from exemplars.yearbook import ebook, paper
from exemplars.yearbook.book import Book
from support_portal import REPO
from support_yearbook import CASES, COLOURS, faults, of_case, pages, pdf, real, sheets

PLANS = walk.plans_in(REPO)


@pytest.fixture(scope="module")
def tan_yen(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return the book of everyone of Tân Yên, portraits and all."""
    return real("tan-yen", REPO / ".cache")


@pytest.fixture(scope="module")
def printed(tan_yen: Book) -> bytes:
    """Return it as a PDF."""
    return paper.made(tan_yen, COLOURS)


@pytest.fixture(scope="module")
def said(printed: bytes) -> list[str]:
    """Return the text of its pages: read once, for reading takes longer than setting."""
    return pages(printed)


@pytest.fixture(scope="module")
def bound(tan_yen: Book) -> bytes:
    """Return it as an EPUB."""
    return ebook.made(tan_yen, COLOURS)


@pytest.fixture(scope="module")
def hostile() -> Book:
    """Return a book whose texts look like programs."""
    case = support_register.read(CASES / "hostile.yml")
    return of_case(case, name="#title & <sách>", subtitle="$y$", foreword="#lời <b>", signed="@ký")


def bookmarks(reader: pypdf.PdfReader, outline: Any, level: int = 0) -> list[tuple[int, str, int]]:
    """Return (level, words, page from 1) of every bookmark."""
    found = []
    for item in outline:
        if isinstance(item, list):
            found += bookmarks(reader, item, level + 1)
        else:
            number = reader.get_destination_page_number(item)
            found.append((level, " ".join(item.title.split()), (number or 0) + 1))
    return found


def test_bookmarks_are_the_parts_and_their_exemplars(
    tan_yen: Book, printed: bytes, said: list[str]
) -> None:
    """Every part and every exemplar has its bookmark, in order, and each leads to where it begins."""
    reader = pdf(printed)
    marks = bookmarks(reader, reader.outline)
    told = [
        line
        for part in tan_yen.parts
        for line in [(0, part.name), *((1, entry.name) for entry in part.entries)]
    ]

    assert [
        (0, "Về cuốn sách này"),
        (0, "Lời giới thiệu"),
        (0, "Mục lục"),
        *told,
        (0, "Bảng tên"),
    ] == [(level, words) for level, words, _ in marks]
    assert not [words for _, words, page in marks if words not in said[page - 1]]


def test_contents_and_index_name_the_page(printed: bytes, said: list[str]) -> None:
    """The contents and the index name the page on which each exemplar begins, and the page says its number."""
    reader = pdf(printed)
    starts = {words: page for level, words, page in bookmarks(reader, reader.outline) if level}
    first = next(page for _, words, page in bookmarks(reader, reader.outline) if words == "Mục lục")
    front = " ".join(said[first - 1 : min(starts.values()) - 1])
    back = said[-1]

    for name, page in starts.items():
        for listing in (front, back):
            assert re.search(rf"{re.escape(name)}[ .]*{page}\b", listing), (name, page)

        assert said[page - 1].endswith(f" {page}")


def test_no_page_has_sources_alone(tan_yen: Book, said: list[str]) -> None:
    """What an exemplar's sources stand under goes with them to its last page: awards, or figures."""
    written = {entry.written for part in tan_yen.parts for entry in part.entries if entry.written}

    for page in said:
        for words in written:
            head, found, _ = page.partition(words)

            assert not found or len(head) > 100, page  # a running head is shorter


def test_sources_longer_than_a_page_go_on_to_the_next() -> None:
    """A hundred sources run over pages: none is lost beyond the sheet's edge."""
    title = "Biên bản kiểm tra việc chăn nuôi của các hộ lần thứ"
    sources = [{"id": f"s{each}", "title": f"{title} {each}"} for each in range(100, 200)]
    case = {"today": "2024-12-31", "exemplars": [{"id": "a00001", "sources": sources}]}
    found = pages(paper.made(of_case(case), COLOURS))

    assert max(page.count("lần thứ") for page in found) < 100
    assert re.findall(r"lần thứ (\d+)", " ".join(found)) == [str(n) for n in range(100, 200)]


def test_index_is_in_vietnamese_order(tan_yen: Book, said: list[str]) -> None:
    """The names stand in the index as the book orders them."""
    index = said[-1]
    names = [name.before + name.given for _, names in tan_yen.names for name in names]
    places = [index.find(name) for name in names]

    assert tan_yen.count == len(names)
    assert -1 not in places
    assert sorted(places) == places


def test_pdf_is_tagged_as_pdf_ua_asks(tan_yen: Book, printed: bytes) -> None:
    """The file says that it is PDF/UA-1, Vietnamese, titled, tagged; every picture says what it shows."""
    reader = pdf(printed)
    root: Any = reader.trailer["/Root"]
    words = reader.metadata
    alternatives = [
        str(thing["/Alt"])
        for number in range(1, int(reader.trailer["/Size"]))
        if isinstance(thing := reader.get_object(number), dict) and thing.get("/S") == "/Figure"
    ]

    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == ("vi-VN", True)
    assert words is not None
    assert (tan_yen.title, tan_yen.authority) == (words.title, words.author)
    assert midnight(tan_yen.today) == words.creation_date == words.modification_date
    assert sorted(e.portrait.alt for e in tan_yen.entries if e.portrait) == sorted(alternatives)


def test_paper_is_a5_or_a4(hostile: Book) -> None:
    """A book is A5, or A4 where that is asked for."""
    sizes = []
    for size in ("a5", "a4"):
        box = pdf(paper.made(hostile, COLOURS, size)).pages[0].mediabox
        sizes.append((round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)))

    assert sizes == [(148, 210), (210, 297)]


@pytest.mark.parametrize("plan", PLANS)
def test_nobody_hidden_is_in_a_book(
    plan: str, tan_yen: Book, said: list[str], bound: bytes
) -> None:
    """A book holds no name of a draft, of whoever was taken down, or of an entry: PDF and EPUB alike."""
    whole = plan == "tan-yen"
    made = tan_yen if whole else real(plan)
    told = [" ".join(sheets(bound if whole else ebook.made(made, COLOURS)).values())]
    told += [" ".join(said)] if whole else []
    shown = {entry.id for entry in made.entries}
    hidden = [e.profile for e in source.load(REPO, plan).sources if e.profile.id not in shown]
    for text in told:
        assert hidden
        assert all(entry.name in text for entry in made.entries)
        assert not [e.name for e in hidden if e.name in text and not e.is_entry]
        assert not [e.id for e in hidden if f"-{e.id}" in text]


@pytest.mark.parametrize("make", [paper.made, ebook.made])
def test_same_book_is_the_same_bytes(make: Callable[..., bytes], hostile: Book) -> None:
    """A book made twice is one file."""
    first = make(hostile, COLOURS)

    assert first == make(hostile, COLOURS)


def test_hostile_texts_are_only_read(hostile: Book) -> None:
    """What looks like a program, a tag or a template stands in both files as it was written."""
    (first, *_) = hostile.entries
    on_paper = "".join("".join(pages(paper.made(hostile, COLOURS))).split())
    on_screen = "".join("".join(sheets(ebook.made(hostile, COLOURS)).values()).split())
    telling = [
        first.name,
        first.summary,
        first.kind,
        *first.corrections,
        *first.awards,
        *first.sources,
    ]
    telling += [what for what, _, _ in first.figures]
    telling += [
        "#sys.inputs",
        '#plugin("x.wasm")',
        '#eval("1+1")',
        "{{ 7 * 7 }} {% raw %} ]]> <!-- -->",
    ]
    telling += ['#import "@preview/x:1.0.0" #let y = 2; $ integral $ & <script>alert(1)</script>']
    telling += [
        "#set page(width: 1pt)",
        "#x[y]",
        "#while true {}",
        "#lời <b>",
        "@ký",
        "#title & <sách>",
    ]
    squeezed = ["".join(words.split()) for words in telling]

    assert not [words for words in squeezed if words not in on_paper]
    assert not [words for words in squeezed if words not in on_screen]


@settings(max_examples=15)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=60, max_size=400),
    st.text(min_size=1),
)
@example("\ue000\U000f0000\u00ad\u200d\ufe0f\u0301\u0315 \u2060", "\u0301")
@example("#### a\n\n# b\n\n> ## c\n\n- ### d\n\n|a|\n|-|\n\n***\n\n[ ](x) ![](y)", " ")
def test_nothing_written_is_refused(story: str, name: str) -> None:
    """Whatever a story and a name hold, the book can be set as PDF/UA-1 asks, and its sheets are XML."""
    case = support_register.read(CASES / "hostile.yml")
    made = of_case(case | {"exemplars": [{"id": "a00001", "sector": "y-te", "story": story}]})
    (part,) = made.parts
    (entry,) = part.entries
    named = dataclasses.replace(part, entries=(dataclasses.replace(entry, name=name),))
    made = dataclasses.replace(made, parts=(named,))

    assert paper.made(made, COLOURS).startswith(b"%PDF-")
    assert all(etree.fromstring(sheet) is not None for _, sheet in ebook.sheets(made))


def test_epub_has_nothing_to_find_fault_with(hostile: Book, tan_yen: Book, tmp_path: Path) -> None:
    """W3C's checker finds neither error nor warning in a book of hostile texts and portraits."""
    portraits = [entry for entry in tan_yen.entries if entry.portrait][:2]
    (first, second), (part, *others) = [*hostile.entries], hostile.parts
    pictured = dataclasses.replace(first, portrait=portraits[0].portrait)
    parts = (dataclasses.replace(part, entries=(pictured,)), *others)
    path = tmp_path / "sach.epub"
    path.write_bytes(ebook.made(dataclasses.replace(hostile, parts=parts), COLOURS))

    assert second.portrait is None
    assert faults(path) == []


def test_epub_is_a_zip_without_clock(tan_yen: Book, bound: bytes) -> None:
    """The first file says what it is and is stored; all are of one day; every portrait is upright and small."""
    with zipfile.ZipFile(io.BytesIO(bound)) as archive:
        entries = archive.infolist()
        pictures = [
            Image.open(archive.open(e)) for e in entries if e.filename.startswith("EPUB/anh/")
        ]

        assert (entries[0].filename, entries[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read(entries[0]) == b"application/epub+zip"
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in entries}
        assert len([e for e in tan_yen.entries if e.portrait]) == len(pictures) > 20
        assert {("JPEG", 0.8)} == {
            (each.format, round(each.width / each.height, 2)) for each in pictures
        }


def test_book_needs_no_network_and_no_face_of_the_machine(printed: bytes) -> None:
    """Every face in the PDF is one of the pages' own, embedded."""
    reader = pdf(printed)
    faces = {
        str(thing["/FontName"]).partition("+")[2]
        for number in range(1, int(reader.trailer["/Size"]))
        if isinstance(thing := reader.get_object(number), dict) and "/FontName" in thing
    }

    assert faces
    assert all(name.startswith(("SourceSerif4", "BeVietnamPro")) for name in faces)
