"""What is said when a text is read aloud; cases as data: cases/spoken/*.tsv, written and spoken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exemplars.reading import source, walk
from exemplars.records.units import PlaceNames
from exemplars.spoken import lexicon, script, spoken
from exemplars.spoken.lexicon import common, units
from exemplars.text import clean
from support_portal import REPO
from support_radio import UNSPEAKABLE

CASES = Path(__file__).parent / "cases/spoken"
PLANS = walk.plans_in(REPO)


def cases() -> Iterator[tuple[str, str, str]]:
    """Give (written, spoken, readings of its one doubt) of every case."""
    for path in sorted(CASES.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            written, said, *doubt = line.split("\t")
            yield written, said, "".join(doubt)


@pytest.mark.parametrize(("written", "said", "doubt"), list(cases()), ids=lambda text: text[:40])
def test_text_is_said(written: str, said: str, doubt: str) -> None:
    """A text is said in the words of the case, and only what the case doubts is doubted."""
    found = spoken(written)

    assert said == found.text
    assert ([doubt] if doubt else []) == [" | ".join(d.readings) or "-" for d in found.doubts]


@pytest.mark.parametrize(("written", "said", "doubt"), list(cases()), ids=lambda text: text[:40])
def test_what_is_said_is_said_again_unchanged(written: str, said: str, doubt: str) -> None:
    """Reading what was read changes nothing, and leaves no doubt."""
    again = spoken(said)

    assert (said, ()) == (again.text, again.doubts)


def test_cases_are_many_and_none_twice() -> None:
    """The table has at least four hundred different lines."""
    written = [each for each, _, _ in cases()]

    assert len(written) >= 400
    assert len(written) == len(set(written))


PIECES = [
    *common().rows,
    *units(),
    *[
        "0",
        "1",
        "4",
        "05",
        "1.234",
        "1,5",
        "3/4",
        "30/4",
        "24/7",
        "2024",
        "2022-2025",
        "7h30",
        "QL17",
        "T12",
        "6T",
        "200K",
        "50M",
        "1.a",
        "XIII",
        "IV",
        "I",
        "V",
        "X",
        "123/QĐ-UBND",
        "06/2022/QH15",
    ],
    *[
        "-",
        "–",
        "(",
        ")",
        "/",
        "&",
        "+",
        "=",
        "%",
        ".",
        ",",
        ":",
        ";",
        "…",
        "…",
        "“",
        "”",
        "\n",
        "́",
        "²",
        "½",
        "٣",
        "①",
        "Ⅷ",
        "😀",
        "Ж",
        "ﬁ",
        "ẞ",
        "ǅ",
        "ª",
        "№",
        "ngày",
        "tháng",
        "số",
        "thứ",
        "khóa",
        "lúa",
        "Hoa",
    ],
    "tanyen.gov.vn",
    "a@b.vn",
    "https://",
]
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
)


@given(TEXTS)
@example("A\u0315B 1")
@settings(max_examples=400)
def test_any_text_can_be_read_aloud(text: str) -> None:
    """Whatever is written, what is said has no figure, no sign and no control character."""
    assert UNSPEAKABLE.search(spoken(text).text) is None


@given(TEXTS)
@settings(max_examples=400)
def test_any_text_is_read_once(text: str) -> None:
    """Whatever is written, what was read is read again without a change."""
    said = spoken(text).text

    assert said == spoken(said).text


@given(TEXTS)
def test_doubts_name_their_places(text: str) -> None:
    """A doubt's place in the text holds just what it doubts; doubts stand in order."""
    doubts = spoken(text).doubts
    written = clean(text)

    assert [each.what for each in doubts] == [written[d.start : d.end] for d in doubts]
    assert sorted(each.start for each in doubts) == [each.start for each in doubts]


@given(st.integers(0, 10**12))
def test_any_sum_is_said_as_its_number(number: int) -> None:
    """A number with stops between its thousands is said as without."""
    assert spoken(f"Có {number:,} cây".replace(",", ".")).text == spoken(f"Có {number} cây").text


