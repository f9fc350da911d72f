"""What is wrong with a story: raw HTML, pictures, headings of other levels, depth, length, links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import pyromark

from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.records.values import web_host
from exemplars.story.markdown import ELSEWHERE, NOT_IN_LINK, OPTIONS, excess
from exemplars.text import FORBIDDEN

_DEEPEST = 8  # quotes and lists inside one another
_BLANK = "\u2800"  # the braille sign without a dot: drawn as nothing, and no blank to programs
_HEADINGS = ("H2", "H3", "H4")

# A story without any of these has nothing a finding could be about: most need no second look.
_MARKS = "<[]\t"  # HTML, links, pictures; a tab nests like four spaces
# The line end stands for the line's beginning; after it, what most lines do not begin with.
_OPENINGS = regex(
    r"\n(?=[ >*+\-=#0-9])(?:(?!#{2,4} )(?:[ >*+-]|[0-9]{1,9}[.)])*#"  # headings other than those a story has
    r"|[ >*+-]*[=]+[ ]*(?:\n|\Z)"  # underlined headings
    r"|(?:[ ]*(?:[>*+-]|\d{1,9}[.)])){3}|[ ]{6})"  # things inside things
)


def findings(story: str, first_line: int, domains: Iterable[str]) -> Iterator[Finding]:
    """Give all that is wrong with a story whose first line is `first_line` of its file."""
    yield from _hidden(story, first_line)
    why = excess(story)
    if why:
        yield Finding(
            why,
            "viết ngắn lại; mỗi đoạn văn để trên một dòng, bảng chỉ để vài cột",
            line=first_line,
            code="bai-viet",
        )
    elif any(mark in story for mark in _MARKS) or _OPENINGS.search(f"\n{story}"):
        yield from _parsed(story, first_line, frozenset(domains))


def _hidden(story: str, first_line: int) -> Iterator[Finding]:
    """Give the first hidden character of every line that has one: the line is written anew."""
    line, counted, told = first_line, 0, 0
    for found in FORBIDDEN.finditer(story):
        line += story.count("\n", counted, found.start())
        counted = found.start()
        if line != told:
            told = line
            yield Finding(
                f"bài viết có ký tự ẩn U+{ord(found[0]):04X}",
                "xóa dòng này và gõ lại",
                line=line,
                column=counted - story.rfind("\n", 0, counted),
                code="ky-tu-cam",
            )


class _At:
    """Where the parser's latest event stands: its line, its column, and what is written there."""

    def __init__(self, story: str, first_line: int) -> None:
        self._written = story.encode()
        self._end_of_all = len(self._written.rstrip())
        self._counted = self._end = 0
        self.line, self.column = first_line, 1

    def move(self, start: int, end: int) -> None:
        """Go on to the next event, by its bytes."""
        # Places run forward, but for the end of a block, which names its beginning again.
        if start < self._counted:
            return
        passed = self._written[self._counted : start]
        self.line += passed.count(b"\n")
        begun = passed.rfind(b"\n") + 1
        self.column = len(passed[begun:].decode()) + (1 if begun else self.column)
        self._counted, self._end = start, end

    @property
    def first_row(self) -> str:
        """Return the first line of what is written there."""
        end = self._written.find(b"\n", self._counted, self._end)
        return self._written[self._counted : end if end >= 0 else self._end].decode().strip()

    @property
    def reach(self) -> str:
        """Return, for the editor, how far a block reaches that has more lines than one; "" of a line."""
        last = self.line + self._written[self._counted : self._end].rstrip().count(b"\n")
        if last == self.line:
            return ""
        return "hết bài" if self._end >= self._end_of_all else f"hết dòng {last}"

    def finding(self, said: str, cure: str, code: str) -> Finding:
        """Return what is told of the event, at its place."""
        return Finding(said, cure, line=self.line, column=self.column, code=code)


def _parsed(story: str, first_line: int, allowed: frozenset[str]) -> Iterator[Finding]:
    """Give what the parser's events tell of."""
    depth, at = 0, _At(story, first_line)
    last = _LastLink()
    for event, place in pyromark.events_with_range(story, options=OPTIONS):
        if not isinstance(event, dict):
            continue
        at.move(place["start"], place["end"])
        (name, what), *_ = event.items()
        depth += {"Start": 1, "End": -1}.get(name, 0)
        if name == "Start" and depth > _DEEPEST * 2:
            said = "danh sách hoặc trích dẫn lồng nhau quá sâu"
            yield at.finding(said, "viết thành đoạn văn", "bai-viet")
            return
        for look in (*_LOOKS, last.passed):
            yield from look(name, what, at, allowed)


