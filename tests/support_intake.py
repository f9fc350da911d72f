"""Files for the tests of `portal import`, made of cases: by python-docx, openpyxl, the standard library, by hand."""

from __future__ import annotations

import base64
import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from typing import Any

import docx
import openpyxl
import openpyxl.drawing.image
from PIL import Image

from exemplars.prose import legacy_fonts
from support_texts import CASES, revealed

# Files that LibreOffice 7.4 has saved (soffice --headless --convert-to): opened from python-docx's,
# openpyxl's and its own formats. A test cannot count on its being there.
LIBREOFFICE = CASES / "intake/libreoffice"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/xml"/></Types>'
)


def picture(form: str = "JPEG", *, exif: bool = False) -> bytes:
    """Return a small picture; with a place and an owner in its EXIF where asked."""
    made = Image.new("RGB", (64, 48), "green")
    out = io.BytesIO()
    told = Image.Exif()
    if exif:
        told[0xA430] = "0912345678"
        told.get_ifd(0x8825)[2] = (21.0, 22.0, 0.0)
    made.save(out, form, **({"exif": told, "comment": b"ghi ch\xc3\xba"} if exif else {}))
    return out.getvalue()


def encoded(text: str, encoding: str) -> str:
    """Return Unicode text as the letters that an old font shows it by: the inverse of our tables."""
    if not encoding:
        return text
    inverse = _INVERSE[encoding]
    return "".join(inverse.get(letter, letter) for letter in text)


def _inverse(encoding: str) -> dict[str, str]:
    letters = (
        "aăâbcdđeêghiklmnoôơpqrstuưvxy"
        + "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
    )
    every = letters + letters.upper()
    signs = [chr(code) for code in range(0xA1, 0x100)]
    pairs = signs + [base + sign for base in "aeouyôöAEOUYÔÖ" for sign in signs]
    found: dict[str, str] = {}
    for written in pairs:
        shown = legacy_fonts.converted(written, encoding)
        if len(shown) == 1 and shown in every and shown != written:
            found.setdefault(shown, written)
    return found


_INVERSE = {each: _inverse(each) for each in (legacy_fonts.TCVN3, legacy_fonts.VNI)}


def word(blocks: list[Mapping[str, Any]]) -> bytes:
    """Return a Word file of these blocks, by python-docx."""
    made = docx.Document()
    for block in blocks:
        _ADDS[next(iter(block))](made, block)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _paragraph(made: Any, block: Mapping[str, Any]) -> None:
    paragraph = made.add_paragraph(style=block.get("style"))
    font = block.get("font", "")
    text = encoded(revealed(block["p"]), legacy_fonts.of_font(font))
    # Two runs, so that a vowel and its sign may fall apart.
    half = len(text) // 2
    for part in (text[:half], text[half:]):
        run = paragraph.add_run(part)
        run.bold = True if block.get("bold") else None
        if font:
            run.font.name = font


def _table(made: Any, block: Mapping[str, Any]) -> None:
    rows = block["table"]
    table = made.add_table(len(rows), max(map(len, rows)))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = revealed(text)
    for first, last in block.get("merged", ()):
        (r1, c1), (r2, c2) = (map(int, each.split(",")) for each in (first, last))
        table.cell(r1, c1).merge(table.cell(r2, c2))


def _picture(made: Any, block: Mapping[str, Any]) -> None:
    made.add_picture(io.BytesIO(picture()))
    described = made.element.body.xpath(".//wp:docPr")[-1]
    described.set("descr", block["picture"])


def _header(made: Any, block: Mapping[str, Any]) -> None:
    made.sections[0].header.paragraphs[0].text = block["header"]


_ADDS: dict[str, Callable[[Any, Mapping[str, Any]], None]] = {
    "p": _paragraph,
    "h": lambda made, block: made.add_heading(block["h"], int(block.get("level", 1))),
    "table": _table,
    "picture": _picture,
    "header": _header,
}


def by_hand(body: str, **parts: str | bytes) -> bytes:
    """Return a Word file whose document has this body; `parts` adds or replaces parts of the package."""
    document = (
        f'<w:document xmlns:w="{W}" xmlns:r="{OFFICE}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}</w:body></w:document>'
    )
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document,
    }
    return package(whole | parts)


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def relations(*each: tuple[str, ...]) -> str:
    """Return a part of relations: (id, kind, target), and "External" where it leads out."""
    rows = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if out else "/>")
        for id, kind, target, *out in each
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def workbook(
    sheets: Mapping[str, list[list[Any]]],
    merged: Sequence[str] = (),
    pictures: Sequence[str] = (),
) -> bytes:
    """Return an Excel file of these sheets, by openpyxl; cells merged and pictures on the first."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for each in merged:
        made.worksheets[0].merge_cells(each)
    for each in pictures:
        made.worksheets[0].add_image(openpyxl.drawing.image.Image(io.BytesIO(picture())), each)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def comma_separated(rows: list[list[str]], mark: str = ",") -> bytes:
    """Return a .csv with a byte order mark, as Excel saves it."""
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def letter(
    text: str, attached: Mapping[str, bytes], subject: str = "Gửi hồ sơ", html: str = ""
) -> bytes:
    """Return an e-mail with files attached."""
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = subject, "xa@example.vn", "phong@example.vn"
    made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html")
    for name, content in attached.items():
        made.add_attachment(content, "application", "octet-stream", filename=name)
    return made.as_bytes()


def file_of(case: Mapping[str, Any]) -> tuple[str, bytes]:
    """Return the name and the bytes of the file that a case describes or names."""
    if "libreoffice" in case:
        return case["libreoffice"], (LIBREOFFICE / case["libreoffice"]).read_bytes()
    return _made(case)


def _sheet(case: Mapping[str, Any]) -> bytes:
    rows = [[cell or None for cell in row] for row in case["sheet"]]
    return workbook({"Trang 1": rows}, case.get("merged", ()), case.get("pictures", ()))


def _made(case: Mapping[str, Any]) -> tuple[str, bytes]:
    name = case.get("file", "")
    if "word" in case:
        return name or "bao-cao.docx", word(case["word"])
    if "xml" in case:
        return name or "tay.docx", by_hand(case["xml"])
    if "sheet" in case:
        return name or "bang.xlsx", _sheet(case)
    if "csv" in case:
        return name or "bang.csv", comma_separated(case["csv"], case.get("mark", ","))
    if "html" in case:
        html = revealed(case["html"]).replace("PICTURE", base64.b64encode(picture()).decode())
        return name or "bai.html", html.encode()
    if "letter" in case:
        attached = dict(file_of(each) for each in case.get("attached", ()))
        if case.get("photo"):
            attached[case["photo"]] = picture(exif=True)
        return name or "thu.eml", letter(case["letter"], attached)
    return name or "bai.txt", _plain(case)


def _plain(case: Mapping[str, Any]) -> bytes:
    text, encoding = revealed(case["text"]), case.get("encoding", "utf-8")
    if encoding in _INVERSE:
        return encoded(text, encoding).encode("latin-1")
    if encoding == "scrambled":
        return "".join(_shown_by_windows(byte) for byte in text.encode()).encode()
    return text.encode(encoding)


def _shown_by_windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)
