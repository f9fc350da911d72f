"""
Our own form, filled in: every answer to the field that it was asked for.

What cannot be read as its field wants it is left, with the reason; of what the form itself says
nothing is read.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from exemplars.forms import layout
from exemplars.forms.layout import Asked, Form, Group
from exemplars.intake import places
from exemplars.intake.answers import chosen, read_answer, same
from exemplars.intake.found import Block, Heading, Item, Paragraph, Refusal, Report, Table
from exemplars.intake.parts import LONGEST_NAME, Answer, Known
from exemplars.intake.personal import Screen
from exemplars.intake.places import Place, Places
from exemplars.intake.plain import mended
from exemplars.intake.praise import Told
from exemplars.patterns import regex
from exemplars.reading.source import Portfolio
from exemplars.records.plan import Criterion
from exemplars.records.profile import Profile
from exemplars.rules.by_plan import criteria_of
from exemplars.text import fold

_NUMERAL = regex(r"[IVX]{1,5}\. ")
_UNIT_CODE = regex(r"\(([a-z0-9-]{1,100})\)\Z")

Row = tuple[str, ...]


def is_form(report: Report) -> bool:
    """Return whether a report is our form: it opens with the form's title."""
    return any(
        not isinstance(each, Table) and same(mended(each.text), layout.TITLE)
        for each in report.blocks[:20]
    )


def read(report: Report, portfolio: Portfolio, day: dt.date, screen: Screen) -> Known:
    """
    Return what a form that was filled in says, held against the plan and its units as of `day`.

    Raises:
        Refusal: nobody has filled it in; its kind and its unit may have been printed.
    """
    reader = _Reader(Form(portfolio, day), screen)
    for block in report.blocks:
        reader.block(block)
    reader.known.left += [
        Paragraph(screen.through(mended(each))) for each in report.margin if mended(each)
    ]
    reader.settle(report)
    known = reader.known
    told = (known.answers, known.summary, known.rows, known.awards, known.story, known.left)
    if "name" in known.marks and not (any(told) or known.sector or report.photos):
        raise Refusal("mẫu chưa điền gì", "điền mẫu rồi gửi lại")
    return known


def _label(cell: str) -> str:
    """Return the label that a cell begins with, folded; help may stand below it."""
    return fold(cell.split("\n", 1)[0]).strip().removesuffix("*").strip()


