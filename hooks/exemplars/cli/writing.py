"""`portal new`: a profile with an id, the plan's criteria laid out, and what is still to be filled."""

from __future__ import annotations

import argparse
import dataclasses
import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path

from exemplars import places, text
from exemplars.building import settings
from exemplars.building.settings import SettingsError
from exemplars.checking import check
from exemplars.drafting.blank import blank_profile
from exemplars.language import listed, phrase, suggested
from exemplars.reading import source, walk
from exemplars.reading.source import Portfolio
from exemplars.reading.walk import folder_name
from exemplars.records import values
from exemplars.records.vocabulary import KINDS

_LETTERS = "abcdefghjkmnpqrstvwxyz"
_MARKS = "0123456789" + _LETTERS


def options(parser: argparse.ArgumentParser) -> None:
    """Say what `portal new` takes."""
    parser.add_argument(
        "--kind",
        default="",
        metavar="MÃ",
        help=phrase("đối tượng: {kinds}", kinds=", ".join(KINDS)),
    )
    parser.add_argument("--name", default="", metavar="TÊN", help="tên gương")
    parser.add_argument(
        "--unit", default="", metavar="MÃ_HOẶC_TÊN", help="mã hoặc tên đơn vị giới thiệu"
    )
    parser.add_argument("--sector", default="", metavar="MÃ_HOẶC_TÊN", help="mã hoặc tên lĩnh vực")
    parser.set_defaults(run=new)


def new(args: argparse.Namespace, root: Path) -> int:
    """Write a new profile, and say where it is and what it still needs."""
    plans = walk.plans_in(root)
    args.plan = args.plan or os.environ.get("PORTAL_PLAN", "")
    if not args.plan and len(plans) != 1:
        args.plan = _chosen(phrase("Kế hoạch"), "--plan", args.plan, {plan: plan for plan in plans})
    portfolio = source.load(root, args.plan or plans[0])
    plan = portfolio.plan
    _need_flags(args, bool(plan.sectors))
    kind = _chosen(
        phrase("Đối tượng"), "--kind", args.kind, {each.id: each.name for each in plan.kinds}
    )
    name = _name(args.name)
    day = settings.today() or portfolio.newest_date
    # Offered are the units of that day; another is taken too, by its id.
    units = {each.id: each.name for each in portfolio.units if each.exists_on(day)}
    unit = (
        args.unit
        if portfolio.units.get(args.unit)
        else _chosen(phrase("Đơn vị giới thiệu"), "--unit", args.unit, units)
    )
    sectors = {each.id: each.name for each in plan.sectors}
    sector = _chosen(phrase("Lĩnh vực"), "--sector", args.sector, sectors) if sectors else ""
    # The folder's name keeps the id of a profile that cannot be read.
    taken = {each.slug[-6:] for each in portfolio.sources}
    id = fresh_id(taken | {each.profile.id for each in portfolio.sources})
    folder = portfolio.plan_file.path.parent / unit / folder_name(name, id)
    folder.mkdir(parents=True)
    path = folder / places.PROFILE
    path.write_text(
        blank_profile(portfolio, id=id, name=name, kind=kind, unit=unit, sector=sector),
        encoding="utf-8",
    )
    _tell(root, path, portfolio)
    return 0


def _name(said: str) -> str:
    """Return the exemplar's name, cleaned; refuses what could not be written on one line."""
    name = text.clean(said or asked(phrase("Tên gương"), "--name")).strip()
    if not text.slug(name):
        raise SettingsError("tên gương phải có chữ")
    if text.FORBIDDEN.search(name):
        raise SettingsError("tên gương có ký tự ẩn; hãy gõ lại tên")
    if len(name) > 160 or "\n" in name:
        raise SettingsError("tên gương phải viết trên một dòng, không quá 160 ký tự")
    return name


def _need_flags(args: argparse.Namespace, sectors: bool) -> None:
    """Without a terminal nothing can be asked: say in one go which flags are missing."""
    wanted = ("kind", "name", "unit", *(["sector"] if sectors else []))
    missing = [f"--{flag}" for flag in wanted if not getattr(args, flag)]
    if missing and not sys.stdin.isatty():
        raise SettingsError(
            "thiếu {missing}; xem mục Thêm một hồ sơ trong cẩm nang", missing=", ".join(missing)
        )


def _tell(root: Path, path: Path, portfolio: Portfolio) -> None:
    print(phrase("Đã tạo {path}", path=path.relative_to(root)))
    made = source.read_source(root, path)
    # What would stop its publication today is what the editor has still to fill.
    day = settings.today() or portfolio.newest_date
    published = dataclasses.replace(made, record=dataclasses.replace(made.profile, published=day))
    todo = [each for each in check.of_source(published, portfolio, day) if each.severity == "error"]
    print(phrase("Trước khi đặt ngày đăng (published), còn phải điền:"))
    for each in todo:
        # The day is this command's own; no profile's editor has set it.
        said = each.message.removesuffix(" mà đã đặt ngày đăng")
        print(f"  - {said.removeprefix('hồ sơ đã đặt ngày đăng mà ')}")


def _chosen(what: str, flag: str, said: str, options: Mapping[str, str]) -> str:
    """Return the option `said` names by id or by name; asks on a terminal, else says what is missing."""
    if not said:
        if not sys.stdin.isatty():
            raise SettingsError(
                "thiếu {flag} ({what}); chọn một trong: {choices}",
                flag=flag,
                what=what.lower(),
                choices=listed(options, 40),
            )
        for id, name in options.items():
            print(f"  {id:32} {name}")
        said = asked(what, flag)
    if said in options:
        return said
    named = [id for id, name in options.items() if text.fold(name) == text.fold(said)]
    named = [id for id in named if text.spelling(options[id]) == text.spelling(said)] or named
    if len(named) == 1:
        return named[0]
    if named:
        raise SettingsError(
            "{what} `{said}` có thể là: {named}; hãy ghi mã",
            what=what.lower(),
            said=said,
            named=listed(named),
        )
    cure = suggested(
        said,
        [*options, *options.values()],
        phrase("chọn một trong: {choices}", choices=listed(options, 40)),
    )
    raise SettingsError(
        "{what} `{said}` không có trong kế hoạch; {cure}",
        what=what.lower(),
        said=said,
        cure=cure,
    )


def asked(what: str, flag: str) -> str:
    """Return what is typed at a terminal; without one, say which flag is missing."""
    if not sys.stdin.isatty():
        raise SettingsError("thiếu {flag} ({what})", flag=flag, what=what.lower())
    try:
        return input(f"{what}: ").strip()
    except EOFError:
        raise SettingsError("thiếu {flag} ({what})", flag=flag, what=what.lower()) from None


def fresh_id(taken: set[str]) -> str:
    """Return an id never used before: random, so that two branches do not make the same one."""
    while True:
        id = secrets.choice(_LETTERS) + "".join(secrets.choice(_MARKS) for _ in range(5))
        if id not in taken and values.Identifier().typed(id):
            return id
