"""A report  ->  what is known of the exemplar, what is only guessed (and marked), what is left."""

from __future__ import annotations

import datetime as dt
from itertools import takewhile

from exemplars.intake import filled, places
from exemplars.intake.found import Paragraph, Report, Table
from exemplars.intake.parts import LONGEST_NAME, Known, Reader
from exemplars.intake.personal import Screen
from exemplars.intake.places import Place, Places
from exemplars.intake.plain import mended
from exemplars.patterns import regex
from exemplars.reading.source import Portfolio
from exemplars.records.plan import Plan
from exemplars.records.vocabulary import PERSON_KINDS
from exemplars.text import fold, listed, nearest

_CALLED = regex(
    r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Tt]hầy|[Đđ]ồng chí|ÔNG|BÀ|ANH|CHỊ|ĐỒNG CHÍ)"
    r"(?: giáo)?:? ((?:[^\W\d_]+ ?){2,6})"
)
_HONORIFIC = regex(r"(?i)\A(?:ông|bà|anh|chị|cô|thầy|đồng chí)(?: giáo)?:? (?=\S+ \S)")
_IN_BRACKETS = regex(r"\s*\(([^()]{2,40})\)\Z")
_KIND_WORDS = (
    ("household", regex(r"(?:ho|gia dinh) ")),
    ("model", regex(r"mo hinh ")),
    (
        "collective",
        regex(
            r"(?:to|chi|hoi|doi|truong|cau lac bo|hop tac xa|htx|ban|doan|nhom|cong an|tram|thon|xom|ap|khu|"
            r"phong|ubnd|uy ban|xa|thi tran|cong ty|tap the|dang bo|mat tran|ban chi huy|trung tam|lop|lien doan) "
        ),
    ),
)
_NAME_KINDS = {
    "name-person": "individual",
    "name-collective": "collective",
    "name-household": "household",
    "name-model": "model",
}


def recognised(report: Report, portfolio: Portfolio, day: dt.date, screen: Screen) -> Known:
    """Return what a report tells, held against the plan and its units as of `day`."""
    if filled.is_form(report):
        return filled.read(report, portfolio, day, screen)
    reader = Reader(report, screen)
    reader.read()
    known = reader.known
    _settle_name(known, reader, report)
    _settle_kind(known, reader, portfolio.plan)
    _settle_capitals(known)
    _settle_unit(known, reader, Places(portfolio.units, day))
    _settle_sector(known, reader, portfolio.plan)
    return known


def _called(text: str) -> str:
    """Return the first full name that a text gives with a word such as ông or chị before it."""
    for found in _CALLED.finditer(text):
        name = list(takewhile(lambda word: word[:1].isupper(), found[1].split()))
        if 2 <= len(name) <= 5:
            return " ".join(name)
    return ""


def _settle_name(known: Known, reader: Reader, report: Report) -> None:
    bracket = _IN_BRACKETS.search(known.name)
    if bracket and reader.name_meaning == "name":
        reader.said.setdefault("kind", []).append(bracket[1])
        known.name = known.name[: bracket.start()]
    if not known.name:
        texts = [
            *reader.opening,
            *(each.text for each in known.story[:6] if not isinstance(each, Table)),
        ]
        called = next((found for each in texts if (found := _called(each))), "")
        # Reports of collectives say `Tên đơn vị` of whom they are about.
        own = next((each for each in reader.said.get("unit", ()) if len(each) <= LONGEST_NAME), "")
        if own and (reader.is_of_collective or not called):
            known.name = own
            known.mark("name", "tên lấy từ dòng ghi đơn vị")
        else:
            _name_from_elsewhere(known, reader, report, called)
    if reader.name_meaning in ("", "name", "name-person"):
        known.name = _HONORIFIC.sub("", known.name)


def _name_from_elsewhere(known: Known, reader: Reader, report: Report, called: str) -> None:
    stem = report.name.rpartition("/")[2].rpartition(".")[0].strip() or report.name
    bare = reader.screen.through(mended(stem.replace("_", " ")))[:LONGEST_NAME]
    known.name = called or bare or "Chưa rõ tên"
    known.mark("name", "tên lấy từ lời văn" if called else "không thấy tên gương, tạm lấy tên tệp")


def _settle_kind(known: Known, reader: Reader, plan: Plan) -> None:
    by_name = {each.name: each.id for each in plan.kinds} | {
        each.id: each.id for each in plan.kinds
    }
    for said in reader.said.pop("kind", []):
        near = next((each for each in by_name if fold(each) == fold(said)), nearest(said, by_name))
        if near:
            known.kind = by_name[near]
        else:
            known.left.append(Paragraph(f"Đối tượng: {said}"))
    if known.kind:
        return
    by_words = next(
        (kind for kind, words in _KIND_WORDS if words.match(fold(known.name))),
        "collective" if reader.is_of_collective else "individual",
    )
    kind = _NAME_KINDS.get(reader.name_meaning, by_words)
    known.kind = kind if plan.kind(kind) else plan.kinds[0].id
    if known.kind != kind or reader.name_meaning not in _NAME_KINDS:
        known.mark("kind", "đối tượng đoán theo tên")


def _settle_capitals(known: Known) -> None:
    """Mend a person's name in capitals; where those of another name belong nobody can tell."""
    if known.name.isupper():
        if known.kind in PERSON_KINDS:
            known.name = known.name.title()
        known.mark("name", "tên trong tệp viết toàn chữ hoa")


def _settle_unit(known: Known, reader: Reader, register: Places) -> None:
    said = reader.said.pop("unit", [])
    for each in said:
        place = register.called(each)
        if place.unit and not known.place.unit:
            known.place = place
        if not place.unit or fold(each) not in (fold(place.unit.name), place.unit.id):
            known.left.append(Paragraph(f"Đơn vị: {each}"))
            if place.unit:
                known.mark("unit", f"đơn vị đọc từ “{each[:100]}”")
    if not known.place.unit:
        whole = "\n".join(each.text for each in known.story if not isinstance(each, Table))
        texts = ["\n".join(reader.opening), *reader.addresses, whole, reader.report.name]
        found = register.named(texts)
        known.place = Place(found.unit, found.note or known.place.note)
        known.mark("unit", "đơn vị đoán theo lời văn" if found.unit else "chưa rõ đơn vị nào")
    if known.place.note:
        known.mark("unit", known.place.note)


def _settle_sector(known: Known, reader: Reader, plan: Plan) -> None:
    for said in reader.said.pop("sector", []):
        sector = places.sector_called(said, plan) if not known.sector else None
        if sector is None or fold(said) not in (fold(sector.name), sector.id):
            known.left.append(Paragraph(f"Lĩnh vực: {said}"))
        if sector:
            known.sector = sector.id
            if fold(said) not in (fold(sector.name), sector.id):
                known.mark("sector", f"lĩnh vực đọc từ “{said[:100]}”")
    if plan.sectors and not known.sector:
        # Guessing by words was wrong half of the time on the samples.
        ids = listed((each.id for each in plan.sectors), 20)
        known.mark("sector", f"chưa rõ lĩnh vực; chọn một mã: {ids}")
