"""What every item of a plan has: the section that says it, or the reading that is ours."""

from __future__ import annotations

from exemplars.records.record import Record, frozen
from exemplars.records.schema import Many, spec
from exemplars.records.values import (
    Line,
    Slug,
    Whole,
)

TEXT = Line(2000)
YEAR = Whole(1945, 2200)
# How a reading begins that `portal init` has taken over from another authority's plan.
FROM_MODEL = "Theo mẫu của "


@frozen
class Item(Record):
    """Anything the plan says: every item carries the section that says it."""

    section: tuple[str, ...] = spec(Many(Line(60)), "Mục của kế hoạch", example="III.2.1")
    reading: str = spec(TEXT, "Cách hiểu của cổng", "Vì sao mục này do cổng đặt hoặc hiểu như vậy.")

    @property
    def sections(self) -> str:
        """Return the sections as one readable text."""
        return ", ".join(self.section)


@frozen
class Said(Item):
    """A sentence of the plan."""

    text: str = spec(TEXT, "Lời kế hoạch", required=True)
    by: str = spec(Line(300), "Cơ quan thực hiện")
    address: str = spec(Line(200), "Nơi nhận")


@frozen
class Items(Item):
    """A list of words as the plan prints them."""

    items: tuple[str, ...] = spec(Many(TEXT), "Các mục", required=True)


@frozen
class Named(Item):
    """Something with a permanent id and the plan's name for it."""

    id: str = spec(Slug(), "Mã", required=True, example="nong-nghiep")
    name: str = spec(Line(400), "Tên", required=True, example="Nông nghiệp")
