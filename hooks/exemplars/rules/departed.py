"""Whoever was taken down is named by nobody else either: in other profiles, the plan's files, pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress
from typing import Any

from exemplars import processes
from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.reading.handwritten import HandwrittenPage
from exemplars.reading.source import DataFile, Portfolio, Source
from exemplars.records.record import Record
from exemplars.rules.namesakes import name_of, same_name
from exemplars.rules.people import in_story, texts
from exemplars.rules.rule import rule
from exemplars.text import clean

_CURE = "bỏ tên ấy, hoặc hỏi lại người ấy; là người khác trùng tên thì ghi allow kèm lý do"
_CURE_HERE = "bỏ tên ấy"
# The old and the new place of a tone: hòa and hoà, khỏe and khoẻ, ủy and uỷ.
_TONES = (
    "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy",
    "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ",
)
_OLD_TO_NEW = dict(zip(_TONES[0].split(), _TONES[1].split(), strict=True))
_PLACED = regex("|".join([*_OLD_TO_NEW, *_OLD_TO_NEW.values()]))
_EITHER = {way: f"(?:{old}|{new})" for old, new in _OLD_TO_NEW.items() for way in (old, new)}
_TITLED = regex(r"^(?:(?:hộ|gia đình|ông|bà|anh|chị|em|cháu|cô|thầy) )+", re.IGNORECASE)


class Departed:
    """The names of what was taken down, and whose they were; names that somebody still bears are left out."""

    def __init__(self, portfolio: Portfolio) -> None:
        """Look at who was taken down and who was not."""
        self._ids = {
            same_name(each.profile.name): each.profile.id
            for each in portfolio.sources
            if each.profile.withdrawn and " " in _bare(each.profile.name)
        }
        bearers = [
            each
            for each in portfolio.sources
            if self._ids and same_name(each.profile.name) in self._ids
        ]
        borne = {same_name(each.profile.name) for each in bearers if each.profile.is_up}
        names = [
            _bare(each.profile.name)
            for each in bearers
            if same_name(each.profile.name) not in borne
        ]
        # What is told of other texts hangs on this alone.
        self.ground = repr((sorted(names), sorted(self._ids.items()))) if names else ""
        # In capitals too, as headings have it; longer names first, so that they are not cut short.
        ways = sorted({way for name in names for way in (name, name.upper())}, key=len)[::-1]
        self._pattern = _any_of(ways) if ways else None

    def named_in(self, text: str) -> list[tuple[int, str]]:
        """Return (place, id) of every name in a text."""
        if self._pattern is None:
            return []
        return [
            (found.start(), self._ids.get(same_name(found[0]), "?"))
            for found in self._pattern.finditer(text)
        ]

    def __bool__(self) -> bool:
        """Return whether there is any name to look for."""
        return self._pattern is not None


def _bare(name: str) -> str:
    return _TITLED.sub("", clean(name).strip())


def _any_of(names: list[str]) -> re.Pattern[str]:
    """Return a pattern of any of these names; a set of letters first makes it several times quicker."""
    firsts = "".join(sorted({re.escape(name[0]) for name in names}))
    choice = "|".join(f"(?<={re.escape(name[0])}){_pattern_of(name[1:])}" for name in names)
    return re.compile(rf"[{firsts}](?<!\w.)(?:{choice})(?!\w)")


def _pattern_of(name: str) -> str:
    return _PLACED.sub(lambda found: _EITHER[found[0]], re.escape(name)).replace(r"\ ", r"\s+")


@rule("nguoi-da-rut-con-neu", "people", "warning", ties=name_of)
def nobody_names_the_departed(portfolio: Portfolio) -> Iterator[tuple[Source, Finding]]:
    """Gương đã gỡ (`withdrawn`) thì hồ sơ khác, tệp kế hoạch, trang viết tay cũng không còn nêu tên.

    Gỡ một hồ sơ thì cổng tự bỏ tên người ấy khỏi mọi danh sách, bản tin, tìm kiếm; câu chữ do
    người viết thì cổng không tự sửa. Người rút lại sự đồng ý là rút cho mọi nơi (Luật Bảo vệ dữ
    liệu cá nhân 91/2025/QH15). Lời báo chỉ nêu mã hồ sơ, vì nhật ký kiểm tra có thể công khai.

    Tên mà một hồ sơ đang đăng cũng mang thì không xét. Tên một chữ cũng không.
    """
    departed = Departed(portfolio)
    left = [each for each in portfolio.sources if departed and not each.profile.withdrawn]
    named = processes.mapped(lambda source: bool(departed.named_in(source.words)), left)
    for source in compress(left, named):
        if departed.named_in(clean(source.text)):
            for path, text in texts(source.whole.profile):
                for _, id in departed.named_in(text):
                    field = next(step for step in reversed(path) if isinstance(step, str))
                    yield (
                        source,
                        Finding(f"`{field}` còn nêu tên gương đã gỡ (mã {id})", _CURE, path),
                    )
        for start, id in departed.named_in(source.story):
            yield (
                source,
                in_story(source, start, f"bài viết còn nêu tên gương đã gỡ (mã {id})", _CURE),
            )


def in_record(record: Record, departed: Departed) -> Iterator[Finding]:
    """Give where a file of the plan names whoever was taken down."""
    for path, text in texts(record):
        for _, id in departed.named_in(text):
            yield Finding(f"còn nêu tên gương đã gỡ (mã {id})", _CURE_HERE, path)


def in_files(portfolio: Portfolio, departed: Departed) -> Iterator[tuple[DataFile[Any], Finding]]:
    """Give where the plan's files name whoever was taken down."""
    files: list[DataFile[Any]] = [portfolio.plan_file, portfolio.units_file]
    files += [file for _, file in portfolio.unit_files]
    files.append(portfolio.radio.schedule)
    for file in files if departed else ():
        for finding in in_record(file.record, departed):
            yield file, finding
    for text in portfolio.radio.texts.values():
        for finding in in_page(
            HandwrittenPage(text.name, text.text, text.path), departed, "bài đọc"
        ):
            yield text, finding


def in_page(page: HandwrittenPage, departed: Departed, what: str = "trang") -> Iterator[Finding]:
    """Give where a page written by hand, or what else it is called, names whoever was taken down."""
    for start, id in departed.named_in(page.text):
        before = page.text[:start]
        line, column = before.count("\n") + 1, start - before.rfind("\n")
        yield Finding(
            f"{what} còn nêu tên gương đã gỡ (mã {id})", _CURE_HERE, line=line, column=column
        )


RULES = (nobody_names_the_departed,)
