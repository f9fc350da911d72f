"""What a file of a picture or a recording tells besides is found, wherever formats keep it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from exemplars import media, metadata, sound
from support_media import broken_exif, encoded, exif, noise, with_texts
from support_sound import sound as recordings


def iptc(kind: int, words: str) -> bytes:
    """Return a JPEG's segment with one dataset of IPTC, as Photoshop keeps it beside the picture."""
    said = words.encode()
    data = (
        b"\x1c\x02\x00\0\2\0\4" + b"\x1c\x02" + bytes([kind]) + len(said).to_bytes(2, "big") + said
    )
    body = (
        b"Photoshop 3.0\08BIM\x04\x04\0\0"
        + len(data).to_bytes(4, "big")
        + data
        + b"\0" * (len(data) % 2)
    )
    return b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body


def xmp(inside: str) -> bytes:
    """Return XMP as programs write it, with dates, versions and identities around what is said."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 0912345678"><rdf:RDF>'
        '<rdf:Description xmp:CreateDate="2021-05-03T09:12:34" xmpMM:DocumentID="uuid:001080012345">'
        f"{inside}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


IPTC = b"8BIM\x04\x04\0\0" + (13).to_bytes(4, "big") + b"\x1c\x02\x76\0\x080204 123\0"
PERSON = b"<rdf:RDF><Iptc4xmpExt:PersonInImage>Hoa</Iptc4xmpExt:PersonInImage></rdf:RDF>"
PLACE = b'<x exif:GPSLatitude="21,22.05N"/>'


def file(folder: Path, data: bytes) -> Path:
    """Return the path of a file with this content."""
    path = folder / "anh.jpg"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("form", "how", "told"),
    [
        ("JPEG", {"exif": exif()}, ("nơi chụp (GPS)", "số điện thoại")),
        ("PNG", {"exif": exif()}, ("nơi chụp (GPS)", "số điện thoại")),
        ("WEBP", {"exif": exif()}, ("nơi chụp (GPS)", "số điện thoại")),
        ("JPEG", {"comment": b"goi 0912345678"}, ("số điện thoại",)),
        ("JPEG", {"comment": b"CREATOR: gd-jpeg v1.0, quality = 90"}, ()),
        ("JPEG", {"xmp": PERSON}, ("tên người trong ảnh",)),
        ("WEBP", {"xmp": PLACE}, ("nơi chụp (GPS)",)),
        ("PNG", {"pnginfo": with_texts()}, ("số điện thoại",)),
        ("JPEG", {}, ()),
    ],
)
def test_pictures(form: str, how: dict[str, object], told: tuple[str, ...], tmp_path: Path) -> None:
    """EXIF, XMP, comments and texts are looked into in each format that is published."""
    assert told == media.told_besides(file(tmp_path, encoded(noise(), form, **how)))


def test_a_photographers_contact(tmp_path: Path) -> None:
    """A contact in IPTC, which Photoshop keeps beside the picture, is told."""
    whole = encoded(noise(), "JPEG")
    body = b"Photoshop 3.0\0" + IPTC
    segment = b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body
    path = file(tmp_path, whole[:2] + segment + whole[2:])

    assert media.told_besides(path) == ("liên hệ của người chụp",)


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's, of what it reads past
@pytest.mark.parametrize("name", sorted(broken_exif()))
def test_broken_exif_tells_nothing(name: str, tmp_path: Path) -> None:
    """EXIF that cannot be read is no fault of the picture and tells nothing."""
    path = file(tmp_path, broken_exif()[name])

    assert media.fault(path) is None
    assert media.told_besides(path) == ()


def test_what_is_not_there_tells_nothing(tmp_path: Path) -> None:
    """Of a file that is missing or no picture there is nothing to tell."""
    assert media.told_besides(tmp_path / "khong-co.jpg") == ()
    assert media.told_besides(file(tmp_path, b"khong phai anh")) == ()


@pytest.mark.parametrize("name", sorted(recordings()))
def test_recordings(name: str, tmp_path: Path) -> None:
    """Recordings whose tags hold a telephone number tell so; without tags they tell nothing."""
    path = tmp_path / "bai-doc"
    path.write_bytes(recordings()[name][2])
    tagged = b"0912345678" in path.read_bytes()

    assert sound.told_besides(path) == (("số điện thoại",) if tagged else ())


def test_the_place_of_a_recording() -> None:
    """A phone's own place in an M4A is told."""
    data = (
        b"\0\0\0\x20ftypM4A " + bytes(20_000) + b"udta\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+21.36+106.12/"
    )

    assert metadata.of_recording(data) == ("nơi thu (GPS)",)


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (
            "<dc:description><rdf:Alt><rdf:li>Thư hoa.vaisom@gmail.com</rdf:li></rdf:Alt></dc:description>",
            ("thư điện tử",),
        ),
        ("<dc:description>CCCD 024085001234</dc:description>", ("số giấy tờ tùy thân",)),
        ("<dc:title>Bà Hoa &#x30;912 345 678</dc:title>", ("số điện thoại",)),
        ("<photoshop:Headline>Sinh ngày 5/3/1970</photoshop:Headline>", ("ngày sinh đầy đủ",)),
        ("<dc:description>Bà Hoa bên vườn vải, vụ 2023</dc:description>", ()),
        ("<dc:description/><xmpMM:InstanceID>0912345678</xmpMM:InstanceID>", ()),
        (
            "<dc:description><rdf:li>Bà Hoa</rdf:li></dc:description><tiff:Model>0912345678</tiff:Model>",
            (),
        ),
        ("<dc:description>" * 4_000, ()),
        (f"<{'a' * 60_000}>", ()),
        (f"<{'a ' * 30_000}>", ()),
    ],
    ids=lambda each: str(each)[:60],
)
def test_words_of_xmp(inside: str, told: tuple[str, ...], tmp_path: Path) -> None:
    """What people wrote into XMP is looked into; its dates, versions and identities are nobody's."""
    assert told == media.told_besides(file(tmp_path, encoded(noise(), "JPEG", xmp=xmp(inside))))


