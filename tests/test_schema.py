"""
Typed records: what is read from a tree, and everything that is said of its shape.

It has over 300 lines: whatever may be wrong with a shape stands side by side.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exemplars.records import schema
from exemplars.records.profile import Profile
from exemplars.records.record import Record, frozen
from exemplars.records.schema import Many, Nested, Table, spec
from exemplars.records.values import Day, Flag, Line, MonthDay, OneOf, Slug, Whole
from support_texts import records

# A Python word for a key.
FROM = "from"


def record(title, /, **fields):
    """Return a type of record with these fields."""
    annotations = dict.fromkeys(fields, "object")
    return frozen(type(Record)(title, (Record,), {**fields, "__annotations__": annotations}))


Award = record(
    "Award",
    form=spec(Slug(), "Hình thức", required=True, example="giay-khen"),
    date=spec(Day(), "Ngày", required=True),
)
Person = record(
    "Person",
    name=spec(Line(20), "Họ tên", required=True, example="Nguyễn Thị Hoa"),
    born=spec(Whole(1900, 2024), "Năm sinh"),
    since=spec(Day(), "Từ ngày", name=FROM),
    yearly=spec(MonthDay(), "Hằng năm"),
    minor=spec(Flag(), "Trẻ em"),
    level=spec(OneOf({"commune": "Cấp xã", "district": "Cấp huyện"}), "Cấp"),
    tags=spec(Many(Slug()), "Nhãn"),
    best=spec(Nested(Award), "Khen thưởng cao nhất"),
    awards=spec(Many(Nested(Award)), "Khen thưởng"),
    say=spec(Table(Line(20)), "Cách đọc"),
)
NAMES = ["name", "born", "from", "yearly", "minor", "level", "tags", "best", "awards", "say"]
WHOLE = {
    "name": "Hoa",
    "born": "1962",
    "from": "2024-06-11",
    "yearly": "06-11",
    "minor": "true",
    "level": "commune",
    "tags": ["y-te", "giao-duc"],
    "best": {"form": "bang-khen", "date": "2023-12-01"},
    "awards": [{"form": "giay-khen", "date": "2022-01-02"}],
    "say": {"Ê-đê": "ê đê"},
}


def told(findings):
    """Return findings as the cases write them."""
    return [
        f"{'.'.join(map(str, each.path))}{'!' if each.key else ''} "
        f"{each.code}: {each.message} → {each.hint}"
        for each in findings
    ]


def test_a_whole_tree_becomes_a_whole_record():
    """Every sort of field is read into its own type."""
    expected = Person(
        name="Hoa",
        born=1962,
        since=dt.date(2024, 6, 11),
        yearly=(6, 11),
        minor=True,
        level="commune",
        tags=("y-te", "giao-duc"),
        best=Award(form="bang-khen", date=dt.date(2023, 12, 1)),
        awards=(Award(form="giay-khen", date=dt.date(2022, 1, 2)),),
        say={"Ê-đê": "ê đê"},
    )

    assert (expected, []) == schema.read(Person, WHOLE)


# A blank group was meant to say something: see the next test.
_BLANK = {name: "" for name in NAMES[1:] if name != "best"}


@pytest.mark.parametrize("empty", [{}, _BLANK], ids=["left out", "empty"])
def test_what_is_missing_is_empty(empty):
    """A field that is empty or left out is empty in the record, and nobody complains."""
    assert (Person(name="Hoa"), []) == schema.read(Person, {"name": "Hoa"} | empty)


def test_a_blank_group_is_told():
    """A group whose line stands there without anything in it is a problem at that line."""
    _, (finding,) = schema.read(Person, {"name": "Hoa", "best": ""})

    assert finding.path == ("best",)


@pytest.mark.parametrize(
    ("empty", "names"),
    [
        ("", ("name", "level")),
        (None, ("born", "since", "yearly", "best")),
        ((), ("tags", "awards")),
        ({}, ("say",)),
        (False, ("minor",)),
    ],
)
def test_every_sort_of_field_has_its_own_emptiness(empty, names):
    """What is missing is "" for text, None for the rest, False for a flag, () and {} for many."""
    assert dict.fromkeys(names, empty) == {name: getattr(Person(), name) for name in names}


@pytest.mark.parametrize("case", records("schema/shapes.yml"))
def test_a_wrong_shape_is_told_at_its_path(case):
    """What is not of its type, unknown or missing is told at its path with the cure."""
    _, findings = schema.read(Person, {"name": "Hoa"} | case["tree"])

    assert case["says"] == told(findings)


@pytest.mark.parametrize("tree", [{}, {"name": ""}, {"name": "   "}], ids=str)
def test_a_required_text_must_hold_something(tree):
    """A required text that is left out, empty or blank is missing."""
    missing = [" thieu-truong: thiếu trường `name` (Họ tên) → thêm dòng như `name: Nguyễn Thị Hoa`"]
    _, findings = schema.read(Person, tree)

    assert missing == told(findings)


FLOODS: dict[str, dict[str, Any]] = {
    "unknown names": {f"nam{n}": "x" for n in range(2_000)},
    "words of no list": {"levels": [f"xa-{n}" for n in range(2_000)]},
    "items that lack all": {"people": [{"born": "1980"}] * 2_000},
}


@pytest.mark.parametrize("tree", FLOODS.values(), ids=FLOODS)
def test_of_thousands_of_slips_all_are_counted_and_the_first_explained(tree):
    """A file with more slips than anybody reads has each of them counted; a cure is looked for in the first."""
    crowd = record(
        "Crowd",
        levels=spec(Many(OneOf({"commune": "xã", "ward": "phường"})), "Các cấp"),
        people=spec(Many(Nested(Person)), "Người"),
    )
    read, findings = schema.read(crowd, tree)
    first, last = findings[: schema.MOST_FINDINGS], findings[schema.MOST_FINDINGS + 1 :]

    assert len(findings) == 2_000
    assert all(each.hint and each.message for each in first)
    assert not any("có phải" in each.hint or "thêm dòng" in each.hint for each in last)
    assert all(each.message for each in last)
    assert len(read.people) == len(tree.get("people", ()))


@pytest.mark.parametrize("tree", [{}, {"scope": ""}, {"scope": []}, {"scope": [""]}], ids=str)
def test_a_required_list_must_hold_something(tree):
    """An empty list under a required name is as missing as no name at all."""
    missing = [" thieu-truong: thiếu trường `scope` (Đồng ý) → thêm dòng `scope: …`"]
    _, findings = schema.read(
        record("Consent", scope=spec(Many(Slug()), "Đồng ý", required=True)), tree
    )

    assert missing == told(findings)


@pytest.mark.parametrize(
    ("whole", "short"),
    [
        ({"tags": ["y-te"]}, {"tags": "y-te"}),
        ({"awards": [WHOLE["best"]]}, {"awards": WHOLE["best"]}),
    ],
)
def test_one_value_is_a_list_of_one(whole, short):
    """A list of one may be written without its brackets."""
    assert schema.read(Person, {"name": "Hoa"} | whole) == schema.read(
        Person, {"name": "Hoa"} | short
    )


def test_one_text_is_read_by_each_type_in_its_own_way():
    """What a type has read once is no other type's, nor the same type's with other words or bounds."""
    Same = record(
        "Same",
        slug=spec(Slug(), "Mã"),
        line=spec(Line(), "Dòng"),
        day=spec(Day(), "Ngày"),
        level=spec(OneOf({"2024-06-11": "Một"}), "Cấp"),
        other=spec(OneOf({"2024-06-12": "Hai"}), "Cấp"),
        short=spec(Line(9), "Dòng"),
    )
    day = "2024-06-11"
    expected = Same(slug=day, line=day, day=dt.date(2024, 6, 11), level=day)
    same, findings = schema.read(Same, dict.fromkeys(schema.table(Same), day))

    assert expected == same
    assert [each.path for each in findings] == [("other",), ("short",)]


def test_a_wrong_text_is_told_every_time():
    """The same wrong word is told in each place where it stands, in each reading."""
    wrong = {"name": "Hoa", "tags": ["Y tế", "Y tế"], "awards": [{"form": "Y tế"}] * 2}
    once, again = (told(schema.read(Person, wrong)[1]) for _ in range(2))

    assert len(once) == 2 + 2 * 2
    assert once == again


def test_nothing_and_no_are_values_too():
    """A nought and a false are what was written, not what is missing."""
    Count = record(
        "Count",
        number=spec(Whole(), "Số", required=True),
        numbers=spec(Many(Whole()), "Các số", required=True),
        minor=spec(Flag(), "Trẻ em", required=True),
    )
    tree = {"number": "0", "numbers": ["0", "1"], "minor": "false"}

    assert (Count(number=0, numbers=(0, 1)), []) == schema.read(Count, tree)


def test_each_record_has_its_own_table():
    """The empty table of one record is not that of the next."""
    one, other = (schema.read(Person, {"name": "Hoa"})[0] for _ in range(2))

    assert one.say == other.say
    assert one.say is not other.say


def test_one_wrong_value_does_not_spoil_the_rest():
    """What is wrong leaves its place empty, and what is right beside it is kept."""
    wrong = {"born": "x", "tags": ["a", "B", "c"], "say": {"a": ["b"], "c": "d"}}
    expected = Person(name="Hoa", tags=("a", "", "c"), say={"c": "d"})
    person, findings = schema.read(Person, {"name": "Hoa"} | wrong)

    assert expected == person
    assert len(wrong) == len(findings)


@pytest.mark.parametrize("tree", ["", "Hoa", [], ["Hoa"]])
def test_a_tree_that_is_no_mapping_gives_an_empty_record(tree):
    """What is no group of fields gives an empty record, and one finding where it stands."""
    path = ("persons", 3)
    person, (finding,) = schema.read(Person, tree, path)

    assert Person() == person
    assert path == person.path == finding.path


def test_paths_lead_from_the_root_of_the_file():
    """A nested record, and what is said of it, has the path of its holder before its own."""
    path = ("persons", 3)
    wrong = {"best": {"form": "A"}, "awards": [{}]}
    person, findings = schema.read(Person, WHOLE | wrong, path)
    best, award = (*path, "best"), (*path, "awards", 0)

    assert [best, award] == [person.best.path, person.awards[0].path]
    assert [(*best, "form"), best, award, award] == [each.path for each in findings]


def test_a_blank_item_keeps_its_place():
    """An item with nothing in it is no record, and those after it are still found where they stand."""
    person, findings = schema.read(Person, {"name": "Hoa", "awards": ["", {"form": "A"}]})
    (award,) = person.awards
    path = ("awards", 1)

    assert path == award.path
    assert [(*path, "form"), path] == [each.path for each in findings]


def test_where_a_record_stands_makes_no_difference_to_what_it_is():
    """Two records of the same values are equal wherever they were written."""
    here, there = (schema.read(Award, WHOLE["best"], path)[0] for path in [(), ("awards", 1)])

    assert here == there


def test_a_record_cannot_be_changed():
    """A record once read stays as it was read."""
    award, _ = schema.read(Award, WHOLE["best"])

    with pytest.raises(dataclasses.FrozenInstanceError):
        award.form = "giay-khen"


def test_the_table_is_in_the_order_of_the_fields():
    """The names of a table are the file's, in the order they are declared."""
    assert list(schema.table(Person)) == NAMES
    assert [key for key, _, _ in schema.specs(Person)] == NAMES
    assert {"since"} == {attribute for key, attribute, _ in schema.specs(Person) if key == FROM}


_TREES = st.recursive(
    st.one_of(st.text(max_size=6), st.sampled_from(["2024-06-11", "individual", "true", "a-b"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(st.sampled_from(list(schema.table(Profile))), st.text(max_size=4)),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
)


@given(_TREES)
def test_any_tree_is_a_profile_or_is_told_why_not(tree):
    """Whatever stands in a file, reading gives a record, and findings that lead into the tree."""
    profile, findings = schema.read(Profile, tree)

    assert isinstance(profile, Profile)
    assert all(each.message and each.hint for each in findings)
    assert {each.code for each in findings} <= {"gia-tri-sai", "truong-la", "thieu-truong"}
    for each in findings:
        reduce(lambda value, step: value[step], each.path, tree)
