"""Whoever was taken down is named by nobody else either: in other profiles, the plan's files, pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import compress
from typing import Any

from exemplars import processes
from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.reading.handwritten import HandwrittenPage
from exemplars.reading.source import DataFile, Portfolio, Source
from exemplars.records.record import Record
from exemplars.records.vocabulary import PERSON_KINDS
from exemplars.rules.namesakes import same_name
from exemplars.rules.people import in_story, texts
from exemplars.rules.rule import rule
from exemplars.text import clean, fold

_CURE = "bỏ tên ấy, hoặc hỏi lại người ấy; là người khác trùng tên thì ghi allow kèm lý do"
_CURE_OF_OTHERS = "xem lại câu ấy; còn phải nêu thì ghi allow kèm lý do"
_CURE_HERE = "bỏ tên ấy"
# Whose name is somebody's own.
_PERSONS = (*PERSON_KINDS, "household")
# The old and the new place of a tone: hòa and hoà, khỏe and khoẻ, ủy and uỷ.
_TONES = (
    "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy",
    "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ",
)
_OLD_TO_NEW = {
    case(old): case(new)
    for old, new in zip(_TONES[0].split(), _TONES[1].split(), strict=True)
    for case in (str, str.upper)
}
_PLACED = regex("|".join([*_OLD_TO_NEW, *_OLD_TO_NEW.values()]))
_EITHER = {way: f"(?:{old}|{new})" for old, new in _OLD_TO_NEW.items() for way in (old, new)}
_TITLED = regex(r"^(?:(?:hộ|gia đình|ông|bà|anh|chị|em|cháu|cô|thầy) )+", re.IGNORECASE)
# Marks of Markdown that may stand between two words of a name: Trần **Văn** Nhựt.
_MARKS = r"[*_~`>\\]*"
_MARKED = regex(r"[*_~`>\\\s]+")
# A street or a school that bears somebody's name is not told of as that person.
_OF_A_PLACE = regex(
    r"\b(?:đường|trường(?:\s+(?:tiểu học|mầm non|mẫu giáo|trung học(?: cơ sở| phổ thông)?|th|thcs|thpt))+)\s+\Z",
    re.IGNORECASE,
)
_BEFORE = 60  # characters: a school of all levels and some blanks


class Departed:
    """The names of what was taken down, and whose they were; names that somebody still bears are left out."""

    def __init__(self, portfolio: Portfolio, *, persons: bool | None = None) -> None:
        """Look at who was taken down and who was not; of persons alone, or of all else alone, if so asked."""
        gone = [
            each.profile
            for each in portfolio.sources
            if each.profile.withdrawn and " " in _bare(each.profile.name)
        ]
        self._ids = {same_name(each.name): each.id for each in gone}
        self._plain = {fold(name): id for name, id in self._ids.items()}
        of_persons = {each.id for each in gone if each.kind in _PERSONS}
        bearers = [
            each.profile
            for each in portfolio.sources
            if self._ids and fold(same_name(each.profile.name)) in self._plain
        ]
        borne = {same_name(each.name) for each in bearers if each.is_up}
        borne_plainly = {fold(name) for name in borne}
        names: list[str] = []
        for each in bearers:
            name, is_person = same_name(each.name), each.id in of_persons
            if name in self._ids and name not in borne and persons in (None, is_person):
                names.append(_bare(each.name))
                # Without accents it may be the name of somebody else who is still there.
                if fold(name) not in borne_plainly:
                    names.append(_unaccented(_bare(each.name)))
        # What is told of other texts hangs on this alone.
        told = (sorted(names), sorted(self._ids.items()), sorted(of_persons))
        self.ground = repr(told) if names else ""
        # In capitals too, as headings have it; longer names first, so that they are not cut short.
        ways = sorted({way for name in names for way in (name, name.upper())}, key=len)[::-1]
        self._pattern = _any_of(ways) if ways else None

    def named_in(self, text: str) -> list[tuple[int, str]]:
        """Return (place, id) of every name in a text."""
        if self._pattern is None:
            return []
        return [
            (found.start(), self._whose(found[0]))
            for found in self._pattern.finditer(text)
            if not _OF_A_PLACE.search(text, max(0, found.start() - _BEFORE), found.start())
        ]

    def _whose(self, said: str) -> str:
        name = same_name(_MARKED.sub(" ", said))
        return self._ids.get(name) or self._plain.get(fold(name), "?")

    def __bool__(self) -> bool:
        """Return whether there is any name to look for."""
        return self._pattern is not None


def _unaccented(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def _bare(name: str) -> str:
    return _TITLED.sub("", clean(name).strip())


def _any_of(names: list[str]) -> re.Pattern[str]:
    """Return a pattern of any of these names; a set of letters first makes it several times quicker."""
    firsts = "".join(sorted({re.escape(name[0]) for name in names}))
    choice = "|".join(f"(?<={re.escape(name[0])}){_pattern_of(name[1:])}" for name in names)
    return re.compile(rf"[{firsts}](?<![^\W_].)(?:{choice})(?![^\W_])")


def _pattern_of(name: str) -> str:
    return _PLACED.sub(lambda found: _EITHER[found[0]], re.escape(name)).replace(
        r"\ ", rf"{_MARKS}\s[\s*_~`>\\]*"
    )


def _plain_name(source: Source) -> list[str]:
    """Return the key of a profile's name without accents: who shares it may be meant as well."""
    name = fold(same_name(source.profile.name))
    return [name] if name else []


