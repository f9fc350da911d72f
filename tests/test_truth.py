"""The truth rules on single sentences that are data: cases/truth/<code>.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import support_truth
from support_truth import FILES, Sentence

SENTENCES = [each for path in FILES for each in support_truth.sentences(path)]
FEWEST = 30


@pytest.mark.parametrize("sentence", SENTENCES, ids=str)
def test_sentence_is_judged_as_the_data_says(sentence: Sentence) -> None:
    """A sentence is told, in its words, or not told; where the rule is known to be wrong, it is."""
    told = [each.message for each in sentence.findings()]
    right = "missed" not in sentence.case
    expected = sentence.positive == right

    assert expected == bool(told), told
    assert not told or any(sentence.case.get("told", "") in each for each in told), told


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_precision_and_recall_are_what_the_data_says(path: Path) -> None:
    """Of what a rule tells, and of what it should tell, the shares that are right stand in its file."""
    data = yaml.safe_load(path.read_text("utf-8"))
    right = wrong = missed = 0
    for sentence in support_truth.sentences(path):
        told = bool(sentence.findings())
        right += told and sentence.positive
        wrong += told and not sentence.positive
        missed += sentence.positive and not told

    assert data["precision"] == round(right / (right + wrong), 3)
    assert data["recall"] == round(right / (right + missed), 3)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rule_has_sentences_enough(path: Path) -> None:
    """Every rule is held to thirty sentences it must tell of, and thirty it must not."""
    kinds = [each.positive for each in support_truth.sentences(path)]

    assert kinds.count(True) >= FEWEST
    assert kinds.count(False) >= FEWEST
