"""
A zip of XML from a stranger (.docx, .xlsx): opened in memory, within limits, never to disk.

Sizes are judged before anything is unpacked and again while unpacking. XML with a document type,
macros and parts that are fetched from elsewhere are refused with words. No entity is resolved, no
name in the archive becomes a path.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any

from lxml import etree

from exemplars.intake.found import Refusal
from exemplars.patterns import regex

LARGEST_PART = 24_000_000  # bytes unpacked: a photo at its largest, or the text of a thousand pages
LARGEST_WHOLE = 160_000_000
MOST_PARTS = 3_000
RATIO = 200  # unpacked to packed; the XML of Word packs to a tenth
_SMALL = 1_000_000  # below this the ratio says nothing
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ENCODING = regex(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']""")
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-1252")

_AGAIN = "mở tệp trong Word hoặc Excel, lưu lại (Save As) dạng .docx hoặc .xlsx rồi gửi lại"
BROKEN = Refusal("tệp hỏng hoặc không đúng dạng", _AGAIN)


def refuse_old_office(data: bytes) -> None:
    """
    Refuse what Office wrote before 2007, and what it has locked with a password.

    Raises:
        Refusal: it is one of them.
    """
    if not data.startswith(_OLE):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refusal("tệp có mật khẩu", "mở tệp, bỏ mật khẩu rồi lưu lại")
    raise Refusal("tệp dạng cũ của Office (.doc, .xls)", _AGAIN)


class Archive:
    """The parts of one file of Office."""

    def __init__(self, data: bytes) -> None:
        """Judge a file as a whole; raises Refusal where it cannot be taken."""
        refuse_old_office(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (
            zipfile.BadZipFile,
            ValueError,
            NotImplementedError,
            OSError,
            UnicodeError,
        ) as error:
            raise BROKEN from error
        self._refuse_bombs(entries)
        self._parts = {entry.filename: entry for entry in entries}
        self._refuse_macros()

    @staticmethod
    def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
        cure = "tách tệp ra, thu nhỏ ảnh rồi lưu lại"
        if len(entries) > MOST_PARTS or sum(each.file_size for each in entries) > LARGEST_WHOLE:
            raise Refusal("tệp nén quá nhiều dữ liệu", cure)
        names = [each.filename.lower() for each in entries]
        if len(set(names)) < len(names):
            raise BROKEN
        for each in entries:
            if each.flag_bits & 1:
                raise Refusal("tệp có mật khẩu", "mở tệp, bỏ mật khẩu rồi lưu lại")
            swollen = each.file_size > _SMALL and each.file_size > RATIO * each.compress_size
            if each.file_size > LARGEST_PART or swollen:
                raise Refusal("tệp nén quá nhiều dữ liệu", cure)

    def _refuse_macros(self) -> None:
        types = self.part("[Content_Types].xml")
        if any("vbaproject" in name.lower() for name in self._parts) or b"macroEnabled" in types:
            raise Refusal("tệp có macro", "lưu lại dạng .docx, .xlsx không kèm macro rồi gửi lại")

    def names(self) -> list[str]:
        """Return the names of the parts, in order of the alphabet."""
        return sorted(self._parts)

    def has(self, name: str) -> bool:
        """Return whether there is a part of this name."""
        return name in self._parts

    def part(self, name: str) -> bytes:
        """
        Return a part's bytes.

        Raises:
            Refusal: it is not there, is broken, or is larger than it says.
        """
        try:
            with self._zip.open(self._parts[name]) as opened:
                data = opened.read(LARGEST_PART + 1)
        except (
            *(KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError),
            *(RuntimeError, NotImplementedError, ValueError),
        ) as error:
            raise BROKEN from error
        if len(data) > LARGEST_PART:
            raise Refusal("tệp nén quá nhiều dữ liệu", "tách tệp ra rồi lưu lại")
        return data

    def xml(self, name: str) -> Any:
        """Return a part as a tree."""
        return parsed(self.part(name))

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """
        Return what a part refers to: id -> (the last word of its type, its target inside).

        Raises:
            Refusal: something other than a link leads out of the file.
        """
        folder, base = posixpath.split(name)
        listing = posixpath.join(folder, "_rels", f"{base}.rels")
        found: dict[str, tuple[str, str]] = {}
        for each in self.xml(listing).iter(_RELATION) if self.has(listing) else ():
            kind = each.get("Type", "").rpartition("/")[2]
            target = each.get("Target", "")
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            elif kind != "hyperlink":
                raise Refusal(
                    "tệp lấy nội dung từ nơi khác (ảnh, mẫu hoặc tệp liên kết)",
                    "chèn hẳn ảnh vào tệp (Insert, không chọn Link), bỏ mẫu đính kèm rồi lưu lại",
                )
            found[each.get("Id", "")] = kind, target
        return found


def parsed(data: bytes) -> Any:
    """
    Return a stranger's XML as a tree: no document type, no entities, no network, no depth.

    Raises:
        Refusal: it has a document type or an odd encoding, or is not well formed.
    """
    said = _ENCODING.match(data[:400])
    odd = said is not None and said[1].lower() not in _ENCODINGS
    begins = data[:3] == b"\xef\xbb\xbf" or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if odd or not (begins or data.lstrip()[:1] == b"<"):
        raise BROKEN
    if b"<!DOCTYPE" in data.replace(b"\x00", b""):
        raise Refusal("tệp có khai báo DTD, thứ Office không bao giờ ghi", _AGAIN)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BROKEN from error
