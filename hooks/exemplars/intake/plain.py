"""A text file: found out what it is encoded in, and cut into paragraphs and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exemplars.intake.found import Block, Item, Paragraph, Refusal, Report
from exemplars.patterns import regex
from exemplars.prose import legacy_fonts
from exemplars.reading.source import LARGEST_TEXT
from exemplars.text import FORBIDDEN, clean

# Vietnamese letters as Windows-1252 shows their two or three bytes.
_SCRAMBLED = regex("á[º»]|Ã[\x80-\xbf€-™]|Ä[\x80-\xbf€-™‘’“”]|Æ[°¡]")
_FEWEST_SCRAMBLED = 3
# Bytes of what may become a profile, in an encoding that takes two or more for a letter.
_LARGEST = 8 * LARGEST_TEXT
# A question mark for so few letters is no question.
_FEWEST_LOST, _LETTERS_A_MARK = 4, 20
_ITEM = regex(r"[ \t]{0,12}(?:[-+•*–]|(\d{1,2})[.)])[ \t]+(\S.*)\Z")


def read(data: bytes, name: str) -> Report:
    """
    Return a .txt as one report; a profile as the portal's page makes it stays what it is.

    Raises:
        Refusal: it is no text, or far too long for one profile.
    """
    if len(data) > _LARGEST:
        raise Refusal("bài dài quá một hồ sơ", "rút gọn bài, hoặc tạo hồ sơ bằng portal new")
    text, notices = decoded(data)
    refuse_lost_letters(text)
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


def _unscrambled(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text whose UTF-8 some program took for Windows-1252 as it was: LÃª is Lê."""
    if len(_SCRAMBLED.findall(text)) < _FEWEST_SCRAMBLED:
        return text, ()
    made = "\n".join(map(_line_as_it_was, text.split("\n")))
    if legacy_fonts.readable(made[:20_000]) <= legacy_fonts.readable(text[:20_000]):
        return text, ()
    return made, ("chữ bị lẫn bảng mã (LÃª thay cho Lê) đã sửa lại; hãy đọc soát lại",)


def _line_as_it_was(line: str) -> str:
    try:
        return b"".join(_byte(letter) for letter in line).decode("utf-8")
    except UnicodeError:
        return line


def _byte(letter: str) -> bytes:
    # Windows-1252 leaves five bytes free, and programs let them through as they are.
    return letter.encode("latin-1" if ord(letter) < 0xA0 else "cp1252")


def refuse_lost_letters(text: str) -> None:
    """
    Refuse a text in which Excel or Notepad wrote ? for the letters its code page does not have.

    Raises:
        Refusal: so many of them are gone that it cannot be mended.
    """
    marks = text.count("?")
    if marks >= _FEWEST_LOST and marks * _LETTERS_A_MARK > sum(map(str.isalpha, text)):
        raise Refusal(
            "chữ có dấu đã mất, thành dấu hỏi",
            "mở tệp gốc, lưu lại dạng .xlsx, .docx hoặc “CSV UTF-8” rồi gửi lại",
        )


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
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _of_old(data)
    text, notices = _unscrambled(text)
    return _tidy(text), notices


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
