"""
What of a profile is open data: exactly what its page shows, by name; nothing else ever is.

A field of `profile.py` stands either in `OPEN` or in `WITHHELD`: whoever adds one has to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from exemplars.records.profile import (
    Author,
    Award,
    Carried,
    Correction,
    CriterionMet,
    Figure,
    FollowUp,
    Picture,
    Profile,
    Recognition,
    Recording,
    Replication,
    SourceOfClaim,
)
from exemplars.records.record import Record
from exemplars.records.schema import Many, Nested, Spec, table
from exemplars.records.values import Day, Flag, Value

OPEN: Mapping[type[Record], tuple[str, ...]] = MappingProxyType(
    {
        Profile: (
            *("id", "name", "kind", "sector", "unit", "summary", "authors", "published"),
            *("updated", "corrections", "recognised", "deed_date", "criteria", "figures"),
            *("awards", "movements", "priorities", "sources", "portrait", "gallery", "audio"),
            *("posthumous", "owner", "how_to", "follow_up", "replicated_by", "carried"),
        ),
        Author: ("name", "unit"),
        Correction: ("date", "was", "now"),
        Recognition: ("level", "date", "document"),
        CriterionMet: ("criterion", "evidence", "sources"),
        Figure: ("what", "value", "unit", "period", "sources"),
        Award: (*("form", "level", "issuer", "decision", "date", "category", "title", "sources"),),
        SourceOfClaim: ("id", "title", "number", "date", "issuer", "url"),
        Picture: ("alt", "credit"),
        Recording: ("voice",),
        FollowUp: ("date", "note"),
        Replication: ("unit", "date", "note"),
        Carried: ("channel", "date", "url"),
    }
)
# Field of a profile -> why it is not open, as the page of the data says it.
WITHHELD: Mapping[str, str] = MappingProxyType(
    {
        "stages": "việc nội bộ của quá trình xét chọn",
        "approvals": "việc nội bộ của quá trình xét chọn",
        "minor": "thông tin riêng tư của trẻ em",
        "consents": "giấy tờ giữa cơ quan và người được giới thiệu",
        "radio": "lời đọc đã có ở trang phát thanh",
        "entry_of": "bài dự thi không nằm trong dữ liệu mở",
        "featured_until": "cách trình bày trang chủ",
        "consultation": "đã có ở trang lấy ý kiến, chỉ trong thời hạn lấy ý kiến",
        "withdrawn": "hồ sơ đã gỡ không còn trong dữ liệu",
        "aliases": "tên cũ của thư mục",
        "allow": "ghi chú của người biên tập",
    }
)


@dataclass(frozen=True)
class Added:
    """A key that is not the editor's: worked out when the data are made."""

    key: str
    label: str
    type: str  # of JSON: string, number, integer, boolean, array
    optional: bool = False  # may be null


ADDED: Mapping[type[Record], tuple[Added, ...]] = MappingProxyType(
    {
        Profile: (
            Added("url", "Địa chỉ trang của gương", "string"),
            Added("kind_name", "Tên đối tượng", "string"),
            Added("sector_name", "Tên lĩnh vực", "string", optional=True),
            Added("unit_name", "Tên đơn vị giới thiệu", "string", optional=True),
            Added("story", "Bài viết, dạng Markdown", "string", optional=True),
        ),
        CriterionMet: (Added("label", "Tên ngắn của tiêu chuẩn", "string"),),
        Figure: (Added("number", "Giá trị dạng số", "number", optional=True),),
        Award: (Added("name", "Tên hình thức, danh hiệu", "string"),),
        Picture: (
            Added("url", "Địa chỉ ảnh", "string"),
            Added("width", "Chiều ngang, điểm ảnh", "integer"),
            Added("height", "Chiều cao, điểm ảnh", "integer"),
        ),
        Recording: (
            Added("url", "Địa chỉ bản thu", "string"),
            Added("type", "Kiểu tệp", "string"),
            Added("bytes", "Dung lượng, byte", "integer"),
            Added("seconds", "Thời lượng, giây", "number"),
        ),
        Carried: (Added("channel_name", "Tên kênh", "string"),),
    }
)


def open_fields(record: type[Record]) -> Iterator[tuple[str, str, Spec]]:
    """Give (key, attribute, spec) of every open field of a record."""
    known = table(record)
    for key in OPEN[record]:
        attribute, spec = known[key]
        yield key, attribute, spec


def plain(record: Record, without: Container[str] = ()) -> dict[str, Any]:
    """Return the open fields of a record as JSON has them, but `without` some; what is not said is null."""
    return {
        key: convert(getattr(record, attribute))
        for key, attribute, convert in _READINGS[type(record)]
        if key not in without
    }


def _text(value: Any) -> Any:
    return value or None


def _day(value: Any) -> Any:
    return value.isoformat() if value else None


def _nested(value: Any) -> Any:
    return plain(value) if value else None


def _records(value: Any) -> Any:
    return [plain(item) for item in value]


def _reading(type: Value) -> Callable[[Any], Any]:
    """Return what makes JSON of a value of this type."""
    if isinstance(type, Many):
        return _records if isinstance(type.of, Nested) else list
    if isinstance(type, Nested):
        return _nested
    if isinstance(type, Day):
        return _day
    return bool if isinstance(type, Flag) else _text


# Made once: a portal asks a million times.
_READINGS: Mapping[type[Record], tuple[tuple[str, str, Callable[[Any], Any]], ...]] = (
    MappingProxyType(
        {
            record: tuple(
                (key, attribute, _reading(spec.type))
                for key, attribute, spec in open_fields(record)
            )
            for record in OPEN
        }
    )
)
