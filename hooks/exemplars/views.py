"""Our templates and what they may ask: dates, sections, names. Every value is escaped."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from exemplars.patterns import regex
from exemplars.records.vocabulary import WEEKDAYS
from exemplars.text import capital, slug, uncapital

_TERM = regex(
    r"điển hình|tiên tiến|giai đoạn|\b(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d\b", re.IGNORECASE
)
_CODE = regex(r"`([^`]+)`")
_OPTION = regex(r"`(--[a-z-]{1,20})`")


def day(value: dt.date | None) -> str:
    """Return a day as Vietnamese pages write it: 11/6/2024."""
    return f"{value.day}/{value.month}/{value.year}" if value else ""


def day_in_full(value: dt.date) -> str:
    """Return a day with its weekday, `thứ Bảy, ngày 21/6/2025`: a page is read on other days than it was built."""
    return f"{[*WEEKDAYS.values()][value.weekday()]}, ngày {day(value)}"


def partial_day(value: str) -> str:
    """Return a year, month or day in words: `năm 2023`, `tháng 10/2023`, `ngày 5/10/2023`."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return f"năm {parts[0]}"
    return (
        f"tháng {parts[1]}/{parts[0]}"
        if len(parts) == 2
        else f"ngày {parts[2]}/{parts[1]}/{parts[0]}"
    )


def unbroken(text: str) -> Markup:
    """Return a title in which the field's own terms, and years from one to another, are never cut by the end of a line."""
    return Markup(_TERM.sub(r'<span class="p-whole">\g<0></span>', str(escape(text))))


def marked(text: str) -> Markup:
    """Return a rule's sentence with its `names` as code; an option of a command is not cut behind its hyphens."""
    whole = _OPTION.sub(r'<code class="p-whole">\1</code>', str(escape(text)))
    return Markup(_CODE.sub(r"<code>\1</code>", whole))


@cache
def environment(templates: Path) -> Environment:
    """Return the template environment over `templates`: autoescape on, unknown names are bugs."""
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
    )
    made.filters |= {
        "day": day,
        "day_in_full": day_in_full,
        "partial_day": partial_day,
        "capital": capital,
        "uncapital": uncapital,
        "marked": marked,
        "unbroken": unbroken,
        "slug": slug,
    }
    return made
