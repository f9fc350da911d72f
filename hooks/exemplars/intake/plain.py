"""A text file: found out what it is encoded in, and cut into paragraphs and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exemplars.intake import legacy_fonts
from exemplars.intake.found import Block, Item, Paragraph, Refusal, Report
from exemplars.text import FORBIDDEN, clean

_ITEM = re.compile(r"[ \t]{0,12}(?:[-+•*–]|(\d{1,2})[.)])[ \t]+(\S.*)\Z")


def read(data: bytes, name: str) -> Report:
    """
    Return a .txt as one report; a profile as the portal's page makes it stays what it is.

    Raises:
        Refusal: it is no text.
    """
    text, notices = decoded(data)
    if re.match(r"---[ ]*\n", text):
        return Report(name, ready=text, notices=notices)
    return Report(name, tuple(blocks(text)), notices=notices)


def blocks(text: str) -> Iterator[Block]:
    """Give the paragraphs and items of a plain text: each line one."""
    for line in text.split("\n"):
        item = _ITEM.match(line)
        if item:
            yield Item(item[2].strip(), bool(item[1]))
        elif line.strip():
            yield Paragraph(line.strip())


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """
    Return the bytes of a text file as text with plain line ends, and what was guessed of them.

    Raises:
        Refusal: it is no text that can be read.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _tidy(data.decode("utf-16", "replace")), ()
    if b"\x00" in data:
        raise Refusal("không phải tệp văn bản", "gửi tệp .docx, .xlsx, .csv, .html, .txt hoặc .eml")
    try:
        return _tidy(data.decode("utf-8-sig")), ()
    except UnicodeDecodeError:
        return _of_old(data)


def _of_old(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return a text of one byte a letter in the encoding in which it reads best."""
    latin = data.decode("latin-1")
    readings = {
        "Windows-1258": clean(data.decode("cp1258", "replace")),
        **{
            each: legacy_fonts.converted(latin, each)
            for each in (legacy_fonts.TCVN3, legacy_fonts.VNI)
        },
    }
    best = max(readings, key=lambda each: legacy_fonts.readable(readings[each][:20_000]))
    if legacy_fonts.readable(readings[best][:20_000]) < 3:
        raise Refusal(
            "không nhận ra bảng mã của tệp", "mở tệp, lưu lại với bảng mã UTF-8 rồi gửi lại"
        )
    return _tidy(readings[best]), (f"đã chuyển từ bảng mã {best} sang Unicode; hãy đọc soát lại",)


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def mended(text: str) -> str:
    """Return words as they enter a draft: clean, no hidden characters, one blank between words."""
    said = FORBIDDEN.sub(" ", clean(text))
    rows = (" ".join(row.split()) for row in said.split("\n"))
    return "\n".join(row for row in rows if row)
