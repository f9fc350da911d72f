"""`portal form`: forms for offices to fill in, one plan's; `portal import` reads them back."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from exemplars.building import settings
from exemplars.building.settings import SettingsError
from exemplars.cli import asked
from exemplars.forms import paper, workbook
from exemplars.forms.layout import Form
from exemplars.language import listed, phrase
from exemplars.reading import source
from exemplars.reading.source import Portfolio
from exemplars.text import fold

_MAKERS = {"docx": paper.made, "xlsx": workbook.made}


def options(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "--kind", default="", metavar="MÃ", help="đối tượng; bỏ trống: mọi đối tượng của kế hoạch"
    )
    parser.add_argument(
        "--unit",
        default="",
        metavar="MÃ_HOẶC_TÊN",
        help="đơn vị ghi sẵn, kèm tiêu chuẩn riêng của đơn vị",
    )
    parser.add_argument(
        "--format", choices=("docx", "xlsx"), default="", help="dạng tệp; bỏ trống: cả hai"
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=Path(),
        metavar="TỆP_HOẶC_THƯ_MỤC",
        help="nơi ghi mẫu; mặc định là thư mục hiện tại",
    )
    parser.set_defaults(run=form)


def form(args: argparse.Namespace, root: Path) -> int:
    """Write the forms that are asked for, and say where they are."""
    portfolio = source.load(root, asked.plan(root))
    if not portfolio.plan.kinds or portfolio.plan.portal is None:
        raise SettingsError("plan.yml chưa đọc được hoặc chưa khai đối tượng; chạy portal check")
    asked.folder(args.output, _MAKERS)
    ending = args.output.suffix.lower().removeprefix(".")
    is_file = ending in _MAKERS and not args.output.is_dir()
    if is_file and args.format not in ("", ending):
        raise SettingsError(
            "--format {format} mà tên tệp kết thúc bằng .{ending}",
            format=args.format,
            ending=ending,
        )
    wanted = list(_wanted(args, portfolio, ending if is_file else args.format))
    if is_file and len(wanted) > 1:
        raise SettingsError(
            "mẫu Word mỗi đối tượng một tệp; thêm --kind, chọn một trong: {choices}",
            choices=_kinds(portfolio),
        )
    for kind, form in wanted:
        stem = "-".join(filter(None, ("mau", portfolio.plan.id, form.kind, form.unit)))
        path = args.output if is_file else args.output / f"{stem}.{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_MAKERS[kind](form))
        print(phrase("Đã tạo {path}", path=path))
    return 0


def _wanted(
    args: argparse.Namespace, portfolio: Portfolio, ending: str
) -> Iterator[tuple[str, Form]]:
    """Give (ending, form): a Word file for each kind, an Excel file for all or for the one asked for."""
    day = settings.today() or portfolio.newest_date
    kind = _kind(args.kind, portfolio) if args.kind else ""
    place = asked.place(args.unit, portfolio, day)
    unit = place.unit.id if place and place.unit else ""
    kinds = [kind] if kind else [each.id for each in portfolio.plan.kinds]
    if ending != "xlsx":
        yield from (("docx", Form(portfolio, day, each, unit)) for each in kinds)
    if ending != "docx":
        yield "xlsx", Form(portfolio, day, kind, unit)


def _kind(said: str, portfolio: Portfolio) -> str:
    for each in portfolio.plan.kinds:
        if said == each.id or fold(said) == fold(each.name):
            return each.id
    raise SettingsError(
        "kế hoạch không có đối tượng `{said}`; chọn một trong: {choices}",
        said=said,
        choices=_kinds(portfolio),
    )


def _kinds(portfolio: Portfolio) -> str:
    return listed((each.id for each in portfolio.plan.kinds), 20)
