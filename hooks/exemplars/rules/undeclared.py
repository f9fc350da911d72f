"""What to do with a file that lies beside a profile undeclared, by what its name says it is."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

from exemplars.places import PICTURES
from exemplars.records.values import FileName
from exemplars.text import printable, slug

_COPIES = (
    "~$*",
    "*~",
    "*.bak",
    "*.orig",
    "*.rej",
    "*.tmp",
    "*.old",
    "*copy*.md",
    "*(*).md",
    "profile*.md",
)
_TEXTS = (".doc", ".docx", ".odt", ".rtf", ".txt", ".html", ".htm", ".md")
# What a profile may declare, and what is first to be made such: the fields, and the form.
_OTHER_PICTURES = (".heic", ".heif", ".gif", ".bmp", ".tif", ".tiff", ".avif", ".svg", ".jfif")
_SOUNDS = (".mp3", ".m4a", ".ogg")
_OTHER_SOUNDS = (".wav", ".wma", ".amr", ".aac", ".flac", ".opus")
_FILMS = (".mp4", ".mov", ".avi", ".mkv", ".3gp", ".wmv", ".webm", ".mpg", ".mpeg")
_OF_PICTURES, _OF_SOUNDS = "portrait hoặc gallery", "audio"


def what_to_do(path: Path) -> tuple[str, str]:
    """Return what it is that a profile does not declare, and what an editor does with it."""
    if path.is_dir():
        return "thư mục", "đưa ảnh, bản thu âm ra cạnh profile.md rồi khai; còn lại chuyển khỏi kho"
    return "tệp", _cure(path.name)


def _cure(name: str) -> str:
    low = name.lower()
    ending = low[low.rfind(".") :] if "." in low else ""
    if any(fnmatchcase(low, each) for each in _COPIES):
        return "bản sao, tệp tạm thì xóa; có phần chưa chép thì chép vào profile.md trước"
    if ending in _TEXTS:
        return "bài viết thì đưa vào hồ sơ bằng portal import rồi chuyển tệp khỏi kho; giấy tờ giữ tại cơ quan"
    if ending in _FILMS:
        return "cổng không đăng phim: chuyển tệp khỏi kho"
    for endings, others, fields, form in (
        (PICTURES, _OTHER_PICTURES, _OF_PICTURES, "JPEG"),
        (_SOUNDS, _OTHER_SOUNDS, _OF_SOUNDS, "MP3"),
    ):
        if ending in endings:
            return f"{_renamed(name, ending)}khai ở {fields}; không dùng thì xóa"
        if ending in others:
            return f"lưu thành {form} rồi khai ở {fields}; không dùng thì xóa"
    return "chuyển tệp khỏi kho: hồ sơ chỉ khai ảnh, bản thu âm; giấy tờ giữ tại cơ quan"


def _renamed(name: str, ending: str) -> str:
    """Return how a name becomes one that a profile may declare, "" where it is one."""
    if FileName((ending[1:],)).typed(name):
        return ""
    usable = f"{slug(name[: -len(ending)]) or 'anh'}{ending}"
    return f"đổi tên thành `{printable(usable)}` rồi "
