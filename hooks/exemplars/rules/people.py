"""People: what a profile may tell of them, and whose consent it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from exemplars import sound
from exemplars.privacy import WHAT, Offices, Private, masked, may_tell, names_a_paper, private_data
from exemplars.problem import DataPath, Finding
from exemplars.reading.source import DataFile, Portfolio, Source
from exemplars.reading.walk import PAPER
from exemplars.records.record import Record
from exemplars.records.schema import table
from exemplars.records.units import UnitCriteria
from exemplars.records.values import Number
from exemplars.rules.rule import rule
from exemplars.text import clean

_WINDOWS = "Properties > Details > Remove Properties trên Windows"
_CLEAN_PHOTO = f"{_WINDOWS}, hoặc exiftool -all= -tagsfromfile @ -Orientation {{file}}"
CLEAN_SOUND = f"{_WINDOWS}, hoặc ffmpeg -i {{file}} -map_metadata -1 -c copy moi-{{file}}"
_MOVE_AWAY = "chuyển về cơ quan; đã đưa vào kho thì báo người quản trị xóa cả trong lịch sử"
_CURES = {
    "phone": "bỏ số này; số của cơ quan thì ghi ở mục contact của kế hoạch hoặc đơn vị",
    "identity": "bỏ số này; giấy tờ giữ tại cơ quan",
    "account": "bỏ số này; nơi nhận ủng hộ là cơ quan, đoàn thể",
    "email": "bỏ địa chỉ này; thư của cơ quan thì ghi ở mục contact của kế hoạch hoặc đơn vị",
    "address": "chỉ ghi đến thôn, xóm, tổ dân phố, xã, phường",
    "birth": "chỉ ghi năm sinh",
}


@rule("thong-tin-rieng", "people")
def private_data_stays_private(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Không nơi nào trong hồ sơ có số điện thoại, số căn cước, số tài khoản, thư điện tử riêng, địa chỉ nhà hay ngày sinh đầy đủ.

    Hồ sơ đã đăng thì ai cũng chép được, và kho giữ mọi bản cũ: chỉ công khai điều cần cho câu
    chuyện, khi người ấy đồng ý (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; Bộ luật Dân sự, Điều 38).
    Bản nháp, dòng ghi chú (`#`) cũng nằm trong kho nên cũng xét.

    Điện thoại, thư điện tử ghi ở mục `contact` của kế hoạch và của đơn vị là của cơ quan, được
    nhắc lại; thư thuộc tên miền ở `portal.link_domains` cũng vậy. Lời báo chỉ nêu mấy ký tự đầu
    và cuối, để bản thân lời báo không làm lộ.
    """
    offices = portfolio.offices
    # A field may be folded over several lines.
    written = source.text if source.is_canonical else " ".join(clean(source.text).split())
    # As a whole first: few profiles need their fields looked at one by one.
    if "\\" in written or may_tell(written):
        for path, text in texts(source.profile):
            for each in private_data(text, offices):
                yield _told(text, each, path)
        if "#" in written:
            yield from _in_comments(source, source.profile, offices)
    for each in private_data(source.slug, offices):
        yield Finding(f"tên thư mục có {_said(source.slug, each)}", _CURES[each.what], line=1)
    for each in private_data(source.story, offices):
        said = _said(source.story, each)
        yield in_story(source, each.start, f"bài viết có {said}", _CURES[each.what])


def _in_comments(file: DataFile[Any], record: Record, offices: Offices) -> Iterator[Finding]:
    """Give what is private in the comments beside a record's fields: nobody sees them, all can copy them."""
    held = "\n".join(text for _, text in texts(record))
    for number, line in enumerate(file.text.split("\n")):
        said = line.strip()
        # A line of a text may begin with # as well.
        if said.startswith("#") and said not in held:
            for each in private_data(line, offices):
                yield Finding(
                    f"dòng ghi chú có {_said(line, each)}",
                    _CURES[each.what],
                    line=file.first_line + number,
                    column=each.start + 1,
                )


def private_in_text(
    title: str, story: str, first_line: int, portfolio: Portfolio
) -> Iterator[Finding]:
    """Give what is private in a text of the radio's own, whose story begins on `first_line`."""
    for text, line in ((title, 1), (story, first_line)):
        for each in private_data(text, portfolio.offices):
            before = text[: each.start]
            yield Finding(
                f"bài đọc có {_said(text, each)}",
                _CURES[each.what],
                line=line + before.count("\n"),
                column=each.start - before.rfind("\n"),
            )


def in_story(source: Source, start: int, message: str, hint: str) -> Finding:
    """Return what is said of the story at its character `start`, by line and column of the file."""
    before = source.story[:start]
    column = start - before.rfind("\n")
    line = source.story_line + before.count("\n")
    return Finding(message, hint, line=line, column=column)


def _told(text: str, each: Private, path: DataPath) -> Finding:
    field = next(step for step in reversed(path) if isinstance(step, str))
    return Finding(f"`{field}` có {_said(text, each)}", _CURES[each.what], path)


def _said(text: str, each: Private) -> str:
    return f"{WHAT[each.what]} “{masked(text[each.start : each.end])}”"


def texts(record: Record) -> Iterator[tuple[DataPath, str]]:
    """Give every text of a record and of what is inside it, with its way; amounts are no texts."""
    for key, (attribute, spec) in table(type(record)).items():
        value = getattr(record, attribute)
        if value and not isinstance(spec.type, Number):
            yield from _inside(value, (*record.path, key))


