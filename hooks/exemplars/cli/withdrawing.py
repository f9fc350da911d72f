"""`portal takedown`: who has to be asked to take down what was withdrawn; for the office alone."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from exemplars.building.settings import SettingsError, today
from exemplars.reading import source
from exemplars.telling import channels
from exemplars.telling.channels import TakeDown
from exemplars.text import listed, printable
from exemplars.views import day


def options(parser: argparse.ArgumentParser) -> None:
    """Say what `portal takedown` takes."""
    parser.add_argument("ids", nargs="*", metavar="MÃ", help="mã hồ sơ; bỏ trống: mọi hồ sơ đã gỡ")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="dạng kết quả")
    parser.set_defaults(run=takedown)


def takedown(args: argparse.Namespace, root: Path) -> int:
    """Print where each withdrawn profile was carried; 2 where an id asked for is not withdrawn."""
    plans = [os.environ["PORTAL_PLAN"]] if os.environ.get("PORTAL_PLAN") else source.plans_in(root)
    found: list[TakeDown] = []
    for plan in plans:
        portfolio = source.load(root, plan)
        found += channels.take_downs(portfolio, today() or portfolio.newest_date)
    ids = {each.source.profile.id for each in found}
    unknown = [id for id in args.ids if id not in ids]
    if unknown:
        raise SettingsError(f"không có hồ sơ nào đã gỡ mang mã {printable(listed(unknown))}")
    chosen = [each for each in found if not args.ids or each.source.profile.id in args.ids]
    print(_json(chosen) if args.format == "json" else _text(chosen))
    return 0


def _text(found: Iterable[TakeDown]) -> str:
    parts = []
    for each in found:
        head = f"{printable(each.source.name)}: gỡ ngày {day(each.date)}"
        lines = [f"  - {_said(c)}" for c in each.carryings]
        if not lines:
            lines = ["  Hồ sơ không ghi đã đăng, phát ở đâu (carried)."]
        parts.append("\n".join([head, *lines]))
    return "\n".join(parts) or "Không có hồ sơ nào đã gỡ."


def _said(carrying: channels.Carrying) -> str:
    where = f"{carrying.channel.name}, ngày {day(carrying.date)}"
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
