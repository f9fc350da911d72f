"""`portal takedown`: who has to be asked to take down what was withdrawn; for the office alone."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from exemplars.building.settings import SettingsError, today
from exemplars.language import is_english, listed, phrase
from exemplars.reading import source, walk
from exemplars.telling import channels
from exemplars.telling.channels import TakeDown
from exemplars.text import printable
from exemplars.views import day


def options(parser: argparse.ArgumentParser) -> None:
    """Say what `portal takedown` takes."""
    parser.add_argument("ids", nargs="*", metavar="MÃ", help="mã hồ sơ; bỏ trống: mọi hồ sơ đã gỡ")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="dạng kết quả")
    parser.set_defaults(run=takedown)


def takedown(args: argparse.Namespace, root: Path) -> int:
    """Print where each withdrawn profile was carried; 2 where an id asked for is not withdrawn."""
    plans = [os.environ["PORTAL_PLAN"]] if os.environ.get("PORTAL_PLAN") else walk.plans_in(root)
    found: list[TakeDown] = []
    for plan in plans:
        portfolio = source.load(root, plan)
        found += channels.take_downs(portfolio, today() or portfolio.newest_date)
    ids = {each.source.profile.id for each in found}
    unknown = [id for id in args.ids if id not in ids]
    if unknown:
        raise SettingsError(
            "không có hồ sơ nào đã gỡ mang mã {ids}", ids=printable(listed(unknown))
        )
    chosen = [each for each in found if not args.ids or each.source.profile.id in args.ids]
    print(_json(chosen) if args.format == "json" else _text(chosen))
    return 0


def _text(found: Iterable[TakeDown]) -> str:
    parts = []
    for each in found:
        head = phrase(
            "{name}: gỡ ngày {date}", name=printable(each.source.name), date=_day(each.date)
        )
        lines = [f"  - {_said(c)}" for c in each.carryings]
        if not lines:
            lines = ["  " + phrase("Hồ sơ không ghi đã đăng, phát ở đâu (carried).")]
        parts.append("\n".join([head, *lines]))
    return "\n".join(parts) or phrase("Không có hồ sơ nào đã gỡ.")


def _day(date: dt.date) -> str:
    """Return a day; in English so that nobody takes its month for the day."""
    return date.isoformat() if is_english() else day(date)


def _said(carrying: channels.Carrying) -> str:
    where = phrase("{name}, ngày {date}", name=carrying.channel.name, date=_day(carrying.date))
    return printable(f"{where}: {carrying.url}" if carrying.url else where)


def _json(found: Iterable[TakeDown]) -> str:
    return json.dumps([_fields(each) for each in found], ensure_ascii=False, indent=1)


def _fields(each: TakeDown) -> dict[str, Any]:
    return {
        "id": each.source.profile.id,
        "path": printable(each.source.name),
        "date": each.date.isoformat(),
        "carried": [
            {
                "channel": c.channel.id,
                "name": c.channel.name,
                "date": c.date.isoformat(),
                "url": c.url,
            }
            for c in each.carryings
        ],
    }
