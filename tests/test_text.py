"""Vietnamese text: what enters, what is equal, what comes first, what was meant."""

from __future__ import annotations

import random
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exemplars import text
from exemplars.records.values import Slug
from support_texts import records, revealed, texts, thorough

_PIECES = st.sampled_from(
    [*"&;#x12aơđĐÐhô \r\n\u200b\u00ad\u00a0\ufeff\u0323\u0301\u0302\u031b", "&ocirc;", "&#8238;"]
)
_PASTED = st.lists(st.one_of(_PIECES, st.text(max_size=3)), max_size=12).map("".join)
# Entities in entities, and entities that only cleaning puts together.
_ESCAPED = st.lists(
    st.sampled_from(["&", "amp;", "l", "t;", "nbsp", ";", "\u037e", "\u200b", "a"]), max_size=9
).map("".join)
_INVISIBLE = "\r\u00ad\u200b\u200c\u200d\u2060\ufeff\u00d0\u00a0\u202f\u2007"
_VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíị"
_VIETNAMESE += "òỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"


def _shuffled(ordered, seed=0):
    return random.Random(seed).sample(ordered, len(ordered))


@pytest.mark.parametrize("case", records("text/clean.yml"))
def test_pasted_text_is_cleaned(case):
    """What word processors and CMSs leave in a text is gone when it enters."""
    assert revealed(case["enters"]) == text.clean(revealed(case["typed"]))


@thorough
@given(st.one_of(_PASTED, _ESCAPED))
def test_cleaning_twice_changes_nothing(pasted):
    """What is clean stays as it is, so a text may pass the door twice."""
    once = text.clean(pasted)

    assert once == text.clean(once)


@thorough
@given(_PASTED)
def test_clean_text_is_composed_and_visible(pasted):
    """Clean text is NFC and holds no carriage return, invisible character or lookalike."""
    cleaned = text.clean(pasted)

    assert unicodedata.is_normalized("NFC", cleaned)
    assert not set(_INVISIBLE) & set(cleaned)


def test_ordinary_text_needs_no_cleaning():
    """What is taken as it is, letter by letter or side by side, is just what cleaning would give."""
    ordinary = [chr(code) for code in range(sys.maxunicode + 1) if text.is_ordinary(chr(code))]
    pairs = ["".join(first + second for second in ordinary) for first in ordinary]

    assert set(_VIETNAMESE) < set(ordinary)
    assert pairs == [unicodedata.normalize("NFC", each) for each in pairs]
    assert not set(ordinary) & {*_INVISIBLE, *map(chr, text._CLEANING), "&"}
    assert not text.FORBIDDEN.search("".join(ordinary))


@pytest.mark.parametrize("odd", ["&amp;", "\u0301", "\u00ad", "\u00d0", "\r", "\t", "\U0001f600"])
@pytest.mark.parametrize("place", ["{} bà Hoa", "bà {} Hoa", "bà Hoa {}", "bà Hoa\n{}\n"])
def test_one_odd_letter_is_no_ordinary_text(odd, place):
    """Wherever it stands, one letter that cleaning may have to do with is seen."""
    assert text.is_ordinary(place.format("ở"))
    assert not text.is_ordinary(place.format(odd))


@pytest.mark.parametrize(
    "char",
    [chr(code) for code in (0, 1, 8, 11, 12, 14, 27, 31, 127, 128, 133, 159, 0xFFFE, 0xFFFF)]
    + [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))],
    ids=lambda char: f"U+{ord(char):04X}",
)
def test_control_and_direction_characters_are_forbidden(char):
    """No control character and no directional override is text."""
    assert text.FORBIDDEN.search(f"a{char}b")


@pytest.mark.parametrize("char", list(_VIETNAMESE + "\t\n \u0301“”…–😀"))
def test_letters_and_marks_are_allowed(char):
    """Letters, combining marks, tabs, line ends, quotes and pictures are text."""
    assert not text.FORBIDDEN.search(f"a{char}b")


@pytest.mark.parametrize(
    ("folded", "written"),
    [
        ("nguyen van dat", "Nguyễn Văn Đạt"),
        ("dai hoa", "ĐẠI HÓA"),
        ("huong uoc", "hương ước"),
        ("e-de", "Ê-đê"),
        ("", ""),
        ("700 trieu dong", "700 triệu đồng"),
        ("nguyen", unicodedata.normalize("NFD", "Nguyễn")),
    ],
)
def test_folding_is_what_a_phone_types(folded, written):
    """Folded text has no accents, no capitals, and d for đ."""
    assert folded == text.fold(written)


