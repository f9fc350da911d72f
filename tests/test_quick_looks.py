"""Quick looks spare most texts the slow one: whatever the text, they never pass over what is there."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exemplars import privacy, story
from exemplars.law import document_numbers, issuers
from exemplars.privacy import Offices, may_tell, private_data
from exemplars.prose.claims import claims, may_claim
from exemplars.prose.praises import awards_told
from exemplars.prose.sentences import lowered
from exemplars.prose.signs import seen
from exemplars.rules import addresses
from exemplars.rules.shape import words_are_of_one_alphabet
from support_plans import PLANS, of

ADDRESSES = (
    *("số nhà", "số", "nhà số", "ngõ", "ngách", "hẻm", "kiệt", "tổ", "Tổ", "đường", "phố", "trú tại"),
    *("sinh", "SINH", "ngày", "ngày sinh", "12/5/1988", "3 tháng 4 năm 1977", "1990-02-03"),
    *("chào đời", "sinh nhật", "bà", "là", "sinh năm 1971, ngày", "căn hộ", "tòa B", "phòng số"),
)  # fmt: skip
NUMBERS = (
    *("0912", "345", "678", "001080012345", "số tài khoản", "căn cước", "5", "12", "٣", "५"),
    *("711A12345678", "điện thoại bàn", "điện thoại", "3878123", "hộ chiếu", "B1234567", "BHXH"),
)
BETWEEN = (" ", " ", "  ", "\n", "\t", "\u2003", ".", ",", ":", "(", ")", "*", "_", "-", "/", "")
MAILS = ("hoa", "@", "[at]", "( a", "gmail", "gmail.com", "xa.vn", "at", "[ at ]")
TEXTS = st.lists(st.sampled_from((*ADDRESSES, *NUMBERS, *BETWEEN, *MAILS)), max_size=24).map(
    "".join
)


def slowly(text: str) -> bool:
    """Return whether anything private is in a text, with no quick look before."""
    low, offices = lowered(text), Offices()
    looks = [look for _, looks in privacy._LOOKS for look in looks]
    return any(True for look in looks for _ in look(low, offices))


@given(TEXTS)
@example("sinhngày 12-5-1988")
@example("sinh\u2003ngày 12-5-1988")
@example("trú tại tổ\n5")
@example("trú tại tổ ५")
def test_private_data_is_never_passed_over(text: str) -> None:
    """A text with private data is looked into, however it is folded, and whatever its digits."""
    assert may_tell(text) or not slowly(text)


@given(st.from_regex(r"[a-z-]*(?:[0-9][a-z-]*){0,5}", fullmatch=True))
@example("sinh-1-2-199")
def test_an_id_holds_nothing_private(text: str) -> None:
    """Nothing private could be found in what is passed over as an id or the name of a folder."""
    assert private_data(text, Offices()) == []
    assert not slowly(text)


@given(
    st.lists(st.sampled_from([*"019٣ ", "hai", "hai mươi", "trăm", " hộ", " kg", " ha", "\n"])).map(
        "".join
    )
)
def test_quantities_are_never_passed_over(text: str) -> None:
    """A text that claims a quantity, in digits or in words, is looked into."""
    assert may_claim(text, seen(text)) or not claims(text)


@given(
    st.lists(
        st.sampled_from(
            [*"k8. /a(", "[.]", "(.)", " . ", "bet", "COM", "vin", "com", "pdf", "xã", "://"]
        )
    ).map("".join)
)
def test_addresses_are_never_passed_over(text: str) -> None:
    """A text with a host in it, by its name or with blanks around its point, is looked into."""
    looks = (addresses._hosts_by_name, addresses._hosts_apart, addresses._hosts_alone)
    found = [each for look in looks for each in look(text, frozenset())]

    assert addresses.may_be_in(text, seen(text)) or not found
    assert bool(found) <= bool(list(addresses.written_out(text, frozenset())))


@pytest.mark.parametrize("distance", range(40))
def test_what_is_no_award_is_none_beside_another(distance: int) -> None:
    """A gold medal is no award, however near to it stands a word that awards are looked for by."""
    text = f"Ông thi đua và được{' ' * distance} huy chương vàng."

    assert awards_told(text, "Hoa") == ()


def test_letter_of_another_alphabet_is_never_passed_over() -> None:
    """Looked for is what small letters are made of: no capital of those alphabets turns Latin."""
    signs_of_units = (0x3A9, 0x3BC)
    codes = {*range(0x370, 0x588), 0xFF21, 0xFF5A, 0x1D400}.difference(signs_of_units)
    letters = [chr(code) for code in sorted(codes) if chr(code).isalpha()]
    portfolio = of(PLANS[0])
    missed = [
        letter
        for letter in letters
        if not any(
            True
            for _ in words_are_of_one_alphabet.check(
                replace(portfolio.sources[0], story=f"A{letter}n\n"), portfolio
            )
        )
    ]

    assert missed == []


@given(st.text(alphabet=' \n>#|“”"«»a\r\u2028', max_size=30))
def test_every_place_stays(text: str) -> None:
    """What is quoted gives way to as many blanks, line by line, and nothing else does."""
    for own in (story.own_words(text), story.unquoted(text)):
        assert len(text) == len(own)
        assert all(after in (before, " ") for before, after in zip(text, own, strict=True))
        assert text.count("\n") == own.count("\n")


@given(
    st.from_regex(r"0{0,3}[0-9]{2,3}", fullmatch=True),
    st.sampled_from(("QĐ-UBND", "TTr-HĐND", "BC-SNV", "QĐ-TTg")),
)
def test_usual_number_has_the_key_of_an_unusual_one(digits: str, sign: str) -> None:
    """A number in its proper form and the same with words before it are one number."""
    assert document_numbers.key(f"Số {digits}/{sign}") == document_numbers.key(f"{digits}/{sign}")


@pytest.mark.parametrize("words", ["UBND tp Huế", "Chủ tịch UBND thành  phố Huế"])
def test_a_city_is_of_the_level_of_its_day(words: str) -> None:
    """Whoever signs for Huế is of a district until it rose, and of a province from that day on."""
    before, after = dt.date(2024, 12, 31), dt.date(2025, 1, 1)
    levels = [read.level for day in (before, after) if (read := issuers.read(words, day))]

    assert levels == ["district", "province"]
