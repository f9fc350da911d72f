"""What Nghị định 30/2020 asks of a report beyond page and face: whom it names where, its annex."""

from __future__ import annotations

import pytest

from exemplars import report
from exemplars.report.parts import BLANK
from support_ledger import real
from test_report import PERIODS, PLANS, in_word, texts


@pytest.mark.parametrize("plan", PLANS)
def test_word_file_has_its_annex_in_the_form_of_the_decree(plan: str) -> None:
    """The text points to the annex; the annex says of which report it is, and counts its own pages."""
    ledger = real(plan, PERIODS[plan])
    made = in_word(ledger)
    said = [text for text in texts(made) if text]
    at = said.index("Phụ lục")
    issuer = report.report(ledger).issuer

    assert "Số liệu chi tiết tại Phụ lục kèm theo Báo cáo này." in said[:at]
    assert said[at + 1] == "SỐ LIỆU CHI TIẾT"
    assert said[at + 2] == (
        f"(Kèm theo Báo cáo số {BLANK}/BC-{BLANK} ngày …… tháng …… năm ……… của {issuer})"
    )
    assert made.sections[1]._sectPr.xpath("w:pgNumType/@w:start") == ["1"]
    assert made.sections[0]._sectPr.xpath("w:pgNumType") == []


@pytest.mark.parametrize("plan", PLANS)
def test_who_is_addressed_above_is_not_named_again_below(plan: str) -> None:
    """Whom a report is sent up to stands after "Kính gửi"; its recipients begin with "Như trên"."""
    said = texts(in_word(real(plan, PERIODS[plan])))

    assert said[said.index("Nơi nhận:") + 1] == "- Như trên;"
    assert any(text.startswith("Kính gửi: ") for text in said)


@pytest.mark.parametrize("plan", PLANS)
def test_pages_are_numbered_above_from_the_second_on(plan: str) -> None:
    """The number stands in the middle above, on no first page; the annex goes on with the same header."""
    text, annex = in_word(real(plan, PERIODS[plan])).sections

    assert text.header._element.xpath("w:p/w:fldSimple/@w:instr") == ["PAGE"]
    assert text.header._element.xpath("w:p/w:pPr/w:jc/@w:val") == ["center"]
    assert text.first_page_header._element.xpath(".//w:fldSimple") == []
    assert annex.header.is_linked_to_previous
    assert [each.different_first_page_header_footer for each in (text, annex)] == [True, True]
