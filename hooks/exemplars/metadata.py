"""
What the file of a picture or a recording tells besides: a place, an owner, a number, a private datum.

None of it is published, for both are made anew; but the file as it came lies in the repository.
Who took a photo is no secret and stands in its credit, so an artist's name is passed over.
"""

from __future__ import annotations

import html
import struct
import warnings
from collections.abc import Iterator
from contextlib import suppress

from PIL import ExifTags, Image

from exemplars.patterns import regex
from exemplars.privacy import WHAT, Offices, private_data
from exemplars.text import fold

_PLACE = "nơi chụp (GPS)"
_OWNER = "tên chủ máy"
_SERIAL = "số máy"
_FACES = "tên người trong ảnh"
_CONTACT = "liên hệ của người chụp"
# In XMP, whatever the prefix before the colon.
_XMP = (
    (b"GPSLatitude", _PLACE),
    (b"OwnerName", _OWNER),
    (b"SerialNumber", _SERIAL),
    (b"PersonInImage", _FACES),
    (b"PersonDisplayName", _FACES),
    (b"mwg-rs:Name", _FACES),
    (b"CiTelWork", _CONTACT),
    (b"CiEmailWork", _CONTACT),
)
# The elements, or attributes, of XMP that hold words.
_XMP_WORDS = frozenset(
    (
        *("description", "title", "creator", "rights", "subject", "Headline", "CaptionWriter"),
        *("Credit", "Instructions", "Source", "UserComment", "ImageDescription", "Artist"),
        *("AltTextAccessibility", "ExtDescrAccessibility", "Keywords", "CopyrightNotice"),
    )
)
_XMP_PART = regex(r"<([^<>]*)>|([^<>]+)")
_XMP_ATTRIBUTE = regex(r"(?<![\w.-])([\w.-]{1,60})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_LONGEST_XMP = 65_536  # characters; what programs pad it with comes after
_IPTC, _IPTC_CONTACT = 0x0404, b"\x1c\x02\x76"  # IIM 4.2, dataset 2:118
# Its title, keywords, instructions, by-line, place, headline, credit, source, copyright, caption, writer.
_IPTC_WORDS = frozenset((5, 25, 40, 80, 92, 105, 110, 115, 116, 120, 122))
_EXIF = (
    (ExifTags.Base.CameraOwnerName, _OWNER),
    (ExifTags.Base.BodySerialNumber, _SERIAL),
)
# Where people and programs write as they like: told only where something private stands there.
_WORDS = (
    *(ExifTags.Base.ImageDescription, ExifTags.Base.XPTitle, ExifTags.Base.XPComment),
    *(ExifTags.Base.XPKeywords, ExifTags.Base.XPSubject, ExifTags.Base.UserComment),
    # Who took it is no secret; a number beside the name is.
    *(ExifTags.Base.Artist, ExifTags.Base.XPAuthor, ExifTags.Base.Copyright),
)
# Many write without accents there, for old programs garble them.
_UNACCENTED = (
    (
        "birth",
        regex(
            r"(?<![a-z] )\b(?:ngay sinh|sinh ngay|ngay thang nam sinh|sinh)\s?:?\s?\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)\d\d"
        ),
    ),
    (
        "account",
        regex(r"\b(?:so tai khoan|tai khoan|so tk|stk)\b[^\d\n]{0,24}\d(?:[ .-]?\d){8,18}(?!\d)"),
    ),
)
_XMP_OF_PNG = "XML:com.adobe.xmp"
# What a file that is two at once has besides the picture or the sound, whatever stands before and after it.
_CARRIED = (
    (b"%pdf-", "tệp PDF"),
    (b"rar!\x1a\x07", "tệp nén RAR"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7-Zip"),
    *((sign, "mã trang web") for sign in (b"<script", b"<?php", b"<html", b"<svg ", b"<iframe")),
)
# PKWARE's APPNOTE 4.3.16: the record that ends a zip, and the longest remark behind it.
_END_OF_ZIP, _LONGEST_END = b"PK\x05\x06", 65_557
_BROKEN = (OSError, ValueError, SyntaxError, TypeError, KeyError, struct.error)
# What begins the tags of an MP3, an M4A, an OGG with Vorbis or Opus in it.
_TAGS = (b"ID3", b"udta", b"\x03vorbis", b"OpusTags")
_LONGEST_TAGS = 16_384  # bytes read of each: words come before covers
_NOWHERE = Offices()


def of_picture(picture: Image.Image) -> tuple[str, ...]:
    """Return what a picture's file tells besides, each once; it has been loaded to its end."""
    with warnings.catch_warnings():
        # What is broken in there is not to be told: it tells nothing.
        warnings.simplefilter("ignore")
        return tuple(dict.fromkeys(_told(picture)))


def carried(data: bytes) -> str:
    """
    Return what else the bytes of a picture or a recording are, "" where they are nothing else.

    A telephone puts a clip, a second exposure or a map of depth behind its pictures: none of it is told.
    """
    if data.find(_END_OF_ZIP, max(len(data) - _LONGEST_END, 0)) >= 0:
        return "tệp nén ZIP"
    plain = data.lower()
    return next((what for sign, what in _CARRIED if sign in plain), "")


def of_recording(data: bytes) -> tuple[str, ...]:
    """Return what a recording's file tells besides, each once."""
    found = []
    for begin in _TAGS:
        at = data.find(begin, 0, None if begin == b"udta" else _LONGEST_TAGS)
        tags = data[at : at + _LONGEST_TAGS] if at >= 0 else b""
        if b"\xa9xyz" in tags or b"LOCATION=" in tags.upper():
            found.append("nơi thu (GPS)")
        # UTF-16 has a zero beside each digit.
        found += _private(tags.replace(b"\0", b"").decode("utf-8", "ignore"))
    return tuple(dict.fromkeys(found))


def _told(picture: Image.Image) -> Iterator[str]:
    with suppress(*_BROKEN):
        yield from _of_exif(picture.getexif())
    xmp = picture.info.get("xmp") or picture.info.get(_XMP_OF_PNG) or b""
    xmp = xmp.encode(errors="replace") if isinstance(xmp, str) else bytes(xmp)
    yield from (what for sign, what in _XMP if sign in xmp)
    yield from _private(_of_xmp(_text(xmp)[:_LONGEST_XMP]))
    resources = picture.info.get("photoshop")
    if isinstance(resources, dict):
        iptc = bytes(resources.get(_IPTC) or b"")
        if _IPTC_CONTACT in iptc:
            yield _CONTACT
        yield from _private(_of_iptc(iptc))
    texts = getattr(picture, "text", {})
    yield from _private(_text(picture.info.get("comment")))
    for key, words in texts.items():
        if key != _XMP_OF_PNG:
            yield from _private(_text(words))


def _of_xmp(xmp: str) -> str:
    """Return the words that people wrote into XMP, without its dates, versions and identities."""
    words, inside = [], ""
    for tag, text in _XMP_PART.findall(xmp):
        name = tag.partition(" ")[0].strip("/").rpartition(":")[2]
        if text:
            words += [text] if inside else []
        elif tag.startswith("/"):
            inside = "" if name == inside else inside
        else:
            said = _XMP_ATTRIBUTE.findall(tag)
            words += [one or other for key, one, other in said if key in _XMP_WORDS]
            if name in _XMP_WORDS and not tag.endswith("/"):
                inside = name
    return html.unescape("\n".join(words))


def _of_iptc(data: bytes) -> str:
    """Return the words of IPTC's datasets, each of which is a mark, two numbers, a length and so many bytes."""
    words, at = [], 0
    while data[at : at + 1] == b"\x1c" and at + 5 <= len(data):
        record, kind, length = (
            data[at + 1],
            data[at + 2],
            int.from_bytes(data[at + 3 : at + 5], "big"),
        )
        if record == 2 and kind in _IPTC_WORDS:
            words.append(_text(data[at + 5 : at + 5 + length]))
        at += 5 + length
    return "\n".join(words)


def _of_exif(exif: Image.Exif) -> Iterator[str]:
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    if ExifTags.GPS.GPSLatitude in place or ExifTags.GPS.GPSLongitude in place:
        yield _PLACE
    fields = {**exif, **exif.get_ifd(ExifTags.IFD.Exif)}
    for tag, what in _EXIF:
        if _text(fields.get(tag)).strip(" \0"):
            yield what
    for tag in _WORDS:
        yield from _private(_text(fields.get(tag)))


def _text(value: object) -> str:
    """Return what may be words as words: EXIF and comments hold bytes, some of them UTF-16."""
    if isinstance(value, bytes):
        return value.replace(b"\0", b"").decode("utf-8", "ignore")
    if not isinstance(value, str):
        return ""
    # Pillow takes for Latin-1 what phones write as UTF-8.
    with suppress(UnicodeError):
        return value.encode("latin-1").decode("utf-8")
    return value


def _private(words: str) -> Iterator[str]:
    words = words[:_LONGEST_TAGS]
    plain = fold(words)
    for each in private_data(words, _NOWHERE):
        # Without accents a pupil (hoc sinh) is not told from a birth.
        if each.what != "birth" or not words.isascii():
            yield WHAT[each.what]
    for what, pattern in _UNACCENTED:
        if pattern.search(plain):
            yield WHAT[what]
