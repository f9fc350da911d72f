"""
Diagrams of the handbook: SVG files beside its pages, set into the page so that the theme colours them.

A page names one as any picture, `![what it shows](hinh/duong-di.svg)`. Whoever may propose a page
may propose a diagram: only shapes and words are taken, by a list of what is allowed, and the
colours a file has for itself (for whoever looks at it in the repository) are left behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any, Final

from lxml import etree

from exemplars.patterns import regex

FOLDER: Final = "hinh"  # beside the pages that show them
LARGEST: Final = 60_000  # bytes
_PICTURE = regex(
    r'<p><img alt="([^"]*)" src="(?:\.\./)*(?:[a-z-]+/)*hinh/([a-z0-9-]{1,60})\.svg" ?/?></p>'
)
_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES: Final = {
    "svg": ("viewBox",),
    "g": ("class", "transform"),
    "path": ("class", "d", "transform"),
    "rect": ("class", "x", "y", "width", "height", "rx"),
    "circle": ("class", "cx", "cy", "r"),
    "line": ("class", "x1", "y1", "x2", "y2"),
    "text": ("class", "x", "y", "text-anchor"),
    "tspan": ("class", "x", "y", "dx", "dy"),
}
_VALUE = regex(r"[-+0-9A-Za-z.,()\s]{1,4000}\Z")
# What a file says to colour itself: no address, nothing brought in from elsewhere.
_STYLE = regex(r"[-.,:;{}#%()\w\s\"]{0,4000}\Z")


class DiagramError(Exception):
    """A diagram cannot be taken; the message names the file and the line."""


def check(files: Iterable[Path]) -> None:
    """
    Hold every SVG file among `files` to what a diagram may be.

    Raises:
        DiagramError: one is more than a drawing.
    """
    for file in files:
        if file.suffix.lower() == ".svg":
            _drawing(file)


def inlined(page: str, folder: Path) -> str:
    """
    Return a page's HTML with the diagrams of `folder`/hinh in the place of their pictures.

    Raises:
        DiagramError: one is not there, says nothing to who cannot see it, or is more than a drawing.
    """

    def drawn(found: re.Match[str]) -> str:
        said, file = unescape(found[1]).strip(), folder / FOLDER / f"{found[2]}.svg"
        if not said:
            raise DiagramError(
                f"{file.name}: hình chưa có lời tả; viết hình nói gì giữa hai dấu [ ] trước tên tệp"
            )
        view, inside = _drawing(file)
        label = escape(said, quote=True)
        return (
            f'<figure class="p-drawn"><svg viewBox="{view}" role="img" aria-label="{label}">'
            f"{inside}</svg></figure>"
        )

    return _PICTURE.sub(drawn, page)


def _drawing(file: Path) -> tuple[str, str]:
    """Return a file's view box, and what it draws."""
    if file.is_symlink() or not file.is_file():
        raise DiagramError(f"{file.name}: không có hình này trong thư mục {FOLDER}/")
    data = file.read_bytes()
    if len(data) > LARGEST or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise DiagramError(f"{file.name}: hình quá lớn hoặc có khai báo DOCTYPE; vẽ lại cho gọn")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DiagramError(f"{file.name}: không phải SVG đọc được ({error.msg})") from error
    if tree.tag != f"{_SVG}svg" or not tree.get("viewBox"):
        raise DiagramError(f"{file.name}:1: tệp phải mở đầu bằng thẻ svg có viewBox")
    _checked(tree, file.name)
    return str(tree.get("viewBox")), "".join(_written(tree))


def _checked(tree: Any, name: str) -> None:
    for each in tree.iter():
        tag = str(each.tag).removeprefix(_SVG)
        if tag == "style" and _STYLE.match(each.text or "") and not len(each) and not each.attrib:
            continue
        if tag not in _SHAPES:
            raise DiagramError(
                f"{name}:{each.sourceline}: không dùng thẻ {tag[:40]}; chỉ có {', '.join(_SHAPES)}"
            )
        for key, value in each.attrib.items():
            if key not in _SHAPES[tag] or not _VALUE.match(value):
                raise DiagramError(
                    f"{name}:{each.sourceline}: không dùng thuộc tính {key[:40]} ở thẻ {tag}"
                )


def _written(parent: Any) -> Iterator[str]:
    """Give what stands in an element, its classes under the theme's prefix, without blank lines."""
    for each in parent:
        tag = str(each.tag).removeprefix(_SVG)
        if tag == "style":
            continue
        attributes = "".join(
            f' {key}="{_classes(value) if key == "class" else " ".join(value.split())}"'
            for key, value in each.attrib.items()
        )
        words = escape(each.text or "", quote=False) if tag in ("text", "tspan") else ""
        yield f"<{tag}{attributes}>{words}{''.join(_written(each))}</{tag}>"
        if tag == "tspan" and each.tail:
            yield escape(each.tail, quote=False)


def _classes(said: str) -> str:
    return " ".join(f"p-drawn__{each}" for each in said.split())