def _inside(value: object, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Record):
        yield from texts(value)
    elif isinstance(value, tuple):
        for position, each in enumerate(value):
            yield from _inside(each, (*path, position))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield (*path, key), f"{key}\n\n{each}"


@rule("anh-sieu-du-lieu", "people", "warning")
def files_tell_nothing_besides(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Tệp ảnh, bản thu âm trong kho không kèm nơi chụp (GPS), tên chủ máy, số máy, tên người gắn trên ảnh, số điện thoại hay dữ liệu riêng khác.

    Điện thoại ghi sẵn vị trí vào ảnh: ảnh chụp tại nhà chỉ đúng chỗ ở (Luật 91/2025/QH15). Bản
    đăng trên cổng được tạo lại nên không kèm, nhưng tệp gốc nằm trong kho thì ai lấy được kho
    cũng đọc được. Tên người chụp thì được, vì đằng nào cũng ghi ở `credit`.

    Cách bỏ: Windows, chuột phải vào tệp, Properties, Details, Remove Properties and Personal
    Information; máy có ExifTool thì `exiftool -all= -tagsfromfile @ -Orientation anh.jpg`; bản thu thì `ffmpeg -i cu.mp3 -map_metadata -1 -c copy moi.mp3`. Lần
    sau, tắt ghi vị trí ở phần cài đặt máy ảnh của điện thoại trước khi chụp.
    """
    profile = source.profile
    for picture in (*([profile.portrait] if profile.portrait else []), *profile.gallery):
        if picture.file:
            from exemplars import media

            besides = media.told_besides(source.folder / picture.file)
            yield from besides_of(
                "ảnh", picture.file, besides, (*picture.path, "file"), _CLEAN_PHOTO
            )
    if profile.audio and profile.audio.file and source.has(profile.audio.file):
        besides = sound.told_besides(source.folder / profile.audio.file)
        yield from besides_of(
            "bản thu", profile.audio.file, besides, ("audio", "file"), CLEAN_SOUND
        )


def besides_of(
    what: str, file: str, besides: tuple[str, ...], path: DataPath, cure: str
) -> Iterator[Finding]:
    """Give what a file tells besides what it is for; the cure names the file."""
    if besides:
        said = f"tệp {what} `{file}` kèm {', '.join(besides)}"
        yield Finding(said, f"xóa phần kèm rồi chép đè tệp: {cure.format(file=file)}", path)


@rule("giay-to-rieng", "people")
def papers_stay_in_the_office(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Kho không có giấy tờ của một người: căn cước, hộ chiếu, khai sinh, sổ hộ khẩu, bệnh án, giấy đồng ý; tên tệp cũng không có số giấy tờ, số điện thoại.

    Giấy tờ giữ tại cơ quan. Đã đưa vào kho thì xóa tệp chưa đủ: kho giữ mọi bản cũ, người giữ kho
    phải xóa cả trong lịch sử (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
    """
    for name in source.undeclared:
        if names_a_paper(name):
            shown = re.sub(r"\d{4,}", lambda found: f"{found[0][:3]}…", name)
            yield Finding(f"{PAPER}: `{shown}`", _MOVE_AWAY, line=1)


@rule("ke-hoach-rieng-tu", "people")
def plan_has_no_private_data(portfolio: Portfolio) -> Iterator[Finding]:
    """plan.yml không có số điện thoại, số căn cước, số tài khoản, thư điện tử riêng, địa chỉ nhà, ngày sinh của ai, kể cả ở dòng ghi chú (`#`); điện thoại và thư của cơ quan ghi ở `contact`.

    Kế hoạch hiện nguyên văn ở trang /tieu-chi/; người ký, người đầu mối chỉ ghi tên và chức vụ
    (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
    """
    yield from private_in(portfolio.plan_file, portfolio)


@rule("don-vi-rieng-tu", "people")
def units_have_no_private_data(portfolio: Portfolio) -> Iterator[Finding]:
    """units.yml không có số điện thoại, số căn cước, số tài khoản, thư điện tử riêng, địa chỉ nhà, ngày sinh của ai; điện thoại và thư của cơ quan ghi ở `contact`.

    Như với plan.yml; tiêu chuẩn riêng của đơn vị (unit.yml) cũng xét như vậy.
    """
    yield from private_in(portfolio.units_file, portfolio)


def own_criteria_have_no_private_data(
    unit_file: DataFile[UnitCriteria], portfolio: Portfolio
) -> Iterator[Finding]:
    """Give what is private in a unit's own criteria; the rule is `don-vi-rieng-tu`."""
    yield from private_in(unit_file, portfolio)


def private_in(file: DataFile[Any], portfolio: Portfolio) -> Iterator[Finding]:
    """Give what is private in a file of the plan, comments too; a contact is an office's."""
    # A plan quotes the state's own addresses.
    offices = replace(portfolio.offices, hosts=portfolio.offices.hosts | {"gov.vn"})
    for path, text in texts(file.record):
        # A contact is an office's: that is where its telephone, mail and address belong.
        if "contact" not in path:
            for each in private_data(text, offices):
                yield _told(text, each, path)
    if "#" in file.text:
        yield from _in_comments(file, file.record, offices)


PLAN_RULES = (plan_has_no_private_data,)
UNIT_RULES = (units_have_no_private_data,)
RULES = (private_data_stays_private, papers_stay_in_the_office, files_tell_nothing_besides)
