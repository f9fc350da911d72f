"""What one run is told: which plan, which day, which address. From the caller, then the environment."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exemplars.dates.days import HANOI
from exemplars.language import listed, phrase, suggested
from exemplars.places import PROFILES
from exemplars.reading import walk
from exemplars.text import printable

if TYPE_CHECKING:
    from exemplars.records.plan import Plan


class SettingsError(Exception):
    """A setting cannot be used; the message, a text of `language`, is for the person who gave it."""

    def __init__(self, text: str, /, **values: object) -> None:
        """Put values in place of the text's {names}."""
        super().__init__(phrase(text, **values))


@dataclass(frozen=True)
class Settings:
    """The settings of one build."""

    plan: str
    today: dt.date | None = None  # None: the newest date in the records
    url: str = ""  # "": the plan's own
    drafts: bool = False
    search: bool = True
    offline: bool | None = None  # None: as the plan says
    yearbooks: bool = True

    @classmethod
    def of(cls, environ: Mapping[str, str], plan: str) -> Settings:
        """
        Return the settings the environment gives; `plan` is what mkdocs.yml says.

        Raises:
            SettingsError: one of them cannot be used.
        """
        # A check begins to look at files before the types of values are read in.
        from exemplars.records.values import Site, site_like

        url = environ.get("PORTAL_URL", "")
        if url and Site().typed(url) is None:
            raise SettingsError(
                "PORTAL_URL={url} không dùng làm địa chỉ của cổng được; viết như {site}",
                url=url,
                site=site_like(url),
            )
        return cls(
            environ.get("PORTAL_PLAN") or plan,
            today(environ),
            url,
            environ.get("PORTAL_DRAFTS") == "1",
            environ.get("PORTAL_SEARCH") != "0",
            {"1": True, "0": False}.get(environ.get("PORTAL_OFFLINE", "")),
            environ.get("PORTAL_YEARBOOKS") != "0",
        )

    def address(self, plan: Plan) -> str:
        """Return the portal's absolute address, ending in /."""
        return (self.url or plan.site.url).rstrip("/") + "/"


def today(environ: Mapping[str, str] = os.environ) -> dt.date | None:
    """
    Return the day a run is for: PORTAL_TODAY, else SOURCE_DATE_EPOCH in Hà Nội's time, else None.

    Raises:
        SettingsError: the value given is no date.
    """
    said = environ.get("PORTAL_TODAY", "")
    if said:
        return parse_day(said)
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return None
    try:
        return dt.datetime.fromtimestamp(int(epoch), HANOI).date()
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError("SOURCE_DATE_EPOCH={epoch} không phải số giây", epoch=epoch) from error


def parse_day(said: str) -> dt.date:
    """
    Return the day `said` names.

    Raises:
        SettingsError: it names none.
    """
    try:
        return dt.date.fromisoformat(said)
    except ValueError as error:
        raise SettingsError("`{said}` không phải ngày; viết dạng 2024-06-11", said=said) from error


def refuse_unknown(root: Path, plan: str, said_in: str = "") -> None:
    """
    Refuse a plan that profiles/ has not; `said_in` is the file that names it, where one does.

    Raises:
        SettingsError: there is no such plan.
    """
    plans = walk.plans_in(root)
    if plan in plans:
        return
    if not plans:
        raise SettingsError("không có kế hoạch nào dưới {folder}", folder=root / PROFILES)
    cure = suggested(plan, plans, phrase("các kế hoạch: {plans}", plans=listed(plans)))
    if said_in:
        raise SettingsError(
            "{file}: không có kế hoạch `{plan}` trong profiles/; {cure}",
            file=said_in,
            plan=printable(plan),
            cure=cure,
        )
    raise SettingsError("không có kế hoạch `{plan}` trong profiles/; {cure}", plan=plan, cure=cure)


def root_from(start: Path) -> Path:
    """
    Return the portal's root: the nearest folder from `start` upward that has mkdocs.yml.

    Raises:
        SettingsError: there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise SettingsError(
        "không thấy mkdocs.yml ở {folder} và các thư mục trên; hãy chạy lệnh trong thư mục của cổng",
        folder=start,
    )
