"""
The book of old faults: profiles/<plan>/.baseline.yml, what the check holds back until it is mended.

An office that brings eight hundred old profiles cannot mend them in a day, and must not be taught
to look past a red report. What was wrong on the first day is written down once; from then on the
check tells what is new, and the book only ever becomes shorter.

It lies beside the plan, so that it moves with the plan and a review shows every line of it; under
a name with a dot, so that editors who browse for profiles do not meet it. It is made and shortened
by `portal check --write-baseline`, never by hand: one fault an entry, in order, so that a mended
fault is one deletion in the difference.
"""

from __future__ import annotations

from collections.abc import Iterable

from exemplars.notation.canonical_yaml import scalar
from exemplars.records.record import Record, frozen
from exemplars.records.schema import Many, Nested, spec
from exemplars.records.values import Line, Slug, Whole

LONGEST = 160  # characters of a message: enough to tell two faults of one rule apart
_HEAD = """\
# Lỗi cũ đã biết: `portal check` không báo lại. Tệp này chỉ được ngắn đi.
# Sửa xong lỗi nào thì chạy `portal check --write-baseline` để bỏ dòng ấy; đừng sửa tay.
"""


@frozen
class OldFault(Record):
    """One fault that was there when the book was begun."""

    at: str = spec(
        Line(300), "Ở đâu", "Mã hồ sơ, hoặc tên tệp của kế hoạch.", required=True, example="k3f9ta"
    )
    code: str = spec(Slug(), "Mã quy tắc", required=True, example="linh-vuc-la")
    message: str = spec(Line(LONGEST), "Lời báo", required=True, example="không có lĩnh vực `la`")
    count: int | None = spec(Whole(1), "Số lần", "Bỏ trống là một.", example="2")

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what makes it the same fault wherever its line has gone."""
        return self.at, self.code, self.message

    @property
    def times(self) -> int:
        """Return how often it was there."""
        return self.count or 1


@frozen
class Baseline(Record):
    """All faults that are held back."""

    faults: tuple[OldFault, ...] = spec(Many(Nested(OldFault)), "Lỗi cũ", required=True)


def written(faults: Iterable[OldFault]) -> str:
    """Return the book's text, in the order of its faults' keys."""
    lines = [_HEAD, "faults:\n"]
    for each in sorted(faults, key=lambda each: each.key):
        lines.append(f"  - at: {scalar(each.at)}\n    code: {each.code}\n")
        lines.append(f"    message: {scalar(each.message)}\n")
        if each.times > 1:
            lines.append(f"    count: {each.times}\n")
    return "".join(lines)
