"""What the headings and labels of award reports mean (forms of Nghị định 91/2017, 98/2023, and habit)."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from exemplars.patterns import regex
from exemplars.text import fold

# Parts of a report -> how their headings begin, folded; the first that fits stands.
_PARTS = (
    (
        "awards",
        r"(?:cac |nhung )?(?:hinh thuc|danh hieu)[\w ,]{0,40}(?:khen thuong|thi dua|ghi nhan)|khen thuong\b|cac hinh thuc da duoc khen",
    ),
    (
        "bio",
        r"so luoc|ly lich|thong tin (?:chung|ca nhan)|dac diem|tinh hinh chung|gioi thieu chung",
    ),
    (
        "deeds",
        r"(?:noi dung |ket qua |tom tat |cac )?thanh tich|ket qua|noi dung|viec (?:da )?lam|qua trinh",
    ),
)
_NUMBER = r"(?:phan )?(?:[ivx]{1,5}|[0-9]{1,2}|[a-d])? ?[.\-–)/:]? ?"
_HEADINGS = tuple((part, regex(rf"{_NUMBER}(?:{words})")) for part, words in _PARTS)
LONGEST_HEADING = 110

# Labels -> what their value is; folded, without what stands in brackets.
_MEANINGS: Final = MappingProxyType(
    {
        "name-person": "ho va ten|ho ten|ho ten ca nhan|ten ca nhan|ho va ten ca nhan|ho ten khai sinh|ho va ten khai sinh",
        "name-collective": "ten tap the|tap the|ten co quan|ten don vi de nghi|ten to chuc",
        "name-household": "ten ho|ho gia dinh|ten ho gia dinh|chu ho|ho va ten chu ho",
        "name-model": "ten mo hinh|mo hinh",
        "name": "ten|ten guong|guong dien hinh|guong|ten guong dien hinh|ten nguoi hoac tap the",
        "kind": "doi tuong|loai|loai doi tuong|loai guong|loai hinh",
        "unit": "don vi gioi thieu|don vi|xa|xa phuong|don vi cong tac|noi cong tac|co quan don vi cong tac|noi|o dau thuoc don vi nao|dia phuong|don vi de nghi|co quan|ten don vi",
        "sector": "linh vuc|nganh linh vuc",
        "summary": "tom tat|tom tat thanh tich|gioi thieu ngan",
        "author": "nguoi viet|nguoi viet bai|tac gia",
        "award": "khen thuong|hinh thuc khen thuong|danh hieu|danh hieu hinh thuc khen thuong|da duoc khen thuong|thanh tich khen thuong",
        "story": "viec da lam|ket qua|thanh tich|noi dung|thanh tich tieu bieu|thanh tich dat duoc|noi dung thanh tich|bai viet|cau chuyen|viec lam|noi dung guong|tom tat viec lam",
        "birth": "sinh ngay|ngay sinh|ngay thang nam sinh|sinh ngay thang nam|nam sinh|sinh nam",
        "address": "noi o|noi o hien nay|cho o hien nay|cho o|noi thuong tru|ho khau thuong tru|thuong tru|noi dang ky ho khau thuong tru|dia chi|dia chi thuong tru|noi cu tru|dia chi nha rieng|dia chi lien he|tam tru|tru quan|hien tru tai|noi tru|cho o hien tai|noi o hien tai|noi cu tru hien nay|ho khau|dia chi nha|dia chi hien nay|dia chi noi o|noi dang ky thuong tru|noi dang ky ho khau",
        "phone": "dien thoai|so dien thoai|sdt|dt|dien thoai lien he|so dt|di dong|zalo|dtdd",
        "identity": "so cccd|cccd|so cmnd|cmnd|so can cuoc|can cuoc|so can cuoc cong dan|can cuoc cong dan|so dinh danh|so dinh danh ca nhan|chung minh nhan dan|so chung minh nhan dan|ma so dinh danh|so cmnd cccd|so cccd cmnd|cmnd cccd|cccd cmnd|so the can cuoc|the can cuoc|so cmt|cmt|so ho chieu|ho chieu|so bhxh|ma so bhxh|so so bhxh|so bao hiem xa hoi|so the bhyt|ma so thue ca nhan|so the dang vien",
        "email": "email|e-mail|thu dien tu|hop thu",
        "account": "so tai khoan|stk|tai khoan",
    }
)
_BY_LABEL = {label: meaning for meaning, said in _MEANINGS.items() for label in said.split("|")}
# Meanings whose value may not be published, whatever it looks like.
PRIVATE: Final = frozenset(("birth", "address", "phone", "identity", "email", "account"))
_LEAD = regex(r"\A[\s\-+•*–.]*(?:[ivxIVX]{1,4}|[0-9]{1,2}|[a-zđ])?[.)\-]?\s+(?=\S)|\A[\s\-+•*–]+")
_BRACKETS = regex(r"\([^()]{0,80}\)")
_LONGEST_LABEL = 60
# What reports write behind another answer on the same line: Sinh ngày: …  Giới tính: …
_BESIDE = regex(
    r"(?<![\s,.;…_–-])[\s,.;…_–-]++(?=(?:giới tính|nam[,/ ]{1,2}nữ|dân tộc|tôn giáo|bí danh|tên gọi khác|tên thường gọi"
    r"|chức vụ|chức danh|nghề nghiệp|quê quán|nguyên quán|trình độ|năm sinh|ngày sinh|sinh năm|sinh ngày|(?:số )?điện thoại"
    r"|sđt|số đt|email|đơn vị(?: công tác)?|nơi ở|chỗ ở|trú quán|thường trú|số cccd|số cmnd|số căn cước)"
    r"(?: [^\W\d]{1,12}){0,3}[ ,]{0,2}(?:\([^()]{0,40}\))? ?:)",
    re.IGNORECASE,
)
_LEADERS = " .…_"
_FEWEST_LEADERS = 4


@lru_cache(maxsize=4096)
def part_of(heading: str) -> str:
    """Return the part of a report that a line opens: "bio", "deeds", "awards", or "" for none."""
    if len(heading) > LONGEST_HEADING or ":" in heading.rstrip(": "):
        return ""
    words = fold(heading).strip()
    return next((part for part, pattern in _HEADINGS if pattern.match(words)), "")


def is_of_collective(heading: str) -> bool:
    """Return whether a heading is one that only reports of collectives have: I. Đặc điểm, tình hình."""
    return "dac diem" in fold(heading)


@lru_cache(maxsize=4096)
def meaning_of(label: str) -> str:
    """Return what the value beside a label is, or "" where the label is not known."""
    bare = _LEAD.sub("", _BRACKETS.sub(" ", label), count=1) if label else ""
    words = fold(re.sub(r"[,/.;*]", " ", bare)).replace("-", " ").split()
    said = " ".join(words)
    return _BY_LABEL.get(said, _BY_LABEL.get(said.replace("e mail", "email"), ""))


def parted(line: str) -> tuple[str, str]:
    """Return (label, value) of a line such as `Họ và tên: Nguyễn Thị Hoa`; ("", line) of any other."""
    label, colon, value = line.partition(":")
    known = colon and len(label) <= _LONGEST_LABEL and meaning_of(label)
    return (label, _without_leaders(value.strip())) if known else ("", line)


def beside(line: str) -> list[str]:
    """Return the answers that share a line whose first is known: each with its own label."""
    if line.count(":") < 2 or not parted(line)[0]:
        return [line]
    return _BESIDE.sub("\n", line).split("\n")


def _without_leaders(value: str) -> str:
    """Return what was written on a form's dotted line, without the dots."""
    bare = value.strip(_LEADERS)
    dots = sum(map(value.count, _LEADERS.strip())) - sum(map(bare.count, _LEADERS.strip()))
    return bare if dots >= _FEWEST_LEADERS else value
