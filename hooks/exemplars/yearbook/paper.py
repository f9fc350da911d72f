"""
A yearbook as a PDF: tagged, as PDF/UA-1 asks, with bookmarks, contents and an index of names.

Typst sets it in a folder of its own, from which alone it may read: the template (book.typ), the
book's words as data (book.json), the portraits. No text of a profile is ever read as Typst. The
faces are those of the pages, given by their files; what the machine has besides is not asked.
"""

from __future__ import annotations

import ctypes
import dataclasses
import io
import json
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache as once
from pathlib import Path
from typing import Any, Literal

import typst
from fontTools.ttLib import TTFont
from PIL import Image

from exemplars.attachments import Photo
from exemplars.dates import days
from exemplars.drawing import faces
from exemplars.sharing import cards
from exemplars.yearbook import PAPERS, Unprintable
from exemplars.yearbook.book import NOTICE, Book, Part
from exemplars.yearbook.entry import Entry

TEMPLATE = Path(__file__).with_name("book.typ")
_STANDARD: Literal["ua-1"] = "ua-1"
# Of mallopt(3): from how many freed bytes on memory is given back (-1), and taken apart (-3).
_ALLOCATION = {-1: 131_072, -3: 65_536}
_COLOURS = ("ink", "quiet", "accent", "line", "edge")
COVER = 1200  # pixels across
_ACROSS = 148  # millimetres of an A5
PIXELS = (448, 560)  # of a portrait: 38 mm across on A5 at 300 dots an inch
_NEAR = 1.25  # how much finer a portrait may be and is printed as it is
_QUALITY = 84
# Typst keeps a JPEG decoded to the end, forty times its bytes; one that an SVG shows it passes on.
_WRAPPED = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}">'
    '<image preserveAspectRatio="none" width="{0}" height="{1}" href="{2}.jpg"/></svg>'
)
_STAND_IN = "\u2610"  # an empty box, where a text has a sign that no face of ours has


def made(book: Book, colours: Mapping[str, tuple[str, ...]], paper: str = PAPERS[0]) -> bytes:
    """
    Return the book as a PDF; `colours` is the portal's table of colours.

    Raises:
        Unprintable: it cannot be set, or not as PDF/UA-1 asks.
    """
    with tempfile.TemporaryDirectory(prefix="ky-yeu-") as name:
        folder = Path(name)
        for id, data in portraits(book):
            (folder / f"{id}.jpg").write_bytes(data)
            (folder / f"{id}.svg").write_text(_WRAPPED.format(*PIXELS, id), "ascii")
        return _set(folder, told(book, colours, paper), book, format="pdf")


def cover(book: Book, colours: Mapping[str, tuple[str, ...]], wide: int = COVER) -> bytes:
    """Return the book's cover as a JPEG, so many pixels wide."""
    bare = dataclasses.replace(book, parts=(), names=())
    with tempfile.TemporaryDirectory(prefix="ky-yeu-") as name:
        drawn = _set(Path(name), told(bare, colours), book, format="png", wide=wide)
    with Image.open(io.BytesIO(drawn), formats=["PNG"]) as opened:
        out = io.BytesIO()
        opened.convert("RGB").save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _set(folder: Path, data: bytes, book: Book, *, format: Any, wide: int = COVER) -> bytes:
    (folder / "book.json").write_bytes(data)
    (folder / "book.typ").write_bytes(TEMPLATE.read_bytes())
    compiler = typst.Compiler(
        folder / "book.typ",
        root=folder,
        font_paths=_faces(),
        sys_inputs={"only": "cover"} if format == "png" else {},
        # Nobody's packages: none is asked for, and none would be fetched.
        package_path=folder,
        package_cache_path=folder,
    )
    _give_back()
    try:
        # Into a file: in memory the book would be there twice.
        _, warnings = compiler.compile_with_warnings(
            output=str(folder / f"made.{format}"),
            format=format,
            ppi=wide / (_ACROSS / 25.4),
            pdf_standards=[_STANDARD] if format == "pdf" else [],
            timestamp=days.midnight(book.today),
        )
    except typst.TypstError as error:
        raise Unprintable(str(error)) from error
    if warnings:
        raise Unprintable("; ".join(each.message for each in warnings))
    del compiler
    return (folder / f"made.{format}").read_bytes()


def _give_back() -> None:
    """Have what is freed given back to the system at once: a tenth of what a large book would take."""
    tune = getattr(ctypes.CDLL(None), "mallopt", None)  # of glibc, and of few others
    if tune:
        for option, value in _ALLOCATION.items():
            tune(option, value)