@rule("nguoi-da-rut-con-neu", "people", sparable=True, ties=_plain_name)
def nobody_names_the_departed(portfolio: Portfolio) -> Iterator[tuple[Source, Finding]]:
    """Người đã gỡ khỏi cổng (`withdrawn`) thì hồ sơ khác cũng không còn nêu tên.

    Gỡ một hồ sơ thì cổng tự bỏ tên người ấy khỏi mọi danh sách, bản tin, tìm kiếm; câu chữ do
    người viết thì cổng không tự sửa. Người rút lại sự đồng ý là rút cho mọi nơi (Luật Bảo vệ dữ
    liệu cá nhân 91/2025/QH15). Tên viết không dấu, viết hoa, có dấu in đậm ở giữa cũng tính. Lời
    báo chỉ nêu mã hồ sơ, vì nhật ký kiểm tra có thể công khai.

    Tên mà một hồ sơ đang đăng cũng mang thì không xét; tên một chữ, tên đường, tên trường cũng
    không. Hồ sơ nêu một người khác trùng tên thì ghi `allow` kèm lý do.
    """
    yield from _still_named(portfolio, Departed(portfolio, persons=True), _CURE)


@rule("guong-da-go-con-neu", "people", "warning", ties=_plain_name)
def what_is_gone_is_named_with_care(portfolio: Portfolio) -> Iterator[tuple[Source, Finding]]:
    """Gương đã gỡ (`withdrawn`) thì trang viết tay, lịch và bài đọc của đài, tệp kế hoạch cũng không còn nêu tên; tập thể, mô hình, bài dự thi đã gỡ thì hồ sơ khác cũng vậy.

    Tên người đã gỡ còn ở hồ sơ khác là lỗi (`nguoi-da-rut-con-neu`). Ở đây chỉ nhắc, để việc gỡ không
    phải chờ: trang viết tay, tệp kế hoạch không ghi `allow` được mà có thể nêu người ký, địa danh
    hay người khác trùng tên; một đơn vị có thể phải nhắc đến vì lẽ khác. Phải xem lại từng chỗ.
    """
    yield from _still_named(portfolio, Departed(portfolio, persons=False), _CURE_OF_OTHERS)


def _still_named(
    portfolio: Portfolio, departed: Departed, cure: str
) -> Iterator[tuple[Source, Finding]]:
    left = [each for each in portfolio.sources if departed and not each.profile.withdrawn]
    named = processes.mapped(lambda source: bool(departed.named_in(source.words)), left)
    for source in compress(left, named):
        if departed.named_in(clean(source.text)):
            for path, text in texts(source.whole.profile):
                for _, id in departed.named_in(text):
                    field = next(step for step in reversed(path) if isinstance(step, str))
                    said = f"`{field}` còn nêu tên gương đã gỡ (mã {id})"
                    yield source, Finding(said, cure, path)
        for start, id in departed.named_in(source.story):
            said = f"bài viết còn nêu tên gương đã gỡ (mã {id})"
            yield source, in_story(source, start, said, cure)


def in_record(record: Record, departed: Departed) -> Iterator[Finding]:
    """Give where a file of the plan's names whoever was taken down."""
    for path, text in texts(record):
        for _, id in departed.named_in(text):
            yield Finding(f"còn nêu tên gương đã gỡ (mã {id})", _CURE_HERE, path)


def in_files(portfolio: Portfolio, departed: Departed) -> Iterator[tuple[DataFile[Any], Finding]]:
    """Give where the plan's files, and the radio's, name whoever was taken down."""
    files: list[DataFile[Any]] = [portfolio.plan_file, portfolio.units_file]
    files += [file for _, file in portfolio.unit_files]
    for file in (*files, portfolio.radio.schedule) if departed else ():
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
        said = f"{what} còn nêu tên gương đã gỡ (mã {id})"
        yield Finding(said, _CURE_HERE, line=line, column=column)


RULES = (nobody_names_the_departed, what_is_gone_is_named_with_care)
