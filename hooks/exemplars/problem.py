"""What is wrong in an editor's file: where it is, what it is, and what to write instead."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
# The way to a value inside a file: ("awards", 1, "form") is the form of the second award.
DataPath = tuple[str | int, ...]
# What a system says in English, by its number; whatever else it says stands as it is.
_REFUSALS = {
    errno.ENOENT: "không có ở đó",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EISDIR: "là thư mục",
    errno.ENOTDIR: "có tệp ở chỗ của thư mục",
    errno.EINVAL: "không phải tệp thường",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết đi vòng",
    errno.EADDRINUSE: "có chương trình khác đang dùng",
    errno.EADDRNOTAVAIL: "không phải địa chỉ của máy này",
    errno.EOVERFLOW: "ảnh có nhiều điểm ảnh quá, hãy thu nhỏ ảnh",
    errno.EBADMSG: "ảnh hỏng hoặc mới chép được một phần, hãy chép đè bằng ảnh lành",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """
    What one rule says of one place in the data; the runner adds the rule's code and the line.

    `path` leads to the value (or, with `key` set, to the key itself); `line` places a finding
    in a story, counted from the file's first line; without either it concerns the whole file.
    """

    message: str
    hint: str = ""
    path: DataPath = ()
    key: bool = False
    line: int | None = None
    column: int = 1
    code: str = ""
    # A value that is not of its type, as it was written.
    said: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding with its place: what `portal check` prints."""

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str = ""


class Refused(Exception):
    """The records have errors; nothing was built."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep all problems, warnings included."""
        self.problems = problems
        super().__init__(f"{sum(each.severity == 'error' for each in problems)} lỗi")


def refusal(error: OSError) -> str:
    """Return why the system would not read or write, in Vietnamese where it is a common reason."""
    return _REFUSALS.get(error.errno or 0) or error.strerror or str(error)
