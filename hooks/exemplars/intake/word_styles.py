"""How a Word file dresses its text: fonts, headings and lists, by style and by what a style is based on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from exemplars.intake.archive import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Style:
    """What a style says; "" or 0 where it says nothing."""

    font: str = ""
    base: str = ""
    level: int = 0
    bold: bool = False
    list: str = ""
    depth: str = ""


def _style(element: Any) -> Style:
    name = value(element.find(f"{W}name")).lower()
    level = int(name[8:9]) if name.startswith("heading ") and name[8:9].isdigit() else 0
    properties = element.find(f"{W}rPr")
    bold = properties is not None and is_on(properties.find(f"{W}b"))
    return Style(
        font(properties),
        value(element.find(f"{W}basedOn")),
        level,
        bold,
        value(element.find(f"{W}pPr/{W}numPr/{W}numId")),
        value(element.find(f"{W}pPr/{W}numPr/{W}ilvl")),
    )


def font(properties: Any) -> str:
    """Return the font that run properties name; the one for Vietnamese letters first."""
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    if fonts is None:
        return ""
    return str(fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii") or fonts.get(f"{W}cs") or "")


def value(element: Any) -> str:
    """Return what an element's `w:val` says, or ""."""
    return str(element.get(f"{W}val", "")) if element is not None else ""


def is_on(element: Any) -> bool:
    """Return whether a switch such as bold is on."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


class Dress:
    """The styles and numberings of one file."""

    def __init__(self, archive: Archive, relations: dict[str, tuple[str, str]]) -> None:
        """Read them; what a file does not have is plain."""
        self.archive = archive
        self.relations = relations
        self.styles, self.default = self._styles()
        self.bullets = self._bullets()

    def parts(self, kind: str) -> Iterator[Any]:
        """Give the trees of the parts of a kind: header, footnotes, styles."""
        for each, target in self.relations.values():
            if each == kind and self.archive.has(target):
                yield self.archive.xml(target)

    def _styles(self) -> tuple[dict[str, Style], str]:
        styles: dict[str, Style] = {}
        default = ""
        for tree in self.parts("styles"):
            default = font(tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
            for each in tree.iter(f"{W}style"):
                styles[each.get(f"{W}styleId", "")] = _style(each)
                if each.get(f"{W}default") == "1" and each.get(f"{W}type") == "paragraph":
                    default = styles[each.get(f"{W}styleId", "")].font or default
        return styles, default

    def _bullets(self) -> set[tuple[str, str]]:
        """Return the (list, level) of lists with signs instead of numbers."""
        found: set[tuple[str, str]] = set()
        for tree in self.parts("numbering"):
            signs = {
                (each.get(f"{W}abstractNumId", ""), level.get(f"{W}ilvl", ""))
                for each in tree.iter(f"{W}abstractNum")
                for level in each.iter(f"{W}lvl")
                if value(level.find(f"{W}numFmt")) == "bullet"
            }
            for each in tree.iter(f"{W}num"):
                abstract = value(each.find(f"{W}abstractNumId"))
                found |= {(each.get(f"{W}numId", ""), lvl) for id, lvl in signs if id == abstract}
        return found

    def style(self, id: str) -> Style:
        """Return a style with what it inherits; a circle is cut."""
        found, seen = self.styles.get(id, Style()), {id}
        made = found
        while found.base and found.base not in seen:
            seen.add(found.base)
            found = self.styles.get(found.base, Style())
            made = Style(
                made.font or found.font,
                found.base,
                made.level or found.level,
                made.bold or found.bold,
                made.list or found.list,
                made.depth or found.depth,
            )
        return made
