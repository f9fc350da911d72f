"""What a command is asked for: a plan, its records without errors, one of its units, a format."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path

from exemplars import register
from exemplars.building import settings
from exemplars.building.settings import SettingsError
from exemplars.checking import check
from exemplars.intake.places import Place, Places
from exemplars.language import listed, phrase, suggested
from exemplars.reading import source, walk
from exemplars.reading.source import Portfolio
from exemplars.records.units import Unit
from exemplars.register import Register
from exemplars.text import printable

# How a file of a format may end, where that is not the format's own name.
_ENDINGS = {"text": ("txt", "md"), "html": ("html", "htm")}
# What nobody calls a folder, and no file of another format.
_DOCUMENTS = {
    *("csv", "doc", "docx", "epub", "htm", "html", "json", "md", "odp", "ods", "odt", "pdf"),
    *("ppt", "pptx", "rtf", "txt", "xls", "xlsx", "xml", "zip"),
}


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


def place(said: str, portfolio: Portfolio, day: dt.date) -> Place | None:
    """
    Return the unit that was named by its id or in words; None where none was.

    Raises:
        SettingsError: it is not clear which unit is meant.
    """
    if not said:
        return None
    found = Places(portfolio.units, day).called(said)
    if found.unit is None:
        cure = phrase("hãy ghi mã")
        if found.note:
            cure = f"{found.note}; {cure}"
        else:
            there = [each for each in portfolio.units if each.exists_on(day)]
            cure = suggested(said, [name for each in there for name in (each.id, each.name)], cure)
        raise SettingsError("không rõ đơn vị `{said}`; {cure}", said=printable(said), cure=cure)
    return found


def format(
    args: argparse.Namespace, formats: Iterable[str], default: str, *, or_folder: bool = False
) -> str:
    """
    Return the format that was asked for: said, or by the file's ending, or `default` without one.

    With `or_folder`, what is none of a file's endings may be the name of a folder.

    Raises:
        SettingsError: what is said and the ending are two formats, or the ending is none of `formats`.
    """
    ending = _ending(args.output)
    named = {each: one for one in formats for each in _ENDINGS.get(one, (one,))}
    if args.format:
        if ending in {*named, *_DOCUMENTS} and named.get(ending) != args.format:
            raise SettingsError(
                "--format {format} mà --output có đuôi .{ending}; bỏ một trong hai",
                format=args.format,
                ending=ending,
            )
        return str(args.format)
    if ending and ending not in named and not or_folder:
        raise SettingsError(
            "không ghi được dạng `.{ending}`; chọn {endings}",
            ending=printable(ending),
            endings=_listed(named),
        )
    return named.get(ending, default)


def folder(path: Path | None, files: Iterable[str] = ()) -> None:
    """
    Refuse a name for a folder that is plainly meant to be a file's; `files` are the formats of one.

    Raises:
        SettingsError: the name ends as documents do, and there is no such folder.
    """
    ending = _ending(path)
    if path is None or ending in files or ending not in _DOCUMENTS or path.is_dir():
        return
    cure = phrase("bỏ đuôi .{ending}", ending=ending)
    if files:
        cure += phrase(", hoặc chọn {endings}", endings=_listed(files))
    raise SettingsError(
        "{path} là tên tệp, không phải thư mục; {cure}", path=printable(str(path)), cure=cure
    )


def _ending(path: Path | None) -> str:
    return path.suffix.lower().lstrip(".") if path is not None else ""


def _listed(endings: Iterable[str]) -> str:
    return listed(f".{each}" for each in endings)
