"""Decisions of award: each is told once, and with one date."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from exemplars.problem import Finding
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Award
from exemplars.rules.rule import Rule, rule
from exemplars.text import fold

_WORD = re.compile(r"\w+")
_CALLED = re.compile(r"^(?:quyet dinh|qd)?[ .]*(?:so)?[ .:]*(?=\d)|^0+(?=\d)")
_HEAD = re.compile(r"^(?:(?:kt|tm|tuq|pho|chu tich) )+")
# Which commune's, nobody says: its numbers are not to be compared with another's.
_NAMELESS = re.compile(
    r"(?:ubnd ?)?(?:xa|phuong|thi tran|dac khu|huyen|thi xa|quan|thanh pho|tinh)?"
)
# Rewards, as against titles of emulation, which one decision may give with them.
_REWARDS = frozenset(("giay-khen", "bang-khen", "bang-khen-thu-tuong", "huan-chuong", "huy-chuong"))

_Key = tuple[str, str]


@lru_cache(maxsize=65536)
def same_number(number: str) -> str:
    """Return a key of a decision's number: “Số 0123/QĐ - UBND” is 123/QĐ-UBND; "" for none."""
    plain = " ".join(fold(number).split())
    while (shorter := _CALLED.sub("", plain)) != plain:
        plain = shorter
    return "/".join(_WORD.findall(plain))


@lru_cache(maxsize=65536)
def same_body(issuer: str) -> str:
    """Return a key of whose decision it is: a committee's chairman signs in the committee's series."""
    words = " ".join(_WORD.findall(fold(issuer)))
    return _HEAD.sub("", words.replace("uy ban nhan dan", "ubnd"))


@rule("quyet-dinh-trung", "truth")
def no_decision_is_listed_twice(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """
    Mỗi quyết định khen thưởng chỉ kê một lần trong một hồ sơ.

    Không khen nhiều lần, nhiều hình thức cho một thành tích (Luật Thi đua, khen thưởng 06/2022/QH15, Điều 5); kê hai lần là cộng thêm thành tích không có.
    So số, ngày và cơ quan ký: “Số 123/QĐ - UBND” là 123/QĐ-UBND, Chủ tịch UBND huyện ký theo số của UBND huyện.
    Một quyết định vừa công nhận danh hiệu thi đua vừa tặng giấy khen thì kê hai mục được; hai giấy khen, hay giấy khen với bằng khen, thì không.
    """
    if len(source.profile.awards) < 2:
        return
    told: dict[tuple[_Key, dt.date], list[Award]] = {}
    for award in source.profile.awards:
        key = _key(award)
        if key is None or award.date is None:
            continue
        before = told.setdefault((key, award.date), [])
        twin = next((each for each in before if _same_merit(each, award)), None)
        before.append(award)
        if twin is not None:
            line, _ = source.locate(Finding("", path=(*twin.path, "decision")))
            yield Finding(
                f"quyết định {award.decision} ngày {award.date} đã kê ở dòng {line}",
                "bỏ một mục; là hai quyết định thì ghi đúng số và ngày của từng quyết định",
                (*award.path, "decision"),
            )


def _same_merit(one: Award, other: Award) -> bool:
    return one.form == other.form or {one.form, other.form} <= _REWARDS


def _key(award: Award) -> _Key | None:
    number, body = same_number(award.decision), same_body(award.issuer)
    return (number, body) if number and body else None


@rule("quyet-dinh-lech", "truth", "warning")
def a_decision_has_one_date(portfolio: Portfolio) -> Iterator[tuple[Source, Finding]]:
    """
    Một quyết định khen thưởng chỉ có một ngày ở mọi hồ sơ.

    Trong một năm, cơ quan không ra hai quyết định cùng số: khác ngày thì có hồ sơ ghi sai, hoặc quyết định không có thật.
    Báo ở hồ sơ ghi khác số đông. Người ký không nêu tên địa phương (“Chủ tịch UBND xã”) thì không so với hồ sơ khác. Hồ sơ đã gỡ không tính.
    """
    dated: dict[tuple[_Key, int], list[tuple[Source, Award, dt.date]]] = {}
    for source in portfolio.sources:
        if source.profile.withdrawn is not None:
            continue
        for award in source.profile.awards:
            key = _key(award)
            if key and award.date and not _NAMELESS.fullmatch(key[1]):
                dated.setdefault((key, award.date.year), []).append((source, award, award.date))
    for told in dated.values():
        if len({date for *_, date in told}) > 1:
            yield from _against_most(told)


def _against_most(
    told: list[tuple[Source, Award, dt.date]],
) -> Iterator[tuple[Source, Finding]]:
    """Give what is told at each award that is not dated as most are; of as many, as the first."""
    ((most, _),) = Counter(date for *_, date in told).most_common(1)
    first, award, _ = next(each for each in told if each[2] == most)
    line, _ = first.locate(Finding("", path=(*award.path, "date")))
    for source, other, date in told:
        if date != most:
            yield source, _said(other, f"{first.name}:{line} ghi ngày {most}")


def _said(award: Award, against: str) -> Finding:
    return Finding(
        f"quyết định {award.decision} ghi ngày {award.date}, {against}",
        "đối chiếu bản quyết định rồi sửa nơi ghi sai",
        (*award.path, "date"),
    )


RULES: tuple[Rule, ...] = (no_decision_is_listed_twice,)
TOGETHER: tuple[Rule, ...] = (a_decision_has_one_date,)
