"""What a form asks: fields of the profile's table, their help, the choices of one plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from exemplars.reading.source import Portfolio
from exemplars.records import schema
from exemplars.records.plan import Criterion, Kind
from exemplars.records.profile import (
    CHOSEN,
    Author,
    Award,
    Consent,
    CriterionMet,
    Figure,
    Profile,
    SourceOfClaim,
)
from exemplars.records.record import Record
from exemplars.records.schema import Many, Spec
from exemplars.records.values import Day, Flag, OneOf, PartialDay, Value
from exemplars.rules.by_plan import criteria_of
from exemplars.text import capital

# What opens every form; by it import knows one.
TITLE: Final = "MẪU HỒ SƠ GƯƠNG ĐIỂN HÌNH TIÊN TIẾN"
STORY: Final = "Bài viết"
GENERAL: Final = "Thông tin chung"
ROW: Final = "STT hồ sơ"
CRITERION: Final = "Tiêu chuẩn: "

SINGLES: Final = (
    "name",
    "kind",
    "sector",
    "unit",
    "summary",
    "deed_date",
    "movements",
    "priorities",
    "posthumous",
    "minor",
    "owner",
    "how_to",
)
_OF_MODELS = frozenset(("owner", "how_to"))
# Lists that are tables of a form: key -> record, columns, empty rows on paper, how to fill it in.
_GROUPS: Final[Mapping[str, tuple[type[Record], tuple[str, ...], int, str]]] = {
    "authors": (Author, ("name", "unit"), 2, ""),
    "criteria": (
        CriterionMet,
        ("criterion", "evidence", "sources"),
        0,
        "Mỗi tiêu chuẩn một việc làm cụ thể, không chép lại lời tiêu chuẩn. Cột Nguồn ghi mã đã đặt ở bảng Nguồn.",
    ),
    "figures": (
        Figure,
        ("what", "value", "unit", "period", "sources"),
        4,
        "Mỗi con số trong bài một dòng.",
    ),
    "awards": (
        Award,
        ("form", "title", "level", "issuer", "decision", "date", "category", "sources"),
        4,
        "Mỗi quyết định một dòng; ngày viết như 01/12/2023.",
    ),
    "sources": (
        SourceOfClaim,
        ("id", "title", "number", "date", "issuer", "url"),
        4,
        "Văn bản, báo cáo, biên bản làm chứng cho điều đã viết. Mã do người viết đặt, chữ không dấu, như n1.",
    ),
    "consents": (
        Consent,
        ("of", "by", "date", "scope"),
        2,
        "Giấy đồng ý có chữ ký giữ tại cơ quan, không gửi kèm; ở đây chỉ ghi ai đã đồng ý, ngày nào, cho dùng những gì.",
    ),
}
STORY_HELP: Final = (
    "Viết từ dòng dưới đây đến hết tệp: việc đã làm, khó khăn, kết quả, người khác nói gì. "
    "Đề mục để kiểu Heading 2. Ảnh chèn ở cuối bài hoặc gửi kèm."
)
PRIVATE_HELP: Final = (
    "Không ghi số điện thoại, số căn cước, ngày sinh đầy đủ, địa chỉ nhà, số tài khoản. "
    "Ô nào chưa có thì để trống."
)
MARKED: Final = "Dòng có dấu * phải điền."


@dataclass(frozen=True)
class Asked:
    """One question: its key in a profile, what is asked, how to answer, the answers to choose from."""

    key: str
    spec: Spec
    # What a profile says -> what the form shows.
    choices: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Return the label of the one table."""
        return self.spec.label

    @property
    def is_list(self) -> bool:
        """Return whether several answers may be given."""
        return isinstance(self.spec.type, Many)

    @property
    def type(self) -> Value:
        """Return the type of one answer."""
        return self.spec.type.of if isinstance(self.spec.type, Many) else self.spec.type

    def help(self, most: int = 40) -> str:
        """Return how to answer: the table's help, the choices where they are few, an example."""
        said = [_HELPS.get(self.key, self.spec.help)]
        if 0 < len(self.choices) <= most and self._are_few:
            how = (
                "Chọn một hoặc nhiều mục, cách nhau bằng dấu chấm phẩy"
                if self.is_list
                else "Chọn một"
            )
            said.append(f"{how}: {'; '.join(self.choices.values())}.")
        elif isinstance(self.type, Flag):
            said.append("Đúng thì ghi: có.")
        elif isinstance(self.type, Day):
            said.append("Viết như 01/12/2023.")
        elif isinstance(self.type, PartialDay):
            said.append("Năm, tháng/năm hoặc ngày: 2023, 10/2023, 05/10/2023.")
        elif self.spec.example and self.key != "unit":
            said.append(f"Ví dụ: {self.spec.example.rstrip('.')}.")
        return " ".join(filter(None, said))

    @property
    def _are_few(self) -> bool:
        """Return whether the answers are worth printing: the units of a plan everybody knows."""
        return self.key != "unit" and not isinstance(self.type, Flag)


