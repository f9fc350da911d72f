"""`portal init`: a new portal from the nearest plan there is, with an office's own units."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from exemplars.building import settings
from exemplars.building.settings import SettingsError
from exemplars.checking import check
from exemplars.cli.placing import place
from exemplars.cli.writing import asked
from exemplars.drafting import founding, unit_table
from exemplars.drafting.founding import Founding, Place
from exemplars.drafting.unit_table import Row, TableError
from exemplars.intake import sheet
from exemplars.intake.found import Refusal
from exemplars.language import listed, phrase, suggested
from exemplars.reading import source, walk
from exemplars.reading.source import Portfolio
from exemplars.records.values import Site, site_like
from exemplars.records.vocabulary import LEVELS
from exemplars.text import FORBIDDEN, capital, clean, printable, slug

_LONGEST_NAME = 100
_ZIP = b"PK\x03\x04"  # how a workbook begins
_FIRST_YEAR, _LAST_YEAR = 1945, 2200


def options(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    for flag, metavar, help in (
        ("authority", "CƠ_QUAN", "cơ quan ban hành, ví dụ “Ủy ban nhân dân tỉnh Thái Nguyên”"),
        ("province", "TỈNH", "cấp huyện, cấp xã: thuộc tỉnh nào"),
        ("name", "TÊN", "tên cổng"),
        ("id", "MÃ", "mã kế hoạch: tên thư mục dưới profiles/"),
        ("url", "ĐỊA_CHỈ", "địa chỉ của cổng, bắt đầu bằng https://"),
        ("like", "MÃ", "kế hoạch làm mẫu; bỏ trống: kế hoạch gần nhất"),
    ):
        parser.add_argument(f"--{flag}", default="", metavar=metavar, help=help)
    parser.add_argument("--level", choices=tuple(LEVELS), default="", help="cấp của cơ quan")
    parser.add_argument("--from", dest="since", default="", metavar="NĂM", help="giai đoạn từ năm")
    parser.add_argument("--to", dest="until", default="", metavar="NĂM", help="giai đoạn đến năm")
    parser.add_argument(
        "--units",
        type=Path,
        default=None,
        metavar="TỆP",
        help="bảng đơn vị, Excel hoặc CSV, có các cột Tên, Loại, Trực thuộc",
    )
    parser.set_defaults(run=init)


def init(args: argparse.Namespace, root: Path) -> int:
    """Write plan.yml and units.yml of a new portal, and say what is to be done next."""
    _need_flags(args)
    new = _founding(args)
    model = _model(args.like, new, root)
    folder = root / "profiles" / new.id
    if folder.exists() or folder.is_symlink():
        raise SettingsError("đã có profiles/{id}; chọn mã khác: --id", id=new.id)
    units = _units(args.units, new)
    plan = founding.plan_text(new, model)
    place(folder / "units.yml", units)
    place(folder / "plan.yml", plan)
    return _tell(root, new, model)


def _need_flags(args: argparse.Namespace) -> None:
    """Without a terminal nothing can be asked: say in one go which flags are missing."""
    wanted = (("authority", args.authority), ("from", args.since), ("to", args.until))
    missing = [f"--{flag}" for flag, said in wanted if not said]
    if missing and not sys.stdin.isatty():
        raise SettingsError(
            "thiếu {missing}; xem trang Quản trị cổng trong cẩm nang",
            missing=", ".join(missing),
        )


def _founding(args: argparse.Namespace) -> Founding:
    authority = _line(
        args.authority or asked(phrase("Cơ quan ban hành"), "--authority"), "--authority"
    )
    there = Place.of(authority)
    if there is None:
        raise SettingsError(
            "`{authority}` chưa nói địa phương nào; viết như “Ủy ban nhân dân tỉnh Thái Nguyên”",
            authority=authority,
        )
    since = _year(args.since or asked(phrase("Giai đoạn từ năm"), "--from"), "--from")
    until = _year(args.until or asked(phrase("Đến năm"), "--to"), "--to")
    if since > until:
        raise SettingsError(
            "giai đoạn từ năm {since} đến năm {until} đi lùi; sửa --from, --to",
            since=since,
            until=until,
        )
    id = args.id or slug(there.bare)
    if id != slug(id) or len(id) > _LONGEST_NAME:
        raise SettingsError(
            "`{id}` không dùng làm mã được; ví dụ --id {example}",
            id=printable(id),
            example=slug(id) or "thai-nguyen",
        )
    return Founding(
        id,
        authority,
        there,
        _level(args.level, there),
        since,
        until,
        _line(args.name or f"Gương điển hình tiên tiến {there.name}", "--name"),
        _url(args.url or f"https://{id}.example/"),
        _line(args.province, "--province") if args.province else "",
    )


def _line(said: str, flag: str) -> str:
    line = " ".join(clean(said).split())
    if not slug(line) or len(line) > _LONGEST_NAME or FORBIDDEN.search(line):
        raise SettingsError(
            "{flag} phải có chữ, không có ký tự ẩn, không quá {most} ký tự",
            flag=flag,
            most=_LONGEST_NAME,
        )
    return line


def _year(said: str, flag: str) -> int:
    if said.isascii() and said.isdecimal() and len(said) == 4:
        year = int(said)
        if _FIRST_YEAR <= year <= _LAST_YEAR:
            return year
    raise SettingsError(
        "{flag} `{said}` không phải năm; viết dạng 2026", flag=flag, said=printable(said)
    )


def _level(said: str, there: Place) -> str:
    level = said or there.level
    if not level:
        raise SettingsError(
            "{name} là cấp nào? thêm --level province (trực thuộc Trung ương) hoặc --level district",
            name=there.name,
        )
    return level


def _url(said: str) -> str:
    if Site().typed(said) is None:
        raise SettingsError(
            "--url `{said}` không dùng làm địa chỉ của cổng được; viết như {site}",
            said=printable(said),
            site=site_like(said),
        )
    return said.rstrip("/") + "/"


def _model(like: str, new: Founding, root: Path) -> Portfolio:
    plans = walk.plans_in(root)
    if like and like not in plans:
        cure = suggested(like, plans, phrase("các kế hoạch: {plans}", plans=listed(plans)))
        raise SettingsError(
            "không có kế hoạch mẫu `{like}`; {cure}", like=printable(like), cure=cure
        )
    models = [source.load(root, each) for each in ([like] if like else plans)]
    whole = [each for each in models if not each.plan_file.findings]
    if not whole:
        raise SettingsError("không có kế hoạch mẫu nào đọc được dưới profiles/")
    return founding.nearest_model(new, whole)


def _units(table: Path | None, new: Founding) -> str:
    try:
        kind = _own_kind(new)
        rows = _rows(table.read_bytes()) if table else []
        own = Row(capital(new.place.name), kind)
        register = unit_table.register(own, rows, new.unit)
    except TableError as error:
        name = printable(str(table)) if table else phrase("đơn vị của cơ quan ban hành")
        raise SettingsError(f"{name}: {error}") from None
    return unit_table.written(register, f"Danh bạ đơn vị của cổng {new.place.name}.")


def _rows(data: bytes) -> list[Row]:
    """Return the units of a table: of a workbook, or of a CSV."""
    if not data.startswith(_ZIP):
        return unit_table.read(data)
    try:
        return unit_table.of_rows(sheet.rows_of(data))
    except Refusal as refusal:
        raise TableError(f"{refusal.why}; {refusal.cure}") from None


def _own_kind(new: Founding) -> str:
    if new.level == "province" and new.place.word == "thành phố":
        return "centrally-run-city"
    return unit_table.kind_of(new.place.name)


def _tell(root: Path, new: Founding, model: Portfolio) -> int:
    like = model.plan_file.path.parent.name
    print(
        phrase("Đã lập profiles/{id}/plan.yml và units.yml, theo mẫu {like}.", id=new.id, like=like)
    )
    made = source.load(root, new.id)
    found = check.problems(made, settings.today() or made.newest_date)
    errors = [each for each in found if each.severity == "error"]
    for each in errors:
        print(f"  {each.path}:{each.line}: {each.message}", file=sys.stderr)
    print(phrase("Việc tiếp theo:"))
    print(
        phrase(
            "  1. portal check --plan {id}: {count} nhắc nhở nói những mục còn theo mẫu.",
            id=new.id,
            count=len(found) - len(errors),
        )
    )
    print(phrase("  2. Trong plan.yml, ở portal: sửa url, tag, link_domains; thêm contact."))
    print(
        phrase(
            "  3. portal build --plan {id}; muốn thành mặc định: extra.portal.plan: {id} trong mkdocs.yml.",
            id=new.id,
        )
    )
    return 1 if errors else 0
