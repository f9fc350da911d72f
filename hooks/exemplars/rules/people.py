"""People: what a profile may tell of them, and whose consent it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exemplars.privacy import WHAT, Private, masked, may_tell, private_data
from exemplars.problem import DataPath, Finding
from exemplars.rules.rule import rule
from exemplars.schema import Record, table
from exemplars.source import Portfolio, Source
from exemplars.text import clean
from exemplars.values import Number

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
    Bản nháp cũng nằm trong kho nên cũng xét.

    Điện thoại, thư điện tử ghi ở mục `contact` của kế hoạch và của đơn vị là của cơ quan, được
    nhắc lại; thư thuộc tên miền ở `portal.link_domains` cũng vậy. Lời báo chỉ nêu mấy ký tự đầu
    và cuối, để bản thân lời báo không làm lộ.
    """
    offices = portfolio.offices
    written = clean(source.text)
    # As a whole first: few profiles need their fields looked at one by one.
    if "\\" in written or may_tell(written):
        for path, text in texts(source.profile):
            for each in private_data(text, offices):
                yield _told(text, each, path)
    for each in private_data(source.slug, offices):
        yield Finding(f"tên thư mục có {_said(source.slug, each)}", _CURES[each.what], line=1)
    for each in private_data(source.story, offices):
        said = _said(source.story, each)
        yield in_story(source, each.start, f"bài viết có {said}", _CURES[each.what])


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


RULES = (private_data_stays_private,)
