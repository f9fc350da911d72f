"""Whole numbers said in Vietnamese, and understood again."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exemplars.prose.numerals import digits, number, words

SAID = [
    (0, "không"),
    (4, "bốn"),
    (5, "năm"),
    (10, "mười"),
    (11, "mười một"),
    (14, "mười bốn"),
    (15, "mười lăm"),
    (20, "hai mươi"),
    (21, "hai mươi mốt"),
    (24, "hai mươi tư"),
    (25, "hai mươi lăm"),
    (55, "năm mươi lăm"),
    (91, "chín mươi mốt"),
    (100, "một trăm"),
    (101, "một trăm linh một"),
    (104, "một trăm linh bốn"),
    (105, "một trăm linh năm"),
    (110, "một trăm mười"),
    (111, "một trăm mười một"),
    (115, "một trăm mười lăm"),
    (555, "năm trăm năm mươi lăm"),
    (1000, "một nghìn"),
    (1001, "một nghìn không trăm linh một"),
    (1010, "một nghìn không trăm mười"),
    (1234, "một nghìn hai trăm ba mươi tư"),
    (1890, "một nghìn tám trăm chín mươi"),
    (2024, "hai nghìn không trăm hai mươi tư"),
    (10_000, "mười nghìn"),
    (21_005, "hai mươi mốt nghìn không trăm linh năm"),
    (100_000, "một trăm nghìn"),
    (1_000_005, "một triệu không trăm linh năm"),
    (1_005_000, "một triệu không trăm linh năm nghìn"),
    (1_500_000, "một triệu năm trăm nghìn"),
    (10**9, "một tỷ"),
    (2 * 10**9 + 5, "hai tỷ không trăm linh năm"),
    (10**12, "một nghìn tỷ"),
    (10**15 + 24, "một triệu tỷ không trăm hai mươi tư"),
    (10**18, "một tỷ tỷ"),
    (10**18 + 5 * 10**9, "một tỷ không trăm linh năm tỷ"),
    (-15, "âm mười lăm"),
]

UNDERSTOOD = [
    ("hai lăm", 25),
    ("ba mốt", 31),
    ("bốn tư", 44),
    ("Hai  mươi bốn", 24),
    ("hai mươi một", 21),
    ("hai mươi nhăm", 25),
    ("hai chục", 20),
    ("một trăm lẻ tư", 104),
    ("một trăm lẻ năm", 105),
    ("trăm rưỡi", 150),
    ("một trăm rưỡi", 150),
    ("nghìn rưỡi", 1500),
    ("hai ngàn rưỡi", 2500),
    ("hai triệu rưởi", 2_500_000),
    ("tỉ rưỡi", 1_500_000_000),
    ("một trăm hai", 120),
    ("hai trăm tư nghìn", 240_000),
    ("một triệu hai", 1_200_000),
    ("ba tỷ tư", 3_400_000_000),
    ("ba trăm hai lăm", 325),
    ("hai nghìn linh năm", 2005),
    ("hai nghìn mười", 2010),
    ("hai nghìn lẻ mười", 2010),
    ("một nghìn lẻ hai mươi tư", 1024),
    ("ba triệu lẻ năm", 3_000_005),
    ("ba vạn", 30_000),
    ("ba vạn năm nghìn", 35_000),
    ("âm năm", -5),
    ("tư", 4),
]

NOT_UNDERSTOOD = [
    "",
    "   ",
    "lúa",
    "âm",
    "âm âm năm",
    "mốt",
    "lăm",
    "trăm",
    "triệu",
    "tỷ",
    "tỷ tỷ",
    "rưỡi",
    "linh năm",
    "một mươi mốt hai",
    "mười mươi",
    "một hai",
    "mười năm",
    "hai mươi năm",
    "hai năm",
    "một trăm năm",
    "hai trăm năm nghìn",
    "một nghìn hai tư",
    "một nghìn năm",
    "một trăm lẻ mười",
    "một nghìn lẻ",
    "một nghìn lẻ năm sáu bảy",
    "hai không hai tư",
    "hai triệu ba triệu",
    "hai nghìn ba triệu",
    "năm trăm trăm",
    "một nghìn nghìn",
    "không nghìn",
    "một triệu không",
    "tỷ " * 100_000,
    "một tỷ " * 20_000,
]


@pytest.mark.parametrize(("value", "said"), SAID)
def test_number_is_said_as_at_school(value: int, said: str) -> None:
    """A number is said as the schoolbook says it, and understood again."""
    assert said == words(value)
    assert value == number(said)


@pytest.mark.parametrize(("said", "value"), UNDERSTOOD)
def test_speech_is_understood(said: str, value: int) -> None:
    """What people say for a number in other words is understood too."""
    assert value == number(said)


@pytest.mark.parametrize("said", NOT_UNDERSTOOD, ids=lambda said: said[:30])
def test_what_is_no_number_or_two_is_not_understood(said: str) -> None:
    """What is no number, and what could be two, is not guessed."""
    assert number(said) is None


def test_small_numbers_are_all_different() -> None:
    """Every number to a hundred thousand reads and parses back."""
    assert list(range(100_001)) == [number(words(value)) for value in range(100_001)]


# Every size of number as likely as another: most of a flat range would have twelve digits.
SIZES = st.integers(0, 12).flatmap(lambda size: st.integers(0, 10**size))


@given(SIZES)
@example(10**12)
@example(999_999_999_999)
def test_every_number_to_a_thousand_billion_parses_back(value: int) -> None:
    """Every whole number to 10^12 reads and parses back."""
    assert value == number(words(value))


@given(st.integers(-(10**60), 10**60))
def test_every_larger_number_parses_back(value: int) -> None:
    """Beyond 10^12, and below nought, reading and parsing agree as well."""
    assert value == number(words(value))


WORDS = [
    *words(1234567890).split(),
    "lẻ",
    "linh",
    "ngàn",
    "tỉ",
    "lăm",
    "mốt",
    "rưỡi",
    "mười",
    "vạn",
]


@given(st.lists(st.sampled_from([*WORDS, "không", "âm", "chục"])).map(" ".join))
def test_what_is_understood_is_one_number(said: str) -> None:
    """Whatever number words are given, the answer is a number whose own words mean the same, or None."""
    value = number(said)

    assert value is None or value == number(words(value))


@given(st.text())
def test_any_text_is_judged(said: str) -> None:
    """No text raises."""
    assert number(said) is None or isinstance(number(said), int)


def test_digits_one_by_one() -> None:
    """A telephone number is said digit by digit."""
    assert digits("0204") == "không hai không bốn"
