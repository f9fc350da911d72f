"""Of whom a text tells: somebody else by name, a child, or nobody that is certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exemplars.prose.told_of import NOBODY, Exemplar, Whose, told_of

NAME = "Nguyễn Văn Nam"
CHILD = Whose(is_child=True)
HA = Whose("Lê Thị Hà")


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Anh Nam giúp chị Lê Thị Hà «bị ung thư».", HA),
        ("Anh Nam giúp chị Lê Thị Hà. Chị «bị ung thư».", HA),
        ("Anh Nam giúp chị Lê Thị Hà. Hai năm sau, chị Hà «mắc bệnh tim».", HA),
        (
            "Anh Nam cứu cháu Lê Minh Anh (7 tuổi). Cháu «bị bại não» từ nhỏ.",
            Whose("Lê Minh Anh", True),
        ),
        (
            "Anh Nam đưa cháu Lê Minh Anh đi, bác sĩ nói «bị bại não».",
            Whose("Lê Minh Anh", True),
        ),
        ("Anh Nam nuôi một em nhỏ. Cháu «bị bại não» từ nhỏ.", CHILD),
        ("Anh Nam dạy học. Cháu Lan «bị bại não».", CHILD),
        ("Anh Nam «bị ung thư», chị Lê Thị Hà chăm.", NOBODY),
        ("Chị Lê Thị Hà đưa anh đi viện khi anh «bị tai biến». Anh Nam đã khỏe.", NOBODY),
        ("Anh Nam giúp anh Lê Văn Ba. Anh «bị ung thư».", NOBODY),
        ("Anh giúp chị Lê Thị Hà. Chị «bị ung thư».", NOBODY),
        ("Chồng chị Lê Thị Hà «bị tai biến», anh Nam giúp.", NOBODY),
        ("Em gái anh Nam «bị bại não».", NOBODY),
        ("Anh Nam kể: “Em «bị ung thư» từ nhỏ”.", NOBODY),
        ("Anh Nam giúp chị Lê Thị Hà. Chị Hoa Mai «bị ung thư».", NOBODY),
        ("Em Nam «bị bại não», em Lê Văn Ba cõng đi học.", NOBODY),
        ("Em Nam học giỏi. Cháu «bị bại não».", NOBODY),
        ("«Bị bại não» từ nhỏ.", NOBODY),
    ],
)
def test_whose(text: str, whose: Whose) -> None:
    """Whoever stands last before it is told of, where that is certain."""
    at = text.index("«")
    told = text.replace("«", "").replace("»", "")

    assert told_of(told, at, Exemplar(NAME, told)) == whose


@given(st.text(alphabet="aNHà .,\n“”(", max_size=60), st.text(max_size=20), st.data())
def test_any_words(text: str, name: str, data: st.DataObject) -> None:
    """Any words at all are read, with any name."""
    whole = f"{text}cháu Nguyễn Văn An{text}"
    at = data.draw(st.integers(0, len(whole)))

    assert told_of(whole, at, Exemplar(name, whole)).name in ("", "Nguyễn Văn An")
