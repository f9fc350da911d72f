"""
The form as an Excel file: one row an exemplar, drop-down lists where there is a choice.

What an exemplar has several of (figures, awards, sources …) stands on sheets of its own, each
row with the exemplar's number. What is chosen from is on a hidden sheet.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from exemplars import packed
from exemplars.forms import layout
from exemplars.forms.layout import Asked, Form
from exemplars.stationery import FACE
from exemplars.text import without_forbidden

MAIN: Final = "Hồ sơ"
_LISTS = "Danh mục"
NUMBER: Final = "STT"
FIRST_ROW: Final = 4  # the first that is to be filled in; title, help and heads stand above it
_LAST_ROW = 500
_LONGEST_PROMPT = 250
_ASIDE = (
    "Mỗi gương một dòng, đánh số ở cột STT. Số liệu, khen thưởng, nguồn, sự đồng ý ghi ở các "
    "trang sau, mỗi dòng nhắc lại STT của hồ sơ. "
)
_STORY_PROMPT = "Viết thường, mỗi đoạn cách một dòng trống (Alt+Enter). Đề mục: đầu dòng ghi hai dấu thăng, như ## Của bỏ đi."
_EVIDENCE_PROMPT = "Việc làm cụ thể. Mã nguồn ghi cuối, trong ngoặc vuông: [n1, n2]."


def made(form: Form) -> bytes:
    """Return the Excel form of a plan; of one kind where the form is of one."""
    book = openpyxl.Workbook()
    main = book.active
    main.title = MAIN
    lists = book.create_sheet(_LISTS)
    lists.sheet_state = "hidden"
    sheets = _Sheets(lists)
    heads: list[tuple[str, Asked | str]] = [(NUMBER, "Số thứ tự của hồ sơ trong tệp này: 1, 2, 3…")]
    heads += [(each.label, each) for each in form.singles]
    heads += [
        (layout.CRITERION + each.label, f"{each.text}. {_EVIDENCE_PROMPT}")
        for each in form.criteria
    ]
    heads.append((layout.STORY, _STORY_PROMPT))
    sheets.lay_out(main, heads, _ASIDE + layout.PRIVATE_HELP)
    for group in form.groups:
        if group.key != "criteria":
            sheet = book.create_sheet(without_forbidden(group.label)[:31])
            columns: list[tuple[str, Asked | str]] = [
                (layout.ROW, "Số ở cột STT của trang Hồ sơ."),
                *((each.label, each) for each in group.columns),
            ]
            sheets.lay_out(sheet, columns, group.help or "Mỗi người một dòng.")
    book.move_sheet(lists, len(book.sheetnames))
    book.properties.creator = without_forbidden(form.portfolio.plan.site.name)[:255]
    book.properties.title = layout.TITLE
    written = io.BytesIO()
    book.save(written)
    return packed.office(written.getvalue(), packed.FIRST_DAY)


class _Sheets:
    """Lays out sheets, and keeps on the hidden one what is chosen from, each list once."""

    def __init__(self, lists: Any) -> None:
        self.lists = lists
        self.places: dict[tuple[str, ...], str] = {}

    def lay_out(self, sheet: Any, heads: Sequence[tuple[str, Asked | str]], help: str) -> None:
        """Write the title, the help and the heads; give every column its list and its prompt."""
        _write(sheet, "A1", layout.TITLE, Font(name=FACE, size=14, bold=True))
        _write(sheet, "A2", help, Font(name=FACE, size=11, italic=True, color="595959"))
        for at, (head, asked) in enumerate(heads, start=1):
            letter = get_column_letter(at)
            cell = f"{letter}{FIRST_ROW - 1}"
            _write(sheet, cell, head, Font(name=FACE, size=12, bold=True))
            sheet[cell].alignment = Alignment(wrap_text=True, vertical="center")
            sheet[cell].fill = PatternFill("solid", fgColor="EDEDED")
            sheet.column_dimensions[letter].width = 8 if at == 1 else 26
            self._answers(sheet, letter, head, asked)
        sheet.freeze_panes = f"C{FIRST_ROW}"

    def _answers(self, sheet: Any, letter: str, head: str, asked: Asked | str) -> None:
        rows = f"{letter}{FIRST_ROW}:{letter}{_LAST_ROW}"
        help = asked if isinstance(asked, str) else asked.help(8)
        chosen = isinstance(asked, Asked) and asked.choices and not asked.is_list
        rule = (
            DataValidation("list", self._place(tuple(asked.choices.values())), allow_blank=True)
            if chosen and isinstance(asked, Asked)
            else DataValidation(allow_blank=True)
        )
        if chosen:
            rule.errorTitle, rule.error = "Chọn trong danh sách", "Chọn một mục trong danh sách."
            rule.showErrorMessage = True
        rule.promptTitle, rule.prompt = (
            without_forbidden(head)[:32],
            without_forbidden(help)[:_LONGEST_PROMPT] or head,
        )
        rule.showInputMessage = True
        rule.add(rows)
        sheet.add_data_validation(rule)
        # As it is typed: where Excel speaks English it would take 01/12 for the 12th of January.
        column = sheet.column_dimensions[letter]
        column.number_format = "@"
        column.font, column.alignment = (
            Font(name=FACE, size=12),
            Alignment(wrap_text=True, vertical="top"),
        )

    def _place(self, said: tuple[str, ...]) -> str:
        """Return where a list of answers stands."""
        if said not in self.places:
            letter = get_column_letter(len(self.places) + 1)
            for row, each in enumerate(said, start=1):
                _write(self.lists, f"{letter}{row}", each, Font(name=FACE))
            self.places[said] = f"'{_LISTS}'!${letter}$1:${letter}${len(said)}"
        return self.places[said]


def _write(sheet: Any, place: str, text: str, font: Font) -> None:
    cell = sheet[place]
    cell.value, cell.font = without_forbidden(text), font
    # A text that begins with = is no formula.
    cell.data_type = "s"
