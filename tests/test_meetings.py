"""How far a change of some stories reaches: whoever is not asked again is told what was told before."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exemplars.checking import meetings
from exemplars.checking.meetings import Stories
from exemplars.numbers import SHORT, Numbers
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Profile
from exemplars.rules import copies
from exemplars.rules.copies import HOLDERS, compared_sample, day_of, no_story_is_copied
from support_plans import of

_WORDS = [
    "trồng",
    "chăm",
    "thu",
    "bán",
    "nuôi",
    "dạy",
    "học",
    "làm",
    "xây",
    "mở",
    "giúp",
    "góp",
    "vay",
    "trả",
    "đào",
    "khơi",
    "dựng",
    "sửa",
    "ghép",
    "cắt",
    "ruộng",
    "vườn",
    "ao",
    "rừng",
    "đồi",
    "suối",
    "cầu",
    "đường",
    "trường",
    "lớp",
    "chợ",
    "kho",
    "bếp",
    "sân",
    "nhà",
    "xóm",
    "bản",
    "làng",
    "thôn",
    "xã",
]
LENGTH, WAYS = 10, 3
# What may stand at each place of a story: passages of twenty words.
PASSAGES = [
    [
        " ".join(
            _WORDS[(at * 11 + way * 5 + step * (at * WAYS + way + 1)) % len(_WORDS)]
            for step in range(20)
        )
        for way in range(WAYS)
    ]
    for at in range(LENGTH)
]
DAYS = [dt.date(2024, 1, day) for day in (1, 2, 2, 3)]

# Ways that many take, to their end or almost.
COMMON = [[0] * LENGTH, [0] * (LENGTH // 2) + [1] * (LENGTH - LENGTH // 2)]


def _turned(ways: list[int], turns: dict[int, int]) -> list[int]:
    return [turns.get(at, way) for at, way in enumerate(ways)]


# A story: how it goes on at each place, mostly as others do; a day; a name that may be another's too.
_stories = st.tuples(
    st.builds(
        _turned,
        st.sampled_from(COMMON),
        st.dictionaries(st.integers(0, LENGTH - 1), st.integers(0, WAYS - 1), max_size=6),
    ),
    st.sampled_from([*DAYS, None]),
    st.integers(0, 6),
)
_corpora = st.dictionaries(st.integers(0, 11), _stories, min_size=5, max_size=12)


def corpus(stories: dict[int, tuple[list[int], dt.date | None, int]]) -> Portfolio:
    """Return a portfolio of such stories, in folders by their numbers."""
    sources = tuple(
        Source(
            Path(f"a/s-{number:02}/profile.md"),
            f"a/s-{number:02}/profile.md",
            Profile(name=f"Trần Văn {'ABCDEFG'[name]}", published=day),
            story=". ".join(PASSAGES[at][way] for at, way in enumerate(ways)),
        )
        for number, (ways, day, name) in sorted(stories.items())
    )
    return replace(of("tan-yen"), sources=sources)


def seen(known: Portfolio) -> Stories:
    """Return the samples of a portfolio's stories as the check keeps them."""
    samples = [compared_sample(each) for each in known.sources]
    return Stories(
        Numbers.of(array(SHORT, sorted(each.places) if each else ()) for each in samples),
        array(
            SHORT, [int.from_bytes(each.whole[:4], "little") | 1 if each else 0 for each in samples]
        ),
        array(SHORT, [day_of(each).toordinal() for each in known.sources]),
        [each.path.parent.as_posix() for each in known.sources],
    )


def told(known: Portfolio) -> dict[str, str]:
    """Return what the rule tells, by the profile it is told of."""
    assert no_story_is_copied.check is not None
    return {source.name: finding.message for source, finding in no_story_is_copied.check(known)}