def test_an_attribute_of_xmp(tmp_path: Path) -> None:
    """What XMP says in an attribute counts like what it says in an element."""
    said = b'<rdf:Description photoshop:Headline="goi 0912345678" xmp:Rating="0912345678"/>'

    assert media.told_besides(file(tmp_path, encoded(noise(), "JPEG", xmp=said))) == (
        "số điện thoại",
    )
    other = said.replace(b"Headline", b"Urgency")
    assert media.told_besides(file(tmp_path, encoded(noise(), "JPEG", xmp=other))) == ()


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        (120, "Bà Hoa, 0912 345 678", ("số điện thoại",)),
        (80, "So CCCD 024085001234", ("số giấy tờ tùy thân",)),
        (25, "vải thiều", ()),
        (55, "0912345678", ()),
    ],
)
def test_words_of_iptc(kind: int, words: str, told: tuple[str, ...], tmp_path: Path) -> None:
    """A caption of IPTC is looked into, and its author; what is no words is not."""
    whole = encoded(noise(), "JPEG")
    path = file(tmp_path, whole[:2] + iptc(kind, words) + whole[2:])

    assert media.told_besides(path) == told


@pytest.mark.parametrize(
    ("tag", "words", "told"),
    [
        (0x013B, "So CCCD 024085001234", ("số giấy tờ tùy thân",)),
        (0x013B, "Tran Van Minh", ()),
        (0x010E, "Sinh ngay 05/03/1970", ("ngày sinh đầy đủ",)),
        (0x010E, "Ngay sinh: 5-3-1970", ("ngày sinh đầy đủ",)),
        (0x010E, "STK 2500205123456 Agribank", ("số tài khoản ngân hàng",)),
        (0x010E, "so tai khoan: 2500205123456", ("số tài khoản ngân hàng",)),
        (0x010E, "Khai sinh 05/03/2020 cho tre vung cao", ()),
        (0x010E, "Hoc sinh 12/3/2021 don truong", ()),
        (0x010E, "Le khanh thanh 05/03/2020", ()),
        (0x8298, "Ban quyen 2023 UBND xa", ()),
    ],
)
def test_words_of_exif(tag: int, words: str, told: tuple[str, ...], tmp_path: Path) -> None:
    """What EXIF says is read without accents too; who took the picture is no secret."""
    made = Image.Exif()
    made[tag] = words

    assert told == media.told_besides(file(tmp_path, encoded(noise(), "JPEG", exif=made)))


def test_accents_of_exif(tmp_path: Path) -> None:
    """What a phone writes as UTF-8 is read as such."""
    made = Image.Exif()
    made[0x010E] = "Bà Hoa sinh ngày 5 tháng 3 năm 1970".encode()

    assert media.told_besides(file(tmp_path, encoded(noise(), "JPEG", exif=made))) == (
        "ngày sinh đầy đủ",
    )
