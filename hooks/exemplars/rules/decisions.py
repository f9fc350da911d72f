"""Decisions of award: each is told once, with one date, and as the source that it names has it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from exemplars.law import document_numbers, issuers
from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Award, SourceOfClaim
from exemplars.rules.rule import Rule, rule

_DIGITS = regex(r"\d+")
# Which commune's, nobody says: its numbers are not to be compared with another's.
_NAMELESS = regex(r"(?:ubnd ?)?(?:xa|phuong|thi tran|dac khu|huyen|thi xa|quan|thanh pho|tinh)?")
# Rewards, as against titles of emulation, which one decision may give with them.
_REWARDS = frozenset(("giay-khen", "bang-khen", "bang-khen-thu-tuong", "huan-chuong", "huy-chuong"))

_Key = tuple[str, str]


@rule("quyet-dinh-trung", "truth")
def no_decision_is_listed_twice(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """
    Mỗi quyết định khen thưởng chỉ kê một lần trong một hồ sơ.

    Không khen nhiều lần, nhiều hình thức cho một thành tích (Luật Thi đua, khen thưởng số 06/2022/QH15, Điều 5); kê hai lần là cộng thêm thành tích không có.
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
    number, body = document_numbers.key(award.decision), issuers.series(award.issuer)
    return (number, body) if number and body else None


@rule("quyet-dinh-nguon", "truth", "warning")
def a_decision_is_as_its_source_has_it(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """
    Số, ngày và người ký quyết định khen thưởng khớp với nguồn mà mục ấy dẫn ở `sources`.

    Hai nơi trong một hồ sơ nói khác nhau thì người duyệt không biết tra bản nào, mà nguyên tắc là “thành tích đến đâu khen thưởng đến đó” (Luật Thi đua, khen thưởng số 06/2022/QH15, Điều 5).
    Nguồn cùng số thì so ngày và người ký; nguồn được dẫn cùng ngày, cùng người ký thì so số quyết định.
    Chủ tịch UBND ký theo số của UBND; “UBND huyện” không nêu tên thì hợp với huyện nào cũng được. Cơ quan mà máy không đọc chắc được thì không so.
    """
    profile = source.profile
    if not (profile.awards and profile.sources):
        return
    for award in profile.awards:
        for cited in profile.sources:
            yield from _against_source(award, cited)


def _against_source(award: Award, cited: SourceOfClaim) -> Iterator[Finding]:
    if not (cited.number and award.decision):
        return
    named = cited.id in award.sources
    another = _are_two_bodies(award, cited)
    if document_numbers.key(cited.number) != document_numbers.key(award.decision):
        if named and not another and award.issuer and cited.issuer and _is_of_day(award, cited):
            yield _differs(award, "decision", f"nguồn {cited.id} cùng ngày ghi số {cited.number}")
        return
    if another:
        if named:
            yield _differs(award, "issuer", f"nguồn {cited.id} ghi “{cited.issuer}” ban hành")
        return
    if not (award.date and cited.date) or award.date == cited.date:
        return
    # Each year a body begins again at 1.
    if named or award.date.year == cited.date.year:
        yield _differs(award, "date", f"nguồn {cited.id} ghi ngày {cited.date}")


def _is_of_day(award: Award, cited: SourceOfClaim) -> bool:
    """Return whether a source is a decision of the award's day, so most likely that of the award."""
    numbers = [document_numbers.tidy(each) or "" for each in (award.decision, cited.number)]
    # Rules carry their year. A sign that is written otherwise is for the rule of documents to tell.
    if not all(map(document_numbers.is_decision, numbers)) or any(
        map(document_numbers.year_of, numbers)
    ):
        return False
    one, other = (_DIGITS.match(each) for each in numbers)
    return bool(one and other and one[0] != other[0]) and award.date == cited.date


def _are_two_bodies(award: Award, cited: SourceOfClaim) -> bool:
    """Return whether it is certain that an award and a source are not of one body."""
    one, other = issuers.series(award.issuer).split(), issuers.series(cited.issuer).split()
    if not (one and other) or set(one) <= set(other) or set(other) <= set(one):
        return False
    first, second = issuers.read(award.issuer, award.date), issuers.read(cited.issuer, cited.date)
    if first is None or second is None:
        return False
    return first.body != second.body or bool(first.place and second.place)


def _differs(award: Award, field: str, against: str) -> Finding:
    said = {
        "decision": f"quyết định ghi số {award.decision}",
        "issuer": f"quyết định {award.decision} ghi người ký “{award.issuer}”",
        "date": f"quyết định {award.decision} ghi ngày {award.date}",
    }
    return Finding(
        f"{said[field]}, {against}",
        "đối chiếu bản quyết định rồi sửa nơi ghi sai",
        (*award.path, field),
    )


def _dated(source: Source) -> Iterator[tuple[tuple[_Key, int], Award, dt.date]]:
    """Give the awards whose decision can be compared: (its key and year, the award, its day)."""
    if source.profile.withdrawn is not None:
        return
    for award in source.profile.awards:
        key = _key(award)
        if key and award.date and not _NAMELESS.fullmatch(key[1]):
            yield (key, award.date.year), award, award.date


def _decisions(source: Source) -> Iterator[str]:
    return (repr(key) for key, _, _ in _dated(source))


@rule("quyet-dinh-lech", "truth", "warning", ties=_decisions)
def a_decision_has_one_date(portfolio: Portfolio) -> Iterator[tuple[Source, Finding]]:
    """
    Một quyết định khen thưởng chỉ có một ngày ở mọi hồ sơ.

    Trong một năm, cơ quan không ra hai quyết định cùng số: khác ngày thì có hồ sơ ghi sai, hoặc quyết định không có thật; cả hai đều trái yêu cầu “khách quan, trung thực” (như kế hoạch huyện Tân Yên, mục V.3).
    Báo ở hồ sơ ghi khác số đông. Người ký không nêu tên địa phương (“Chủ tịch UBND xã”) thì không so với hồ sơ khác. Hồ sơ đã gỡ không tính.
    """
    dated: dict[tuple[_Key, int], list[tuple[Source, Award, dt.date]]] = {}
    for source in portfolio.sources:
        for key, award, day in _dated(source):
            dated.setdefault(key, []).append((source, award, day))
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


RULES: tuple[Rule, ...] = (no_decision_is_listed_twice, a_decision_is_as_its_source_has_it)
TOGETHER: tuple[Rule, ...] = (a_decision_has_one_date,)
