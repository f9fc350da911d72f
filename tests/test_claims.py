"""Quantities in prose: their value, unit, rounding and place; and what is no quantity."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exemplars.prose import numerals
from exemplars.prose.claims import claims, of_field
from exemplars.prose.measures import Range, allowed
from exemplars.prose.praises import awards_told
from exemplars.prose.sentences import clause_at, lowered, sentence_at

# A text -> its quantities: what is said, the least and the most in the unit, the unit or noun, rates.
READ = {
    "thu nhập hơn 500 triệu mỗi năm": ["hơn 500 triệu mỗi năm|500000000|đồng|năm"],
    "gần 400 hộ": ["gần 400 hộ|400|hộ|"],
    "trên dưới 500 triệu đồng": ["trên dưới 500 triệu đồng|500000000|đồng|"],
    "1,5 ha vải của 1.234 hộ": ["1,5 ha|15000|m2|", "1.234 hộ|1234|hộ|"],
    "1.5 ha, hơn 12.25 tạ/sào": ["1.5 ha|15000|m2|", "hơn 12.25 tạ/sào|1225|kg|sào"],
    "từ 1.5 đến 2 tỷ đồng": ["1.5 đến 2 tỷ đồng|1500000000-2000000000|đồng|"],
    "0.125 ha; 1.500 ha": ["0.125 ha|1250|m2|", "1.500 ha|15000000|m2|"],
    "1.2 triệu con": ["1.2 triệu|1200000|con|"],
    "1.200m2 đất": ["1.200m2|1200|m2|"],
    "13 - 15 người": ["13 - 15 người|13-15|người|"],
    "13-15 người": ["13-15 người|13-15|người|"],
    "từ 13 đến 15 triệu đồng/tháng": ["13 đến 15 triệu đồng/tháng|13000000-15000000|đồng|tháng"],
    "từ 450 triệu đến 1 tỷ đồng": ["450 triệu đến 1 tỷ đồng|450000000-1000000000|đồng|"],
    "300 triệu đồng - 350 triệu đồng": [
        "300 triệu đồng - 350 triệu đồng|300000000-350000000|đồng|"
    ],
    "hơn **450 triệu đồng**": ["hơn **450 triệu đồng|450000000|đồng|"],
    "**4**50 triệu đồng, 5 ha": ["**4**50 triệu đồng|450000000|đồng|", "5 ha|50000|m2|"],
    "có **73** lao động": ["**73** lao động|73|lao động|"],
    "ô 3*4 m": ["4 m|4|m|"],
    "20 triệu đồng/người/tháng": ["20 triệu đồng/người/tháng|20000000|đồng|người,tháng"],
    "5,1 tấn mỗi héc-ta": ["5,1 tấn mỗi héc-ta|5100|kg|ha"],
    "bảy trăm triệu đồng": ["bảy trăm triệu đồng|700000000|đồng|"],
    "năm trăm triệu đồng": ["năm trăm triệu đồng|500000000|đồng|"],
    "hai mươi hộ nghèo": ["hai mươi hộ|20|hộ|"],
    "một phẩy năm héc-ta": ["một phẩy năm héc-ta|15000|m2|"],
    "trồng hai ha xoan": ["hai ha|20000|m2|"],
    "được năm tấn/ha": ["năm tấn/ha|5000|kg|ha"],
    "gần ba ha rưỡi, 2 ha rưỡi": ["gần ba ha rưỡi|35000|m2|", "2 ha rưỡi|25000|m2|"],
    "hiến ba\nsào ruộng": ["ba\nsào|3|sào|"],
    "hai trăm năm mươi ha": ["hai trăm năm mươi ha|2500000|m2|"],
    "một phẩy năm ha": ["một phẩy năm ha|15000|m2|"],
    "nửa tỷ đồng": ["nửa tỷ đồng|500000000|đồng|"],
    "1 tỷ rưỡi": ["1 tỷ rưỡi|1500000000|đồng|"],
    "một tỷ rưỡi đồng": ["một tỷ rưỡi đồng|1500000000|đồng|"],
    "1 tỷ 200 triệu đồng": ["1 tỷ 200 triệu đồng|1200000000|đồng|"],
    "một tỷ hai trăm triệu đồng": ["một tỷ hai trăm triệu đồng|1200000000|đồng|"],
    "98,5% hồ sơ": ["98,5%|98.5|%|"],
    "chín mươi phần trăm": ["chín mươi phần trăm|90|%|"],
    "mỗi năm 20 hộ": ["20 hộ|20|hộ|"],
    "tổ 5 người": ["5 người|5|người|"],
    "2,1 triệu con cua giống": ["2,1 triệu|2100000|con cua|"],
    "48 thành viên": ["48 thành viên|48|thành viên|"],
    "27 vụ hòa giải": ["27|27|vụ hòa|"],
    "trong số 320 m2": ["320 m2|320|m2|"],
    "cấp 75 suất quà": ["75|75|suất quà|"],
    "6 công đất": ["6 công|6|công đất|"],
    "500 triệu đồng trở lên": ["500 triệu đồng|500000000|đồng|"],
    "hơn\ncó 20 hộ": ["hơn\ncó 20 hộ|20|hộ|"],
}
# What looks like a quantity and is none.
UNREAD = [
    "năm 2023 hộ bà Hoa",
    "52 tuổi",
    "sinh năm 1970",
    "thôn 3 người thưa",
    "số 12 hộ gia đình",
    "quốc lộ 17 hộ hai bên",
    "Km 5 hộ ven đường",
    "ngày 20 tháng 11 năm 2024",
    "ngày 12/4/2024, từ 2022-2025",
    "lần thứ 13 người dự",
    "Quyết định số 123/QĐ-UBND",
    "từ năm 2021 đến 2024 người dân",
    "ngày 20.11 học sinh, ngày 19.5 tấn",
    "mục 2.1 hộ, 1.5 con, 1.5.2024 ha",
    "hai mươi năm làm ruộng",
    "hai, ba ha; hai ba tấn; mỗi năm ha ấy; một ha",
    "tổ ba tấn công, chú hai tạ ơn, có ba sào",
    "trăm năm trồng người, muôn việc",
    "một người, một ngày",
    "ba hộ trong ngõ",
    "16/22 hộ",
    "7 giờ 30 phút",
    "0912 *** 678",
    "lớp 5 em nhỏ",
    "khóa 12 người dự",
]


@pytest.mark.parametrize("text", READ)
def test_quantity_is_read(text: str) -> None:
    """A quantity is read with its rounding word, its number, its unit and what it is a rate of."""
    found = [
        "|".join(
            (
                text[each.start : each.end],
                _number(each.low) + (f"-{_number(each.high)}" if each.high != each.low else ""),
                each.unit or each.noun,
                ",".join(each.per),
            )
        )
        for each in claims(text)
    ]

    assert READ[text] == found


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


@pytest.mark.parametrize("text", UNREAD)
def test_name_day_and_age_are_no_quantity(text: str) -> None:
    """Years, days, ages, addresses, documents, idioms and small counts in words are no quantities."""
    assert not claims(text)


# Rounding word, value, exact value -> whether the word is right.
ROUNDED = [
    ("hơn 500 hộ", 501, True),
    ("hơn 500 hộ", 550, True),
    ("hơn 500 hộ", 551, False),
    ("hơn 500 hộ", 500, False),
    ("hơn 2 hộ", 3, False),
    ("hơn 10 hộ", 12, True),
    ("hơn 10 hộ", 13, False),
    ("trên 500 hộ", 500, True),
    ("gần 400 hộ", 377, False),
    ("gần 400 hộ", 380, True),
    ("gần 400 hộ", 399, True),
    ("gần 400 hộ", 400, False),
    ("gần 10 hộ", 9, True),
    ("gần 10 hộ", 8, False),
    ("khoảng 500 hộ", 450, True),
    ("khoảng 500 hộ", 449, False),
    ("khoảng 500 hộ", 550, True),
    ("khoảng 450 hộ", 420, False),
    ("khoảng 450 hộ", 428, True),
    ("khoảng 450 hộ", 472, True),
    ("khoảng 450 hộ", 473, False),
    ("khoảng 400 hộ", 420, True),
    ("ước 440 hộ", 420, True),
    ("chừng 15 hộ", 16, True),
    ("chừng 15 hộ", 17, False),
    ("khoảng 400 hộ", 377, True),
    ("xấp xỉ 100 hộ", 125, True),
    ("xấp xỉ 100 hộ", 126, False),
    ("ít nhất 100 hộ", 1000, True),
    ("ít nhất 100 hộ", 99, False),
    ("dưới 100 hộ", 99, True),
    ("dưới 100 hộ", 100, False),
    ("không quá 100 hộ", 100, True),
    ("13 - 15 hộ", 14, True),
    ("13 - 15 hộ", 16, False),
    ("500 hộ", 500, True),
    ("500 hộ", 501, False),
]


@pytest.mark.parametrize(("text", "exact", "right"), ROUNDED)
def test_rounding_word_allows_its_share(text: str, exact: int, right: bool) -> None:
    """A rounding word is right within the share that `allowed` states, and wrong just beyond it."""
    (claim,) = claims(text)

    assert right == claim.range.meets(Range(Decimal(exact), Decimal(exact)))


@given(st.integers(1, 10**9), st.sampled_from(["hộ", "ha", "kg", "triệu đồng"]))
def test_figure_and_prose_agree(value: int, unit: str) -> None:
    """What a figure records reads the same in prose, with points or without."""
    points = f"{value:,}".replace(",", ".")
    recorded = of_field(points, unit)
    (told,) = claims(f"Có tất cả {points} {unit}.")

    assert recorded is not None
    assert (recorded.low, recorded.unit) == (told.low, told.unit)


@given(st.integers(10, 10**11))
def test_words_and_digits_agree(value: int) -> None:
    """A number in words is the quantity that its digits are."""
    said = [each for each in claims(f"thu {numerals.words(value)} đồng") if each.unit == "đồng"]

    assert [Decimal(value)] == [each.low for each in said]


WORDS = [
    "15",
    "1.234",
    "2023",
    "hai mươi",
    "triệu",
    "đồng",
    "hộ",
    "hơn",
    "gần",
    "năm",
    "ngày",
    "/",
    "-",
    ",",
]
WORDS += [
    "Giấy khen",
    "được",
    "tặng",
    "tháng",
    "12",
    ".",
    "\n\n",
    "và",
    "ông",
    "Hoa",
    "rưỡi",
    "phẩy",
    "nửa",
    "%",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
@example("İ 15 hộ")
@example("phẩy phẩy")
@example("31/12/2023 Giấy khen 0/0/2023 được tặng Giấy khen 99/99/2023")
def test_any_text_is_read(text: str) -> None:
    """No text stops the readers; what they find lies in it, in order."""
    places = [(each.start, each.number, each.end) for each in claims(text)]
    awards = awards_told(text, "Hoa")

    assert len(lowered(text)) == len(text)
    assert all(0 <= start <= number < end <= len(text) for start, number, end in places)
    assert sorted(number for _, number, _ in places) == [number for _, number, _ in places]
    assert sorted(each.start for each in awards) == [each.start for each in awards]
    for start, _, end in places:
        sentence, clause = sentence_at(text, start), clause_at(text, start, end)

        assert sentence.start <= clause.start <= start
        assert end <= clause.end


@given(
    st.decimals(1, 10**9, places=1),
    st.sampled_from(["over", "over or at", "nearly", "about", "at least", "at most", "below", ""]),
)
def test_rounding_never_forbids_everything(value: Decimal, rounding: str) -> None:
    """Every rounding word leaves some exact value that makes it right."""
    found = allowed(value, value, Decimal(1), rounding)

    assert found.low <= found.high
    assert found.meets(found)


MANY = [
    "15 hộ ",
    "hai mươi hộ, ",
    "được tặng Giấy khen năm 2023, ",
    "1",
    "1.",
    "“15 triệu ",
    "một trăm ",
]


@pytest.mark.parametrize("part", MANY)
def test_hostile_text_is_read_to_a_limit(part: str) -> None:
    """A text of a hundred thousand characters gives a few hundred quantities and awards at most."""
    text = part * (100_000 // len(part))

    assert len(claims(text)) <= 600
    assert len(awards_told(text, "Hoa")) <= 100