@dataclass
class _Reader:
    """Reads a form's blocks in their order; what depends on kind and unit is settled last."""

    form: Form
    screen: Screen
    known: Known = field(default_factory=Known)
    in_story: bool = False
    said: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        model = dataclasses.replace(self.form, kind="model")
        both = (*self.form.singles, *model.singles)
        self.singles = {fold(each.label): each for each in both}
        # Criteria may have been those of a unit, where the plan itself has none.
        groups = {each.key: each for each in (*self.form.groups, layout.group("criteria"))}
        self.groups = tuple(groups.values())
        self.printed = frozenset(_printed(self.form, self.groups))

    def block(self, block: Block) -> None:
        """Read one block."""
        if isinstance(block, Table):
            rows = tuple(tuple(mended(cell) for cell in row) for row in block.rows)
            if not self.in_story:
                self._table(rows)
            else:
                self.known.story.append(Table(tuple(self._screened(row) for row in rows)))
            return
        words = mended(block.text)
        opened = _NUMERAL.sub("", words, count=1)
        if self.in_story:
            if words and not same(words, layout.STORY_HELP):
                self.known.story.append(self._said(block, words))
        elif same(opened, layout.STORY):
            self.in_story = True
        elif words and fold(opened) not in self.printed:
            self._leave(self.screen.through(words))

    def _said(self, block: Heading | Paragraph | Item, words: str) -> Block:
        return dataclasses.replace(block, text=self.screen.through(words))

    def _screened(self, row: Row) -> Row:
        return tuple(self.screen.through(cell) for cell in row)

    def _table(self, rows: tuple[Row, ...]) -> None:
        head = tuple(_label(cell) for cell in rows[0])
        for group in self.groups:
            if head == tuple(fold(each) for each in group.head):
                self.rows.setdefault(group.key, []).extend(rows[1:])
                return
        for row in rows:
            self._single(row)

    def _single(self, row: Row) -> None:
        asked = self.singles.get(_label(row[0]))
        said = self.screen.through("\n".join(each for each in row[1:] if each))
        if asked is None or asked.key in self.said:
            if said or asked is None:
                self._leave(" | ".join(each for each in self._screened(row) if each))
        elif said:
            self.said[asked.key] = said

    def _leave(self, said: str) -> None:
        if said:
            self.known.left.append(Paragraph(said))

    def settle(self, report: Report) -> None:
        """Put every answer where it belongs: the kind and the unit first, for criteria hang on them."""
        self._name(report)
        self._kind()
        self._unit()
        self._sector()
        for asked in self.singles.values():
            said = self.said.pop(asked.key, "")
            if said:
                self._answer(asked, said)
        self.known.summary = str(self.known.answers.pop("summary", ""))
        for group in self.groups:
            for row in self.rows.get(group.key, ()):
                self._row(group, self._screened(row))

    def _answer(self, asked: Asked, said: str) -> None:
        value, why = read_answer(asked, said)
        if why:
            self._leave(f"{asked.label}: {said} (chưa đưa vào {asked.key}: {why})")
        elif value:
            self.known.answers[asked.key] = value

    def _name(self, report: Report) -> None:
        name = " ".join(self.said.pop("name", "").split())
        stem = report.name.rpartition("/")[2].rpartition(".")[0].replace("_", " ").strip()
        self.known.name = name[:LONGEST_NAME] or self.screen.through(mended(stem)) or "Chưa rõ tên"
        if len(name) > LONGEST_NAME:
            self._leave(f"Tên gương: {name}")
        if not name:
            self.known.mark("name", "mẫu để trống tên gương, tạm lấy tên tệp")

    def _kind(self) -> None:
        said = self.said.pop("kind", "")
        kinds = self.form.portfolio.plan.kinds
        self.known.kind = chosen(said, self.singles[fold("Đối tượng")].choices)
        if not self.known.kind:
            self.known.kind = kinds[0].id
            self.known.mark("kind", "mẫu chưa ghi đối tượng theo kế hoạch")
            self._leave(f"Đối tượng: {said}" if said else "")

    def _unit(self) -> None:
        said = self.said.pop("unit", "")
        units = self.form.portfolio.units
        code = _UNIT_CODE.search(said)
        unit = units.get(chosen(said, self.form.units)) or units.get(code[1] if code else said)
        if unit:
            self.known.place = Place(unit)
            return
        self.known.place = Places(units, self.form.day).called(said) if said else Place()
        why = f"đơn vị đọc từ “{said[:100]}”" if self.known.place.unit else "chưa rõ đơn vị nào"
        self.known.mark("unit", why)
        if self.known.place.note:
            self.known.mark("unit", self.known.place.note)
        self._leave(f"Đơn vị: {said}" if said else "")

    def _sector(self) -> None:
        said = self.said.pop("sector", "")
        plan = self.form.portfolio.plan
        names = {each.id: each.name for each in plan.sectors}
        self.known.sector = chosen(said, names)
        if self.known.sector or not plan.sectors:
            return
        near = places.sector_called(said, plan) if said else None
        if near:
            self.known.sector = near.id
        self.known.mark("sector", f"lĩnh vực đọc từ “{said[:100]}”" if near else "chưa rõ lĩnh vực")
        self._leave(f"Lĩnh vực: {said}" if said else "")

    def _row(self, group: Group, row: Row) -> None:
        """Read one row of a table; one that only has what the form printed is no row."""
        told = [*row, *[""] * (len(group.columns) - len(row))]
        if not any(told[1:]) and group.key in ("sources", "criteria"):
            return
        found: dict[str, Answer] = {}
        why = ""
        for asked, said in zip(group.columns, told, strict=False):
            if said:
                value, reason = self._cell(group, asked, said)
                why = why or reason
                if value:
                    found[asked.key] = value
        lacking = [
            each.label for each in group.columns if each.spec.required and each.key not in found
        ]
        why = why or (f"thiếu {', '.join(lacking).lower()}" if lacking else "")
        said = "; ".join(f"{a.label}: {s}" for a, s in zip(group.columns, told, strict=False) if s)
        if why or len(told) > len(group.columns):
            self.known.left += (
                [Item(f"{group.label}: {said} (chưa đưa vào {group.key}: {why})")] if said else []
            )
        elif group.key == "awards":
            self.known.awards.append(_award(found, said))
        else:
            self.known.rows.setdefault(group.key, []).append(found)

    def _cell(self, group: Group, asked: Asked, said: str) -> tuple[Answer, str]:
        if asked.key != "criterion":
            return read_answer(asked, said)
        profile = Profile(
            kind=self.known.kind, unit=self.known.place.unit.id if self.known.place.unit else ""
        )
        id = _criterion(said, criteria_of(profile, self.form.portfolio))
        return id, "" if id else "không có tiêu chuẩn này cho đối tượng ấy"


def _printed(form: Form, groups: Iterable[Group]) -> Iterator[str]:
    """Give what the form itself says outside its tables, folded."""
    said = [layout.TITLE, layout.GENERAL, layout.STORY, layout.STORY_HELP, layout.PRIVATE_HELP]
    said += [f"{layout.PRIVATE_HELP} {layout.MARKED}", f"{form.portfolio.plan.cited}."]
    for group in groups:
        said += [group.label, group.help]
        said += [f"{each.label}: {each.help()}" for each in group.columns if each.choices]
        # A table of which only the head is left lays out text to the reader of Word files.
        said += [shown for each in group.head for shown in (each, f"{each} *")]
    return (fold(mended(each)) for each in said)


def _criterion(said: str, criteria: Iterable[Criterion]) -> str:
    """Return the criterion that a cell names: by all of its words, else by its label."""
    every = list(criteria)
    whole = [each for each in every if same(layout.criterion_said(each), said)]
    label = _label(said)
    named = whole or [each for each in every if label in (fold(each.label), each.id)]
    return named[0].id if named else ""


def _award(found: Mapping[str, Answer], said: str) -> Told:
    sources = found.get("sources", ())
    return Told(
        said,
        form=str(found["form"]),
        title=str(found.get("title", "")),
        level=str(found["level"]),
        issuer=str(found["issuer"]),
        decision=str(found["decision"]),
        date=dt.date.fromisoformat(str(found["date"])),
        category=str(found.get("category", "")),
        sources=sources if isinstance(sources, tuple) else (),
        is_guess=False,
    )