# Where the table speaks of files and ids, which whoever fills in a form never sees.
_HELPS: Final = {
    "unit": "Tên xã, phường, thị trấn hoặc cơ quan giới thiệu.",
    **dict.fromkeys(CHOSEN, ""),
    "sources": "Mã nguồn ở bảng Nguồn.",
}


@dataclass(frozen=True)
class Group:
    """A list of a profile as a table of the form."""

    key: str
    label: str
    help: str
    columns: tuple[Asked, ...]
    empty_rows: int

    @property
    def head(self) -> tuple[str, ...]:
        """Return the heads of the columns."""
        return tuple(each.label for each in self.columns)


@dataclass(frozen=True)
class Form:
    """What is asked of exemplars of one plan; `kind` and `unit` where they are known."""

    portfolio: Portfolio
    day: dt.date
    kind: str = ""
    unit: str = ""

    @cached_property
    def singles(self) -> tuple[Asked, ...]:
        """Return what is asked once of each exemplar."""
        fields = schema.table(Profile)
        return tuple(
            Asked(key, fields[key][1], self._choices(key, fields[key][1].type))
            for key in SINGLES
            if self._is_asked(key)
        )

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Return what is asked as tables; without criteria where nobody has set any."""
        return tuple(group(key) for key in _GROUPS if key != "criteria" or self.criteria)

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """Return the criteria of the kind, or of all the plan's kinds, each once."""
        kinds = [self.kind] if self.kind else [each.id for each in self.portfolio.plan.kinds]
        profiles = (Profile(kind=kind, unit=self.unit) for kind in kinds)
        found = (each for profile in profiles for each in criteria_of(profile, self.portfolio))
        return tuple({each.label: each for each in found}.values())

    @cached_property
    def units(self) -> dict[str, str]:
        """Return the units of the day, by id; the id stands beside a name that several have."""
        now = [each for each in self.portfolio.units if each.exists_on(self.day)]
        names = [each.name for each in now]
        return {
            each.id: each.name if names.count(each.name) == 1 else f"{each.name} ({each.id})"
            for each in now
        }

    @property
    def alike(self) -> tuple[Kind, ...]:
        """Return the plan's kinds of which the same is asked as of this form's."""
        mine = self._questions
        every = ((each, replace(self, kind=each.id)) for each in self.portfolio.plan.kinds)
        return tuple(kind for kind, form in every if form._questions == mine)

    @property
    def _questions(self) -> tuple[tuple[str, ...], ...]:
        """Return the keys that are asked once, and the criteria."""
        return tuple(each.key for each in self.singles), tuple(each.id for each in self.criteria)

    def _is_asked(self, key: str) -> bool:
        plan = self.portfolio.plan
        if key in _OF_MODELS:
            return self.kind == "model" or (not self.kind and plan.kind("model") is not None)
        lists = {"sector": plan.sectors, "movements": plan.movements, "priorities": plan.priorities}
        return bool(lists.get(key, True))

    def _choices(self, key: str, type: Value) -> Mapping[str, str]:
        plan = self.portfolio.plan
        if key == "kind":
            return {each.id: capital(each.name) for each in plan.kinds}
        if key == "unit":
            return self.units
        lists = {"sector": plan.sectors, "movements": plan.movements, "priorities": plan.priorities}
        named = lists.get(key)
        return {each.id: each.name for each in named} if named else _words(type)


def group(key: str) -> Group:
    """Return a list of a profile as a table of the form."""
    record, columns, rows, help = _GROUPS[key]
    fields = schema.table(record)
    asked = (Asked(each, fields[each][1], _words(fields[each][1].type)) for each in columns)
    return Group(key, schema.table(Profile)[key][1].label, help, tuple(asked), rows)


def _words(type: Value) -> Mapping[str, str]:
    """Return the answers that the table itself allows."""
    one = type.of if isinstance(type, Many) else type
    if isinstance(one, Flag):
        return {"true": "có"}
    return one.words if isinstance(one, OneOf) else {}


def criterion_said(criterion: Criterion) -> str:
    """Return a criterion as a form prints it: its short label, and the plan's words below."""
    section = f" (mục {criterion.sections})" if criterion.section else ""
    return f"{criterion.label}\n{criterion.text}{section}"
