"""A file of any kind that is taken  ->  the exemplars it tells of."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from exemplars.intake import labels, letter, plain, roster, sheet, web, word
from exemplars.intake.archive import refuse_old_office
from exemplars.intake.found import Block, Refusal, Report, Table
from exemplars.intake.roster_heads import is_list, lines_of
from exemplars.problem import refusal
from exemplars.prose import legacy_fonts
from exemplars.text import printable

LARGEST_FILE = 40_000_000  # bytes
_ENDINGS = ".docx, .xlsx, .csv, .html, .txt, .eml"
_SEND = f"gửi tệp dạng {_ENDINGS}"
# What begins files of other kinds -> what they are, and the cure.
_OTHERS = (
    (b"%PDF", "tệp PDF", "gửi tệp Word gốc; chỉ có bản quét thì gõ lại thành .docx"),
    (b"{\\rtf", "tệp RTF", "mở trong Word, lưu lại dạng .docx"),
    (b"Rar!", "tệp nén RAR", "giải nén rồi gửi từng tệp"),
    (b"7z\xbc\xaf", "tệp nén 7z", "giải nén rồi gửi từng tệp"),
)


def read(path: Path) -> list[Report]:
    """
    Return what a file on disk tells of, one report for each exemplar.

    Raises:
        Refusal: it cannot be taken.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Refusal("không phải tệp", "ghi tên từng tệp, không ghi thư mục")
        if size > LARGEST_FILE:
            raise Refusal(
                f"tệp lớn quá {LARGEST_FILE // 1_000_000} MB", "thu nhỏ ảnh trong tệp rồi lưu lại"
            )
        data = path.read_bytes()
    except OSError as error:
        raise Refusal(f"không mở được tệp ({refusal(error)})", "kiểm tra lại tên tệp") from error
    return read_bytes(data, printable(path.name))


def read_bytes(data: bytes, name: str, *, within: bool = False) -> list[Report]:
    """
    Return what a file's bytes tell of; `within` a letter no other letter is opened.

    Raises:
        Refusal: it cannot be taken.
    """
    ending = posixpath.splitext(name)[1].lower()
    if not data.strip():
        raise Refusal("tệp rỗng", "kiểm tra lại tệp rồi gửi lại")
    if len(data) > LARGEST_FILE:
        raise Refusal("tệp quá lớn", "thu nhỏ ảnh trong tệp rồi lưu lại")
    refuse_old_office(data)
    for sign, what, cure in _OTHERS:
        if data.startswith(sign):
            raise Refusal(what, cure)
    if ending in (".docm", ".xlsm", ".dotm", ".xltm"):
        raise Refusal("tệp có macro", "lưu lại dạng .docx, .xlsx không kèm macro rồi gửi lại")
    if ending == ".eml" and not within:
        return letter.read(
            data, name, lambda attached, called: read_bytes(attached, called, within=True)
        )
    return [_in_unicode(report) for report in _read(data, name, ending)]


def _read(data: bytes, name: str, ending: str) -> list[Report]:
    if ending == ".docx":
        return _each_of_a_list(_with_words(word.read(data, name)))
    if ending == ".xlsx":
        return sheet.read_workbook(data, name)
    if data.startswith(b"PK"):
        raise Refusal("tệp nén hoặc tệp của chương trình khác", _SEND)
    if ending in (".csv", ".tsv"):
        return sheet.read_csv(data, name)
    if ending in (".html", ".htm"):
        return _each_of_a_list(_with_words(web.read(data, name)))
    if ending in (".txt", ".md"):
        return [_with_words(plain.read(data, name))]
    raise Refusal(f"không nhận tệp dạng `{ending or name}`", _SEND)


def _each_of_a_list(report: Report) -> list[Report]:
    """Return a report for each exemplar where a text is only a list of them, or the report itself."""
    lists: list[Table] = []
    others: list[Block] = []
    for each in report.blocks:
        if isinstance(each, Table) and is_list(each.rows):
            lists.append(each)
        else:
            others.append(each)
    lines = [each.text for each in others if not isinstance(each, Table)]
    is_about_one = any(labels.part_of(each) or labels.parted(each)[0] for each in lines)
    found = [
        one
        for each in (() if is_about_one else lists)
        for one in roster.reports(lines_of(each), report.name, report.notices)
    ]
    if not found:
        return [report]
    around = (text for each in others for text in _texts(each) if text.strip())
    first = replace(
        found[0], photos=report.photos, margin=(*found[0].margin, *around, *report.margin)
    )
    return [first, *found[1:]]


def _with_words(report: Report) -> Report:
    """Return a report that says something; a scan has only pictures."""
    if report.blocks or report.ready:
        return report
    raise Refusal("tệp không có chữ nào", "bản chụp, bản quét thì gõ lại thành chữ rồi gửi")


def _in_unicode(report: Report) -> Report:
    """Return a report whose letters were pasted without their old font as the letters that it showed."""
    words = "\n".join(
        (*(text for block in report.blocks for text in _texts(block)), *report.margin)
    )
    words += "\n".join(each for pair in report.labelled for each in pair)
    encoding = legacy_fonts.guessed(words)
    if not encoding:
        return report

    def shown(text: str) -> str:
        return legacy_fonts.converted(text, encoding)

    return replace(
        report,
        blocks=tuple(_with_texts(block, shown) for block in report.blocks),
        labelled=tuple((shown(label), shown(value)) for label, value in report.labelled),
        margin=tuple(shown(each) for each in report.margin),
        notices=(
            *report.notices,
            f"chữ gõ bằng phông {encoding} đã đổi sang Unicode; hãy đọc soát lại",
        ),
    )


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row)
    else:
        yield block.text


def _with_texts(block: Block, shown: Callable[[str], str]) -> Block:
    if isinstance(block, Table):
        return Table(tuple(tuple(shown(cell) for cell in row) for row in block.rows))
    return replace(block, text=shown(block.text))
