"""Types of value: what each reads, what it refuses, and the cure it teaches."""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exemplars.dates.days import HANOI, midnight
from exemplars.notation import canonical_yaml
from exemplars.records import values
from support_json_schema import as_editors_read, wrong
from support_texts import lines, records, revealed, texts

TYPES = {
    "line": values.Line(10),
    "prose": values.Prose(20),
    "slug": values.Slug(),
    "identifier": values.Identifier(),
    "day": values.Day(),
    "partial-day": values.PartialDay(),
    "month-day": values.MonthDay(),
    "month": values.Month(),
    "clock": values.Clock(),
    "whole": values.Whole(1, 12),
    "number": values.Number(),
    "flag": values.Flag(),
    "one-of": values.OneOf(
        {"individual": "Cá nhân", "collective": "Tập thể", "household": "Hộ gia đình"}
    ),
    "file": values.FileName(("jpg", "png")),
    "address": values.Address(),
    "site": values.Site(),
    "authority": values.Authority(),
    "email": values.Email(),
    "host": values.Host(),
    "account": values.Account(),
}
CASES = records("values/table.yml")
READ = [case for case in CASES if "gives" in case.values[0]]
REFUSED = [case for case in CASES if "says" in case.values[0]]
every_type = pytest.mark.parametrize("type", TYPES.values(), ids=TYPES)


def read(type, raw):
    """Return what a type makes of a text, and all that it says."""
    said = []
    return type.read(raw, lambda message, hint: said.append((message, hint))), said


@pytest.mark.parametrize("case", READ)
def test_what_is_written_right_is_read(case):
    """A value of its type is read, and nothing is said of it."""
    value, said = read(TYPES[case["type"]], revealed(case["raw"]))

    assert revealed(case["gives"]) == str(value)
    assert not said


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_written_wrong_is_refused_with_its_cure(case):
    """A value that is not of its type gives nothing, one message, and the cure."""
    value, said = read(TYPES[case["type"]], revealed(case["raw"]))
    ((message, hint),) = said

    assert value is None
    assert revealed(case["says"]) in message
    assert case["cure"] in hint


def test_every_type_has_cases_of_both_sorts():
    """The table reads and refuses for every type there is."""
    ours = {type(value) for value in TYPES.values()}

    assert ours == {
        each for each in values.Value.__subclasses__() if each.__module__ == values.__name__
    }
    assert set(TYPES) == {case.values[0]["type"] for case in READ}
    assert set(TYPES) == {case.values[0]["type"] for case in REFUSED}


@pytest.mark.parametrize("raw", lines("yaml/hostile.txt")[::3])
def test_no_text_breaks_a_type(raw):
    """Whatever was written, a type gives a value or one message with its cure, never both or neither."""
    made = {name: read(type, raw) for name, type in TYPES.items()}

    assert all((value is None) == (len(said) == 1) for value, said in made.values()), made
    assert all(message and hint for _, said in made.values() for message, hint in said)


@given(st.one_of(st.text(), st.from_regex(r"\A[-+0-9./,W:T]{1,12}\Z")))
def test_no_text_breaks_a_type_at_random(raw):
    """Whatever was written, a type gives a value or one message, never both or neither."""
    made = {name: read(type, raw) for name, type in TYPES.items()}

    assert all((value is None) == (len(said) == 1) for value, said in made.values()), made


@given(st.dates())
def test_every_day_is_read_in_one_way(day):
    """A day in ISO form is that day; the cure of the Vietnamese form is the ISO form."""
    assert (day, []) == read(values.Day(), f"{day.year:04}-{day.month:02}-{day.day:02}")
    assert (
        f"viết {day.isoformat()}"
        == read(values.Day(), f"{day.day}/{day.month}/{day.year:04}")[1][0][1]
    )


@pytest.mark.parametrize("raw", ["31/2/2024", "6/25/2024", "0/1/2024", "99/99/2024", "1/1/0000"])
@pytest.mark.parametrize("type", [values.Day(), values.PartialDay()], ids=["day", "partial day"])
def test_no_cure_is_a_day_that_is_not_there(type, raw):
    """What a cure says to write is itself a day of the calendar."""
    ((_, hint),) = read(type, raw)[1]

    assert not [day for day in re.findall(r"\d{4}-\d\d-\d\d", hint) if read(type, day)[1]]


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9
    )
)
def test_numbers_are_worth_what_they_say(number):
    """A number written the Vietnamese way is read, and is worth as much as the English one."""
    written = f"{number:,.2f}".translate(str.maketrans(",.", ".,"))

    assert (written, []) == read(values.Number(), written)
    assert number == values.decimal(written)


@pytest.mark.parametrize(
    ("worth", "number"),
    [("1234.5", "1.234,5"), ("700", "700"), ("-0.5", "-0,5"), ("1234567", "1.234.567")],
)
def test_points_are_thousands_and_commas_are_fractions(worth, number):
    """A point parts thousands, a comma the fraction."""
    assert Decimal(worth) == values.decimal(number)


@every_type
def test_every_type_tells_forms_and_people_what_it_is(type):
    """A type has a Vietnamese title, a sentence, and a JSON Schema that JSON can hold."""
    schema = type.json_schema()

    assert type.title
    assert type.__doc__
    assert schema == json.loads(json.dumps(schema))
    assert {"type", "enum"} & set(schema)


def test_a_type_without_a_json_schema_is_found_out():
    """A new type that says nothing to editors cannot pass for a text."""

    class Colour(values.Value):
        title = "màu"

    with pytest.raises(NotImplementedError):
        Colour().json_schema()


def both_readings(raw):
    """Return a text of a case as it was written, and as an editor has it."""
    text = revealed(raw)
    return text, as_editors_read(canonical_yaml.scalar(text)) if text.isprintable() else text


# What the schema of one value cannot see, by the names of the cases.
UNSEEN = set(texts("values/unseen-by-schema.txt"))


@pytest.mark.parametrize("case", READ)
def test_a_json_schema_takes_what_the_type_reads(case):
    """What a type reads its schema takes, as the text that was written and as an editor has it."""
    schema = TYPES[case["type"]].json_schema()

    assert [wrong(schema, value) for value in both_readings(case["raw"])] == [[], []]


@pytest.mark.parametrize("case", REFUSED)
def test_a_json_schema_refuses_what_the_type_refuses(case):
    """What a type refuses its schema refuses, but for the cases that are named."""
    schema = TYPES[case["type"]].json_schema()
    refused = any(wrong(schema, value) for value in both_readings(case["raw"]))

    assert refused == (case["case"] not in UNSEEN)


def test_every_case_unseen_is_there():
    """What is excused is a case that is refused."""
    assert {case.values[0]["case"] for case in REFUSED} >= UNSEEN


def test_equal_lists_of_words_are_one_type():
    """Two types of the same words are equal and stand for one key."""
    one, other = (values.OneOf({"a": "A"}) for _ in range(2))

    assert {one} == {other}


@pytest.mark.parametrize("day", [dt.date(2024, 6, 11), dt.date(1, 1, 1), dt.date(9999, 12, 31)])
def test_a_day_begins_at_midnight_in_hanoi(day):
    """Midnight is 00:00 of that day, seven hours before Greenwich."""
    moment = midnight(day)

    assert (day, dt.time()) == (moment.date(), moment.time())
    assert dt.timedelta(hours=7) == moment.utcoffset() == HANOI.utcoffset(None)


def test_midnight_is_written_with_its_zone():
    """A feed can print midnight as it is."""
    written = "2024-06-11T00:00:00+07:00"

    assert written == midnight(dt.date(2024, 6, 11)).isoformat()