@pytest.fixture(params=[1, HOLDERS], autouse=True)
def holders(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let that few be remembered at a place: with one, every change of it shows."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (copies, meetings):
            patch.setattr(module, "HOLDERS", request.param)
        yield


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_corpora, _corpora, st.sets(st.integers(0, 11), min_size=1, max_size=3))
def test_only_whom_a_change_reaches_has_to_be_asked_again(
    first: dict[int, tuple[list[int], dt.date | None, int]],
    other: dict[int, tuple[list[int], dt.date | None, int]],
    touched: set[int],
) -> None:
    """After stories have come, gone or changed: the rest is told the same, the asked as among all."""
    second = {number: each for number, each in first.items() if number not in touched}
    second |= {number: other[number] for number in touched & other.keys()}
    was, now = corpus(first), corpus(second)
    before = {each.name: at for at, each in enumerate(was.sources)}
    after = {each.name: at for at, each in enumerate(now.sources)}
    names = {f"a/s-{number:02}/profile.md" for number in touched} & (before.keys() | after.keys())
    kept = seen(now)
    asked = meetings.asked(
        seen(was), kept, [(before.get(name), after.get(name)) for name in sorted(names)]
    )
    needed = meetings.needed(kept, asked)

    whole, some = (
        told(now),
        told(
            corpus(
                {
                    number: each
                    for at, (number, each) in enumerate(sorted(second.items()))
                    if at in needed
                }
            )
        ),
    )
    of_asked = {now.sources[at].name for at in asked}
    untouched = after.keys() - of_asked

    assert asked <= needed
    assert {name: whole.get(name) for name in of_asked} == {
        name: some.get(name) for name in of_asked
    }
    assert {name: whole.get(name) for name in untouched} == {
        name: told(was).get(name) for name in untouched
    }


def of_numbers(*stories: tuple[int, int, set[int]]) -> Stories:
    """Return stories by their day, the number of all their words, the places of their samples."""
    return Stories(
        Numbers.of(array(SHORT, sorted(places)) for *_, places in stories),
        array(SHORT, [whole for _, whole, _ in stories]),
        array(SHORT, [day for day, *_ in stories]),
        [f"a/s-{at:02}" for at in range(len(stories))],
    )


# So many places of their own that one in common is no meeting.
OWN = [set(range(100 * at, 100 * at + 20)) for at in range(1, 6)]


def test_who_comes_after_is_asked_where_a_place_was_left() -> None:
    """A place that the first has left is another's: later stories there may meet that one now."""
    others = (2, 22, OWN[1]), (3, 33, OWN[2] | {7})
    was = of_numbers((1, 11, OWN[0] | {7}), *others)
    now = of_numbers((1, 12, OWN[0]), *others)

    assert meetings.asked(was, now, [(0, 0)]) == {0, 2}


def test_nobody_is_asked_where_enough_were_before() -> None:
    """At a place where three were before, whoever leaves it was remembered by nobody."""
    many = [(day, 10 + day, OWN[day] | {7}) for day in range(3)]
    after = (9, 99, OWN[4] | {7})
    was = of_numbers(*many, (5, 55, OWN[3] | {7}), after)
    now = of_numbers(*many, (5, 56, OWN[3]), after)

    assert meetings.asked(was, now, [(3, 3)]) == {3}


def test_all_places_of_a_story_with_a_twin_count() -> None:
    """Of stories in the same words only the first is remembered: when it is reworded, its twin comes up."""
    twin, after = (2, 11, OWN[0] | {7, 8}), (3, 33, OWN[2] | {7})
    was = of_numbers((1, 11, OWN[0] | {7, 8}), twin, after)
    now = of_numbers((1, 12, OWN[0] | {7}), twin, after)

    assert meetings.asked(was, now, [(0, 0)]) == {0, 1, 2}


def test_a_twin_is_seen_with_the_first_in_its_words() -> None:
    """Whoever is asked of a story sees the first in the same words, whatever stands at its places."""
    others = [(day, 20 + day, OWN[0] | OWN[day]) for day in range(1, 4)]
    now = of_numbers(*others, (5, 11, OWN[0]), (6, 11, OWN[0]))

    assert meetings.needed(now, {4}) >= {3, 4}
