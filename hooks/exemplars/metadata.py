"""
What the file of a picture or a recording tells besides: a place, an owner, a number, a private datum.

None of it is published, for both are made anew; but the file as it came lies in the repository.
Who took a photo is no secret and stands in its credit, so an artist's name is passed over.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import suppress

from PIL import ExifTags, Image

from exemplars.privacy import WHAT, Offices, private_data

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
_IPTC, _IPTC_CONTACT = 0x0404, b"\x1c\x02\x76"  # IIM 4.2, dataset 2:118
_EXIF = (
    (ExifTags.Base.CameraOwnerName, _OWNER),
    (ExifTags.Base.BodySerialNumber, _SERIAL),
)
# Where people and programs write as they like: told only where something private stands there.
_WORDS = (
    *(ExifTags.Base.ImageDescription, ExifTags.Base.XPTitle, ExifTags.Base.XPComment),
    *(ExifTags.Base.XPKeywords, ExifTags.Base.XPSubject, ExifTags.Base.UserComment),
)
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
    xmp = picture.info.get("xmp", b"")
    xmp = xmp.encode(errors="replace") if isinstance(xmp, str) else bytes(xmp)
    yield from (what for sign, what in _XMP if sign in xmp)
    resources = picture.info.get("photoshop")
    if isinstance(resources, dict) and _IPTC_CONTACT in bytes(resources.get(_IPTC) or b""):
        yield _CONTACT
    for words in (picture.info.get("comment"), *getattr(picture, "text", {}).values()):
        yield from _private(_text(words))


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
    return value if isinstance(value, str) else ""


def _private(words: str) -> Iterator[str]:
    for each in private_data(words[:_LONGEST_TAGS], _NOWHERE):
        yield WHAT[each.what]
