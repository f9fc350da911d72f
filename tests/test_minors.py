"""A child whom nobody has called so is noticed; other children and long past childhoods are passed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml

from exemplars.reading.source import Source
from exemplars.records.profile import Profile
from exemplars.rules import minors
from support_portal import REPO
from support_texts import CASES

SENTENCES = yaml.safe_load((CASES / "people/minors.yml").read_text("utf-8"))


def told(text: str, name: str = "Tạ Văn Vóc", **more: Any) -> list[str]:
    """Return the words that are told of a story."""
    profile = Profile(name=name, kind="individual", published=dt.date(2023, 6, 1), **more)
    # Nothing is said of its fields, so that none is passed over unread.
    source = Source(REPO, "profile.md", profile, is_canonical=True, story=text)
    check = minors.a_child_is_called_one.check
    assert check
    return [each.message.split("“")[1][:-1] for each in check(source, None)]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"])
def test_a_child_is_noticed(case: dict[str, Any]) -> None:
    """The exemplar's own age, class or year of birth is told, and nobody else's."""
    assert told(case["text"], case.get("name", "Tạ Văn Vóc")) == [case["told"]] * bool(case["told"])


def test_there_are_cases_enough() -> None:
    """At least twenty sentences tell of a child, and at least thirty do not."""
    assert len([case for case in SENTENCES if case["told"]]) >= 20
    assert len([case for case in SENTENCES if not case["told"]]) >= 30


@pytest.mark.parametrize("more", [{"minor": True}, {"posthumous": True}])
def test_nothing_is_asked_twice(more: dict[str, bool]) -> None:
    """Who is called a child already, or has died, is passed."""
    assert told("Em Vóc, 11 tuổi, cứu bạn.", **more) == []


@pytest.mark.parametrize(
    "said", ["Vóc, 11 tuổi ", "em " * 20, "lớp 5 ", "năm nay mới là ", "Tạ Văn "]
)
def test_a_long_story_is_read_at_once(said: str) -> None:
    """However often something like a child stands in a story, it is read to its end."""
    assert told((said * 128_000)[:128_000] + " lớp 5.") in ([], ["Vóc, 11 tuổi"])
