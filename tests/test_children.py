"""What would let a stranger find a child is told; what does not is passed."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from exemplars.reading.source import Source
from exemplars.records.profile import Profile
from exemplars.rules import children, other_children
from support_portal import REPO
from support_texts import CASES

SENTENCES = yaml.safe_load((CASES / "people/children.yml").read_text("utf-8"))
OTHERS = yaml.safe_load((CASES / "people/other-children.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"])
def test_a_child_is_not_to_be_found(case: dict[str, Any]) -> None:
    """The words that name a school, a class or a parent are told, in order, and no others."""
    story = Source(REPO, "profile.md", Profile(name="Tạ Văn Vóc", minor=True), story=case["text"])
    check = children.child_cannot_be_found.check

    assert check
    assert case["told"] == [each.message.split("“")[1][:-1] for each in check(story, None)]


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case["text"])
def test_a_child_in_another_story_is_not_to_be_found(case: dict[str, Any]) -> None:
    """What leads to a child is told; staff of schools, parents, upper pupils and the dead are passed."""
    story = Source(REPO, "profile.md", Profile(name="Tạ Văn Vóc"), story=case["text"])
    check = other_children.another_child_cannot_be_found.check

    assert check
    assert case["told"] == [each.message.split("“")[1][:-1] for each in check(story, None)]
