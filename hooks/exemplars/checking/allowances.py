"""
Allowances: a rule silenced for one profile, with a reason and until when.

What keeps the site safe and whole is not for a profile to waive for itself: only rules of
judgement can be spared (`Rule.allowable`), and never those about allowances themselves.

An allowance ends. Its last day is at most a year after the day of the check, whatever the rule:
a plan may be silent on its period, and a year is how often an office looks over its records. The
day of the check only moves forward, so an allowance that was in order once never becomes too long.
One that lacks its reason (three words at least) or its last day spares nothing; neither does one that has run out.

An allowance that spares nothing is told, so that it goes before it hides something that comes
later. This is not judged of drafts, whose steps are still to come, of tombstones, nor of what
could not be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Set
from dataclasses import replace
from pathlib import Path

from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Allowance
from exemplars.rules import CATALOGUE, RUNNER_RULES, TOGETHER_RULES, on_the_day, since
from exemplars.text import nearest

_WORD = regex(r"[^\W\d_]+")
_FEWEST_WORDS = 3
# Not of one profile, or about allowances: nobody is spared these.
_NEVER = frozenset(each.code for each in RUNNER_RULES)
# Told only of a change, or on a day: whether they are needed does not show in the profile.
_AT_TIMES = frozenset(each.code for each in (*since.RULES, *on_the_day.RULES))


def may_be_spared(code: str) -> bool:
    """Return whether a rule can be allowed at all."""
    return code in CATALOGUE and CATALOGUE[code].allowable and code not in _NEVER


def in_force(source: Source, today: dt.date) -> frozenset[str]:
    """Return the codes a profile is spared on this day."""
    return frozenset(
        each.rule
        for each in source.profile.allow
        if _says_why(each) and each.until and each.until >= today and may_be_spared(each.rule)
    )


def _says_why(each: Allowance) -> bool:
    """Return whether a reason is a sentence: “-” or “xem lại” would hide what the next reader has to know."""
    return len(_WORD.findall(each.reason)) >= _FEWEST_WORDS


def wrong(source: Source, today: dt.date) -> Iterator[Finding]:
    """Give what is wrong with a profile's allowances as they are written."""
    for each in source.profile.allow:
        if each.rule and not may_be_spared(each.rule):
            yield _not_spared(each)
        if each.reason and not _says_why(each):
            yield Finding(
                f"lý do miễn trừ “{each.reason}” chưa nói vì sao",
                "ghi ai đã xác nhận điều gì, như: Phòng Nội vụ xác nhận là hai người trùng tên",
                (*each.path, "reason"),
            )
        if each.until and each.until < today:
            yield Finding(
                f"miễn trừ `{each.rule}` hết hạn ngày {each.until}",
                "sửa hồ sơ rồi bỏ mục này, hoặc gia hạn có lý do",
                (*each.path, "until"),
            )
        elif each.until and each.until > (latest := _a_year_after(today)):
            yield Finding(
                f"miễn trừ `{each.rule}` đến ngày {each.until}, quá một năm kể từ ngày {today}",
                f"ghi ngày không muộn hơn {latest}; hết hạn thì xem lại rồi gia hạn",
                (*each.path, "until"),
            )


def _a_year_after(day: dt.date) -> dt.date:
    """Return the same day of the next year; that of 29 February is 1 March."""
    if day.year == dt.MAXYEAR:
        return dt.date.max
    if (day.month, day.day) == (2, 29):
        return dt.date(day.year + 1, 3, 1)
    return day.replace(year=day.year + 1)


def _not_spared(each: Allowance) -> Finding:
    if each.rule in CATALOGUE:
        message, cure = f"quy tắc `{each.rule}` không được miễn", "sửa hồ sơ rồi bỏ mục này"
    else:
        near = nearest(each.rule, CATALOGUE)
        message = f"không có quy tắc `{each.rule}`"
        cure = f"có phải `{near}`?" if near else "xem danh mục quy tắc trong cẩm nang"
    return Finding(message, cure, (*each.path, "rule"))


def needless(source: Source, told: Set[str], today: dt.date) -> Iterator[Finding]:
    """Give the allowances in force that spare nothing; `told` are the codes that rules told of the profile."""
    if source.is_unread or source.is_draft or source.profile.withdrawn:
        return
    spared = in_force(source, today) - _AT_TIMES
    for each in source.profile.allow:
        if each.rule in spared and each.rule not in told:
            yield Finding(
                f"miễn trừ `{each.rule}` không còn cần: hồ sơ không phạm quy tắc ấy",
                "bỏ mục này",
                (*each.path, "rule"),
            )


def hidden(portfolio: Portfolio) -> dict[Path, set[str]]:
    """
    Return what rules over all profiles would tell of those that are spared them, by the profile's path.

    Of one that could not be read nobody knows with whom it would be told: then each may have something to tell.
    """
    found: dict[Path, set[str]] = {}
    for each in TOGETHER_RULES:
        asking = [source for source in portfolio.sources if _asks_for(source, each.code)]
        if asking and any(source.is_unread for source in portfolio.sources):
            for source in asking:
                found.setdefault(source.path, set()).add(each.code)
        elif asking:
            bare = tuple(_asking_nothing(source, each.code) for source in portfolio.sources)
            assert each.check is not None
            for source, _ in each.check(replace(portfolio, sources=bare)):
                found.setdefault(source.path, set()).add(each.code)
    return found


def _asks_for(source: Source, code: str) -> bool:
    return any(each.rule == code for each in source.profile.allow)


def _asking_nothing(source: Source, code: str) -> Source:
    if not _asks_for(source, code):
        return source
    kept = tuple(each for each in source.profile.allow if each.rule != code)
    return replace(source, record=replace(source.profile, allow=kept))
