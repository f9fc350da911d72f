"""Documents: the number and sign of a decision, a report, a minute."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from exemplars.law import document_numbers, issuers
from exemplars.problem import DataPath, Finding
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Award
from exemplars.rules.rule import rule

# What stands at the end of a decision's sign, by who signed it.
_ENDINGS = {"president": "CTN", "premier": "TTg"}
_COMMITTEES = ("commune", "district", "province")


@rule("so-quyet-dinh", "law", "warning")
def numbers_have_their_form(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Số, ký hiệu văn bản viết đúng thể thức: 123/QĐ-UBND.

    Số nhỏ hơn 10 thêm số 0; gạch chéo giữa số và ký hiệu, gạch nối trong ký hiệu, không dấu cách;
    chữ in hoa (Nghị định 30/2020/NĐ-CP, Phụ lục I). Khen thưởng ghi số của quyết định (QĐ); quyết
    định cá biệt không mang năm, nghị định và luật thì có.
    """
    profile = source.profile
    for award in profile.awards:
        yield from _of_award(award)
    for each in profile.sources:
        if each.number:
            yield from _of_source(each.number, each.date, (*each.path, "number"))
    documents = [(each.document, each.path) for each in profile.recognised]
    documents += [(each.document, each.path) for each in profile.approvals]
    documents += [(each.document, each.path) for each in profile.stages]
    for words, path in documents:
        if words:
            yield from _of_text(words, (*path, "document"))


@rule("ke-hoach-so", "setup", "warning")
def plan_has_its_number(portfolio: Portfolio) -> Iterator[Finding]:
    """Số, ký hiệu của kế hoạch và của văn bản làm căn cứ viết đúng thể thức.

    Như quy tắc so-quyet-dinh (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    """
    document = portfolio.plan.document
    if document and document.number:
        yield from _of_source(document.number, None, ("document", "number"))
    for basis in (*portfolio.plan.legal_basis, *portfolio.plan.documents):
        if basis.number:
            yield from _of_source(basis.number, basis.date, (*basis.path, "number"))


def _of_award(award: Award) -> Iterator[Finding]:
    where = (*award.path, "decision")
    written = award.decision
    if not written:
        return
    proper = document_numbers.tidy(written)
    issuer = issuers.read(award.issuer, award.date) if award.issuer else None
    body = issuer.body if issuer else ""
    ending = "UBND" if body in _COMMITTEES else _ENDINGS.get(body, "")
    if proper is None:
        yield from _unreadable(written, ending, where)
    elif not document_numbers.is_decision(proper):
        yield Finding(
            f"`{written}` không phải số của quyết định: ký hiệu không có QĐ",
            "ghi số quyết định khen thưởng, ví dụ 123/QĐ-UBND",
            where,
        )
    elif document_numbers.year_of(proper):
        yield Finding(
            f"`{written}`: số quyết định khen thưởng không mang năm",
            f"viết {document_numbers.without_year(proper)}",
            where,
        )
    else:
        yield from _form(written, proper, where)
        yield from _signed_by(proper, body, award, where)


def _unreadable(written: str, ending: str, where: DataPath) -> Iterator[Finding]:
    """Give a number without its sign, one with more words around it, and what has the shape of neither."""
    within = document_numbers.in_text(written)
    if written.strip().isdecimal():
        digits = written.strip().zfill(2)
        yield Finding(
            f"`{written}` mới có số, chưa có ký hiệu",
            f"viết đủ, dạng {digits}/QĐ-{ending or 'chữ viết tắt cơ quan ban hành'}",
            where,
        )
    elif within:
        yield Finding(
            f"`{written}`: ô này chỉ ghi số và ký hiệu",
            f"viết {document_numbers.tidy(within) or within}; ngày ghi ở date",
            where,
        )
    else:
        yield Finding(
            f"`{written}` không có dạng số, ký hiệu của quyết định",
            f"chép đúng như trên quyết định, dạng 123/QĐ-{ending or 'chữ viết tắt cơ quan ban hành'}",
            where,
        )


def _signed_by(proper: str, body: str, award: Award, where: DataPath) -> Iterator[Finding]:
    """Give a sign that is another's: the Premier's is TTg, the President's CTN, nobody else's."""
    said = document_numbers.body_of(proper)
    wrong = said in _ENDINGS.values() and said != _ENDINGS.get(body)
    if body and (wrong or (body in _ENDINGS and said == "UBND")):
        yield Finding(
            f"ký hiệu {said} của `{proper}` không hợp với người ký “{award.issuer}”",
            "xem lại quyết định rồi sửa decision hoặc issuer",
            where,
        )


def _of_source(written: str, day: dt.date | None, where: DataPath) -> Iterator[Finding]:
    proper = None if document_numbers.is_usual(written) else document_numbers.tidy(written)
    if proper is None:
        return
    year = document_numbers.year_of(proper)
    if document_numbers.lacks_year(proper):
        number, _, sign = proper.partition("/")
        yield Finding(
            f"`{written}`: số của nghị định, luật có năm ban hành",
            f"viết {number}/{day.year if day else 'năm'}/{sign}",
            where,
        )
    elif year and day and year != day.year:
        yield Finding(
            f"`{written}` mang năm {year} nhưng ngày văn bản là {day}",
            "sửa lại số hoặc ngày (date)",
            where,
        )
    else:
        yield from _form(written, proper, where)


def _of_text(words: str, where: DataPath) -> Iterator[Finding]:
    written = document_numbers.in_text(words)
    proper = document_numbers.tidy(written) if written else None
    if written and proper and proper != written:
        whole = " ".join(words.split()).replace(written, proper, 1)
        yield Finding(f"số, ký hiệu `{written}` chưa đúng thể thức", f"viết {whole}", where)


def _form(written: str, proper: str, where: DataPath) -> Iterator[Finding]:
    if proper != written:
        yield Finding(f"số, ký hiệu `{written}` chưa đúng thể thức", f"viết {proper}", where)


RULES = (numbers_have_their_form,)
PLAN_RULES = (plan_has_its_number,)
