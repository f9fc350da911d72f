"""Copied stories are found whatever was changed in them; what stories may share is no copy."""

from __future__ import annotations

import datetime as dt
import itertools
import random
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import yaml

from exemplars import resemblance
from exemplars.reading.source import Source
from exemplars.records.profile import Profile, Withdrawal
from exemplars.rules.copies import no_story_is_copied
from exemplars.text import fold
from support_plans import PLANS, of
from support_texts import CASES

EDITED = yaml.safe_load((CASES / "copies/bai-sao-chep.yml").read_text("utf-8"))
WRITTEN = yaml.safe_load((CASES / "copies/stories.yml").read_text("utf-8"))
PAIRS = [*EDITED, *WRITTEN["pairs"]]
SOURCES = {each.profile.id: each for plan in PLANS for each in of(plan).sources}
# Another story of samples, for words of its own.
OTHER = SOURCES["pv05xg"].story
NAME = re.compile(r"(?:[A-ZĐÂÊÔƠƯ]\w+ )+[A-ZĐÂÊÔƠƯ]\w+")
OTHER_WORDS = {"bà con": "người dân", "nhiều": "không ít", "bắt đầu": "khởi sự", "gia đình": "nhà"}
TONES = {"òa": "oà", "óa": "oá", "ủy": "uỷ", "úy": "uý", "òe": "oè", "ỏa": "oả"}


def lines(story: str) -> list[str]:
    """Return the sentences of a story, one a line in the samples."""
    return [line for line in story.splitlines() if line and not line.startswith("#")]


def swapped(pairs: dict[str, str]) -> Callable[[str], str]:
    """Return an edit that puts words for words."""
    pattern = re.compile("|".join(pairs))
    return lambda story: pattern.sub(lambda found: pairs[found[0]], story)


def shuffled(parts: list[str], glue: str) -> str:
    """Return the parts in another order, the same on every run."""
    return glue.join(random.Random(1).sample(parts, len(parts)))


def cut(story: str, share: float) -> str:
    """Return the first sentences of a story."""
    kept = lines(story)
    return "\n".join(kept[: round(len(kept) * share)])


EDITS: dict[str, Callable[[str], str]] = {
    "names": lambda story: NAME.sub("Vi Thị Tân Xuân", story),
    "numbers": lambda story: re.sub(r"\d+", lambda found: str(int(found[0]) + 7), story),
    "pronouns": swapped({r"bà ": "ông ", r"chị ": "anh ", r"anh ": "cô "}),
    "reordered": lambda story: shuffled(lines(story), "\n"),
    "paragraphs-shuffled": lambda story: shuffled(story.split("\n\n"), "\n\n"),
    "bare": lambda story: "\n".join(fold(line) for line in story.splitlines()),
    "other-tone-marks": swapped(TONES),
    "other-words": swapped(OTHER_WORDS),
    "own-opening": lambda story: cut(OTHER, 0.15) + "\n\n" + story,
    "own-closing": lambda story: story + "\n\n" + "\n".join(lines(OTHER)[-4:]),
    "every-fourth-dropped": lambda story: "\n".join(
        line for at, line in enumerate(lines(story)) if at % 4
    ),
    "one-line-paragraphs": lambda story: re.sub(r"(?<=\S)\n(?=\S)", " ", story),
    "headings": lambda story: story.replace("\n\n", "\n\n## Những năm tháng ấy\n\n"),
    "as-a-list": lambda story: "\n".join(f"- {line}" for line in lines(story)),
    "bold": lambda story: re.sub(r"\b(\w+ \w+),", r"**\1**,", story),
    "no-marks": lambda story: re.sub(r"[.,;:]", "", story),
    "first-half": lambda story: cut(story, 0.55),
    "two-stories": lambda story: story + "\n\n" + OTHER,
    "one-quoted": lambda story: story.replace(lines(story)[3], f"“{lines(story)[3]}”"),
    "each-fifth-word-other": lambda story: " ".join(
        "khác" if at % 5 == 0 else word for at, word in enumerate(story.split())
    ),
    "own-words-after-a-third": lambda story: cut(story, 0.33) + "\n\n" + OTHER,
    "as-a-quotation": lambda story: "\n".join(f"> {line}" for line in lines(story)),
    "in-quotation-marks": lambda story: "\n".join(
        f"“{re.sub('[“”]', '', line)}”" for line in lines(story)
    ),
    "own-middle": lambda story: "\n".join(
        (cut(story, 0.35), *lines(OTHER)[3:10], *lines(story)[-round(len(lines(story)) * 0.35) :])
    ),
    "stub": lambda story: cut(story, 0.2),
    "only-headings": lambda story: "\n\n".join(f"## {line}" for line in lines(story)),
    "only-a-table": lambda story: "\n".join(f"| {line} |" for line in lines(story)),
    "words-mixed": lambda story: shuffled(story.split(), " "),
    "only-opening": lambda story: cut(story, 0.15) + "\n\n" + OTHER,
    "only-closing": lambda story: OTHER + "\n\n" + "\n".join(lines(story)[-4:]),
}


def source(id: str, story: str, day: int = 1, **said: Any) -> Source:
    """Return a published profile of somebody of its own with a story."""
    given: dict[str, Any] = {"name": f"Người {id}", "published": dt.date(2024, 1, day), **said}
    like = SOURCES["pv05xg"]
    return replace(like, name=f"{id}/profile.md", record=Profile(id=id, **given), story=story)