@once
def _faces() -> Any:
    """Return the faces of the pages, whole, and no others."""
    folders = sorted({str(faces.source(recipe).parent) for recipe in faces.RECIPES})
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def told(book: Book, colours: Mapping[str, tuple[str, ...]], paper: str = PAPERS[0]) -> bytes:
    """Return all that Typst is told, as JSON: what a book's file is made from, but for its portraits."""
    said = {
        "title": book.title,
        "subtitle": book.subtitle,
        "authority": book.authority,
        "portal": book.portal,
        "address": book.address,
        "year": f"{book.year}",
        "notice": NOTICE if book.sample else "",
        "about": book.about,
        "foreword": book.foreword,
        "signed": book.signed,
        "parts": [_part(part) for part in book.parts],
        "names": [
            [letter, [dataclasses.asdict(each) for each in names]] for letter, names in book.names
        ],
        "look": {
            "paper": paper,
            **{name: colours[name][0] for name in _COLOURS},
            "paper-colour": colours["paper"][0],
            "soft": colours["accent-soft"][0],
            "star": cards.STAR,
        },
    }
    return json.dumps(_printable(said), ensure_ascii=False, separators=(",", ":")).encode()


def _part(part: Part) -> dict[str, Any]:
    return {
        "id": part.id,
        "name": part.name,
        "lead": part.lead,
        "entries": [_entry(each) for each in part.entries],
    }


def _entry(each: Entry) -> dict[str, Any]:
    said: dict[str, Any] = {
        field.name: getattr(each, field.name) for field in dataclasses.fields(each)
    }
    photo = each.portrait
    said["portrait"] = photo and {
        "file": f"{each.id}.svg",
        "alt": photo.alt or each.name,
        "credit": photo.credit,
    }
    said["shown"] = each.address.partition("://")[2].rstrip("/")
    return said


def _printable(value: Any) -> Any:
    """Return a value with an empty box for every sign that no face has: PDF/UA-1 allows no gap."""
    if isinstance(value, str):
        return value.translate(_shown())
    if isinstance(value, dict):
        return {key: _printable(each) for key, each in value.items()}
    return [_printable(each) for each in value] if isinstance(value, list | tuple) else value


class _Shown(dict[int, int | str]):
    """What is shown of each sign, by its number: itself where a face has it."""

    def __init__(self, signs: frozenset[str]) -> None:
        super().__init__({ord(sign): ord(sign) for sign in signs | {"\n", "\t"}})

    def __missing__(self, number: int) -> str:
        return _STAND_IN


@once
def _shown() -> _Shown:
    return _Shown(_signs())


@once
def _signs() -> frozenset[str]:
    """Return every sign that one of the faces has."""
    found: set[int] = set()
    for recipe in faces.RECIPES:
        with TTFont(faces.source(recipe), lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(map(chr, found))


def portraits(book: Book) -> Iterator[tuple[str, bytes]]:
    """Give (id, JPEG) of every portrait in the book, in its order."""
    shown = [(entry.id, entry.portrait) for entry in book.entries if entry.portrait]
    # Pillow lets go of the interpreter while it works: both processors are used.
    with ThreadPoolExecutor() as pool:
        yield from zip(
            (id for id, _ in shown), pool.map(jpeg, [photo for _, photo in shown]), strict=True
        )


def jpeg(photo: Photo) -> bytes:
    """Return a portrait as a book shows it: a JPEG of about `PIXELS`, cut as on its page."""
    wide, high = PIXELS
    fit = [each for each in photo.renditions if each.width >= wide]
    with Image.open((fit or [photo.largest])[0].path, formats=["WEBP"]) as opened:
        whole = opened.convert("RGBA" if opened.mode == "RGBA" else "RGB")
    scale = min(whole.width / wide, whole.height / high)
    # More is cut off below than above, where the face is.
    left, top = (whole.width - wide * scale) / 2, (whole.height - high * scale) * 0.3
    box = (left, top, left + wide * scale, top + high * scale)
    if 1 <= scale <= _NEAR:
        shown = whole.crop((round(box[0]), round(box[1]), round(box[2]), round(box[3])))
    else:
        shown = whole.resize(PIXELS, Image.Resampling.HAMMING, box=box, reducing_gap=2.0)
    if shown.mode == "RGBA":
        sheet = Image.new("RGB", shown.size, "white")
        sheet.paste(shown, mask=shown.getchannel("A"))
        shown = sheet
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
