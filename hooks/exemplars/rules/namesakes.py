"""The same exemplar twice: by name and place, or name and year; never by likeness."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from exemplars.patterns import regex
from exemplars.problem import Finding
from exemplars.reading.source import Portfolio, Source
from exemplars.records.units import DEEPEST, Units
from exemplars.rules.rule import rule
from exemplars.text import fold, spelling

_CODE = "guong-trung"
# How a person is called, not who it is; a name of one word after it is left alone: "Cô Tô", "Bà Triệu".
_ADDRESSED = regex(
    r"^(?:(?:hộ|gia đình|đồng chí|đ/c|ông|bà|anh|chị|cô|chú|bác|cụ|mẹ|thầy|em|cháu)[ .]+)+(?=\S+ \S)"
)
# None of these is a Vietnamese syllable, so none can be part of somebody's name.
_ABBREVIATED = {
    "htx": "hợp tác xã",
    "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông",
    "gdtx": "giáo dục thường xuyên",
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "lhpn": "liên hiệp phụ nữ",
    "ccb": "cựu chiến binh",
    "tncs": "thanh niên cộng sản",
    "clb": "câu lạc bộ",
    "tdp": "tổ dân phố",
    "tnhh": "trách nhiệm hữu hạn",
    "cty": "công ty",
}
# Short forms that mean this in the name of a school and may mean anything elsewhere.
_SCHOOL = {"trường mn ": "trường mầm non ", "trường th ": "trường tiểu học "}
_WORD = regex(r"\w+")


@lru_cache(maxsize=65536)
def same_name(name: str) -> str:
    """
    Return a key under which names of one bearer are equal, "" for no name.

    Case, blanks, points, the place of a tone mark, how one is addressed, and common abbreviations
    do not count; every letter, tone and digit does: Hương is not Hường, số 1 is not số 2.
    """
    plain = " ".join(name.casefold().split())
    plain = _ADDRESSED.sub("", plain)
    for short, whole in _SCHOOL.items():
        plain = plain.replace(short, whole)
    words = (_ABBREVIATED.get(word, word) for word in _WORD.findall(plain))
    return spelling(" ".join(words))


def name_of(source: Source) -> list[str]:
    """Return the key of a profile's name: by it namesakes meet, whoever is written without accents too."""
    name = fold(same_name(source.profile.name))
    return [name] if name else []


def _may_be_one(name: str, other: str) -> bool:
    """Return whether names that are alike without accents are of one bearer: equal, or one has none at all."""
    return name == other or name.isascii() or other.isascii()


@rule(_CODE, "identity", "warning", ties=name_of)
def no_exemplar_is_told_twice(portfolio: Portfolio) -> Iterator[tuple[Source, Finding]]:
    """
    Một người, một tập thể chỉ có một hồ sơ: hai hồ sơ cùng tên và cùng đơn vị (kể cả đơn vị trước hoặc sau khi sắp xếp), hoặc cùng lĩnh vực và cùng năm, thì phải xem lại.

    Tên giống nhau chưa đủ: Hương và Hường là hai người, Mầm non số 1 và số 2 là hai trường.
    Máy chỉ bỏ qua chữ hoa, cách đặt dấu (hòa, hoà), cách xưng hô (ông, bà, gia đình ông) và chữ viết tắt quen dùng (HTX, THCS, UBND); tên gõ hoàn toàn không dấu (Tran Thi Mai) thì so với mọi tên hợp với nó.
    Hồ sơ đã gỡ không tính.
    Là hai người thật thì ghi `allow` ở một trong hai hồ sơ, kèm lý do.
    """
    # By id within a name: two of one id are told of as that.
    bearers: dict[str, dict[str, Source]] = {}
    for source in portfolio.sources:
        profile = source.profile
        # An allowance that has run out is a problem of its own.
        spared = any(each.rule == _CODE for each in profile.allow)
        if profile.withdrawn is None and not spared:
            for name in name_of(source):
                bearers.setdefault(name, {}).setdefault(profile.id or source.slug, source)
    kin: dict[str, frozenset[str]] = {}
    for sources in bearers.values():
        if len(sources) > 1:
            yield from _twice(list(sources.values()), portfolio.units, kin)


def _twice(
    sources: list[Source], units: Units, kin: dict[str, frozenset[str]]
) -> Iterator[tuple[Source, Finding]]:
    """Give what is told at each of the sources of one name that has a double, once for each."""
    at: dict[str, list[Source]] = {}
    in_year: dict[tuple[str, str], list[Source]] = {}
    for source in sources:
        at.setdefault(source.profile.unit, []).append(source)
        for year in _years(source):
            in_year.setdefault((source.profile.sector, year), []).append(source)
    for source in sources:
        unit = source.profile.unit
        if unit not in kin:
            kin[unit] = _kin(unit, units)
        places = [unit, *sorted((kin[unit] & at.keys()) - {unit})] if unit else []
        ground = "cùng đơn vị"
        other = _other(source, (at[place] for place in places))
        if other is None:
            ground = "cùng lĩnh vực, cùng năm"
            years = sorted(_years(source))
            other = _other(source, (in_year[source.profile.sector, year] for year in years))
        elif other.profile.unit != unit:
            ground = "cùng đơn vị (trước và sau sắp xếp)"
        if other is not None:
            line, _ = other.locate(Finding("", path=("name",)))
            yield (
                source,
                Finding(
                    f"cùng tên và {ground} với {other.name}:{line} ({other.profile.name})",
                    f"nếu là một gương thì giữ hồ sơ cũ, cập nhật vào đó; nếu là hai gương khác nhau thì ghi allow (rule: {_CODE}) kèm lý do ở một hồ sơ",
                    ("name",),
                ),
            )


def _other(source: Source, groups: Iterator[list[Source]]) -> Source | None:
    """Return the first of the groups' sources that is not `source` itself, and may be of one name with it."""
    name = same_name(source.profile.name)
    return next(
        (
            each
            for group in groups
            for each in group
            if each is not source and _may_be_one(name, same_name(each.profile.name))
        ),
        None,
    )


def _years(source: Source) -> set[str]:
    """Return the years of publication and of the deed, as far as they are told."""
    published = source.profile.published
    years = {f"{published.year:04}"} if published else set()
    return years | ({source.profile.deed_date[:4]} if source.profile.deed_date else set())


def _kin(id: str, units: Units) -> frozenset[str]:
    """Return the unit, all it came from and all that came of it; what only shares an origin is another."""
    found = {id}
    for backwards in (True, False):
        last = {id}
        # A circle, which only a mistake makes, ends with it.
        for _ in range(DEEPEST):
            last = {other for each in last for other in _next(each, units, backwards)} - found
            found |= last
    return frozenset(found)


def _next(id: str, units: Units, backwards: bool) -> Iterator[str]:
    unit = units.get(id)
    if backwards:
        yield from (each.id for each in units.predecessors.get(id, ()))
    elif unit is not None:
        yield from unit.successors
