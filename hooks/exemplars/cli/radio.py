"""`portal radio`: the coming months of a radio column, and the words of one episode."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from exemplars import airtime, places
from exemplars.building import settings
from exemplars.building.settings import SettingsError
from exemplars.cli import asked, parsing, proposals
from exemplars.cli.parsing import Parser
from exemplars.cli.placing import place
from exemplars.drafting import schedule_text
from exemplars.language import listed, phrase, suggested
from exemplars.patterns import regex
from exemplars.radio import programme
from exemplars.reading import source
from exemplars.reading.source import Portfolio
from exemplars.records import schedule
from exemplars.records.plan import Column, find
from exemplars.records.schedule import Scheduled
from exemplars.records.values import Month
from exemplars.text import printable

USUAL = 3  # months, where nobody says how many
MOST = 120
FARTHEST = 2200  # the last year a plan may be for
_KEY = regex(r"(?:([a-z0-9-]{1,200})/)?([0-9]{4}-[0-9]{2}-[0-9]{1,2})/?\Z")


def options(parser: argparse.ArgumentParser) -> None:
    """Say what `portal radio` takes."""
    # Given before the second word or after it; unsaid there, what was said before it stands.
    shared = Parser(add_help=False)
    for name, metavar, help in (
        ("--plan", "MÃ", "mã kế hoạch: thư mục dưới profiles/"),
        ("--today", "NGÀY", "ngày của lịch, dạng 2024-06-11"),
        ("--root", None, argparse.SUPPRESS),
    ):
        shared.add_argument(name, default=argparse.SUPPRESS, metavar=metavar, help=help)
    parsing.add_language(shared, argparse.SUPPRESS)
    verbs = parser.add_subparsers(required=True, metavar=phrase("VIỆC"))
    planning = verbs.add_parser("plan", parents=[shared], help=phrase("đề xuất các kỳ còn thiếu"))
    planning.add_argument(
        "--months", type=count, default=None, metavar="SỐ", help="số tháng; mặc định 3"
    )
    planning.add_argument(
        "--from", dest="first", default="", metavar="THÁNG", help="từ tháng, 2024-06"
    )
    planning.add_argument("--to", dest="last", default="", metavar="THÁNG", help="đến hết tháng")
    planning.add_argument(
        "--per-episode", type=count, default=None, metavar="SỐ", help="số gương mỗi kỳ"
    )
    planning.add_argument(
        "--repeat", action="store_true", help="thiếu gương mới thì phát lại gương cũ"
    )
    planning.add_argument("--write", action="store_true", help="ghi các kỳ vào cuối schedule.yml")
    planning.set_defaults(run=plan)
    reading = verbs.add_parser("script", parents=[shared], help=phrase("in lời đọc của một kỳ"))
    reading.add_argument("episode", metavar="KỲ_PHÁT", help="ví dụ 2024-06-1")
    reading.set_defaults(run=script)
    for verb in (planning, reading):
        verb.add_argument("--column", default="", metavar="MÃ", help="mã chuyên mục phát thanh")


def plan(args: argparse.Namespace, root: Path) -> int:
    """Propose episodes for the months that lack them; with --write, put them into schedule.yml."""
    portfolio = _portfolio(root)
    column = _column(portfolio, args.column)
    today = settings.today() or portfolio.newest_date
    months = _months(args, today)
    found = programme.propose(
        portfolio, column, months, today, repeat=args.repeat, most=args.per_episode
    )
    episodes = [programme.scheduled(each) for each in found.proposals]
    for line in proposals.told(found, portfolio):
        print(f"# {printable(line)}")
    if args.write:
        return _write(portfolio, episodes)
    if episodes:
        print(schedule_text.HEAD + schedule_text.written(episodes), end="")
    return 0


def script(args: argparse.Namespace, root: Path) -> int:
    """Print what is read aloud in one episode, and nothing else."""
    portfolio = _portfolio(root)
    episode = _episode(portfolio, args.episode, args.column)
    column = find(portfolio.plan.radio_columns, episode.column)
    assert column is not None
    today = settings.today() or portfolio.newest_date
    for each in episode.segments:
        there = portfolio.by_id.get(each.profile)
        gone = there.profile.withdrawn if there else None
        if gone and gone.date and gone.date <= today:
            raise SettingsError(
                "hồ sơ `{profile}` đã gỡ ngày {date}, không đọc nữa",
                profile=each.profile,
                date=gone.date,
            )
    run = airtime.running(portfolio, column, episode)
    print("\n\n".join(each.said for each in run.parts))
    return 0


def _portfolio(root: Path) -> Portfolio:
    """Return the plan that was asked for; its schedule must be readable."""
    portfolio = source.load(root, asked.plan(root))
    for file in (portfolio.plan_file, portfolio.radio.schedule):
        if file.findings:
            raise SettingsError(
                "{name} còn lỗi; chạy portal check --plan {plan} để xem từng lỗi",
                name=file.name,
                plan=portfolio.plan_file.path.parent.name,
            )
    return portfolio


def _column(portfolio: Portfolio, said: str) -> Column:
    """Return the radio column that was named, or the only one there is."""
    columns = portfolio.plan.radio_columns
    ids = [each.id for each in columns]
    if not columns:
        raise SettingsError(
            "kế hoạch {plan} không có chuyên mục phát thanh nào", plan=portfolio.plan.id
        )
    if not said and len(columns) > 1:
        raise SettingsError(
            "thiếu --column (chuyên mục); chọn một trong: {choices}", choices=listed(ids)
        )
    found = find(columns, said or ids[0])
    if found is None:
        cure = suggested(said, ids, phrase("chọn một trong: {choices}", choices=listed(ids)))
        raise SettingsError("không có chuyên mục phát thanh `{said}`; {cure}", said=said, cure=cure)
    return found


def _months(args: argparse.Namespace, today: dt.date) -> tuple[dt.date, ...]:
    """Return the months that were asked for: from this one on, where nobody says otherwise."""
    first = _month(args.first) if args.first else schedule.month_of(today)
    last = _month(args.last) if args.last else first
    if first.year > FARTHEST:
        raise SettingsError("không xếp lịch quá năm {year}", year=FARTHEST)
    if not args.last:
        for _ in range((args.months or USUAL) - 1):
            last = schedule.next_month(last)
    if last < first:
        raise SettingsError("--to {last:%Y-%m} trước --from {first:%Y-%m}", last=last, first=first)
    found = schedule.months(first, last)
    if len(found) > MOST:
        raise SettingsError("mỗi lần chỉ xếp được {most} tháng", most=MOST)
    return found


def count(said: str) -> int:
    """
    Return the number of months or exemplars that `said` names.

    Raises:
        ArgumentTypeError: it is no number from 1 to `MOST`.
    """
    if said.isascii() and said.isdigit() and len(said) < 4 and 1 <= int(said) <= MOST:
        return int(said)
    raise argparse.ArgumentTypeError(
        phrase("`{said}` không phải số từ 1 đến {most}", said=printable(said), most=MOST)
    )


def _month(said: str) -> dt.date:
    """
    Return the month `said` names.

    Raises:
        SettingsError: it names none.
    """
    month = Month().typed(said)
    if month is None:
        raise SettingsError(
            "`{said}` không phải tháng dạng năm-tháng; viết năm trước, tháng hai chữ số: 2024-06",
            said=printable(said),
        )
    return month


def _write(portfolio: Portfolio, episodes: list[Scheduled]) -> int:
    """Add episodes at the end of schedule.yml and say so; what stands there stays as it is."""
    path = portfolio.plan_file.path.with_name(places.SCHEDULE)
    name = f"profiles/{path.parent.name}/{path.name}"
    if not episodes:
        print(phrase("Không có kỳ nào để ghi vào {name}.", name=printable(name)))
        return 0
    made = schedule_text.appended(portfolio.radio.schedule, episodes)
    if made is None:
        raise SettingsError(
            "không tự ghi thêm được vào {name}: danh sách episodes phải đứng cuối tệp, mỗi kỳ một mục; hãy chép các kỳ trên vào đúng chỗ",
            name=printable(name),
        )
    place(path, made)
    print(phrase("Đã ghi {count} kỳ vào {name}", count=len(episodes), name=printable(name)))
    return 0


def _episode(portfolio: Portfolio, said: str, column: str) -> Scheduled:
    """Return the episode that `<column>/<yyyy-mm>-<n>` names; the only column need not be said."""
    named = _KEY.match(said)
    if named is None:
        raise SettingsError(
            "`{said}` không phải kỳ phát; viết năm-tháng-kỳ, ví dụ 2024-06-1",
            said=printable(said),
        )
    chosen = _column(portfolio, named[1] or column)
    there = {each.key: each for each in portfolio.radio.episodes if each.column == chosen.id}
    if named[2] not in there:
        cure = suggested(named[2], there, phrase("chưa kỳ nào được ghi"))
        raise SettingsError(
            "schedule.yml không có kỳ {episode} của {column}; {cure}",
            episode=named[2],
            column=chosen.id,
            cure=cure,
        )
    return there[named[2]]