@pytest.mark.parametrize("plan", PLANS)
def test_samples_are_said_without_doubt(plan: str) -> None:
    """Every sample profile can be read aloud as it stands, without a doubt."""
    for each in source.load(REPO, plan).sources:
        said = spoken(script.written(each.profile.name, each.profile.summary, each.story))

        assert said.doubts == ()
        assert UNSPEAKABLE.search(said.text) is None


HOSTILE = [
    "1", "1.", "1,", "1/", "1 ", "A", "A.", "UBND", "UBND-", "IV ", "-", ".", "(", ", ", " ,", "a.", "a@",
    "số 1/QĐ-", "a.vn", "https://", "\u0301", "½", "1x", "đ/", "\n- ", "P. A ", "1 000 ", "+84 ", "…", "T1-", "T2, ", "1.a", "200K ", "TT A ", "TTA",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_is_read_in_linear_steps(piece: str) -> None:
    """A hundred kilobytes of anything are read to the end; a slow pattern would never come back."""
    said = spoken(piece * (100_000 // len(piece))).text

    assert UNSPEAKABLE.search(said) is None


def test_own_readings_come_first() -> None:
    """A name in the plan's or the profile's table is said as the table says; the profile's stands over."""
    own = lexicon({"KTHT": "Kinh tế và Hạ tầng", "Ê-đê": "ê đê"}, {"KTHT": "Kinh tế, Hạ tầng"})

    found = spoken("Phòng KTHT giúp bà con Ê-đê.", own)

    assert found.text == "Phòng Kinh tế, Hạ tầng giúp bà con ê đê."
    assert found.doubts == ()


def test_own_readings_are_whole_words() -> None:
    """A name inside another word is not that name."""
    assert spoken("Dao, Daol", lexicon({"Dao": "da-o"})).text == "da-o, Daol"


def test_letters_have_one_form() -> None:
    """What is said is composed (NFC), whatever was written."""
    said = spoken(unicodedata.normalize("NFD", "Xã có 5 hộ người Ê-đê")).text

    assert said == "Xã có năm hộ người Ê-đê"


def test_script_makes_sentences_of_headings_lists_and_tables() -> None:
    """Headings and items end as sentences do; a row of a table is one sentence with its headings."""
    story = "## Vụ mới\n\nAnh **Nam** làm.\n\n- một\n- hai;\n\n| Năm | Lãi |\n|---|---|\n| 2022 | 5 ha |\n"

    assert script.plain(story) == "Vụ mới.\nAnh Nam làm.\nmột.\nhai;\nNăm: 2022, Lãi: 5 ha."


NAMES = PlaceNames(
    {
        "Nhã Nam": ("thị trấn", "xã"),
        "Tân Yên": ("huyện",),
        "Vinh": ("thành phố", "huyện"),
        "Đa Mai": ("phường",),
        "5": ("phường",),
    }
)


@pytest.mark.parametrize(
    ("written", "said", "doubts"),
    [
        ("Ở TT Nhã Nam.", "Ở thị trấn Nhã Nam.", 0),
        ("Ở TT.Nhã Nam, H.Tân Yên.", "Ở thị trấn Nhã Nam, huyện Tân Yên.", 0),
        ("X. Nhã Nam Tân Yên.", "Xã Nhã Nam Tân Yên.", 0),
        ("Ở P. 5 và P. Đa Mai.", "Ở phường năm và phường Đa Mai.", 0),
        ("Ở TT Tân Yên.", "Ở tê tê Tân Yên.", 1),
        ("TT Y tế TP Vinh.", "Trung tâm Y tế thành phố Vinh.", 0),
        ("Chị Nguyễn H. Tân Yên.", "Chị Nguyễn H. Tân Yên.", 0),
    ],
)
def test_kinds_of_units_are_read_by_the_register(written: str, said: str, doubts: int) -> None:
    """A short kind before a name is that of the one unit which bears the name; of no other it is told."""
    found = spoken(written, lexicon(places=NAMES))

    assert said == found.text
    assert doubts == len(found.doubts)


@given(TEXTS)
def test_the_register_leaves_nothing_unspeakable(text: str) -> None:
    """With names of a register too, what is said has no figure and no sign, and is read once."""
    said = spoken(text, lexicon(places=NAMES)).text

    assert UNSPEAKABLE.search(said) is None
    assert said == spoken(said).text
