"""What an announcer could not read for certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from exemplars import airtime
from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.prose.signs import FOREIGN_DIGITS
from exemplars.reading.source import Portfolio, RadioText, Source
from exemplars.rules.addresses import written_out
from exemplars.rules.people import in_story
from exemplars.rules.rule import rule
from exemplars.spoken import Doubt, Lexicon, doubts, lexicon
from exemplars.spoken.letters import LETTERS, LOWER, UPPER
from exemplars.text import listed

_MOST = 20  # told of one profile: who writes all in short need not be told of each
# Two capitals together, or one with a full stop; two numbers with a stroke or a dash: all else is
# never in doubt. Apart, for a pattern that begins with one set of characters is the quickest.
_SHORT = regex(rf"[{UPPER}](?![{LOWER} ,])(?<![{LETTERS}].)[{LETTERS}&./\d-]{{1,40}}")
# 5/7 and 5-9; 200K and 6T; 1.a, whose blank is missing.
_FIGURES = regex(
    rf"[0-9](?:\d?[/-]\d{{1,2}}(?![\d/-])|(?: ?K|[TMH])(?![{LETTERS}\d])|\.[{LETTERS}])"
)
_IN_PLAN = "`portal.say` của plan.yml"
_IN_PROFILE = f"`radio.say`; dùng nhiều thì ghi ở {_IN_PLAN}"
_T = regex(r"T\d{1,2}")
_AMOUNTS = {
    "K": "“{0} nghìn” hoặc “{0} nghìn đồng”",
    "T": "“{0} tháng”, “{0} tuổi” hoặc “{0} tấn”",
    "M": "“{0} mét” hoặc “{0} triệu”",
    "H": "“{0} giờ”",
}


@rule("cach-doc", "content", "warning")
def everything_can_be_read_aloud(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Tóm tắt, bài viết của hồ sơ đã đăng, lời mở đầu và lời kết của chuyên mục đọc lên được: không có chữ tắt lạ hay nhiều nghĩa, không có số không rõ là ngày hay phân số.

    Đài phát thanh đọc nguyên văn bài viết, nhiều nơi giao cho máy đọc. Chữ như “UBND”, “30/4”,
    “tấn/ha” máy tự đọc ra lời; chữ như “TT” (thị trấn, trung tâm, thường trực…) thì máy không đoán
    thay, mà đánh vần từng chữ. “TT Nhã Nam” thì đọc được, khi danh bạ đơn vị có thị trấn Nhã Nam.

    Viết đủ chữ, hoặc ghi cách đọc: cho riêng hồ sơ ở `radio.say`, cho mọi hồ sơ của cổng ở
    `portal.say` trong plan.yml.
    """
    if source.is_draft or source.profile.withdrawn:
        return
    known: Lexicon | None = None
    summary = source.profile.summary
    for text in (summary, source.story):
        if not _may_doubt(text):
            continue
        known = known or _lexicon(source, portfolio)
        for each in _but_in_addresses(doubts(text, known, _MOST), text, portfolio):
            message, hint = _told(each)
            if text is summary:
                yield Finding(f"`summary`: {message}", hint, ("summary",))
            else:
                yield in_story(source, each.start, message, hint)


def _but_in_addresses(found: Iterable[Doubt], text: str, portfolio: Portfolio) -> Iterator[Doubt]:
    """Give the doubts but those in an address that is refused: nobody is told to write it another way."""
    domains = portfolio.plan.portal.link_domains if portfolio.plan.portal else ()
    refused: list[tuple[int, int]] | None = None
    for each in found:
        if refused is None:
            written = written_out(text, frozenset(domains))
            refused = [(start, start + len(address)) for start, address, _ in written]
        if not any(start <= each.start < end for start, end in refused):
            yield each


def doubts_in(text: RadioText, portfolio: Portfolio) -> Iterator[Finding]:
    """Give what in a text of the radio's own could not be read for certain; the rule is `cach-doc`."""
    known = airtime.readings(portfolio)
    for words, first_line in ((text.title, 1), (text.story, text.story_line)):
        for each in doubts(words, known, _MOST):
            message, hint = _told(each, _IN_PLAN)
            before = words[: each.start]
            line, column = first_line + before.count("\n"), each.start - before.rfind("\n")
            yield Finding(message, hint, line=line, column=column)


def doubts_in_columns(portfolio: Portfolio) -> Iterator[Finding]:
    """Give what in the opening and closing words of columns could not be read for certain."""
    known = airtime.readings(portfolio)
    for column in portfolio.plan.columns:
        for key, words in (("opening", column.opening), ("closing", column.closing)):
            for each in doubts(words, known, _MOST) if words else ():
                message, hint = _told(each, _IN_PLAN)
                yield Finding(f"`{key}`: {message}", hint, (*column.path, key))


def _lexicon(source: Source, portfolio: Portfolio) -> Lexicon:
    radio = source.profile.radio
    return airtime.readings(portfolio, radio.say if radio else {})


def _may_doubt(text: str) -> bool:
    """Return whether a text has anything short that is not always said in one way: quick."""
    if any(not _is_settled(each) for each in set(_SHORT.findall(text))):
        return True
    # Digits of other scripts are few, and a set with them is slow to look for.
    if FOREIGN_DIGITS.are_in(text):
        return True
    return any(
        "/" in each or each[-1].isalpha() or f"ày {each}" in text for each in _FIGURES.findall(text)
    )


@lru_cache(maxsize=4096)
def _is_settled(written: str) -> bool:
    """Return whether a form is said in one way wherever it stands."""
    return lexicon().is_settled(written.rstrip("."))


def _told(each: Doubt, say: str = _IN_PROFILE) -> tuple[str, str]:
    if cure := _cure_of_figure(each, say):
        return f"“{each.what}” đọc được nhiều cách: {listed(each.readings)}", cure
    cure = f"viết đủ chữ, hoặc ghi cách đọc của `{each.what}` ở {say}"
    if each.readings:
        return f"“{each.what}” đọc được nhiều cách: {listed(each.readings)}", cure
    return f"“{each.what}” là chữ tắt không có trong bảng cách đọc", cure


def _cure_of_figure(each: Doubt, say: str) -> str:
    """Return what to write in place of a figure of several readings, or "" for what is none."""
    if _T.fullmatch(each.what):
        weekday = f" hoặc “{each.readings[1]}”" if len(each.readings) > 2 else ""
        return f"viết “tháng {int(each.what[1:])}”{weekday}; tên riêng thì ghi cách đọc ở {say}"
    if not each.what[:1].isdigit() or not each.readings:
        return ""
    figure, last = each.what[:-1].rstrip(), each.what[-1]
    if last in _AMOUNTS:
        return f"viết {_AMOUNTS[last].format(figure)}"
    if "." in each.what and last.isalpha():
        return "thêm dấu cách sau dấu chấm, hoặc viết đủ “điểm …”, “mục …”"
    return "viết “ngày …” trước ngày, hoặc viết phân số bằng chữ"


RULES = (everything_can_be_read_aloud,)
