"""`portal yearbook`: a book of exemplars, as a PDF for print or an EPUB for e-readers."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from exemplars import look
from exemplars.building.settings import Settings, SettingsError
from exemplars.cache import CACHE
from exemplars.cli import asked
from exemplars.cli.placing import place_bytes
from exemplars.language import listed, phrase, suggested
from exemplars.reading import source
from exemplars.reading.source import Portfolio
from exemplars.records.portal import Yearbook
from exemplars.text import printable, slug, uncapital
from exemplars.yearbook import FORMATS, PAPERS, Unprintable, book
from exemplars.yearbook.book import Book


def options(parser: argparse.ArgumentParser) -> None:
    """Say what the verb takes."""
    parser.add_argument("--year", type=_year, default=None, metavar="NĂM", help="năm giới thiệu")
    parser.add_argument("--sector", default="", metavar="MÃ", help="chỉ lĩnh vực này")
    parser.add_argument(
        "--unit", default="", metavar="MÃ", help="chỉ đơn vị này và cấp dưới của nó"
    )
    parser.add_argument(
        "--selection",
        type=Path,
        default=None,
        metavar="TỆP",
        help="tệp YAML tả cuốn sách: id, name, exemplars…, như một mục của portal.yearbooks",
    )
    parser.add_argument("--name", default="", metavar="TÊN", help="tên sách")
    parser.add_argument("--format", choices=FORMATS, default=None, help="dạng tệp; mặc định pdf")
    parser.add_argument("--paper", choices=PAPERS, default="a5", help="khổ giấy của bản PDF")
    parser.add_argument(
        "--output", type=Path, default=None, metavar="TỆP", help="nơi ghi; mặc định ky-yeu-….pdf"
    )
    parser.set_defaults(run=yearbook)


def _year(said: str) -> int:
    if said.isascii() and said.isdigit() and len(said) == 4:
        return int(said)
    raise argparse.ArgumentTypeError(
        phrase("`{said}` không phải năm; viết dạng 2024", said=printable(said))
    )


def yearbook(args: argparse.Namespace, root: Path) -> int:
    """Write a yearbook, and say of whom it does not tell."""
    format = asked.format(args, FORMATS, FORMATS[0])
    made = asked.published(root, phrase("chưa in được sách"), root / CACHE)
    order = _order(args, made.portfolio)
    whole = book.make(made, order, Settings.of(os.environ, "").address(made.plan))
    if not whole.count:
        raise SettingsError("không có gương nào đang đăng hợp với cuốn sách này")
    left = book.left_out(made, order)
    if left:
        print(
            phrase("Không có trong sách vì không được đăng: {left}", left=", ".join(left)),
            file=sys.stderr,
        )
    path = args.output or Path.cwd() / f"ky-yeu-{made.plan.id}-{order.id}.{format}"
    place_bytes(path, _bound(whole, format, args.paper, root))
    print(
        phrase(
            "Đã ghi kỷ yếu {count} gương vào {path}", count=whole.count, path=printable(str(path))
        )
    )
    return 0


def _order(args: argparse.Namespace, portfolio: Portfolio) -> Yearbook:
    """Return what is ordered: by a file, or by options."""
    chosen = (args.year is not None, args.sector, args.unit)
    if args.selection is not None:
        if any(chosen) or args.name:
            raise SettingsError(
                "--selection đã tả đủ cuốn sách; bỏ --year, --sector, --unit, --name"
            )
        return _written(args.selection, portfolio)
    if not any(chosen):
        raise SettingsError("chọn --year, --sector, --unit hoặc --selection")
    plan = portfolio.plan
    sectors = {each.id: each.name for each in plan.sectors}
    _known(args.sector, sectors, phrase("lĩnh vực"))
    _known(args.unit, {each.id: each.name for each in portfolio.units}, phrase("đơn vị"))
    parts = [args.unit, args.sector, str(args.year or "")]
    unit = portfolio.units.get(args.unit)
    name = f"Gương điển hình tiên tiến {uncapital(unit.name)}" if unit else plan.site.name
    name += f", lĩnh vực {uncapital(sectors[args.sector])}" if args.sector else ""
    name += f" năm {args.year}" if args.year is not None else ""
    id = slug("-".join(part for part in parts if part)) or "ky-yeu"
    return Yearbook(
        id=id, name=args.name or name, year=args.year, sector=args.sector, unit=args.unit
    )


def _known(said: str, names: dict[str, str], what: str) -> None:
    if said and said not in names:
        cure = suggested(said, names, phrase("các {what}: {names}", what=what, names=listed(names)))
        raise SettingsError(
            "không có {what} `{said}`; {cure}", what=what, said=printable(said), cure=cure
        )


def _written(path: Path, portfolio: Portfolio) -> Yearbook:
    """Return the order that a file tells of."""
    file = source.data_file(path.parent, path, Yearbook)
    for finding in file.findings:
        line, column = file.locate(finding)
        cure = f"; {finding.hint}" if finding.hint else ""
        raise SettingsError(
            f"{printable(str(path))}:{line}:{column}: {printable(finding.message)}{cure}"
        )
    order = file.record
    _known(
        order.sector, {each.id: each.name for each in portfolio.plan.sectors}, phrase("lĩnh vực")
    )
    _known(order.unit, {each.id: each.name for each in portfolio.units}, phrase("đơn vị"))
    for id in order.exemplars:
        if id not in portfolio.by_id:
            raise SettingsError("không có hồ sơ mã `{id}`", id=id)
    return order


def _bound(whole: Book, format: str, paper: str, root: Path) -> bytes:
    # Typst and Pillow are loaded once it is sure that there is a book to set.
    from exemplars.yearbook import ebook
    from exemplars.yearbook import paper as sheets

    colours = look.colours(root / "theme")
    try:
        return (
            ebook.made(whole, colours) if format == "epub" else sheets.made(whole, colours, paper)
        )
    except Unprintable as error:
        raise SettingsError(
            "Typst không dàn trang được: {error}", error=printable(str(error))
        ) from error
