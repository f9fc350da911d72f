"""
The sheet that offices write on, as a Word file has it: A4, its margins, its face.

Decree 30/2020/NĐ-CP, appendix I: 20 mm above and below, 30 mm at the left, 15 mm at the right,
Times New Roman, the number of the page in the middle above from the second page on. Of python-docx's
template only what is named stays.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FACE: Final = "Times New Roman"
# Parts of the template that no document of ours has a use for, by the last word of their kind.
_NEEDLESS = ("thumbnail", "stylesWithEffects", "customXml", "webSettings")


def strip(document: Any, styles: Collection[str], parts: Collection[str] = ()) -> None:
    """Leave a new document the named styles only; drop the template's ballast, and `parts` besides."""
    for style in list(document.styles.element.style_lst):
        if style.styleId not in styles:
            document.styles.element.remove(style)
    for rels in (document.part.rels, document.part.package.rels):
        for id, each in list(rels.items()):
            if each.reltype.rpartition("/")[2] in (*_NEEDLESS, *parts):
                del rels[id]


def set_sheet(section: Any) -> None:
    """Make a section's pages upright A4 with the margins of official documents."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)


def number_pages(section: Any) -> None:
    """Have a section, and those after it, say the number of each page but its first."""
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run("2")  # until whatever opens the file has counted
    run.font.size = Pt(13)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(run._r)
    paragraph._p.append(field)


def dress(style: Any) -> None:
    """Give a style the face, for letters of every kind, in black, as Vietnamese."""
    style.font.name, style.font.color.rgb = FACE, RGBColor(0, 0, 0)
    looks = style.element.get_or_add_rPr()
    faces = looks.get_or_add_rFonts()
    for attribute in list(faces.attrib):
        del faces.attrib[attribute]
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        faces.set(qn(f"w:{kind}"), FACE)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    looks.append(language)
