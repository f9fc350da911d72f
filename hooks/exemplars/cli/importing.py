"""`portal import`: files that editors were sent, made into drafts."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from exemplars import places
from exemplars.building import settings
from exemplars.building.settings import SettingsError
from exemplars.checking import check
from exemplars.cli import asked
from exemplars.cli.writing import fresh_id
from exemplars.drafting import canonical_form
from exemplars.intake import draft, reading
from exemplars.intake.draft import Draft
from exemplars.intake.found import Refusal, Report
from exemplars.intake.personal import Screen
from exemplars.intake.places import Place
from exemplars.intake.plain import mended
from exemplars.intake.recognition import recognised
from exemplars.language import phrase
from exemplars.reading import source
from exemplars.reading.source import Portfolio
from exemplars.reading.walk import folder_name, name_of
from exemplars.text import printable, spelling

_MOST_NAMED = 10  # addresses left out: who pasted a page need not be told of each


def options(parser: argparse.ArgumentParser) -> None:
    """Say what `portal import` takes."""
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="TỆP",
        help="tệp .docx, .xlsx, .csv, .html, .txt hoặc .eml",
    )
    parser.add_argument(
        "--unit",
        default="",
        metavar="MÃ_HOẶC_TÊN",
        help="mã hoặc tên đơn vị giới thiệu của mọi tệp",
    )
    parser.set_defaults(run=bring_in)


def bring_in(args: argparse.Namespace, root: Path) -> int:
    """Write a draft for every exemplar in the files; 1 where a file could not be taken."""
    portfolio = source.load(root, asked.plan(root))
    if not portfolio.plan.kinds:
        raise SettingsError("plan.yml chưa đọc được hoặc chưa khai đối tượng; chạy portal check")
    day = settings.today() or portfolio.newest_date
    place = asked.place(args.unit, portfolio, day)
    taken = {each.slug[-6:] for each in portfolio.sources} | {
        each.profile.id for each in portfolio.sources
    }
    refused = 0
    for path in args.files:
        try:
            reports = reading.read(path)
        except Refusal as refusal:
            refused += 1
            print(
                phrase(
                    "{name}: không lấy được: {why}; {cure}",
                    name=path,
                    why=refusal.why,
                    cure=refusal.cure,
                ),
                file=sys.stderr,
            )
            continue
        for report in reports:
            refused += _one(report, portfolio, day, place, taken)
    return 1 if refused else 0


def _one(
    report: Report, portfolio: Portfolio, day: dt.date, place: Place | None, taken: set[str]
) -> int:
    """Write one draft and tell of it; 1 where it could not be."""
    portal = portfolio.plan.portal
    # A profile that is one already has its links looked at by the rules.
    domains = None if report.ready else frozenset(portal.link_domains if portal else ())
    screen = Screen(portfolio.offices, domains)
    try:
        if report.ready:
            made = _ready(report, portfolio, taken, screen)
        else:
            known = recognised(report, portfolio, day, screen)
            if place is not None:
                known.place = place
                known.marks.pop("unit", None)
            photos = tuple(
                dataclasses.replace(each, alt=screen.through(mended(each.alt)))
                for each in report.photos
            )
            made = draft.drafted(known, photos, portfolio, fresh_id(taken))
    except Refusal as refusal:
        print(
            phrase(
                "{name}: không lấy được: {why}; {cure}",
                name=report.name,
                why=refusal.why,
                cure=refusal.cure,
            ),
            file=sys.stderr,
        )
        return 1
    taken.add(made.id)
    path = _written(made, portfolio)
    print(phrase("Đã tạo {path} (từ {name})", path=name_of(portfolio.root, path), name=report.name))
    for line in _told(path, made, report, portfolio, day, screen):
        print(f"  - {line}")
    return 0


def _ready(report: Report, portfolio: Portfolio, taken: set[str], screen: Screen) -> Draft:
    """Return a profile that is one already, as the portal's page makes it; it stays a draft."""
    formatted = canonical_form.formatted(screen.through(report.ready))
    if formatted.left:
        raise Refusal(
            phrase("dòng {line}: {why}", line=formatted.line, why=formatted.left),
            phrase("sửa tệp rồi đưa vào lại"),
        )
    draft.refuse_too_long(formatted.text)
    name = f"profiles/{portfolio.plan_file.path.parent.name}/x/x/{places.PROFILE}"
    profile = source.source_from(portfolio.root, name, formatted.text.encode()).profile
    if profile.published:
        raise Refusal(
            phrase("hồ sơ đã đặt ngày đăng"), phrase("bỏ dòng published, duyệt xong mới đặt ngày")
        )
    if not profile.id or profile.id in taken:
        raise Refusal(
            phrase("mã hồ sơ `{id}` thiếu hoặc đã dùng", id=profile.id),
            phrase("tạo mã khác bằng portal new"),
        )
    unit = profile.unit if portfolio.units.get(profile.unit) else source.UNKNOWN_UNIT
    return Draft(profile.id, unit, profile.name, formatted.text, (), ())


def _written(made: Draft, portfolio: Portfolio) -> Path:
    folder = draft.folder_of(portfolio, made, folder_name(made.name, made.id))
    folder.mkdir(parents=True)
    for name, data in made.photos:
        (folder / name).write_bytes(data)
    path = folder / places.PROFILE
    path.write_text(made.text, encoding="utf-8", newline="\n")
    return path


def _told(
    path: Path,
    made: Draft,
    report: Report,
    portfolio: Portfolio,
    day: dt.date,
    screen: Screen,
) -> Iterator[str]:
    """Give what the editor must know of a draft."""
    marks = made.text.count(draft.MARK)
    if marks:
        yield phrase("{count} chỗ cần xác nhận: tìm chữ “cần xác nhận” trong tệp", count=marks)
    if draft.LEFT in made.text:
        yield phrase(
            "cuối bài có mục “{heading}”: chuyển vào đúng chỗ hoặc xóa", heading=draft.LEFT
        )
    if screen.kept_back:
        yield phrase(
            "đã lược thông tin riêng, không đưa vào hồ sơ: {what}",
            what="; ".join(screen.kept_back),
        )
    if screen.addresses:
        named = "; ".join(map(printable, screen.addresses[:_MOST_NAMED]))
        yield phrase(
            "đã lược địa chỉ trang web ngoài danh sách được dẫn: {addresses}", addresses=named
        )
    yield from dict.fromkeys((*report.notices, *made.notices))
    same = [
        each.slug
        for each in portfolio.sources
        if spelling(each.profile.name) == spelling(made.name)
    ]
    if same:
        yield phrase(
            "đã có hồ sơ cùng tên: {profiles}; xem có phải là một người không",
            profiles=", ".join(same[:5]),
        )
    for each in check.of_source(source.read_source(portfolio.root, path), portfolio, day):
        if each.severity == "error":
            yield phrase(
                "dòng {line}: {message}; {hint}",
                line=each.line,
                message=each.message,
                hint=each.hint,
            )
