"""`portal radio`: the coming months of a radio column, and the words of one episode."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from exemplars import airtime
from exemplars.building import settings
from exemplars.building.settings import SettingsError
from exemplars.cli import asked
from exemplars.cli.placing import place
from exemplars.drafting import schedule_text
from exemplars.radio import programme
from exemplars.radio.programme import Programme, Proposal
from exemplars.reading import source
from exemplars.reading.source import Portfolio
from exemplars.records import schedule
from exemplars.records.plan import Column, find
from exemplars.records.schedule import Scheduled
from exemplars.records.values import Month
from exemplars.text import listed, nearest, printable

USUAL = 3  # months, where nobody says how many
MOST = 120
FARTHEST = 2200  # the last year a plan may be for
_KEY = re.compile(r"(?:([a-z0-9-]{1,200})/)?([0-9]{4}-[0-9]{2}-[0-9]{1,2})/?\Z")


def options(parser: argparse.ArgumentParser) -> None:
    """Say what `portal radio` takes."""
    # Given before the second word or after it; unsaid there, what was said before it stands.
    shared = argparse.ArgumentParser(add_help=False)
    for name, help in (
        ("--plan", "mã kế hoạch: thư mục dưới profiles/"),
        ("--today", "ngày của lịch, dạng 2024-06-11"),
        ("--root", argparse.SUPPRESS),
    ):
        shared.add_argument(name, default=argparse.SUPPRESS, help=help)
    verbs = parser.add_subparsers(required=True, metavar="VIỆC")
    planning = verbs.add_parser("plan", parents=[shared], help="đề xuất các kỳ còn thiếu")
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
    reading = verbs.add_parser("script", parents=[shared], help="in lời đọc của một kỳ")
    reading.add_argument("episode", metavar="KỲ", help="ví dụ 2024-06-1")
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
    for line in _table(found, portfolio):
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
            raise SettingsError(f"hồ sơ `{each.profile}` đã gỡ ngày {gone.date}, không đọc nữa")
    run = airtime.running(portfolio, column, episode)
    print("\n\n".join(each.said for each in run.parts))
    return 0


def _portfolio(root: Path) -> Portfolio:
    """Return the plan that was asked for; its schedule must be readable."""
    portfolio = source.load(root, asked.plan(root))
    for file in (portfolio.plan_file, portfolio.radio.schedule):
        if file.findings:
            raise SettingsError(
                f"{file.name} còn lỗi; chạy portal check --plan {portfolio.plan_file.path.parent.name} để xem từng lỗi"
            )
    return portfolio


def _column(portfolio: Portfolio, said: str) -> Column:
    """Return the radio column that was named, or the only one there is."""
    columns = portfolio.plan.radio_columns
    ids = [each.id for each in columns]
    if not columns:
        raise SettingsError(f"kế hoạch {portfolio.plan.id} không có chuyên mục phát thanh nào")
    if not said and len(columns) > 1:
        raise SettingsError(f"thiếu --column (chuyên mục); chọn một trong: {listed(ids)}")
    found = find(columns, said or ids[0])
    if found is None:
        near = nearest(said, ids)
        cure = f"có phải {near}?" if near else f"chọn một trong: {listed(ids)}"
        raise SettingsError(f"không có chuyên mục phát thanh `{said}`; {cure}")
    return found


def _months(args: argparse.Namespace, today: dt.date) -> tuple[dt.date, ...]:
    """Return the months that were asked for: from this one on, where nobody says otherwise."""
    first = _month(args.first) if args.first else schedule.month_of(today)
    last = _month(args.last) if args.last else first
    if first.year > FARTHEST:
        raise SettingsError(f"không xếp lịch quá năm {FARTHEST}")
    if not args.last:
        for _ in range((args.months or USUAL) - 1):
            last = schedule.next_month(last)
    if last < first:
        raise SettingsError(f"--to {last:%Y-%m} trước --from {first:%Y-%m}")
    found = schedule.months(first, last)
    if len(found) > MOST:
        raise SettingsError(f"mỗi lần chỉ xếp được {MOST} tháng")
    return found


def count(said: str) -> int:
    """
    Return the number of months or exemplars that `said` names.

    Raises:
        ArgumentTypeError: it is no number from 1 to `MOST`.
    """
    if said.isascii() and said.isdigit() and len(said) < 4 and 1 <= int(said) <= MOST:
        return int(said)
    raise argparse.ArgumentTypeError(f"`{printable(said)}` không phải số từ 1 đến {MOST}")


def _month(said: str) -> dt.date:
    """
    Return the month `said` names.

    Raises:
        SettingsError: it names none.
    """
    wrong: list[str] = []
    month = Month().read(said, lambda message, hint: wrong.append(f"{message}; {hint}"))
    if month is None:
        raise SettingsError(wrong[0])
    return month


def _table(found: Programme, portfolio: Portfolio) -> Iterator[str]:
    """Give the lines that tell people what is proposed, and what is lacking."""
    column = found.column
    first, last = found.months[0], found.months[-1]
    when = f"tháng {first.month}/{first.year}" + (
        f" đến tháng {last.month}/{last.year}" if last != first else ""
    )
    wanted = (
        f"mỗi tháng ít nhất {column.min_per_month} kỳ"
        if column.min_per_month
        else "kế hoạch không nêu số kỳ, xếp mỗi tháng một kỳ"
    )
    limit = f", mỗi kỳ không quá {airtime.clock(column.limit)}" if column.limit else ""
    yield f"Chuyên mục “{column.name}”, {when}: {wanted}{limit}."
    yield f"Đề xuất {len(found.proposals)} kỳ; {found.waiting} gương đã đăng mà chưa phát."
    for each in found.proposals:
        yield _row(each, portfolio)
    if not found.wanted:
        yield "Các tháng này đã đủ kỳ."
    if found.lacking:
        yield (
            f"Còn thiếu {found.lacking} kỳ: cần {found.wanted} kỳ mà chỉ đủ gương cho {len(found.proposals)} kỳ. "
            "Đăng thêm gương, hoặc thêm --repeat để phát lại."
        )
    for source_ in found.too_long:
        yield f"Dài quá một kỳ, hãy viết lời đọc riêng (radio.script): {source_.profile.name}."


def _row(each: Proposal, portfolio: Portfolio) -> str:
    """Return one proposal on one line: episode, day, running time, whom, on what occasion."""
    names = "; ".join(
        f"{one.profile.name}, {_unit(one.profile.unit, portfolio)}"
        + (" (phát lại)" if one.profile.id in each.repeats else "")
        for one in each.sources
    )
    days = "; ".join(day.name for day in each.occasions)
    kept = f" [{days}]" if days else ""
    running = airtime.clock(each.running.estimated)
    return f"{each.month:%Y-%m}-{each.number}  {each.date:%d/%m/%Y}  {running:>5}  {names}{kept}"


def _unit(id: str, portfolio: Portfolio) -> str:
    unit = portfolio.units.get(id)
    return f"{unit.name[:1].lower()}{unit.name[1:]}" if unit else id


def _write(portfolio: Portfolio, episodes: list[Scheduled]) -> int:
    """Add episodes at the end of schedule.yml and say so; what stands there stays as it is."""
    path = portfolio.plan_file.path.with_name(schedule.FILE)
    name = f"profiles/{path.parent.name}/{path.name}"
    if not episodes:
        print(f"Không có kỳ nào để ghi vào {printable(name)}.")
        return 0
    if not portfolio.radio.is_kept and (path.exists() or path.is_symlink()):
        raise SettingsError(f"{printable(name)} không phải tệp thường; hãy chuyển đi")
    made = schedule_text.appended(portfolio.radio.schedule, episodes)
    if made is None:
        raise SettingsError(
            f"không tự ghi thêm được vào {printable(name)}: danh sách episodes phải đứng cuối tệp, mỗi kỳ một mục; hãy chép các kỳ trên vào đúng chỗ"
        )
    place(path, made)
    print(f"Đã ghi {len(episodes)} kỳ vào {printable(name)}")
    return 0


def _episode(portfolio: Portfolio, said: str, column: str) -> Scheduled:
    """Return the episode that `<column>/<yyyy-mm>-<n>` names; the only column need not be said."""
    named = _KEY.match(said)
    if named is None:
        raise SettingsError(
            f"`{printable(said)}` không phải kỳ phát; viết năm-tháng-kỳ, ví dụ 2024-06-1"
        )
    chosen = _column(portfolio, named[1] or column)
    there = {each.key: each for each in portfolio.radio.episodes if each.column == chosen.id}
    if named[2] not in there:
        near = nearest(named[2], there)
        cure = f"có phải {near}?" if near else "chưa kỳ nào được ghi"
        raise SettingsError(f"schedule.yml không có kỳ {named[2]} của {chosen.id}; {cure}")
    return there[named[2]]