def test_folding_reaches_every_vietnamese_letter():
    """Every letter of the alphabet with every tone folds to one of a to z."""
    assert not set(text.fold(_VIETNAMESE)) - set("abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("ủy", "uỷ"),
        ("thúy", "thuý"),
        ("khoẻ", "khỏe"),
        ("quý", "qúy"),
        ("xóa", "xoá"),
        ("tòa", "toà"),
        ("hủy", "huỷ"),
        ("Hòa Bình", "hoà bình"),
        ("Thúy  Hòa", "Thuý Hoà"),
        ("hoà", unicodedata.normalize("NFD", "hòa")),
    ],
)
def test_both_tone_placements_are_one_spelling(one, other):
    """Old and new tone placement, case and spacing make no difference."""
    assert text.spelling(one) == text.spelling(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoa", "hòa"),
        ("hòa", "hóa"),
        ("hoa", "hoả"),
        ("tôm", "tom"),
        ("đa", "da"),
        ("tư", "tu"),
        ("hòa an", "hoa àn"),
        ("hòa an", "hòaan"),
    ],
)
def test_other_words_are_other_spellings(one, other):
    """A tone, a letter or a space too many makes another word."""
    assert text.spelling(one) != text.spelling(other)


@pytest.mark.parametrize("seed", range(5))
def test_words_come_in_dictionary_order(seed):
    """Letters order words first, the six tones break ties, capitals make no difference."""
    ordered = texts("text/order.txt")

    assert ordered == sorted(_shuffled(ordered, seed), key=text.sort_key)


def test_shorter_words_come_first():
    """A word comes before the words that begin with it."""
    ordered = ["an", "An Dương", "An Toàn", "anh"]

    assert ordered == sorted(_shuffled(ordered), key=text.sort_key)


@thorough
@given(st.one_of(_PASTED, st.text(), st.text(alphabet="tnô\u0301\u0323\u0302\u031b ")))
def test_any_text_has_a_place_in_the_order(written):
    """A stray tone mark, an emoji or a foreign script can be sorted among Vietnamese words."""
    assert [written] == sorted([written], key=text.sort_key)
    assert sorted(["hoa", written], key=text.sort_key) == sorted(
        [written, "hoa"], key=text.sort_key
    )


def test_people_are_ordered_by_given_name():
    """A list of people goes by the given name, then by the names before it."""
    ordered = ["An", "Đỗ Văn An", "Nguyễn An", "Phạm Thị Ánh", "Lê Thị Ân", "Trần Bình", "Bùi Yến"]

    assert ordered == sorted(_shuffled(ordered), key=text.given_name_key)


def test_a_person_without_a_name_is_ordered_too():
    """An empty name comes first and breaks nothing."""
    assert text.given_name_key("") < text.given_name_key("An")


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("nguyen-van-dat", "Nguyễn Văn Đạt"),
        ("dang-thi-hien", "Ðặng Thị Hiền"),
        ("duong-so-1-2", "Đường  số 1/2"),
        ("ho-gia-dinh", "h&ocirc;̣ gia đình"),
        ("to-tiet-kiem-va-vay-von", "Tổ “tiết kiệm & vay vốn”".replace("&", "và")),
        ("", "…"),
        ("", ""),
    ],
)
def test_addresses_have_no_accents(slug, name):
    """The address part of a name is its words without accents, joined by hyphens."""
    assert slug == text.slug(name)


def test_long_addresses_are_cut_between_words():
    """A long name keeps its first whole words."""
    name = "Hợp tác xã chăn nuôi gà đồi hữu cơ thôn Đồng Điều Tám"
    whole_words = "hop-tac-xa-chan-nuoi-ga-doi-huu"

    assert whole_words == text.slug(name, 33)


@thorough
@given(st.one_of(_PASTED, st.text()), st.integers(min_value=6, max_value=80))
def test_every_address_part_is_a_slug(name, longest):
    """Whatever the name, its address part is empty or a valid slug that is not too long."""
    slug = text.slug(name, longest)
    complaints = []

    assert len(slug) <= longest
    assert slug == (Slug().read(slug, lambda *said: complaints.append(said)) or ""), complaints


@pytest.mark.parametrize(
    ("meant", "typed"),
    [
        ("nong-nghiep", "nong-nghep"),
        ("nong-nghiep", "Nông nghiệp"),
        ("giao-duc", "giao_duc"),
        ("y-te", "yte"),
        ("Văn hóa", "van hoa"),
        (None, "zzz"),
        (None, ""),
    ],
)
def test_the_nearest_name_is_found(meant, typed):
    """A slip, a missing accent or a space finds the name that was meant; nonsense finds none."""
    assert meant == text.nearest(typed, ["nong-nghiep", "giao-duc", "y-te", "Văn hóa"])


@pytest.mark.parametrize("typed", ["xa-3157", "xa 3157x", "XÃ-3157", "xa-31157"])
def test_the_nearest_of_thousands_is_found(typed):
    """Among thousands those that begin alike and are as long are looked at, and the nearest is there."""
    others = [f"thon-{n}" for n in range(5_000)]

    assert text.nearest(typed, [*others, "xa-3157", *others[::-1]]) == "xa-3157"


def test_nothing_is_near_to_nothing():
    """Without names to choose from, none was meant."""
    assert text.nearest("nong-nghiep", []) is None


@pytest.mark.parametrize(
    ("shown", "names"),
    [("a, b … (và 2 giá trị nữa)", "abcd"), ("a, b", "ab"), ("", "")],
)
def test_a_long_list_says_how_many_are_left(shown, names):
    """A list shows its first names and counts the rest; a short one shows them all."""
    assert shown == text.listed(iter(names), 2)
