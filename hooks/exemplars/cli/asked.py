"""What a command is asked for: a plan, its records without errors, one of its units, a format."""

from __future__ import annotations

import argparse
import os
from collections.abc import Container
from pathlib import Path

from exemplars import register
from exemplars.building import settings
from exemplars.building.settings import SettingsError
from exemplars.checking import check
from exemplars.language import listed, phrase, suggested
from exemplars.reading import source, walk
from exemplars.reading.source import Portfolio
from exemplars.records.units import Unit
from exemplars.register import Register
from exemplars.text import printable


def plan(root: Path) -> str:
    """
    Return the plan that was named, or the only one there is.

    Raises:
        SettingsError: none was named, and there is not just one.
    """
    plans = walk.plans_in(root)
    named = os.environ.get("PORTAL_PLAN", "")
    if not named and len(plans) != 1:
        there = (
            phrase("chọn một trong: {choices}", choices=listed(plans))
            if plans
            else phrase("không có kế hoạch nào ở {folder}", folder=root)
        )
        raise SettingsError("thiếu --plan (kế hoạch); {there}", there=there)
    return named or plans[0]


def published(root: Path, why: str, cache: Path | None = None) -> Register:
    """
    Return the published portal of the plan that was asked for, on the day that was.

    Raises:
        SettingsError: its records have errors; `why` says what they spoil.
    """
    portfolio = source.load(root, plan(root))
    today = settings.today() or portfolio.newest_date
    wrong = sum(each.severity == "error" for each in check.problems(portfolio, today))
    if wrong:
        raise SettingsError(
            "hồ sơ còn {count} lỗi nên {why}; chạy portal check --plan {plan}",
            count=wrong,
            why=why,
            plan=portfolio.plan.id,
        )
    return register.make(portfolio, today, cache)


def unit(portfolio: Portfolio, said: str) -> Unit | None:
    """
    Return the unit that was named by its id; None where none was.

    Raises:
        SettingsError: there is no such unit.
    """
    if not said:
        return None
    found = portfolio.units.get(said)
    if found is None:
        cure = suggested(said, portfolio.units.by_id, phrase("xem mã đơn vị trong units.yml"))
        raise SettingsError("không có đơn vị `{said}`; {cure}", said=printable(said), cure=cure)
    return found


def format(args: argparse.Namespace, formats: Container[str], default: str) -> str:
    """
    Return the format that was asked for: said, or the file's ending, or `default`.

    Raises:
        SettingsError: what is said and the ending are two of `formats`.
    """
    ending = args.output.suffix.lower().lstrip(".") if args.output is not None else ""
    if args.format and ending in formats and ending != args.format:
        raise SettingsError(
            "--format {format} mà --output có đuôi .{ending}; bỏ một trong hai",
            format=args.format,
            ending=ending,
        )
    return str(args.format or (ending if ending in formats else default))