def told(*sources: Source) -> list[tuple[str, str]]:
    """Return (whose, message) of all that is told of some profiles."""
    assert no_story_is_copied.check

    portfolio = replace(of("tan-yen"), sources=sources)
    found = no_story_is_copied.check(portfolio)
    return [(each.profile.id, finding.message) for each, finding in found]


def stories(pair: dict[str, Any]) -> tuple[str, str]:
    """Return the two stories of a pair: two that were written, or a sample and what was made of it."""
    if "edits" not in pair:
        first, second = (
            WRITTEN["stories"][name].format(**WRITTEN["passages"]) for name in pair["of"]
        )
        return first, second
    story = first = SOURCES[pair["of"]].story
    for edit in pair["edits"]:
        story = EDITS[edit](story)
    return first, story


def whose(pair: dict[str, Any]) -> list[str]:
    """Return whose story is told of, of a pair."""
    first, second = stories(pair)
    return [id for id, _ in told(source("cu", first), source("moi", second, day=2))]


def label(pair: dict[str, Any]) -> str:
    """Return the name of a pair's test."""
    return "-".join((pair["of"], *pair["edits"]) if "edits" in pair else pair["of"])


@pytest.mark.parametrize("pair", PAIRS, ids=label)
def test_pair(pair: dict[str, Any]) -> None:
    """A copy is told of at the later profile, and only there; what is none is not."""
    found = pair["copy"] == (pair.get("known") is None)

    assert (["moi"] if found else []) == whose(pair)


def test_the_plans_wording_alone_is_nobodys() -> None:
    """Two stories that are nothing but the plan's own words are told of as nothing, and divide by nothing."""
    words = " ".join(atom.text for each in of("tan-yen").plan.criteria for atom in each.atoms)

    assert len(words.split()) > 140
    assert told(source("cu", words), source("moi", words, day=2)) == []


def test_precision_and_recall() -> None:
    """Of what is told, nineteen in twenty are copies; nine copies in ten are found."""
    right = sum(pair["copy"] and "known" not in pair for pair in PAIRS)
    false = sum(pair.get("known") == "false alarm" for pair in PAIRS)
    copies = sum(pair["copy"] for pair in PAIRS)

    assert right / (right + false) >= 0.95
    assert right / copies >= 0.9


def test_there_are_pairs_enough() -> None:
    """There are at least thirty copies and thirty that are none, and every edit and story is used."""
    copies = sum(pair["copy"] for pair in PAIRS)

    assert copies >= 30
    assert len(PAIRS) - copies >= 30
    assert set(EDITS) == {edit for pair in EDITED for edit in pair["edits"]}
    assert set(WRITTEN["stories"]) == {name for pair in WRITTEN["pairs"] for name in pair["of"]}


@pytest.mark.parametrize("pair", WRITTEN["pairs"], ids=label)
def test_written_story_is_long_enough_to_be_compared(pair: dict[str, Any]) -> None:
    """No pair of stories is spared only because one of them is short."""
    assert all(resemblance.sampled(story) for story in stories(pair))


@pytest.mark.parametrize("plan", PLANS)
def test_samples_are_their_own(plan: str) -> None:
    """Of the hundreds of pairs of one plan's samples, written each for itself, none is a copy."""
    sources = of(plan).sources

    assert len(list(itertools.combinations(sources, 2))) > 100
    assert told(*sources) == []


STORY = SOURCES["yv3xhx"].story


def test_share_and_longest_passage_are_told() -> None:
    """The message names the other profile, the share, and the passage by its first words."""
    ((_, message),) = told(source("cu", STORY), source("moi", EDITS["own-opening"](STORY), day=2))

    assert message.startswith("bài viết chứa 100% bài của cu/profile.md (Người cu); đoạn dài nhất ")


def test_place_is_of_the_passage() -> None:
    """A finding stands at the line and column where the longest passage begins."""
    assert no_story_is_copied.check

    copy = source("moi", "Một câu riêng.\n\n" + STORY, day=2)
    portfolio = replace(of("tan-yen"), sources=(source("cu", STORY), copy))
    ((_, finding),) = no_story_is_copied.check(portfolio)
    told_line = copy.story.splitlines()[(finding.line or 0) - copy.story_line]

    assert finding.message.partition("từ “")[2][:12] == told_line[finding.column - 1 :][:12]


def test_many_copies_are_told_once_each() -> None:
    """A story told thirty times is told of at each but the first, with the first."""
    many = [source(f"m{day:02}", STORY, day=day) for day in range(1, 31)]

    assert [each.profile.id for each in many[1:]] == [id for id, _ in told(*many)]


def test_drafts_come_last() -> None:
    """A draft is told of, not the published story it was made from."""
    draft = source("nhap", STORY, published=None)

    assert [id for id, _ in told(draft, source("cu", STORY, day=9))] == ["nhap"]


@pytest.mark.parametrize(
    "said",
    [
        {"withdrawn": Withdrawal(date=dt.date(2024, 3, 1), kind="withdrawn")},
        {"name": "Bà Người cu"},
        {"owner": "Ông Người cu"},
    ],
    ids=lambda said: "-".join(said),
)
def test_spared(said: dict[str, Any]) -> None:
    """What was withdrawn, one person's two profiles, and a model and its owner are spared."""
    assert told(source("cu", STORY), source("moi", STORY, day=2, **said)) == []


def test_order_of_the_profiles_does_not_count() -> None:
    """The same profiles, read in any order, give the same findings."""
    three = [source(f"m{day}", EDITS["names"](STORY), day=day) for day in (1, 2, 3)]

    assert {tuple(told(*order)) for order in itertools.permutations(three)} == {tuple(told(*three))}