def _html(name: str, what: Any, at: _At, domains: frozenset[str]) -> Iterator[Finding]:
    reach = ""
    if name == "InlineHtml":
        said = what.strip()
    elif name == "Start" and what == "HtmlBlock":
        said, reach = at.first_row, at.reach
    else:
        return
    # Of a block its opening alone is wrong: the lines below may have no tag, and are taken for HTML.
    reaching = f", từ đây đến {reach} đều bị coi là mã HTML" if reach else ""
    yield at.finding(
        f"bài viết có mã HTML `{said[:40]}`{reaching}",
        "bỏ thẻ < >; dấu nhỏ hơn viết là \\<",
        "bai-html",
    )


def _heading(name: str, what: Any, at: _At, domains: frozenset[str]) -> Iterator[Finding]:
    if (
        name == "Start"
        and isinstance(what, dict)
        and "Heading" in what
        and what["Heading"]["level"] not in _HEADINGS
    ):
        level = what["Heading"]["level"][1:]
        yield at.finding(
            f"đề mục cấp {level} không dùng trong bài",
            "dùng ## cho đề mục trong bài; cấp một (#) dành cho tên gương",
            "bai-de-muc",
        )


def _picture(name: str, what: Any, at: _At, domains: frozenset[str]) -> Iterator[Finding]:
    if name == "Start" and isinstance(what, dict) and "Image" in what:
        yield at.finding(
            "bài viết chèn ảnh",
            "đặt ảnh cạnh hồ sơ và khai ở trường portrait hoặc gallery",
            "bai-anh",
        )


def _link(name: str, what: Any, at: _At, domains: frozenset[str]) -> Iterator[Finding]:
    if name == "Start" and isinstance(what, dict) and "Link" in what:
        address = what["Link"]["dest_url"]
        if what["Link"]["link_type"] == "Email":
            address = f"mailto:{address}"
        why = link_fault(address, domains)
        if why:
            yield at.finding(
                f"liên kết `{address[:80]}` {why}",
                "chỉ liên kết tới tên miền kế hoạch cho phép (portal.link_domains), mailto:, tel: hoặc trang trong cổng",
                "lien-ket-la",
            )


_LOOKS: tuple[Callable[[str, Any, _At, frozenset[str]], Iterator[Finding]], ...] = (
    _html,
    _heading,
    _picture,
    _link,
)


class _LastLink:
    """The link that was opened last, until something of it is to be seen: nobody knows of one that has nothing."""

    def __init__(self) -> None:
        self._unseen: Finding | None = None

    def passed(self, name: str, what: Any, at: _At, domains: frozenset[str]) -> Iterator[Finding]:
        """Take the next event, and tell of the link where it has ended unseen."""
        starts = name == "Start" and isinstance(what, dict)
        if starts and "Link" in what:
            said = f"liên kết `{what['Link']['dest_url'][:80]}` không có chữ nào để thấy"
            cure = "viết chữ của liên kết giữa [ và ], hoặc bỏ liên kết"
            self._unseen = at.finding(said, cure, "lien-ket-la")
        elif name == "End" and what == "Link":
            if self._unseen:
                yield self._unseen
            self._unseen = None
        elif (starts and "Image" in what) or (
            name not in ("Start", "End") and str(what).strip().strip(_BLANK)
        ):
            self._unseen = None


@lru_cache(maxsize=4096)
def link_fault(address: str, domains: frozenset[str]) -> str:
    """Return why an address may not be linked to, or "" where it may."""
    if NOT_IN_LINK.search(address) or ELSEWHERE.match(address):
        return "dùng loại địa chỉ không được phép"
    try:
        parts = urlsplit(address)
    except ValueError:
        return "không đúng dạng"
    if parts.scheme in ("mailto", "tel") and not parts.netloc:
        return ""
    if not parts.scheme and not parts.netloc:
        return ""
    host = web_host(address)
    if not host:
        return "dùng loại địa chỉ không được phép"
    if any(host == domain or host.endswith("." + domain) for domain in domains):
        return ""
    return f"trỏ tới tên miền {host} ngoài danh sách"
