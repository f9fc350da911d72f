"""An e-mail as it is saved (.eml): its words, the files attached to it, the pictures."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage

from exemplars.intake import plain, web
from exemplars.intake.found import Photo, Refusal, Report

MOST_PARTS = 200
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic")

# Reads an attached file: its bytes and its name.
Read = Callable[[bytes, str], list[Report]]


def read(data: bytes, name: str, read_attached: Read) -> list[Report]:
    """
    Return what a letter brings: its attached reports, or else its own words as one.

    Raises:
        Refusal: it cannot be taken, or nothing in it can.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    parts = list(_parts(message))
    if len(parts) > MOST_PARTS:
        raise Refusal(f"thư có quá {MOST_PARTS} phần", "gửi riêng từng tệp")
    own = _own_words(parts, name)
    photos: list[Photo] = []
    reports: list[Report] = []
    notices: list[str] = []
    for part in parts:
        if not _is_attached(part):
            continue
        called, content = plain.mended(part.get_filename() or "") or "tệp không tên", _bytes(part)
        if called.lower().endswith(PICTURES) or part.get_content_maintype() == "image":
            photos.append(Photo(content, called))
            continue
        try:
            reports += read_attached(content, f"{name} / {called}")
        except Refusal as refusal:
            notices.append(f"không lấy tệp đính kèm {called}: {refusal.why}; {refusal.cure}")
    return _together(own, _subject(message), photos, reports, notices)


def _together(
    own: Report, subject: str, photos: list[Photo], reports: list[Report], notices: list[str]
) -> list[Report]:
    """Put the letter's own words, its pictures and what could not be read with the first report."""
    if not reports and not own.blocks and not own.ready:
        raise Refusal(
            "; ".join(["thư không có nội dung đọc được", *notices]), "gửi lại tệp báo cáo"
        )
    first, *others = reports or [own]
    words = (block.text for block in own.blocks if hasattr(block, "text")) if reports else ()
    pictures = f"{len(photos)} ảnh kèm thư xếp vào hồ sơ đầu; chuyển nếu là của hồ sơ khác"
    told = [*notices, *([pictures] if photos and others else [])]
    first = replace(
        first,
        photos=(*first.photos, *(own.photos if reports else ()), *photos),
        margin=(*first.margin, *filter(None, [subject]), *words),
        notices=(*first.notices, *(own.notices if reports else ()), *told),
    )
    return [first, *others]


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    # A letter inside a letter is looked through like its holder: walk() goes into both.
    for part in message.walk():
        if isinstance(part, EmailMessage) and not part.is_multipart():
            yield part


def _is_attached(part: EmailMessage) -> bool:
    return bool(part.get_filename()) or part.get_content_maintype() not in ("text", "multipart")


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _subject(message: EmailMessage) -> str:
    try:
        said = str(message.get("Subject", ""))
    except (ValueError, IndexError, TypeError, AttributeError):
        # The standard library's parser of headers trips over some that are broken.
        return ""
    return f"Tiêu đề thư: {said}" if said.strip() else ""


def _own_words(parts: list[EmailMessage], name: str) -> Report:
    """Return the letter's own text: the plain one where there is one, else the page."""
    texts = [part for part in parts if not _is_attached(part)]
    plains = [
        part for part in texts if part.get_content_type() == "text/plain" and _bytes(part).strip()
    ]
    for part in plains or texts:
        charset = part.get_content_charset("utf-8")
        try:
            text, notices = _bytes(part).decode(charset), ()
        except (LookupError, UnicodeDecodeError):
            text, notices = plain.decoded(_bytes(part))  # type: ignore[assignment]
        if part.get_content_type() == "text/html":
            return web.read_text(text, name, notices)
        return Report(name, tuple(plain.blocks(text.replace("\r\n", "\n"))), notices=notices)
    return Report(name)
